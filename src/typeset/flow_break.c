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
 * turn out the cheapest, which are few.
 *
 * The longest pages are tried first.  They leave the least blank, so what ends on most
 * of the shorter ones is known to be dearer before these are measured. */
#include "place.h"

#include <math.h>
#include <stdint.h>
#include "../base/arena.h"

enum { LOOK_BACK = 4000 };   /* pieces on one page at most */

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
	double least[2];         /* cost of the cheapest; [1]: of those that are left pages */
};

struct breaker {
	struct flow *flow;
	GArray *ways;            /* struct way */
	struct stop (*stops)[2]; /* count + 1; [1]: a figure is left out */
	const struct drift **left; /* which one may be, at each break; or NULL */
	int64_t *ends;           /* of piece i, as if all stood on one endless page */
	int64_t *note_ends;      /* height of the note lines before i */
	int separator;
	bool facing;             /* feet of facing pages are compared */
};

/* A page that may be made: pieces FIRST..END-1 but for LEFT, below BEGUN. */
struct trial {
	int first, end;
	const struct drift *begun, *left;
	int from;                /* note lines placed before it */
	int64_t used;            /* height of the pieces */
	int notes;               /* note lines placed at its end */
	int foot;                /* see struct way */
	double cost;             /* of this page, whatever stands beside it */
	bool over;
};

static void breaker_measure(struct breaker *breaker)
{
	const struct flow *flow = breaker->flow;
	int64_t y = 0;

	for (int i = 0; i < flow->count; i++) {
		y += (i ? flow->pieces[i].gap : 0) + flow->pieces[i].height;
		breaker->ends[i] = y;
	}
	y = 0;
	for (int i = 0; i < flow->note_count; i++) {
		breaker->note_ends[i] = y;
		y += flow->note_lines[i]->gap + flow->note_lines[i]->height;
	}
	breaker->note_ends[flow->note_count] = y;
}

/* Height of pieces FROM..TO-1, without the gap above them. */
static int64_t run_height(const struct breaker *breaker, int from, int to)
{
	return breaker->ends[to - 1] - breaker->ends[from] + breaker->flow->pieces[from].height;
}

static int64_t trial_height(const struct breaker *breaker, const struct trial *trial)
{
	const struct piece *pieces = breaker->flow->pieces;
	const struct drift *begun = trial->begun, *left = trial->left;
	int top = begun ? begun->first : trial->first;
	int64_t height = pieces[top].head + run_height(breaker, trial->first, trial->end)
		+ pieces[trial->end - 1].foot;

	if (begun)
		height += run_height(breaker, begun->first, begun->end)
			+ drift_gap_after(begun, breaker->flow, trial->first);
	if (left)
		height += drift_gap_instead(breaker->flow, left) - pieces[left->first].gap
			- run_height(breaker, left->first, left->end) - pieces[left->end].gap;
	return height;
}

static int64_t lines_height(const struct breaker *breaker, int from, int to)
{
	return from < to ? breaker->note_ends[to] - breaker->note_ends[from] + breaker->separator
		: 0;
}

/* Notes that do not fit beside the only piece of a page go on overleaf. */
static void trial_cut_notes(const struct breaker *breaker, struct trial *trial)
{
	int height = breaker->flow->height;

	trial->cost += COST_WIDOW;
	while (trial->notes > trial->from
	       && trial->used + lines_height(breaker, trial->from, trial->notes) > height)
		trial->notes--;
	trial->over = trial->used > height;
	if (trial->over)
		trial->cost += COST_OVERFULL;
}

/* Blank space costs by its cube: a few lines little, half a page a lot; a share
 * in proportion fills the pages before the last one, where it costs nothing.  A
 * page before a forced end may be short, but not a mere scrap.  Where the next
 * paragraph would have fitted, the blank looks like a mistake. */
double break_cost(const struct flow *flow, int first, int end, int64_t used)
{
	bool forced = end == flow->count || flow->pieces[end].must;
	double blank = 1 - (double)used / flow->height;
	int unit;

	if (forced)
		return COST_PAGE + (blank > 0.75 && first > 0 ? COST_SCRAP : 0);
	if (blank < 0)
		blank = 0;
	unit = flow->pieces[end].unit;
	return COST_PAGE + flow->pieces[end].cost
		+ (unit > 0 && used + unit <= flow->height ? COST_EARLY : 0)
		+ COST_BLANK * (blank * blank * blank + 0.2 * blank);
}

/* Facing pages should end on one line; what makes them far from it is no reason to
 * do worse elsewhere. */
double facing_cost(const struct flow *flow, int left_foot, int right_foot)
{
	double apart = (double)ABS(left_foot - right_foot) / flow->height;

	return left_foot < 0 || right_foot < 0 ? 0 : MIN(COST_FACING * apart, COST_FACING_MOST);
}

/* Notes stand at the foot of the page. */
static int trial_foot(const struct breaker *breaker, const struct trial *trial)
{
	const struct flow *flow = breaker->flow;

	if (trial->end == flow->count || flow->pieces[trial->end].must)
		return -1;
	return trial->notes > trial->from ? flow->height : (int)trial->used;
}

/* Fills in TRIAL; false if its pieces and notes do not fit a page. */
static bool trial_fits(const struct breaker *breaker, struct trial *trial)
{
	const struct flow *flow = breaker->flow;
	int64_t used;

	trial->used = trial_height(breaker, trial);
	trial->notes = flow->pieces[trial->end - 1].note_end;
	used = trial->used + lines_height(breaker, trial->from, trial->notes);
	if (used > flow->height) {
		if (trial->first < trial->end - 1 || trial->begun || trial->left)
			return false;
		trial_cut_notes(breaker, trial);
	}
	trial->cost += break_cost(flow, trial->first, trial->end, used)
		+ (trial->left ? COST_DRIFT : 0);
	trial->foot = trial_foot(breaker, trial);
	return true;
}

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
	stop->least[way.left] = MIN(stop->least[way.left], way.cost);
	g_array_append_val(breaker->ways, way);
}

/* Is a way to STOP of so much COST, by a left page or not, beaten whatever its foot? */
static bool way_is_hopeless(const struct stop *stop, double cost, bool left)
{
	return cost > stop->least[left] + COST_FACING_MOST;
}

/* Is every way that goes on from TOP hopeless if its last page costs COST? */
static bool page_is_hopeless(const struct breaker *breaker, const struct stop *top,
	const struct stop *stop, double cost)
{
	return way_is_hopeless(stop, top->least[0] + cost, breaker->facing) &&
		(!breaker->facing || way_is_hopeless(stop, top->least[1] + cost, false));
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

	if (way_is_hopeless(stop, way.cost, way.left))
		return;
	if (breaker->facing && page->left)
		way.cost += facing_cost(breaker->flow, page->foot, trial->foot);
	way_offer(breaker, stop, way);
}

/* Tries the page from FIRST to the break, with and without a figure on top. */
static void stop_try(const struct breaker *breaker, struct stop *stop, const struct trial *page)
{
	for (int begun = 0; begun < 2; begun++) {
		const struct stop *top = &breaker->stops[page->first][begun];
		struct trial trial = {.from = -1};
		bool fits = false;

		for (int i = top->way; i >= 0; i = way_of(breaker, i)->other) {
			int notes = way_of(breaker, i)->notes;

			if (trial.from != notes) {
				trial = *page;
				trial.begun = begun ? breaker->left[page->first] : NULL;
				trial.from = notes;
				fits = trial_fits(breaker, &trial) &&
					!page_is_hopeless(breaker, top, stop, trial.cost);
			}
			if (fits)
				way_try(breaker, stop, &trial, i);
		}
	}
}

/* The first piece of the longest page to be tried that ends above END, from piece LAST on
 * up, where OUT of its height is left out. */
static int page_longest(const struct breaker *breaker, int end, int last, int64_t out)
{
	const struct flow *flow = breaker->flow;
	int first = last;

	while (first > 0 && !flow->pieces[first].must && end - first <= LOOK_BACK
	       && run_height(breaker, first, end) - out <= flow->height)
		first--;
	return first;
}

/* The cheapest ways to end a page above piece END, with LEFT left out. */
static void stop_find(struct breaker *breaker, int end, const struct drift *left)
{
	int64_t out = left ? run_height(breaker, left->first, left->end) : 0;
	int last = left ? left->first - 1 : end - 1;

	for (int first = page_longest(breaker, end, last, out); first <= last; first++) {
		struct trial page = {.first = first, .end = end, .left = left};

		stop_try(breaker, &breaker->stops[end][left != NULL], &page);
	}
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
		const struct drift *begun = way->begun ? breaker->left[way->from] : NULL;
		const struct drift *out = left ? breaker->left[end] : NULL;
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
		       && lines_height(breaker, notes, part.note_to + 1) <= flow->height)
			part.note_to++;
		notes = part.note_to;
		g_array_append_val(flow->setter->parts, part);
	}
}

static void breaker_open(struct breaker *breaker)
{
	struct flow *flow = breaker->flow;
	struct arena *arena = flow->setter->arena;

	breaker->ways = g_array_sized_new(FALSE, FALSE, sizeof(struct way), (guint)flow->count + 1);
	breaker->stops = arena_alloc(arena, (size_t)(flow->count + 1) * sizeof *breaker->stops);
	breaker->left = ARENA_ARRAY(arena, const struct drift *, flow->count + 1);
	breaker->ends = ARENA_ARRAY(arena, int64_t, flow->count + 1);
	breaker->note_ends = ARENA_ARRAY(arena, int64_t, flow->note_count + 1);
	breaker->separator = style_find(flow->setter->sheet, "note")->leading;
	for (int end = 0; end <= flow->count; end++)
		for (int out = 0; out < 2; out++)
			breaker->stops[end][out] = (struct stop){-1, {INFINITY, INFINITY}};
	way_offer(breaker, &breaker->stops[0][0], (struct way){.before = -1, .foot = -1,
		.left = breaker->facing && flow->setter->parts->len % 2 == 0});
	for (const struct drift *drift = flow->drifts; drift; drift = drift->next)
		for (int end = drift->end + 1; end <= drift->limit; end++)
			if (drift_may_pass(flow, drift, end))
				breaker->left[end] = drift;
}

void flow_break(struct flow *flow)
{
	struct breaker breaker = {.flow = flow, .facing = !flow->column && !flow->landscape &&
		flow->setter->sheet->sheet.level_feet};

	breaker_open(&breaker);
	breaker_measure(&breaker);
	for (int end = 1; end <= flow->count; end++) {
		stop_find(&breaker, end, NULL);
		if (breaker.left[end])
			stop_find(&breaker, end, breaker.left[end]);
	}
	breaker_emit(&breaker);
	breaker_emit_notes(&breaker);
	g_array_free(breaker.ways, TRUE);
}
