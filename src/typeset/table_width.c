/* Widths of table columns.
 *
 * Every column gets at least its widest unbreakable piece.  What is left goes
 * where it saves the most height: a cell of width w with text of length A has
 * about A / w lines and the tallest cell of a row sets its height, so we minimise
 * the sum of the rows' heights, by moving ever smaller strips from column to
 * column.  Weights from the layout say where to begin and who gets what is left
 * over.  Heights are estimated; at most SAMPLE rows are looked at, so the work
 * does not grow with the table. */
#include "table.h"

#include <stdint.h>
#include "../base/arena.h"
#include "../base/diag.h"

enum {
	SAMPLE = 40, ROUNDS = 6,
	LONG_TEXT = 18, GOOD_TEXT = 9, /* ems: longer text wants columns of so much */
	SHORT_WORD = 8,          /* ems: row heads may part what is longer */
};

/* Takes part in the estimate: a cell of one column. */
struct probe {
	const struct cell_set *set;
	int column, row, rows;
	int height;              /* at the width so far */
	int pain;                /* of a column too narrow for its words */
	int weight;              /* heads are read on every page */
};

struct fitter {
	struct table_set *table;
	struct probe *probes;
	int probe_count, row_count;
	int *tallest;            /* per row: its tallest cell */
	int64_t cost;            /* at the widths as they are */
	bool smooth;             /* the estimate knows parts of lines */
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

static void columns_measure(struct table_set *table)
{
	void (*const visits[])(struct table_set *, const struct cell_set *) =
		{column_take, columns_raise};

	for (int v = 0; v < 2; v++) {
		bundle_visit(table, table->head, visits[v]);
		for (int i = 0; i < table->bundle_count; i++)
			bundle_visit(table, &table->bundles[i], visits[v]);
	}
	for (int i = 0; i < table->column_count; i++) {
		struct column_set *column = &table->columns[i];
		int number = column->left + column->right + padding(table);

		if (column->number)
			column->least = MAX(column->least, number);
		column->natural = MAX(MAX(column->natural, column->least), 1);
		column->least = MAX(column->least, padding(table) + UNIT);
		column->fixed = table->table->columns[i].width > 0;
		if (column->fixed) /* an unbreakable word still gets its room */
			column->least = column->natural =
				MAX(column->least, table->table->columns[i].width);
		if (!column->number)
			column->number = table->table->columns[i].alignment == ALIGN_RIGHT;
	}
}

/* What the words of SET ask of its column, in NEEDS; of each word MOST at most. */
static void head_measure(const struct table_set *table, const struct cell_set *set, int most,
	int *needs)
{
	for (int l = 0; set->cell->columns == 1 && l < set->leaves.count; l++) {
		const struct leaf *leaf = &set->leaves.items[l];
		int word = MIN(leaf->word, most * leaf->style->size) * 21 / 20;

		/* the word's width is an estimate, that of the whole head is not */
		needs[set->column] = MAX(needs[set->column], padding(table)
			+ MIN(leaf->indent + word, set->natural));
	}
}

/* Heads of columns and, with ROWS and unless their width is given, of rows;
 * HELD: columns that rows ask for. */
static int64_t heads_measure(const struct table_set *table, bool rows, int *needs, bool *held)
{
	int64_t sum = 0;

	for (int i = 0; i < table->column_count; i++)
		needs[i] = table->columns[i].least;
	for (int b = 0; rows && b < table->bundle_count; b++)
		for (int i = 0; i < table->bundles[b].cell_count; i++) {
			const struct cell_set *set = &table->bundles[b].cells[i];

			if (!set->cell->head || table->columns[set->column].fixed)
				continue;
			head_measure(table, set, SHORT_WORD, needs);
			held[set->column] = true;
		}
	for (int i = 0; table->head && i < table->head->cell_count; i++)
		head_measure(table, &table->head->cells[i], LONG_TEXT, needs);
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

/* ---- the estimate */

/* Lines that the words fill one after the other; too wide ones are torn. */
static int words_lines(const struct leaf *leaf, int room)
{
	int lines = 1, x = 0;

	for (int i = 0; i < leaf->word_count; i++) {
		if (x > 0 && x + leaf->words[i] > room) {
			lines++;
			x = 0;
		}
		x += leaf->words[i];
		for (; x > room; x -= room)
			lines++;
	}
	return lines;
}

/* Lines of a narrow column end early, by half of its longest piece on average.
 * Smooth: as if a line could be had in parts. */
static int leaf_height(const struct leaf *leaf, int width, bool smooth)
{
	const struct paragraph *paragraph = leaf->paragraph;
	int room = MAX(width - leaf->indent, UNIT), leading = leaf->style->leading, waste;
	int64_t lines;

	if (!paragraph)
		return 4 * leading;
	if (paragraph->natural <= room)
		return leading + leaf->after;
	waste = MIN(paragraph->least, room / 3) / 2;
	if (smooth)
		return (int)MIN((int64_t)leading * paragraph->natural / (room - waste),
			10000 * UNIT) + leaf->after;
	if (leaf->word_count)
		lines = words_lines(leaf, room);
	else
		lines = (paragraph->natural + (int64_t)(room - waste) - 1) / (room - waste);
	return (int)MIN(lines, 10000) * leading + leaf->after;
}

/* A column too narrow for its words tears them, for long texts it is too narrow to
 * read: four lines' worth at worst, one at least. */
static int leaf_pain(const struct leaf *leaf, int width, bool smooth)
{
	int room = width - leaf->indent, good = leaf->word, em = leaf->style->size;
	int leading = leaf->style->leading;

	if (!leaf->paragraph)
		return 0;
	if (leaf->paragraph->natural > LONG_TEXT * em)
		good = MAX(good, GOOD_TEXT * em);
	if (room >= good)
		return 0;
	return (smooth ? 0 : leading) + (int)((int64_t)3 * leading * (good - room) / good);
}

static void probe_measure(const struct fitter *fitter, struct probe *probe, int width)
{
	width = MAX(width - padding(fitter->table), 1);
	probe->height = probe->pain = 0;
	for (int i = 0; i < probe->set->leaves.count; i++) {
		const struct leaf *leaf = &probe->set->leaves.items[i];
		int pain = leaf_pain(leaf, width, fitter->smooth) * probe->weight;

		probe->height += leaf_height(leaf, width, fitter->smooth);
		probe->pain = MAX(probe->pain, pain);
	}
}

static void fitter_add(struct fitter *fitter, const struct bundle *bundle, int weight)
{
	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];
		int rows = MIN(set->cell->rows, bundle->row_count - set->row);

		if (set->cell->columns == 1 && set->leaves.count)
			fitter->probes[fitter->probe_count++] = (struct probe){.set = set,
				.column = set->column, .row = fitter->row_count + set->row,
				.rows = rows, .weight = weight * rows};
	}
	fitter->row_count += bundle->row_count;
}

/* The heads and evenly spread bundles of the body. */
static void fitter_sample(struct fitter *fitter)
{
	struct table_set *table = fitter->table;
	int step = table->bundle_count / SAMPLE + 1, count = 0;

	for (int i = 0; i < table->bundle_count; i += step)
		count += table->bundles[i].cell_count;
	count += table->head ? table->head->cell_count : 0;
	fitter->probes = ARENA_ARRAY(table->flow->setter->arena, struct probe, count + 1);
	for (int i = 0; i < table->bundle_count; i += step)
		fitter_add(fitter, &table->bundles[i], 1);
	if (table->head)
		fitter_add(fitter, table->head, MAX(3, fitter->row_count / 4));
	fitter->tallest = ARENA_ARRAY(table->flow->setter->arena, int, fitter->row_count + 1);
}

static void fitter_column(struct fitter *fitter, int column, int width)
{
	for (int i = 0; i < fitter->probe_count; i++)
		if (fitter->probes[i].column == column)
			probe_measure(fitter, &fitter->probes[i], width);
}

/* What a spanning cell needs beyond its rows. */
static int64_t span_excess(const struct fitter *fitter, const struct probe *probe)
{
	int64_t rows = 0;

	for (int r = probe->row; r < probe->row + probe->rows && rows < probe->height; r++)
		rows += fitter->tallest[r];
	return MAX(probe->height - rows, 0);
}

/* Sum of the rows' heights and pains; a little of all heights breaks ties. */
static int64_t fitter_cost(const struct fitter *fitter)
{
	int64_t rows = 0, cells = 0;

	for (int r = 0; r < fitter->row_count; r++)
		fitter->tallest[r] = 0;
	for (int i = 0; i < fitter->probe_count; i++) {
		const struct probe *probe = &fitter->probes[i];
		int *tallest = &fitter->tallest[probe->row];

		cells += probe->height;
		rows += probe->pain;
		if (probe->rows > 1 || probe->height <= *tallest)
			continue;
		rows += probe->height - *tallest;
		*tallest = probe->height;
	}
	for (int i = 0; i < fitter->probe_count; i++)
		if (fitter->probes[i].rows > 1)
			rows += span_excess(fitter, &fitter->probes[i]);
	return 16 * rows + cells;
}

/* Moves STRIP from column FROM to column TO if that saves height. */
static bool fitter_move(struct fitter *fitter, int from, int to, int strip)
{
	struct column_set *a = &fitter->table->columns[from], *b = &fitter->table->columns[to];
	int64_t cost;

	if (a->width - strip < a->least || b->width >= b->natural)
		return false;
	fitter_column(fitter, from, a->width - strip);
	fitter_column(fitter, to, b->width + strip);
	cost = fitter_cost(fitter);
	if (cost < fitter->cost) {
		fitter->cost = cost;
		a->width -= strip;
		b->width += strip;
		return true;
	}
	fitter_column(fitter, from, a->width);
	fitter_column(fitter, to, b->width);
	return false;
}

static bool fitter_round(struct fitter *fitter, int strip)
{
	const struct table_set *table = fitter->table;
	bool moved = false;

	for (int from = 0; from < table->column_count; from++)
		for (int to = 0; to < table->column_count; to++)
			if (from != to && !table->columns[from].fixed && !table->columns[to].fixed)
				moved |= fitter_move(fitter, from, to, strip);
	return moved;
}

/* Moves strips, smaller and smaller, until none saves anything. */
static void fitter_settle(struct fitter *fitter, bool smooth)
{
	const struct table_set *table = fitter->table;

	fitter->smooth = smooth;
	for (int c = 0; c < table->column_count; c++)
		fitter_column(fitter, c, table->columns[c].width);
	fitter->cost = fitter_cost(fitter);
	for (int strip = table->width / 12; strip > table->width / 150; strip /= 2)
		for (int round = 0; round < ROUNDS && fitter_round(fitter, strip); round++)
			;
}

/* From the widths as they are, and again from where lines in parts lead: that has
 * one valley, whose bottom the moves find.  The better one stays. */
static void fitter_improve(struct table_set *table)
{
	struct fitter fitter = {.table = table};
	int *widths = ARENA_ARRAY(table->flow->setter->arena, int, table->column_count);
	int64_t cost;

	fitter_sample(&fitter);
	fitter_settle(&fitter, false);
	cost = fitter.cost;
	for (int c = 0; c < table->column_count; c++)
		widths[c] = table->columns[c].width;
	fitter_settle(&fitter, true);
	fitter_settle(&fitter, false);
	if (fitter.cost <= cost)
		return;
	for (int c = 0; c < table->column_count; c++)
		table->columns[c].width = widths[c];
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

static void columns_squeeze(struct table_set *table, int64_t least)
{
	struct arena *arena = table->flow->setter->arena;
	const struct table *source = table->table;

	table->too_wide = true;
	for (int i = 0; i < table->column_count; i++)
		table->columns[i].width = MAX(1, (int)((int64_t)table->columns[i].least
			* table->width / least));
	diag_report(table->flow->setter->typesetter->diag, DIAG_TABLE_TOO_WIDE,
		table->block->place,
		source->caption ? span_text(arena, source->caption) : "",
		arena_printf(arena, "%d", (int)(least / 2903) + 1),
		arena_printf(arena, "%d", table->width / 2903));
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

	columns_measure(table);
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
		fitter_improve(table);
	} else {
		columns_share(table, shares);
		fitter_improve(table);
	}
	table_edges(table);
}
