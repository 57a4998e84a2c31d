/* Diag: every finding of a run, through one function and one catalogue.
 *
 * A finding says what is wrong and what was done about it.  The catalogue
 * (diag_catalogue.h) holds both languages side by side: gettext would fall
 * silent in the C locale, which is what cron gives us.  Texts name their
 * arguments {1} .. {4}; all arguments are strings, so no format can crash. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "source.h"

enum diag_level {
	DIAG_NOTE,    /* worth knowing */
	DIAG_WARNING, /* done, but look at it */
	DIAG_ERROR,   /* spoils the documents that use the file */
	DIAG_WORLD,   /* the system failed: disk, fonts, memory */
};

enum diag_code {
#define DIAG(code, level, english, german) DIAG_##code,
#include "diag_catalogue.h"
#include "diag_catalogue_input.h"
#include "diag_catalogue_layout.h"
#include "diag_catalogue_model.h"
#undef DIAG
	DIAG_CODE_COUNT
};

enum diag_language { DIAG_GERMAN, DIAG_ENGLISH };

struct finding {
	enum diag_code code;
	enum diag_level level;
	struct place place;
	const char *text;       /* what is wrong and what was done */
	const char *suggestion; /* nearest valid word, or NULL */
	const char *document;   /* document being made, or NULL */
};

struct diag;

/* No findings yet; they live in ARENA until diag_print() prints them. */
struct diag *diag_new(struct arena *arena, enum diag_language language);

/* diag_report(diag, DIAG_CODE, place, arguments...): reports a finding; the
 * arguments, all strings, maybe none, fill {1}, {2} ... of the catalogue text.
 * An error marks the place's source as broken.  Equal findings are kept once. */
#define diag_report(diag, code, ...) \
	diag_report_list((diag), (code), DIAG_FIRST(__VA_ARGS__, NULL), NULL, \
		(const char *const[]){DIAG_REST(__VA_ARGS__, NULL)})

/* diag_suggest(diag, DIAG_CODE, place, wrong, candidates, arguments...): the
 * same with the nearest of the valid words in candidates (NULL-terminated) to
 * wrong as a suggestion, if one is near: Damerau-Levenshtein, at most a third
 * of the letters, case and umlaut spelling (ae, ss) ignored. */
#define diag_suggest(diag, code, place, wrong, ...) \
	diag_report_list((diag), (code), (place), \
		diag_nearest((wrong), DIAG_FIRST(__VA_ARGS__, NULL)), \
		(const char *const[]){DIAG_REST(__VA_ARGS__, NULL)})

#define DIAG_FIRST(first, ...) (first)
#define DIAG_REST(first, ...) __VA_ARGS__

/* The same with SUGGESTION (or NULL) found elsewhere, and ARGUMENTS for {1}, {2} ...,
 * NULL-terminated. */
void diag_report_list(struct diag *diag, enum diag_code code, struct place place,
	const char *suggestion, const char *const *arguments);
/* The one of CANDIDATES (NULL-terminated) that WRONG is a slip of, or NULL. */
const char *diag_nearest(const char *wrong, const char *const *candidates);

/* What errno value ERROR means, in the findings' language. */
const char *diag_errno(const struct diag *diag, int error);

/* Errors in SOURCE between these two calls concern a part of it, and are not held
 * against the rest.  The first gives what the second takes as BEFORE; the second
 * says whether there were any. */
bool diag_part_begin(const struct source *source);
bool diag_part_end(const struct source *source, bool before);

/* Takes over a finding that another process made; its texts must last as long
 * as DIAG, its place as if reported here. */
void diag_add(struct diag *diag, const struct finding *finding);

/* Takes over what was reported to OTHER, of the same language, while nobody else
 * reported of the same files; its texts must last as long as DIAG. */
void diag_take(struct diag *diag, const struct diag *other);

/* Names the document that findings from now on belong to; NULL: none. */
void diag_set_document(struct diag *diag, const char *document);

/* How many findings of LEVEL are kept. */
int diag_count(const struct diag *diag, enum diag_level level);
/* Errors reported, equal ones each time: what was done since it was less has met one,
 * though another may have met it first. */
int diag_errors_met(const struct diag *diag);
size_t diag_findings(const struct diag *diag);
const struct finding *diag_finding(const struct diag *diag, size_t index);

/* The catalogue's name of a code ("UNKNOWN_KEY"). */
const char *diag_code_name(enum diag_code code);

/* Prints the findings from index FROM on, ordered by file, line and column:
 * file:line:col: Fehler: text, the offending line, a caret, the suggestion. */
void diag_print(const struct diag *diag, size_t from, FILE *stream);

#endif
