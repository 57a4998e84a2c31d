/* Too wide a table: it gets lying pages, or is divided into blocks of columns that
 * stand below each other, each with the key columns: whichever costs less.  Cells over
 * columns of several blocks stand in each of them, over what is there of their columns.
 * For readers it stays one table; what is repeated are artifacts. */
#include "table.h"

#include <stdint.h>
#include <string.h>
#include "../base/arena.h"

/* Thousandths of a page. */
enum {
	PAGE = 1000,
	TURN = 500,              /* the pages before and after it are not filled */
	BLOCK = 150,             /* one block more */
	CELL = 50,               /* one cell more that is divided with its columns */
};

enum {
	MORE = 2,                /* blocks that are tried beyond as few as can be */
	SAMPLE = 100,            /* bundles */
};

/* ---- which columns */

/* Cells over the same columns. */
struct join {
	int first, last;         /* columns */
	int least;               /* what the widest of them needs, with padding */
	int cells;               /* how many */
};

/* A way to divide. */
struct division {
	const struct table_set *table;
	int keys;                /* columns that each block begins with */
	struct join *joins;
	int join_count;
	bool *joined;            /* per column: not to be parted from the one before it */
	int *ends;               /* of the blocks */
	int count;               /* of the blocks, or 0: there is no such way */
	int64_t cost;
};

/* How spanning cells join columns: all of them, those of rows only, or none. */
enum joining { JOIN_ALL, JOIN_ROWS, JOIN_NONE, JOINING_COUNT };

static void bundle_joins(const struct bundle *bundle, struct join *joins)
{
	for (int i = 0; bundle && i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];
		int last = set->column + set->cell->columns - 1;
		struct join *join = &joins[set->column * bundle->table->column_count + last];

		if (last == set->column)
			continue;
		*join = (struct join){set->column, last, MAX(join->least,
			set->least + 2 * bundle->table->style->padding_x), join->cells + 1};
	}
}

/* All pairs of columns that cells reach from and to, then only those there are. */
static void division_joins(struct division *d)
{
	const struct table_set *table = d->table;
	int count = table->column_count * table->column_count;

	d->joins = ARENA_ARRAY(table->flow->setter->arena, struct join, count);
	bundle_joins(table->head, d->joins);
	for (int i = 0; i < table->bundle_count; i++)
		bundle_joins(&table->bundles[i], d->joins);
	for (int i = 0; i < count; i++)
		if (d->joins[i].cells)
			d->joins[d->join_count++] = d->joins[i];
}

static void bundle_join(const struct bundle *bundle, bool *joined)
{
	for (int i = 0; bundle && i < bundle->cell_count; i++)
		for (int c = 1; c < bundle->cells[i].cell->columns; c++)
			joined[bundle->cells[i].column + c] = true;
}

static void division_join(struct division *d, enum joining joining)
{
	const struct table_set *table = d->table;

	d->joined = ARENA_ARRAY(table->flow->setter->arena, bool, table->column_count + 1);
	if (joining == JOIN_ALL)
		bundle_join(table->head, d->joined);
	for (int i = 0; joining != JOIN_NONE && i < table->bundle_count; i++)
		bundle_join(&table->bundles[i], d->joined);
}

/* What the part of JOIN that stands in a block of the keys and columns FROM..TO-1 needs
 * beyond these: less of them hold it. */
static int64_t join_lack(const struct division *d, const struct join *join, int from, int to)
{
	int64_t room = 0;
	int count = 0;

	for (int c = join->first; c <= join->last; c++)
		if (c < d->keys || (c >= from && c < to)) {
			room += d->table->columns[c].least;
			count++;
		}
	return count && join->least > room ? join->least - room + count : 0;
}

/* What a block of the keys and columns FROM..TO-1 needs at most. */
static int64_t block_need(const struct division *d, int from, int to)
{
	int64_t need = 0;

	for (int c = 0; c < d->keys; c++)
		need += d->table->columns[c].least;
	for (int c = from; c < to; c++)
		need += d->table->columns[c].least;
	for (int i = 0; i < d->join_count; i++)
		need += join_lack(d, &d->joins[i], from, to);
	return need;
}

/* Fills blocks up to WIDTH.  Their number, or 0: what is joined is wider. */
static int blocks_fill(struct division *d, int64_t width)
{
	int columns = d->table->column_count, start = d->keys, count = 0;

	for (int c = start, next; c < columns; c = next) {
		for (next = c + 1; next < columns && d->joined[next]; next++)
			;
		if (block_need(d, start, next) > width && start < c) {
			d->ends[count++] = c;
			start = c;
		}
		if (block_need(d, start, next) > width)
			return 0;
	}
	d->ends[count++] = columns;
	return count;
}

/* About equally wide blocks: as few as can be and MORE. */
static void blocks_find(struct division *d, int more)
{
	int64_t low = 0, high = d->table->width;
	int most;

	d->ends = ARENA_ARRAY(d->table->flow->setter->arena, int, d->table->column_count + 1);
	most = blocks_fill(d, high) + more;
	while (most > more && high - low > UNIT) {
		int64_t middle = low + (high - low) / 2;
		int count = blocks_fill(d, middle);

		*(count && count <= most ? &high : &low) = middle;
	}
	d->count = blocks_fill(d, high);
}

/* How many cells end in one block and go on in the next. */
static int64_t division_parted(const struct division *d)
{
	int64_t parted = 0;

	for (int i = 0; i < d->join_count; i++)
		for (int b = 0; b < d->count - 1; b++)
			if (d->joins[i].first < d->ends[b] && d->joins[i].last >= d->ends[b])
				parted += d->joins[i].cells;
	return parted;
}

/* ---- the blocks */

/* The columns of a block: keys below KEYS, and FROM..TO-1. */
struct range {
	int keys, from, to;
};

static bool range_holds(const struct range *range, int column)
{
	return column < range->keys || (column >= range->from && column < range->to);
}

/* Makes of SET what of it stands in RANGE; false: nothing.  Where a cell is divided with
 * its columns, each block has all of its text again. */
static bool cell_part(struct arena *arena, struct cell_set *set, const struct range *range)
{
	int first = set->column + set->cell->columns, count = 0;

	for (int c = first - 1; c >= set->column; c--)
		if (range_holds(range, c)) {
			first = c;
			count++;
		}
	if (count && count < set->cell->columns) {
		struct cell *cell = ARENA_NEW(arena, struct cell);

		*cell = *set->cell;
		cell->columns = count;
		set->cell = cell;
	}
	set->repeats = range->from > range->keys && set->column < range->from;
	set->column = first < range->keys ? first : first - (range->from - range->keys);
	return count > 0;
}

static struct bundle bundle_part(const struct bundle *whole, struct table_set *table,
	const struct range *range)
{
	struct arena *arena = table->flow->setter->arena;
	struct bundle part = *whole;

	part.table = table;
	part.rows = ARENA_ARRAY(arena, struct row_set, whole->row_count);
	part.cells = ARENA_ARRAY(arena, struct cell_set, whole->cell_count + 1);
	part.cell_count = 0;
	memcpy(part.rows, whole->rows, (size_t)whole->row_count * sizeof *part.rows);
	for (int i = 0; i < whole->cell_count; i++) {
		struct cell_set *set = &part.cells[part.cell_count];

		*set = whole->cells[i];
		part.cell_count += cell_part(arena, set, range);
	}
	return part;
}

static void part_columns(struct table_set *part, const struct table_set *whole,
	const struct range *range)
{
	struct arena *arena = whole->flow->setter->arena;
	struct table *table = ARENA_NEW(arena, struct table);

	*table = *whole->table;
	part->columns = ARENA_ARRAY(arena, struct column_set, whole->column_count);
	table->columns = ARENA_ARRAY(arena, struct column, whole->column_count);
	table->column_count = 0;
	for (int c = 0; c < whole->column_count; c++)
		if (range_holds(range, c)) {
			part->columns[table->column_count].source = c;
			table->columns[table->column_count++] = whole->table->columns[c];
		}
	part->table = table;
	part->column_count = table->column_count;
}

/* A block with every STEP-th of the bundles. */
static struct table_set *table_part(const struct table_set *whole, const struct range *range,
	int step)
{
	struct arena *arena = whole->flow->setter->arena;
	struct table_set *part = ARENA_NEW(arena, struct table_set);

	*part = *whole;
	part->keys = range->keys;
	part->follows = range->from > range->keys;
	part->next = NULL;
	part_columns(part, whole, range);
	if (whole->head) {
		part->head = ARENA_NEW(arena, struct bundle);
		*part->head = bundle_part(whole->head, part, range);
	}
	part->bundles = ARENA_ARRAY(arena, struct bundle, whole->bundle_count / step + 1);
	part->bundle_count = 0;
	for (int i = 0; i < whole->bundle_count; i += step)
		part->bundles[part->bundle_count++] = bundle_part(&whole->bundles[i], part, range);
	table_measure(part);
	table_fit(part);
	return part;
}

/* The blocks as D has them, or NULL: none. */
static struct table_set *division_parts(const struct division *d, int step)
{
	struct range range = {.keys = d->keys, .to = d->keys};
	struct table_set *first = NULL, **end = &first;

	for (int i = 0; i < d->count; i++) {
		range.from = range.to;
		range.to = d->ends[i];
		*end = table_part(d->table, &range, step);
		end = &(*end)->next;
	}
	return first;
}

/* ---- the choice */

static int64_t bundle_estimate(const struct table_set *table, const struct bundle *bundle)
{
	int *heights = ARENA_ARRAY(table->flow->setter->arena, int, bundle->row_count);
	int64_t sum = 0;

	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];
		int width = table->edges[set->column + set->cell->columns]
			- table->edges[set->column] - 2 * table->style->padding_x, height = 0;

		for (int l = 0; l < set->leaves.count; l++) {
			const struct leaf *leaf = &set->leaves.items[l];
			int room = MAX(width - leaf->indent, 1);

			height += leaf->style->leading
				* (leaf->paragraph ? paragraph_fewest(leaf->paragraph, room) : 4);
		}
		heights[set->row] = MAX(heights[set->row], height / set->cell->rows);
	}
	for (int r = 0; r < bundle->row_count; r++)
		sum += heights[r] + 2 * table->style->padding_y;
	return sum;
}

static int64_t table_estimate(const struct table_set *table)
{
	int64_t sum = table->head ? bundle_estimate(table, table->head) : 0;

	for (int i = 0; i < table->bundle_count; i++)
		sum += bundle_estimate(table, &table->bundles[i]);
	return sum;
}

/* What goes on in a further block must be found again there: it counts twice.  Long
 * tables are judged by a sample of their bundles. */
static int64_t division_cost(const struct division *d)
{
	int step = 1 + d->table->bundle_count / SAMPLE;
	const struct table_set *parts = division_parts(d, step);
	int64_t cost = CELL * division_parted(d);

	for (const struct table_set *part = parts; part; part = part->next) {
		int64_t pages = PAGE * step * table_estimate(part) / part->flow->height;

		cost += part->follows ? BLOCK + 2 * pages : pages;
	}
	return cost;
}

/* The cheaper of BEST and the ways of ALL with JOINING. */
static struct division division_best(const struct division *all, enum joining joining,
	struct division best)
{
	struct division d = *all;

	division_join(&d, joining);
	for (int more = 0; more <= MORE; more++) {
		blocks_find(&d, more);
		d.cost = d.count ? division_cost(&d) : INT64_MAX;
		best = d.cost < best.cost ? d : best;
	}
	return best;
}

/* The cheapest way: heads are divided, or there are more blocks, where it is worth it.
 * Where all keys are too wide for any there are fewer of them. */
static struct division division_find(const struct table_set *table)
{
	struct division all = {.table = table}, best = {.cost = INT64_MAX};
	enum joining joinings;

	division_joins(&all);
	joinings = all.join_count ? JOINING_COUNT : JOIN_ALL + 1;
	for (all.keys = table->keys; all.keys > 0 && !best.count; all.keys--)
		for (enum joining joining = 0; joining < joinings; joining++)
			best = division_best(&all, joining, best);
	return best;
}

/* Fits TABLE into the lying page; its cost there. */
static int64_t turned_cost(struct table_set *table, const struct flow *lying)
{
	int64_t height;

	table->width = lying->width;
	table_fit(table);
	height = table_estimate(table);
	return TURN + PAGE * (height / lying->height + 1);
}

/* Turns TABLE, which needs its LEAST, where pages may lie, hold it, and cost less. */
static void table_turn(struct table_set *table, int64_t least, int64_t cost)
{
	struct flow lying = *table->flow;
	int width = table->width;

	if (!flow_may_turn(table->flow))
		return;
	lying.landscape = true;
	flow_shape(&lying);
	if (least > lying.width)
		return;
	table->turned = turned_cost(table, &lying) < cost;
	table->width = table->turned ? lying.width : width;
}

struct table_set *table_divide(struct table_set *table, int64_t least)
{
	struct division division = division_find(table);

	table_turn(table, least, division.cost);
	return table->turned || !division.count ? table : division_parts(&division, 1);
}
