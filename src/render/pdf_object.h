/* The objects of one PDF file.
 * pdf_object.c is the only file that knows libharu; everything else fills
 * dictionaries as text.  Object 1 is the catalog, 2 the root of the page tree,
 * 3 the information dictionary. */
#ifndef RENDER_PDF_OBJECT_H
#define RENDER_PDF_OBJECT_H

#include <glib.h>
#include <stdbool.h>

struct pdf_store;

struct pdf_object {
	unsigned number;         /* from 1; generation is always 0 */
	GString *entries;        /* of the dictionary, without << and >> */
	GByteArray *stream;      /* as it goes into the file, once the deflater has
	                            settled; or NULL */
	GBytes *key;             /* by which the store is to have the stream; or NULL */
};

struct pdf_file {
	struct pdf_table *table; /* libharu's; owns the objects */
	struct deflater *deflater; /* of all streams */
	struct pdf_pack *pack;   /* of all dictionaries */
	struct pdf_store *store; /* shared by files; or NULL */
	unsigned count;          /* of objects */
	unsigned reserved, reserved_end; /* numbers that are in no table */
	struct pdf_object *catalog, *page_root, *information;
	int minor;               /* PDF 1.minor */
};

/* SPARE: a processor is idle, a thread may compress.  STORE, which may be NULL, outlives the
 * file. */
struct pdf_file *pdf_file_new(bool spare, struct pdf_store *store);
void pdf_file_free(struct pdf_file *file);

/* A new indirect dictionary; the file owns it. */
struct pdf_object *pdf_object_new(struct pdf_file *file);

/* The first of COUNT consecutive numbers, once for each file.  Their dictionaries go straight
 * into object streams (pdf_pack.h): there are a hundred structure elements per page, and an
 * object each would cost more than what they say. */
unsigned pdf_file_reserve(struct pdf_file *file, unsigned count);

/* A stream with a copy of DATA: as it is (XMP must stay readable), to be deflated, to be
 * deflated more slowly because it repeats itself much, or deflated already. */
enum pdf_coding { PDF_PLAIN, PDF_DEFLATED, PDF_TIGHT, PDF_PACKED };
struct pdf_object *pdf_stream_new(struct pdf_file *file, const void *data, size_t length,
	enum pdf_coding coding);

/* The same of what other files have, too: the store may have it. */
struct pdf_object *pdf_shared_stream(struct pdf_file *file, const void *data, size_t length,
	enum pdf_coding coding);

/* A stream that the store has by KEY, or NULL. */
struct pdf_object *pdf_stream_find(struct pdf_file *file, GBytes *key);

/* The object of that number, NULL where it is reserved. */
struct pdf_object *pdf_file_object(const struct pdf_file *file, unsigned number);

/* Appends "<<", the entries of OBJECT and ">>". */
void pdf_object_print(const struct pdf_file *file, const struct pdf_object *object,
	GByteArray *out);

/* Puts all dictionaries into object streams; nothing may be added to them after. */
void pdf_file_pack(struct pdf_file *file);

/* Leaves the shared streams to the store, after pdf_file_digest(). */
void pdf_file_share(struct pdf_file *file);

/* MD5 over all streams, after pdf_file_pack(): same content, same digest. */
void pdf_file_digest(const struct pdf_file *file, unsigned char digest[16]);

#endif
