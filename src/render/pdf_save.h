/* Objects in, the bytes of a PDF file out (ISO 32000-1, 7.5). */
#ifndef RENDER_PDF_SAVE_H
#define RENDER_PDF_SAVE_H

#include <glib.h>

struct pdf_file;

/* Appends the whole file, after pdf_file_pack(), to OUT with DIGEST as both halves of its
 * /ID.  Nothing else may be done with it after. */
void pdf_file_save(struct pdf_file *file, const unsigned char digest[16], GByteArray *out);

#endif
