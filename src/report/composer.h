/* Composer: the state of composing one document, shared by the compose_*.c. */
#ifndef REPORT_COMPOSER_H
#define REPORT_COMPOSER_H

#include <glib.h>
#include "../base/yaml.h"
#include "../typeset/document.h"
#include "markdown.h"
#include "section.h"
#include "view.h"

struct ahead;
struct diag;
struct layout;
struct text_map;

enum { HEADING_LEVELS = 6 };

/* A term of the glossary that stands for more words. */
struct abbreviation {
	const char *word, *expansion;
	const struct view *term;        /* in the view's glossary */
	struct view *met;               /* the same in the list of those met, or NULL */
};

struct composer {
	struct arena *arena;
	struct diag *diag;
	const struct layout *layout;
	struct document *document;
	struct ahead *ahead;            /* or NULL */
	const struct view *root;
	const struct view_frame *frame; /* innermost */

	/* Where the next block goes.  NULL at the top until a section is open: it is
	 * opened by the first block, so that no page stays empty. */
	struct block **end;
	struct block *last;             /* appended last in this chain, or NULL */
	struct block **sections;
	struct block pages;             /* flags for the next section */

	int loops;                      /* fuer_jedes around this place */
	int boxes;                      /* kasten around it */
	int level;                      /* of the last heading */
	int numbers[HEADING_LEVELS + 1]; /* counted so far, by level */
	const char *labels[HEADING_LEVELS + 1]; /* number as printed, by level */
	int notes;                      /* number of the last footnote */
	bool flat;                      /* inside a table cell */
	GHashTable *ids;                /* of blocks, to make them unique */

	struct abbreviation *abbreviations;
	int abbreviation_count;
	struct view *met;               /* `abkuerzungen`: those that the document has had so
	                                 * far, in the order of the glossary */
};

/* --- compose.c --- */

/* Appends a block where the document stands; opens a section if need be. */
void composer_append(struct composer *composer, struct block *block);
void compose_sections(struct composer *composer, const struct yaml_node *sections);
bool composer_flag(const struct yaml_node *section, const char *name, bool otherwise);
/* The style named by the option `stil`, or NULL. */
const struct style *composer_style(const struct composer *composer,
	const struct yaml_node *section);
/* ID made unique in the document. */
const char *composer_id(struct composer *composer, const char *id);

/* --- compose_text.c --- */

/* NODE is a text of the layout: a scalar or a list of parts. */
char *compose_plain(struct composer *composer, const struct yaml_node *node);
/* Plain TEXT with its abbreviations marked; NULL for none. */
struct span *compose_words(struct composer *composer, const char *text);
/* The same for words that are no spans, as a chart has them: they are only counted as met. */
void compose_meet(struct composer *composer, const char *text);
struct span *compose_spans(struct composer *composer, const struct yaml_node *node);
/* PLACE becomes that of the value that most of it is, which may stand in another file. */
struct span *compose_spans_placed(struct composer *composer, const struct yaml_node *node,
	struct place *place);
struct block *compose_blocks(struct composer *composer, const struct yaml_node *node,
	const struct style *style);

/* The value VIEW of any printable kind; NULL if it has no value. */
struct block *compose_view_blocks(struct composer *composer, const struct view *view,
	const struct style *style);
struct span *compose_view_spans(struct composer *composer, const struct view *view);
char *compose_view_plain(struct composer *composer, const struct view *view);

/* --- compose_value.c --- */

/* The value that the option NODE names; NULL after reporting. */
const struct view *compose_path(struct composer *composer, const struct yaml_node *node);
/* The same if it must be a list; NULL after reporting. */
const struct view *compose_list(struct composer *composer, const struct yaml_node *node);
/* Item INDEX of that list; NULL if it has not so many. */
const struct view *compose_nth(struct composer *composer, const struct yaml_node *node, int index);
bool compose_condition(struct composer *composer, const struct yaml_node *node);
/* A member of SECTION that is a condition; absent: true. */
bool compose_when(struct composer *composer, const struct yaml_node *section, const char *name);

/* Calls for each item of a list with its frames set. */
struct loop {
	const char *name;        /* als, or NULL */
	const struct view *list;
	void (*each)(struct composer *composer, const struct view *item, void *context);
	void *context;
};
void compose_each(struct composer *composer, const struct loop *loop);
/* Where what is printed of ENTRY comes from: the file that it stands in; a record has no
 * place of its own: TEXT (punkt, or NULL), else the option LIST that names its list. */
struct place compose_entry_place(const struct view *entry, const struct yaml_node *text,
	const struct yaml_node *list);

/* --- the kinds --- */

typedef void section_function(struct composer *composer, const struct yaml_node *section,
	const struct yaml_node *value);
section_function compose_table, compose_chart, compose_figures, compose_heading, compose_lines,
	compose_lines_row;

extern const struct section_option table_options[], chart_options[], lines_options[],
	slot_options[], field_options[];

/* compose_carry.c: the running sum of a column. */
struct carry {
	double sum;
	int decimals;            /* the most of any value */
	bool unknown;            /* a value was masked or not there: no sum from then on */
	bool paused;             /* what comes now is a sum itself */
	bool numbers, texts;     /* it was given some */
};
/* NULL: nothing is summed. */
void carry_add(struct carry *carry, const struct view *value);
/* "" if it is not known, or there was no number yet. */
const char *carry_print(struct composer *composer, const struct carry *carry);

/* compose_fields.c: the field that the mapping NODE describes: feld. */
struct field *compose_field(struct composer *composer, const struct yaml_node *node);

#endif
