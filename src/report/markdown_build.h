/* Markdown build: the blocks, spans, tables and notes of one text while md4c reads
 * it, called by markdown.c as they begin and end. */
#ifndef REPORT_MARKDOWN_BUILD_H
#define REPORT_MARKDOWN_BUILD_H

#include <glib.h>
#include "../base/source.h"
#include "../typeset/document.h"
#include "markdown.h"
#include "markdown_lost.h"
#include "markdown_note.h"

/* Put before texts of one paragraph: no block starts with it, and emphasis may
 * follow it.  It never gets into the document. */
#define GUARD "\u2003"

enum { DEEPEST = 64 };

/* A block that is open, and where its next child goes. */
struct open_block {
	struct block *block;
	struct block **end;
};

struct builder {
	const struct markdown *md;
	const struct text_map *map;
	char *buffer;            /* what md4c reads; byte for byte the map's text after shift */
	size_t length, shift;
	struct note_list notes;

	struct open_block open[DEEPEST];
	int depth;               /* open[depth] takes the next block */
	int too_deep;            /* blocks opened beyond the stack: flattened */

	GString *run;            /* text of the span at work */
	struct span *spans, **span_end;
	int strong, emphasis, strike, code, image;
	const char *link, *language;
	enum reference reference; /* what the link says at its end */
	size_t offset;           /* of the text read last */
	size_t start;            /* of the paragraph at work */
	bool started;            /* paragraph has text */

	struct table *table;
	struct table_lines lines; /* of the table at work */
	struct row **row_end;
	struct cell **cell_end;
	bool in_head;
};

/* Where byte OFFSET of the buffer stands in the file. */
struct place builder_place(const struct builder *builder, size_t offset);

/* Ends the span at work: breaks and notes in its text become spans of their own. */
void builder_end_span(struct builder *builder);
/* From here on text is a link to TARGET, or in the language that it names; until
 * builder_end_link(). */
void builder_link(struct builder *builder, const char *target);
void builder_end_link(struct builder *builder);

/* Text of tight list items comes without a paragraph around it; so every block
 * that starts or ends closes the paragraph at work, if there is one. */
void builder_end_paragraph(struct builder *builder);
void builder_end_heading(struct builder *builder, unsigned level);

/* A block that others stand in.  One deeper than DEEPEST is flattened: NULL. */
struct block *builder_open_block(struct builder *builder, enum block_kind kind);
void builder_close_block(struct builder *builder);
void builder_open_list(struct builder *builder, bool ordered, bool tight, unsigned start);
void builder_open_item(struct builder *builder);

/* Tables in texts are small: each stands in a group that keeps it whole.  The rows
 * go where row_end points. */
void builder_open_table(struct builder *builder, int columns);
void builder_open_row(struct builder *builder);
void builder_end_cell(struct builder *builder, enum alignment alignment);
void builder_close_table(struct builder *builder);

#endif
