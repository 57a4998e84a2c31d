/* Meeting: reading gremien/<committee>/<date>.yaml. */
#include "meeting.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/yaml.h"
#include "folder.h"
#include "register.h"

/* What is shared while the meetings are read. */
struct meeting_reader {
	struct arena *arena;
	struct diag *diag;
	const struct municipality *m;
	const struct committee *committee; /* of the folder being read */
	int year;                          /* the counters start again with each year */
	int decisions, tasks, topics;
	GPtrArray *meetings, *sources;
	const struct source *unread;
};

/* What the numbers of a committee begin with: "QW", or "W" for "werkstatt". */
static const char *sign(const struct meeting_reader *r)
{
	const struct committee *c = r->committee;

	if (c->short_name.text && g_utf8_strlen(c->short_name.text, -1) <= 3)
		return c->short_name.text;
	return arena_printf(r->arena, "%c", g_ascii_toupper(c->id.text[0]));
}

/* "W-2018-03", "W-2018-A03", "W-2018-T03", where no number is given. */
static void set_number(const struct meeting_reader *r, struct text *number, struct place place,
	const char *letter, int count)
{
	if (!number->text)
		*number = (struct text){arena_printf(r->arena, "%s-%d-%s%02d", sign(r), r->year,
			letter, count), place};
}

static void set_numbers(struct meeting_reader *r, struct meeting *meeting)
{
	if (meeting->date.date.year != r->year)
		r->decisions = r->tasks = r->topics = 0;
	r->year = meeting->date.date.year;
	for (int i = 0; i < meeting->item_count; i++) {
		struct item *item = &meeting->items[i];

		for (int k = 0; k < item->decision_count; k++)
			set_number(r, &item->decisions[k].number, item->decisions[k].place, "",
				++r->decisions);
		for (int k = 0; k < item->task_count; k++)
			set_number(r, &item->tasks[k].number, item->tasks[k].place, "A",
				++r->tasks);
		for (int k = 0; k < item->topic_count; k++)
			set_number(r, &item->topics[k].number, item->topics[k].place, "T",
				++r->topics);
	}
}

/* The file name says the day; the key may repeat it. */
static void settle_date(struct meeting_reader *r, struct meeting *meeting, struct date date)
{
	struct place place = meeting->date.place;

	if (date_is_set(meeting->date.date) && date_compare(meeting->date.date, date) != 0)
		diag_report(r->diag, DIAG_MEETING_DATE, place, date_print(r->arena, date),
			date_print(r->arena, meeting->date.date));
	if (!date_is_set(meeting->date.date))
		place = meeting->place;
	meeting->date = (struct day){date, place};
}

/* A file that is broken leaves its name, so that its document can be refused. */
static void read_meeting(struct meeting_reader *r, const struct folder_item *file)
{
	struct meeting *meeting;
	const struct source *source;
	const struct yaml_node *node;
	struct date date;

	/* 14.03.2018 would be a date as well, but names would not sort by day */
	if (!strchr(file->name, '-') || !date_read(file->name, &date)) {
		diag_report(r->diag, DIAG_MEETING_NAME, (struct place){.source = file->entry},
			file->name);
		r->unread = file->entry;
		return;
	}
	meeting = ARENA_NEW(r->arena, struct meeting);
	node = folder_yaml(r->arena, r->diag, file->path, file->shown, &source);
	if (!node || !shape_read(r->arena, r->diag, &meeting_shape, node, meeting))
		*meeting = (struct meeting){.place = {.source = source}};
	meeting->source = source;
	meeting->committee = (struct text){r->committee->id.text, meeting->place};
	settle_date(r, meeting, date);
	set_numbers(r, meeting);
	g_ptr_array_add(r->meetings, meeting);
	g_ptr_array_add(r->sources, (gpointer)source);
}

/* A file that is not read may be of any day, and what it decides is carried on. */
static void note_lost(struct meeting_reader *r, const struct folder *folder)
{
	if (folder->unread)
		r->unread = folder->unread;
	if (folder->lost_count > 0)
		r->unread = folder->lost[0].entry;
}

static void read_committee(struct meeting_reader *r, const struct base *base,
	const struct folder_item *folder)
{
	static const char *const extensions[] = {"yaml", NULL};
	struct folder files;

	r->committee = register_committee(r->m, folder->name);
	if (!r->committee) {
		register_report_unknown(r->arena, r->diag, r->m, REGISTER_COMMITTEES,
			(struct text){folder->name, {.source = folder->entry}});
		return;
	}
	r->year = 0;
	files = folder_list(r->arena, r->diag, *base,
		arena_printf(r->arena, "gremien/%s", folder->name), extensions);
	note_lost(r, &files);
	for (int i = 0; i < files.count; i++)
		read_meeting(r, &files.items[i]);
}

struct meetings *meetings_read(struct arena *arena, struct diag *diag, const char *root,
	const struct municipality *m)
{
	struct meeting_reader r = {.arena = arena, .diag = diag, .m = m,
		.meetings = g_ptr_array_new(), .sources = g_ptr_array_new()};
	struct base base = {root, "", ""};
	struct folder folders = folder_list(arena, diag, base, "gremien", NULL);
	struct meetings *all = ARENA_NEW(arena, struct meetings);

	note_lost(&r, &folders);
	for (int i = 0; i < folders.count; i++)
		read_committee(&r, &base, &folders.items[i]);
	all->count = (int)r.meetings->len;
	all->items = ARENA_ARRAY(arena, struct meeting *, r.meetings->len);
	for (guint i = 0; i < r.meetings->len; i++)
		all->items[i] = r.meetings->pdata[i];
	all->unread = r.unread;
	all->source_count = (int)r.sources->len;
	all->sources = ARENA_ARRAY(arena, const struct source *, r.sources->len);
	for (guint i = 0; i < r.sources->len; i++)
		all->sources[i] = r.sources->pdata[i];
	g_ptr_array_free(r.meetings, TRUE);
	g_ptr_array_free(r.sources, TRUE);
	return all;
}
