/* Columns: content set side by side in columns of even height, as pieces of the
 * flow around it: one if it fits a page, else one for what the page above leaves and
 * one per page.  Notes stand at the foot of the page, as wide as it: columns are as
 * much shorter as the notes of what stands in them take. */
#include "page_place.h"

#include <string.h>
#include "../base/arena.h"
#include "flow_text.h"
#include "page_notes.h"

enum { LEAST_LINES = 4 };    /* of each column, at the foot of a page */

/* The columns of one page. */
struct columns {
	int width, gap;
	int count;
	const struct sheet_part *parts; /* among those of their flow */
};

/* Content on its way into columns, page by page. */
struct filling {
	struct flow *inner;      /* all of it, as wide as a column */
	const int *note_ends;    /* note lines up to each of its pieces */
	int count;               /* columns of a page */
	int start, note;         /* the first piece, the first note line not on a page yet */
	int room;                /* of the page, for columns and notes */
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

/* The pieces that may come to stand on the page, and a column more of them, so that
 * the page ends as if it were told what follows; the first one beyond. */
static int filling_reach(const struct filling *filling)
{
	const struct flow *inner = filling->inner;
	int64_t most = (int64_t)(filling->count + 1) * filling->room, height = 0;
	int end = filling->start;

	for (; end < inner->count && height <= most; end++)
		height += inner->pieces[end].gap + inner->pieces[end].height;
	return end;
}

/* Breaks the pieces not on a page yet, as far as they concern it, into columns of
 * HEIGHT; the caller frees them. */
static GArray *columns_break(const struct filling *filling, int height)
{
	struct flow rest = *filling->inner;
	struct setter *setter = rest.setter;
	GArray *outer = setter->parts, *parts;

	rest.pieces += filling->start;
	rest.count = filling_reach(filling) - filling->start;
	rest.note_count = 0; /* the page has them, not the column */
	rest.height = height;
	setter->parts = g_array_new(FALSE, TRUE, sizeof(struct sheet_part));
	flow_break(&rest);
	parts = setter->parts;
	setter->parts = outer;
	for (guint i = 0; i < parts->len; i++) {
		struct sheet_part *part = &g_array_index(parts, struct sheet_part, i);

		part->flow = filling->inner;
		part->first += filling->start;
		part->last += filling->start;
	}
	return parts;
}

/* How many of PARTS stand on one page. */
static guint columns_side_by_side(const struct filling *filling, const GArray *parts)
{
	return MIN(parts->len, (guint)filling->count);
}

/* The first piece beyond a page with PARTS. */
static int columns_end(const struct filling *filling, const GArray *parts)
{
	return g_array_index(parts, struct sheet_part,
		columns_side_by_side(filling, parts) - 1).last + 1;
}

/* The height of the tallest of PARTS on the page. */
static int columns_height(const struct filling *filling, const GArray *parts)
{
	int height = 0;

	for (guint i = 0; i < columns_side_by_side(filling, parts); i++)
		height = MAX(height, column_height(&g_array_index(parts, struct sheet_part, i)));
	return height;
}

/* Do columns of HEIGHT leave room for the notes of what stands in them? */
static bool columns_leave_notes(const struct filling *filling, int height)
{
	GArray *parts = columns_break(filling, height);
	int notes = notes_height(filling->inner, filling->note,
		filling->note_ends[columns_end(filling, parts) - 1]);
	bool leave = !notes || columns_height(filling, parts) + notes <= filling->room;

	g_array_free(parts, TRUE);
	return leave;
}

/* The greatest height of columns that leaves room for their notes.  Where the first
 * lines already have notes that do not fit, a few lines: most of the page is for the
 * notes, which go on overleaf. */
static int columns_most(const struct filling *filling)
{
	int low = 0, high = filling->room;

	if (columns_leave_notes(filling, high))
		return high;
	while (high - low > UNIT) {
		int middle = low + (high - low) / 2;

		*(columns_leave_notes(filling, middle) ? &low : &high) = middle;
	}
	return low ? low : MAX(filling->room / 8, 1);
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

/* What is left in the lowest columns that hold it on one page, which those of ROOM do. */
static GArray *columns_balance(const struct filling *filling, int room)
{
	int low = 0, high = room;

	while (high - low > UNIT) {
		int middle = low + (high - low) / 2;
		GArray *parts = columns_break(filling, middle);
		bool holds = columns_hold(parts, filling->count);

		g_array_free(parts, TRUE);
		*(holds ? &high : &low) = middle;
	}
	return columns_break(filling, high);
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

/* PARTS, as many as stand on a page, become one piece of FLOW. */
static void columns_add(struct flow *flow, const struct columns *shape,
	const struct filling *filling, const GArray *parts)
{
	struct flow *inner = filling->inner;
	guint count = columns_side_by_side(filling, parts);
	struct columns *columns = ARENA_NEW(flow->setter->arena, struct columns);
	struct piece *piece = flow_add(flow, columns_height(filling, parts), 0);

	*columns = *shape;
	columns->count = (int)count;
	columns->parts = inner->columns + inner->column_count;
	memcpy(inner->columns + inner->column_count, parts->data,
		count * sizeof *columns->parts);
	inner->column_count += (int)count;
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
	inner->height = flow_left(flow, columns_room(flow)); /* what is tall must fit there */
	inner->page_width = flow->page_width;
	inner->text = flow->text;
	inner->tag = flow->tag;
	inner->kept = true;
	inner->column = true;
	flow_blocks(inner, block->child);
	inner->height = columns_room(flow);
	flow_finish(inner);
	inner->columns = ARENA_ARRAY(flow->setter->arena, struct sheet_part, inner->count);
	return inner;
}

/* Takes the counts of note lines from the pieces of INNER: its columns have none. */
static const int *columns_note_ends(struct flow *inner)
{
	int *ends = ARENA_ARRAY(inner->setter->arena, int, inner->count);

	for (int i = 0; i < inner->count; i++) {
		ends[i] = inner->pieces[i].note_end;
		inner->pieces[i].note_end = 0;
	}
	return ends;
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

/* Goes on to the page after one with PARTS. */
static void filling_turn(struct filling *filling, const GArray *parts)
{
	const struct flow *inner = filling->inner;
	int height = columns_height(filling, parts), note;

	filling->start = columns_end(filling, parts);
	note = filling->note_ends[filling->start - 1];
	while (note > filling->note
	       && height + notes_height(inner, filling->note, note) > filling->room)
		note--;
	filling->note = note;
	filling->room = inner->height;
}

/* Do PARTS fill a page whose foot they share, notes and all, and end there without tearing
 * what has room on a page of its own? */
static bool columns_share(const struct filling *filling, const GArray *parts)
{
	guint count = (guint)filling->count;
	bool share = parts->len > count && columns_height(filling, parts)
		+ notes_height(filling->inner, filling->note,
			filling->note_ends[columns_end(filling, parts) - 1]) <= filling->room;

	for (guint i = 1; share && i <= count; i++)
		share = filling->inner->pieces[g_array_index(parts, struct sheet_part,
			i).first].cost < COST_ROW_WHOLE;
	return share;
}

/* Adds what has room on the page that FLOW has begun; false if that is nothing. */
static bool filling_begin(struct filling *filling, struct flow *flow,
	const struct columns *shape)
{
	struct filling first = *filling;
	GArray *parts;
	bool share;

	first.room = flow_room(flow, LEAST_LINES * flow->text->leading);
	if (!first.room)
		return false;
	parts = columns_break(&first, columns_most(&first));
	share = columns_share(&first, parts);
	if (share) {
		columns_add(flow, shape, &first, parts);
		filling_turn(&first, parts);
		*filling = first;
	}
	g_array_free(parts, TRUE);
	return share;
}

/* Adds all pages but the last; returns the height that its columns may take.  MAY_SHARE: the
 * first of them may be what FLOW leaves of the page it has begun. */
static int filling_pages(struct filling *filling, struct flow *flow,
	const struct columns *shape, bool may_share)
{
	for (;;) {
		int most = columns_most(filling);
		GArray *parts = columns_break(filling, most);
		bool last = columns_side_by_side(filling, parts) == parts->len
			&& columns_end(filling, parts) == filling->inner->count;

		if (!last && !(may_share && filling->start == 0
		    && filling_begin(filling, flow, shape))) {
			columns_add(flow, shape, filling, parts);
			filling_turn(filling, parts);
		}
		g_array_free(parts, TRUE);
		if (last)
			return most;
	}
}

void flow_columns(struct flow *flow, const struct block *block)
{
	int gap = flow->setter->sheet->sheet.column_gap;
	int width = (flow_measure(flow) - (block->columns - 1) * gap) / block->columns;
	const struct columns shape = {MAX(width, 1), gap, block->columns, NULL};
	struct flow *inner = columns_fill(flow, block, shape.width);
	struct filling filling = {.inner = inner, .count = block->columns,
		.room = flow_left(flow, inner->height)};
	const struct leaf *lone;
	GArray *parts;
	int most;

	if (!inner->count)
		return;
	filling.note_ends = columns_note_ends(inner);
	most = filling_pages(&filling, flow, &shape, !block->insists);
	parts = columns_balance(&filling, most);
	if (filling.start == 0 && parts->len == 1 && (lone = columns_lone(inner, block))) {
		columns_undo(flow, inner, lone);
	} else {
		columns_add(flow, &shape, &filling, parts);
		flow_after(flow, inner->space);
	}
	g_array_free(parts, TRUE);
}
