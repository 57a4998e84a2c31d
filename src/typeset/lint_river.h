/* Rivers: blanks of neighbouring lines that run into each other. */
#ifndef TYPESET_LINT_RIVER_H
#define TYPESET_LINT_RIVER_H

struct line;

struct river_line {
	const struct line *line;
	int x;                   /* where it begins on the page */
};

/* How many of COUNT lines, one below the other, the longest river runs through;
 * *LAST is the index of the last of them. */
int river_longest(const struct river_line *lines, int count, int *last);

#endif
