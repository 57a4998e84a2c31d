/* Compose columns: which columns of a table are shown, and what each is like. */
#include "compose_columns.h"

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
	{.name = "bis_ende", .kind = OPTION_CONDITION}, {.name = NULL},
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

const struct plan *columns_plan(struct composer *c, const struct yaml_node *columns,
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
