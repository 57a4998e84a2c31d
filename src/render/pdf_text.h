/* The pen that writes one content stream: its colours and its text.
 * Shared by pdf_color.c, pdf_form.c, pdf_page.c, pdf_print.c and
 * pdf_text.c only. */
#ifndef RENDER_PDF_TEXT_H
#define RENDER_PDF_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
struct mark;
struct pdf;
struct pdf_font;

enum pen_use { PEN_FILL, PEN_STROKE };

/* The graphics state as the stream has set it; zeroed, with a stroke of 1 pt,
 * it is that of a new page (ISO 32000-1, table 52). */
struct pen {
	struct pdf *pdf;
	GString *out;
	int left, height;        /* of the page's top left corner, from the bottom left one
	                            of the medium */
	int color[2][4];         /* by use: thousandths of R G B, hundredths of C M Y K */
	bool overprint;
	int stroke, dash;
	bool in_text;            /* between BT and ET */
	int64_t x, y;            /* start of the text line, thousandths of a point */
	struct pdf_font *font;   /* of the last text */
	int resource, size;      /* as set by Tf; 0: none */
	int expansion;           /* as set by Tz, see mark.expansion */
};

/* pdf_color.c: sets the colour of MARK for filling or for strokes, where it is
 * another one; in print also whether it overprints. */
void pen_color(struct pen *pen, const struct mark *mark, enum pen_use use);
/* The colours of a new page. */
void pen_color_start(struct pen *pen);

/* Draws MARK; what has no ink is left out.  In pdf_page.c. */
void pen_mark(struct pen *pen, const struct mark *mark);

/* Shows the text of MARK, in a text object that stays open; text_close() ends it
 * before anything that is no text. */
void text_show(struct pen *pen, const struct mark *mark);
void text_open(struct pen *pen);
void text_close(struct pen *pen);

#endif
