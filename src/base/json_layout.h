/* JSON layout: line breaks and indentation for people. */
#ifndef BASE_JSON_LAYOUT_H
#define BASE_JSON_LAYOUT_H

struct arena;

/* Valid JSON, laid out: one member or item a line, two blanks a level, short
 * lists of plain values in one line; ends with a line break. */
char *json_layout(struct arena *arena, const char *json);

#endif
