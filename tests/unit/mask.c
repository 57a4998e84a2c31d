/* Masking: what is too small never leaves the model, and counting against a
 * slow recomputation on random models. */
#include <glib.h>
#include <math.h>

#include "check.h"
#include "model_build.h"

static struct build *small_city(struct arena *arena, int threshold)
{
	struct build *b = build_new(arena, threshold);

	build_district(b, "nord");
	build_provider(b, "awo");
	build_school(b, "a", "Grundschule", "nord", "awo");
	build_school(b, "b", "Grundschule", "nord", "awo");
	build_period(b, "2017-18");
	return b;
}

static bool is_masked(const struct figure *f)
{
	return f->state == FIGURE_MASKED && f->number == 0 && f->base == 0 && f->percent == 0
		&& f->reached == -1 && !f->zero && f->words == NULL;
}

/* What becomes of one school's NUMBER (of BASE) with threshold 5. */
static struct figure masked_as(struct arena *arena, int kind, bool people, double number,
	double base)
{
	struct build *b = small_city(arena, 5);
	struct indicator *x = build_indicator(b, "x", kind);

	x->people = people;
	x->target = (struct number){ .value = 2, .set = true };
	build_number(b, build_delivery(b, "a", "2017-18"), "x", number, base);
	return *build_at(build_figures(b), 0, BY_SCHOOL, "a", "x");
}

static void test_primary(struct arena *arena)
{
	static const struct { int kind; bool people; double number, base; bool masked; } CASES[] = {
		{ INDICATOR_COUNT, true, 0, 0, false },
		{ INDICATOR_COUNT, true, 1, 0, true },
		{ INDICATOR_COUNT, true, 4, 0, true },
		{ INDICATOR_COUNT, true, 5, 0, false },
		{ INDICATOR_COUNT, false, 1, 0, false },
		{ INDICATOR_SHARE, true, 4, 50, true },
		{ INDICATOR_SHARE, true, 46, 50, true }, /* complement 4 */
		{ INDICATOR_SHARE, true, 45, 50, false },
		{ INDICATOR_SHARE, true, 50, 50, false },
		{ INDICATOR_SHARE, true, 0, 50, false },
		{ INDICATOR_SHARE, true, 0, 3, true },
		{ INDICATOR_SHARE, false, 1, 4, false },
		{ INDICATOR_YES_NO, true, 1, 0, false },
		{ INDICATOR_SCALE, true, 3, 0, false },
	};

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct figure f = masked_as(arena, CASES[i].kind, CASES[i].people,
			CASES[i].number, CASES[i].base);

		CHECK(is_masked(&f) == CASES[i].masked);
		CHECK(f.response == 1 && f.expected == 1);
	}
}

static void test_zero_and_off(struct arena *arena)
{
	struct build *b = small_city(arena, 3);
	struct delivery *d;
	struct figures *f;

	build_indicator(b, "x", INDICATOR_COUNT)->people = true;
	build_indicator(b, "y", INDICATOR_SHARE)->people = true;
	d = build_delivery(b, "a", "2017-18");
	build_number(b, d, "x", 0, 0);
	build_number(b, d, "y", 9, 9);
	CHECK(build_figures(b)->masked_count == 0);
	b->m.masking.mask_zero = true;
	f = build_figures(b);
	CHECK(is_masked(build_at(f, 0, BY_SCHOOL, "a", "x")));
	CHECK(is_masked(build_at(f, 0, BY_SCHOOL, "a", "y")));
	CHECK(figures_masked(f, 0, 0) == 2 && f->masked_count == 10);
	b->m.masking.threshold = 0;
	CHECK(build_figures(b)->masked_count == 0);
}

static void test_change_of_masked(struct arena *arena)
{
	struct build *b = small_city(arena, 5);
	struct figures *f;

	build_period(b, "2018-19");
	build_indicator(b, "x", INDICATOR_COUNT)->people = true;
	build_number(b, build_delivery(b, "a", "2017-18"), "x", 3, 0);
	build_number(b, build_delivery(b, "a", "2018-19"), "x", 9, 0);
	f = build_figures(b);
	CHECK(figures_change(f, 1, 0, 0).state == CHANGE_NONE);
	CHECK(figures_change(f, 1, 0, 0).difference == 0);
}

static void test_export(struct arena *arena)
{
	struct build *b = small_city(arena, 5);
	struct delivery *d;
	struct figures *f;
	const char *csv, *json;

	b->m.schools[0].name = build_text("Schule \"A\"; Nord");
	build_indicator(b, "x", INDICATOR_COUNT)->people = true;
	build_indicator(b, "y", INDICATOR_SHARE)->target =
		(struct number){ .value = 2.5, .set = true };
	d = build_delivery(b, "a", "2017-18");
	build_number(b, d, "x", 3, 0);
	build_number(b, d, "y", 1, 3);
	f = build_figures(b);
	csv = figures_csv(arena, f);
	json = figures_json(arena, f);
	CHECK(strncmp(csv, "\xEF\xBB\xBFzeitraum;ebene;id;", 17) == 0);
	CHECK(strstr(csv, "2017-18;schule;a;\"Schule \"\"A\"\"; Nord\";x;x;anzahl;.;;;;1;1;;;"
		"geheim\r\n") != NULL);
	CHECK(strstr(csv, ";y;y;anteil;;1;3;33,33;1;1;2,5;1;wert\r\n") != NULL);
	CHECK(strstr(json, "\"name\": \"Schule \\\"A\\\"; Nord\", \"kennzahl\": \"x\"") != NULL);
	CHECK(strstr(json, "\"prozent\": 33.3333,") != NULL);
	CHECK(g_utf8_validate(csv, -1, NULL) && g_utf8_validate(json, -1, NULL));
}

/* ---- random models against a slow, independent recomputation ---- */

enum { SCHOOLS = 24, INDICATORS = 12 };

static unsigned next_random(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 12;
}

static const char *name_of(struct arena *arena, const char *stem, int i)
{
	return arena_printf(arena, "%s%02d", stem, i);
}

static void random_value(struct build *b, struct delivery *d, const struct indicator *x,
	unsigned *seed)
{
	enum value_state state = next_random(seed) % 3 ? VALUE_NUMBER
		: VALUE_NOT_COLLECTED + next_random(seed) % 5;
	double base = next_random(seed) % 20, number = next_random(seed) % 12;

	if (next_random(seed) % 8 == 0)
		return;
	if (state != VALUE_NUMBER)
		build_state(b, d, x->id.text, state);
	else if (x->kind == INDICATOR_SHARE)
		build_number(b, d, x->id.text, number > base ? base : number, base);
	else if (x->kind == INDICATOR_YES_NO)
		build_number(b, d, x->id.text, next_random(seed) % 2, 0);
	else
		build_number(b, d, x->id.text, number, 0);
}

static struct build *random_city(struct arena *arena, unsigned seed)
{
	struct build *b = build_new(arena, (const int[]){ 0, 3, 5, 10 }[seed % 4]);

	for (int i = 0; i < 4; i++)
		build_district(b, name_of(arena, "d", i));
	for (int i = 0; i < 3; i++)
		build_provider(b, name_of(arena, "p", i));
	for (int i = 0; i < INDICATORS; i++) {
		struct indicator *x = build_indicator(b, name_of(arena, "i", i), i % 4);

		x->people = next_random(&seed) % 2;
		x->overlapping = next_random(&seed) % 4 == 0;
		x->optional = next_random(&seed) % 5 == 0;
		x->types = build_texts(arena, next_random(&seed) % 4 ? NULL : "t00+t02");
	}
	for (int i = 0; i < SCHOOLS; i++)
		build_school(b, name_of(arena, "s", i),
			name_of(arena, "t", next_random(&seed) % 3),
			name_of(arena, "d", next_random(&seed) % 4),
			(const char *[]){ NULL, "p00", "p01", "p00+p02" }[next_random(&seed) % 4]);
	build_period(b, "2016-17");
	build_period(b, "2017-18");
	for (int p = 0; p < 2; p++)
		for (int i = 0; i < SCHOOLS; i++) {
			struct delivery *d;

			if (!b->m.schools[i].has_social_work || next_random(&seed) % 6 == 0)
				continue;
			d = build_delivery(b, b->m.schools[i].id.text, b->m.periods[p].id.text);
			for (int k = 0; k < INDICATORS; k++)
				random_value(b, d, &b->f.indicators[k], &seed);
		}
	return b;
}

static const struct value *slow_value(const struct build *b, const char *school,
	const char *period, const char *indicator)
{
	for (int i = 0; i < b->r.delivery_count; i++)
		for (int k = 0; k < b->r.deliveries[i].reading_count; k++) {
			const struct reading *r = &b->r.deliveries[i].readings[k];

			if (strcmp(r->school, school) == 0 && strcmp(r->period, period) == 0
				&& strcmp(r->indicator, indicator) == 0)
				return &r->value;
		}
	return NULL;
}

static bool slow_in(const struct texts *texts, const char *text)
{
	for (int i = 0; i < texts->count; i++)
		if (strcmp(texts->items[i].text, text) == 0)
			return true;
	return false;
}

static bool slow_holds(const struct unit *u, const struct school *s)
{
	if (!s->has_social_work)
		return false;
	switch (u->dimension) {
	case BY_MUNICIPALITY: return true;
	case BY_DISTRICT: return strcmp(s->district.text, u->id) == 0;
	case BY_TYPE: return strcmp(s->type.text, u->id) == 0;
	case BY_PROVIDER: return slow_in(&s->providers, u->id);
	case BY_SCHOOL: return strcmp(s->id.text, u->id) == 0;
	}
	return false;
}

struct slow { double number, base; int n, expected; bool faulty; };

static struct slow slow_count(const struct build *b, const struct unit *u, const char *period,
	const struct indicator *x)
{
	struct slow sum = { 0 };

	for (int s = 0; s < b->m.school_count; s++) {
		const struct school *school = &b->m.schools[s];
		const struct value *v = slow_value(b, school->id.text, period, x->id.text);

		if (!slow_holds(u, school)
			|| (x->types.count && !slow_in(&x->types, school->type.text)))
			continue;
		if (v && (v->state == VALUE_NOT_APPLICABLE || (v->state == VALUE_NUMBER
			&& x->kind == INDICATOR_SHARE && v->base == 0)))
			continue;
		sum.expected++;
		sum.faulty |= v && v->state == VALUE_FAULTY;
		if (!v || v->state != VALUE_NUMBER)
			continue;
		sum.n++;
		sum.number += v->number;
		sum.base += x->kind == INDICATOR_YES_NO ? 1 : v->base;
	}
	if (x->kind == INDICATOR_SCALE && sum.n)
		sum.number = round(sum.number / sum.n * 100) / 100;
	return sum;
}

static bool small(const struct build *b, double n)
{
	return n > 0 && n < b->m.masking.threshold;
}

static void compare_cell(const struct build *b, const struct unit *u, const char *period,
	const struct indicator *x, const struct figure *f)
{
	struct slow s = slow_count(b, u, period, x);
	bool share = x->kind == INDICATOR_SHARE;
	bool counts = x->people && (share || x->kind == INDICATOR_COUNT);
	bool hide = counts && (small(b, s.number) || (share && small(b, s.base - s.number)));
	bool twice = x->kind == INDICATOR_COUNT && x->overlapping && s.n > 1;

	CHECK(f->response == s.n && f->expected == (x->optional ? s.n : s.expected));
	if (s.faulty) {
		CHECK(f->state == FIGURE_PENDING && f->number == 0);
	} else if (s.n == 0) {
		CHECK(f->state != FIGURE_NUMBER && f->number == 0);
	} else if (twice) {
		CHECK(f->state == FIGURE_NOT_ADDABLE && f->number == 0);
	} else if (hide) {
		CHECK(is_masked(f));
	} else {
		CHECK(f->state == FIGURE_NUMBER && fabs(f->number - s.number) < 1e-6
			&& fabs(f->base - s.base) < 1e-6);
	}
	/* The property itself, asked of the output alone. */
	if (counts) {
		CHECK(!small(b, f->number));
		CHECK(!share || !small(b, f->base - f->number));
	}
}

static void test_random(struct arena *arena)
{
	for (unsigned seed = 1; seed <= 16; seed++) {
		struct build *b = random_city(arena, seed);
		struct figures *f = build_figures(b);

		for (int p = 0; p < 2; p++)
			for (int u = 0; u < f->unit_count; u++)
				for (int i = 0; i < INDICATORS; i++)
					compare_cell(b, &f->units[u], b->m.periods[p].id.text,
						&b->f.indicators[i], figures_at(f, p, u, i));
		arena_reset(arena);
	}
}

int main(void)
{
	struct arena *arena = arena_new();

	test_primary(arena);
	test_zero_and_off(arena);
	test_change_of_masked(arena);
	test_export(arena);
	test_random(arena);
	arena_free(arena);
	return check_result();
}
