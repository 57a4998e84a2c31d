/* Shape rows: CSV rows into records.  Which column feeds which field is found
 * out once for a table. */
#include "shape.h"

#include <string.h>
#include <glib.h>
#include "arena.h"
#include "csv.h"
#include "diag.h"
#include "shape_value.h"

struct shape_columns {
	const struct shape *shape;
	const struct shape_field **fields; /* by column; NULL: left out */
	int count;
};

/* The column called like FIELD or one of its other names, or -1. */
static int field_column(const struct shape_field *field, const struct csv_table *table)
{
	int column = csv_column(table, field->key);
	if (column >= 0 || !field->alias)
		return column;
	char **names = g_strsplit(field->alias, "|", -1);
	for (int i = 0; column < 0 && names[i]; i++)
		column = csv_column(table, names[i]);
	g_strfreev(names);
	return column;
}

/* The keys that no column of the table feeds. */
static const char *const *unfed_keys(struct arena *arena, const struct shape_columns *columns)
{
	const char *const *keys = shape_keys(arena, columns->shape);
	size_t count = 0, length = 0;
	while (keys[length])
		length++;
	const char **unfed = ARENA_ARRAY(arena, const char *, length + 1);
	for (size_t k = 0; k < length; k++) {
		bool fed = false;
		for (int i = 0; i < columns->count && !fed; i++)
			fed = columns->fields[i] && strcmp(columns->fields[i]->key, keys[k]) == 0;
		if (!fed)
			unfed[count++] = keys[k];
	}
	return unfed;
}

/* Columns that feed nothing; of a LENIENT table those that are nearly called like
 * something that is missing. */
static void report_unknown(struct arena *arena, struct diag *diag,
	const struct shape_columns *columns, const struct csv_table *table, bool lenient)
{
	struct place place = table->head_place;
	const char *const *keys = unfed_keys(arena, columns);
	for (int i = 0; i < columns->count; i++) {
		if (columns->fields[i] || !*table->heads[i] ||
				csv_column(table, table->heads[i]) != i ||
				(lenient && !diag_nearest(table->heads[i], keys)))
			continue;
		place.column = table->head_columns[i];
		diag_suggest(diag, lenient ? DIAG_COLUMN_IGNORED : DIAG_UNKNOWN_COLUMN, place,
			table->heads[i], keys, table->heads[i]);
	}
}

/* Whether any column feeds a field; if not, the head is none, which is said once. */
static bool has_head(struct arena *arena, struct diag *diag, const struct shape_columns *columns,
	const struct csv_table *table)
{
	const char *const *keys = shape_keys(arena, columns->shape);
	for (int i = 0; i < columns->count; i++)
		if (columns->fields[i])
			return true;
	diag_report(diag, DIAG_CSV_NOT_HEAD, table->head_place,
		keys[1] ? arena_printf(arena, "%s, %s", keys[0], keys[1]) : keys[0]);
	return false;
}

/* Fields of a kind that a cell can hold. */
static bool fits_in_cell(const struct shape_field *field)
{
	return field->kind <= SHAPE_TEXTS;
}

static void report_missing(struct diag *diag, const struct shape_columns *columns,
	const struct csv_table *table)
{
	for (const struct shape_field *field = columns->shape->fields; field->key; field++) {
		bool fed = !field->required;
		for (int i = 0; i < columns->count && !fed; i++)
			fed = columns->fields[i] == field;
		if (!fed)
			diag_report(diag, DIAG_MISSING_COLUMN, table->head_place, field->key);
	}
}

struct shape_columns *shape_columns(struct arena *arena, struct diag *diag,
	const struct shape *shape, const struct csv_table *table, bool lenient)
{
	struct shape_columns *columns = ARENA_NEW(arena, struct shape_columns);
	columns->shape = shape;
	columns->count = table->head_count;
	columns->fields =
		ARENA_ARRAY(arena, const struct shape_field *, (size_t)table->head_count);
	for (const struct shape_field *field = shape->fields; field->key; field++) {
		int column = fits_in_cell(field) ? field_column(field, table) : -1;
		if (column >= 0 && !columns->fields[column])
			columns->fields[column] = field;
	}
	if (!has_head(arena, diag, columns, table))
		return NULL;
	report_missing(diag, columns, table);
	report_unknown(arena, diag, columns, table, lenient);
	return columns;
}

void shape_read_row(struct arena *arena, struct diag *diag, const struct shape_columns *columns,
	const struct csv_row *row, void *record)
{
	struct shape_reader reader = {arena, diag};
	*(struct place *)((char *)record + columns->shape->place) = row->place;
	for (int i = 0; i < columns->count; i++) {
		const struct shape_field *field = columns->fields[i];
		struct place place = {row->place.source, row->lines[i], row->columns[i]};
		if (field && *row->cells[i])
			shape_value(&reader, field,
				&(struct shape_given){row->cells[i], place, false}, record);
		else if (field && field->required)
			shape_report_missing(diag, field, row->place);
	}
}
