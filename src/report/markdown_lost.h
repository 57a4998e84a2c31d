/* Markdown lost: what the writer meant as Markdown and md4c, as CommonMark and GFM
 * want it, drops or prints as it stands. */
#ifndef REPORT_MARKDOWN_LOST_H
#define REPORT_MARKDOWN_LOST_H

#include <stddef.h>

struct diag;
struct text_map;

/* Where a table stands in its text: rows are lines, behind the first the one of
 * dashes. */
struct table_lines {
	size_t offset;   /* of a text in it */
	int row;         /* that this text is in, from 0; -1: no text known */
	int rows;
	int columns;
};

/* Reports the cells of each row that are more than its columns. */
void markdown_lost_cells(struct diag *diag, const struct text_map *map,
	const struct table_lines *table);

/* Reports stars of an emphasis that is never closed (or opened before a blank), and
 * the dashes of a table that is none, in LENGTH bytes of MAP's text at OFFSET, which
 * md4c found to be plain. */
void markdown_lost_signs(struct diag *diag, const struct text_map *map, size_t offset,
	size_t length);

#endif
