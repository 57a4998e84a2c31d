/* Font map: what Pango needs to choose faces of the set; for font_shape.c and font_itemize.c. */
#ifndef TYPESET_FONT_MAP_H
#define TYPESET_FONT_MAP_H

#include <pthread.h>
#include <stdbool.h>
#include <sys/types.h>

#include "font_cut.h"
#include "font_pango.h"

struct face;
struct fonts;

struct shaper {
	GPtrArray *typefaces;    /* struct typeface, of font_shape.c */
	GPtrArray *cuts;         /* struct cut, of font_shape.c */
	struct glyph_room room;  /* of all words but those shaped ahead */
	struct glyph_room ahead; /* of the thread that shapes ahead; NULL: there was none */
	pthread_mutex_t lock;    /* of the words that thread has given */
	struct pango *pango;     /* NULL until text comes that one face does not cover */
	pid_t process;           /* that made the rest */
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;   /* NULL until Pango itemises */
};

/* What FONTS shapes with; made, without Pango, when it is first asked for.  FONTS owns it. */
struct shaper *shaper_of(struct fonts *fonts);

/* What Pango itemises with, good in this process. */
PangoContext *shaper_context(struct fonts *fonts);

/* Gives back the font map, if there is one; the typefaces stay. */
void shaper_close(struct shaper *shaper);

/* The face of the set that a Pango font was made of. */
const struct face *font_face(struct fonts *fonts, PangoFont *font);

/* Would Pango have the face emboldened or slanted?  The PDF would not show it. */
bool font_is_synthetic(struct fonts *fonts, PangoFont *font);

#endif
