/* Notes: footnotes, laid out with their marks, placed at the foot of the page. */
#include "page_notes.h"

#include "../base/arena.h"
#include "flow_text.h"
#include "page_place.h"

static const char *anchor_id(const struct setter *setter, const char *mark)
{
	return arena_printf(setter->arena, "note:%s", mark);
}

const struct anchor *note_anchor(const struct setter *setter, const char *mark)
{
	return g_hash_table_lookup(setter->anchors, anchor_id(setter, mark));
}

const char *note_name(const struct setter *setter, const char *mark)
{
	const char *name = setter->sheet->words.note;

	return name ? arena_printf(setter->arena, "%s %s", name, mark) : mark;
}

/* Both ends, so that they are known before they are placed. */
static void note_anchors(struct setter *setter, struct note *note, const char *mark)
{
	note->anchor = ARENA_NEW(setter->arena, struct anchor);
	note->anchor->id = anchor_id(setter, mark);
	note->mark_at = ARENA_NEW(setter->arena, struct anchor);
	note->mark_at->id = arena_printf(setter->arena, "mark:%s", mark);
	g_hash_table_insert(setter->anchors, (gpointer)note->anchor->id, note->anchor);
}

/* The label leads back to the mark. */
static void note_label_link(struct setter *setter, const struct note *note, struct label *label,
	const char *mark)
{
	const char *back = setter->sheet->words.note_back;
	struct spot *spot;

	if (!back)
		return;
	spot = ARENA_NEW(setter->arena, struct spot);
	spot->anchor = note->mark_at;
	spot->contents = arena_printf(setter->arena, "%s: %s", note_name(setter, mark), back);
	spot->tag = label->tag = tag_new(setter->arena, label->tag, TAG_LINK);
	spot->tag->alt = spot->contents;
	label->spot = spot;
}

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
	note_label_link(setter, note, label, span->text);
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
	note_anchors(setter, note, span->text);
	note_label(&inner, note, span);
	flow_blocks(&inner, span->note);
	note->pieces = inner.pieces;
	note->count = inner.count;
	if (note->count) {
		note->pieces[0].gap = inner.text->leading / 6;
		note->pieces[0].landmarks = ARENA_NEW(setter->arena, struct landmark);
		note->pieces[0].landmarks->anchor = note->anchor;
	}
	return note;
}

int note_lines_height(const struct note *notes)
{
	int height = 0;

	for (; notes; notes = notes->next)
		for (int i = 0; i < notes->count; i++)
			height += notes->pieces[i].gap + notes->pieces[i].height;
	return height;
}

int note_line_height(const struct note_line *line)
{
	return line->piece->gap + line->piece->height;
}

/* A short rule stands in it. */
int notes_separator(const struct flow *flow)
{
	return style_find(flow->setter->sheet, "note")->leading;
}

int notes_height(const struct flow *flow, int from, int to)
{
	int height = 0;

	if (from >= to)
		return 0;
	for (int i = from; i < to; i++)
		height += note_line_height(&flow->note_lines[i]);
	return height + notes_separator(flow);
}

/* Does a note begin with line I of those of FLOW, or end above it? */
static bool note_begins(const struct flow *flow, int i)
{
	return i == 0 || i == flow->note_count
		|| flow->note_lines[i].note != flow->note_lines[i - 1].note;
}

void notes_sort(const struct sheet_part *part)
{
	struct note_line *lines = part->flow->note_lines;
	int from = part->note_from, to = part->note_to;

	while (from < to && !note_begins(part->flow, from))
		from++;
	while (from < to && !note_begins(part->flow, to))
		to--;
	for (int i = from + 1; i < to; i++) {
		struct note_line line = lines[i];
		int k = i;

		for (; k > from && lines[k - 1].note->tag->index > line.note->tag->index; k--)
			lines[k] = lines[k - 1];
		lines[k] = line;
	}
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
		const struct piece *piece = flow->note_lines[i].piece;

		y += piece->gap;
		for (struct landmark *mark = piece->landmarks; mark; mark = mark->next)
			*mark->anchor = (struct anchor){mark->anchor->id, placer->index, y};
		piece->place(placer, piece, placer->left, y);
		y += piece->height;
	}
}
