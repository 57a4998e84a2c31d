/* Levels: what the cells of each column cost at each width that table_lower.c may
 * give it.  Internal to typeset. */
#ifndef TYPESET_TABLE_LEVELS_H
#define TYPESET_TABLE_LEVELS_H

#include "table.h"

/* A column at one width. */
struct level {
	int *heights;            /* of its cell in each row, 0: none; then of its cells over
	                          * several rows, in their slots */
	int64_t sum;             /* of all heights */
	int pain;                /* of a column too narrow for its words */
	uint64_t changes;        /* a bit for each unit that it is not as high in as one step
	                          * narrower */
	bool known;
};

/* A cell of one column and several rows. */
struct span_slot {
	int column, slot;
	int row, rows;
};

/* Rows that depend on each other, and others beside them: a change in one is looked
 * for in all. */
enum { UNITS = 64 };

struct unit {
	int row, row_end;
	int span, span_end;
};

struct levels {
	const struct table_set *table; /* and its peers */
	struct probe *probes;    /* by columns */
	int *first;              /* of each column, and their number */
	struct level **columns;  /* per column and steps above its least */
	int *most;               /* steps that are of use to the column */
	int step;                /* a step in 1/1024 pt */
	int *floors;             /* per row: height that it is not below */
	int row_count;
	struct span_slot *spans;
	int span_count;
	struct unit units[UNITS];
	int unit_count;
	int *slots;              /* per column: in each level */
	struct level *all;       /* allocated, with the heights of all of them */
	int *heights;
	bool smooth;             /* lines can be had in parts */
};

/* Levels for all columns of TABLE and its peers, up to STEP_COUNT steps of STEP above
 * their least; not counted yet.  levels_close() frees them. */
void levels_open(struct levels *levels, const struct table_set *table, int step, int step_count);
void levels_close(struct levels *levels);

/* From now on lines can be had in parts, or not. */
void levels_smooth(struct levels *levels, bool smooth);

/* COLUMN at STEPS above its least. */
const struct level *level_know(struct levels *levels, int column, int steps);

/* COLUMN has cells over several rows. */
bool levels_span(const struct levels *levels, int column);

/* The units that change between the levels BELOW and ABOVE of COLUMN. */
uint64_t level_changes(const struct levels *levels, int column, int below, int above);

#endif
