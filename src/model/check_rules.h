/* Check, the rules by subject.  Only check*.c include this. */
#ifndef MODEL_CHECK_RULES_H
#define MODEL_CHECK_RULES_H

#include "../base/arena.h"
#include "../base/diag.h"
#include "check.h"

struct checker {
	struct arena *arena; /* gone after the check: findings copy what they need */
	struct diag *diag;
	const struct project *project;
	const char **indicators;  /* ids of the catalogue, NULL-terminated */
	const char **goals;       /* numbers of the framework */
	const char **areas;       /* "kqs/evaluation" */
};

/* The rules, one function for each part of a project. */
void check_register(struct checker *c);
void check_framework(struct checker *c);
void check_concepts(struct checker *c);
void check_readings(struct checker *c);
void check_values(struct checker *c);
void check_meetings(struct checker *c);

/* What more than one subject refers to: report what is not there. */
void check_period_id(struct checker *c, const struct text *id);
void check_indicator_ids(struct checker *c, const struct texts *ids);
void check_goal_numbers(struct checker *c, const struct texts *numbers);
void check_areas(struct checker *c, const struct texts *areas);
void check_types(struct checker *c, const struct texts *types);

/* Whether any staff is stated for PERIOD: only there a gap means something. */
bool check_is_staffed(const struct municipality *m, const char *period);

/* "12" or "12,5". */
const char *check_number(struct checker *c, double number);

/* A text for a finding: never NULL. */
const char *check_words(const char *words);

#endif
