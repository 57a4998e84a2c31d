/* Preflight: what a print shop would send back, said before it does. */
#ifndef RENDER_PREFLIGHT_H
#define RENDER_PREFLIGHT_H

struct diag;
struct pages;
struct press;

/* Reports what makes the print edition of PAGES hard to print: too much ink, lines
 * too thin, small text in colours, text too near to the cut.  One finding of each
 * kind, as the cause is a key of the layout.  Pictures, and so their resolution,
 * are not among what a page is made of. */
void preflight(const struct pages *pages, const struct press *press, struct diag *diag);

#endif
