/* Compose: layout + view -> document tree.
 * Knows the section language of layouts/ (layouts/README.md), and nothing of
 * schools. */
#ifndef REPORT_COMPOSE_H
#define REPORT_COMPOSE_H

struct ahead;
struct arena;
struct diag;
struct document;
struct layout;
struct view;

/* What a document is made of. */
struct composition {
	const struct layout *layout;
	const struct view *view;
	const char *name;        /* of the document */
	struct ahead *ahead;     /* is told of each block as soon as it stands; or NULL */
};

/* The document, or NULL after reporting.  Placeholders without a value, unknown
 * paths and unknown styles are error findings at their place. */
struct document *compose(
	struct arena *arena, struct diag *diag, const struct composition *composition);

#endif
