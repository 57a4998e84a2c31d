/* Minutes items: the agenda, with the decisions, tasks and topics of the meeting. */
#include <string.h>

#include "minutes_view.h"

/* Votes print where any was counted; those not given then were none. */
void minutes_decision(const struct minutes *s, struct view *list, const struct decision *d)
{
	struct view *item = view_item(s->arena, list);
	bool voted = d->yes.set || d->no.set || d->abstain.set;
	enum view_number_state state = voted ? VIEW_KNOWN : VIEW_ABSENT;
	const char *printed = voted ? NULL : "–";

	view_input(s->arena, item, "nr", d->number);
	view_markdown(s->arena, item, "wortlaut", d->words);
	view_number(s->arena, item, "ja", d->yes.value, 0, state, printed);
	view_number(s->arena, item, "nein", d->no.value, 0, state, printed);
	view_number(s->arena, item, "enthaltung", d->abstain.value, 0, state, printed);
	view_flag(s->arena, item, "abgestimmt", voted);
	view_input(s->arena, item, "ergebnis", d->result);
}

struct view *minutes_task(const struct minutes *s, struct view *list,
	const struct carried_task *carried)
{
	struct view *item = view_item(s->arena, list);
	bool open = carried->state == TASK_OPEN || carried->state == TASK_RUNNING;

	view_input(s->arena, item, "nr", carried->task->number);
	view_input(s->arena, item, "was", carried->task->words);
	view_input(s->arena, item, "wer", carried->task->who);
	view_date(s->arena, item, "bis", carried->due);
	view_text(s->arena, item, "status", task_states[carried->state]);
	view_text(s->arena, item, "bemerkung", carried->note);
	view_flag(s->arena, item, "ueberfaellig", open && date_is_set(carried->due) &&
		date_compare(carried->due, s->meeting->date.date) < 0);
	view_date(s->arena, item, "aus", carried->from->date.date);
	view_text(s->arena, item, "gremium", minutes_committee(s, carried->from));
	minutes_update_fields(s, item, carried->task->number.text, carried->state);
	return item;
}

/* The name of the provider or district that a topic concerns. */
static const char *topic_target(const struct minutes *s, const struct topic *topic)
{
	const struct municipality *m = s->project->municipality;
	const struct provider *provider;
	const struct district *district;

	if (!topic->target.text || topic->reach == TOPIC_MUNICIPAL)
		return NULL;
	provider = register_find_provider(m, topic->target.text);
	district = register_find_district(m, topic->target.text);
	if (topic->reach == TOPIC_PROVIDER && provider)
		return provider->name.text;
	return district ? district->name.text : topic->target.text;
}

/* "kqs/evaluation" -> the area's name. */
static const char *area_name(const struct framework *f, const char *path)
{
	for (int i = 0; i < f->scheme_count; i++) {
		const struct scheme *scheme = &f->schemes[i];
		size_t length = strlen(scheme->id.text);

		if (strncmp(path, scheme->id.text, length) != 0 || path[length] != '/')
			continue;
		for (int k = 0; k < scheme->area_count; k++)
			if (!strcmp(scheme->areas[k].id.text, path + length + 1))
				return scheme->areas[k].name.text;
	}
	return path;
}

static void topic_areas(const struct minutes *s, struct view *item, const struct texts *areas)
{
	struct view *list = view_list(s->arena, item, "bereiche");

	for (int i = 0; i < areas->count; i++) {
		struct text name = areas->items[i];

		name.text = area_name(s->project->framework, name.text);
		view_item_text(s->arena, list, name);
	}
}

struct view *minutes_topic(const struct minutes *s, struct view *list,
	const struct carried_topic *carried)
{
	const struct topic *topic = carried->topic;
	const struct meeting *said = carried->note_from;
	struct view *item = view_item(s->arena, list);
	const struct committee *by = said ?
		register_committee(s->project->municipality, said->committee.text) : NULL;

	view_input(s->arena, item, "nr", topic->number);
	view_input(s->arena, item, "titel", topic->title);
	view_markdown(s->arena, item, "text", topic->words);
	view_input(s->arena, item, "von", topic->by);
	view_date(s->arena, item, "seit", carried->from->date.date);
	view_text(s->arena, item, "gremium", minutes_committee(s, carried->from));
	view_text(s->arena, item, "reichweite", topic_reaches[topic->reach]);
	view_text(s->arena, item, "ziel", topic_target(s, topic));
	topic_areas(s, item, &topic->areas);
	view_input(s->arena, item, "naechster_schritt", topic->next_step);
	view_flag(s->arena, item, "weitergabe", topic->hand_over);
	view_flag(s->arena, item, "abgeschlossen", topic->closed);
	view_text(s->arena, item, "stand", carried->note);
	view_text(s->arena, item, "stand_von", by ? by->name.text : NULL);
	view_date(s->arena, item, "stand_am", said ? said->date.date : (struct date){0});
	minutes_history(s, item, topic->number.text);
	minutes_update_fields(s, item, topic->number.text, TASK_RUNNING);
	return item;
}

static void item_tasks(const struct minutes *s, struct view *record, const struct item *item)
{
	struct view *list = view_list(s->arena, record, "auftraege");

	for (int i = 0; i < item->task_count; i++) {
		const struct task *task = &item->tasks[i];

		minutes_task(s, list, &(struct carried_task){.task = task, .from = s->meeting,
			.state = task->state, .due = task->due.date, .note = task->note.text});
	}
}

static void item_topics(const struct minutes *s, struct view *record, const struct item *item)
{
	struct view *list = view_list(s->arena, record, "themen");

	for (int i = 0; i < item->topic_count; i++) {
		const struct topic *topic = &item->topics[i];

		minutes_topic(s, list, &(struct carried_topic){.topic = topic,
			.from = s->meeting, .note = topic->answer.text,
			.note_from = topic->answer.text ? s->meeting : NULL});
	}
}

void minutes_items(const struct minutes *s, struct view *root)
{
	struct view *list = view_list(s->arena, root, "tops");
	bool figured = false;

	for (int i = 0; i < s->meeting->item_count; i++) {
		const struct item *item = &s->meeting->items[i];
		struct view *record = view_item(s->arena, list), *decisions;

		view_number(s->arena, record, "nr", i + 1, 0, VIEW_KNOWN, NULL);
		view_input(s->arena, record, "titel", item->title);
		view_text(s->arena, record, "art", item_kinds[item->kind]);
		view_flag(s->arena, record, "lage", item->kind == ITEM_FIGURES && !figured);
		figured = figured || item->kind == ITEM_FIGURES;
		view_input(s->arena, record, "dauer", item->minutes);
		view_markdown(s->arena, record, "text", item->words);
		view_markdown(s->arena, record, "ergebnis", item->result);
		decisions = view_list(s->arena, record, "beschluesse");
		for (int k = 0; k < item->decision_count; k++)
			minutes_decision(s, decisions, &item->decisions[k]);
		item_tasks(s, record, item);
		item_topics(s, record, item);
		minutes_item_fields(s, record, i + 1);
		minutes_item_figures(s, record, &item->indicators);
	}
}
