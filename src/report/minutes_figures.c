/* Minutes figures: what the data of a period bring to the table: the indicators
 * an item names, the largest changes, and what few schools reported. */
#include <math.h>

#include "../base/arena.h"
#include "figure_print.h"
#include "minutes_view.h"

/* As many rows as are talked through in a meeting. */
enum { MOST_CHANGES = 8, MOST_LOW = 5, MOST_DRAWN = 6 };

/* A response below this share is low. */
static const double LOW_RESPONSE = 0.8;

/* An indicator and how much it says. */
struct ranked {
	int indicator;
	double weight;
};

/* Counts weigh by their change in percent, shares by percentage points: a
 * share that moves by ten points is as telling as a count by twenty percent. */
static double count_weight(const struct minutes *s, int i)
{
	struct change change = figures_change(s->qm.figures, s->qm.period, s->qm.unit, i);

	if (change.state != CHANGE_KNOWN || qm_indicator(&s->qm, i)->kind != INDICATOR_COUNT)
		return 0;
	return change.percent_known ? fabs(change.percent) : 0;
}

static bool is_percent(const struct minutes *s, int i)
{
	return indicator_in_percent(qm_indicator(&s->qm, i));
}

static double share_weight(const struct minutes *s, int i)
{
	struct change change = figures_change(s->qm.figures, s->qm.period, s->qm.unit, i);

	return change.state == CHANGE_KNOWN && is_percent(s, i) ? 2 * fabs(change.difference) : 0;
}

static double change_weight(const struct minutes *s, int i)
{
	return count_weight(s, i) + share_weight(s, i); /* one of them is 0 */
}

/* How much of the response is missing; 0 where enough reported. */
static double response_weight(const struct minutes *s, int i)
{
	const struct figure *figure = qm_figure(&s->qm, s->qm.unit, i);
	double share = figure->expected > 0 ? (double)figure->response / figure->expected : 1;

	return share < LOW_RESPONSE ? 1 - share : 0;
}

/* How far a share or a mean of a scale stays away from its target, in percent of
 * the target; 0 where it is reached or there is none.  Counts have targets for a
 * school, not for their sum. */
static double target_weight(const struct minutes *s, int i)
{
	const struct indicator *indicator = qm_indicator(&s->qm, i);
	const struct figure *figure = qm_figure(&s->qm, s->qm.unit, i);
	double target = indicator->target.value, missing;

	if (!indicator->target.set || figure->state != FIGURE_NUMBER || target <= 0 ||
		(indicator->kind != INDICATOR_SHARE && indicator->kind != INDICATOR_SCALE) ||
		indicator->direction == DIRECTION_NONE)
		return 0;
	missing = target - figure_measure(indicator, figure);
	if (indicator->direction == DIRECTION_DOWN)
		missing = -missing;
	return missing > 1e-9 ? 100 * missing / target : 0;
}

static void percent_add(const struct minutes *s, struct view *row, const char *name, int period,
	int i)
{
	const struct figure *figure =
		period >= 0 ? figures_at(s->qm.figures, period, s->qm.unit, i) : NULL;

	if (!figure || !is_percent(s, i))
		view_absent(row, name, FIGURE_NOTHING);
	else if (figure->state != FIGURE_NUMBER)
		view_derived(row, name, figure, 0, 0);
	else
		view_number_as(row, name, figure->percent, VIEW_KNOWN,
			percent_print(s->arena, figure->percent, 1));
}

/* A row, and what charts draw of it. */
static void row_add(const struct minutes *s, struct view *list, int i)
{
	struct change change = figures_change(s->qm.figures, s->qm.period, s->qm.unit, i);
	bool known = count_weight(s, i) > 0;
	const char *printed = percent_print(s->arena, fabs(change.percent), 1);

	qm_row(&s->qm, list, i);
	percent_add(s, list->last, "anteil", s->qm.period, i);
	percent_add(s, list->last, "vorjahr_anteil", s->qm.last, i);
	view_number_as(list->last, "prozent", change.percent,
		known ? VIEW_KNOWN : VIEW_ABSENT, known ? arena_printf(s->arena, "%s%s",
		change.percent < 0 ? "−" : "+", printed) : FIGURE_NOTHING);
}

/* Rows of the MOST indicators that weigh most, the heaviest first. */
static void rows_add(const struct minutes *s, struct view *list,
	double (*weigh)(const struct minutes *, int), int most)
{
	struct ranked *top = ARENA_ARRAY(s->arena, struct ranked, most + 1);
	int count = 0;

	for (int i = 0; i < s->qm.figures->framework->indicator_count; i++) {
		double weight = weigh(s, i);
		int at = count;

		if (weight <= 0)
			continue;
		for (; at > 0 && top[at - 1].weight < weight; at--)
			top[at] = top[at - 1];
		top[at] = (struct ranked){i, weight};
		count = count < most ? count + 1 : most;
	}
	for (int i = 0; i < count; i++)
		row_add(s, list, top[i].indicator);
}

static void period_add(const struct minutes *s, struct view *root, const char *name, int period)
{
	const struct period *p = period >= 0 ? &s->project->municipality->periods[period] : NULL;
	struct view *record = view_record(root, name);

	view_text(record, "name", p ? p->name.text : NULL);
	view_text(record, "kurz", p ? period_print(s->arena, p) : NULL);
}

void minutes_figures(const struct minutes *s, struct view *root)
{
	struct view *changes, *counts, *shares, *low, *missed;

	period_add(s, root, "zeitraum", s->qm.period);
	period_add(s, root, "vorjahr", s->qm.last);
	changes = view_list(root, "auffaellig");
	counts = view_list(root, "auffaellige_anzahlen");
	shares = view_list(root, "auffaellige_anteile");
	low = view_list(root, "ruecklauf_niedrig");
	missed = view_list(root, "verfehlt");
	if (!s->figured) {
		view_list(root, "botschaften");
		view_number(root, "vorschlaege", 0, 0);
		return;
	}
	qm_structure(&s->qm, root);
	qm_response(&s->qm, root);
	qm_messages(&s->qm, root);
	rows_add(s, changes, change_weight, MOST_CHANGES);
	rows_add(s, counts, count_weight, MOST_DRAWN);
	rows_add(s, shares, share_weight, MOST_DRAWN);
	rows_add(s, low, response_weight, MOST_LOW);
	rows_add(s, missed, target_weight, MOST_CHANGES);
}

void minutes_item_figures(const struct minutes *s, struct view *item, const struct texts *ids)
{
	const struct framework *f = s->project->framework;
	struct view *list = view_list(item, "kennzahlen");
	struct view *shares = view_list(item, "anteile");

	for (int i = 0; s->figured && i < ids->count; i++) {
		const struct indicator *indicator = framework_indicator(f, ids->items[i].text);
		int index = indicator ? (int)(indicator - f->indicators) : -1;

		if (index < 0)
			continue; /* the check reports it */
		row_add(s, list, index);
		if (is_percent(s, index))
			row_add(s, shares, index);
	}
}
