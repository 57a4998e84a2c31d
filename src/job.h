/* Job: one output file: from which inputs, stale or not and why, who makes it.
 *
 * job.c lists the documents of a project and their keys, job_edition.c knows for
 * whom they are made, job_digest.c whether anything changed at all, job_log.c what
 * was made, job_maker.c makes them in forked processes, job_lint.c and job_report.c
 * tell how well and what happened.  command_build.c calls them in this order. */
#ifndef JOB_H
#define JOB_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include "model/check.h"
#include "model/mask.h"
#include "report/layout.h"
#include "typeset/lint.h"
#include "typeset/page.h"

struct arena;
struct diag;
struct document;
struct pdf_store;
struct press;
struct view;

/* Every document has two files with the same lines and pages. */
enum edition { EDITION_SCREEN, EDITION_PRINT, EDITION_COUNT };

enum job_kind { JOB_CONCEPT, JOB_REPORT, JOB_MINUTES, JOB_KIND_COUNT };

/* ORDER JOB_KIND: what its layout is called, and the folder of its documents. */
extern const char *const job_kind_names[];

/* What a key is made of; each part has a hash of its own, so that --explain
 * can say which one changed. */
enum job_part {
	PART_PROGRAM, PART_EPOCH, PART_FONTS, PART_LAYOUT, PART_REGISTER, PART_FRAMEWORK,
	PART_CONCEPT, PART_READINGS, PART_MEETINGS, PART_PRESS, PART_COUNT
};

enum job_state {
	JOB_PENDING,
	JOB_MADE,
	JOB_UNCHANGED,
	JOB_REFUSED,  /* because of the data */
	JOB_FAILED,   /* because of the system */
};

struct job {
	enum job_kind kind;
	enum edition edition;
	const char *document;          /* "bericht/2017-18/bezirk/eickel": one text for both */
	const char *name;              /* of its file: the same, in print below druck/ */
	const struct concept *concept; /* JOB_CONCEPT */
	const struct meeting *meeting; /* JOB_MINUTES */
	int period;                    /* JOB_REPORT: index in figures; JOB_MINUTES: the last
	                                  one whose figures it may show */
	int unit;                      /* JOB_REPORT: index in figures */
	const struct layout *layout;   /* NULL: its errors are reported */
	const struct press *press;     /* EDITION_PRINT, after job_open_presses() */
	uint64_t parts[PART_COUNT];    /* 0: does not depend on it */
	const struct source **inputs;  /* the project's files it is made from */
	int input_count;
	int64_t epoch;                 /* of its newest input */

	enum job_state state;
	const char *reason;            /* why it is made, or refused; German */
	int pages;
	long long bytes;
	double milliseconds;
	int findings;                  /* of its own */
	struct lint lint;              /* lines: 0: not examined */
	const char *notes;             /* those of the document, both editions' alike, as printed */
	const char *own_notes;         /* those of this file alone; each NULL: none */
	int shared;                    /* how many of its findings are the document's */
};

struct job_list {
	struct job *items;
	int count;
};

/* All that a document is made from: read once, shared by the workers. */
struct run {
	struct arena *arena;           /* run arena */
	struct diag *diag;
	const char *const *folders;    /* where layouts/, fonts/ and samples/ are looked for */
	bool wanted[JOB_KIND_COUNT];   /* documents of the kind may be asked for */
	struct project project;
	struct figures *figures;       /* NULL where no wanted document needs any */
	struct layout_files layout_files[JOB_KIND_COUNT]; /* of the kinds that are wanted */
	struct layout *layouts[JOB_KIND_COUNT]; /* NULL: broken, its documents are refused */
	struct typesetter typesetter;
	GPtrArray *presses;            /* struct press, opened so far */
	struct pdf_store *parts;       /* of files, that documents have in common */
	uint64_t program;              /* hash of the program's own file */
	int64_t epoch;                 /* SOURCE_DATE_EPOCH: the date of every document;
	                                  -1: not set, each has its own */
};

/* Every file that the project yields, ordered by document and edition, with inputs
 * and keys; those that a broken file spoils are JOB_REFUSED already. */
struct job_list job_list_make(const struct run *run);

/* job_edition.c: a set has the bit 1 << EDITION of each that is in it. */

/* The set that WORD of --edition asks for, NULL: the screen's; 0: no such word. */
unsigned editions_parse(const char *word);
/* Drops the jobs of other editions from LIST. */
void job_list_keep(struct job_list *list, unsigned editions);
/* As the build report names it. */
const char *edition_word(enum edition edition);
/* The name of the file of DOCUMENT, in ARENA; and back. */
const char *edition_file(struct arena *arena, enum edition edition, const char *document);
enum edition edition_of(const char *file);
/* FILE, be it a pattern, without the folder of its edition. */
const char *edition_document(const char *file);

/* Reports what is amiss with PAGES in the edition of JOB alone. */
void job_inspect(const struct run *run, const struct job *job, const struct pages *pages);
/* The same, and appends the file of JOB to OUT; false after reporting. */
bool job_render(const struct run *run, const struct job *job, const struct pages *pages,
	GByteArray *out);

/* Opens what the jobs of LIST are printed by and completes their keys; where that
 * fails the job is refused. */
void job_open_presses(struct run *run, struct job_list *list);
void job_close_presses(struct run *run);

/* The data, the composed and the set document of JOB, in ARENA.  NULL after
 * reporting. */
struct view *job_view(const struct run *run, struct arena *arena, const struct job *job);
struct document *job_compose(const struct run *run, struct arena *arena, const struct job *job);
struct pages *job_typeset(struct run *run, struct arena *arena, const struct job *job);

/* One hash over all files below PROJECT, layouts/, the fonts (which are open),
 * SOURCE_DATE_EPOCH, the program, and FILES (NULL-terminated) from elsewhere. */
uint64_t job_digest(const struct run *run, const char *project, char *const *files);

/* What an earlier build into the same folder made. */
struct job_log;

/* Reads OUT/.schuso/log; an empty log if there is none or it is not ours.  Lives
 * in ARENA but for tables that job_log_close() releases. */
struct job_log *job_log_read(struct arena *arena, const char *out);
void job_log_close(struct job_log *log);

/* Whether JOB's file under OUT is what the log says, made from the same key: then
 * takes over what the log knows of it.  Else sets job->reason. */
bool job_is_fresh(const struct job_log *log, const char *out, struct job *job);

/* What the log remembers of a whole build. */
struct job_memory {
	uint64_t digest;      /* job_digest() of a build that made everything, or 0 */
	const char *findings; /* all of its findings, as printed */
	char **files;         /* what it read outside of the project, NULL at the end; or NULL */
};

/* Notes which documents of LOG are not in LIST, which holds all that the project
 * yields: their source is gone, and their files stay under OUT until somebody
 * removes them.  One finding names them. */
void job_log_leave(struct diag *diag, struct job_log *log, const char *out,
	const struct job_list *list);

/* Replaces the log: the made and unchanged of LIST, and what LIST leaves out.
 * False after reporting. */
bool job_log_write(struct diag *diag, const struct job_log *old, const char *out,
	const struct job_list *list, struct job_memory memory);

/* What the build before noted, in the arena of LOG. */
struct job_memory job_log_memory(const struct job_log *log);
/* Whether all files that the log names are as the log says. */
bool job_log_intact(const struct job_log *log, const char *out);
/* The documents of the log in EDITIONS as a list of unchanged jobs, but for those
 * whose source is gone. */
struct job_list job_log_list(struct arena *arena, const struct job_log *log, unsigned editions);

/* One build at a time in OUT: waits for another one and says so.  Returns a
 * file descriptor that holds the lock until it is closed, or -1 after reporting. */
int job_lock(struct diag *diag, const char *out, FILE *terminal);

enum { MAKER_LIMIT = 64 };

struct maker_options {
	const char *out;
	int makers;       /* processes at once: 1 to MAKER_LIMIT */
	int seconds;      /* that one document may take, in all its editions */
	bool progress;    /* a bar on the terminal, else nothing */
	bool lint;        /* flaws of lines and pages are findings */
};

/* Makes all pending jobs of LIST under OUT with forked workers. */
void job_work(struct run *run, struct job_list *list, const struct maker_options *options);

/* The figures of how well the documents of LIST are set, one line each. */
void job_lint_print(const struct job_list *list, FILE *out);

/* Those of one document as members of a JSON object, and as columns of CSV; the
 * head of these. */
void job_lint_json(GString *out, const struct lint *lint);
void job_lint_csv(GString *out, const struct lint *lint);
void job_lint_csv_head(GString *out);

/* Writes FILE: JSON, or CSV if its name ends so.  False after reporting. */
bool job_report(struct diag *diag, const char *file, const struct job_list *list);

#endif
