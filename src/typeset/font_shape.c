/* Font shaping: looks to typefaces, words to glyphs, each once. */
#include "font_shape.h"

#include <hb-ot.h>
#include <hb.h>
#include <string.h>

#include "../base/arena.h"
#include "font_cut.h"
#include "font_map.h"
#include "font_pairs.h"
#include "font_set.h"
#include "font_words.h"
#include "hyphen.h"
#include "page.h"
#include "style.h"

struct typeface_store {
	struct cut *cut;
	struct word_table *words;
	struct word_table *ahead; /* the same, of another thread; under the shaper's lock */
};

static void typeface_free(struct typeface *typeface)
{
	word_table_free(typeface->store->words);
	word_table_free(typeface->store->ahead);
}

static void cut_free(struct cut *cut)
{
	hb_font_destroy(cut->font);
	g_array_free(cut->switches, TRUE);
	pairs_free(cut->pairs);
	word_table_free(cut->words);
	word_table_free(cut->ahead);
}

struct glyph_room room_new(void)
{
	return (struct glyph_room){arena_new(), hb_buffer_create(),
		word_table_new()};
}

static void room_free(struct glyph_room *room)
{
	if (room->hyphenated)
		word_table_free(room->hyphenated);
	arena_free(room->arena);
	if (room->buffer)
		hb_buffer_destroy(room->buffer);
}

void shaper_free(struct shaper *shaper)
{
	if (!shaper)
		return;
	for (guint i = 0; i < shaper->typefaces->len; i++)
		typeface_free(shaper->typefaces->pdata[i]);
	for (guint i = 0; i < shaper->cuts->len; i++)
		cut_free(shaper->cuts->pdata[i]);
	g_ptr_array_free(shaper->typefaces, TRUE);
	g_ptr_array_free(shaper->cuts, TRUE);
	room_free(&shaper->room);
	room_free(&shaper->ahead);
	pthread_mutex_destroy(&shaper->lock);
	shaper_close(shaper);
	g_free(shaper);
}

static const struct face *family_face(
	const struct fonts *fonts, const struct family *family, int weight, bool italic)
{
	for (int i = 0; i < fonts->face_count; i++) {
		const struct face *face = &fonts->faces[i];

		if (face->weight == weight && face->italic == italic &&
			strcmp(face->family, family->name) == 0)
			return face;
	}
	return NULL;
}

static GArray *switches_new(void)
{
	static const char *const fractions[FRACTION_SWITCHES] = {"frac=0", "numr=0", "dnom=0"};
	GArray *switches = g_array_new(FALSE, FALSE, sizeof(hb_feature_t));

	for (int i = 0; i < FRACTION_SWITCHES; i++) {
		hb_feature_t feature;

		hb_feature_from_string(fractions[i], -1, &feature);
		g_array_append_val(switches, feature);
	}
	return switches;
}

/* OpenType features, for Pango and for HarfBuzz. */
static void cut_feature(struct cut *cut)
{
	/* spaced letters must not stick together */
	char **words;

	cut->settings = arena_printf(cut->fonts->arena, "%s%s%s",
		cut->features ? cut->features : "", cut->features && cut->spaced ? "," : "",
		cut->spaced ? "liga=0,clig=0" : "");
	cut->switches = switches_new();
	words = g_strsplit(cut->settings, ",", -1);
	for (char **word = words; *word; word++) {
		hb_feature_t feature;

		if (hb_feature_from_string(*word, -1, &feature))
			g_array_append_val(cut->switches, feature);
	}
	g_strfreev(words);
}

/* The face that the family has, or the one that fontconfig finds nearest. */
static void cut_choose(struct cut *cut)
{
	cut->face = family_face(cut->fonts, cut->family, cut->weight, cut->italic);
	if (!cut->face)
		cut->face = cut_nearest(cut, &cut->synthetic);
}

/* A sub-font would scale from the rounded units of its parent. */
static void cut_open(struct cut *cut)
{
	cut->font = hb_font_create(hb_font_get_face(cut->face->handle));
	hb_font_set_scale(cut->font, CUT_SIZE, CUT_SIZE);
	hb_ot_font_set_funcs(cut->font);
	hb_font_get_nominal_glyph(cut->font, ' ', &cut->blank);
	cut->pairs = pairs_new((struct latin){.font = cut->font,
		.features = (const hb_feature_t *)(const void *)cut->switches->data,
		.feature_count = cut->switches->len});
}

static void cut_mark_low(struct cut *cut)
{
	for (hb_codepoint_t c = 0; c < LOW_CHARACTERS; c++) {
		hb_codepoint_t glyph;

		if (hb_font_get_nominal_glyph(cut->face->handle, c, &glyph))
			cut->low[c / 8] |= (uint8_t)(1 << c % 8);
	}
}

static int look_scale(const struct look *look, const struct face *face, int units)
{
	return (int)((int64_t)units * look->size / face->units_per_em);
}

static void typeface_measure(struct typeface *typeface)
{
	const struct look *look = &typeface->look;
	const struct face *face = typeface->face;

	typeface->ascent = look_scale(look, face, face->ascent);
	typeface->descent = look_scale(look, face, face->descent);
	hb_font_get_nominal_glyph(face->handle, ' ', &typeface->blank);
	hb_font_get_nominal_glyph(face->handle, '-', &typeface->hyphen);
	typeface->blank_width = look->tracking +
		look_scale(look, face, face_advance(face, typeface->blank));
	typeface->hyphen_width = look->tracking +
		look_scale(look, face, face_advance(face, typeface->hyphen));
}

static struct cut *cut_new(
	struct fonts *fonts, const struct look *look, const struct family *family)
{
	struct cut *cut = ARENA_NEW(fonts->arena, struct cut);

	cut->fonts = fonts;
	cut->family = family;
	cut->features = look->features ? arena_strdup(fonts->arena, look->features) : NULL;
	cut->weight = look->weight;
	cut->italic = look->italic;
	cut->spaced = look->tracking != 0;
	cut->words = word_table_new();
	cut->ahead = word_table_new();
	cut_feature(cut);
	cut_choose(cut);
	cut_open(cut);
	cut_mark_low(cut);
	return cut;
}

static struct cut *cut_find(
	struct fonts *fonts, const struct look *look, const struct family *family)
{
	GPtrArray *known = shaper_of(fonts)->cuts;
	struct cut *cut;

	for (guint i = 0; i < known->len; i++) {
		cut = known->pdata[i];
		if (cut->family == family && cut->weight == look->weight &&
			cut->italic == look->italic && cut->spaced == (look->tracking != 0) &&
			g_strcmp0(cut->features, look->features) == 0)
			return cut;
	}
	cut = cut_new(fonts, look, family);
	g_ptr_array_add(known, cut);
	return cut;
}

static struct typeface *typeface_new(
	struct fonts *fonts, const struct look *look, const struct family *family)
{
	struct typeface *typeface = ARENA_NEW(fonts->arena, struct typeface);
	struct typeface_store *store = ARENA_NEW(fonts->arena, struct typeface_store);
	struct cut *cut = cut_find(fonts, look, family);

	store->cut = cut;
	store->words = word_table_new();
	store->ahead = word_table_new();
	typeface->look = *look;
	typeface->look.family = family->name;
	typeface->look.features = cut->features;
	typeface->store = store;
	typeface->face = cut->face;
	typeface->substituted = strcmp(cut->face->family, family->name) != 0 ||
		cut->face->weight != look->weight || cut->face->italic != look->italic ||
		cut->synthetic;
	typeface_measure(typeface);
	return typeface;
}

static bool look_equal(const struct look *a, const struct look *b, const struct family *family)
{
	return a->weight == b->weight && a->italic == b->italic && a->size == b->size &&
		a->tracking == b->tracking && a->family == family->name &&
		g_strcmp0(a->features, b->features) == 0;
}

struct typeface *typeface_find(struct fonts *fonts, const struct look *look)
{
	const struct family *family = fonts_family(fonts, look->family);
	GPtrArray *known;
	struct typeface *typeface;

	if (!family)
		return NULL;
	known = shaper_of(fonts)->typefaces;
	for (guint i = 0; i < known->len; i++) {
		typeface = known->pdata[i];
		if (look_equal(&typeface->look, look, family))
			return typeface;
	}
	typeface = typeface_new(fonts, look, family);
	g_ptr_array_add(known, typeface);
	return typeface;
}

void word_hyphenate(struct word *word, const struct hyphenation *hyphenation)
{
	const char *text = word->text, *end = text + word->length;

	while (text < end) {
		const char *start = text;

		while (text < end && g_unichar_isalpha(g_utf8_get_char(text)))
			text = g_utf8_next_char(text);
		if (text > start)
			hyphen_word(hyphenation, start, (size_t)(text - start),
				word->breaks + (start - word->text));
		else
			text = g_utf8_next_char(text);
	}
}

/* Text and breaks of WORD, which has the text of its key: those of another cut, or new. */
static void word_spell(struct word *word, const struct hyphenation *hyphenation,
	const struct glyph_room *room)
{
	const struct word *known =
		hyphenation ? word_table_find(room->hyphenated, word) : NULL;

	if (known) {
		word->text = known->text;
		word->breaks = known->breaks;
		return;
	}
	word->text = arena_strndup(room->arena, word->text, (size_t)word->length);
	word->breaks = arena_alloc(room->arena, (size_t)word->length + 1);
	if (!hyphenation || (word->part && !word_may_ligate(word)))
		return;
	word_hyphenate(word, hyphenation);
	word_table_add(room->hyphenated, word);
}

static struct word *word_new(const struct word *key, const struct cut *cut,
	const struct hyphenation *hyphenation, const struct glyph_room *room)
{
	struct word *word = ARENA_NEW(room->arena, struct word);

	*word = *key;
	word_spell(word, hyphenation, room);
	word_shape(word, cut, room);
	return word;
}

/* The word of KEY at CUT_SIZE; WORDS: those known in the thread that ROOM is of. */
static const struct word *cut_word(const struct cut *cut, struct word_table *words,
	const struct hyphenation *hyphenation, const struct word *key,
	const struct glyph_room *room)
{
	struct word *word = word_table_find(words, key);

	if (word)
		return word;
	word = word_new(key, cut, hyphenation, room);
	word_table_add(words, word);
	return word;
}

void fonts_allow_ahead(struct fonts *fonts)
{
	struct shaper *shaper = shaper_of(fonts);

	if (!shaper->ahead.arena)
		shaper->ahead = room_new();
}

struct arena *fonts_words(struct fonts *fonts)
{
	return shaper_of(fonts)->room.arena;
}

struct arena *fonts_words_ahead(struct fonts *fonts)
{
	return fonts->shaper->ahead.arena;
}

size_t fonts_words_size(struct fonts *fonts)
{
	const struct shaper *shaper = shaper_of(fonts);

	return arena_used(shaper->room.arena) +
		(shaper->ahead.arena ? arena_used(shaper->ahead.arena) : 0);
}

static void room_reset(struct glyph_room *room)
{
	word_table_clear(room->hyphenated);
	arena_reset(room->arena);
}

void fonts_forget_words(struct fonts *fonts)
{
	struct shaper *shaper = shaper_of(fonts);

	for (guint i = 0; i < shaper->cuts->len; i++) {
		struct cut *cut = shaper->cuts->pdata[i];

		word_table_clear(cut->words);
		word_table_clear(cut->ahead);
	}
	for (guint i = 0; i < shaper->typefaces->len; i++) {
		struct typeface *typeface = shaper->typefaces->pdata[i];

		word_table_clear(typeface->store->words);
		word_table_clear(typeface->store->ahead);
	}
	room_reset(&shaper->room);
	if (shaper->ahead.arena)
		room_reset(&shaper->ahead);
}

static int cut_scale(const struct look *look, int length)
{
	return (int)(((int64_t)length * look->size + CUT_SIZE / 2) >> 16);
}

/* Positions at the size of LOOK, tracking added. */
static void run_scale(struct glyph_run *run, const struct look *look)
{
	for (int i = 0; i < run->glyph_count; i++) {
		struct glyph *glyph = &run->glyphs[i];

		glyph->x = run->width + cut_scale(look, glyph->x);
		glyph->y = cut_scale(look, glyph->y);
		glyph->advance = cut_scale(look, glyph->advance);
		/* marks stay with the letter that they stand on */
		run->width += glyph->advance + (glyph->advance ? look->tracking : 0);
	}
}

/* WORD, as its cut has it, in the size of TYPEFACE. */
static struct word *word_scale(struct arena *arena, const struct word *word,
	const struct typeface *typeface)
{
	struct word *scaled = ARENA_NEW(arena, struct word);

	*scaled = *word;
	scaled->runs = ARENA_ARRAY(arena, struct glyph_run, (size_t)word->run_count);
	for (int i = 0; i < word->run_count; i++) {
		struct glyph_run *run = &scaled->runs[i];
		size_t count = (size_t)word->runs[i].glyph_count;

		*run = word->runs[i];
		run->glyphs = ARENA_ARRAY(arena, struct glyph, count);
		if (count > 0)
			memcpy(run->glyphs, word->runs[i].glyphs, count * sizeof(struct glyph));
		run_scale(run, &typeface->look);
		scaled->width += run->width;
	}
	return scaled;
}

/* A word that another thread has shaped, or NULL. */
static struct word *ahead_word(const struct typeface_store *store, const struct word *key)
{
	struct shaper *shaper = store->cut->fonts->shaper;
	struct word *word;

	if (!shaper->ahead.arena)
		return NULL;
	pthread_mutex_lock(&shaper->lock);
	word = word_table_find(store->ahead, key);
	pthread_mutex_unlock(&shaper->lock);
	return word;
}

static struct word *typeface_shape(struct typeface *typeface,
	const struct hyphenation *hyphenation, const struct word *key)
{
	struct typeface_store *store = typeface->store;
	const struct glyph_room *room;
	struct word *word = word_table_find(store->words, key);

	if (word)
		return word;
	room = &shaper_of(store->cut->fonts)->room;
	word = ahead_word(store, key);
	if (!word)
		word = word_scale(room->arena, cut_word(store->cut, store->cut->words, hyphenation,
			key, room), typeface);
	word_table_add(store->words, word);
	return word;
}

struct word *typeface_word(struct typeface *typeface, const struct hyphenation *hyphenation,
	const char *text, int length, bool backward)
{
	const struct word key = word_key(text, length, backward, false);

	return typeface_shape(typeface, hyphenation, &key);
}

struct word *typeface_part(struct typeface *typeface, const struct hyphenation *hyphenation,
	const char *text, int length, bool backward)
{
	const struct word key = word_key(text, length, backward, true);

	return typeface_shape(typeface, hyphenation, &key);
}

struct word *typeface_word_ahead(const struct typeface *typeface,
	const struct hyphenation *hyphenation, const char *text, int length)
{
	const struct typeface_store *store = typeface->store;
	const struct cut *cut = store->cut;
	const struct glyph_room *room = &cut->fonts->shaper->ahead;
	const struct word key = word_key(text, length, false, false);

	if (word_table_find(store->ahead, &key) || !word_is_plain(&key, cut))
		return NULL;
	return word_scale(room->arena,
		cut_word(cut, cut->ahead, hyphenation, &key, room), typeface);
}

void typeface_word_give(const struct typeface *typeface, struct word *word)
{
	struct shaper *shaper = typeface->store->cut->fonts->shaper;

	pthread_mutex_lock(&shaper->lock);
	word_table_add(typeface->store->ahead, word);
	pthread_mutex_unlock(&shaper->lock);
}
