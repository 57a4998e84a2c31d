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
	struct view *is = view_record(root, "ist");
	int state = s->meeting->state, audience = s->meeting->audience;

	view_flag(is, "geplant", state == MEETING_PLANNED);
	view_flag(is, "protokoll", state != MEETING_PLANNED);
	view_flag(is, "entwurf", state == MEETING_DRAFT);
	view_flag(is, "genehmigt", state == MEETING_APPROVED);
	view_flag(is, "auftragskontrolle", controls(s->meeting));
	for (int i = 0; meeting_audiences[i]; i++)
		view_flag(is, meeting_audiences[i], i == audience);
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
	struct view *record = view_record(root, "gremium");

	view_input(record, "id", committee->id);
	view_input(record, "name", committee->name);
	view_input(record, "kurz",
		committee->short_name.text ? committee->short_name : committee->name);
	view_text(record, "art", committee_kinds[committee->kind]);
	view_markdown(record, "zweck", committee->purpose);
	view_text(record, "gibt_weiter_an", other ? other->name.text : NULL);
}

static void head_meeting(const struct minutes *s, struct view *root)
{
	const struct meeting *m = s->meeting;
	const struct meeting *previous = meeting_previous(s->project->meetings, m);
	struct view *record = view_record(root, "sitzung");

	view_input(record, "nummer", m->number);
	view_date(record, "datum", m->date.date);
	view_text(record, "tag", long_day(s, m->date.date));
	view_input(record, "beginn", m->start);
	view_input(record, "ende", m->end);
	view_input(record, "ort", m->where);
	view_input(record, "link", m->link);
	view_input(record, "leitung", m->chair);
	view_input(record, "protokoll", m->secretary);
	view_text(record, "vorige", previous ? long_day(s, previous->date.date) : NULL);
	view_text(record, "naechste", long_day(s, m->next.date));
	view_input(record, "naechster_ort", m->next_where);
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
	struct view *list = view_list(root, "angaben");

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct view *line;

		if (!lines[i].text.text)
			continue;
		line = view_item(list);
		view_text(line, "art", lines[i].kind);
		view_input(line, "wert", lines[i].text);
	}
}

static struct view *people_add(struct view *root, const char *name,
	const struct attendee *people, int count)
{
	struct view *list = view_list(root, name);

	for (int i = 0; i < count; i++) {
		struct view *person = view_item(list);

		view_input(person, "name", people[i].name);
		view_input(person, "einrichtung", people[i].institution);
		view_input(person, "funktion", people[i].function);
		view_flag(person, "stimmrecht", people[i].vote);
		view_input(person, "von", people[i].from);
		view_input(person, "bis", people[i].to);
		view_input(person, "vertretung", people[i].deputy_for);
		view_input(person, "top", people[i].item);
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
	list = people_add(root, "mitglieder", people, committee->member_count);
	person = list->child;
	for (int i = 0; i < committee->member_count; i++, person = person->next)
		minutes_member_fields(s, person, &people[i]);
}

static void guests_add(const struct minutes *s, struct view *root)
{
	const struct meeting *m = s->meeting;
	struct view *guest = people_add(root, "gaeste", m->guests, m->guest_count)->child;

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

	people_add(root, "anwesend", m->present, m->present_count);
	people_add(root, "entschuldigt", m->excused, m->excused_count);
	people_add(root, "unentschuldigt", m->absent, m->absent_count);
	guests_add(s, root);
	members_add(s, root);
	minutes_people_rows(s, root);
	view_number(root, "stimmen", votes_present(m), 0);
	view_texts(root, "verteiler", m->distribution);
	view_texts(root, "anlagen", m->attachments);
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

	view_city(root, project->municipality, project->framework);
	head_state(&s, root);
	head_committee(&s, root);
	head_meeting(&s, root);
	head_lines(&s, root);
	view_date(root, "stand", meeting->date.date);
	head_people(&s, root);
	minutes_figures(&s, root);
	minutes_items(&s, root);
	minutes_carried(&s, root);
	minutes_registers(&s, root);
	return root;
}
