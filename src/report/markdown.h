/* Markdown: text fields (CommonMark with GFM tables, strikethrough, addresses as
 * links) to blocks and spans.  Footnotes are [^name] with "[^name]: text" in a
 * paragraph of its own, or ^[text] in place; [text](sprache:en) is text in another
 * language; [Seite](seite:id) and [Kapitel](nummer:id) are links to "#id" that say its page
 * and its number.  Only markdown.c includes md4c. */
#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

#include <stdbool.h>

struct arena;
struct block;
struct diag;
struct span;
struct style;
struct stylesheet;
struct text_map;

/* How a text becomes part of its document. */
struct markdown {
	struct arena *arena;
	struct diag *diag;
	const struct stylesheet *sheet;
	const struct style *style; /* of paragraphs, NULL: their own */
	bool flat;                 /* in table cells: headings become bold paragraphs */
	bool in_note;              /* a note has no notes */
	int level;                 /* headings: # is one below this level */
	int *last_level;           /* level of the last heading, kept without gaps */
	int *notes;                /* number of the last footnote */
	/* Sees every finished chain of spans once: typography, abbreviations. */
	void (*finish)(void *context, struct span *spans);
	void *context;
};

/* HTML, pictures and code blocks are findings, their text is kept.  NULL if
 * there is nothing to print. */
struct block *markdown_blocks(const struct markdown *markdown, const struct text_map *text);

/* Only what fits into one paragraph; more paragraphs are joined after a finding. */
struct span *markdown_spans(const struct markdown *markdown, const struct text_map *text);

#endif
