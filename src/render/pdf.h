/* What the parts of the PDF device share while one document is made:
 * one file aiming at PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), PDF 1.7. */
#ifndef RENDER_PDF_H
#define RENDER_PDF_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include "pdf_object.h"
#include "../typeset/page.h"

struct arena;
struct content;
struct diag;
struct face;
struct tag;

enum {
	PDF_FANOUT = 32,         /* children of a node of the page tree */
	PDF_LEAF = 64,           /* entries in a leaf of a number or name tree */
};

struct pdf {
	const struct pages *pages;
	struct diag *diag;
	struct arena *arena;     /* of this rendering */
	struct content *content;
	struct pdf_file *file;
	struct pdf_object *resources;
	struct pdf_object **sheets;   /* page objects, by page index */
	struct pdf_object **elements; /* structure elements, by tag index */
	struct pdf_object **links;    /* annotations, by run index; NULL: no link */
	int link_count;
	GPtrArray *fonts;        /* struct pdf_font, in order of first use */
	int layer_count;         /* font resources so far */
	GStringChunk *texts;
};

/* ---- pdf_gate.c ---- */

/* Refuses what would make a broken file: a figure or link without words, a
 * missing glyph.  False after reporting ERROR findings. */
bool pdf_gate(const struct pages *pages, struct diag *diag);

/* ---- pdf_page.c ---- */

/* Content streams, page dictionaries and the page tree. */
void pdf_write_pages(struct pdf *pdf);

/* ---- pdf_font.c ---- */

/* A face in use.  Glyph ids are the codes of its text.  A glyph that stands for
 * different texts (hyphen and divided word, say) gets a second font resource:
 * a layer, the same font with another ToUnicode map. */
struct pdf_font {
	const struct face *face;
	unsigned char *used;     /* by glyph: shown anywhere */
	double *advance;         /* by glyph: 1/1000 em; negative: not asked yet */
	GPtrArray *layers;       /* struct pdf_layer */
};

struct pdf_layer {
	int resource;            /* 3: /F3 */
	const char **text;       /* by glyph: what it stands for, or NULL */
};

struct pdf_font *pdf_font_get(struct pdf *pdf, const struct face *face);
double pdf_font_advance(struct pdf_font *font, uint32_t glyph);

/* The font resource in which GLYPH stands for TEXT. */
int pdf_font_resource(struct pdf *pdf, struct pdf_font *font, uint32_t glyph, const char *text);

/* Subsets, widths, maps.  False after reporting. */
bool pdf_write_fonts(struct pdf *pdf);
void pdf_font_free(void *font);

/* ---- pdf_structure.c ---- */

/* Structure elements, ParentTree, IDTree. */
void pdf_write_structure(struct pdf *pdf);

/* ---- pdf_navigation.c ---- */

/* Link annotations; keys of the ParentTree follow those of the pages. */
void pdf_write_links(struct pdf *pdf);
/* Bookmarks and page labels. */
void pdf_write_navigation(struct pdf *pdf);

/* ---- pdf_metadata.c ---- */

/* Catalog, Info, XMP, output intent; last, because DIGEST covers the rest. */
void pdf_write_metadata(struct pdf *pdf, const unsigned char digest[16]);

/* ---- pdf_profile.c ---- */

/* An ICC profile of sRGB, made from its definition. */
GByteArray *pdf_srgb_profile(void);

#endif
