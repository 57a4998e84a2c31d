/* QM structure: schools, posts, workers and their ratio, of the unit, over the
 * years, and part by part. */
#include <math.h>

#include "../base/arena.h"
#include "figure_print.h"
#include "qm_view.h"

int qm_sites(const struct qm *qm, int unit)
{
	return (int)figures_structure(qm->figures, qm->period, unit, STRUCTURE_SITES)->number;
}

bool qm_sites_last(const struct qm *qm, int unit)
{
	return qm->last >= 0 && figures_structure(qm->figures, qm->last, unit,
		STRUCTURE_SITES)->number > 0;
}

static const struct figure *structure(const struct qm *qm, int period, int unit,
	enum structure what)
{
	return figures_structure(qm->figures, period, unit, what);
}

static void structure_number(struct view *record, const char *name,
	const struct figure *figure, int decimals)
{
	view_derived(record, name, figure, figure->number, decimals);
}

static void structure_ratio(const struct qm *qm, struct view *record, const struct figure *figure)
{
	const char *printed = figure->state != FIGURE_NUMBER ? figure_sign(figure->state)
		: arena_printf(qm->arena, "1\u00a0:\u00a0%s", number_print(qm->arena,
			figure->number, 0));

	view_number_as(record, "schluessel", round(figure->number),
		figure->state == FIGURE_NUMBER ? VIEW_KNOWN : VIEW_ABSENT, printed);
}

void qm_structure_of(const struct qm *qm, struct view *record, int period, int unit)
{
	const struct figure *delivered = structure(qm, period, unit, STRUCTURE_DELIVERED);
	const struct figure *on_time = structure(qm, period, unit, STRUCTURE_ON_TIME);

	structure_number(record, "schulen", structure(qm, period, unit, STRUCTURE_SCHOOLS), 0);
	structure_number(record, "standorte", structure(qm, period, unit, STRUCTURE_SITES), 0);
	structure_number(record, "schueler", structure(qm, period, unit, STRUCTURE_PUPILS), 0);
	structure_number(record, "schueler_anteilig",
		structure(qm, period, unit, STRUCTURE_APPORTIONED), 0);
	structure_number(record, "fachkraefte",
		structure(qm, period, unit, STRUCTURE_WORKERS), 0);
	structure_number(record, "vzae", structure(qm, period, unit, STRUCTURE_FTE), 2);
	structure_ratio(qm, record, structure(qm, period, unit, STRUCTURE_RATIO));
	structure_number(record, "gemeldet", delivered, 0);
	structure_number(record, "fristgerecht", on_time, 0);
	view_text(record, "ruecklauf",
		part_print(qm->arena, delivered->number, delivered->base));
	view_text(record, "ruecklauf_prozent", delivered->base > 0
		? percent_print(qm->arena, delivered->percent, 0) : FIGURE_NOTHING);
}

void qm_unit_names(const struct qm *qm, struct view *record, int unit)
{
	const struct unit *u = &qm->figures->units[unit];

	view_text(record, "name", u->name);
	view_text(record, "kurz", u->brief);
	view_text(record, "langname", u->brief != u->name ? u->name : NULL);
}

static void structure_years(const struct qm *qm, struct view *root)
{
	struct view *list = view_list(root, "zeitraeume");

	for (int p = 0; p <= qm->period; p++) {
		const struct period *period = &qm->figures->municipality->periods[p];
		struct view *item = view_item(list);

		view_input(item, "name", period->name);
		view_text(item, "kurz", period_print(qm->arena, period));
		qm_structure_of(qm, item, p, qm->unit);
	}
}

/* The parts of the municipality in one dimension that have any school. */
static void structure_parts(const struct qm *qm, struct view *all, const char *kind,
	enum dimension dimension)
{
	struct view *part = view_item(all);
	struct view *list = view_list(part, "zeilen");

	view_text(part, "art", kind);
	for (int u = 0; u < qm->figures->unit_count; u++) {
		const struct unit *unit = &qm->figures->units[u];
		struct view *item;

		if (unit->dimension != dimension || unit->all_schools == 0)
			continue;
		item = view_item(list);
		qm_unit_names(qm, item, u);
		view_flag(item, "geteilt", unit->shared);
		qm_structure_of(qm, item, qm->period, u);
	}
}

static bool any_shared(const struct figures *f)
{
	for (int u = 0; u < f->unit_count; u++)
		if (f->units[u].shared)
			return true;
	return false;
}

void qm_structure(const struct qm *qm, struct view *root)
{
	struct view *now = view_record(root, "struktur"), *last, *all;

	qm_structure_of(qm, now, qm->period, qm->unit);
	last = view_record(now, "vorjahr");
	if (qm_sites_last(qm, qm->unit))
		qm_structure_of(qm, last, qm->last, qm->unit);
	qm_structure_of(qm, view_record(now, "stadt"), qm->period, qm->city);
	view_flag(now, "geteilt", qm->figures->units[qm->unit].shared
		|| (qm->unit == qm->city && any_shared(qm->figures)));
	structure_years(qm, root);
	if (qm->unit != qm->city)
		return;
	all = view_list(root, "strukturteile");
	structure_parts(qm, all, "bezirk", BY_DISTRICT);
	structure_parts(qm, all, "traeger", BY_PROVIDER);
	structure_parts(qm, all, "schulform", BY_TYPE);
}
