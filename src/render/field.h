/* Field: what a place to fill in looks like, as marks that devices can draw. */
#ifndef RENDER_FIELD_H
#define RENDER_FIELD_H

#include <glib.h>

struct mark;

enum field_look {
	FIELD_EMPTY,   /* on a screen: a form field without a value */
	FIELD_TICKED,  /* on a screen: a box with its tick */
	FIELD_PAPER,   /* ruled lines or a box, for a pen */
};

/* Sets MARKS (of struct mark) to what draws FIELD, a MARK_FIELD, with positions as
 * the field's own; one without a tag looks as on paper.  They carry neither tag nor
 * kind of artifact. */
void field_marks(const struct mark *field, enum field_look look, GArray *marks);

#endif
