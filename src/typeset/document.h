/* Document: a tree of blocks, what report/ composes and typeset/ sets.
 * Plain data in an arena; says nothing about lines and pages. */
#ifndef TYPESET_DOCUMENT_H
#define TYPESET_DOCUMENT_H

#include <stdbool.h>
#include <stdio.h>
#include "style.h"
#include "../base/number.h"
#include "../base/source.h"

struct arena;
struct field;

enum span_flags {
	SPAN_STRONG = 1, SPAN_EMPHASIS = 2, SPAN_CODE = 4,
	SPAN_SUPER = 8, SPAN_BREAK = 16, /* SPAN_BREAK: forced line break, no text */
	SPAN_STRIKE = 32,
	SPAN_NOTE = 64,          /* mark of a footnote; without `note` it repeats an earlier one */
};

/* A stretch of text with one look. */
/* What a span says of the place that it links to; typesetting adds it to the text. */
enum reference { REFERENCE_NONE, REFERENCE_PAGE, REFERENCE_NUMBER };

struct span {
	const char *text;        /* UTF-8, no newline */
	unsigned flags;
	const char *link;        /* URI, "#id" inside the document, or NULL */
	enum reference reference; /* of "#id" */
	const char *language;    /* BCP 47 where it differs from the document, or NULL */
	const char *expansion;   /* abbreviation: what it stands for, or NULL */
	struct block *note;      /* footnote: its paragraphs, or NULL; text is then the mark */
	struct span *next;
};

enum block_kind {
	BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_LIST, BLOCK_ITEM, BLOCK_TABLE,
	BLOCK_CHART, BLOCK_FIGURES, BLOCK_GROUP, BLOCK_SECTION, BLOCK_CONTENTS,
	BLOCK_LINES, BLOCK_SIGNATURES, BLOCK_SPACE, BLOCK_BREAK,
	BLOCK_KIND_COUNT
};

/* ORDER CELL: how a cell's content looks is its style; what it is, is here. */
struct cell {
	struct block *content;   /* paragraphs, lists; NULL: empty */
	struct field *field;     /* all of the cell is for filling in, or NULL */
	int columns, rows;       /* spans, at least 1 */
	bool head;               /* TH */
	enum { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH } scope;
	enum alignment alignment;
	const struct style *style;
	struct cell *next;
};

struct row {
	struct cell *cells;      /* only cells that start in this row */
	bool sum;                /* set apart by a rule above, bold */
	bool may_split;          /* false: keep in one piece if it fits a page */
	const char **carry;      /* running sums up to it, a text per column, "" where there is
	                          * none: for a page that ends below it; or NULL */
	struct row *next;
};

struct column {
	int width;               /* fixed width, or 0: fitted */
	double weight;           /* for fitted ones: 0 means 1 */
	bool key;                /* row key: repeated where a row is split */
	enum alignment alignment;
};

struct table {
	struct column *columns;
	int column_count;
	struct row *heads;       /* repeated on every page */
	struct row *rows;
	struct span *caption;    /* or NULL */
	bool caption_later;      /* above further parts only: a heading says it before */
	const char *summary;     /* what the table shows, for readers, or NULL */
	int row_height;          /* least height of a row below the head: room to write */
	const char *grid;        /* tables with the same one have columns of the same widths;
	                          * or NULL */
};

enum chart_kind {
	CHART_BARS,     /* horizontal bars, one series */
	CHART_GROUPED,  /* horizontal bars, two or more series: this year / last year */
	CHART_LINES,    /* over periods, gaps where a value is missing */
	CHART_TARGET,   /* horizontal bars with target mark */
	CHART_STACKED,  /* 100 % stacked: ja / nein / keine Angabe */
};

enum point_state { POINT_NUMBER, POINT_GAP, POINT_MASKED };

struct point {
	enum point_state state;
	double value;
	const char *label;       /* as printed: "46", "60,3 %", ".", "k. A." */
	bool parted;             /* counted otherwise than the point before: no line between */
};

struct series {
	const char *name;
	struct point *points;    /* one per category */
};

struct chart {
	enum chart_kind kind;
	struct span *caption;
	const char *alt;         /* made from the data by report; never NULL */
	const char **categories; /* bars: row labels; lines: periods */
	int category_count;
	struct series *series;
	int series_count;
	double *targets;         /* CHART_TARGET: one per category, NAN: none */
	const char *target_name; /* "Zielwert" */
	const char *unit;        /* printed with the axis, or NULL */
	double least, most;      /* axis; most <= least: from the data, zero included */
	int width_share;         /* per mille of the measure; 0: all of it */
};

/* A key-figure box. */
struct key_figure {
	const char *value;       /* "1 : 385" */
	struct span *label;
	struct span *note;       /* change, target, response; or NULL */
	struct key_figure *next;
};

enum field_kind { FIELD_LINE, FIELD_AREA, FIELD_DATE, FIELD_BOX };

/* A place to fill in: ruled lines or a box on paper; a form field on a screen if
 * it has a name. */
struct field {
	enum field_kind kind;
	int amount;              /* LINE, AREA: lines to write on; BOX: boxes; at least 1 */
	int width;               /* of the field beside others, or 0: what is left */
	const char *label;       /* printed beside or above it, or NULL */
	const char *name;        /* "TOP 3.Ergebnis", points part levels; or NULL: only ruled */
	const char *tip;         /* what belongs there, for readers; set if name is */
	const char *address;     /* where its value goes when the file is read, or NULL */
	bool ticked;             /* BOX: from the start */
	struct place place;      /* where its width is asked for; none: that of its block */
	struct field *next;      /* beside it */
};

struct block {
	enum block_kind kind;
	const struct style *style; /* NULL: the kind's own style */
	struct place place;        /* where its text comes from */
	const char *id;            /* target of links "#id", or NULL */
	struct block *next;
	struct block *child;       /* LIST: items; ITEM, GROUP, SECTION: content */
	struct span *spans;        /* HEADING, PARAGRAPH */

	int level;                 /* HEADING: 1..6; CONTENTS: deepest level shown */
	const char *number;        /* HEADING: "4.1" or NULL; ITEM: its label */
	bool in_contents;          /* HEADING: listed in contents and bookmarks */
	const char *running;       /* HEADING: text for the running head, or NULL: its own */
	bool ordered;              /* LIST: numbered; the items carry their labels */
	bool tight;                /* LIST: no space between items */

	bool drifts;               /* TABLE, CHART: may stand on top of the next page, below
	                            * what follows it in its section */
	struct table *table;
	struct chart *chart;
	struct key_figure *figures; /* FIGURES */

	bool landscape;            /* SECTION: its pages lie */
	bool right;                /* SECTION: starts on a right page */
	bool bare;                 /* SECTION: no running head and foot (title page) */
	bool continues;            /* SECTION: no new page before it */

	bool keep;                 /* GROUP: in one piece, if it can be */
	bool insists;              /* a GROUP to keep: if it cannot be, that is a finding */
	int columns;               /* GROUP: side by side, if more than 1 */
	struct field *fields;      /* LINES: beside each other */
	int amount;                /* SPACE: height in 1/1024 pt */
	const char *label;         /* SIGNATURES: what to fill in */
	struct signature {
		const char *role;
		struct signature *next;
	} *signatures;
	bool page_break;           /* BREAK: new page (else: new column) */
};

struct document {
	const char *name;          /* "konzept/suedschule" */
	const char *title, *subject, *author, *language, *keywords;
	struct date date;          /* of its newest source */
	long long epoch;           /* the same in seconds, UTC */
	bool draft;                /* prints the draft mark on every page */
	const struct stylesheet *sheet;
	struct block *blocks;      /* BLOCK_SECTIONs */
};

/* Makers; all zeroed, owned by ARENA. */
struct block *block_new(struct arena *arena, enum block_kind kind, struct place place);
struct span *span_new(struct arena *arena, const char *text, unsigned flags);
/* Appends to a chain and returns the link after it. */
struct block **block_append(struct block **end, struct block *block);

/* The text of spans, joined; for bookmarks and alt texts. */
char *span_text(struct arena *arena, const struct span *spans);

/* The tree as indented text (`schuso dump --stage document`). */
void document_dump(const struct document *document, FILE *out);

/* Whether all holds that must between compose and typeset: sections on top and nowhere
 * else, items in lists, tables without holes, alt texts there, heading levels without
 * gaps. */
bool document_check(const struct document *document);

#endif
