/* Minutes items: the agenda, with the decisions, tasks and topics of the meeting. */
#include <string.h>

#include "minutes_view.h"

static void votes_add(struct view *item, const char *name, const struct number *votes, bool voted)
{
	if (voted)
		view_number(item, name, votes->value, 0);
	else
		view_absent(item, name, "–");
}

/* Votes print where any was counted; those not given then were none. */
void minutes_decision(struct view *list, const struct decision *d)
{
	struct view *item = view_item(list);
	bool voted = d->yes.set || d->no.set || d->abstain.set;

	view_input(item, "nr", d->number);
	view_markdown(item, "wortlaut", d->words);
	votes_add(item, "ja", &d->yes, voted);
	votes_add(item, "nein", &d->no, voted);
	votes_add(item, "enthaltung", &d->abstain, voted);
	view_flag(item, "abgestimmt", voted);
	view_input(item, "ergebnis", d->result);
}

struct view *minutes_task(const struct minutes *s, struct view *list,
	const struct carried_task *carried)
{
	struct view *item = view_item(list);
	bool open = carried->state == TASK_OPEN || carried->state == TASK_RUNNING;

	view_input(item, "nr", carried->task->number);
	view_input(item, "was", carried->task->words);
	view_input(item, "wer", carried->task->who);
	view_date(item, "bis", carried->due);
	view_text(item, "status", task_states[carried->state]);
	view_text(item, "bemerkung", carried->note);
	view_flag(item, "ueberfaellig", open && date_is_set(carried->due) &&
		date_compare(carried->due, s->meeting->date.date) < 0);
	view_date(item, "aus", carried->from->date.date);
	view_text(item, "gremium", minutes_committee(s, carried->from));
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
	struct view *list = view_list(item, "bereiche");

	for (int i = 0; i < areas->count; i++) {
		struct text name = areas->items[i];

		name.text = area_name(s->project->framework, name.text);
		view_item_text(list, name);
	}
}

struct view *minutes_topic(const struct minutes *s, struct view *list,
	const struct carried_topic *carried)
{
	const struct topic *topic = carried->topic;
	const struct meeting *said = carried->note_from;
	struct view *item = view_item(list);
	const struct committee *by = said ?
		register_committee(s->project->municipality, said->committee.text) : NULL;

	view_input(item, "nr", topic->number);
	view_input(item, "titel", topic->title);
	view_markdown(item, "text", topic->words);
	view_input(item, "von", topic->by);
	view_date(item, "seit", carried->from->date.date);
	view_text(item, "gremium", minutes_committee(s, carried->from));
	view_text(item, "reichweite", topic_reaches[topic->reach]);
	view_text(item, "ziel", topic_target(s, topic));
	topic_areas(s, item, &topic->areas);
	view_input(item, "naechster_schritt", topic->next_step);
	view_flag(item, "weitergabe", topic->hand_over);
	view_flag(item, "abgeschlossen", topic->closed);
	view_text(item, "status", task_states[carried->state]);
	view_text(item, "stand", carried->note);
	view_text(item, "stand_von", by ? by->name.text : NULL);
	view_date(item, "stand_am", said ? said->date.date : (struct date){0});
	minutes_history(s, item, topic->number.text);
	minutes_update_fields(s, item, topic->number.text, TASK_RUNNING);
	return item;
}

static void item_tasks(const struct minutes *s, struct view *record, const struct item *item)
{
	struct view *list = view_list(record, "auftraege");

	for (int i = 0; i < item->task_count; i++) {
		const struct task *task = &item->tasks[i];

		minutes_task(s, list, &(struct carried_task){.task = task, .from = s->meeting,
			.state = task->state, .due = task->due.date, .note = task->note.text});
	}
}

static void item_topics(const struct minutes *s, struct view *record, const struct item *item)
{
	struct view *list = view_list(record, "themen");

	for (int i = 0; i < item->topic_count; i++) {
		const struct topic *topic = &item->topics[i];

		minutes_topic(s, list, &(struct carried_topic){.topic = topic,
			.from = s->meeting, .note = topic->answer.text,
			.note_from = topic->answer.text ? s->meeting : NULL});
	}
}

void minutes_items(const struct minutes *s, struct view *root)
{
	struct view *list = view_list(root, "tops");
	bool figured = false;

	for (int i = 0; i < s->meeting->item_count; i++) {
		const struct item *item = &s->meeting->items[i];
		struct view *record = view_item(list), *decisions;

		view_number(record, "nr", i + 1, 0);
		view_input(record, "titel", item->title);
		view_text(record, "art", item_kinds[item->kind]);
		view_flag(record, "lage", item->kind == ITEM_FIGURES && !figured);
		figured = figured || item->kind == ITEM_FIGURES;
		view_input(record, "dauer", item->minutes);
		view_markdown(record, "text", item->words);
		view_markdown(record, "ergebnis", item->result);
		decisions = view_list(record, "beschluesse");
		for (int k = 0; k < item->decision_count; k++)
			minutes_decision(decisions, &item->decisions[k]);
		item_tasks(s, record, item);
		item_topics(s, record, item);
		minutes_item_fields(s, record, i + 1);
		minutes_item_figures(s, record, &item->indicators);
	}
}
