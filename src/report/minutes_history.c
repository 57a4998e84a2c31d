/* Minutes history: what the committees said of a topic from meeting to meeting,
 * and the decisions that this names, so that nobody has to look them up. */
#include <string.h>

#include "../base/arena.h"
#include "minutes_view.h"

/* A remark and where it was made. */
struct remark {
	const struct meeting *meeting;
	const char *text;
};

static bool counts(const struct minutes *s, const struct meeting *meeting)
{
	return date_compare(meeting->date.date, s->meeting->date.date) < 0;
}

static int remark_count(const struct minutes *s)
{
	int count = 0;

	for (int i = 0; i < s->project->meetings->count; i++)
		count += s->project->meetings->items[i]->update_count;
	return count;
}

/* Meetings stand by committee, remarks by day: each goes before the later ones. */
static int remarks_collect(const struct minutes *s, const char *number, struct remark *remarks)
{
	const struct meetings *all = s->project->meetings;
	int count = 0;

	for (int i = 0; i < all->count; i++)
		for (int k = 0; counts(s, all->items[i]) && k < all->items[i]->update_count; k++) {
			const struct update *u = &all->items[i]->updates[k];
			int at = count;

			if (!u->note.text || !u->number.text || strcmp(u->number.text, number) != 0)
				continue;
			for (; at > 0 && date_compare(remarks[at - 1].meeting->date.date,
				all->items[i]->date.date) > 0; at--)
				remarks[at] = remarks[at - 1];
			remarks[at] = (struct remark){all->items[i], u->note.text};
			count++;
		}
	return count;
}

const char *minutes_committee(const struct minutes *s, const struct meeting *meeting)
{
	const struct committee *committee =
		register_committee(s->project->municipality, meeting->committee.text);

	return committee->short_name.text ? committee->short_name.text : committee->name.text;
}

static bool named(const char *number, const struct remark *remarks, int count)
{
	for (int i = 0; i < count; i++)
		if (strstr(remarks[i].text, number))
			return true;
	return false;
}

static void decisions_named(const struct minutes *s, struct view *list,
	const struct meeting *meeting, const struct remark *remarks, int count)
{
	for (int k = 0; k < meeting->item_count; k++)
		for (int d = 0; d < meeting->items[k].decision_count; d++) {
			const struct decision *decision = &meeting->items[k].decisions[d];

			if (!decision->number.text || !named(decision->number.text, remarks, count))
				continue;
			minutes_decision(list, decision);
			view_date(list->last, "am", meeting->date.date);
			view_text(list->last, "gremium", minutes_committee(s, meeting));
		}
}

void minutes_history(const struct minutes *s, struct view *topic, const char *number)
{
	const struct meetings *all = s->project->meetings;
	struct view *said = view_list(topic, "verlauf");
	struct view *decided = view_list(topic, "beschluesse");
	struct remark *remarks = ARENA_ARRAY(s->arena, struct remark, remark_count(s) + 1);
	int count = number ? remarks_collect(s, number, remarks) : 0;

	for (int i = 0; i < count; i++) {
		struct view *item = view_item(said);

		view_date(item, "am", remarks[i].meeting->date.date);
		view_text(item, "gremium", minutes_committee(s, remarks[i].meeting));
		view_text(item, "bemerkung", remarks[i].text);
	}
	for (int i = 0; count && i < all->count; i++)
		if (counts(s, all->items[i]))
			decisions_named(s, decided, all->items[i], remarks, count);
}
