/* Check: reading a whole project, and the rules that look across its files. */
#include "check.h"

#include <math.h>
#include <string.h>
#include "../base/errand.h"
#include "check_rules.h"
#include "folder.h"

static void read_figures(struct arena *arena, struct diag *diag, const struct bases *bases,
	struct project *project)
{
	project->meetings = meetings_read(arena, diag, project->root, project->municipality);
	project->readings = readings_read(arena, diag, bases, project->municipality,
		project->framework);
}

bool project_read(struct arena *arena, struct diag *diag, struct project *project)
{
	const char *root = project->root;
	struct bases bases;

	project->readings = ARENA_NEW(arena, struct readings);
	project->meetings = ARENA_NEW(arena, struct meetings);
	project->municipality = register_read(arena, diag, root);
	if (!project->municipality)
		return false;
	bases = folder_bases(arena, root, &project->municipality->parts);
	project->concepts = concept_read_all(arena, diag, &bases, project->scope.concepts,
		&project->concept_count);
	if (project->errand)
		errand_wait(project->errand, diag);
	else
		project->framework = framework_read(arena, diag, &bases.items[0]);
	if (project->scope.figures)
		read_figures(arena, diag, &bases, project);
	for (int i = 0; i < project->concept_count; i++)
		concept_adopt_goals(project->concepts[i], project->framework);
	return true;
}

static int list_goals(const struct goal *goals, int count, const char **numbers)
{
	int n = 0;

	for (int i = 0; i < count; i++) {
		if (numbers)
			numbers[n] = goals[i].number.text;
		n++;
		n += list_goals(goals[i].goals, goals[i].goal_count, numbers ? numbers + n : NULL);
	}
	return n;
}

static void list_names(struct checker *c)
{
	const struct framework *f = c->project->framework;
	int areas = 0, n = 0;

	c->indicators = ARENA_ARRAY(c->arena, const char *, f->indicator_count + 1);
	for (int i = 0; i < f->indicator_count; i++)
		c->indicators[i] = f->indicators[i].id.text;
	c->goals = ARENA_ARRAY(c->arena, const char *,
		list_goals(f->goals, f->goal_count, NULL) + 1);
	list_goals(f->goals, f->goal_count, c->goals);
	for (int i = 0; i < f->scheme_count; i++)
		areas += f->schemes[i].area_count;
	c->areas = ARENA_ARRAY(c->arena, const char *, areas + 1);
	for (int i = 0; i < f->scheme_count; i++)
		for (int k = 0; k < f->schemes[i].area_count; k++)
			c->areas[n++] = arena_printf(c->arena, "%s/%s", f->schemes[i].id.text,
				f->schemes[i].areas[k].id.text);
}

void project_check(struct diag *diag, const struct project *project)
{
	struct checker c = {.arena = arena_new(), .diag = diag, .project = project};

	list_names(&c);
	check_register(&c);
	check_framework(&c);
	check_concepts(&c);
	if (project->scope.figures) {
		check_readings(&c);
		check_values(&c);
		check_meetings(&c);
	}
	arena_free(c.arena);
}

void check_period_id(struct checker *c, const struct text *id)
{
	const struct municipality *m = c->project->municipality;

	if (id->text && !register_period(m, id->text))
		register_report_unknown(c->arena, c->diag, m, REGISTER_PERIODS, *id);
}

static bool is_among(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (!strcmp(word, *words))
			return true;
	return false;
}

void check_indicator_ids(struct checker *c, const struct texts *ids)
{
	const struct framework *f = c->project->framework;

	for (int i = 0; i < ids->count; i++)
		if (!is_among(ids->items[i].text, c->indicators) &&
			!framework_lacks(c->diag, f, f->indicator_count))
			diag_suggest(c->diag, DIAG_UNKNOWN_INDICATOR, ids->items[i].place,
				ids->items[i].text, c->indicators, ids->items[i].text);
}

void check_goal_numbers(struct checker *c, const struct texts *numbers)
{
	const struct framework *f = c->project->framework;

	for (int i = 0; i < numbers->count; i++)
		if (!is_among(numbers->items[i].text, c->goals) &&
			!framework_lacks(c->diag, f, f->goal_count))
			diag_suggest(c->diag, DIAG_UNKNOWN_GOAL, numbers->items[i].place,
				numbers->items[i].text, c->goals, numbers->items[i].text);
}

void check_areas(struct checker *c, const struct texts *areas)
{
	const struct framework *f = c->project->framework;

	for (int i = 0; i < areas->count; i++)
		if (!is_among(areas->items[i].text, c->areas) &&
			!framework_lacks(c->diag, f, f->scheme_count))
			diag_suggest(c->diag, DIAG_UNKNOWN_AREA, areas->items[i].place,
				areas->items[i].text, c->areas, areas->items[i].text);
}

void check_types(struct checker *c, const struct texts *types)
{
	const struct municipality *m = c->project->municipality;
	const char **known = ARENA_ARRAY(c->arena, const char *, m->school_count + 1);
	int n = 0;

	for (int i = 0; i < m->school_count; i++)
		if (m->schools[i].type.text && !is_among(m->schools[i].type.text, known))
			known[n++] = m->schools[i].type.text;
	for (int i = 0; i < types->count; i++)
		if (!is_among(types->items[i].text, known))
			diag_suggest(c->diag, DIAG_UNKNOWN_TYPE, types->items[i].place,
				types->items[i].text, known, types->items[i].text);
}

bool check_is_staffed(const struct municipality *m, const char *period)
{
	for (int i = 0; i < m->worker_count; i++)
		if (!strcmp(m->workers[i].period.text, period))
			return true;
	return false;
}

const char *check_number(struct checker *c, double number)
{
	return number_print(c->arena, number, number == floor(number) ? 0 : 2);
}

const char *check_words(const char *words)
{
	return words ? words : "";
}
