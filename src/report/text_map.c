/* Text map: pieces in order; a place is found by counting ink from the piece's start. */
#include "text_map.h"

#include <string.h>

struct text_map *text_map_new(void)
{
	struct text_map *map = g_new(struct text_map, 1);

	map->text = g_string_new(NULL);
	map->pieces = g_array_new(FALSE, FALSE, sizeof(struct text_piece));
	return map;
}

void text_map_free(struct text_map *map)
{
	g_string_free(map->text, TRUE);
	g_array_free(map->pieces, TRUE);
	g_free(map);
}

void text_map_literal(struct text_map *map, const char *value, size_t offset, size_t length,
	struct place place)
{
	struct text_piece piece = {map->text->len, place, value, offset};

	if (!length)
		return;
	g_array_append_val(map->pieces, piece);
	g_string_append_len(map->text, value + offset, (gssize)length);
}

void text_map_insert(struct text_map *map, const char *words, struct place place)
{
	struct text_piece piece = {map->text->len, place, NULL, 0};

	if (!*words)
		return;
	g_array_append_val(map->pieces, piece);
	g_string_append(map->text, words);
}

struct place text_map_place(const struct text_map *map, size_t offset)
{
	const struct text_piece *piece = NULL;

	for (guint i = 0; i < map->pieces->len; i++) {
		const struct text_piece *next = &g_array_index(map->pieces, struct text_piece, i);

		if (next->start > offset)
			break;
		piece = next;
	}
	if (!piece)
		return (struct place){0};
	if (!piece->value)
		return piece->place;
	return place_within(piece->place, piece->value, piece->offset + offset - piece->start);
}

/* A walk over the source text of a scalar. */
struct walk {
	const char *at, *end;
	int line, column;
	char quote;              /* ' or ", 0: plain or block */
};

static void walk_step(struct walk *walk)
{
	if (walk->at >= walk->end)
		return;
	if (*walk->at == '\n') {
		walk->line++;
		walk->column = 1;
	} else if ((walk->at[1] & 0xc0) != 0x80) {
		walk->column++;
	}
	walk->at++;
}

static bool is_ink(char c)
{
	return c != ' ' && c != '\t' && c != '\n' && c != '\r';
}

/* Goes to the next ink; the first byte of an escape is no ink of the value. */
static void walk_to_ink(struct walk *walk)
{
	while (walk->at < walk->end && !is_ink(*walk->at))
		walk_step(walk);
	if (walk->at + 1 < walk->end && ((walk->quote == '"' && *walk->at == '\\') ||
		(walk->quote == '\'' && *walk->at == '\'' && walk->at[1] == '\'')))
		walk_step(walk);
}

static struct walk walk_start(struct place place)
{
	const struct source *source = place.source;
	struct walk walk = {source->text, source->text + source->length, 1, 1, 0};

	/* Most of the way is whole lines; counting their letters would take long. */
	while (walk.at < walk.end && walk.line < place.line) {
		const char *feed = memchr(walk.at, '\n', (size_t)(walk.end - walk.at));

		walk.at = feed ? feed + 1 : walk.end;
		walk.line++;
	}
	while (walk.at < walk.end && walk.column < place.column)
		walk_step(&walk);
	if (walk.at < walk.end && (*walk.at == '"' || *walk.at == '\'')) {
		walk.quote = *walk.at;
		walk_step(&walk);
	} else if (walk.at < walk.end && (*walk.at == '|' || *walk.at == '>')) {
		while (walk.at < walk.end && *walk.at != '\n')
			walk_step(&walk);
	}
	return walk;
}

struct place place_within(struct place place, const char *value, size_t offset)
{
	struct walk walk;

	if (!place.source || place.line < 1)
		return place;
	walk = walk_start(place); /* without a column: a block, from its first line on */
	for (size_t i = 0; i < offset && value[i]; i++)
		if (is_ink(value[i])) {
			walk_to_ink(&walk);
			walk_step(&walk);
		}
	walk_to_ink(&walk);
	if (walk.at >= walk.end)
		return place;
	place.line = walk.line;
	place.column = walk.column;
	return place;
}
