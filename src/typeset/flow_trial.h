/* Trials: pages that may be made of a flow, and what they cost.  Internal to breaking
 * (flow_break.c, flow_rest.c). */
#ifndef TYPESET_FLOW_TRIAL_H
#define TYPESET_FLOW_TRIAL_H

#include <stdint.h>
#include "flow.h"

/* A flow, measured. */
struct trials {
	const struct flow *flow;
	const struct drift **left; /* the figure that may be left out at each break; or NULL */
	int64_t *ends;           /* of piece i, as if all stood on one endless page */
	int64_t *note_ends;      /* height of the note lines before i */
	int *last;               /* the last break that a page from piece i may reach */
	double *least;           /* what no page that ends at a break costs less than */
	int separator;           /* above the first note of a page */
	bool notes_cut;          /* some notes are too tall for the page of their piece */
};

/* A page that may be made: pieces FIRST..END-1 but for LEFT, below BEGUN. */
struct trial {
	int first, end;
	const struct drift *begun, *left;
	int from;                /* note lines placed before it */
	int notes;               /* note lines placed at its end */
	int64_t used;            /* height of the pieces */
	int foot;                /* where it ends, from the top; -1: it may end anywhere */
	double cost;             /* of this page, whatever stands beside it */
	bool over;               /* a piece sticks out of it */
};

void trials_open(struct trials *trials, const struct flow *flow);

/* Height of note lines FROM..TO-1 with the room above them. */
int64_t trials_notes(const struct trials *trials, int from, int to);

/* The figure that a page from piece FIRST may leave out if it ends above END; or NULL. */
const struct drift *trials_left(const struct trials *trials, int first, int end);

/* Fills in what TRIAL takes and costs; false if its pieces and notes do not fit a page, or
 * it is seen to cost MOST or more. */
bool trial_fits(const struct trials *trials, struct trial *trial, double most);

/* What a page costs that holds pieces FIRST..END-1, USED high with its notes. */
double break_cost(const struct flow *flow, int first, int end, int64_t used);

/* What it costs that facing pages end at LEFT_FOOT and RIGHT_FOOT, from the top of the
 * type area; negative: anywhere.  It grows with the distance, up to COST_FACING_MOST. */
double facing_cost(const struct flow *flow, int left_foot, int right_foot);

/* The cheapest way from a piece to the end, were no pages to face each other. */
struct rest {
	double cost;             /* INFINITY: there is none */
	int end;                 /* the break that its first page ends at, */
	bool left;               /* with the figure before it left out */
};

/* flow_rest.c: fills in RESTS, one row for each piece and one for the end; [1]: below the
 * figure left out before it. */
void rests_find(const struct trials *trials, struct rest (*rests)[2]);

#endif
