/* Page: marks with positions; the only thing that devices see.
 * Origin is the top left corner of the trimmed page, y grows downwards, all
 * lengths in 1/1024 pt. */
#ifndef TYPESET_PAGE_H
#define TYPESET_PAGE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include "style.h"

struct ahead;
struct arena;
struct diag;
struct document;
struct face;
struct field;
struct fonts;
struct tag;

struct glyph {
	uint32_t id;
	int x;                   /* from the start of the mark */
	int y;                   /* above the baseline is negative */
	int advance;             /* width at this size, expanded */
	uint32_t cluster;        /* byte in the mark's text that it stands for */
};

enum mark_kind {
	MARK_TEXT,   /* glyphs of one face, size and colour on one baseline */
	MARK_FILL,   /* filled rectangle */
	MARK_LINE,   /* stroked line from (x, y) to (x2, y2) */
	MARK_PATH,   /* filled or stroked polygon or polyline */
	MARK_LINK,   /* active rectangle, no ink */
	MARK_FIELD,  /* place to fill in: a form field on a screen, ruled lines on paper and
	              * where it has no tag */
};

enum artifact_kind {
	ARTIFACT_NONE,           /* content: tag is set */
	ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_WATERMARK,
	ARTIFACT_LAYOUT,         /* rules, fills, repeated table heads, "Fortsetzung" */
};

struct mark {
	enum mark_kind kind;
	enum artifact_kind artifact;
	struct tag *tag;         /* NULL for artifacts */
	struct color color;
	int x, y;                /* TEXT: start of baseline; LINE: start; others: top left */
	int width, height;       /* FILL, LINK, FIELD */
	int x2, y2;              /* LINE: end */
	int stroke;              /* LINE, PATH: stroke width; PATH 0: filled */
	int dash;                /* LINE, PATH: dash length, 0: solid */

	const struct face *face; /* TEXT; FIELD: of what is typed, as size and color */
	int size;
	int expansion;           /* TEXT: all widths are so many thousandths wider than the face
	                            has them; narrower: negative */
	const char *text;        /* TEXT: UTF-8 that the glyphs stand for.  A hyphen put in
	                            at a line end is U+00AD here, so readers join the word. */
	struct glyph *glyphs;
	int glyph_count;
	int rotate;              /* TEXT: degrees counter-clockwise about (x, y); draft mark */

	const int *points;       /* PATH: x0, y0, x1, y1 ... */
	int point_count;         /* PATH: corners */
	bool closed;

	const char *uri;         /* LINK: outside target, or NULL */
	const struct anchor *anchor; /* LINK: inside target, or NULL */
	const char *contents;    /* LINK: says where it goes */

	const struct field *field; /* FIELD: what it asks for */
	const struct style *look; /* FIELD: its fill and rule */
	int pitch;               /* FIELD: between the lines to write on; 0: in a table cell,
	                            whose own rules bound it */
};

/* A place that links and bookmarks point to. */
struct anchor {
	const char *id;
	int page;                /* index */
	int y;
};

struct bookmark {
	const char *title;
	int level;               /* from 1 */
	struct anchor anchor;
};

struct page {
	int width, height;
	struct mark *marks;      /* in reading order; artifacts between them */
	int mark_count;
	const char *label;       /* printed number: "7" */
	const char *section;     /* running head */
	const char *section_top; /* the chapter that the page begins in, "" before the first */
};

struct pages {
	const struct document *document; /* title, language, dates */
	struct page *items;
	int count;
	struct tag *root;        /* TAG_DOCUMENT */
	int tag_count;
	struct bookmark *bookmarks;
	int bookmark_count;
	const struct lint *lint; /* NULL: nobody asked */
	struct flaw *flaws;      /* for lint_report() */
	int flaw_count;
};

/* What the typesetter shares over all documents of a run. */
struct typesetter {
	struct fonts *fonts;
	const struct hyphenation *hyphenation; /* hyphen.h; compiled in */
	struct diag *diag;
	struct paragraph_store *store; /* NULL: every paragraph is laid out anew */
	bool lint;               /* examine how well pages are set (lint.h) */
	bool spare;              /* a processor is idle: a second thread may help */
	struct ahead *ahead;     /* that thread (ahead.h), or NULL */
};

/* Bytes of words and of stored paragraphs, each, beyond which both start anew with
 * the next document. */
enum { MEMORY_MOST = 32 << 20 };

/* Forgets words and paragraphs of documents before if they take more memory; to be
 * called between two documents. */
void typesetter_forget(struct typesetter *typesetter);

/* Sets DOCUMENT: lays out every block once, breaks pages until contents and
 * page numbers stand still.  Pages live in ARENA.  What cannot be set within
 * the type area is a finding.  NULL only if a font is missing. */
struct pages *page_typeset(struct typesetter *typesetter, struct arena *arena,
	const struct document *document);

#endif
