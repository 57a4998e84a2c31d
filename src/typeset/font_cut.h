/* Font cut: a look without its size; for font_shape.c and font_glyphs.c. */
#ifndef TYPESET_FONT_CUT_H
#define TYPESET_FONT_CUT_H

#include <glib.h>
#include <hb.h>
#include <pango/pango.h>
#include <stdbool.h>
#include <stdint.h>

struct arena;
struct face;
struct family;
struct fonts;
struct word;

/* Characters below this are looked up in a bit set. */
enum { LOW_CHARACTERS = 0x250 };

/* Nothing is hinted, so glyphs scale: all sizes of a look share what was shaped
 * at this one (64 pt). */
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
	hb_font_t *font;         /* of the face, at CUT_SIZE */
	PangoFontDescription *description;
	PangoAttrList *attributes;
	GArray *switches;        /* hb_feature_t: what the attributes say */
	uint8_t low[LOW_CHARACTERS / 8];
	GHashTable *words;       /* struct word to itself, at CUT_SIZE; glyph x and y are
	                            offsets only */
	GHashTable *ahead;       /* the same, of another thread; under the shaper's lock */
};

/* Where glyphs are made: one for each thread. */
struct glyph_room {
	struct arena *arena;     /* of the glyphs */
	hb_buffer_t *buffer;     /* empty between two words */
};

/* The text as Pango divides it by script, direction and face; freed with
 * pango_item_free(). */
GList *cut_itemize(const struct cut *cut, PangoAttrList *attributes, const char *text, int length,
	bool backward);

/* True if the cut's own face has all of WORD, in one direction and script: one run. */
bool word_is_plain(const struct word *word, const struct cut *cut);

/* Shapes WORD, whose text and breaks are there: fills its runs, at CUT_SIZE, glyph
 * x and y being offsets only, and the characters that no face has.  Only a plain
 * word may be shaped in another thread than the first. */
void word_shape(struct word *word, const struct cut *cut, const struct glyph_room *room);

#endif
