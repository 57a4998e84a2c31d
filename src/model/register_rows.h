/* Register rows: what a line of the register's CSV files holds before names
 * are resolved to ids.  Only register*.c include this. */
#ifndef MODEL_REGISTER_ROWS_H
#define MODEL_REGISTER_ROWS_H

#include "register.h"

/* A row of schulen.csv; the shape school_shape describes it. */
struct school_row {
	struct school school;
	struct text name_more, name_rest; /* the state's files break names over three columns */
	struct text providers;            /* several, separated by + or , */
	struct text social_index;         /* a step, or "ohne" */
};

#endif
