/* YAML edit: puts values into a YAML text and leaves every other byte as it is:
 * comments, order, blank lines, notation, line ends.
 *
 * New nodes are made with yaml_node_new(); of these only kind, key, text, quoted and
 * children count.  Each edit returns a whole new text; parse that before the next. */
#ifndef BASE_YAML_EDIT_H
#define BASE_YAML_EDIT_H

#include "yaml.h"

/* A node for an edit; TEXT of a scalar, else NULL.  QUOTED: text that must not look
 * like a number or a date. */
struct yaml_node *yaml_node_new(struct arena *arena, enum yaml_kind kind, const char *key,
	const char *text, bool quoted);

/* SOURCE with the scalar NODE, a member or item of PARENT, replaced by VALUE; like all
 * texts made here, owned by ARENA. */
char *yaml_edit_replace(struct arena *arena, const struct source *source,
	const struct yaml_node *parent, const struct yaml_node *node,
	const struct yaml_node *value);

/* SOURCE with FRESH put into PARENT behind AFTER, a child of it; NULL: behind the last. */
char *yaml_edit_insert(struct arena *arena, const struct source *source,
	const struct yaml_node *parent, const struct yaml_node *after,
	const struct yaml_node *fresh);

/* SOURCE with TEXT as another paragraph of NODE, a literal block (|); NULL: it is none. */
char *yaml_edit_extend(struct arena *arena, const struct source *source,
	const struct yaml_node *node, const char *text);

/* SOURCE with the list FRESH as the value of NODE, a member of a mapping that has no
 * value yet. */
char *yaml_edit_fill(struct arena *arena, const struct source *source,
	const struct yaml_node *node, const struct yaml_node *fresh);

/* SOURCE with NODE, {a: 1, b: 2} on one line that holds nothing behind it, written
 * line by line; NULL where that cannot be done without loss. */
char *yaml_edit_unfold(struct arena *arena, const struct source *source,
	const struct yaml_node *parent, const struct yaml_node *node);

/* Whether FRESH would make a mapping in braces long or unreadable. */
bool yaml_edit_is_long(const struct source *source, const struct yaml_node *parent,
	const struct yaml_node *fresh);

#endif
