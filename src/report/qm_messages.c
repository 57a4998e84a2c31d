/* QM messages: which facts of the year are worth a sentence on the first page.
 * The sentences themselves stand in the layout, one per kind. */
#include <math.h>
#include <string.h>

#include "../base/arena.h"
#include "figure_print.h"
#include "qm_view.h"

/* A change of less is no news: percentage points, and percent of counts. */
static const double LEAST_POINTS = 1, LEAST_PERCENT = 2;

/* A share of fewer answers, in either year, leaps with every single one; that of one
 * school is news of that school. */
static const double LEAST_BASE = 5;

static struct view *message(struct view *list, const char *kind)
{
	struct view *item = view_item(list);

	view_text(item, "art", kind);
	view_list(item, "kennzahl");
	return item;
}

/* Whether a share stands on enough answers to be news. */
static bool is_broad(const struct figure *figure)
{
	return figure->base >= LEAST_BASE && figure->response > 1;
}

/* How far the figure moved the way it should: percentage points; 0 if unknown, or of
 * too few. */
static double progress(const struct qm *qm, int i)
{
	const struct indicator *indicator = qm_indicator(qm, i);
	struct change change = figures_change(qm->figures, qm->period, qm->unit, i);

	if (change.state != CHANGE_KNOWN || indicator->direction == DIRECTION_NONE
		|| !indicator_in_percent(indicator) || !is_broad(qm_figure(qm, qm->unit, i))
		|| !is_broad(figures_at(qm->figures, qm->last, qm->unit, i)))
		return 0;
	return indicator->direction == DIRECTION_DOWN ? -change.difference : change.difference;
}

/* A count, held against the year before at the schools that show both: a school more
 * or less is no growth. */
struct trend {
	int schools;               /* that show both */
	double now, last;          /* sums there */
	double percent;            /* of last; 0: nothing to be told */
	bool by_one;               /* one school alone makes more than half of it: a slip, or
	                              news of that school, but not of the whole */
	bool masked;               /* a school is left out as it may not show its number */
};

/* The unit's schools as indices of units; returns how many. */
static int own_schools(const struct qm *qm, int *units)
{
	const struct unit *own = &qm->figures->units[qm->unit];

	for (int s = 0; s < own->school_count; s++)
		units[s] = figures_unit(qm->figures, BY_SCHOOL, own->schools[s]->id.text);
	return own->school_count;
}

static void trend_add(struct trend *trend, const struct figure *now, const struct figure *last,
	double *greatest)
{
	double moved = now->number - last->number;

	trend->masked |= now->state == FIGURE_MASKED || last->state == FIGURE_MASKED;
	if (now->state != FIGURE_NUMBER || last->state != FIGURE_NUMBER)
		return;
	trend->schools++;
	trend->now += now->number;
	trend->last += last->number;
	greatest[0] = fmin(greatest[0], moved);
	greatest[1] = fmax(greatest[1], moved);
}

/* Percent of a base that bears it, of at least half of the schools that reported;
 * SCHOOLS: that the unit has. */
static void trend_close(struct trend *trend, const double *greatest, int response, int schools)
{
	double moved = trend->now - trend->last;

	if (trend->last < 10 || trend->schools * 2 < response)
		return;
	trend->percent = 100 * moved / trend->last;
	trend->by_one = schools > 1 && fabs(greatest[moved > 0]) > fabs(moved) / 2;
}

/* The trends of all indicators. */
static struct trend *trends_make(const struct qm *qm)
{
	int indicators = qm->figures->framework->indicator_count;
	struct trend *trends = ARENA_ARRAY(qm->arena, struct trend, indicators);
	int *units = ARENA_ARRAY(qm->arena, int, qm->figures->units[qm->unit].school_count);
	int count = own_schools(qm, units);

	for (int i = 0; i < indicators; i++) {
		double greatest[2] = { 0, 0 }; /* the deepest fall, the highest rise */

		if (qm_indicator(qm, i)->kind != INDICATOR_COUNT || figures_change(qm->figures,
			qm->period, qm->unit, i).state != CHANGE_KNOWN)
			continue;
		for (int s = 0; s < count; s++)
			trend_add(&trends[i], figures_at(qm->figures, qm->period, units[s], i),
				figures_at(qm->figures, qm->last, units[s], i), greatest);
		trend_close(&trends[i], greatest, qm_figure(qm, qm->unit, i)->response, count);
	}
	return trends;
}

/* The indicator that grew most (SIGN 1) or shrank most (-1) and by no less than is
 * news; BY_ONE: also where one school made it.  -1: none. */
static int steepest(const struct qm *qm, const struct trend *trends, int sign, bool by_one)
{
	int best = -1;

	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		double value = sign * trends[i].percent;

		if (value >= LEAST_PERCENT && (by_one || !trends[i].by_one)
			&& (best < 0 || value > sign * trends[best].percent))
			best = i;
	}
	return best;
}

/* The indicator that came nearest its aim (SIGN 1) or fell back most (-1), or -1. */
static int farthest(const struct qm *qm, int sign)
{
	int best = -1;

	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		double value = sign * progress(qm, i);

		if (value >= LEAST_POINTS && (best < 0 || value > sign * progress(qm, best)))
			best = i;
	}
	return best;
}

/* Returns whether there was any to tell. */
static bool message_progress(const struct qm *qm, struct view *list, const char *kind, int sign)
{
	int i = farthest(qm, sign);
	struct view *item;

	if (i < 0)
		return false;
	item = message(list, kind);
	view_text(item, "um", number_print(qm->arena, fabs(sign * progress(qm, i)), 1));
	qm_row(qm, item->child->next, i);
	return true;
}

/* A count that moved more than what is told: one school made it. */
static bool left_out(const struct qm *qm, const struct trend *trends, int sign)
{
	return steepest(qm, trends, sign, true) != steepest(qm, trends, sign, false);
}

/* "ausgelassen" is said once, of growth and decline together. */
static void message_growth(const struct qm *qm, struct view *list, const char *kind,
	const struct trend *trends, int sign)
{
	int i = steepest(qm, trends, sign, false);
	const struct trend *told = &trends[i < 0 ? 0 : i];
	struct view *item;

	if (i < 0)
		return;
	item = message(list, kind);
	view_text(item, "um", percent_print(qm->arena, fabs(told->percent), 1));
	view_number(item, "schulen", told->schools, 0);
	view_text(item, "davor", plain_print(qm->arena, told->last, 2));
	view_text(item, "danach", plain_print(qm->arena, told->now, 2));
	view_flag(item, "verdeckt", told->masked);
	view_flag(item, "ausgelassen",
		(left_out(qm, trends, 1) || left_out(qm, trends, -1))
		&& (sign > 0 || steepest(qm, trends, 1, false) < 0));
	qm_row(qm, item->child->next, i);
}

static void message_structure(const struct qm *qm, struct view *list)
{
	const struct figure *delivered = figures_structure(qm->figures, qm->period, qm->unit,
		STRUCTURE_DELIVERED);
	const struct figure *sites = figures_structure(qm->figures, qm->period, qm->unit,
		STRUCTURE_SITES);

	if (sites->number > 0)
		message(list, "ausbau");
	if (delivered->base > 0)
		message(list, delivered->number < delivered->base ? "ruecklauf"
			: "ruecklauf_voll");
}

static bool has_target(const struct indicator *indicator)
{
	return indicator->target.set && indicator->direction != DIRECTION_NONE;
}

/* A unit reaches a target if its share or mean does; a single school also with
 * a count.  -1: not to be told. */
static int unit_reaches(const struct qm *qm, int i)
{
	const struct indicator *indicator = qm_indicator(qm, i);
	const struct figure *figure = qm_figure(qm, qm->unit, i);
	double value = figure_measure(indicator, figure);

	if (!has_target(indicator) || figure->state != FIGURE_NUMBER)
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
	struct view *sum = view_record(root, "zielbilanz");
	struct view *missed = view_list(sum, "verfehlt");
	struct view *met = view_list(sum, "erreicht");

	int targets = 0;

	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		int reaches = unit_reaches(qm, i);

		targets += has_target(qm_indicator(qm, i));
		if (reaches >= 0)
			qm_row(qm, reaches ? met : missed, i);
	}
	view_number(sum, "anzahl", met->count, 0);
	view_number(sum, "gesamt", met->count + missed->count, 0);
	view_number(sum, "vorgegeben", targets, 0);
	view_number(sum, "offen", targets - met->count - missed->count, 0);
	if (met->count + missed->count > 0)
		message(list, missed->count == 0 ? "ziele_alle" : "ziele");
}

/* How many messages a meeting may talk about: a change, or schools that are silent. */
static int count_proposals(const struct view *list)
{
	int count = 0;

	for (const struct view *item = list->child; item != NULL; item = item->next) {
		const struct view *kind = item->child, *rows = kind->next;

		count += rows->count > 0 || strcmp(kind->text, "ruecklauf") == 0;
	}
	return count;
}

void qm_messages(const struct qm *qm, struct view *root)
{
	struct view *list = view_list(root, "botschaften");
	const struct trend *trends = trends_make(qm);
	bool forth, back;

	view_number(root, "mindestbasis", LEAST_BASE, 0);
	message_structure(qm, list);
	message_growth(qm, list, "zuwachs", trends, 1);
	message_growth(qm, list, "rueckgang", trends, -1);
	forth = message_progress(qm, list, "fortschritt", 1);
	back = message_progress(qm, list, "rueckschritt", -1);
	view_flag(root, "ohne_wandel", !forth && !back);
	message_targets(qm, root, list);
	view_number(root, "vorschlaege", count_proposals(list), 0);
}
