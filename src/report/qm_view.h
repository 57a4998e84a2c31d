/* QM view: what the files qm_*.c share while they build the view of one QM
 * report.  Each adds its part below the root; qm_report.h lists the names. */
#ifndef REPORT_QM_VIEW_H
#define REPORT_QM_VIEW_H

#include "../model/check.h"
#include "../model/mask.h"
#include "view.h"

/* The report being made: what, of whom, and compared with what. */
struct qm {
	struct arena *arena;
	const struct project *project;
	const struct figures *figures;
	int period, unit;
	int last;                  /* the period before, or -1 */
	int city;                  /* index of the municipality's unit */
	enum dimension dimension;  /* of the unit */
};

/* Schools with school social work that UNIT has in the report's period. */
int qm_sites(const struct qm *qm, int unit);
bool qm_sites_last(const struct qm *qm, int unit); /* whether it had any the period before */

/* How many indicators lead: they stand in overviews and comparisons. */
enum { QM_LEADING = 4 };

/* One of the catalogue; and its figure in UNIT, in the report's period. */
const struct indicator *qm_indicator(const struct qm *qm, int indicator);
const struct figure *qm_figure(const struct qm *qm, int unit, int indicator);

/* The indicators that lead: the first counts of the catalogue, which the
 * municipality orders as it sees fit, that every school reports.  Returns how many. */
int qm_leading(const struct qm *qm, int leading[QM_LEADING]);

/* qm_rows.c: one record for one indicator. */
void qm_row(const struct qm *qm, struct view *list, int indicator);
void qm_indicator_names(const struct qm *qm, struct view *record, int indicator);

/* qm_structure.c */
void qm_structure(const struct qm *qm, struct view *root);
void qm_structure_of(const struct qm *qm, struct view *record, int period, int unit);
/* name, kurz; langname: the name if kurz is another one. */
void qm_unit_names(const struct qm *qm, struct view *record, int unit);

/* qm_response.c */
void qm_response(const struct qm *qm, struct view *root);

/* qm_services.c */
void qm_services(const struct qm *qm, struct view *root);

/* qm_goals.c */
void qm_goals(const struct qm *qm, struct view *root);

/* qm_comparison.c */
void qm_comparison(const struct qm *qm, struct view *root);

/* qm_schools.c */
void qm_schools(const struct qm *qm, struct view *root);
void qm_school_sheet(const struct qm *qm, struct view *root);
/* Whether the unit is a school and has itself said something of the indicator. */
bool qm_school_reported(const struct qm *qm, int indicator);

/* qm_messages.c */
void qm_messages(const struct qm *qm, struct view *root);

#endif
