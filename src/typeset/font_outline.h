/* Font outline: whether the shapes of glyphs can be read, before they are embedded. */
#ifndef TYPESET_FONT_OUTLINE_H
#define TYPESET_FONT_OUTLINE_H

#include <stdbool.h>
#include <stdint.h>
#include <hb.h>

/* Whether the outlines of the COUNT GLYPHS of FONT's face, TrueType or CFF, lie whole in
 * their table.  HarfBuzz and viewers leave out without a word what does not. */
bool outlines_are_whole(hb_font_t *font, const uint32_t *glyphs, int count);

#endif
