/* Drift: a figure may stand at the top of the next page, below what follows it,
 * so that its page fills up.  Never past a heading or another figure; the order
 * of tags stays that of the document. */
#include "flow_drift.h"

#include <string.h>
#include "../base/arena.h"

void drift_add(struct flow *flow, int first, int above)
{
	struct drift *drift;

	if (flow->frame || flow->cell || flow->kept || first >= flow->count
	    || flow->pieces[first].cost >= COST_KEEP)
		return;
	for (int i = first; i < flow->count; i++)
		if (flow->pieces[i].notes)
			return;
	drift = ARENA_NEW(flow->setter->arena, struct drift);
	drift->first = first;
	drift->end = drift->limit = flow->count;
	drift->above = above;
	drift->below = flow->hard;
	*(flow->drift ? &flow->drift->next : &flow->drifts) = drift;
	flow->drift = drift;
	flow->drifting = true;
}

void drift_stop(struct flow *flow)
{
	if (flow->drifting)
		flow->drift->limit = flow->count;
	flow->drifting = false;
}

static const struct frame *outermost(const struct frame *frame)
{
	while (frame && frame->outer)
		frame = frame->outer;
	return frame;
}

bool drift_may_pass(const struct flow *flow, const struct drift *drift, int end)
{
	const struct piece *pieces = flow->pieces;
	const struct frame *frame;

	if (end >= flow->count || pieces[end].must || drift->first == 0)
		return false;
	frame = outermost(pieces[end].frame);
	return !frame || frame != outermost(pieces[end - 1].frame);
}

int drift_gap_instead(const struct flow *flow, const struct drift *drift)
{
	int before = flow->pieces[drift->first].gap - drift->above;
	int after = flow->pieces[drift->end].gap - drift->below;

	return drift->above + MAX(before, after);
}

int drift_gap_after(const struct drift *drift, const struct flow *flow, int next)
{
	return MAX(flow->pieces[drift->end].gap, drift->below + flow->pieces[next].gap);
}

/* The frames that begin at pieces FROM..TO-1 go along with them by SHIFT. */
static void frames_shift(const struct flow *flow, int from, int to, int shift)
{
	GPtrArray *frames = g_ptr_array_new();

	for (int i = from; i < to; i++)
		for (struct frame *f = flow->pieces[i].frame; f && f->first == i; f = f->outer)
			g_ptr_array_add(frames, f);
	for (guint i = 0; i < frames->len; i++) {
		struct frame *frame = g_ptr_array_index(frames, i);

		frame->first += shift;
		frame->last += shift;
	}
	g_ptr_array_free(frames, TRUE);
}

void drift_turn(struct flow *flow, const struct drift *drift, int end)
{
	int count = drift->end - drift->first, passed = end - drift->end;
	size_t size = (size_t)count * sizeof *flow->pieces;
	struct piece *pieces = flow->pieces, *figure = g_malloc(size);

	pieces[end].gap = drift_gap_after(drift, flow, end);
	pieces[drift->end].gap = drift_gap_instead(flow, drift);
	frames_shift(flow, drift->first, drift->end, passed);
	frames_shift(flow, drift->end, end, -count);
	memcpy(figure, &pieces[drift->first], size);
	memmove(&pieces[drift->first], &pieces[drift->end],
		(size_t)passed * sizeof *pieces);
	memcpy(&pieces[end - count], figure, size);
	g_free(figure);
}
