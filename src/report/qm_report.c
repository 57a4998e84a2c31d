/* QM report: the root of the view, and what all its parts share. */
#include "qm_report.h"

#include <string.h>

#include "city_view.h"
#include "figure_print.h"
#include "qm_view.h"

static const char *const LEVELS[] = {
	[BY_MUNICIPALITY] = "kommune", [BY_DISTRICT] = "bezirk", [BY_PROVIDER] = "traeger",
	[BY_TYPE] = "schulform", [BY_SCHOOL] = "schule",
};

static void report_unit(const struct qm *qm, struct view *root)
{
	const struct unit *unit = &qm->figures->units[qm->unit];
	struct view *record = view_record(root, "einheit");
	struct view *is = view_record(root, "ist");

	view_text(root, "ebene", LEVELS[unit->dimension]);
	for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++)
		view_flag(is, LEVELS[i], i == unit->dimension);
	view_text(record, "name", unit->name);
	view_text(record, "kurz", qm->figures->units[qm->unit].brief);
	view_text(record, "id", *unit->id ? unit->id : NULL);
}

/* P may be -1: then the record is empty. */
static void report_period(const struct qm *qm, struct view *root, const char *name, int p)
{
	static const struct period NONE;
	const struct period *period = p < 0 ? &NONE : &qm->figures->municipality->periods[p];
	struct view *record = view_record(root, name);

	view_input(record, "id", period->id);
	view_input(record, "name", period->name.text ? period->name : period->id);
	view_text(record, "kurz", p < 0 ? NULL : period_print(qm->arena, period));
	view_date(record, "beginn", period->start.date);
	view_date(record, "ende", period->end.date);
	view_date(record, "abgabe", period->deadline.date);
	view_input(record, "bruch", period->break_note);
}

/* The report is as of its newest delivery; without one, of the period's end. */
static void report_date(const struct qm *qm, struct view *root)
{
	const struct period *period = &qm->figures->municipality->periods[qm->period];
	const struct readings *readings = qm->figures->readings;
	struct date newest = { 0 };

	for (int i = 0; i < readings->delivery_count; i++) {
		const struct delivery *d = &readings->deliveries[i];

		if (strcmp(d->period, period->id.text) == 0
			&& date_compare(d->received.date, newest) > 0)
			newest = d->received.date;
	}
	view_date(root, "stand", date_is_set(newest) ? newest : period->end.date);
}

/* Passages that a framework may have and the report has a place for. */
static const char *const PASSAGES[] = { "ausblick", "bewertung", "empfehlungen", "hinweis",
	"methodik", "rechtsgrundlage" };

/* Those that the framework lacks are there without words, so that conditions
 * know them. */
static void report_passages(struct view *root)
{
	struct view *framework = root->child;

	while (strcmp(framework->name, "rahmen") != 0)
		framework = framework->next;
	for (size_t i = 0; i < sizeof PASSAGES / sizeof *PASSAGES; i++) {
		const struct view_frame frame = { .view = framework };

		if (view_find(&frame, PASSAGES[i]) == NULL)
			view_markdown(framework, PASSAGES[i], (struct text){ 0 });
	}
}

static void report_indicators(const struct qm *qm, struct view *root)
{
	struct view *list = view_list(root, "kennzahlen");

	for (int i = 0; i < qm->figures->framework->indicator_count; i++)
		qm_row(qm, list, i);
}

struct view *report_view(struct arena *arena, const struct project *project,
	const struct figures *figures, int period, int unit)
{
	struct view *root = view_root(arena);
	struct qm qm = { .arena = arena, .project = project, .figures = figures,
		.period = period, .unit = unit, .last = period - 1,
		.city = figures_unit(figures, BY_MUNICIPALITY, NULL),
		.dimension = figures->units[unit].dimension };

	view_city(root, figures->municipality, figures->framework);
	report_passages(root);
	report_unit(&qm, root);
	report_period(&qm, root, "zeitraum", period);
	report_period(&qm, root, "vorjahr", qm.last);
	report_date(&qm, root);
	qm_structure(&qm, root);
	qm_response(&qm, root);
	qm_messages(&qm, root);
	qm_services(&qm, root);
	qm_goals(&qm, root);
	qm_schools(&qm, root);
	if (unit == qm.city)
		qm_comparison(&qm, root);
	if (qm.dimension == BY_SCHOOL)
		qm_school_sheet(&qm, root);
	report_indicators(&qm, root);
	return root;
}
