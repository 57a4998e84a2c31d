/* Minutes registers: tasks and topics carried to the meeting, and the registers
 * of decisions, tasks and topics as they stand after it. */
#include <string.h>

#include "../base/arena.h"
#include "minutes_view.h"

/* The same meeting a day later: what was before that includes this one. */
static struct meeting *meeting_after(const struct minutes *s)
{
	struct meeting *after = ARENA_NEW(s->arena, struct meeting);

	*after = *s->meeting;
	after->date.date = date_next(s->meeting->date.date);
	return after;
}

/* What this meeting says of NUMBER, or NULL. */
static const struct update *own_word(const struct minutes *s, const char *number)
{
	for (int i = 0; i < s->meeting->update_count; i++) {
		const struct update *u = &s->meeting->updates[i];

		if (u->number.text && !strcmp(u->number.text, number))
			return u;
	}
	return NULL;
}

/* Tasks open before the meeting, or settled elsewhere since the one before it, with what
 * it says of them laid over. */
static void control_add(const struct minutes *s, struct view *root)
{
	struct view *list = view_list(root, "kontrolle");
	int count;
	struct carried_task *tasks =
		meeting_control_tasks(s->arena, s->project->meetings, s->meeting, &count);

	for (int i = 0; i < count; i++) {
		const struct update *u = own_word(s, tasks[i].task->number.text);

		if (u) {
			tasks[i].state = u->state;
			tasks[i].note = u->note.text ? u->note.text : tasks[i].note;
			tasks[i].due = date_is_set(u->due.date) ? u->due.date : tasks[i].due;
		}
		minutes_task(s, list, &tasks[i]);
	}
}

static void asked_add(const struct minutes *s, struct view *root)
{
	struct view *list = view_list(root, "erbeten");
	int count;
	struct carried_task *tasks = meeting_asked_tasks(s->arena, s->project->meetings,
		s->project->municipality, s->meeting, &count);

	for (int i = 0; i < count; i++)
		minutes_task(s, list, &tasks[i]);
}

static bool is_own(const struct minutes *s, const struct meeting *from)
{
	return !strcmp(from->committee.text, s->meeting->committee.text);
}

static void topics_add(const struct minutes *s, struct view *root)
{
	struct view *incoming = view_list(root, "eingang");
	struct view *answered = view_list(root, "rueckgabe");
	struct view *outgoing = view_list(root, "abgabe");
	struct view *store = view_list(root, "speicher");
	int count;
	struct carried_topic *topics = meeting_open_topics(s->arena, s->project->meetings,
		s->project->municipality, s->meeting, &count);

	for (int i = 0; i < count; i++) {
		const struct carried_topic *t = &topics[i];

		if (t->handed_over) {
			minutes_topic(s, incoming, t);
			continue;
		}
		minutes_topic(s, store, t);
		if (t->topic->hand_over && t->note_from && !is_own(s, t->note_from))
			minutes_topic(s, answered, t);
		else if (t->topic->hand_over)
			minutes_topic(s, outgoing, t);
	}
}

void minutes_carried(const struct minutes *s, struct view *root)
{
	control_add(s, root);
	asked_add(s, root);
	topics_add(s, root);
}

/* Decisions of the committee in the calendar year, up to this meeting. */
static void register_decisions(const struct minutes *s, struct view *record)
{
	const struct meetings *all = s->project->meetings;
	struct view *list = view_list(record, "beschluesse");

	for (int i = 0; i < all->count; i++) {
		const struct meeting *m = all->items[i];

		if (!is_own(s, m) || m->date.date.year != s->meeting->date.date.year ||
			date_compare(m->date.date, s->meeting->date.date) > 0)
			continue;
		for (int k = 0; k < m->item_count; k++)
			for (int d = 0; d < m->items[k].decision_count; d++) {
				minutes_decision(list, &m->items[k].decisions[d]);
				view_date(list->last, "am", m->date.date);
			}
	}
}

/* Tasks settled in this meeting, or elsewhere since the one before it, have a list of
 * their own, then they go. */
static void register_tasks(const struct minutes *s, struct view *record)
{
	struct view *list = view_list(record, "auftraege");
	struct view *settled = view_list(record, "erledigt");
	int before, after;
	struct carried_task *carried =
		meeting_control_tasks(s->arena, s->project->meetings, s->meeting, &before);
	struct carried_task *open =
		meeting_open_tasks(s->arena, s->project->meetings, meeting_after(s), &after);

	for (int i = 0; i < before; i++) {
		const struct update *u = own_word(s, carried[i].task->number.text);

		if (u) {
			carried[i].state = u->state;
			carried[i].note = u->note.text ? u->note.text : carried[i].note;
		}
		if (carried[i].state == TASK_DONE || carried[i].state == TASK_DROPPED)
			minutes_task(s, settled, &carried[i]);
	}
	for (int i = 0; i < after; i++)
		minutes_task(s, list, &open[i]);
}

static void register_topics(const struct minutes *s, struct view *record)
{
	struct view *list = view_list(record, "themen");
	int count;
	struct carried_topic *topics = meeting_open_topics(s->arena, s->project->meetings,
		s->project->municipality, meeting_after(s), &count);

	for (int i = 0; i < count; i++)
		minutes_topic(s, list, &topics[i]);
	topics = meeting_settled_topics(s->arena, s->project->meetings,
		s->project->municipality, s->meeting, &count);
	list = view_list(record, "themen_erledigt");
	for (int i = 0; i < count; i++)
		minutes_topic(s, list, &topics[i]);
}

void minutes_registers(const struct minutes *s, struct view *root)
{
	struct view *record = view_record(root, "register");

	register_decisions(s, record);
	register_tasks(s, record);
	register_topics(s, record);
}
