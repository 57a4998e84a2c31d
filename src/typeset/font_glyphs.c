/* Font glyphs: a word to the glyphs of its cut; those of one face here. */
#include <hb.h>
#include <string.h>

#include "../base/arena.h"
#include "font_cut.h"
#include "font_pairs.h"
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

bool word_may_ligate(const struct word *word)
{
	for (int i = 0; i + 1 < word->length; i++)
		if (ligature_parts(word->text[i], word->text[i + 1], HYPHEN_JOINT))
			return true;
	return false;
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

/* A fraction slash calls features that the cut's own switches keep off. */
static bool word_is_fraction(const struct word *word)
{
	return memmem(word->text, (size_t)word->length, "\u2044", 3) != NULL;
}

/* Lets HarfBuzz shape WORD in the cut's own face: what Pango would have it do. */
static void plain_shape(const struct cut *cut, const struct word *word, hb_buffer_t *buffer)
{
	GArray *features = g_array_copy(cut->switches);
	struct latin latin = {.font = cut->font};

	if (word_is_fraction(word))
		g_array_remove_range(features, 0, FRACTION_SWITCHES);
	features_split(features, word);
	latin.features = (const hb_feature_t *)features->data;
	latin.feature_count = features->len;
	latin_shape(&latin, word->text, word->length, buffer);
	g_array_free(features, TRUE);
}

static int plain_glyphs(const struct cut *cut, hb_buffer_t *buffer, struct glyph *glyphs)
{
	unsigned count;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
	int kept = 0;

	for (unsigned i = 0; i < count; i++)
		/* a joiner or another character without ink becomes a blank without width */
		if (infos[i].codepoint != cut->blank || positions[i].x_advance != 0)
			glyphs[kept++] = (struct glyph){.id = infos[i].codepoint,
				.cluster = infos[i].cluster, .x = positions[i].x_offset,
				.y = -positions[i].y_offset, .advance = positions[i].x_advance};
	return kept;
}

/* The typeface's own face has it all: one run, and Pango need not look. */
static void word_shape_plain(
	struct word *word, const struct cut *cut, const struct glyph_room *room)
{
	struct glyph_run *run = ARENA_NEW(room->arena, struct glyph_run);
	size_t length = (size_t)word->length;

	run->length = word->length;
	run->face = cut->face;
	run->glyphs = ARENA_ARRAY(room->arena, struct glyph, length);
	word->runs = run;
	word->run_count = 1;
	if (cut->pairs)
		run->glyph_count = pairs_shape(
			cut->pairs, word->text, word->length, room->buffer, run->glyphs);
	if (run->glyph_count > 0)
		return;
	plain_shape(cut, word, room->buffer);
	if (hb_buffer_get_length(room->buffer) > length)
		run->glyphs = ARENA_ARRAY(room->arena, struct glyph,
			hb_buffer_get_length(room->buffer));
	run->glyph_count = plain_glyphs(cut, room->buffer, run->glyphs);
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
