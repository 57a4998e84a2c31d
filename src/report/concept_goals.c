/* Concept goals: trees of any depth become groups, each a goal with the goals
 * right below it that have measures; that is what a goal table shows. */
#include "concept_goals.h"

#include <glib.h>
#include <math.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/number.h"
#include "../model/concept.h"
#include "view.h"

static const struct text no_text;

/* Name of the goals at DEPTH (0: top), or no text. */
static struct text level_name(const struct goal_context *x, int depth)
{
	if (x->concept->level_count)
		return depth < x->concept->level_count ? x->concept->levels[depth].name : no_text;
	if (x->framework && depth < x->framework->level_count)
		return x->framework->levels[depth].name;
	return no_text;
}

static const struct indicator *own_indicator(const struct goal_context *x, const char *id)
{
	const struct concept *concept = x->concept;

	for (int i = 0; i < concept->indicator_count; i++)
		if (concept->indicators[i].id.text &&
			strcmp(concept->indicators[i].id.text, id) == 0)
			return &concept->indicators[i];
	return NULL;
}

/* The school's own indicators come before those of the catalogue. */
static const struct indicator *indicator_find(const struct goal_context *x, const char *id)
{
	const struct indicator *own = own_indicator(x, id);

	return own || !x->framework ? own : framework_indicator(x->framework, id);
}

/* "80 %", "28 Tage" or "12", as in the catalogue; NULL: none. */
static const char *target_print(struct arena *arena, const struct indicator *indicator)
{
	double value = indicator->target.value;
	const char *number;

	if (!indicator->target.set)
		return NULL;
	number = number_print(arena, value, floor(value) < value ? 1 : 0);
	if (indicator->kind == INDICATOR_COUNT && indicator->unit.text)
		return arena_printf(arena, "%s\u00a0%s", number, indicator->unit.text);
	return arena_printf(arena, "%s%s", number,
		indicator_in_percent(indicator) ? "\u202f%" : "");
}

/* ITEM gets OWN as its target, or that of the catalogue. */
static void target_add(struct arena *arena, struct view *item,
	const struct indicator *indicator, struct text own)
{
	if (own.text)
		view_input(item, "zielwert", own);
	else
		view_text(item, "zielwert", indicator ? target_print(arena, indicator) : NULL);
	view_flag(item, "hoechstens",
		!own.text && indicator && indicator->direction == DIRECTION_DOWN);
}

static void indicator_add(const struct goal_context *x, struct view *list, struct text id,
	struct text own)
{
	const struct indicator *indicator = indicator_find(x, id.text);
	struct view *item = view_item(list);

	view_input(item, "name", indicator ? indicator->name : id);
	target_add(x->arena, item, indicator, own);
}

/* A measure's own target belongs to its only indicator; or no text. */
static struct text indicator_target(const struct measure *measure)
{
	return measure->indicators.count == 1 ? measure->target : no_text;
}

/* A target of a measure with several indicators stands alone. */
static void measure_indicators(const struct goal_context *x, struct view *record,
	const struct measure *measure)
{
	struct view *list = view_list(record, "indikatoren"), *item;

	for (int i = 0; i < measure->indicators.count; i++)
		indicator_add(x, list, measure->indicators.items[i], indicator_target(measure));
	if (measure->indicators.count == 1 || !measure->target.text)
		return;
	item = view_item(list);
	view_text(item, "name", NULL);
	view_input(item, "zielwert", measure->target);
	view_flag(item, "hoechstens", false);
}

/* A day as it is written here, however the file writes it; words as they are. */
static struct text due_printed(struct arena *arena, struct text due)
{
	struct date day;

	if (due.text && date_read(due.text, &day))
		due.text = date_print(arena, day);
	return due;
}

static void measure_add(const struct goal_context *x, struct view *list,
	const struct measure *measure)
{
	struct arena *arena = x->arena;
	struct view *item = view_item(list);

	view_markdown(item, "text", measure->words);
	view_flag(item, "verbindlich", measure->mandatory);
	view_flag(item, "in_klaerung", measure->open);
	view_texts(item, "verantwortung", measure->responsible);
	view_texts(item, "mitwirkung", measure->contributing);
	view_texts(item, "zielgruppe", measure->audience);
	view_input(item, "frist", due_printed(arena, measure->due));
	measure_indicators(x, item, measure);
	view_flag(item, "entfaellt", false);
	view_input(item, "grund", no_text);
}

/* Stands where the measures of a goal would: it is not applicable, and why. */
static void measure_none(const struct goal_context *x, struct view *list,
	const struct concept_goal *goal)
{
	static const struct measure none;
	struct view *item;

	measure_add(x, list, &none);
	item = list->last;
	for (struct view *member = item->child; member; member = member->next) {
		if (strcmp(member->name, "entfaellt") == 0)
			member->flag = true;
		if (strcmp(member->name, "grund") == 0) {
			member->text = goal->reason.text;
			member->place = goal->reason.place;
		}
	}
}

static void measures_add(const struct goal_context *x, struct view *record,
	const struct concept_goal *goal)
{
	struct view *list = view_list(record, "massnahmen");

	for (int i = 0; i < goal->measure_count; i++)
		measure_add(x, list, &goal->measures[i]);
	if (goal->not_applicable && !goal->measure_count)
		measure_none(x, list, goal);
}

static void goal_words(struct view *item, const struct concept_goal *goal)
{
	view_input(item, "nummer", goal->number);
	view_input(item, "titel", goal->title);
	view_markdown(item, "text", goal->words);
}

static bool is_row(const struct concept_goal *goal)
{
	return goal->goal_count == 0;
}

/* A goal's heading, its own measures, and a row for each goal right below it
 * that has none below itself. */
static void group_add(const struct goal_context *x, struct view *list,
	const struct concept_goal *goal, int level, int depth)
{
	struct view *group = view_item(list), *rows;

	view_number(group, "ebene", level + 1 + depth, 0);
	view_input(group, "bezeichnung", level_name(x, depth));
	goal_words(group, goal);
	view_flag(group, "entfaellt", goal->not_applicable);
	view_input(group, "grund", goal->reason);
	measures_add(x, group, goal);
	view_input(group, "unter", level_name(x, depth + 1));
	rows = view_list(group, "unterziele");
	for (int i = 0; i < goal->goal_count; i++) {
		struct view *row;

		if (!is_row(&goal->goals[i]))
			continue;
		row = view_item(rows);
		goal_words(row, &goal->goals[i]);
		measures_add(x, row, &goal->goals[i]);
	}
	for (int i = 0; i < goal->goal_count; i++)
		if (!is_row(&goal->goals[i]))
			group_add(x, list, &goal->goals[i], level, depth + 1);
}

void concept_goal_groups(const struct goal_context *x, struct view *chapter, int level)
{
	struct view *list = view_list(chapter, "ziele");

	for (int i = 0; i < x->concept->goal_count; i++)
		group_add(x, list, &x->concept->goals[i], level, 0);
}

/* A concept without goals of its own shows the framework's. */
void concept_top_goals(const struct goal_context *x, struct view *chapter)
{
	struct view *list = view_list(chapter, "leitziele");
	const struct concept *concept = x->concept;

	for (int i = 0; i < concept->goal_count; i++)
		goal_words(view_item(list), &concept->goals[i]);
	for (int i = 0; !concept->goal_count && x->framework && i < x->framework->goal_count; i++) {
		const struct goal *goal = &x->framework->goals[i];
		struct view *item = view_item(list);

		view_input(item, "nummer", goal->number);
		view_input(item, "titel", goal->title);
		view_markdown(item, "text", goal->words);
	}
}

static void notes_add(const struct goal_context *x, struct view *list,
	const struct concept_goal *goals, int count, int depth)
{
	for (int i = 0; i < count; i++) {
		const struct concept_goal *goal = &goals[i];

		if (goal->note.text) {
			struct view *item = view_item(list);

			view_input(item, "bezeichnung", level_name(x, depth));
			view_input(item, "nummer", goal->number);
			view_input(item, "titel", goal->title);
			view_markdown(item, "text", goal->note);
		}
		notes_add(x, list, goal->goals, goal->goal_count, depth + 1);
	}
}

void concept_goal_notes(const struct goal_context *x, struct view *chapter, int level)
{
	struct view *list = view_list(chapter, "erlaeuterungen");

	notes_add(x, list, x->concept->goals, x->concept->goal_count, 0);
	for (struct view *item = list->child; item; item = item->next)
		view_number(item, "ebene", level + 1, 0);
}

/* Calls EACH for every measure of the tree, in order. */
static void measures_walk(const struct concept_goal *goals, int count,
	void (*each)(const struct measure *measure, void *context), void *context)
{
	for (int i = 0; i < count; i++) {
		for (int j = 0; j < goals[i].measure_count; j++)
			each(&goals[i].measures[j], context);
		measures_walk(goals[i].goals, goals[i].goal_count, each, context);
	}
}

struct columns {
	bool responsible, contributing, audience, due, indicators;
};

static void columns_note(const struct measure *measure, void *context)
{
	struct columns *columns = context;

	columns->responsible |= measure->responsible.count > 0;
	columns->contributing |= measure->contributing.count > 0;
	columns->audience |= measure->audience.count > 0;
	columns->due |= measure->due.text != NULL;
	columns->indicators |= measure->indicators.count > 0 || measure->target.text;
}

void concept_goal_columns(const struct goal_context *x, struct view *root)
{
	const struct concept *concept = x->concept;
	struct view *record = view_record(root, "spalten");
	struct columns columns = {false};
	bool flat = true;

	measures_walk(concept->goals, concept->goal_count, columns_note, &columns);
	for (int i = 0; i < concept->goal_count; i++)
		flat = flat && concept->goals[i].goal_count == 0;
	view_flag(record, "verantwortung", columns.responsible);
	view_flag(record, "mitwirkung", columns.contributing);
	view_flag(record, "zielgruppe", columns.audience);
	view_flag(record, "frist", columns.due);
	view_flag(record, "indikatoren", columns.indicators);
	view_flag(root, "ohne_ebenen", flat);
}

static void scale_end(struct arena *arena, struct view *item, const char *name,
	struct number number)
{
	view_text(item, name, number.set ? number_print(arena, number.value, 0) : NULL);
}

/* Collects what measures want of one indicator. */
struct targets {
	const struct goal_context *context;
	const struct indicator *indicator;
	struct view *list;
	GHashTable *seen;
};

/* TEXT without its blanks, which the catalogue's targets have of another kind. */
static char *blanks_drop(const char *text)
{
	GString *rest = g_string_new(NULL);

	for (const char *c = text; *c; c = g_utf8_next_char(c))
		if (!g_unichar_isspace(g_utf8_get_char(c)))
			g_string_append_unichar(rest, g_utf8_get_char(c));
	return g_string_free(rest, FALSE);
}

static void target_collect(const struct measure *measure, void *context)
{
	struct targets *targets = context;
	const struct goal_context *x = targets->context;
	struct text own = indicator_target(measure);
	const char *target = own.text ? own.text : target_print(x->arena, targets->indicator);

	for (int i = 0; target && i < measure->indicators.count; i++)
		if (indicator_find(x, measure->indicators.items[i].text) == targets->indicator
		    && g_hash_table_add(targets->seen, blanks_drop(target)))
			target_add(x->arena, view_item(targets->list), targets->indicator, own);
}

/* Every target of INDICATOR once, in the order of the measures. */
static void indicator_targets(const struct goal_context *x, struct view *item,
	const struct indicator *indicator)
{
	struct targets targets = {x, indicator, view_list(item, "zielwerte"),
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

	measures_walk(x->concept->goals, x->concept->goal_count, target_collect, &targets);
	g_hash_table_destroy(targets.seen);
}

static void indicator_show(const struct goal_context *x, struct view *list,
	const struct indicator *indicator, bool own)
{
	struct arena *arena = x->arena;
	struct view *item = view_item(list);

	view_input(item, "name", indicator->name);
	view_input(item, "kurz", indicator->short_name);
	view_text(item, "art", indicator_kinds[indicator->kind]);
	view_input(item, "einheit", indicator->unit);
	view_input(item, "basis", indicator->base);
	view_markdown(item, "definition", indicator->definition);
	indicator_targets(x, item, indicator);
	scale_end(arena, item, "skala_von", indicator->scale_low);
	scale_end(arena, item, "skala_bis", indicator->scale_high);
	view_flag(item, "eigene", own);
}

struct collector {
	const struct goal_context *context;
	struct view *list;
	GHashTable *seen;
};

static void collect(const struct measure *measure, void *context)
{
	struct collector *c = context;

	for (int i = 0; i < measure->indicators.count; i++) {
		const char *id = measure->indicators.items[i].text;
		const struct indicator *indicator = indicator_find(c->context, id);

		if (indicator && g_hash_table_add(c->seen, (gpointer)indicator))
			indicator_show(c->context, c->list, indicator,
				own_indicator(c->context, id) != NULL);
	}
}

void concept_indicators(const struct goal_context *x, struct view *root)
{
	struct collector collector = {x, view_list(root, "kennzahlen"),
		g_hash_table_new(NULL, NULL)};

	measures_walk(x->concept->goals, x->concept->goal_count, collect, &collector);
	g_hash_table_destroy(collector.seen);
}
