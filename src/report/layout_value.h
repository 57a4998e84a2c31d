/* Layout values: lengths, colours, words and flags of a layout file, read into
 * plain structs by tables of properties. */
#ifndef REPORT_LAYOUT_VALUE_H
#define REPORT_LAYOUT_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include "../typeset/style.h"

struct arena;
struct diag;
struct yaml_node;

/* What reading one layout needs everywhere. */
struct layout_reader {
	struct arena *arena;
	struct diag *diag;
	const struct yaml_node *colors; /* farben, or NULL */
};

enum property_kind {
	PROPERTY_LENGTH,   /* int, 1/1024 pt: "12 mm", "10,5 pt", "1 cm", 0 */
	PROPERTY_COLOR,    /* struct color: name in farben or "#rrggbb" */
	PROPERTY_COLORS,   /* struct color[8]; the int at flag gets their number */
	PROPERTY_FLAG,     /* bool: ja / nein */
	PROPERTY_INTEGER,  /* int */
	PROPERTY_TEXT,     /* const char * */
	PROPERTY_WORD,     /* int: index into words */
	PROPERTY_IGNORED,  /* read elsewhere */
};

#define NO_FLAG ((size_t)-1)

struct property {
	const char *key;
	enum property_kind kind;
	size_t offset;
	size_t flag;              /* bool set when the key is there, or NO_FLAG */
	const char *const *words; /* PROPERTY_WORD */
	int least, most;          /* allowed range if most > least; lengths: points */
};

/* Reads the members of NODE into RECORD; keys that no property has are
 * findings.  WHERE names the mapping in findings ("papier"). */
void properties_read(const struct layout_reader *reader, const struct property *properties,
	const struct yaml_node *node, const char *where, void *record);

/* Reports the colours in farben that are none; who uses them stays silent. */
void colors_check(const struct layout_reader *reader);

/* One value; false after reporting. */
bool length_read(const struct layout_reader *reader, const struct yaml_node *node, int *length);
bool flag_read(const struct layout_reader *reader, const struct yaml_node *node, bool *flag);

/* "links, block, mitte": what a finding offers. */
char *words_join(struct arena *arena, const char *const *words);

/* "12 mm" without a finding; false if TEXT is no length. */
bool length_parse(const char *text, int *length);

#endif
