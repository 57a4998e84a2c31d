/* Compose columns: which columns of a table are shown, and what each is like. */
#include "compose_columns.h"

#include <assert.h>
#include <string.h>
#include "../base/arena.h"
#include "layout_value.h"

static const char *const alignment_words[] = {"links", "block", "mitte", "rechts", "komma", NULL};
static const char *const from_words[] = {"unter", NULL};

const struct section_option column_options[] = {
	{.name = "kopf", .kind = OPTION_TEXT}, {.name = "text", .kind = OPTION_TEXT},
	{.name = "markdown", .kind = OPTION_PATH}, {.name = "liste", .kind = OPTION_PATH},
	{.name = "wert", .kind = OPTION_PATH}, {.name = "leere", .kind = OPTION_TEXT},
	{.name = "punkt", .kind = OPTION_TEXT}, {.name = "danach", .kind = OPTION_TEXT},
	{.name = "breite", .kind = OPTION_LENGTH}, {.name = "gewicht", .kind = OPTION_NUMBER},
	{.name = "ausrichtung", .kind = OPTION_WORD, .words = alignment_words},
	{.name = "zeilenkopf", .kind = OPTION_FLAG}, {.name = "schluessel", .kind = OPTION_FLAG},
	{.name = "von", .kind = OPTION_WORD, .words = from_words},
	{.name = "wenn", .kind = OPTION_CONDITION}, {.name = "stil", .kind = OPTION_STYLE},
	{.name = "feld", .kind = OPTION_RECORD, .of = field_options},
	{.name = "je", .kind = OPTION_PATH}, {.name = "zellen", .kind = OPTION_PATH},
	{.name = "uebertrag", .kind = OPTION_FLAG},
	{.name = "bis_ende", .kind = OPTION_CONDITION},
	{.name = "nur_gefuellt", .kind = OPTION_FLAG}, {.name = NULL},
};

static enum alignment alignment_read(const struct yaml_node *column)
{
	const struct yaml_node *node = yaml_member(column, "ausrichtung");

	for (int i = 0; node && alignment_words[i]; i++)
		if (strcmp(alignment_words[i], node->text) == 0)
			return (enum alignment)i;
	return ALIGN_LEFT;
}

static void plan_fill(struct composer *c, struct plan *plan, struct column *column)
{
	const struct yaml_node *node = plan->node;
	const struct yaml_node *width = yaml_member(node, "breite");
	const struct yaml_node *weight = yaml_member(node, "gewicht");

	plan->inner = yaml_member(node, "von");
	plan->head = composer_flag(node, "zeilenkopf", false);
	plan->alignment = alignment_read(node);
	plan->style = composer_style(c, node);
	plan->carry = composer_flag(node, "uebertrag", false) ? ARENA_NEW(c->arena, struct carry)
		: NULL;
	column->key = composer_flag(node, "schluessel", false);
	if (!plan->style)
		plan->style = style_find(c->document->sheet,
			plan->head || column->key ? "cell-key" : "cell");
	column->alignment = plan->alignment;
	if (width)
		length_parse(width->text, &column->width);
	if (weight)
		number_read(weight->text, &column->weight);
}

static void plan_add(struct composer *c, struct plan *plans, struct table *table, struct plan plan)
{
	int i = table->column_count++;

	plans[i] = plan;
	plan_fill(c, &plans[i], &table->columns[i]);
}

/* How many columns there are at most: those with `je` stand for many. */
static int plans_most(struct composer *c, const struct yaml_node *columns)
{
	int most = columns->count;

	for (const struct yaml_node *node = columns->child; node; node = node->next) {
		const struct yaml_node *each = yaml_member(node, "je");
		const struct view *list = each ? view_find(c->frame, each->text) : NULL;

		most += list ? list->count : 0;
	}
	return most;
}

struct plan *columns_plan(struct composer *c, const struct yaml_node *columns,
	struct table *table)
{
	int listed = 0, most = plans_most(c, columns);
	struct plan *plans = ARENA_ARRAY(c->arena, struct plan, most);

	table->columns = ARENA_ARRAY(c->arena, struct column, most);
	for (const struct yaml_node *node = columns->child; node; node = node->next, listed++) {
		const struct yaml_node *each = yaml_member(node, "je");
		const struct view *list = each ? compose_list(c, each) : NULL;
		struct plan plan = {.node = node, .listed = listed};

		if (!compose_when(c, node, "wenn"))
			continue;
		if (!each)
			plan_add(c, plans, table, plan);
		for (plan.each = list ? list->child : NULL; plan.each;
			plan.each = plan.each->next, plan.index++)
			plan_add(c, plans, table, plan);
	}
	return plans;
}

/* ---- columns that no row fills */

/* Where ROW links to its cell over COLUMN; NULL: one from a row above reaches there.
 * ABOVE: rows that cells from above reach further down, per column; brought to the next. */
static struct cell **cell_over(struct row *row, int *above, int count, int column)
{
	struct cell **link = &row->cells, **found = NULL;

	for (int i = 0; i < count;) {
		const struct cell *cell = *link;
		int first = i;

		if (above[i]) {
			above[i++]--;
			continue;
		}
		assert(cell);
		if (column >= i && column < i + cell->columns)
			found = link;
		while (i < first + cell->columns)
			above[i++] = cell->rows - 1;
		link = &(*link)->next;
	}
	return found;
}

static bool column_filled(const struct table *table, int *above, int column)
{
	memset(above, 0, table->column_count * sizeof *above);
	for (struct row *row = table->rows; row; row = row->next) {
		struct cell **link = cell_over(row, above, table->column_count, column);

		if (link && (*link)->columns == 1 && ((*link)->content || (*link)->field))
			return true;
	}
	return false;
}

static void rows_narrow(struct row *row, int *above, int count, int column)
{
	memset(above, 0, count * sizeof *above);
	for (; row; row = row->next) {
		struct cell **link = cell_over(row, above, count, column);

		if (link && (*link)->columns > 1)
			(*link)->columns--;
		else if (link)
			*link = (*link)->next;
		if (row->carry)
			memmove(&row->carry[column], &row->carry[column + 1],
				(count - column - 1) * sizeof *row->carry);
	}
}

void columns_drop_unfilled(struct composer *c, struct plan *plans, struct table *table)
{
	int *above = ARENA_ARRAY(c->arena, int, table->column_count);

	for (int i = table->column_count - 1; i >= 0; i--) {
		int behind = table->column_count - i - 1;

		if (!composer_flag(plans[i].node, "nur_gefuellt", false) ||
			column_filled(table, above, i))
			continue;
		rows_narrow(table->heads, above, table->column_count, i);
		rows_narrow(table->rows, above, table->column_count, i);
		memmove(&plans[i], &plans[i + 1], behind * sizeof *plans);
		memmove(&table->columns[i], &table->columns[i + 1],
			behind * sizeof *table->columns);
		table->column_count--;
	}
}
