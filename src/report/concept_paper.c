/* Concept paper: what stands around the goals. */
#include "concept_paper.h"

#include <string.h>
#include "../model/check.h"
#include "city_view.h"
#include "concept_goals.h"
#include "view.h"

struct paper {
	struct arena *arena;
	const struct project *project;
	const struct concept *concept;
	int period;              /* index, -1: none */
	struct goal_context goals;
};

static int period_index(const struct paper *p)
{
	const struct municipality *m = p->project->municipality;

	for (int i = 0; p->concept->period.text && i < m->period_count; i++)
		if (strcmp(m->periods[i].id.text, p->concept->period.text) == 0)
			return i;
	return -1;
}

static void head_add(const struct paper *p, struct view *root)
{
	struct arena *arena = p->arena;
	const struct concept *concept = p->concept;
	const struct number *first = &concept->first_chapter;
	struct view *state;

	view_input(root, "titel", concept->title);
	view_input(root, "untertitel", concept->subtitle);
	view_input(root, "fassung", concept->version);
	view_date(root, "stand", concept->date.date);
	view_date(root, "gueltig_von", concept->valid_from.date);
	view_date(root, "gueltig_bis", concept->valid_to.date);
	view_input(root, "zeitraum", p->period < 0 ? (struct text){0}
		: p->project->municipality->periods[p->period].name);
	view_text(root, "erstes_kapitel",
		first->set ? number_print(arena, first->value, 0) : NULL);
	state = view_record(root, "ist");
	view_flag(state, "entwurf", concept->state == CONCEPT_DRAFT);
	view_flag(state, "beschlossen", concept->state == CONCEPT_APPROVED);
}

/* Pupils and posts as the register has them: a concept rests on what the school
 * is, not on what it reports, so that a new reading does not make it anew. */
static void structure_add(const struct paper *p, struct view *item, const struct school *school)
{
	const struct municipality *m = p->project->municipality;
	bool staffed = p->period >= 0;
	double fte = staffed
		? register_fte(m, school->id.text, m->periods[p->period].id.text, NULL) : 0;

	if (school->pupils.set)
		view_number(item, "kinder", school->pupils.value, 0);
	else
		view_absent(item, "kinder", "–");
	if (fte > 0)
		view_number(item, "vzae", fte, 2);
	else
		view_absent(item, "vzae", "–");
}

static void school_fill(const struct paper *p, struct view *item, const struct school *school)
{
	const struct district *district = school->district.text
		? register_district(p->project->municipality, school->district.text) : NULL;

	view_input(item, "id", school->id);
	view_input(item, "name", school->name);
	view_input(item, "kurz", school->short_name);
	view_input(item, "nummer", school->number);
	view_input(item, "schulform", school->type);
	view_input(item, "bezirk", district ? district->name : (struct text){0});
	view_input(item, "strasse", school->street);
	view_input(item, "plz", school->postcode);
	view_input(item, "ort", school->town);
	view_input(item, "telefon", school->phone);
	view_input(item, "email", school->mail);
	view_input(item, "web", school->web);
	structure_add(p, item, school);
}

static bool is_listed(const struct view *list, const char *name)
{
	for (const struct view *item = list->child; item; item = item->next)
		if (strcmp(item->text, name) == 0)
			return true;
	return false;
}

static void providers_add(const struct paper *p, struct view *list, const struct school *school)
{
	for (int i = 0; i < school->providers.count; i++) {
		const struct provider *provider = register_provider(p->project->municipality,
			school->providers.items[i].text);

		if (provider && provider->name.text && !is_listed(list, provider->name.text))
			view_item_text(list, provider->name);
	}
}

static void schools_add(const struct paper *p, struct view *root)
{
	struct view *first = view_record(root, "schule");
	struct view *list = view_list(root, "schulen");
	struct view *names = view_list(root, "schulnamen");
	struct view *providers = view_list(root, "traeger");

	for (int i = 0; i < p->concept->schools.count; i++) {
		const struct school *school = register_school(p->project->municipality,
			p->concept->schools.items[i].text);

		if (!school)
			continue;
		if (!first->count)
			school_fill(p, first, school);
		school_fill(p, view_item(list), school);
		view_item_text(names, school->short_name);
		providers_add(p, providers, school);
	}
}

static void contacts_add(const struct paper *p, struct view *root)
{
	struct view *list = view_list(root, "kontakte");

	for (int i = 0; i < p->concept->contact_count; i++) {
		const struct contact *contact = &p->concept->contacts[i];
		struct view *item;

		if (contact->audience != CONTACT_PUBLIC)
			continue;
		item = view_item(list);
		view_input(item, "rolle", contact->role);
		view_input(item, "name", contact->name);
		view_input(item, "telefon", contact->phone);
		view_input(item, "email", contact->mail);
		view_input(item, "raum", contact->room);
		view_input(item, "zeiten", contact->hours);
	}
}

static void hours_add(const struct paper *p, struct view *root)
{
	static const char *const days[] = {
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag"};
	struct view *list = view_list(root, "sprechzeiten");

	for (int i = 0; i < p->concept->hours_count; i++) {
		const struct hours_row *row = &p->concept->hours[i];
		struct view *item = view_item(list);

		view_input(item, "fuer", row->audience);
		for (int day = 0; day < 5; day++)
			view_input(item, days[day], row->days[day]);
		view_input(item, "hinweis", row->note);
	}
}

static void amount_add(struct arena *arena, struct view *item, const char *name,
	const struct number *number, int decimals)
{
	view_text(item, name,
		number->set ? number_print(arena, number->value, decimals) : NULL);
}

static int decimals_of(const struct number *number)
{
	double tenth = number->value * 10;

	if (number->value <= (double)(long)number->value)
		return 0;
	return tenth <= (double)(long)tenth ? 1 : 2;
}

static void services_add(const struct paper *p, struct view *root)
{
	struct view *list = view_list(root, "dienste");

	for (int i = 0; i < p->concept->service_count; i++) {
		const struct service *service = &p->concept->services[i];
		const struct provider *provider = service->provider.text ? register_find_provider(
			p->project->municipality, service->provider.text) : NULL;
		struct view *item = view_item(list);

		view_input(item, "name", service->name);
		view_input(item, "traeger", provider ? provider->name : service->provider);
		view_markdown(item, "text", service->words);
		amount_add(p->arena, item, "stunden", &service->hours,
			decimals_of(&service->hours));
		amount_add(p->arena, item, "stelle", &service->fte, decimals_of(&service->fte));
	}
}

static void versions_add(const struct paper *p, struct view *root)
{
	struct view *list = view_list(root, "verlauf");

	for (int i = 0; i < p->concept->version_count; i++) {
		const struct version *version = &p->concept->versions[i];
		struct view *item = view_item(list);

		view_input(item, "fassung", version->number);
		view_date(item, "datum", version->date.date);
		view_input(item, "aenderung", version->change);
		view_input(item, "von", version->author);
	}
}

static void approval_add(const struct paper *p, struct view *root)
{
	const struct approval *approval = &p->concept->approval;
	struct arena *arena = p->arena;
	struct view *record = view_record(root, "konferenz"), *votes;

	view_markdown(record, "beschlussvorschlag", approval->proposal);
	view_date(record, "datum", approval->date.date);
	votes = view_item(view_list(record, "stimmen"));
	amount_add(arena, votes, "sitze", &approval->seats, 0);
	amount_add(arena, votes, "anwesend", &approval->present, 0);
	amount_add(arena, votes, "ja", &approval->yes, 0);
	amount_add(arena, votes, "nein", &approval->no, 0);
	amount_add(arena, votes, "enthaltung", &approval->abstain, 0);
	view_input(record, "ergebnis", approval->result);
	view_date(record, "naechste_fortschreibung", approval->next_review.date);
	view_texts(record, "anhoerung", approval->heard);
	view_texts(record, "unterschriften", approval->signatures);
}

static void facts_add(struct view *item, const struct chapter *chapter)
{
	struct view *list = view_list(item, "eckdaten");

	for (int i = 0; i < chapter->fact_count; i++) {
		struct view *fact = view_item(list);

		view_input(fact, "name", chapter->facts[i].name);
		view_input(fact, "wert", chapter->facts[i].value);
		view_input(fact, "hinweis", chapter->facts[i].note);
	}
}

static void chapters_add(const struct paper *p, struct view *list,
	const struct chapter *chapters, int count, int level)
{
	for (int i = 0; i < count; i++) {
		const struct chapter *chapter = &chapters[i];
		struct view *item = view_item(list);

		view_number(item, "ebene", level, 0);
		view_input(item, "titel", chapter->title);
		view_input(item, "nummer", chapter->number);
		view_flag(item, "unnummeriert", chapter->unnumbered);
		view_text(item, "art", chapter_kinds[chapter->kind]);
		view_markdown(item, "text", chapter->words);
		facts_add(item, chapter);
		if (chapter->kind == CHAPTER_AIMS)
			concept_top_goals(&p->goals, item);
		if (chapter->kind == CHAPTER_GOALS)
			concept_goal_groups(&p->goals, item, level);
		if (chapter->kind == CHAPTER_NOTES)
			concept_goal_notes(&p->goals, item, level);
		chapters_add(p, list, chapter->chapters, chapter->chapter_count, level + 1);
	}
}

/* A chapter says where contacts and office hours stand; else the layout does. */
static bool has_contact_chapter(const struct chapter *chapters, int count)
{
	for (int i = 0; i < count; i++)
		if (chapters[i].kind == CHAPTER_CONTACT ||
			has_contact_chapter(chapters[i].chapters, chapters[i].chapter_count))
			return true;
	return false;
}

struct view *concept_view(struct arena *arena, const struct project *project,
	const struct concept *concept)
{
	struct paper paper = {arena, project, concept, -1,
		{arena, concept, project->framework}};
	struct view *root = view_root(arena);

	paper.period = period_index(&paper);
	view_city(root, project->municipality, project->framework);
	head_add(&paper, root);
	schools_add(&paper, root);
	contacts_add(&paper, root);
	hours_add(&paper, root);
	services_add(&paper, root);
	versions_add(&paper, root);
	approval_add(&paper, root);
	chapters_add(&paper, view_list(root, "kapitel"), concept->chapters,
		concept->chapter_count, 1);
	view_flag(root, "kontakt_im_text",
		has_contact_chapter(concept->chapters, concept->chapter_count));
	concept_goal_columns(&paper.goals, root);
	concept_indicators(&paper.goals, root);
	return root;
}
