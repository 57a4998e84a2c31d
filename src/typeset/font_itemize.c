/* Font itemize: text that one face does not cover goes through Pango, which divides it
 * by script, direction and face, and has HarfBuzz shape the parts. */
#include <hb.h>
#include <string.h>

#include "../base/arena.h"
#include "font_cut.h"
#include "font_map.h"
#include "font_set.h"
#include "font_shape.h"
#include "page.h"

static PangoFontDescription *cut_description(const struct pango *lib, const struct cut *cut)
{
	PangoFontDescription *description = lib->pango_font_description_new();

	lib->pango_font_description_set_family(description, cut->family->chain);
	lib->pango_font_description_set_weight(description, (PangoWeight)cut->weight);
	lib->pango_font_description_set_style(
		description, cut->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	lib->pango_font_description_set_size(description, CUT_SIZE);
	return description;
}

static PangoAttrList *cut_attributes(const struct pango *lib, const struct cut *cut)
{
	PangoAttrList *attributes = lib->pango_attr_list_new();

	if (*cut->settings)
		lib->pango_attr_list_insert(
			attributes, lib->pango_attr_font_features_new(cut->settings));
	return attributes;
}

/* The items of TEXT, freed with items_free(). */
static GList *cut_itemize(const struct cut *cut, PangoAttrList *attributes,
	const char *text, int length, bool backward)
{
	const struct pango *lib = fonts_pango(cut->fonts);
	PangoContext *context = shaper_context(cut->fonts);
	PangoFontDescription *description = cut_description(lib, cut);

	lib->pango_context_set_font_description(context, description);
	lib->pango_font_description_free(description);
	return lib->pango_itemize_with_base_dir(context,
		backward ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, text, 0, length,
		attributes, NULL);
}

static void items_free(const struct pango *lib, GList *items)
{
	g_list_free_full(items, (GDestroyNotify)lib->pango_item_free);
}

const struct face *cut_nearest(const struct cut *cut, bool *synthetic)
{
	const struct pango *lib = fonts_pango(cut->fonts);
	PangoAttrList *attributes = cut_attributes(lib, cut);
	GList *items = cut_itemize(cut, attributes, "n", 1, false);
	const PangoItem *item = items->data;
	const struct face *face = font_face(cut->fonts, item->analysis.font);

	*synthetic = font_is_synthetic(cut->fonts, item->analysis.font);
	items_free(lib, items);
	lib->pango_attr_list_unref(attributes);
	return face;
}

/* A word on its way through Pango. */
struct prepared {
	const struct cut *cut;
	const struct pango *lib;
	const struct glyph_room *room;
	struct word *word;
	GArray *runs;            /* struct glyph_run */
};

/* Pango draws a box for a character that no face has; ours is the face's own. */
static void glyph_missing(struct prepared *prepared, struct glyph *glyph, uint32_t character)
{
	const struct face *face = prepared->cut->face;
	struct word *word = prepared->word;
	uint32_t *more = ARENA_ARRAY(
		prepared->room->arena, uint32_t, (size_t)word->missing_count + 1);

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

static void run_fill(
	struct prepared *prepared, struct glyph_run *run, const PangoGlyphString *string)
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
	const struct pango *lib = prepared->lib;
	const struct word *word = prepared->word;
	PangoGlyphString *string = lib->pango_glyph_string_new();
	struct glyph_run run = {.level = item->analysis.level, .start = item->offset,
		.length = item->length,
		.face = font_face(prepared->cut->fonts, item->analysis.font)};

	lib->pango_shape_full(word->text + item->offset, item->length, word->text, word->length,
		&item->analysis, string);
	run.glyphs = ARENA_ARRAY(prepared->room->arena, struct glyph, (size_t)string->num_glyphs);
	run_fill(prepared, &run, string);
	g_array_append_val(prepared->runs, run);
	lib->pango_glyph_string_free(string);
}

static void attributes_split(
	const struct pango *lib, PangoAttrList *attributes, const struct word *word)
{
	for (int i = 0; i < word->length; i++) {
		PangoAttribute *split;

		if (!word_splits_after(word, i))
			continue;
		split = lib->pango_attr_font_features_new("liga=0,clig=0,dlig=0");
		split->start_index = (guint)i;
		split->end_index = (guint)i + 1;
		lib->pango_attr_list_insert(attributes, split);
	}
}

static void prepared_items(struct prepared *prepared)
{
	const struct pango *lib = prepared->lib;
	const struct word *word = prepared->word;
	PangoAttrList *attributes = cut_attributes(lib, prepared->cut);
	GList *items;

	attributes_split(lib, attributes, word);
	items = cut_itemize(prepared->cut, attributes, word->text, word->length, word->backward);
	for (GList *item = items; item; item = item->next)
		prepared_run(prepared, item->data);
	items_free(lib, items);
	lib->pango_attr_list_unref(attributes);
}

void word_shape_items(struct word *word, const struct cut *cut, const struct glyph_room *room)
{
	struct prepared prepared = {cut, fonts_pango(cut->fonts), room, word,
		g_array_new(FALSE, FALSE, sizeof(struct glyph_run))};

	prepared_items(&prepared);
	word->run_count = (int)prepared.runs->len;
	word->runs = ARENA_ARRAY(room->arena, struct glyph_run, prepared.runs->len);
	if (word->run_count > 0)
		memcpy(word->runs, prepared.runs->data,
			prepared.runs->len * sizeof(struct glyph_run));
	g_array_free(prepared.runs, TRUE);
}
