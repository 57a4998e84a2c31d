/* QM services: what was done, area by area (Leistungsbereiche). */
#include <glib.h>
#include <string.h>

#include "figure_print.h"
#include "qm_view.h"

/* Years one of an area needs before lines say more than pairs of bars; lines a chart bears. */
enum { YEARS_FOR_LINES = 3, LINES_PER_CHART = 4 };

/* Indicators of AREA that tell how much was done; what must only be or not be
 * stands with the goals. */
static bool service_counts(const struct indicator *indicator, const char *area)
{
	return indicator->area.text != NULL && strcmp(indicator->area.text, area) == 0
		&& (indicator->kind == INDICATOR_COUNT
			|| (indicator->kind == INDICATOR_SHARE && !indicator->target.set));
}

/* Concerns the unit in this period at all. */
static bool service_concerns(const struct qm *qm, int i)
{
	const struct figure *figure = qm_figure(qm, qm->unit, i);

	return figure->state != FIGURE_NOT_APPLICABLE;
}

static int known_years(const struct qm *qm, int i)
{
	int known = 0;

	for (int p = 0; p <= qm->period; p++)
		known += figures_at(qm->figures, p, qm->unit, i)->state == FIGURE_NUMBER;
	return known;
}

/* Adds a line: a row to verlauf, and a cell to each of the years. */
static void service_line(const struct qm *qm, struct view *area, int i)
{
	struct view *year = area->child->next->next->child;

	qm_row(qm, area->child->next, i);
	for (int p = 0; p <= qm->period; p++, year = year->next) {
		struct view *cell = view_item(year->last);

		view_figure(cell, "wert", qm_indicator(qm, i),
			figures_at(qm->figures, p, qm->unit, i), false);
		view_flag(cell, "bruch", p > 0 && figures_break(qm->figures, p, i));
	}
}

static void service_years(const struct qm *qm, struct view *area)
{
	struct view *years = view_list(area, "jahre");

	for (int p = 0; p <= qm->period; p++) {
		const struct period *period = &qm->figures->municipality->periods[p];
		struct view *year = view_item(years);

		view_input(year, "name", period->name);
		view_text(year, "kurz", period_print(qm->arena, period));
		view_list(year, "zellen");
	}
}

/* A chart compares what is counted in one unit only if bars are of one kind. */
static void service_bar(const struct qm *qm, struct view *area, int i)
{
	const struct figure *figure = qm_figure(qm, qm->unit, i);

	if (qm_indicator(qm, i)->kind == INDICATOR_COUNT &&
		(figure->state == FIGURE_NUMBER || figure->state == FIGURE_MASKED))
		qm_row(qm, area->child, i);
}

static bool service_shown(const struct qm *qm, const char *area, int i)
{
	return service_counts(qm_indicator(qm, i), area) && service_concerns(qm, i);
}

/* Where one count has years enough for a line, all have theirs, the short ones too: a
 * count keeps its color in the charts of all parts of the municipality. */
static void service_lines(const struct qm *qm, struct view *item, const char *area)
{
	const struct view *lines = item->child->next;
	int count = qm->figures->framework->indicator_count, most = 0;

	for (int i = 0; i < count; i++)
		if (service_shown(qm, area, i) && qm_indicator(qm, i)->kind == INDICATOR_COUNT)
			most = MAX(most, known_years(qm, i));
	for (int i = 0; i < count && most >= YEARS_FOR_LINES; i++)
		if (service_shown(qm, area, i) && known_years(qm, i) > 0 &&
			qm_indicator(qm, i)->kind == INDICATOR_COUNT &&
			lines->count < LINES_PER_CHART)
			service_line(qm, item, i);
}

/* A line alone has no name beside it: the chart's title says what it shows. */
static void service_only_line(struct view *area)
{
	const struct view *lines = area->child->next;
	const struct view_frame frame = { lines->child, NULL, NULL };
	const struct view *name = lines->count == 1 ? view_find(&frame, "name") : NULL;

	view_text(area, "linie", name ? name->text : NULL);
}

static void service_area(const struct qm *qm, struct view *list, const struct area *area)
{
	struct view *item = NULL, *rows = NULL;
	bool related = false;

	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		if (!service_shown(qm, area->id.text, i))
			continue;
		if (item == NULL) {
			item = view_item(list);
			view_list(item, "bild");
			view_list(item, "verlauf");
			service_years(qm, item);
			view_input(item, "id", area->id);
			view_input(item, "name", area->name);
			rows = view_list(item, "kennzahlen");
		}
		qm_row(qm, rows, i);
		service_bar(qm, item, i);
		related |= qm_indicator(qm, i)->kind == INDICATOR_COUNT
			&& !qm_indicator(qm, i)->unrelated;
	}
	if (item == NULL)
		return;
	service_lines(qm, item, area->id.text);
	service_only_line(item);
	view_flag(item, "bezogen", related);
}

/* Areas of every scheme, in order; an id that stands in two schemes counts in
 * the first. */
void qm_services(const struct qm *qm, struct view *root)
{
	const struct framework *f = qm->figures->framework;
	struct view *list = view_list(root, "leistungen");

	for (int s = 0; s < f->scheme_count; s++)
		for (int a = 0; a < f->schemes[s].area_count; a++) {
			const struct area *area = &f->schemes[s].areas[a];
			bool seen = false;

			for (int k = 0; k < s; k++)
				for (int b = 0; b < f->schemes[k].area_count; b++)
					seen |= strcmp(f->schemes[k].areas[b].id.text,
						area->id.text) == 0;
			if (!seen)
				service_area(qm, list, area);
		}
}
