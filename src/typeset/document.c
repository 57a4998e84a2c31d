/* Document: makers of the tree that compose builds, and what must hold of it. */
#include "document.h"

#include <assert.h>
#include <glib.h>
#include <string.h>
#include "../base/arena.h"

struct block *block_new(struct arena *arena, enum block_kind kind, struct place place)
{
	struct block *block = ARENA_NEW(arena, struct block);

	block->kind = kind;
	block->place = place;
	return block;
}

struct span *span_new(struct arena *arena, const char *text, unsigned flags)
{
	struct span *span = ARENA_NEW(arena, struct span);

	assert(text || flags & SPAN_BREAK);
	span->text = text ? text : "";
	span->flags = flags;
	return span;
}

struct block **block_append(struct block **end, struct block *block)
{
	while (*end)
		end = &(*end)->next;
	*end = block;
	return &block->next;
}

char *span_text(struct arena *arena, const struct span *spans)
{
	GString *text = g_string_new(NULL);
	char *result;

	for (const struct span *span = spans; span; span = span->next) {
		if (span->note || span->flags & SPAN_NOTE)
			continue;
		g_string_append(text, span->flags & SPAN_BREAK ? " " : span->text);
	}
	result = arena_strndup(arena, text->str, text->len);
	g_string_free(text, TRUE);
	return result;
}

static bool blocks_hold(const struct block *blocks, int *heading);

static bool spans_hold(const struct span *spans)
{
	for (const struct span *span = spans; span; span = span->next) {
		int heading = 0;

		if (!span->text || strchr(span->text, '\n'))
			return false;
		if (span->note && !blocks_hold(span->note, &heading))
			return false;
	}
	return true;
}

static bool fields_hold(const struct field *field)
{
	bool good = field;

	for (; field; field = field->next)
		good = good && field->amount > 0 && (field->tip || !field->name)
			&& (field->kind != FIELD_BOX || field->amount == 1 || !field->name);
	return good;
}

/* Marks the places that CELL takes from COLUMN on, for as many rows as it spans. */
static bool cell_fits(const struct table *table, const struct cell *cell, int column, int *busy)
{
	if (cell->columns < 1 || cell->rows < 1 || column + cell->columns > table->column_count)
		return false;
	for (int i = column; i < column + cell->columns; i++) {
		if (busy[i])
			return false;
		busy[i] = cell->rows;
	}
	return true;
}

/* Every place of every row is taken once, and no span runs out of the rows. */
static bool rows_hold(const struct table *table, const struct row *rows)
{
	int *busy = g_new0(int, table->column_count + 1);
	bool good = true;

	for (const struct row *row = rows; row && good; row = row->next) {
		int column = 0;

		for (const struct cell *cell = row->cells; cell && good; cell = cell->next) {
			int heading = 0;

			while (column < table->column_count && busy[column])
				column++;
			good = cell_fits(table, cell, column, busy)
				&& (!cell->field || fields_hold(cell->field))
				&& blocks_hold(cell->content, &heading);
			column += cell->columns;
		}
		for (int i = 0; i < table->column_count; i++) {
			good = good && busy[i] > 0;
			busy[i] -= 1;
		}
	}
	for (int i = 0; i < table->column_count; i++)
		good = good && busy[i] == 0;
	g_free(busy);
	return good;
}

static bool table_holds(const struct block *block)
{
	const struct table *table = block->table;

	return table && table->column_count > 0 && table->rows && spans_hold(table->caption)
		&& rows_hold(table, table->heads) && rows_hold(table, table->rows);
}

static bool chart_holds(const struct block *block)
{
	const struct chart *chart = block->chart;

	if (!chart || !chart->alt || chart->category_count < 1 || chart->series_count < 1)
		return false;
	for (int i = 0; i < chart->series_count; i++)
		for (int j = 0; j < chart->category_count; j++)
			if (!chart->series[i].points[j].label)
				return false;
	return spans_hold(chart->caption) && (chart->kind != CHART_TARGET || chart->targets);
}

static bool heading_holds(const struct block *block, int *heading)
{
	bool good = block->level >= 1 && block->level <= 6 && block->level <= *heading + 1
		&& block->spans;

	*heading = block->level;
	return good && spans_hold(block->spans);
}

static bool list_holds(const struct block *block, int *heading)
{
	for (const struct block *item = block->child; item; item = item->next)
		if (item->kind != BLOCK_ITEM || !blocks_hold(item->child, heading))
			return false;
	return block->child;
}

static bool block_holds(const struct block *block, int *heading)
{
	if (block->child && block->kind != BLOCK_LIST && block->kind != BLOCK_GROUP)
		return false;
	switch (block->kind) {
	case BLOCK_HEADING: return heading_holds(block, heading);
	case BLOCK_PARAGRAPH: return spans_hold(block->spans);
	case BLOCK_LIST: return list_holds(block, heading);
	case BLOCK_GROUP: return blocks_hold(block->child, heading);
	case BLOCK_TABLE: return table_holds(block);
	case BLOCK_CHART: return chart_holds(block);
	case BLOCK_FIGURES: return block->figures;
	case BLOCK_SIGNATURES: return block->signatures;
	case BLOCK_LINES: return fields_hold(block->fields);
	case BLOCK_ITEM: case BLOCK_SECTION: return false; /* stand in lists, on top */
	default: return block->kind < BLOCK_KIND_COUNT;
	}
}

static bool blocks_hold(const struct block *blocks, int *heading)
{
	for (const struct block *block = blocks; block; block = block->next)
		if (!block_holds(block, heading))
			return false;
	return true;
}

bool document_check(const struct document *document)
{
	int heading = 0;

	if (!document->name || !document->title || !document->language || !document->sheet)
		return false;
	for (const struct block *block = document->blocks; block; block = block->next)
		if (block->kind != BLOCK_SECTION || !blocks_hold(block->child, &heading))
			return false;
	return document->blocks;
}
