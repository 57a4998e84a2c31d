/* Structure: schools, sites, pupils, workers, posts and deliveries of each
 * unit, from the register and the staff table. */
#include <string.h>

#include "../base/arena.h"
#include "summary_raw.h"

/* Sums over the sites of one unit in one period. */
struct staffing {
	int sites, delivered, on_time, pupil_sites;
	double pupils, fte;
	double apportioned;             /* pupils, by the unit's share of the posts */
	double pupil_fte;               /* posts where the number of pupils is known */
	bool doubtful;                  /* a delivery whose date and pupils may be wrong */
	GHashTable *workers;
};

/* Posts of the unit at one site: a provider's unit holds its own only. */
static double staffing_posts(struct staffing *s, const struct census *c,
	const struct unit *unit, int cell)
{
	double fte = 0;

	for (int i = c->first[cell]; i < c->first[cell + 1]; i++) {
		const struct post *post = &c->posts[i];

		if (unit->dimension == BY_PROVIDER
			&& (post->provider == NULL || strcmp(post->provider, unit->id) != 0))
			continue;
		fte += post->fte;
		if (post->worker != NULL && post->fte > 0)
			g_hash_table_add(s->workers, (void *)post->worker);
	}
	return fte;
}

static void staffing_site(struct staffing *s, const struct census *c, const struct unit *unit,
	int cell)
{
	const struct delivery *delivery = c->deliveries[cell];
	double fte = staffing_posts(s, c, unit, cell), pupils = c->pupils[cell];

	s->sites++;
	s->delivered += delivery != NULL;
	s->on_time += delivery != NULL && !delivery->late;
	s->doubtful |= delivery != NULL && delivery->doubtful;
	s->fte += fte;
	if (pupils <= 0)
		return;
	s->pupil_sites++;
	s->pupils += pupils;
	s->apportioned += c->fte[cell] > 0 ? pupils * fte / c->fte[cell] : pupils;
	s->pupil_fte += fte;
}

static struct figure structure_count(double number, double base, const struct staffing *s)
{
	return (struct figure){ .state = FIGURE_NUMBER, .number = number, .base = base,
		.percent = base > 0 ? 100 * number / base : 0, .response = s->sites,
		.expected = s->sites, .reached = -1, .zero = number == 0 };
}

static const enum structure from_deliveries[] = {
	STRUCTURE_PUPILS, STRUCTURE_APPORTIONED, STRUCTURE_RATIO, STRUCTURE_ON_TIME,
};

static struct figure structure_unknown(const struct staffing *s)
{
	return (struct figure){ .state = s->sites > 0 ? FIGURE_MISSING : FIGURE_NOT_APPLICABLE,
		.expected = s->sites, .reached = -1 };
}

/* STAFFED: the staff table says anything about the period. */
static void structure_fill(struct figure *out, const struct unit *unit, const struct staffing *s,
	bool staffed)
{
	for (int i = 0; i < STRUCTURE_COUNT; i++)
		out[i] = structure_unknown(s);
	out[STRUCTURE_SCHOOLS] = structure_count(unit->all_schools, 0, s);
	out[STRUCTURE_SITES] = structure_count(s->sites, unit->all_schools, s);
	out[STRUCTURE_DELIVERED] = structure_count(s->delivered, s->sites, s);
	out[STRUCTURE_ON_TIME] = structure_count(s->on_time, s->sites, s);
	if (s->pupil_sites > 0) {
		out[STRUCTURE_PUPILS] = structure_count(s->pupils, 0, s);
		out[STRUCTURE_APPORTIONED] = structure_count(s->apportioned, 0, s);
		out[STRUCTURE_PUPILS].response = s->pupil_sites;
		out[STRUCTURE_APPORTIONED].response = s->pupil_sites;
	}
	if (staffed && s->sites > 0) {
		out[STRUCTURE_WORKERS] = structure_count(g_hash_table_size(s->workers), 0, s);
		out[STRUCTURE_FTE] = structure_count(s->fte, 0, s);
	}
	if (s->pupil_fte > 0 && s->apportioned > 0) {
		out[STRUCTURE_RATIO] = structure_count(s->apportioned / s->pupil_fte, 0, s);
		out[STRUCTURE_RATIO].response = s->pupil_sites;
	}
	for (size_t i = 0; s->doubtful && i < G_N_ELEMENTS(from_deliveries); i++)
		out[from_deliveries[i]] = (struct figure){ .state = FIGURE_PENDING,
			.expected = s->sites, .reached = -1 };
}

void structure_make_all(struct arena *arena, struct summary *summary,
	const struct census *c)
{
	const struct school *first = summary->municipality->schools;
	struct figure *out;

	summary->structures = ARENA_ARRAY(arena, struct figure,
		(size_t)c->period_count * summary->unit_count * STRUCTURE_COUNT);
	out = summary->structures;
	for (int p = 0; p < c->period_count; p++) {
		int row = p * c->school_count;
		bool staffed = c->first[row] < c->first[row + c->school_count];

		for (int u = 0; u < summary->unit_count; u++, out += STRUCTURE_COUNT) {
			const struct unit *unit = &summary->units[u];
			struct staffing s = { 0 };

			s.workers = g_hash_table_new(g_str_hash, g_str_equal);
			for (int i = 0; i < unit->school_count; i++) {
				int cell = row + (int)(unit->schools[i] - first);

				if (c->sites[cell])
					staffing_site(&s, c, unit, cell);
			}
			structure_fill(out, unit, &s, staffed);
			g_hash_table_destroy(s.workers);
		}
	}
}
