/* Paragraph break: the lines with the fewest demerits over the whole paragraph,
 * after Knuth and Plass, "Breaking Paragraphs into Lines" (1981).
 *
 * A node is a way to end a line at a chance; nodes that bear differently on the
 * next line (looseness, hyphens in a row) live side by side.  Lines worse than a
 * limit are left out at first; only if no paragraph comes out of that are all
 * lines allowed, and only if none fits does one stick out. */
#include "paragraph_cost.h"

#include <glib.h>

#include "../base/arena.h"

/* Dearer than any line that fits. */
enum { COST_OVERFULL = 100000000 };

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

/* Drops the groups that are past; the last node of them is the last resort. */
static int active_prune(struct breaking *breaking, int to)
{
	int resort = -1;

	for (; breaking->active < breaking->group_count; breaking->active++) {
		if (!line_ends_before(breaking->measure, breaking->chances,
			breaking->groups[breaking->active].chance, to))
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

/* The lines on the way to node BEST. */
static void solution_fill(struct solution *solution, struct arena *arena,
	const struct breaking *breaking, int best)
{
	const struct node *nodes = breaking->nodes;

	solution->cost = nodes[best].cost;
	solution->count = 0;
	for (int node = best; nodes[node].before >= 0; node = nodes[node].before)
		solution->count++;
	solution->ends = ARENA_ARRAY(arena, int, (size_t)solution->count);
	for (int node = best, i = solution->count; i-- > 0; node = nodes[node].before)
		solution->ends[i] = nodes[node].chance;
}

void solution_find(struct solution *solution, struct arena *arena, const struct measure *measure)
{
	int count = solution->chance_count, best;
	struct breaking breaking = {.measure = measure, .chances = solution->chances,
		.chance_count = count, .most = INT64_MAX,
		.groups = g_new(struct group, count), .node_room = count + WAYS,
		.nodes = g_new(struct node, count + WAYS)};

	best = breaking_within(&breaking, measure->limit);
	/* a strict style gets no looser lines than others where it asks too much */
	if (best < 0 && measure->limit < LIMIT_USUAL)
		best = breaking_within(&breaking, LIMIT_USUAL);
	if (best < 0)
		best = breaking_run(&breaking, LIMIT_NONE, false);
	if (best < 0)
		best = breaking_run(&breaking, LIMIT_NONE, true);
	solution_fill(solution, arena, &breaking, best);
	g_free(breaking.nodes);
	g_free(breaking.groups);
}
