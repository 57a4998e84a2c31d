/* Check, the committees: numbers, votes, tasks and topics. */
#include <glib.h>
#include <string.h>
#include "check_rules.h"

/* People present who may vote; 0 if the list does not say who may. */
static int count_votes(const struct meeting *meeting)
{
	int votes = 0;

	for (int i = 0; i < meeting->present_count; i++)
		votes += meeting->present[i].vote;
	return votes;
}

static void check_decision(struct checker *c, const struct meeting *meeting,
	const struct decision *d)
{
	int present = count_votes(meeting);
	double votes = d->yes.value + d->no.value + d->abstain.value;

	if (present > 0 && votes > present)
		diag_report(c->diag, DIAG_VOTES_ABOVE_PRESENT,
			d->yes.set ? d->yes.place : d->place, check_number(c, votes),
			check_number(c, present));
}

static void check_task(struct checker *c, const struct task *task)
{
	const char *missing = !task->who.text && !date_is_set(task->due.date) ? "wer, bis" :
		!task->who.text ? "wer" : !date_is_set(task->due.date) ? "bis" : NULL;

	if (missing)
		diag_report(c->diag, DIAG_TASK_INCOMPLETE, task->place, task->number.text,
			missing);
}

/* Topics of one provider or district say which. */
static void check_target(struct checker *c, const struct topic *topic)
{
	const struct municipality *m = c->project->municipality;
	const struct text *target = &topic->target;

	if (topic->reach == TOPIC_MUNICIPAL)
		return;
	if (!target->text)
		diag_report(c->diag, DIAG_TOPIC_TARGET, topic->place, topic->number.text);
	else if (topic->reach == TOPIC_PROVIDER && !register_find_provider(m, target->text))
		register_report_unknown(c->arena, c->diag, m, REGISTER_PROVIDERS, *target);
	else if (topic->reach == TOPIC_DISTRICT && !register_find_district(m, target->text))
		register_report_unknown(c->arena, c->diag, m, REGISTER_DISTRICTS, *target);
}

static void check_topic(struct checker *c, const struct meeting *meeting,
	const struct topic *topic)
{
	const struct committee *committee =
		register_committee(c->project->municipality, meeting->committee.text);

	check_target(c, topic);
	check_areas(c, &topic->areas);
	if (topic->hand_over && !committee->hands_to.text)
		diag_report(c->diag, DIAG_HANDOVER_NOWHERE, topic->place, topic->number.text,
			committee->name.text);
}

/* Numbers of one committee mean one thing each. */
static void check_number_once(struct checker *c, GHashTable *seen, const char *word,
	const struct text *number, struct place place)
{
	if (!g_hash_table_add(seen, (gpointer)number->text))
		diag_report(c->diag, DIAG_DUPLICATE_ID, number->place.line ? number->place : place,
			word, number->text);
}

static void check_item(struct checker *c, const struct meeting *meeting, const struct item *item,
	GHashTable *numbers)
{
	check_indicator_ids(c, &item->indicators);
	for (int i = 0; i < item->decision_count; i++) {
		check_decision(c, meeting, &item->decisions[i]);
		check_number_once(c, numbers, "Beschluss", &item->decisions[i].number,
			item->decisions[i].place);
	}
	for (int i = 0; i < item->task_count; i++) {
		check_task(c, &item->tasks[i]);
		check_number_once(c, numbers, "Auftrag", &item->tasks[i].number,
			item->tasks[i].place);
	}
	for (int i = 0; i < item->topic_count; i++) {
		check_topic(c, meeting, &item->topics[i]);
		check_number_once(c, numbers, "Thema", &item->topics[i].number,
			item->topics[i].place);
	}
}

/* The numbers of tasks and topics of one meeting, appended to LIST. */
static void list_numbers(const struct meeting *meeting, GPtrArray *list)
{
	for (int i = 0; i < meeting->item_count; i++) {
		const struct item *item = &meeting->items[i];

		for (int k = 0; k < item->task_count; k++)
			g_ptr_array_add(list, (gpointer)item->tasks[k].number.text);
		for (int k = 0; k < item->topic_count; k++)
			g_ptr_array_add(list, (gpointer)item->topics[k].number.text);
	}
}

static bool is_listed(const GPtrArray *list, const char *number)
{
	for (guint i = 0; i < list->len; i++)
		if (!strcmp(list->pdata[i], number))
			return true;
	return false;
}

/* Updates speak of what an earlier meeting, of any committee, has set. */
static void check_updates(struct checker *c, const struct meeting *meeting)
{
	const struct meetings *all = c->project->meetings;
	GPtrArray *known = g_ptr_array_new();

	for (int i = 0; i < all->count; i++)
		if (date_compare(all->items[i]->date.date, meeting->date.date) < 0)
			list_numbers(all->items[i], known);
	g_ptr_array_add(known, NULL);
	known->len--;
	for (int i = 0; i < meeting->update_count; i++) {
		const struct text *number = &meeting->updates[i].number;

		if (number->text && !is_listed(known, number->text))
			diag_suggest(c->diag, DIAG_UNKNOWN_NUMBER, number->place, number->text,
				(const char *const *)known->pdata, number->text);
	}
	g_ptr_array_free(known, TRUE);
}

static void check_meeting(struct checker *c, const struct meeting *meeting, GHashTable *numbers)
{
	check_period_id(c, &meeting->period);
	for (int i = 0; i < meeting->item_count; i++)
		check_item(c, meeting, &meeting->items[i], numbers);
	check_updates(c, meeting);
	if (date_is_set(meeting->next.date) &&
		date_compare(meeting->next.date, meeting->date.date) <= 0)
		diag_report(c->diag, DIAG_NEXT_MEETING_EARLY, meeting->next.place,
			date_print(c->arena, meeting->next.date),
			date_print(c->arena, meeting->date.date));
}

void check_meetings(struct checker *c)
{
	const struct meetings *all = c->project->meetings;
	GHashTable *numbers = g_hash_table_new(g_str_hash, g_str_equal);

	for (int i = 0; i < all->count; i++)
		check_meeting(c, all->items[i], numbers);
	g_hash_table_destroy(numbers);
}
