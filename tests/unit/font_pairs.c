/* Words put together from known pairs of letters have the glyphs that HarfBuzz gives
 * the whole word: German ones, and letters as chance has them, in all looks of the set. */
#include "typeset/font_pairs.h"

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check.h"
#include "typeset/font_cut.h"
#include "typeset/font_map.h"
#include "typeset/font_set.h"
#include "typeset/font_shape.h"
#include "typeset/page.h"
#include "typeset/style.h"

/* STEP: every so manieth of the list, whose last words are no others than the first. */
enum { STEP = 409, CHANCES = 1500, LONGEST = 14 };

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyzfiflABCDEFGRSTVW"
	"0123456789.,;:!?-/()\"'+&=";

/* In how many words the pairs were enough, and in how many they had to be. */
struct count {
	int paired, shaped;
};

static bool glyphs_equal(const struct glyph *a, const struct glyph *b, int count)
{
	for (int i = 0; i < count; i++)
		if (a[i].id != b[i].id || a[i].x != b[i].x || a[i].y != b[i].y ||
			a[i].advance != b[i].advance || a[i].cluster != b[i].cluster)
			return false;
	return true;
}

static void compare(struct cut *cut, const struct glyph_room *room, const char *text,
	struct count *count)
{
	struct cut bare = *cut;
	unsigned char breaks[256] = {0};
	struct word word = {.text = text, .length = (int)strlen(text), .breaks = breaks};
	struct word whole = word;
	struct glyph glyphs[256];
	bool good;

	if (!word_is_plain(&word, cut))
		return;
	bare.pairs = NULL;
	word_shape(&whole, &bare, room);
	word_shape(&word, cut, room);
	good = word.runs->glyph_count == whole.runs->glyph_count &&
		glyphs_equal(word.runs->glyphs, whole.runs->glyphs, word.runs->glyph_count);
	CHECK(good);
	if (!good)
		fprintf(stderr, "%s %d%s: %s\n", cut->family->name, cut->weight,
			cut->italic ? " italic" : "", text);
	if (pairs_shape(cut->pairs, text, word.length, room->buffer, glyphs))
		count->paired++;
	else
		count->shaped++;
}

static void compare_german(struct cut *cut, const struct glyph_room *room)
{
	struct count count = {0};
	char *list, *word, *end;
	int number = 0;

	CHECK(g_file_get_contents("/usr/share/dict/ngerman", &list, NULL, NULL));
	/* g_strsplit() measures the rest of the list at each word under the sanitizers */
	for (word = list; (end = strchr(word, '\n')) != NULL; word = end + 1) {
		*end = '\0';
		if (number++ % STEP == 0 && *word)
			compare(cut, room, word, &count);
	}
	CHECK(count.paired > 3 * count.shaped);
	g_free(list);
}

static void compare_chances(struct cut *cut, const struct glyph_room *room, GRand *chance)
{
	struct count count = {0};
	char text[LONGEST + 1];

	for (int i = 0; i < CHANCES; i++) {
		int length = g_rand_int_range(chance, 1, LONGEST + 1);

		for (int k = 0; k < length; k++)
			text[k] = alphabet[g_rand_int_range(chance, 0, sizeof alphabet - 1)];
		text[length] = '\0';
		compare(cut, room, text, &count);
	}
	CHECK(count.paired > 0 && count.shaped > 0);
}

static void check_look(struct fonts *fonts, const struct look *look, GRand *chance)
{
	struct shaper *shaper = shaper_of(fonts);
	guint known = shaper->cuts->len;
	struct cut *cut;

	CHECK(typeface_find(fonts, look) != NULL);
	CHECK(shaper->cuts->len == known + 1);
	cut = shaper->cuts->pdata[known];
	CHECK(cut->pairs != NULL);
	if (!cut->pairs)
		return;
	compare_german(cut, &shaper->room);
	compare_chances(cut, &shaper->room, chance);
	fonts_forget_words(fonts);
}

int main(void)
{
	static const struct look looks[] = {
		{.family = "Vollkorn", .weight = 400, .features = "lnum,pnum"},
		{.family = "Vollkorn", .weight = 700},
		{.family = "Vollkorn", .weight = 400, .italic = true},
		{.family = "Lato", .weight = 400},
		{.family = "Lato", .weight = 400, .features = "lnum,tnum", .tracking = UNIT / 4},
		{.family = "Lato", .weight = 700, .features = "frac"},
		{.family = "Lato", .weight = 400, .italic = true},
	};
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	struct fonts *fonts = fonts_open(arena, diag, "fonts");
	GRand *chance = g_rand_new_with_seed(2018);

	CHECK(fonts != NULL);
	for (size_t i = 0; fonts && i < G_N_ELEMENTS(looks); i++) {
		struct look look = looks[i];

		look.size = 10 * UNIT;
		check_look(fonts, &look, chance);
	}
	g_rand_free(chance);
	fonts_close(fonts);
	arena_free(arena);
	return check_result();
}
