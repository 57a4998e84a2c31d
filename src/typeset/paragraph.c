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

/* A word and the blank behind it are two pieces and rarely shorter than this in bytes;
 * and a few pieces more. */
enum { USUAL_LENGTH = 6, PIECES_MORE = 8 };

/* A paragraph on its way. */
struct shaping {
	struct typesetter *typesetter;
	struct arena *arena;
	const struct style *style;
	struct place place;
	struct text_piece *pieces;
	int piece_count, piece_room;
	unsigned char *levels;   /* bidi level of each byte, or NULL */
	const struct span *span; /* the one at work, */
	int number;              /* which it is, */
	int byte;                /* where it starts in the whole text, */
	struct typeface *typeface; /* and its typeface */
	int x;
	unsigned traits;         /* of the last word, where it stands */
	bool silent;             /* nothing to report so far */
};

static struct text_piece *last_piece(const struct shaping *shaping, int back)
{
	return shaping->piece_count > back
		? &shaping->pieces[shaping->piece_count - 1 - back] : NULL;
}

static void pieces_grow(struct shaping *shaping)
{
	struct text_piece *pieces;

	shaping->piece_room *= 2;
	pieces = ARENA_RAW(shaping->arena, struct text_piece, (size_t)shaping->piece_room);
	memcpy(pieces, shaping->pieces, (size_t)shaping->piece_count * sizeof *pieces);
	shaping->pieces = pieces;
}

static void piece_add(struct shaping *shaping, struct text_piece piece)
{
	piece.x = shaping->x;
	piece.span = shaping->number;
	shaping->x += piece.width;
	if (shaping->piece_count == shaping->piece_room)
		pieces_grow(shaping);
	shaping->pieces[shaping->piece_count++] = piece;
}

/* Strong is bold; in text that is semibold or bold already it says nothing more. */
static int strong_weight(const struct style *style)
{
	return style->weight < 600 ? 700 : style->weight;
}

struct look style_look(const struct style *style)
{
	return (struct look){.family = style->family, .features = style->features,
		.weight = style->weight, .size = style->size, .tracking = style->tracking,
		.italic = style->italic};
}

struct look span_look(const struct style *style, const struct span *span)
{
	struct look look = style_look(style);

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

/* Of the span at work. */
static int span_rise(const struct shaping *shaping)
{
	return shaping->span->flags & SPAN_SUPER ? shaping->style->size * SUPER_RISE / 100 : 0;
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
	struct text_piece *blank = last_piece(shaping, 0), *before = last_piece(shaping, 1);
	struct blank_rule rule;

	if (!blank || blank->kind != PIECE_BLANK || !blank->elastic || blank->tied || !before ||
		before->kind != PIECE_WORD)
		return;
	rule = blank_between(shaping->traits, after);
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

/* A stretch of one direction; MARKED: the author may have put marks into it. */
static void word_add(struct shaping *shaping, const char *text, int length, bool marked)
{
	const struct typesetter *typesetter = shaping->typesetter;
	const struct span *span = shaping->span;
	int byte = shaping->byte + (int)(text - span->text);
	bool backward = shaping->levels && shaping->levels[byte] & 1;
	unsigned char *marks = NULL;
	struct word *word;

	if (marked && word_has_marks(text, length))
		text = word_clean(shaping->arena, text, &length, &marks);
	if (length == 0)
		return;
	word = typeface_word(
		shaping->typeface, typesetter->hyphenation, text, length, backward);
	if (word->missing_count)
		missing_report(shaping, word);
	if (!word->facts)
		word_facts_find(fonts_words(typesetter->fonts), shaping->typeface, word);
	blank_settle(shaping, word->facts->traits);
	shaping->traits = traits_phone(word->text, shaping->traits, word->facts->traits);
	piece_add(shaping, (struct text_piece){.kind = PIECE_WORD, .language = span->language,
		.typeface = shaping->typeface, .word = word, .marks = marks,
		.width = word->width, .rise = span_rise(shaping)});
}

/* What stands between two blanks. */
struct extent {
	int length;
	bool marked;             /* it may have the author's break marks in it */
};

/* Cuts a word where its direction changes. */
static void word_cut(struct shaping *shaping, const char *text, struct extent word)
{
	const unsigned char *levels = shaping->levels;
	int start = 0, byte = shaping->byte + (int)(text - shaping->span->text);

	for (int i = 1; levels && i < word.length; i++) {
		if ((levels[byte + i] & 1) == (levels[byte + i - 1] & 1))
			continue;
		word_add(shaping, text + start, i - start, word.marked);
		start = i;
	}
	word_add(shaping, text + start, word.length - start, word.marked);
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

/* Bytes that blanks begin with, and of the others with those those that break marks do. */
static const bool begins_blank[256] = {
	[' '] = true, ['\t'] = true, ['\n'] = true, [0xc2] = true, [0xe2] = true};

/* The word at TEXT, up to the next blank or the end. */
static struct extent word_extent(const char *text)
{
	struct extent word = {0, false};
	const char *end = text;
	int size;

	for (; *end; end++) {
		if (!begins_blank[(unsigned char)*end])
			continue;
		if (blank_read(end, &size) != BLANK_NONE)
			break;
		word.marked = true;
	}
	word.length = (int)(end - text);
	return word;
}

int text_word_length(const char *text)
{
	return word_extent(text).length;
}

/* Several blanks are one; none stands at the start of a line.  The bytes of it. */
static int blank_add(struct shaping *shaping, const char *text)
{
	const struct typeface *typeface = shaping->typeface;
	const struct text_piece *before = last_piece(shaping, 0);
	int size, byte = shaping->byte + (int)(text - shaping->span->text);
	enum blank_kind kind = blank_read(text, &size);

	if (!before || before->kind != PIECE_WORD)
		return size;
	piece_add(shaping, (struct text_piece){.kind = PIECE_BLANK, .typeface = shaping->typeface,
		.text = text, .length = size, .elastic = kind != BLANK_THIN,
		.tied = kind != BLANK_PLAIN, .rise = span_rise(shaping),
		.level = shaping->levels ? shaping->levels[byte] : 0,
		.width = kind == BLANK_THIN ? typeface->look.size / THIN_PART
					    : typeface->blank_width});
	return size;
}

static void span_add(struct shaping *shaping, const struct span *span)
{
	const char *text = span->text;

	shaping->span = span;
	shaping->typeface = span_typeface(shaping, span);
	while (*text) {
		struct extent word = word_extent(text);

		if (word.length > 0)
			word_cut(shaping, text, word);
		text += word.length;
		if (*text)
			text += blank_add(shaping, text);
	}
	shaping->byte += (int)(text - span->text);
}

/* The levels of the whole text, or NULL. */
static unsigned char *spans_levels(struct fonts *fonts, const struct span *spans)
{
	GString *text;
	unsigned char *levels;
	bool backward = false;

	for (const struct span *span = spans; span && !backward; span = span->next)
		backward = !(span->flags & SPAN_BREAK) && text_runs_backward(span->text);
	if (!backward)
		return NULL;
	text = g_string_new(NULL);
	for (const struct span *span = spans; span; span = span->next)
		g_string_append(text, span->flags & SPAN_BREAK ? "" : span->text);
	levels = text_levels(fonts, text->str, (int)text->len);
	g_string_free(text, TRUE);
	return levels;
}

static void spans_add(struct shaping *shaping, const struct span *spans)
{
	size_t length = 0;

	for (const struct span *span = spans; span; span = span->next)
		length += span->flags & SPAN_BREAK ? 0 : strlen(span->text);
	shaping->piece_room = 2 * (int)(length / USUAL_LENGTH) + PIECES_MORE;
	shaping->pieces =
		ARENA_RAW(shaping->arena, struct text_piece, (size_t)shaping->piece_room);
	shaping->levels = spans_levels(shaping->typesetter->fonts, spans);
	for (const struct span *span = spans; span; span = span->next, shaping->number++) {
		if (span->flags & SPAN_BREAK)
			piece_add(shaping, (struct text_piece){.kind = PIECE_BREAK});
		else
			span_add(shaping, span);
	}
}

static struct paragraph_items *items_shape(struct typesetter *typesetter, struct arena *arena,
	const struct span *spans, const struct style *style, const struct place *place)
{
	struct shaping shaping = {.typesetter = typesetter, .arena = arena, .style = style,
		.place = place ? *place : (struct place){0}, .silent = true};
	struct paragraph_items *items = ARENA_NEW(arena, struct paragraph_items);

	spans_add(&shaping, spans);
	items->arena = arena;
	items->em = style->size;
	items->protrudes =
		style->protrude && style->alignment == ALIGN_JUSTIFY && !shaping.levels;
	g_free(shaping.levels);
	items->silent = shaping.silent;
	items->piece_count = shaping.piece_count;
	items->pieces = shaping.pieces;
	chances_find(typesetter, items, style);
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
