/* YAML: a file as a tree of nodes that know where they stand.
 * The only file that includes libyaml is yaml.c. */
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include <stdbool.h>
#include "source.h"

struct arena;
struct diag;

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_node {
	enum yaml_kind kind;
	struct place place;
	const char *text;         /* scalar: its UTF-8 text */
	bool quoted;              /* scalar: quoted or a block, so never a null */
	bool block;               /* scalar: | or >; its first line is place.line + 1 */
	bool flow;                /* collection: in [ ] or { } */
	bool alias;               /* stands elsewhere; the end is that of the alias */
	int end_line, end_column; /* behind it; block collections: not set */
	const char *key;          /* member of a mapping: its key, else NULL */
	struct place key_place;
	struct yaml_node *child;  /* first item or member, in file order */
	struct yaml_node *next;
	int count;                /* items or members */
};

/* The tree of SOURCE, or NULL after reporting.  Syntax errors, duplicate keys,
 * nesting over 64 levels, more than one document, anchors that expand to over
 * 100 000 nodes, a million nodes, keys that are no scalars, merge keys and tags
 * are findings.  Of equal keys the first stays. */
struct yaml_node *yaml_parse(struct arena *arena, struct diag *diag, const struct source *source);

/* The member KEY of a mapping, or NULL. */
const struct yaml_node *yaml_member(const struct yaml_node *node, const char *key);

/* An unquoted empty scalar, ~ or null. */
bool yaml_is_null(const struct yaml_node *node);

/* Whether MEMBER is what a decimal comma has cut off: {a: 0,5} has the keys a and 5. */
bool yaml_is_cut_off(const struct yaml_node *member);

#endif
