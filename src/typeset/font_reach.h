/* Font reach: which glyphs the lookups of a face can touch, and between which two
 * neighbours; for font_pairs.c.  Tables as the OpenType specification has them
 * (1.9, chapters GSUB, GPOS and "Layout common table formats"). */
#ifndef TYPESET_FONT_REACH_H
#define TYPESET_FONT_REACH_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

struct reach;

/* The lookups of PLAN, which is of FACE.  NULL if what they do to a glyph of plain
 * text may depend on more than it and the next one. */
struct reach *reach_new(hb_face_t *face, hb_shape_plan_t *plan);
void reach_free(struct reach *reach);

/* Which lookups begin with GLYPH: a set of bits, REACH_ALONE among them if
 * something may happen to it whatever stands next to it. */
enum { REACH_ALONE = 1, REACH_FIRST = 2, REACH_BITS = 62 };
uint64_t reach_of(const struct reach *reach, hb_codepoint_t glyph);

/* May something but kerning happen between GLYPH, of which reach_of() said OF, and
 * NEXT?  Says yes in doubt. */
bool reach_touches(const struct reach *reach, uint64_t of, hb_codepoint_t glyph,
	hb_codepoint_t next);

#endif
