/* Labels of points: where the value of each point of a line chart stands.  Boxes and
 * lines only, nothing is shaped or drawn.  Internal to typeset. */
#ifndef TYPESET_CHART_LABELS_H
#define TYPESET_CHART_LABELS_H

#include "page_place.h"

struct point_label {
	int x, y;                /* of its point */
	int width, height;
	bool drawn;              /* a marker stands at the point, else a gap */
	bool chief;              /* first, last, highest or lowest of its line */
	bool out;                /* is not set: asked for, or found by labels_part() */
	struct box box;          /* where it goes */
};

/* Labels stand in order of x.  Lines end at points: {x, y, x, y}. */
struct label_field {
	struct box bounds;       /* no label leaves it */
	int radius;              /* of markers */
	int thick;               /* half the thickness of lines */
	struct point_label *labels;
	int count;
	int (*lines)[4];
	int line_count;
	int crossable;           /* that many at the end may lie between label and point: axes */
};

/* A place for a label; the lower the cost, the better. */
struct seat {
	struct box box;
	int cost;
};

/* What is wrong with a seat; what is merely far from its point costs less than
 * SEAT_FAR at the most. */
enum {
	SEAT_UNCLEAR = 60,       /* two heights away */
	SEAT_FAR = 200,
	SEAT_STRANGE = 200,      /* nearer to another point */
	SEAT_APART = 300,        /* a line between the label and its point */
	SEAT_LINE = 1000,        /* struck by a line */
	SEAT_MARKER = 5000,      /* on a marker */
	SEAT_OVERLAP = 8000,     /* on another label */
	SEAT_COUNT = 96,         /* seats of a label at most */
};

/* The seats of a label inside the bounds, best first; returns how many.  NEAR: only
 * those about its point. */
int label_seats(const struct label_field *field, const struct point_label *label, bool near,
	struct seat seats[SEAT_COUNT]);

/* Gives all labels that are not out their boxes; returns how many are not clear:
 * far from their point, or worse. */
int labels_seat(struct arena *arena, struct label_field *field);

/* How many labels are struck by a line or lie on a marker or another label. */
int labels_struck(const struct label_field *field);

/* Leaves out, one by one, those that lie on markers or on other labels. */
void labels_part(struct arena *arena, struct label_field *field);

bool boxes_overlap(struct box a, struct box b);
/* Whether the line from (ENDS[0], ENDS[1]) to (ENDS[2], ENDS[3]) runs through BOX. */
bool line_strikes(const int ends[4], struct box box);

#endif
