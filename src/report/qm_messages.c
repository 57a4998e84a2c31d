/* QM messages: which facts of the year are worth a sentence on the first page.
 * The sentences themselves stand in the layout, one per kind. */
#include <math.h>

#include "../base/arena.h"
#include "figure_print.h"
#include "qm_view.h"

/* A change of less is no news: percentage points, and percent of counts. */
static const double LEAST_POINTS = 1, LEAST_PERCENT = 2;

static struct view *message(const struct qm *qm, struct view *list, const char *kind)
{
	struct view *item = view_item(qm->arena, list);

	view_text(qm->arena, item, "art", kind);
	view_list(qm->arena, item, "kennzahl");
	return item;
}

/* How far the figure moved the way it should: percentage points; 0 if unknown. */
static double progress(const struct qm *qm, int i)
{
	const struct indicator *indicator = qm_indicator(qm, i);
	struct change change = figures_change(qm->figures, qm->period, qm->unit, i);

	if (change.state != CHANGE_KNOWN || indicator->direction == DIRECTION_NONE
		|| (indicator->kind != INDICATOR_SHARE && indicator->kind != INDICATOR_YES_NO))
		return 0;
	return indicator->direction == DIRECTION_DOWN ? -change.difference : change.difference;
}

/* One school alone makes more than half of the DIFFERENCE: a slip, or news of
 * that school, but not of the whole. */
static bool made_by_one(const struct qm *qm, int i, double difference)
{
	const struct unit *own = &qm->figures->units[qm->unit];

	for (int s = 0; own->school_count > 1 && s < own->school_count; s++) {
		int u = figures_unit(qm->figures, BY_SCHOOL, own->schools[s]->id.text);
		double moved = figures_at(qm->figures, qm->period, u, i)->number
			- figures_at(qm->figures, qm->last, u, i)->number;

		if (moved * difference > difference * difference / 2)
			return true;
	}
	return false;
}

/* Growth of a count in percent of a base that bears it; 0 if unknown. */
static double any_growth(const struct qm *qm, int i)
{
	struct change change = figures_change(qm->figures, qm->period, qm->unit, i);

	return change.state == CHANGE_KNOWN && change.percent_known ? change.percent : 0;
}

/* The same, and 0 if it is news of one school only. */
static double growth(const struct qm *qm, int i)
{
	double percent = any_growth(qm, i);

	if (percent == 0) /* perhaps there is no last period to compare with */
		return 0;
	return made_by_one(qm, i, figures_change(qm->figures, qm->period, qm->unit, i).difference)
		? 0 : percent;
}

/* The indicator where SIGN * MEASURE is greatest and at least LEAST, or -1. */
static int greatest(const struct qm *qm, double (*measure)(const struct qm *, int), int sign,
	double least)
{
	int best = -1;

	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		double value = sign * measure(qm, i);

		if (value >= least && (best < 0 || value > sign * measure(qm, best)))
			best = i;
	}
	return best;
}

/* The message about the change of indicator I; NULL if there is none, I < 0. */
static struct view *message_change(const struct qm *qm, struct view *list, const char *kind,
	int i)
{
	struct change change;
	struct view *item;

	if (i < 0)
		return NULL;
	change = figures_change(qm->figures, qm->period, qm->unit, i);
	item = message(qm, list, kind);
	view_text(qm->arena, item, "um", qm_indicator(qm, i)->kind == INDICATOR_COUNT
		? percent_print(qm->arena, fabs(change.percent), 1)
		: number_print(qm->arena, fabs(change.difference), 1));
	qm_row(qm, item->child->next, i);
	return item;
}

/* "ausgelassen": the tables show a greater change, which one school made. */
static void message_growth(const struct qm *qm, struct view *list, const char *kind, int sign)
{
	int told = greatest(qm, growth, sign, LEAST_PERCENT);
	int first = greatest(qm, any_growth, sign, LEAST_PERCENT);
	struct view *item = message_change(qm, list, kind, told);

	if (item != NULL)
		view_flag(qm->arena, item, "ausgelassen",
			sign * any_growth(qm, first) > sign * any_growth(qm, told));
}

static void message_structure(const struct qm *qm, struct view *list)
{
	const struct figure *delivered = figures_structure(qm->figures, qm->period, qm->unit,
		STRUCTURE_DELIVERED);
	const struct figure *sites = figures_structure(qm->figures, qm->period, qm->unit,
		STRUCTURE_SITES);

	if (sites->number > 0)
		message(qm, list, "ausbau");
	if (delivered->base > 0)
		message(qm, list, delivered->number < delivered->base ? "ruecklauf"
			: "ruecklauf_voll");
}

/* A unit reaches a target if its share or mean does; a single school also with
 * a count.  -1: not to be told. */
static int unit_reaches(const struct qm *qm, int i)
{
	const struct indicator *indicator = qm_indicator(qm, i);
	const struct figure *figure = qm_figure(qm, qm->unit, i);
	double value = figure_measure(indicator, figure);

	if (!indicator->target.set || indicator->direction == DIRECTION_NONE
		|| figure->state != FIGURE_NUMBER)
		return -1;
	if (qm->dimension == BY_SCHOOL)
		return figure->reached;
	if (indicator->kind != INDICATOR_SHARE && indicator->kind != INDICATOR_SCALE)
		return -1;
	return indicator->direction == DIRECTION_DOWN ? value <= indicator->target.value + 1e-9
		: value >= indicator->target.value - 1e-9;
}

/* Which targets are met: also the sum of a school's sheet. */
static void message_targets(const struct qm *qm, struct view *root, struct view *list)
{
	struct view *sum = view_record(qm->arena, root, "zielbilanz");
	struct view *missed = view_list(qm->arena, sum, "verfehlt");
	struct view *met = view_list(qm->arena, sum, "erreicht");

	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		int reaches = unit_reaches(qm, i);

		if (reaches >= 0)
			qm_row(qm, reaches ? met : missed, i);
	}
	view_number(qm->arena, sum, "anzahl", met->count, 0, VIEW_KNOWN, NULL);
	view_number(qm->arena, sum, "gesamt", met->count + missed->count, 0, VIEW_KNOWN, NULL);
	if (met->count + missed->count > 0)
		message(qm, list, missed->count == 0 ? "ziele_alle" : "ziele");
}

void qm_messages(const struct qm *qm, struct view *root)
{
	struct view *list = view_list(qm->arena, root, "botschaften");

	message_structure(qm, list);
	message_growth(qm, list, "zuwachs", 1);
	message_growth(qm, list, "rueckgang", -1);
	message_change(qm, list, "fortschritt", greatest(qm, progress, 1, LEAST_POINTS));
	message_change(qm, list, "rueckschritt", greatest(qm, progress, -1, LEAST_POINTS));
	message_targets(qm, root, list);
}
