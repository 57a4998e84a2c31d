/* Mask: the one gate between counting and showing.
 *
 * Primary masking: a count of people n with 0 < n < threshold (0 too where
 * asked) is masked, as are shares of people whose numerator or complement is
 * such a count (domain: BA Statistik, minimum of cases per cell; the threshold
 * is the municipality's).  ja_nein, scales and the structure are about schools
 * and public posts: not masked.  Secondary masking, so that no masked cell can
 * be computed from others, adds cells to the list between mask_primary() and
 * mask_cells() in mask.c. */
#ifndef MODEL_MASK_H
#define MODEL_MASK_H

#include "summary.h"

/* Masked figures: the only thing that reports, charts and exports see. */
struct figures {
	const struct municipality *municipality;
	const struct framework *framework;
	const struct readings *readings; /* for words, dates and remarks only */
	struct unit *units;              /* municipality, districts, providers, types, schools */
	int unit_count;
	int masked_count;                /* masked cells, all periods and units */
	struct figure *cells;            /* use figures_at() */
	struct figure *structures;       /* use figures_structure() */
};

/* Change to the period before, where both may be compared. */
enum change_state {
	CHANGE_KNOWN,
	CHANGE_NONE,       /* no earlier period, or a figure is missing or masked */
	CHANGE_BROKEN,     /* both known, but counted differently: break in the series */
};

struct change {
	enum change_state state;
	double difference; /* in the unit of the figure; shares, ja_nein: percentage points */
	double percent;    /* of the earlier figure */
	bool percent_known; /* a count, and the earlier figure at least 10 */
};

/* The figures of RAW, which stays as it is; the masked ones hold no number any more. */
struct figures *mask_apply(struct arena *arena, const struct summary *raw);

/* Index of a unit, or -1.  ID is ignored for BY_MUNICIPALITY. */
int figures_unit(const struct figures *f, enum dimension dimension, const char *id);

/* PERIOD and INDICATOR by index in municipality->periods, framework->indicators. */
const struct figure *figures_at(const struct figures *f, int period, int unit, int indicator);
const struct figure *figures_structure(const struct figures *f, int period, int unit,
	enum structure what);
struct change figures_change(const struct figures *f, int period, int unit, int indicator);

/* Whether INDICATOR in PERIOD is counted differently from the period before. */
bool figures_break(const struct figures *f, int period, int indicator);

/* Masked cells of one unit in one period. */
int figures_masked(const struct figures *f, int period, int unit);

/* The newest period that has deliveries, or -1. */
int figures_newest_period(const struct figures *f);

/* `schuso figures`: CSV (BOM, semicolon, CRLF, decimal comma: a German Excel
 * opens it right) and JSON.  Owned by ARENA. */
char *figures_csv(struct arena *arena, const struct figures *f);
char *figures_json(struct arena *arena, const struct figures *f);

#endif
