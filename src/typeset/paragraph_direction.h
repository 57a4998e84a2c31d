/* Paragraph direction: which parts of a text run from right to left (UAX 9). */
#ifndef TYPESET_PARAGRAPH_DIRECTION_H
#define TYPESET_PARAGRAPH_DIRECTION_H

#include <stdbool.h>

struct arena;
struct fonts;
struct span;

/* Has TEXT a character that runs right to left, or that directs others? */
bool text_runs_backward(const char *text);

/* Bidi levels of TEXT, which has such characters, one per byte, in a left-to-right
 * paragraph; freed with g_free(). */
unsigned char *text_levels(struct fonts *fonts, const char *text, int length);

/* Does SPAN begin with text from right to left?  After spans_part(), all of a plain
 * span does then. */
bool span_runs_backward(const struct span *span);

/* SPANS with each stretch of plain text that runs from right to left as a span of its
 * own: SPANS themselves where there is none, else a copy in ARENA.  Links, notes and
 * spans with a property stay whole. */
const struct span *spans_part(struct arena *arena, const struct span *spans);

#endif
