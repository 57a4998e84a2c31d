/* Job: one output file: from which inputs, stale or not and why, who makes it. */
#ifndef JOB_H
#define JOB_H

#include <stdbool.h>
#include <stdint.h>
#include "model/check.h"
#include "model/mask.h"

struct arena;
struct diag;

enum job_kind { JOB_CONCEPT, JOB_REPORT, JOB_MINUTES };

struct job {
	enum job_kind kind;
	const char *name;              /* "bericht/2017-18/bezirk/eickel" */
	const struct concept *concept; /* JOB_CONCEPT */
	const struct meeting *meeting; /* JOB_MINUTES */
	int period, unit;              /* JOB_REPORT: indices in figures */
	const struct source **inputs;  /* every file it read */
	int input_count;
	uint64_t key;                  /* of program, layout, fonts and inputs */
};

struct job_list {
	struct job *items;
	int count;
};

/* Every document that PROJECT yields, ordered by name. */
struct job_list job_list(struct arena *arena, const struct project *project,
	const struct figures *figures);

#endif
