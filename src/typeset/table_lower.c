/* Lowest table: which column widths make it so.
 *
 * The tallest cell of a row sets its height; the sum of all rows is what we lower,
 * by moving strips from column to column, smaller and smaller, until none helps.
 * A cell's lines at a width are counted beforehand (table_levels.c); widths are kept
 * in steps above each column's least so that they can be.  Such a sum has many
 * valleys.  So the search begins twice: at the widths as they are, and at the bottom
 * of the one valley that there is if lines could be had in parts (a sum of maxima of
 * length / width, which is convex).  Then it is pushed out of its valley some
 * times, as in Lourenço, Martin, Stützle, "Iterated Local Search" (2003); pushes
 * come from a fixed sequence.  At the bottom of every valley deeper than those before,
 * columns that lack a hair gather it from all others.  Tables of one grid are one long
 * table.  Long tables are judged by a sample of their bundles, so the work does not grow
 * with the table. */
#include "table_levels.h"

#include <string.h>
#include "../base/arena.h"

enum {
	STEPS = 128,             /* what all columns have above their least */
	ROUNDS = 6,
	PUSHES = 8,
	GATHER = 12,             /* steps that one column gets from all others */
};

/* A row at the steps as they are. */
struct row_height {
	int tallest, second;     /* of its cells */
};

/* What a strip may bring or cost at the steps as they are. */
struct bound {
	int64_t loss;            /* of giving it away */
	int64_t gain;            /* of getting it: no more than that */
};

struct search {
	struct table_set *table;
	struct levels levels;
	int *steps;              /* of each column above its least */
	int *before;             /* the same before columns gather */
	const int **heights;     /* of each column at its steps */
	int *tallest;            /* per row: its tallest cell, of what was counted last */
	struct row_height *rows;
	struct bound *bounds;    /* of each column, for BOUNDED steps; 0: not known */
	int bounded;
	int *elastic, elastic_count; /* columns that steps are of use to */
	int step, step_count;    /* above the least of all columns */
	int64_t units[UNITS];    /* height of each at the steps as they are */
	uint64_t stretched;      /* a bit for each that is higher than its rows: for a span */
	int64_t cost;            /* of all */
	uint32_t chance;         /* state of the sequence */
};

/* ---- costs: rows and pains; a little of all heights breaks ties */

enum { TIE = 64 };

/* What spanning cell SPAN needs beyond its rows. */
static int64_t span_excess(const struct search *search, const struct span_slot *span)
{
	int height = search->heights[span->column][span->slot];
	int64_t rows = 0;

	for (int r = span->row; r < span->row + span->rows && rows < height; r++)
		rows += search->tallest[r];
	return MAX(height - rows, 0);
}

static int64_t unit_height(struct search *search, const struct unit *unit)
{
	int count = search->table->column_count;
	int64_t height = 0;

	for (int r = unit->row; r < unit->row_end; r++) {
		int tallest = search->levels.floors[r];

		for (int c = 0; c < count; c++)
			tallest = MAX(tallest, search->heights[c][r]);
		search->tallest[r] = tallest;
		height += tallest;
	}
	for (int i = unit->span; i < unit->span_end; i++)
		height += span_excess(search, &search->levels.spans[i]);
	return height;
}

/* The steps of COLUMN are now STEPS; what that costs but for rows. */
static int64_t column_step(struct search *search, int column, int steps)
{
	const struct level *before = level_know(&search->levels, column, search->steps[column]);
	const struct level *level = level_know(&search->levels, column, steps);

	search->steps[column] = steps;
	search->heights[column] = level->heights;
	return TIE * (int64_t)(level->pain - before->pain) + level->sum - before->sum;
}

/* UNIT is kept as it is at the steps as they are. */
static void unit_keep(struct search *search, int unit)
{
	const struct unit *rows = &search->levels.units[unit];

	int64_t sum = 0;

	search->units[unit] = unit_height(search, rows);
	for (int r = rows->row; r < rows->row_end; r++) {
		struct row_height row = {search->tallest[r], search->levels.floors[r]};
		bool found = false;

		for (int c = 0; c < search->table->column_count; c++) {
			int height = search->heights[c][r];

			if (height == row.tallest && !found)
				found = true;
			else
				row.second = MAX(row.second, height);
		}
		search->rows[r] = row;
		sum += row.tallest;
	}
	search->stretched &= ~((uint64_t)1 << unit);
	search->stretched |= (uint64_t)(sum < search->units[unit]) << unit;
}

/* Costs at the steps as they are. */
static void search_count(struct search *search)
{
	search->cost = 0;
	search->bounded = 0;
	for (int c = 0; c < search->table->column_count; c++) {
		const struct level *level = level_know(&search->levels, c, search->steps[c]);

		search->heights[c] = level->heights;
		search->cost += TIE * (int64_t)level->pain + level->sum;
	}
	for (int u = 0; u < search->levels.unit_count; u++) {
		unit_keep(search, u);
		search->cost += TIE * search->units[u];
	}
}

static void search_open(struct search *search)
{
	struct table_set *table = search->table;
	struct arena *arena = table->flow->setter->arena;
	int64_t rest = table->width;

	for (int c = 0; c < table->column_count; c++)
		rest -= table->columns[c].least;
	search->step = MAX((int)(rest / STEPS), 1);
	search->step_count = (int)(rest / search->step);
	levels_open(&search->levels, table, search->step, search->step_count);
	search->steps = ARENA_ARRAY(arena, int, table->column_count);
	search->before = ARENA_ARRAY(arena, int, table->column_count);
	search->elastic = ARENA_ARRAY(arena, int, table->column_count);
	search->heights = ARENA_ARRAY(arena, const int *, table->column_count);
	search->tallest = ARENA_ARRAY(arena, int, search->levels.row_count + 1);
	search->rows = ARENA_ARRAY(arena, struct row_height, search->levels.row_count + 1);
	search->bounds = ARENA_ARRAY(arena, struct bound, table->column_count);
	for (int c = 0; c < table->column_count; c++)
		if (search->levels.most[c])
			search->elastic[search->elastic_count++] = c;
}

/* ---- moves */

/* How much of STRIP steps column FROM can give to column TO. */
static int strip_most(const struct search *search, int from, int to, int strip)
{
	return MIN(strip, MIN(search->steps[from], search->levels.most[to] - search->steps[to]));
}

/* The first unit from FROM on that CHANGES names, or -1. */
static int unit_next(const struct search *search, uint64_t changes, int from)
{
	if (from >= search->levels.unit_count || !(changes >> from))
		return -1;
	from += __builtin_ctzll(changes >> from);
	return from < search->levels.unit_count ? from : -1;
}

/* What the units in CHANGES cost more at the steps as they are than before. */
static int64_t units_cost(struct search *search, uint64_t changes)
{
	int64_t cost = 0;

	for (int u = 0; (u = unit_next(search, changes, u)) >= 0; u++)
		cost += unit_height(search, &search->levels.units[u]) - search->units[u];
	return TIE * cost;
}

/* What rows of UNIT, which no spanning cell stretches, grow by if COLUMN is at LEVEL,
 * which is narrower. */
static int64_t unit_growth(const struct search *search, const struct unit *unit,
	const struct level *level)
{
	int64_t growth = 0;

	for (int r = unit->row; r < unit->row_end; r++)
		growth += MAX(level->heights[r] - search->rows[r].tallest, 0);
	return growth;
}

static int64_t column_loss(struct search *search, int column, int strip)
{
	int steps = search->steps[column];
	uint64_t changes = level_changes(&search->levels, column, steps - strip, steps);
	const struct level *level = level_know(&search->levels, column, steps - strip);
	int64_t cost = column_step(search, column, steps - strip);
	uint64_t easy = levels_span(&search->levels, column) ? 0 : changes & ~search->stretched;

	for (int u = 0; (u = unit_next(search, easy, u)) >= 0; u++)
		cost += TIE * unit_growth(search, &search->levels.units[u], level);
	cost += units_cost(search, changes & ~easy);
	column_step(search, column, steps);
	return cost;
}

/* Rows get lower where this column's cell is the tallest, down to the second; more
 * cannot be gained where another column becomes narrower, too. */
static int64_t column_gain(struct search *search, int column, int strip)
{
	int steps = search->steps[column];
	const struct level *now = level_know(&search->levels, column, steps);
	const struct level *then = level_know(&search->levels, column, steps + strip);
	uint64_t changes = level_changes(&search->levels, column, steps, steps + strip);
	int64_t gain = now->pain - then->pain;

	for (int u = 0; (u = unit_next(search, changes, u)) >= 0; u++) {
		const struct unit *unit = &search->levels.units[u];

		for (int r = unit->row; r < unit->row_end; r++) {
			const struct row_height *row = &search->rows[r];

			if (now->heights[r] == row->tallest)
				gain += row->tallest - MAX(row->second, then->heights[r]);
		}
		for (int i = unit->span; i < unit->span_end; i++) {
			const struct span_slot *span = &search->levels.spans[i];

			if (span->column == column)
				gain += now->heights[span->slot] - then->heights[span->slot];
		}
	}
	return TIE * gain + now->sum - then->sum;
}

static void search_bound(struct search *search, int strip)
{
	for (int i = 0; i < search->elastic_count; i++) {
		int c = search->elastic[i];
		int least = MIN(strip, search->steps[c]);
		int most = MIN(strip, search->levels.most[c] - search->steps[c]);

		search->bounds[c].loss = least == strip ? column_loss(search, c, strip) : 0;
		search->bounds[c].gain = column_gain(search, c, most);
	}
	search->bounded = strip;
}

/* Moves up to STRIP steps from column FROM to column TO, if that lowers the table. */
static bool search_move(struct search *search, int from, int to, int strip)
{
	uint64_t changes;
	int64_t cost;
	int most = strip_most(search, from, to, strip);

	if (!most)
		return false;
	if (search->bounded != strip)
		search_bound(search, strip);
	if (most == strip && search->bounds[from].loss >= search->bounds[to].gain)
		return false;
	changes = level_changes(&search->levels, from, search->steps[from] - most,
		search->steps[from])
		| level_changes(&search->levels, to, search->steps[to], search->steps[to] + most);
	cost = column_step(search, from, search->steps[from] - most)
		+ column_step(search, to, search->steps[to] + most);
	cost += units_cost(search, changes);
	if (cost >= 0) {
		column_step(search, from, search->steps[from] + most);
		column_step(search, to, search->steps[to] - most);
		return false;
	}
	for (int u = 0; (u = unit_next(search, changes, u)) >= 0; u++)
		unit_keep(search, u);
	search->cost += cost;
	search->bounded = 0;
	return true;
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

/* Moves strips, smaller and smaller down to LAST, until none lowers the table. */
static void search_settle(struct search *search, int strip, int last)
{
	search_count(search);
	for (; strip >= last; strip /= 2)
		for (int round = 0; round < ROUNDS && search_round(search, strip); round++)
			;
}

/* COLUMN is now at STEPS, whatever that costs. */
static void search_set(struct search *search, int column, int steps)
{
	int before = search->steps[column];
	uint64_t changes = level_changes(&search->levels, column, MIN(before, steps),
		MAX(before, steps));

	search->cost += column_step(search, column, steps);
	search->cost += units_cost(search, changes);
	for (int u = 0; (u = unit_next(search, changes, u)) >= 0; u++)
		unit_keep(search, u);
	search->bounded = 0;
}

/* The column but TO that misses one step least, or -1. */
static int search_giver(struct search *search, int to)
{
	int giver = -1;
	int64_t least = 0;

	for (int i = 0; i < search->elastic_count; i++) {
		int column = search->elastic[i];
		int64_t loss;

		if (column == to || !search->steps[column])
			continue;
		loss = column_loss(search, column, 1);
		if (giver < 0 || loss < least) {
			giver = column;
			least = loss;
		}
	}
	return giver;
}

/* Column TO gets step after step, each from the column that misses it least, until that
 * lowers the table: no single one may have as many to give.  Nothing is changed where
 * even the most that TO may still gain does not pay for them. */
static bool search_gather(struct search *search, int to)
{
	int count = search->table->column_count;
	int most = MIN(search->steps[to] + GATHER, search->levels.most[to]);
	int64_t cost = search->cost;

	memcpy(search->before, search->steps, (size_t)count * sizeof *search->before);
	while (search->cost - column_gain(search, to, most - search->steps[to]) < cost) {
		int giver = search_giver(search, to);

		if (giver < 0)
			break;
		search_set(search, giver, search->steps[giver] - 1);
		search_set(search, to, search->steps[to] + 1);
		if (search->cost < cost)
			return true;
	}
	for (int c = 0; c < count; c++)
		if (search->steps[c] != search->before[c])
			search_set(search, c, search->before[c]);
	return false;
}

static void search_refine(struct search *search)
{
	bool moved = true;

	for (int round = 0; round < ROUNDS && moved; round++) {
		moved = false;
		for (int i = 0; i < search->elastic_count; i++)
			moved |= search_gather(search, search->elastic[i]);
	}
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

		int strip = strip_most(search, from, to, 1 + search_chance(search, STEPS / 10));

		search->steps[from] -= strip;
		search->steps[to] += strip;
	}
}

/* Settles from the steps as they are; KEPT and COST: the best so far. */
static void search_try(struct search *search, int *kept, int64_t *cost)
{
	size_t size = (size_t)search->table->column_count * sizeof *kept;

	search_settle(search, STEPS / 16, 1);
	if (search->cost < *cost) {
		search_refine(search);
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
			search->levels.most[c]);
		left -= search->steps[c];
	}
	do {
		before = left;
		for (int c = 0; c < count && left > 0; c++)
			if (search->steps[c] < search->levels.most[c]) {
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
	struct arena *arena = table->flow->setter->arena;
	int *start = ARENA_ARRAY(arena, int, table->column_count);
	int *kept = ARENA_ARRAY(arena, int, table->column_count);
	size_t size = (size_t)table->column_count * sizeof *kept;
	int64_t cost = INT64_MAX;

	search_open(&search);
	steps_read(&search);
	memcpy(start, search.steps, size);
	levels_smooth(&search.levels, true);
	search_settle(&search, STEPS / 8, STEPS / 32);
	memcpy(kept, search.steps, size);
	levels_smooth(&search.levels, false);
	search_try(&search, kept, &cost);
	memcpy(search.steps, start, size);
	search_try(&search, kept, &cost);
	for (int i = 0; i < PUSHES && search.elastic_count > 1; i++) {
		search_push(&search);
		search_try(&search, kept, &cost);
	}
	steps_write(&search);
	levels_close(&search.levels);
}
