/* Register, looking up: by id, and by what people write. */
#include "register.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"

const struct school *register_school(const struct municipality *m, const char *id)
{
	int low = 0, high = m->school_count;

	while (id && low < high) {
		int middle = low + (high - low) / 2;
		int order = strcmp(m->by_id[middle]->id.text, id);

		if (order == 0)
			return m->by_id[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

#define FIND_BY_ID(type, list) \
	const struct type *register_##type(const struct municipality *m, const char *id) \
	{ \
		for (int i = 0; id && i < m->type##_count; i++) \
			if (m->list[i].id.text && !strcmp(m->list[i].id.text, id)) \
				return &m->list[i]; \
		return NULL; \
	}
FIND_BY_ID(district, districts)
FIND_BY_ID(provider, providers)
FIND_BY_ID(committee, committees)
FIND_BY_ID(period, periods)

/* Equal but for case, whatever the alphabet. */
static bool same_words(const char *a, const char *b)
{
	char *left, *right;
	bool same;

	if (!a || !b)
		return false;
	if (!strcmp(a, b))
		return true;
	left = g_utf8_casefold(a, -1);
	right = g_utf8_casefold(b, -1);
	same = !strcmp(left, right);
	g_free(left);
	g_free(right);
	return same;
}

const struct school *register_find_school(const struct municipality *m, const char *words)
{
	const struct school *school = register_school(m, words);

	for (int i = 0; !school && i < m->school_count; i++) {
		const struct school *s = &m->schools[i];

		if (same_words(s->number.text, words) || same_words(s->name.text, words) ||
			same_words(s->short_name.text, words) || same_words(s->id.text, words))
			school = s;
	}
	return school;
}

const struct district *register_find_district(const struct municipality *m, const char *words)
{
	for (int i = 0; i < m->district_count; i++)
		if (same_words(m->districts[i].id.text, words) ||
			same_words(m->districts[i].name.text, words))
			return &m->districts[i];
	return NULL;
}

const struct provider *register_find_provider(const struct municipality *m, const char *words)
{
	for (int i = 0; i < m->provider_count; i++)
		if (same_words(m->providers[i].id.text, words) ||
			same_words(m->providers[i].name.text, words) ||
			same_words(m->providers[i].short_name.text, words))
			return &m->providers[i];
	return NULL;
}

const char *const *register_names(struct arena *arena, const struct municipality *m,
	enum register_kind kind)
{
	int most = m->school_count + 2 * m->district_count + 2 * m->provider_count +
		m->period_count + m->committee_count;
	const char **names = ARENA_ARRAY(arena, const char *, most + 1);
	int n = 0;

#define ADD(list, number, member) \
	for (int i = 0; i < (number); i++) \
		if ((list)[i].member.text) \
			names[n++] = (list)[i].member.text

	if (kind == REGISTER_SCHOOLS)
		ADD(m->schools, m->school_count, id);
	if (kind == REGISTER_PERIODS)
		ADD(m->periods, m->period_count, id);
	if (kind == REGISTER_COMMITTEES)
		ADD(m->committees, m->committee_count, id);
	if (kind == REGISTER_DISTRICTS) {
		ADD(m->districts, m->district_count, id);
		ADD(m->districts, m->district_count, name);
	}
	if (kind == REGISTER_PROVIDERS) {
		ADD(m->providers, m->provider_count, id);
		ADD(m->providers, m->provider_count, name);
	}
#undef ADD
	return names;
}

void register_report_unknown(struct arena *arena, struct diag *diag,
	const struct municipality *m, enum register_kind kind, struct text words)
{
	static const struct {
		enum diag_code code;
		const char *key; /* of kommune.yaml */
	} kinds[] = {
		[REGISTER_SCHOOLS] = {DIAG_UNKNOWN_SCHOOL, NULL}, /* the table has said why */
		[REGISTER_DISTRICTS] = {DIAG_UNKNOWN_DISTRICT, "bezirke"},
		[REGISTER_PROVIDERS] = {DIAG_UNKNOWN_PROVIDER, "traeger"},
		[REGISTER_PERIODS] = {DIAG_UNKNOWN_PERIOD, "zeitraeume"},
		[REGISTER_COMMITTEES] = {DIAG_UNKNOWN_COMMITTEE, "gremien"},
	};
	const char *const *names = register_names(arena, m, kind);

	if (names[0])
		diag_suggest(diag, kinds[kind].code, words.place, words.text, names, words.text);
	else if (kinds[kind].key)
		diag_report(diag, DIAG_NONE_NAMED, ((struct place){.source = m->place.source}),
			kinds[kind].key);
}

/* Whether the row is one of those asked for; NULL asks for any. */
static bool worker_fits(const struct worker *w, const char *school, const char *period,
	const char *provider)
{
	return (!school || !strcmp(w->school.text, school)) &&
		(!period || !strcmp(w->period.text, period)) &&
		(!provider || !strcmp(w->provider.text, provider));
}

double register_fte(const struct municipality *m, const char *school, const char *period,
	const char *provider)
{
	double sum = 0;

	for (int i = 0; i < m->worker_count; i++)
		if (worker_fits(&m->workers[i], school, period, provider))
			sum += m->workers[i].fte.value;
	return sum;
}
