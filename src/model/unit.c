/* Unit: the sets of schools that figures are made for. */
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/collate.h"
#include "../base/slug.h"
#include "summary_raw.h"

/* What is being gathered: which schools have social work, who serves whom. */
struct gathering {
	struct arena *arena;
	const struct municipality *m;
	const struct census *census;
	bool *active;              /* by school: social work in any period */
	bool *served;              /* provider x school */
	struct unit *units;
	int count;
};

static void gather_active(struct gathering *g)
{
	int schools = g->census->school_count;

	g->active = g_new0(bool, schools + 1);
	for (int s = 0; s < schools; s++)
		g->active[s] = g->m->schools[s].has_social_work;
	for (int i = 0; i < schools * g->census->period_count; i++)
		if (g->census->sites[i])
			g->active[i % schools] = true;
}

static int provider_index(const struct municipality *m, const char *id)
{
	for (int i = 0; id != NULL && i < m->provider_count; i++)
		if (strcmp(m->providers[i].id.text, id) == 0)
			return i;
	return -1;
}

static void gather_served(struct gathering *g)
{
	const struct census *c = g->census;
	int schools = c->school_count;

	g->served = g_new0(bool, (size_t)schools * g->m->provider_count + 1);
	for (int s = 0; s < schools; s++) {
		const struct texts *own = &g->m->schools[s].providers;

		for (int i = 0; i < own->count; i++) {
			int p = provider_index(g->m, own->items[i].text);

			if (p >= 0)
				g->served[p * schools + s] = true;
		}
	}
	for (int i = 0; i < c->first[schools * c->period_count]; i++) {
		int p = provider_index(g->m, c->posts[i].provider);

		if (p >= 0)
			g->served[p * schools + c->posts[i].school] = true;
	}
}

static bool same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Whether school S, with or without social work, is in UNIT; PROVIDER is the
 * unit's row in the table of who serves whom. */
static bool unit_holds(const struct gathering *g, const struct unit *unit, int provider, int s)
{
	const struct school *school = &g->m->schools[s];

	switch (unit->dimension) {
	case BY_MUNICIPALITY:
		return true;
	case BY_DISTRICT:
		return same(school->district.text, unit->id);
	case BY_PROVIDER:
		return g->served[provider * g->census->school_count + s];
	case BY_TYPE:
		return same(school->type.text, unit->id);
	case BY_SCHOOL:
		break;
	}
	return false;
}

/* Another provider than PROVIDER at school S. */
static bool school_shared(const struct gathering *g, int provider, int s)
{
	for (int p = 0; p < g->m->provider_count; p++)
		if (p != provider && g->served[p * g->census->school_count + s])
			return true;
	return false;
}

/* Official names of schools begin alike ("Städtische ..."), those of providers are long:
 * tables show the short one, and people look for it. */
static const char *brief_or(const char *name, const struct text *brief)
{
	return brief->text != NULL ? brief->text : name;
}

static void unit_add(struct gathering *g, enum dimension dimension, const char *id,
	const char *name, const char *brief)
{
	struct unit *unit = &g->units[g->count++];
	int schools = g->census->school_count;
	int provider = dimension == BY_PROVIDER ? provider_index(g->m, id) : -1;

	*unit = (struct unit){ .dimension = dimension, .id = id, .name = name,
		.brief = brief };
	unit->schools = ARENA_ARRAY(g->arena, const struct school *, schools);
	for (int s = 0; s < schools; s++) {
		if (!unit_holds(g, unit, provider, s))
			continue;
		unit->all_schools++;
		if (!g->active[s])
			continue;
		unit->schools[unit->school_count++] = &g->m->schools[s];
		if (provider >= 0 && school_shared(g, provider, s))
			unit->shared = true;
	}
}

/* A school is its own unit; there are many, so they skip the search. */
static void unit_add_school(struct gathering *g, int s)
{
	const struct school *school = &g->m->schools[s];
	struct unit *unit = &g->units[g->count++];

	*unit = (struct unit){ .dimension = BY_SCHOOL, .id = school->id.text,
		.name = school->name.text, .school_count = 1, .all_schools = 1,
		.brief = brief_or(school->name.text, &school->short_name) };
	unit->schools = ARENA_ARRAY(g->arena, const struct school *, 1);
	unit->schools[0] = school;
}

/* The different school types, as found. */
static int type_list(const struct municipality *m, const char **types)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	int count = 0;

	for (int s = 0; s < m->school_count; s++) {
		const char *type = m->schools[s].type.text;

		if (type != NULL && g_hash_table_add(seen, (void *)type))
			types[count++] = type;
	}
	g_hash_table_destroy(seen);
	return count;
}

static int unit_compare(const void *left, const void *right)
{
	const struct unit *a = left, *b = right;
	int order = collate_compare(a->brief, b->brief);

	return order != 0 ? order : strcmp(a->id, b->id);
}

/* Orders what was added since FIRST alphabetically: never by any figure. */
static void gather_sort(struct gathering *g, int first)
{
	if (g->count - first > 1)
		qsort(g->units + first, g->count - first, sizeof *g->units, unit_compare);
}

static void gather_dimensions(struct gathering *g)
{
	const struct municipality *m = g->m;
	const char **types = ARENA_ARRAY(g->arena, const char *, m->school_count);
	int type_count = type_list(m, types), first = g->count;

	for (int i = 0; i < m->district_count; i++)
		unit_add(g, BY_DISTRICT, m->districts[i].id.text, m->districts[i].name.text,
			m->districts[i].name.text);
	gather_sort(g, first);
	first = g->count;
	for (int i = 0; i < m->provider_count; i++)
		unit_add(g, BY_PROVIDER, m->providers[i].id.text, m->providers[i].name.text,
			brief_or(m->providers[i].name.text, &m->providers[i].short_name));
	gather_sort(g, first);
	first = g->count;
	for (int i = 0; i < type_count; i++)
		unit_add(g, BY_TYPE, types[i], types[i], types[i]);
	gather_sort(g, first);
	first = g->count;
	for (int s = 0; s < m->school_count; s++)
		if (g->active[s])
			unit_add_school(g, s);
	gather_sort(g, first);
}

/* The municipality has no id in its file; its reports are named by its name. */
static const char *municipality_id(struct arena *arena, const struct municipality *m)
{
	const char *id = m->name.text ? slug_make(arena, m->name.text) : "";

	return *id ? id : "kommune";
}

void unit_make_all(struct arena *arena, struct summary *summary, const struct census *census)
{
	const struct municipality *m = summary->municipality;
	struct gathering g = { .arena = arena, .m = m, .census = census };

	gather_active(&g);
	gather_served(&g);
	/* Types are at most as many as schools. */
	g.units = ARENA_ARRAY(arena, struct unit,
		1 + m->district_count + m->provider_count + 2 * (size_t)m->school_count);
	unit_add(&g, BY_MUNICIPALITY, municipality_id(arena, m), m->name.text, m->name.text);
	gather_dimensions(&g);
	summary->units = g.units;
	summary->unit_count = g.count;
	g_free(g.active);
	g_free(g.served);
}
