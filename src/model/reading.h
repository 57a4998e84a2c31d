/* Reading: zahlen/<period>/, what the schools report.
 * A value is never a bare number; blank is not zero. */
#ifndef MODEL_READING_H
#define MODEL_READING_H

#include "../base/shape.h"

struct arena;
struct diag;
struct municipality;
struct framework;
struct bases;

enum value_state {
	VALUE_MISSING,        /* no reading at all */
	VALUE_NUMBER,         /* number, counts as stated, 0 included */
	VALUE_WORDS,          /* text indicators */
	VALUE_NOT_COLLECTED,  /* nicht_erhoben */
	VALUE_NOT_APPLICABLE, /* entfaellt */
	VALUE_PENDING,        /* in_klaerung */
	VALUE_SECRET,         /* geheim: reported, but closed by the school */
	VALUE_FAULTY,         /* reported with an error: what it should be is not known */
	VALUE_STATE_COUNT
};

struct value {
	enum value_state state;
	double number;        /* count, scale step, 1 / 0 for ja / nein, numerator of a share */
	double base;          /* denominator of a share, else 0 */
	const char *words;
};

struct reading {
	struct place place;
	const char *school, *period, *indicator; /* ids, known */
	struct value value;
	struct text note;     /* Anmerkung, printed as a footnote in school sheets */
};

/* What one school delivered for one period. */
struct delivery {
	struct place place;
	const char *school, *period;
	struct day received;
	bool late;            /* after the deadline */
	struct text comment;  /* Markdown: the school's own remarks for its sheet */
	struct number pupils; /* pupils in that period, if stated */
	struct reading *readings;
	int reading_count;
	const struct source *source; /* the file, or the first of several */
	const struct source *faulty; /* file with an error in what it reports, or that is not
	                                read, or NULL */
	bool doubtful;        /* the error is not in one reading: any may be another one,
	                         and so may pupils and received */
};

/* A file below zahlen/, or a folder that could not be looked into. */
struct reading_source {
	const struct source *source;
	int period;           /* index in the municipality's; -1: it is about all */
};

struct readings {
	struct delivery *deliveries; /* by id of the period, then id of the school */
	int delivery_count;
	struct reading_source *sources; /* broken ones too */
	int source_count;
};

extern const struct shape delivery_shape;     /* zahlen/<period>/<school>.yaml */
extern const struct shape reading_row_shape;  /* a row of zahlen/<period>/NAME.csv */

/* Reads zahlen/ below BASES.  Unknown schools, periods and indicators, values
 * of the wrong kind, numerators above denominators, duplicates and stated
 * totals that do not match are findings. */
struct readings *readings_read(struct arena *arena, struct diag *diag,
	const struct bases *bases, const struct municipality *m, const struct framework *f);

/* NULL if the school delivered nothing for the period. */
const struct delivery *readings_delivery(const struct readings *r, const char *school,
	const char *period);

/* VALUE_MISSING if there is none. */
const struct reading *readings_find(const struct readings *r, const char *school,
	const char *period, const char *indicator);

#endif
