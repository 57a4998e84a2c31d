/* Compares our hyphenation with libhyphen's on a word list, word by word.
 *
 *     hyphen_compare DICTIONARY WORDLIST BETTER [EXAMPLES]
 *
 * BETTER has words that libhyphen cuts wrongly and how they are to be cut ("=" at a
 * joint, "-" elsewhere), in the order of strcmp().  Ends in 0 if these are cut so, differ
 * from libhyphen all, and at least 99.5 % of the words are cut alike or as said there.
 * What differs besides are the words of hyphen_words.txt and parts of one letter
 * ("Verbrechen-s-bekämpfung"). */
#include <hyphen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/hyphen.h"

enum { LENGTH = 256, PER_MILLE = 995, BETTER_LIMIT = 2000 };

/* The words that are cut better than by libhyphen, with their marks. */
struct better {
	char cuts[BETTER_LIMIT][LENGTH];
	int count;
	int found;
};

struct word {
	char utf8[LENGTH];
	char latin[LENGTH];      /* ISO 8859-1, lower case */
	int starts[LENGTH];      /* byte of utf8 that each letter starts at */
	int count;
};

/* False for what is no word of Latin-1 letters. */
static bool word_read(struct word *word, const char *line)
{
	size_t length = strcspn(line, "\n");

	word->count = 0;
	snprintf(word->utf8, sizeof word->utf8, "%.*s", (int)length, line);
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)line[i];

		word->starts[word->count] = (int)i;
		if (c == 0xc3)
			c = (unsigned char)((line[++i] & 0x3f) | 0xc0);
		else if (c >= 0x80)
			return false;
		if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde))
			c = (unsigned char)(c + 32);
		if (!(c >= 'a' && c <= 'z') && c < 0xdf)
			return false;
		word->latin[word->count++] = (char)c;
	}
	word->latin[word->count] = '\0';
	return word->count >= 2;
}

static bool word_agrees(HyphenDict *dictionary, const struct word *word)
{
	unsigned char breaks[LENGTH];
	char hyphens[LENGTH + 8];
	char **replacements = NULL;
	int *positions = NULL, *cuts = NULL;

	hnj_hyphen_hyphenate3(dictionary, word->latin, word->count, hyphens, NULL, &replacements,
		&positions, &cuts, 2, 2, 2, 2);
	hyphen_word(hyphen_german(), word->utf8, strlen(word->utf8), breaks);
	for (int i = 1; i < word->count; i++)
		if ((hyphens[i - 1] & 1) != (breaks[word->starts[i]] != HYPHEN_NONE))
			return false;
	return true;
}

/* WORD with "=" at joints and "-" at other breaks in CUT (2 * LENGTH bytes). */
static const char *word_cut(const struct word *word, char *cut)
{
	unsigned char breaks[LENGTH];
	char *end = cut;

	hyphen_word(hyphen_german(), word->utf8, strlen(word->utf8), breaks);
	for (size_t i = 0; word->utf8[i]; i++) {
		if (breaks[i] != HYPHEN_NONE)
			*end++ = breaks[i] == HYPHEN_JOINT ? '=' : '-';
		*end++ = word->utf8[i];
	}
	*end = '\0';
	return cut;
}

static int cut_compare(const void *cut, const void *better)
{
	return strcmp(cut, better);
}

static bool better_read(struct better *better, const char *path)
{
	FILE *file = fopen(path, "r");
	bool ordered = true;

	if (!file)
		return false;
	while (better->count < BETTER_LIMIT && fgets(better->cuts[better->count], LENGTH, file)) {
		char *cut = better->cuts[better->count++];

		cut[strcspn(cut, "\n")] = '\0';
		ordered &= better->count < 2 || strcmp(better->cuts[better->count - 2], cut) < 0;
	}
	ordered &= feof(file) || !fgetc(file);
	fclose(file);
	return ordered;
}

static bool word_is_better(struct better *better, const struct word *word)
{
	char cut[2 * LENGTH];
	bool found = bsearch(word_cut(word, cut), better->cuts, (size_t)better->count, LENGTH,
		cut_compare);

	better->found += found;
	return found;
}

int main(int argc, char **argv)
{
	static struct better better;
	HyphenDict *dictionary = argc > 3 ? hnj_hyphen_load(argv[1]) : NULL;
	FILE *list = argc > 3 ? fopen(argv[2], "r") : NULL;
	long examples = argc > 4 ? atol(argv[4]) : 0, words = 0, alike = 0;
	char line[LENGTH], cut[2 * LENGTH];
	struct word word;

	if (!dictionary || !list || !better_read(&better, argv[3])) {
		fprintf(stderr, "usage: hyphen_compare DICTIONARY WORDLIST BETTER [EXAMPLES]\n");
		return 2;
	}
	while (fgets(line, sizeof line, list)) {
		if (!word_read(&word, line))
			continue;
		words++;
		if (word_agrees(dictionary, &word) || word_is_better(&better, &word))
			alike++;
		else if (examples-- > 0)
			puts(word_cut(&word, cut));
	}
	fclose(list);
	hnj_hyphen_free(dictionary);
	printf("%ld of %ld words alike (%.2f %%), %d of them better\n", alike, words,
		100.0 * (double)alike / (double)(words ? words : 1), better.found);
	if (better.found != better.count)
		printf("%d words are not cut better, as said\n", better.count - better.found);
	return words == 0 || better.found != better.count || alike * 1000 < words * PER_MILLE;
}
