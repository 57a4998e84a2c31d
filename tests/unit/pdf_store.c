/* pdf_store: what was added comes back by the same owner, way and bytes only; a store that is
 * full is emptied. */
#include "check.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "render/pdf_store.h"

static bool holds(struct pdf_store *store, GBytes *key, const char *text)
{
	GBytes *found = pdf_store_find(store, key);
	bool same = found && g_bytes_get_size(found) == strlen(text) &&
		memcmp(g_bytes_get_data(found, NULL), text, strlen(text)) == 0;

	if (found)
		g_bytes_unref(found);
	return same;
}

static void test_keys(struct pdf_store *store)
{
	static const char owner;
	GBytes *keys[] = {pdf_store_key(NULL, 0, "abc", 3), pdf_store_key(&owner, 0, "abc", 3),
		pdf_store_key(NULL, 1, "abc", 3), pdf_store_key(NULL, 0, "abd", 3),
		pdf_store_key(NULL, 0, "ab", 2)};

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		char *value = g_strdup_printf("part %zu", i);
		CHECK(!holds(store, keys[i], value));
		pdf_store_add(store, keys[i], value, strlen(value));
		g_free(value);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		char *value = g_strdup_printf("part %zu", i);
		CHECK(holds(store, keys[i], value));
		g_free(value);
		g_bytes_unref(keys[i]);
	}
}

static void test_none(void)
{
	GBytes *key = pdf_store_key(NULL, 0, "abc", 3);

	pdf_store_add(NULL, key, "part", 4);
	CHECK(!pdf_store_find(NULL, key));
	g_bytes_unref(key);
}

/* Large parts: the first is not held for ever. */
static void test_full(struct pdf_store *store)
{
	enum { SIZE = 100000, PARTS = 20 };
	char *part = g_strnfill(SIZE, 'x');
	int held = 0;

	for (int i = 0; i < PARTS; i++) {
		GBytes *key = pdf_store_key(NULL, 2, &i, sizeof i);
		pdf_store_add(store, key, part, SIZE);
		CHECK(holds(store, key, part));
		g_bytes_unref(key);
	}
	for (int i = 0; i < PARTS; i++) {
		GBytes *key = pdf_store_key(NULL, 2, &i, sizeof i);
		held += holds(store, key, part);
		g_bytes_unref(key);
	}
	CHECK(held > 0 && held < PARTS);
	g_free(part);
}

int main(void)
{
	struct pdf_store *store = pdf_store_new();

	test_keys(store);
	test_full(store);
	test_none();
	pdf_store_free(store);
	return check_result();
}
