/* Minutes figures: what the data of a period bring to the table: the indicators
 * an item names, the largest changes, and what few schools reported. */
#include <math.h>
#include <string.h>

#include "../base/arena.h"
#include "figure_print.h"
#include "minutes_view.h"

/* As many rows as are talked through in a meeting. */
enum { MOST_CHANGES = 8, MOST_LOW = 5 };

/* A response below this share is low. */
static const double LOW_RESPONSE = 0.8;

/* An indicator and how much it says. */
struct ranked {
	int indicator;
	double weight;
};

/* Counts weigh by their change in percent, shares by percentage points: a
 * share that moves by ten points is as telling as a count by twenty percent. */
static double change_weight(const struct minutes *s, int i)
{
	struct change change = figures_change(s->qm.figures, s->qm.period, s->qm.unit, i);
	enum indicator_kind kind = (enum indicator_kind)qm_indicator(&s->qm, i)->kind;

	if (change.state != CHANGE_KNOWN)
		return 0;
	if (kind == INDICATOR_COUNT)
		return change.percent_known ? fabs(change.percent) : 0;
	return kind == INDICATOR_SCALE ? 0 : 2 * fabs(change.difference);
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
		qm_row(&s->qm, list, top[i].indicator);
}

static void period_add(const struct minutes *s, struct view *root, const char *name, int period)
{
	const struct period *p = period >= 0 ? &s->project->municipality->periods[period] : NULL;
	struct view *record = view_record(s->arena, root, name);

	view_text(s->arena, record, "name", p ? p->name.text : NULL);
	view_text(s->arena, record, "kurz", p ? period_print(s->arena, p) : NULL);
}

void minutes_figures(const struct minutes *s, struct view *root)
{
	struct view *changes, *low, *missed;

	period_add(s, root, "zeitraum", s->qm.period);
	period_add(s, root, "vorjahr", s->qm.last);
	changes = view_list(s->arena, root, "auffaellig");
	low = view_list(s->arena, root, "ruecklauf_niedrig");
	missed = view_list(s->arena, root, "verfehlt");
	if (!s->figured) {
		view_list(s->arena, root, "botschaften");
		return;
	}
	qm_structure(&s->qm, root);
	qm_response(&s->qm, root);
	qm_messages(&s->qm, root);
	rows_add(s, changes, change_weight, MOST_CHANGES);
	rows_add(s, low, response_weight, MOST_LOW);
	rows_add(s, missed, target_weight, MOST_CHANGES);
}

void minutes_item_figures(const struct minutes *s, struct view *item, const struct texts *ids)
{
	const struct framework *f = s->project->framework;
	struct view *list = view_list(s->arena, item, "kennzahlen");

	for (int i = 0; s->figured && i < ids->count; i++) {
		const struct indicator *indicator = framework_indicator(f, ids->items[i].text);

		if (indicator) /* unknown ones are reported by the check */
			qm_row(&s->qm, list, (int)(indicator - f->indicators));
	}
}
