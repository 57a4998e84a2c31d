/* Cells of a table: which column and row each one takes, its text shaped once,
 * its tag with scope and heads. */
#include "table.h"

#include <string.h>
#include "../base/arena.h"

enum {
	LEAST_FIELD = 20 * MM,   /* for what is no text, */
	TIGHT_FIELD = 12 * MM,   /* where else words would be torn */
	LONG_CELL = 180,         /* ems: text that long fills its lines evenly */
	LONG_WORD = 15,          /* ems */
	LONG_NAME = 3,           /* lines: what is longer names no row */
	NUMBER_SHARE = 4,        /* of the table's width: one in so many */
};

/* State while rows are read. */
struct reader {
	struct table_set *table;
	struct tag *body;        /* THEAD or TBODY */
	int *busy;               /* per column: rows it is still taken for */
	struct tag **column_heads; /* per column: TH above it, the lowest */
	struct tag **row_heads;  /* per column: TH that names the rows it spans */
	int *row_left;           /* per column: rows that TH still names */
	int ids;
	bool named;              /* heads on both axes, or cells that span: they name their heads */
};

static const struct style *cell_style(const struct reader *reader, const struct cell *cell,
	const struct row *row, int column)
{
	const struct stylesheet *sheet = reader->table->flow->setter->sheet;
	const char *name = "cell";

	if (cell->style)
		return cell->style;
	if (reader->body->kind == TAG_THEAD)
		name = "cell-head";
	else if (cell->head || row->sum || reader->table->table->columns[column].key)
		name = "cell-key";
	return style_find(sheet, name);
}

/* The cell's own alignment, else its column's, else its style's; a head over
 * numbers stands right, where the numbers end. */
static enum alignment cell_alignment(const struct reader *reader, const struct cell_set *set)
{
	enum alignment alignment = set->cell->alignment;

	if (!alignment)
		alignment = reader->table->table->columns[set->column].alignment;
	if (!alignment)
		alignment = set->style->alignment;
	if (alignment == ALIGN_DECIMAL
	    && (reader->body->kind == TAG_THEAD || set->cell->columns > 1))
		alignment = ALIGN_RIGHT;
	return alignment;
}

static void cell_leaves(struct cell_set *set, struct table_set *table)
{
	struct flow inner = {.setter = table->flow->setter, .section = table->flow->section,
		.width = table->width, .height = table->flow->height,
		.page_width = table->flow->page_width, .cell = true, .leaves = &set->leaves,
		.text = set->style, .tag = set->tag, .alignment = set->alignment,
		.alignment_set = true};

	flow_blocks(&inner, set->cell->content);
}

/* A column narrower than that tears a word; one that is wide by itself does not count
 * in full, nor any in a long text. */
static int leaf_word(const struct leaf *leaf)
{
	const struct paragraph *paragraph = leaf->paragraph;
	int em = leaf->style->size;

	if (!paragraph || paragraph->natural > LONG_CELL * em)
		return 0;
	return MIN(paragraph_word(paragraph), LONG_WORD * em);
}

static void cell_field(struct cell_set *set, const struct table_set *table)
{
	const struct field *field = set->cell->field;

	if (!field)
		return;
	set->field_tag = field_tag(table->flow->setter->arena, field, set->tag);
	set->least = MIN(field_height(field), LEAST_FIELD); /* as wide as a line is high */
	set->natural = field->kind == FIELD_BOX ? set->least : LEAST_FIELD;
}

/* The sign of a mean is no letter to a reader. */
static bool is_letter(gunichar c)
{
	return g_unichar_isalpha(c) && c != 0xd8;
}

/* Whether TEXT reads as a number: after a sign or small words ("ca. 20"), before a unit.
 * Letters that touch its digits make it text ("5a", "A1"), and a name before them does
 * ("Kl. 5"); German names have capitals, the currency too where it leads (DIN 5008).  What
 * has no digit stands for a number that is missing ("–", "k. A."). */
static bool reads_as_number(const char *text)
{
	bool digits = false, named = false;
	gunichar before = ' ';

	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		bool digit = g_ascii_isdigit(*text), begins = is_letter(c) && !is_letter(before);

		if (digit && !digits && (named || is_letter(before)))
			return false;
		if (begins && before < 0x80 && g_ascii_isdigit((char)before))
			return false;
		digits |= digit;
		named |= begins && g_unichar_isupper(c) && !g_str_has_prefix(text, "EUR");
		before = c;
	}
	return true;
}

/* The same of a cell's text, without the marks of its notes. */
static bool spans_read_as_number(const struct span *span)
{
	GString *text = g_string_new(NULL);
	bool reads;

	for (; span; span = span->next)
		if (!span->note)
			g_string_append(text, span->text);
	reads = reads_as_number(text->str);
	g_string_free(text, TRUE);
	return reads;
}

/* Where the comma of a number stands, -1: it is none.  What may be broken is text where it
 * takes more than its share of the table: a column of numbers is not as wide as that. */
static int cell_comma(const struct cell_set *set, const struct table_set *table)
{
	const struct setter *setter = table->flow->setter;
	const struct paragraph *paragraph;
	const struct lines *lines;

	if (set->alignment != ALIGN_DECIMAL || set->leaves.count != 1)
		return -1;
	paragraph = set->leaves.items[0].paragraph;
	if (!paragraph || (paragraph->natural > table->width / NUMBER_SHARE
	    && paragraph->natural > paragraph->least)
	    || !spans_read_as_number(paragraph->spans))
		return -1;
	lines = paragraph_break(setter->typesetter, setter->arena, paragraph,
		paragraph->natural + 1, NULL);
	return lines->count == 1 ? paragraph_comma(lines) : -1;
}

static void cell_measure(struct cell_set *set, const struct table_set *table)
{
	const struct leaf *leaf = set->leaves.items;

	for (int i = 0; i < set->leaves.count; i++, leaf++) {
		int least = leaf->paragraph ? leaf->paragraph->least : LEAST_FIELD;
		int natural = leaf->paragraph ? leaf->paragraph->natural : 3 * LEAST_FIELD;

		set->leaves.items[i].word = leaf_word(leaf);
		set->least = MAX(set->least, leaf->indent + least);
		set->natural = MAX(set->natural, leaf->indent + natural);
	}
	set->comma = cell_comma(set, table);
}

/* What a column must have for LEAF, so that no word is torn and there is room to write. */
static int leaf_tight(const struct leaf *leaf, const struct setter *setter)
{
	int tight = TIGHT_FIELD;

	if (leaf->paragraph)
		return leaf->paragraph->least;
	if (leaf->block->kind != BLOCK_LINES)
		return LEAST_FIELD;
	for (const struct field *field = leaf->block->fields; field; field = field->next) {
		const struct span *label = span_new(setter->arena, field->label ? field->label : "",
			0);

		if (field->kind == FIELD_BOX)
			return LEAST_FIELD;
		tight = MAX(tight, paragraph_shape(setter->typesetter, setter->arena, label,
			leaf->style, &leaf->block->place)->least);
	}
	return tight;
}

void cell_tighten(struct cell_set *set, const struct table_set *table)
{
	const struct field *field = set->cell->field;

	set->least = field ? MIN(field_height(field), TIGHT_FIELD) : 0;
	for (int i = 0; i < set->leaves.count; i++) {
		const struct leaf *leaf = &set->leaves.items[i];

		set->least = MAX(set->least, leaf->indent
			+ leaf_tight(leaf, table->flow->setter));
	}
}

static void id_add(GPtrArray *ids, const char *id)
{
	for (guint i = 0; i < ids->len; i++)
		if (ids->pdata[i] == id)
			return;
	g_ptr_array_add(ids, (gpointer)id);
}

/* HEAD of a cell, after the heads that stand above it. */
static void head_add(GPtrArray *ids, const struct tag *head)
{
	if (!head)
		return;
	for (const char **id = head->headers; id && *id; id++)
		id_add(ids, *id);
	id_add(ids, head->id);
}

/* The heads of a cell: those above its columns, then those of its row, which a head
 * above has none of (PDF 1.7, table 349). */
static void cell_heads(struct reader *reader, struct cell_set *set)
{
	struct arena *arena = reader->table->flow->setter->arena;
	GPtrArray *ids = g_ptr_array_new();

	for (int i = set->column; i < set->column + set->cell->columns; i++)
		head_add(ids, reader->column_heads[i]);
	for (int i = 0; i < reader->table->column_count; i++)
		head_add(ids, reader->row_heads[i]);
	if (ids->len) {
		set->tag->headers = ARENA_ARRAY(arena, const char *, ids->len + 1);
		memcpy(set->tag->headers, ids->pdata, ids->len * sizeof *ids->pdata);
	}
	g_ptr_array_free(ids, TRUE);
}

static void cell_tag(struct reader *reader, struct cell_set *set, struct tag *row)
{
	static const enum tag_scope scopes[] = {
		TAG_SCOPE_NONE, TAG_SCOPE_COLUMN, TAG_SCOPE_ROW, TAG_SCOPE_BOTH,
	};
	struct arena *arena = reader->table->flow->setter->arena;
	const struct cell *cell = set->cell;
	bool above = reader->body->kind == TAG_THEAD;
	bool head = above || cell->head;

	set->tag = tag_new(arena, row, head ? TAG_TH : TAG_TD);
	set->tag->columns = cell->columns;
	set->tag->rows = cell->rows;
	if (!head)
		return;
	set->tag->scope = cell->scope ? scopes[cell->scope]
		: above ? TAG_SCOPE_COLUMN : TAG_SCOPE_ROW;
	set->tag->id = arena_printf(arena, "t%d-h%d", reader->table->number, ++reader->ids);
	if (above && reader->named)
		cell_heads(reader, set);
	for (int i = set->column; i < set->column + cell->columns; i++) {
		if (above) {
			reader->column_heads[i] = set->tag;
		} else {
			reader->row_heads[i] = set->tag;
			reader->row_left[i] = cell->rows;
		}
	}
}

/* The places of a row pass: spans from above run out. */
static void reader_next_row(struct reader *reader)
{
	for (int i = 0; i < reader->table->column_count; i++) {
		if (reader->busy[i])
			reader->busy[i]--;
		if (reader->row_left[i] && --reader->row_left[i] == 0)
			reader->row_heads[i] = NULL;
	}
}

static int row_cell_count(const struct row *row)
{
	int count = 0;

	for (const struct cell *cell = row->cells; cell; cell = cell->next)
		count++;
	return count;
}

static void row_read(struct reader *reader, struct bundle *bundle, int r)
{
	struct row_set *row = &bundle->rows[r];
	int column = 0, first = bundle->cell_count;

	row->tag = tag_new(reader->table->flow->setter->arena, reader->body, TAG_TR);
	for (const struct cell *cell = row->row->cells; cell; cell = cell->next) {
		struct cell_set *set = &bundle->cells[bundle->cell_count++];

		while (column < reader->table->column_count && reader->busy[column])
			column++;
		set->cell = cell;
		set->column = column;
		set->row = r;
		set->style = cell_style(reader, cell, row->row, column);
		set->alignment = cell_alignment(reader, set);
		cell_tag(reader, set, row->tag);
		cell_leaves(set, reader->table);
		cell_field(set, reader->table);
		cell_measure(set, reader->table);
		for (int i = 0; i < cell->columns; i++)
			reader->busy[column++] = cell->rows;
	}
	for (int i = first; reader->named && i < bundle->cell_count; i++)
		if (bundle->cells[i].tag->kind == TAG_TD)
			cell_heads(reader, &bundle->cells[i]);
	reader_next_row(reader);
}

/* How many rows from ROW on are joined by spanning cells. */
static int bundle_length(const struct row *row, int *cells)
{
	int left = 1, count = 0;

	*cells = 0;
	for (; row && left > 0; row = row->next, count++) {
		left--;
		for (const struct cell *cell = row->cells; cell; cell = cell->next)
			left = MAX(left, cell->rows - 1);
		*cells += row_cell_count(row);
		if (left == 0)
			return count + 1;
	}
	return count;
}

/* Reads one bundle and returns the row after it. */
static const struct row *bundle_read(struct reader *reader, struct bundle *bundle,
	const struct row *row, int index)
{
	struct arena *arena = reader->table->flow->setter->arena;
	int cells, count = bundle_length(row, &cells);

	bundle->table = reader->table;
	bundle->rows = ARENA_ARRAY(arena, struct row_set, count);
	bundle->cells = ARENA_ARRAY(arena, struct cell_set, cells + 1);
	for (; bundle->row_count < count; row = row->next) {
		bundle->rows[bundle->row_count].row = row;
		bundle->rows[bundle->row_count].index = index;
		row_read(reader, bundle, bundle->row_count++);
	}
	return row;
}

static int rows_count(const struct row *row)
{
	int count = 0;

	for (; row; row = row->next)
		count++;
	return count;
}

/* All head rows make one bundle, however they span. */
static void heads_read(struct reader *reader)
{
	struct table_set *table = reader->table;
	struct arena *arena = table->flow->setter->arena;
	struct bundle *head = ARENA_NEW(arena, struct bundle);
	int cells = 0;

	for (const struct row *row = table->table->heads; row; row = row->next)
		cells += row_cell_count(row);
	head->table = table;
	head->head = true;
	head->rows = ARENA_ARRAY(arena, struct row_set, rows_count(table->table->heads));
	head->cells = ARENA_ARRAY(arena, struct cell_set, cells + 1);
	for (const struct row *row = table->table->heads; row; row = row->next) {
		head->rows[head->row_count].row = row;
		row_read(reader, head, head->row_count++);
	}
	table->head = head;
}

static bool cells_span(const struct row *rows)
{
	for (const struct row *row = rows; row; row = row->next)
		for (const struct cell *cell = row->cells; cell; cell = cell->next)
			if (cell->columns > 1 || cell->rows > 1)
				return true;
	return false;
}

static bool table_has_row_heads(const struct table *table)
{
	for (const struct row *row = table->rows; row; row = row->next)
		for (const struct cell *cell = row->cells; cell; cell = cell->next)
			if (cell->head)
				return true;
	return false;
}

static void body_read(struct reader *reader)
{
	struct table_set *table = reader->table;
	const struct row *row = table->table->rows;
	int cells;

	for (const struct row *r = row; r; table->bundle_count++)
		for (int n = bundle_length(r, &cells); n > 0; n--)
			r = r->next;
	table->bundles = ARENA_ARRAY(table->flow->setter->arena, struct bundle,
		table->bundle_count + 1);
	for (int i = 0; i < table->bundle_count; i++)
		row = bundle_read(reader, &table->bundles[i], row, i);
	table->bundles[0].first = true;
	table->bundles[table->bundle_count - 1].last = true;
}

/* Columns at the left that name the rows: those that the table says do, and what is left
 * of them; else as far as the first head of a row; else the first. */
static int table_keys(const struct table_set *table)
{
	const struct column *columns = table->table->columns;
	const struct bundle *bundle = &table->bundles[0];
	int keys = 0, head = 0;

	while (keys < table->column_count && !columns[keys].key)
		keys++;
	while (keys < table->column_count && columns[keys].key)
		keys++;
	while (head < bundle->cell_count && !bundle->cells[head].cell->head)
		head++;
	if (keys == table->column_count && !columns[keys - 1].key)
		keys = head < bundle->cell_count ? bundle->cells[head].column + 1 : 1;
	return MIN(keys, table->column_count - 1);
}

bool cell_names_row(const struct table_set *table, const struct cell_set *set)
{
	return table->table->columns[set->column].key
		|| (set->column < table->keys
		    && (set->cell->head || set->count <= LONG_NAME));
}

void table_read(struct table_set *table)
{
	struct arena *arena = table->flow->setter->arena;
	struct reader reader = {.table = table};

	reader.busy = ARENA_ARRAY(arena, int, table->column_count);
	reader.row_left = ARENA_ARRAY(arena, int, table->column_count);
	reader.column_heads = ARENA_ARRAY(arena, struct tag *, table->column_count);
	reader.row_heads = ARENA_ARRAY(arena, struct tag *, table->column_count);
	reader.named = cells_span(table->table->heads) || cells_span(table->table->rows) ||
		(table->table->heads && table_has_row_heads(table->table));
	if (table->table->heads) {
		reader.body = tag_new(arena, table->tag, TAG_THEAD);
		heads_read(&reader);
	}
	memset(reader.busy, 0, (size_t)table->column_count * sizeof *reader.busy);
	reader.body = tag_new(arena, table->tag, TAG_TBODY);
	body_read(&reader);
	table->keys = table_keys(table);
}
