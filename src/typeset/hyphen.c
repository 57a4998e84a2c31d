/* Hyphen: walks the compiled patterns.
 *
 * Liang, "Word Hy-phen-a-tion by Com-put-er" (1983), with the two levels of
 * libhyphen: the first level cuts a compound at its joints, each part is cut
 * again, and a part without joints is hyphenated by the second level.  The
 * patterns were made for libhyphen, which at each letter looks only at the
 * longest pattern or beginning of one that ends there; so does this file.
 * tests/hyphen.sh compares the two.  What this file does on top: words
 * of hyphen_words.txt overrule the patterns, a part of one letter ("Verbrechen-s-")
 * is no part, and a prefix is no part of a compound. */
#include "hyphen.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "hyphen_data.h"
#include "hyphen_parts.h"

/* Words of more letters are not hyphenated. */
enum { LETTER_LIMIT = 120 };

/* Entries of hyphen_words.txt that are found in one word. */
enum { ENTRY_LIMIT = 24 };

/* No break leaves fewer letters on a line. */
enum { LETTERS_BEFORE = 2, LETTERS_AFTER = 2 };

/* A word of hyphen_words.txt that stands in the word at hand. */
struct entry {
	int from, length;        /* letters */
	const unsigned char *digits; /* for the place before each of them */
};

/* The word in ISO 8859-1, lower case, and what is found for it: breaks[i] is a
 * break after letter i. */
struct letters {
	const struct hyphenation *hyphenation;
	unsigned char letters[LETTER_LIMIT];
	unsigned char breaks[LETTER_LIMIT];
	int count;
	struct entry entries[ENTRY_LIMIT];
	int entry_count;
};

/* The edge for LETTER out of STATE, or 0.  Letters are in order. */
static uint32_t state_edge(const struct hyphenation *hyphenation, uint32_t state, unsigned letter)
{
	const uint32_t *edge = &hyphenation->edges[state];

	for (; (*edge & 0xff) <= letter; edge++) {
		if ((*edge & 0xff) == letter)
			return (uint32_t)(edge - hyphenation->edges);
		if (*edge & HYPHEN_EDGE_LAST)
			break;
	}
	return 0;
}

/* The edge for LETTER out of the state that EDGE leads to, or 0. */
static uint32_t next_edge(const struct hyphenation *hyphenation, uint32_t edge, unsigned letter)
{
	return state_edge(
		hyphenation, hyphenation->edges[edge] >> HYPHEN_EDGE_TARGET, letter);
}

/* The last edge of the path that the letters of TEXT from START to END lead from the root
 * of AUTOMATON, or 0. */
static uint32_t path_edge(const struct hyphenation *hyphenation, int automaton,
	const unsigned char *text, int start, int end)
{
	uint32_t edge = hyphenation->roots[automaton][text[start]];

	while (edge && start < end)
		edge = next_edge(hyphenation, edge, text[++start]);
	return edge;
}

/* Raises the values before and after the letters up to END to those of a
 * pattern that ends with letter END. */
static void values_raise(const struct hyphenation *hyphenation, unsigned value,
	unsigned char *values, int end)
{
	int first = (int)hyphenation->starts[value], last = (int)hyphenation->starts[value + 1];
	unsigned char *place = values + end + 1;

	while (last > first) {
		unsigned char digit = hyphenation->digits[--last];

		if (*place < digit)
			*place = digit;
		place--;
	}
}

/* Matches the patterns of LEVEL against TEXT (COUNT characters); values[i] is
 * the digit before character i.  At each character EDGE is the last one of the longest
 * beginning of a pattern that ends there, from character START. */
static void text_match(const struct hyphenation *hyphenation, int level,
	const unsigned char *text, int count, unsigned char *values)
{
	uint32_t edge = 0;
	int start = 0;

	memset(values, '0', (size_t)count + 1);
	for (int end = 0; end < count; end++) {
		edge = edge ? next_edge(hyphenation, edge, text[end])
			    : path_edge(hyphenation, level, text, start, end);
		while (!edge && start < end)
			edge = path_edge(hyphenation, level, text, ++start, end);
		if (!edge)
			start = end + 1;
		else if (hyphenation->values[edge])
			values_raise(hyphenation, hyphenation->values[edge], values, end);
	}
}

/* values[i]: odd if a break is allowed after letter FROM + i of the word. */
static void part_values(const struct letters *word, int level, int from, int count,
	unsigned char *values)
{
	unsigned char text[LETTER_LIMIT + 2], all[LETTER_LIMIT + 3];

	text[0] = text[count + 1] = '.';
	memcpy(text + 1, word->letters + from, (size_t)count);
	text_match(word->hyphenation, level, text, count + 2, all);
	memcpy(values, all + 2, (size_t)count);
	values[count - 1] = '0';
}

static void part_syllables(struct letters *word, int from, int count)
{
	unsigned char values[LETTER_LIMIT];
	int left = from > 0 ? word->hyphenation->left : 0;
	int right = from + count < word->count ? word->hyphenation->right : 0;

	part_values(word, 1, from, count, values);
	for (int i = 0; i < count; i++)
		if (values[i] & 1 && i + 1 >= left && count - 1 - i >= right)
			word->breaks[from + i] = HYPHEN_SYLLABLE;
}

/* Recursion ends because every part is shorter than what it is a part of. */
static void part_hyphenate(struct letters *word, int from, int count)
{
	unsigned char values[LETTER_LIMIT];
	int begin = 0;

	part_values(word, 0, from, count, values);
	for (int i = 0; i < count; i++) {
		bool joint = values[i] & 1;

		if (!joint && !(begin > 0 && i + 1 == count))
			continue;
		if (i > begin)
			part_hyphenate(word, from + begin, i - begin + 1);
		if (joint)
			word->breaks[from + i] = HYPHEN_JOINT;
		begin = i + 1;
	}
	if (begin == 0)
		part_syllables(word, from, count);
}

/* Breaks after prefixes and before endings are no joints; a linking s stays where it belongs. */
static void joints_sift(struct letters *word)
{
	int begin = 0;

	for (int i = 0; i + 1 < word->count; i++) {
		if (word->breaks[i] == HYPHEN_SYLLABLE && part_ends_linked(word->letters, i + 1))
			word->breaks[i] = HYPHEN_JOINT;
		if (word->breaks[i] != HYPHEN_JOINT)
			continue;
		if (word->breaks[i + 1] == HYPHEN_JOINT) {
			word->breaks[i] = HYPHEN_NONE;
			continue;
		}
		if (part_is_prefix(word->letters + begin, i + 1 - begin) ||
			part_is_suffix(word->letters + i + 1, word->count - i - 1))
			word->breaks[i] = HYPHEN_SYLLABLE;
		begin = i + 1;
	}
}

/* Fills ENTRY with the longest word of the list that starts at letter FROM. */
static bool entry_match(const struct letters *word, int from, struct entry *entry)
{
	const struct hyphenation *hyphenation = word->hyphenation;
	uint32_t edge = path_edge(hyphenation, HYPHEN_WORDS, word->letters, from, from), found = 0;

	for (int end = from + 1; edge; end++) {
		if (hyphenation->values[edge]) {
			found = edge;
			*entry = (struct entry){from, end - from, hyphenation->digits +
				hyphenation->starts[hyphenation->values[edge]]};
		}
		edge = end < word->count ? next_edge(hyphenation, edge, word->letters[end]) : 0;
	}
	return found;
}

static void entries_find(struct letters *word)
{
	for (int from = 0; from < word->count && word->entry_count < ENTRY_LIMIT; from++)
		if (entry_match(word, from, &word->entries[word->entry_count]))
			from += word->entries[word->entry_count++].length - 1;
}

/* Is ENTRY against a joint before letter JOINT? */
static bool entry_denies(const struct entry *entry, int joint)
{
	int place = joint - entry->from;

	return place > 0 && place < entry->length && entry->digits[place] - '0' != HYPHEN_JOINT;
}

/* Does a first part stand from FROM to before JOINT, for all the list of words says?
 * Of a last part that it could be too, a vowel is no end: "Schul=einzug", not "Schu-le". */
static bool entries_allow(const struct letters *word, int from, int joint)
{
	bool vowel = letter_is_vowel(word->letters[joint]);

	for (int i = 0; i < word->entry_count; i++) {
		const struct entry *entry = &word->entries[i];

		if (entry_denies(entry, joint) && !(vowel && entry->from == from &&
			entry->digits[0] - '0' == HYPHEN_JOINT))
			return false;
	}
	return true;
}

/* Can what stands from JOINT to the end of the word follow a first part?  "sch" is one
 * sound: "krei-schen" is not "Kreis=chen". */
static bool rest_follows(const struct letters *word, int joint)
{
	const struct hyphenation *hyphenation = word->hyphenation;
	int count = word->count - joint;
	uint32_t edge;

	if (!part_is_last(word->letters + joint, count) ||
		memcmp(word->letters + joint - 1, "sch", 3) == 0)
		return false;
	if (!letter_is_vowel(word->letters[joint]) || count <= 3)
		return true;
	edge = hyphenation->roots[HYPHEN_BEGINNINGS][word->letters[joint]];
	while (edge && !hyphenation->values[edge] && ++joint < word->count)
		edge = next_edge(hyphenation, edge, word->letters[joint]);
	return edge && joint < word->count;
}

/* Fills FIRST with the longest first part of a compound (hyphen_words.txt) that
 * starts at letter FROM and has a word behind it, or ends at END.  Whether an s links
 * or begins the next part ("Land=s-traße", "Lands=traße") is left to the patterns
 * unless a vowel stands behind it. */
static bool first_match(const struct letters *word, int from, int end, struct entry *first)
{
	const struct hyphenation *hyphenation = word->hyphenation;
	uint32_t edge = hyphenation->roots[HYPHEN_FIRSTS][word->letters[from]];

	first->length = 0;
	for (int joint = from + 1; edge && joint <= end; joint++) {
		int length = joint - from;
		bool links = first->length == length - 1 && word->letters[joint - 1] == 's';

		if (hyphenation->values[edge] && (joint == end ||
			(entries_allow(word, from, joint) && rest_follows(word, joint) &&
			(!links || letter_is_vowel(word->letters[joint])))))
			*first = (struct entry){from, length, hyphenation->digits +
				hyphenation->starts[hyphenation->values[edge]]};
		else if (hyphenation->values[edge] && links)
			return false;
		if (joint < end)
			edge = next_edge(hyphenation, edge, word->letters[joint]);
	}
	return first->length > 0;
}

/* The patterns know the letters around: where they see a break at the joint behind a
 * first part, theirs hold; else they are lost there and see the rest as a word. */
static void first_apply(struct letters *word, const struct entry *first, int end)
{
	int joint = first->from + first->length;

	for (int i = 1; i < first->length; i++)
		if (word->breaks[first->from + i - 1] != HYPHEN_JOINT ||
			!part_is_outer(word->letters + first->from, i))
			word->breaks[first->from + i - 1] = (unsigned char)(first->digits[i] - '0');
	for (int i = 0; i < word->entry_count; i++)
		if (entry_denies(&word->entries[i], joint) || (joint == end &&
			word->entries[i].from == first->from))
			word->entries[i].length = 0;
	if (joint == end)
		return;
	if (!word->breaks[joint - 1]) {
		memset(word->breaks + joint, HYPHEN_NONE, (size_t)(end - joint));
		part_hyphenate(word, joint, end - joint);
	}
	word->breaks[joint - 1] = HYPHEN_JOINT;
}

/* A break between letters that stand together in no part is a joint. */
static void doubles_join(struct letters *word, int from, int end)
{
	for (int i = from + 2; i < end; i++)
		if (word->breaks[i - 1] == HYPHEN_SYLLABLE &&
			letters_part_doubled(word->letters, i) &&
			part_is_last(word->letters + i, word->count - i))
			word->breaks[i - 1] = HYPHEN_JOINT;
}

/* Hyphenates the letters FROM to before END, and looks for first parts of compounds
 * where parts begin, but for those behind prefixes ("Ver[teil]er"). */
static void compound_hyphenate(struct letters *word, int from, int end)
{
	struct entry first;
	int before = from;

	part_hyphenate(word, from, end - from);
	doubles_join(word, from, end);
	while (from < end) {
		bool prefixed = before < from &&
			part_is_prefix(word->letters + before, from - before);

		before = from;
		if (!prefixed && first_match(word, from, end, &first)) {
			first_apply(word, &first, end);
			from += first.length;
			continue;
		}
		while (++from < end && word->breaks[from - 1] != HYPHEN_JOINT)
			;
	}
}

/* Cuts the word where an entry says that a part begins, so that the patterns see
 * the parts as words: "Kreativ=angebot", not "Kreativan=gebot". */
static void parts_hyphenate(struct letters *word)
{
	int begin = 0;

	for (int i = 0; i < word->entry_count; i++) {
		const struct entry *entry = &word->entries[i];

		if (entry->digits[0] - '0' != HYPHEN_JOINT ||
			part_is_prefix(word->letters + begin, entry->from - begin))
			continue;
		compound_hyphenate(word, begin, entry->from);
		word->breaks[entry->from - 1] = HYPHEN_JOINT;
		begin = entry->from;
	}
	compound_hyphenate(word, begin, word->count);
}

/* The places after an entry's last vowel and its last break are left to the patterns:
 * "gespräch" does not know whether an "e" follows. */
static void entry_apply(struct letters *word, const struct entry *entry)
{
	int last = entry->length - 1;

	while (last > 0 && entry->digits[last] == '0' &&
		!letter_is_vowel(word->letters[entry->from + last]))
		last--;
	for (int i = 1; i <= last; i++)
		word->breaks[entry->from + i - 1] = (unsigned char)(entry->digits[i] - '0');
}

/* A compound has joints; that behind a prefix is one only where there are no others:
 * "Ein=richtung", but "Tages=ein-richtung", "Fort-bildungs=reihe". */
static void joints_rank(struct letters *word)
{
	bool outer[LETTER_LIMIT] = {false}, other = false;
	int begin = 0;

	for (int i = 0; i + 1 < word->count; i++) {
		if (word->breaks[i] != HYPHEN_JOINT)
			continue;
		outer[i] = part_is_outer(word->letters + begin, i + 1 - begin);
		other |= !outer[i];
		begin = i + 1;
	}
	for (int i = 0; other && i + 1 < word->count; i++)
		if (outer[i])
			word->breaks[i] = HYPHEN_SYLLABLE;
}

/* A letter of German in ISO 8859-1, lower case; 0: none, the word stays whole. */
static unsigned char letter_lower(unsigned c)
{
	if (c >= 'A' && c <= 'Z')
		return (unsigned char)(c + 32);
	if (c >= 'a' && c <= 'z')
		return (unsigned char)c;
	if (c >= 0xc0 && c <= 0xde && c != 0xd7)
		return (unsigned char)(c + 32);
	if (c == 0x1e9e)
		return 0xdf;
	return c >= 0xdf && c <= 0xff && c != 0xf7 ? (unsigned char)c : 0;
}

/* The character at TEXT, and in *SIZE its bytes (1 to 3); 0 past three. */
static unsigned character_read(const unsigned char *text, size_t length, size_t *size)
{
	*size = text[0] < 0x80 ? 1 : text[0] < 0xe0 ? 2 : 3;
	if (*size > length || text[0] >= 0xf0)
		return 0;
	if (*size == 1)
		return text[0];
	if (*size == 2)
		return (text[0] & 0x1fu) << 6 | (text[1] & 0x3fu);
	return (text[0] & 0xfu) << 12 | (text[1] & 0x3fu) << 6 | (text[2] & 0x3fu);
}

/* Fills WORD; false if it is too short, too long or has foreign letters. */
static bool letters_read(struct letters *word, const char *text, size_t length)
{
	size_t size;

	for (size_t i = 0; i < length; i += size) {
		unsigned c = character_read((const unsigned char *)text + i, length - i, &size);
		unsigned char letter = letter_lower(c);

		if (!letter || word->count == LETTER_LIMIT)
			return false;
		word->letters[word->count++] = letter;
	}
	return word->count >= LETTERS_BEFORE + LETTERS_AFTER;
}

/* Behind it there are only joints: "Gahlen=str", not "Gahlens-tr". */
static int last_vowel(const struct letters *word)
{
	int last = word->count - 1;

	while (last > 0 && !letter_is_vowel(word->letters[last]))
		last--;
	return last;
}

void hyphen_word(const struct hyphenation *hyphenation, const char *word, size_t length,
	unsigned char *breaks)
{
	struct letters letters = {.hyphenation = hyphenation};
	size_t place = 0, size;
	int vowel;

	memset(breaks, HYPHEN_NONE, length);
	if (!letters_read(&letters, word, length))
		return;
	entries_find(&letters);
	parts_hyphenate(&letters);
	joints_sift(&letters);
	for (int i = 0; i < letters.entry_count; i++)
		entry_apply(&letters, &letters.entries[i]);
	joints_rank(&letters);
	vowel = last_vowel(&letters);
	for (int i = 0; i < letters.count; i++, place += size) {
		character_read((const unsigned char *)word + place, length - place, &size);
		if (i >= LETTERS_BEFORE && letters.count - i >= LETTERS_AFTER &&
			(i <= vowel || letters.breaks[i - 1] == HYPHEN_JOINT))
			breaks[place] = letters.breaks[i - 1];
	}
}
