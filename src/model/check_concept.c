/* Check, the concepts: schools, goals against the framework, approval. */
#include <glib.h>
#include <string.h>
#include "check_rules.h"

/* One concept under the check. */
struct concept_check {
	struct checker *c;
	const struct concept *concept;
	GHashTable *numbers;   /* of its goals */
	bool shared_numbers;   /* its goals are numbered as the framework's are */
};

static void check_schools(struct checker *c, const struct concept *concept, GHashTable *covered)
{
	const struct municipality *m = c->project->municipality;

	for (int i = 0; i < concept->schools.count; i++) {
		const struct text *id = &concept->schools.items[i];
		const struct concept *other;

		if (!register_school(m, id->text)) {
			register_report_unknown(c->arena, c->diag, m, REGISTER_SCHOOLS, *id);
			continue;
		}
		other = g_hash_table_lookup(covered, id->text);
		if (other && other != concept)
			diag_report(c->diag, DIAG_CONCEPT_TWICE, id->place, id->text,
				other->source->path);
		g_hash_table_insert(covered, (gpointer)id->text, (gpointer)concept);
	}
}

/* Whether the catalogue is there; its absence has been reported where it matters. */
static bool has_catalogue(const struct framework *f)
{
	return f->indicator_count > 0 || !f->source->broken;
}

/* Words that were meant as an id: no blank, no capital letter. */
static bool looks_like_id(const char *words)
{
	for (const char *p = words; *p; p++)
		if (!g_ascii_islower(*p) && !g_ascii_isdigit(*p) && !strchr("-_.", *p))
			return false;
	return g_ascii_islower(*words);
}

static bool has_indicator(const struct concept_check *k, const char *id)
{
	if (framework_indicator(k->c->project->framework, id))
		return true;
	for (int i = 0; i < k->concept->indicator_count; i++)
		if (!strcmp(k->concept->indicators[i].id.text, id))
			return true;
	return false;
}

static void check_measures(const struct concept_check *k, const struct concept_goal *goal)
{
	if (goal->not_applicable && goal->measure_count > 0)
		diag_report(k->c->diag, DIAG_GOAL_NOT_APPLICABLE, goal->place, goal->number.text);
	for (int i = 0; i < goal->measure_count; i++) {
		const struct measure *measure = &goal->measures[i];

		check_areas(k->c, &measure->areas);
		for (int n = 0; n < measure->indicators.count; n++) {
			const struct text *id = &measure->indicators.items[n];

			if (looks_like_id(id->text) && !has_indicator(k, id->text) &&
				has_catalogue(k->c->project->framework))
				diag_suggest(k->c->diag, DIAG_MEASURE_INDICATOR, id->place,
					id->text, k->c->indicators, id->text);
		}
	}
}

/* Equal but for blanks and line breaks, which a file may set as it likes. */
static bool same_words(const char *a, const char *b)
{
	for (;;) {
		bool blank_a = g_ascii_isspace(*a), blank_b = g_ascii_isspace(*b);

		while (g_ascii_isspace(*a))
			a++;
		while (g_ascii_isspace(*b))
			b++;
		if (*a != *b || (*a && blank_a != blank_b))
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

static void check_goal(const struct concept_check *k, const struct concept_goal *goal)
{
	struct checker *c = k->c;
	const struct framework *f = c->project->framework;
	const char *number = goal->number.text;
	const struct goal *shared = k->shared_numbers ? framework_goal(f, number, NULL) : NULL;

	if (!g_hash_table_add(k->numbers, (gpointer)number))
		diag_report(c->diag, DIAG_DUPLICATE_ID, goal->number.place, "Ziel", number);
	if (!goal->words.text && !framework_lacks(c->diag, f, f->goal_count))
		diag_suggest(c->diag, DIAG_GOAL_WITHOUT_WORDS, goal->number.place, number,
			c->goals, number);
	else if (goal->words.text && k->shared_numbers && !shared)
		diag_report(c->diag, DIAG_GOAL_OWN, goal->number.place, number);
	if (shared && shared->words.text && goal->words.text &&
		!same_words(shared->words.text, goal->words.text))
		diag_report(c->diag, DIAG_GOAL_ALTERED, goal->words.place, number);
	check_measures(k, goal);
}

static void check_goals(const struct concept_check *k, const struct concept_goal *goals,
	int count)
{
	for (int i = 0; i < count; i++) {
		check_goal(k, &goals[i]);
		check_goals(k, goals[i].goals, goals[i].goal_count);
	}
}

/* Whether any number is one of the framework's. */
static bool uses_framework(const struct framework *f, const struct concept_goal *goals, int count)
{
	for (int i = 0; i < count; i++)
		if (framework_goal(f, goals[i].number.text, NULL) ||
			uses_framework(f, goals[i].goals, goals[i].goal_count))
			return true;
	return false;
}

/* Whether a goal of the framework concerns any school of the concept. */
static bool concerns(const struct concept_check *k, const struct goal *goal)
{
	const struct municipality *m = k->c->project->municipality;

	for (int i = 0; i < k->concept->schools.count; i++) {
		const struct school *s = register_school(m, k->concept->schools.items[i].text);

		for (int t = 0; s && s->type.text && t < goal->types.count; t++)
			if (!strcmp(goal->types.items[t].text, s->type.text))
				return true;
	}
	return goal->types.count == 0;
}

static void check_mandatory(const struct concept_check *k, const struct goal *goals, int count)
{
	enum diag_code code = k->concept->state == CONCEPT_APPROVED ?
		DIAG_GOAL_MISSING : DIAG_GOAL_MISSING_DRAFT;

	for (int i = 0; i < count; i++) {
		const struct goal *goal = &goals[i];

		if (goal->mandatory && concerns(k, goal) &&
			!g_hash_table_contains(k->numbers, goal->number.text))
			diag_report(k->c->diag, code, k->concept->place, goal->number.text);
		check_mandatory(k, goal->goals, goal->goal_count);
	}
}

static bool shows_goals(const struct chapter *chapters, int count)
{
	for (int i = 0; i < count; i++)
		if (chapters[i].kind == CHAPTER_GOALS ||
			shows_goals(chapters[i].chapters, chapters[i].chapter_count))
			return true;
	return false;
}

static void check_approval(struct checker *c, const struct concept *concept)
{
	const struct approval *a = &concept->approval;
	double votes = a->yes.value + a->no.value + a->abstain.value;

	if (concept->state == CONCEPT_APPROVED && !date_is_set(a->date.date))
		diag_report(c->diag, DIAG_APPROVED_WITHOUT_DATE, concept->place);
	if (a->present.set && votes > a->present.value)
		diag_report(c->diag, DIAG_VOTES_ABOVE_PRESENT, a->present.place,
			check_number(c, votes), check_number(c, a->present.value));
	if (a->seats.set && a->present.set && a->present.value > a->seats.value)
		diag_report(c->diag, DIAG_PRESENT_ABOVE_SEATS, a->present.place,
			check_number(c, a->present.value), check_number(c, a->seats.value));
	if (date_is_set(concept->valid_from.date) && date_is_set(concept->valid_to.date) &&
		date_compare(concept->valid_to.date, concept->valid_from.date) < 0)
		diag_report(c->diag, DIAG_VALIDITY_BACKWARDS, concept->valid_to.place);
}

static void check_services(struct checker *c, const struct concept *concept)
{
	const struct municipality *m = c->project->municipality;

	for (int i = 0; i < concept->service_count; i++) {
		const struct text *provider = &concept->services[i].provider;

		if (provider->text && looks_like_id(provider->text) &&
			!register_find_provider(m, provider->text))
			diag_suggest(c->diag, DIAG_SERVICE_PROVIDER, provider->place,
				provider->text, register_names(c->arena, m, REGISTER_PROVIDERS),
				provider->text);
	}
}

static void check_concept(struct checker *c, const struct concept *concept)
{
	const struct framework *f = c->project->framework;
	struct concept_check k = {
		.c = c, .concept = concept,
		.numbers = g_hash_table_new(g_str_hash, g_str_equal),
		.shared_numbers = concept->level_count == 0 &&
			uses_framework(f, concept->goals, concept->goal_count),
	};

	check_period_id(c, &concept->period);
	check_services(c, concept);
	check_approval(c, concept);
	check_goals(&k, concept->goals, concept->goal_count);
	if (k.shared_numbers)
		check_mandatory(&k, f->goals, f->goal_count);
	if (concept->goal_count > 0 && !shows_goals(concept->chapters, concept->chapter_count))
		diag_report(c->diag, DIAG_GOALS_NOT_PRINTED, concept->goals[0].place);
	g_hash_table_destroy(k.numbers);
}

void check_concepts(struct checker *c)
{
	GHashTable *covered = g_hash_table_new(g_str_hash, g_str_equal);

	for (int i = 0; i < c->project->concept_count; i++) {
		const struct concept *concept = c->project->concepts[i];

		check_schools(c, concept, covered);
		if (concept->place.source) /* else unreadable, and reported */
			check_concept(c, concept);
	}
	g_hash_table_destroy(covered);
}
