/* Paragraph break: the lines with the fewest demerits over the whole paragraph,
 * after Knuth and Plass, "Breaking Paragraphs into Lines" (1981).
 *
 * A node is a way to end a line at a chance; nodes that bear differently on the
 * next line (looseness, hyphens in a row) live side by side.  Lines worse than a
 * limit are left out at first; only if no paragraph comes out of that are all
 * lines allowed, and only if a word is wider than the line is it cut anywhere. */
#include "paragraph_cost.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "font_shape.h"
#include "paragraph.h"

/* Dearer than any line that fits; a word cut at any letter. */
enum { COST_OVERFULL = 100000000, PENALTY_CUT = 3000 };

/* A tie of justified text gives way where no lines within the limit keep it. */
enum { PENALTY_TIE = 1500 };

/* Rounds of correcting the widths of hyphenated lines. */
enum { ROUNDS = 6 };

/* Kerning makes a line wider by less than this part of an em. */
enum { TRIFLE_PART = 2 };

struct node {
	int chance;
	int before;              /* node of the line before, -1: none */
	int64_t cost;
	struct fit fit;
};

/* Ways to end at one chance: looseness -1..2 by hyphens 0..2. */
enum { WAYS = 12 };

/* The nodes of one chance, up to those of the next group. */
struct group {
	int chance;
	int node;                /* the first */
};

struct breaking {
	const struct measure *measure;
	const struct chance *chances;
	int chance_count;
	int limit;               /* see line_reach() */
	int64_t most;            /* what the paragraph may cost */
	struct node *nodes;
	int node_count, node_room;
	struct group *groups;    /* in order of their chances, room for all */
	int group_count;
	int active;              /* the first that a line may still start from */
	bool overfull;           /* a line may stick out rather than fail */
};

/* The ways found to end at a chance. */
struct ways {
	struct node items[WAYS];
	unsigned found;          /* bits of those that there are */
};

/* Keeps the cheaper of two ways. */
static void way_offer(struct ways *ways, struct node node)
{
	int index = (node.fit.looseness + 1) * 3 + node.fit.hyphens;
	unsigned bit = 1u << index;

	if (!(ways->found & bit) || node.cost < ways->items[index].cost)
		ways->items[index] = node;
	ways->found |= bit;
}

/* The end of the nodes of group INDEX. */
static int group_end(const struct breaking *breaking, int index)
{
	return index + 1 < breaking->group_count ? breaking->groups[index + 1].node
		: breaking->node_count;
}

/* The line from GROUP to chance TO, after each of its nodes. */
static void ways_follow(struct breaking *breaking, int group, int to, struct ways *ways)
{
	struct draft draft = line_draft(breaking->measure, breaking->chances,
		breaking->groups[group].chance, to);
	bool last = to == breaking->chance_count - 1;
	int end = group_end(breaking, group);

	for (int k = breaking->groups[group].node; k < end; k++) {
		const struct node *from = &breaking->nodes[k];
		struct fit fit;
		int64_t cost = from->cost + draft_follow(&draft, &from->fit, last, &fit);

		if (cost <= breaking->most)
			way_offer(ways, (struct node){to, k, cost, fit});
	}
}

/* All lines that end at chance TO, from the active nodes.  From the first group on whose
 * lines are worse than the limit as they are short, all are shorter still: but for the
 * first line, which has an indent of its own.  True if all of them are, so that none is
 * past, either. */
static bool ways_collect(struct breaking *breaking, int to, struct ways *ways)
{
	for (int i = breaking->active; i < breaking->group_count; i++) {
		int chance = breaking->groups[i].chance;
		enum line_reach reach = line_reach(breaking->measure, breaking->chances, chance,
			to, breaking->limit);

		if (reach == LINE_FITS)
			ways_follow(breaking, i, to, ways);
		else if (reach == LINE_SHORT && chance > 0)
			return i == breaking->active;
	}
	return false;
}

/* No line from chance FROM can end at TO or later. */
static bool chance_is_past(const struct breaking *breaking, int from, int to)
{
	const struct measure *measure = breaking->measure;
	const struct chance *start = &breaking->chances[from];
	const struct chance *end = &breaking->chances[to];
	int room = from == 0 ? measure->first : measure->other;
	int blanks = end->end_blanks - start->start_blanks;
	int width = end->end - start->start;

	if (end->kind == CHANCE_FORCED)
		return true;
	return width - line_shrink_most(measure, blanks) > room;
}

/* Drops the groups that are past; the last node of them is the last resort. */
static int active_prune(struct breaking *breaking, int to)
{
	int resort = -1;

	for (; breaking->active < breaking->group_count; breaking->active++) {
		if (!chance_is_past(breaking, breaking->groups[breaking->active].chance, to))
			break;
		resort = group_end(breaking, breaking->active) - 1;
	}
	return resort;
}

/* What node_add() adds from now on are nodes of CHANCE. */
static void group_open(struct breaking *breaking, int chance)
{
	breaking->groups[breaking->group_count++] = (struct group){chance, breaking->node_count};
	if (breaking->node_count + WAYS <= breaking->node_room)
		return;
	breaking->node_room = 2 * breaking->node_room + WAYS;
	breaking->nodes = g_renew(struct node, breaking->nodes, breaking->node_room);
}

static void node_add(struct breaking *breaking, struct node node)
{
	breaking->nodes[breaking->node_count++] = node;
}

static void ways_add(struct breaking *breaking, int chance, const struct ways *ways)
{
	if (!ways->found)
		return;
	group_open(breaking, chance);
	for (int i = 0; ways->found >> i; i++)
		if (ways->found & 1u << i)
			node_add(breaking, ways->items[i]);
}

/* One chance.  Returns the chance to go on behind: TO; or, where a line must stick out,
 * the one at which it does least; or -1: no line can end here or later. */
static int breaking_step(struct breaking *breaking, int to)
{
	struct ways ways;
	int resort, chance;

	ways.found = 0;
	if (ways_collect(breaking, to, &ways))
		return to;
	resort = active_prune(breaking, to);
	ways_add(breaking, to, &ways);
	if (breaking->active < breaking->group_count)
		return to;
	if (!breaking->overfull)
		return -1;
	chance = breaking->nodes[resort].chance + 1;
	group_open(breaking, chance);
	node_add(breaking, (struct node){.chance = chance, .before = resort,
		.cost = breaking->nodes[resort].cost + COST_OVERFULL});
	return chance;
}

/* The cheapest node at the last chance, or -1; ways that cost more than BREAKING's most
 * are left out. */
static int breaking_run(struct breaking *breaking, int limit, bool overfull)
{
	int best;

	breaking->limit = limit;
	breaking->overfull = overfull;
	breaking->node_count = breaking->group_count = breaking->active = 0;
	group_open(breaking, 0);
	node_add(breaking, (struct node){.before = -1});
	for (int to = 1; to < breaking->chance_count; to++) {
		to = breaking_step(breaking, to);
		if (to < 0)
			return -1;
	}
	best = breaking->groups[breaking->active].node;
	for (int i = best + 1; i < breaking->node_count; i++)
		if (breaking->nodes[i].cost < breaking->nodes[best].cost)
			best = i;
	return best;
}

/* Do three lines in a row end in hyphens on the way to node BEST? */
static bool way_has_ladder(const struct breaking *breaking, int best)
{
	const struct node *nodes = breaking->nodes;

	for (int node = best; nodes[node].before >= 0; node = nodes[node].before)
		if (nodes[node].fit.hyphens == 2 && nodes[nodes[node].before].fit.hyphens == 2)
			return true;
	return false;
}

/* The cheapest node at the last chance within LIMIT, or -1: there is none, or a ladder
 * leads to it, and ways that cost more are no longer sought. */
static int breaking_within(struct breaking *breaking, int limit)
{
	int best = breaking_run(breaking, limit, false);

	if (best < 0 || breaking->measure->narrow || !way_has_ladder(breaking, best))
		return best;
	breaking->most = breaking->nodes[best].cost;
	return -1;
}

static struct solution *solution_new(struct arena *arena, const struct breaking *breaking, int best)
{
	struct solution *solution = ARENA_NEW(arena, struct solution);
	const struct node *nodes = breaking->nodes;

	solution->cost = nodes[best].cost;
	for (int node = best; nodes[node].before >= 0; node = nodes[node].before)
		solution->count++;
	solution->ends = ARENA_ARRAY(arena, int, (size_t)solution->count);
	for (int node = best, i = solution->count; i-- > 0; node = nodes[node].before)
		solution->ends[i] = nodes[node].chance;
	return solution;
}

static struct solution *chances_solve(struct arena *arena, const struct measure *measure,
	const struct chance *chances, int count)
{
	struct breaking breaking = {.measure = measure, .chances = chances, .chance_count = count,
		.most = INT64_MAX,
		.groups = g_new(struct group, count), .node_room = count + WAYS,
		.nodes = g_new(struct node, count + WAYS)};
	struct solution *solution;
	int best = breaking_within(&breaking, measure->limit);

	/* a strict style gets no looser lines than others where it asks too much */
	if (best < 0 && measure->limit < LIMIT_USUAL)
		best = breaking_within(&breaking, LIMIT_USUAL);
	if (best < 0)
		best = breaking_run(&breaking, LIMIT_NONE, false);
	if (best < 0)
		best = breaking_run(&breaking, LIMIT_NONE, true);
	solution = solution_new(arena, &breaking, best);
	g_free(breaking.nodes);
	g_free(breaking.groups);
	return solution;
}

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
	struct solution own = measure_chances(items, measure), *solution = NULL;

	for (int round = 0; round < ROUNDS; round++) {
		solution = chances_solve(items->arena, measure, own.chances, own.chance_count);
		solution->chances = own.chances;
		solution->chance_count = own.chance_count;
		if (!solution_correct(typesetter, items, measure, solution))
			break;
		own.chances = solution->chances;
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
