/* Break: where pages of a flow end.
 *
 * Dynamic programming over all break points, as Knuth and Plass do for lines
 * ("Breaking Paragraphs into Lines", 1981): the cheapest way to reach each
 * break is kept, so the whole flow is optimal under the costs of flow.h and the
 * work is linear in its pieces (a page holds a bounded number).  A page that
 * holds a single piece is always allowed, so it always ends.
 *
 * A figure that may drift (flow_drift.c) gives the breaks behind it a second
 * state: the page ends there, and the figure, left out, begins the next one. */
#include "place.h"

#include <stdint.h>
#include "../base/arena.h"

enum { LOOK_BACK = 4000 };   /* pieces on one page at most */

/* The cheapest way to end a page above a piece. */
struct stop {
	double cost;             /* negative: no way */
	int from;                /* first piece of the page that ends here */
	bool begun;              /* and that page begins with the figure left out before it */
	bool over;               /* a piece sticks out of that page */
	int notes;               /* note lines placed up to here */
};

struct breaker {
	struct flow *flow;
	struct stop (*stops)[2]; /* count + 1; [1]: a figure is left out */
	const struct drift **left; /* which one may be, at each break; or NULL */
	int64_t *ends;           /* of piece i, as if all stood on one endless page */
	int64_t *note_ends;      /* height of the note lines before i */
	int separator;
};

/* A page that may be made: pieces FIRST..END-1 but for LEFT, below BEGUN. */
struct trial {
	int first, end;
	const struct drift *begun, *left;
	int64_t used;            /* height of the pieces */
	int notes;               /* note lines placed at its end */
	double cost;
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
static void trial_cut_notes(const struct breaker *breaker, struct trial *trial, int from)
{
	int height = breaker->flow->height;

	trial->cost += COST_WIDOW;
	while (trial->notes > from
	       && trial->used + lines_height(breaker, from, trial->notes) > height)
		trial->notes--;
	trial->over = trial->used > height;
	if (trial->over)
		trial->cost += COST_OVERFULL;
}

/* Blank space costs by its cube: a few lines little, half a page a lot; a share
 * in proportion fills the pages before the last one, where it costs nothing.  A
 * page before a forced end may be short, but not a mere scrap. */
double break_cost(const struct flow *flow, int first, int end, int64_t used)
{
	bool forced = end == flow->count || flow->pieces[end].must;
	double blank = 1 - (double)used / flow->height;

	if (forced)
		return COST_PAGE + (blank > 0.75 && first > 0 ? COST_SCRAP : 0);
	if (blank < 0)
		blank = 0;
	return COST_PAGE + flow->pieces[end].cost
		+ COST_BLANK * (blank * blank * blank + 0.2 * blank);
}

/* Fills in TRIAL; false if its pieces and notes do not fit a page. */
static bool trial_fits(const struct breaker *breaker, struct trial *trial, int from)
{
	const struct flow *flow = breaker->flow;
	int64_t used;

	trial->used = trial_height(breaker, trial);
	trial->notes = flow->pieces[trial->end - 1].note_end;
	used = trial->used + lines_height(breaker, from, trial->notes);
	if (used > flow->height) {
		if (trial->first < trial->end - 1 || trial->begun || trial->left)
			return false;
		trial_cut_notes(breaker, trial, from);
	}
	trial->cost += break_cost(flow, trial->first, trial->end, used)
		+ (trial->left ? COST_DRIFT : 0);
	return true;
}

/* Tries the page from FIRST to the break, with and without a figure on top. */
static void stop_try(const struct breaker *breaker, struct stop *stop, const struct trial *page)
{
	for (int begun = 0; begun < 2; begun++) {
		const struct stop *before = &breaker->stops[page->first][begun];
		struct trial trial = *page;

		if (before->cost < 0)
			continue;
		trial.begun = begun ? breaker->left[page->first] : NULL;
		trial.cost = before->cost;
		if (trial_fits(breaker, &trial, before->notes)
		    && (stop->cost < 0 || trial.cost < stop->cost))
			*stop = (struct stop){trial.cost, trial.first, begun, trial.over,
				trial.notes};
	}
}

/* The cheapest page that ends above piece END, with LEFT left out. */
static void stop_find(struct breaker *breaker, int end, const struct drift *left)
{
	const struct flow *flow = breaker->flow;
	struct stop *stop = &breaker->stops[end][left != NULL];
	int64_t out = left ? run_height(breaker, left->first, left->end) : 0;

	for (int first = left ? left->first - 1 : end - 1; first >= 0; first--) {
		struct trial page = {.first = first, .end = end, .left = left};

		if (first < end - 1 && run_height(breaker, first + 1, end) - out > flow->height)
			break;
		stop_try(breaker, stop, &page);
		if (flow->pieces[first].must || end - first > LOOK_BACK)
			break;
	}
}

/* The pages on the cheapest way, from the last one back. */
static void breaker_emit(struct breaker *breaker)
{
	struct flow *flow = breaker->flow;
	GArray *parts = flow->setter->parts;
	guint start = parts->len;
	bool left = false;

	for (int end = flow->count; end > 0;) {
		const struct stop *stop = &breaker->stops[end][left];
		const struct drift *begun = stop->begun ? breaker->left[stop->from] : NULL;
		const struct drift *out = left ? breaker->left[end] : NULL;
		struct sheet_part part = {flow, stop->from, end - 1,
			breaker->stops[stop->from][stop->begun].notes, stop->notes, stop->over,
			end < flow->count && !flow->pieces[end].must
				&& flow->pieces[end].cost >= COST_NEVER};

		part.first -= begun ? begun->end - begun->first : 0;
		part.last -= out ? out->end - out->first : 0;
		g_array_insert_val(parts, start, part);
		if (out)
			drift_turn(flow, out, end);
		left = stop->begun;
		end = stop->from;
	}
}

/* The end of long notes has pages of its own. */
static void breaker_emit_notes(struct breaker *breaker)
{
	struct flow *flow = breaker->flow;
	int notes = breaker->stops[flow->count][0].notes;

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

	breaker->stops = arena_alloc(arena, (size_t)(flow->count + 1) * sizeof *breaker->stops);
	breaker->left = ARENA_ARRAY(arena, const struct drift *, flow->count + 1);
	breaker->ends = ARENA_ARRAY(arena, int64_t, flow->count + 1);
	breaker->note_ends = ARENA_ARRAY(arena, int64_t, flow->note_count + 1);
	breaker->separator = style_find(flow->setter->sheet, "note")->leading;
	for (int end = 0; end <= flow->count; end++)
		for (int left = 0; left < 2; left++)
			breaker->stops[end][left].cost = end || left ? -1 : 0;
	for (const struct drift *drift = flow->drifts; drift; drift = drift->next)
		for (int end = drift->end + 1; end <= drift->limit; end++)
			if (drift_may_pass(flow, drift, end))
				breaker->left[end] = drift;
}

void flow_break(struct flow *flow)
{
	struct breaker breaker = {.flow = flow};

	breaker_open(&breaker);
	breaker_measure(&breaker);
	for (int end = 1; end <= flow->count; end++) {
		stop_find(&breaker, end, NULL);
		if (breaker.left[end])
			stop_find(&breaker, end, breaker.left[end]);
	}
	breaker_emit(&breaker);
	breaker_emit_notes(&breaker);
}
