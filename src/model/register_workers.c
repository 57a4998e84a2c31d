/* Register, the staff: fachkraefte.csv. */
#include "register_read.h"

#include "../base/arena.h"
#include "../base/csv.h"
#include "../base/diag.h"

/* Resolves the names of a row; false after reporting. */
static bool resolve(struct register_reader *r, struct worker *w)
{
	const struct municipality *m = r->m;
	const struct school *school;
	const struct provider *provider;

	if (!w->id.text || !w->school.text || !w->provider.text || !w->period.text)
		return false; /* reported by the shape */
	school = register_find_school(m, w->school.text);
	provider = register_find_provider(m, w->provider.text);
	if (!school)
		register_report_unknown(r->arena, r->diag, m, REGISTER_SCHOOLS, w->school);
	if (!provider)
		register_report_unknown(r->arena, r->diag, m, REGISTER_PROVIDERS, w->provider);
	if (!register_period(m, w->period.text)) {
		register_report_unknown(r->arena, r->diag, m, REGISTER_PERIODS, w->period);
		return false;
	}
	if (!school || !provider)
		return false;
	w->school.text = school->id.text;
	w->provider.text = provider->id.text;
	return true;
}

static void add_worker(struct register_reader *r, struct worker *w)
{
	if (!resolve(r, w))
		return;
	if (!w->fte.set && w->hours.set) {
		w->fte = w->hours;
		w->fte.value = w->hours.value / r->m->full_hours.value;
	}
	if (!w->fte.set)
		diag_report(r->diag, DIAG_FTE_MISSING, w->place, w->id.text);
	g_array_append_val(r->workers, *w);
}

void register_read_workers(struct register_reader *r)
{
	struct csv_table *table;
	struct shape_columns *columns;

	if (!source_exists(arena_printf(r->arena, "%s/fachkraefte.csv", r->base.path)))
		return;
	table = register_table(r, "fachkraefte.csv");
	columns = table ? shape_columns(r->arena, r->diag, &worker_shape, table, false) : NULL;
	if (!columns)
		return;
	for (int i = 0; i < table->row_count; i++) {
		struct worker w = {0};

		shape_read_row(r->arena, r->diag, columns, &table->rows[i], &w);
		add_worker(r, &w);
	}
}
