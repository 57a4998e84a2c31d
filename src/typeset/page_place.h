/* Page place: makes the marks of one page.  Internal to typeset. */
#ifndef TYPESET_PAGE_PLACE_H
#define TYPESET_PAGE_PLACE_H

#include <glib.h>
#include "flow.h"

struct spot;

struct placer {
	struct setter *setter;
	struct page *page;
	int index;               /* of the page */
	int left, top;           /* of its type area */
	int width, height;
	GArray *marks;
	bool artifact;           /* what is placed now repeats: no tags, no links */
};

/* A zeroed mark of KIND at (X, Y), content of TAG; an artifact if TAG is NULL.
 * Good until the next one is made. */
struct mark *placer_mark(struct placer *placer, enum mark_kind kind, struct tag *tag);

/* Rectangles and lines. */
struct box {
	int x, y, width, height;
};
struct mark *placer_fill(struct placer *placer, struct tag *tag, struct box box,
	struct color color);
struct mark *placer_rule(struct placer *placer, struct tag *tag, const int ends[4], int stroke,
	struct color color);

/* Fill and rules of STYLE around BOX; open at top or bottom where it goes on. */
void placer_box(struct placer *placer, const struct style *style, struct box box,
	const bool open[2]);

/* All lines from (X, Y) down, all of TAG. */
void placer_lines(struct placer *placer, struct tag *tag, const struct lines *lines, int x, int y);

/* An active rectangle over BOX for SPOT's target. */
void placer_link(struct placer *placer, const struct spot *spot, struct box box);

/* flow_fields.c: FIELD over BOX, its lines PITCH apart (0: in a table cell).  TAG
 * NULL: no form field. */
void placer_field(struct placer *placer, struct tag *tag, const struct field *field,
	struct box box, int pitch);

/* Positions of PART's pieces from the top of the type area. */
void part_positions(const struct sheet_part *part, int *tops);
void part_place(struct placer *placer, const struct sheet_part *part);

#endif
