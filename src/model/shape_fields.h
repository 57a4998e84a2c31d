/* Shape fields: short forms for the lines of the shape tables. */
#ifndef MODEL_SHAPE_FIELDS_H
#define MODEL_SHAPE_FIELDS_H

#include <stddef.h>
#include "../base/shape.h"

/* The German key KEY feeds MEMBER of struct RECORD; KIND without its prefix. */
#define FIELD(record, member, german, what, text) \
	.key = (german), .kind = SHAPE_##what, .offset = offsetof(struct record, member), \
	.help = (text)

/* A list of records: pointer at MEMBER, number at COUNTER. */
#define RECORDS(record, member, counter, german, shape, text) \
	.key = (german), .kind = SHAPE_RECORDS, .offset = offsetof(struct record, member), \
	.count = offsetof(struct record, counter), .of = (shape), .help = (text)

/* One record in place. */
#define RECORD(record, member, german, shape, text) \
	.key = (german), .kind = SHAPE_RECORD, .offset = offsetof(struct record, member), \
	.of = (shape), .help = (text)

/* One of the words of a NULL-terminated list. */
#define CHOICE(record, member, german, list, text) \
	.key = (german), .kind = SHAPE_CHOICE, .offset = offsetof(struct record, member), \
	.words = (list), .help = (text)

/* The shape of struct RECORD, called NAME in schemas. */
#define SHAPE(record, german, table, text) \
	{.name = (german), .help = (text), .size = sizeof(struct record), \
		.place = offsetof(struct record, place), .fields = (table)}

#define SHAPE_END {.key = NULL}

#endif
