/* The gate: what must hold before a document is written.  A file that says it is
 * accessible and is not would be worse than none. */
#ifndef RENDER_GATE_H
#define RENDER_GATE_H

#include <stdbool.h>

struct diag;
struct pages;

/* Of both editions: every glyph has a shape; figures, links and fields have words,
 * tables have heads.  False after reporting ERROR findings. */
bool gate_passes(const struct pages *pages, struct diag *diag);

/* Of the screen edition: text and charts stand out from what is behind them (WCAG
 * 2.1, 1.4.3 and 1.4.11), in the colours that the layout names.  False after
 * reporting ERROR findings, one for each colour. */
bool gate_contrast(const struct pages *pages, struct diag *diag);

#endif
