/* Font: the closed set of faces in fonts/, and shaping.
 * Only font*.c know Pango, HarfBuzz and fontconfig; paragraph_direction.c asks Pango
 * for directions. */
#ifndef TYPESET_FONT_H
#define TYPESET_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diag;
struct fonts;

/* One face (file and index) of the set. */
struct face {
	const char *file;        /* path of the font file */
	int index;               /* of the face in the file */
	const char *postscript;  /* PostScript name, "Vollkorn-Regular" */
	const char *family;
	int weight;
	bool italic;
	bool cff;                /* outlines are CFF, else TrueType */
	int units_per_em;
	int ascent, descent, cap_height, x_height; /* font units; descent is negative */
	int box[4];              /* font bounding box, font units */
	int glyph_count;
	void *handle;            /* hb_font_t, for font*.c */
};

/* Opens the set named by FOLDER/fonts.yaml.  A face that is missing is a WORLD finding;
 * NULL then.  Shared by forked workers. */
struct fonts *fonts_open(struct arena *arena, struct diag *diag, const char *folder);
void fonts_close(struct fonts *fonts);

/* Forgets all words shaped so far; none may be in use, here or in another thread. */
void fonts_forget_words(struct fonts *fonts);

/* Digest of all font files, for job keys. */
uint64_t fonts_hash(const struct fonts *fonts);

/* Horizontal advance of a glyph, font units (unhinted, from hmtx). */
int face_advance(const struct face *face, uint32_t glyph);

/* A subset of a face: a TrueType file, or the bare CFF table of a CFF face. */
struct face_part {
	const void *data;        /* NULL: the face is damaged, or the outline of a glyph */
	size_t length;
	uint16_t *ids;           /* in the part, of the glyphs asked for */
};

/* The part of FACE with GLYPHS.  TrueType glyphs are numbered anew, in their order;
 * those of a CFF table keep their ids.  Owned by ARENA. */
struct face_part face_subset(
	struct arena *arena, const struct face *face, const uint32_t *glyphs, int count);

/* Whether the outline of GLYPH can be read; what cannot is left out by everybody who
 * draws it, without a word. */
bool face_glyph_is_whole(const struct face *face, uint32_t glyph);

/* The glyph of CHARACTER, or 0. */
uint32_t face_glyph(const struct face *face, uint32_t character);

/* The part of FACE that text of CHARACTERS needs, found by character (cmap kept)
 * or, in a CFF table, by glyph name; without ids.  Owned by ARENA. */
struct face_part face_subset_text(
	struct arena *arena, const struct face *face, const uint32_t *characters, int count);

#endif
