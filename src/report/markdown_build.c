/* Markdown build: text, block after block, becomes a piece of a document. */
#include "markdown_build.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/language.h"
#include "markdown_script.h"
#include "markdown_star.h"
#include "text_map.h"

#define LANGUAGE "sprache:"
#define NO_BREAK_SPACE "\u00a0"

struct place builder_place(const struct builder *b, size_t offset)
{
	return text_map_place(b->map, offset < b->shift ? 0 : offset - b->shift);
}

static unsigned builder_flags(const struct builder *b)
{
	return (b->strong ? SPAN_STRONG : 0) | (b->emphasis ? SPAN_EMPHASIS : 0) |
		(b->code ? SPAN_CODE : 0) | (b->strike ? SPAN_STRIKE : 0);
}

static struct span *span_add(struct builder *b, const char *text, size_t length, unsigned flags)
{
	struct span *span = span_new(b->md->arena,
		arena_strndup(b->md->arena, text, length), flags);

	span->link = b->link;
	span->language = b->language;
	*b->span_end = span;
	b->span_end = &span->next;
	return span;
}

/* The note's mark; its words follow the first reference only. */
static void note_add(struct builder *b, const char *at)
{
	struct markdown md = *b->md;
	struct note *note = note_at(&b->notes, at);
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
	*b->span_end = span;
	b->span_end = &span->next;
}

/* Is the text at work code, or an address that was typed as such? */
static bool is_verbatim(const struct builder *b)
{
	const char *text = b->run->str;

	return b->code || (b->link && (strstr(text, "://") || g_str_has_prefix(text, "www.")));
}

/* What was hidden from md4c in the text at work is there again. */
static void hidden_return(struct builder *b)
{
	markdown_stars_show(b->run->str, b->run->len);
	if (is_verbatim(b))
		markdown_scripts_show(b->run->str, b->run->len);
	else
		markdown_scripts_set(b->run);
}

void builder_end_span(struct builder *b)
{
	const char *at, *end;
	unsigned flags = builder_flags(b);

	hidden_return(b);
	at = b->run->str;
	end = at + b->run->len;
	if (b->shift && !b->spans && g_str_has_prefix(at, GUARD))
		at += strlen(GUARD);
	while (at < end) {
		size_t length = strcspn(at, "\x01\x02\x03");

		if (length)
			span_add(b, at, length, flags);
		at += length;
		if (*at == NOTE_MARK) {
			note_add(b, at);
			at += 2;
		} else if (*at == BREAK_MARK) {
			span_add(b, "", 0, SPAN_BREAK);
		}
		at += at < end;
	}
	g_string_truncate(b->run, 0);
}

/* The spans of the paragraph at work, finished; NULL if it has none. */
static struct span *spans_take(struct builder *b)
{
	struct span *spans;

	builder_end_span(b);
	spans = b->spans;
	b->spans = NULL;
	b->span_end = &b->spans;
	b->started = false;
	if (spans && b->md->finish)
		b->md->finish(b->md->context, spans);
	return spans;
}

static struct block *block_put(struct builder *b, enum block_kind kind, struct place place)
{
	struct block *block = block_new(b->md->arena, kind, place);
	struct open_block *open = &b->open[b->depth];

	*open->end = block;
	open->end = &block->next;
	return block;
}

void builder_end_paragraph(struct builder *b)
{
	size_t start = b->start;
	struct span *spans = spans_take(b);
	struct block *block;

	if (!spans || b->table)
		return;
	/* Of texts of one paragraph only the spans are used. */
	block = block_put(b, BLOCK_PARAGRAPH,
		b->shift ? (struct place){0} : builder_place(b, start));
	block->style = b->md->style;
	block->spans = spans;
}

struct block *builder_open_block(struct builder *b, enum block_kind kind)
{
	struct block *block;

	/* A list needs room for its items. */
	if (b->too_deep || b->depth + (kind == BLOCK_LIST ? 2 : 1) >= DEEPEST) {
		b->too_deep++;
		return NULL;
	}
	block = block_put(b, kind, builder_place(b, b->offset));
	b->depth++;
	b->open[b->depth] = (struct open_block){block, &block->child};
	return block;
}

void builder_close_block(struct builder *b)
{
	if (b->too_deep)
		b->too_deep--;
	else
		b->depth--;
}

/* Numbers of an ordered list are known when the list is complete. */
void builder_open_list(struct builder *b, bool ordered, bool tight, unsigned start)
{
	struct block *list = builder_open_block(b, BLOCK_LIST);

	if (!list)
		return;
	list->ordered = ordered;
	list->tight = tight;
	list->amount = ordered ? (int)start : 0;
}

void builder_open_item(struct builder *b)
{
	struct block *list = b->open[b->depth].block;
	struct block *item = builder_open_block(b, BLOCK_ITEM);

	if (item && list->ordered)
		item->number = arena_printf(b->md->arena, "%d.", list->amount++);
}

void builder_end_heading(struct builder *b, unsigned level)
{
	const struct markdown *md = b->md;
	struct place place = builder_place(b, b->start);
	struct span *spans = spans_take(b);
	struct block *block;

	if (!spans)
		return;
	if (md->flat || b->depth > 0) {
		for (struct span *span = spans; span; span = span->next)
			span->flags |= SPAN_STRONG;
		block = block_put(b, BLOCK_PARAGRAPH, place);
		block->style = md->style;
	} else {
		block = block_put(b, BLOCK_HEADING, place);
		block->level = MIN(MIN(md->level + (int)level, *md->last_level + 1), 6);
		if (md->level + (int)level > block->level)
			diag_report(md->diag, DIAG_HEADING_SKIPPED, place, "");
		*md->last_level = block->level;
	}
	block->spans = spans;
}

/* "seite:id" is a link to "#id" that says its page, "nummer:id" its number. */
static bool builder_reference(struct builder *b, const char *target)
{
	static const struct {
		const char *scheme;
		enum reference reference;
	} references[] = {{"seite:", REFERENCE_PAGE}, {"nummer:", REFERENCE_NUMBER}};

	for (size_t i = 0; i < G_N_ELEMENTS(references); i++)
		if (g_str_has_prefix(target, references[i].scheme)) {
			b->reference = references[i].reference;
			b->link = arena_printf(b->md->arena, "#%s",
				target + strlen(references[i].scheme));
			return true;
		}
	return false;
}

/* An address, what a reference says, or the language of the text. */
void builder_link(struct builder *b, const char *target)
{
	if (builder_reference(b, target))
		return;
	if (!g_str_has_prefix(target, LANGUAGE))
		b->link = target;
	else if (language_valid(target + strlen(LANGUAGE)))
		b->language = target + strlen(LANGUAGE);
	else
		diag_report(b->md->diag, DIAG_LANGUAGE_TAG, builder_place(b, b->offset),
			target + strlen(LANGUAGE));
}

/* "[Seite](seite:ziele)" becomes "Seite 12", "[](seite:ziele)" becomes "12". */
void builder_end_link(struct builder *b)
{
	const struct span *last = b->spans;

	while (last && last->next)
		last = last->next;
	if (b->reference) {
		const char *before = last && last->link == b->link ? NO_BREAK_SPACE : "";

		span_add(b, before, strlen(before), builder_flags(b))->reference = b->reference;
	}
	b->link = b->language = NULL;
	b->reference = REFERENCE_NONE;
}

void builder_open_table(struct builder *b, int columns)
{
	struct block *group = block_put(b, BLOCK_GROUP, builder_place(b, b->offset));
	struct block *block = block_new(b->md->arena, BLOCK_TABLE, group->place);

	group->keep = true;
	group->child = block;
	b->table = ARENA_NEW(b->md->arena, struct table);
	b->table->column_count = columns;
	b->table->columns = ARENA_ARRAY(b->md->arena, struct column, columns);
	b->row_end = &b->table->heads;
	b->lines = (struct table_lines){.row = -1, .columns = columns};
	block->table = b->table;
}

void builder_open_row(struct builder *b)
{
	struct row *row = ARENA_NEW(b->md->arena, struct row);

	*b->row_end = row;
	b->row_end = &row->next;
	b->cell_end = &row->cells;
	b->lines.rows++;
}

void builder_end_cell(struct builder *b, enum alignment alignment)
{
	struct cell *cell = ARENA_NEW(b->md->arena, struct cell);
	struct place place = builder_place(b, b->start);

	if (b->started && b->lines.row < 0) {
		b->lines.row = b->lines.rows - 1;
		b->lines.offset = b->start;
	}
	cell->columns = cell->rows = 1;
	cell->alignment = alignment;
	cell->head = b->in_head;
	cell->scope = b->in_head ? SCOPE_COLUMN : SCOPE_NONE;
	cell->style = style_find(b->md->sheet, b->in_head ? "cell-head" : "cell");
	cell->content = block_new(b->md->arena, BLOCK_PARAGRAPH, place);
	cell->content->style = cell->style;
	cell->content->spans = spans_take(b);
	if (!cell->content->spans)
		cell->content = NULL;
	*b->cell_end = cell;
	b->cell_end = &cell->next;
}

/* A head without words is no head; a table of a head alone has it as its row. */
void builder_close_table(struct builder *b)
{
	bool empty = true;

	for (const struct cell *c = b->table->heads ? b->table->heads->cells : NULL; c; c = c->next)
		empty = empty && !c->content;
	if (!b->table->rows) {
		b->table->rows = b->table->heads;
		b->table->heads = NULL;
	} else if (empty) {
		b->table->heads = NULL;
	}
	b->table = NULL;
	markdown_lost_cells(b->md->diag, b->map, &b->lines);
}
