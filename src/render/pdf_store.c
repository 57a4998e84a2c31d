/* The store is a table that is emptied when it is full: what recurs comes back at once. */
#include "pdf_store.h"

#include <string.h>

/* Bytes that are held, keys with them: some fifty subsets and their maps. */
enum { STORE_MOST = 1 << 20 };

struct pdf_store {
	GHashTable *parts;       /* GBytes by GBytes */
	size_t size;             /* of both */
};

/* Some bytes tell keys apart; the table compares all of them in the end. */
static guint key_hash(gconstpointer key)
{
	gsize length;
	const guint8 *bytes = g_bytes_get_data((GBytes *)key, &length);
	guint hash = (guint)length;

	for (gsize i = 0; i < length; i += length / 128 + 1)
		hash = hash * 33 + bytes[i];
	return hash;
}

struct pdf_store *pdf_store_new(void)
{
	struct pdf_store *store = g_new0(struct pdf_store, 1);

	store->parts = g_hash_table_new_full(key_hash, g_bytes_equal,
		(GDestroyNotify)g_bytes_unref, (GDestroyNotify)g_bytes_unref);
	return store;
}

void pdf_store_free(struct pdf_store *store)
{
	if (!store)
		return;
	g_hash_table_destroy(store->parts);
	g_free(store);
}

GBytes *pdf_store_key(const void *owner, int way, const void *bytes, size_t length)
{
	const size_t head = sizeof owner + sizeof way;
	guint8 *key = g_malloc(head + length);

	memcpy(key, &owner, sizeof owner);
	memcpy(key + sizeof owner, &way, sizeof way);
	memcpy(key + head, bytes, length);
	return g_bytes_new_take(key, head + length);
}

GBytes *pdf_store_find(struct pdf_store *store, GBytes *key)
{
	GBytes *part = store ? g_hash_table_lookup(store->parts, key) : NULL;

	return part ? g_bytes_ref(part) : NULL;
}

void pdf_store_add(struct pdf_store *store, GBytes *key, const void *bytes, size_t length)
{
	if (!store)
		return;
	if (store->size > STORE_MOST) {
		g_hash_table_remove_all(store->parts);
		store->size = 0;
	}
	store->size += g_bytes_get_size(key) + length;
	g_hash_table_insert(store->parts, g_bytes_ref(key), g_bytes_new(bytes, length));
}
