/* Condition: "path", "nicht path", "path = word", "path > 3". */
#ifndef REPORT_CONDITION_H
#define REPORT_CONDITION_H

#include <stdbool.h>

struct arena;
struct view;

enum condition_operator {
	CONDITION_PRESENT, CONDITION_EQUAL, CONDITION_UNEQUAL,
	CONDITION_LESS, CONDITION_LESS_EQUAL, CONDITION_GREATER, CONDITION_GREATER_EQUAL,
};

struct condition {
	bool negated;
	char *path;
	enum condition_operator operator;
	char *word;              /* what is compared with, NULL for CONDITION_PRESENT */
};

/* False if TEXT is no condition. */
bool condition_parse(struct arena *arena, const char *text, struct condition *condition);

/* VIEW may be NULL: then only negated conditions hold.  A list compares by its
 * count, a masked or missing number with nothing. */
bool condition_holds(const struct condition *condition, const struct view *view);

/* Whether TEXT can be the path of a value. */
bool path_is_valid(const char *text);

#endif
