/* QM schools: the schools of the unit in an overview, and the sheet of one. */
#include <string.h>

#include "../base/arena.h"
#include "../base/collate.h"
#include "figure_print.h"
#include "qm_view.h"

static const char *district_name(const struct qm *qm, const struct school *school)
{
	const struct district *district = school->district.text == NULL ? NULL
		: register_district(qm->figures->municipality, school->district.text);

	return district != NULL ? district->name.text : FIGURE_NOTHING;
}

static const char *provider_name(const struct qm *qm, const char *id, bool brief)
{
	const struct provider *p = register_provider(qm->figures->municipality, id);

	if (p == NULL)
		return id;
	return brief && p->short_name.text ? p->short_name.text : p->name.text;
}

/* "GFS, Stadt", or the full names; in alphabetical order, whatever the register's. */
static const char *provider_names(const struct qm *qm, const struct school *school, bool brief)
{
	int count = school->providers.count;
	const char **sorted = ARENA_ARRAY(qm->arena, const char *, count + 1);
	const char *names = "";

	for (int i = 0; i < count; i++) {
		const char *name = provider_name(qm, school->providers.items[i].text, brief);
		int at = i;

		for (; at > 0 && collate_compare(sorted[at - 1], name) > 0; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = name;
	}
	for (int i = 0; i < count; i++)
		names = arena_printf(qm->arena, "%s%s%s", names, i > 0 ? ", " : "", sorted[i]);
	return *names ? names : FIGURE_NOTHING;
}

static const struct delivery *school_delivery(const struct qm *qm, const struct school *school)
{
	return readings_delivery(qm->figures->readings, school->id.text,
		qm->figures->municipality->periods[qm->period].id.text);
}

bool qm_school_reported(const struct qm *qm, int indicator)
{
	const struct unit *unit = &qm->figures->units[qm->unit];
	const struct delivery *delivery = unit->dimension == BY_SCHOOL
		? school_delivery(qm, unit->schools[0]) : NULL;

	for (int i = 0; delivery != NULL && i < delivery->reading_count; i++)
		if (strcmp(delivery->readings[i].indicator,
			qm_indicator(qm, indicator)->id.text) == 0)
			return true;
	return false;
}

static void school_facts(const struct qm *qm, struct view *record, int unit)
{
	const struct school *school = qm->figures->units[unit].schools[0];
	const struct delivery *delivery = school_delivery(qm, school);

	view_text(record, "name", school->name.text);
	view_text(record, "kurz", qm->figures->units[unit].brief);
	view_text(record, "nummer",
		school->number.text ? school->number.text : FIGURE_NOTHING);
	view_text(record, "schulform",
		school->type.text ? school->type.text : FIGURE_NOTHING);
	view_text(record, "bezirk", district_name(qm, school));
	view_text(record, "traeger", provider_names(qm, school, false));
	view_text(record, "traeger_kurz", provider_names(qm, school, true));
	view_text(record, "sozialindex", school->social_index.set
		? plain_print(qm->arena, school->social_index.value, 1) : FIGURE_NOTHING);
	view_flag(record, "gemeldet_rechtzeitig", delivery && !delivery->late);
	view_flag(record, "gemeldet_spaet", delivery && delivery->late);
	view_flag(record, "nicht_gemeldet", delivery == NULL);
	qm_structure_of(qm, record, qm->period, unit);
}

static void schools_cells(const struct qm *qm, struct view *record, int unit)
{
	struct view *cells = view_list(record, "zellen");
	int leading[QM_LEADING], count = qm_leading(qm, leading);

	for (int k = 0; k < count; k++)
		view_figure(view_item(cells), "wert",
			qm_indicator(qm, leading[k]), qm_figure(qm, unit, leading[k]), true);
}

static bool unit_holds_school(const struct unit *unit, const struct school *school)
{
	for (int i = 0; i < unit->school_count; i++)
		if (unit->schools[i] == school)
			return true;
	return false;
}

void qm_schools(const struct qm *qm, struct view *root)
{
	struct view *list = view_list(root, "schulen");
	struct view *heads = view_list(root, "leitzahlen");
	int leading[QM_LEADING], count = qm_leading(qm, leading);

	for (int u = 0; u < qm->figures->unit_count; u++) {
		const struct unit *unit = &qm->figures->units[u];
		struct view *item;

		if (unit->dimension != BY_SCHOOL
			|| !unit_holds_school(&qm->figures->units[qm->unit], unit->schools[0])
			|| qm_sites(qm, u) == 0)
			continue;
		item = view_item(list);
		school_facts(qm, item, u);
		schools_cells(qm, item, u);
	}
	for (int k = 0; k < count; k++)
		qm_row(qm, heads, leading[k]);
}

/* Notes of readings whose value is masked stay out: they may tell it. */
static void sheet_notes(const struct qm *qm, struct view *root, const struct delivery *delivery)
{
	struct view *list = view_list(root, "anmerkungen");

	for (int i = 0; i < qm->figures->framework->indicator_count; i++)
		for (int k = 0; delivery && k < delivery->reading_count; k++) {
			const struct reading *reading = &delivery->readings[k];
			struct view *item;

			if (strcmp(reading->indicator, qm_indicator(qm, i)->id.text) != 0
				|| reading->note.text == NULL
				|| qm_figure(qm, qm->unit, i)->state == FIGURE_MASKED)
				continue;
			item = view_item(list);
			qm_indicator_names(qm, item, i);
			view_input(item, "text", reading->note);
		}
}

/* What the school says in words. */
static void sheet_words(const struct qm *qm, struct view *root)
{
	struct view *list = view_list(root, "worte");

	for (int i = 0; i < qm->figures->framework->indicator_count; i++)
		if (qm_figure(qm, qm->unit, i)->state == FIGURE_WORDS)
			qm_row(qm, list, i);
}

void qm_school_sheet(const struct qm *qm, struct view *root)
{
	const struct school *school = qm->figures->units[qm->unit].schools[0];
	const struct delivery *delivery = school_delivery(qm, school);
	struct view *record = view_record(root, "schule");

	school_facts(qm, record, qm->unit);
	view_date(record, "eingang",
		delivery ? delivery->received.date : (struct date){ 0 });
	view_markdown(root, "bemerkung", delivery ? delivery->comment : (struct text){ 0 });
	sheet_notes(qm, root, delivery);
	sheet_words(qm, root);
}
