/* Census: who works where in which period, and who delivered: the ground that
 * units and figures are counted on. */
#include <stdlib.h>

#include "../base/arena.h"
#include "summary_raw.h"

int census_index(GHashTable *table, const char *id)
{
	return id != NULL ? GPOINTER_TO_INT(g_hash_table_lookup(table, id)) - 1 : -1;
}

static void index_add(GHashTable *table, const char *id, int index)
{
	if (id != NULL && !g_hash_table_contains(table, id))
		g_hash_table_insert(table, (void *)id, GINT_TO_POINTER(index + 1));
}

static void census_index_ids(struct census *c, const struct municipality *m,
	const struct framework *f)
{
	c->schools = g_hash_table_new(g_str_hash, g_str_equal);
	c->periods = g_hash_table_new(g_str_hash, g_str_equal);
	c->indicators = g_hash_table_new(g_str_hash, g_str_equal);
	for (int i = 0; i < m->school_count; i++)
		index_add(c->schools, m->schools[i].id.text, i);
	for (int i = 0; i < m->period_count; i++)
		index_add(c->periods, m->periods[i].id.text, i);
	for (int i = 0; i < f->indicator_count; i++)
		index_add(c->indicators, f->indicators[i].id.text, i);
}

static double worker_fte(const struct municipality *m, const struct worker *w)
{
	double full = m->full_hours.set && m->full_hours.value > 0 ? m->full_hours.value : 39;

	if (w->fte.set)
		return w->fte.value;
	return w->hours.set ? w->hours.value / full : 0;
}

/* Where the table leaves the provider out, the school's only one is meant. */
static const char *worker_provider(const struct school *school, const struct worker *w)
{
	if (w->provider.text != NULL)
		return w->provider.text;
	return school->providers.count == 1 ? school->providers.items[0].text : NULL;
}

static int post_compare(const void *left, const void *right)
{
	const struct post *a = left, *b = right;

	if (a->period != b->period)
		return a->period - b->period;
	return a->school - b->school;
}

static int census_posts(struct arena *arena, struct census *c, const struct municipality *m)
{
	int count = 0;

	c->posts = ARENA_ARRAY(arena, struct post, m->worker_count);
	for (int i = 0; i < m->worker_count; i++) {
		const struct worker *w = &m->workers[i];
		int school = census_index(c->schools, w->school.text);
		int period = census_index(c->periods, w->period.text);

		if (school < 0 || period < 0)
			continue;
		c->posts[count++] = (struct post){ period, school, w->id.text,
			worker_provider(&m->schools[school], w), worker_fte(m, w) };
	}
	if (count > 1)
		qsort(c->posts, count, sizeof *c->posts, post_compare);
	return count;
}

static void census_first(struct arena *arena, struct census *c, int post_count)
{
	int cells = c->period_count * c->school_count, next = 0;

	c->first = ARENA_ARRAY(arena, int, cells + 1);
	for (int cell = 0; cell < cells; cell++) {
		c->first[cell] = next;
		while (next < post_count
			&& c->posts[next].period * c->school_count + c->posts[next].school == cell)
			next++;
	}
	c->first[cells] = next;
}

static void census_deliveries(struct arena *arena, struct census *c, const struct readings *r)
{
	c->deliveries = ARENA_ARRAY(arena, const struct delivery *,
		c->period_count * c->school_count);
	for (int i = 0; i < r->delivery_count; i++) {
		const struct delivery *d = &r->deliveries[i];
		int school = census_index(c->schools, d->school);
		int period = census_index(c->periods, d->period);

		if (school >= 0 && period >= 0)
			c->deliveries[period * c->school_count + school] = d;
	}
}

static void census_measures(struct arena *arena, struct census *c, const struct municipality *m)
{
	int cells = c->period_count * c->school_count;

	c->fte = ARENA_ARRAY(arena, double, cells);
	c->pupils = ARENA_ARRAY(arena, double, cells);
	for (int cell = 0; cell < cells; cell++) {
		const struct delivery *d = c->deliveries[cell];
		const struct number *known = &m->schools[cell % c->school_count].pupils;

		if (d != NULL && d->pupils.set)
			known = &d->pupils;
		c->pupils[cell] = known->set ? known->value : 0;
		for (int i = c->first[cell]; i < c->first[cell + 1]; i++)
			c->fte[cell] += c->posts[i].fte;
	}
}

/* A school is a site in a period if the staff table has someone there then.
 * Where it is silent on the whole period, the register decides.  Who delivered
 * is a site in any case. */
static void census_sites(struct arena *arena, struct census *c, const struct municipality *m)
{
	int schools = c->school_count;

	c->sites = ARENA_ARRAY(arena, bool, c->period_count * schools);
	for (int p = 0; p < c->period_count; p++) {
		bool silent = c->first[p * schools] == c->first[(p + 1) * schools];

		for (int s = 0; s < schools; s++) {
			int cell = p * schools + s;

			c->sites[cell] = c->fte[cell] > 0 || c->deliveries[cell] != NULL
				|| (silent && m->schools[s].has_social_work);
		}
	}
}

struct census *census_make(struct arena *arena, const struct municipality *m,
	const struct framework *f, const struct readings *r)
{
	struct census *c = ARENA_NEW(arena, struct census);

	c->school_count = m->school_count;
	c->period_count = m->period_count;
	census_index_ids(c, m, f);
	census_first(arena, c, census_posts(arena, c, m));
	census_deliveries(arena, c, r);
	census_measures(arena, c, m);
	census_sites(arena, c, m);
	return c;
}

void census_free(struct census *c)
{
	g_hash_table_destroy(c->schools);
	g_hash_table_destroy(c->periods);
	g_hash_table_destroy(c->indicators);
}
