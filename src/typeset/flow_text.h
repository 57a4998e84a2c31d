/* Flow text: paragraphs on their way into a flow or a cell, and what hangs on their spans.
 * Internal to typeset. */
#ifndef TYPESET_FLOW_TEXT_H
#define TYPESET_FLOW_TEXT_H

#include "flow.h"

/* A span that needs more than its paragraph's tag. */
struct spot {
	const struct span *span;
	struct tag *tag;
	struct note *note;
	const char *uri;
	const struct anchor *anchor;
	const char *contents;
	bool quiet;              /* a link in the colour of its text */
};

/* A label that hangs left of its item's first line. */
struct label {
	struct lines *lines;
	int x;                   /* from the left of the type area or cell */
	struct tag *tag;
	const struct spot *spot; /* where it leads, or NULL */
	struct label *outer;     /* of an item that begins with a list */
};

/* A paragraph shaped, not yet broken: the smallest part of cells and flows. */
struct leaf {
	struct paragraph *paragraph; /* NULL: BLOCK is no text, set by its own kind */
	const struct block *block;
	const struct style *style;
	struct tag *tag;
	struct label *label;
	struct spot *spots;
	int spot_count;
	int indent;
	int word;                /* cells: width of the widest word */
	int before, after;
	bool whole;              /* keep together */
	bool glued;              /* keep with the next */
};

/* The leaves of a cell. */
struct leaf_list {
	struct leaf *items;
	int count, room;
};

void flow_paragraph(struct flow *flow, const struct block *block, enum tag_kind kind);
void flow_heading(struct flow *flow, const struct block *block);
void flow_list(struct flow *flow, const struct block *block);
struct leaf *leaf_new(struct flow *flow, const struct block *block, const struct span *spans,
	const struct style *style, struct tag *tag);
void leaf_set(struct flow *flow, const struct leaf *leaf);
void leaf_put(struct flow *flow, const struct leaf *leaf);
/* STYLE with another alignment, figures of one width for numbers; made once. */
const struct style *style_aligned(struct setter *setter, const struct style *style,
	enum alignment alignment);

/* One line of plain text, flush left, and its width. */
struct lines *text_line(struct setter *setter, const char *text, const struct style *style);

/* Plain text broken in WIDTH, aligned as asked. */
struct lines *text_lines(struct setter *setter, const char *text, const struct style *style,
	int width);

/* The spot of a fragment's span, or NULL. */
const struct spot *leaf_spot(const struct leaf *leaf, const struct span *span);

#endif
