/* Compose values: paths, conditions and loops over the view. */
#include "composer.h"

#include "../base/diag.h"
#include "condition.h"

static const char *const kind_words[] = {
	[VIEW_TEXT] = "Text", [VIEW_MARKDOWN] = "Text", [VIEW_NUMBER] = "Zahl",
	[VIEW_FLAG] = "ja/nein", [VIEW_RECORD] = "Satz", [VIEW_LIST] = "Liste",
};

const struct view *compose_path(struct composer *c, const struct yaml_node *node)
{
	const struct view *view = view_find(c->frame, node->text);

	if (!view)
		diag_suggest(c->diag, DIAG_PATH_UNKNOWN, node->place, node->text,
			view_names(c->arena, c->frame), node->text);
	return view;
}

const struct view *compose_list(struct composer *c, const struct yaml_node *node)
{
	const struct view *view = compose_path(c, node);

	if (view && view->kind != VIEW_LIST) {
		diag_report(c->diag, DIAG_PATH_KIND, node->place, node->text, kind_words[VIEW_LIST],
			kind_words[view->kind]);
		return NULL;
	}
	return view;
}

const struct view *compose_nth(struct composer *c, const struct yaml_node *node, int index)
{
	const struct view *list = compose_list(c, node);
	const struct view *item = list ? list->child : NULL;

	while (item && index-- > 0)
		item = item->next;
	return item;
}

bool compose_condition(struct composer *c, const struct yaml_node *node)
{
	struct condition condition;
	const struct view *view;

	if (node->kind == YAML_SEQUENCE) {
		for (const struct yaml_node *item = node->child; item; item = item->next)
			if (!compose_condition(c, item))
				return false;
		return true;
	}
	if (!condition_parse(c->arena, node->text, &condition))
		return false; /* the layout check has reported it */
	view = view_find(c->frame, condition.path);
	if (!view)
		diag_suggest(c->diag, DIAG_CONDITION_UNKNOWN, node->place, condition.path,
			view_names(c->arena, c->frame), condition.path);
	return condition_holds(&condition, view);
}

bool compose_when(struct composer *c, const struct yaml_node *section, const char *name)
{
	const struct yaml_node *node = yaml_member(section, name);

	return !node || compose_condition(c, node);
}

/* nr, erstes and letztes of a loop item, seen through the loop's name. */
static const struct view *helpers_make(struct arena *arena, int index, int count)
{
	struct view *helpers = view_root(arena);

	view_number(helpers, "nr", index + 1, 0);
	view_flag(helpers, "erstes", index == 0);
	view_flag(helpers, "letztes", index == count - 1);
	return helpers;
}

void compose_each(struct composer *c, const struct loop *loop)
{
	const struct view_frame *outer = c->frame;
	int index = 0;

	for (const struct view *item = loop->list->child; item; item = item->next) {
		struct view_frame helpers = {helpers_make(c->arena, index++, loop->list->count),
			loop->name, outer};
		struct view_frame named = {item, loop->name, &helpers};
		struct view_frame direct = {item, NULL, loop->name ? &named : outer};

		c->frame = &direct;
		loop->each(c, item, loop->context);
	}
	c->frame = outer;
}

struct place compose_entry_place(const struct view *entry, const struct yaml_node *text,
	const struct yaml_node *list)
{
	if (entry->place.source)
		return entry->place;
	return text ? text->place : list->place;
}
