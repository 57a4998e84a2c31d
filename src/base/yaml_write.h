/* YAML write: nodes as text; for yaml_edit.c. */
#ifndef BASE_YAML_WRITE_H
#define BASE_YAML_WRITE_H

#include <glib.h>
#include "yaml.h"

enum { YAML_LINE = 120 };    /* characters that a line of ours has at most, if it can */

/* "text", 'as it is' or in double quotes, on one line; FLOW: between { } or [ ]. */
void yaml_put_scalar(GString *out, const struct yaml_node *node, bool flow);

/* Whether NODE, a scalar, reads better as a block below its key than on COLUMN. */
bool yaml_wants_block(const struct yaml_node *node, int column);

/* The lines of a literal block, each with INDENT blanks before and a line end behind. */
void yaml_put_block(GString *out, const char *text, int indent);

/* NODE between braces, on one line; with its key if it has one. */
void yaml_put_flow(GString *out, const struct yaml_node *node);

/* NODE as a member or item that starts at INDENT, with a line end behind it. */
void yaml_put_member(GString *out, const struct yaml_node *node, int indent);
void yaml_put_item(GString *out, const struct yaml_node *node, int indent);

#endif
