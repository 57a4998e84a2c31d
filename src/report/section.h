/* Section: the language of `abschnitte`.  One table says which kinds of sections
 * there are, what they take and who composes them; checking (section_check.c)
 * and composing (compose.c) are driven by it. */
#ifndef REPORT_SECTION_H
#define REPORT_SECTION_H

#include <stdbool.h>

struct arena;
struct composer;
struct diag;
struct stylesheet;
struct yaml_node;

enum option_kind {
	OPTION_TEXT,      /* text with placeholders, or a list of parts */
	OPTION_TEXTS,     /* list of those */
	OPTION_PATH,      /* path of a value */
	OPTION_PATH_OR_TEXTS,
	OPTION_PATH_OR_RECORDS,
	OPTION_CONDITION, /* condition, or a list of them */
	OPTION_SECTIONS,
	OPTION_RECORDS,   /* list of mappings with options of their own */
	OPTION_RECORD,    /* one such mapping */
	OPTION_FLAG,
	OPTION_TURN,      /* flag: the pages lie */
	OPTION_WORD,      /* one of words */
	OPTION_LENGTH,
	OPTION_NUMBER,
	OPTION_COUNT,     /* whole number from 1 */
	OPTION_LEVEL,     /* whole number from 1 to 6, or a path */
	OPTION_NUMBERING, /* ja, nein or a text */
	OPTION_STYLE,
	OPTION_NAME,      /* loop variable */
};

struct section_option {
	const char *name;
	enum option_kind kind;
	bool required;
	const char *const *words;          /* OPTION_WORD */
	const struct section_option *of;   /* OPTION_RECORDS, OPTION_RECORD */
};

struct section_kind {
	struct section_option value;           /* name: the kind's key */
	const struct section_option *options;  /* ends with name NULL */
	void (*compose)(struct composer *composer, const struct yaml_node *section,
		const struct yaml_node *value);
};

/* All kinds; ends with a name NULL.  The last is `wenn`, which is a section of
 * its own only where no other kind is named. */
extern const struct section_kind section_kinds[];

/* The kind of SECTION and its key's node; NULL if it has none. */
const struct section_kind *section_kind(const struct yaml_node *section,
	const struct yaml_node **value);

/* Reports everything in SECTIONS that compose could not work with. */
void section_check(struct arena *arena, struct diag *diag, const struct stylesheet *sheet,
	const struct yaml_node *sections);

/* The checks of single values that also stand at the top of a layout. */
void section_check_text(struct diag *diag, const struct yaml_node *node);
void section_check_condition(struct diag *diag, const struct yaml_node *node);

#endif
