/* Print: what becomes of set pages on a press: where they stand on the medium, and
 * in which inks.  The print device and the preflight ask here. */
#ifndef RENDER_PRINT_H
#define RENDER_PRINT_H

#include "press.h"
#include "../typeset/page.h"

/* Lengths in 1/1024 pt. */
struct print {
	const struct pages *pages;
	const struct press *press;
	const struct print_style *style;
	int bleed;               /* printed beyond the trimmed page; 0: nothing reaches there */
	int around;              /* from the edge of the medium to the trimmed page */
	struct page blank;       /* what fills up to a multiple of pages */
};

enum {
	PRINT_MARK_DISTANCE = 8707, /* 3 mm: of a crop mark from the trim, or the bleed if larger */
	PRINT_MARK_LENGTH = 14512,  /* 5 mm */
	PRINT_MARK_MARGIN = 5805,   /* 2 mm, from its end to the edge of the medium */
};

/* How PAGES, which must be set, are printed by PRESS; both outlive the plan. */
struct print print_plan(const struct pages *pages, const struct press *press);

/* How far right the type area of page INDEX stands. */
int print_shift(const struct print *print, int index);
/* Whether MARK reaches over the edge of PAGE, into the bleed; it does not move then. */
bool print_bleeds(const struct page *page, const struct mark *mark);

/* The inks of MARK.  Text is black alone, unless the layout wants its colours: four
 * plates never meet well enough for letters. */
struct ink print_ink(const struct print *print, const struct mark *mark);
/* Whether INK prints over what lies below it, which it does not erase: black and its
 * tints, so that a plate a hair off leaves no white line around a letter.  White is
 * paper left bare and cannot. */
bool print_over(struct ink ink);

#endif
