/* Font glyphs: a word to the glyphs of its cut; those of one face here. */
#include <hb.h>
#include <string.h>

#include "../base/arena.h"
#include "font_cut.h"
#include "font_shape.h"
#include "hyphen.h"
#include "page.h"

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

bool word_splits_after(const struct word *word, int letter)
{
	return letter + 1 < word->length && ligature_parts(word->text[letter],
		word->text[letter + 1], word->breaks[letter + 1]);
}

static const char *const ligature_tags[] = {"liga", "clig", "dlig"};

static void features_split(GArray *features, const struct word *word)
{
	for (int i = 0; i < word->length; i++) {
		if (!word_splits_after(word, i))
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
