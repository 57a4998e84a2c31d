/* Compose: layout + view -> document tree.
 * Knows the section language of layouts/ (layouts/README.md), and nothing of
 * schools. */
#ifndef REPORT_COMPOSE_H
#define REPORT_COMPOSE_H

#include <stdbool.h>

struct arena;
struct diag;
struct document;
struct layout;
struct view;

/* A document named NAME, or NULL after reporting.  Placeholders without a
 * value, unknown paths and unknown styles are error findings at their place. */
struct document *compose(struct arena *arena, struct diag *diag, const struct layout *layout,
	const struct view *view, const char *name);

#endif
