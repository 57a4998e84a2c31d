/* Check, the values: what is possible, but hardly true. */
#include <math.h>
#include <string.h>
#include "check_rules.h"

/* A count may change by this factor, or by this number, before it is asked about. */
static const double jump_factor = 5, jump_number = 20;

static bool concerns(const struct indicator *indicator, const struct school *s)
{
	for (int i = 0; s->type.text && i < indicator->types.count; i++)
		if (!strcmp(indicator->types.items[i].text, s->type.text))
			return true;
	return indicator->types.count == 0 || !s->type.text;
}

static void check_jump(struct checker *c, const struct indicator *indicator,
	const struct reading *now)
{
	const struct municipality *m = c->project->municipality;
	const struct period *p = register_period(m, now->period);
	const struct reading *before;
	double high, low;

	if (p == m->periods || indicator_breaks(indicator, p))
		return;
	before = readings_find(c->project->readings, now->school, p[-1].id.text, now->indicator);
	if (before->value.state != VALUE_NUMBER)
		return;
	high = fmax(now->value.number, before->value.number);
	low = fmin(now->value.number, before->value.number);
	if (high > jump_factor * low && high - low > jump_number)
		diag_report(c->diag, DIAG_VALUE_JUMP, now->place, now->indicator,
			register_school(m, now->school)->short_name.text,
			check_number(c, before->value.number), check_number(c, now->value.number));
}

static void check_people(struct checker *c, const struct delivery *d, const struct reading *r)
{
	const struct school *s = register_school(c->project->municipality, d->school);
	const struct number *pupils = d->pupils.set ? &d->pupils : &s->pupils;

	if (pupils->set && pupils->value > 0 && r->value.number > pupils->value)
		diag_report(c->diag, DIAG_PEOPLE_ABOVE_PUPILS, r->place, r->indicator,
			s->short_name.text, check_number(c, r->value.number),
			check_number(c, pupils->value));
}

static void check_reading(struct checker *c, const struct delivery *d, const struct reading *r)
{
	const struct indicator *indicator =
		framework_indicator(c->project->framework, r->indicator);
	const struct school *s = register_school(c->project->municipality, d->school);

	if (!concerns(indicator, s) && r->value.state != VALUE_NOT_APPLICABLE)
		diag_report(c->diag, DIAG_READING_NOT_ASKED, r->place, r->indicator,
			s->type.text);
	if (r->value.state != VALUE_NUMBER || indicator->kind != INDICATOR_COUNT)
		return;
	check_jump(c, indicator, r);
	if (indicator->people)
		check_people(c, d, r);
}

void check_values(struct checker *c)
{
	const struct readings *all = c->project->readings;

	for (int i = 0; i < all->delivery_count; i++)
		for (int k = 0; k < all->deliveries[i].reading_count; k++)
			check_reading(c, &all->deliveries[i], &all->deliveries[i].readings[k]);
}
