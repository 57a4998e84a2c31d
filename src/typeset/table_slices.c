/* Slices: where a page break may go through the rows of a bundle, and its cost.
 *
 * Each row is laid out once, uncut; a slice holds the lines of all cells between
 * two cuts and keeps their places.  Cuts follow the bottoms of lines; where the
 * lines of two cells do not stand level, a line that crosses a cut goes with
 * the next slice, so slices may overlap by less than a line (a negative gap). */
#include "table.h"

#include <stdlib.h>
#include "../base/arena.h"

enum {
	SHORT_ROW = 3,           /* lines that no cut leaves two of on both sides */
	NEAR = 4 * UNIT,         /* bottoms of lines this near count as level */
	LONG_REPEAT = 6,         /* lines: of what stands here again, a row need not show more */
};

/* ---- cells and rows */

/* In a column of numbers these line up on the comma, flush right together; text among them
 * stands right by itself.  Nothing leaves its cell, be the columns squeezed. */
static void cell_align_comma(const struct bundle *bundle, struct cell_set *set)
{
	const struct table_set *table = bundle->table;
	const struct column_set *column = &table->columns[set->column];
	int inner = column->width - 2 * table->style->padding_x;
	bool number = set->comma >= 0 && set->count == 1;

	if (set->alignment != ALIGN_DECIMAL || set->leaves.count != 1 || set->leaves.items[0].label)
		return;
	for (int i = 0; i < set->count; i++) {
		struct piece *piece = &set->pieces[i];
		const struct line *line = piece->line;
		int left = line ? inner - piece->x - line->x - line->width : 0;

		if (number)
			left = MIN(left, inner - column->right - set->comma - line->x);
		piece->x += MAX(left, 0);
	}
}

static void cell_break(const struct bundle *bundle, struct cell_set *set)
{
	const struct table_set *table = bundle->table;
	const struct flow *outer = table->flow;
	int right = set->column + set->cell->columns;
	struct flow inner = {.setter = outer->setter, .section = outer->section,
		.height = bundle->first ? flow_left(outer, outer->height) : outer->height,
		.page_width = outer->page_width, .cell = true,
		.fresh = true, .text = set->style, .tag = set->tag};
	int y = 0;

	inner.width = table->edges[right] - table->edges[set->column]
		- 2 * table->style->padding_x;
	inner.width = MAX(inner.width, 1);
	for (int i = 0; i < set->leaves.count; i++)
		leaf_put(&inner, &set->leaves.items[i]);
	set->pieces = inner.pieces;
	set->count = inner.count;
	for (int i = 0; i < set->count; i++) {
		y += set->pieces[i].gap;
		set->pieces[i].y = y;
		y += set->pieces[i].height;
	}
	if (set->repeats && !bundle->head && set->count > LONG_REPEAT)
		y = set->pieces[LONG_REPEAT].y - set->pieces[LONG_REPEAT].gap;
	if (set->cell->field && !set->repeats) /* one that no page could hold is as high as one */
		y = MAX(y, MIN(field_height(set->cell->field), field_most(&inner)));
	set->height = y;
	cell_align_comma(bundle, set);
}

/* Heights from cells of one row; spanning cells stretch the last row they touch. */
static void bundle_stack(struct bundle *bundle)
{
	int pad = 2 * bundle->table->style->padding_y, y = 0, next = 0;
	int least = bundle->head ? pad : MAX(pad, bundle->table->table->row_height);

	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];
		struct row_set *row = &bundle->rows[set->row];

		if (set->cell->rows == 1)
			row->height = MAX(row->height, set->height + pad);
	}
	for (int i = 0; i < bundle->row_count; i++)
		bundle->rows[i].height = MAX(bundle->rows[i].height, least);
	for (int pass = 0; pass < bundle->row_count; pass++) {
		bundle->rows[pass].top = y;
		y += bundle->rows[pass].height;
		/* cells are in row order: those starting here know their top now */
		while (next < bundle->cell_count && bundle->cells[next].row == pass)
			bundle->cells[next++].top = bundle->rows[pass].top;
	}
	bundle->height = y;
}

static int cell_last_row(const struct bundle *bundle, const struct cell_set *set)
{
	return MIN(set->row + set->cell->rows, bundle->row_count) - 1;
}

/* Stretches rows for the spanning cells that need more than their rows have: in the order
 * of the rows these end in, so that none is stretched for what an earlier one gave. */
static void bundle_stretch(struct bundle *bundle)
{
	struct arena *arena = bundle->table->flow->setter->arena;
	int pad = 2 * bundle->table->style->padding_y, shift = 0;
	int *ends, *others; /* cells by their last row, from 1; 0: no more */

	if (bundle->row_count == 1)
		return;
	ends = ARENA_ARRAY(arena, int, bundle->row_count);
	others = ARENA_ARRAY(arena, int, bundle->cell_count);
	for (int i = 0; i < bundle->cell_count; i++) {
		int last = cell_last_row(bundle, &bundle->cells[i]);

		others[i] = ends[last];
		ends[last] = i + 1;
	}
	for (int r = 0; r < bundle->row_count; r++) {
		struct row_set *row = &bundle->rows[r];

		row->top += shift;
		for (int i = ends[r]; i; i = others[i - 1]) {
			const struct cell_set *set = &bundle->cells[i - 1];
			int lack = bundle->rows[set->row].top + set->height + pad
				- row->top - row->height;

			if (lack <= 0)
				continue;
			row->height += lack;
			shift += lack;
		}
	}
	if (shift)
		bundle_stack(bundle);
}

/* What stands here again does so as far as its room reaches, to BOTTOM. */
static void cell_shorten(struct cell_set *set, int bottom)
{
	while (set->count > LONG_REPEAT
	       && set->pieces[set->count - 1].y + set->pieces[set->count - 1].height > bottom)
		set->count--;
}

static void bundle_lines(struct bundle *bundle)
{
	for (int i = 0; i < bundle->cell_count; i++) {
		struct cell_set *set = &bundle->cells[i];
		const struct row_set *last = &bundle->rows[cell_last_row(bundle, set)];
		int y = set->top + bundle->table->style->padding_y;

		set->bottom = last->top + last->height;
		if (bundle->head)
			y = set->bottom - bundle->table->style->padding_y - set->height;
		for (int k = 0; k < set->count; k++)
			set->pieces[k].y += y;
		if (set->repeats && !bundle->head)
			cell_shorten(set, set->bottom - bundle->table->style->padding_y);
	}
}

/* ---- cuts */

static int compare_int(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

/* May not be cut: heads, and single rows with no more than a few lines. */
static bool bundle_whole(const struct bundle *bundle)
{
	if (bundle->head)
		return true;
	for (int i = 0; i < bundle->cell_count; i++)
		if (bundle->cells[i].count > SHORT_ROW)
			return false;
	return bundle->row_count == 1;
}

static int *bundle_bottoms(const struct bundle *bundle, int *count)
{
	int total = 1, n = 0;
	int *bottoms;

	for (int i = 0; i < bundle->cell_count; i++)
		total += bundle->cells[i].count;
	bottoms = ARENA_ARRAY(bundle->table->flow->setter->arena, int, total);
	for (int i = 0; i < bundle->cell_count; i++)
		for (int k = 0; k < bundle->cells[i].count; k++)
			bottoms[n++] = bundle->cells[i].pieces[k].y
				+ bundle->cells[i].pieces[k].height;
	qsort(bottoms, (size_t)n, sizeof *bottoms, compare_int);
	*count = n;
	return bottoms;
}

/* The bottoms of all lines, sorted; those nearer than NEAR to the first of them
 * are one cut.  The last cut is the bundle's end. */
static int *bundle_cuts(const struct bundle *bundle, int *count)
{
	int n, kept = 0, *cuts = bundle_bottoms(bundle, &n), start = cuts[0];

	for (int i = 1; i < n; i++) {
		if (cuts[i] - start > NEAR) {
			start = cuts[i];
			kept++;
		}
		cuts[kept] = cuts[i];
	}
	cuts[kept] = bundle->height;
	*count = kept + 1;
	return cuts;
}

/* The first slice whose cut is not above Y. */
static int cut_find(const int *cuts, int count, int y)
{
	int low = 0, high = count - 1;

	while (low < high) {
		int middle = (low + high) / 2;

		if (cuts[middle] >= y)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Which slices the cell touches and with which line each of them begins. */
static void cell_slice(struct bundle *bundle, struct cell_set *set, const int *cuts)
{
	int last = cut_find(cuts, bundle->slice_count, set->bottom), line = 0;

	set->first_slice = cut_find(cuts, bundle->slice_count, set->top + 1);
	if (last > set->first_slice && cuts[last] > set->bottom)
		last--;
	set->slices = last - set->first_slice + 1;
	set->starts = ARENA_ARRAY(bundle->table->flow->setter->arena, int, set->slices + 1);
	for (int k = 0; k < set->slices; k++) {
		struct slice *slice = &bundle->slices[set->first_slice + k];

		set->starts[k] = line;
		for (; line < set->count; line++) {
			const struct piece *piece = &set->pieces[line];
			int bottom = piece->y + piece->height;

			if (bottom > cuts[set->first_slice + k] && k < set->slices - 1)
				break;
			slice->tops_from = MIN(slice->tops_from, piece->y);
			slice->bottoms_to = MAX(slice->bottoms_to, bottom);
		}
	}
	set->starts[set->slices] = set->count;
}

/* ---- costs */

static bool row_has_field(const struct row *row)
{
	for (const struct cell *cell = row->cells; cell; cell = cell->next)
		if (cell->field)
			return true;
	return false;
}

/* What it costs to part SET at all.  Nobody can write over a page break: a form field
 * takes one part of its cell only. */
static int cell_part_cost(const struct bundle *bundle, const struct cell_set *set)
{
	const struct row *row = bundle->rows[set->row].row;

	if (set->cell->rows > 1)
		return set->cell->field ? COST_ROW_WHOLE : COST_GROUP;
	return row->may_split && !row_has_field(row) ? COST_ROW : COST_ROW_WHOLE;
}

/* What it costs that SET does not fit where it is said again: much if it is a name. */
static int cell_repeat_cost(const struct bundle *bundle, const struct cell_set *set)
{
	if (cell_names_row(bundle->table, set)
	    || (set->cell->rows > 1 && set->count <= LONG_REPEAT))
		return COST_WIDOW;
	return set->cell->rows > 1 ? COST_ROW : 0;
}

/* What it costs to cut SET above its slice K. */
static int cell_cut_cost(const struct bundle *bundle, const struct cell_set *set, int k)
{
	const struct slice *slice = &bundle->slices[set->first_slice + k];
	int before = set->starts[k], after = set->count - before;
	int cost = cell_part_cost(bundle, set);

	if (before > 0 && after > 0) {
		if (set->cell->rows > 1)
			cost += COST_ROW; /* its text would be parted, not repeated */
		if (before < 2 || after < 2)
			cost += COST_LONE;
		else if (set->pieces[before].cost >= COST_WIDOW)
			cost += COST_ROW;
	}
	if (before == 0 && set->count > 0 && set->cell->rows == 1)
		cost += COST_WIDOW; /* nothing of it above the cut */
	if (after == 0 && set->height > set->bottom - slice->tops_from)
		cost += cell_repeat_cost(bundle, set);
	return cost;
}

/* A cut through what is higher than a line moves all of it below; beside it stays a hole. */
static int slice_hole_cost(const struct bundle *bundle, int k)
{
	int hole = bundle->slices[k - 1].bottom - bundle->slices[k].top;

	return hole > bundle->table->flow->text->leading ? COST_WIDOW : 0;
}

static void bundle_costs(struct bundle *bundle)
{
	for (int k = 1; k < bundle->slice_count; k++)
		bundle->slices[k].cost = slice_hole_cost(bundle, k);
	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];

		for (int k = 1; k < set->slices; k++) {
			int *cost = &bundle->slices[set->first_slice + k].cost;

			*cost = MAX(*cost, cell_cut_cost(bundle, set, k));
		}
	}
}

/* Outer edges of the slices; inside, they reach from line to line.  What stands in one
 * may begin above the slices before it (a field beside lines): they begin there, too. */
static void bundle_edges(struct bundle *bundle)
{
	int end = 0, start = bundle->height;

	for (int i = 0; i < bundle->slice_count; i++) {
		struct slice *slice = &bundle->slices[i];

		if (slice->tops_from > slice->bottoms_to) /* no line in it */
			slice->tops_from = slice->bottoms_to = end;
		slice->top = i ? slice->tops_from : 0;
		slice->bottom = i < bundle->slice_count - 1 ? slice->bottoms_to : bundle->height;
		slice->bottom = MAX(slice->bottom, slice->top);
		end = slice->bottom;
	}
	for (int i = bundle->slice_count - 1; i > 0; i--) {
		start = MIN(start, bundle->slices[i].top);
		bundle->slices[i].top = start;
	}
}

/* A cut between two rows keeps the paddings and rules of both. */
static void bundle_row_edges(struct bundle *bundle, const int *cuts)
{
	bundle->slices[0].begins = true;
	bundle->slices[bundle->slice_count - 1].ends = true;
	for (int i = 1; i < bundle->row_count; i++) {
		int top = bundle->rows[i].top;
		int k = cut_find(cuts, bundle->slice_count, top + 1);

		if (k == 0 || bundle->slices[k].top < top)
			continue;
		bundle->slices[k - 1].bottom = bundle->slices[k].top = top;
		bundle->slices[k - 1].ends = bundle->slices[k].begins = true;
	}
}

void bundle_set(struct bundle *bundle)
{
	struct arena *arena = bundle->table->flow->setter->arena;
	int *cuts;

	for (int i = 0; i < bundle->cell_count; i++)
		cell_break(bundle, &bundle->cells[i]);
	bundle_stack(bundle);
	bundle_stretch(bundle);
	bundle_lines(bundle);
	if (bundle_whole(bundle)) {
		cuts = ARENA_NEW(arena, int);
		*cuts = bundle->height;
		bundle->slice_count = 1;
	} else {
		cuts = bundle_cuts(bundle, &bundle->slice_count);
	}
	bundle->slices = ARENA_ARRAY(arena, struct slice, bundle->slice_count);
	for (int i = 0; i < bundle->slice_count; i++)
		bundle->slices[i] = (struct slice){.bundle = bundle, .index = i,
			.tops_from = bundle->height, .bottoms_to = 0};
	for (int i = 0; i < bundle->cell_count; i++)
		cell_slice(bundle, &bundle->cells[i], cuts);
	bundle_edges(bundle);
	bundle_row_edges(bundle, cuts);
	bundle_costs(bundle);
}
