/* Check, the framework: the catalogue of indicators and the goals. */
#include <glib.h>
#include <string.h>
#include "check_rules.h"

static void check_target(struct checker *c, const struct indicator *i)
{
	double most = i->kind == INDICATOR_SHARE ? 100 : i->kind == INDICATOR_YES_NO ? 1 :
		i->kind == INDICATOR_SCALE && i->scale_high.set ? i->scale_high.value : 0;

	if (i->target.set && most > 0 && (i->target.value > most || i->target.value < 0))
		diag_report(c->diag, DIAG_TARGET_OUT_OF_RANGE, i->target.place, i->id.text,
			check_number(c, i->target.value), check_number(c, most));
}

/* An area of an indicator is written without its scheme. */
static void check_area(struct checker *c, const struct text *area)
{
	const struct framework *f = c->project->framework;

	for (int i = 0; i < f->scheme_count; i++)
		for (int k = 0; k < f->schemes[i].area_count; k++)
			if (area->text && !strcmp(area->text, f->schemes[i].areas[k].id.text))
				return;
	if (area->text)
		check_areas(c, &(struct texts){(struct text *)area, 1});
}

static void check_indicator(struct checker *c, const struct indicator *i)
{
	if (i->kind == INDICATOR_SHARE && !i->base.text)
		diag_report(c->diag, DIAG_SHARE_WITHOUT_BASE, i->place, i->id.text);
	if (i->kind == INDICATOR_SCALE && (!i->scale_low.set || !i->scale_high.set ||
		i->scale_low.value >= i->scale_high.value))
		diag_report(c->diag, DIAG_SCALE_LIMITS, i->place, i->id.text);
	check_target(c, i);
	check_period_id(c, &i->valid_from);
	check_goal_numbers(c, &i->goals);
	check_area(c, &i->area);
	check_types(c, &i->types);
}

static void check_goals(struct checker *c, const struct goal *goals, int count, GHashTable *seen)
{
	for (int i = 0; i < count; i++) {
		if (!g_hash_table_add(seen, (gpointer)goals[i].number.text))
			diag_report(c->diag, DIAG_DUPLICATE_ID, goals[i].number.place, "Ziel",
				goals[i].number.text);
		check_indicator_ids(c, &goals[i].indicators);
		check_areas(c, &goals[i].areas);
		check_types(c, &goals[i].types);
		check_goals(c, goals[i].goals, goals[i].goal_count, seen);
	}
}

void check_framework(struct checker *c)
{
	const struct framework *f = c->project->framework;
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (int i = 0; i < f->indicator_count; i++)
		check_indicator(c, &f->indicators[i]);
	check_goals(c, f->goals, f->goal_count, seen);
	g_hash_table_destroy(seen);
}
