/* Reading rows: what the files below zahlen/ hold before names are resolved.
 * Only reading*.c include this. */
#ifndef MODEL_READING_ROWS_H
#define MODEL_READING_ROWS_H

#include <glib.h>
#include "folder.h"
#include "framework.h"
#include "reading.h"
#include "register.h"

struct csv_table;

/* zahlen/<period>/<school>.yaml */
struct delivery_file {
	struct delivery delivery;
	struct text school;             /* as written; the file name says it too */
	const struct yaml_node *values;
};

/* A row of zahlen/<period>/NAME.csv */
struct reading_row {
	struct place place;
	struct text school, indicator, value, note;
	struct number numerator, denominator;
	struct day received;
};

/* A value as it stands in a file, before it is held against its indicator. */
struct raw_value {
	struct place place;
	const char *text;           /* single value, or NULL */
	struct number numerator, denominator;
	struct number sum;          /* of stated parts, instead of text */
};

/* What is shared while the readings are read. */
struct reading_reader {
	struct arena *arena;
	struct diag *diag;
	const struct municipality *m;
	const struct framework *f;
	const struct base *base;
	const struct period *period; /* of the folder being read */
	GArray *open;                /* struct open_delivery, of all periods */
	GHashTable *of_period;       /* struct school -> index + 1 in open */
	GArray *sources;             /* struct reading_source */
	int foreign;                 /* readings of a part that the framework does not know */
	const char *first_foreign;
	struct place foreign_place;
};

/* A delivery while it grows: it may come from several files. */
struct open_delivery {
	struct delivery delivery;
	GArray *readings;            /* struct reading */
};

/* "12", "12,50". */
const char *reading_print(struct arena *arena, double number);

/* RAW as a value of INDICATOR; false after reporting if it cannot be one. */
bool value_read(struct arena *arena, struct diag *diag, const struct indicator *indicator,
	const struct raw_value *raw, struct value *value);

/* SOURCE is about the period being read, or about all if there is none. */
void reader_source(struct reading_reader *r, const struct source *source);

/* The delivery of SCHOOL for the period being read, new if need be. */
struct open_delivery *reader_delivery(struct reading_reader *r, const struct school *school,
	struct place place);

/* Keeps the value; false if it is no value of INDICATOR or was given before.  OPEN
 * NULL: the school is not known, the value is only looked at. */
bool reader_add(struct reading_reader *r, struct open_delivery *open,
	const struct indicator *indicator, const struct raw_value *raw, struct text note);

/* What was read between diag_part_begin(), which gave BEFORE, and now is what OPEN
 * reports on INDICATOR.  If it has an error, only those who use it are concerned; if
 * either is NULL, it is not known who that is: the whole file.  True if it has one. */
bool reader_end_part(struct open_delivery *open,
	const struct indicator *indicator, struct place place, bool before);

/* A school as a file of the part being read writes it, or NULL. */
const struct school *reader_school(const struct reading_reader *r, const char *words);

/* An indicator by id; NULL after reporting. */
const struct indicator *reader_indicator(struct reading_reader *r, const char *id,
	struct place place);

/* Notes when the readings came in, and whether that was late. */
void reader_received(struct reading_reader *r, struct open_delivery *open, struct day received);

/* What SOURCE, the file FILE of one school or of many, says cannot be known.  If the name
 * tells the school, that concerns who counts its readings, and no other. */
void reading_lose_file(struct reading_reader *r, const struct folder_item *file,
	struct source *source);
void reading_read_file(struct reading_reader *r, const struct folder_item *file);
void reading_read_table(struct reading_reader *r, const struct folder_item *file);

#endif
