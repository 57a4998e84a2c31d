/* Folder: the files of a project's folder, in an order that no disk decides. */
#ifndef MODEL_FOLDER_H
#define MODEL_FOLDER_H

#include "../base/shape.h"

struct arena;
struct diag;
struct yaml_node;

/* Where a project lies: the whole one, or a part of it. */
struct base {
	const char *path;   /* folder */
	const char *prefix; /* put before file names in findings: "", or "herne/" */
	const char *ids;    /* put before ids of schools: "", or "herne." */
};

/* The project itself, then its parts. */
struct bases {
	struct base *items;
	int count;
};

/* ROOT and those of PARTS (folders below it) whose names are valid. */
struct bases folder_bases(struct arena *arena, const char *root, const struct texts *parts);

struct folder_item {
	const char *name;      /* without extension */
	const char *extension; /* "yaml"; NULL: a folder */
	const char *path;
	const char *shown;     /* as findings print it */
	struct source *entry;  /* what findings about its name point at; it has no text */
};

struct folder {
	struct folder_item *items; /* ordered by name, then extension */
	int count;
	struct folder_item *lost;  /* files of the kind asked for, or so it seems, that cannot
	                            * be read or not under their names; same order */
	int lost_count;
	const struct source *unread; /* the folder, as a broken file: some of its files are
	                              * missed; NULL: none is */
};

/* The sub-folders of FOLDER below BASE (EXTENSIONS NULL), or its files with one
 * of EXTENSIONS (NULL-terminated).  A missing folder is an empty one; one that cannot
 * be read to its end is a finding, and what depends on its files is to be refused.
 * Names that are no ids are findings and lost, but for tables, whose names say nothing;
 * other entries are notes; hidden files and what editors leave behind are passed over. */
struct folder folder_list(struct arena *arena, struct diag *diag, struct base base,
	const char *folder, const char *const *extensions);

/* Reports a file that is called as FOLDER below BASE should be, and returns it as a broken
 * one, NULL if there is none; folder_list() does so too. */
const struct source *folder_expect(struct arena *arena, struct diag *diag, struct base base,
	const char *folder);

/* Reports what in BASE itself is nearly called like one of EXPECTED (NULL-terminated)
 * that is not there, and so is not read: rahmen.yml, Zahlen/. */
void folder_check_names(struct arena *arena, struct diag *diag, struct base base,
	const char *const *expected);

/* Reads a YAML file.  *SOURCE is set in any case, so that the file is known by
 * name; NULL after reporting, with the source marked broken. */
const struct yaml_node *folder_yaml(struct arena *arena, struct diag *diag, const char *path,
	const char *shown, const struct source **source);

#endif
