/* Form: what people filled into the template of a meeting, and its way into the
 * meeting's file. */
#ifndef MODEL_FORM_H
#define MODEL_FORM_H

#include <stdbool.h>

struct arena;
struct diag;
struct shape_field;
struct source;

struct form_value {
	const char *name;        /* of the field: "TOP 3.Ergebnis" */
	const char *address;      /* where it goes: address.h */
	const char *text;        /* typed; "" if nothing, NULL: a box */
	bool ticked;             /* box */
	bool was_ticked;         /* when the template was made */
	bool done;               /* by form_take(): needs no more looking at */
};

struct form {
	struct form_value *values; /* of fields with an address, in reading order */
	int count;
};

/* Reads what `qpdf --json=2 --json-key=acroform` says of a PDF, into ARENA.  False, with
 * nothing reported, if that cannot be read. */
bool form_read(struct arena *arena, const struct source *json, struct form *form);

/* The files that FORM has values for: NULL-terminated, in order of appearance. */
const char *const *form_files(struct arena *arena, const struct form *form);

/* Whether anything was typed or ticked. */
bool form_is_filled(const struct form *form);

struct form_count {
	int taken, known, refused; /* values: put in, there already, not taken (reported) */
};

/* The text of SOURCE, a meeting's file, with the values that FORM has for it, owned by
 * ARENA.  What the file says otherwise by now, and what is no value, is a finding and
 * left out.  NULL after reporting that SOURCE cannot be read. */
const char *form_take(struct arena *arena, struct diag *diag, const struct source *source,
	struct form *form, struct form_count *count);

/* form_typed.c: TEXT as typed, as FIELD holds it; NULL if it cannot be that. */
const char *form_typed(struct arena *arena, const struct shape_field *field, const char *text);

#endif
