/* Forms: signatures, and key-figure boxes.  Fields are in flow_fields.c. */
#include "page_place.h"

#include "../base/arena.h"
#include "flow_text.h"

enum {
	SIGN_HEIGHT = 16 * MM,   /* room for a signature */
	COLUMN_GAP = 8 * MM,
	FIGURE_GAP = 4 * MM,
};

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
		flow_label(flow, block, block->label);
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
	struct leaf *leaves[3];  /* value, label, note (or NULL) */
	struct lines *lines[3];
};

struct figure_row {
	struct figure_box boxes[4];
	int count, width, height;
	const struct style *style;
};

static void figure_text_place(struct placer *placer, const struct leaf *leaf,
	const struct lines *lines, int x, int y)
{
	for (int i = 0; i < lines->count; i++) {
		const struct piece piece = {.leaf = leaf, .lines = lines,
			.line = &lines->items[i], .height = lines->leading};

		piece_line_place(placer, &piece, x, y + i * lines->leading);
	}
}

static void figure_row_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct figure_row *row = piece->data;

	for (int i = 0; i < row->count; i++) {
		int left = x + piece->x + i * (row->width + FIGURE_GAP);
		int top = y + row->style->padding;

		placer_box(placer, row->style, (struct box){left, y, row->width, row->height},
			(bool[]){false, false});
		for (int k = 0; k < 3 && row->boxes[i].lines[k]; k++) {
			figure_text_place(placer, row->boxes[i].leaves[k], row->boxes[i].lines[k],
				left + row->style->padding, top);
			top += row->boxes[i].lines[k]->height;
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

/* Lays out one of BLOCK's figures in WIDTH; its height. */
static int figure_fill(struct flow *flow, const struct block *block, struct figure_box *box,
	const struct key_figure *figure, int width)
{
	static const char *const styles[] = {"figure-value", "figure-label", "figure-note"};
	struct setter *setter = flow->setter;
	const struct span *const texts[] = {span_new(setter->arena, figure->value, 0),
		figure->label, figure->note};
	struct tag *item = tag_new(setter->arena, flow->tag, TAG_LI);
	struct tag *label = tag_new(setter->arena, item, TAG_LBL);
	struct tag *body = tag_new(setter->arena, item, TAG_LBODY);
	int height = 0;

	for (int i = 0; i < 3 && texts[i]; i++) {
		box->leaves[i] = leaf_new(flow, block, texts[i], style_find(setter->sheet,
			styles[i]), i == 0 ? label : tag_new(setter->arena, body, TAG_P));
		box->lines[i] = paragraph_break(setter->typesetter, setter->arena,
			box->leaves[i]->paragraph, width, &block->place);
		height += box->lines[i]->height;
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

bool piece_figures(const struct piece *piece)
{
	return piece->place == figure_row_place;
}

void flow_figures(struct flow *flow, const struct block *block)
{
	struct arena *arena = flow->setter->arena;
	const struct style *style = figure_style(flow, block);
	int columns = figure_columns(flow, block, style->padding);
	struct tag *outer = flow->tag;
	struct label *waiting = flow->label; /* of an item that begins with the boxes */
	const struct key_figure *next = block->figures;

	flow->tag = tag_new(arena, outer, TAG_L);
	flow->label = NULL;
	flow_after(flow, style->space_before);
	while (next) {
		struct figure_row *row = ARENA_NEW(arena, struct figure_row);
		struct piece *piece;

		row->style = style;
		row->width = (flow_measure(flow) - (columns - 1) * FIGURE_GAP) / columns;
		for (; next && row->count < columns; next = next->next) {
			int height = figure_fill(flow, block, &row->boxes[row->count++], next,
				row->width - 2 * style->padding);

			row->height = MAX(row->height, height);
		}
		row->height += 2 * style->padding;
		piece = flow_add(flow, row->height, 0);
		if (flow->count > 1 && piece_figures(piece - 1))
			piece->cost = MAX(piece->cost, COST_FIGURES);
		piece->cost = MAX(piece->cost, COST_AWAY);
		piece->data = row;
		piece->place = figure_row_place;
		flow_after(flow, next ? FIGURE_GAP : MAX(style->space_after,
			flow->text->space_after));
	}
	flow->tag = outer;
	flow->label = waiting;
}
