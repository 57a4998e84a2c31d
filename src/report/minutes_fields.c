/* Minutes fields: where the values of a template's form fields go when it comes
 * back filled in; model/address.h has the language. */
#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "../model/address.h"
#include "minutes_view.h"

/* Rows to fill in below an item, and below the list of those present. */
enum { TASK_ROWS = 3, TOPIC_ROWS = 2, PEOPLE_ROWS = 3 };

/* "gremien/werkstatt/2018-09-12.yaml#" and PATH. */
static const char *in_file(const struct minutes *s, const char *path)
{
	const char *file = s->meeting->source->path, *folder = strstr(file, "gremien/");

	return arena_printf(s->arena, "%s#%s", folder ? folder : file, path);
}

/* A member KEY of RECORD: the address of BASE's key KEY, which holds NOW or nothing. */
static void add_key(const struct minutes *s, struct view *record, const char *base,
	const char *key, const char *now)
{
	view_text(record, key, arena_printf(s->arena, "%s%s~%s", base, key,
		address_digest(s->arena, now)));
}

static const char *iso_day(const struct minutes *s, struct date date)
{
	return date_is_set(date) ? arena_printf(s->arena, "%04d-%02d-%02d", date.year, date.month,
		date.day) : NULL;
}

void minutes_meeting_fields(const struct minutes *s, struct view *meeting)
{
	const struct meeting *m = s->meeting;
	struct view *record = view_record(meeting, "feld");
	const char *file = in_file(s, "");

	add_key(s, record, file, "ende", m->end.text);
	add_key(s, record, file, "naechste_sitzung", iso_day(s, m->next.date));
	add_key(s, record, file, "naechster_ort", m->next_where.text);
	view_text(record, "fertig", arena_printf(s->arena, "%sstatus=%s~%s", file,
		meeting_states[MEETING_DRAFT],
		address_digest(s->arena, meeting_states[m->state])));
}

/* ---- the agenda */

static void add_decision(const struct minutes *s, struct view *record, const char *base,
	const struct item *item)
{
	static const char *const keys[] = {"wortlaut", "ja", "nein", "enthaltung", "ergebnis"};
	struct view *decision = view_record(record, "beschluss");
	const char *path = arena_printf(s->arena, "%sbeschluesse[%d].", base,
		item->decision_count + 1);

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		add_key(s, decision, path, keys[i], NULL);
}

/* Empty rows for new records of a list in the meeting's file. */
struct rows {
	const char *name;        /* of the list in the view */
	int count;
	const char *path;        /* of the list in the file */
	int held;                /* records it has; -1: whatever it has, these are added */
	const char *const *keys; /* of a record, NULL-terminated */
};

static void add_rows(const struct minutes *s, struct view *parent, const struct rows *rows)
{
	struct view *list = view_list(parent, rows->name);

	for (int i = 1; i <= rows->count; i++) {
		struct view *row = view_item(list);
		struct view *record;
		const char *base = rows->held < 0
			? arena_printf(s->arena, "%s[+%d].", rows->path, i)
			: arena_printf(s->arena, "%s[%d].", rows->path, rows->held + i);

		view_number(row, "nr", i, 0);
		record = view_record(row, "feld");
		for (int k = 0; rows->keys[k]; k++)
			add_key(s, record, base, rows->keys[k], NULL);
	}
}

void minutes_item_fields(const struct minutes *s, struct view *view, int number)
{
	static const char *const task_keys[] = {"was", "wer", "bis", NULL};
	static const char *const topic_keys[] = {"titel", "von", "text", NULL};
	const struct item *item = &s->meeting->items[number - 1];
	struct view *record = view_record(view, "feld");
	const char *base = in_file(s, arena_printf(s->arena, "tagesordnung[%d:%s].", number,
		address_escape(s->arena, item->title.text ? item->title.text : "")));

	view_text(record, "text", arena_printf(s->arena, "%stext+~%s", base,
		address_digest(s->arena, item->words.text)));
	add_key(s, record, base, "ergebnis", item->result.text);
	add_decision(s, record, base, item);
	add_rows(s, view, &(struct rows){"auftragszeilen", TASK_ROWS,
		arena_printf(s->arena, "%sauftraege", base), item->task_count, task_keys});
	add_rows(s, view, &(struct rows){"themenzeilen", TOPIC_ROWS,
		arena_printf(s->arena, "%sthemen", base), item->topic_count, topic_keys});
}

/* ---- earlier tasks and topics */

static const struct update *own_update(const struct minutes *s, const char *number)
{
	for (int i = 0; i < s->meeting->update_count; i++) {
		const struct update *u = &s->meeting->updates[i];

		if (u->number.text && number && !strcmp(u->number.text, number))
			return u;
	}
	return NULL;
}

void minutes_update_fields(const struct minutes *s, struct view *view, const char *number,
	int state)
{
	static const struct update nothing;
	struct view *record = view_record(view, "feld");
	const struct update *now = own_update(s, number);
	const char *base = in_file(s, arena_printf(s->arena, "stand[:%s;status=%s].",
		address_escape(s->arena, number ? number : ""), task_states[state]));

	view_text(record, "erledigt", arena_printf(s->arena, "%sstatus=%s~%s", base,
		task_states[TASK_DONE],
		address_digest(s->arena, now ? task_states[now->state] : NULL)));
	if (!now)
		now = &nothing;
	add_key(s, record, base, "bemerkung", now->note.text);
	add_key(s, record, base, "bis", iso_day(s, now->due.date));
}

/* ---- people */

static const struct attendee *find_person(const struct attendee *people, int count,
	const char *name)
{
	for (int i = 0; i < count; i++)
		if (name && people[i].name.text && !strcmp(people[i].name.text, name))
			return &people[i];
	return NULL;
}

static void put_preset(const struct minutes *s, GString *out, const char *key, const char *word)
{
	if (word)
		g_string_append_printf(out, ";%s=%s", key, address_escape(s->arena, word));
}

/* "[:Fachleitung Stadt;einrichtung=Stadt Herne;stimmrecht=ja]" */
static const char *person_selector(const struct minutes *s, const struct attendee *person)
{
	GString *out = g_string_new("[:");
	const char *selector;

	g_string_append(out, address_escape(s->arena, person->name.text ? person->name.text : ""));
	put_preset(s, out, "einrichtung", person->institution.text);
	put_preset(s, out, "funktion", person->function.text);
	put_preset(s, out, "stimmrecht", person->vote ? "ja" : "nein");
	g_string_append_c(out, ']');
	selector = arena_strndup(s->arena, out->str, out->len);
	g_string_free(out, TRUE);
	return selector;
}

/* A member of the committee: ticked where the file already lists them. */
void minutes_member_fields(const struct minutes *s, struct view *view,
	const struct attendee *person)
{
	const struct meeting *m = s->meeting;
	const struct attendee *there =
		find_person(m->present, m->present_count, person->name.text);
	const struct attendee *excused =
		find_person(m->excused, m->excused_count, person->name.text);
	const char *selector = person_selector(s, person);
	struct view *record = view_record(view, "feld");
	const char *base = in_file(s, arena_printf(s->arena, "anwesend%s", selector));

	view_flag(view, "da", there);
	view_flag(view, "entschuldigt", excused);
	view_text(record, "da", base);
	view_text(record, "entschuldigt",
		in_file(s, arena_printf(s->arena, "entschuldigt%s", selector)));
	base = arena_printf(s->arena, "%s.", base);
	add_key(s, record, base, "von", there ? there->from.text : NULL);
	add_key(s, record, base, "bis", there ? there->to.text : NULL);
}

void minutes_guest_fields(const struct minutes *s, struct view *view,
	const struct attendee *guest, int number)
{
	struct view *record = view_record(view, "feld");
	const char *base = in_file(s, arena_printf(s->arena, "gaeste[%d:%s].", number,
		address_escape(s->arena, guest->name.text ? guest->name.text : "")));

	add_key(s, record, base, "von", guest->from.text);
	add_key(s, record, base, "bis", guest->to.text);
}

void minutes_people_rows(const struct minutes *s, struct view *root)
{
	static const char *const keys[] = {"name", "einrichtung", "vertretung_fuer", "von", "bis",
		NULL};

	add_rows(s, root, &(struct rows){"weitere", PEOPLE_ROWS, in_file(s, "anwesend"), -1, keys});
}
