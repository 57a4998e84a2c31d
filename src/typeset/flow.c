/* Flow: walks the block tree and lines up pieces with their gaps.
 * Each kind of block has its own file; this one owns spaces, frames, sections. */
#include "flow.h"

#include <assert.h>
#include <string.h>
#include "../base/arena.h"
#include "contents.h"
#include "flow_drift.h"
#include "flow_text.h"
#include "page_notes.h"

int flow_measure(const struct flow *flow)
{
	int left = flow->width - flow->indent;

	return left > 0 ? left : 1;
}

static void flow_grow(struct flow *flow)
{
	struct piece *bigger;

	if (flow->count < flow->room)
		return;
	flow->room = flow->room ? 2 * flow->room : flow->cell ? 2 : 64;
	bigger = ARENA_ARRAY(flow->setter->arena, struct piece, flow->room);
	if (flow->count)
		memcpy(bigger, flow->pieces, flow->count * sizeof *bigger);
	flow->pieces = bigger;
}

/* Frames that begin with PIECE know it as their first from now on. */
static void frames_begin(struct flow *flow)
{
	for (struct frame *frame = flow->frame; frame && frame->first < 0; frame = frame->outer)
		frame->first = flow->count;
}

struct piece *flow_add(struct flow *flow, int height, int before)
{
	struct piece *piece;

	assert(height >= 0);
	flow_grow(flow);
	frames_begin(flow);
	piece = &flow->pieces[flow->count++];
	piece->x = flow->indent;
	piece->width = flow_measure(flow);
	piece->height = height;
	piece->gap = flow->hard + (flow->fresh ? 0 : MAX(flow->space, before));
	piece->frame = flow->frame;
	piece->must = flow->must;
	piece->cost = flow->glued ? COST_NEVER : 0;
	piece->label = flow->label;
	piece->landmarks = flow->landmarks;
	flow->label = NULL;
	flow->landmarks = NULL;
	flow->space = flow->hard = 0;
	flow->fresh = flow->glued = flow->must = false;
	return piece;
}

void flow_after(struct flow *flow, int after)
{
	flow->space = MAX(flow->space, after);
}

struct frame *flow_open(struct flow *flow, int before)
{
	struct frame *frame = ARENA_NEW(flow->setter->arena, struct frame);

	flow->hard += flow->fresh ? 0 : MAX(flow->space, before);
	flow->space = 0;
	flow->fresh = true;
	frame->outer = flow->frame;
	frame->first = frame->last = -1;
	frame->x = flow->indent;
	frame->width = flow_measure(flow);
	flow->frame = frame;
	return frame;
}

void flow_close(struct flow *flow, int after)
{
	struct frame *frame = flow->frame;

	if (frame->first < 0) { /* an empty box leaves no trace */
		flow->fresh = false;
	} else {
		frame->last = flow->count - 1;
		flow->hard += frame->close;
		flow->space = after;
	}
	flow->frame = frame->outer;
}

/* The heights that frames add to a piece that begins or ends a page. */
static void flow_edges(struct flow *flow)
{
	for (int i = 0; i < flow->count; i++) {
		struct piece *piece = &flow->pieces[i];

		for (const struct frame *frame = piece->frame; frame; frame = frame->outer) {
			piece->head += frame->first == i ? frame->open : frame->head;
			piece->foot += frame->last == i ? frame->close : frame->foot;
		}
	}
}

static bool piece_heads(const struct piece *piece)
{
	return piece->leaf && piece->leaf->block->kind == BLOCK_HEADING;
}

/* A heading near the foot is poor even with two lines below it: breaks in the
 * first four lines behind it cost something, too. */
static void flow_feet(struct flow *flow)
{
	int room = 0;

	for (int i = 0; i < flow->count; i++) {
		struct piece *piece = &flow->pieces[i];

		if (piece_heads(piece)) {
			room = 4 * flow->text->leading;
			continue;
		}
		if (room > 0)
			piece->cost = MAX(piece->cost, COST_FOOT);
		room -= piece->gap + piece->height;
	}
}

/* What is more than a page of headings and their text is torn above the last heading rather
 * than below it. */
static void flow_chains(struct flow *flow)
{
	for (int i = 1; i < flow->count; i++) {
		struct piece *piece = &flow->pieces[i];

		if (piece->cost == COST_NEVER && piece_heads(piece - 1) && !piece_heads(piece))
			piece->cost = COST_NEVER_LAST;
	}
}

/* Where a paragraph begins, how high it is, with all that a page should not end above. */
static void flow_units(struct flow *flow)
{
	for (int i = 1, end; i < flow->count; i = end) {
		const struct leaf *leaf = flow->pieces[i].leaf;
		int unit = 0;
		bool noted = false;

		for (end = i; end < flow->count; end++) {
			const struct piece *piece = &flow->pieces[end];

			if (end > i && (piece->leaf != leaf || piece->must)
			    && piece->cost < COST_LEAD)
				break;
			unit += piece->gap + piece->height;
			noted |= piece->notes != NULL;
		}
		if (leaf && leaf->block->kind == BLOCK_PARAGRAPH && !noted
		    && leaf != flow->pieces[i - 1].leaf)
			flow->pieces[i].unit = unit;
	}
}

static void flow_gather_notes(struct flow *flow)
{
	int total = 0;

	for (int i = 0; i < flow->count; i++)
		for (struct note *note = flow->pieces[i].notes; note; note = note->next)
			total += note->count;
	flow->note_lines = ARENA_ARRAY(flow->setter->arena, struct note_line, total + 1);
	for (int i = 0; i < flow->count; i++) {
		for (struct note *note = flow->pieces[i].notes; note; note = note->next)
			for (int k = 0; k < note->count; k++)
				flow->note_lines[flow->note_count++] =
					(struct note_line){note, &note->pieces[k]};
		flow->pieces[i].note_end = flow->note_count;
	}
}

void flow_finish(struct flow *flow)
{
	drift_stop(flow);
	if (flow->landmarks && flow->count) { /* an anchor after the last piece */
		struct landmark **end = &flow->pieces[flow->count - 1].landmarks;

		while (*end)
			end = &(*end)->next;
		*end = flow->landmarks;
	}
	flow_edges(flow);
	flow_feet(flow);
	flow_chains(flow);
	flow_units(flow);
	flow_gather_notes(flow);
}

/* A sheet that lies has its binding edge on top, so the inner margin is there and the
 * outer one at both sides. */
void flow_shape(struct flow *flow)
{
	struct type_area area = sheet_area(&flow->setter->sheet->sheet, flow->landscape);

	flow->page_width = flow->width = area.width;
	flow->height = area.height;
	assert(flow->width > 0 && flow->height > 0);
}

/* A new flow for the pages of SECTION. */
static struct flow *flow_new(struct setter *setter, const struct block *section)
{
	struct flow *flow = ARENA_NEW(setter->arena, struct flow);

	flow->setter = setter;
	flow->section = section;
	flow->landscape = section->landscape;
	flow->right = section->right;
	flow->bare = section->bare;
	flow->text = style_find(setter->sheet, "text");
	flow_shape(flow);
	g_ptr_array_add(setter->flows, flow);
	return flow;
}

/* Breaks between the pieces from START on cost COST or more. */
static void flow_hold(struct flow *flow, int start, int cost)
{
	for (int i = start + 1; i < flow->count; i++)
		flow->pieces[i].cost = MAX(flow->pieces[i].cost, cost);
}

/* The pieces from START on are of GROUP, to be kept in one.  Where they are more than a page,
 * some breaks between them stay worse than others: a line left alone is not worth a page
 * less. */
static void flow_keep(struct flow *flow, int start, const struct block *group)
{
	for (int i = start + 1; i < flow->count; i++) {
		int *cost = &flow->pieces[i].cost;

		if (*cost < COST_KEEP)
			*cost += *cost < COST_WIDOW ? COST_KEEP : COST_KEEP_TORN;
		if (group->insists)
			flow->pieces[i].group = group;
	}
}

int flow_left(const struct flow *flow, int room)
{
	int taken = flow->glued ? flow->hard + flow->space : 0, notes = 0;

	for (int i = flow->count - 1; flow->glued && i >= 0; i--) {
		taken += flow->pieces[i].height;
		notes += note_lines_height(flow->pieces[i].notes);
		if (flow->pieces[i].cost < COST_WIDOW)
			break;
		taken += flow->pieces[i].gap;
	}
	taken += notes ? notes + notes_separator(flow) : 0;
	return taken < room / 2 ? room - taken : room;
}

/* Opens a box of STYLE around what follows; flow_close() ends it, the caller
 * restores indent and width.  Padding stands only where a fill or rule is. */
void flow_box(struct flow *flow, const struct style *style)
{
	struct frame *frame = flow_open(flow, style->space_before);
	bool all = style->has_fill || style->rule_side == RULE_FRAME;
	bool sides = all && !style->full_bleed; /* else the box leaves the measure as it is */
	bool left = sides || style->rule_side == RULE_LEFT;

	frame->data = style;
	frame->place = frame_box_place;
	if (all || style->rule_side == RULE_ABOVE)
		frame->open = frame->head = style->padding;
	if (all || style->rule_side == RULE_BELOW)
		frame->close = frame->foot = style->padding;
	flow->hard += frame->open;
	flow->indent += left ? style->padding : 0;
	flow->width -= sides ? style->padding : 0;
}

/* A group: content in a box if its style has a fill or a rule.  The padding lies
 * inside the measure, so its text is narrower than the text around it. */
static void flow_group(struct flow *flow, const struct block *block)
{
	const struct style *style = block->style;
	bool boxed = style && (style->has_fill || style->has_rule);
	struct tag *outer = flow->tag;
	int indent = flow->indent, width = flow->width, start = flow->count;
	bool kept = flow->kept;

	flow->kept |= block->keep;
	flow->tag = tag_new(flow->setter->arena, outer, TAG_DIV);
	if (boxed) {
		flow_box(flow, style);
		flow->indent += style->indent_left;
		flow->width -= style->indent_right;
	} else if (style) {
		flow_after(flow, style->space_before);
	}
	if (block->columns > 1 && !flow->cell)
		flow_columns(flow, block);
	else
		flow_blocks(flow, block->child);
	flow->indent = indent;
	flow->width = width;
	if (boxed)
		flow_close(flow, style->space_after);
	else if (style)
		flow_after(flow, style->space_after);
	flow->kept = kept;
	if (boxed)
		flow_hold(flow, start, COST_BOX);
	if (block->keep)
		flow_keep(flow, start, block);
	flow->tag = outer;
}

static void blank_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	(void)placer;
	(void)piece;
	(void)x;
	(void)y;
}

/* Space between blocks is gone at the top of a page; space that begins a
 * section was asked for (title pages) and stays. */
static void flow_space(struct flow *flow, const struct block *block)
{
	if (flow->count || flow->cell) {
		flow_after(flow, flow->space + block->amount);
		return;
	}
	flow_add(flow, block->amount, 0)->place = blank_place;
	flow->glued = true;
}

/* With one column, the next column is the next page. */
static void flow_page_break(struct flow *flow, const struct block *block)
{
	(void)block;
	flow->must = flow->count > 0;
}

static void flow_text_block(struct flow *flow, const struct block *block)
{
	flow_paragraph(flow, block, TAG_P);
}

/* ORDER BLOCK; NULL: set by what it stands in, the list or the document. */
static void (*const setters[])(struct flow *flow, const struct block *block) = {
	flow_heading, flow_text_block, flow_list, NULL, flow_table, flow_chart, flow_figures,
	flow_group, NULL, flow_contents, flow_lines, flow_signatures, flow_space, flow_page_break,
};
_Static_assert(sizeof setters / sizeof *setters == BLOCK_KIND_COUNT, "ORDER BLOCK");

/* The next piece is where links to the block's id lead. */
static void flow_target(struct flow *flow, const struct block *block)
{
	struct landmark *landmark;

	if (!block->id || block->kind == BLOCK_HEADING)
		return;
	landmark = ARENA_NEW(flow->setter->arena, struct landmark);
	landmark->anchor = g_hash_table_lookup(flow->setter->anchors, block->id);
	landmark->next = flow->landmarks;
	flow->landmarks = landmark;
}

static bool block_waits(const struct block *block)
{
	switch (block->kind) {
	case BLOCK_TABLE: case BLOCK_CHART: case BLOCK_FIGURES: case BLOCK_LINES:
	case BLOCK_SIGNATURES: case BLOCK_CONTENTS:
		return true;
	default:
		return false;
	}
}

/* No figure drifts past it: it would be read as part of what it begins. */
static bool block_stops(const struct block *block)
{
	return block->kind == BLOCK_HEADING || block->kind == BLOCK_CHART
		|| block->kind == BLOCK_BREAK || block->drifts;
}

void flow_block(struct flow *flow, const struct block *block)
{
	if (flow->leaves && block_waits(block)) {
		struct leaf leaf = {.block = block, .tag = flow->tag, .indent = flow->indent,
			.label = flow->label, .style = flow->text};

		flow->label = NULL;
		leaf_set(flow, &leaf);
		return;
	}
	if (block_stops(block))
		drift_stop(flow);
	flow_target(flow, block);
	assert(setters[block->kind]);
	setters[block->kind](flow, block);
}

void flow_blocks(struct flow *flow, const struct block *blocks)
{
	for (; blocks; blocks = blocks->next)
		flow_block(flow, blocks);
}

/* A section goes on in the flow before it if it may and the page has its shape. */
static bool flow_continues(const struct flow *flow, const struct block *section)
{
	return flow && section->continues && flow->landscape == section->landscape
		&& flow->bare == section->bare && !section->right;
}

void flow_document(struct setter *setter)
{
	struct flow *flow = NULL;

	for (const struct block *b = setter->document->blocks; b; b = b->next) {
		if (!flow_continues(flow, b))
			flow = flow_new(setter, b);
		drift_stop(flow);
		flow->tag = tag_new(setter->arena, setter->pages->root, TAG_SECT);
		flow_target(flow, b);
		flow_blocks(flow, b->child);
	}
	for (guint i = 0; i < setter->flows->len; i++)
		flow_finish(g_ptr_array_index(setter->flows, i));
}
