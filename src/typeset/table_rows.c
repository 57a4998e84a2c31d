/* Rows of a table become pieces of the flow: one per slice, inside one frame. */
#include "table.h"

#include "../base/arena.h"
#include "flow_drift.h"
#include "page_notes.h"
#include "reference.h"

enum {
	COST_PART = 30,          /* between two rows: as much as a repeated head takes, */
	COST_SMALL = 200,        /* and the more the less of the table is on one side: */
	SMALL_PART = 6,          /* a sixth of a page is enough */
};

static void table_caption(struct flow *flow, struct table_set *table)
{
	struct setter *setter = flow->setter;
	const struct style *style = style_find(setter->sheet, "caption");
	struct leaf *leaf;

	if (!table->caption)
		return;
	leaf = leaf_new(flow, table->block, table->table->caption, style, table->caption);
	leaf->glued = leaf->whole = true;
	leaf_put(flow, leaf);
}

/* What stands above and below the parts of a table on several pages. */
static void table_words(struct table_set *table)
{
	struct setter *setter = table->flow->setter;
	const struct page_words *words = &setter->sheet->words;
	const struct style *style = style_find(setter->sheet, "caption");
	char *text;

	if (words->continued && *words->continued) {
		text = span_text(setter->arena, references_fill(setter, table->table->caption,
			table->block->place));
		table->continued = text_lines(setter, *text
			? arena_printf(setter->arena, "%s (%s)", text, words->continued)
			: words->continued, style, table->width);
	}
	if (words->continues && *words->continues)
		table->continues = text_lines(setter, words->continues,
			style_aligned(setter, style_find(setter->sheet, "small"), ALIGN_RIGHT),
			table->width);
}

static struct frame *table_open(struct flow *flow, struct table_set *table)
{
	bool captioned = table->caption && !table->follows;
	struct frame *frame = flow_open(flow, captioned ? 0 : flow->text->space_before);
	int head = table->head ? table->head->height : 0;

	frame->data = table;
	frame->place = table_place;
	table->repeats = head > 0 && head <= flow->height / 3;
	frame->head = table->repeats ? head : 0;
	if (table->continued && table->continued->height <= flow->height / 6)
		frame->head += table->continued->height + table->style->padding_y;
	else
		table->continued = NULL;
	if (table->follows && table->continued) {
		frame->open = table->continued->height + table->style->padding_y;
		flow->hard += frame->open;
	}
	if (table->continues)
		frame->foot = table->continues->height + table->style->padding_y;
	return frame;
}

/* Notes and landmarks in the lines of SLICE now belong to its PIECE. */
static void slice_notes(const struct slice *slice, struct piece *piece)
{
	const struct bundle *bundle = slice->bundle;
	struct note **notes = &piece->notes;
	struct landmark **landmarks = &piece->landmarks;

	while (*landmarks)
		landmarks = &(*landmarks)->next;
	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];
		int k = slice->index - set->first_slice;

		if (k < 0 || k >= set->slices || set->repeats)
			continue;
		for (int line = set->starts[k]; line < set->starts[k + 1]; line++) {
			*notes = set->pieces[line].notes;
			*landmarks = set->pieces[line].landmarks;
			while (*notes)
				notes = &(*notes)->next;
			while (*landmarks)
				landmarks = &(*landmarks)->next;
		}
	}
}

/* The slice below SLICE in its table, or NULL. */
static const struct slice *slice_below(const struct slice *slice)
{
	const struct bundle *bundle = slice->bundle;

	if (slice->index + 1 < bundle->slice_count)
		return slice + 1;
	return bundle->last || bundle->head ? NULL : bundle[1].slices;
}

static void slice_add(struct flow *flow, const struct slice *slice, int cost)
{
	const struct bundle *bundle = slice->bundle;
	const struct slice *below = slice_below(slice);
	int pad = bundle->table->style->padding_y;
	struct piece *piece = flow_add(flow, slice->bottom - slice->top, 0);

	piece->data = slice;
	piece->place = slice_place;
	piece->cost = MAX(piece->cost, MAX(cost, slice->cost));
	if (slice->index > 0)
		piece->gap = slice->top - bundle->slices[slice->index - 1].bottom;
	piece->head = (slice->begins ? 0 : pad) + carry_above(slice);
	piece->foot = (slice->ends ? 0 : pad) + (below ? carry_above(below) : 0);
	slice_notes(slice, piece);
}

static void bundle_add(struct flow *flow, struct bundle *bundle, int cost)
{
	for (int i = 0; i < bundle->slice_count; i++)
		slice_add(flow, &bundle->slices[i], i ? 0 : cost);
}

bool piece_splits_row(const struct piece *piece)
{
	const struct slice *slice = piece->place == slice_place ? piece->data : NULL;

	return slice && !slice->begins;
}

const struct block *piece_table(const struct piece *piece)
{
	const struct slice *slice = piece->place == slice_place ? piece->data : NULL;

	return slice ? slice->bundle->table->block : NULL;
}

/* Cost of a page break between rows that are ABOVE and BELOW high together. */
static int part_cost(const struct flow *flow, int64_t above, int64_t below)
{
	int64_t enough = MAX(flow->height / SMALL_PART, 1), part = MIN(above, below);

	return COST_PART + (int)(part < enough ? COST_SMALL * (enough - part) / enough : 0);
}

static int bundle_cost(const struct table_set *table, int i, int64_t above, int64_t below)
{
	if (i == 0)
		return 0;
	if (table->bundles[i].rows[0].row->sum)
		return COST_WIDOW; /* a sum stays with what it sums */
	return part_cost(table->flow, above, below);
}

/* What each row below the first, at piece FIRST, takes, and the rest of the table from it
 * on, instead of the words at the foot of a page that the table runs over.  Rows with notes
 * may not fit for their sake: they have no unit, and no row above them has a rest. */
static void rows_measure(struct flow *flow, int first)
{
	const struct table_set *table = flow->frame->data;
	int64_t unit = -flow->frame->foot - table->carry, rest = 0;
	bool noted = false, noted_below = false;

	for (int i = flow->count - 1; i > first; i--) {
		struct piece *piece = &flow->pieces[i];

		unit += piece->gap + piece->height;
		noted |= piece->notes != NULL;
		if (piece_splits_row(piece))
			continue;
		noted_below |= noted;
		rest += unit;
		piece->unit = noted || unit > flow->height ? 0 : (int)MAX(unit, 1);
		piece->rest = noted_below || rest > flow->height ? 0 : (int)MAX(rest, 1);
		unit = 0;
		noted = false;
	}
}

static void bundles_add(struct flow *flow, struct table_set *table)
{
	int64_t above = 0, below = 0;
	int first = flow->count;

	for (int i = 0; i < table->bundle_count; i++) {
		bundle_set(&table->bundles[i]);
		below += table->bundles[i].height;
	}
	for (int i = 0; i < table->bundle_count; i++) {
		struct bundle *bundle = &table->bundles[i];

		bundle_add(flow, bundle, bundle_cost(table, i, above, below));
		above += bundle->height;
		below -= bundle->height;
	}
	rows_measure(flow, first);
}

struct column_set *columns_new(const struct table_set *table)
{
	struct column_set *columns = ARENA_ARRAY(table->flow->setter->arena, struct column_set,
		table->column_count);

	for (int c = 0; c < table->column_count; c++)
		columns[c].source = c;
	return columns;
}

struct table_set *table_new(struct flow *flow, const struct block *block)
{
	struct table_set *table = ARENA_NEW(flow->setter->arena, struct table_set);

	table->flow = flow;
	table->block = block;
	table->table = block->table;
	table->style = &flow->setter->sheet->table;
	table->number = ++flow->setter->table_count;
	table->column_count = block->table->column_count;
	table->columns = columns_new(table);
	table->width = flow_measure(flow);
	table->tag = tag_new(flow->setter->arena, NULL, TAG_TABLE);
	table->tag->summary = block->table->summary;
	table->tag->place = block->place;
	if (block->table->caption && !block->table->caption_later)
		table->caption = tag_new(flow->setter->arena, table->tag, TAG_CAPTION);
	return table;
}

static void table_set(struct flow *flow, struct table_set *table)
{
	if (!table->fitted)
		table_fit(table);
	table_words(table);
	if (table->head)
		bundle_set(table->head);
	table_open(flow, table);
	if (table->head) {
		slice_add(flow, &table->head->slices[0], 0);
		flow->glued = true;
	}
	bundles_add(flow, table);
	flow_close(flow, MAX(flow->text->space_after, flow->text->leading * 2 / 3));
}

void flow_table(struct flow *flow, const struct block *block)
{
	struct table_set *table = grid_table(flow, block);
	int start = flow->count, above = flow->hard;
	int64_t least = table->fitted ? 0 : table_measure(table);

	tag_append(flow->tag, table->tag);
	table_caption(flow, table);
	if (least > table->width)
		table = table_divide(table, least);
	if (table->turned)
		flow_turn(flow);
	for (struct table_set *part = table; part; part = part->next)
		table_set(flow, part);
	if (table->turned)
		flow_turn(flow);
	else if (block->drifts)
		drift_add(flow, start, above);
}
