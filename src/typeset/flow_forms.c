/* Forms: fields to write on, signatures, and key-figure boxes. */
#include "place.h"

#include "../base/arena.h"

enum {
	MM = 2903,               /* a millimetre in 1/1024 pt */
	FIELD_HEIGHT = 9 * MM,   /* room for handwriting */
	SIGN_HEIGHT = 16 * MM,   /* room for a signature */
	DATE_WIDTH = 36 * MM,
	BOX_SIDE = 7 * MM / 2,
	COLUMN_GAP = 8 * MM,
	FIGURE_GAP = 4 * MM,
};

/* A ruled line, perhaps behind a label; or an area. */
struct field {
	struct lines *label;     /* or NULL */
	struct tag *tag;         /* of the label */
	int from, to;            /* the rule, from the piece's left */
	bool area;
	struct color color;
};

static void field_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct field *field = piece->data;
	int left = x + piece->x, base = y + piece->height;

	if (field->area) {
		struct style style = {.has_rule = true, .rule_side = RULE_FRAME,
			.rule_width = UNIT / 2, .rule = field->color};

		placer_box(placer, &style, (struct box){left, y, field->to, piece->height},
			(bool[]){false, false});
		return;
	}
	if (field->label)
		placer_lines(placer, field->tag, field->label, left,
			base - MM - field->label->ascent);
	placer_rule(placer, NULL, (int[]){left + field->from, base, left + field->to, base},
		UNIT / 2, field->color);
}

static struct field *field_add(struct flow *flow, int height)
{
	struct field *field = ARENA_NEW(flow->setter->arena, struct field);
	struct piece *piece = flow_add(flow, height, 0);

	piece->data = field;
	piece->place = field_place;
	field->color = flow->text->color;
	field->to = piece->width;
	return field;
}

/* The label stands above what it names. */
static void field_label(struct flow *flow, const struct block *block)
{
	struct setter *setter = flow->setter;
	struct leaf *leaf = leaf_new(flow, block, span_new(setter->arena, block->label, 0),
		flow->text, tag_new(setter->arena, flow->tag, TAG_P));

	leaf->glued = true;
	leaf->after = MM;
	leaf_put(flow, leaf);
}

/* The first line starts behind its label if that leaves room to write. */
static void field_first(struct flow *flow, const struct block *block)
{
	struct lines *label = block->label ? text_line(flow->setter, block->label, flow->text)
		: NULL;
	bool beside = label && label->widest <= flow_measure(flow) * 6 / 10;
	struct field *field;

	if (label && !beside)
		field_label(flow, block);
	field = field_add(flow, FIELD_HEIGHT);
	flow->pieces[flow->count - 1].cost += COST_ITEM; /* better below what it asks about */
	if (beside) {
		field->label = label;
		field->tag = tag_new(flow->setter->arena, flow->tag, TAG_P);
		field->from = label->widest + flow->text->size / 2;
	}
	if (block->field == FIELD_DATE)
		field->to = MIN(field->to, field->from + DATE_WIDTH);
}

static void flow_field_lines(struct flow *flow, const struct block *block)
{
	field_first(flow, block);
	for (int i = 1; i < block->amount; i++) {
		field_add(flow, FIELD_HEIGHT);
		flow->pieces[flow->count - 1].cost = i == 1 || i == block->amount - 1
			? COST_WIDOW : COST_FIELD;
	}
}

static void flow_field_area(struct flow *flow, const struct block *block)
{
	int64_t height = (int64_t)MAX(block->amount, 1) * FIELD_HEIGHT;

	if (block->label)
		field_label(flow, block);
	field_add(flow, (int)MIN(height, flow->height * 8 / 10))->area = true;
}

static void box_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct style *style = piece->leaf->style;
	int top = y + piece->lines->ascent - style->size * 7 / 20 - BOX_SIDE / 2;
	struct style frame = {.has_rule = true, .rule_side = RULE_FRAME, .rule_width = UNIT * 3 / 4,
		.rule = style->color};

	placer_box(placer, &frame, (struct box){x + piece->x - BOX_SIDE - 2 * MM, top, BOX_SIDE,
		BOX_SIDE}, (bool[]){false, false});
	piece_line_place(placer, piece, x, y);
}

/* Boxes to tick, each in front of its label. */
static void flow_field_boxes(struct flow *flow, const struct block *block)
{
	struct arena *arena = flow->setter->arena;

	for (int i = 0; i < MAX(block->amount, 1); i++) {
		int indent = flow->indent, start = flow->count;
		struct leaf *leaf;

		flow->indent += BOX_SIDE + 2 * MM;
		leaf = leaf_new(flow, block,
			span_new(arena, block->label ? block->label : "\u00a0", 0), flow->text,
			block->label ? tag_new(arena, flow->tag, TAG_P) : NULL);
		leaf_put(flow, leaf);
		flow->indent = indent;
		if (start < flow->count)
			flow->pieces[start].place = box_place;
	}
}

void flow_lines(struct flow *flow, const struct block *block)
{
	/* ORDER FIELD */
	static void (*const fields[])(struct flow *flow, const struct block *block) = {
		flow_field_lines, flow_field_area, flow_field_lines, flow_field_boxes,
	};

	bool more = block->field == FIELD_BOX || (block->next && block->next->kind == BLOCK_LINES);

	flow_after(flow, flow->text->space_before);
	fields[block->field](flow, block);
	/* the last rule is no heading of what follows */
	flow_after(flow, more ? flow->text->space_after : flow->text->leading);
}

/* ---- signatures: two beside each other, a rule with the role below */

struct signing {
	struct lines *roles[2];
	struct tag *tags[2];
	int width;
	struct color color;
};

static void signing_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct signing *signing = piece->data;

	for (int i = 0; i < 2 && signing->roles[i]; i++) {
		int left = x + piece->x + i * (signing->width + COLUMN_GAP);

		placer_rule(placer, NULL, (int[]){left, y + SIGN_HEIGHT, left + signing->width,
			y + SIGN_HEIGHT}, UNIT / 2, signing->color);
		placer_lines(placer, signing->tags[i], signing->roles[i], left,
			y + SIGN_HEIGHT + MM);
	}
}

void flow_signatures(struct flow *flow, const struct block *block)
{
	struct arena *arena = flow->setter->arena;
	const struct style *style = style_find(flow->setter->sheet, "small");
	const struct signature *next = block->signatures;

	if (block->label)
		field_label(flow, block);
	while (next) {
		struct signing *signing = ARENA_NEW(arena, struct signing);
		struct piece *piece;
		int height = 0;

		signing->width = (flow_measure(flow) - COLUMN_GAP) / 2;
		signing->color = style->color;
		for (int i = 0; i < 2 && next; i++, next = next->next) {
			signing->roles[i] = text_lines(flow->setter, next->role, style,
				signing->width);
			signing->tags[i] = tag_new(arena, flow->tag, TAG_P);
			height = MAX(height, signing->roles[i]->height);
		}
		piece = flow_add(flow, SIGN_HEIGHT + MM + height, flow->text->space_before);
		piece->data = signing;
		piece->place = signing_place;
		flow_after(flow, flow->text->space_after);
	}
}

/* ---- key figures: boxes of one height in a row */

struct figure_box {
	struct lines *texts[3];  /* value, label, note (or NULL) */
	struct tag *tags[3];
};

struct figure_row {
	struct figure_box boxes[4];
	int count, width, height;
	const struct style *style;
};

static void figure_row_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct figure_row *row = piece->data;

	for (int i = 0; i < row->count; i++) {
		int left = x + piece->x + i * (row->width + FIGURE_GAP);
		int top = y + row->style->padding;

		placer_box(placer, row->style, (struct box){left, y, row->width, row->height},
			(bool[]){false, false});
		for (int k = 0; k < 3 && row->boxes[i].texts[k]; k++) {
			placer_lines(placer, row->boxes[i].tags[k], row->boxes[i].texts[k],
				left + row->style->padding, top);
			top += row->boxes[i].texts[k]->height;
		}
	}
}

static int figure_widest(struct flow *flow, const struct block *block)
{
	const struct style *style = style_find(flow->setter->sheet, "figure-value");
	int widest = 0;

	for (const struct key_figure *f = block->figures; f; f = f->next) {
		const struct lines *value = text_line(flow->setter, f->value, style);

		widest = MAX(widest, value->widest);
	}
	return widest;
}

/* Boxes per row: four at most, wide enough for the longest value, the rows as
 * equal as can be. */
static int figure_columns(struct flow *flow, const struct block *block, int padding)
{
	int count = 0, columns, rows, least = figure_widest(flow, block) + 2 * padding;

	for (const struct key_figure *f = block->figures; f; f = f->next)
		count++;
	columns = count <= 4 ? count : count % 4 == 0 || count % 3 == 1 ? 4 : 3;
	if (count == 5)
		columns = 3;
	if (!count)
		return 1;
	while (columns > 1
	       && (flow_measure(flow) - (columns - 1) * FIGURE_GAP) / columns < least)
		columns--;
	rows = (count + columns - 1) / columns;
	return (count + rows - 1) / rows; /* no lone box in the last row */
}

static int figure_fill(struct flow *flow, struct figure_box *box, const struct key_figure *figure,
	struct tag *list, int width)
{
	static const char *const styles[] = {"figure-value", "figure-label", "figure-note"};
	const char *const texts[] = {figure->value, figure->label, figure->note};
	struct arena *arena = flow->setter->arena;
	struct tag *item = tag_new(arena, list, TAG_LI);
	struct tag *label = tag_new(arena, item, TAG_LBL), *body = tag_new(arena, item, TAG_LBODY);
	int height = 0;

	for (int i = 0; i < 3 && texts[i] && *texts[i]; i++) {
		box->texts[i] = text_lines(flow->setter, texts[i],
			style_find(flow->setter->sheet, styles[i]), width);
		box->tags[i] = i == 0 ? label : tag_new(arena, body, TAG_P);
		height += box->texts[i]->height;
	}
	return height;
}

/* The look of the boxes: the block's style, else that of the values; one that
 * has neither fill nor rule takes the fill of table heads. */
static const struct style *figure_style(struct flow *flow, const struct block *block)
{
	const struct stylesheet *sheet = flow->setter->sheet;
	const struct style *style = block->style ? block->style : style_find(sheet, "figure-value");
	struct style *boxed;

	if (style->has_fill || style->has_rule)
		return style;
	boxed = ARENA_NEW(flow->setter->arena, struct style);
	*boxed = *style;
	boxed->has_fill = true;
	boxed->fill = sheet->table.head_fill;
	boxed->padding = MAX(style->padding, style_find(sheet, "figure-label")->size);
	return boxed;
}

void flow_figures(struct flow *flow, const struct block *block)
{
	struct arena *arena = flow->setter->arena;
	const struct style *style = figure_style(flow, block);
	int columns = figure_columns(flow, block, style->padding);
	struct tag *list = tag_new(arena, flow->tag, TAG_L);
	const struct key_figure *next = block->figures;

	flow_after(flow, style->space_before);
	while (next) {
		struct figure_row *row = ARENA_NEW(arena, struct figure_row);
		struct piece *piece;

		row->style = style;
		row->width = (flow_measure(flow) - (columns - 1) * FIGURE_GAP) / columns;
		for (; next && row->count < columns; next = next->next) {
			int height = figure_fill(flow, &row->boxes[row->count++], next, list,
				row->width - 2 * style->padding);

			row->height = MAX(row->height, height);
		}
		row->height += 2 * style->padding;
		piece = flow_add(flow, row->height, 0);
		piece->cost = MAX(piece->cost, COST_AWAY);
		piece->data = row;
		piece->place = figure_row_place;
		flow_after(flow, next ? FIGURE_GAP : MAX(style->space_after,
			flow->text->space_after));
	}
}
