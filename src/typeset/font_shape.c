/* Font shaping: looks to typefaces, words to glyphs, each once. */
#include "font_shape.h"

#include <hb.h>
#include <pango/pango.h>
#include <string.h>

#include "../base/arena.h"
#include "font_map.h"
#include "font_set.h"
#include "hyphen.h"
#include "page.h"
#include "style.h"

/* Characters below this are looked up in a bit set. */
enum { LOW_CHARACTERS = 0x250 };

/* Nothing is hinted, so glyphs scale: all sizes of a look share what was shaped
 * at this one (64 pt).  Each size of its own would cost Pango a font set with two
 * threads to choose it, and every word its shaping. */
enum { CUT_SIZE = 1 << 16 };

/* A look without its size. */
struct cut {
	struct fonts *fonts;
	const struct family *family;
	const char *features;
	int weight;
	bool italic, spaced;
	const struct face *face;
	bool synthetic;
	uint32_t blank;          /* glyph of the word space */
	PangoFontDescription *description;
	PangoAttrList *attributes;
	PangoAnalysis analysis;  /* of text that the cut's own face covers */
	uint8_t low[LOW_CHARACTERS / 8];
	GHashTable *words;       /* struct word to itself, at CUT_SIZE; glyph x and y are
	                            offsets only */
};

struct typeface_store {
	struct cut *cut;
	GHashTable *words;       /* struct word to itself */
};

static void typeface_free(struct typeface *typeface)
{
	g_hash_table_destroy(typeface->store->words);
}

static void cut_free(struct cut *cut)
{
	pango_font_description_free(cut->description);
	pango_attr_list_unref(cut->attributes);
	g_object_unref(cut->analysis.font);
	g_slist_free_full(cut->analysis.extra_attrs, (GDestroyNotify)pango_attribute_destroy);
	g_hash_table_destroy(cut->words);
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
	shaper_close(shaper);
	g_free(shaper);
}

bool typeface_exists(const struct fonts *fonts, const char *family, int weight, bool italic)
{
	const struct family *wanted = fonts_family(fonts, family);

	for (int i = 0; wanted && i < fonts->face_count; i++) {
		const struct face *face = &fonts->faces[i];

		if (face->weight == weight && face->italic == italic &&
			strcmp(face->family, wanted->name) == 0)
			return true;
	}
	return false;
}

static PangoFontDescription *cut_description(const struct cut *cut)
{
	PangoFontDescription *description = pango_font_description_new();

	pango_font_description_set_family(description, cut->family->chain);
	pango_font_description_set_weight(description, (PangoWeight)cut->weight);
	pango_font_description_set_style(
		description, cut->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_font_description_set_size(description, CUT_SIZE);
	return description;
}

/* Spaced letters must not stick together. */
static PangoAttrList *cut_attributes(const struct cut *cut)
{
	PangoAttrList *list = pango_attr_list_new();
	char *features = g_strconcat(cut->features ? cut->features : "",
		cut->features && cut->spaced ? "," : "",
		cut->spaced ? "liga=0,clig=0" : "", NULL);

	if (*features)
		pango_attr_list_insert(list, pango_attr_font_features_new(features));
	g_free(features);
	return list;
}

static GList *cut_itemize(const struct cut *cut, PangoAttrList *attributes,
	const char *text, int length, bool backward)
{
	PangoContext *context = shaper_of(cut->fonts)->context;

	pango_context_set_font_description(context, cut->description);
	return pango_itemize_with_base_dir(context,
		backward ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, text, 0, length,
		attributes, NULL);
}

/* What Pango makes of a plain letter holds for all text that the face covers. */
static void cut_analyse(struct cut *cut)
{
	GList *items = cut_itemize(cut, cut->attributes, "n", 1, false);
	PangoItem *item = items->data;

	cut->analysis = item->analysis;
	g_object_ref(cut->analysis.font);
	item->analysis.extra_attrs = NULL;
	g_list_free_full(items, (GDestroyNotify)pango_item_free);
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

static guint word_hash(gconstpointer data)
{
	const struct word *word = data;
	guint hash = 5381u + word->backward;

	for (int i = 0; i < word->length; i++)
		hash = hash * 33 + (unsigned char)word->text[i];
	return hash;
}

static gboolean word_equal(gconstpointer a, gconstpointer b)
{
	const struct word *one = a, *other = b;

	return one->length == other->length && one->backward == other->backward &&
		memcmp(one->text, other->text, (size_t)one->length) == 0;
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
	cut->description = cut_description(cut);
	cut->attributes = cut_attributes(cut);
	cut->words = g_hash_table_new(word_hash, word_equal);
	cut_analyse(cut);
	cut->face = font_face(fonts, cut->analysis.font);
	cut->synthetic = font_is_synthetic(cut->analysis.font);
	hb_font_get_nominal_glyph(cut->face->handle, ' ', &cut->blank);
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
	store->words = g_hash_table_new(word_hash, word_equal);
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

/* Latin letters, punctuation and signs form one run if the face has them all. */
static bool cut_covers(const struct cut *cut, const char *text, int length)
{
	const char *end = text + length;

	for (; text < end; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		hb_codepoint_t glyph;

		if (c < LOW_CHARACTERS) {
			if (!(cut->low[c / 8] & 1 << c % 8))
				return false;
		} else if (c < 0x2010 || c > 0x22ff || (c >= 0x2028 && c < 0x2030) ||
			(c >= 0x2060 && c < 0x2070) ||
			!hb_font_get_nominal_glyph(cut->face->handle, c, &glyph)) {
			return false;
		}
	}
	return true;
}

/* A word on its way through Pango. */
struct prepared {
	const struct cut *cut;
	struct word *word;
	GSList *splits;          /* attributes: no ligature here */
	GArray *runs;            /* struct run */
};

/* Letters that faces of the set ligate, and what kind of break between them says
 * that they belong to different parts of the word: "höf-lich" has no fl, but
 * "Kräf-te" has ft and "Schif-fe" has ff.  Only "Schiff=fahrt" has not. */
static const struct ligature {
	char before;
	const char *after;
	enum hyphen_break least;
} ligatures[] = {{'f', "lijbhk", HYPHEN_SYLLABLE}, {'f', "ft", HYPHEN_JOINT},
	{'t', "tif", HYPHEN_JOINT}};

static bool ligature_parts(char before, char after, unsigned char found)
{
	if (found == HYPHEN_NONE || (before != 'f' && before != 't'))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(ligatures); i++)
		if (ligatures[i].before == before && found >= ligatures[i].least &&
			strchr(ligatures[i].after, after))
			return true;
	return false;
}

/* Ligatures are switched off for the letter before a joint alone; a ZWNJ between
 * the two would cost their kerning. */
static void prepared_split(struct prepared *prepared)
{
	const struct word *word = prepared->word;

	for (int i = 1; i < word->length; i++) {
		PangoAttribute *split;

		if (!ligature_parts(word->text[i - 1], word->text[i], word->breaks[i]))
			continue;
		split = pango_attr_font_features_new("liga=0,clig=0,dlig=0");
		split->start_index = (guint)i - 1;
		split->end_index = (guint)i;
		prepared->splits = g_slist_append(prepared->splits, split);
	}
}

/* Pango draws a box for a character that no face has; ours is the face's own. */
static void glyph_missing(struct prepared *prepared, struct glyph *glyph, uint32_t character)
{
	const struct face *face = prepared->cut->face;
	struct word *word = prepared->word;
	uint32_t *more = ARENA_ARRAY(
		prepared->cut->fonts->arena, uint32_t, (size_t)word->missing_count + 1);

	for (int i = 0; i < word->missing_count; i++)
		more[i] = word->missing[i];
	more[word->missing_count++] = character;
	word->missing = more;
	glyph->id = 0;
	glyph->advance = (int)((int64_t)face_advance(face, 0) * CUT_SIZE / face->units_per_em);
}

/* A joiner or another character without ink. */
static bool glyph_is_empty(const PangoGlyphInfo *info, uint32_t blank)
{
	return info->glyph == PANGO_GLYPH_EMPTY ||
		(info->glyph == blank && info->geometry.width == 0);
}

static void run_fill(struct prepared *prepared, struct run *run, const PangoGlyphString *string)
{
	for (int i = 0; i < string->num_glyphs; i++) {
		const PangoGlyphInfo *info = &string->glyphs[i];
		struct glyph *glyph = &run->glyphs[run->glyph_count];

		if (glyph_is_empty(info, prepared->cut->blank))
			continue;
		*glyph = (struct glyph){.id = info->glyph, .x = info->geometry.x_offset,
			.y = info->geometry.y_offset, .advance = info->geometry.width,
			.cluster = (uint32_t)(run->start + string->log_clusters[i])};
		if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
			glyph_missing(prepared, glyph, info->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
		run->glyph_count++;
	}
}

static void prepared_run(struct prepared *prepared, const PangoItem *item)
{
	const struct fonts *fonts = prepared->cut->fonts;
	const struct word *word = prepared->word;
	PangoGlyphString *string = pango_glyph_string_new();
	struct run run = {.level = item->analysis.level, .start = item->offset,
		.length = item->length, .face = font_face(fonts, item->analysis.font)};

	pango_shape_full(word->text + item->offset, item->length, word->text, word->length,
		&item->analysis, string);
	run.glyphs = ARENA_ARRAY(fonts->arena, struct glyph, (size_t)string->num_glyphs);
	run_fill(prepared, &run, string);
	g_array_append_val(prepared->runs, run);
	pango_glyph_string_free(string);
}

/* The typeface's own face has it all: one run, and Pango need not look. */
static void prepared_plain(struct prepared *prepared)
{
	PangoItem item = {.length = prepared->word->length,
		.analysis = prepared->cut->analysis};
	GSList *more = g_slist_copy(item.analysis.extra_attrs);

	item.analysis.extra_attrs = g_slist_concat(more, g_slist_copy(prepared->splits));
	prepared_run(prepared, &item);
	g_slist_free(item.analysis.extra_attrs);
}

static void prepared_items(struct prepared *prepared)
{
	const struct word *word = prepared->word;
	PangoAttrList *attributes = pango_attr_list_copy(prepared->cut->attributes);
	GList *items;

	for (GSList *split = prepared->splits; split; split = split->next)
		pango_attr_list_insert(attributes, pango_attribute_copy(split->data));
	items = cut_itemize(prepared->cut, attributes, word->text, word->length, word->backward);
	for (GList *item = items; item; item = item->next)
		prepared_run(prepared, item->data);
	g_list_free_full(items, (GDestroyNotify)pango_item_free);
	pango_attr_list_unref(attributes);
}

static void word_shape(struct word *word, const struct cut *cut)
{
	struct prepared prepared = {
		cut, word, NULL, g_array_new(FALSE, FALSE, sizeof(struct run))};

	prepared_split(&prepared);
	if (!word->backward && cut_covers(cut, word->text, word->length))
		prepared_plain(&prepared);
	else
		prepared_items(&prepared);
	word->run_count = (int)prepared.runs->len;
	word->runs = ARENA_ARRAY(cut->fonts->arena, struct run, prepared.runs->len);
	if (word->run_count > 0)
		memcpy(word->runs, prepared.runs->data, prepared.runs->len * sizeof(struct run));
	g_slist_free_full(prepared.splits, (GDestroyNotify)pango_attribute_destroy);
	g_array_free(prepared.runs, TRUE);
}

/* Hyphenates each stretch of letters: "Schüler/innen" has two. */
static void word_hyphenate(struct word *word, const struct hyphenation *hyphenation)
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

static struct word *cut_word(struct cut *cut, const struct hyphenation *hyphenation,
	const struct word *key)
{
	struct arena *arena = cut->fonts->arena;
	struct word *word = g_hash_table_lookup(cut->words, key);

	if (word)
		return word;
	word = ARENA_NEW(arena, struct word);
	*word = *key;
	word->text = arena_strndup(arena, key->text, (size_t)key->length);
	word->breaks = arena_alloc(arena, (size_t)key->length + 1);
	if (hyphenation)
		word_hyphenate(word, hyphenation);
	word_shape(word, cut);
	g_hash_table_add(cut->words, word);
	return word;
}

static int cut_scale(const struct look *look, int length)
{
	return (int)(((int64_t)length * look->size + CUT_SIZE / 2) >> 16);
}

/* Positions at the size of LOOK, tracking added. */
static void run_scale(struct run *run, const struct look *look)
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

static void word_scale(struct word *word, const struct typeface *typeface)
{
	struct arena *arena = typeface->store->cut->fonts->arena;
	const struct run *shaped = word->runs;

	word->runs = ARENA_ARRAY(arena, struct run, (size_t)word->run_count);
	for (int i = 0; i < word->run_count; i++) {
		struct run *run = &word->runs[i];
		size_t count = (size_t)shaped[i].glyph_count;

		*run = shaped[i];
		run->glyphs = ARENA_ARRAY(arena, struct glyph, count);
		if (count > 0)
			memcpy(run->glyphs, shaped[i].glyphs, count * sizeof(struct glyph));
		run_scale(run, &typeface->look);
		word->width += run->width;
	}
}

struct word *typeface_word(struct typeface *typeface, const struct hyphenation *hyphenation,
	const char *text, int length, bool backward)
{
	struct typeface_store *store = typeface->store;
	struct word key = {.text = text, .length = length, .backward = backward};
	struct word *word = g_hash_table_lookup(store->words, &key);

	if (word)
		return word;
	word = ARENA_NEW(store->cut->fonts->arena, struct word);
	*word = *cut_word(store->cut, hyphenation, &key);
	word_scale(word, typeface);
	g_hash_table_add(store->words, word);
	return word;
}

/* Could TEXT hold a character that runs right to left?  The first is U+0590. */
static bool text_may_run_backward(const char *text, int length)
{
	for (int i = 0; i < length; i++)
		if ((unsigned char)text[i] >= 0xd6)
			return true;
	return false;
}

/* Blocks of right-to-left scripts and of directional marks (UAX 9, UCD). */
static const gunichar backward_blocks[][2] = {{0x0590, 0x08ff}, {0x200f, 0x200f}, {0x202a, 0x202e},
	{0x2066, 0x2069}, {0xfb1d, 0xfdff}, {0xfe70, 0xfeff}, {0x10800, 0x10fff},
	{0x1e800, 0x1efff}};

static bool character_runs_backward(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(backward_blocks); i++)
		if (c >= backward_blocks[i][0] && c <= backward_blocks[i][1])
			return true;
	return false;
}

unsigned char *text_levels(const char *text, int length)
{
	const char *end = text + length, *c = text;
	PangoDirection base = PANGO_DIRECTION_LTR;
	unsigned char *levels, *bytes;

	if (!text_may_run_backward(text, length))
		return NULL;
	while (c < end && !character_runs_backward(g_utf8_get_char(c)))
		c = g_utf8_next_char(c);
	if (c == end)
		return NULL;
	levels = pango_log2vis_get_embedding_levels(text, length, &base);
	bytes = g_malloc0((gsize)length + 1);
	for (int i = 0, k = 0; i < length; k++)
		for (int size = g_utf8_skip[(unsigned char)text[i]]; size-- > 0 && i < length;)
			bytes[i++] = levels[k];
	g_free(levels);
	return bytes;
}
