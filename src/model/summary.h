/* Summary: readings added up, by the rules of each indicator kind.
 * Raw figures never leave model/: reports, charts and exports meet only
 * struct figures, which comes out of mask_apply(). */
#ifndef MODEL_SUMMARY_H
#define MODEL_SUMMARY_H

#include "framework.h"
#include "reading.h"
#include "register.h"

enum dimension { BY_MUNICIPALITY, BY_DISTRICT, BY_PROVIDER, BY_TYPE, BY_SCHOOL };

/* A set of schools that figures are made for. */
struct unit {
	enum dimension dimension;
	const char *id, *name;
	const char *brief;             /* the short name if there is one: as tables show it */
	const struct school **schools; /* with school social work, in register order */
	int school_count;
	int all_schools;               /* schools in the unit, with or without */
	bool shared;                   /* a provider's unit that holds schools where another
	                                  provider works too: their whole reading counts in
	                                  both units, but once in the municipality */
};

enum figure_state {
	FIGURE_NUMBER,
	FIGURE_MISSING,        /* nobody reported */
	FIGURE_NOT_COLLECTED,
	FIGURE_NOT_APPLICABLE, /* does not concern any school of the unit */
	FIGURE_PENDING,
	FIGURE_NOT_ADDABLE,    /* people may occur twice, or words: no sum */
	FIGURE_MASKED,         /* too small to show, or closed by the school (geheim);
	                          number, base, percent are 0, reached is -1 */
	FIGURE_WORDS,          /* single school, text indicator */
};

struct figure {
	enum figure_state state;
	double number;   /* count: sum; share: numerator; ja_nein: schools with ja;
	                    scale: mean, rounded to 1/100 */
	double base;     /* share: denominator; ja_nein: schools that answered */
	double percent;  /* share, ja_nein: 100 * number / base; else 0 */
	int response;    /* schools that gave a usable value (n) */
	int expected;    /* schools that it concerns (N): with school social work in the
	                    period, of a type it applies to, not stating entfaellt; optional
	                    indicators: those that reported */
	int reached;     /* schools that reached the target; -1: no target */
	double fte;      /* posts at the schools that gave the value, all providers, and */
	double pupils;   /* pupils there: what a count may be related to; 0: not known of
	                    every one of them */
	bool zero;       /* a true zero */
	const char *words;
};

/* Beside the catalogue there are figures about the structure: counts in number,
 * what they are a part of in base.  They are public staffing data: not masked. */
enum structure {
	STRUCTURE_SCHOOLS,      /* all schools */
	STRUCTURE_SITES,        /* schools with school social work in the period, of all:
	                           with a post in the staff table; where that is silent on
	                           the period, as the register says; or with a delivery */
	STRUCTURE_PUPILS,       /* pupils at those */
	STRUCTURE_APPORTIONED,  /* pupils, those of a shared school divided among its
	                           providers as their posts are; elsewhere all pupils */
	STRUCTURE_WORKERS,      /* distinct people; in a provider's unit its own */
	STRUCTURE_FTE,          /* the same, in full posts */
	STRUCTURE_RATIO,        /* apportioned pupils per fte, where their number is known */
	STRUCTURE_DELIVERED,    /* deliveries received, of sites expected */
	STRUCTURE_ON_TIME,      /* not late, of sites expected */
	STRUCTURE_COUNT
};

/* The number of FIGURE that targets, changes and charts are about: count, mean, or
 * percent. */
double figure_measure(const struct indicator *indicator, const struct figure *figure);

struct summary; /* raw: figures of every period x unit x indicator */

/* Units: the municipality, then each district, provider, school type and
 * school with social work, each dimension in German alphabetical order
 * (of their short names, where they have any).
 * All of it lives in ARENA and points into M, F and R. */
struct summary *summary_make(struct arena *arena, const struct municipality *m,
	const struct framework *f, const struct readings *r);

#endif
