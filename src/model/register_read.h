/* Register, the steps of reading it.  Only register*.c include this. */
#ifndef MODEL_REGISTER_READ_H
#define MODEL_REGISTER_READ_H

#include <glib.h>
#include "folder.h"
#include "register.h"

/* What the steps share while a register is read. */
struct register_reader {
	struct arena *arena;
	struct diag *diag;
	struct base base;
	struct municipality *m;
	GPtrArray *sources;  /* const struct source * */
	GArray *schools;     /* struct school, as they come */
	GArray *workers;     /* struct worker */
};

/* Reads a table; NULL after reporting.  Its source is remembered. */
struct csv_table *register_table(struct register_reader *r, const char *file);

/* Reads the tables of schools, and resolves districts and providers. */
void register_read_schools(struct register_reader *r);

/* Reads fachkraefte.csv, if there is one.  The schools must be in place. */
void register_read_workers(struct register_reader *r);

/* Adds a sub-project: its schools, workers, providers and periods. */
void register_add_part(struct register_reader *r, const struct text *folder);

/* Moves the schools from the reader to the municipality, in order. */
void register_order_schools(struct register_reader *r);

/* kommune.yaml and register of BASE; parts only where DEEP. */
struct municipality *register_read_base(struct arena *arena, struct diag *diag, struct base base,
	bool deep);

#endif
