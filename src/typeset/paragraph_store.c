/* Paragraph store: a table of texts by what decides their lines. */
#include "paragraph_store.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/source.h"
#include "document.h"

/* Hashes of texts that came once: a table of them that starts anew when it is full. */
enum { SEEN_MOST = 1 << 16 };

struct paragraph_store {
	struct arena *arena;
	GHashTable *texts;       /* struct stored to itself */
	GHashTable *seen;        /* hashes */
};

static guint text_hash(const struct span *spans, const struct style *style)
{
	uint64_t hash = source_hash(0, &style->size, sizeof style->size);

	hash = source_hash(hash, style->name, strlen(style->name));
	for (const struct span *span = spans; span; span = span->next) {
		hash = source_hash(hash, span->text, strlen(span->text));
		hash = source_hash(hash, &span->flags, sizeof span->flags);
	}
	return (guint)(hash ^ hash >> 32);
}

static guint stored_hash(gconstpointer data)
{
	return ((const struct stored *)data)->hash;
}

static bool styles_alike(const struct style *a, const struct style *b)
{
	return strcmp(a->name, b->name) == 0 && strcmp(a->family, b->family) == 0 &&
		g_strcmp0(a->features, b->features) == 0 && a->weight == b->weight &&
		a->italic == b->italic && a->size == b->size && a->leading == b->leading &&
		a->color.red == b->color.red && a->color.green == b->color.green &&
		a->color.blue == b->color.blue && a->color.place.source == b->color.place.source &&
		a->color.place.line == b->color.place.line && a->alignment == b->alignment &&
		a->hyphenate == b->hyphenate && a->protrude == b->protrude &&
		a->balanced == b->balanced && a->space_least == b->space_least &&
		a->space_most == b->space_most && a->expansion == b->expansion &&
		a->tracking == b->tracking &&
		a->indent_left == b->indent_left && a->indent_right == b->indent_right &&
		a->indent_first == b->indent_first;
}

static gboolean stored_equal(gconstpointer left, gconstpointer right)
{
	const struct stored *a = left, *b = right;
	const struct span *one = a->spans, *other = b->spans;

	for (; one && other; one = one->next, other = other->next)
		if (one->flags != other->flags || strcmp(one->text, other->text) != 0 ||
			g_strcmp0(one->language, other->language) != 0)
			return FALSE;
	return !one && !other && styles_alike(&a->style, &b->style);
}

struct paragraph_store *paragraph_store_new(void)
{
	struct paragraph_store *store = g_new(struct paragraph_store, 1);

	store->arena = arena_new();
	store->texts = g_hash_table_new(stored_hash, stored_equal);
	store->seen = g_hash_table_new(NULL, NULL);
	return store;
}

void paragraph_store_free(struct paragraph_store *store)
{
	if (!store)
		return;
	g_hash_table_destroy(store->texts);
	g_hash_table_destroy(store->seen);
	arena_free(store->arena);
	g_free(store);
}

struct arena *paragraph_store_arena(struct paragraph_store *store)
{
	return store->arena;
}

/* Strings of styles are copied too: layouts outlive documents, not always the store. */
static struct style style_copy(struct arena *arena, const struct style *style)
{
	struct style copy = *style;

	copy.name = arena_strdup(arena, style->name);
	copy.family = arena_strdup(arena, style->family);
	copy.features = style->features ? arena_strdup(arena, style->features) : NULL;
	return copy;
}

static struct span *spans_copy(struct arena *arena, const struct span *spans)
{
	struct span *first = NULL, **end = &first;

	for (const struct span *span = spans; span; span = span->next) {
		*end = span_new(arena, arena_strdup(arena, span->text), span->flags);
		(*end)->language = span->language ? arena_strdup(arena, span->language) : NULL;
		end = &(*end)->next;
	}
	return first;
}

/* Whether a text that is not stored shall be, now that it comes. */
static bool text_is_kept(struct paragraph_store *store, guint hash)
{
	if (paragraph_store_size(store) < STORE_ROOM)
		return true;
	if (g_hash_table_size(store->seen) >= SEEN_MOST)
		g_hash_table_remove_all(store->seen);
	return !g_hash_table_add(store->seen, GUINT_TO_POINTER(hash));
}

struct stored *paragraph_store_get(
	struct paragraph_store *store, const struct span *spans, const struct style *style)
{
	const struct stored key = {.spans = (struct span *)(void *)spans, .style = *style,
		.hash = text_hash(spans, style)};
	struct stored *stored = g_hash_table_lookup(store->texts, &key);

	if (stored)
		return stored;
	if (!text_is_kept(store, key.hash))
		return NULL;
	stored = ARENA_NEW(store->arena, struct stored);
	stored->spans = spans_copy(store->arena, spans);
	stored->style = style_copy(store->arena, style);
	stored->hash = key.hash;
	g_hash_table_add(store->texts, stored);
	return stored;
}

size_t paragraph_store_size(const struct paragraph_store *store)
{
	return arena_used(store->arena);
}

void paragraph_store_clear(struct paragraph_store *store)
{
	g_hash_table_remove_all(store->texts);
	g_hash_table_remove_all(store->seen);
	arena_reset(store->arena);
}
