/* Typography: German typographic clean-up of typed text (DIN 5008, Duden). */
#ifndef REPORT_TYPOGRAPHY_H
#define REPORT_TYPOGRAPHY_H

struct arena;
struct span;

/* Quotes, apostrophes, dashes, ellipses, narrow blanks in abbreviations and
 * before %, no-break blanks after §.  Code and addresses stay as they are.
 * Quotes may run over several spans. */
void typography_spans(struct arena *arena, struct span *spans);

/* The same for one plain text. */
char *typography_text(struct arena *arena, const char *text);

/* Before the number that SPANS begin with, a minus instead of a hyphen (DIN 5008): only for
 * where numbers stand, elsewhere "-3" may be the end of a word. */
void typography_number(struct arena *arena, struct span *spans);

#endif
