/* Markdown lost: see the header.  GFM 0.29, 4.10, on the cells of a row: "If there are
 * greater, the excess is ignored".  md4c holds the head, too, against the dashes. */
#include "markdown_lost.h"

#include <string.h>
#include "../base/diag.h"
#include "text_map.h"

/* Moves over what may stand before a row: quotes, a list's sign, the first line. */
static const char *skip_prefix(const char *at)
{
	at += strspn(at, " \t>");
	if (*at && strchr("-*+", *at) && at[1] == ' ')
		at += 1 + strspn(at + 1, " ");
	return at + (*at == '|');
}

/* The end of the cell at AT: its bar, or the end of the line. */
static const char *cell_end(const char *at)
{
	for (; *at && *at != '\n' && *at != '|'; at++)
		if (*at == '\\' && at[1] && at[1] != '\n')
			at++;
	return at;
}

/* The first cell of the row at LINE behind COLUMNS that holds anything, or NULL. */
static const char *surplus_cell(const char *line, int columns)
{
	const char *at = skip_prefix(line);

	for (int i = 0; *at && *at != '\n'; i++) {
		const char *end = cell_end(at);
		const char *ink = at + strspn(at, " \t\r");

		if (i >= columns && ink < end)
			return ink;
		at = *end == '|' ? end + 1 : end;
	}
	return NULL;
}

static const char *next_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end + 1 : line + strlen(line);
}

/* The start of the line that is ABOVE lines before the one of AT. */
static const char *line_before(const char *text, const char *at, int above)
{
	for (;; at--) {
		while (at > text && at[-1] != '\n')
			at--;
		if (above-- == 0 || at == text)
			return at;
	}
}

void markdown_lost_cells(struct diag *diag, const struct text_map *map,
	const struct table_lines *table)
{
	const char *text = map->text->str;
	const char *line;

	if (table->row < 0)
		return;
	line = line_before(text, text + table->offset, table->row + (table->row > 0));
	for (int row = 0; row < table->rows; row++) {
		const char *cell = surplus_cell(line, table->columns);

		if (cell)
			diag_report(diag, DIAG_MARKDOWN_CELLS,
				text_map_place(map, (size_t)(cell - text)));
		line = next_line(row == 0 ? next_line(line) : line);
	}
}

/* "|---|---|" and the like, with blanks and colons. */
static bool is_dashes(const char *text, size_t length)
{
	return length > 3 && memchr(text, '|', length) && memmem(text, length, "--", 2) &&
		strspn(text, "|-: \t") >= length;
}

/* The first two stars in LENGTH bytes of TEXT, or NULL. */
static const char *find_stars(const char *text, size_t length)
{
	const char *end = text + length;

	while ((text = memchr(text, '*', (size_t)(end - text)))) {
		if (++text == end)
			return NULL;
		if (*text == '*')
			return text - 1;
	}
	return NULL;
}

void markdown_lost_signs(struct diag *diag, const struct text_map *map, size_t offset,
	size_t length)
{
	const char *text = map->text->str + offset;
	const char *stars = find_stars(text, length);

	if (stars)
		diag_report(diag, DIAG_MARKDOWN_STARS,
			text_map_place(map, (size_t)(stars - map->text->str)));
	if (is_dashes(text, length))
		diag_report(diag, DIAG_MARKDOWN_TABLE, text_map_place(map, offset));
}
