/* Fuzz: any bytes as a CSV file, read, every cell where it says. */
#include <assert.h>
#include <stdbool.h>
#include "base/arena.h"
#include "base/charset.h"
#include "base/csv.h"
#include "base/diag.h"
#include "base/shape.h"
#include "replay.h"

struct record {
	struct place place;
	struct text text;
	struct number number;
	struct day day;
};

static const struct shape_field fields[] = {
	{.key = "name", .alias = "Schulname|Kurzname", .kind = SHAPE_TEXT,
		.offset = offsetof(struct record, text), .required = true},
	{.key = "zahl", .alias = "Schuelerzahl|Sozialindex_2025_26", .kind = SHAPE_NUMBER,
		.offset = offsetof(struct record, number)},
	{.key = "tag", .kind = SHAPE_DATE, .offset = offsetof(struct record, day)},
	{.key = NULL},
};
static const struct shape shape = {.name = "satz", .size = sizeof(struct record),
	.place = offsetof(struct record, place), .fields = fields};

static void check_row(const struct csv_table *table, const struct csv_row *row, int *line)
{
	assert(row->place.line > *line);
	*line = row->place.line;
	for (int i = 0; i < table->head_count; i++) {
		assert(row->lines[i] >= row->place.line && row->columns[i] >= 0);
		assert(row->columns[i] > 0 || !*row->cells[i]);
	}
}

static void check_table(struct arena *arena, struct diag *diag, const struct csv_table *table)
{
	int line = table->head_place.line;
	struct shape_columns *columns = shape_columns(arena, diag, &shape, table, false);
	assert(table->head_count > 0 && line > 0);
	for (int i = 0; i < table->row_count; i++) {
		struct record record = {0};
		check_row(table, &table->rows[i], &line);
		if (columns) /* NULL: no head that the shape knows */
			shape_read_row(arena, diag, columns, &table->rows[i], &record);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	struct source *source = ARENA_NEW(arena, struct source);
	source->path = "fuzz.csv";
	source->length = size;
	charset_decode(arena, diag, source, arena_strndup(arena, (const char *)data, size),
		SOURCE_LEGACY);
	const struct csv_table *table = csv_read(arena, diag, source);
	if (table)
		check_table(arena, diag, table);
	assert(table || diag_findings(diag) > 0);
	FILE *nowhere = fopen("/dev/null", "w");
	if (nowhere) {
		diag_print(diag, 0, nowhere);
		fclose(nowhere);
	}
	arena_free(arena);
	return 0;
}
