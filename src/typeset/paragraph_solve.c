/* Paragraph solve: the lines of a paragraph for a width.
 *
 * Where lines may end depends on the width, too: ties hold if there is room for what they
 * tie, and what is wider than a line may be cut anywhere.  paragraph_break.c searches
 * among these chances; lines that turn out wider when they are shaped are corrected, and
 * the search begins anew. */
#include "paragraph_cost.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "font_shape.h"
#include "paragraph.h"

/* A word cut at any letter; a tie of justified text, which gives way where no lines within
 * the limit keep it. */
enum { PENALTY_CUT = 3000, PENALTY_TIE = 1500 };

/* Rounds of correcting the widths of hyphenated lines. */
enum { ROUNDS = 6 };

/* Kerning makes a line wider by less than this part of an em. */
enum { TRIFLE_PART = 2 };

static struct chance *chances_copy(struct arena *arena, const struct chance *chances, int count)
{
	struct chance *copy = ARENA_ARRAY(arena, struct chance, (size_t)count);

	memcpy(copy, chances, (size_t)count * sizeof *copy);
	return copy;
}

/* Chances between the letters of piece INDEX that stand between BEFORE and AFTER. */
static void piece_cut(const struct paragraph_items *items, int index, const struct chance *before,
	const struct chance *after, GArray *chances)
{
	const struct piece *piece = &items->pieces[index];
	struct chance chance = {.kind = CHANCE_PLAIN, .piece = index, .penalty = PENALTY_CUT,
		.end_blanks = before->start_blanks, .start_blanks = before->start_blanks};
	int x = piece->x;

	for (int r = 0; r < piece->word->run_count; r++) {
		const struct glyph_run *run = &piece->word->runs[r];

		for (int i = 0; i < run->glyph_count; i++) {
			const struct glyph *glyph = &run->glyphs[i];

			chance.byte = (int)glyph->cluster;
			chance.end = chance.start = x;
			if (!(run->level & 1) && glyph->advance > 0 && chance.byte > 0 &&
				x > before->start && x < after->end)
				g_array_append_val(chances, chance);
			if (glyph->advance > 0)
				x += glyph->advance + piece->typeface->look.tracking;
		}
	}
}

/* Is the text between chance INDEX and the one before it wider than the line? */
static bool chance_is_far(const struct paragraph_items *items, int index,
	const struct measure *measure)
{
	const struct chance *before = &items->chances[index - 1], *after = before + 1;

	return after->end + after->hyphen - before->start > MIN(measure->first, measure->other);
}

static void chances_append(GArray *chances, const struct chance *from, const struct chance *to)
{
	g_array_append_vals(chances, from, (guint)(to - from));
}

/* The paragraph's chances, with the ties that hold in MEASURE, and some between the
 * letters where the text between two of them is wider than the line.  In ragged text a
 * tie holds for good; in justified text that could leave holes in the line before it. */
static GArray *chances_cut(const struct paragraph_items *items, const struct measure *measure)
{
	GArray *chances = g_array_sized_new(FALSE, FALSE, sizeof(struct chance),
		(guint)items->chance_count);
	const struct chance *taken = items->chances; /* all before it are */

	for (int i = 1; i < items->chance_count; i++) {
		const struct chance *before = &items->chances[i - 1], *after = &items->chances[i];

		if (after->firm && tie_holds(items, i, measure)) {
			chances_append(chances, taken, after + measure->justified);
			if (measure->justified)
				g_array_index(chances, struct chance, chances->len - 1).penalty =
					PENALTY_TIE;
			taken = after + 1;
		} else if (chance_is_far(items, i, measure)) {
			chances_append(chances, taken, after);
			taken = after;
			for (int p = MAX(before->piece, 0);
				p <= after->piece && p < items->piece_count; p++)
				if (items->pieces[p].kind == PIECE_WORD)
					piece_cut(items, p, before, after, chances);
		}
	}
	chances_append(chances, taken, items->chances + items->chance_count);
	return chances;
}

/* The paragraph's chances in MEASURE; its own where these will do. */
static struct solution measure_chances(const struct paragraph_items *items,
	const struct measure *measure)
{
	struct solution own = {.chances = items->chances, .chance_count = items->chance_count};
	GArray *cut;

	if (!items->tied && items->widest <= MIN(measure->first, measure->other))
		return own;
	cut = chances_cut(items, measure);
	own.chance_count = (int)cut->len;
	own.chances = chances_copy(items->arena, (struct chance *)(void *)cut->data,
		own.chance_count);
	g_array_free(cut, TRUE);
	return own;
}

/* Text that fits one line (or those that the author broke) needs no search. */
static struct solution *natural_solve(const struct paragraph_items *items)
{
	struct solution *solution = ARENA_NEW(items->arena, struct solution);

	solution->ends = ARENA_ARRAY(items->arena, int, (size_t)items->chance_count);
	for (int i = 1; i < items->chance_count; i++)
		if (items->chances[i].kind == CHANCE_FORCED)
			solution->ends[solution->count++] = i;
	solution->chances = items->chances;
	solution->chance_count = items->chance_count;
	return solution;
}

/* By how much the line between ENDS is wider than they know, if it does not fit; else 0. */
static int line_sticks_out(struct typesetter *typesetter, const struct paragraph_items *items,
	const struct measure *measure, const struct solution *solution, const int ends[2])
{
	const struct chance *start = &solution->chances[ends[0]];
	const struct chance *end = &solution->chances[ends[1]];
	int room = (ends[0] == 0 ? measure->first : measure->other) -
		(end->end + end->hyphen - start->start);
	int blanks = end->end_blanks - start->start_blanks, surplus;

	if (line_fits(measure, room - measure->em / TRIFLE_PART, blanks))
		return 0;
	surplus = line_surplus(typesetter, items, solution->chances, ends[0], ends[1]);
	return line_fits(measure, room - surplus, blanks) ? 0 : surplus;
}

/* Makes the chances know of lines that do not fit.  True if there was one. */
static bool solution_correct(struct typesetter *typesetter, const struct paragraph_items *items,
	const struct measure *measure, struct solution *solution)
{
	bool corrected = false;

	for (int i = 0; i < solution->count; i++) {
		int ends[] = {i > 0 ? solution->ends[i - 1] : 0, solution->ends[i]};
		int surplus = line_sticks_out(typesetter, items, measure, solution, ends);

		if (surplus == 0)
			continue;
		if (solution->chances == items->chances)
			solution->chances = chances_copy(
				items->arena, items->chances, items->chance_count);
		solution->chances[ends[1]].hyphen += surplus;
		corrected = true;
	}
	return corrected;
}

static struct solution *total_fit(struct typesetter *typesetter, const struct paragraph *paragraph,
	const struct measure *measure)
{
	const struct paragraph_items *items = paragraph->items;
	struct solution *solution = ARENA_NEW(items->arena, struct solution);
	bool corrected = true;

	*solution = measure_chances(items, measure);
	for (int round = 0; round < ROUNDS && corrected; round++) {
		solution_find(solution, items->arena, measure);
		corrected = solution_correct(typesetter, items, measure, solution);
	}
	return solution;
}

/* The lines of the narrowest measure that takes no more of them, as CSS Text 4 has it
 * for "text-wrap: balance": "Schule am | Schloss" leaves no word alone. */
static struct solution *balanced_fit(struct typesetter *typesetter,
	const struct paragraph *paragraph, const struct measure *measure)
{
	struct solution *solution = total_fit(typesetter, paragraph, measure);
	int low = MAX(paragraph_word(paragraph), measure->other / 3), high = measure->other;

	while (solution->count > 1 && high - low > measure->em / 4) {
		int room = low + (high - low) / 2;
		struct measure narrow = *measure;
		struct solution *other;

		narrow.first -= measure->other - room;
		narrow.other = room;
		other = total_fit(typesetter, paragraph, &narrow);
		if (other->count > solution->count) {
			low = room;
		} else {
			solution = other;
			high = room;
		}
	}
	return solution;
}

const struct solution *paragraph_solve(
	struct typesetter *typesetter, const struct paragraph *paragraph, int width)
{
	struct paragraph_items *items = paragraph->items;
	struct measure measure = style_measure(paragraph->style, width);
	struct solution *solution;

	for (int i = 0; i < MIN(items->solution_count, SOLUTIONS_KEPT); i++)
		if (items->solutions[i]->width == width)
			return items->solutions[i];
	solution = paragraph->natural <= width ? natural_solve(items)
		: paragraph->style->balanced && !measure.justified
		? balanced_fit(typesetter, paragraph, &measure)
		: total_fit(typesetter, paragraph, &measure);
	solution->width = width;
	items->solutions[items->solution_count++ % SOLUTIONS_KEPT] = solution;
	return solution;
}

/* The last chance that the line from FROM can end at, blanks shrunk. */
static int line_furthest(
	const struct paragraph_items *items, int from, const struct measure *measure)
{
	const struct chance *start = &items->chances[from];
	int room = from == 0 ? measure->first : measure->other, furthest = from + 1;

	for (int to = from + 1; to < items->chance_count; to++) {
		const struct chance *end = &items->chances[to];
		int blanks = end->end_blanks - start->start_blanks;
		int width = end->end - start->start - line_shrink_most(measure, blanks);

		if (width > room)
			break;
		if (width + end->hyphen <= room)
			furthest = to;
		if (end->kind == CHANCE_FORCED)
			break;
	}
	return furthest;
}

int paragraph_fewest(const struct paragraph *paragraph, int width)
{
	struct measure measure = style_measure(paragraph->style, width);
	int lines = 0;

	for (int at = 0; at < paragraph->items->chance_count - 1; lines++)
		at = line_furthest(paragraph->items, at, &measure);
	return lines;
}

int paragraph_word(const struct paragraph *paragraph)
{
	const struct paragraph_items *items = paragraph->items;
	int widest = 0, from = 0;

	for (int i = 1; i < items->chance_count; i++) {
		if (items->chances[i].kind == CHANCE_HYPHEN)
			continue;
		widest = MAX(widest, items->chances[i].end - items->chances[from].start);
		from = i;
	}
	return widest;
}
