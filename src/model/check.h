/* Check: rules that look across files. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "concept.h"
#include "meeting.h"
#include "reading.h"
#include "register.h"

/* Everything that was read. */
struct project {
	const char *root;             /* folder */
	struct municipality *municipality;
	struct framework *framework;
	struct concept **concepts;
	int concept_count;
	struct readings *readings;
	struct meetings *meetings;
};

/* Reads a whole project; false if there is nothing to work on (exit status 2). */
bool project_read(struct arena *arena, struct diag *diag, const char *root,
	struct project *project);

/* Reports what does not fit together. */
void project_check(struct diag *diag, const struct project *project);

#endif
