/* References: what running text says of other places: "Seite 12", "Kapitel 3.1". */
#ifndef TYPESET_REFERENCE_H
#define TYPESET_REFERENCE_H

#include "flow.h"

/* SPANS with what their references say in this round, copied where there are any; PLACE
 * is that of the text. */
const struct span *references_fill(struct setter *setter, const struct span *spans,
	struct place place);

/* Whether all pages said are those where the targets are; asked once pages are made. */
bool references_fit(struct setter *setter);

/* The next round says the pages that this one found. */
void references_go_on(struct setter *setter);

/* A finding for each page said that is wrong, as no round got it right. */
void references_report(const struct setter *setter);

#endif
