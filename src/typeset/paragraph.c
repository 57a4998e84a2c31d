/* Paragraph: spans to pieces.  Every word is shaped once, whole; where a line
 * breaks it, paragraph_place.c shapes the parts. */
#include "paragraph.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/diag.h"
#include "document.h"
#include "font_set.h"
#include "font_shape.h"
#include "paragraph_direction.h"
#include "paragraph_items.h"
#include "paragraph_rules.h"
#include "paragraph_store.h"

/* Superscripts, in per cent of the size. */
enum { SUPER_SIZE = 65, SUPER_RISE = 35 };

/* A thin blank is a fifth of an em, as U+2009. */
enum { THIN_PART = 5 };

/* A paragraph on its way. */
struct shaping {
	struct typesetter *typesetter;
	struct arena *arena;
	const struct style *style;
	struct place place;
	GArray *pieces;          /* struct piece */
	unsigned char *levels;   /* bidi level of each byte, or NULL */
	int span;                /* number of the one at work */
	int byte;                /* of the whole text, where the span starts */
	int x;
	bool silent;             /* nothing to report so far */
};

static struct piece *last_piece(const struct shaping *shaping, guint back)
{
	return shaping->pieces->len > back
		? &g_array_index(shaping->pieces, struct piece, shaping->pieces->len - 1 - back)
		: NULL;
}

static void piece_add(struct shaping *shaping, struct piece *piece)
{
	piece->x = shaping->x;
	piece->span = shaping->span;
	shaping->x += piece->width;
	g_array_append_val(shaping->pieces, *piece);
}

/* Strong is bold; in text that is semibold or bold already it says nothing more. */
static int strong_weight(const struct style *style)
{
	return style->weight < 600 ? 700 : style->weight;
}

struct look span_look(const struct style *style, const struct span *span)
{
	struct look look = {.family = style->family, .features = style->features,
		.weight = style->weight, .size = style->size, .tracking = style->tracking,
		.italic = style->italic};

	if (span->flags & SPAN_STRONG)
		look.weight = strong_weight(style);
	if (span->flags & SPAN_EMPHASIS)
		look.italic = !look.italic;
	if (span->flags & SPAN_CODE)
		look.family = "sans";
	if (span->flags & SPAN_SUPER)
		look.size = look.size * SUPER_SIZE / 100;
	return look;
}

static void typeface_report(struct shaping *shaping, const struct typeface *typeface)
{
	const struct look *look = &typeface->look;
	char *wanted = g_strdup_printf(
		"%s %d%s", look->family, look->weight, look->italic ? " kursiv" : "");

	shaping->silent = false;
	diag_report(shaping->typesetter->diag, DIAG_FONT_SUBSTITUTED, shaping->place,
		shaping->style->name, wanted, typeface->face->postscript);
	g_free(wanted);
}

static struct typeface *span_typeface(struct shaping *shaping, const struct span *span)
{
	struct fonts *fonts = shaping->typesetter->fonts;
	struct look look = span_look(shaping->style, span);
	struct typeface *typeface = typeface_find(fonts, &look);

	if (!typeface) {
		shaping->silent = false;
		diag_report(shaping->typesetter->diag, DIAG_FONT_UNKNOWN, shaping->place,
			shaping->style->name, look.family);
		look.family = fonts->families[0].name;
		typeface = typeface_find(fonts, &look);
	}
	if (typeface->substituted)
		typeface_report(shaping, typeface);
	return typeface;
}

static void missing_report(struct shaping *shaping, const struct word *word)
{
	for (int i = 0; i < word->missing_count; i++) {
		char text[8] = {0}, code[16];

		g_unichar_to_utf8(word->missing[i], text);
		g_snprintf(code, sizeof code, "U+%04X", word->missing[i]);
		shaping->silent = false;
		diag_report(shaping->typesetter->diag, DIAG_GLYPH_MISSING, shaping->place, text,
			code);
	}
}

/* Only now, with both neighbours known, is it clear what the blank is. */
static void blank_settle(struct shaping *shaping, unsigned after)
{
	struct piece *blank = last_piece(shaping, 0), *before = last_piece(shaping, 1);
	struct blank_rule rule;

	if (!blank || blank->kind != PIECE_BLANK || !blank->elastic || blank->tied || !before ||
		before->kind != PIECE_WORD)
		return;
	rule = blank_between(before->word->facts->traits, after);
	blank->tied = rule.tied;
	blank->firm = rule.firm;
	blank->penalty = rule.penalty;
	if (rule.thin) {
		blank->elastic = false;
		shaping->x += blank->typeface->look.size / THIN_PART - blank->width;
		blank->width = blank->typeface->look.size / THIN_PART;
	}
}

/* U+00AD, U+200B and U+2060 are not shaped: 0 or their length in bytes. */
static int invisible_length(const char *text)
{
	return g_str_has_prefix(text, "\u00ad") ? 2
		: g_str_has_prefix(text, "\u200b") || g_str_has_prefix(text, "\u2060") ? 3
									       : 0;
}

/* Takes the author's break marks out of WORD; their places go to *MARKS. */
static const char *word_clean(
	struct arena *arena, const char *word, int *length, unsigned char **marks)
{
	char *clean = arena_alloc(arena, (size_t)*length + 1);
	int kept = 0, size;

	*marks = arena_alloc(arena, (size_t)*length + 1);
	for (int i = 0; i < *length; i++) {
		size = invisible_length(word + i);
		if (size > 0) {
			if (!g_str_has_prefix(word + i, "\u2060"))
				(*marks)[kept] = size == 2 ? MARK_HYPHEN : MARK_PLAIN;
			i += size - 1;
			continue;
		}
		clean[kept++] = word[i];
	}
	*length = kept;
	return clean;
}

static bool word_has_marks(const char *word, int length)
{
	for (int i = 0; i + 1 < length; i++)
		if (((unsigned char)word[i] == 0xc2 || (unsigned char)word[i] == 0xe2) &&
			invisible_length(word + i) > 0)
			return true;
	return false;
}

/* A stretch of one direction. */
static void word_add(struct shaping *shaping, const struct span *span, struct typeface *typeface,
	const char *text, int length)
{
	struct piece piece = {.kind = PIECE_WORD, .language = span->language,
		.typeface = typeface};
	int byte = shaping->byte + (int)(text - span->text);
	bool backward = shaping->levels && shaping->levels[byte] & 1;
	unsigned char *marks = NULL;

	if (word_has_marks(text, length))
		text = word_clean(shaping->arena, text, &length, &marks);
	if (length == 0)
		return;
	piece.word = typeface_word(
		typeface, shaping->typesetter->hyphenation, text, length, backward);
	piece.marks = marks;
	piece.width = piece.word->width;
	if (span->flags & SPAN_SUPER)
		piece.rise = shaping->style->size * SUPER_RISE / 100;
	missing_report(shaping, piece.word);
	blank_settle(shaping, word_facts_find(fonts_words(shaping->typesetter->fonts), typeface,
		piece.word)->traits);
	piece_add(shaping, &piece);
}

/* Cuts a word where its direction changes. */
static void word_cut(struct shaping *shaping, const struct span *span, struct typeface *typeface,
	const char *text, int length)
{
	const unsigned char *levels = shaping->levels;
	int start = 0, byte = shaping->byte + (int)(text - span->text);

	for (int i = 1; levels && i < length; i++) {
		if ((levels[byte + i] & 1) == (levels[byte + i - 1] & 1))
			continue;
		word_add(shaping, span, typeface, text + start, i - start);
		start = i;
	}
	word_add(shaping, span, typeface, text + start, length - start);
}

enum blank_kind { BLANK_NONE, BLANK_PLAIN, BLANK_TIED, BLANK_THIN };

static enum blank_kind blank_read(const char *text, int *size)
{
	*size = 1;
	if (*text == ' ' || *text == '\t' || *text == '\n')
		return BLANK_PLAIN;
	if ((unsigned char)*text < 0xc2)
		return BLANK_NONE;
	if (g_str_has_prefix(text, "\u00a0")) {
		*size = 2;
		return BLANK_TIED;
	}
	*size = 3;
	if (g_str_has_prefix(text, "\u202f") || g_str_has_prefix(text, "\u2009"))
		return BLANK_THIN;
	return BLANK_NONE;
}

int text_word_length(const char *text)
{
	const char *end = text;
	int size;

	while (*end && blank_read(end, &size) == BLANK_NONE)
		end = g_utf8_next_char(end);
	return (int)(end - text);
}

/* Several blanks are one; none stands at the start of a line. */
static void blank_add(struct shaping *shaping, const struct span *span, struct typeface *typeface,
	const char *text, int length)
{
	int size;
	enum blank_kind kind = blank_read(text, &size);
	const struct piece *before = last_piece(shaping, 0);
	struct piece piece = {.kind = PIECE_BLANK, .typeface = typeface,
		.text = text, .length = length, .elastic = kind != BLANK_THIN,
		.tied = kind != BLANK_PLAIN, .width = typeface->blank_width};

	if (!before || before->kind != PIECE_WORD)
		return;
	if (shaping->levels)
		piece.level = shaping->levels[shaping->byte + (int)(text - span->text)];
	if (kind == BLANK_THIN)
		piece.width = typeface->look.size / THIN_PART;
	if (span->flags & SPAN_SUPER)
		piece.rise = shaping->style->size * SUPER_RISE / 100;
	piece_add(shaping, &piece);
}

static void span_add(struct shaping *shaping, const struct span *span)
{
	struct typeface *typeface = span_typeface(shaping, span);
	const char *text = span->text;
	int size;

	while (*text) {
		int length = text_word_length(text);

		if (length > 0)
			word_cut(shaping, span, typeface, text, length);
		text += length;
		if (!*text)
			break;
		blank_read(text, &size);
		blank_add(shaping, span, typeface, text, size);
		text += size;
	}
}

static void break_add(struct shaping *shaping)
{
	struct piece piece = {.kind = PIECE_BREAK};

	piece_add(shaping, &piece);
}

static void spans_add(struct shaping *shaping, const struct span *spans)
{
	GString *text = g_string_new(NULL);

	for (const struct span *span = spans; span; span = span->next)
		g_string_append(text, span->flags & SPAN_BREAK ? "" : span->text);
	shaping->levels =
		text_levels(shaping->typesetter->fonts, text->str, (int)text->len);
	g_string_free(text, TRUE);
	for (const struct span *span = spans; span; span = span->next, shaping->span++) {
		if (span->flags & SPAN_BREAK) {
			break_add(shaping);
		} else {
			span_add(shaping, span);
			shaping->byte += (int)strlen(span->text);
		}
	}
}

static struct paragraph_items *items_shape(struct typesetter *typesetter, struct arena *arena,
	const struct span *spans, const struct style *style, const struct place *place)
{
	struct shaping shaping = {.typesetter = typesetter, .arena = arena, .style = style,
		.place = place ? *place : (struct place){0}, .silent = true,
		.pieces = g_array_new(FALSE, FALSE, sizeof(struct piece))};
	struct paragraph_items *items = ARENA_NEW(arena, struct paragraph_items);

	spans_add(&shaping, spans);
	items->arena = arena;
	items->em = style->size;
	items->protrudes =
		style->protrude && style->alignment == ALIGN_JUSTIFY && !shaping.levels;
	g_free(shaping.levels);
	items->silent = shaping.silent;
	items->piece_count = (int)shaping.pieces->len;
	items->pieces = ARENA_ARRAY(arena, struct piece, shaping.pieces->len + 1);
	if (items->piece_count > 0)
		memcpy(items->pieces, shaping.pieces->data,
			shaping.pieces->len * sizeof(struct piece));
	g_array_free(shaping.pieces, TRUE);
	chances_find(items, style);
	return items;
}

/* What is set again and again is shaped for the store, from its own copy of the spans. */
static struct paragraph_items *items_get(struct typesetter *typesetter, struct arena *arena,
	const struct span *spans, const struct style *style, const struct place *place)
{
	struct paragraph_store *store = typesetter->store;
	struct stored *stored = store ? paragraph_store_get(store, spans, style) : NULL;

	if (stored && stored->items && stored->items->silent)
		return stored->items;
	if (!stored || stored->items)
		return items_shape(typesetter, arena, spans, style, place);
	stored->items = items_shape(typesetter, paragraph_store_arena(store), stored->spans,
		&stored->style, place);
	stored->items->shared = true;
	return stored->items;
}

struct paragraph *paragraph_shape(struct typesetter *typesetter, struct arena *arena,
	const struct span *spans, const struct style *style, const struct place *place)
{
	struct paragraph *paragraph = ARENA_NEW(arena, struct paragraph);

	paragraph->spans = spans;
	paragraph->style = style;
	paragraph->items = items_get(typesetter, arena, spans, style, place);
	paragraph->least = paragraph->items->least;
	paragraph->natural = paragraph->items->natural;
	return paragraph;
}
