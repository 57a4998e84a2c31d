/* Reading: zahlen/, one folder per period; YAML per school or tables for many. */
#include "reading.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "reading_rows.h"

struct open_delivery *reader_delivery(struct reading_reader *r, const struct school *school,
	struct place place)
{
	gsize at = GPOINTER_TO_SIZE(g_hash_table_lookup(r->of_period, school));

	if (at == 0) {
		struct open_delivery open = {
			.delivery = {.place = place, .school = school->id.text,
				.period = r->period->id.text, .source = place.source},
			.readings = g_array_new(FALSE, FALSE, sizeof(struct reading)),
		};

		g_array_append_val(r->open, open);
		at = r->open->len;
		g_hash_table_insert(r->of_period, (gpointer)school, GSIZE_TO_POINTER(at));
	}
	return &g_array_index(r->open, struct open_delivery, at - 1);
}

bool reader_add(struct reading_reader *r, struct open_delivery *open,
	const struct indicator *indicator, const struct raw_value *raw, struct text note)
{
	struct reading reading = {.place = raw->place, .indicator = indicator->id.text,
		.note = note};

	if (!value_read(r->arena, r->diag, indicator, raw, &reading.value) || !open)
		return false;
	reading.school = open->delivery.school;
	reading.period = open->delivery.period;
	for (guint i = 0; i < open->readings->len; i++)
		if (g_array_index(open->readings, struct reading, i).indicator ==
			reading.indicator) {
			diag_report(r->diag, DIAG_READING_TWICE, raw->place, reading.indicator,
				reading.school);
			return false;
		}
	g_array_append_val(open->readings, reading);
	return true;
}

bool reader_end_part(struct open_delivery *open,
	const struct indicator *indicator, struct place place, bool before)
{
	struct reading faulty = {.place = place, .value.state = VALUE_FAULTY};
	guint at = 0;

	if (!diag_part_end(place.source, before))
		return false;
	if (!open || !indicator) {
		((struct source *)place.source)->broken = true;
		return true;
	}
	faulty.school = open->delivery.school;
	faulty.period = open->delivery.period;
	faulty.indicator = indicator->id.text;
	open->delivery.faulty = place.source;
	while (at < open->readings->len && g_array_index(open->readings, struct reading, at)
		.indicator != faulty.indicator)
		at++;
	if (at < open->readings->len)
		g_array_index(open->readings, struct reading, at) = faulty;
	else
		g_array_append_val(open->readings, faulty);
	return true;
}

const struct school *reader_school(const struct reading_reader *r, const char *words)
{
	const struct school *school = NULL;

	if (*r->base->ids)
		school = register_school(r->m,
			arena_printf(r->arena, "%s%s", r->base->ids, words));
	return school ? school : register_find_school(r->m, words);
}

const struct indicator *reader_indicator(struct reading_reader *r, const char *id,
	struct place place)
{
	const struct indicator *indicator = framework_indicator(r->f, id);
	const char **ids;

	if (indicator || framework_lacks(r->diag, r->f, r->f->indicator_count))
		return indicator;
	if (*r->base->ids) { /* the part has a framework of its own: said once, at the end */
		if (r->foreign++ == 0) {
			r->first_foreign = id;
			r->foreign_place = place;
		}
		return NULL;
	}
	ids = ARENA_ARRAY(r->arena, const char *, r->f->indicator_count + 1);
	for (int i = 0; i < r->f->indicator_count; i++)
		ids[i] = r->f->indicators[i].id.text;
	diag_suggest(r->diag, DIAG_READING_UNKNOWN, place, id, ids, id);
	return NULL;
}

void reader_received(struct reading_reader *r, struct open_delivery *open, struct day received)
{
	struct delivery *d = &open->delivery;

	if (!date_is_set(received.date))
		return;
	if (!date_is_set(d->received.date) || date_compare(received.date, d->received.date) > 0)
		d->received = received;
	d->late = date_is_set(r->period->deadline.date) &&
		date_compare(d->received.date, r->period->deadline.date) > 0;
}

void reader_source(struct reading_reader *r, const struct source *source)
{
	struct reading_source read = {source,
		r->period ? (int)(r->period - r->m->periods) : -1};

	if (source)
		g_array_append_val(r->sources, read);
}

static void read_period(struct reading_reader *r, const struct folder_item *folder)
{
	static const char *const extensions[] = {"yaml", "csv", NULL};
	struct folder files;

	r->period = register_period(r->m, folder->name);
	if (!r->period) {
		register_report_unknown(r->arena, r->diag, r->m, REGISTER_PERIODS,
			(struct text){folder->name, {.source = folder->entry}});
		return;
	}
	files = folder_list(r->arena, r->diag, *r->base,
		arena_printf(r->arena, "zahlen/%s", folder->name), extensions);
	reader_source(r, files.unread);
	r->of_period = g_hash_table_new(NULL, NULL);
	for (int i = 0; i < files.lost_count; i++) {
		reader_source(r, files.lost[i].entry);
		reading_lose_file(r, &files.lost[i], files.lost[i].entry);
	}
	for (int i = 0; i < files.count; i++) {
		if (!strcmp(files.items[i].extension, "yaml"))
			reading_read_file(r, &files.items[i]);
		else
			reading_read_table(r, &files.items[i]);
	}
	g_hash_table_destroy(r->of_period);
}

/* What a part reports is counted as its own framework says. */
static void compare_framework(struct reading_reader *r)
{
	const struct framework *own = framework_read(r->arena, r->diag, r->base);

	if (own->missing)
		return;
	framework_compare(r->arena, r->diag, r->f, own);
	reader_source(r, own->source);
}

static void read_base(struct reading_reader *r, const struct base *base)
{
	struct folder periods;

	r->base = base;
	r->period = NULL;
	r->foreign = 0;
	if (*base->ids)
		compare_framework(r);
	periods = folder_list(r->arena, r->diag, *base, "zahlen", NULL);
	reader_source(r, periods.unread);
	for (int i = 0; i < periods.lost_count; i++)
		reader_source(r, periods.lost[i].entry);
	for (int i = 0; i < periods.count; i++)
		read_period(r, &periods.items[i]);
	if (r->foreign > 0)
		diag_report(r->diag, DIAG_PART_INDICATORS,
			(struct place){.source = r->foreign_place.source},
			arena_printf(r->arena, "%d", r->foreign), r->first_foreign);
}

static gint by_period_and_school(gconstpointer a, gconstpointer b)
{
	const struct open_delivery *left = a, *right = b;
	int order = strcmp(left->delivery.period, right->delivery.period);

	return order ? order : strcmp(left->delivery.school, right->delivery.school);
}

/* Moves everything into the arena. */
static struct readings *settle(struct reading_reader *r)
{
	struct readings *all = ARENA_NEW(r->arena, struct readings);

	g_array_sort(r->open, by_period_and_school);
	all->delivery_count = (int)r->open->len;
	all->deliveries = ARENA_ARRAY(r->arena, struct delivery, r->open->len);
	for (guint i = 0; i < r->open->len; i++) {
		struct open_delivery *open = &g_array_index(r->open, struct open_delivery, i);
		struct delivery *d = &all->deliveries[i];

		*d = open->delivery;
		d->reading_count = (int)open->readings->len;
		d->readings = ARENA_ARRAY(r->arena, struct reading, open->readings->len);
		for (guint k = 0; k < open->readings->len; k++)
			d->readings[k] = g_array_index(open->readings, struct reading, k);
		g_array_free(open->readings, TRUE);
	}
	all->source_count = (int)r->sources->len;
	all->sources = ARENA_ARRAY(r->arena, struct reading_source, r->sources->len);
	for (guint i = 0; i < r->sources->len; i++)
		all->sources[i] = g_array_index(r->sources, struct reading_source, i);
	return all;
}

struct readings *readings_read(struct arena *arena, struct diag *diag,
	const struct bases *bases, const struct municipality *m, const struct framework *f)
{
	struct reading_reader r = {
		.arena = arena, .diag = diag, .m = m, .f = f,
		.open = g_array_new(FALSE, FALSE, sizeof(struct open_delivery)),
		.sources = g_array_new(FALSE, FALSE, sizeof(struct reading_source)),
	};
	struct readings *all;

	for (int i = 0; i < bases->count; i++)
		read_base(&r, &bases->items[i]);
	all = settle(&r);
	g_array_free(r.open, TRUE);
	g_array_free(r.sources, TRUE);
	return all;
}

const struct delivery *readings_delivery(const struct readings *r, const char *school,
	const char *period)
{
	int low = 0, high = r->delivery_count;

	while (low < high) {
		int middle = low + (high - low) / 2;
		const struct delivery *d = &r->deliveries[middle];
		int order = strcmp(d->period, period);

		if (order == 0)
			order = strcmp(d->school, school);
		if (order == 0)
			return d;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct reading *readings_find(const struct readings *r, const char *school,
	const char *period, const char *indicator)
{
	static const struct reading missing = {.value.state = VALUE_MISSING};
	const struct delivery *d = readings_delivery(r, school, period);

	for (int i = 0; d && i < d->reading_count; i++)
		if (!strcmp(d->readings[i].indicator, indicator))
			return &d->readings[i];
	return &missing;
}
