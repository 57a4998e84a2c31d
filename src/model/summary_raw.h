/* Raw summary: shared by summary.c, unit.c, census.c, structure.c and mask.c,
 * by no one else.  What is in here has not been masked. */
#ifndef MODEL_SUMMARY_RAW_H
#define MODEL_SUMMARY_RAW_H

#include <glib.h>

#include "summary.h"

struct summary {
	const struct municipality *municipality;
	const struct framework *framework;
	const struct readings *readings;
	struct unit *units;
	int unit_count;
	struct figure *cells;      /* period x unit x indicator, in this order */
	struct figure *structures; /* period x unit x STRUCTURE_COUNT */
};

/* A worker at a school in a period, with indices for ids. */
struct post {
	int period, school;
	const char *worker;
	const char *provider;      /* NULL: not stated and not to be told */
	double fte;
};

/* Who works where and who delivered, by period and school.  Everything that is
 * asked of an id more than once is an index here. */
struct census {
	GHashTable *schools, *periods, *indicators; /* id -> index + 1 */
	int school_count, period_count;
	struct post *posts;        /* by period, then school */
	int *first;                /* posts of period p, school s: first[p * schools + s]
	                              up to the next entry */
	const struct delivery **deliveries; /* period x school, NULL: none */
	bool *sites;               /* period x school: social work is there */
	double *fte;               /* period x school: all posts there */
	double *pupils;            /* period x school: as delivered, else as registered; 0:
	                              not known */
};

/* Who is counted, in ARENA but for tables that census_free() releases. */
struct census *census_make(struct arena *arena, const struct municipality *m,
	const struct framework *f, const struct readings *r);
void census_free(struct census *census);

/* Index of ID in one of the census's tables, or -1. */
int census_index(GHashTable *table, const char *id);

/* Fills summary->units. */
void unit_make_all(struct arena *arena, struct summary *summary, const struct census *census);

/* Fills summary->structures. */
void structure_make_all(struct arena *arena, struct summary *summary,
	const struct census *census);

#endif
