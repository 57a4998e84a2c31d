/* View: the data of one document as a tree of named values, between the model
 * and the layout.  A paper (concept_paper, qm_report, minutes_paper) makes it
 * from the model; compose.c lays it out; neither knows the other. */
#ifndef REPORT_VIEW_H
#define REPORT_VIEW_H

#include <stdbool.h>
#include <stdio.h>
#include "../base/number.h"
#include "../base/shape.h"
#include "../base/source.h"

struct arena;
struct figure;

enum view_kind {
	VIEW_TEXT,     /* one line, printed as it is */
	VIEW_MARKDOWN, /* blocks; place points at its first line */
	VIEW_NUMBER,   /* number with its printed form; charts use the number */
	VIEW_FLAG,
	VIEW_RECORD,   /* named members */
	VIEW_LIST,     /* items: records or texts */
};

enum view_number_state { VIEW_KNOWN, VIEW_ABSENT, VIEW_MASKED };

struct view {
	enum view_kind kind;
	struct arena *arena;     /* that of the document; what is added lives there too */
	const char *name;        /* member name (German, as layouts write it), NULL for items */
	struct place place;
	const char *text;        /* TEXT, MARKDOWN; NUMBER: printed form */
	double number;
	enum view_number_state state;
	bool flag;
	struct view *child, *last, *next;
	int count;
};

/* The view of a document, in ARENA; then what is added to a record or a list.  Names and
 * texts are not copied. */
struct view *view_root(struct arena *arena);
struct view *view_record(struct view *parent, const char *name);
struct view *view_list(struct view *parent, const char *name);
struct view *view_item(struct view *list); /* a record in a list */
void view_item_text(struct view *list, struct text text);
/* A text that was not given (NULL) stays a member without a value: conditions
 * see it as absent, a placeholder for it is a finding, and so is a misspelt
 * path.  Papers therefore always make all members they document.  Texts are
 * not copied. */
void view_text(struct view *parent, const char *name, const char *text);
void view_input(struct view *parent, const char *name, struct text text);
void view_markdown(struct view *parent, const char *name, struct text text);
void view_texts(struct view *parent, const char *name, struct texts texts);
void view_flag(struct view *parent, const char *name, bool flag);
void view_date(struct view *parent, const char *name, struct date date);
/* A number that is known, printed with DECIMALS. */
void view_number(struct view *parent, const char *name, double number, int decimals);
/* One that prints otherwise; the value of an absent or masked number is dropped. */
void view_number_as(struct view *parent, const char *name, double number,
	enum view_number_state state, const char *printed);
/* None, where PRINTED stands for it. */
void view_absent(struct view *parent, const char *name, const char *printed);

/* Whether a condition on it holds: a text that is not empty, a number that is
 * not absent, a flag that is set, a list or record with members.  NULL: no. */
bool view_is_present(const struct view *view);

/* PATH "schule.name" from the innermost of FRAMES outwards, or NULL if nothing
 * has that name.  "." is the innermost value itself. */
struct view_frame {
	const struct view *view;
	const char *name;        /* loop variable, or NULL: its members are visible directly */
	const struct view_frame *outer;
};
const struct view *view_find(const struct view_frame *frame, const char *path);

/* All paths, for suggestions: NULL-terminated. */
const char *const *view_names(struct arena *arena, const struct view_frame *frame);

/* Indented text (`schuso dump --stage view`). */
void view_dump(const struct view *view, FILE *out);

#endif
