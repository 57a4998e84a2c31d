/* Register: kommune.yaml, and looking things up.  The tables are read by
 * register_schools.c, register_workers.c and register_part.c. */
#include "register.h"

#include <glib.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/yaml.h"
#include "ids.h"
#include "register_read.h"

static void set_default(struct text *text, const char *words)
{
	if (!text->text)
		text->text = words;
}

/* What kommune.yaml need not say.  Masking is on unless it is switched off:
 * the safe side, and a note says so. */
static void apply_defaults(struct register_reader *r, const struct yaml_node *node)
{
	static const int thresholds[] = {0, 3, 5, 10}; /* the words of "schwelle" */
	struct municipality *m = r->m;
	const struct yaml_node *masking = yaml_member(node, "geheimhaltung");

	m->masking.threshold = thresholds[m->masking.step];
	if (!masking || !yaml_member(masking, "schwelle")) {
		m->masking.threshold = 5;
		diag_report(r->diag, DIAG_MASKING_UNSET, m->place, "5");
	}
	set_default(&m->district_word, "Bezirk");
	set_default(&m->district_plural, "Bezirke");
	set_default(&m->name, ""); /* reported: it is required */
	if (!m->full_hours.set)
		m->full_hours = (struct number){.value = 39, .set = true};
}

static void settle_ids(struct register_reader *r)
{
	struct municipality *m = r->m;

	ids_settle(r->diag, ID_LIST(district, m->districts, &m->district_count, "Bezirk"));
	ids_settle(r->diag, ID_LIST(provider, m->providers, &m->provider_count, "Träger"));
	ids_settle(r->diag, ID_LIST(committee, m->committees, &m->committee_count, "Gremium"));
	ids_settle(r->diag, ID_LIST(period, m->periods, &m->period_count, "Zeitraum"));
}

static gint by_start(gconstpointer a, gconstpointer b, gpointer unused)
{
	const struct period *left = a, *right = b;

	(void)unused;
	return date_compare(left->start.date, right->start.date);
}

/* Sorts the periods; sorting is stable, so that a file in order stays as it is. */
static void order_periods(struct register_reader *r)
{
	struct municipality *m = r->m;

	for (int i = 1; i < m->period_count; i++)
		if (date_compare(m->periods[i].start.date, m->periods[i - 1].start.date) < 0) {
			diag_report(r->diag, DIAG_PERIODS_UNORDERED, m->periods[i].place,
				m->periods[i].name.text, m->periods[i - 1].name.text);
			break;
		}
	g_qsort_with_data(m->periods, m->period_count, sizeof(*m->periods), by_start, NULL);
}

static struct municipality *read_municipality(struct register_reader *r)
{
	const char *path = arena_printf(r->arena, "%s/kommune.yaml", r->base.path);
	const char *shown = arena_printf(r->arena, "%skommune.yaml", r->base.prefix);
	const struct source *source;
	const struct yaml_node *node = folder_yaml(r->arena, r->diag, path, shown, &source);

	r->m = ARENA_NEW(r->arena, struct municipality);
	if (!node || !shape_read(r->arena, r->diag, &municipality_shape, node, r->m))
		return NULL;
	g_ptr_array_add(r->sources, (gpointer)source);
	settle_ids(r);
	apply_defaults(r, node);
	order_periods(r);
	return r->m;
}

static void mark_social_work(struct municipality *m)
{
	for (int i = 0; i < m->school_count; i++)
		m->schools[i].has_social_work = m->schools[i].providers.count > 0;
	for (int i = 0; i < m->worker_count; i++) {
		const struct school *school = register_school(m, m->workers[i].school.text);

		m->schools[school - m->schools].has_social_work = true;
	}
}

static void read_tables(struct register_reader *r, bool deep)
{
	struct municipality *m = r->m;

	register_read_schools(r);
	register_order_schools(r);
	register_read_workers(r);
	for (int i = 0; i < m->parts.count; i++) {
		if (deep)
			register_add_part(r, &m->parts.items[i]);
		else
			diag_report(r->diag, DIAG_PART_NESTED, m->parts.items[i].place,
				m->parts.items[i].text);
	}
	if (deep && m->parts.count > 0) {
		register_order_schools(r);
		g_qsort_with_data(m->periods, m->period_count, sizeof(*m->periods), by_start, NULL);
	}
	m->worker_count = (int)r->workers->len;
	m->workers = ARENA_ARRAY(r->arena, struct worker, r->workers->len);
	for (guint i = 0; i < r->workers->len; i++)
		m->workers[i] = g_array_index(r->workers, struct worker, i);
	m->source_count = (int)r->sources->len;
	m->sources = ARENA_ARRAY(r->arena, const struct source *, r->sources->len);
	for (guint i = 0; i < r->sources->len; i++)
		m->sources[i] = r->sources->pdata[i];
	mark_social_work(m);
}

/* What else of the project is not there, but perhaps under another name. */
static void check_names(struct register_reader *r)
{
	static const char *const usual[] = {"rahmen.yaml", "fachkraefte.csv", "konzepte", "zahlen",
		"gremien"};
	const struct texts *tables = &r->m->registers;
	const char **names = ARENA_ARRAY(r->arena, const char *,
		G_N_ELEMENTS(usual) + (size_t)tables->count + 2);
	size_t count = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
		names[count++] = usual[i];
	for (int i = 0; i < tables->count; i++)
		names[count++] = tables->items[i].text;
	if (tables->count == 0)
		names[count++] = "schulen.csv";
	folder_check_names(r->arena, r->diag, r->base, names);
}

struct municipality *register_read_base(struct arena *arena, struct diag *diag, struct base base,
	bool deep)
{
	struct register_reader r = {
		.arena = arena, .diag = diag, .base = base,
		.sources = g_ptr_array_new(),
		.schools = g_array_new(FALSE, FALSE, sizeof(struct school)),
		.workers = g_array_new(FALSE, FALSE, sizeof(struct worker)),
	};
	struct municipality *m = read_municipality(&r);

	if (m) {
		check_names(&r);
		read_tables(&r, deep);
	}
	g_ptr_array_free(r.sources, TRUE);
	g_array_free(r.schools, TRUE);
	g_array_free(r.workers, TRUE);
	return m;
}

struct municipality *register_read(struct arena *arena, struct diag *diag, const char *root)
{
	return register_read_base(arena, diag, (struct base){root, "", ""}, true);
}
