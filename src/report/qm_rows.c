/* QM rows: one indicator of one unit as a record for tables, charts, boxes. */
#include <math.h>

#include "figure_print.h"
#include "qm_view.h"

/* The most years a line chart shows. */
enum { YEARS_SHOWN = 8 };

const struct indicator *qm_indicator(const struct qm *qm, int indicator)
{
	return &qm->figures->framework->indicators[indicator];
}

const struct figure *qm_figure(const struct qm *qm, int unit, int indicator)
{
	return figures_at(qm->figures, qm->period, unit, indicator);
}

int qm_leading(const struct qm *qm, int leading[QM_LEADING])
{
	int count = 0;

	for (int i = 0; i < qm->figures->framework->indicator_count && count < QM_LEADING; i++) {
		const struct indicator *indicator = qm_indicator(qm, i);

		if (indicator->kind == INDICATOR_COUNT && !indicator->optional
			&& !indicator->overlapping && indicator->types.count == 0)
			leading[count++] = i;
	}
	return count;
}

/* An end of the scale, absent where there is none. */
static void qm_scale(struct view *record, const char *name, const struct number *end)
{
	if (end->set)
		view_number(record, name, end->value, 0);
	else
		view_absent(record, name, FIGURE_NOTHING);
}

void qm_indicator_names(const struct qm *qm, struct view *record, int i)
{
	const struct indicator *indicator = qm_indicator(qm, i);
	const struct text *brief = indicator->short_name.text ? &indicator->short_name
		: &indicator->name;

	view_input(record, "id", indicator->id);
	view_input(record, "name", indicator->name);
	view_input(record, "kurz", *brief);
	view_markdown(record, "definition", indicator->definition);
	view_text(record, "einheit",
		indicator->unit.text ? indicator->unit.text : FIGURE_NOTHING);
	view_text(record, "art", indicator_kinds[indicator->kind]);
	qm_scale(record, "skala_von", &indicator->scale_low);
	qm_scale(record, "skala_bis", &indicator->scale_high);
	view_input(record, "grundlage", indicator->base);
	view_text(record, "ziel", target_print(qm->arena, indicator));
	view_number_as(record, "zielwert", indicator->target.value,
		indicator->target.set ? VIEW_KNOWN : VIEW_ABSENT,
		target_print(qm->arena, indicator));
}

/* A count per school that reported, other kinds as they are: what a single
 * school or a district can be held against. */
static void row_average(const struct qm *qm, struct view *row, const char *name, int unit, int i)
{
	const struct indicator *indicator = qm_indicator(qm, i);
	const struct figure *figure = qm_figure(qm, unit, i);

	if (indicator->kind == INDICATOR_COUNT)
		view_derived(row, name, figure, figure->number / figure->response, 1);
	else
		view_figure(row, name, indicator, figure, false);
}

/* Counts related to posts and to pupils of the schools that reported. */
static void row_related(struct view *row, const struct figure *figure,
	const struct indicator *indicator)
{
	bool count = indicator->kind == INDICATOR_COUNT && !indicator->unrelated;

	view_derived(row, "je_vzae", figure,
		count && figure->fte > 0 ? figure->number / figure->fte : NAN, 1);
	view_derived(row, "je_100", figure,
		count && figure->pupils > 0 ? 100 * figure->number / figure->pupils : NAN, 1);
}

static void row_base(const struct qm *qm, struct view *row, const struct figure *figure,
	const struct indicator *indicator)
{
	bool share = indicator->kind == INDICATOR_SHARE;
	const char *base = indicator->unit.text;

	if (!share && indicator->kind != INDICATOR_YES_NO)
		;
	else if (figure->state != FIGURE_NUMBER)
		base = figure_sign(figure->state);
	else if (share)
		base = part_print(qm->arena, figure->number, figure->base);
	else
		base = percent_print(qm->arena, figure->percent, 1);
	view_text(row, "basis", base ? base : FIGURE_NOTHING);
	view_text(row, "ruecklauf",
		part_print(qm->arena, figure->response, figure->expected));
}

/* The municipality's value in the form of the row's: yes and no as a share. */
static void row_city(const struct qm *qm, struct view *row, int i)
{
	const struct figure *city = qm_figure(qm, qm->city, i);

	row_average(qm, row, "stadt", qm->city, i);
	if (qm_indicator(qm, i)->kind == INDICATOR_YES_NO && city->state == FIGURE_NUMBER)
		view_text(row, "stadt_anteil", percent_print(qm->arena, city->percent, 1));
	else
		row_average(qm, row, "stadt_anteil", qm->city, i);
}

static const char *reached_print(const struct qm *qm, const struct figure *figure)
{
	if (figure->reached < 0 || figure->response == 0)
		return FIGURE_NOTHING;
	if (qm->dimension == BY_SCHOOL)
		return figure->reached > 0 ? "ja" : "nein";
	return part_print(qm->arena, figure->reached, figure->response);
}

/* Yes, no and nothing said, as numbers of schools. */
static void row_answers(struct view *row, const struct figure *figure)
{
	view_derived(row, "ja", figure, figure->number, 0);
	view_derived(row, "nein", figure, figure->base - figure->number, 0);
	view_number(row, "keine", figure->expected - figure->response, 0);
}

static void row_years(const struct qm *qm, struct view *row, int i)
{
	struct view *list = view_list(row, "jahre");
	int first = qm->period >= YEARS_SHOWN ? qm->period - YEARS_SHOWN + 1 : 0;

	for (int p = first; p <= qm->period; p++) {
		struct view *year = view_item(list);

		view_text(year, "name", qm->figures->municipality->periods[p].name.text);
		view_text(year, "kurz",
			period_print(qm->arena, &qm->figures->municipality->periods[p]));
		view_figure(year, "wert", qm_indicator(qm, i),
			figures_at(qm->figures, p, qm->unit, i), qm->dimension == BY_SCHOOL);
	}
}

static void row_last(const struct qm *qm, struct view *row, int i)
{
	struct change change = figures_change(qm->figures, qm->period, qm->unit, i);

	if (qm_sites_last(qm, qm->unit)) {
		const struct figure *last = figures_at(qm->figures, qm->last, qm->unit, i);

		view_figure(row, "vorjahr", qm_indicator(qm, i), last,
			qm->dimension == BY_SCHOOL);
		view_text(row, "ruecklauf_vorjahr",
			part_print(qm->arena, last->response, last->expected));
	} else {
		view_absent(row, "vorjahr", FIGURE_NOTHING);
		view_text(row, "ruecklauf_vorjahr", FIGURE_NOTHING);
	}
	view_text(row, "veraenderung",
		change_print(qm->arena, qm_indicator(qm, i), &change));
	view_text(row, "differenz",
		difference_print(qm->arena, qm_indicator(qm, i), &change));
}

void qm_row(const struct qm *qm, struct view *list, int i)
{
	struct view *row = view_item(list);
	const struct indicator *indicator = qm_indicator(qm, i);
	const struct figure *figure = qm_figure(qm, qm->unit, i);

	qm_indicator_names(qm, row, i);
	view_figure(row, "wert", indicator, figure, qm->dimension == BY_SCHOOL);
	row_last(qm, row, i);
	row_base(qm, row, figure, indicator);
	view_text(row, "erreicht", reached_print(qm, figure));
	row_average(qm, row, "mittel", qm->unit, i);
	row_city(qm, row, i);
	row_related(row, figure, indicator);
	if (indicator->kind == INDICATOR_YES_NO)
		row_answers(row, figure);
	row_years(qm, row, i);
}
