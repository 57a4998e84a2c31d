/* Contents: the headings of a document, and the table of contents made of them.  Internal
 * to typeset. */
#ifndef TYPESET_CONTENTS_H
#define TYPESET_CONTENTS_H

#include "flow.h"

/* A heading of the document, in order; made before anything is laid out. */
struct heading {
	const struct block *block;
	const char *title;       /* with its number and what references say in it */
	const char *running;
	struct anchor *anchor;
	int level;
};

void contents_collect(struct setter *setter);
/* The title of HEADING with what its references say in this round; known to all once
 * headings are collected.  One that leads to itself says its words as they are written. */
const char *heading_title(struct setter *setter, struct heading *heading);
void flow_contents(struct flow *flow, const struct block *block);
bool contents_fit(struct setter *setter);

#endif
