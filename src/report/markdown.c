/* Markdown: md4c's callbacks build blocks.  md4c tells no offsets, but its text
 * points into the buffer, which gives the places of findings. */
#include "markdown.h"

#include <assert.h>
#include <glib.h>
#include <md4c.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/language.h"
#include "../typeset/document.h"
#include "markdown_lost.h"
#include "markdown_note.h"
#include "text_map.h"

/* Put before texts of one paragraph: no block starts with it, and emphasis may
 * follow it.  It never gets into the document. */
#define GUARD "\u2003"

#define LANGUAGE "sprache:"

enum { DEEPEST = 64 };

/* A block that is open, and where its next child goes. */
struct open_block {
	struct block *block;
	struct block **end;
};

struct reader {
	const struct markdown *md;
	const struct text_map *map;
	char *buffer;            /* what md4c reads; byte for byte the map's text after shift */
	size_t length, shift;
	struct note_list notes;

	struct open_block open[DEEPEST];
	int depth;               /* open[depth] takes the next block */
	int too_deep;            /* blocks opened beyond the stack: flattened */

	GString *run;            /* text of the span at work */
	struct span *spans, **span_end;
	int strong, emphasis, strike, code, image;
	const char *link, *language;
	size_t offset;           /* of the text read last */
	size_t start;            /* of the paragraph at work */
	bool started;            /* paragraph has text */

	struct table *table;
	struct table_lines lines; /* of the table at work */
	struct row **row_end;
	struct cell **cell_end;
	bool in_head;
};

static struct place reader_place(const struct reader *r, size_t offset)
{
	return text_map_place(r->map, offset < r->shift ? 0 : offset - r->shift);
}

static unsigned reader_flags(const struct reader *r)
{
	return (r->strong ? SPAN_STRONG : 0) | (r->emphasis ? SPAN_EMPHASIS : 0) |
		(r->code ? SPAN_CODE : 0) | (r->strike ? SPAN_STRIKE : 0);
}

static void span_add(struct reader *r, const char *text, size_t length, unsigned flags)
{
	struct span *span = span_new(r->md->arena,
		arena_strndup(r->md->arena, text, length), flags);

	span->link = r->link;
	span->language = r->language;
	*r->span_end = span;
	r->span_end = &span->next;
}

/* The note's mark; its words follow the first reference only. */
static void note_add(struct reader *r, const char *at)
{
	struct markdown md = *r->md;
	struct note *note = note_at(&r->notes, at);
	bool first = !note->number;
	char *mark;
	struct span *span;

	if (first)
		note->number = ++*md.notes;
	mark = arena_printf(md.arena, "%d", note->number);
	span = span_new(md.arena, mark, SPAN_SUPER | SPAN_NOTE);
	if (first) {
		md.style = style_find(md.sheet, "note");
		md.flat = md.in_note = true;
		span->note = markdown_blocks(&md, note->words);
	}
	*r->span_end = span;
	r->span_end = &span->next;
}

/* Ends the span at work: breaks and notes in its text become spans of their own. */
static void run_end(struct reader *r)
{
	const char *at = r->run->str, *end = at + r->run->len;
	unsigned flags = reader_flags(r);

	if (r->shift && !r->spans && g_str_has_prefix(at, GUARD))
		at += strlen(GUARD);
	while (at < end) {
		size_t length = strcspn(at, "\x01\x02\x03");

		if (length)
			span_add(r, at, length, flags);
		at += length;
		if (*at == NOTE_MARK) {
			note_add(r, at);
			at += 2;
		} else if (*at == BREAK_MARK) {
			span_add(r, "", 0, SPAN_BREAK);
		}
		at += at < end;
	}
	g_string_truncate(r->run, 0);
}

/* The spans of the paragraph at work, finished; NULL if it has none. */
static struct span *spans_take(struct reader *r)
{
	struct span *spans;

	run_end(r);
	spans = r->spans;
	r->spans = NULL;
	r->span_end = &r->spans;
	r->started = false;
	if (spans && r->md->finish)
		r->md->finish(r->md->context, spans);
	return spans;
}

static struct block *block_put(struct reader *r, enum block_kind kind, struct place place)
{
	struct block *block = block_new(r->md->arena, kind, place);
	struct open_block *open = &r->open[r->depth];

	*open->end = block;
	open->end = &block->next;
	return block;
}

/* Text of tight list items comes without a paragraph around it; so every block
 * that starts or ends closes the paragraph at work. */
static void paragraph_close(struct reader *r)
{
	size_t start = r->start;
	struct span *spans = spans_take(r);
	struct block *block;

	if (!spans || r->table)
		return;
	/* Of texts of one paragraph only the spans are used. */
	block = block_put(r, BLOCK_PARAGRAPH,
		r->shift ? (struct place){0} : reader_place(r, start));
	block->style = r->md->style;
	block->spans = spans;
}

static void block_open(struct reader *r, enum block_kind kind)
{
	struct block *block;

	/* A list needs room for its items. */
	if (r->too_deep || r->depth + (kind == BLOCK_LIST ? 2 : 1) >= DEEPEST) {
		r->too_deep++;
		return;
	}
	block = block_put(r, kind, reader_place(r, r->offset));
	r->depth++;
	r->open[r->depth] = (struct open_block){block, &block->child};
}

static void block_close(struct reader *r)
{
	if (r->too_deep)
		r->too_deep--;
	else
		r->depth--;
}

/* Numbers of an ordered list are known when the list is complete. */
static void list_open(struct reader *r, bool ordered, bool tight, unsigned start)
{
	struct block *list;

	block_open(r, BLOCK_LIST);
	list = r->open[r->depth].block;
	list->ordered = ordered;
	list->tight = tight;
	list->amount = ordered ? (int)start : 0;
}

static void item_open(struct reader *r)
{
	struct block *list = r->open[r->depth].block, *item;

	block_open(r, BLOCK_ITEM);
	item = r->open[r->depth].block;
	if (list && list->kind == BLOCK_LIST && list->ordered && item != list)
		item->number = arena_printf(r->md->arena, "%d.", list->amount++);
}

static void heading_close(struct reader *r, unsigned level)
{
	const struct markdown *md = r->md;
	struct place place = reader_place(r, r->start);
	struct span *spans = spans_take(r);
	struct block *block;

	if (!spans)
		return;
	if (md->flat || r->depth > 0) {
		for (struct span *span = spans; span; span = span->next)
			span->flags |= SPAN_STRONG;
		block = block_put(r, BLOCK_PARAGRAPH, place);
		block->style = md->style;
	} else {
		block = block_put(r, BLOCK_HEADING, place);
		block->level = MIN(MIN(md->level + (int)level, *md->last_level + 1), 6);
		if (md->level + (int)level > block->level)
			diag_report(md->diag, DIAG_HEADING_SKIPPED, place, "");
		*md->last_level = block->level;
	}
	block->spans = spans;
}

static enum alignment cell_alignment(MD_ALIGN align)
{
	switch (align) {
	case MD_ALIGN_CENTER: return ALIGN_CENTER;
	case MD_ALIGN_RIGHT: return ALIGN_RIGHT;
	default: return ALIGN_LEFT;
	}
}

/* Tables in texts are small: each stands in a group that keeps it whole. */
static void table_open(struct reader *r, const MD_BLOCK_TABLE_DETAIL *detail)
{
	struct block *group = block_put(r, BLOCK_GROUP, reader_place(r, r->offset));
	struct block *block = block_new(r->md->arena, BLOCK_TABLE, group->place);

	group->keep = true;
	group->child = block;
	r->table = ARENA_NEW(r->md->arena, struct table);
	r->table->column_count = (int)detail->col_count;
	r->table->columns = ARENA_ARRAY(r->md->arena, struct column, detail->col_count);
	r->row_end = &r->table->heads;
	r->lines = (struct table_lines){.row = -1, .columns = (int)detail->col_count};
	block->table = r->table;
}

static void row_open(struct reader *r)
{
	struct row *row = ARENA_NEW(r->md->arena, struct row);

	*r->row_end = row;
	r->row_end = &row->next;
	r->cell_end = &row->cells;
	r->lines.rows++;
}

static void cell_close(struct reader *r, const MD_BLOCK_TD_DETAIL *detail)
{
	struct cell *cell = ARENA_NEW(r->md->arena, struct cell);
	struct place place = reader_place(r, r->start);

	if (r->started && r->lines.row < 0) {
		r->lines.row = r->lines.rows - 1;
		r->lines.offset = r->start;
	}
	cell->columns = cell->rows = 1;
	cell->alignment = cell_alignment(detail->align);
	cell->head = r->in_head;
	cell->scope = r->in_head ? SCOPE_COLUMN : SCOPE_NONE;
	cell->style = style_find(r->md->sheet, r->in_head ? "cell-head" : "cell");
	cell->content = block_new(r->md->arena, BLOCK_PARAGRAPH, place);
	cell->content->style = cell->style;
	cell->content->spans = spans_take(r);
	if (!cell->content->spans)
		cell->content = NULL;
	*r->cell_end = cell;
	r->cell_end = &cell->next;
}

/* A head without words is no head; a table of a head alone has it as its row. */
static void table_close(struct reader *r)
{
	bool empty = true;

	for (const struct cell *c = r->table->heads ? r->table->heads->cells : NULL; c; c = c->next)
		empty = empty && !c->content;
	if (!r->table->rows) {
		r->table->rows = r->table->heads;
		r->table->heads = NULL;
	} else if (empty) {
		r->table->heads = NULL;
	}
	r->table = NULL;
	markdown_lost_cells(r->md->diag, r->map, &r->lines);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct reader *r = context;

	paragraph_close(r);
	switch (type) {
	case MD_BLOCK_QUOTE:
		block_open(r, BLOCK_GROUP);
		r->open[r->depth].block->style = style_find(r->md->sheet, "zitat");
		break;
	case MD_BLOCK_UL:
		list_open(r, false, ((MD_BLOCK_UL_DETAIL *)detail)->is_tight, 0);
		break;
	case MD_BLOCK_OL:
		list_open(r, true, ((MD_BLOCK_OL_DETAIL *)detail)->is_tight,
			((MD_BLOCK_OL_DETAIL *)detail)->start);
		break;
	case MD_BLOCK_LI: item_open(r); break;
	case MD_BLOCK_TABLE: table_open(r, detail); break;
	case MD_BLOCK_THEAD: r->in_head = true; break;
	case MD_BLOCK_TBODY:
		r->in_head = false;
		r->row_end = &r->table->rows;
		break;
	case MD_BLOCK_TR: row_open(r); break;
	case MD_BLOCK_CODE: r->code++; break;
	default: break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct reader *r = context;

	switch (type) {
	case MD_BLOCK_H: heading_close(r, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD: cell_close(r, detail); break;
	case MD_BLOCK_TABLE: table_close(r); break;
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
	case MD_BLOCK_LI:
		paragraph_close(r);
		block_close(r);
		break;
	case MD_BLOCK_CODE:
		diag_report(r->md->diag, DIAG_MARKDOWN_CODE, reader_place(r, r->start), "");
		r->code--;
		paragraph_close(r);
		break;
	default: paragraph_close(r); break;
	}
	return 0;
}

/* &amp; and numbers in addresses; others stay as they are. */
static char *attribute_text(struct arena *arena, const MD_ATTRIBUTE *attribute)
{
	char *text = g_strndup(attribute->text, attribute->size);
	char **parts = g_strsplit(text, "&amp;", -1);
	char *joined = g_strjoinv("&", parts);
	char *copy = arena_strdup(arena, joined);

	g_free(joined);
	g_strfreev(parts);
	g_free(text);
	return copy;
}

static int *span_counter(struct reader *r, MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM: return &r->emphasis;
	case MD_SPAN_STRONG: return &r->strong;
	case MD_SPAN_CODE: return &r->code;
	case MD_SPAN_DEL: return &r->strike;
	case MD_SPAN_IMG: return &r->image;
	default: return NULL;
	}
}

/* An address, or the language of the text. */
static void link_open(struct reader *r, const char *target)
{
	if (!g_str_has_prefix(target, LANGUAGE))
		r->link = target;
	else if (language_valid(target + strlen(LANGUAGE)))
		r->language = target + strlen(LANGUAGE);
	else
		diag_report(r->md->diag, DIAG_LANGUAGE_TAG, reader_place(r, r->offset),
			target + strlen(LANGUAGE));
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct reader *r = context;
	int *counter = span_counter(r, type);

	run_end(r);
	if (counter)
		++*counter;
	if (type == MD_SPAN_A)
		link_open(r, attribute_text(r->md->arena, &((MD_SPAN_A_DETAIL *)detail)->href));
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct reader *r = context;
	int *counter = span_counter(r, type);

	(void)detail;
	run_end(r);
	if (counter)
		--*counter;
	if (type == MD_SPAN_IMG)
		diag_report(r->md->diag, DIAG_MARKDOWN_IMAGE, reader_place(r, r->offset), "");
	if (type == MD_SPAN_A)
		r->link = r->language = NULL;
	return 0;
}

static void entity_add(struct reader *r, const char *text, size_t size)
{
	static const struct {
		const char *name, *text;
	} entities[] = {
		{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""},
		{"&nbsp;", "\u00a0"}, {"&shy;", "\u00ad"}, {"&ndash;", "–"}, {"&thinsp;", "\u2009"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
		if (strlen(entities[i].name) == size && memcmp(entities[i].name, text, size) == 0) {
			g_string_append(r->run, entities[i].text);
			return;
		}
	if (size > 3 && text[1] == '#') {
		bool hex = text[2] == 'x' || text[2] == 'X';
		guint64 code = g_ascii_strtoull(text + (hex ? 3 : 2), NULL, hex ? 16 : 10);

		if (code >= 0x20 && code <= 0x10ffff && g_unichar_validate((gunichar)code)) {
			g_string_append_unichar(r->run, (gunichar)code);
			return;
		}
	}
	g_string_append_len(r->run, text, (gssize)size);
}

/* Text of code and HTML blocks has line ends, spans have not. */
static void verbatim_add(struct reader *r, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (text[i] != '\n')
			g_string_append_c(r->run, text[i]);
		else if (r->run->len)
			g_string_append_c(r->run, BREAK_MARK);
}

static void offset_note(struct reader *r, const char *text)
{
	if (text >= r->buffer && text < r->buffer + r->length)
		r->offset = (size_t)(text - r->buffer);
	if (!r->started) {
		r->start = r->offset;
		r->started = true;
	}
}

/* Looks through SIZE bytes of plain text at r->offset, without the guard. */
static void signs_check(const struct reader *r, size_t size)
{
	size_t guard = r->shift - MIN(r->shift, r->offset);

	if (size > guard)
		markdown_lost_signs(r->md->diag, r->map, r->offset + guard - r->shift,
			size - guard);
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	struct reader *r = context;

	offset_note(r, text);
	switch (type) {
	case MD_TEXT_NULLCHAR: g_string_append(r->run, "\ufffd"); break;
	case MD_TEXT_BR: g_string_append_c(r->run, BREAK_MARK); break;
	case MD_TEXT_SOFTBR: g_string_append_c(r->run, ' '); break;
	case MD_TEXT_ENTITY: entity_add(r, text, size); break;
	case MD_TEXT_HTML:
		diag_report(r->md->diag, DIAG_MARKDOWN_HTML, reader_place(r, r->offset), "");
		verbatim_add(r, text, size);
		break;
	case MD_TEXT_CODE: verbatim_add(r, text, size); break;
	default:
		signs_check(r, size);
		g_string_append_len(r->run, text, size);
	}
	return 0;
}

static void notes_check(const struct reader *r)
{
	for (guint i = 0; i < r->notes.items->len; i++) {
		const struct note *note = &g_array_index(r->notes.items, struct note, i);

		if (!note->number && note->name)
			diag_report(r->md->diag, DIAG_NOTE_UNUSED, reader_place(r, note->offset),
				note->name);
	}
}

/* Parses the reader's buffer; the blocks hang below ROOT. */
static void reader_run(struct reader *r, struct block *root)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS,
		.enter_block = enter_block, .leave_block = leave_block,
		.enter_span = enter_span, .leave_span = leave_span, .text = add_text,
	};
	int failed;

	r->length = strlen(r->buffer);
	r->run = g_string_new(NULL);
	r->span_end = &r->spans;
	r->open[0] = (struct open_block){root, &root->child};
	failed = md_parse(r->buffer, (MD_SIZE)r->length, &parser, r);
	assert(!failed);
	paragraph_close(r);
	notes_check(r);
	g_string_free(r->run, TRUE);
	note_list_free(&r->notes);
	g_free(r->buffer);
}

struct block *markdown_blocks(const struct markdown *md, const struct text_map *text)
{
	struct block root = {.kind = BLOCK_GROUP};
	struct reader reader = {.md = md, .map = text};

	if (!text->text->len)
		return NULL;
	reader.buffer = g_strdup(text->text->str);
	reader.notes = note_list_take(text, md->in_note ? NULL : reader.buffer, md->diag);
	reader_run(&reader, &root);
	return root.child;
}

/* Line ends become blanks or breaks, so that md4c sees one line. */
static void lines_join(const struct markdown *md, const struct text_map *map, char *text)
{
	size_t length = strlen(text);

	while (length && g_ascii_isspace(text[length - 1]))
		text[--length] = 0;
	for (char *at = text; *at; at++) {
		if (*at != '\n')
			continue;
		if (at[1] == '\n') {
			diag_report(md->diag, DIAG_MARKDOWN_INLINE,
				text_map_place(map, (size_t)(at - text) + 2), "");
			*at = BREAK_MARK;
		} else if (at > text && at[-1] == '\\') {
			at[-1] = BREAK_MARK;
			*at = ' ';
		} else if (at - text >= 2 && at[-1] == ' ' && at[-2] == ' ') {
			at[-1] = at[-2] = NOTE_FILL;
			*at = BREAK_MARK;
		} else {
			*at = ' ';
		}
	}
}

struct span *markdown_spans(const struct markdown *md, const struct text_map *text)
{
	struct block root = {.kind = BLOCK_GROUP};
	struct reader reader = {.md = md, .map = text, .shift = strlen(GUARD)};
	char *words = g_strdup(text->text->str);

	reader.notes = note_list_take(text, md->in_note ? NULL : words, md->diag);
	lines_join(md, text, words);
	reader.buffer = g_strconcat(GUARD, words, NULL);
	g_free(words);
	reader_run(&reader, &root);
	return root.child ? root.child->spans : NULL;
}
