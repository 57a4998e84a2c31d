/* Notes: footnotes, laid out with their marks, placed at the foot of the page. */
#include "place.h"

#include "../base/arena.h"

/* The note's label hangs; its text stands in by a bit more than an em. */
static void note_label(struct flow *flow, struct note *note, const struct span *span)
{
	struct setter *setter = flow->setter;
	struct label *label = ARENA_NEW(setter->arena, struct label);
	struct span *mark = span_new(setter->arena, span->text, 0);
	const struct place nowhere = {0};
	struct paragraph *paragraph = paragraph_shape(setter->typesetter, setter->arena, mark,
		style_aligned(setter, flow->text, ALIGN_LEFT), &nowhere);

	label->lines = paragraph_break(setter->typesetter, setter->arena, paragraph,
		paragraph->natural + 1, NULL);
	label->tag = tag_new(setter->arena, note->tag, TAG_LBL);
	flow->label = label;
	flow->indent = MAX(flow->text->size * 5 / 4, label->lines->widest + flow->text->size / 3);
}

struct note *note_new(struct flow *flow, const struct span *span, struct tag *parent)
{
	struct setter *setter = flow->setter;
	struct note *note = ARENA_NEW(setter->arena, struct note);
	struct flow inner = {.setter = setter, .width = flow->page_width, .cell = true,
		.page_width = flow->page_width, .text = style_find(setter->sheet, "note")};

	note->tag = tag_new(setter->arena, parent, TAG_NOTE);
	note->tag->id = arena_printf(setter->arena, "note-%d", ++setter->note_count);
	inner.tag = note->tag;
	note_label(&inner, note, span);
	flow_blocks(&inner, span->note);
	note->pieces = inner.pieces;
	note->count = inner.count;
	if (note->count)
		note->pieces[0].gap = inner.text->leading / 6;
	return note;
}

/* Space above the first note, with a short rule in it. */
static int notes_separator(const struct flow *flow)
{
	return style_find(flow->setter->sheet, "note")->leading;
}

int notes_height(const struct flow *flow, int from, int to)
{
	int height = 0;

	if (from >= to)
		return 0;
	for (int i = from; i < to; i++)
		height += flow->note_lines[i]->gap + flow->note_lines[i]->height;
	return height + notes_separator(flow);
}

void notes_place(struct placer *placer, const struct sheet_part *part)
{
	const struct flow *flow = part->flow;
	const struct style *style = style_find(placer->setter->sheet, "note");
	int y = placer->top + placer->height - notes_height(flow, part->note_from, part->note_to);
	int rule = y + style->leading * 2 / 3;

	if (part->note_from >= part->note_to)
		return;
	placer_rule(placer, NULL, (int[]){placer->left, rule, placer->left + placer->width / 4,
		rule}, UNIT / 2, style->color);
	y += style->leading;
	for (int i = part->note_from; i < part->note_to; i++) {
		const struct piece *piece = flow->note_lines[i];

		y += piece->gap;
		piece->place(placer, piece, placer->left, y);
		y += piece->height;
	}
}
