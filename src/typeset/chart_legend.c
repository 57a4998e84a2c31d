/* Legend: names of the series with their swatches, in as many rows as needed;
 * and what bars of all charts have in common. */
#include "chart.h"

#include <math.h>
#include "../base/arena.h"
#include "../base/number.h"
#include "flow_text.h"

struct legend_entry {
	struct lines *name;
	int x, y;
	int series;              /* -1: the target mark */
};

struct legend {
	struct legend_entry *entries;
	int count;
};

struct color series_color(const struct chart_set *set, int series)
{
	int count = MAX(set->style->series_count, 1);

	return set->style->series[series % count];
}

/* Black or white, whichever contrasts more: they do equally at a relative luminance
 * of 0.18 (WCAG 2, contrast ratio); its square stands in for the sRGB curve. */
static double color_light(struct color c)
{
	return 0.2126 * c.red * c.red + 0.7152 * c.green * c.green + 0.0722 * c.blue * c.blue;
}

struct color color_on(struct color c)
{
	return color_light(c) > 0.18 ? (struct color){0, 0, 0, {0}} : (struct color){1, 1, 1, {0}};
}

/* At 0.16 the contrast with white is 5 : 1; WCAG 2 asks for 4.5. */
struct color color_text(struct color c)
{
	double light = color_light(c), part = light > 0.16 ? sqrt(0.16 / light) : 1;

	return (struct color){c.red * part, c.green * part, c.blue * part, {0}};
}

/* Lines rising to the right over BOX, ends cut off at its edges. */
static void hatch(struct placer *placer, struct tag *tag, struct box box)
{
	int step = 3 * UNIT;

	for (int x = step - box.height; x < box.width; x += step) {
		int from = MAX(x, 0), to = MIN(x + box.height, box.width);

		placer_rule(placer, tag, (int[]){box.x + from, box.y + box.height - (from - x),
			box.x + to, box.y + box.height - (to - x)}, UNIT * 3 / 4,
			(struct color){1, 1, 1, {0}});
	}
}

void chart_ground(struct placer *placer, const struct chart_set *set, struct box box)
{
	placer_fill(placer, set->tag, box, (struct color){1, 1, 1, {0}});
}

void chart_bar(struct placer *placer, const struct chart_set *set, int series, struct box box)
{
	if (box.width <= 0)
		return;
	placer_fill(placer, set->tag, box, series_color(set, series));
	if (set->style->patterns && series % 2)
		hatch(placer, set->tag, box);
}

static void take(double value, double *least, double *most)
{
	*least = MIN(*least, value);
	*most = MAX(*most, value);
}

/* The range that all numbers and targets lie in, zero included. */
static void chart_range(const struct chart *chart, double *least, double *most)
{
	*least = *most = 0;
	for (int s = 0; s < chart->series_count; s++)
		for (int i = 0; i < chart->category_count; i++)
			if (chart->series[s].points[i].state == POINT_NUMBER)
				take(chart->series[s].points[i].value, least, most);
	for (int i = 0; chart->targets && i < chart->category_count; i++)
		if (!isnan(chart->targets[i]))
			take(chart->targets[i], least, most);
}

void chart_scale(struct chart_set *set, int wished)
{
	const struct chart *chart = set->chart;
	struct arena *arena = set->setter->arena;
	double least, most;

	chart_range(chart, &least, &most);
	if (chart->most > chart->least) { /* the layout's axis, if it holds the data */
		least = MIN(least, chart->least);
		most = MAX(most, chart->most);
	}
	if (chart->kind == CHART_STACKED) {
		least = 0;
		most = 100;
	}
	set->scale = scale_new(least, most, wished);
	set->ticks = ARENA_ARRAY(arena, struct lines *, set->scale.count);
	for (int i = 0; i < set->scale.count; i++) {
		const char *unit = chart->kind == CHART_STACKED ? "%" : chart->unit;
		bool last = i == set->scale.count - 1;
		char *text = number_print(arena, set->scale.first + i * set->scale.step,
			set->scale.decimals);

		set->ticks[i] = text_line(set->setter, text, set->label);
		if (!unit || !*unit || !last)
			continue;
		set->unit_width = set->ticks[i]->widest;
		set->ticks[i] = text_line(set->setter, arena_printf(arena, "%s\u00a0%s", text,
			unit), set->label);
		set->unit_width = set->ticks[i]->widest - set->unit_width;
	}
}

static void legend_add(struct chart_set *set, const char *name, int series)
{
	struct legend_entry *entry = &set->legend->entries[set->legend->count++];
	struct legend_entry *before = set->legend->count > 1 ? entry - 1 : NULL;
	int swatch = set->label->size + set->label->size / 2;

	entry->name = text_lines(set->setter, name, set->label, set->width - swatch);
	entry->series = series;
	if (before) {
		entry->x = before->x + swatch + before->name->widest + set->label->size;
		entry->y = before->y;
	}
	if (entry->x + swatch + entry->name->widest > set->width) {
		entry->x = 0;
		entry->y += before ? before->name->height : 0;
	}
	set->legend_height = MAX(set->legend_height, entry->y + entry->name->height
		+ set->label->size / 2);
}

/* A stack shows no stretch of a series that is 0 everywhere. */
static bool series_shown(const struct chart *chart, int series)
{
	for (int i = 0; i < chart->category_count; i++) {
		const struct point *point = &chart->series[series].points[i];

		if (point->state == POINT_NUMBER && point->value > 0)
			return true;
	}
	return chart->kind != CHART_STACKED;
}

void legend_new(struct chart_set *set)
{
	const struct chart *chart = set->chart;
	bool target = chart->kind == CHART_TARGET && chart->target_name;

	if (chart->series_count < 2 && !target)
		return;
	set->legend = ARENA_NEW(set->setter->arena, struct legend);
	set->legend->entries = ARENA_ARRAY(set->setter->arena, struct legend_entry,
		chart->series_count + 1);
	for (int i = 0; i < chart->series_count; i++)
		if (chart->series[i].name && series_shown(chart, i))
			legend_add(set, chart->series[i].name, i);
	if (target)
		legend_add(set, chart->target_name, -1);
}

void legend_place(struct placer *placer, const struct chart_set *set, int x, int y)
{
	int side = set->label->size * 8 / 10;

	for (int i = 0; set->legend && i < set->legend->count; i++) {
		const struct legend_entry *entry = &set->legend->entries[i];
		int left = x + entry->x, base = y + entry->y + entry->name->ascent;
		struct box box = {left, base - side, side, side};

		if (entry->series >= 0)
			chart_bar(placer, set, entry->series, box);
		else
			placer_fill(placer, set->tag, (struct box){left + side / 2 - UNIT,
				base - side - UNIT, 2 * UNIT, side + 2 * UNIT}, set->style->target);
		placer_lines(placer, set->tag, entry->name,
			left + set->label->size * 3 / 2 - set->label->size / 4, y + entry->y);
	}
}
