/* Minutes paper: head, people and the order of the parts. */
#include "minutes_paper.h"

#include "../base/arena.h"
#include "city_view.h"
#include "minutes_view.h"

static bool controls(const struct meeting *m)
{
	for (int i = 0; i < m->item_count; i++)
		if (m->items[i].kind == ITEM_TASKS)
			return true;
	return false;
}

static void head_state(const struct minutes *s, struct view *root)
{
	struct view *is = view_record(s->arena, root, "ist");
	int state = s->meeting->state, audience = s->meeting->audience;

	view_flag(s->arena, is, "geplant", state == MEETING_PLANNED);
	view_flag(s->arena, is, "protokoll", state != MEETING_PLANNED);
	view_flag(s->arena, is, "entwurf", state == MEETING_DRAFT);
	view_flag(s->arena, is, "genehmigt", state == MEETING_APPROVED);
	view_flag(s->arena, is, "auftragskontrolle", controls(s->meeting));
	for (int i = 0; meeting_audiences[i]; i++)
		view_flag(s->arena, is, meeting_audiences[i], i == audience);
}

static const char *long_day(const struct minutes *s, struct date date)
{
	return date_is_set(date) ? date_print_long(s->arena, date) : NULL;
}

static void head_committee(const struct minutes *s, struct view *root)
{
	const struct municipality *m = s->project->municipality;
	const struct committee *committee = register_committee(m, s->meeting->committee.text);
	const struct committee *other = register_committee(m, committee->hands_to.text);
	struct view *record = view_record(s->arena, root, "gremium");

	view_input(s->arena, record, "id", committee->id);
	view_input(s->arena, record, "name", committee->name);
	view_input(s->arena, record, "kurz",
		committee->short_name.text ? committee->short_name : committee->name);
	view_text(s->arena, record, "art", committee_kinds[committee->kind]);
	view_markdown(s->arena, record, "zweck", committee->purpose);
	view_text(s->arena, record, "gibt_weiter_an", other ? other->name.text : NULL);
}

static void head_meeting(const struct minutes *s, struct view *root)
{
	const struct meeting *m = s->meeting;
	const struct meeting *previous = meeting_previous(s->project->meetings, m);
	struct view *record = view_record(s->arena, root, "sitzung");

	view_input(s->arena, record, "nummer", m->number);
	view_date(s->arena, record, "datum", m->date.date);
	view_text(s->arena, record, "tag", long_day(s, m->date.date));
	view_input(s->arena, record, "beginn", m->start);
	view_input(s->arena, record, "ende", m->end);
	view_input(s->arena, record, "ort", m->where);
	view_input(s->arena, record, "link", m->link);
	view_input(s->arena, record, "leitung", m->chair);
	view_input(s->arena, record, "protokoll", m->secretary);
	view_text(s->arena, record, "vorige", previous ? long_day(s, previous->date.date) : NULL);
	view_text(s->arena, record, "naechste", long_day(s, m->next.date));
	view_input(s->arena, record, "naechster_ort", m->next_where);
	minutes_meeting_fields(s, record);
}

/* The lines of the head, in the order of DIN 5008; the layout has their names. */
static void head_lines(const struct minutes *s, struct view *root)
{
	const struct meeting *m = s->meeting;
	const struct {
		const char *kind;
		struct text text;
	} lines[] = {
		{"nummer", m->number},
		{"datum", {long_day(s, m->date.date), m->date.place}},
		{"ort", m->where}, {"link", m->link}, {"leitung", m->chair},
		{"protokoll", m->secretary},
		{"stand", {meeting_states[m->state], m->place}},
	};
	struct view *list = view_list(s->arena, root, "angaben");

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct view *line;

		if (!lines[i].text.text)
			continue;
		line = view_item(s->arena, list);
		view_text(s->arena, line, "art", lines[i].kind);
		view_input(s->arena, line, "wert", lines[i].text);
	}
}

static struct view *people_add(const struct minutes *s, struct view *root, const char *name,
	const struct attendee *people, int count)
{
	struct view *list = view_list(s->arena, root, name);

	for (int i = 0; i < count; i++) {
		struct view *person = view_item(s->arena, list);

		view_input(s->arena, person, "name", people[i].name);
		view_input(s->arena, person, "einrichtung", people[i].institution);
		view_input(s->arena, person, "funktion", people[i].function);
		view_flag(s->arena, person, "stimmrecht", people[i].vote);
		view_input(s->arena, person, "von", people[i].from);
		view_input(s->arena, person, "bis", people[i].to);
		view_input(s->arena, person, "vertretung", people[i].deputy_for);
		view_input(s->arena, person, "top", people[i].item);
	}
	return list;
}

static void members_add(const struct minutes *s, struct view *root)
{
	const struct committee *committee =
		register_committee(s->project->municipality, s->meeting->committee.text);
	struct attendee *people =
		ARENA_ARRAY(s->arena, struct attendee, committee->member_count);
	struct view *list, *person;

	for (int i = 0; i < committee->member_count; i++) {
		const struct member *member = &committee->members[i];

		people[i] = (struct attendee){.place = member->place, .name = member->name,
			.institution = member->institution, .function = member->function,
			.vote = member->vote};
	}
	list = people_add(s, root, "mitglieder", people, committee->member_count);
	person = list->child;
	for (int i = 0; i < committee->member_count; i++, person = person->next)
		minutes_member_fields(s, person, &people[i]);
}

static void guests_add(const struct minutes *s, struct view *root)
{
	const struct meeting *m = s->meeting;
	struct view *guest = people_add(s, root, "gaeste", m->guests, m->guest_count)->child;

	for (int i = 0; i < m->guest_count; i++, guest = guest->next)
		minutes_guest_fields(s, guest, &m->guests[i], i + 1);
}

static int votes_present(const struct meeting *m)
{
	int count = 0;

	for (int i = 0; i < m->present_count; i++)
		count += m->present[i].vote;
	return count;
}

static void head_people(const struct minutes *s, struct view *root)
{
	const struct meeting *m = s->meeting;

	people_add(s, root, "anwesend", m->present, m->present_count);
	people_add(s, root, "entschuldigt", m->excused, m->excused_count);
	people_add(s, root, "unentschuldigt", m->absent, m->absent_count);
	guests_add(s, root);
	members_add(s, root);
	minutes_people_rows(s, root);
	view_number(s->arena, root, "stimmen", votes_present(m), 0, VIEW_KNOWN, NULL);
	view_texts(s->arena, root, "verteiler", m->distribution);
	view_texts(s->arena, root, "anlagen", m->attachments);
}

/* The period the meeting names, else the newest with deliveries; -1: none. */
static int meeting_period(const struct figures *figures, const struct meeting *meeting)
{
	const struct municipality *m = figures->municipality;
	const struct period *period =
		meeting->period.text ? register_period(m, meeting->period.text) : NULL;

	return period ? (int)(period - m->periods) : figures_newest_period(figures);
}

struct view *minutes_view(struct arena *arena, const struct project *project,
	const struct figures *figures, const struct meeting *meeting)
{
	struct view *root = view_root(arena);
	int period = meeting_period(figures, meeting);
	int city = figures_unit(figures, BY_MUNICIPALITY, NULL);
	struct minutes s = {.arena = arena, .project = project, .meeting = meeting,
		.figured = period >= 0,
		.qm = {.arena = arena, .project = project, .figures = figures, .period = period,
			.unit = city, .last = period - 1, .city = city,
			.dimension = BY_MUNICIPALITY}};

	view_city(arena, root, project->municipality, project->framework);
	head_state(&s, root);
	head_committee(&s, root);
	head_meeting(&s, root);
	head_lines(&s, root);
	view_date(arena, root, "stand", meeting->date.date);
	head_people(&s, root);
	minutes_figures(&s, root);
	minutes_items(&s, root);
	minutes_carried(&s, root);
	minutes_registers(&s, root);
	return root;
}
