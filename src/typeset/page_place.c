/* Page place: pieces of a page become marks, boxes under what they hold. */
#include "page_place.h"

#include <assert.h>
#include "../base/arena.h"
#include "flow_text.h"
#include "lint.h"
#include "page_notes.h"

struct mark *placer_mark(struct placer *placer, enum mark_kind kind, struct tag *tag)
{
	struct mark mark = {.kind = kind};

	mark.tag = placer->artifact ? NULL : tag;
	if (!mark.tag)
		mark.artifact = ARTIFACT_LAYOUT;
	g_array_append_val(placer->marks, mark);
	return &g_array_index(placer->marks, struct mark, placer->marks->len - 1);
}

struct mark *placer_fill(struct placer *placer, struct tag *tag, struct box box,
	struct color color)
{
	struct mark *mark = placer_mark(placer, MARK_FILL, tag);

	mark->x = box.x;
	mark->y = box.y;
	mark->width = box.width;
	mark->height = box.height;
	mark->color = color;
	return mark;
}

struct mark *placer_rule(struct placer *placer, struct tag *tag, const int ends[4], int stroke,
	struct color color)
{
	struct mark *mark = placer_mark(placer, MARK_LINE, tag);

	mark->x = ends[0];
	mark->y = ends[1];
	mark->x2 = ends[2];
	mark->y2 = ends[3];
	mark->stroke = stroke;
	mark->color = color;
	return mark;
}

static struct mark *place_fragment(struct placer *placer, struct tag *tag,
	const struct fragment *fragment, const int at[2])
{
	struct mark *mark = placer_mark(placer, MARK_TEXT, tag);

	mark->x = at[0] + fragment->x;
	mark->y = at[1] + fragment->y;
	mark->color = fragment->color;
	mark->face = fragment->face;
	mark->size = fragment->size;
	mark->expansion = fragment->expansion;
	mark->text = fragment->text;
	mark->glyphs = fragment->glyphs;
	mark->glyph_count = fragment->glyph_count;
	return mark;
}

/* Struck-out text: a line at a quarter of the size above the baseline. */
static void place_strike(struct placer *placer, const struct fragment *fragment, const int at[2])
{
	int y = at[1] + fragment->y - fragment->size / 4, x = at[0] + fragment->x;

	if (fragment->span && fragment->span->flags & SPAN_STRIKE)
		placer_rule(placer, NULL, (int[]){x, y, x + fragment->width, y},
			fragment->size / 16, fragment->color);
}

/* All fragments of a line whose top left is AT, all of TAG. */
static void placer_line(struct placer *placer, struct tag *tag, const struct lines *lines,
	const struct line *line, const int at[2])
{
	int base[] = {at[0] + line->x, at[1] + lines->ascent};

	for (int i = 0; i < line->fragment_count; i++) {
		place_fragment(placer, tag, &line->fragments[i], base);
		place_strike(placer, &line->fragments[i], base);
	}
}

void placer_lines(struct placer *placer, struct tag *tag, const struct lines *lines, int x, int y)
{
	for (int i = 0; i < lines->count; i++)
		placer_line(placer, tag, lines, &lines->items[i],
			(int[]){x, y + i * lines->leading});
}

void placer_link(struct placer *placer, const struct spot *spot, struct box box)
{
	struct mark *mark;

	if (placer->artifact || (!spot->uri && !spot->anchor))
		return;
	mark = placer_mark(placer, MARK_LINK, spot->tag);
	mark->x = box.x;
	mark->y = box.y;
	mark->width = box.width;
	mark->height = box.height;
	mark->uri = spot->uri;
	mark->anchor = spot->anchor;
	mark->contents = spot->contents;
}

/* Fragments of one link side by side on a line get one rectangle. */
static int place_link_run(struct placer *placer, const struct piece *piece, int i, struct box box)
{
	const struct line *line = piece->line;
	const struct fragment *fragments = line->fragments;
	const struct spot *spot = leaf_spot(piece->leaf, fragments[i].span);
	int end = i;

	if (!spot || (!spot->uri && !spot->anchor))
		return i + 1;
	while (end + 1 < line->fragment_count) {
		const struct spot *next = leaf_spot(piece->leaf, fragments[end + 1].span);

		if (!next || next->tag != spot->tag)
			break;
		end++;
	}
	box.x += fragments[i].x;
	box.width = fragments[end].x + fragments[end].width - fragments[i].x;
	placer_link(placer, spot, box);
	return end + 1;
}

static void place_label(struct placer *placer, const struct piece *piece, int left, int y)
{
	for (const struct label *label = piece->label; label; label = label->outer) {
		int ascent = piece->lines ? piece->lines->ascent : label->lines->ascent;
		struct box box = {left + label->x, y + ascent - label->lines->ascent,
			label->lines->widest, label->lines->height};

		placer_lines(placer, label->tag, label->lines, box.x, box.y);
		if (label->spot)
			placer_link(placer, label->spot, box);
	}
}

static bool marks_note(const struct spot *spot)
{
	return spot && (spot->span->note || spot->span->flags & SPAN_NOTE);
}

/* The width of the marks of notes in the line that is PIECE, if it is said again: it goes
 * without them, as their notes stand on the page that has it first. */
static int marks_width(const struct placer *placer, const struct piece *piece)
{
	const struct line *line = piece->line;
	int width = 0;

	if (!placer->artifact || !piece->leaf->spot_count)
		return 0;
	for (int i = 0; i < line->fragment_count; i++)
		if (marks_note(leaf_spot(piece->leaf, line->fragments[i].span)))
			width += line->fragments[i].width;
	return width;
}

/* How much further right a line of ALIGNMENT begins that is narrower by GONE. */
static int line_shift(enum alignment alignment, int gone)
{
	return alignment == ALIGN_RIGHT ? gone : alignment == ALIGN_CENTER ? gone / 2 : 0;
}

static void place_line_fragment(struct placer *placer, const struct piece *piece,
	const struct fragment *fragment, const int at[2])
{
	const struct spot *spot = leaf_spot(piece->leaf, fragment->span);
	struct mark *mark = place_fragment(placer, spot ? spot->tag : piece->leaf->tag, fragment,
		at);

	if (spot && spot->note && !placer->artifact)
		*spot->note->mark_at = (struct anchor){spot->note->mark_at->id, placer->index,
			at[1] - piece->lines->ascent};
	if (spot && (spot->uri || spot->anchor) && !spot->quiet)
		mark->color = style_find(placer->setter->sheet, "link")->color;
	place_strike(placer, fragment, at);
}

/* X, Y: top left of the flow's measure at the piece's top. */
void piece_line_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct line *line = piece->line;
	int at[2], gone;

	place_label(placer, piece, x, y);
	if (!line)
		return;
	at[0] = x + piece->x + line->x;
	at[1] = y + piece->lines->ascent;
	lint_line(placer, piece, at[0]);
	gone = marks_width(placer, piece);
	at[0] += line_shift(piece->leaf->style->alignment, gone);
	for (int i = 0; i < line->fragment_count; i++) {
		if (gone && marks_note(leaf_spot(piece->leaf, line->fragments[i].span)))
			at[0] -= line->fragments[i].width;
		else
			place_line_fragment(placer, piece, &line->fragments[i], at);
	}
	for (int i = 0; !gone && piece->leaf->spot_count && i < line->fragment_count;)
		i = place_link_run(placer, piece, i, (struct box){at[0], y, 0, piece->height});
}

static void box_rules(struct placer *placer, const struct style *style, struct box box,
	const bool open[2])
{
	int left = box.x, right = box.x + box.width, half = style->rule_width / 2;
	int top = box.y, bottom = box.y + box.height;
	int sides[4][4] = {
		{left, top, right, top}, {left, bottom, right, bottom},
		{left + half, top, left + half, bottom}, {right, top, right, bottom},
	};
	bool frame = style->rule_side == RULE_FRAME;
	bool drawn[4] = {
		(frame || style->rule_side == RULE_ABOVE) && !open[0],
		(frame || style->rule_side == RULE_BELOW) && !open[1],
		frame || style->rule_side == RULE_LEFT, frame,
	};

	for (int i = 0; i < 4; i++)
		if (drawn[i])
			placer_rule(placer, NULL, sides[i], style->rule_width, style->rule);
}

void placer_box(struct placer *placer, const struct style *style, struct box box,
	const bool open[2])
{
	if (style->full_bleed) {
		int bleed = placer->setter->sheet->sheet.bleed;

		box.x = -bleed;
		box.width = placer->page->width + 2 * bleed;
	}
	if (style->has_fill)
		placer_fill(placer, NULL, box, style->fill);
	if (style->has_rule)
		box_rules(placer, style, box, open);
}

void frame_box_place(struct placer *placer, const struct frame *frame, const struct part *part)
{
	struct box box = {placer->left + frame->x, part->top, frame->width,
		part->bottom - part->top};

	placer_box(placer, frame->data, box, (bool[]){!part->begins, !part->ends});
}

void part_positions(const struct sheet_part *part, int *tops)
{
	const struct piece *pieces = part->flow->pieces;
	int y = 0;

	for (int i = part->first; i <= part->last; i++) {
		y += i == part->first ? pieces[i].head : pieces[i].gap;
		tops[i - part->first] = y;
		y += pieces[i].height;
	}
}

/* A page with its pieces' positions. */
struct placing {
	struct placer *placer;
	const struct sheet_part *part;
	const int *tops;
};

/* Height of the heads that frames around FRAME put above it on a further page. */
static int heads_outside(const struct frame *frame, int first)
{
	int height = 0;

	for (const struct frame *f = frame->outer; f; f = f->outer)
		height += f->first == first ? f->open : f->head;
	return height;
}

/* Top of FRAME's part that begins with piece I. */
static int frame_top(const struct placing *placing, const struct frame *frame, int i)
{
	const struct sheet_part *part = placing->part;
	int y = placing->placer->top;

	if (i == part->first)
		return y + heads_outside(frame, i);
	y += placing->tops[i - part->first];
	for (const struct frame *f = part->flow->pieces[i].frame; f; f = f->outer) {
		y -= f->open;
		if (f == frame)
			break;
	}
	return y;
}

/* Bottom of FRAME's part that ends with piece I. */
static int frame_bottom(const struct placing *placing, const struct frame *frame, int i)
{
	const struct sheet_part *part = placing->part;
	const struct piece *piece = &part->flow->pieces[i];
	int y = placing->placer->top + placing->tops[i - part->first] + piece->height;

	if (i == part->last) {
		y += piece->foot;
		for (const struct frame *f = frame->outer; f; f = f->outer)
			y -= f->last == i ? f->close : f->foot;
		return y;
	}
	for (const struct frame *f = piece->frame; f; f = f->outer) {
		y += f->close;
		if (f == frame)
			break;
	}
	return y;
}

/* The stretch of FRAME that begins with piece I on this page. */
static struct part frame_part(const struct placing *placing, const struct frame *frame, int i)
{
	struct part part = {.pieces = placing->part->flow->pieces, .first = i,
		.last = MIN(frame->last, placing->part->last)};

	part.tops = placing->tops + (i - placing->part->first);
	part.begins = frame->first == i;
	part.ends = frame->last == part.last;
	part.top = frame_top(placing, frame, i);
	part.bottom = frame_bottom(placing, frame, part.last);
	return part;
}

/* Frames that begin at piece I on this page, the outermost first. */
static void place_frames(const struct placing *placing, const struct frame *frame, int i)
{
	struct part part;

	if (!frame || MAX(frame->first, placing->part->first) != i)
		return;
	place_frames(placing, frame->outer, i);
	part = frame_part(placing, frame, i);
	frame->place(placing->placer, frame, &part);
}

void part_place(struct placer *placer, const struct sheet_part *part)
{
	const struct piece *pieces = part->flow->pieces;
	int count = part->last - part->first + 1;
	int *tops = ARENA_ARRAY(placer->setter->arena, int, MAX(count, 1));
	struct placing placing = {placer, part, tops};

	part_positions(part, tops);
	for (int i = part->first; i <= part->last; i++) {
		place_frames(&placing, pieces[i].frame, i);
		if (pieces[i].place)
			pieces[i].place(placer, &pieces[i], placer->left,
				placer->top + tops[i - part->first]);
	}
	notes_place(placer, part);
}
