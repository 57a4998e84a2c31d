/* Break: where pages of a flow end.
 *
 * Dynamic programming over all break points, as Knuth and Plass do for lines
 * ("Breaking Paragraphs into Lines", 1981): the cheapest way to reach each
 * break is kept, so the whole flow is optimal under the costs of flow.h and the
 * work is linear in its pieces (a page holds a bounded number).  A page that
 * holds a single piece is always allowed, so it always ends.
 *
 * A figure that may drift (flow_drift.c) gives the breaks behind it a second
 * state: the page ends there, and the figure, left out, begins the next one.
 *
 * Where the feet of facing pages are to be level, the foot of a left page bears on
 * the cost of the right one: so a break keeps all ways to get there that may still
 * turn out the cheapest.  They are few, as the cheapest way but for facing pages is
 * known before (flow_rest.c): with what its pages face it costs no less than the best,
 * and what is left of any other way costs no less than without facing pages. */
#include "flow_trial.h"

#include <math.h>
#include "../base/arena.h"
#include "flow_drift.h"

#define ROUNDING 1e-3        /* of sums of costs in another order */

/* A way to end a page above a piece. */
struct way {
	double cost;
	int from;                /* first piece of the page that ends here */
	int before;              /* the way to end the page before it; -1: there is none */
	bool begun;              /* the page begins with the figure left out before it */
	bool over;               /* a piece sticks out of it */
	bool left;               /* it is a left page */
	int foot;                /* where it ends, from the top; -1: it may end anywhere */
	int notes;               /* note lines placed up to here */
	int other;               /* one more way to end above the same piece; -1: no more */
};

/* The ways to end a page above a piece that may still turn out the cheapest. */
struct stop {
	int way;                 /* the newest; -1: there is none */
	double least;            /* cost of the cheapest */
};

struct breaker {
	struct trials trials;
	struct flow *flow;
	GArray *ways;            /* struct way */
	struct stop (*stops)[2]; /* count + 1; [1]: a figure is left out */
	struct rest (*rests)[2]; /* for each stop */
	double most;             /* what some way to the end costs */
	bool facing;             /* feet of facing pages are compared */
};

static struct way *way_of(const struct breaker *breaker, int index)
{
	return &g_array_index(breaker->ways, struct way, index);
}

/* Is TWO never better than ONE, whatever comes next? */
static bool way_beats(const struct breaker *breaker, const struct way *one, const struct way *two)
{
	double apart = breaker->facing && one->left
		? facing_cost(breaker->flow, one->foot, two->foot) : 0;

	return one->left == two->left && one->cost + apart <= two->cost;
}

/* Adds WAY to those of STOP, unless it is beaten; what it beats goes.  Of two as cheap
 * the one with the shorter page stays. */
static void way_offer(const struct breaker *breaker, struct stop *stop, struct way way)
{
	for (int *link = &stop->way; *link >= 0;) {
		struct way *known = way_of(breaker, *link);

		if (way_beats(breaker, &way, known))
			*link = known->other;
		else if (way_beats(breaker, known, &way))
			return;
		else
			link = &known->other;
	}
	way.other = stop->way;
	stop->way = (int)breaker->ways->len;
	stop->least = MIN(stop->least, way.cost);
	g_array_append_val(breaker->ways, way);
}

/* Goes on by the page of TRIAL from the one that ends by way BEFORE. */
static void way_try(const struct breaker *breaker, struct stop *stop, const struct trial *trial,
	int before)
{
	const struct way *page = way_of(breaker, before);
	struct way way = {.cost = page->cost + trial->cost, .from = trial->first, .before = before,
		.begun = trial->begun, .over = trial->over,
		.left = breaker->facing && !page->left, .foot = trial->foot,
		.notes = trial->notes};

	if (breaker->facing && page->left)
		way.cost += facing_cost(breaker->flow, page->foot, trial->foot);
	if (way.cost + breaker->rests[trial->end][trial->left != NULL].cost <= breaker->most)
		way_offer(breaker, stop, way);
}

/* Goes on by PAGE from each of the ways to where it begins. */
static void page_try(const struct breaker *breaker, const struct trial *page)
{
	struct stop *stop = &breaker->stops[page->end][page->left != NULL];
	struct trial trial = {.from = -1};
	bool fits = false;

	for (int i = breaker->stops[page->first][page->begun != NULL].way; i >= 0;
		i = way_of(breaker, i)->other) {
		int notes = way_of(breaker, i)->notes;

		if (trial.from != notes) {
			trial = *page;
			trial.from = notes;
			fits = trial_fits(&breaker->trials, &trial, INFINITY);
		}
		if (fits)
			way_try(breaker, stop, &trial, i);
	}
}

/* Goes on from the ways to piece FIRST, where BEGUN was left out, by all pages that may
 * lead to the cheapest way to the end. */
static void stop_leave(const struct breaker *breaker, int first, const struct drift *begun)
{
	const struct trials *trials = &breaker->trials;
	const struct stop *stop = &breaker->stops[first][begun != NULL];

	if (stop->way < 0)
		return;
	for (int end = trials->last[first]; end > first; end--) {
		const struct drift *lefts[] = {NULL, trials_left(trials, first, end)};

		for (int i = 0; i < 2 && (i == 0 || lefts[i]); i++)
			if (stop->least + trials->least[end] + breaker->rests[end][i].cost
			    <= breaker->most)
				page_try(breaker, &(struct trial){.first = first, .end = end,
					.begun = begun, .left = lefts[i]});
	}
}

/* The cost of the way that is cheapest but for its facing pages, with these. */
static double breaker_most(const struct breaker *breaker)
{
	const struct trials *trials = &breaker->trials;
	bool left = breaker->facing && breaker->flow->setter->parts->len % 2 == 0;
	struct trial page = {.foot = -1};
	double cost = 0;

	while (page.end < breaker->flow->count) {
		const struct rest *rest = &breaker->rests[page.end][page.left != NULL];
		int foot = page.foot;

		page = (struct trial){.first = page.end, .end = rest->end, .begun = page.left,
			.left = rest->left ? trials->left[rest->end] : NULL, .from = page.notes};
		trial_fits(trials, &page, INFINITY);
		cost += page.cost + (left ? facing_cost(breaker->flow, foot, page.foot) : 0);
		left = breaker->facing && !left;
	}
	return cost;
}

/* The cheapest way to the end. */
static const struct way *breaker_best(const struct breaker *breaker)
{
	const struct way *best = NULL;

	for (int i = breaker->stops[breaker->flow->count][0].way; i >= 0;
		i = way_of(breaker, i)->other)
		if (!best || way_of(breaker, i)->cost < best->cost)
			best = way_of(breaker, i);
	return best;
}

/* The pages on the cheapest way, from the last one back. */
static void breaker_emit(struct breaker *breaker)
{
	struct flow *flow = breaker->flow;
	GArray *parts = flow->setter->parts;
	guint start = parts->len;
	const struct way *way = breaker_best(breaker);
	bool left = false;

	for (int end = flow->count; end > 0;) {
		const struct drift *begun = way->begun ? breaker->trials.left[way->from] : NULL;
		const struct drift *out = left ? breaker->trials.left[end] : NULL;
		const struct way *before = way_of(breaker, way->before);
		struct sheet_part part = {flow, way->from, end - 1, before->notes, way->notes,
			way->over,
			end < flow->count && !flow->pieces[end].must
				&& flow->pieces[end].cost >= COST_NEVER};

		part.first -= begun ? begun->end - begun->first : 0;
		part.last -= out ? out->end - out->first : 0;
		g_array_insert_val(parts, start, part);
		if (out)
			drift_turn(flow, out, end);
		left = way->begun;
		end = way->from;
		way = before;
	}
}

/* The end of long notes has pages of its own. */
static void breaker_emit_notes(struct breaker *breaker)
{
	struct flow *flow = breaker->flow;
	int notes = breaker_best(breaker)->notes;

	while (notes < flow->note_count) {
		struct sheet_part part = {flow, 0, -1, notes, notes + 1, false, false};

		while (part.note_to < flow->note_count
		       && trials_notes(&breaker->trials, notes, part.note_to + 1) <= flow->height)
			part.note_to++;
		notes = part.note_to;
		g_array_append_val(flow->setter->parts, part);
	}
}

static void breaker_open(struct breaker *breaker, struct flow *flow)
{
	struct arena *arena = flow->setter->arena;
	size_t count = (size_t)flow->count + 1;

	*breaker = (struct breaker){.flow = flow, .facing = !flow->column && !flow->landscape &&
		flow->setter->sheet->sheet.level_feet};
	trials_open(&breaker->trials, flow);
	breaker->rests = arena_alloc(arena, count * sizeof *breaker->rests);
	rests_find(&breaker->trials, breaker->rests);
	breaker->most = breaker->trials.notes_cut ? INFINITY : breaker_most(breaker) + ROUNDING;
	breaker->ways = g_array_sized_new(FALSE, FALSE, sizeof(struct way), (guint)count);
	breaker->stops = arena_alloc(arena, count * sizeof *breaker->stops);
	for (int end = 0; end <= flow->count; end++)
		for (int out = 0; out < 2; out++)
			breaker->stops[end][out] = (struct stop){-1, INFINITY};
	way_offer(breaker, &breaker->stops[0][0], (struct way){.before = -1, .foot = -1,
		.left = breaker->facing && flow->setter->parts->len % 2 == 0});
}

void flow_break(struct flow *flow)
{
	struct breaker breaker;

	breaker_open(&breaker, flow);
	for (int first = 0; first < flow->count; first++) {
		stop_leave(&breaker, first, NULL);
		if (breaker.trials.left[first])
			stop_leave(&breaker, first, breaker.trials.left[first]);
	}
	breaker_emit(&breaker);
	breaker_emit_notes(&breaker);
	g_array_free(breaker.ways, TRUE);
}
