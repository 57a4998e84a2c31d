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
	char *output;           /* -o */
	char *edition;          /* --edition */
	char **only;            /* --only, several */
	int workers;            /* -j; 0: one per processor */
	bool explain;
	char *report;           /* --report */
	char *format;           /* --format csv|json */
	char *stage;            /* --stage */
	int dpi;                /* --dpi */
	bool english;           /* --english */
	bool help;              /* --help */
};

enum status command_build(const struct options *options);
enum status command_check(const struct options *options);
enum status command_figures(const struct options *options);
enum status command_preview(const struct options *options);
enum status command_dump(const struct options *options);
enum status command_schema(const struct options *options);
enum status command_new(const struct options *options);

/* Where layouts/, fonts/ and samples/ are looked for: the project, the place of
 * `make install`, the source tree that the program was built in. */
const char *const *run_folders(struct arena *arena, const char *project);

/* An empty run for OPTIONS with its arena and diag. */
struct run *run_new(const struct options *options);
/* Reads project and layouts, counts and masks; false: nothing to work on. */
bool run_read(struct run *run, const struct options *options);
/* Opens fonts and patterns; false after reporting. */
bool run_open_fonts(struct run *run);
/* Prints the findings and releases everything; STATUS as the findings have it
 * if it is STATUS_MADE, else unchanged. */
enum status run_close(struct run *run, enum status status);

/* The document named in the options, or NULL after saying which there are. */
struct job *run_find_job(struct run *run, const char *name, struct job_list *list);

#endif
