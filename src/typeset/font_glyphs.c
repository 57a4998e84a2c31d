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
	PangoContext *context = shaper_context(cut->fonts);

	pango_context_set_font_description(context, cut->description);
	return pango_itemize_with_base_dir(context,
		backward ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, text, 0, length,
		attributes, NULL);
}

/* A blank of another width (U+2000 to U+200A): HarfBuzz makes it where a face
 * has none. */
static bool is_wide_blank(gunichar c)
{
	return c >= 0x2000 && c <= 0x200a;
}

/* Dashes, quotation marks, arrows, signs; not the directional marks among them. */
static bool is_sign(gunichar c)
{
	return (c >= 0x2010 && c < 0x2028) || (c >= 0x2030 && c < 0x2060) ||
		(c >= 0x2070 && c <= 0x22ff);
}

/* Latin letters, punctuation and signs form one run if the face has them all. */
static bool cut_covers(const struct cut *cut, const char *text, int length)
{
	const char *end = text + length;

	for (; text < end; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		hb_codepoint_t glyph;

		if (c < LOW_CHARACTERS ? !(cut->low[c / 8] & 1 << c % 8)
			: !is_wide_blank(c) && !(is_sign(c) &&
				hb_font_get_nominal_glyph(cut->font, c, &glyph)))
			return false;
	}
	return true;
}

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
static bool splits_after(const struct word *word, int letter)
{
	return letter + 1 < word->length && ligature_parts(word->text[letter],
		word->text[letter + 1], word->breaks[letter + 1]);
}

static const char *const ligature_tags[] = {"liga", "clig", "dlig"};

static void features_split(GArray *features, const struct word *word)
{
	for (int i = 0; i < word->length; i++) {
		if (!splits_after(word, i))
			continue;
		for (size_t tag = 0; tag < G_N_ELEMENTS(ligature_tags); tag++) {
			hb_feature_t off = {.tag = hb_tag_from_string(ligature_tags[tag], -1),
				.start = (unsigned)i, .end = (unsigned)i + 1};

			g_array_append_val(features, off);
		}
	}
}

/* Lets HarfBuzz shape WORD in the cut's own face: what Pango would have it do. */
static void plain_shape(const struct cut *cut, const struct word *word, hb_buffer_t *buffer)
{
	GArray *features = g_array_copy(cut->switches);

	features_split(features, word);
	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, word->text, word->length, 0, word->length);
	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
	hb_buffer_set_language(buffer, hb_language_from_string("de", -1));
	hb_shape(cut->font, buffer, (const hb_feature_t *)features->data, features->len);
	g_array_free(features, TRUE);
}

/* The typeface's own face has it all: one run, and Pango need not look. */
static void word_shape_plain(
	struct word *word, const struct cut *cut, const struct glyph_room *room)
{
	const hb_glyph_info_t *infos;
	const hb_glyph_position_t *positions;
	struct run *run = ARENA_NEW(room->arena, struct run);
	unsigned count;

	plain_shape(cut, word, room->buffer);
	infos = hb_buffer_get_glyph_infos(room->buffer, &count);
	positions = hb_buffer_get_glyph_positions(room->buffer, NULL);
	run->length = word->length;
	run->face = cut->face;
	run->glyphs = ARENA_ARRAY(room->arena, struct glyph, count);
	for (unsigned i = 0; i < count; i++)
		/* a joiner or another character without ink becomes a blank without width */
		if (infos[i].codepoint != cut->blank || positions[i].x_advance != 0)
			run->glyphs[run->glyph_count++] = (struct glyph){
				.id = infos[i].codepoint, .cluster = infos[i].cluster,
				.x = positions[i].x_offset, .y = -positions[i].y_offset,
				.advance = positions[i].x_advance};
	word->runs = run;
	word->run_count = 1;
}

/* A word on its way through Pango. */
struct prepared {
	const struct cut *cut;
	const struct glyph_room *room;
	struct word *word;
	GArray *runs;            /* struct run */
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
	run.glyphs = ARENA_ARRAY(prepared->room->arena, struct glyph, (size_t)string->num_glyphs);
	run_fill(prepared, &run, string);
	g_array_append_val(prepared->runs, run);
	pango_glyph_string_free(string);
}

static void attributes_split(PangoAttrList *attributes, const struct word *word)
{
	for (int i = 0; i < word->length; i++) {
		PangoAttribute *split;

		if (!splits_after(word, i))
			continue;
		split = pango_attr_font_features_new("liga=0,clig=0,dlig=0");
		split->start_index = (guint)i;
		split->end_index = (guint)i + 1;
		pango_attr_list_insert(attributes, split);
	}
}

static void prepared_items(struct prepared *prepared)
{
	const struct word *word = prepared->word;
	PangoAttrList *attributes = pango_attr_list_copy(prepared->cut->attributes);
	GList *items;

	attributes_split(attributes, word);
	items = cut_itemize(prepared->cut, attributes, word->text, word->length, word->backward);
	for (GList *item = items; item; item = item->next)
		prepared_run(prepared, item->data);
	g_list_free_full(items, (GDestroyNotify)pango_item_free);
	pango_attr_list_unref(attributes);
}

/* Scripts, directions and faces may change within the word: Pango finds out. */
static void word_shape_items(
	struct word *word, const struct cut *cut, const struct glyph_room *room)
{
	struct prepared prepared = {
		cut, room, word, g_array_new(FALSE, FALSE, sizeof(struct run))};

	prepared_items(&prepared);
	word->run_count = (int)prepared.runs->len;
	word->runs = ARENA_ARRAY(room->arena, struct run, prepared.runs->len);
	if (word->run_count > 0)
		memcpy(word->runs, prepared.runs->data, prepared.runs->len * sizeof(struct run));
	g_array_free(prepared.runs, TRUE);
}

bool word_is_plain(const struct word *word, const struct cut *cut)
{
	return !word->backward && cut_covers(cut, word->text, word->length);
}

void word_shape(struct word *word, const struct cut *cut, const struct glyph_room *room)
{
	if (word_is_plain(word, cut))
		word_shape_plain(word, cut, room);
	else
		word_shape_items(word, cut, room);
}
