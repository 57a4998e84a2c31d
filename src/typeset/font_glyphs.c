/* Font glyphs: a word to the glyphs of its cut. */
#include <hb.h>
#include <string.h>

#include "../base/arena.h"
#include "font_cut.h"
#include "font_map.h"
#include "font_set.h"
#include "font_shape.h"
#include "hyphen.h"
#include "page.h"

GList *cut_itemize(const struct cut *cut, PangoAttrList *attributes,
	const char *text, int length, bool backward)
{
	PangoContext *context = shaper_of(cut->fonts)->context;

	pango_context_set_font_description(context, cut->description);
	return pango_itemize_with_base_dir(context,
		backward ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, text, 0, length,
		attributes, NULL);
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

void word_shape(struct word *word, const struct cut *cut)
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
