/* Register, sub-projects: each municipality of a county becomes a district of
 * it, with its schools, staff, providers and periods. */
#include "register_read.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/collate.h"
#include "../base/diag.h"
#include "../base/slug.h"

static struct text prefixed(struct arena *arena, const char *prefix, struct text id)
{
	return (struct text){arena_printf(arena, "%s.%s", prefix, id.text), id.place};
}

static const char *period_days(struct arena *arena, const struct period *period)
{
	return arena_printf(arena, "%s–%s", date_print(arena, period->start.date),
		date_print(arena, period->end.date));
}

/* False if the county has a provider of that id: then it must be the same one. */
static bool is_new_provider(struct register_reader *r, const struct provider *provider)
{
	const struct provider *other = register_provider(r->m, provider->id.text);

	if (other && strcmp(other->name.text, provider->name.text) != 0)
		diag_report(r->diag, DIAG_PART_CLASH, provider->id.place, "Träger",
			provider->id.text, provider->name.text, other->name.text);
	return !other;
}

/* The same of a period, which must last from the same day to the same day. */
static bool is_new_period(struct register_reader *r, const struct period *period)
{
	const struct period *other = register_period(r->m, period->id.text);

	if (other && (date_compare(other->start.date, period->start.date) != 0 ||
		date_compare(other->end.date, period->end.date) != 0))
		diag_report(r->diag, DIAG_PART_CLASH, period->id.place, "Zeitraum",
			period->id.text, period_days(r->arena, period),
			period_days(r->arena, other));
	return !other;
}

/* Appends what the county does not have yet: the same id means the same thing. */
static void add_shared(struct register_reader *r, const struct municipality *part)
{
	struct municipality *m = r->m;
	struct provider *providers = ARENA_ARRAY(r->arena, struct provider,
		m->provider_count + part->provider_count);
	struct period *periods =
		ARENA_ARRAY(r->arena, struct period, m->period_count + part->period_count);

	if (m->provider_count > 0)
		memcpy(providers, m->providers, m->provider_count * sizeof(*providers));
	if (m->period_count > 0)
		memcpy(periods, m->periods, m->period_count * sizeof(*periods));
	m->providers = providers;
	m->periods = periods;
	for (int i = 0; i < part->provider_count; i++)
		if (is_new_provider(r, &part->providers[i]))
			m->providers[m->provider_count++] = part->providers[i];
	for (int i = 0; i < part->period_count; i++)
		if (is_new_period(r, &part->periods[i]))
			m->periods[m->period_count++] = part->periods[i];
	if (part->masking.threshold > m->masking.threshold)
		m->masking.threshold = part->masking.threshold; /* the stricter rule holds */
	m->masking.mask_zero |= part->masking.mask_zero;
}

static void add_district(struct register_reader *r, const struct municipality *part,
	const struct text *folder)
{
	struct municipality *m = r->m;
	struct district *districts = ARENA_ARRAY(r->arena, struct district, m->district_count + 1);

	if (m->district_count > 0)
		memcpy(districts, m->districts, m->district_count * sizeof(*districts));
	districts[m->district_count++] =
		(struct district){.place = part->place, .id = *folder, .name = part->name};
	m->districts = districts;
}

/* One school in two parts would be counted twice. */
static void check_once(struct register_reader *r, const struct school *school)
{
	for (guint i = 0; i < r->schools->len; i++) {
		const struct school *other = &g_array_index(r->schools, struct school, i);
		bool same = school->number.text && other->number.text &&
			!strcmp(other->number.text, school->number.text);

		if (same || !strcmp(other->id.text, school->id.text))
			diag_report(r->diag, DIAG_PART_SCHOOL,
				same ? school->number.place : school->id.place,
				same ? school->number.text : school->id.text,
				other->place.source->path);
	}
}

static void add_people(struct register_reader *r, const struct municipality *part,
	const char *prefix)
{
	for (int i = 0; i < part->school_count; i++) {
		struct school school = part->schools[i];

		school.id = prefixed(r->arena, prefix, school.id);
		school.district = (struct text){prefix, school.place};
		check_once(r, &school);
		g_array_append_val(r->schools, school);
	}
	for (int i = 0; i < part->worker_count; i++) {
		struct worker worker = part->workers[i];

		worker.id = prefixed(r->arena, prefix, worker.id);
		worker.school = prefixed(r->arena, prefix, worker.school);
		g_array_append_val(r->workers, worker);
	}
	for (int i = 0; i < part->source_count; i++)
		g_ptr_array_add(r->sources, (gpointer)part->sources[i]);
}

void register_add_part(struct register_reader *r, const struct text *folder)
{
	struct base base = {
		arena_printf(r->arena, "%s/%s", r->base.path, folder->text),
		arena_printf(r->arena, "%s/", folder->text), "",
	};
	const struct municipality *part;

	if (!slug_valid(folder->text)) {
		diag_report(r->diag, DIAG_FILE_NAME, folder->place, folder->text);
		return;
	}
	if (register_district(r->m, folder->text)) {
		diag_report(r->diag, DIAG_DUPLICATE_ID, folder->place, "Bezirk", folder->text);
		return;
	}
	part = register_read_base(r->arena, r->diag, base, false);
	if (!part)
		return;
	add_shared(r, part);
	add_district(r, part, folder);
	add_people(r, part, folder->text);
}

struct keyed_school {
	const char *key;
	struct school school;
};

static gint by_key(gconstpointer a, gconstpointer b)
{
	return strcmp(((const struct keyed_school *)a)->key, ((const struct keyed_school *)b)->key);
}

static gint by_id(gconstpointer a, gconstpointer b)
{
	return strcmp((*(const struct school *const *)a)->id.text,
		(*(const struct school *const *)b)->id.text);
}

void register_order_schools(struct register_reader *r)
{
	struct municipality *m = r->m;
	GArray *keyed = g_array_new(FALSE, FALSE, sizeof(struct keyed_school));
	GPtrArray *ids = g_ptr_array_new();

	for (guint i = 0; i < r->schools->len; i++) {
		struct keyed_school k = {.school = g_array_index(r->schools, struct school, i)};

		k.key = collate_key(r->arena, arena_printf(r->arena, "%s %s", k.school.name.text,
			k.school.id.text));
		g_array_append_val(keyed, k);
	}
	g_array_sort(keyed, by_key);
	m->school_count = (int)keyed->len;
	m->schools = ARENA_ARRAY(r->arena, struct school, keyed->len);
	m->by_id = ARENA_ARRAY(r->arena, const struct school *, keyed->len);
	for (guint i = 0; i < keyed->len; i++) {
		m->schools[i] = g_array_index(keyed, struct keyed_school, i).school;
		g_ptr_array_add(ids, &m->schools[i]);
	}
	g_ptr_array_sort(ids, by_id);
	for (guint i = 0; i < ids->len; i++)
		m->by_id[i] = ids->pdata[i];
	g_array_free(keyed, TRUE);
	g_ptr_array_free(ids, TRUE);
}
