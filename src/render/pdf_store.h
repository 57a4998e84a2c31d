/* PDF store: what costs to make and comes again in the next document of a run, as subsets of
 * fonts and small streams, by the bytes that it is made from.  Files are the same with a store
 * and without. */
#ifndef RENDER_PDF_STORE_H
#define RENDER_PDF_STORE_H

#include <glib.h>
#include <stddef.h>

struct pdf_store;

/* An empty store, to be freed by the caller. */
struct pdf_store *pdf_store_new(void);
void pdf_store_free(struct pdf_store *store);

/* A name for what is made from LENGTH BYTES, in one of several WAYs; of OWNER, which lives as
 * long as the store, or NULL. */
GBytes *pdf_store_key(const void *owner, int way, const void *bytes, size_t length);

/* What was added by KEY, to be unreferenced by the caller, or NULL.  STORE may be NULL. */
GBytes *pdf_store_find(struct pdf_store *store, GBytes *key);

/* Keeps a copy of LENGTH BYTES, and KEY.  STORE may be NULL. */
void pdf_store_add(struct pdf_store *store, GBytes *key, const void *bytes, size_t length);

#endif
