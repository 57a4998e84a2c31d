/* Names of lines at their ends.  Internal to typeset. */
#ifndef TYPESET_CHART_NAMES_H
#define TYPESET_CHART_NAMES_H

#include "chart.h"

/* The end of a line and its series' name; from the plot's top left corner. */
struct line_name {
	struct lines *text;
	int series;
	int end_x, end_y;        /* the last point; end_x -1: the line has none */
	int y;                   /* where the name's middle goes */
};

/* The room that names need, one below the other, GAP apart. */
int names_height(const struct line_name *names, int count, int gap);

/* Sorts the names and sets where they go: in RANGE, none on another, the squares of
 * their ways from the ends of the lines least (isotonic regression; Barlow and others,
 * "Statistical Inference under Order Restrictions", 1972). */
void names_spread(struct arena *arena, struct line_name *names, int count, const int range[2],
	int gap);

#endif
