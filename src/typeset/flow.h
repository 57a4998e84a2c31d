/* Flow: blocks as a vertical list of pieces, each laid out once.
 *
 * A piece is what a page break cannot cut: a line, a slice of a table row, a
 * bar of a chart.  Pieces know what a break above them costs, and what a page
 * needs on top when it begins with them (repeated table heads, paddings) and at
 * its foot when it ends with them.  Breaking (flow_break.c) is then arithmetic;
 * marks are made last (page_place.c).  Internal to typeset. */
#ifndef TYPESET_FLOW_H
#define TYPESET_FLOW_H

#include <glib.h>
#include <stdbool.h>
#include "document.h"
#include "page.h"
#include "paragraph.h"
#include "tag.h"

struct drift;
struct heading;
struct label;
struct leaf;
struct leaf_list;
struct note;
struct note_line;
struct part;
struct piece;
struct placer;
struct reference_target;
struct setter;
struct table_set;

/* What a page break costs; an empty page would cost COST_BLANK. */
enum {
	COST_BLANK = 1000,
	COST_PAGE = 90,          /* one page more: next to its blank, worth parting spanned rows */
	COST_HYPHEN = 15,        /* the page ends inside a word */
	COST_FACING = 300,       /* the feet of facing pages a page's height apart, */
	COST_FACING_MOST = 9,    /* and no more than this: less than any other cost */
	COST_SCRAP = 120,        /* a last page with next to nothing on it */
	COST_FOOT = 40,          /* a heading with but a few lines at the foot */
	COST_DRIFT = 25,         /* a figure at the top of the page after its place */
	COST_AWAY = 60,          /* a figure parted from its text */
	COST_NUMBERS = 150,      /* a chart parted from the table of its numbers */
	COST_LIST = 10,          /* a list, between two of its items, */
	COST_LIST_END = 25,      /* the first or last of them parted from the others */
	COST_LABEL = 10,         /* lines to write on parted from what they ask for */
	COST_LEAD = 60,          /* a list parted from the text above it */
	COST_BOX = 40,           /* text in a box */
	COST_EARLY = 12,         /* the next paragraph, row, field would have fitted, */
	COST_EARLY_REST = 80,    /* and with a row all that is left of its table */
	COST_UNFILLED = 2000,    /* a page of lines of text that would have fitted */
	COST_FIGURES = 200,      /* between two rows of key figures */
	COST_GROUP = 120,        /* rows joined by a spanning cell, between two of them */
	COST_ROW = 150,          /* a row that may be split */
	COST_FIELD = 400,        /* lines to write on, of one field */
	COST_CHART = 500,        /* a chart that would fit a page */
	COST_ROW_WHOLE = 6000,   /* a row that fits a page */
	COST_WIDOW = 20000,      /* fewer lines than orphans and widows ask for */
	COST_LONE = 30000,       /* a line of a cell alone */
	COST_KEEP = 60000,       /* a group to be kept in one piece, */
	COST_KEEP_TORN = 600000, /* where else it would cost COST_WIDOW or more */
	COST_NEVER = 1000000,    /* what is to stay with the next: between two headings, */
	COST_NEVER_LAST = 2000000, /* between the last and its text, */
	COST_NEVER_WITHIN = 3000000, /* inside one */
	COST_OVERFULL = 100000000,
};

/* Something wrapped around a stretch of pieces: box, table, chart. */
struct frame {
	struct frame *outer;
	int x, width;
	int open, head;          /* height above its first piece; on top of a further page */
	int close, foot;         /* below its last piece; at the foot of a page it runs over */
	int first, last;         /* pieces of its flow */
	const void *data;
	/* Draws what belongs to the part of FRAME on one page. */
	void (*place)(struct placer *placer, const struct frame *frame, const struct part *part);
};

/* The stretch of a frame on one page. */
struct part {
	const struct piece *pieces; /* of the flow */
	int first, last;         /* pieces on this page */
	const int *tops;         /* their tops, from the top of the type area */
	int top, bottom;         /* of the frame on the page, heads and paddings included */
	bool begins, ends;
};

/* What stands at a piece: headings and ids. */
struct landmark {
	struct anchor *anchor;
	struct heading *heading; /* or NULL */
	struct landmark *next;
};

/* What a page break cannot cut. */
struct piece {
	int x, width, height;
	int y;                   /* in a cell or note: from its top */
	int gap;                 /* to the piece above on the same page; may be negative */
	int head, foot;          /* more if it is the first, the last of a page */
	int cost;                /* of a page break above it */
	int unit;                /* a paragraph, item, row or field begins: its height with the
	                          * gap above, to where a page may well end; else 0 */
	int rest;                /* a row begins: what it and those below take; else 0 */
	bool must;               /* a page begins here */
	const struct block *group; /* a break above it tears this, that insists; or NULL */
	struct frame *frame;
	const struct leaf *leaf; /* lines */
	const struct line *line;
	const struct lines *lines;
	struct label *label;
	struct note *notes;
	int note_end;            /* note lines of the flow up to this piece */
	struct landmark *landmarks;
	const void *data;
	void (*place)(struct placer *placer, const struct piece *piece, int x, int y);
};

/* Pages of one shape in a row. */
struct flow {
	struct setter *setter;
	const struct block *section;
	int width, height;       /* of what is filled: the type area, less in boxes */
	int page_width;          /* of the type area; notes are that wide */
	struct piece *pieces;
	int count, room;
	struct note_line *note_lines; /* of all its notes, in the order of its pieces */
	int note_count;
	struct drift *drifts;    /* in order */
	bool landscape, right, bare;
	bool column;             /* filled into columns: it has no pages of its own */
	bool unfinished;         /* a copy: its last page will be filled further */
	struct sheet_part *columns; /* these, in order */
	int column_count;

	/* while it is built */
	struct tag *tag;         /* parent of what comes next */
	struct frame *frame;
	const struct style *text; /* style of paragraphs that name none */
	struct label *label;     /* waits for the first line of its item */
	struct landmark *landmarks;  /* wait for the next piece */
	struct drift *drift;     /* the last one; past what comes next if DRIFTING */
	struct leaf_list *leaves; /* cells: leaves are collected here instead of set */
	int indent;
	int depth;               /* of lists */
	bool cell;               /* a table cell or note: no boxes */
	bool alignment_set;      /* cells: alignment overrides the style */
	enum alignment alignment;
	bool tight;              /* no space between the paragraphs of a list */
	int space, hard;         /* below the last piece: soft, and paddings */
	bool fresh;              /* nothing yet in the innermost box */
	bool glued;              /* the last piece keeps with the next */
	bool kept;               /* in a group to be kept in one piece */
	bool drifting;
	bool must;
};

/* A page as broken: pieces FIRST..LAST of FLOW, note lines FROM..TO of it. */
struct sheet_part {
	struct flow *flow;       /* NULL: a blank left page */
	int first, last;         /* last < first: notes only */
	int note_from, note_to;
	bool over;               /* a piece is taller than the page */
	bool torn;               /* it ends where it must not: what belongs together is longer */
};

/* One document being set. */
struct setter {
	struct typesetter *typesetter;
	struct arena *arena;
	const struct document *document;
	const struct stylesheet *sheet;
	struct pages *pages;
	struct heading *headings;
	int heading_count, heading_next;
	GHashTable *anchors;     /* id -> struct anchor, looked up only */
	struct reference_target *targets; /* of references, in all rounds */
	GPtrArray *styles;       /* derived ones: struct derived */
	GPtrArray *flows;
	GArray *parts;           /* struct sheet_part */
	const struct face *typed; /* of what is typed into fields; NULL: not asked yet */
	int note_count, table_count;
	struct table_set *waiting; /* tables of grids: read, not yet set; in order */
	int digits;              /* reserved for page numbers in contents */
	GArray *noted;           /* lines placed, for lint.c; NULL: nobody asked */
};

/* flow.c */
void flow_document(struct setter *setter);
void flow_blocks(struct flow *flow, const struct block *blocks);
void flow_block(struct flow *flow, const struct block *block);
struct piece *flow_add(struct flow *flow, int height, int before);
void flow_after(struct flow *flow, int after);
struct frame *flow_open(struct flow *flow, int before);
void flow_box(struct flow *flow, const struct style *style);
void flow_close(struct flow *flow, int after);
void flow_finish(struct flow *flow);
/* Sets the measures of an empty flow that stands or lies. */
void flow_shape(struct flow *flow);
int flow_measure(const struct flow *flow);
/* What a page of ROOM has left between headings and what else must stay with the next
 * piece, and their notes; all of it, if these take half of the page. */
int flow_left(const struct flow *flow, int room);

/* flow_room.c: the height that a piece added now may have, with its notes, to stand on the
 * page of the one above; 0: that would be less than LEAST, or is not known.  Nothing drifts
 * past it. */
int flow_room(struct flow *flow, int least);

/* flow_fields.c */
void flow_lines(struct flow *flow, const struct block *block);
/* LABEL in a paragraph of its own above what BLOCK asks for. */
void flow_label(struct flow *flow, const struct block *block, const char *label);
/* The room that FIELD needs in a table cell. */
int field_height(const struct field *field);
/* The most that a field takes, so that a page holds it: below the heads of its table, which
 * may take a third, where FLOW is a cell. */
int field_most(const struct flow *flow);
/* A new tag for FIELD below PARENT, or NULL: it is only ruled. */
struct tag *field_tag(struct arena *arena, const struct field *field, struct tag *parent);

/* flow_forms.c */
void flow_signatures(struct flow *flow, const struct block *block);
void flow_figures(struct flow *flow, const struct block *block);
/* PIECE is a row of key figures. */
bool piece_figures(const struct piece *piece);

/* table_rows.c, chart_bars.c */
void flow_table(struct flow *flow, const struct block *block);
void flow_chart(struct flow *flow, const struct block *block);

/* page_place.c: what pieces and frames draw themselves with. */
void piece_line_place(struct placer *placer, const struct piece *piece, int x, int y);
void frame_box_place(struct placer *placer, const struct frame *frame, const struct part *part);

/* flow_break.c: appends the pages of FLOW to setter->parts. */
void flow_break(struct flow *flow);

/* flow_turn.c: what is set next gets pages of the other shape, with what must stay
 * with it; flow_may_turn(): FLOW stands and is no part of anything. */
bool flow_may_turn(const struct flow *flow);
void flow_turn(struct flow *flow);

/* flow_columns.c: the content of a group in columns. */
void flow_columns(struct flow *flow, const struct block *block);

#endif
