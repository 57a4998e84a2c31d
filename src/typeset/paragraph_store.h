/* Paragraph store: what is set in many places, laid out once in a run.
 *
 * A municipality's goals, explanations and heads of tables stand in hundreds of its
 * documents.  A text is kept with its look, its pieces and its lines for each width, while
 * there is room from the first time that it comes, then from the second: what comes but
 * once does not drive out the rest.  Documents share them and name only their own spans. */
#ifndef TYPESET_PARAGRAPH_STORE_H
#define TYPESET_PARAGRAPH_STORE_H

#include "style.h"

struct arena;
struct paragraph_items;
struct paragraph_store;
struct span;

/* Bytes up to which every text is kept, beyond which only what comes again. */
enum { STORE_ROOM = 16 << 20 };

struct stored {
	struct span *spans;      /* a copy, without links and notes */
	struct style style;      /* a copy */
	struct paragraph_items *items; /* NULL: to be shaped from the copies */
	unsigned hash;           /* of spans and style */
};

/* An empty store, to be freed by the caller. */
struct paragraph_store *paragraph_store_new(void);
/* NULL is none. */
void paragraph_store_free(struct paragraph_store *store);

/* Of what is stored. */
struct arena *paragraph_store_arena(struct paragraph_store *store);

/* The text of SPANS in STYLE; NULL: it is not kept. */
struct stored *paragraph_store_get(
	struct paragraph_store *store, const struct span *spans, const struct style *style);

/* Bytes in use. */
size_t paragraph_store_size(const struct paragraph_store *store);

/* Forgets everything; no paragraph may be in use. */
void paragraph_store_clear(struct paragraph_store *store);

#endif
