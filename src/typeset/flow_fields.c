/* Fields: places to fill in.  One with a name has a tag: a screen shows it as a form
 * field, paper as ruled lines; one without is ruled everywhere.  Both take the same
 * room, so that editions break pages alike. */
#include "page_place.h"

#include "../base/arena.h"
#include "../base/diag.h"
#include "flow_text.h"

enum {
	LINE_HEIGHT = 9 * MM,    /* room for handwriting */
	TYPED_HEIGHT = 11 * MM / 2, /* a line to type in, at the foot of its room */
	LABEL_RISE = MM,         /* baseline of a label above the rule */
	TYPED_RISE = 17 * MM / 10, /* the same beside typed text */
	DATE_WIDTH = 36 * MM,
	LEAST_WIDTH = 20 * MM,   /* a word, a name in short */
	BOX_SIDE = 7 * MM / 2,
	BOX_GAP = 2 * MM,        /* between a box and its label */
	COLUMN_GAP = 6 * MM,     /* between fields beside each other */
	SIDE = 20 * MM,          /* short labels take as much, so that fields line up */
};

/* A field on its line. */
struct slot {
	const struct field *field;
	struct lines *label;     /* beside it, or NULL */
	struct tag *label_tag, *tag;
	int label_x, from, to;   /* from the piece's left */
};

struct slot_row {
	struct slot *slots;
	int count;
};

struct tag *field_tag(struct arena *arena, const struct field *field, struct tag *parent)
{
	struct tag *tag;

	if (!field->name)
		return NULL;
	tag = tag_new(arena, parent, TAG_FORM);
	tag->alt = field->tip;
	return tag;
}

int field_height(const struct field *field)
{
	return field->kind == FIELD_BOX ? BOX_SIDE
		: TYPED_HEIGHT + (field->amount - 1) * LINE_HEIGHT;
}

int field_most(const struct flow *flow)
{
	return flow->cell ? flow->height * 6 / 10 : flow->height * 8 / 10;
}

/* ---- marks */

static const struct face *typed_face(struct setter *setter, const struct style *style)
{
	if (!setter->typed)
		setter->typed = text_line(setter, "0", style)->items[0].fragments[0].face;
	return setter->typed;
}

/* A square in the middle of BOX. */
static struct box square_in(struct box box)
{
	return (struct box){box.x + (box.width - BOX_SIDE) / 2,
		box.y + (box.height - BOX_SIDE) / 2, BOX_SIDE, BOX_SIDE};
}

void placer_field(struct placer *placer, struct tag *tag, const struct field *field,
	struct box box, int pitch)
{
	const struct style *style = style_find(placer->setter->sheet, "field");
	struct mark *mark;

	if (field->kind == FIELD_BOX)
		box = square_in(box);
	if (tag && placer->artifact)
		return; /* a form field stands once */
	mark = placer_mark(placer, MARK_FIELD, tag);
	mark->x = box.x;
	mark->y = box.y;
	mark->width = box.width;
	mark->height = box.height;
	mark->pitch = pitch;
	mark->field = field;
	mark->look = style;
	mark->face = typed_face(placer->setter, style);
	mark->size = style->size;
	mark->color = style->color;
}

/* ---- boxes to tick, each in front of its label */

static void box_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct slot *slot = piece->data;
	int top = y + piece->lines->ascent - piece->leaf->style->size * 7 / 20 - BOX_SIDE / 2;

	placer_field(placer, slot->tag, slot->field, (struct box){
		x + piece->x - BOX_SIDE - BOX_GAP, top, BOX_SIDE, BOX_SIDE}, LINE_HEIGHT);
	piece_line_place(placer, piece, x, y);
}

static void flow_box_line(struct flow *flow, const struct block *block, const struct field *field)
{
	struct arena *arena = flow->setter->arena;
	struct slot *slot = ARENA_NEW(arena, struct slot);
	int indent = flow->indent, start = flow->count;
	struct leaf *leaf;

	slot->field = field;
	slot->tag = field_tag(arena, field, flow->tag);
	flow->indent += BOX_SIDE + BOX_GAP;
	leaf = leaf_new(flow, block, span_new(arena, field->label ? field->label : "\u00a0", 0),
		flow->text, field->label ? tag_new(arena, flow->tag, TAG_P) : NULL);
	leaf_put(flow, leaf);
	flow->indent = indent;
	if (start < flow->count) {
		flow->pieces[start].data = slot;
		flow->pieces[start].place = box_place;
	}
}

static void flow_boxes(struct flow *flow, const struct block *block)
{
	for (int i = 0; i < MAX(block->fields->amount, 1); i++)
		flow_box_line(flow, block, block->fields);
}

/* ---- lines and dates, one or several beside each other */

static void slot_place(struct placer *placer, const struct slot *slot, int left, int base)
{
	bool box = slot->field->kind == FIELD_BOX;
	int height = slot->tag && !box ? TYPED_HEIGHT : LINE_HEIGHT;
	int rise = slot->tag ? TYPED_RISE : LABEL_RISE;

	if (slot->label)
		placer_lines(placer, slot->label_tag, slot->label, left + slot->label_x,
			base - rise - slot->label->ascent);
	if (box) /* its middle at that of the label's letters */
		base += LINE_HEIGHT / 2 - rise - BOX_SIDE * 2 / 5;
	placer_field(placer, slot->tag, slot->field, (struct box){left + slot->from,
		base - height, slot->to - slot->from, height}, LINE_HEIGHT);
}

static void row_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct slot_row *row = piece->data;

	for (int i = 0; i < row->count; i++)
		slot_place(placer, &row->slots[i], x + piece->x, y + piece->height);
}

void flow_label(struct flow *flow, const struct block *block, const char *label)
{
	struct setter *setter = flow->setter;
	struct leaf *leaf = leaf_new(flow, block, span_new(setter->arena, label, 0), flow->text,
		tag_new(setter->arena, flow->tag, TAG_P));

	leaf->glued = true;
	leaf->after = MM;
	leaf_put(flow, leaf);
}

/* What LABEL takes beside its field. */
static int label_width(const struct lines *label, const struct style *style)
{
	return label ? label->widest + style->size / 2 : 0;
}

/* What a label and, where it is fixed, its field take of the row. */
static int slot_fixed(const struct slot *slot, const struct style *style)
{
	int label = label_width(slot->label, style);

	if (slot->field->kind == FIELD_BOX)
		return BOX_SIDE + (slot->label ? BOX_GAP + slot->label->widest : 0);
	if (slot->field->width)
		return label + slot->field->width;
	return label + (slot->field->kind == FIELD_DATE ? DATE_WIDTH : 0);
}

static bool slot_grows(const struct slot *slot)
{
	return !slot->field->width
		&& (slot->field->kind == FIELD_LINE || slot->field->kind == FIELD_AREA);
}

/* Those without a width of their own share what is left of MEASURE. */
static void row_widths(struct slot_row *row, const struct style *style, int measure)
{
	int left = measure - (row->count - 1) * COLUMN_GAP, grow = 0, x = 0;

	for (int i = 0; i < row->count; i++) {
		left -= slot_fixed(&row->slots[i], style);
		grow += slot_grows(&row->slots[i]);
	}
	for (int i = 0; i < row->count; i++) {
		struct slot *slot = &row->slots[i];
		int width = slot_fixed(slot, style);
		bool box = slot->field->kind == FIELD_BOX;

		width += slot_grows(slot) ? MAX(left / grow, LEAST_WIDTH) : 0;
		slot->label_x = box ? x + BOX_SIDE + BOX_GAP : x;
		slot->from = x + (box ? 0 : label_width(slot->label, style));
		slot->to = box ? x + BOX_SIDE : MIN(x + width, measure);
		x += width + COLUMN_GAP;
	}
}

/* Whether what is WIDE beside a field leaves room to write. */
static bool leaves_room(const struct flow *flow, int wide)
{
	return wide <= flow_measure(flow) * 6 / 10;
}

/* The first COUNT of FIELDS beside each other. */
static struct slot_row *row_new(struct flow *flow, const struct field *fields, int count,
	bool labelled)
{
	struct arena *arena = flow->setter->arena;
	struct slot_row *row = ARENA_NEW(arena, struct slot_row);

	row->count = count;
	row->slots = ARENA_ARRAY(arena, struct slot, count);
	for (struct slot *slot = row->slots; count > 0; count--, fields = fields->next, slot++) {
		slot->field = fields;
		if (fields->label && labelled) {
			slot->label = text_line(flow->setter, fields->label, flow->text);
			slot->label_tag = tag_new(arena, flow->tag, TAG_P);
		}
		slot->tag = field_tag(arena, fields, flow->tag);
	}
	row_widths(row, flow->text, flow_measure(flow));
	if (row->slots[0].label && row->slots[0].tag && row->count == 1
	    && !row->slots[0].field->width && leaves_room(flow, SIDE))
		row->slots[0].from = MAX(row->slots[0].from, SIDE);
	return row;
}

static struct piece *row_add(struct flow *flow, const struct slot_row *row)
{
	struct piece *piece = flow_add(flow, LINE_HEIGHT, 0);

	piece->data = row;
	piece->place = row_place;
	return piece;
}

/* What FIELD takes at least beside its label. */
static int field_least(const struct field *field)
{
	if (field->kind == FIELD_BOX)
		return BOX_SIDE + BOX_GAP;
	if (field->width)
		return field->width;
	return field->kind == FIELD_DATE ? DATE_WIDTH : LEAST_WIDTH;
}

/* What FIELD takes of its line at least, with its label beside it. */
static int field_need(struct flow *flow, const struct field *field)
{
	const struct lines *label = field->label
		? text_line(flow->setter, field->label, flow->text) : NULL;

	return label_width(label, flow->text) + field_least(field);
}

/* Whether the label of FIELD leaves room to write beside it, and all that was asked for. */
static bool label_beside(struct flow *flow, const struct field *field)
{
	int need = field_need(flow, field), least = field_least(field);

	return !field->label || (leaves_room(flow, need - least) && need <= flow_measure(flow));
}

/* How many of FIELDS stand on a line. */
static int row_holds(struct flow *flow, const struct field *fields)
{
	int left = flow_measure(flow), count = 0;

	for (; fields && label_beside(flow, fields); fields = fields->next, count++) {
		left -= field_need(flow, fields) + (count ? COLUMN_GAP : 0);
		if (left < 0)
			break;
	}
	return MAX(count, 1);
}

/* Reports what was asked to be wider than there is room. */
static void width_check(const struct flow *flow, const struct block *block,
	const struct field *field)
{
	struct arena *arena = flow->setter->arena;
	int measure = flow_measure(flow);

	if (field->kind != FIELD_BOX && field->width > measure)
		diag_report(flow->setter->typesetter->diag, DIAG_FIELD_TOO_WIDE,
			field->place.source ? field->place : block->place,
			field->label ? field->label : "",
			arena_printf(arena, "%d", (field->width + MM - 1) / MM),
			arena_printf(arena, "%d", measure / MM));
}

/* The first COUNT of FIELDS on a line; a lone one that leaves its label no room beside it
 * stands below it. */
static void row_put(struct flow *flow, const struct block *block, const struct field *fields,
	int count)
{
	bool beside = label_beside(flow, fields);

	width_check(flow, block, fields);
	if (!beside && fields->kind == FIELD_BOX) {
		flow_box_line(flow, block, fields);
		return;
	}
	if (!beside)
		flow_label(flow, block, fields->label);
	/* better below what it asks about */
	row_add(flow, row_new(flow, fields, count, beside))->cost += COST_LABEL;
}

/* Fields beside each other, on as many lines as they need. */
static void flow_rows(struct flow *flow, const struct block *block)
{
	for (const struct field *field = block->fields; field;) {
		int start = flow->count, count = row_holds(flow, field);

		if (field != block->fields && !label_beside(flow, field))
			flow_after(flow, flow->text->leading); /* the rule above is not its */
		row_put(flow, block, field, count);
		if (field != block->fields)
			flow->pieces[start].cost += COST_FIELD;
		for (; count > 0; count--)
			field = field->next;
	}
}

static void flow_row(struct flow *flow, const struct block *block)
{
	const struct field *field = block->fields;
	struct field *more;

	flow_rows(flow, block);
	if (field->amount < 2 || field->next)
		return;
	more = ARENA_NEW(flow->setter->arena, struct field);
	*more = (struct field){.kind = FIELD_LINE, .amount = 1};
	for (int i = 1; i < field->amount; i++) {
		struct piece *piece = row_add(flow, row_new(flow, more, 1, false));

		piece->cost = i == 1 || i == field->amount - 1 ? COST_WIDOW : COST_FIELD;
	}
}

/* ---- areas, and several lines that are one form field: never parted */

static void block_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct slot *slot = piece->data;

	if (slot->label)
		placer_lines(placer, slot->label_tag, slot->label, x + piece->x,
			y + LINE_HEIGHT - LABEL_RISE - slot->label->ascent);
	placer_field(placer, slot->tag, slot->field, (struct box){x + piece->x + slot->from, y,
		slot->to - slot->from, piece->height}, LINE_HEIGHT);
}

static void flow_area(struct flow *flow, const struct block *block)
{
	const struct field *field = block->fields;
	struct slot *slot = ARENA_NEW(flow->setter->arena, struct slot);
	int64_t height = (int64_t)MAX(field->amount, 1) * LINE_HEIGHT;
	struct piece *piece;

	if (field->label && field->name)
		slot->label = text_line(flow->setter, field->label, flow->text);
	if (label_width(slot->label, flow->text) > SIDE || !leaves_room(flow, SIDE))
		slot->label = NULL;
	if (slot->label)
		slot->label_tag = tag_new(flow->setter->arena, flow->tag, TAG_P);
	else if (field->label)
		flow_label(flow, block, field->label);
	height = MIN(height, MIN(field_most(flow), flow_left(flow, flow->height)));
	piece = flow_add(flow, (int)height, 0);
	slot->field = field;
	slot->from = slot->label ? SIDE : 0;
	slot->to = piece->width;
	slot->tag = field_tag(flow->setter->arena, field, flow->tag);
	piece->data = slot;
	piece->place = block_place;
}

/* The pieces from START on are one place to fill in: no page should end above it that has
 * room for it. */
static void field_measure(struct flow *flow, int start)
{
	int64_t unit = 0;

	for (int i = start; i < flow->count; i++)
		unit += flow->pieces[i].gap + flow->pieces[i].height;
	if (unit <= flow->height && start < flow->count)
		flow->pieces[start].unit = (int)unit;
}

void flow_lines(struct flow *flow, const struct block *block)
{
	const struct field *field = block->fields;
	bool alone = !field->next, more = (alone && field->kind == FIELD_BOX)
		|| (block->next && block->next->kind == BLOCK_LINES);
	int start = flow->count;

	flow_after(flow, flow->text->space_before);
	if (alone && field->kind == FIELD_BOX)
		flow_boxes(flow, block);
	else if (alone && (field->kind == FIELD_AREA || (field->name && field->amount > 1)))
		flow_area(flow, block);
	else
		flow_row(flow, block);
	if (!alone || field->kind != FIELD_BOX)
		field_measure(flow, start);
	/* the last rule is no heading of what follows */
	flow_after(flow, more ? flow->text->space_after : flow->text->leading);
}
