/* Font cut: a look without its size; for font_shape.c, font_glyphs.c and font_itemize.c. */
#ifndef TYPESET_FONT_CUT_H
#define TYPESET_FONT_CUT_H

#include <glib.h>
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

struct arena;
struct face;
struct family;
struct fonts;
struct pairs;
struct word;
struct word_table;

/* Characters below this are looked up in a bit set. */
enum { LOW_CHARACTERS = 0x250 };

/* Nothing is hinted, so glyphs scale: all sizes of a look share what was shaped
 * at this one (64 pt). */
enum { CUT_SIZE = 1 << 16 };

/* The first of a cut's switches keep fractions off in words without a fraction slash
 * (U+2044), which would not have them anyway: their lookups look far ahead. */
enum { FRACTION_SWITCHES = 3 };

/* A look without its size. */
struct cut {
	struct fonts *fonts;
	const struct family *family;
	const char *features;    /* "tnum,lnum", or NULL */
	int weight;
	bool italic, spaced;
	const struct face *face;
	bool synthetic;
	uint32_t blank;          /* glyph of the word space */
	hb_font_t *font;         /* of the face, at CUT_SIZE */
	const char *settings;    /* the features, and those that spacing switches off */
	GArray *switches;        /* hb_feature_t: fractions off, then the same */
	struct pairs *pairs;     /* NULL: HarfBuzz shapes each word */
	uint8_t low[LOW_CHARACTERS / 8];
	struct word_table *words; /* at CUT_SIZE; glyph x and y are offsets only */
	struct word_table *ahead; /* the same, of the thread that shapes ahead */
};

/* Where glyphs are made: one for each thread. */
struct glyph_room {
	struct arena *arena;     /* of the glyphs */
	hb_buffer_t *buffer;     /* empty between two words */
	struct word_table *hyphenated; /* words of any cut: their breaks are known */
};

/* font_shape.c */
struct glyph_room room_new(void);

/* The face that fontconfig finds nearest to what the cut asks for.  *SYNTHETIC: it
 * would have it emboldened or slanted. */
const struct face *cut_nearest(const struct cut *cut, bool *synthetic);

/* True if the cut's own face has all of WORD, in one direction and script: one run. */
bool word_is_plain(const struct word *word, const struct cut *cut);

/* Shapes WORD, whose text and breaks are there: fills its runs, at CUT_SIZE, glyph
 * x and y being offsets only, and the characters that no face has.  Only a plain
 * word may be shaped in another thread than the first. */
void word_shape(struct word *word, const struct cut *cut, const struct glyph_room *room);

/* The same where scripts, directions or faces change within the word: Pango finds out. */
void word_shape_items(struct word *word, const struct cut *cut, const struct glyph_room *room);

/* Ligatures are switched off for the letter before a joint alone; a ZWNJ between
 * the two would cost their kerning.  True if LETTER, a byte of WORD, is one. */
bool word_splits_after(const struct word *word, int letter);

/* Are there letters in WORD that a ligature might join, if no break stood between them? */
bool word_may_ligate(const struct word *word);

#endif
