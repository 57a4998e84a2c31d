/* Page: the driver: flow, break, number, place. */
#include "page_place.h"

#include <assert.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "ahead.h"
#include "contents.h"
#include "flow_text.h"
#include "font.h"
#include "font_shape.h"
#include "lint.h"
#include "page_furniture.h"
#include "page_notes.h"
#include "paragraph_store.h"
#include "reference.h"

enum { ATTEMPTS = 6 };       /* until the numbers of pages fit their room, and are right */

/* Room for so many digits is kept in the contents at first. */
enum { DIGITS = 3 };

static void setter_open(struct setter *setter, int digits)
{
	setter->pages = ARENA_NEW(setter->arena, struct pages);
	setter->pages->document = setter->document;
	setter->pages->root = tag_new(setter->arena, NULL, TAG_DOCUMENT);
	setter->headings = NULL;
	setter->heading_next = 0;
	setter->note_count = 0;
	setter->waiting = NULL;
	setter->digits = digits;
	setter->anchors = g_hash_table_new(g_str_hash, g_str_equal);
	setter->styles = g_ptr_array_new();
	setter->flows = g_ptr_array_new();
	setter->parts = g_array_new(FALSE, TRUE, sizeof(struct sheet_part));
}

static void setter_close(struct setter *setter)
{
	g_hash_table_destroy(setter->anchors);
	g_ptr_array_free(setter->styles, TRUE);
	g_ptr_array_free(setter->flows, TRUE);
	g_array_free(setter->parts, TRUE);
}

/* Breaks all flows.  A section that asks for a right page gets a blank left one,
 * if there are left and right pages at all. */
static void break_flows(struct setter *setter)
{
	const struct sheet_part blank = {0};

	for (guint i = 0; i < setter->flows->len; i++) {
		struct flow *flow = g_ptr_array_index(setter->flows, i);

		if (flow->right && setter->sheet->sheet.mirrored && flow->count
		    && setter->parts->len % 2)
			g_array_append_val(setter->parts, blank);
		flow_break(flow);
	}
}

static void make_pages(struct setter *setter)
{
	const struct sheet *sheet = &setter->sheet->sheet;
	struct pages *pages = setter->pages;

	pages->count = (int)setter->parts->len;
	pages->items = ARENA_ARRAY(setter->arena, struct page, pages->count + 1);
	for (int i = 0; i < pages->count; i++) {
		const struct sheet_part *part = &g_array_index(setter->parts, struct sheet_part, i);
		bool lies = part->flow && part->flow->landscape;

		pages->items[i].width = lies ? sheet->height : sheet->width;
		pages->items[i].height = lies ? sheet->width : sheet->height;
		pages->items[i].label = arena_printf(setter->arena, "%d", i + 1);
	}
}

static int page_top(const struct setter *setter, const struct flow *flow)
{
	return sheet_area(&setter->sheet->sheet, flow->landscape).top;
}

static int page_left(const struct setter *setter, const struct flow *flow, int index)
{
	const struct sheet *sheet = &setter->sheet->sheet;

	if (flow->landscape || (sheet->mirrored && index % 2 == 1))
		return sheet->outer;
	return sheet->inner;
}

/* What stands on page INDEX becomes a target; chapter headings name the page: the
 * first one on it, else the last one before; and its top: the one it begins in. */
static void locate_part(struct setter *setter, int index, const char **chapter)
{
	const struct sheet_part *part = &g_array_index(setter->parts, struct sheet_part, index);
	int count = part->last - part->first + 1;
	int *tops = ARENA_ARRAY(setter->arena, int, MAX(count, 1));
	const char *first = NULL, *top = *chapter;

	part_positions(part, tops);
	for (int i = part->first; i <= part->last; i++) {
		for (struct landmark *t = part->flow->pieces[i].landmarks; t; t = t->next) {
			t->anchor->page = index;
			t->anchor->y = page_top(setter, part->flow) + tops[i - part->first];
			if (!t->heading || t->heading->level > 1)
				continue;
			*chapter = t->heading->running;
			first = first ? first : *chapter;
			top = i == part->first ? first : top;
		}
	}
	setter->pages->items[index].section_top = top;
	setter->pages->items[index].section = first ? first : *chapter;
}

static void locate(struct setter *setter)
{
	const char *chapter = "";

	for (int i = 0; i < setter->pages->count; i++)
		if (g_array_index(setter->parts, struct sheet_part, i).flow)
			locate_part(setter, i, &chapter);
}

/* Bookmarks: headings of the contents, levels without gaps from 1 on. */
static void make_bookmarks(struct setter *setter)
{
	struct pages *pages = setter->pages;
	int level = 0;

	pages->bookmarks = ARENA_ARRAY(setter->arena, struct bookmark, setter->heading_count + 1);
	for (int i = 0; i < setter->heading_count; i++) {
		const struct heading *heading = &setter->headings[i];

		if (!heading->block->in_contents)
			continue;
		level = MIN(heading->block->level, level + 1);
		pages->bookmarks[pages->bookmark_count++] =
			(struct bookmark){heading->title, level, *heading->anchor};
	}
}

static void place_page(struct setter *setter, int index)
{
	const struct sheet_part *part = &g_array_index(setter->parts, struct sheet_part, index);
	struct page *page = &setter->pages->items[index];
	struct placer placer = {.setter = setter, .page = page, .index = index};

	if (!part->flow)
		return;
	placer.left = page_left(setter, part->flow, index);
	placer.top = page_top(setter, part->flow);
	placer.width = part->flow->page_width;
	placer.height = part->flow->height;
	placer.marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
	notes_sort(part);
	furniture_above(&placer, part->flow);
	part_place(&placer, part);
	furniture_below(&placer, part->flow);
	furniture_draft(&placer);
	page->mark_count = (int)placer.marks->len;
	page->marks = ARENA_ARRAY(setter->arena, struct mark, page->mark_count + 1);
	if (page->mark_count)
		memcpy(page->marks, placer.marks->data, page->mark_count * sizeof *page->marks);
	g_array_free(placer.marks, TRUE);
}

/* Numbers the tags in reading order. */
static void number_tags(struct pages *pages)
{
	struct tag *tag = pages->root;

	while (tag) {
		tag->index = pages->tag_count++;
		if (tag->child) {
			tag = tag->child;
			continue;
		}
		while (tag && !tag->next)
			tag = tag->parent;
		if (tag)
			tag = tag->next;
	}
}

/* A finding about PIECE of the page with index INDEX. */
static void report_piece(const struct setter *setter, guint index, enum diag_code code, int piece)
{
	const struct flow *flow = g_array_index(setter->parts, struct sheet_part, index).flow;
	const struct leaf *leaf = flow->pieces[piece].leaf;

	diag_report(setter->typesetter->diag, code,
		leaf ? leaf->block->place : flow->section->place,
		setter->pages->items[index].label);
}

/* The group that is to stay whole and goes on below PART, or NULL. */
static const struct block *torn_group(const struct sheet_part *part)
{
	int next = part->last + 1;

	if (!part->flow || next <= part->first || next >= part->flow->count)
		return NULL;
	return part->flow->pieces[next].group;
}

static void report_pages(struct setter *setter)
{
	const struct block *group, *told = NULL;

	for (guint i = 0; i < setter->parts->len; i++) {
		const struct sheet_part *part = &g_array_index(setter->parts, struct sheet_part, i);

		if (part->over)
			report_piece(setter, i, DIAG_PAGE_OVERFULL, part->first);
		if (part->torn)
			report_piece(setter, i, DIAG_PAGE_TORN, part->last);
		group = torn_group(part);
		if (group && group != told)
			diag_report(setter->typesetter->diag, DIAG_GROUP_TORN, group->place,
				setter->pages->items[i].label);
		told = group;
	}
}

/* One round: everything but the findings that depend on the result. */
static void set_pages(struct setter *setter)
{
	contents_collect(setter);
	flow_document(setter);
	break_flows(setter);
	make_pages(setter);
	locate(setter);
}

static void finish_pages(struct setter *setter)
{
	make_bookmarks(setter);
	number_tags(setter->pages);
	lint_begin(setter);
	for (int i = 0; i < setter->pages->count; i++)
		place_page(setter, i);
	report_pages(setter);
	references_report(setter);
	lint_end(setter);
}

void typesetter_forget(struct typesetter *typesetter)
{
	struct paragraph_store *store = typesetter->store;

	if (fonts_words_size(typesetter->fonts) <= MEMORY_MOST &&
		(!store || paragraph_store_size(store) <= MEMORY_MOST))
		return;
	if (store)
		paragraph_store_clear(store);
	fonts_forget_words(typesetter->fonts);
}

struct pages *page_typeset(struct typesetter *typesetter, struct arena *arena,
	const struct document *document)
{
	struct setter setter = {.typesetter = typesetter, .arena = arena,
		.document = document, .sheet = document->sheet};

	assert(document->sheet && document->blocks);
	if (!typesetter->fonts)
		return NULL;
	if (typesetter->ahead)
		ahead_all(typesetter->ahead);
	else
		typesetter_forget(typesetter);
	for (int attempt = 1, digits = DIGITS;; attempt++) {
		bool fit, right;

		setter_open(&setter, digits);
		set_pages(&setter);
		fit = contents_fit(&setter);
		right = references_fit(&setter);
		if ((fit && right) || attempt == ATTEMPTS)
			break;
		digits += !fit;
		references_go_on(&setter);
		setter_close(&setter);
	}
	finish_pages(&setter);
	setter_close(&setter);
	return setter.pages;
}
