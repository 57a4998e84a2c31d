/* Framework: reading rahmen.yaml, and looking up goals and indicators. */
#include "framework.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/yaml.h"
#include "folder.h"
#include "ids.h"
#include "register.h"

/* Goals without a number get that of their position: "1", "1.2". */
static void number_goals(struct arena *arena, struct goal *goals, int count, const char *above)
{
	for (int i = 0; i < count; i++) {
		if (!goals[i].number.text)
			goals[i].number = (struct text){
				arena_printf(arena, "%s%d", above, i + 1), goals[i].place};
		number_goals(arena, goals[i].goals, goals[i].goal_count,
			arena_printf(arena, "%s.", goals[i].number.text));
	}
}

struct framework *framework_read(struct arena *arena, struct diag *diag,
	const struct base *base)
{
	struct framework *framework = ARENA_NEW(arena, struct framework);
	const char *path = arena_printf(arena, "%s/rahmen.yaml", base->path);
	const char *shown = arena_printf(arena, "%srahmen.yaml", base->prefix);
	const struct source *source;
	const struct yaml_node *node;

	if (!source_exists(path)) {
		framework->missing = true;
		framework->source = source_from_text(arena, shown, "", 0);
		return framework;
	}
	node = folder_yaml(arena, diag, path, shown, &source);
	if (!node || !shape_read(arena, diag, &framework_shape, node, framework))
		*framework = (struct framework){0};
	framework->source = source;
	number_goals(arena, framework->goals, framework->goal_count, "");
	ids_settle(diag, ID_LIST(indicator, framework->indicators, &framework->indicator_count,
		"Indikator"));
	ids_settle(diag, ID_LIST(scheme, framework->schemes, &framework->scheme_count, "System"));
	for (int i = 0; i < framework->scheme_count; i++)
		ids_settle(diag, ID_LIST(area, framework->schemes[i].areas,
			&framework->schemes[i].area_count, "Bereich"));
	ids_settle(diag, &(struct id_list){framework->passages, &framework->passage_count,
		sizeof(struct passage), offsetof(struct passage, id),
		offsetof(struct passage, words), "Text"});
	return framework;
}

bool framework_lacks(struct diag *diag, const struct framework *f, int count)
{
	if (count == 0 && f->missing)
		diag_report(diag, DIAG_NO_FRAMEWORK, ((struct place){.source = f->source}));
	return count == 0 && f->source->broken;
}

static const struct goal *find_goal(const struct goal *goals, int count, const char *number,
	int *level)
{
	for (int i = 0; i < count; i++) {
		const struct goal *below;

		if (!strcmp(goals[i].number.text, number))
			return &goals[i];
		++*level;
		below = find_goal(goals[i].goals, goals[i].goal_count, number, level);
		if (below)
			return below;
		--*level;
	}
	return NULL;
}

const struct goal *framework_goal(const struct framework *f, const char *number, int *level)
{
	int depth = 0;
	const struct goal *goal = find_goal(f->goals, f->goal_count, number, &depth);

	if (goal && level)
		*level = depth;
	return goal;
}

const struct indicator *framework_indicator(const struct framework *f, const char *id)
{
	for (int i = 0; i < f->indicator_count; i++)
		if (f->indicators[i].id.text && !strcmp(f->indicators[i].id.text, id))
			return &f->indicators[i];
	return NULL;
}

bool indicator_in_percent(const struct indicator *indicator)
{
	return indicator->kind == INDICATOR_SHARE || indicator->kind == INDICATOR_YES_NO;
}

bool indicator_breaks(const struct indicator *indicator, const struct period *period)
{
	const char *from = indicator->valid_from.text;

	/* valid_from breaks the series in exactly the period it names */
	return period->break_note.text || (from && !strcmp(from, period->id.text));
}
