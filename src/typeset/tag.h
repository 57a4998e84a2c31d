/* Tag: the logical structure that travels with the marks (PDF 1.7, 14.7-14.8). */
#ifndef TYPESET_TAG_H
#define TYPESET_TAG_H

#include <stdbool.h>
#include <stdio.h>
#include "../base/source.h"

struct arena;

/* ORDER TAG: names in tag.c. */
enum tag_kind {
	TAG_DOCUMENT, TAG_PART, TAG_SECT, TAG_DIV, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5,
	TAG_H6, TAG_P, TAG_L, TAG_LI, TAG_LBL, TAG_LBODY, TAG_TABLE, TAG_CAPTION, TAG_THEAD,
	TAG_TBODY, TAG_TR, TAG_TH, TAG_TD, TAG_FIGURE, TAG_LINK, TAG_NOTE, TAG_REFERENCE,
	TAG_TOC, TAG_TOCI, TAG_SPAN, TAG_FORM, TAG_KIND_COUNT
};

enum tag_scope { TAG_SCOPE_NONE, TAG_SCOPE_COLUMN, TAG_SCOPE_ROW, TAG_SCOPE_BOTH };

struct tag {
	enum tag_kind kind;
	int index;               /* from 0 in reading order, unique in its tree */
	struct tag *parent, *child, *last, *next;
	struct place place;      /* where its text comes from; zeroed: see tag_place() */
	const char *alt;         /* TAG_FIGURE, TAG_LINK, TAG_FORM */
	const char *actual;      /* replacement text, or NULL */
	const char *expansion;   /* of an abbreviation, or NULL */
	const char *language;    /* where it differs, or NULL */
	const char *id;          /* TAG_NOTE, TAG_TH: unique, or NULL */
	const char *summary;     /* TAG_TABLE */
	enum tag_scope scope;    /* TAG_TH */
	int columns, rows;       /* TAG_TH, TAG_TD: spans, 0 or 1: none */
	bool ordered;            /* TAG_L: decimal numbering, else disc */
	bool boxed;              /* left, top, right, bottom are set (figures) */
	int left, top, right, bottom, page;
	const char **headers;    /* TAG_TD: ids of its TH, NULL-terminated, or NULL */
};

/* As PDF names the structure type: "TH". */
const char *tag_name(enum tag_kind kind);

/* Where what TAG holds comes from: its own place, or that of the tag around it. */
struct place tag_place(const struct tag *tag);

/* Appends a tag to PARENT (NULL: makes a root). */
struct tag *tag_new(struct arena *arena, struct tag *parent, enum tag_kind kind);

/* Appends TAG, which is a root as yet, to PARENT. */
void tag_append(struct tag *parent, struct tag *tag);

#endif
