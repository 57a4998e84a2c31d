/* Object streams: dictionaries that stand in the file together, compressed
 * (ISO 32000-1, 7.5.7).  A tagged file is less than half as large this way, because
 * most of it are small dictionaries much like each other. */
#ifndef RENDER_PDF_PACK_H
#define RENDER_PDF_PACK_H

#include <glib.h>

struct pdf_file;
struct pdf_pack;

/* The object streams of FILE, which they are objects of. */
struct pdf_pack *pdf_pack_new(struct pdf_file *file);
void pdf_pack_free(struct pdf_pack *pack);

/* Begins the dictionary that is object NUMBER: its entries are to be appended to what
 * this returns, until pdf_pack_close().  A stream that is full goes to the deflater. */
GString *pdf_pack_open(struct pdf_pack *pack, unsigned number);
void pdf_pack_close(struct pdf_pack *pack);

/* The last stream, however full. */
void pdf_pack_end(struct pdf_pack *pack);

/* Whether object NUMBER stands in an object stream: *HOLDER, at place *INDEX. */
gboolean pdf_pack_find(
	const struct pdf_pack *pack, unsigned number, unsigned *holder, unsigned *index);

#endif
