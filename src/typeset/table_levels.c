/* Levels: heights of cells by counted lines, each cell counted at few widths only:
 * wider is never higher, so between two widths of the same height there is nothing
 * to count. */
#include "table_levels.h"

#include <string.h>
#include "../base/arena.h"

enum {
	SAMPLE = 160,            /* bundles that are looked at */
	LONG_TEXT = 18, GOOD_TEXT = 9, /* ems: longer text wants columns of so much */
	TEAR_PART = 6,           /* a torn word is worth this part of a line */
	PAIN = 2,                /* and lines more at worst */
};

/* A cell of one column. */
struct probe {
	const struct cell_set *set;
	int slot;                /* in the heights of a level */
	int unit;
	int weight;              /* of its pain: heads are read on every page */
	bool head;
};

/* ---- a cell at a width */

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
	int good = leaf->word, em = leaf->style->size, leading = leaf->style->leading;

	if (!leaf->paragraph)
		return 0;
	if (leaf->paragraph->natural > LONG_TEXT * em)
		good = MAX(good, GOOD_TEXT * em);
	if (room >= good)
		return 0;
	return (room < leaf->word ? leading / TEAR_PART : 0)
		+ (int)((int64_t)PAIN * leading * (good - room) / good);
}

/* Between the paddings of COLUMN at STEPS. */
static int column_room(const struct levels *levels, int column, int steps)
{
	return levels->table->columns[column].least + steps * levels->step
		- 2 * levels->table->style->padding_x;
}

static int probe_height(const struct levels *levels, const struct probe *probe, int width)
{
	const struct leaf_list *leaves = &probe->set->leaves;
	int height = 0;

	for (int i = 0; i < leaves->count; i++) {
		const struct leaf *leaf = &leaves->items[i];

		height += leaf_height(leaf, MAX(width - leaf->indent, 1), levels->smooth)
			+ (i ? MAX(leaf[-1].after, leaf->before) : 0);
	}
	/* of two equal tables the one with the lower head */
	return probe->head ? height + height / 8 : height;
}

static int probe_pain(const struct probe *probe, int width)
{
	const struct leaf_list *leaves = &probe->set->leaves;
	int pain = 0;

	for (int i = 0; i < leaves->count; i++) {
		const struct leaf *leaf = &leaves->items[i];

		pain = MAX(pain, leaf_pain(leaf, MAX(width - leaf->indent, 1)));
	}
	return pain * probe->weight;
}

/* ---- levels */

/* Heights of PROBE at the levels between LOW and HIGH, where they are known. */
static void probe_between(struct levels *levels, int column, const struct probe *probe,
	int low, int high)
{
	struct level *at = levels->columns[column];
	int slot = probe->slot, middle = (low + high) / 2;

	if (at[low].heights[slot] == at[high].heights[slot]) {
		for (int s = low + 1; s < high; s++)
			at[s].heights[slot] = at[low].heights[slot];
		return;
	}
	if (high - low < 2) {
		at[high].changes |= (uint64_t)1 << probe->unit;
		at[high].sum += at[high].heights[slot] - at[low].heights[slot];
		return;
	}
	at[middle].heights[slot] = probe_height(levels, probe,
		column_room(levels, column, middle));
	probe_between(levels, column, probe, low, middle);
	probe_between(levels, column, probe, middle, high);
}

static void probe_count(struct levels *levels, int column, const struct probe *probe)
{
	struct level *at = levels->columns[column];
	int most = levels->most[column], pain = 1;

	for (int s = 0; s <= most && pain; s++) {
		pain = probe_pain(probe, column_room(levels, column, s));
		at[s].pain += pain;
	}
	at[0].heights[probe->slot] = probe_height(levels, probe, column_room(levels, column, 0));
	at[0].sum += at[0].heights[probe->slot];
	at[most].heights[probe->slot] = probe_height(levels, probe,
		column_room(levels, column, most));
	probe_between(levels, column, probe, 0, most);
}

/* All levels of COLUMN, lines counted. */
static void column_count(struct levels *levels, int column)
{
	struct level *at = levels->columns[column];

	for (int i = levels->first[column]; i < levels->first[column + 1]; i++)
		probe_count(levels, column, &levels->probes[i]);
	at[0].known = true;
	for (int s = 1; s <= levels->most[column]; s++) {
		at[s].sum += at[s - 1].sum;
		at[s].known = true;
	}
}

const struct level *level_know(struct levels *levels, int column, int steps)
{
	struct level *level = &levels->columns[column][steps];
	int width = column_room(levels, column, steps);

	if (level->known)
		return level;
	for (int i = levels->first[column]; i < levels->first[column + 1]; i++) {
		const struct probe *probe = &levels->probes[i];

		level->heights[probe->slot] = probe_height(levels, probe, width);
		level->sum += level->heights[probe->slot];
		level->pain += probe_pain(probe, width);
	}
	level->known = true;
	return level;
}

bool levels_span(const struct levels *levels, int column)
{
	return levels->slots[column] > levels->row_count;
}

uint64_t level_changes(const struct levels *levels, int column, int below, int above)
{
	uint64_t changes = levels->smooth ? UINT64_MAX : 0;

	for (int s = below + 1; s <= above && !levels->smooth; s++)
		changes |= levels->columns[column][s].changes;
	return changes;
}

void levels_smooth(struct levels *levels, bool smooth)
{
	levels->smooth = smooth;
	for (int c = 0; c < levels->table->column_count; c++) {
		for (int s = 0; s <= levels->most[c]; s++)
			levels->columns[c][s] =
				(struct level){.heights = levels->columns[c][s].heights};
		if (!smooth)
			column_count(levels, c);
	}
}

/* ---- what is looked at */

/* State while cells are collected. */
struct sample {
	struct levels *levels;
	int *filled;             /* per column: probes so far */
	int *slots;              /* per column: slots taken so far */
	int rows, bundles;       /* so far */
};

/* What is done with a bundle that is looked at; WEIGHT: of its pains. */
typedef void visit_bundle(struct sample *sample, const struct bundle *bundle, int weight);

/* Visits the heads and evenly spread bundles of the bodies. */
static void sample_visit(struct sample *sample, visit_bundle *visit)
{
	const struct table_set *first = sample->levels->table;
	int count = 0, step;

	for (const struct table_set *peer = first; peer; peer = peer->peer)
		count += peer->bundle_count;
	step = (count + SAMPLE - 1) / SAMPLE;
	for (const struct table_set *peer = first; peer; peer = peer->peer) {
		int rows = 0;

		for (int i = 0; i < peer->bundle_count; i += step) {
			visit(sample, &peer->bundles[i], 1);
			rows += peer->bundles[i].row_count;
		}
		if (peer->head)
			visit(sample, peer->head, MAX(3, rows / 4));
	}
}

/* The cell has a say in the width of its column. */
static bool cell_counts(const struct cell_set *set)
{
	return set->cell->columns == 1 && set->leaves.count;
}

static int cell_rows(const struct bundle *bundle, const struct cell_set *set)
{
	return MIN(set->cell->rows, bundle->row_count - set->row);
}

static void bundle_count(struct sample *sample, const struct bundle *bundle, int weight)
{
	struct levels *levels = sample->levels;

	(void)weight;
	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];

		if (!cell_counts(set))
			continue;
		levels->first[set->column + 1]++;
		if (cell_rows(bundle, set) > 1) {
			levels->span_count++;
			sample->slots[set->column]++;
		}
	}
	levels->row_count += bundle->row_count;
	sample->bundles++;
}

/* The unit of the bundle that is being added. */
static int sample_unit(const struct sample *sample)
{
	return (int)((int64_t)sample->levels->unit_count * UNITS / MAX(sample->bundles, UNITS));
}

static void cell_add(struct sample *sample, const struct bundle *bundle,
	const struct cell_set *set, int weight)
{
	struct levels *levels = sample->levels;
	int rows = cell_rows(bundle, set), slot = sample->rows + set->row;

	if (rows > 1) {
		slot = sample->slots[set->column]++;
		levels->spans[levels->span_count++] = (struct span_slot){.column = set->column,
			.slot = slot, .row = sample->rows + set->row, .rows = rows};
	}
	levels->probes[levels->first[set->column] + sample->filled[set->column]++] =
		(struct probe){.set = set, .slot = slot, .unit = sample_unit(sample),
			.weight = weight * rows, .head = bundle->head};
}

static void bundle_add(struct sample *sample, const struct bundle *bundle, int weight)
{
	struct levels *levels = sample->levels;
	struct unit *unit = &levels->units[sample_unit(sample)];
	int floor = bundle->head ? 0 : bundle->table->table->row_height
		- 2 * bundle->table->style->padding_y;

	if (unit->row_end == 0)
		*unit = (struct unit){.row = sample->rows, .span = levels->span_count};
	for (int r = 0; r < bundle->row_count; r++)
		levels->floors[sample->rows + r] = MAX(floor, 0);
	for (int i = 0; i < bundle->cell_count; i++)
		if (cell_counts(&bundle->cells[i]))
			cell_add(sample, bundle, &bundle->cells[i], weight);
	sample->rows += bundle->row_count;
	unit->row_end = sample->rows;
	unit->span_end = levels->span_count;
	levels->unit_count++;
}

/* Levels without heights yet for all columns, SLOTS in those of each. */
static void levels_allot(struct levels *levels, const int *slots)
{
	int count = levels->table->column_count, level_count = 0;
	size_t heights = 0;
	struct level *level;
	int *height;

	for (int c = 0; c < count; c++) {
		level_count += levels->most[c] + 1;
		heights += (size_t)(levels->most[c] + 1) * (size_t)slots[c];
	}
	level = levels->all = g_new0(struct level, level_count);
	height = levels->heights = g_new0(int, heights + 1);
	for (int c = 0; c < count; c++) {
		levels->columns[c] = level;
		for (int s = 0; s <= levels->most[c]; s++, height += slots[c])
			(level++)->heights = height;
	}
}

static void levels_most(struct levels *levels, int step_count)
{
	for (int c = 0; c < levels->table->column_count; c++) {
		const struct column_set *column = &levels->table->columns[c];

		levels->most[c] = column->fixed ? 0
			: MIN((column->natural - column->least) / levels->step + 1, step_count);
	}
}

void levels_open(struct levels *levels, const struct table_set *table, int step, int step_count)
{
	struct arena *arena = table->flow->setter->arena;
	int columns = table->column_count;
	struct sample sample = {levels, .filled = ARENA_ARRAY(arena, int, columns),
		.slots = ARENA_ARRAY(arena, int, columns)};

	*levels = (struct levels){.table = table, .step = step};
	levels->first = ARENA_ARRAY(arena, int, columns + 1);
	levels->most = ARENA_ARRAY(arena, int, columns);
	levels->columns = ARENA_ARRAY(arena, struct level *, columns);
	levels->slots = ARENA_ARRAY(arena, int, columns);
	levels_most(levels, step_count);
	sample_visit(&sample, bundle_count);
	for (int c = 0; c < columns; c++) {
		levels->first[c + 1] += levels->first[c];
		levels->slots[c] = levels->row_count + sample.slots[c];
		sample.slots[c] = levels->row_count;
	}
	levels_allot(levels, levels->slots);
	levels->probes = ARENA_ARRAY(arena, struct probe, levels->first[columns] + 1);
	levels->floors = ARENA_ARRAY(arena, int, levels->row_count + 1);
	levels->spans = ARENA_ARRAY(arena, struct span_slot, levels->span_count + 1);
	levels->span_count = 0;
	sample_visit(&sample, bundle_add);
	levels->unit_count = MIN(levels->unit_count, UNITS);
}

void levels_close(struct levels *levels)
{
	g_free(levels->all);
	g_free(levels->heights);
}
