/* Font set: what font.c read from the manifest, for font_shape.c.
 * The faces are plain data; what Pango needs is made when text needs Pango. */
#ifndef TYPESET_FONT_SET_H
#define TYPESET_FONT_SET_H

#include "font.h"

struct shaper;

struct family {
	const char *name;        /* "Vollkorn", as the font files say */
	const char *role;        /* "serif", or NULL */
	const char *chain;       /* the family and its fallbacks: "Vollkorn,Noto Serif" */
};

struct fonts {
	struct arena *arena;     /* lives as long as the set */
	struct family *families;
	int family_count;
	struct face *faces;
	int face_count;
	uint64_t hash;
	const char *manifest;    /* path of fonts.yaml */
	struct shaper *shaper;   /* font_shape.c; NULL until the first word */
};

/* The family called NAME or having this role, or NULL. */
const struct family *fonts_family(const struct fonts *fonts, const char *name);

/* The face of FILE, or NULL. */
const struct face *fonts_face(const struct fonts *fonts, const char *file);

/* Frees what Pango holds; for fonts_close(). */
void shaper_free(struct shaper *shaper);

#endif
