/* Concept: reading konzepte/<school>.yaml. */
#include "concept.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/yaml.h"
#include "folder.h"
#include "ids.h"

/* Goals without a number get that of their position: "1", "1.2". */
static void number_goals(struct arena *arena, struct concept_goal *goals, int count,
	const char *above)
{
	for (int i = 0; i < count; i++) {
		if (!goals[i].number.text)
			goals[i].number = (struct text){
				arena_printf(arena, "%s%d", above, i + 1), goals[i].place};
		number_goals(arena, goals[i].goals, goals[i].goal_count,
			arena_printf(arena, "%s.", goals[i].number.text));
	}
}

/* The file's name stands for the school, so that the document has a name. */
static void name_after_file(struct arena *arena, struct concept *concept, const char *file)
{
	concept->schools.items = ARENA_NEW(arena, struct text);
	concept->schools.items[0] = (struct text){file, {.source = concept->source}};
	concept->schools.count = 1;
}

static struct concept *read_concept(struct arena *arena, struct diag *diag,
	const struct base *base, const struct folder_item *file)
{
	struct concept *concept = ARENA_NEW(arena, struct concept);
	const struct source *source;
	const struct yaml_node *node = folder_yaml(arena, diag, file->path, file->shown, &source);
	bool read = node && shape_read(arena, diag, &concept_shape, node, concept);

	concept->source = source;
	if (read && concept->schools.count > 0 &&
		strcmp(concept->schools.items[0].text, file->name) != 0) {
		diag_report(diag, DIAG_CONCEPT_NAME, concept->schools.items[0].place,
			concept->schools.items[0].text, file->name);
		read = false;
	}
	if (!read || concept->schools.count == 0)
		name_after_file(arena, concept, file->name);
	for (int i = 0; i < concept->schools.count; i++)
		concept->schools.items[i].text = arena_printf(arena, "%s%s", base->ids,
			concept->schools.items[i].text);
	if (!concept->first_chapter.set)
		concept->first_chapter.value = 1;
	number_goals(arena, concept->goals, concept->goal_count, "");
	ids_settle(diag, ID_LIST(indicator, concept->indicators, &concept->indicator_count,
		"Indikator"));
	return concept;
}

/* Whether the school that FILE is named after matches one of ONLY. */
static bool is_wanted(const struct base *base, const struct folder_item *file,
	const char *const *only)
{
	char *id = g_strconcat(base->ids, file->name, NULL);
	bool wanted = !only;

	for (; only && *only && !wanted; only++)
		wanted = g_pattern_match_simple(*only, id);
	g_free(id);
	return wanted;
}

struct concept **concept_read_all(struct arena *arena, struct diag *diag,
	const struct bases *bases, const char *const *only, int *count)
{
	static const char *const extensions[] = {"yaml", NULL};
	GPtrArray *all = g_ptr_array_new();
	struct concept **list;

	for (int b = 0; b < bases->count; b++) {
		struct folder files =
			folder_list(arena, diag, bases->items[b], "konzepte", extensions);

		for (int i = 0; i < files.count; i++)
			if (is_wanted(&bases->items[b], &files.items[i], only))
				g_ptr_array_add(all, read_concept(arena, diag,
					&bases->items[b], &files.items[i]));
	}
	*count = (int)all->len;
	list = ARENA_ARRAY(arena, struct concept *, all->len);
	for (guint i = 0; i < all->len; i++)
		list[i] = all->pdata[i];
	g_ptr_array_free(all, TRUE);
	return list;
}

static void adopt(struct concept_goal *goals, int count, const struct framework *framework,
	bool own_levels)
{
	for (int i = 0; i < count; i++) {
		struct concept_goal *goal = &goals[i];
		const struct goal *shared = framework_goal(framework, goal->number.text, NULL);

		/* With levels of its own a goal that has words may be another one. */
		if (shared && !goal->title.text && !(own_levels && goal->words.text))
			goal->title = shared->title;
		if (shared && !goal->words.text)
			goal->words = shared->words;
		adopt(goal->goals, goal->goal_count, framework, own_levels);
	}
}

void concept_adopt_goals(struct concept *concept, const struct framework *framework)
{
	adopt(concept->goals, concept->goal_count, framework, concept->level_count > 0);
}

static int count_measures(const struct concept_goal *goals, int count)
{
	int n = 0;

	for (int i = 0; i < count; i++)
		n += goals[i].measure_count + count_measures(goals[i].goals, goals[i].goal_count);
	return n;
}

int concept_measure_count(const struct concept *concept)
{
	return count_measures(concept->goals, concept->goal_count);
}
