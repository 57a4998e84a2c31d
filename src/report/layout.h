/* Layout: a file of layouts/, with the project's overrides: sheet, styles,
 * charts, words, and the sections in order. */
#ifndef REPORT_LAYOUT_H
#define REPORT_LAYOUT_H

#include <stdbool.h>

#include "../base/source.h"
#include "../typeset/style.h"

struct arena;
struct diag;
struct yaml_node;

struct layout {
	const char *kind;                  /* "konzept", "bericht", "protokoll" */
	struct stylesheet sheet;
	const struct yaml_node *root;      /* the merged file: titel, autor, thema, entwurf ... */
	const struct yaml_node *words;     /* woerter: name -> text, for {{wort.NAME}} */
	const struct yaml_node *sections;  /* abschnitte, checked */
	const struct source **sources;     /* the layout file, what it is based on, the overrides */
	int source_count;
};

/* What the files of a layout say, laid over each other but not checked. */
struct layout_files {
	const char *kind;
	const struct yaml_node *root;      /* NULL: reported */
	bool broken;                       /* errors are reported */
	const struct source **sources;
	int source_count;
};

/* Reads layouts/KIND.yaml from the project, else from where it was installed
 * (FOLDERS, NULL-terminated, in order), laid over `grundlage:` it names. */
struct layout_files layout_load(struct arena *arena, struct diag *diag,
	const char *const *folders, const char *kind);

/* The layout of FILES with OVERRIDES on top: single keys of the municipality, then of
 * the concept (a NULL-terminated list; NULL: none).  NULL after reporting. */
struct layout *layout_make(struct arena *arena, struct diag *diag,
	const struct layout_files *files, const struct yaml_node *const *overrides);

/* Both at once. */
struct layout *layout_read(struct arena *arena, struct diag *diag, const char *const *folders,
	const char *kind, const struct yaml_node *const *overrides);

/* A word of the layout; a missing one is a finding at the layout and "". */
const char *layout_word(struct diag *diag, const struct layout *layout, const char *name);

#endif
