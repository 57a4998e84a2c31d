/* Check: rules that look across files. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "concept.h"
#include "meeting.h"
#include "reading.h"
#include "register.h"

struct errand;

/* What of a project is read: a document rests on less than all of it. */
struct project_scope {
	const char *const *concepts; /* patterns of schools, NULL-terminated; NULL: all */
	bool figures;                /* readings and meetings too */
};

/* Everything that was read. */
struct project {
	const char *root;             /* folder */
	struct project_scope scope;
	struct errand *errand;        /* reads the framework meanwhile; NULL: nobody does */
	struct municipality *municipality;
	struct framework *framework;
	struct concept **concepts;
	int concept_count;
	struct readings *readings;
	struct meetings *meetings;
};

/* Reads PROJECT, whose root, scope and errand are set; what the scope leaves out is
 * empty.  False if there is nothing to work on (exit status 2). */
bool project_read(struct arena *arena, struct diag *diag, struct project *project);

/* Reports what does not fit together, as far as it was read. */
void project_check(struct diag *diag, const struct project *project);

#endif
