/* The concept's view: the sample city's Südschule, and goal trees of other depths. */
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/diag.h"
#include "model/check.h"
#include "model/register.h"
#include "report/city_view.h"
#include "report/concept_paper.h"
#include "report/view.h"
#include "check.h"

static const struct concept *concept_of(const struct project *project, const char *school)
{
	for (int i = 0; i < project->concept_count; i++)
		if (strcmp(project->concepts[i]->schools.items[0].text, school) == 0)
			return project->concepts[i];
	return NULL;
}

static const struct view *find(const struct view *root, const char *path)
{
	const struct view_frame frame = {root, NULL, NULL};

	return view_find(&frame, path);
}

/* A name that says what the municipality is needs no such word before it. */
static void test_names(struct arena *arena)
{
	static const struct {
		const char *name;
		bool says_kind;
	} names[] = {
		{"Herne", false}, {"Darmstadt", false}, {"Hansestadt Lübeck", true},
		{"Kreis Soest", true}, {"Landkreis Birkental", true},
		{"Hohenlohekreis", true}, {"Rhein-Kreis Neuss", true}, {"Bad Oeynhausen", false},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct municipality m = {.name.text = names[i].name};
		struct view *root = view_root(arena);

		view_city(root, &m, NULL);
		CHECK(find(root, "kommune.art_im_namen")->flag == names[i].says_kind);
	}
}

/* The goal groups of the chapter that shows them. */
static const struct view *goal_groups(const struct view *root)
{
	const struct view *chapters = find(root, "kapitel");

	for (const struct view *c = chapters->child; c; c = c->next)
		if (find(c, "ziele"))
			return find(c, "ziele");
	return NULL;
}

struct counts {
	int groups, aims, measures, mandatory, void_aims;
};

static void count_measures(const struct view *list, struct counts *counts)
{
	for (const struct view *m = list->child; m; m = m->next) {
		bool none = find(m, "entfaellt")->flag;

		counts->measures += !none;
		counts->void_aims += none;
		counts->mandatory += find(m, "verbindlich")->flag;
	}
}

static struct counts count(const struct view *groups)
{
	struct counts counts = {0};

	for (const struct view *g = groups->child; g; g = g->next) {
		counts.groups++;
		count_measures(find(g, "massnahmen"), &counts);
		for (const struct view *a = find(g, "unterziele")->child; a; a = a->next) {
			counts.aims++;
			count_measures(find(a, "massnahmen"), &counts);
		}
	}
	return counts;
}

static char *dump(const struct view *root)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	view_dump(root, out);
	fclose(out);
	return text;
}

static void test_suedschule(struct arena *arena, const struct project *project)
{
	const struct view *root = concept_view(arena, project, concept_of(project, "suedschule"));
	struct counts counts = count(goal_groups(root));
	char *text = dump(root);

	CHECK(counts.groups == 9);
	CHECK(counts.aims == 23);
	CHECK(counts.measures == 39);
	CHECK(counts.mandatory == 6);
	CHECK(counts.void_aims == 1);
	CHECK(!strstr(text, "000-299")); /* the internal contact */
	CHECK(strstr(text, "000-215") != NULL);
	CHECK_TEXT(find(root, "schule.bezirk")->text, "Eickel");
	CHECK_TEXT(find(root, "gueltig_bis")->text, "31.12.2019");
	CHECK(find(root, "konferenz.stimmen")->count == 1);
	free(text);
}

/* Three levels: every Handlungsziel is a group below its Leitziel. */
static void test_three_levels(struct arena *arena, const struct project *project)
{
	const struct view *groups = goal_groups(
		concept_view(arena, project, concept_of(project, "mont-cenis")));
	const struct view *first = groups->child, *second = first->next;

	CHECK_TEXT(find(first, "bezeichnung")->text, "Leitziel");
	CHECK(find(first, "unterziele")->count == 0);
	CHECK_TEXT(find(second, "bezeichnung")->text, "Handlungsziel");
	CHECK_TEXT(find(second, "unter")->text, "Teilziel");
	CHECK(find(second, "ebene")->number > find(first, "ebene")->number);
	CHECK(find(second, "unterziele")->count > 0);
}

/* One level: the goals have measures themselves. */
static void test_one_level(struct arena *arena, const struct project *project)
{
	const struct view *root = concept_view(arena, project,
		concept_of(project, "galileo-schule"));
	const struct view *groups = goal_groups(root);

	CHECK(find(root, "ohne_ebenen")->flag);
	CHECK(find(groups->child, "massnahmen")->count > 0);
	CHECK(find(groups->child, "unterziele")->count == 0);
}

/* Days are printed the German way, also where the file has them as 2021-03-31. */
static void test_day(struct arena *arena, const struct project *project)
{
	char *text = dump(concept_view(arena, project, concept_of(project, "mont-cenis")));

	CHECK(strstr(text, "frist: \"31.03.2021\""));
	CHECK(!strstr(text, "2021-03-31"));
	free(text);
}

/* The school's own target stands for that of the catalogue; else that one does. */
static void test_targets(struct arena *arena, const struct project *project)
{
	static const struct {
		const char *name, *target;
	} expected[] = {
		{"Vorstellung in neuen Klassen", "100 %"},
		{"Selbst gesuchter Zugang", "40 %"},
		{"Kurzkontakte ohne Namen", NULL},
	};
	const struct view *root = concept_view(arena, project, concept_of(project, "mont-cenis"));
	const struct view *items = find(root, "kennzahlen");

	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		const struct view *item = items->child, *targets;

		while (item && strcmp(find(item, "name")->text, expected[i].name) != 0)
			item = item->next;
		CHECK(item != NULL);
		targets = item ? find(item, "zielwerte") : NULL;
		CHECK(targets && targets->count == (expected[i].target != NULL));
		if (targets && targets->count)
			CHECK_TEXT(find(targets->child, "zielwert")->text, expected[i].target);
	}
}

int main(void)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_ENGLISH);
	struct project project = {.root = "samples/herne", .scope.figures = true};

	CHECK(project_read(arena, diag, &project));
	CHECK(diag_count(diag, DIAG_ERROR) == 0);
	test_names(arena);
	test_suedschule(arena, &project);
	test_three_levels(arena, &project);
	test_one_level(arena, &project);
	test_day(arena, &project);
	test_targets(arena, &project);
	arena_free(arena);
	return check_result();
}
