/* Widths of table columns.
 *
 * Every column gets at least its widest unbreakable piece, and what words of heads
 * need to stay whole.  Where all fits on one line, what is left over widens the
 * text; else it goes where it makes the table lowest (table_lower.c), beginning
 * with shares by the layout's weights or by how much text there is.  Tables of one
 * grid (table_grid.c) share their columns: what is said of a table goes for it and
 * its peers. */
#include "table.h"

#include <stdint.h>
#include "../base/arena.h"
#include "../base/diag.h"

enum {
	LONG_HEAD = 18,          /* ems: words of heads may be parted beyond that */
	SHORT_WORD = 8,          /* ems: and those of row heads beyond that */
};

static int padding(const struct table_set *table)
{
	return 2 * table->style->padding_x;
}

/* ---- what columns need */

static void column_take(struct table_set *table, const struct cell_set *set)
{
	struct column_set *column = &table->columns[set->column];

	if (set->cell->columns > 1)
		return;
	column->least = MAX(column->least, set->least + padding(table));
	column->natural = MAX(column->natural, set->natural + padding(table));
	if (set->comma >= 0) {
		column->left = MAX(column->left, set->comma);
		column->right = MAX(column->right, set->natural - set->comma);
		column->number = true;
	}
}

/* A cell over several columns raises them by what they lack together. */
static void columns_raise(struct table_set *table, const struct cell_set *set)
{
	int end = set->column + set->cell->columns, least = 0, natural = 0;
	int count = set->cell->columns;

	if (count == 1)
		return;
	for (int i = set->column; i < end; i++) {
		least += table->columns[i].least;
		natural += table->columns[i].natural;
	}
	for (int i = set->column; i < end; i++) {
		struct column_set *column = &table->columns[i];

		if (set->least + padding(table) > least)
			column->least += (set->least + padding(table) - least) / count + 1;
		if (set->natural + padding(table) > natural)
			column->natural += (set->natural + padding(table) - natural) / count + 1;
	}
}

static void bundle_visit(struct table_set *table, const struct bundle *bundle,
	void (*visit)(struct table_set *table, const struct cell_set *set))
{
	for (int i = 0; bundle && i < bundle->cell_count; i++)
		visit(table, &bundle->cells[i]);
}

static void cells_visit(struct table_set *table,
	void (*visit)(struct table_set *table, const struct cell_set *set))
{
	for (struct table_set *peer = table; peer; peer = peer->peer) {
		bundle_visit(peer, peer->head, visit);
		for (int i = 0; i < peer->bundle_count; i++)
			bundle_visit(peer, &peer->bundles[i], visit);
	}
}

/* The widest that the layout gives column I, or 0: it is to be fitted. */
static int column_given(const struct table_set *table, int i)
{
	int width = 0;

	for (; table; table = table->peer)
		width = MAX(width, table->table->columns[i].width);
	return width;
}

int64_t table_measure(struct table_set *table)
{
	int64_t least = 0;

	cells_visit(table, column_take);
	cells_visit(table, columns_raise);
	for (int i = 0; i < table->column_count; i++) {
		struct column_set *column = &table->columns[i];
		int number = column->left + column->right + padding(table);

		if (column->number)
			column->least = MAX(column->least, number);
		column->natural = MAX(MAX(column->natural, column->least), 1);
		column->least = MAX(column->least, padding(table) + UNIT);
		column->fixed = column_given(table, i) > 0;
		if (column->fixed) /* an unbreakable word still gets its room */
			column->least = column->natural =
				MAX(column->least, column_given(table, i));
		if (!column->number)
			column->number = table->table->columns[i].alignment == ALIGN_RIGHT;
	}
	for (struct table_set *peer = table; peer; peer = peer->peer)
		carry_measure(peer);
	for (int i = 0; i < table->column_count; i++)
		least += table->columns[i].least;
	return least;
}

/* What the words of SET ask of its column, in NEEDS; of each word MOST at most. */
static void head_measure(const struct table_set *table, const struct cell_set *set, int most,
	int *needs)
{
	for (int l = 0; set->cell->columns == 1 && l < set->leaves.count; l++) {
		const struct leaf *leaf = &set->leaves.items[l];
		int word = MIN(leaf->word, most * leaf->style->size);

		needs[set->column] = MAX(needs[set->column],
			padding(table) + leaf->indent + word);
	}
}

/* Heads of rows, unless the width of their column is given; HELD: their columns. */
static void row_heads_measure(const struct table_set *table, int *needs, bool *held)
{
	for (int b = 0; b < table->bundle_count; b++)
		for (int i = 0; i < table->bundles[b].cell_count; i++) {
			const struct cell_set *set = &table->bundles[b].cells[i];

			if (!set->cell->head || table->columns[set->column].fixed)
				continue;
			head_measure(table, set, SHORT_WORD, needs);
			held[set->column] = true;
		}
}

/* Heads of columns and, with ROWS, of rows. */
static int64_t heads_measure(const struct table_set *table, bool rows, int *needs, bool *held)
{
	int64_t sum = 0;

	for (int i = 0; i < table->column_count; i++)
		needs[i] = table->columns[i].least;
	for (const struct table_set *peer = table; peer; peer = peer->peer) {
		if (rows)
			row_heads_measure(peer, needs, held);
		for (int i = 0; peer->head && i < peer->head->cell_count; i++)
			head_measure(peer, &peer->head->cells[i], LONG_HEAD, needs);
	}
	for (int i = 0; i < table->column_count; i++)
		sum += needs[i];
	return sum;
}

/* The column whose head needs most and may be parted still, or -1. */
static int heads_widest(const struct table_set *table, const int *needs, const bool *parted)
{
	int widest = -1;

	for (int i = 0; i < table->column_count; i++)
		if (!parted[i] && needs[i] > table->columns[i].least
		    && (widest < 0 || needs[i] > needs[widest]))
			widest = i;
	return widest;
}

/* Parts the widest words, each once only, until all heads fit; false: they do not. */
static bool heads_part(const struct table_set *table, int64_t sum, int *needs, bool *parted)
{
	while (sum > table->width) {
		int widest = heads_widest(table, needs, parted), whole;

		if (widest < 0)
			return false;
		whole = needs[widest];
		parted[widest] = true;
		needs[widest] = MAX(padding(table) + (whole - padding(table)) * 6 / 10,
			table->columns[widest].least);
		sum -= whole - needs[widest];
	}
	return true;
}

/* Heads are read first and on every page: their words stay whole where the columns
 * leave room for all of them; else the longest ones are parted, but once only. */
static void heads_hold(struct table_set *table)
{
	struct arena *arena = table->flow->setter->arena;
	bool fit = false;

	for (int rows = 1; rows >= 0 && !fit; rows--) {
		int *needs = ARENA_ARRAY(arena, int, table->column_count);
		bool *parted = ARENA_ARRAY(arena, bool, table->column_count);
		int64_t sum = heads_measure(table, rows, needs, parted);

		fit = heads_part(table, sum, needs, parted);
		for (int i = 0; fit && i < table->column_count; i++) {
			struct column_set *column = &table->columns[i];

			column->least = needs[i];
			column->natural = MAX(column->natural, column->least);
		}
	}
}

/* ---- sharing out */

static double column_weight(const struct table_set *table, int i)
{
	double weight = table->table->columns[i].weight;

	return weight > 0 ? weight : 1;
}

/* Gives every column its least and shares the rest by SHARES, none above its
 * natural width. */
static void columns_share(struct table_set *table, const double *shares)
{
	int64_t rest = table->width;

	for (int i = 0; i < table->column_count; i++)
		rest -= table->columns[i].width = table->columns[i].least;
	for (int round = 0; round < table->column_count && rest > 0; round++) {
		int64_t given = 0;
		double sum = 0;

		for (int i = 0; i < table->column_count; i++)
			if (table->columns[i].width < table->columns[i].natural)
				sum += shares[i];
		for (int i = 0; i < table->column_count && sum > 0; i++) {
			struct column_set *column = &table->columns[i];
			int64_t part = (int64_t)((double)rest * shares[i] / sum);

			part = MIN(part, MAX(column->natural - column->width, 0));
			column->width += (int)part;
			given += part;
		}
		rest -= given;
		if (!given)
			break;
	}
}

/* Width of column I at RATIO per weight: neither torn nor wider than it needs. */
static int column_clamp(const struct table_set *table, int i, double ratio)
{
	const struct column_set *column = &table->columns[i];

	return (int)CLAMP(ratio * column_weight(table, i), column->least, column->natural);
}

/* Widths in the ratio of the weights, but none under its least or above its
 * natural width: the ratio at which they fill the table is found by halving. */
static void columns_weigh(struct table_set *table)
{
	double low = 0, high = 1e9;
	int64_t rest = table->width;

	for (int round = 0; round < 60; round++) {
		double ratio = (low + high) / 2;
		int64_t sum = 0;

		for (int i = 0; i < table->column_count; i++)
			sum += column_clamp(table, i, ratio);
		*(sum > table->width ? &high : &low) = ratio;
	}
	for (int i = 0; i < table->column_count; i++)
		rest -= table->columns[i].width = column_clamp(table, i, low);
	for (int i = 0; i < table->column_count && rest > 0; i++) {
		struct column_set *column = &table->columns[i];
		int part = (int)CLAMP(rest, 0, column->natural - column->width);

		column->width += part;
		rest -= part;
	}
}

/* Everything fits on one line: what is left over widens text, not numbers. */
static void columns_spread(struct table_set *table, double *shares)
{
	bool text = false;
	int64_t rest = table->width;
	double sum = 0;

	for (int i = 0; i < table->column_count; i++)
		text = text || (!table->columns[i].number && !table->columns[i].fixed);
	for (int i = 0; i < table->column_count; i++) {
		struct column_set *column = &table->columns[i];

		shares[i] = (text && column->number) || column->fixed ? 0
			: column->natural * column_weight(table, i);
		sum += shares[i];
		rest -= column->width = column->natural;
	}
	for (int i = 0; i < table->column_count && sum > 0; i++)
		table->columns[i].width += (int)((double)rest * shares[i] / sum);
}

static bool table_weighted(const struct table_set *table)
{
	for (int i = 0; i < table->column_count; i++)
		if (table->table->columns[i].weight > 0 && !table->columns[i].fixed)
			return true;
	return false;
}

/* What columns need where places to write leave to words what they can. */
static int64_t columns_tighten(struct table_set *table)
{
	for (int i = 0; i < table->column_count; i++)
		table->columns[i].least = 0;
	for (int b = 0; b < table->bundle_count; b++)
		for (int i = 0; i < table->bundles[b].cell_count; i++)
			cell_tighten(&table->bundles[b].cells[i], table);
	return table_measure(table);
}

/* Columns that need LEAST, more than there is: places to write give way first; where that
 * is not enough, words are torn. */
static void columns_squeeze(struct table_set *table, int64_t least)
{
	struct arena *arena = table->flow->setter->arena;
	const struct span *caption = table->table->caption;
	int *wishes = ARENA_ARRAY(arena, int, table->column_count);
	int64_t tight;

	for (int i = 0; i < table->column_count; i++)
		wishes[i] = table->columns[i].least;
	tight = columns_tighten(table);
	for (int i = 0; i < table->column_count; i++) {
		struct column_set *column = &table->columns[i];

		column->width = tight > table->width
			? MAX(1, (int)(column->least * (int64_t)table->width / tight))
			: column->least + (int)((wishes[i] - column->least)
				* (table->width - tight) / (least - tight));
	}
	diag_report(table->flow->setter->typesetter->diag, DIAG_TABLE_TOO_WIDE,
		table->block->place,
		caption ? span_text(arena, caption) : "",
		arena_printf(arena, "%d", (int)(least / MM) + 1),
		arena_printf(arena, "%d", table->width / MM));
}

static void table_edges(struct table_set *table)
{
	table->edges = ARENA_ARRAY(table->flow->setter->arena, int, table->column_count + 1);
	for (int i = 0; i < table->column_count; i++)
		table->edges[i + 1] = table->edges[i] + table->columns[i].width;
}

void table_fit(struct table_set *table)
{
	double *shares = ARENA_ARRAY(table->flow->setter->arena, double, table->column_count);
	int64_t least = 0, natural = 0;

	heads_hold(table);
	for (int i = 0; i < table->column_count; i++) {
		least += table->columns[i].least;
		natural += table->columns[i].natural;
		shares[i] = table->columns[i].fixed ? 0
			: table->columns[i].natural - table->columns[i].least;
	}
	if (least > table->width) {
		columns_squeeze(table, least);
	} else if (natural <= table->width) {
		columns_spread(table, shares);
	} else if (table_weighted(table)) {
		columns_weigh(table);
		table_lower(table);
	} else {
		columns_share(table, shares);
		table_lower(table);
	}
	table_edges(table);
}
