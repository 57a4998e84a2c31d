/* QM comparison: the parts of the municipality side by side, in alphabetical
 * order.  A few leading indicators read best with the parts as rows (their names are
 * long), the full tables have the parts as columns. */
#include <math.h>

#include "../base/arena.h"
#include "figure_print.h"
#include "qm_view.h"

/* The units that are compared: indices of those with school social work. */
struct parts {
	int *units;
	int count;
};

static struct parts parts_of(const struct qm *qm, enum dimension dimension)
{
	struct parts parts = { ARENA_ARRAY(qm->arena, int, qm->figures->unit_count), 0 };

	for (int u = 0; u < qm->figures->unit_count; u++)
		if (qm->figures->units[u].dimension == dimension
			&& qm_sites(qm, u) > 0)
			parts.units[parts.count++] = u;
	return parts;
}

static void comparison_cell(const struct qm *qm, struct view *cells, int unit, int i)
{
	struct view *cell = view_item(cells);

	view_figure(cell, "wert", qm_indicator(qm, i), qm_figure(qm, unit, i), false);
	view_text(cell, "ruecklauf", part_print(qm->arena,
		qm_figure(qm, unit, i)->response, qm_figure(qm, unit, i)->expected));
}

static void comparison_row(const struct qm *qm, struct view *rows, const struct parts *parts,
	int i)
{
	struct view *row = view_item(rows), *cells;

	qm_indicator_names(qm, row, i);
	cells = view_list(row, "zellen");
	for (int u = 0; u < parts->count; u++)
		comparison_cell(qm, cells, parts->units[u], i);
	view_figure(row, "gesamt", qm_indicator(qm, i), qm_figure(qm, qm->city, i), false);
	view_text(row, "ruecklauf", part_print(qm->arena,
		qm_figure(qm, qm->city, i)->response, qm_figure(qm, qm->city, i)->expected));
}

/* FIGURE related to 100 pupils, so that big and small parts can be compared. */
static double related(const struct indicator *indicator, const struct figure *figure)
{
	return figure->pupils > 0 && !indicator->unrelated
		? 100 * figure->number / figure->pupils : NAN;
}

/* The year before of a part that may not have been there. */
static void comparison_last(const struct qm *qm, struct view *point, int unit, int i)
{
	const struct indicator *indicator = qm_indicator(qm, i);

	if (qm_sites_last(qm, unit)) {
		const struct figure *last = figures_at(qm->figures, qm->last, unit, i);

		view_derived(point, "vorjahr_je_100", last, related(indicator, last), 1);
		view_figure(point, "vorjahr", indicator, last, false);
	} else {
		view_absent(point, "vorjahr_je_100", FIGURE_NOTHING);
		view_absent(point, "vorjahr", FIGURE_NOTHING);
	}
}

static void comparison_chart(const struct qm *qm, struct view *charts, const struct parts *parts,
	int i)
{
	struct view *chart = view_item(charts), *points;

	qm_indicator_names(qm, chart, i);
	points = view_list(chart, "punkte");
	for (int u = 0; u < parts->count; u++) {
		struct view *point = view_item(points);
		const struct figure *now = qm_figure(qm, parts->units[u], i);

		view_text(point, "name", qm->figures->units[parts->units[u]].brief);
		view_derived(point, "je_100", now, related(qm_indicator(qm, i), now), 1);
		view_figure(point, "wert", qm_indicator(qm, i), now, false);
		comparison_last(qm, point, parts->units[u], i);
	}
}

/* The goals that parts can be held against. */
static bool share_with_target(const struct indicator *indicator)
{
	return indicator->kind == INDICATOR_SHARE && indicator->target.set;
}

static void comparison_targets(const struct qm *qm, struct view *record,
	const struct parts *parts)
{
	struct view *rows = view_list(record, "anteile");

	for (int i = 0; i < qm->figures->framework->indicator_count; i++)
		if (share_with_target(qm_indicator(qm, i)))
			comparison_row(qm, rows, parts, i);
}

/* One part as a row: the leading counts, and the shares with a target. */
static void comparison_part(const struct qm *qm, struct view *rows, int unit)
{
	struct view *row = view_item(rows), *cells;
	int leading[QM_LEADING], count = qm_leading(qm, leading);

	qm_unit_names(qm, row, unit);
	view_flag(row, "gesamt", unit == qm->city);
	cells = view_list(row, "zellen");
	for (int k = 0; k < count; k++)
		comparison_cell(qm, cells, unit, leading[k]);
	cells = view_list(row, "anteilszellen");
	for (int i = 0; i < qm->figures->framework->indicator_count; i++)
		if (share_with_target(qm_indicator(qm, i)))
			comparison_cell(qm, cells, unit, i);
}

static void comparison_of(const struct qm *qm, struct view *all, const char *kind,
	enum dimension dimension)
{
	struct view *record = view_item(all), *list;
	struct parts parts = parts_of(qm, dimension);
	int leading[QM_LEADING], count = qm_leading(qm, leading);

	view_text(record, "art", kind);
	list = view_list(record, "einheiten");
	for (int u = 0; u < parts.count; u++) {
		struct view *head = view_item(list);

		view_text(head, "name", qm->figures->units[parts.units[u]].name);
		view_text(head, "kurz", qm->figures->units[parts.units[u]].brief);
	}
	list = view_list(record, "zahlen");
	for (int k = 0; k < count; k++)
		comparison_row(qm, list, &parts, leading[k]);
	comparison_targets(qm, record, &parts);
	list = view_list(record, "teile");
	for (int u = 0; u < parts.count; u++)
		comparison_part(qm, list, parts.units[u]);
	comparison_part(qm, list, qm->city);
	list = view_list(record, "bilder");
	for (int k = 0; k < count; k++)
		comparison_chart(qm, list, &parts, leading[k]);
	list = view_list(record, "alle");
	for (int i = 0; i < qm->figures->framework->indicator_count; i++)
		if (qm_indicator(qm, i)->kind != INDICATOR_WORDS)
			comparison_row(qm, list, &parts, i);
}

void qm_comparison(const struct qm *qm, struct view *root)
{
	struct view *all = view_list(root, "vergleiche");

	comparison_of(qm, all, "bezirk", BY_DISTRICT);
	comparison_of(qm, all, "traeger", BY_PROVIDER);
	comparison_of(qm, all, "schulform", BY_TYPE);
}
