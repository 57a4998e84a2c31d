/* Room: what a flow leaves of its last page, as far as it is filled: found by breaking a copy
 * of it, with a piece of the least height that is of use below all others. */
#include "flow_trial.h"

#include <math.h>
#include <string.h>
#include "../base/arena.h"
#include "flow_drift.h"

/* FLOW, finished, with a piece LEAST high at its end; it may be filled further. */
static struct flow flow_ended(const struct flow *flow, int least)
{
	struct flow ended = *flow;
	struct piece *last;

	ended.pieces = ARENA_ARRAY(flow->setter->arena, struct piece, flow->count + 1);
	memcpy(ended.pieces, flow->pieces, flow->count * sizeof *ended.pieces);
	last = &ended.pieces[ended.count++];
	last->height = least;
	last->gap = flow->hard + (flow->fresh ? 0 : flow->space);
	last->cost = flow->glued ? COST_NEVER : 0;
	last->must = flow->must;
	last->frame = flow->frame;
	ended.landmarks = NULL; /* of what comes next in FLOW */
	ended.unfinished = true;
	flow_finish(&ended);
	return ended;
}

/* The last page on the cheapest way, were no pages to face each other. */
static struct trial page_last(const struct trials *trials)
{
	struct rest (*rests)[2] = arena_alloc(trials->flow->setter->arena,
		((size_t)trials->flow->count + 1) * sizeof *rests);
	struct trial page = {0};

	rests_find(trials, rests);
	while (page.end < trials->flow->count) {
		const struct rest *rest = &rests[page.end][page.left != NULL];

		page = (struct trial){.first = page.end, .end = rest->end, .begun = page.left,
			.left = rest->left ? trials->left[rest->end] : NULL, .from = page.notes};
		trial_fits(trials, &page, INFINITY);
	}
	return page;
}

int flow_room(struct flow *flow, int least)
{
	struct flow ended;
	struct trials trials;
	struct trial page;

	drift_stop(flow);
	if (!flow->count || flow->must)
		return 0;
	ended = flow_ended(flow, least);
	trials_open(&trials, &ended);
	if (trials.notes_cut)
		return 0; /* how many lines of them stand on the page is not known yet */
	page = page_last(&trials);
	if (page.first == flow->count && !page.begun)
		return 0;
	return flow->height - (int)(page.used + trials_notes(&trials, page.from, page.notes))
		+ least;
}
