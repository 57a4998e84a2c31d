/* Check, the deliveries: when they came, and who did not deliver. */
#include <glib.h>
#include <string.h>
#include "check_rules.h"

/* The same day a year later; 29 February becomes 28. */
static struct date year_later(struct date date)
{
	date.year++;
	if (date.month == 2 && date.day == 29)
		date.day = 28;
	return date;
}

static void check_received(struct checker *c, const struct delivery *d)
{
	const struct period *p = register_period(c->project->municipality, d->period);
	const struct date *limit =
		date_is_set(p->deadline.date) ? &p->deadline.date : &p->end.date;

	if (!date_is_set(d->received.date))
		return;
	if (date_is_set(p->start.date) && date_compare(d->received.date, p->start.date) < 0)
		diag_report(c->diag, DIAG_RECEIVED_EARLY, d->received.place,
			date_print(c->arena, d->received.date), p->name.text);
	if (date_is_set(*limit) && date_compare(d->received.date, year_later(*limit)) > 0)
		diag_report(c->diag, DIAG_RECEIVED_FAR, d->received.place,
			date_print(c->arena, d->received.date), p->name.text);
}

static void check_expected(struct checker *c, const struct delivery *d)
{
	const struct municipality *m = c->project->municipality;
	const struct school *s = register_school(m, d->school);

	if (!s->has_social_work)
		diag_report(c->diag, DIAG_DELIVERY_UNEXPECTED, d->place, s->short_name.text,
			register_period(m, d->period)->name.text);
}

/* Schools expected to deliver for PERIOD: with staff in it, or, where no staff
 * is stated at all, with a provider. */
static bool is_expected(const struct municipality *m, const struct school *s, const char *period,
	bool staffed)
{
	if (!staffed)
		return s->providers.count > 0;
	for (int i = 0; i < m->worker_count; i++)
		if (!strcmp(m->workers[i].school.text, s->id.text) &&
			!strcmp(m->workers[i].period.text, period))
			return true;
	return false;
}

static bool has_deliveries(const struct readings *r, const char *period)
{
	for (int i = 0; i < r->delivery_count; i++)
		if (!strcmp(r->deliveries[i].period, period))
			return true;
	return false;
}

/* One note per period that has deliveries, naming the schools without. */
static void check_missing(struct checker *c, const struct period *p)
{
	const struct municipality *m = c->project->municipality;
	bool staffed = check_is_staffed(m, p->id.text);
	GString *names = g_string_new(NULL);
	int expected = 0, missing = 0;

	for (int i = 0; i < m->school_count; i++) {
		const struct school *s = &m->schools[i];

		if (!is_expected(m, s, p->id.text, staffed))
			continue;
		expected++;
		if (readings_delivery(c->project->readings, s->id.text, p->id.text))
			continue;
		g_string_append_printf(names, "%s%s", missing++ ? ", " : "", s->short_name.text);
	}
	if (missing > 0)
		diag_report(c->diag, DIAG_DELIVERIES_MISSING, p->place,
			check_number(c, missing), check_number(c, expected), p->name.text,
			names->str);
	g_string_free(names, TRUE);
}

/* Where no school has any, the register lacks it, and has its own finding. */
static bool has_social_work(const struct municipality *m)
{
	for (int i = 0; i < m->school_count; i++)
		if (m->schools[i].has_social_work)
			return true;
	return false;
}

void check_readings(struct checker *c)
{
	const struct municipality *m = c->project->municipality;
	const struct readings *r = c->project->readings;
	bool expecting = has_social_work(m);

	for (int i = 0; i < r->delivery_count; i++) {
		check_received(c, &r->deliveries[i]);
		if (expecting)
			check_expected(c, &r->deliveries[i]);
	}
	for (int i = 0; i < m->period_count; i++)
		if (has_deliveries(r, m->periods[i].id.text))
			check_missing(c, &m->periods[i]);
}
