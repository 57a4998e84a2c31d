/* Contents: the headings of a document and the pages they end up on.
 *
 * Room for the page number is reserved, so page breaks do not depend on it;
 * contents_fit() tells when the reserve was too small and all must be redone. */
#include "contents.h"

#include <string.h>
#include "../base/arena.h"
#include "flow_text.h"
#include "page_place.h"
#include "reference.h"

/* A line of the contents. */
struct entry {
	const struct heading *heading;
	struct leaf *leaf;
	struct lines *dot;       /* one dot of the leader */
	struct spot spot;        /* where it leads */
	int right;               /* edge that numbers end at */
};

static void collect_anchor(struct setter *setter, const struct block *block)
{
	struct anchor *anchor;

	if (!block->id || g_hash_table_contains(setter->anchors, block->id))
		return;
	anchor = ARENA_NEW(setter->arena, struct anchor);
	anchor->id = block->id;
	g_hash_table_insert(setter->anchors, (gpointer)block->id, anchor);
}

static void collect_heading(struct setter *setter, const struct block *block, int count)
{
	struct heading *heading = &setter->headings[count];

	heading->block = block;
	heading->level = block->level;
	if (block->id)
		heading->anchor = g_hash_table_lookup(setter->anchors, block->id);
	if (!heading->anchor) {
		heading->anchor = ARENA_NEW(setter->arena, struct anchor);
		heading->anchor->id = arena_printf(setter->arena, "heading-%d", count + 1);
	}
}

static const struct span *heading_spans(struct setter *setter, const struct heading *heading)
{
	return references_fill(setter, heading->block->spans, heading->block->place);
}

/* What HEADING, whose words are SPANS, is called. */
static const char *heading_words(struct setter *setter, const struct heading *heading,
	const struct span *spans)
{
	const char *text = span_text(setter->arena, spans), *number = heading->block->number;

	return number ? arena_printf(setter->arena, "%s\u2002%s", number, text) : text;
}

const char *heading_title(struct setter *setter, struct heading *heading)
{
	if (heading->title)
		return heading->title;
	heading->title = heading_words(setter, heading, heading->block->spans);
	heading->title = heading_words(setter, heading, heading_spans(setter, heading));
	return heading->title;
}

/* Visits BLOCKS and what is in them; headings are counted, and kept once the
 * array for them is there. */
static int collect(struct setter *setter, const struct block *blocks, int count)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (!setter->headings)
			collect_anchor(setter, block);
		if (block->kind == BLOCK_HEADING) {
			if (setter->headings)
				collect_heading(setter, block, count);
			count++;
		}
		count = collect(setter, block->child, count);
	}
	return count;
}

void contents_collect(struct setter *setter)
{
	setter->heading_count = collect(setter, setter->document->blocks, 0);
	setter->headings = ARENA_ARRAY(setter->arena, struct heading, setter->heading_count + 1);
	collect(setter, setter->document->blocks, 0);
	for (int i = 0; i < setter->heading_count; i++) {
		struct heading *heading = &setter->headings[i];
		const char *title = heading_title(setter, heading);

		heading->running = heading->block->running ? heading->block->running : title;
	}
}

static const struct style *entry_style(const struct flow *flow, int level)
{
	static const char *const names[] = {"toc1", "toc2", "toc3"};

	return style_find(flow->setter->sheet, names[MIN(level, 3) - 1]);
}

static int reserve_width(const struct flow *flow)
{
	static const char zeros[] = "0000000";
	const struct style *style = entry_style(flow, 1);

	return text_line(flow->setter, zeros + sizeof zeros - 1 - MIN(flow->setter->digits, 7),
		style)->widest + style->size;
}

/* Dots on one grid for all lines, so that they stand in columns. */
static void place_leader(struct placer *placer, const struct entry *entry, int from, int to,
	int baseline)
{
	const struct fragment *dot = &entry->dot->items[0].fragments[0];
	int pitch = entry->leaf->style->size * 6 / 10, right = placer->left + entry->right;
	int first = (right - from) / pitch, last = (right - to + pitch - 1) / pitch;
	int count = first - last + 1;
	struct glyph *glyphs;
	struct mark *mark;
	char *text;

	if (count < 3 || !dot->glyph_count)
		return;
	glyphs = ARENA_ARRAY(placer->setter->arena, struct glyph, count);
	text = arena_alloc(placer->setter->arena, (size_t)count + 1);
	for (int i = 0; i < count; i++) {
		glyphs[i] = dot->glyphs[0];
		glyphs[i].x = i * pitch;
		glyphs[i].cluster = (uint32_t)i;
		text[i] = '.';
	}
	mark = placer_mark(placer, MARK_TEXT, NULL);
	mark->x = right - first * pitch;
	mark->y = baseline;
	mark->face = dot->face;
	mark->size = dot->size;
	mark->color = dot->color;
	mark->text = text;
	mark->glyphs = glyphs;
	mark->glyph_count = count;
}

static void place_number(struct placer *placer, const struct entry *entry,
	const struct piece *piece, int y)
{
	const struct style *style = entry->leaf->style;
	const char *label = placer->setter->pages->items[entry->heading->anchor->page].label;
	struct lines *number = text_line(placer->setter, label, style);
	int x = placer->left + entry->right - number->widest;
	int from = placer->left + piece->x + piece->line->x + piece->line->width;

	place_leader(placer, entry, from + style->size / 3,
		x + style->indent_left - style->size * 2 / 3,
		y + piece->lines->ascent);
	placer_lines(placer, entry->leaf->tag, number, x,
		y + piece->lines->ascent - number->ascent);
}

static void entry_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct entry *entry = piece->data;
	int left = (piece->label ? piece->label->x : piece->x) + entry->leaf->style->indent_left;

	piece_line_place(placer, piece, x, y);
	if (piece->line->last)
		place_number(placer, entry, piece, y);
	placer_link(placer, &entry->spot,
		(struct box){x + left, y, entry->right - left, piece->height});
}

static int number_width(struct flow *flow, int level)
{
	const struct setter *setter = flow->setter;
	const struct style *style = entry_style(flow, level);
	int width = 0;

	for (int i = 0; i < setter->heading_count; i++) {
		const struct block *block = setter->headings[i].block;

		if (block->in_contents && block->number && block->level == level) {
			const struct lines *number = text_line(flow->setter, block->number, style);

			width = MAX(width, number->widest - style->indent_left + style->size);
		}
	}
	return width;
}

static void entry_label(struct flow *flow, const struct heading *heading, struct tag *tag,
	int width)
{
	const struct style *style = entry_style(flow, heading->block->level);
	struct label *label;

	if (!heading->block->number)
		return;
	label = ARENA_NEW(flow->setter->arena, struct label);
	label->lines = text_line(flow->setter,
		arena_printf(flow->setter->arena, "%s\u00a0", heading->block->number), style);
	label->x = flow->indent; /* its line has the style's indent in it */
	label->tag = tag;
	flow->label = label;
	flow->indent += width;
}

static struct entry *entry_new(struct flow *flow, const struct heading *heading,
	struct tag *parent)
{
	struct arena *arena = flow->setter->arena;
	struct entry *entry = ARENA_NEW(arena, struct entry);
	struct tag *item = tag_new(arena, parent, TAG_TOCI);

	entry->heading = heading;
	entry->spot.tag = tag_new(arena, tag_new(arena, item, TAG_REFERENCE), TAG_LINK);
	entry->spot.tag->alt = heading->title;
	entry->spot.anchor = heading->anchor;
	entry->spot.contents = heading->title;
	return entry;
}

/* The heading's words as they are read, without its looks, links and notes; a blank
 * keeps title and page number apart for readers. */
static struct span *entry_spans(struct arena *arena, const struct span *spans)
{
	struct span *first = NULL, **end = &first;

	for (; spans; spans = spans->next) {
		if (spans->note || spans->flags & SPAN_NOTE)
			continue;
		*end = span_new(arena, spans->flags & SPAN_BREAK ? " " : spans->text, 0);
		(*end)->expansion = spans->expansion;
		(*end)->language = spans->language;
		end = &(*end)->next;
	}
	*end = span_new(arena, "\u00a0", 0);
	return first;
}

static void flow_entry(struct flow *flow, const struct heading *heading, struct tag *parent,
	int width)
{
	const struct style *style = entry_style(flow, heading->block->level);
	struct entry *entry = entry_new(flow, heading, parent);
	int start = flow->count, indent = flow->indent, full = flow->width;

	entry->right = flow->width;
	entry->dot = text_line(flow->setter, ".", style);
	flow->width -= reserve_width(flow);
	entry_label(flow, heading, entry->spot.tag, width);
	entry->leaf = leaf_new(flow, heading->block, entry_spans(flow->setter->arena,
		heading_spans(flow->setter, heading)), style, entry->spot.tag);
	leaf_put(flow, entry->leaf);
	flow->indent = indent;
	flow->width = full;
	for (int i = start; i < flow->count; i++) {
		flow->pieces[i].data = entry;
		flow->pieces[i].place = entry_place;
	}
}

/* The contents name their pages in the running head like a chapter. */
static void contents_target(struct flow *flow, const char *words)
{
	struct landmark *landmark = ARENA_NEW(flow->setter->arena, struct landmark);

	landmark->heading = ARENA_NEW(flow->setter->arena, struct heading);
	*landmark->heading = (struct heading){.title = words, .running = words, .level = 1,
		.anchor = ARENA_NEW(flow->setter->arena, struct anchor)};
	landmark->anchor = landmark->heading->anchor;
	landmark->next = flow->landmarks;
	flow->landmarks = landmark;
}

/* The printed heading of the contents. */
static void contents_title(struct flow *flow, const struct block *block)
{
	struct setter *setter = flow->setter;
	const char *words = setter->sheet->words.contents;
	struct tag *tag;
	struct leaf *leaf;

	if (!words || !*words)
		return;
	contents_target(flow, words);
	tag = tag_new(setter->arena, flow->tag, TAG_H1);
	leaf = leaf_new(flow, block, span_new(setter->arena, words, 0),
		style_find(setter->sheet, "h1"), tag);
	leaf->glued = true;
	leaf_put(flow, leaf);
}

void flow_contents(struct flow *flow, const struct block *block)
{
	struct setter *setter = flow->setter;
	int deepest = block->level ? block->level : 3, widths[7] = {0};
	struct tag *toc, *levels[8];

	contents_title(flow, block);
	toc = tag_new(setter->arena, flow->tag, TAG_TOC);
	for (int i = 0; i < 8; i++)
		levels[i] = i ? NULL : toc;
	for (int level = 1; level <= 6; level++)
		widths[level] = number_width(flow, level);
	for (int i = 0; i < setter->heading_count; i++) {
		const struct heading *heading = &setter->headings[i];
		int level = heading->block->level, outer = level - 1;

		if (!heading->block->in_contents || level > deepest)
			continue;
		while (outer > 0 && !levels[outer])
			outer--;
		if (!levels[level])
			levels[level] = level == 1 ? toc
				: tag_new(setter->arena, levels[outer], TAG_TOC);
		for (int k = level + 1; k < 8; k++)
			levels[k] = NULL;
		flow_entry(flow, heading, levels[level], widths[level]);
	}
	flow_after(flow, flow->text->space_after);
}

bool contents_fit(struct setter *setter)
{
	for (int i = 0; i < setter->heading_count; i++) {
		const struct heading *heading = &setter->headings[i];
		const char *label = setter->pages->items[heading->anchor->page].label;

		if (heading->block->in_contents && (int)strlen(label) > setter->digits)
			return false;
	}
	return true;
}
