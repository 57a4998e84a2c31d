/* Mask: raw figures in, figures fit to be shown out. */
#include "mask.h"

#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "summary_raw.h"

static size_t cell_count(const struct municipality *m, int unit_count, const struct framework *f)
{
	return (size_t)m->period_count * unit_count * f->indicator_count;
}

/* N is a number of people that must not be shown. */
static bool too_small(const struct masking *masking, double n)
{
	if (masking->threshold <= 0)
		return false;
	if (n <= 0)
		return masking->mask_zero;
	return n < masking->threshold;
}

static bool figure_needs_mask(const struct masking *masking, const struct indicator *indicator,
	const struct figure *figure)
{
	if (!indicator->people || figure->state != FIGURE_NUMBER)
		return false;
	switch ((enum indicator_kind)indicator->kind) {
	case INDICATOR_COUNT:
		return too_small(masking, figure->number);
	case INDICATOR_SHARE:
		return too_small(masking, figure->number)
			|| too_small(masking, figure->base - figure->number);
	case INDICATOR_YES_NO:
	case INDICATOR_SCALE:
	case INDICATOR_WORDS:
		break;
	}
	return false;
}

/* The cells that are too small in themselves: a list of size_t indices. */
static GArray *mask_primary(const struct summary *raw)
{
	const struct masking *masking = &raw->municipality->masking;
	GArray *list = g_array_new(FALSE, FALSE, sizeof(size_t));
	int indicators = raw->framework->indicator_count;
	size_t count = cell_count(raw->municipality, raw->unit_count, raw->framework);

	for (size_t i = 0; i < count; i++)
		if (figure_needs_mask(masking, &raw->framework->indicators[i % indicators],
			&raw->cells[i]))
			g_array_append_val(list, i);
	return list;
}

/* Leaves of each figure in LIST only what says nothing of its value. */
static void mask_cells(struct figure *cells, const GArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		struct figure *cell = &cells[g_array_index(list, size_t, i)];

		*cell = (struct figure){ .state = FIGURE_MASKED, .response = cell->response,
			.expected = cell->expected, .reached = -1 };
	}
}

static void *copied(struct arena *arena, const void *from, size_t count, size_t size)
{
	void *to = arena_array(arena, count, size);

	if (count > 0)
		memcpy(to, from, count * size);
	return to;
}

struct figures *mask_apply(struct arena *arena, const struct summary *raw)
{
	struct figures *f = ARENA_NEW(arena, struct figures);
	size_t cells = cell_count(raw->municipality, raw->unit_count, raw->framework);
	GArray *list = mask_primary(raw);

	*f = (struct figures){ .municipality = raw->municipality,
		.framework = raw->framework, .readings = raw->readings,
		.units = raw->units, .unit_count = raw->unit_count };
	f->cells = copied(arena, raw->cells, cells, sizeof *f->cells);
	f->structures = copied(arena, raw->structures, (size_t)raw->municipality->period_count
		* raw->unit_count * STRUCTURE_COUNT, sizeof *f->structures);
	mask_cells(f->cells, list);
	g_array_free(list, TRUE);
	for (size_t i = 0; i < cells; i++)
		f->masked_count += f->cells[i].state == FIGURE_MASKED;
	return f;
}

int figures_unit(const struct figures *f, enum dimension dimension, const char *id)
{
	for (int i = 0; i < f->unit_count; i++)
		if (f->units[i].dimension == dimension
			&& (dimension == BY_MUNICIPALITY || strcmp(f->units[i].id, id) == 0))
			return i;
	return -1;
}

const struct figure *figures_at(const struct figures *f, int period, int unit, int indicator)
{
	return &f->cells[((size_t)period * f->unit_count + unit) * f->framework->indicator_count
		+ indicator];
}

const struct figure *figures_structure(const struct figures *f, int period, int unit,
	enum structure what)
{
	return &f->structures[((size_t)period * f->unit_count + unit) * STRUCTURE_COUNT + what];
}

int figures_masked(const struct figures *f, int period, int unit)
{
	int count = 0;

	for (int i = 0; i < f->framework->indicator_count; i++)
		count += figures_at(f, period, unit, i)->state == FIGURE_MASKED;
	return count;
}

bool figures_break(const struct figures *f, int period, int indicator)
{
	return period > 0 && indicator_breaks(&f->framework->indicators[indicator],
		&f->municipality->periods[period]);
}

/* Growth of a sum says something only if about as many schools stand behind both:
 * one that stopped reporting is no decline.  A tenth may come and go. */
static bool responses_compare(const struct figure *now, const struct figure *then)
{
	return abs(now->response - then->response) * 10 <= then->response;
}

struct change figures_change(const struct figures *f, int period, int unit, int indicator)
{
	struct change change = { .state = CHANGE_NONE };
	const struct indicator *kind = &f->framework->indicators[indicator];
	const struct figure *now, *then;

	if (period <= 0)
		return change;
	now = figures_at(f, period, unit, indicator);
	then = figures_at(f, period - 1, unit, indicator);
	if (now->state != FIGURE_NUMBER || then->state != FIGURE_NUMBER)
		return change;
	if (figures_break(f, period, indicator)) {
		change.state = CHANGE_BROKEN;
		return change;
	}
	change.state = CHANGE_KNOWN;
	change.difference = figure_measure(kind, now) - figure_measure(kind, then);
	if (kind->kind == INDICATOR_COUNT && then->number >= 10 && responses_compare(now, then)) {
		change.percent = 100 * change.difference / then->number;
		change.percent_known = true;
	}
	return change;
}

int figures_newest_period(const struct figures *f)
{
	for (int p = f->municipality->period_count - 1; p >= 0; p--)
		for (int i = 0; i < f->readings->delivery_count; i++)
			if (strcmp(f->readings->deliveries[i].period,
				f->municipality->periods[p].id.text) == 0)
				return p;
	return -1;
}
