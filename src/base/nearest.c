/* The valid word nearest to a wrong one, for "Meinten Sie ...?".
 * Distance: Damerau-Levenshtein in the "optimal string alignment" form
 * (Boytsov 2011, Indexing Methods for Approximate Dictionary Searching, 2.2). */
#include "diag.h"

#include <stdlib.h>
#include <glib.h>

enum { LONGEST_WORD = 64 };

struct word {
	gunichar letters[LONGEST_WORD];
	int length;
};

/* How a letter is compared; input keys write ae for ä. */
static const struct {
	gunichar letter;
	const char *folded;
} folded_letters[] = {
	{0xE4, "ae"}, {0xF6, "oe"}, {0xFC, "ue"}, {0xDF, "ss"}, {'-', "_"}, {' ', "_"},
};

static const char *fold_letter(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(folded_letters); i++)
		if (folded_letters[i].letter == c)
			return folded_letters[i].folded;
	return NULL;
}

/* TEXT in lower case without umlauts; false if it is too long to be a slip. */
static bool word_fold(const char *text, struct word *word)
{
	word->length = 0;
	if (!g_utf8_validate(text, -1, NULL))
		return false;
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_unichar_tolower(g_utf8_get_char(text));
		const char *folded = fold_letter(c);
		if (word->length + 2 > LONGEST_WORD)
			return false;
		if (!folded)
			word->letters[word->length++] = c;
		for (; folded && *folded; folded++)
			word->letters[word->length++] = (gunichar)*folded;
	}
	return true;
}

static int distance(const struct word *a, const struct word *b)
{
	int rows[3][LONGEST_WORD + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2];
	for (int j = 0; j <= b->length; j++)
		above[j] = j;
	for (int i = 1; i <= a->length; i++) {
		row[0] = i;
		for (int j = 1; j <= b->length; j++) {
			bool same = a->letters[i - 1] == b->letters[j - 1];
			row[j] = MIN(MIN(above[j], row[j - 1]) + 1, above[j - 1] + !same);
			if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
					a->letters[i - 2] == b->letters[j - 1])
				row[j] = MIN(row[j], before[j - 2] + 1);
		}
		int *oldest = before;
		before = above;
		above = row;
		row = oldest;
	}
	return above[b->length];
}

const char *diag_nearest(const char *wrong, const char *const *candidates)
{
	struct word word, candidate;
	const char *nearest = NULL;
	int best = LONGEST_WORD;
	if (!candidates || !word_fold(wrong, &word))
		return NULL;
	for (; *candidates; candidates++) {
		if (!word_fold(*candidates, &candidate))
			continue;
		int allowed = MAX(word.length, candidate.length) / 3;
		if (abs(word.length - candidate.length) > allowed)
			continue;
		int steps = distance(&word, &candidate);
		if (steps <= allowed && steps < best) {
			best = steps;
			nearest = *candidates;
		}
	}
	return nearest;
}
