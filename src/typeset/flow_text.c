/* Flow of text: headings, paragraphs and lists become lines.
 *
 * A paragraph is shaped as a leaf (once) and broken when its width is known:
 * at once in the page's measure, later in a table cell. */
#include "flow_text.h"

#include <assert.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "contents.h"
#include "page_notes.h"
#include "paragraph_direction.h"
#include "reference.h"

/* A style made from another. */
struct derived {
	const struct style *from;
	struct style style;
};

const struct style *style_aligned(struct setter *setter, const struct style *style,
	enum alignment alignment)
{
	struct derived *derived;

	if (style->alignment == alignment)
		return style;
	for (guint i = 0; i < setter->styles->len; i++) {
		derived = g_ptr_array_index(setter->styles, i);
		if (derived->from == style && derived->style.alignment == alignment)
			return &derived->style;
	}
	derived = ARENA_NEW(setter->arena, struct derived);
	derived->from = style;
	derived->style = *style;
	derived->style.alignment = alignment;
	if (alignment == ALIGN_DECIMAL || alignment == ALIGN_RIGHT)
		derived->style.features = style->features ? style->features : "tnum,lnum";
	g_ptr_array_add(setter->styles, derived);
	return &derived->style;
}

struct lines *text_lines(struct setter *setter, const char *text, const struct style *style,
	int width)
{
	const struct place nowhere = {0};
	struct span *span = span_new(setter->arena, text, 0);
	struct paragraph *paragraph = paragraph_shape(setter->typesetter, setter->arena, span,
		style, &nowhere);

	return paragraph_break(setter->typesetter, setter->arena, paragraph,
		width > 0 ? width : paragraph->natural + 1, NULL);
}

struct lines *text_line(struct setter *setter, const char *text, const struct style *style)
{
	return text_lines(setter, text, style_aligned(setter, style, ALIGN_LEFT), 0);
}

const struct spot *leaf_spot(const struct leaf *leaf, const struct span *span)
{
	for (int i = 0; i < leaf->spot_count; i++)
		if (leaf->spots[i].span == span)
			return &leaf->spots[i];
	return NULL;
}

/* Notes whose marks stand on LINE of LEAF are added to *NOTES. */
static void leaf_notes(const struct leaf *leaf, const struct line *line, struct note **notes)
{
	while (*notes)
		notes = &(*notes)->next;
	for (int i = 0; leaf->spot_count && i < line->fragment_count; i++) {
		const struct spot *spot = leaf_spot(leaf, line->fragments[i].span);

		if (!spot || !spot->note || spot->note->taken)
			continue;
		spot->note->taken = true;
		*notes = spot->note;
		notes = &spot->note->next;
	}
}

/* The words of the link that SPAN begins, whatever their looks. */
static const char *link_words(const struct setter *setter, const struct span *span)
{
	const char *link = span->link, *words = "";

	for (; span && span->link && !strcmp(span->link, link); span = span->next)
		words = arena_printf(setter->arena, "%s%s", words, span->text);
	return words;
}

/* The heading that a link leads to names it; outside, its words and where it leads,
 * unless the words are the address already. */
static const char *link_contents(const struct setter *setter, const struct spot *spot)
{
	const char *words;

	for (int i = 0; spot->anchor && i < setter->heading_count; i++)
		if (setter->headings[i].anchor == spot->anchor)
			return setter->headings[i].title;
	words = link_words(setter, spot->span);
	if (!spot->uri || strstr(spot->uri, words))
		return spot->uri && !*words ? spot->uri : words;
	return arena_printf(setter->arena, "%s (%s)", words, spot->uri);
}

static void spot_link(struct setter *setter, struct spot *spot, const struct block *block)
{
	const char *link = spot->span->link;

	if (*link != '#') {
		spot->uri = link;
	} else {
		spot->anchor = g_hash_table_lookup(setter->anchors, link + 1);
		if (!spot->anchor)
			diag_report(setter->typesetter->diag, DIAG_LINK_NOWHERE, block->place,
				link);
	}
	spot->contents = link_contents(setter, spot);
}

static bool span_special(const struct span *span)
{
	return span->link || span->flags & SPAN_NOTE || span->note || span->expansion ||
		span->language || span_runs_backward(span);
}

/* The mark of a note leads to it (PDF 1.7, 14.8.4.4: a citation of content elsewhere).
 * Only the first one of several has it laid out. */
static void spot_note(struct flow *flow, struct spot *spot, const struct leaf *leaf)
{
	struct setter *setter = flow->setter;
	const char *mark = spot->span->text;

	spot->tag = tag_new(setter->arena, leaf->tag, TAG_REFERENCE);
	if (spot->span->note)
		spot->note = note_new(flow, spot->span, leaf->tag);
	spot->anchor = note_anchor(setter, mark);
	if (!spot->anchor)
		return;
	spot->quiet = true;
	spot->contents = note_name(setter, mark);
	spot->tag = tag_new(setter->arena, spot->tag, TAG_LINK);
	spot->tag->alt = spot->contents;
}

/* The tag of SPAN: link, reference, or a span with a property. */
static void spot_fill(struct flow *flow, struct spot *spot, const struct leaf *leaf)
{
	struct setter *setter = flow->setter;
	const struct span *span = spot->span;
	bool active;

	if (span->note || span->flags & SPAN_NOTE) {
		spot_note(flow, spot, leaf);
		return;
	}
	if (span->link)
		spot_link(setter, spot, leaf->block);
	active = spot->uri || spot->anchor;
	if (active && spot > leaf->spots && spot[-1].span->next == span
	    && spot[-1].span->link && !strcmp(spot[-1].span->link, span->link)
	    && !span->expansion && !span->language) {
		spot->tag = spot[-1].tag; /* one link in two looks */
		return;
	}
	spot->tag = tag_new(setter->arena, leaf->tag, active ? TAG_LINK : TAG_SPAN);
	spot->tag->expansion = span->expansion;
	spot->tag->language = span->language;
	/* its glyphs are shown in the order of the page: readers get the text itself */
	spot->tag->actual = span_runs_backward(span) && !active ? span->text : NULL;
	if (active)
		spot->tag->alt = spot->contents;
}

static void leaf_spots(struct flow *flow, struct leaf *leaf, const struct span *spans)
{
	int count = 0;

	for (const struct span *span = spans; span; span = span->next)
		count += span_special(span);
	if (!count)
		return;
	leaf->spots = ARENA_ARRAY(flow->setter->arena, struct spot, count);
	for (const struct span *span = spans; span; span = span->next) {
		if (!span_special(span))
			continue;
		leaf->spots[leaf->spot_count].span = span;
		spot_fill(flow, &leaf->spots[leaf->spot_count], leaf);
		leaf->spot_count++;
	}
}

struct leaf *leaf_new(struct flow *flow, const struct block *block, const struct span *spans,
	const struct style *style, struct tag *tag)
{
	struct setter *setter = flow->setter;
	struct leaf *leaf = ARENA_NEW(setter->arena, struct leaf);

	leaf->block = block;
	leaf->style = style;
	leaf->tag = tag;
	leaf->indent = flow->indent;
	leaf->before = flow->tight ? 0 : style->space_before;
	leaf->after = flow->tight ? 0 : style->space_after;
	leaf->whole = style->keep_together;
	leaf->glued = style->keep_with_next;
	leaf->label = flow->label;
	flow->label = NULL;
	spans = references_fill(setter, spans, block->place);
	spans = spans_part(setter->arena, spans);
	leaf_spots(flow, leaf, spans);
	leaf->paragraph = paragraph_shape(setter->typesetter, setter->arena, spans, style,
		&block->place);
	return leaf;
}

/* What a page break above line I of COUNT costs. */
static int line_cost(const struct leaf *leaf, const struct lines *lines, int i)
{
	const struct style *style = leaf->style;

	if (i == 0)
		return 0;
	if (leaf->whole) /* a page that ends inside a heading ends with a heading */
		return leaf->glued ? COST_NEVER_WITHIN : COST_KEEP;
	if (i < style->orphans || lines->count - i < style->widows)
		return COST_WIDOW;
	return lines->items[i - 1].hyphenated ? COST_HYPHEN : 0;
}

static void leaf_lines(struct flow *flow, const struct leaf *leaf, const struct lines *lines)
{
	for (int i = 0; i < lines->count; i++) {
		struct piece *piece = flow_add(flow, lines->leading, i ? 0 : leaf->before);

		piece->leaf = leaf;
		piece->lines = lines;
		piece->line = &lines->items[i];
		piece->place = piece_line_place;
		piece->cost = MAX(piece->cost, line_cost(leaf, lines, i));
		leaf_notes(leaf, piece->line, &piece->notes);
	}
	if (!lines->count && flow->label) { /* an item without text keeps its label */
		struct piece *piece = flow_add(flow, flow->label->lines->leading, leaf->before);

		piece->place = piece_line_place;
	}
}

/* What is no text takes its turn in a cell only now, when the width is known. */
static void leaf_put_block(struct flow *flow, const struct leaf *leaf)
{
	struct tag *tag = flow->tag;

	flow->tag = leaf->tag;
	flow->indent = leaf->indent;
	flow_block(flow, leaf->block);
	flow->tag = tag;
}

static void leaf_put_lines(struct flow *flow, const struct leaf *leaf)
{
	struct setter *setter = flow->setter;
	struct lines *lines = paragraph_break(setter->typesetter, setter->arena,
		leaf->paragraph, flow_measure(flow), &leaf->block->place);

	leaf_lines(flow, leaf, lines);
	flow->glued = leaf->glued;
}

void leaf_put(struct flow *flow, const struct leaf *leaf)
{
	const struct style *style = leaf->style;
	int indent = flow->indent, width = flow->width;

	flow->label = leaf->label;
	flow->indent = leaf->indent;
	if (!leaf->paragraph) {
		leaf_put_block(flow, leaf);
	} else if (!flow->cell && (style->has_fill || style->has_rule)) {
		flow_box(flow, style);
		leaf_put_lines(flow, leaf);
		flow_close(flow, leaf->after);
	} else {
		leaf_put_lines(flow, leaf);
		flow_after(flow, leaf->after);
	}
	flow->indent = indent;
	flow->width = width;
	flow->label = NULL;
}

void leaf_set(struct flow *flow, const struct leaf *leaf)
{
	struct leaf_list *list = flow->leaves;

	if (!list) {
		leaf_put(flow, leaf);
		return;
	}
	if (list->count == list->room) {
		struct leaf *bigger;

		list->room = list->room ? 2 * list->room : 2;
		bigger = ARENA_ARRAY(flow->setter->arena, struct leaf, list->room);
		if (list->count)
			memcpy(bigger, list->items, list->count * sizeof *bigger);
		list->items = bigger;
	}
	list->items[list->count++] = *leaf;
}

/* A cell or an item with one paragraph is that paragraph: it may hold text itself
 * (PDF 1.7, 14.8.4.3.3 and 4), and readers have a third fewer elements to walk. */
static bool holds_alone(const struct tag *tag, const struct block *block, enum tag_kind kind)
{
	return kind == TAG_P && !tag->child && !block->next &&
		(tag->kind == TAG_TD || tag->kind == TAG_TH || tag->kind == TAG_LBODY);
}

void flow_paragraph(struct flow *flow, const struct block *block, enum tag_kind kind)
{
	const struct style *style = block->style ? block->style : flow->text;
	struct tag *tag = flow->tag;

	if (flow->alignment_set)
		style = style_aligned(flow->setter, style, flow->alignment);
	if (!holds_alone(tag, block, kind))
		tag = tag_new(flow->setter->arena, tag, kind);
	tag->place = block->place;
	leaf_set(flow, leaf_new(flow, block, block->spans, style, tag));
}

static const struct style *heading_style(const struct flow *flow, const struct block *block)
{
	static const char *const names[] = {"h1", "h2", "h3", "h4", "h4", "h4"};

	return block->style ? block->style
		: style_find(flow->setter->sheet, names[block->level - 1]);
}

/* A heading's number hangs left of its text, which lines up below itself. */
static int heading_number(struct flow *flow, const struct block *block, struct tag *tag)
{
	const struct style *style = heading_style(flow, block);
	struct label *label;

	if (!block->number)
		return 0;
	label = ARENA_NEW(flow->setter->arena, struct label);
	label->lines = text_line(flow->setter,
		arena_printf(flow->setter->arena, "%s\u00a0", block->number), style);
	label->x = flow->indent;
	label->tag = tag;
	flow->label = label;
	return label->lines->widest + style->size / 3;
}

void flow_heading(struct flow *flow, const struct block *block)
{
	struct setter *setter = flow->setter;
	const struct style *style = heading_style(flow, block);
	struct tag *tag = tag_new(setter->arena, flow->tag, TAG_H1 + (block->level - 1));
	int indent = flow->indent;
	struct leaf *leaf;

	if (setter->heading_next < setter->heading_count
	    && setter->headings[setter->heading_next].block == block) {
		struct landmark *landmark = ARENA_NEW(setter->arena, struct landmark);

		landmark->heading = &setter->headings[setter->heading_next++];
		landmark->anchor = landmark->heading->anchor;
		landmark->next = flow->landmarks;
		flow->landmarks = landmark;
	}
	flow->indent += heading_number(flow, block, tag);
	leaf = leaf_new(flow, block, block->spans, style, tag);
	leaf->whole = leaf->glued = true;
	leaf_set(flow, leaf);
	flow->indent = indent;
}

/* ---- lists */

/* Labels of one list, shaped once for equal ones. */
struct labels {
	struct lines *lines;
	const char *text;
	int width;               /* of the widest */
};

static const char *item_label(const struct flow *flow, const struct block *item)
{
	if (item->number)
		return item->number;
	return flow->depth % 2 ? "\u2022" : "\u2013";
}

static struct lines *label_shape(struct flow *flow, struct labels *labels, const char *text)
{
	if (!labels->text || strcmp(labels->text, text)) {
		labels->text = text;
		labels->lines = text_line(flow->setter, text, flow->text);
	}
	return labels->lines;
}

/* How far the text of LIST stands in: the widest label and a gap, but no less
 * than the text needs to look indented, and no more than leaves a third of the
 * measure (lists nest deeply in bad input). */
static int list_indent(struct flow *flow, const struct block *list, struct labels *labels)
{
	int gap = flow->text->size / 2, least = flow->text->size * 11 / 10, indent;

	for (const struct block *item = list->child; item; item = item->next) {
		const struct lines *lines = label_shape(flow, labels, item_label(flow, item));

		labels->width = MAX(labels->width, lines->widest);
	}
	indent = MAX(labels->width + gap, least);
	return flow_measure(flow) - indent < flow->width / 3 ? 0 : indent;
}

/* A list torn costs a little, an only first or last item on its page more, and a list
 * parted from the words that introduce it most. */
static void item_cost(struct flow *flow, const struct block *list, const struct block *item,
	int start)
{
	int cost = item == list->child ? COST_LEAD
		: !item->next || item == list->child->next ? COST_LIST_END : COST_LIST;

	if (!flow->leaves && start < flow->count)
		flow->pieces[start].cost = MAX(flow->pieces[start].cost, cost);
}

static void flow_list_item(struct flow *flow, const struct block *list,
	const struct block *item, struct labels *labels)
{
	struct arena *arena = flow->setter->arena;
	struct tag *outer = flow->tag, *tag = tag_new(arena, outer, TAG_LI);
	struct label *label = ARENA_NEW(arena, struct label);
	int start = flow->count;

	label->lines = label_shape(flow, labels, item_label(flow, item));
	label->tag = tag_new(arena, tag, TAG_LBL);
	label->x = flow->indent - flow->text->size / 2 - label->lines->widest;
	if (!list->ordered)
		label->x = flow->indent - MAX(labels->width + flow->text->size / 2,
			flow->text->size * 11 / 10) + flow->text->size / 6;
	label->x = MAX(label->x, 0);
	label->outer = flow->label;
	flow->label = label;
	flow->tag = tag_new(arena, tag, TAG_LBODY);
	flow_blocks(flow, item->child);
	if (flow->label == label) /* nothing in it */
		leaf_set(flow, leaf_new(flow, item, NULL, flow->text, flow->tag));
	item_cost(flow, list, item, start);
	flow->tag = outer;
}

void flow_list(struct flow *flow, const struct block *block)
{
	struct labels labels = {0};
	struct tag *outer = flow->tag;
	int indent = flow->indent;
	bool tight = flow->tight;

	flow->tag = tag_new(flow->setter->arena, outer, TAG_L);
	flow->tag->ordered = block->ordered;
	flow->depth++;
	flow->indent += list_indent(flow, block, &labels);
	if (!tight)
		flow_after(flow, flow->text->space_before);
	flow->tight = flow->tight || block->tight;
	for (const struct block *item = block->child; item; item = item->next)
		flow_list_item(flow, block, item, &labels);
	flow->tight = tight;
	if (!tight && !flow->leaves)
		flow_after(flow, flow->text->space_after);
	flow->indent = indent;
	flow->depth--;
	flow->tag = outer;
}
