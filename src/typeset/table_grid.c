/* Grid: tables with the same one have columns of the same widths, wherever they
 * stand, and together they are as low as those can make them.  So all are read when
 * the first takes its turn; the others wait.  A table that stands in another measure
 * than the first, or that could not be set with the others, is set by itself. */
#include "table.h"

#include <string.h>
#include "../base/arena.h"

/* Those of the document's tables that are set with TABLE. */
struct grid {
	struct table_set *table;
	struct table_set **end;  /* of the peers found so far */
};

/* BLOCK holds another table of the grid. */
static bool grid_holds(const struct grid *grid, const struct block *block)
{
	const struct table *table = block->table, *own = grid->table->table;

	return block->kind == BLOCK_TABLE && table != own && table->grid
		&& strcmp(table->grid, own->grid) == 0
		&& table->column_count == own->column_count;
}

/* Reads the tables in BLOCKS that belong to GRID. */
static void grid_collect(struct grid *grid, const struct block *blocks)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (grid_holds(grid, block)) {
			struct table_set *peer = table_new(grid->table->flow, block);

			peer->columns = grid->table->columns;
			table_read(peer);
			*grid->end = peer;
			grid->end = &peer->peer;
		}
		grid_collect(grid, block->child);
	}
}

/* The peers of TABLE wait for their turn. */
static void grid_wait(const struct table_set *table)
{
	struct table_set **end = &table->flow->setter->waiting;

	while (*end)
		end = &(*end)->waiting;
	for (struct table_set *peer = table->peer; peer; peer = peer->peer) {
		*end = peer;
		end = &peer->waiting;
	}
}

/* TABLE, the first of its grid, and all that share its columns. */
static void grid_fit(struct table_set *table)
{
	const struct setter *setter = table->flow->setter;
	struct grid grid = {table, &table->peer};

	for (const struct block *b = setter->document->blocks; b; b = b->next)
		if (b->landscape == table->flow->section->landscape)
			grid_collect(&grid, b->child);
	if (!table->peer)
		return;
	grid_wait(table);
	if (table_measure(table) > table->width)
		return;
	table_fit(table);
	for (struct table_set *peer = table; peer; peer = peer->peer) {
		peer->edges = table->edges;
		peer->fitted = true;
	}
}

/* The table of BLOCK if it was read before its turn, or NULL. */
static struct table_set *grid_take(struct setter *setter, const struct block *block)
{
	for (struct table_set **at = &setter->waiting; *at; at = &(*at)->waiting) {
		struct table_set *table = *at;

		if (table->block != block)
			continue;
		*at = table->waiting;
		return table;
	}
	return NULL;
}

/* TABLE gets columns of its own again. */
static void grid_leave(struct table_set *table)
{
	table->peer = NULL;
	table->fitted = false;
	table->columns = columns_new(table);
}

struct table_set *grid_table(struct flow *flow, const struct block *block)
{
	struct table_set *table = grid_take(flow->setter, block);

	if (!table) {
		table = table_new(flow, block);
		table_read(table);
		if (block->table->grid && !flow->cell)
			grid_fit(table);
	}
	table->flow = flow;
	if (block->table->grid && (!table->fitted || table->width != flow_measure(flow)))
		grid_leave(table);
	table->width = flow_measure(flow);
	return table;
}
