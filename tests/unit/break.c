/* Breaks: pages against every other way to divide the same pieces. */
#include "check.h"
#include "base/arena.h"
#include "typeset/flow.h"

#define PIECES 11
#define PAGE 1000

static unsigned long seed;

static int dice(int sides)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (int)((seed >> 33) % (unsigned long)sides);
}

/* Pieces of a flow with nothing but what breaking asks for. */
struct trial {
	struct arena *arena;
	struct setter setter;
	struct style note;
	struct stylesheet sheet;
	struct flow flow;
	struct piece original[PIECES + 1]; /* before figures moved; named by their data */
	struct drift drifts[PIECES];
	guint before;            /* pages before those of the flow */
};

static void random_pieces(struct trial *t)
{
	static const int costs[] = {0, 0, COST_AWAY, COST_WIDOW, COST_KEEP, COST_NEVER};

	for (int i = 0; i < t->flow.count; i++) {
		struct piece *piece = &t->flow.pieces[i];

		piece->height = 20 + dice(dice(6) ? 300 : 1100);
		piece->gap = dice(60);
		piece->head = dice(4) ? 0 : dice(50);
		piece->foot = dice(4) ? 0 : dice(50);
		piece->cost = i ? costs[dice(6)] : 0;
		piece->must = i && dice(9) == 0;
		piece->unit = dice(3) ? 0 : piece->gap + piece->height;
		piece->rest = dice(4) ? 0 : piece->gap + piece->height + dice(80);
		piece->data = &t->original[i];
	}
}

/* Figures of one or two pieces; each may pass what stands before the next. */
static void random_drifts(struct trial *t)
{
	struct drift **end = &t->flow.drifts;

	for (int i = 1, k = 0; i + 2 < t->flow.count; k++) {
		struct drift *drift = &t->drifts[k];

		*drift = (struct drift){.first = i, .end = i + 1 + dice(2), .below = dice(20)};
		drift->limit = drift->end + dice(t->flow.count - drift->end + 1);
		for (int j = i; j <= drift->limit && j < t->flow.count; j++)
			if (t->flow.pieces[j].must)
				drift->limit = drift->end;
		*end = drift;
		end = &drift->next;
		i = drift->limit + 1 + dice(3);
	}
}

static void trial_open(struct trial *t, int number)
{
	*t = (struct trial){.arena = arena_new()};
	seed = (unsigned long)number * 104729 + 3;
	t->note = (struct style){.name = "note", .leading = 10};
	t->sheet = (struct stylesheet){.styles = &t->note, .style_count = 1};
	t->setter = (struct setter){.arena = t->arena, .sheet = &t->sheet,
		.parts = g_array_new(FALSE, TRUE, sizeof(struct sheet_part))};
	t->flow = (struct flow){.setter = &t->setter, .height = PAGE,
		.count = 1 + dice(PIECES)};
	t->flow.pieces = ARENA_ARRAY(t->arena, struct piece, t->flow.count);
	t->flow.note_lines = ARENA_ARRAY(t->arena, struct piece *, 1);
	t->before = (guint)number / 2 % 2;
	g_array_set_size(t->setter.parts, t->before);
	t->sheet.sheet.level_feet = number / 4 % 2;
	random_pieces(t);
	if (number % 2)
		random_drifts(t);
	memcpy(t->original, t->flow.pieces, (size_t)t->flow.count * sizeof *t->original);
}

static void trial_close(struct trial *t)
{
	g_array_free(t->setter.parts, TRUE);
	arena_free(t->arena);
}

/* Height of a page that holds figure BEGUN, then FIRST..END-1 but for LEFT; each
 * piece is put below the one before. */
static int page_height(const struct trial *t, int first, int end, const struct drift *begun,
	const struct drift *left)
{
	const struct piece *pieces = t->original;
	int height = pieces[begun ? begun->first : first].head + pieces[end - 1].foot;

	for (int i = begun ? begun->first : first; begun && i < begun->end; i++)
		height += pieces[i].height + (i > begun->first ? pieces[i].gap : 0);
	for (int i = first; i < end; i++) {
		if (left && i >= left->first && i < left->end)
			continue;
		height += pieces[i].height;
		if (left && i == left->end)
			height += MAX(pieces[left->first].gap,
				pieces[i].gap - left->below);
		else if (i > first)
			height += pieces[i].gap;
		else if (begun)
			height += MAX(pieces[begun->end].gap,
				begun->below + pieces[i].gap);
	}
	return height;
}

static const struct drift *drift_left_at(const struct trial *t, int end)
{
	for (const struct drift *d = t->flow.drifts; d; d = d->next)
		if (end > d->end && end <= d->limit && end < t->flow.count
		    && !t->original[end].must)
			return d;
	return NULL;
}

/* A page of the flow: its number in the document, from 0, and its foot; -1: it may
 * end anywhere, or there is none. */
struct leaf_page {
	guint number;
	int foot;
};

/* The cost of the page that holds FIRST..END-1, HEIGHT high, after BEFORE; *PAGE is it. */
static double page_cost(const struct trial *t, int first, int end, int height, bool left,
	const struct leaf_page *before, struct leaf_page *page)
{
	const struct flow original = {.pieces = (struct piece *)t->original,
		.count = t->flow.count, .height = PAGE};
	bool forced = end == t->flow.count || t->original[end].must;
	double cost = break_cost(&original, first, end, height) + (left ? COST_DRIFT : 0)
		+ (height > PAGE ? COST_WIDOW + (double)COST_OVERFULL : 0);

	*page = (struct leaf_page){before->number + 1, forced ? -1 : height};
	if (t->sheet.sheet.level_feet && page->number % 2 == 0)
		cost += facing_cost(&original, before->foot, page->foot);
	return cost;
}

/* The least cost of all ways to divide what stands from FIRST on, after page BEFORE. */
static double best_way(const struct trial *t, int first, const struct drift *begun,
	const struct leaf_page *before)
{
	double best = -1;

	if (first == t->flow.count)
		return 0;
	for (int end = first + 1; end <= t->flow.count; end++) {
		const struct drift *lefts[] = {NULL, drift_left_at(t, end)};

		for (int k = 0; k < 2 && (k == 0 || lefts[k]); k++) {
			const struct drift *left = lefts[k];
			bool single = end == first + 1 && !begun && !left;
			struct leaf_page page;
			int height;
			double cost, rest;

			if (left && left->first <= first)
				continue;
			height = page_height(t, first, end, begun, left);
			if (height > PAGE && !single)
				continue;
			cost = page_cost(t, first, end, height, left, before, &page);
			rest = best_way(t, end, left, &page);
			if (rest < 0)
				continue;
			cost += rest;
			if (best < 0 || cost < best)
				best = cost;
		}
		if (end < t->flow.count && t->original[end].must)
			break;
	}
	return best;
}

/* Cost of the pages that were made, from what stands on each. */
static double cost_made(const struct trial *t)
{
	struct leaf_page page = {t->before - 1, -1};
	double cost = 0;
	int first = 0;

	for (guint p = t->before; p < t->setter.parts->len; p++) {
		const struct sheet_part *part =
			&g_array_index(t->setter.parts, struct sheet_part, p);
		int height = t->flow.pieces[part->first].head, end = first;
		const struct leaf_page before = page;
		bool left = false;

		for (int i = part->first; i <= part->last; i++) {
			const struct piece *piece = &t->flow.pieces[i];
			int named = (int)((const struct piece *)piece->data - t->original);

			height += piece->height + (i > part->first ? piece->gap : 0);
			end = MAX(end, named + 1);
		}
		height += t->flow.pieces[part->last].foot;
		for (int i = part->last + 1; i < t->flow.count; i++)
			left |= (const struct piece *)t->flow.pieces[i].data
				< &t->original[end];
		CHECK(height <= PAGE || part->over);
		cost += page_cost(t, first, end, height, left, &before, &page);
		first = end;
	}
	return cost;
}

/* Every piece stands on one page, in order but for figures. */
static void check_once(const struct trial *t)
{
	int next = 0, seen[PIECES] = {0};

	for (guint p = t->before; p < t->setter.parts->len; p++) {
		const struct sheet_part *part =
			&g_array_index(t->setter.parts, struct sheet_part, p);

		CHECK(part->first == next && part->last >= part->first);
		next = part->last + 1;
	}
	CHECK(next == t->flow.count);
	for (int i = 0; i < t->flow.count; i++)
		seen[(const struct piece *)t->flow.pieces[i].data - t->original]++;
	for (int i = 0; i < t->flow.count; i++)
		CHECK(seen[i] == 1);
}

static int moved;            /* figures that drifted, over all trials */

static void test_optimal(int number)
{
	struct trial t;
	double best, made;

	trial_open(&t, number);
	best = best_way(&t, 0, NULL, &(struct leaf_page){t.before - 1, -1});
	flow_break(&t.flow);
	check_once(&t);
	made = cost_made(&t);
	CHECK(made - best < 1e-6 * best && best - made < 1e-6 * best);
	for (int i = 0; i < t.flow.count; i++)
		moved += i && t.flow.pieces[i].data < t.flow.pieces[i - 1].data;
	if (check_failures)
		fprintf(stderr, "trial %d: made %f, best %f\n", number, made, best);
	trial_close(&t);
}

/* A heading after another, longer than a page: it ends all the same, and says so. */
static void test_chain(void)
{
	struct trial t;
	bool torn = false;

	trial_open(&t, 1);
	t.flow.drifts = NULL;
	for (int i = 0; i < t.flow.count; i++)
		t.flow.pieces[i] = (struct piece){.height = 300, .cost = COST_NEVER,
			.data = t.flow.pieces[i].data};
	t.flow.pieces[0].cost = 0;
	flow_break(&t.flow);
	check_once(&t);
	for (guint p = t.before; p + 1 < t.setter.parts->len; p++)
		torn |= g_array_index(t.setter.parts, struct sheet_part, p).torn;
	CHECK(torn && t.flow.count > 3);
	trial_close(&t);
}

/* What fits below the others stands there, though pages would be more even without it: a
 * paragraph 50 high that has UNIT, or the end of a table that has REST. */
static void test_early(int unit, int rest)
{
	static const int heights[] = {930, 50, 750, 900};
	struct trial t;

	trial_open(&t, 0);
	g_array_set_size(t.setter.parts, 0);
	t.flow.count = 4;
	t.flow.pieces = ARENA_ARRAY(t.arena, struct piece, t.flow.count);
	for (int i = 0; i < t.flow.count; i++)
		t.flow.pieces[i].height = heights[i];
	t.flow.pieces[1].unit = unit;
	t.flow.pieces[1].rest = rest;
	flow_break(&t.flow);
	CHECK(t.setter.parts->len == 3);
	CHECK(g_array_index(t.setter.parts, struct sheet_part, 0).last == (unit == 50 || rest == 50));
	trial_close(&t);
}

int main(void)
{
	for (int i = 0; i < 2400; i++)
		test_optimal(i);
	CHECK(moved > 10);
	test_chain();
	test_early(50, 0);
	test_early(0, 50);
	test_early(0, 100); /* does not fit */
	test_early(0, 0);
	return check_result();
}
