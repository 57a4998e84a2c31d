/* Content: which marks belong to which tag, in reading order.
 * What a screen reader walks; pdf and tags are made from it. */
#ifndef RENDER_CONTENT_H
#define RENDER_CONTENT_H

#include <glib.h>
#include <stdbool.h>
#include "../typeset/page.h"

struct arena;

/* Marks of one page that follow each other with one tag (or as one kind of
 * artifact).  Links and fields between them are runs of their own: they become
 * annotations and carry no ink. */
struct mark_run {
	const struct tag *tag;   /* NULL: artifact */
	enum artifact_kind artifact;
	int page;                /* index */
	int first, end;          /* marks [first, end) */
	bool active;             /* the mark FIRST is a link or a field */
	int mcid;                /* marked-content id on its page; -1: artifact or active */
	int next;                /* index of the same tag's next run, or -1 */
};

struct content {
	const struct pages *pages;
	struct mark_run *runs;
	int run_count;
	int *page_first;         /* first run of each page; one more at the end */
	int *mcid_count;         /* of each page */
	int *tag_first;          /* by tag index: its first run, or -1 */
	int *earliest;           /* by tag index: first run in it or below it, INT_MAX: none */
};

/* A child of a tag: another tag or a run of its own. */
struct kid {
	const struct tag *tag;   /* NULL: run */
	const struct mark_run *run;
};

/* Lives in ARENA; PAGES must live as long. */
struct content *content_new(struct arena *arena, const struct pages *pages);

/* Sets KIDS (of struct kid) to the children of TAG in reading order: its tags in
 * their order, its own runs before the first tag that has later marks. */
void content_kids(const struct content *content, const struct tag *tag, GArray *kids);

/* The tag after TAG, parents before children; NULL after the last. */
const struct tag *tag_following(const struct tag *tag);

#endif
