/* Font words: open addressing, each word at the first free place from that of its hash on.
 * Every word of a text is looked up, so this is worth a table of its own. */
#include "font_words.h"

#include <glib.h>
#include <string.h>

#include "../base/source.h"
#include "font_shape.h"

/* Places at first; a power of two, as the places always are. */
enum { PLACES_FIRST = 64 };

struct word_table {
	struct word **places;    /* NULL: free */
	unsigned mask;           /* places less one */
	unsigned count;          /* of words, at most half of the places */
};

static void places_open(struct word_table *table, unsigned count)
{
	table->places = g_new0(struct word *, count);
	table->mask = count - 1;
	table->count = 0;
}

struct word_table *word_table_new(void)
{
	struct word_table *table = g_new(struct word_table, 1);

	places_open(table, PLACES_FIRST);
	return table;
}

void word_table_free(struct word_table *table)
{
	g_free(table->places);
	g_free(table);
}

struct word word_key(const char *text, int length, bool backward, bool part)
{
	uint64_t hash = source_hash(1u + backward + 2u * part, text, (size_t)length);

	return (struct word){.text = text, .length = length, .backward = backward,
		.part = part, .hash = (unsigned)(hash ^ hash >> 32)};
}

static bool word_equal(const struct word *one, const struct word *other)
{
	return one->hash == other->hash && one->length == other->length &&
		one->backward == other->backward && one->part == other->part &&
		memcmp(one->text, other->text, (size_t)one->length) == 0;
}

struct word *word_table_find(const struct word_table *table, const struct word *key)
{
	unsigned place = key->hash & table->mask;

	while (table->places[place] && !word_equal(table->places[place], key))
		place = (place + 1) & table->mask;
	return table->places[place];
}

static void place_word(struct word_table *table, struct word *word)
{
	unsigned place = word->hash & table->mask;

	while (table->places[place])
		place = (place + 1) & table->mask;
	table->places[place] = word;
	table->count++;
}

void word_table_add(struct word_table *table, struct word *word)
{
	struct word **old = table->places;
	unsigned count = table->mask + 1;

	if (2 * table->count >= count) {
		places_open(table, 2 * count);
		for (unsigned i = 0; i < count; i++)
			if (old[i])
				place_word(table, old[i]);
		g_free(old);
	}
	place_word(table, word);
}

void word_table_clear(struct word_table *table)
{
	g_free(table->places);
	places_open(table, PLACES_FIRST);
}
