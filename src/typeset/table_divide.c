/* Too wide a table: it gets lying pages, or is divided into blocks of columns that
 * stand below each other, each with the key columns: whichever costs less.  For
 * readers it stays one table; repeated keys are artifacts. */
#include "table.h"

#include <stdint.h>
#include <string.h>
#include "../base/arena.h"

/* Thousandths of a page. */
enum {
	PAGE = 1000,
	TURN = 500,              /* the pages before and after it are not filled */
	BLOCK = 150,             /* one block more, */
};

/* ---- which columns */

static void bundle_joins(const struct bundle *bundle, bool *joined)
{
	for (int i = 0; bundle && i < bundle->cell_count; i++)
		for (int c = 1; c < bundle->cells[i].cell->columns; c++)
			joined[bundle->cells[i].column + c] = true;
}

/* Fills blocks up to WIDTH from column KEYS on; ENDS: where each ends.  Their number,
 * or 0: what spanning cells join is wider. */
static int blocks_fill(const struct table_set *table, int keys, int64_t width, int *ends)
{
	bool *joined = ARENA_ARRAY(table->flow->setter->arena, bool, table->column_count + 1);
	int64_t head = 0, used;
	int count = 0;

	bundle_joins(table->head, joined);
	for (int i = 0; i < table->bundle_count; i++)
		bundle_joins(&table->bundles[i], joined);
	for (int c = 0; c < keys; c++)
		head += table->columns[c].least;
	if (joined[keys])
		return 0;
	used = head;
	for (int c = keys; c < table->column_count;) {
		int64_t need = 0;
		int next = c;

		do
			need += table->columns[next++].least;
		while (next < table->column_count && joined[next]);
		if (head + need > width)
			return 0;
		if (used + need > width) {
			ends[count++] = c;
			used = head;
		}
		used += need;
		c = next;
	}
	ends[count++] = table->column_count;
	return count;
}

/* As few blocks as possible, and those about equally wide. */
static int blocks_find(const struct table_set *table, int keys, int *ends)
{
	int count = blocks_fill(table, keys, table->width, ends);
	int64_t low = 0, high = table->width;

	if (!count)
		return 0;
	while (high - low > UNIT) {
		int64_t middle = low + (high - low) / 2;

		*(blocks_fill(table, keys, middle, ends) == count ? &high : &low) = middle;
	}
	return blocks_fill(table, keys, high, ends);
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

		if (!range_holds(range, whole->cells[i].column))
			continue;
		*set = whole->cells[i];
		if (set->column >= range->keys)
			set->column -= range->from - range->keys;
		else
			set->repeats = range->from > range->keys;
		part.cell_count++;
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

static struct table_set *table_part(const struct table_set *whole, const struct range *range)
{
	struct arena *arena = whole->flow->setter->arena;
	struct table_set *part = ARENA_NEW(arena, struct table_set);

	*part = *whole;
	part->follows = range->from > range->keys;
	part->next = NULL;
	part_columns(part, whole, range);
	if (whole->head) {
		part->head = ARENA_NEW(arena, struct bundle);
		*part->head = bundle_part(whole->head, part, range);
	}
	part->bundles = ARENA_ARRAY(arena, struct bundle, whole->bundle_count + 1);
	for (int i = 0; i < whole->bundle_count; i++)
		part->bundles[i] = bundle_part(&whole->bundles[i], part, range);
	table_measure(part);
	table_fit(part);
	return part;
}

static struct table_set *table_parts(const struct table_set *table)
{
	int *ends = ARENA_ARRAY(table->flow->setter->arena, int, table->column_count + 1);
	struct range range = {.keys = table->keys};
	int count = blocks_find(table, range.keys, ends);
	struct table_set *first = NULL, **end = &first;

	range.to = range.keys;
	for (int i = 0; i < count; i++) {
		range.from = range.to;
		range.to = ends[i];
		*end = table_part(table, &range);
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

/* What goes on in a further block must be found again there: it counts twice. */
static int64_t parts_cost(const struct table_set *parts)
{
	int64_t cost = 0;

	for (const struct table_set *part = parts; part; part = part->next) {
		int64_t pages = PAGE * table_estimate(part) / part->flow->height;

		cost += part->follows ? BLOCK + 2 * pages : pages;
	}
	return cost;
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

struct table_set *table_divide(struct table_set *table, int64_t least)
{
	struct flow *flow = table->flow, lying = *flow;
	struct table_set *parts = table_parts(table);
	int width = table->width;

	lying.landscape = true;
	flow_shape(&lying);
	if (flow_may_turn(flow) && least <= lying.width) {
		if (!parts || turned_cost(table, &lying) < parts_cost(parts)) {
			table->turned = true;
			table->width = lying.width;
		} else {
			table->width = width;
		}
	}
	return table->turned || !parts ? table : parts;
}
