/* What the parts of the two PDF devices share while one document is made.  The
 * screen edition aims at PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one
 * file, PDF 1.7; the print edition at PDF/X-4 (ISO 15930-7), PDF 1.6. */
#ifndef RENDER_PDF_H
#define RENDER_PDF_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include "pdf_object.h"
#include "pdf_syntax.h"
#include "../typeset/page.h"

struct anchor;
struct arena;
struct content;
struct device_options;
struct diag;
struct face;
struct mark;
struct pdf_form;
struct pen;
struct print;
struct tag;

enum {
	PDF_FANOUT = 32,         /* children of a node of the page tree */
	PDF_LEAF = 64,           /* entries in a leaf of a number or name tree */
};

struct pdf {
	const struct pages *pages;
	const struct print *print; /* NULL: the screen edition */
	int sheet_count;         /* pages of the file, with blank ones at its end */
	struct diag *diag;
	struct arena *arena;     /* of this rendering */
	struct content *content;
	struct pdf_file *file;
	struct pdf_object *resources;
	struct pdf_object **sheets;   /* page objects, by page index */
	unsigned elements;       /* number of the first structure element; the others follow
	                            by tag index */
	struct pdf_object **annotations; /* by run index; NULL: neither link nor field */
	int annotation_count;
	struct pdf_object *xmp;  /* stream that lacks its end */
	struct pdf_form *form;   /* of pdf_form.c; NULL: no field yet */
	GPtrArray *fonts;        /* struct pdf_font, in order of first use */
	int layer_count;         /* font resources so far */
	struct pdf_object *narrow; /* CMap of codes of one byte; NULL: none yet */
	GStringChunk *texts;     /* what glyphs stand for */
	GString *cluster;        /* scratch: that of one */
};

/* ---- pdf.c ---- */

/* The parts of a file without content; PRINT may be NULL. */
void pdf_open(struct pdf *pdf, const struct pages *pages, const struct print *print,
	const struct device_options *options, struct diag *diag);
void pdf_close(struct pdf *pdf);
/* Appends the file to OUT once its content is complete. */
void pdf_finish(struct pdf *pdf, GByteArray *out);

/* ---- pdf_print.c ---- */

/* The boxes of PAGE: one for the screen, medium, bleed and trim for the press. */
void pdf_put_boxes(const struct pdf *pdf, const struct page *page, GString *entries);
/* Crop marks at the corners of PAGE, if the layout asks for them. */
void pdf_crop_marks(struct pen *pen, const struct page *page);

/* ---- pdf_page.c ---- */

/* Content streams, page dictionaries and the page tree. */
void pdf_write_pages(struct pdf *pdf);

/* ---- pdf_font.c ---- */

/* A glyph of a subset as text shows it. */
struct pdf_shown {
	double advance;          /* 1/1000 em */
	gunichar letter;         /* what it stands for in the first layer, where that is one
	                            character; else 0 */
	char bytes[PDF_CODE_ROOM]; /* its code within a literal string */
	int length;              /* of that */
};

/* A face in use.  Glyphs have the ids of its subset.  Codes are one byte where all ids fit
 * in: a page is a third shorter so; else they are the ids in two.  A glyph that stands for
 * different texts (hyphen and divided word, say) gets a second font resource:
 * a layer, the same font with another ToUnicode map. */
struct pdf_font {
	const struct face *face;
	unsigned char *used;     /* by glyph: stands in a mark */
	uint16_t *id;            /* by glyph, once the subset is made, as all below */
	uint16_t *ids;           /* those in use, rising */
	int id_count;
	int id_end;              /* all ids are below */
	bool wide;               /* codes have two bytes */
	struct pdf_shown *shown; /* by id */
	struct pdf_object *program;
	GPtrArray *layers;       /* struct pdf_layer; at least one */
};

struct pdf_layer {
	int resource;            /* 3: /F3 */
	const char **text;       /* by id: what it stands for, or NULL */
};

/* Makes the subsets of all faces that the pages need.  False after reporting. */
bool pdf_open_fonts(struct pdf *pdf);

/* The font that shows FACE; made when it is first asked for, and pdf's from then on. */
struct pdf_font *pdf_font_get(struct pdf *pdf, const struct face *face);

/* The layer in which the glyph ID stands for TEXT. */
const struct pdf_layer *pdf_font_layer(
	struct pdf *pdf, struct pdf_font *font, unsigned id, const char *text);

enum { PDF_FONT_SYMBOLIC = 4, PDF_FONT_PLAIN = 32 }; /* ISO 32000-1, table 123 */

/* The descriptor of FACE, called NAME, with its PROGRAM; italic is added to FLAGS. */
struct pdf_object *pdf_write_descriptor(struct pdf *pdf, const struct face *face,
	const char *name, const struct pdf_object *program, int flags);

/* Widths and maps of what the text has shown. */
void pdf_write_fonts(struct pdf *pdf);
void pdf_font_free(void *font);

/* ---- pdf_structure.c ---- */

/* Structure elements, ParentTree, IDTree. */
void pdf_write_structure(struct pdf *pdf);

/* ---- pdf_annotation.c ---- */

/* Links and fields; keys of the ParentTree follow those of the pages. */
void pdf_write_annotations(struct pdf *pdf);
/* "/Dest" and the place that ANCHOR stands for. */
void pdf_put_destination(const struct pdf *pdf, GString *out, const struct anchor *anchor);

/* ---- pdf_form.c ---- */

/* Makes WIDGET the form field of MARK; pdf_write_form() writes what all of them
 * belong to: the tree of names, the font that viewers type with.  False after
 * reporting. */
void pdf_write_widget(struct pdf *pdf, const struct mark *mark, struct pdf_object *widget);
bool pdf_write_form(struct pdf *pdf);

/* ---- pdf_font_plain.c ---- */

/* A simple font with WinAnsiEncoding: what viewers can type with.  NULL after
 * reporting. */
struct pdf_object *pdf_write_plain_font(struct pdf *pdf, const struct face *face);

/* ---- pdf_navigation.c ---- */

/* Bookmarks and page labels. */
void pdf_write_navigation(struct pdf *pdf);

/* ---- pdf_metadata.c ---- */

/* Catalog, Info, output intent, XMP but for what comes from the DIGEST of all this. */
void pdf_write_metadata(struct pdf *pdf);
void pdf_write_identity(struct pdf *pdf, const unsigned char digest[16]);

/* ---- pdf_profile.c ---- */

/* An ICC profile of sRGB, made from its definition. */
GByteArray *pdf_srgb_profile(void);

#endif
