/* Dump: the whole model as indented text, for `schuso dump --stage model` and
 * for goldens. */
#ifndef MODEL_DUMP_H
#define MODEL_DUMP_H

#include <stdio.h>

struct project;

/* Everything that was read, after names were resolved to ids and defaults set;
 * keys as in the files, what was not given is left out. */
void project_dump(const struct project *project, FILE *out);

#endif
