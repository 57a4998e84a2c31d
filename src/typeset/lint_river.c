/* Rivers: a blank goes on in a blank of the line above if the two share at least
 * half of the narrower one. */
#include "lint_river.h"

#include <glib.h>

#include "paragraph.h"

struct gap {
	int left, right;
	int length;              /* lines that its river has run through */
};

/* The word spaces inside the line. */
static GArray *gaps_of(const struct river_line *river)
{
	GArray *gaps = g_array_new(FALSE, FALSE, sizeof(struct gap));
	const struct line *line = river->line;

	for (int i = 0; i < line->fragment_count; i++) {
		const struct fragment *fragment = &line->fragments[i];

		for (int k = 0; k + 1 < fragment->glyph_count; k++) {
			const struct glyph *glyph = &fragment->glyphs[k];
			int left = river->x + fragment->x + glyph->x;
			struct gap gap = {left, left + glyph[1].x - glyph->x, 1};

			if (fragment->text[glyph->cluster] == ' ')
				g_array_append_val(gaps, gap);
		}
	}
	return gaps;
}

static bool gaps_join(const struct gap *above, const struct gap *below)
{
	int shared = MIN(above->right, below->right) - MAX(above->left, below->left);
	int narrower = MIN(above->right - above->left, below->right - below->left);

	return shared > 0 && 2 * shared >= narrower;
}

/* The longest river that ends in a gap of BELOW. */
static int gaps_run(const GArray *above, GArray *below)
{
	int longest = 0;

	for (guint i = 0; i < below->len; i++) {
		struct gap *gap = &g_array_index(below, struct gap, i);

		for (guint k = 0; above && k < above->len; k++) {
			const struct gap *from = &g_array_index(above, struct gap, k);

			if (gaps_join(from, gap))
				gap->length = MAX(gap->length, from->length + 1);
		}
		longest = MAX(longest, gap->length);
	}
	return longest;
}

int river_longest(const struct river_line *lines, int count, int *last)
{
	GArray *above = NULL;
	int longest = 0;

	for (int i = 0; i < count; i++) {
		GArray *below = gaps_of(&lines[i]);
		int length = gaps_run(above, below);

		if (length > longest) {
			longest = length;
			*last = i;
		}
		if (above)
			g_array_free(above, TRUE);
		above = below;
	}
	if (above)
		g_array_free(above, TRUE);
	return longest;
}
