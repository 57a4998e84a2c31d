/* QM response: who delivered, what is masked, where the series breaks. */
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/collate.h"
#include "qm_view.h"

/* The name by which the tables call the school too. */
static struct text school_brief(const struct school *school)
{
	return school->short_name.text != NULL ? school->short_name : school->name;
}

static int school_compare(const void *left, const void *right)
{
	const struct school *const *a = left, *const *b = right;
	int order = collate_compare(school_brief(*a).text, school_brief(*b).text);

	return order != 0 ? order : strcmp((*a)->id.text, (*b)->id.text);
}

/* The unit's schools in alphabetical order of their short names, as lists print them. */
static const struct school **schools_sorted(const struct qm *qm, const struct unit *unit)
{
	const struct school **sorted = ARENA_ARRAY(qm->arena, const struct school *,
		unit->school_count);

	for (int i = 0; i < unit->school_count; i++)
		sorted[i] = unit->schools[i];
	if (unit->school_count > 1)
		qsort(sorted, unit->school_count, sizeof *sorted, school_compare);
	return sorted;
}

static void response_missing(const struct qm *qm, struct view *record)
{
	const struct unit *unit = &qm->figures->units[qm->unit];
	const struct school **schools = schools_sorted(qm, unit);
	const char *period = qm->figures->municipality->periods[qm->period].id.text;
	struct view *missing = view_list(record, "fehlend");
	struct view *late = view_list(record, "verspaetet");

	for (int i = 0; i < unit->school_count; i++) {
		const struct school *school = schools[i];
		const struct delivery *d = readings_delivery(qm->figures->readings,
			school->id.text, period);
		int u = figures_unit(qm->figures, BY_SCHOOL, school->id.text);

		if (d != NULL && d->late)
			view_item_text(late, school_brief(school));
		if (d == NULL && qm_sites(qm, u) > 0)
			view_item_text(missing, school_brief(school));
	}
}

/* How each school type responded. */
static void response_types(const struct qm *qm, struct view *record)
{
	struct view *list = view_list(record, "schulformen");

	for (int u = 0; qm->unit == qm->city && u < qm->figures->unit_count; u++) {
		struct view *item;

		if (qm->figures->units[u].dimension != BY_TYPE
			|| qm_sites(qm, u) == 0)
			continue;
		item = view_item(list);
		view_text(item, "name", qm->figures->units[u].name);
		qm_structure_of(qm, item, qm->period, u);
	}
}

/* Masked cells of what the report shows: its unit, and everything in it. */
static int response_masked(const struct qm *qm)
{
	const struct unit *own = &qm->figures->units[qm->unit];
	int count = figures_masked(qm->figures, qm->period, qm->unit);

	for (int u = 0; u < qm->figures->unit_count; u++) {
		const struct unit *unit = &qm->figures->units[u];
		bool inside = qm->unit == qm->city;

		for (int i = 0; unit->dimension == BY_SCHOOL && i < own->school_count; i++)
			inside |= own->schools[i] == unit->schools[0];
		if (inside && u != qm->unit)
			count += figures_masked(qm->figures, qm->period, u);
	}
	return count;
}

static void response_breaks(const struct qm *qm, struct view *root)
{
	const struct municipality *m = qm->figures->municipality;
	struct view *list = view_list(root, "brueche");

	for (int p = 1; p <= qm->period; p++) {
		struct view *item;

		if (m->periods[p].break_note.text == NULL)
			continue;
		item = view_item(list);
		view_input(item, "zeitraum", m->periods[p].name);
		view_input(item, "grund", m->periods[p].break_note);
	}
	list = view_list(root, "neu_gezaehlt");
	for (int i = 0; i < qm->figures->framework->indicator_count; i++) {
		const struct indicator *indicator = qm_indicator(qm, i);
		const struct period *from = indicator->valid_from.text == NULL ? NULL
			: register_period(m, indicator->valid_from.text);
		struct view *item;

		if (from == NULL || from == &m->periods[0])
			continue;
		item = view_item(list);
		view_input(item, "name", indicator->name);
		view_input(item, "zeitraum", from->name);
	}
}

void qm_response(const struct qm *qm, struct view *root)
{
	const struct masking *masking = &qm->figures->municipality->masking;
	struct view *record = view_record(root, "ruecklauf");
	int masked = response_masked(qm);

	qm_structure_of(qm, record, qm->period, qm->unit);
	response_missing(qm, record);
	response_types(qm, record);
	record = view_record(root, "geheim");
	view_flag(record, "aktiv", masking->threshold > 0);
	view_flag(record, "null", masking->mask_zero);
	view_number(record, "schwelle", masking->threshold, 0);
	view_number(record, "anzahl", masked, 0);
	response_breaks(qm, root);
}
