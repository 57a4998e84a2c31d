/* Figure print: figures as they stand in tables, with the signs that official
 * statistics use where there is no number; the layout has their legend. */
#ifndef REPORT_FIGURE_PRINT_H
#define REPORT_FIGURE_PRINT_H

#include "../model/mask.h"
#include "view.h"

/* What stands where nothing can stand. */
#define FIGURE_NOTHING "–"

/* "1 234", "87,5 %", "22 von 27" or "ja", "3,4", "." or "k. A."; SCHOOL: the
 * figure is of a single school. */
const char *figure_print(struct arena *arena, const struct indicator *indicator,
	const struct figure *figure, bool school);

/* The sign for STATE, which is no number. */
const char *figure_sign(enum figure_state state);

/* Adds FIGURE as a VIEW_NUMBER. */
void view_figure(struct view *parent, const char *name,
	const struct indicator *indicator, const struct figure *figure, bool school);

/* Adds a VALUE that follows from FIGURE; where that is no number, its sign. */
void view_derived(struct view *parent, const char *name,
	const struct figure *figure, double value, int decimals);

/* "+12", "−3,2 Pkt.", "Bruch", "–"; change_print() adds the percent of counts:
 * "+12 (+8,1 %)". */
const char *difference_print(struct arena *arena, const struct indicator *indicator,
	const struct change *change);
const char *change_print(struct arena *arena, const struct indicator *indicator,
	const struct change *change);

/* "≥ 80 %", "≤ 5", "100 %" where more is not possible, "–". */
const char *target_print(struct arena *arena, const struct indicator *indicator);

/* "26 von 28". */
const char *part_print(struct arena *arena, double part, double whole);

/* "12,5 %". */
const char *percent_print(struct arena *arena, double percent, int decimals);

/* "2017/18" for the id "2017-18"; other ids as they are. */
const char *period_print(struct arena *arena, const struct period *period);

/* A number with as many decimals as it needs, at most MOST. */
const char *plain_print(struct arena *arena, double value, int most);

#endif
