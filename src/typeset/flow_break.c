/* Break: where pages of a flow end.
 *
 * Dynamic programming over all break points, as Knuth and Plass do for lines
 * ("Breaking Paragraphs into Lines", 1981): the cheapest way to reach each
 * break is kept, so the whole flow is optimal under the costs of flow.h and the
 * work is linear in its pieces (a page holds a bounded number).  A page that
 * holds a single piece is always allowed, so it always ends. */
#include "place.h"

#include <stdint.h>
#include "../base/arena.h"

enum { LOOK_BACK = 4000 };   /* pieces on one page at most */

/* The cheapest way to end a page above a piece. */
struct stop {
	double cost;
	int from;                /* first piece of the page that ends here */
	int notes;               /* note lines placed up to here */
	bool over;               /* a piece sticks out of that page */
};

struct breaker {
	struct flow *flow;
	struct stop *stops;      /* count + 1 */
	int64_t *ends;           /* of piece i, as if all stood on one endless page */
	int64_t *note_ends;      /* height of the note lines before i */
	int separator;
};

/* A page that may be made: pieces FIRST..END-1. */
struct trial {
	int first, end;
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

static int64_t pieces_height(const struct breaker *breaker, int first, int end)
{
	const struct piece *pieces = breaker->flow->pieces;

	return pieces[first].head + pieces[first].height + breaker->ends[end - 1]
		- breaker->ends[first] + pieces[end - 1].foot;
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
 * in proportion fills the pages before the last one, where it costs nothing.  A page before a forced end may be
 * short, but not a mere scrap. */
static double blank_cost(const struct breaker *breaker, const struct trial *trial, int64_t used)
{
	const struct flow *flow = breaker->flow;
	double blank = 1 - (double)used / flow->height;

	if (trial->end == flow->count || flow->pieces[trial->end].must)
		return blank > 0.75 && trial->first > 0 ? 60 : 0;
	return blank > 0 ? COST_BLANK * (blank * blank * blank + 0.2 * blank) : 0;
}

/* Fills in TRIAL; false if its pieces and notes do not fit a page. */
static bool trial_fits(const struct breaker *breaker, struct trial *trial)
{
	const struct flow *flow = breaker->flow;
	int from = breaker->stops[trial->first].notes;
	int64_t used;

	trial->notes = flow->pieces[trial->end - 1].note_end;
	used = trial->used + lines_height(breaker, from, trial->notes);
	if (used > flow->height) {
		if (trial->first < trial->end - 1)
			return false;
		trial_cut_notes(breaker, trial, from);
	}
	trial->cost += blank_cost(breaker, trial, used) + COST_PAGE;
	if (trial->end < flow->count && !flow->pieces[trial->end].must)
		trial->cost += flow->pieces[trial->end].cost;
	return true;
}

/* The cheapest page that ends above piece END. */
static void stop_find(struct breaker *breaker, int end)
{
	const struct flow *flow = breaker->flow;
	struct stop *stop = &breaker->stops[end];

	stop->cost = -1;
	for (int first = end - 1; first >= 0 && end - first <= LOOK_BACK; first--) {
		struct trial trial = {.first = first, .end = end,
			.used = pieces_height(breaker, first, end),
			.cost = breaker->stops[first].cost};

		if (trial_fits(breaker, &trial) && (stop->cost < 0 || trial.cost < stop->cost))
			*stop = (struct stop){trial.cost, first, trial.notes, trial.over};
		if (flow->pieces[first].must)
			break;
		if (breaker->ends[end - 1] - breaker->ends[first] > flow->height)
			break;
	}
}

static void breaker_emit(struct breaker *breaker)
{
	struct flow *flow = breaker->flow;
	GArray *parts = flow->setter->parts;
	int count = 0, notes = breaker->stops[flow->count].notes;
	guint start = parts->len;

	for (int end = flow->count; end > 0; end = breaker->stops[end].from)
		count++;
	g_array_set_size(parts, start + count);
	for (int end = flow->count; end > 0; end = breaker->stops[end].from) {
		const struct stop *stop = &breaker->stops[end];

		g_array_index(parts, struct sheet_part, start + --count) = (struct sheet_part){
			flow, stop->from, end - 1, breaker->stops[stop->from].notes, stop->notes,
			stop->over};
	}
	while (notes < flow->note_count) { /* the end of long notes has pages of its own */
		struct sheet_part part = {flow, 0, -1, notes, notes + 1, false};

		while (part.note_to < flow->note_count
		       && lines_height(breaker, notes, part.note_to + 1) <= flow->height)
			part.note_to++;
		notes = part.note_to;
		g_array_append_val(parts, part);
	}
}

void flow_break(struct flow *flow)
{
	struct arena *arena = flow->setter->arena;
	struct breaker breaker = {.flow = flow};

	breaker.stops = ARENA_ARRAY(arena, struct stop, flow->count + 1);
	breaker.ends = ARENA_ARRAY(arena, int64_t, flow->count + 1);
	breaker.note_ends = ARENA_ARRAY(arena, int64_t, flow->note_count + 1);
	breaker.separator = style_find(flow->setter->sheet, "note")->leading;
	breaker_measure(&breaker);
	for (int end = 1; end <= flow->count; end++)
		stop_find(&breaker, end);
	breaker_emit(&breaker);
}
