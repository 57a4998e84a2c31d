/* QM report views: signs for what is no number, and nothing masked in any view. */
#include <string.h>

#include "check.h"
#include "model/check.h"
#include "model_build.h"
#include "report/figure_print.h"
#include "report/qm_report.h"

/* Four schools whose every count of people is too small, in two years. */
static struct build *small_numbers(struct arena *arena)
{
	struct build *b = build_new(arena, 5);

	build_district(b, "nord");
	build_provider(b, "awo");
	build_provider(b, "stadt");
	build_period(b, "2016-17");
	build_period(b, "2017-18");
	build_indicator(b, "kinder", INDICATOR_COUNT)->people = true;
	build_indicator(b, "anteil", INDICATOR_SHARE)->people = true;
	build_indicator(b, "netz", INDICATOR_YES_NO);
	b->f.indicators[1].target = (struct number){ .value = 80, .set = true };
	for (int i = 0; i < 4; i++) {
		const char *id = arena_printf(arena, "s%d", i);

		build_school(b, id, i % 2 ? "Grundschule" : "Gymnasium", "nord",
			i == 3 ? "awo+stadt" : "awo");
		for (int p = 0; p < 2; p++) {
			struct delivery *d = build_delivery(b, id, b->m.periods[p].id.text);

			build_number(b, d, "kinder", i == 0 ? 3 : 0, 0);
			build_number(b, d, "anteil", i == 0 ? 44 : 0, i == 0 ? 47 : 0);
			build_number(b, d, "netz", i % 2, 0);
		}
	}
	return b;
}

/* Numbers and texts that may come of 3 children, or of 44 of 47. */
static bool tells(const struct view *view)
{
	static const double NUMBERS[] = { 3, 44, 47, 93.6 };
	static const char *const TEXTS[] = { "44", "47", "93,6", "1,5", "0,75" };

	for (size_t i = 0; view->kind == VIEW_NUMBER && i < 4; i++)
		if (view->number > NUMBERS[i] - 0.02 && view->number < NUMBERS[i] + 0.02)
			return true;
	for (size_t i = 0; view->text != NULL && i < 5; i++)
		if (strstr(view->text, TEXTS[i]) != NULL)
			return true;
	return false;
}

/* Inside a row of one of the two indicators nothing may tell its value. */
static int count_leaks(const struct view *view, bool inside)
{
	int leaks = 0;

	for (const struct view *v = view->child; v != NULL; v = v->next)
		if (v->name && strcmp(v->name, "id") == 0 && v->text
			&& (strcmp(v->text, "kinder") == 0 || strcmp(v->text, "anteil") == 0))
			inside = true;
	for (const struct view *v = view->child; v != NULL; v = v->next) {
		bool public = v->name && (strcmp(v->name, "zielwert") == 0
			|| strcmp(v->name, "ruecklauf") == 0);

		leaks += inside && !public && tells(v);
		leaks += count_leaks(v, inside);
	}
	return leaks;
}

static void test_masked(struct arena *arena)
{
	struct build *b = small_numbers(arena);
	struct figures *f = build_figures(b);
	struct project project = { .municipality = &b->m, .framework = &b->f, .readings = &b->r };

	for (int p = 0; p < 2; p++)
		for (int u = 0; u < f->unit_count; u++)
			CHECK(count_leaks(report_view(arena, &project, f, p, u), false) == 0);
	b->m.masking.threshold = 0;
	f = build_figures(b);
	CHECK(count_leaks(report_view(arena, &project, f, 1, 0), false) > 0);
}

static void test_print(struct arena *arena)
{
	struct indicator share = { .kind = INDICATOR_SHARE }, yes = { .kind = INDICATOR_YES_NO };
	struct indicator count = { .kind = INDICATOR_COUNT };
	struct figure f = { .number = 12345, .base = 20000, .percent = 61.725 };
	struct change change = { CHANGE_KNOWN, -4, -8, true };
	struct period period = { .id = { .text = "2017-18" } };

	CHECK_TEXT(figure_print(arena, &share, &f, false), "61,7\u202f%");
	CHECK_TEXT(figure_print(arena, &count, &f, false), "12\u202f345");
	f = (struct figure){ .number = 1, .base = 1, .percent = 100 };
	CHECK_TEXT(figure_print(arena, &yes, &f, true), "ja");
	CHECK_TEXT(figure_print(arena, &yes, &f, false), "1\u00a0von\u00a01");
	f.state = FIGURE_MASKED;
	CHECK_TEXT(figure_print(arena, &yes, &f, true), ".");
	CHECK_TEXT(change_print(arena, &count, &change), "\u22124\u00a0(\u22128,0\u202f%)");
	CHECK_TEXT(change_print(arena, &share, &change), "\u22124,0\u00a0Pkt.");
	change.state = CHANGE_BROKEN;
	CHECK_TEXT(change_print(arena, &share, &change), "Bruch");
	CHECK_TEXT(target_print(arena, &share), "–");
	share.target = (struct number){ .value = 80, .set = true };
	CHECK_TEXT(target_print(arena, &share), "≥\u00a080\u202f%");
	CHECK_TEXT(period_print(arena, &period), "2017/18");
	period.id.text = "sept-2013";
	CHECK_TEXT(period_print(arena, &period), "sept-2013");
}

static const char *told(const struct view *root, const char *path)
{
	const struct view_frame frame = { root, NULL, NULL };
	const struct view *found = view_find(&frame, path);

	return found != NULL ? found->text : NULL;
}

/* The message of this kind, or NULL. */
static const struct view *message_of(const struct view *root, const char *kind)
{
	const struct view_frame frame = { root, NULL, NULL };

	for (const struct view *m = view_find(&frame, "botschaften")->child; m; m = m->next)
		if (strcmp(told(m, "art"), kind) == 0)
			return m;
	return NULL;
}

/* Schools of which one is new: its 100 talks are no growth of the others' 60.  In the
 * count "eine" one school makes it all. */
static void test_growth(struct arena *arena)
{
	static const int TALKS[2][4] = { { 20, 20, 20, 0 }, { 23, 23, 20, 100 } };
	struct build *b = build_new(arena, 0);
	struct project project = { .municipality = &b->m, .framework = &b->f, .readings = &b->r };
	const struct view *m;

	build_period(b, "2016-17");
	build_period(b, "2017-18");
	build_indicator(b, "gespraeche", INDICATOR_COUNT);
	build_indicator(b, "eine", INDICATOR_COUNT);
	for (int i = 0; i < 4; i++) {
		const char *id = arena_printf(arena, "s%d", i);

		build_school(b, id, "Grundschule", NULL, "awo");
		for (int p = i == 3; p < 2; p++) {
			struct delivery *d = build_delivery(b, id, b->m.periods[p].id.text);

			build_number(b, d, "gespraeche", TALKS[p][i], 0);
			build_number(b, d, "eine", i == 0 && p ? 90 : 10, 0);
		}
	}
	m = message_of(report_view(arena, &project, build_figures(b), 1, 0), "zuwachs");
	CHECK(m != NULL && message_of(report_view(arena, &project, build_figures(b), 0, 0),
		"zuwachs") == NULL);
	CHECK_TEXT(told(m->child->next->child, "id"), "gespraeche");
	CHECK_TEXT(told(m, "schulen"), "3");
	CHECK_TEXT(told(m, "davor"), "60");
	CHECK_TEXT(told(m, "danach"), "66");
	CHECK_TEXT(told(m, "um"), "10,0\u202f%");
	CHECK_TEXT(told(m->child->next->child, "wert"), "166");
	CHECK(message_of(report_view(arena, &project, build_figures(b), 1, 0), "rueckgang")
		== NULL);
}

/* What rests on too few answers, or on one school, in either year is no progress: of
 * "wenig" 1 of 4 and then 4 of 4, of "allein" the one school's 1 of 9 and then 7 of 9.
 * And of four targets the two that are for each school, or unreported, cannot be told. */
static void test_progress(struct arena *arena)
{
	struct build *b = build_new(arena, 0);
	struct project project = { .municipality = &b->m, .framework = &b->f, .readings = &b->r };
	const struct view *root;

	build_period(b, "2016-17");
	build_period(b, "2017-18");
	build_indicator(b, "wenig", INDICATOR_SHARE);
	build_indicator(b, "allein", INDICATOR_SHARE);
	build_indicator(b, "genug", INDICATOR_SHARE);
	build_indicator(b, "treffen", INDICATOR_COUNT);
	build_indicator(b, "stumm", INDICATOR_SHARE);
	for (int i = 1; i < 5; i++)
		b->f.indicators[i].target = (struct number){ .value = 80, .set = true };
	for (int i = 0; i < 2; i++) {
		const char *id = arena_printf(arena, "s%d", i);

		build_school(b, id, "Grundschule", NULL, "awo");
		for (int p = 0; p < 2; p++) {
			struct delivery *d = build_delivery(b, id, b->m.periods[p].id.text);

			build_number(b, d, "wenig", p ? 2 : i, 2);
			if (i == 0)
				build_number(b, d, "allein", p ? 7 : 1, 9);
			build_number(b, d, "genug", p ? 2 : 1, i + 2);
			build_number(b, d, "treffen", 3, 0);
		}
	}
	root = report_view(arena, &project, build_figures(b), 1, 0);
	CHECK(message_of(root, "fortschritt") != NULL);
	CHECK_TEXT(told(message_of(root, "fortschritt")->child->next->child, "id"), "genug");
	CHECK(!view_find(&(struct view_frame){ root, NULL, NULL }, "ohne_wandel")->flag);
	CHECK_TEXT(told(root, "zielbilanz.anzahl"), "1");
	CHECK_TEXT(told(root, "zielbilanz.gesamt"), "2");
	CHECK_TEXT(told(root, "zielbilanz.vorgegeben"), "4");
	CHECK_TEXT(told(root, "zielbilanz.offen"), "2");
	root = report_view(arena, &project, build_figures(b), 0, 0);
	CHECK(view_find(&(struct view_frame){ root, NULL, NULL }, "ohne_wandel")->flag);
}

/* A school that had no social work the year before has no year before: that is not
 * "entfällt".  And what is said of the municipality has the form of the row.  What the
 * school says does not concern it is a row; what does not is none. */
static void test_without_last_year(struct arena *arena)
{
	struct build *b = build_new(arena, 0);
	struct project project = { .municipality = &b->m, .framework = &b->f, .readings = &b->r };
	struct figures *f;
	const struct view *view;

	build_provider(b, "awo");
	build_period(b, "2016-17");
	build_period(b, "2017-18");
	build_indicator(b, "netz", INDICATOR_YES_NO);
	build_indicator(b, "saetze", INDICATOR_COUNT)->unrelated = true;
	build_school(b, "alt", "Grundschule", NULL, "awo")->pupils.value = 100;
	build_school(b, "neu", "Grundschule", NULL, NULL);
	build_number(b, build_delivery(b, "alt", "2016-17"), "netz", 1, 0);
	build_number(b, build_delivery(b, "alt", "2017-18"), "netz", 1, 0);
	build_number(b, build_delivery(b, "neu", "2017-18"), "netz", 0, 0);
	f = build_figures(b);
	view = report_view(arena, &project, f, 1, figures_unit(f, BY_SCHOOL, "neu"));
	view = view_find(&(struct view_frame){ view, NULL, NULL }, "kennzahlen")->child;
	CHECK_TEXT(told(view, "vorjahr"), "–");
	CHECK_TEXT(told(view, "ruecklauf_vorjahr"), "–");
	CHECK_TEXT(told(view, "stadt"), "1\u00a0von\u00a02");
	CHECK_TEXT(told(view, "stadt_anteil"), "50,0\u202f%");
	build_number(b, &b->r.deliveries[1], "saetze", 3, 0);
	f = build_figures(b);
	view = report_view(arena, &project, f, 1, figures_unit(f, BY_SCHOOL, "alt"));
	view = view_find(&(struct view_frame){ view, NULL, NULL }, "kennzahlen")->child;
	CHECK_TEXT(told(view, "vorjahr"), "ja");
	CHECK_TEXT(told(view->next, "wert"), "3");
	CHECK_TEXT(told(view->next, "je_100"), "–");
	CHECK_TEXT(told(view->next, "je_vzae"), "–");
	b->f.goals = &(struct goal){ .number = build_text("1"), .title = build_text("Netz"),
		.indicators = build_texts(arena, "netz+saetze") };
	b->f.goal_count = 1;
	b->r.deliveries[1].reading_count = 0;
	build_state(b, &b->r.deliveries[1], "netz", VALUE_NOT_APPLICABLE);
	b->f.indicators[1].types = build_texts(arena, "Gymnasium");
	f = build_figures(b);
	view = report_view(arena, &project, f, 1, figures_unit(f, BY_SCHOOL, "alt"));
	view = view_find(&(struct view_frame){ view, NULL, NULL }, "ziele")->child;
	view = view_find(&(struct view_frame){ view, NULL, NULL }, "alle");
	CHECK(view->count == 1);
	CHECK_TEXT(told(view->child, "wert"), "entf.");
}

/* "keine Angabe" is said of answers only where one is missing; "entfällt" is none. */
static void test_missing_answers(struct arena *arena)
{
	static const int second[] = { VALUE_NUMBER, VALUE_NOT_APPLICABLE, VALUE_NOT_COLLECTED };
	struct goal goal = { .number = build_text("1"), .title = build_text("Netz"),
		.indicators = build_texts(arena, "netz") };

	for (int i = 0; i < 3; i++) {
		struct build *b = build_new(arena, 0);
		struct project project = { .municipality = &b->m, .framework = &b->f,
			.readings = &b->r };
		const struct view *view;

		b->f.goals = &goal;
		b->f.goal_count = 1;
		build_provider(b, "awo");
		build_period(b, "2017-18");
		build_indicator(b, "netz", INDICATOR_YES_NO);
		build_school(b, "eins", "Grundschule", NULL, "awo");
		build_school(b, "zwei", "Grundschule", NULL, "awo");
		build_number(b, build_delivery(b, "eins", "2017-18"), "netz", 1, 0);
		build_delivery(b, "zwei", "2017-18");
		if (second[i] == VALUE_NUMBER)
			build_number(b, &b->r.deliveries[1], "netz", 0, 0);
		else
			build_state(b, &b->r.deliveries[1], "netz", second[i]);
		view = report_view(arena, &project, build_figures(b), 0, 0);
		view = view_find(&(struct view_frame){ view, NULL, NULL }, "ziele")->child;
		view = view_find(&(struct view_frame){ view, NULL, NULL }, "ja_nein_luecken");
		CHECK(view->flag == (second[i] == VALUE_NOT_COLLECTED));
	}
}

/* Where one count of an area has years enough for a line, the shorter ones have theirs:
 * colors go by the order of the counts, and it is the same in all parts. */
static void test_lines(struct arena *arena)
{
	static const char *const periods[] = { "2015-16", "2016-17", "2017-18" };
	struct build *b = build_new(arena, 0);
	struct project project = { .municipality = &b->m, .framework = &b->f, .readings = &b->r };
	struct area areas[] = { { .id = build_text("eltern"), .name = build_text("Eltern") } };
	struct scheme schemes[] = { { .id = build_text("felder"), .areas = areas,
		.area_count = 1 } };
	struct figures *f;
	const struct view *lines;

	b->f.schemes = schemes;
	b->f.scheme_count = 1;
	build_provider(b, "awo");
	build_school(b, "alt", "Grundschule", NULL, "awo");
	for (int i = 0; i < 3; i++)
		build_indicator(b, i == 0 ? "neu" : i == 1 ? "lang" : "nie",
			INDICATOR_COUNT)->area = areas[0].id;
	for (int p = 0; p < 3; p++) {
		struct delivery *d;

		build_period(b, periods[p]);
		d = build_delivery(b, "alt", periods[p]);
		build_number(b, d, "lang", 10 + p, 0);
		if (p == 2)
			build_number(b, d, "neu", 4, 0);
	}
	f = build_figures(b);
	for (int p = 1; p < 3; p++) {
		lines = report_view(arena, &project, f, p, 0);
		lines = view_find(&(struct view_frame){ lines, NULL, NULL }, "leistungen")->child;
		lines = view_find(&(struct view_frame){ lines, NULL, NULL }, "verlauf");
		CHECK(lines->count == (p == 2 ? 2 : 0));
	}
	CHECK_TEXT(told(lines->child, "name"), "neu");
	CHECK_TEXT(told(lines->child->next, "name"), "lang");
}

int main(void)
{
	struct arena *arena = arena_new();

	test_print(arena);
	test_growth(arena);
	test_progress(arena);
	test_without_last_year(arena);
	test_missing_answers(arena);
	test_lines(arena);
	test_masked(arena);
	arena_free(arena);
	return check_result();
}
