/* Layout styles: papier, stile, tabelle, diagramm of a layout file. */
#ifndef REPORT_LAYOUT_STYLE_H
#define REPORT_LAYOUT_STYLE_H

#include "layout_value.h"

/* Fills SHEET (but its words) from ROOT, the merged layout.  Every style that
 * typeset uses itself is there afterwards or has been reported. */
void layout_styles_read(const struct layout_reader *reader, const struct yaml_node *root,
	struct stylesheet *sheet);

/* Whether SHEET has the style NAME; the names of all, for suggestions. */
bool layout_has_style(const struct stylesheet *sheet, const char *name);
const char *const *layout_style_names(struct arena *arena, const struct stylesheet *sheet);

#endif
