/* Reading rows: what the files below zahlen/ hold before names are resolved.
 * Only reading*.c include this. */
#ifndef MODEL_READING_ROWS_H
#define MODEL_READING_ROWS_H

#include "framework.h"
#include "reading.h"

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

/* A value as it stands in a file, before its kind is known. */
struct raw_value {
	struct place place;
	const char *text;           /* single value, or NULL */
	bool has_numerator, has_denominator;
	double numerator, denominator;
};

/* RAW as a value of INDICATOR; false after reporting if it cannot be one. */
bool value_read(struct diag *diag, const struct indicator *indicator,
	const struct raw_value *raw, struct value *value);

#endif
