/* Counting: every indicator kind, every state, response and base, targets,
 * structure, change and break. */
#include <math.h>

#include "base/collate.h"
#include "check.h"
#include "model_build.h"

static bool near(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

/* Four schools: a and b in Nord, c in Süd, d without social work; c shared. */
static struct build *city(struct arena *arena)
{
	struct build *b = build_new(arena, 0);

	build_district(b, "sued");
	build_district(b, "nord");
	build_provider(b, "awo");
	build_provider(b, "stadt");
	build_school(b, "c", "Grundschule", "sued", "awo+stadt");
	build_school(b, "b", "Gymnasium", "nord", "stadt");
	build_school(b, "a", "Grundschule", "nord", "awo");
	build_school(b, "d", "Gymnasium", "sued", NULL);
	build_period(b, "2016-17");
	build_period(b, "2017-18");
	build_worker(b, "F1", "a", "awo", 0.5);
	build_worker(b, "F1", "c", "awo", 0.25);
	build_worker(b, "F2", "c", "stadt", 0.75);
	build_worker(b, "F3", "b", "stadt", 1);
	return b;
}

static void test_units(struct arena *arena)
{
	struct build *b = city(arena);
	struct figures *f = build_figures(b);

	CHECK(f->unit_count == 1 + 2 + 2 + 2 + 3);
	CHECK_TEXT(f->units[1].id, "nord");
	CHECK_TEXT(f->units[2].id, "sued");
	CHECK_TEXT(f->units[3].id, "awo");
	CHECK_TEXT(f->units[5].id, "Grundschule");
	CHECK_TEXT(f->units[7].id, "a");
	CHECK_TEXT(f->units[9].id, "c");
	CHECK(f->units[0].school_count == 3 && f->units[0].all_schools == 4);
	CHECK(f->units[2].school_count == 1 && f->units[2].all_schools == 2);
	CHECK(f->units[3].shared && f->units[4].shared && !f->units[0].shared);
	CHECK(figures_unit(f, BY_SCHOOL, "d") == -1);
	/* In the order of what is printed: the short name, where there is one. */
	b->m.providers[0].short_name = build_text("Zett");
	f = build_figures(b);
	CHECK_TEXT(f->units[3].brief, "stadt");
	CHECK_TEXT(f->units[4].brief, "Zett");
	CHECK_TEXT(f->units[4].name, "awo");
	CHECK(collate_compare("Förderschule", "Forum") < 0);
	CHECK(collate_compare("Ärzte", "Bach") < 0 && collate_compare("zoo", "Äpfel") > 0);
	CHECK(collate_compare("Straße", "strasse") != 0);
}

static void test_structure(struct arena *arena)
{
	struct build *b = city(arena);
	struct figures *f;
	int city_unit, awo;

	build_delivery(b, "a", "2017-18");
	build_delivery(b, "b", "2017-18")->late = true;
	f = build_figures(b);
	city_unit = figures_unit(f, BY_MUNICIPALITY, NULL);
	awo = figures_unit(f, BY_PROVIDER, "awo");
	CHECK(figures_structure(f, 1, city_unit, STRUCTURE_SCHOOLS)->number == 4);
	CHECK(figures_structure(f, 1, city_unit, STRUCTURE_SITES)->number == 3);
	CHECK(figures_structure(f, 1, city_unit, STRUCTURE_PUPILS)->number == 600);
	CHECK(figures_structure(f, 1, city_unit, STRUCTURE_WORKERS)->number == 3);
	CHECK(near(figures_structure(f, 1, city_unit, STRUCTURE_FTE)->number, 2.5));
	CHECK(near(figures_structure(f, 1, city_unit, STRUCTURE_RATIO)->number, 240));
	CHECK(figures_structure(f, 1, city_unit, STRUCTURE_DELIVERED)->number == 2);
	CHECK(figures_structure(f, 1, city_unit, STRUCTURE_DELIVERED)->base == 3);
	CHECK(figures_structure(f, 1, city_unit, STRUCTURE_ON_TIME)->number == 1);
	CHECK(figures_structure(f, 1, awo, STRUCTURE_WORKERS)->number == 1);
	CHECK(near(figures_structure(f, 1, awo, STRUCTURE_FTE)->number, 0.75));
	/* 200 at a, and a quarter of the 200 at c. */
	CHECK(near(figures_structure(f, 1, awo, STRUCTURE_APPORTIONED)->number, 250));
	CHECK(figures_structure(f, 1, awo, STRUCTURE_PUPILS)->number == 400);
	CHECK(near(figures_structure(f, 1, awo, STRUCTURE_RATIO)->number, 250 / 0.75));
	/* No staff table for the first period: not zero, but unknown. */
	CHECK(figures_structure(f, 0, city_unit, STRUCTURE_FTE)->state == FIGURE_MISSING);
	CHECK(figures_structure(f, 0, city_unit, STRUCTURE_SITES)->number == 3);
	CHECK(figures_newest_period(f) == 1);
}

/* A provider alone makes no site once the staff table speaks of the period. */
static void test_sites(struct arena *arena)
{
	struct build *b = city(arena);
	struct figures *f;

	build_school(b, "e", "Gymnasium", "nord", "awo");
	f = build_figures(b);
	CHECK(figures_structure(f, 0, 0, STRUCTURE_SITES)->number == 4);
	CHECK(figures_structure(f, 1, 0, STRUCTURE_SITES)->number == 3);
	build_delivery(b, "e", "2017-18");
	CHECK(figures_structure(build_figures(b), 1, 0, STRUCTURE_SITES)->number == 4);
}

static void fill_kinds(struct build *b)
{
	struct delivery *a, *s, *c;

	build_indicator(b, "beratung", INDICATOR_COUNT);
	build_indicator(b, "klassen", INDICATOR_SHARE);
	build_indicator(b, "netz", INDICATOR_YES_NO);
	build_indicator(b, "stufe", INDICATOR_SCALE);
	build_indicator(b, "wort", INDICATOR_WORDS);
	a = build_delivery(b, "a", "2017-18");
	build_number(b, a, "beratung", 46, 0);
	build_number(b, a, "klassen", 3, 4);
	build_number(b, a, "netz", 1, 0);
	build_number(b, a, "stufe", 3, 0);
	build_value(b, a, "wort", (struct value){ .state = VALUE_WORDS, .words = "gut" });
	s = build_delivery(b, "b", "2017-18");
	build_number(b, s, "beratung", 0, 0);
	build_number(b, s, "klassen", 20, 20);
	build_number(b, s, "netz", 0, 0);
	build_number(b, s, "stufe", 2, 0);
	c = build_delivery(b, "c", "2017-18");
	build_state(b, c, "beratung", VALUE_NOT_COLLECTED);
	build_number(b, c, "klassen", 0, 0);
	build_number(b, c, "stufe", 2, 0);
}

static void test_kinds(struct arena *arena)
{
	struct build *b = city(arena);
	struct figures *f;
	const struct figure *x;

	fill_kinds(b);
	f = build_figures(b);
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "beratung");
	CHECK(x->state == FIGURE_NUMBER && x->number == 46 && x->response == 2
		&& x->expected == 3 && !x->zero && x->reached == -1);
	CHECK(near(x->fte, 1.5) && near(x->pupils, 400));
	x = build_at(f, 1, BY_SCHOOL, "b", "beratung");
	CHECK(x->state == FIGURE_NUMBER && x->number == 0 && x->zero && x->response == 1);
	/* Sums, not the mean of percentages; 0 of 0 concerns nobody. */
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "klassen");
	CHECK(x->number == 23 && x->base == 24 && near(x->percent, 100 * 23 / 24.0)
		&& x->response == 2 && x->expected == 2);
	CHECK(build_at(f, 1, BY_SCHOOL, "c", "klassen")->state == FIGURE_NOT_APPLICABLE);
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "netz");
	CHECK(x->number == 1 && x->base == 2 && near(x->percent, 50) && x->expected == 3);
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "stufe");
	CHECK(near(x->number, 2.33) && x->response == 3);
	CHECK_TEXT(build_at(f, 1, BY_SCHOOL, "a", "wort")->words, "gut");
	CHECK(build_at(f, 1, BY_SCHOOL, "a", "wort")->state == FIGURE_WORDS);
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "wort");
	CHECK(x->state == FIGURE_NOT_ADDABLE && x->words == NULL && x->response == 1);
	/* A shared school counts in both providers, once in the city. */
	CHECK(build_at(f, 1, BY_PROVIDER, "awo", "stufe")->response == 2);
	CHECK(build_at(f, 1, BY_PROVIDER, "stadt", "stufe")->response == 2);
	CHECK(build_at(f, 0, BY_MUNICIPALITY, NULL, "stufe")->state == FIGURE_MISSING);
}

static void test_states(struct arena *arena)
{
	static const struct {
		enum value_state said;
		enum figure_state is;
		int expected;
	} CASES[] = {
		{ VALUE_MISSING, FIGURE_MISSING, 1 },
		{ VALUE_NOT_COLLECTED, FIGURE_NOT_COLLECTED, 1 },
		{ VALUE_NOT_APPLICABLE, FIGURE_NOT_APPLICABLE, 0 },
		{ VALUE_PENDING, FIGURE_PENDING, 1 },
		{ VALUE_SECRET, FIGURE_MASKED, 1 },
	};

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct build *b = city(arena);
		const struct figure *x;

		build_indicator(b, "x", INDICATOR_COUNT);
		build_state(b, build_delivery(b, "a", "2017-18"), "x", CASES[i].said);
		x = build_at(build_figures(b), 1, BY_SCHOOL, "a", "x");
		CHECK(x->state == CASES[i].is);
		CHECK(x->expected == CASES[i].expected && x->response == 0 && !x->zero);
	}
}

/* A faulty reading leaves open every figure that it belongs to, and no other. */
static void test_faulty(struct arena *arena)
{
	struct build *b = city(arena);
	struct figures *f;
	const struct figure *x;

	build_indicator(b, "x", INDICATOR_COUNT);
	build_number(b, build_delivery(b, "a", "2017-18"), "x", 40, 0);
	build_state(b, build_delivery(b, "c", "2017-18"), "x", VALUE_FAULTY);
	f = build_figures(b);
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "x");
	CHECK(x->state == FIGURE_PENDING && x->number == 0 && x->reached == -1);
	CHECK(build_at(f, 1, BY_SCHOOL, "c", "x")->state == FIGURE_PENDING);
	CHECK(build_at(f, 1, BY_SCHOOL, "a", "x")->number == 40);
	CHECK(build_at(f, 1, BY_DISTRICT, "nord", "x")->number == 40);
}

/* So does a delivery of which it is not known what it reports, and its pupils. */
static void test_doubtful(struct arena *arena)
{
	struct build *b = city(arena);
	struct delivery *delivery;
	struct figures *f;

	build_indicator(b, "x", INDICATOR_COUNT);
	build_indicator(b, "y", INDICATOR_COUNT);
	build_number(b, build_delivery(b, "a", "2017-18"), "x", 40, 0);
	delivery = build_delivery(b, "c", "2017-18");
	build_number(b, delivery, "x", 7, 0);
	delivery->doubtful = true;
	f = build_figures(b);
	CHECK(build_at(f, 1, BY_MUNICIPALITY, NULL, "x")->state == FIGURE_PENDING);
	CHECK(build_at(f, 1, BY_MUNICIPALITY, NULL, "y")->state == FIGURE_PENDING);
	CHECK(build_at(f, 1, BY_DISTRICT, "nord", "x")->number == 40);
	CHECK(figures_structure(f, 1, 0, STRUCTURE_PUPILS)->state == FIGURE_PENDING);
	CHECK(figures_structure(f, 1, 0, STRUCTURE_RATIO)->state == FIGURE_PENDING);
	CHECK(figures_structure(f, 1, 0, STRUCTURE_DELIVERED)->number == 2);
	CHECK(figures_structure(f, 0, 0, STRUCTURE_PUPILS)->state != FIGURE_PENDING);
}

static void test_overlap(struct arena *arena)
{
	struct build *b = city(arena);
	struct figures *f;
	const struct figure *x;

	build_indicator(b, "kinder", INDICATOR_COUNT)->overlapping = true;
	build_number(b, build_delivery(b, "a", "2017-18"), "kinder", 40, 0);
	build_number(b, build_delivery(b, "c", "2017-18"), "kinder", 30, 0);
	f = build_figures(b);
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "kinder");
	CHECK(x->state == FIGURE_NOT_ADDABLE && x->number == 0 && x->response == 2);
	CHECK(build_at(f, 1, BY_SCHOOL, "a", "kinder")->number == 40);
	CHECK(build_at(f, 1, BY_DISTRICT, "nord", "kinder")->number == 40);
}

static void test_expected(struct arena *arena)
{
	struct build *b = city(arena);
	struct figures *f;
	const struct figure *x;

	build_indicator(b, "gs", INDICATOR_COUNT)->types = build_texts(arena, "Grundschule");
	build_indicator(b, "frei", INDICATOR_COUNT)->optional = true;
	build_number(b, build_delivery(b, "a", "2017-18"), "frei", 4, 0);
	build_state(b, build_delivery(b, "c", "2017-18"), "gs", VALUE_NOT_APPLICABLE);
	f = build_figures(b);
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "gs");
	CHECK(x->expected == 1 && x->response == 0 && x->state == FIGURE_MISSING);
	CHECK(build_at(f, 1, BY_TYPE, "Gymnasium", "gs")->state == FIGURE_NOT_APPLICABLE);
	x = build_at(f, 1, BY_MUNICIPALITY, NULL, "frei");
	CHECK(x->expected == 1 && x->response == 1);
}

static void test_target(struct arena *arena)
{
	static const struct { int direction; double target, a, s; int reached; } CASES[] = {
		{ DIRECTION_UP, 80, 4, 3, 1 },    /* 80 % and 60 % */
		{ DIRECTION_UP, 60, 4, 3, 2 },
		{ DIRECTION_DOWN, 60, 4, 3, 1 },
		{ DIRECTION_NONE, 60, 4, 3, -1 },
	};

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct build *b = city(arena);
		struct indicator *x = build_indicator(b, "x", INDICATOR_SHARE);

		x->direction = CASES[i].direction;
		x->target = (struct number){ .value = CASES[i].target, .set = true };
		build_number(b, build_delivery(b, "a", "2017-18"), "x", CASES[i].a, 5);
		build_number(b, build_delivery(b, "b", "2017-18"), "x", CASES[i].s, 5);
		CHECK(build_at(build_figures(b), 1, BY_MUNICIPALITY, NULL, "x")->reached
			== CASES[i].reached);
	}
}

/* beratung 8, then 12, then 18; the indicator and the year may break. */
static struct figures *three_years(struct arena *arena, const char *valid_from,
	const char *break_note)
{
	struct build *b = city(arena);
	struct indicator *x = build_indicator(b, "x", INDICATOR_COUNT);

	build_period(b, "2018-19")->break_note = build_text(break_note);
	x->valid_from = build_text(valid_from);
	build_indicator(b, "y", INDICATOR_SHARE);
	for (int p = 0; p < 3; p++) {
		struct delivery *d = build_delivery(b, "a", b->m.periods[p].id.text);

		build_number(b, d, "x", (const double[]){ 8, 12, 18 }[p], 0);
		build_number(b, d, "y", (const double[]){ 5, 6, 8 }[p], 10);
	}
	return build_figures(b);
}

static void test_change(struct arena *arena)
{
	struct figures *f = three_years(arena, NULL, NULL);
	struct change c;

	CHECK(figures_change(f, 0, 0, 0).state == CHANGE_NONE);
	c = figures_change(f, 1, 0, 0);
	CHECK(c.state == CHANGE_KNOWN && near(c.difference, 4) && !c.percent_known);
	c = figures_change(f, 2, 0, 0);
	CHECK(c.state == CHANGE_KNOWN && near(c.difference, 6) && c.percent_known
		&& near(c.percent, 50));
	c = figures_change(f, 2, 0, 1);
	CHECK(c.state == CHANGE_KNOWN && near(c.difference, 20) && !c.percent_known);
	CHECK(figures_change(f, 2, figures_unit(f, BY_SCHOOL, "b"), 0).state == CHANGE_NONE);

	f = three_years(arena, "2017-18", NULL);
	CHECK(figures_change(f, 1, 0, 0).state == CHANGE_BROKEN && figures_break(f, 1, 0));
	CHECK(figures_change(f, 2, 0, 0).state == CHANGE_KNOWN);
	CHECK(figures_change(f, 1, 0, 1).state == CHANGE_KNOWN);
	f = three_years(arena, NULL, "neues Formular");
	CHECK(figures_change(f, 1, 0, 0).state == CHANGE_KNOWN);
	CHECK(figures_change(f, 2, 0, 1).state == CHANGE_BROKEN);
}

/* 20 from one school, then 60 from two: growth of the response, not of the work. */
static void test_change_of_response(struct arena *arena)
{
	struct build *b = city(arena);
	struct change c;

	build_indicator(b, "x", INDICATOR_COUNT);
	build_number(b, build_delivery(b, "a", b->m.periods[0].id.text), "x", 20, 0);
	build_number(b, build_delivery(b, "a", b->m.periods[1].id.text), "x", 30, 0);
	build_number(b, build_delivery(b, "b", b->m.periods[1].id.text), "x", 30, 0);
	c = figures_change(build_figures(b), 1, 0, 0);
	CHECK(c.state == CHANGE_KNOWN && near(c.difference, 40) && !c.percent_known);
}

int main(void)
{
	struct arena *arena = arena_new();

	test_units(arena);
	test_structure(arena);
	test_sites(arena);
	test_kinds(arena);
	test_states(arena);
	test_faulty(arena);
	test_doubtful(arena);
	test_overlap(arena);
	test_expected(arena);
	test_target(arena);
	test_change(arena);
	test_change_of_response(arena);
	arena_free(arena);
	return check_result();
}
