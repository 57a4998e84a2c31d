/* Compares our hyphenation with libhyphen's on a word list, word by word.
 *
 *     hyphen_compare DICTIONARY WORDLIST [EXAMPLES]
 *
 * Ends in 0 if at least 99.5 % of the words are cut alike.  What differs are the
 * words of hyphen_words.txt and parts of one letter ("Verbrechen-s-bekämpfung"). */
#include <hyphen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/hyphen.h"

enum { LENGTH = 256, PER_MILLE = 995 };

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

static void word_print(const struct word *word)
{
	unsigned char breaks[LENGTH];

	hyphen_word(hyphen_german(), word->utf8, strlen(word->utf8), breaks);
	for (size_t i = 0; word->utf8[i]; i++)
		printf("%s%c", breaks[i] == HYPHEN_JOINT ? "=" : breaks[i] ? "-" : "",
			word->utf8[i]);
	putchar('\n');
}

int main(int argc, char **argv)
{
	HyphenDict *dictionary = argc > 2 ? hnj_hyphen_load(argv[1]) : NULL;
	FILE *list = argc > 2 ? fopen(argv[2], "r") : NULL;
	long examples = argc > 3 ? atol(argv[3]) : 0, words = 0, alike = 0;
	char line[LENGTH];
	struct word word;

	if (!dictionary || !list) {
		fprintf(stderr, "usage: hyphen_compare DICTIONARY WORDLIST [EXAMPLES]\n");
		return 2;
	}
	while (fgets(line, sizeof line, list)) {
		if (!word_read(&word, line))
			continue;
		words++;
		if (word_agrees(dictionary, &word))
			alike++;
		else if (examples-- > 0)
			word_print(&word);
	}
	fclose(list);
	hnj_hyphen_free(dictionary);
	printf("%ld of %ld words alike (%.2f %%)\n", alike, words,
		100.0 * (double)alike / (double)(words ? words : 1));
	return words == 0 || alike * 1000 < words * PER_MILLE;
}
