/* QM goals: every goal of the framework with its indicators and targets. */
#include <string.h>

#include "../base/arena.h"
#include "qm_view.h"

/* The goals that indicators are listed under: by the goal's own list, or by the
 * indicator's; both are allowed in the framework. */
static bool texts_hold(const struct texts *texts, const char *text)
{
	for (int i = 0; text != NULL && i < texts->count; i++)
		if (strcmp(texts->items[i].text, text) == 0)
			return true;
	return false;
}

static bool goal_has(const struct goal *goal, const struct indicator *indicator)
{
	return texts_hold(&goal->indicators, indicator->id.text)
		|| texts_hold(&indicator->goals, goal->number.text);
}

static bool goal_has_below(const struct goal *goal, const struct indicator *indicator)
{
	if (goal_has(goal, indicator))
		return true;
	for (int i = 0; i < goal->goal_count; i++)
		if (goal_has_below(&goal->goals[i], indicator))
			return true;
	return false;
}

static void goal_words(const struct qm *qm, struct view *record, const struct goal *goal,
	int level)
{
	const struct framework *f = qm->figures->framework;
	const struct level *named = level < f->level_count ? &f->levels[level] : NULL;

	view_input(record, "nr", goal->number);
	view_text(record, "zeichen", named && named->sign.text
		? arena_printf(qm->arena, "%s\u00a0%s", named->sign.text, goal->number.text)
		: goal->number.text);
	view_text(record, "ebene", named ? named->name.text : NULL);
	view_input(record, "titel", goal->title.text ? goal->title : goal->words);
	view_markdown(record, "text", goal->words);
	view_flag(record, "verbindlich", goal->mandatory);
}

static void goal_rows(const struct qm *qm, struct view *record, const struct goal *goal)
{
	struct view *rows = view_list(record, "kennzahlen");

	for (int i = 0; i < qm->figures->framework->indicator_count; i++)
		if (goal_has(goal, qm_indicator(qm, i)))
			qm_row(qm, rows, i);
}

/* Whether a school of the unit has said neither yes nor no where it was asked. */
static bool answer_missing(const struct qm *qm, int indicator)
{
	const struct figure *figure = qm_figure(qm, qm->unit, indicator);

	return figure->response < figure->expected;
}

/* All that concerns the unit or that its school says does not, and what a goal's charts
 * show: shares held against a target, and yes or no. */
static void goal_charts(const struct qm *qm, struct view *record, const struct goal *goal)
{
	struct view *shares = view_list(record, "anteile");
	struct view *answers = view_list(record, "ja_nein");
	struct view *all = view_list(record, "alle");
	bool missing = false;

	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		const struct indicator *indicator = qm_indicator(qm, i);
		enum figure_state state = qm_figure(qm, qm->unit, i)->state;

		if (!goal_has_below(goal, indicator))
			continue;
		if (indicator->kind != INDICATOR_WORDS &&
			(state != FIGURE_NOT_APPLICABLE || qm_school_reported(qm, i)))
			qm_row(qm, all, i);
		if (state != FIGURE_NUMBER && state != FIGURE_MASKED)
			continue;
		if (indicator->kind == INDICATOR_SHARE && indicator->target.set)
			qm_row(qm, shares, i);
		if (indicator->kind == INDICATOR_YES_NO) {
			qm_row(qm, answers, i);
			missing |= answer_missing(qm, i);
		}
	}
	view_flag(record, "ja_nein_luecken", missing);
}

/* All goals below GOAL, in order, in one list: a layout has no recursion. */
static void goals_below(const struct qm *qm, struct view *list, const struct goal *goal,
	int level)
{
	for (int i = 0; i < goal->goal_count; i++) {
		struct view *item = view_item(list);

		goal_words(qm, item, &goal->goals[i], level);
		goal_rows(qm, item, &goal->goals[i]);
		goals_below(qm, list, &goal->goals[i], level + 1);
	}
}

static void goals_without(const struct qm *qm, struct view *root)
{
	const struct framework *f = qm->figures->framework;
	struct view *list = view_list(root, "ohne_ziel");

	for (int i = 0; i < f->indicator_count; i++) {
		bool found = false;

		for (int g = 0; g < f->goal_count; g++)
			found |= goal_has_below(&f->goals[g], qm_indicator(qm, i));
		if (!found)
			qm_row(qm, list, i);
	}
}

/* Every share with a target, for the overview. */
static void goals_targets(const struct qm *qm, struct view *root)
{
	struct view *list = view_list(root, "zielwerte");

	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		const struct indicator *indicator = qm_indicator(qm, i);
		enum figure_state state = qm_figure(qm, qm->unit, i)->state;

		if (indicator->kind == INDICATOR_SHARE && indicator->target.set
			&& (state == FIGURE_NUMBER || state == FIGURE_MASKED))
			qm_row(qm, list, i);
	}
}

void qm_goals(const struct qm *qm, struct view *root)
{
	const struct framework *f = qm->figures->framework;
	struct view *list = view_list(root, "ziele");

	for (int i = 0; i < f->goal_count; i++) {
		struct view *item = view_item(list);

		goal_words(qm, item, &f->goals[i], 0);
		goal_rows(qm, item, &f->goals[i]);
		goal_charts(qm, item, &f->goals[i]);
		goals_below(qm, view_list(item, "ziele"), &f->goals[i], 1);
	}
	goals_targets(qm, root);
	goals_without(qm, root);
}
