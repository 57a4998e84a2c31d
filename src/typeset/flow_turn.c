/* Turn: what is too wide for pages that stand gets lying pages of its own.
 *
 * A flow has pages of one shape.  So the flow that is being filled is closed where it
 * stands, one that lies takes its turn, and after it one that stands again.  Whoever
 * fills the flow keeps the same pointer: what is full moves away from under it. */
#include "flow.h"

#include <string.h>
#include "../base/arena.h"
#include "flow_drift.h"

bool flow_may_turn(const struct flow *flow)
{
	const struct setter *setter = flow->setter;
	const struct sheet *sheet = &setter->sheet->sheet;

	return !flow->landscape && sheet->width < sheet->height && sheet_usable(sheet, true)
		&& !flow->cell && !flow->frame && !flow->indent && setter->flows->len > 0
		&& g_ptr_array_index(setter->flows, setter->flows->len - 1) == flow;
}

/* The first of the pieces at the end that must stay with what comes next. */
static int flow_held(const struct flow *flow)
{
	int i = flow->count;

	if (!flow->glued)
		return i;
	do {
		if (flow->pieces[--i].frame)
			return flow->count;
	} while (i > 0 && flow->pieces[i].cost >= COST_KEEP && !flow->pieces[i].must);
	return i;
}

/* What FLOW holds before piece END becomes a flow of its own; FLOW is empty after it. */
static void flow_leave(struct flow *flow, int end)
{
	GPtrArray *flows = flow->setter->flows;
	struct flow *full;

	drift_stop(flow);
	g_ptr_array_set_size(flows, (int)flows->len - 1);
	if (end > 0) {
		full = ARENA_NEW(flow->setter->arena, struct flow);
		*full = *flow;
		full->count = end;
		full->landmarks = NULL;
		g_ptr_array_add(flows, full);
		flow->right = false;
	}
	g_ptr_array_add(flows, flow);
	flow->pieces = NULL;
	flow->count = flow->room = 0;
	flow->drifts = flow->drift = NULL;
	flow->space = flow->hard = 0;
	flow->must = false;
}

void flow_turn(struct flow *flow)
{
	const struct piece *pieces = flow->pieces;
	int held = flow_held(flow), count = flow->count;
	struct landmark *landmarks = flow->landmarks;
	bool glued = flow->glued;

	flow_leave(flow, held);
	flow->landscape = !flow->landscape;
	flow_shape(flow);
	flow->landmarks = NULL; /* of what comes next, not of what comes along */
	for (int i = held; i < count; i++) {
		struct piece *piece = flow_add(flow, 0, 0);

		*piece = pieces[i];
		piece->must = false;
	}
	flow->glued = glued && held < count;
	flow->landmarks = landmarks;
}
