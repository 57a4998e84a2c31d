/* Markdown: md4c's callbacks build blocks.  md4c tells no offsets, but its text
 * points into the buffer, which gives the places of findings. */
#include "markdown.h"

#include <assert.h>
#include <glib.h>
#include <md4c.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "markdown_build.h"
#include "markdown_script.h"
#include "markdown_star.h"
#include "text_map.h"

static enum alignment cell_alignment(MD_ALIGN align)
{
	switch (align) {
	case MD_ALIGN_CENTER: return ALIGN_CENTER;
	case MD_ALIGN_RIGHT: return ALIGN_RIGHT;
	default: return ALIGN_LEFT;
	}
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct builder *b = context;
	struct block *quote;

	builder_end_paragraph(b);
	switch (type) {
	case MD_BLOCK_QUOTE:
		quote = builder_open_block(b, BLOCK_GROUP);
		if (quote)
			quote->style = style_find(b->md->sheet, "zitat");
		break;
	case MD_BLOCK_UL:
		builder_open_list(b, false, ((MD_BLOCK_UL_DETAIL *)detail)->is_tight, 0);
		break;
	case MD_BLOCK_OL:
		builder_open_list(b, true, ((MD_BLOCK_OL_DETAIL *)detail)->is_tight,
			((MD_BLOCK_OL_DETAIL *)detail)->start);
		break;
	case MD_BLOCK_LI: builder_open_item(b); break;
	case MD_BLOCK_TABLE:
		builder_open_table(b, (int)((MD_BLOCK_TABLE_DETAIL *)detail)->col_count);
		break;
	case MD_BLOCK_THEAD: b->in_head = true; break;
	case MD_BLOCK_TBODY:
		b->in_head = false;
		b->row_end = &b->table->rows;
		break;
	case MD_BLOCK_TR: builder_open_row(b); break;
	case MD_BLOCK_CODE: b->code++; break;
	default: break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct builder *b = context;

	switch (type) {
	case MD_BLOCK_H: builder_end_heading(b, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		builder_end_cell(b, cell_alignment(((MD_BLOCK_TD_DETAIL *)detail)->align));
		break;
	case MD_BLOCK_TABLE: builder_close_table(b); break;
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
	case MD_BLOCK_LI:
		builder_end_paragraph(b);
		builder_close_block(b);
		break;
	case MD_BLOCK_CODE:
		diag_report(b->md->diag, DIAG_MARKDOWN_CODE, builder_place(b, b->start), "");
		b->code--;
		builder_end_paragraph(b);
		break;
	default: builder_end_paragraph(b); break;
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

	markdown_stars_show(copy, strlen(copy));
	markdown_scripts_show(copy, strlen(copy));
	g_free(joined);
	g_strfreev(parts);
	g_free(text);
	return copy;
}

static int *span_counter(struct builder *b, MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM: return &b->emphasis;
	case MD_SPAN_STRONG: return &b->strong;
	case MD_SPAN_CODE: return &b->code;
	case MD_SPAN_DEL: return &b->strike;
	case MD_SPAN_IMG: return &b->image;
	default: return NULL;
	}
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct builder *b = context;
	int *counter = span_counter(b, type);

	builder_end_span(b);
	if (counter)
		++*counter;
	if (type == MD_SPAN_A)
		builder_link(b, attribute_text(b->md->arena, &((MD_SPAN_A_DETAIL *)detail)->href));
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct builder *b = context;
	int *counter = span_counter(b, type);

	(void)detail;
	builder_end_span(b);
	if (counter)
		--*counter;
	if (type == MD_SPAN_IMG)
		diag_report(b->md->diag, DIAG_MARKDOWN_IMAGE, builder_place(b, b->offset), "");
	if (type == MD_SPAN_A)
		builder_end_link(b);
	return 0;
}

static void entity_add(struct builder *b, const char *text, size_t size)
{
	static const struct {
		const char *name, *text;
	} entities[] = {
		{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""},
		{"&nbsp;", "\u00a0"}, {"&shy;", "\u00ad"}, {"&ndash;", "–"}, {"&thinsp;", "\u2009"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
		if (strlen(entities[i].name) == size && memcmp(entities[i].name, text, size) == 0) {
			g_string_append(b->run, entities[i].text);
			return;
		}
	if (size > 3 && text[1] == '#') {
		bool hex = text[2] == 'x' || text[2] == 'X';
		guint64 code = g_ascii_strtoull(text + (hex ? 3 : 2), NULL, hex ? 16 : 10);

		if (code >= 0x20 && code <= 0x10ffff && g_unichar_validate((gunichar)code)) {
			g_string_append_unichar(b->run, (gunichar)code);
			return;
		}
	}
	g_string_append_len(b->run, text, (gssize)size);
}

/* Text of code and HTML blocks has line ends, spans have not. */
static void verbatim_add(struct builder *b, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (text[i] != '\n')
			g_string_append_c(b->run, text[i]);
		else if (b->run->len)
			g_string_append_c(b->run, BREAK_MARK);
}

static void offset_keep(struct builder *b, const char *text)
{
	if (text >= b->buffer && text < b->buffer + b->length)
		b->offset = (size_t)(text - b->buffer);
	if (!b->started) {
		b->start = b->offset;
		b->started = true;
	}
}

/* Looks through SIZE bytes of plain text at b->offset, without the guard. */
static void signs_check(const struct builder *b, size_t size)
{
	size_t guard = b->shift - MIN(b->shift, b->offset);

	if (size > guard)
		markdown_lost_signs(b->md->diag, b->map, b->offset + guard - b->shift,
			size - guard);
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	struct builder *b = context;

	offset_keep(b, text);
	switch (type) {
	case MD_TEXT_NULLCHAR: g_string_append(b->run, "\ufffd"); break;
	case MD_TEXT_BR: g_string_append_c(b->run, BREAK_MARK); break;
	case MD_TEXT_SOFTBR: g_string_append_c(b->run, ' '); break;
	case MD_TEXT_ENTITY: entity_add(b, text, size); break;
	case MD_TEXT_HTML:
		diag_report(b->md->diag, DIAG_MARKDOWN_HTML, builder_place(b, b->offset), "");
		verbatim_add(b, text, size);
		break;
	case MD_TEXT_CODE: verbatim_add(b, text, size); break;
	default:
		signs_check(b, size);
		g_string_append_len(b->run, text, size);
	}
	return 0;
}

static void notes_check(const struct builder *b)
{
	for (guint i = 0; i < b->notes.items->len; i++) {
		const struct note *note = &g_array_index(b->notes.items, struct note, i);

		if (!note->number && note->name)
			diag_report(b->md->diag, DIAG_NOTE_UNUSED, builder_place(b, note->offset),
				note->name);
	}
}

/* Parses the builder's buffer; the blocks hang below ROOT. */
static void builder_run(struct builder *b, struct block *root)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS,
		.enter_block = enter_block, .leave_block = leave_block,
		.enter_span = enter_span, .leave_span = leave_span, .text = add_text,
	};
	int failed;

	markdown_stars_hide(b->buffer);
	markdown_scripts_hide(b->buffer);
	b->length = strlen(b->buffer);
	b->run = g_string_new(NULL);
	b->span_end = &b->spans;
	b->open[0] = (struct open_block){root, &root->child};
	failed = md_parse(b->buffer, (MD_SIZE)b->length, &parser, b);
	assert(!failed);
	builder_end_paragraph(b);
	notes_check(b);
	g_string_free(b->run, TRUE);
	note_list_free(&b->notes);
	g_free(b->buffer);
}

struct block *markdown_blocks(const struct markdown *md, const struct text_map *text)
{
	struct block root = {.kind = BLOCK_GROUP};
	struct builder builder = {.md = md, .map = text};

	if (!text->text->len)
		return NULL;
	builder.buffer = g_strdup(text->text->str);
	builder.notes = note_list_take(text, md->in_note ? NULL : builder.buffer, md->diag);
	builder_run(&builder, &root);
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
	struct builder builder = {.md = md, .map = text, .shift = strlen(GUARD)};
	char *words = g_strdup(text->text->str);

	builder.notes = note_list_take(text, md->in_note ? NULL : words, md->diag);
	lines_join(md, text, words);
	builder.buffer = g_strconcat(GUARD, words, NULL);
	g_free(words);
	builder_run(&builder, &root);
	return root.child ? root.child->spans : NULL;
}
