/* Font expansion: letters that may get wider and narrower make word spaces even, and let a
 * word stand whole that would stick out; blanks stay wide enough for readers. */
#include "paragraph_build.h"

#include "typeset/paragraph_cost.h"

/* Ems that its letters and blanks take, and that the line is narrower than its measure. */
enum { TEXT = 20, BLANKS = 2, LINE = TEXT + BLANKS };

/* The cost of a line that is GAP narrower than its measure, and not the last. */
static int64_t draft_cost(const struct measure *measure, int gap)
{
	const int em = style.size, width = measure->other - gap, blanks = BLANKS * em;
	const struct chance chances[] = {{.kind = CHANCE_PLAIN},
		{.kind = CHANCE_PLAIN, .end = width, .end_blanks = blanks}};

	return line_draft(measure, chances, 0, 1).cost;
}

/* What letters take of a gap, in thousandths; rounded down, so that what fits still does. */
static void check_shares(void)
{
	const int em = style.size, text = TEXT * em, blanks = BLANKS * em;
	struct measure measure;
	int usual;

	style.alignment = ALIGN_JUSTIFY;
	style.expansion = 10;
	measure = style_measure(&style, LINE * em);
	usual = (int)((int64_t)measure.usual * 4 * blanks / RATIO);
	CHECK(usual > em / 8);
	CHECK(line_expansion(&measure, usual, text, blanks, false) == 0);
	CHECK(line_expansion(&measure, usual + text / 200, text, blanks, false) == 5);
	CHECK(line_expansion(&measure, usual - text / 200, text, blanks, false) == -5);
	CHECK(line_expansion(&measure, usual - text / 200 - 1, text, blanks, false) == -6);
	CHECK(line_expansion(&measure, usual + em, text, blanks, false) == 10);
	CHECK(line_expansion(&measure, -em, text, blanks, false) == -10);
	CHECK(line_expansion(&measure, em, text, blanks, true) == 0);
	CHECK(line_expansion(&measure, -1, text, blanks, true) == -1);
	CHECK(line_expansion(&measure, em, text, 0, false) == 0);
	CHECK(line_expansion(&measure, -text / 250, text, 0, false) == -4);
	CHECK(line_expansion(&measure, em, 0, 0, false) == 0);
	/* what letters take costs nothing, the rest does */
	CHECK(draft_cost(&measure, usual + text / 100) == draft_cost(&measure, usual));
	CHECK(draft_cost(&measure, usual - text / 100) == draft_cost(&measure, usual));
	CHECK(draft_cost(&measure, usual + text / 50) > draft_cost(&measure, usual));
	CHECK(draft_cost(&measure, usual - text / 50) > draft_cost(&measure, usual));
	/* no blank gets wider than the style allows because letters get narrower */
	style.space_most = 101;
	measure = style_measure(&style, LINE * em);
	CHECK(line_expansion(&measure, blanks / 100, text, blanks, false) == 0);
	CHECK(length_expanded(1000, -3) == 997 && length_expanded(100, 15) == 101 &&
		length_expanded(100, -1) == 99);
	style.space_most = SPACE_MOST;
	style.expansion = 0;
}

/* What is added to the blanks of lines of 6 cm: the mean of its squares, less the square
 * of its mean. */
static double gap_variance(struct typesetter *typesetter, struct arena *arena, int expansion)
{
	double count = 0, sum = 0, squares = 0;

	seed = 1;
	style.expansion = expansion;
	for (int round = 0; round < 60; round++) {
		struct paragraph *paragraph = shaped(typesetter, arena, random_text(arena, 60));
		struct lines *lines =
			paragraph_break(typesetter, arena, paragraph, 60 * MM, NULL);

		for (int i = 0; i < lines->count - 1; i++) {
			double gap = (double)lines->items[i].gap / style.size;

			count++;
			sum += gap;
			squares += gap * gap;
		}
	}
	style.expansion = 0;
	return squares / count - sum * sum / count / count;
}

/* The more letters may give, the more even are the word spaces. */
static void check_even(struct typesetter *typesetter, struct arena *arena)
{
	double plain, little, much;

	style.alignment = ALIGN_JUSTIFY;
	plain = gap_variance(typesetter, arena, 0);
	little = gap_variance(typesetter, arena, 10);
	much = gap_variance(typesetter, arena, EXPANSION_MOST);
	CHECK(little < plain * 3 / 4 && much < little * 3 / 4);
}

/* A word that sticks out by less than its letters can give stands whole. */
static void check_narrowed(struct typesetter *typesetter, struct arena *arena)
{
	struct paragraph *paragraph;
	struct lines *lines;

	style.alignment = ALIGN_JUSTIFY;
	style.expansion = 10;
	paragraph = shaped(typesetter, arena, "SCHULSOZIAL");
	lines = paragraph_break(typesetter, arena, paragraph, paragraph->natural * 993 / 1000,
		&(struct place){0});
	CHECK(lines->count == 1 && !lines->items[0].overfull);
	CHECK(lines->items[0].fragments[0].expansion < -6);
	style.expansion = 0;
}

/* Readers see no word end where the next one begins nearer than 0.15 em. */
static void check_blanks(const struct lines *lines)
{
	for (int i = 0; i < lines->count; i++)
		for (int k = 0; k < lines->items[i].fragment_count; k++) {
			const struct fragment *fragment = &lines->items[i].fragments[k];
			const struct glyph *glyphs = fragment->glyphs;

			for (int g = 1; g + 1 < fragment->glyph_count; g++)
				if (fragment->text[glyphs[g].cluster] == ' ')
					CHECK(glyphs[g + 1].x - glyphs[g - 1].x -
						glyphs[g - 1].advance > style.size * 151 / 1000);
		}
}

/* A line as narrow as it gets: its blanks and its letters give all they can. */
static void check_shrunk(struct typesetter *typesetter, struct arena *arena)
{
	style.alignment = ALIGN_JUSTIFY;
	for (int round = 0; round < 8; round++) {
		const char *text = "in der Auflage am Ort und nach den Ferien an der Schule";
		struct paragraph *paragraph;
		struct lines *lines;

		style.expansion = round % 4 * 10;
		paragraph = shaped(typesetter, arena, text);
		for (int width = paragraph->natural;; width -= 100 + round) {
			lines = paragraph_break(typesetter, arena, paragraph, width, NULL);
			if (lines->count > 1)
				break;
			check_blanks(lines);
		}
	}
	style.expansion = 0;
}

/* A line without text and the last one before it are no reason to expand letters. */
static void check_breaks(struct typesetter *typesetter, struct arena *arena)
{
	struct span *spans = span_new(arena, "Erste Zeile", 0);
	struct lines *lines;

	style.alignment = ALIGN_JUSTIFY;
	style.expansion = 10;
	spans->next = span_new(arena, "", SPAN_BREAK);
	spans->next->next = span_new(arena, "", SPAN_BREAK);
	spans->next->next->next = span_new(arena, "und die dritte", 0);
	lines = paragraph_break(typesetter, arena,
		paragraph_shape(typesetter, arena, spans, &style, NULL), 55 * UNIT, NULL);
	CHECK(lines->count == 4 && lines->items[0].last && lines->items[1].last);
	CHECK(lines->items[0].fragments[0].expansion <= 0);
	CHECK(lines->items[1].width == 0 && lines->items[1].fragment_count == 0);
	style.expansion = 0;
}

static void check_all(struct typesetter *typesetter, struct arena *arena)
{
	check_shares();
	check_breaks(typesetter, arena);
	check_shrunk(typesetter, arena);
	check_even(typesetter, arena);
	check_narrowed(typesetter, arena);
}

int main(void)
{
	return paragraph_test(check_all);
}
