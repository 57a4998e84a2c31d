/* Summary: readings added up, by the rules of each indicator kind (README,
 * "Counting").  What comes out is raw: mask_apply() comes next. */
#include "summary.h"

#include <math.h>
#include <string.h>

#include "../base/arena.h"
#include "summary_raw.h"

/* What a school says on an indicator in the period at hand. */
struct voice {
	const struct value *value; /* NULL: nothing */
	bool concerned;            /* a site, of a type that the indicator applies to */
	double fte, pupils;        /* of the school */
};

/* A figure on its way.  Readings without a number are counted by state. */
struct tally {
	struct figure figure;
	int concerned;             /* schools, with entfaellt */
	int states[VALUE_STATE_COUNT];
	bool fte_unknown, pupils_unknown;
};

static bool indicator_applies(const struct indicator *indicator, const struct school *school)
{
	if (indicator->types.count == 0)
		return true;
	for (int i = 0; school->type.text != NULL && i < indicator->types.count; i++)
		if (strcmp(indicator->types.items[i].text, school->type.text) == 0)
			return true;
	return false;
}

/* The state that counts: a share of nothing ("0 von 0 Klassen") concerns no
 * one, so it is as if the school had said entfaellt. */
static enum value_state voice_state(const struct indicator *indicator, const struct voice *voice)
{
	enum value_state wanted = indicator->kind == INDICATOR_WORDS ? VALUE_WORDS : VALUE_NUMBER;

	if (voice->value == NULL)
		return VALUE_MISSING;
	if (voice->value->state != VALUE_NUMBER && voice->value->state != VALUE_WORDS)
		return voice->value->state;
	if (voice->value->state != wanted)
		return VALUE_MISSING;
	if (indicator->kind == INDICATOR_SHARE && voice->value->base <= 0)
		return VALUE_NOT_APPLICABLE;
	return wanted;
}

/* Compared exactly as printed targets read: 4 of 5 reaches 80 %. */
static bool target_reached(const struct indicator *indicator, const struct value *value)
{
	double target = indicator->target.value;
	double number = value->number, scale = 1;

	if (indicator->kind == INDICATOR_SHARE) {
		number *= 100;
		scale = value->base;
	}
	if (indicator->kind == INDICATOR_YES_NO) /* ja is the aim, or nein is */
		target = indicator->direction == DIRECTION_UP ? 1 : 0;
	if (indicator->direction == DIRECTION_UP)
		return number >= target * scale - 1e-9;
	return number <= target * scale + 1e-9;
}

static bool has_target(const struct indicator *indicator)
{
	return indicator->target.set && indicator->direction != DIRECTION_NONE
		&& indicator->kind != INDICATOR_WORDS;
}

static void tally_add(struct tally *t, const struct indicator *indicator,
	const struct voice *voice)
{
	enum value_state state;

	if (!voice->concerned)
		return;
	t->concerned++;
	state = voice_state(indicator, voice);
	t->states[state]++;
	if (state != VALUE_NUMBER && state != VALUE_WORDS)
		return;
	t->figure.response++;
	t->figure.fte += voice->fte;
	t->figure.pupils += voice->pupils;
	t->fte_unknown |= voice->fte <= 0;
	t->pupils_unknown |= voice->pupils <= 0;
	t->figure.words = voice->value->words;
	if (state == VALUE_WORDS)
		return;
	t->figure.number += voice->value->number;
	t->figure.base += indicator->kind == INDICATOR_SHARE ? voice->value->base : 0;
	if (has_target(indicator))
		t->figure.reached += target_reached(indicator, voice->value);
}

/* Nobody gave a value: the state nearest to one speaks for the unit. */
static enum figure_state tally_silence(const struct tally *t)
{
	if (t->states[VALUE_NOT_APPLICABLE] == t->concerned)
		return FIGURE_NOT_APPLICABLE;
	if (t->states[VALUE_SECRET] > 0)
		return FIGURE_MASKED;
	if (t->states[VALUE_PENDING] > 0)
		return FIGURE_PENDING;
	if (t->states[VALUE_NOT_COLLECTED] > 0)
		return FIGURE_NOT_COLLECTED;
	return FIGURE_MISSING;
}

static enum figure_state tally_state(const struct tally *t, const struct indicator *indicator,
	const struct unit *unit)
{
	if (t->states[VALUE_FAULTY] > 0)
		return FIGURE_PENDING; /* the others alone would be another figure */
	if (t->figure.response == 0)
		return tally_silence(t);
	if (indicator->kind == INDICATOR_WORDS)
		return unit->dimension == BY_SCHOOL ? FIGURE_WORDS : FIGURE_NOT_ADDABLE;
	if (indicator->kind == INDICATOR_COUNT && indicator->overlapping
		&& t->figure.response > 1)
		return FIGURE_NOT_ADDABLE;
	return FIGURE_NUMBER;
}

/* Number, base and percent by kind, once everything is added. */
static void figure_finish(struct figure *f, const struct indicator *indicator)
{
	if (f->state != FIGURE_WORDS)
		f->words = NULL;
	if (f->state != FIGURE_NUMBER) {
		f->number = f->base = 0;
		return;
	}
	if (indicator->kind == INDICATOR_SCALE)
		f->number = round(100 * f->number / f->response) / 100;
	if (indicator->kind == INDICATOR_YES_NO)
		f->base = f->response;
	if (f->base > 0)
		f->percent = 100 * f->number / f->base;
	f->zero = f->number == 0;
}

static struct figure tally_close(struct tally *t, const struct indicator *indicator,
	const struct unit *unit)
{
	struct figure *f = &t->figure;

	f->expected = indicator->optional ? f->response
		: t->concerned - t->states[VALUE_NOT_APPLICABLE];
	f->state = tally_state(t, indicator, unit);
	if (!has_target(indicator) || f->state == FIGURE_MASKED || t->states[VALUE_FAULTY] > 0)
		f->reached = -1;
	if (t->fte_unknown)
		f->fte = 0;
	if (t->pupils_unknown)
		f->pupils = 0;
	figure_finish(f, indicator);
	return *f;
}

/* What every school says on every indicator in period P: school x indicator. */
static void voices_gather(struct voice *voices, const struct summary *summary,
	const struct census *c, int p)
{
	const struct framework *f = summary->framework;

	static const struct value faulty = { .state = VALUE_FAULTY };

	memset(voices, 0, sizeof *voices * c->school_count * f->indicator_count);
	for (int s = 0; s < c->school_count; s++) {
		int cell = p * c->school_count + s;
		const struct delivery *d = c->deliveries[cell];
		struct voice *row = voices + (size_t)s * f->indicator_count;

		if (!c->sites[cell])
			continue;
		for (int i = 0; i < f->indicator_count; i++)
			row[i] = (struct voice){ .value = d && d->doubtful ? &faulty : NULL,
				.fte = c->fte[cell], .pupils = c->pupils[cell],
				.concerned = indicator_applies(&f->indicators[i],
					&summary->municipality->schools[s]) };
		for (int i = 0; d != NULL && !d->doubtful && i < d->reading_count; i++) {
			int at = census_index(c->indicators, d->readings[i].indicator);

			if (at >= 0)
				row[at].value = &d->readings[i].value;
		}
	}
}

static void summary_unit(const struct summary *summary, const struct unit *unit,
	const struct voice *voices, struct figure *out)
{
	const struct framework *f = summary->framework;

	for (int i = 0; i < f->indicator_count; i++) {
		const struct indicator *indicator = &f->indicators[i];
		struct tally t = { 0 };

		for (int s = 0; s < unit->school_count; s++) {
			size_t school = unit->schools[s] - summary->municipality->schools;

			tally_add(&t, indicator, &voices[school * f->indicator_count + i]);
		}
		out[i] = tally_close(&t, indicator, unit);
	}
}

static void summary_cells(struct arena *arena, struct summary *summary, const struct census *c)
{
	int indicators = summary->framework->indicator_count;
	struct voice *voices = g_new(struct voice, (size_t)c->school_count * indicators + 1);
	struct figure *out;

	summary->cells = ARENA_ARRAY(arena, struct figure,
		(size_t)c->period_count * summary->unit_count * indicators);
	out = summary->cells;
	for (int p = 0; p < c->period_count; p++) {
		voices_gather(voices, summary, c, p);
		for (int u = 0; u < summary->unit_count; u++, out += indicators)
			summary_unit(summary, &summary->units[u], voices, out);
	}
	g_free(voices);
}

double figure_measure(const struct indicator *indicator, const struct figure *figure)
{
	return indicator_in_percent(indicator) ? figure->percent : figure->number;
}

struct summary *summary_make(struct arena *arena, const struct municipality *m,
	const struct framework *f, const struct readings *r)
{
	struct summary *summary = ARENA_NEW(arena, struct summary);
	struct census *census = census_make(arena, m, f, r);

	*summary = (struct summary){ .municipality = m, .framework = f, .readings = r };
	unit_make_all(arena, summary, census);
	summary_cells(arena, summary, census);
	structure_make_all(arena, summary, census);
	census_free(census);
	return summary;
}
