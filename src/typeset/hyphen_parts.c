/* Hyphen parts: what can be a part of a compound, from lists of German beginnings and
 * endings (ISO 8859-1, lower case). */
#include "hyphen_parts.h"

#include <string.h>

bool letter_is_vowel(unsigned char letter)
{
	return strchr("aeiouy\xe4\xe9\xf6\xfc", letter);
}

/* What the first level cuts off like parts of compounds, and is none: beginnings of
 * words in ISO 8859-1 ... */
static const char *const prefixes[] = {"ver", "ent", "zer", "emp", "kon", "kom", "pro", "pr\xe4",
	"per", "ter", "wer", "dis", "mis", "sub", "syn", "gra", "bal", "kei", "mei", "sei", "dei",
	"eige", "inter", "wei", "dr\xfc", NULL};

/* ... and of these two after an other: "unge=fähr", "vorbe=reiten" ... */
static const char *const inner_prefixes[] = {"ge", "be", "ver", "zu", NULL};
static const char *const outer_prefixes[] = {"ab", "an", "auf", "aus", "bei", "dar", "durch", "ein",
	"fort", "her", "heraus", "hin", "mit", "nach", "um", "un", "unter", "vor", "voraus",
	"weg", "weiter", "wieder", "zu", "zur\xfc""ck", "zusammen", "\xfc""ber", NULL};

/* ... and what begins like this, or is this as a whole. */
static const char *const suffixes[] = {"tion", "heit", "keit", "schaft", "ck", "\xdf", "lung",
	"tung", "rung", "sung", "nung", NULL};
static const char *const endings[] = {"sche", "schem", "schen", "scher", "sches", "gere", "gerem",
	"geren", "gerer", "geres", NULL};

/* Words of up to three letters that end compounds; else those are endings. */
static const char *const short_parts[] = {"akt", "amt", "arm", "art", "bad", "bau", "bus", "ehe",
	"eis", "fu\xdf", "gut", "hof", "los", "mal", "mut", "not", "ohr", "ort", "rad", "rat",
	"see", "tag", "tat", "tod", "tor", "t\xfcr", "typ", "uhr", "weg", "zug", NULL};

static bool letters_begin(const unsigned char *letters, int count, const char *text)
{
	int i = 0;

	while (i < count && text[i] && letters[i] == (unsigned char)text[i])
		i++;
	return !text[i];
}

static bool letters_are(const unsigned char *letters, int count, const char *const *list)
{
	for (int i = 0; list[i]; i++)
		if (letters_begin(letters, count, list[i]) && strlen(list[i]) == (size_t)count)
			return true;
	return false;
}

/* "unge", "vorbe": an outer prefix and an inner one? */
static bool letters_are_prefixes(const unsigned char *letters, int count)
{
	for (int i = 0; inner_prefixes[i]; i++) {
		int length = (int)strlen(inner_prefixes[i]);

		if (count > length &&
			letters_begin(letters + count - length, length, inner_prefixes[i]) &&
			letters_are(letters, count - length, outer_prefixes))
			return true;
	}
	return false;
}

bool part_is_prefix(const unsigned char *letters, int count)
{
	return count < 3 || letters_are(letters, count, prefixes) ||
		letters_are_prefixes(letters, count);
}

bool part_is_suffix(const unsigned char *letters, int count)
{
	for (int i = 0; suffixes[i]; i++)
		if (letters_begin(letters, count, suffixes[i]))
			return true;
	return letters_are(letters, count, endings) ||
		(count <= 3 && !letters_are(letters, count, short_parts));
}

/* Endings of nouns that link with an s: what follows is another part. */
static const char *const links[] = {"ungs", "heits", "keits", "schafts", "t\xe4ts", "ions", NULL};

bool part_ends_linked(const unsigned char *letters, int count)
{
	for (int i = 0; links[i]; i++) {
		int length = (int)strlen(links[i]);

		if (length < count &&
			memcmp(letters + count - length, links[i], (size_t)length) == 0)
			return true;
	}
	return false;
}

bool part_is_outer(const unsigned char *letters, int count)
{
	return letters_are(letters, count, outer_prefixes);
}


/* What German words begin with before their first vowel. */
static const char *const onsets[] = {"b", "bl", "br", "c", "ch", "chr", "cl", "cr", "d", "dr",
	"f", "fl", "fr", "g", "gl", "gn", "gr", "h", "j", "k", "kl", "kn", "kr", "l", "m", "n", "p",
	"pf", "pfl", "pfr", "ph", "pl", "pr", "ps", "q", "r", "s", "sch", "schl", "schm",
	"schn", "schr", "schw", "sk", "sp", "spr", "st", "str", "sz", "t", "th", "tr",
	"v", "w", "z", "zw", NULL};

/* Endings that take the place of a last part ... */
static const char *const tails[] = {"bar", "bare", "chen", "haft", "heit", "keit", "lein", "ler",
	"lich", "ling", "los", "nis", "sam", "schaft", "st", "tion", "tum", NULL};

/* ... with these behind them. */
static const char *const inflections[] = {"", "e", "em", "en", "ens", "er", "ere", "erem",
	"eren", "erer", "eres", "es", "heit", "heiten", "in", "innen", "ischen", "keit", "keiten",
	"n", "nen", "s", "se", "sen", "ses", "ste", "stem", "sten", "ster", "stes", NULL};

static bool part_is_tail(const unsigned char *letters, int count)
{
	for (int i = 0; tails[i]; i++) {
		int length = (int)strlen(tails[i]);

		if (letters_begin(letters, count, tails[i]) &&
			letters_are(letters + length, count - length, inflections))
			return true;
	}
	return false;
}

bool part_is_last(const unsigned char *letters, int count)
{
	int onset = 0;

	while (onset < count && !letter_is_vowel(letters[onset]))
		onset++;
	if (onset == count || !(onset == 0 || letters_are(letters, onset, onsets)))
		return false;
	if (count <= 3)
		return letters_are(letters, count, short_parts);
	return !part_is_tail(letters, count);
}

/* Letters that stand for one long sound. */
static const char *const diphthongs[] = {"au", "ei", "eu", "\xe4u", NULL};

bool letters_part_doubled(const unsigned char *letters, int place)
{
	unsigned char letter = letters[place];

	if (place < 2 || letters[place - 1] != letter || letter == 's' || letter_is_vowel(letter))
		return false;
	return !letter_is_vowel(letters[place - 2]) ||
		(place > 2 && letters_are(letters + place - 3, 2, diphthongs));
}
