/* Compose links: links inside the document must lead somewhere. */
#ifndef REPORT_COMPOSE_LINKS_H
#define REPORT_COMPOSE_LINKS_H

#include <glib.h>

struct block;
struct diag;

/* Links to "#id" with an ID that is not in IDS are findings and become text. */
void links_check(struct diag *diag, struct block *blocks, GHashTable *ids);

#endif
