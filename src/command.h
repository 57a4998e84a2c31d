/* Command: what `schuso VERB` does; one row of the table in main.c each. */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include "job.h"

/* Exit statuses of the program. */
enum status {
	STATUS_MADE = 0,    /* everything made, or nothing to complain of */
	STATUS_DATA = 1,    /* some not made because of the data */
	STATUS_USAGE = 2,   /* usage, or the project cannot be read */
	STATUS_SYSTEM = 3,  /* disk, fonts, memory */
};

struct options {
	const char *project;    /* folder; "." by default */
	const char *document;   /* preview, dump */
	const char *kind;       /* schema */
	const char *action;     /* minutes: read */
	const char *form;       /* minutes: the filled PDF */
	bool dry_run;           /* -n */
	const char *output;     /* -o */
	const char *edition;    /* --edition */
	const char **only;      /* --only, several, NULL at the end; or NULL */
	int workers;            /* -j; 0: one per processor */
	int limit;              /* --limit, seconds; 0: LIMIT_SECONDS */
	bool explain;
	bool lint;              /* --lint */
	const char *report;     /* --report */
	const char *format;     /* --format csv|json */
	const char *stage;      /* --stage */
	int dpi;                /* --dpi */
	bool english;           /* --english */
	bool help;              /* -h, --help */
};

/* Fills OPTIONS from WORDS, of which the first is skipped; moves what is no option
 * to the end and returns where that starts, -1 after saying what is wrong.  The
 * texts stay those of WORDS. */
int options_parse(const char *verb, int count, char **words, struct options *options);
void options_free(struct options *options);
/* One line for each option of VERB, to standard output. */
void options_help(const char *verb);

enum status command_build(const struct options *options);
enum status command_check(const struct options *options);
enum status command_list(const struct options *options);
enum status command_figures(const struct options *options);
enum status command_preview(const struct options *options);
enum status command_dump(const struct options *options);
enum status command_schema(const struct options *options);
enum status command_minutes(const struct options *options);
enum status command_new(const struct options *options);

/* An empty run for OPTIONS with its arena and diag. */
struct run *run_new(const struct options *options);
/* The folder to write to: that of -o, or FOLDER in the project. */
const char *run_output(struct run *run, const struct options *options, const char *folder);
/* Whether there is a project at all; false after reporting. */
bool run_has_project(struct run *run, const struct options *options);
/* Reads SOURCE_DATE_EPOCH (reproducible-builds.org); false after reporting if it
 * is no number of seconds.  run_read() does so too. */
bool run_read_epoch(struct run *run);
/* Has a thread read the framework and the layouts' files and open the fonts until
 * run_read() and run_open_fonts() need them. */
void run_read_beside(struct run *run, const struct options *options);
/* Reads project and layouts, counts and masks; false: nothing to work on. */
bool run_read(struct run *run, const struct options *options);
/* The editions asked for, as a set; 0 after reporting. */
unsigned run_editions(struct run *run, const struct options *options);
/* Opens the fonts, once; false after reporting. */
bool run_open_fonts(struct run *run);
/* Prints the findings and releases everything; STATUS as the findings have it
 * if it is STATUS_MADE, else unchanged. */
enum status run_close(struct run *run, enum status status);

/* The document named in the options, or NULL after saying which there are. */
struct job *run_find_job(struct run *run, const char *name, struct job_list *list);

#endif
