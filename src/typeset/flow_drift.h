/* Flow drift: figures that may stand at the top of the next page.  Internal to typeset. */
#ifndef TYPESET_FLOW_DRIFT_H
#define TYPESET_FLOW_DRIFT_H

#include "flow.h"

/* A figure, pieces FIRST..END-1, that may stand at the top of the next page
 * instead, below pieces up to LIMIT. */
struct drift {
	int first, end, limit;
	int above, below;        /* paddings that end there: of what is before it, its own */
	struct drift *next;
};

/* Pieces from FIRST on are a figure that may drift; ABOVE: the paddings that ended above
 * it. */
void drift_add(struct flow *flow, int first, int above);

/* Nothing drifts past what comes next. */
void drift_stop(struct flow *flow);

/* Whether the page may end at END with DRIFT left for the next one. */
bool drift_may_pass(const struct flow *flow, const struct drift *drift, int end);

/* The gap where DRIFT is left out; the gap between it and piece NEXT below it. */
int drift_gap_instead(const struct flow *flow, const struct drift *drift);
int drift_gap_after(const struct drift *drift, const struct flow *flow, int next);

/* Moves DRIFT's pieces behind those it lets pass, up to END. */
void drift_turn(struct flow *flow, const struct drift *drift, int end);

#endif
