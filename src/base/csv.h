/* CSV as offices export it: sep= line, BOM, Windows-1252 or UTF-8, CRLF,
 * semicolon, comma or tab, quoted line breaks.  Only csv.c includes libcsv. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "source.h"

struct arena;
struct diag;

struct csv_row {
	struct place place;   /* line where the row starts */
	const char **cells;   /* UTF-8, trimmed; as many as the table has columns */
	int *columns;         /* character column where each cell starts, 0: unknown */
	int *lines;           /* line where each cell starts */
};

struct csv_table {
	const struct source *source;
	char separator;
	const char **heads;   /* column heads, trimmed */
	int head_count;       /* an empty last head (trailing separator) is dropped */
	struct place head_place;
	int *head_columns;    /* character column where each head starts */
	struct csv_row *rows; /* blank rows are left out */
	int row_count;
};

/* The table in SOURCE (read with SOURCE_LEGACY), or NULL after reporting.
 * Rows with too many cells are findings, unless the extra ones are empty;
 * missing cells are "".  (Not csv_parse(): libcsv has that name.) */
struct csv_table *csv_read(struct arena *arena, struct diag *diag, const struct source *source);

/* The column whose head is NAME (case and surrounding blanks ignored), or -1. */
int csv_column(const struct csv_table *table, const char *name);

#endif
