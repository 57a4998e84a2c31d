/* Breaks: pages against every other way to divide the same pieces. */
#include "check.h"
#include "base/arena.h"
#include "typeset/flow_drift.h"
#include "typeset/flow_text.h"
#include "typeset/flow_trial.h"
#include "typeset/page_notes.h"

#define PIECES 11
#define PAGE 1000

static unsigned long seed;

static int dice(int sides)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (int)((seed >> 33) % (unsigned long)sides);
}

/* Pieces of a flow with nothing but what breaking asks for. */
struct sample {
	struct arena *arena;
	struct setter setter;
	struct style note;
	struct stylesheet sheet;
	struct flow flow;
	struct piece original[PIECES + 1]; /* before figures moved; named by their data */
	struct drift drifts[PIECES];
	guint before;            /* pages before those of the flow */
};

static const struct block paragraph = {.kind = BLOCK_PARAGRAPH};
static struct leaf text = {.block = &paragraph};

static void random_pieces(struct sample *s)
{
	static const int costs[] = {0, 0, COST_AWAY, COST_WIDOW, COST_KEEP, COST_NEVER};

	for (int i = 0; i < s->flow.count; i++) {
		struct piece *piece = &s->flow.pieces[i];

		piece->height = 20 + dice(dice(6) ? 300 : 1100);
		piece->gap = dice(60);
		piece->head = dice(4) ? 0 : dice(50);
		piece->foot = dice(4) ? 0 : dice(50);
		piece->cost = i ? costs[dice(6)] : 0;
		piece->must = i && dice(9) == 0;
		piece->leaf = i % 3 ? &text : NULL;
		piece->unit = dice(3) ? 0 : piece->gap + piece->height;
		piece->rest = dice(4) ? 0 : piece->gap + piece->height + dice(80);
		piece->data = &s->original[i];
	}
}

/* Figures of one or two pieces; each may pass what stands before the next. */
static void random_drifts(struct sample *s)
{
	struct drift **end = &s->flow.drifts;

	for (int i = 1, k = 0; i + 2 < s->flow.count; k++) {
		struct drift *drift = &s->drifts[k];

		*drift = (struct drift){.first = i, .end = i + 1 + dice(2), .below = dice(20)};
		drift->limit = drift->end + dice(s->flow.count - drift->end + 1);
		for (int j = i; j <= drift->limit && j < s->flow.count; j++)
			if (s->flow.pieces[j].must)
				drift->limit = drift->end;
		*end = drift;
		end = &drift->next;
		i = drift->limit + 1 + dice(3);
	}
}

static void sample_open(struct sample *s, int number)
{
	*s = (struct sample){.arena = arena_new()};
	seed = (unsigned long)number * 104729 + 3;
	s->note = (struct style){.name = "note", .leading = 10};
	s->sheet = (struct stylesheet){.styles = &s->note, .style_count = 1};
	s->setter = (struct setter){.arena = s->arena, .sheet = &s->sheet,
		.parts = g_array_new(FALSE, TRUE, sizeof(struct sheet_part))};
	s->flow = (struct flow){.setter = &s->setter, .height = PAGE,
		.count = 1 + dice(PIECES)};
	s->flow.pieces = ARENA_ARRAY(s->arena, struct piece, s->flow.count);
	s->flow.note_lines = ARENA_ARRAY(s->arena, struct note_line, 1);
	s->before = (guint)number / 2 % 2;
	g_array_set_size(s->setter.parts, s->before);
	s->sheet.sheet.level_feet = number / 4 % 2;
	random_pieces(s);
	if (number % 2)
		random_drifts(s);
	memcpy(s->original, s->flow.pieces, (size_t)s->flow.count * sizeof *s->original);
}

static void sample_close(struct sample *s)
{
	g_array_free(s->setter.parts, TRUE);
	arena_free(s->arena);
}

/* Height of a page that holds figure BEGUN, then FIRST..END-1 but for LEFT; each
 * piece is put below the one before. */
static int page_height(const struct sample *s, int first, int end, const struct drift *begun,
	const struct drift *left)
{
	const struct piece *pieces = s->original;
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

static const struct drift *drift_left_at(const struct sample *s, int end)
{
	for (const struct drift *d = s->flow.drifts; d; d = d->next)
		if (end > d->end && end <= d->limit && end < s->flow.count
		    && !s->original[end].must)
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
static double page_cost(const struct sample *s, int first, int end, int height, bool left,
	const struct leaf_page *before, struct leaf_page *page)
{
	const struct flow original = {.pieces = (struct piece *)s->original,
		.count = s->flow.count, .height = PAGE};
	bool forced = end == s->flow.count || s->original[end].must;
	double cost = break_cost(&original, first, end, height) + (left ? COST_DRIFT : 0)
		+ (height > PAGE ? COST_WIDOW + (double)COST_OVERFULL : 0);

	*page = (struct leaf_page){before->number + 1, forced ? -1 : height};
	if (s->sheet.sheet.level_feet && page->number % 2 == 0)
		cost += facing_cost(&original, before->foot, page->foot);
	return cost;
}

/* The least cost of all ways to divide what stands from FIRST on, after page BEFORE. */
static double best_way(const struct sample *s, int first, const struct drift *begun,
	const struct leaf_page *before)
{
	double best = -1;

	if (first == s->flow.count)
		return 0;
	for (int end = first + 1; end <= s->flow.count; end++) {
		const struct drift *lefts[] = {NULL, drift_left_at(s, end)};

		for (int k = 0; k < 2 && (k == 0 || lefts[k]); k++) {
			const struct drift *left = lefts[k];
			bool single = end == first + 1 && !begun && !left;
			struct leaf_page page;
			int height;
			double cost, rest;

			if (left && left->first <= first)
				continue;
			height = page_height(s, first, end, begun, left);
			if (height > PAGE && !single)
				continue;
			cost = page_cost(s, first, end, height, left, before, &page);
			rest = best_way(s, end, left, &page);
			if (rest < 0)
				continue;
			cost += rest;
			if (best < 0 || cost < best)
				best = cost;
		}
		if (end < s->flow.count && s->original[end].must)
			break;
	}
	return best;
}

/* Cost of the pages that were made, from what stands on each. */
static double cost_made(const struct sample *s)
{
	struct leaf_page page = {s->before - 1, -1};
	double cost = 0;
	int first = 0;

	for (guint p = s->before; p < s->setter.parts->len; p++) {
		const struct sheet_part *part =
			&g_array_index(s->setter.parts, struct sheet_part, p);
		int height = s->flow.pieces[part->first].head, end = first;
		const struct leaf_page before = page;
		bool left = false;

		for (int i = part->first; i <= part->last; i++) {
			const struct piece *piece = &s->flow.pieces[i];
			int named = (int)((const struct piece *)piece->data - s->original);

			height += piece->height + (i > part->first ? piece->gap : 0);
			end = MAX(end, named + 1);
		}
		height += s->flow.pieces[part->last].foot;
		for (int i = part->last + 1; i < s->flow.count; i++)
			left |= (const struct piece *)s->flow.pieces[i].data
				< &s->original[end];
		CHECK(height <= PAGE || part->over);
		cost += page_cost(s, first, end, height, left, &before, &page);
		first = end;
	}
	return cost;
}

/* Every piece stands on one page, in order but for figures. */
static void check_once(const struct sample *s)
{
	int next = 0, seen[PIECES] = {0};

	for (guint p = s->before; p < s->setter.parts->len; p++) {
		const struct sheet_part *part =
			&g_array_index(s->setter.parts, struct sheet_part, p);

		CHECK(part->first == next && part->last >= part->first);
		next = part->last + 1;
	}
	CHECK(next == s->flow.count);
	for (int i = 0; i < s->flow.count; i++)
		seen[(const struct piece *)s->flow.pieces[i].data - s->original]++;
	for (int i = 0; i < s->flow.count; i++)
		CHECK(seen[i] == 1);
}

static int moved;            /* figures that drifted, over all samples */

static void test_optimal(int number)
{
	struct sample s;
	double best, made;

	sample_open(&s, number);
	best = best_way(&s, 0, NULL, &(struct leaf_page){s.before - 1, -1});
	flow_break(&s.flow);
	check_once(&s);
	made = cost_made(&s);
	CHECK(made - best < 1e-6 * best && best - made < 1e-6 * best);
	for (int i = 0; i < s.flow.count; i++)
		moved += i && s.flow.pieces[i].data < s.flow.pieces[i - 1].data;
	if (check_failures)
		fprintf(stderr, "sample %d: made %f, best %f\n", number, made, best);
	sample_close(&s);
}

/* A heading after another, longer than a page: it ends all the same, and says so. */
static void test_chain(void)
{
	struct sample s;
	bool torn = false;

	sample_open(&s, 1);
	s.flow.drifts = NULL;
	for (int i = 0; i < s.flow.count; i++)
		s.flow.pieces[i] = (struct piece){.height = 300, .cost = COST_NEVER,
			.data = s.flow.pieces[i].data};
	s.flow.pieces[0].cost = 0;
	flow_break(&s.flow);
	check_once(&s);
	for (guint p = s.before; p + 1 < s.setter.parts->len; p++)
		torn |= g_array_index(s.setter.parts, struct sheet_part, p).torn;
	CHECK(torn && s.flow.count > 3);
	sample_close(&s);
}

/* What fits below the others stands there, though pages would be more even without it: a
 * paragraph 50 high that has UNIT, or the end of a table that has REST. */
static void test_early(int unit, int rest)
{
	static const int heights[] = {930, 50, 750, 900};
	struct sample s;

	sample_open(&s, 0);
	g_array_set_size(s.setter.parts, 0);
	s.flow.count = 4;
	s.flow.pieces = ARENA_ARRAY(s.arena, struct piece, s.flow.count);
	for (int i = 0; i < s.flow.count; i++)
		s.flow.pieces[i].height = heights[i];
	s.flow.pieces[1].unit = unit;
	s.flow.pieces[1].rest = rest;
	flow_break(&s.flow);
	CHECK(s.setter.parts->len == 3);
	CHECK(g_array_index(s.setter.parts, struct sheet_part, 0).last
		== (unit == 50 || rest == 50));
	sample_close(&s);
}

/* Sixty lines of TEXT or what else stand before a box that needs most of a page: text runs
 * to the foot of its first page, rather than stop early on both of them. */
static void test_unfilled(struct leaf *leaf)
{
	struct sample s;
	int last;

	sample_open(&s, 0);
	g_array_set_size(s.setter.parts, 0);
	s.flow.count = 61;
	s.flow.pieces = ARENA_ARRAY(s.arena, struct piece, s.flow.count);
	for (int i = 0; i < 60; i++)
		s.flow.pieces[i] = (struct piece){.height = 20, .leaf = leaf};
	s.flow.pieces[60].height = 900;
	flow_break(&s.flow);
	CHECK(s.setter.parts->len == 3);
	last = g_array_index(s.setter.parts, struct sheet_part, 0).last;
	CHECK(leaf ? last >= 46 : last < 35);
	sample_close(&s);
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
	test_unfilled(&text);
	test_unfilled(NULL);
	return check_result();
}
