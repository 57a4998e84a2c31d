/* Shape: one table describes each kind of record in a file.
 * It drives reading (YAML mapping or CSV row into a plain struct), checking of
 * keys and types, and the JSON Schema that `schuso schema` prints. */
#ifndef BASE_SHAPE_H
#define BASE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include "number.h"
#include "source.h"

struct arena;
struct diag;
struct yaml_node;
struct csv_table;
struct csv_row;

/* A text from a file and where it stands; text is NULL when it was not given. */
struct text {
	const char *text;
	struct place place;
};

/* A number from a file; set is false when it was not given. */
struct number {
	double value;
	bool set;
	struct place place;
};

struct day {
	struct date date; /* year 0: not given */
	struct place place;
};

/* A list of texts. */
struct texts {
	struct text *items;
	int count;
};

enum shape_kind {
	SHAPE_TEXT,     /* struct text: one line; a number is taken as text */
	SHAPE_MARKDOWN, /* struct text: Markdown, placeholders allowed */
	SHAPE_ID,       /* struct text: a-z 0-9 - _ . only, no leading dot */
	SHAPE_NUMBER,   /* struct number */
	SHAPE_INTEGER,  /* struct number, whole, fits into an int */
	SHAPE_DATE,     /* struct day */
	SHAPE_FLAG,     /* bool: ja / nein (also true / false) */
	SHAPE_CHOICE,   /* int: index into words */
	SHAPE_TEXTS,    /* struct texts: a list, or one text for a list of one */
	SHAPE_RECORD,   /* struct of shape "of" in place */
	SHAPE_RECORDS,  /* list of such structs: pointer at offset, int at count */
	SHAPE_NAMED,    /* mapping name -> record: as SHAPE_RECORDS, the name goes
	                   into the record's SHAPE_KEY field */
	SHAPE_KEY,      /* struct text: filled by SHAPE_NAMED, no key of its own */
	SHAPE_NODE,     /* const struct yaml_node *: read by the model itself */
};

struct shape_field {
	const char *key;           /* German key in the file */
	const char *alias;         /* other CSV heads for it, separated by '|', or NULL */
	enum shape_kind kind;
	size_t offset;             /* offsetof in the record */
	size_t count;              /* SHAPE_RECORDS, SHAPE_NAMED: offset of the int */
	const struct shape *of;    /* records: the shape of one */
	const char *const *words;  /* SHAPE_CHOICE: NULL-terminated valid words */
	bool required;
	double least, most;        /* numbers: allowed range if most > least */
	const char *schema;        /* SHAPE_NODE: its JSON Schema, verbatim */
	const char *help;          /* German description for the schema */
};

struct shape {
	const char *name;                 /* "konzept" */
	const char *help;                 /* German description */
	size_t size;                      /* sizeof the record */
	size_t place;                     /* offsetof its struct place */
	const struct shape_field *fields; /* ends with key NULL */
};

/* Reads NODE into RECORD (zeroed, shape->size bytes).  Unknown keys, wrong
 * types, missing required keys and values out of range are findings with a
 * suggestion; the fields concerned stay unset.  An empty value is
 * no value.  False if NODE is no mapping; NULL is for what yaml_parse() refused. */
bool shape_read(struct arena *arena, struct diag *diag, const struct shape *shape,
	const struct yaml_node *node, void *record);

/* Reads one CSV row; columns are found by key or alias, case ignored.  Columns
 * that no field knows are findings (once per table); if LENIENT, only those that are
 * nearly called like a missing one.  NULL after reporting if no field knows any. */
struct shape_columns; /* which column feeds which field */
struct shape_columns *shape_columns(struct arena *arena, struct diag *diag,
	const struct shape *shape, const struct csv_table *table, bool lenient);
void shape_read_row(struct arena *arena, struct diag *diag, const struct shape_columns *columns,
	const struct csv_row *row, void *record);

/* The JSON Schema (draft 2020-12) of a file of this shape, pretty-printed. */
char *shape_schema(struct arena *arena, const struct shape *shape);

#endif
