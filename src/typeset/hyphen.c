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

/* Words of more letters are not hyphenated. */
enum { LETTER_LIMIT = 120 };

/* No break leaves fewer letters on a line. */
enum { LETTERS_BEFORE = 2, LETTERS_AFTER = 2 };

/* The word in ISO 8859-1, lower case, and what is found for it: breaks[i] is a
 * break after letter i. */
struct letters {
	const struct hyphenation *hyphenation;
	unsigned char letters[LETTER_LIMIT];
	unsigned char breaks[LETTER_LIMIT];
	int count;
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

/* The edge for LETTER out of the root of an automaton, or 0. */
static uint32_t root_edge(const struct hyphenation *hyphenation, int automaton, unsigned letter)
{
	return hyphenation->roots[automaton][letter];
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

/* A stretch of a text on its way through an automaton. */
struct walk {
	const struct hyphenation *hyphenation;
	const unsigned char *text;
	int automaton;
	int start, end;          /* the letters that led to the state */
	uint32_t state;          /* 0 at the root */
};

/* Goes on with the letter at the end; the edge taken, or 0. */
static uint32_t walk_step(struct walk *walk)
{
	const struct hyphenation *hyphenation = walk->hyphenation;
	unsigned letter = walk->text[walk->end];
	uint32_t edge = walk->start == walk->end
		? root_edge(hyphenation, walk->automaton, letter)
		: state_edge(hyphenation, walk->state, letter);

	if (edge) {
		walk->state = hyphenation->edges[edge] >> HYPHEN_EDGE_TARGET;
		walk->end++;
	}
	return edge;
}

/* No pattern goes on like this: the longest end of the stretch that is the
 * beginning of a pattern. */
static void walk_fall_back(struct walk *walk)
{
	int end = walk->end;

	do {
		walk->end = ++walk->start;
		while (walk->end < end && walk_step(walk))
			;
	} while (walk->end < end);
}

/* Matches the patterns of LEVEL against TEXT (COUNT characters); values[i] is
 * the digit before character i. */
static void text_match(const struct hyphenation *hyphenation, int level,
	const unsigned char *text, int count, unsigned char *values)
{
	struct walk walk = {hyphenation, text, level, 0, 0, 0};

	memset(values, '0', (size_t)count + 1);
	while (walk.end < count) {
		uint32_t edge = walk_step(&walk);

		if (edge && hyphenation->values[edge])
			values_raise(hyphenation, hyphenation->values[edge], values, walk.end - 1);
		else if (!edge && walk.start == walk.end)
			walk.start = ++walk.end;
		else if (!edge)
			walk_fall_back(&walk);
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

/* Prefixes that the first level cuts off like parts of compounds. */
static const char *const prefixes[] = {"ver", "ent", "zer", "emp", NULL};

/* Is the part of the word from FROM to before END too little to stand for itself? */
static bool part_is_prefix(const struct letters *word, int from, int end)
{
	if (end - from < 3)
		return true;
	for (int i = 0; prefixes[i]; i++)
		if (end - from == 3 && memcmp(word->letters + from, prefixes[i], 3) == 0)
			return true;
	return false;
}

/* Endings of nouns that link with an s: what follows is another part. */
static const char *const links[] = {"ungs", "heits", "keits", "schafts", "t\xe4ts", "ions", NULL};

static bool part_ends_linked(const struct letters *word, int end)
{
	for (int i = 0; links[i]; i++) {
		int length = (int)strlen(links[i]);

		if (length < end && memcmp(word->letters + end - length, links[i],
			(size_t)length) == 0)
			return true;
	}
	return false;
}

/* Breaks after prefixes are no joints; a linking s stays where it belongs. */
static void joints_sift(struct letters *word)
{
	int begin = 0;

	for (int i = 0; i + 1 < word->count; i++) {
		if (word->breaks[i] == HYPHEN_SYLLABLE && part_ends_linked(word, i + 1))
			word->breaks[i] = HYPHEN_JOINT;
		if (word->breaks[i] != HYPHEN_JOINT)
			continue;
		if (word->breaks[i + 1] == HYPHEN_JOINT) {
			word->breaks[i] = HYPHEN_NONE;
			continue;
		}
		if (part_is_prefix(word, begin, i + 1))
			word->breaks[i] = HYPHEN_SYLLABLE;
		begin = i + 1;
	}
}

/* The longest word of the list that starts at letter FROM: its edge, or 0. */
static uint32_t list_match(const struct letters *word, int from, int *length)
{
	struct walk walk = {word->hyphenation, word->letters, HYPHEN_WORDS, from, from, 0};
	uint32_t edge, found = 0;

	while (walk.end < word->count && (edge = walk_step(&walk)) != 0)
		if (word->hyphenation->values[edge]) {
			found = edge;
			*length = walk.end - from;
		}
	return found;
}

/* The place before an entry's last letter is left to the patterns unless the
 * entry breaks there: "arbeit" does not know whether "er" follows. */
static void list_apply(struct letters *word)
{
	const struct hyphenation *hyphenation = word->hyphenation;
	int length;

	for (int from = 0; from < word->count; from++) {
		uint32_t edge = list_match(word, from, &length);
		const unsigned char *digits;

		if (!edge)
			continue;
		digits = hyphenation->digits + hyphenation->starts[hyphenation->values[edge]];
		for (int i = 0; i + 1 < length; i++)
			if (digits[i] != '0' || i + 2 < length)
				word->breaks[from + i] = (unsigned char)(digits[i] - '0');
		from += length - 1;
	}
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

void hyphen_word(const struct hyphenation *hyphenation, const char *word, size_t length,
	unsigned char *breaks)
{
	struct letters letters = {.hyphenation = hyphenation};
	size_t place = 0, size;

	memset(breaks, HYPHEN_NONE, length);
	if (!letters_read(&letters, word, length))
		return;
	part_hyphenate(&letters, 0, letters.count);
	joints_sift(&letters);
	list_apply(&letters);
	for (int i = 0; i < letters.count; i++, place += size) {
		character_read((const unsigned char *)word + place, length - place, &size);
		if (i >= LETTERS_BEFORE && letters.count - i >= LETTERS_AFTER)
			breaks[place] = letters.breaks[i - 1];
	}
}
