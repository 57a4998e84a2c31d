/* Lowest table: which column widths make it so.
 *
 * The tallest cell of a row sets its height; the sum of all rows is what we lower,
 * by moving strips from column to column, smaller and smaller, until none helps.
 * A cell's lines at a width are counted, once; widths are kept in steps above each
 * column's least so that the counts can be.  Such a sum has many valleys.  So the
 * search begins twice: at the widths as they are, and at the bottom of the one
 * valley that there is if lines could be had in parts (a sum of maxima of
 * length / width, which is convex).  Then it is pushed out of its valley some
 * times, as in Lourenço, Martin, Stützle, "Iterated Local Search" (2003); pushes
 * come from a fixed sequence.  Long tables are judged by SAMPLE of their bundles,
 * so the work does not grow with the table. */
#include "table.h"

#include <stdint.h>
#include <string.h>
#include "../base/arena.h"

enum {
	SAMPLE = 40,             /* bundles that are looked at */
	STEPS = 128,             /* what all columns have above their least */
	ROUNDS = 6,
	PUSHES = 16,
	LONG_TEXT = 18, GOOD_TEXT = 9, /* ems: longer text wants columns of so much */
	PAIN = 2,                /* lines that a torn word is worth at worst */
};

/* What a cell costs at a width. */
struct burden {
	int height;
	int pain;                /* of a column too narrow for its words */
};

/* A cell of one column. */
struct probe {
	const struct cell_set *set;
	int column, row, rows;
	int weight;              /* of its pain: heads are read on every page */
	bool head;
};

struct search {
	struct table_set *table;
	struct probe *probes;    /* by columns */
	int probe_count, row_count;
	int *first;              /* of each column, and probe_count */
	struct burden ***known;  /* per column and its steps: of all its probes, or NULL */
	int *steps, *most;       /* of each column above its least; no more are of use */
	int *tallest;            /* per row: its tallest cell */
	int least_row;           /* height that no row is below */
	int *spans, span_count;  /* probes of several rows */
	int *elastic, elastic_count; /* columns that steps are of use to */
	int step, step_count;    /* above the least of all columns */
	int64_t cost;            /* at the steps as they are */
	bool smooth;             /* lines can be had in parts */
	uint32_t chance;         /* state of the sequence */
};

/* ---- heights */

/* As if lines could be had in parts; they end early, by half of the longest piece. */
static int leaf_smooth(const struct leaf *leaf, int room)
{
	const struct paragraph *paragraph = leaf->paragraph;
	int waste = MIN(paragraph->least, room / 3) / 2, leading = leaf->style->leading;

	if (paragraph->natural <= room)
		return leading;
	return (int)MIN((int64_t)leading * paragraph->natural / (room - waste), 10000 * UNIT);
}

static int leaf_height(const struct leaf *leaf, int room, bool smooth)
{
	if (!leaf->paragraph)
		return 4 * leaf->style->leading;
	return smooth ? leaf_smooth(leaf, room)
		: paragraph_fewest(leaf->paragraph, room) * leaf->style->leading;
}

/* A column too narrow for its words tears them, for long texts it is too narrow to
 * read. */
static int leaf_pain(const struct leaf *leaf, int room)
{
	int good = leaf->word, em = leaf->style->size;

	if (!leaf->paragraph)
		return 0;
	if (leaf->paragraph->natural > LONG_TEXT * em)
		good = MAX(good, GOOD_TEXT * em);
	return room >= good ? 0
		: (int)((int64_t)PAIN * leaf->style->leading * (good - room) / good);
}

static struct burden probe_measure(const struct search *search, const struct probe *probe)
{
	const struct column_set *column = &search->table->columns[probe->column];
	const struct leaf_list *leaves = &probe->set->leaves;
	int width = column->least + search->steps[probe->column] * search->step
		- 2 * search->table->style->padding_x;
	struct burden burden = {0, 0};

	for (int i = 0; i < leaves->count; i++) {
		const struct leaf *leaf = &leaves->items[i];
		int room = MAX(width - leaf->indent, 1);
		int pain = leaf_pain(leaf, room) * probe->weight;

		burden.height += leaf_height(leaf, room, search->smooth)
			+ (i ? MAX(leaf[-1].after, leaf->before) : 0);
		burden.pain = MAX(burden.pain, pain);
	}
	if (probe->head) /* of two equal tables the one with the lower head */
		burden.height += burden.height / 8;
	return burden;
}

/* The burdens of the probes of COLUMN at its steps. */
static const struct burden *search_know(struct search *search, int column)
{
	struct burden **known = &search->known[column][search->steps[column]];
	int first = search->first[column], end = search->first[column + 1];

	if (*known)
		return *known;
	*known = ARENA_ARRAY(search->table->flow->setter->arena, struct burden, end - first + 1);
	for (int i = first; i < end; i++)
		(*known)[i - first] = probe_measure(search, &search->probes[i]);
	return *known;
}

/* What a spanning cell of HEIGHT needs beyond its rows. */
static int64_t span_excess(const struct search *search, const struct probe *probe, int height)
{
	int64_t rows = 0;

	for (int r = probe->row; r < probe->row + probe->rows && rows < height; r++)
		rows += search->tallest[r];
	return MAX(height - rows, 0);
}

static int64_t search_spans(struct search *search)
{
	int64_t rows = 0;

	for (int k = 0; k < search->span_count; k++) {
		const struct probe *probe = &search->probes[search->spans[k]];
		const struct burden *known = search_know(search, probe->column);
		int index = search->spans[k] - search->first[probe->column];

		rows += span_excess(search, probe, known[index].height);
	}
	return rows;
}

/* Sum of the rows' heights and pains; a little of all heights breaks ties. */
static int64_t search_cost(struct search *search)
{
	int64_t rows = 0, cells = 0;

	for (int r = 0; r < search->row_count; r++)
		search->tallest[r] = search->least_row;
	for (int c = 0; c < search->table->column_count; c++) {
		const struct burden *known = search_know(search, c);

		for (int i = search->first[c]; i < search->first[c + 1]; i++, known++) {
			const struct probe *probe = &search->probes[i];
			int *tallest = &search->tallest[probe->row];

			cells += known->height;
			rows += known->pain;
			if (probe->rows > 1 || known->height <= *tallest)
				continue;
			rows += known->height - *tallest;
			*tallest = known->height;
		}
	}
	return 64 * (rows + search_spans(search)) + cells;
}

/* ---- probes */

static void search_add(struct search *search, const struct bundle *bundle, int column, int weight)
{
	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];
		int rows = MIN(set->cell->rows, bundle->row_count - set->row);

		if (set->column != column || set->cell->columns > 1 || !set->leaves.count)
			continue;
		search->probes[search->probe_count++] = (struct probe){.set = set,
			.column = column, .row = search->row_count + set->row, .rows = rows,
			.weight = weight * rows, .head = bundle->head};
	}
	search->row_count += bundle->row_count;
}

/* One bundle of so many of TABLE and its peers is looked at. */
static int sample_step(const struct table_set *table)
{
	int count = 0;

	for (; table; table = table->peer)
		count += table->bundle_count;
	return count / SAMPLE + 1;
}

/* The cells of COLUMN: of the heads and of evenly spread bundles of the body. */
static void search_sample(struct search *search, int column)
{
	int step = sample_step(search->table);

	search->first[column] = search->probe_count;
	search->row_count = 0;
	for (const struct table_set *peer = search->table; peer; peer = peer->peer) {
		int rows = search->row_count;

		for (int i = 0; i < peer->bundle_count; i += step)
			search_add(search, &peer->bundles[i], column, 1);
		if (peer->head)
			search_add(search, peer->head, column,
				MAX(3, (search->row_count - rows) / 4));
	}
}

static int sample_cells(const struct table_set *table)
{
	int step = sample_step(table), count = 0;

	for (; table; table = table->peer) {
		count += table->head ? table->head->cell_count : 0;
		for (int i = 0; i < table->bundle_count; i += step)
			count += table->bundles[i].cell_count;
	}
	return count;
}

/* Nothing is known of any height from now on. */
static void search_forget(struct search *search)
{
	for (int c = 0; c < search->table->column_count; c++)
		memset(search->known[c], 0,
			(size_t)(search->most[c] + 1) * sizeof *search->known[c]);
}

static void search_spanning(struct search *search)
{
	search->spans = ARENA_ARRAY(search->table->flow->setter->arena, int,
		search->probe_count + 1);
	for (int i = 0; i < search->probe_count; i++)
		if (search->probes[i].rows > 1)
			search->spans[search->span_count++] = i;
}

/* STEPS steps for all columns, above their least. */
static void search_steps(struct search *search)
{
	const struct table_set *table = search->table;
	struct arena *arena = table->flow->setter->arena;
	int64_t rest = table->width;

	for (int c = 0; c < table->column_count; c++)
		rest -= table->columns[c].least;
	search->step = MAX((int)(rest / STEPS), 1);
	search->step_count = (int)(rest / search->step);
	search->steps = ARENA_ARRAY(arena, int, table->column_count);
	search->most = ARENA_ARRAY(arena, int, table->column_count);
	search->elastic = ARENA_ARRAY(arena, int, table->column_count);
	search->known = ARENA_ARRAY(arena, struct burden **, table->column_count);
	for (int c = 0; c < table->column_count; c++) {
		const struct column_set *column = &table->columns[c];

		search->most[c] = column->fixed ? 0
			: MIN((column->natural - column->least) / search->step + 1,
				search->step_count);
		search->known[c] = ARENA_ARRAY(arena, struct burden *, search->most[c] + 1);
		if (search->most[c])
			search->elastic[search->elastic_count++] = c;
	}
}

static void search_open(struct search *search)
{
	const struct table_set *table = search->table;
	struct arena *arena = table->flow->setter->arena;

	search_steps(search);
	search->first = ARENA_ARRAY(arena, int, table->column_count + 1);
	search->probes = ARENA_ARRAY(arena, struct probe, sample_cells(table) + 1);
	for (int c = 0; c < table->column_count; c++)
		search_sample(search, c);
	search->first[table->column_count] = search->probe_count;
	search->tallest = ARENA_ARRAY(arena, int, search->row_count + 1);
	search->least_row = MAX(table->table->row_height - 2 * table->style->padding_y, 0);
	search_spanning(search);
}

/* ---- moves */

/* Moves up to STRIP steps from column FROM to column TO. */
static int steps_move(struct search *search, int from, int to, int strip)
{
	strip = MIN(strip, MIN(search->steps[from], search->most[to] - search->steps[to]));
	search->steps[from] -= strip;
	search->steps[to] += strip;
	return strip;
}

/* The same, if that lowers the table. */
static bool search_move(struct search *search, int from, int to, int strip)
{
	int64_t cost;

	strip = steps_move(search, from, to, strip);
	if (!strip)
		return false;
	cost = search_cost(search);
	if (cost < search->cost) {
		search->cost = cost;
		return true;
	}
	search->steps[from] += strip;
	search->steps[to] -= strip;
	return false;
}

static bool search_round(struct search *search, int strip)
{
	const int *elastic = search->elastic;
	bool moved = false;

	for (int i = 0; i < search->elastic_count; i++)
		for (int k = 0; k < search->elastic_count; k++)
			if (i != k)
				moved |= search_move(search, elastic[i], elastic[k], strip);
	return moved;
}

/* Moves strips, smaller and smaller, until none lowers the table. */
static void search_settle(struct search *search, int strip)
{
	search->cost = search_cost(search);
	for (; strip > 0; strip /= 2)
		for (int round = 0; round < ROUNDS && search_round(search, strip); round++)
			;
}

/* The next number below MOST of a fixed sequence (xorshift, Marsaglia 2003). */
static int search_chance(struct search *search, int most)
{
	search->chance ^= search->chance << 13;
	search->chance ^= search->chance >> 17;
	search->chance ^= search->chance << 5;
	return (int)(search->chance % (uint32_t)most);
}

/* Moves some strips, whatever comes of it. */
static void search_push(struct search *search)
{
	for (int i = 0; i < 3; i++) {
		int from = search->elastic[search_chance(search, search->elastic_count)];
		int to = search->elastic[search_chance(search, search->elastic_count)];

		steps_move(search, from, to, 1 + search_chance(search, STEPS / 10));
	}
}

/* Settles from the steps as they are; KEPT and COST: the best so far. */
static void search_try(struct search *search, int strip, int *kept, int64_t *cost)
{
	size_t size = (size_t)search->table->column_count * sizeof *kept;

	search_settle(search, strip);
	if (search->cost < *cost) {
		*cost = search->cost;
		memcpy(kept, search->steps, size);
	} else {
		memcpy(search->steps, kept, size);
	}
}

/* ---- widths */

/* The widths in steps; those that are lost by rounding go to columns in turn. */
static void steps_read(struct search *search)
{
	int count = search->table->column_count, left = search->step_count, before;

	for (int c = 0; c < count; c++) {
		const struct column_set *column = &search->table->columns[c];

		search->steps[c] = MIN((column->width - column->least) / search->step,
			search->most[c]);
		left -= search->steps[c];
	}
	do {
		before = left;
		for (int c = 0; c < count && left > 0; c++)
			if (search->steps[c] < search->most[c]) {
				search->steps[c]++;
				left--;
			}
	} while (left > 0 && left < before);
}

/* What steps leave over goes to the columns that have use for it. */
static void steps_write(const struct search *search)
{
	struct table_set *table = search->table;
	int64_t rest = table->width;

	for (int c = 0; c < table->column_count; c++) {
		struct column_set *column = &table->columns[c];

		column->width = MIN(column->least + search->steps[c] * search->step,
			column->natural);
		rest -= column->width;
	}
	for (int c = 0; c < table->column_count && rest > 0; c++) {
		struct column_set *column = &table->columns[c];
		int part = (int)CLAMP(rest, 0, column->natural - column->width);

		column->width += part;
		rest -= part;
	}
}

void table_lower(struct table_set *table)
{
	struct search search = {.table = table, .chance = 2463534242u};
	int *kept = ARENA_ARRAY(table->flow->setter->arena, int, table->column_count);
	int64_t cost = INT64_MAX;

	search_open(&search);
	steps_read(&search);
	search_try(&search, STEPS / 16, kept, &cost);
	search.smooth = true;
	search_forget(&search);
	search_settle(&search, STEPS / 8);
	search.smooth = false;
	search_forget(&search);
	search_try(&search, STEPS / 16, kept, &cost);
	for (int i = 0; i < PUSHES && search.elastic_count > 1; i++) {
		search_push(&search);
		search_try(&search, 4, kept, &cost);
	}
	steps_write(&search);
}
