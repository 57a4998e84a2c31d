/* Single values of a record, from YAML scalars and CSV cells alike; private to
 * shape. */
#ifndef BASE_SHAPE_VALUE_H
#define BASE_SHAPE_VALUE_H

#include "shape.h"

/* Whom to ask for memory and to tell findings. */
struct shape_reader {
	struct arena *arena;
	struct diag *diag;
};

/* A value as it stands in the file. */
struct shape_given {
	const char *text;   /* owned by the arena */
	struct place place;
	bool block;         /* YAML | or >: the text starts a line below */
};

/* Puts a value of a scalar kind, or one text of SHAPE_TEXTS, into RECORD, or
 * reports why it cannot.  An empty value leaves the field unset. */
void shape_value(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *record);

/* GIVEN as a text of one line. */
struct text shape_line(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given);

/* Reports that FIELD is missing at PLACE, and what it could be if that is a choice. */
void shape_report_missing(struct diag *diag, const struct shape_field *field,
	struct place place);

/* Where FIELD is in RECORD. */
void *shape_target(const struct shape_field *field, void *record);

/* Whether a file has a key of its own for FIELD. */
bool shape_has_key(const struct shape_field *field);

/* The keys of SHAPE, NULL-terminated, owned by ARENA: candidates for suggestions. */
const char *const *shape_keys(struct arena *arena, const struct shape *shape);

#endif
