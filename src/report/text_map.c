/* Text map: pieces in order; a place is found by counting ink from the piece's start. */
#include "text_map.h"

/* A walk over the source text of a scalar. */
struct walk {
	const char *at, *end;
	int line, column;        /* of COUNTED, which is on the line of AT, not behind it */
	const char *counted;
	char quote;              /* ' or ", 0: plain or block */
};

/* How far into VALUE, which stands at PLACE, a walk has come. */
struct trail {
	struct place place;
	const char *value;       /* NULL: nowhere yet */
	size_t offset;           /* ink before it is behind the walk */
	struct walk walk;
};

struct text_map *text_map_new(void)
{
	struct text_map *map = g_new(struct text_map, 1);

	map->text = g_string_new(NULL);
	map->pieces = g_array_new(FALSE, FALSE, sizeof(struct text_piece));
	map->trail = g_new0(struct trail, 1);
	return map;
}

void text_map_free(struct text_map *map)
{
	g_string_free(map->text, TRUE);
	g_array_free(map->pieces, TRUE);
	g_free(map->trail);
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

struct place text_map_origin(const struct text_map *map, struct place otherwise)
{
	for (guint i = 0; i < map->pieces->len; i++) {
		const struct text_piece *piece = &g_array_index(map->pieces, struct text_piece, i);
		size_t end = i + 1 < map->pieces->len ? piece[1].start : map->text->len;

		if (2 * (end - piece->start) > map->text->len && piece->place.source)
			return piece->place;
	}
	return otherwise;
}

static void walk_step(struct walk *walk)
{
	if (walk->at >= walk->end)
		return;
	if (*walk->at++ == '\n') {
		walk->line++;
		walk->column = 1;
		walk->counted = walk->at;
	}
}

/* The column that the walk has come to; most are never asked for. */
static int walk_column(struct walk *walk)
{
	while (walk->counted < walk->at)
		walk->column += (*++walk->counted & 0xc0) != 0x80;
	return walk->column;
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

/* Goes on as long as the line of the file reads as WORDS do, LENGTH bytes at most;
 * how far it came. */
static size_t walk_along(struct walk *walk, const char *words, size_t length)
{
	const char *at = walk->at, *end = at + MIN(length, (size_t)(walk->end - at));

	for (; at < end && *at == *words && *at != '\n' && *at != '\'' && *at != '\\'; at++)
		words++;
	length = (size_t)(at - walk->at);
	walk->at = at;
	return length;
}

static struct walk walk_start(struct place place)
{
	const struct source *source = place.source;
	struct walk walk = {source_line(source, place.line), source->text + source->length,
		place.line, 1, NULL, 0};

	walk.counted = walk.at;
	while (walk.at < walk.end && walk_column(&walk) < place.column)
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

static struct trail trail_start(struct place place, const char *value)
{
	/* without a column: a block, from its first line on */
	return (struct trail){place, value, 0, walk_start(place)};
}

/* Goes on to byte OFFSET of the value, which is not behind. */
static struct place trail_follow(struct trail *trail, size_t offset)
{
	struct walk ahead;

	while (trail->offset < offset && trail->value[trail->offset]) {
		const char *words = trail->value + trail->offset++;

		if (is_ink(*words)) {
			walk_to_ink(&trail->walk);
			walk_step(&trail->walk);
			trail->offset += walk_along(&trail->walk, words + 1,
				offset - trail->offset);
		}
	}
	ahead = trail->walk;
	walk_to_ink(&ahead);
	if (ahead.at >= ahead.end)
		return trail->place;
	return (struct place){trail->place.source, ahead.line, walk_column(&ahead)};
}

static bool place_is_known(struct place place)
{
	return place.source && place.line > 0;
}

struct place place_within(struct place place, const char *value, size_t offset)
{
	struct trail trail;

	if (!place_is_known(place))
		return place;
	trail = trail_start(place, value);
	return trail_follow(&trail, offset);
}

/* The last piece that starts at OFFSET or before; NULL: there is none. */
static const struct text_piece *piece_at(const struct text_map *map, size_t offset)
{
	guint low = 0, high = map->pieces->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(map->pieces, struct text_piece, middle).start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &g_array_index(map->pieces, struct text_piece, low - 1) : NULL;
}

static bool trail_leads_to(const struct trail *trail, const struct text_piece *piece,
	size_t offset)
{
	return trail->value == piece->value && trail->offset <= offset &&
		trail->place.source == piece->place.source &&
		trail->place.line == piece->place.line &&
		trail->place.column == piece->place.column;
}

/* Places are asked for from the text's start to its end, most often: each walk goes
 * on where the last one ended. */
struct place text_map_place(const struct text_map *map, size_t offset)
{
	const struct text_piece *piece = piece_at(map, offset);
	size_t within;

	if (!piece)
		return (struct place){0};
	if (!piece->value || !place_is_known(piece->place))
		return piece->place;
	within = piece->offset + offset - piece->start;
	if (!trail_leads_to(map->trail, piece, within))
		*map->trail = trail_start(piece->place, piece->value);
	return trail_follow(map->trail, within);
}
