/* Lint: how well the lines and pages of a document are set, in figures, and as
 * findings where they pass the limits of its layout. */
#ifndef TYPESET_LINT_H
#define TYPESET_LINT_H

#include "../base/diag.h"

struct pages;
struct piece;
struct placer;
struct setter;

/* The figures of one document, or of many. */
struct lint {
	int lines;               /* of text, repeated ones apart */
	int spaces;              /* word spaces of justified lines */
	int loosest, tightest;   /* what one was widened or narrowed by at most, 1/1000 em */
	double spread;           /* sum of the squares of that, for its standard deviation */
	int hyphens, ladder;     /* hyphens put in; most of them in a row */
	int beside_joints;       /* of those, in compounds but not between their parts */
	int short_ends;          /* last lines shorter than the limit */
	int rivers;
	int widows, orphans;     /* paragraphs with too few lines at a page's head, foot */
	int split_rows;
	int pages;               /* that end where the next goes on */
	long long fill;          /* of those, sum of how full, 1/1000 */
	int emptiest;            /* 1/1000; 1000: there is none */
};

/* What passes a limit: by how much, and where. */
struct flaw {
	enum diag_code code;
	int value;
	int page;                /* from 0 */
	struct place place;
};

/* The flaws of PAGES, the worst three of each kind, as findings. */
void lint_report(const struct pages *pages, struct diag *diag);

/* Standard deviation of word spaces, 1/1000 em. */
int lint_spread(const struct lint *lint);

/* Adds the figures of ONE document to ALL. */
void lint_add(struct lint *all, const struct lint *one);

/* ---- internal to typeset ---- */

/* Begins to note lines if the typesetter asks for it. */
void lint_begin(struct setter *setter);

/* A line placed at X on the page. */
void lint_line(const struct placer *placer, const struct piece *piece, int x);

/* Examines what was noted; fills pages->lint. */
void lint_end(struct setter *setter);

#endif
