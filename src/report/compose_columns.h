/* Compose columns: the plan by which compose_table.c makes the cells of each row. */
#ifndef REPORT_COMPOSE_COLUMNS_H
#define REPORT_COMPOSE_COLUMNS_H

#include "composer.h"

/* A column that is shown. */
struct plan {
	const struct yaml_node *node;
	int listed;              /* its place among all listed columns */
	bool inner;              /* von: unter */
	bool head;               /* zeilenkopf */
	enum alignment alignment;
	const struct style *style;
	const struct view *each; /* je: the item this repetition stands for, or NULL */
	int index;               /* je: which repetition, from 0 */
	struct carry *carry;     /* uebertrag: its running sum, or NULL */
};

/* What an item of `spalten` may say. */
extern const struct section_option column_options[];

/* The columns of TABLE that are shown, in the composer's arena, and how their cells are
 * made: one plan for each of table->columns.  Those whose condition fails are left out,
 * those with `je` are repeated for each item of that list. */
struct plan *columns_plan(struct composer *composer, const struct yaml_node *columns,
	struct table *table);

/* Takes the columns with `nur_gefuellt` that no row of the finished TABLE fills out of it
 * and of PLANS. */
void columns_drop_unfilled(struct composer *composer, struct plan *plans, struct table *table);

#endif
