/* Columns: content set side by side in columns of even height, as pieces of the
 * flow around it: one if it fits a page, else one per page.  Notes stand at the
 * foot of the page, as wide as it. */
#include "place.h"

#include <string.h>
#include "../base/arena.h"

/* The columns of one page. */
struct columns {
	int width, gap;
	int count;
	const struct sheet_part *parts; /* among those of their flow */
};

static int column_height(const struct sheet_part *part)
{
	const struct piece *pieces = part->flow->pieces;
	int height = pieces[part->first].head + pieces[part->last].foot;

	for (int i = part->first; i <= part->last; i++)
		height += pieces[i].height + (i > part->first ? pieces[i].gap : 0);
	return height;
}

static void columns_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct columns *columns = piece->data;

	for (int i = 0; i < columns->count; i++) {
		struct placer column = *placer;

		column.left = x + piece->x + i * (columns->width + columns->gap);
		column.top = y;
		column.width = columns->width;
		part_place(&column, &columns->parts[i]);
	}
}

/* Breaks the pieces of INNER from START on into columns of HEIGHT; the caller
 * frees them. */
static GArray *columns_break(const struct flow *inner, int start, int height)
{
	struct setter *setter = inner->setter;
	GArray *outer = setter->parts, *parts;
	struct flow rest = *inner;

	rest.pieces += start;
	rest.count -= start;
	rest.height = height;
	setter->parts = g_array_new(FALSE, TRUE, sizeof(struct sheet_part));
	flow_break(&rest);
	parts = setter->parts;
	setter->parts = outer;
	for (guint i = 0; i < parts->len; i++) {
		struct sheet_part *part = &g_array_index(parts, struct sheet_part, i);

		part->flow = (struct flow *)inner;
		part->first += start;
		part->last += start;
	}
	return parts;
}

/* Do PARTS hold all in COUNT columns, none of which sticks out or begins where a
 * paragraph or group should not be torn? */
static bool columns_hold(const GArray *parts, int count)
{
	bool hold = parts->len <= (guint)count;

	for (guint i = 0; i < parts->len; i++) {
		const struct sheet_part *part = &g_array_index(parts, struct sheet_part, i);

		hold &= !part->over
			&& (i == 0 || part->flow->pieces[part->first].cost < COST_WIDOW);
	}
	return hold;
}

/* What follows START in the lowest columns that hold it, at most COUNT, which it does
 * in ROOM. */
static GArray *columns_balance(const struct flow *inner, int start, int count, int room)
{
	int low = 0, high = room;

	while (high - low > UNIT) {
		int middle = low + (high - low) / 2;
		GArray *parts = columns_break(inner, start, middle);
		bool holds = columns_hold(parts, count);

		g_array_free(parts, TRUE);
		*(holds ? &high : &low) = middle;
	}
	return columns_break(inner, start, high);
}

/* Notes and landmarks of the pieces of PART now belong to PIECE. */
static void columns_hand_over(const struct sheet_part *part, struct piece *piece)
{
	struct note **notes = &piece->notes;
	struct landmark **landmarks = &piece->landmarks;

	for (int i = part->first; i <= part->last; i++) {
		while (*notes)
			notes = &(*notes)->next;
		while (*landmarks)
			landmarks = &(*landmarks)->next;
		*notes = part->flow->pieces[i].notes;
		*landmarks = part->flow->pieces[i].landmarks;
	}
}

/* PARTS from FIRST on, of INNER, become one piece of FLOW. */
static void columns_add(struct flow *flow, const struct columns *shape, GArray *parts, guint first)
{
	struct flow *inner = g_array_index(parts, struct sheet_part, first).flow;
	guint count = MIN((guint)shape->count, parts->len - first);
	struct columns *columns = ARENA_NEW(flow->setter->arena, struct columns);
	struct piece *piece;
	int height = 0;

	*columns = *shape;
	columns->count = (int)count;
	columns->parts = inner->columns + inner->column_count;
	memcpy(inner->columns + inner->column_count,
		&g_array_index(parts, struct sheet_part, first), count * sizeof *columns->parts);
	inner->column_count += (int)count;
	for (guint i = 0; i < count; i++)
		height = MAX(height, column_height(&columns->parts[i]));
	piece = flow_add(flow, height, 0);
	piece->data = columns;
	piece->place = columns_place;
	for (guint i = 0; i < count; i++)
		columns_hand_over(&columns->parts[i], piece);
}

/* Height of a page within the boxes around. */
static int columns_room(const struct flow *flow)
{
	int room = flow->height;

	for (const struct frame *f = flow->frame; f; f = f->outer)
		room -= MAX(f->open, f->head) + MAX(f->close, f->foot);
	return MAX(room, 1);
}

static struct flow *columns_fill(const struct flow *flow, const struct block *block, int width)
{
	struct flow *inner = ARENA_NEW(flow->setter->arena, struct flow);

	inner->setter = flow->setter;
	inner->section = flow->section;
	inner->width = width;
	inner->height = columns_room(flow);
	inner->page_width = flow->page_width;
	inner->text = flow->text;
	inner->tag = flow->tag;
	inner->kept = true;
	inner->column = true;
	flow_blocks(inner, block->child);
	flow_finish(inner);
	inner->columns = ARENA_ARRAY(flow->setter->arena, struct sheet_part, inner->count);
	inner->note_count = 0;
	for (int i = 0; i < inner->count; i++)
		inner->pieces[i].note_end = 0;
	return inner;
}

/* The paragraph that is all of INNER, which holds BLOCK, or NULL. */
static const struct leaf *columns_lone(const struct flow *inner, const struct block *block)
{
	const struct leaf *leaf = inner->pieces[0].leaf;

	return block->child->kind == BLOCK_PARAGRAPH && !block->child->next && leaf
		&& leaf == inner->pieces[inner->count - 1].leaf ? leaf : NULL;
}

/* LEAF, which needs one column only, is broken anew, as wide as all of them. */
static void columns_undo(struct flow *flow, const struct flow *inner, const struct leaf *leaf)
{
	struct leaf *wide = ARENA_NEW(flow->setter->arena, struct leaf);

	for (int i = 0; i < inner->count; i++)
		for (struct note *note = inner->pieces[i].notes, *next; note; note = next) {
			next = note->next;
			note->taken = false;
			note->next = NULL;
		}
	*wide = *leaf;
	wide->indent = flow->indent;
	leaf_put(flow, wide);
}

/* Adds what does not fit the last page, whose first piece it returns; *ROOM: on the
 * first page, then on the last. */
static int columns_fill_pages(struct flow *flow, const struct columns *shape,
	const struct flow *inner, int *room)
{
	GArray *parts = columns_break(inner, 0, *room);
	guint count = (guint)shape->count, first = 0;
	int start = 0;

	if (parts->len > count && *room < inner->height) {
		columns_add(flow, shape, parts, 0);
		start = g_array_index(parts, struct sheet_part, count).first;
		g_array_free(parts, TRUE);
		parts = columns_break(inner, start, inner->height);
		*room = inner->height;
	}
	for (; parts->len - first > count; first += count)
		columns_add(flow, shape, parts, first);
	start = g_array_index(parts, struct sheet_part, first).first;
	g_array_free(parts, TRUE);
	return start;
}

void flow_columns(struct flow *flow, const struct block *block)
{
	int gap = flow->setter->sheet->sheet.column_gap;
	int width = (flow_measure(flow) - (block->columns - 1) * gap) / block->columns;
	const struct columns shape = {MAX(width, 1), gap, block->columns, NULL};
	struct flow *inner = columns_fill(flow, block, shape.width);
	int room = flow_left(flow, inner->height), first;
	const struct leaf *lone;
	GArray *parts;

	if (!inner->count)
		return;
	first = columns_fill_pages(flow, &shape, inner, &room);
	parts = columns_balance(inner, first, shape.count, room);
	if (first == 0 && parts->len == 1 && (lone = columns_lone(inner, block))) {
		columns_undo(flow, inner, lone);
	} else {
		columns_add(flow, &shape, parts, 0);
		flow_after(flow, inner->space);
	}
	g_array_free(parts, TRUE);
}
