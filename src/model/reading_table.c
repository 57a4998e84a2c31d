/* Reading, many schools: zahlen/<period>/NAME.csv in long form, and the totals
 * that such a table may state. */
#include <math.h>
#include "../base/arena.h"
#include "../base/csv.h"
#include "../base/diag.h"
#include "reading_rows.h"

/* What the rows of a table make, per indicator of the framework. */
struct table_sum {
	double number, base;
	bool partial; /* a row without a number: the total cannot be held against it */
};

struct table_reading {
	struct reading_reader *r;
	GHashTable *schools;      /* words -> struct school, or NULL if reported */
	GHashTable *indicators;   /* id -> struct indicator, or NULL if reported */
	struct table_sum *sums;
	GArray *totals;           /* struct reading_row */
};

static const struct school *find_school(struct table_reading *t, const struct text *words)
{
	gpointer school;

	if (g_hash_table_lookup_extended(t->schools, words->text, NULL, &school))
		return school;
	school = (gpointer)reader_school(t->r, words->text);
	if (!school)
		register_report_unknown(t->r->arena, t->r->diag, t->r->m, REGISTER_SCHOOLS, *words);
	g_hash_table_insert(t->schools, (gpointer)words->text, school);
	return school;
}

static const struct indicator *find_indicator(struct table_reading *t, const struct text *id)
{
	gpointer indicator;

	if (g_hash_table_lookup_extended(t->indicators, id->text, NULL, &indicator))
		return indicator;
	indicator = (gpointer)reader_indicator(t->r, id->text, id->place);
	g_hash_table_insert(t->indicators, (gpointer)id->text, indicator);
	return indicator;
}

static void add_to_sum(struct table_reading *t, const struct indicator *indicator,
	const struct value *value)
{
	struct table_sum *sum = &t->sums[indicator - t->r->f->indicators];

	if (value->state == VALUE_NUMBER) {
		sum->number += value->number;
		sum->base += value->base;
	}
	sum->partial |= value->state == VALUE_SECRET || value->state == VALUE_PENDING;
}

/* The delivery that ROW belongs to, or NULL: its school is not known. */
static struct open_delivery *find_delivery(struct table_reading *t, const struct reading_row *row)
{
	const struct school *school = find_school(t, &row->school);
	struct open_delivery *open = school ? reader_delivery(t->r, school, row->place) : NULL;

	if (open)
		reader_received(t->r, open, row->received);
	return open;
}

static void take_value(struct table_reading *t, struct open_delivery *open,
	const struct indicator *indicator, const struct reading_row *row)
{
	struct raw_value raw = {.text = row->value.text, .numerator = row->numerator,
		.denominator = row->denominator};

	raw.place = row->value.text ? row->value.place :
		row->numerator.set ? row->numerator.place : row->place;
	if (!raw.text && !raw.numerator.set && !raw.denominator.set)
		return; /* nothing said: missing, never zero */
	if (reader_add(t->r, open, indicator, &raw, row->note))
		add_to_sum(t, indicator, &g_array_index(open->readings, struct reading,
			open->readings->len - 1).value);
}

/* An error in a row concerns who uses its reading, and not the whole table. */
static void read_row(struct table_reading *t, const struct shape_columns *columns,
	const struct csv_row *cells)
{
	struct reading_row row = {0};
	struct open_delivery *open = NULL;
	const struct indicator *indicator = NULL;
	bool before = diag_part_begin(cells->place.source);

	shape_read_row(t->r->arena, t->r->diag, columns, cells, &row);
	if (row.school.text && !g_ascii_strcasecmp(row.school.text, "gesamt")) {
		if (row.indicator.text) /* else reported by the shape */
			g_array_append_val(t->totals, row);
	} else if (row.school.text && row.indicator.text) {
		open = find_delivery(t, &row);
		indicator = find_indicator(t, &row.indicator);
		if (indicator)
			take_value(t, open, indicator, &row);
	}
	if (reader_end_part(open, indicator, cells->place, before) && indicator)
		t->sums[indicator - t->r->f->indicators].partial = true;
}

static void report_total(struct table_reading *t, const struct reading_row *row, double rows,
	double stated)
{
	if (fabs(rows - stated) < 1e-6)
		return;
	diag_report(t->r->diag, DIAG_TOTAL_MISMATCH, row->place, row->indicator.text,
		reading_print(t->r->arena, rows), reading_print(t->r->arena, stated));
}

/* A row "gesamt" against the rows of its table.  People who occur twice and
 * steps of a scale make no sum; closed values leave it open. */
static void check_total(struct table_reading *t, const struct reading_row *row)
{
	const struct indicator *indicator = find_indicator(t, &row->indicator);
	const struct table_sum *sum;
	double stated;

	if (!indicator || indicator->overlapping || indicator->kind == INDICATOR_SCALE ||
		indicator->kind == INDICATOR_WORDS)
		return;
	sum = &t->sums[indicator - t->r->f->indicators];
	if (sum->partial)
		return;
	if (row->numerator.set)
		report_total(t, row, sum->number, row->numerator.value);
	if (row->denominator.set)
		report_total(t, row, sum->base, row->denominator.value);
	if (!row->value.text)
		return;
	if (number_read(row->value.text, &stated))
		report_total(t, row, sum->number, stated);
	else
		diag_report(t->r->diag, DIAG_VALUE_NOT_NUMBER, row->value.place,
			row->indicator.text, row->value.text);
}

static void read_rows(struct table_reading *t, const struct csv_table *table,
	const struct shape_columns *columns)
{
	for (int i = 0; i < table->row_count; i++)
		read_row(t, columns, &table->rows[i]);
	for (guint i = 0; i < t->totals->len; i++)
		check_total(t, &g_array_index(t->totals, struct reading_row, i));
}

void reading_read_table(struct reading_reader *r, const struct folder_item *file)
{
	struct source *source =
		source_read(r->arena, r->diag, file->path, file->shown, SOURCE_LEGACY);
	struct csv_table *table = source ? csv_read(r->arena, r->diag, source) : NULL;
	struct shape_columns *columns = table ?
		shape_columns(r->arena, r->diag, &reading_row_shape, table, false) : NULL;
	struct table_reading t = {
		.r = r,
		.schools = g_hash_table_new(g_str_hash, g_str_equal),
		.indicators = g_hash_table_new(g_str_hash, g_str_equal),
		.sums = ARENA_ARRAY(r->arena, struct table_sum, r->f->indicator_count + 1),
		.totals = g_array_new(FALSE, FALSE, sizeof(struct reading_row)),
	};

	if (!source) {
		source = source_from_text(r->arena, file->shown, "", 0);
		source->broken = true;
	}
	reader_source(r, source);
	if (columns)
		read_rows(&t, table, columns);
	g_hash_table_destroy(t.schools);
	g_hash_table_destroy(t.indicators);
	g_array_free(t.totals, TRUE);
}
