/* Text map: a text put together from pieces of files and values, and for every
 * byte of it the place in the file that it came from. */
#ifndef REPORT_TEXT_MAP_H
#define REPORT_TEXT_MAP_H

#include <glib.h>
#include "../base/source.h"

struct text_piece {
	size_t start;            /* first byte in the text */
	struct place place;      /* of the whole value in the file; of one that stands in
	                            none: of its placeholder */
	const char *value;       /* the whole value of the file, NULL: not literal */
	size_t offset;           /* of the piece in value */
};

struct text_map {
	GString *text;
	GArray *pieces;          /* struct text_piece */
	struct trail *trail;     /* text_map.c: to the place that was asked for last */
};

/* An empty one, to be freed by the caller. */
struct text_map *text_map_new(void);
void text_map_free(struct text_map *map);

/* Appends LENGTH bytes of VALUE from OFFSET; PLACE is that of the whole value. */
void text_map_literal(struct text_map *map, const char *value, size_t offset, size_t length,
	struct place place);

/* Appends words that do not stand in a file this way; PLACE says where they came in. */
void text_map_insert(struct text_map *map, const char *words, struct place place);

/* Where byte OFFSET of the text stands. */
struct place text_map_place(const struct text_map *map, size_t offset);

/* Where most of the text came in: that of the piece that is more than half of it, else
 * OTHERWISE. */
struct place text_map_origin(const struct text_map *map, struct place otherwise);

/* Line and column of byte OFFSET of VALUE, a scalar that stands at PLACE in any
 * of YAML's notations: the ink of both is counted, so folding, indentation and
 * quoting do not matter. */
struct place place_within(struct place place, const char *value, size_t offset);

#endif
