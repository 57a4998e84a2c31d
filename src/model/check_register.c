/* Check, the register: periods, staff, providers. */
#include <glib.h>
#include <string.h>
#include "check_rules.h"

static void check_periods(struct checker *c)
{
	const struct municipality *m = c->project->municipality;

	for (int i = 0; i < m->period_count; i++) {
		const struct period *p = &m->periods[i], *before = i > 0 ? p - 1 : NULL;

		if (!date_is_set(p->start.date) || !date_is_set(p->end.date))
			continue; /* reported: both are required */
		if (date_compare(p->end.date, p->start.date) < 0)
			diag_report(c->diag, DIAG_PERIOD_BACKWARDS, p->end.place, p->name.text);
		if (date_is_set(p->deadline.date) &&
			date_compare(p->deadline.date, p->start.date) < 0)
			diag_report(c->diag, DIAG_DEADLINE_EARLY, p->deadline.place, p->name.text);
		if (before && date_is_set(before->end.date) &&
			date_compare(p->start.date, before->end.date) <= 0)
			diag_report(c->diag, DIAG_PERIODS_OVERLAP, p->start.place, p->name.text,
				before->name.text);
	}
}

static void check_committees(struct checker *c)
{
	const struct municipality *m = c->project->municipality;

	for (int i = 0; i < m->committee_count; i++) {
		const struct text *to = &m->committees[i].hands_to;

		if (to->text && !register_committee(m, to->text))
			register_report_unknown(c->arena, c->diag, m, REGISTER_COMMITTEES, *to);
	}
}

/* One row's share added to that of the same person in the same period; the
 * finding stands at the row that makes it more than a whole post. */
static void add_share(struct checker *c, GHashTable *sums, const struct worker *w)
{
	const struct period *p = register_period(c->project->municipality, w->period.text);
	const char *key = arena_printf(c->arena, "%s\n%s", w->id.text, w->period.text);
	double *sum = g_hash_table_lookup(sums, key);
	bool was_above;

	if (!sum) {
		sum = ARENA_NEW(c->arena, double);
		g_hash_table_insert(sums, (gpointer)key, sum);
	}
	was_above = *sum > 1.0005;
	*sum += w->fte.value;
	if (*sum > 1.0005 && !was_above)
		diag_report(c->diag, DIAG_FTE_ABOVE_ONE, w->fte.place, w->id.text,
			check_number(c, *sum), p->name.text);
}

static void check_shares(struct checker *c)
{
	const struct municipality *m = c->project->municipality;
	GHashTable *sums = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTable *rows = g_hash_table_new(g_str_hash, g_str_equal);

	for (int i = 0; i < m->worker_count; i++) {
		const struct worker *w = &m->workers[i];
		const char *row = arena_printf(c->arena, "%s\n%s\n%s\n%s\n%s", w->id.text,
			w->school.text, w->period.text, w->provider.text,
			check_words(w->service.text));

		add_share(c, sums, w);
		if (!g_hash_table_add(rows, (gpointer)row))
			diag_report(c->diag, DIAG_WORKER_TWICE, w->place, w->id.text,
				register_school(m, w->school.text)->short_name.text,
				register_period(m, w->period.text)->name.text);
	}
	g_hash_table_destroy(sums);
	g_hash_table_destroy(rows);
}

/* The register names the providers of today: they are held against the newest
 * period with staff; the staff of earlier ones may have had others. */
static const struct period *newest_staffed(const struct municipality *m)
{
	for (int i = m->period_count - 1; i >= 0; i--)
		if (check_is_staffed(m, m->periods[i].id.text))
			return &m->periods[i];
	return NULL;
}

static bool has_provider(const struct school *s, const char *provider)
{
	for (int i = 0; i < s->providers.count; i++)
		if (!strcmp(s->providers.items[i].text, provider))
			return true;
	return false;
}

static void check_providers(struct checker *c)
{
	const struct municipality *m = c->project->municipality;
	const struct period *p = newest_staffed(m);
	GHashTable *staffed = g_hash_table_new(g_str_hash, g_str_equal);

	for (int i = 0; p && i < m->worker_count; i++) {
		const struct worker *w = &m->workers[i];
		const struct school *s = register_school(m, w->school.text);

		if (strcmp(w->period.text, p->id.text) != 0)
			continue;
		g_hash_table_add(staffed, (gpointer)s->id.text);
		if (!has_provider(s, w->provider.text))
			diag_report(c->diag, DIAG_FTE_WITHOUT_PROVIDER, w->provider.place,
				s->short_name.text,
				register_provider(m, w->provider.text)->name.text);
	}
	for (int i = 0; p && i < m->school_count; i++)
		if (m->schools[i].providers.count > 0 &&
			!g_hash_table_contains(staffed, m->schools[i].id.text))
			diag_report(c->diag, DIAG_PROVIDER_WITHOUT_FTE,
				m->schools[i].providers.items[0].place,
				m->schools[i].short_name.text, p->name.text);
	g_hash_table_destroy(staffed);
}

/* Providers, but no school that has one: most likely the column is missing, or
 * called traeger, which in a table of schools means the Schulträger.  False then. */
static bool check_served(struct checker *c)
{
	const struct municipality *m = c->project->municipality;
	const struct text *authority = NULL;

	for (int i = 0; i < m->school_count; i++) {
		const struct text *words = &m->schools[i].authority;

		if (m->schools[i].providers.count > 0)
			return true;
		if (!authority && words->text && register_find_provider(m, words->text))
			authority = words;
	}
	if (m->provider_count == 0 || m->school_count == 0 ||
		m->schools[0].place.source->broken)
		return true;
	if (authority)
		diag_report(c->diag, DIAG_PROVIDER_AS_AUTHORITY, authority->place,
			authority->text);
	else
		diag_report(c->diag, DIAG_NO_PROVIDER, ((struct place){
			.source = m->schools[0].place.source}), m->providers[0].id.text);
	return false;
}

void check_register(struct checker *c)
{
	check_periods(c);
	check_committees(c);
	check_shares(c);
	if (check_served(c))
		check_providers(c);
}
