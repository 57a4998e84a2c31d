/* Model by hand: a small municipality, framework and readings for tests of
 * counting, without a file. */
#ifndef UNIT_MODEL_BUILD_H
#define UNIT_MODEL_BUILD_H

#include <string.h>

#include "base/arena.h"
#include "model/mask.h"

enum { BUILD_LIMIT = 400 };

struct build {
	struct arena *arena;
	struct municipality m;
	struct framework f;
	struct readings r;
};

static inline struct text build_text(const char *text)
{
	return (struct text){ .text = text };
}

static inline struct texts build_texts(struct arena *arena, const char *text)
{
	struct texts texts = { 0 };

	if (text == NULL)
		return texts;
	texts.items = ARENA_ARRAY(arena, struct text, 8);
	for (char *p = arena_strdup(arena, text), *save = NULL;
		(p = strtok_r(p, "+", &save)) != NULL; p = NULL)
		texts.items[texts.count++] = build_text(p);
	return texts;
}

static inline struct build *build_new(struct arena *arena, int threshold)
{
	struct build *b = ARENA_NEW(arena, struct build);

	b->arena = arena;
	b->m.name = build_text("Musterstadt");
	b->m.masking.threshold = threshold;
	b->m.full_hours = (struct number){ .value = 40, .set = true };
	b->m.districts = ARENA_ARRAY(arena, struct district, BUILD_LIMIT);
	b->m.providers = ARENA_ARRAY(arena, struct provider, BUILD_LIMIT);
	b->m.periods = ARENA_ARRAY(arena, struct period, BUILD_LIMIT);
	b->m.schools = ARENA_ARRAY(arena, struct school, BUILD_LIMIT);
	b->m.workers = ARENA_ARRAY(arena, struct worker, BUILD_LIMIT);
	b->f.indicators = ARENA_ARRAY(arena, struct indicator, BUILD_LIMIT);
	b->r.deliveries = ARENA_ARRAY(arena, struct delivery, BUILD_LIMIT);
	return b;
}

static inline void build_district(struct build *b, const char *id)
{
	b->m.districts[b->m.district_count++] =
		(struct district){ .id = build_text(id), .name = build_text(id) };
}

static inline void build_provider(struct build *b, const char *id)
{
	b->m.providers[b->m.provider_count++] =
		(struct provider){ .id = build_text(id), .name = build_text(id) };
}

static inline struct period *build_period(struct build *b, const char *id)
{
	struct period *p = &b->m.periods[b->m.period_count++];

	*p = (struct period){ .id = build_text(id), .name = build_text(id) };
	return p;
}

/* PROVIDERS "a+b", or NULL: no social work. */
static inline struct school *build_school(struct build *b, const char *id, const char *type,
	const char *district, const char *providers)
{
	struct school *s = &b->m.schools[b->m.school_count++];

	*s = (struct school){ .id = build_text(id), .name = build_text(id),
		.type = build_text(type), .district = build_text(district),
		.providers = build_texts(b->arena, providers),
		.pupils = { .value = 200, .set = true }, .has_social_work = providers != NULL };
	return s;
}

static inline void build_worker(struct build *b, const char *id, const char *school,
	const char *provider, double fte)
{
	b->m.workers[b->m.worker_count++] = (struct worker){ .id = build_text(id),
		.school = build_text(school), .provider = build_text(provider),
		.period = b->m.periods[b->m.period_count - 1].id,
		.fte = { .value = fte, .set = true } };
}

static inline struct indicator *build_indicator(struct build *b, const char *id, int kind)
{
	struct indicator *i = &b->f.indicators[b->f.indicator_count++];

	*i = (struct indicator){ .id = build_text(id), .name = build_text(id), .kind = kind };
	return i;
}

static inline struct delivery *build_delivery(struct build *b, const char *school,
	const char *period)
{
	struct delivery *d = &b->r.deliveries[b->r.delivery_count++];

	*d = (struct delivery){ .school = school, .period = period };
	d->readings = ARENA_ARRAY(b->arena, struct reading, b->f.indicator_count);
	return d;
}

static inline void build_value(struct build *b, struct delivery *d, const char *indicator,
	struct value value)
{
	(void)b;
	d->readings[d->reading_count++] = (struct reading){ .school = d->school,
		.period = d->period, .indicator = indicator, .value = value };
}

static inline void build_number(struct build *b, struct delivery *d, const char *indicator,
	double number, double base)
{
	build_value(b, d, indicator,
		(struct value){ .state = VALUE_NUMBER, .number = number, .base = base });
}

static inline void build_state(struct build *b, struct delivery *d, const char *indicator,
	enum value_state state)
{
	build_value(b, d, indicator, (struct value){ .state = state });
}

static inline struct figures *build_figures(struct build *b)
{
	return mask_apply(b->arena, summary_make(b->arena, &b->m, &b->f, &b->r));
}

/* The figure of INDICATOR in the unit, in period P. */
static inline const struct figure *build_at(const struct figures *f, int p,
	enum dimension dimension, const char *unit, const char *indicator)
{
	int u = figures_unit(f, dimension, unit);

	for (int i = 0; u >= 0 && i < f->framework->indicator_count; i++)
		if (strcmp(f->framework->indicators[i].id.text, indicator) == 0)
			return figures_at(f, p, u, i);
	return NULL;
}

#endif
