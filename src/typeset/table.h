/* Table: cells shaped once, columns fitted, rows cut into slices for the pages.
 * Internal to typeset. */
#ifndef TYPESET_TABLE_H
#define TYPESET_TABLE_H

#include <stdint.h>
#include "flow_text.h"

/* A cell: its content before and after it is broken in its width. */
struct cell_set {
	const struct cell *cell;
	int column, row;         /* where it starts; the row counts in its bundle */
	struct leaf_list leaves;
	const struct style *style;
	enum alignment alignment;
	int least, natural;      /* of the content, without padding */
	int comma;               /* decimal alignment: where it stands; -1: none */
	struct tag *tag;
	struct tag *field_tag;   /* of the cell's field, or NULL */
	bool repeats;            /* in a further block of columns: an artifact */
	struct piece *pieces;    /* its lines; y from the top of the bundle */
	int count;
	int top, bottom;         /* of the cell in the bundle */
	int height;              /* of the content */
	int first_slice;         /* that it touches */
	int slices;              /* how many */
	int *starts;             /* first line in each of them, and count */
};

struct row_set {
	const struct row *row;
	int index;               /* of its bundle, for stripes */
	int top, height;
	struct tag *tag;
};

/* What of a bundle a page break cannot cut. */
struct slice {
	const struct bundle *bundle;
	int index;
	int top, bottom;         /* in the bundle */
	int cost;                /* of a page break above it */
	bool begins, ends;       /* at a row's edge; else padding is added at a page break */
	int tops_from, bottoms_to; /* lines in it: highest top, lowest bottom */
};

/* Rows joined by spanning cells; most often one row. */
struct bundle {
	const struct table_set *table;
	struct row_set *rows;
	int row_count;
	struct cell_set *cells;  /* in reading order */
	int cell_count;
	int height;
	struct slice *slices;
	int slice_count;
	bool head, first, last;
};

struct column_set {
	int least, natural;      /* with padding */
	int width;
	bool fixed, number;
	int left, right;         /* decimal: widest before and after the comma */
	int source;              /* its place in the document's table */
};

struct table_set {
	struct flow *flow;
	const struct block *block;
	const struct table *table;
	const struct table_style *style;
	struct tag *tag, *caption; /* caption: or NULL */
	struct column_set *columns;
	int column_count;
	int keys;                /* columns at the left that name the rows */
	int *edges;              /* left edge of each column, and the right end */
	int width;               /* measure */
	struct bundle *head;     /* or NULL */
	struct bundle *bundles;
	int bundle_count;
	struct lines *continued, *continues; /* or NULL */
	bool repeats;            /* heads stand on every page */
	int carry;               /* height of the running sums, or 0 */
	bool turned;             /* stands on lying pages of its own */
	bool follows;            /* a further block of columns: says what it goes on from */
	struct table_set *next;  /* block of columns below it, or NULL */
	struct table_set *peer;  /* the next of its grid, which has the same columns, or NULL */
	struct table_set *waiting; /* the next that was read before its turn, or NULL */
	bool fitted;             /* with the others of its grid */
	int number;              /* of the table, for ids */
};

/* table_rows.c: an empty table, its tag a root as yet; columns not measured yet. */
struct table_set *table_new(struct flow *flow, const struct block *block);
struct column_set *columns_new(const struct table_set *table);

/* table_grid.c: the table of BLOCK, read; fitted, if it shares a grid with others. */
struct table_set *grid_table(struct flow *flow, const struct block *block);

/* table_cells.c: rows into bundles, cells into leaves and tags. */
void table_read(struct table_set *table);
/* Does SET name its row, so that it is said again where the row goes on? */
bool cell_names_row(const struct table_set *table, const struct cell_set *set);
/* Places to write in SET ask for no more room than they must have: words come first. */
void cell_tighten(struct cell_set *set, const struct table_set *table);

/* table_width.c: what the columns of TABLE and its peers need, and the least width of
 * all; then sets column widths and edges. */
int64_t table_measure(struct table_set *table);
void table_fit(struct table_set *table);

/* table_carry.c: room for running sums; those above slice BELOW at the HEAD or the foot
 * of a page, from (X, Y). */
void carry_measure(struct table_set *table);
/* The height of the running sums at a page break above BELOW, 0 where there are none: on
 * the page above it and on its own. */
int carry_above(const struct slice *below);
void carry_place(struct placer *placer, const struct slice *below, int x, int y, bool head);

/* table_divide.c: TABLE, which is wider than its measure by its LEAST, to be set on lying
 * pages or squeezed; or instead of it its blocks of columns. */
struct table_set *table_divide(struct table_set *table, int64_t least);

/* table_lower.c: moves widths from column to column where that makes TABLE and its
 * peers lower; all columns have their least, and together the table's width. */
void table_lower(struct table_set *table);

/* table_slices.c: breaks the cells of BUNDLE, stacks its rows, cuts slices. */
void bundle_set(struct bundle *bundle);

/* table_rows.c: does a page that begins with PIECE begin inside a row? */
bool piece_splits_row(const struct piece *piece);
/* The table that PIECE is a part of, or NULL. */
const struct block *piece_table(const struct piece *piece);

/* table_place.c */
void slice_place(struct placer *placer, const struct piece *piece, int x, int y);
void table_place(struct placer *placer, const struct frame *frame, const struct part *part);

#endif
