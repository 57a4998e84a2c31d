/* Paragraph solve: the lines of a paragraph for a width.
 *
 * paragraph_break.c searches among the chances that paragraph_resort.c finds for the width;
 * lines that turn out wider when they are shaped are corrected, and the search begins
 * anew. */
#include "paragraph_cost.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "font_shape.h"
#include "paragraph.h"

/* Rounds of correcting the widths of hyphenated lines. */
enum { ROUNDS = 6 };

/* Kerning makes a line wider by less than this part of an em. */
enum { TRIFLE_PART = 2 };

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
	int gap = line_room(measure, ends[0]) - line_width(start, end);
	int surplus;

	if (line_fits(measure, start, end, gap - measure->em / TRIFLE_PART))
		return 0;
	surplus = line_surplus(typesetter, items, solution->chances, ends[0], ends[1]);
	return line_fits(measure, start, end, gap - surplus) ? 0 : surplus;
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

	*solution = measure_chances(typesetter, paragraph, measure);
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

/* The last chance that the line from FROM can end at, blanks shrunk, letters narrowed. */
static int line_furthest(
	const struct paragraph_items *items, int from, const struct measure *measure)
{
	int furthest = from + 1;

	for (int to = from + 1; to < items->chance_count; to++) {
		bool fits = line_reach(measure, items->chances, from, to, LIMIT_NONE) == LINE_FITS;

		if (fits)
			furthest = to;
		if (fits ? items->chances[to].kind == CHANCE_FORCED
			 : line_ends_before(measure, items->chances, from, to))
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
