/* CSV: libcsv finds the cells, this file finds where they stand.
 * libcsv knows no positions, so it is fed piece by piece: a run of plain text,
 * then the one byte that may end something. */
#include "csv.h"

#include <string.h>
#include <csv.h>
#include <glib.h>
#include "arena.h"
#include "diag.h"

enum {
	MOST_COLUMNS = 1000,
	MOST_CELLS = 4000000, /* 100 MB of memory; missing cells count */
	MOST_FINDINGS = 20, /* of one kind in one table */
	BUFFER_STEP = 4096
};

struct cell {
	const char *text;
	int line, column;
};

struct reader {
	struct arena *arena;
	struct diag *diag;
	struct csv_table *table;
	const char *at;         /* next byte to feed */
	int line, column;       /* its place */
	bool started;           /* the start of the current cell is known */
	int cell_line, cell_column;
	GArray *cells;          /* struct cell, of the current row */
	GArray *rows;           /* struct csv_row */
	int extra_count;        /* rows reported for too many cells */
	bool stopped;
};

/* Blanks of offices: Excel leaves no-break spaces, too. */
static size_t blank_at(const char *text)
{
	if (*text && strchr(" \t\r\n", *text))
		return 1;
	return strncmp(text, "\u00A0", 2) == 0 ? 2 : 0;
}

static const char *trimmed(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_strndup(arena, text, length);
	for (size_t step; (step = blank_at(copy)) > 0; length -= step)
		copy += step;
	while (length > 0) {
		const char *last = g_utf8_prev_char(copy + length);
		if (!blank_at(last))
			break;
		length = (size_t)(last - copy);
	}
	copy[length] = '\0';
	return copy;
}

static void take_cell(void *text, size_t length, void *data)
{
	struct reader *reader = data;
	struct cell cell = {trimmed(reader->arena, text ? text : "", length),
		reader->cell_line, reader->cell_column};
	g_array_append_val(reader->cells, cell);
	reader->started = false;
}

static struct cell *cell_at(const struct reader *reader, int index)
{
	return &g_array_index(reader->cells, struct cell, (guint)index);
}

/* Cells of the row without the empty ones at its end. */
static int filled_cells(const struct reader *reader)
{
	int count = (int)reader->cells->len;
	while (count > 0 && !*cell_at(reader, count - 1)->text)
		count--;
	return count;
}

static void report_double_heads(struct reader *reader)
{
	struct csv_table *table = reader->table;
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	int count = 0;
	for (int i = 0; i < table->head_count && count < MOST_FINDINGS; i++) {
		struct place place = {table->source, table->head_place.line,
			table->head_columns[i]};
		if (*table->heads[i] &&
				!g_hash_table_add(seen, g_utf8_casefold(table->heads[i], -1))) {
			diag_report(reader->diag, DIAG_DOUBLE_COLUMN, place, table->heads[i]);
			count++;
		}
	}
	g_hash_table_destroy(seen);
}

static void take_head(struct reader *reader, int count)
{
	struct csv_table *table = reader->table;
	char most[16];
	table->head_place = (struct place){table->source, cell_at(reader, 0)->line, 0};
	if (count > MOST_COLUMNS) {
		g_snprintf(most, sizeof most, "%d", MOST_COLUMNS);
		diag_report(reader->diag, DIAG_CSV_TOO_WIDE, table->head_place, most);
		reader->stopped = true;
		return;
	}
	table->head_count = count;
	table->heads = ARENA_ARRAY(reader->arena, const char *, (size_t)count);
	table->head_columns = ARENA_ARRAY(reader->arena, int, (size_t)count);
	for (int i = 0; i < count; i++) {
		table->heads[i] = cell_at(reader, i)->text;
		table->head_columns[i] = cell_at(reader, i)->column;
	}
	report_double_heads(reader);
}

static void report_extra(struct reader *reader, int count)
{
	const struct csv_table *table = reader->table;
	const struct cell *extra = cell_at(reader, table->head_count);
	struct place place = {table->source, extra->line, extra->column};
	char cells[16], heads[16];
	if (++reader->extra_count > MOST_FINDINGS) {
		diag_report(reader->diag, DIAG_FURTHER_LEFT_OUT,
			((struct place){table->source, 0, 0}));
		return;
	}
	g_snprintf(cells, sizeof cells, "%d", count);
	g_snprintf(heads, sizeof heads, "%d", table->head_count);
	diag_report(reader->diag, DIAG_EXTRA_CELLS, place, cells, heads);
}

/* Cells that the row does not have are empty and stand nowhere but in its line. */
static void take_record(struct reader *reader, int count)
{
	size_t width = (size_t)reader->table->head_count;
	if (reader->rows->len >= MOST_CELLS / width) {
		diag_report(reader->diag, DIAG_CSV_TOO_MANY,
			((struct place){reader->table->source, 0, 0}));
		reader->stopped = true;
		return;
	}
	struct csv_row row = {
		.place = {reader->table->source, cell_at(reader, 0)->line, 0},
		.cells = ARENA_ARRAY(reader->arena, const char *, width),
		.columns = ARENA_ARRAY(reader->arena, int, width),
		.lines = ARENA_ARRAY(reader->arena, int, width),
	};
	if (count > (int)width)
		report_extra(reader, count);
	for (int i = 0; i < (int)width; i++) {
		bool there = i < (int)reader->cells->len;
		row.cells[i] = there ? cell_at(reader, i)->text : "";
		row.columns[i] = there ? cell_at(reader, i)->column : 0;
		row.lines[i] = there ? cell_at(reader, i)->line : row.place.line;
	}
	g_array_append_val(reader->rows, row);
}

static void take_row(int end, void *data)
{
	(void)end;
	struct reader *reader = data;
	int count = reader->stopped ? 0 : filled_cells(reader);
	if (count > 0 && !reader->table->heads)
		take_head(reader, count);
	else if (count > 0)
		take_record(reader, count);
	g_array_set_size(reader->cells, 0);
	reader->started = false;
}

/* Notes where a cell starts, unless only blanks and a line end follow here. */
static void mark_cell(struct reader *reader)
{
	const char *at = reader->at;
	int column = reader->column;
	for (; (*at == ' ' || *at == '\t') && *at != reader->table->separator; at++)
		column++;
	if (reader->cells->len == 0 && (*at == '\r' || *at == '\n' || *at == '\0'))
		return;
	reader->cell_line = reader->line;
	reader->cell_column = column;
	reader->started = true;
}

/* Moves over the LENGTH bytes just fed: plain text, or one special byte. */
static void advance(struct reader *reader, size_t length)
{
	const char *end = reader->at + length;
	if (*reader->at == '\n' || (*reader->at == '\r' && reader->at[1] != '\n')) {
		reader->line++;
		reader->column = 1;
	} else if (*reader->at != '\r') {
		for (const char *at = reader->at; at < end; at++)
			reader->column += (*at & 0xC0) != 0x80;
	}
	reader->at = end;
}

static void feed(struct reader *reader, struct csv_parser *parser)
{
	const char special[] = {reader->table->separator, '"', '\r', '\n', '\0'};
	while (*reader->at && !reader->stopped) {
		if (!reader->started)
			mark_cell(reader);
		size_t length = strcspn(reader->at, special);
		if (length == 0)
			length = 1;
		if (csv_parse(parser, reader->at, length, take_cell, take_row, reader) != length)
			g_error("out of memory"); /* the only error outside strict mode */
		advance(reader, length);
	}
}

static void finish(struct reader *reader, struct csv_parser *parser)
{
	struct place opened = {reader->table->source, reader->cell_line, reader->cell_column};
	/* strict only now: stray quotes are common, one left open is an error */
	csv_set_opts(parser, CSV_STRICT | CSV_STRICT_FINI);
	if (!reader->stopped && csv_fini(parser, take_cell, take_row, reader) != 0)
		diag_report(reader->diag, DIAG_CSV_QUOTE, opened);
	if (!reader->stopped && !reader->table->heads)
		diag_report(reader->diag, DIAG_CSV_NO_HEAD,
			((struct place){reader->table->source, 0, 0}));
}

/* Excel's first line "sep=;": takes the separator and moves to the next line. */
static bool take_separator_line(struct reader *reader)
{
	const char *at = reader->at;
	if (g_ascii_strncasecmp(at, "sep=", 4) != 0 || !strchr(";,\t|:", at[4]) || !at[4] ||
			(at[5] && !strchr("\r\n", at[5])))
		return false;
	reader->table->separator = at[4];
	at += 5;
	if (*at == '\r')
		at++;
	if (*at == '\n')
		at++;
	reader->at = at;
	reader->line = 2;
	return true;
}

/* The separator that the first line has most of, outside quotes. */
static char guess_separator(const char *text)
{
	static const char candidates[] = ";,\t";
	int counts[3] = {0}, best = 0;
	bool quoted = false;
	text += strspn(text, "\r\n");
	for (; *text && (quoted || !strchr("\r\n", *text)); text++) {
		const char *found = strchr(candidates, *text);
		quoted ^= *text == '"';
		if (found && !quoted)
			counts[found - candidates]++;
	}
	for (int i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return candidates[best];
}

struct csv_table *csv_read(struct arena *arena, struct diag *diag, const struct source *source)
{
	struct csv_table *table = ARENA_NEW(arena, struct csv_table);
	struct reader reader = {.arena = arena, .diag = diag, .table = table, .at = source->text,
		.line = 1, .column = 1};
	struct csv_parser parser;
	table->source = source;
	if (!take_separator_line(&reader))
		table->separator = guess_separator(source->text);
	if (csv_init(&parser, 0) != 0)
		g_error("out of memory");
	csv_set_delim(&parser, (unsigned char)table->separator);
	csv_set_blk_size(&parser, BUFFER_STEP);
	reader.cells = g_array_new(FALSE, FALSE, sizeof(struct cell));
	reader.rows = g_array_new(FALSE, FALSE, sizeof(struct csv_row));
	feed(&reader, &parser);
	finish(&reader, &parser);
	csv_free(&parser);
	table->row_count = (int)reader.rows->len;
	table->rows = ARENA_ARRAY(arena, struct csv_row, reader.rows->len);
	if (reader.rows->len)
		memcpy(table->rows, reader.rows->data, reader.rows->len * sizeof *table->rows);
	g_array_free(reader.cells, TRUE);
	g_array_free(reader.rows, TRUE);
	return table->heads && !reader.stopped ? table : NULL;
}

int csv_column(const struct csv_table *table, const char *name)
{
	int found = -1;
	char *trimmed_name = g_strstrip(g_strdup(name));
	char *wanted = g_utf8_casefold(trimmed_name, -1);
	for (int i = 0; i < table->head_count && found < 0; i++) {
		char *head = g_utf8_casefold(table->heads[i], -1);
		if (strcmp(head, wanted) == 0)
			found = i;
		g_free(head);
	}
	g_free(wanted);
	g_free(trimmed_name);
	return found;
}
