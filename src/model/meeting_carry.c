/* Meeting, what is carried on: tasks and topics as they stand before a meeting. */
#include "meeting.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "register.h"

static bool same_committee(const struct meeting *a, const char *committee)
{
	return !strcmp(a->committee.text, committee);
}

static bool is_before(const struct meeting *a, const struct meeting *b)
{
	return date_compare(a->date.date, b->date.date) < 0;
}

const struct meeting *meeting_previous(const struct meetings *all, const struct meeting *m)
{
	const struct meeting *previous = NULL;

	for (int i = 0; i < all->count; i++)
		if (same_committee(all->items[i], m->committee.text) && is_before(all->items[i], m))
			previous = all->items[i]; /* they are in order of their dates */
	return previous;
}

/* What all meetings before LIMIT, of whichever committee, say of NUMBER: the
 * latest word counts. */
struct latest {
	const struct update *update;   /* latest, or NULL */
	const char *note;              /* latest remark, or NULL */
	const struct meeting *note_from;
	struct date due;               /* latest new date, or unset */
};

static void look_through(const struct meeting *meeting, const char *number, struct date *newest,
	struct latest *latest)
{
	for (int i = 0; i < meeting->update_count; i++) {
		const struct update *u = &meeting->updates[i];

		if (!u->number.text || strcmp(u->number.text, number) != 0 ||
			date_compare(meeting->date.date, *newest) < 0)
			continue;
		*newest = meeting->date.date;
		latest->update = u;
		if (u->note.text) {
			latest->note = u->note.text;
			latest->note_from = meeting;
		}
		if (date_is_set(u->due.date))
			latest->due = u->due.date;
	}
}

static struct latest latest_word(const struct meetings *all, const struct meeting *limit,
	const char *number)
{
	struct latest latest = {0};
	struct date newest = {0};

	for (int i = 0; i < all->count; i++)
		if (is_before(all->items[i], limit))
			look_through(all->items[i], number, &newest, &latest);
	return latest;
}

/* M a day later: what was before that includes M. */
static struct meeting day_after(const struct meeting *m)
{
	struct meeting after = *m;

	after.date.date = date_next(m->date.date);
	return after;
}

static bool task_open(int state)
{
	return state == TASK_OPEN || state == TASK_RUNNING;
}

/* Which tasks are asked for: those open before M; where SINCE is given, also those that
 * were open before SINCE; where ASKED is, those that others gave to that committee, else
 * those that M's own set. */
struct task_question {
	const struct meetings *all;
	const struct meeting *m, *since;
	const struct committee *asked;
};

static int task_state(const struct task *task, const struct latest *latest)
{
	return latest->update ? latest->update->state : task->state;
}

static void carry_task(GArray *open, const struct task_question *ask,
	const struct meeting *from, const struct task *task)
{
	struct latest latest = latest_word(ask->all, ask->m, task->number.text), earlier;
	const struct meeting *m = ask->m;
	struct carried_task carried = {
		.task = task, .from = from,
		.state = task_state(task, &latest),
		.due = date_is_set(latest.due) ? latest.due : task->due.date,
		.note = latest.note ? latest.note : task->note.text,
	};

	carried.overdue = date_is_set(carried.due) && date_compare(carried.due, m->date.date) < 0;
	if (ask->since)
		earlier = latest_word(ask->all, ask->since, task->number.text);
	if (task_open(carried.state) || (ask->since && is_before(from, ask->since) &&
		task_open(task_state(task, &earlier))))
		g_array_append_val(open, carried);
}

/* "Werkstatt" or "Werkstatt und Fachstelle". */
static bool asks(const struct task *task, const struct committee *committee)
{
	const char *who = task->who.text;

	return who && ((committee->name.text && strstr(who, committee->name.text)) ||
		(committee->short_name.text && strstr(who, committee->short_name.text)));
}

static struct carried_task *open_tasks(struct arena *arena, const struct task_question *ask,
	int *count)
{
	const struct meetings *all = ask->all;
	const struct committee *asked = ask->asked;
	GArray *open = g_array_new(FALSE, FALSE, sizeof(struct carried_task));
	struct carried_task *list;

	for (int i = 0; i < all->count; i++) {
		const struct meeting *from = all->items[i];

		if (same_committee(from, ask->m->committee.text) == !!asked ||
			!is_before(from, ask->m))
			continue;
		for (int k = 0; k < from->item_count; k++)
			for (int t = 0; t < from->items[k].task_count; t++)
				if (!asked || asks(&from->items[k].tasks[t], asked))
					carry_task(open, ask, from, &from->items[k].tasks[t]);
	}
	*count = (int)open->len;
	list = ARENA_ARRAY(arena, struct carried_task, open->len);
	for (guint i = 0; i < open->len; i++)
		list[i] = g_array_index(open, struct carried_task, i);
	g_array_free(open, TRUE);
	return list;
}

struct carried_task *meeting_open_tasks(struct arena *arena, const struct meetings *all,
	const struct meeting *m, int *count)
{
	const struct task_question ask = {all, m, NULL, NULL};

	return open_tasks(arena, &ask, count);
}

struct carried_task *meeting_control_tasks(struct arena *arena, const struct meetings *all,
	const struct meeting *m, int *count)
{
	const struct meeting *previous = meeting_previous(all, m);
	struct meeting since = previous ? day_after(previous) : *m;
	const struct task_question ask = {all, m, &since, NULL};

	return open_tasks(arena, &ask, count);
}

struct carried_task *meeting_asked_tasks(struct arena *arena, const struct meetings *all,
	const struct municipality *city, const struct meeting *m, int *count)
{
	const struct task_question ask = {all, m, NULL,
		register_committee(city, m->committee.text)};

	return open_tasks(arena, &ask, count);
}

/* Whether topics of FROM that are handed over reach COMMITTEE. */
static bool hands_to(const struct municipality *city, const struct meeting *from,
	const char *committee)
{
	const struct committee *c = register_committee(city, from->committee.text);

	return c && c->hands_to.text && !strcmp(c->hands_to.text, committee);
}

/* Which topics are asked for: those open before M, or where SINCE is given, those that
 * were open before SINCE and are settled before M. */
struct topic_question {
	const struct meetings *all;
	const struct meeting *m, *since;
};

static bool topic_open(const struct topic *topic, const struct latest *latest)
{
	return !topic->closed && (!latest->update || latest->update->state < TASK_DONE);
}

static bool topic_asked(const struct topic_question *ask, const struct topic *topic,
	const struct latest *latest)
{
	struct latest earlier;

	if (!ask->since)
		return topic_open(topic, latest);
	earlier = latest_word(ask->all, ask->since, topic->number.text);
	return topic_open(topic, &earlier) && !topic_open(topic, latest);
}

static void carry_topic(GArray *list, const struct topic_question *ask,
	const struct meeting *from, const struct topic *topic)
{
	struct latest latest = latest_word(ask->all, ask->m, topic->number.text);
	struct carried_topic carried = {
		.topic = topic, .from = from, .note = latest.note, .note_from = latest.note_from,
		.state = latest.update ? latest.update->state : TASK_OPEN,
		.handed_over = topic->hand_over &&
			!same_committee(from, ask->m->committee.text),
	};

	if (topic->answer.text && !carried.note) {
		carried.note = topic->answer.text;
		carried.note_from = from;
	}
	if (topic_asked(ask, topic, &latest))
		g_array_append_val(list, carried);
}

static gint by_date(gconstpointer a, gconstpointer b, gpointer unused)
{
	const struct carried_topic *left = a, *right = b;

	(void)unused;
	return date_compare(left->from->date.date, right->from->date.date);
}

static struct carried_topic *topics_asked(struct arena *arena, const struct topic_question *ask,
	const struct municipality *city, int *count)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct carried_topic));
	const struct meeting *limit = ask->since ? ask->since : ask->m;
	struct carried_topic *list;

	for (int i = 0; i < ask->all->count; i++) {
		const struct meeting *from = ask->all->items[i];
		bool own = same_committee(from, limit->committee.text);

		if (!is_before(from, limit) ||
			(!own && !hands_to(city, from, limit->committee.text)))
			continue;
		for (int k = 0; k < from->item_count; k++)
			for (int t = 0; t < from->items[k].topic_count; t++)
				if (own || from->items[k].topics[t].hand_over)
					carry_topic(found, ask, from, &from->items[k].topics[t]);
	}
	*count = (int)found->len;
	list = ARENA_ARRAY(arena, struct carried_topic, found->len);
	for (guint i = 0; i < found->len; i++)
		list[i] = g_array_index(found, struct carried_topic, i);
	g_array_free(found, TRUE);
	if (*count > 1)
		g_qsort_with_data(list, *count, sizeof(*list), by_date, NULL);
	return list;
}

struct carried_topic *meeting_open_topics(struct arena *arena, const struct meetings *all,
	const struct municipality *city, const struct meeting *m, int *count)
{
	const struct topic_question ask = {all, m, NULL};

	return topics_asked(arena, &ask, city, count);
}

struct carried_topic *meeting_settled_topics(struct arena *arena, const struct meetings *all,
	const struct municipality *city, const struct meeting *m, int *count)
{
	const struct meeting *previous = meeting_previous(all, m);
	struct meeting since = previous ? day_after(previous) : *m, after = day_after(m);
	const struct topic_question ask = {all, &after, &since};

	return topics_asked(arena, &ask, city, count);
}
