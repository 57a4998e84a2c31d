/* JSON: texts, and line breaks and indentation for people. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <glib.h>

struct arena;

/* Appends TEXT as a JSON string (RFC 8259, section 7); NULL as null. */
void json_put_text(GString *out, const char *text);

/* Valid JSON, laid out: one member or item a line, two blanks a level, short
 * lists of plain values in one line; ends with a line break. */
char *json_layout(struct arena *arena, const char *json);

#endif
