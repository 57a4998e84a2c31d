/* Font pairs: in most words each letter is one glyph, and all that shaping does is to
 * kern it against the next.  What HarfBuzz has once done between two letters of a cut
 * is kept, and words of known pairs are put together from it: the same glyphs in a
 * tenth of the time. */
#ifndef TYPESET_FONT_PAIRS_H
#define TYPESET_FONT_PAIRS_H

#include <hb.h>
#include <stdbool.h>

struct glyph;
struct pairs;

/* What HarfBuzz shapes with; owns nothing. */
struct latin {
	hb_font_t *font;
	const hb_feature_t *features; /* switched on or off */
	unsigned feature_count;
};

/* Has HarfBuzz shape TEXT (LENGTH bytes), German in Latin letters, into BUFFER. */
void latin_shape(const struct latin *latin, const char *text, int length, hb_buffer_t *buffer);

/* For text that is shaped with LATIN; its font and features have to stand as long. */
struct pairs *pairs_new(struct latin latin);
void pairs_free(struct pairs *pairs);

/* Glyphs of TEXT (LENGTH bytes of UTF-8): fills GLYPHS, which has room for LENGTH, and
 * returns how many; 0 if it is no such word, or the face none of such words.  BUFFER is
 * for what has to be asked of HarfBuzz.  Two threads may call this at once, each with its
 * own buffer. */
int pairs_shape(struct pairs *pairs, const char *text, int length, hb_buffer_t *buffer,
	struct glyph *glyphs);

#endif
