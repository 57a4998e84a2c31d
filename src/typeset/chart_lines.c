/* Lines over periods: one piece; gaps stay gaps, series are named where they end. */
#include "chart.h"

#include <math.h>
#include <stdlib.h>
#include "../base/arena.h"

enum {
	MM = 2903,
	HEIGHT_LEAST = 42 * MM, HEIGHT_MOST = 58 * MM,
	CORNERS = 12,            /* of a round marker */
	STEPS = 12,              /* boxes along a line between two points */
};

/* The end of a line and its series' name. */
struct line_name {
	struct lines *text;
	int series, y;           /* y: middle, from the plot's top */
};

struct line_chart {
	struct chart_set *set;
	int top, height;         /* plot, from the top of the piece */
	struct lines **periods;  /* centred in period_width */
	int period_width;
	struct line_name *names;
	int name_count;
	struct lines **labels;   /* series x category */
	struct box *taken;       /* boxes of labels and markers, to keep clear of */
	int taken_count;
	struct box *crossed;     /* along the lines: to keep clear of where possible */
	int crossed_count;
};

/* On the page: where the plot's top left corner is. */
struct drawing {
	struct placer *placer;
	struct line_chart *chart;
	int x, y;
};

static int point_x(const struct line_chart *chart, int category)
{
	int width = chart->set->plot_width;

	return (int)((2 * (int64_t)category + 1) * width / (2 * chart->set->chart->category_count));
}

static int value_y(const struct line_chart *chart, double value)
{
	return chart->height - scale_place(&chart->set->scale, value, chart->height);
}

static const struct point *point_at(const struct line_chart *chart, int series, int category)
{
	return &chart->set->chart->series[series].points[category];
}

static int marker_radius(const struct line_chart *chart)
{
	return chart->set->value->size * 3 / 10;
}

/* ---- labels keep clear of each other */

static bool overlap(struct box a, struct box b)
{
	return a.x < b.x + b.width && b.x < a.x + a.width
		&& a.y < b.y + b.height && b.y < a.y + a.height;
}

static bool box_free(const struct line_chart *chart, struct box box, bool lines)
{
	if (box.x < -chart->set->label->size / 2 || box.x + box.width > chart->set->plot_width
	    || box.y < -chart->top || box.y + box.height > chart->height)
		return false;
	for (int i = 0; i < chart->taken_count; i++)
		if (overlap(chart->taken[i], box))
			return false;
	for (int i = 0; lines && i < chart->crossed_count; i++)
		if (overlap(chart->crossed[i], box))
			return false;
	return true;
}

/* Around the point, first clear of everything, then across a line; where nothing
 * is free, the label is left out (the numbers stand in the chart's table). */
static void place_label(struct drawing *d, const struct lines *label, int x, int y)
{
	struct line_chart *chart = d->chart;
	int width = label->widest, height = label->leading * 8 / 10, r = marker_radius(chart);
	int above = y - r - height, below = y + r + UNIT, left = x - width, right = x + r / 2;
	const int places[][2] = {
		{x - width / 2, above}, {x - width / 2, below}, {right, above}, {left, above},
		{right, below}, {left, below}, {x + 2 * r, y - height / 2},
		{x - 2 * r - width, y - height / 2},
	};

	for (int i = 0; i < 16; i++) {
		struct box box = {places[i % 8][0], places[i % 8][1], width, height};

		if (!box_free(chart, box, i < 8))
			continue;
		chart->taken[chart->taken_count++] = box;
		if (i < 8) /* only the grid lies below */
			chart_ground(d->placer, chart->set, (struct box){d->x + box.x, d->y + box.y,
				box.width, box.height});
		placer_lines(d->placer, chart->set->tag, label, d->x + box.x,
			d->y + box.y + height - label->leading * 2 / 10 - label->ascent);
		return;
	}
}

/* Small boxes along the line between two points. */
static void cross(struct line_chart *chart, const int from[2], const int to[2])
{
	int r = marker_radius(chart) / 2;

	for (int i = 1; i < STEPS; i++) {
		int x = from[0] + (to[0] - from[0]) * i / STEPS;
		int y = from[1] + (to[1] - from[1]) * i / STEPS;

		chart->crossed[chart->crossed_count++] =
			(struct box){x - r, y - r, 2 * r, 2 * r};
	}
}

/* What SERIES draws is in the way of labels. */
static void series_boxes(struct line_chart *chart, int series)
{
	int r = marker_radius(chart), from[2];
	bool before = false;

	for (int i = 0; i < chart->set->chart->category_count; i++) {
		const struct point *point = point_at(chart, series, i);
		int to[] = {point_x(chart, i), value_y(chart, point->value)};

		if (point->state == POINT_NUMBER) {
			chart->taken[chart->taken_count++] =
				(struct box){to[0] - r, to[1] - r, 2 * r, 2 * r};
			if (before && !point->parted)
				cross(chart, from, to);
		}
		before = point->state == POINT_NUMBER;
		from[0] = to[0];
		from[1] = to[1];
	}
}

static void place_labels(struct drawing *d)
{
	struct line_chart *chart = d->chart;
	const struct chart *source = chart->set->chart;

	for (int s = 0; s < source->series_count; s++)
		series_boxes(chart, s);
	for (int s = 0; s < source->series_count; s++) {
		for (int i = 0; i < source->category_count; i++) {
			const struct point *point = point_at(chart, s, i);
			int y = point->state == POINT_NUMBER ? value_y(chart, point->value)
				: chart->height - marker_radius(chart);

			place_label(d, chart->labels[s * source->category_count + i],
				point_x(chart, i), y);
		}
	}
}

/* ---- lines and markers */

/* Round, square, on its tip: told apart without colour. */
static void place_marker(struct drawing *d, int series, int x, int y)
{
	static const int corners[] = {CORNERS, 4, 4, 3};
	static const double turns[] = {0, G_PI / 4, 0, -G_PI / 2};
	int count = corners[series % 4], r = marker_radius(d->chart);
	int *points = ARENA_ARRAY(d->placer->setter->arena, int, 2 * count);
	struct mark *mark = placer_mark(d->placer, MARK_PATH, d->chart->set->tag);

	for (int i = 0; i < count; i++) {
		double angle = turns[series % 4] + 2 * G_PI * i / count;

		points[2 * i] = x + (int)lround(r * cos(angle));
		points[2 * i + 1] = y + (int)lround(r * sin(angle));
	}
	mark->points = points;
	mark->point_count = count;
	mark->closed = true;
	mark->color = series_color(d->chart->set, series);
}

static void place_series(struct drawing *d, int series)
{
	const struct line_chart *chart = d->chart;
	const struct point *before = NULL;

	for (int i = 0; i < chart->set->chart->category_count; i++) {
		const struct point *point = point_at(chart, series, i);
		int x = d->x + point_x(chart, i), y = d->y + value_y(chart, point->value);
		struct mark *mark;

		if (point->state == POINT_NUMBER && before && !point->parted) {
			mark = placer_rule(d->placer, chart->set->tag, (int[]){
				d->x + point_x(chart, i - 1),
				d->y + value_y(chart, before->value), x, y},
				UNIT * 3 / 2, series_color(chart->set, series));
			mark->dash = chart->set->style->patterns && series % 2 ? 3 * UNIT : 0;
		}
		before = point->state == POINT_NUMBER ? point : NULL;
		if (before)
			place_marker(d, series, x, y);
	}
}

static void place_grid(struct drawing *d)
{
	const struct chart_set *set = d->chart->set;

	for (int i = 0; i < set->scale.count; i++) {
		double value = set->scale.first + i * set->scale.step;
		int y = d->y + value_y(d->chart, value);
		bool zero = fabs(value) < set->scale.step / 1000;

		placer_rule(d->placer, set->tag, (int[]){d->x, y, d->x + set->plot_width, y},
			zero ? UNIT * 3 / 4 : UNIT / 2, zero ? set->style->axis : set->style->grid);
		placer_lines(d->placer, set->tag, set->ticks[i],
			d->x - set->label->size / 2 - set->ticks[i]->widest,
			y + set->label->size * 7 / 20 - set->ticks[i]->ascent);
	}
}

static void place_periods(struct drawing *d)
{
	const struct line_chart *chart = d->chart;

	for (int i = 0; i < chart->set->chart->category_count; i++)
		placer_lines(d->placer, chart->set->tag, chart->periods[i],
			d->x + point_x(chart, i) - chart->period_width / 2,
			d->y + chart->height + chart->set->label->size / 3);
}

static void place_names(struct drawing *d)
{
	const struct line_chart *chart = d->chart;
	int x = d->x + chart->set->plot_width + chart->set->label->size / 2;

	for (int i = 0; i < chart->name_count; i++) {
		const struct line_name *name = &chart->names[i];

		place_marker(d, name->series, x + marker_radius(chart), d->y + name->y);
		placer_lines(d->placer, chart->set->tag, name->text,
			x + chart->set->label->size, d->y + name->y - name->text->height / 2);
	}
}

static void line_chart_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	struct line_chart *chart = (struct line_chart *)piece->data;
	struct chart_set *set = chart->set;
	struct drawing d = {placer, chart, x + piece->x + set->plot, y + chart->top};

	chart->taken_count = chart->crossed_count = 0;
	set->tag->boxed = true;
	set->tag->page = placer->index;
	set->tag->left = x + piece->x;
	set->tag->top = y;
	set->tag->right = x + piece->x + set->width;
	set->tag->bottom = y + piece->height;
	place_grid(&d);
	place_periods(&d);
	for (int s = 0; s < set->chart->series_count; s++)
		place_series(&d, s);
	place_labels(&d);
	place_names(&d);
}

/* ---- layout */

static int compare_names(const void *a, const void *b)
{
	const struct line_name *x = a, *y = b;

	return x->y != y->y ? (x->y > y->y) - (x->y < y->y) : x->series - y->series;
}

/* Names stand beside the last number of their line, pushed apart where two
 * would touch, and never below the plot. */
static void names_spread(struct line_chart *chart)
{
	int bottom = chart->height;

	qsort(chart->names, (size_t)chart->name_count, sizeof *chart->names, compare_names);
	for (int i = 1; i < chart->name_count; i++) {
		struct line_name *above = &chart->names[i - 1], *name = &chart->names[i];
		int least = above->y + (above->text->height + name->text->height) / 2;

		name->y = MAX(name->y, least);
	}
	for (int i = chart->name_count - 1; i >= 0; i--) {
		struct line_name *name = &chart->names[i];

		name->y = MIN(name->y, bottom - name->text->height / 2);
		bottom = name->y - name->text->height / 2;
	}
}

static void names_set(struct line_chart *chart, int width)
{
	const struct chart *source = chart->set->chart;

	for (int s = 0; s < source->series_count; s++) {
		struct line_name *name = &chart->names[chart->name_count];
		int last = source->category_count - 1;

		while (last >= 0 && point_at(chart, s, last)->state != POINT_NUMBER)
			last--;
		if (!source->series[s].name)
			continue;
		name->text = text_lines(chart->set->setter, source->series[s].name,
			chart->set->label, width);
		name->series = s;
		name->y = last < 0 ? chart->height
			: value_y(chart, point_at(chart, s, last)->value);
		chart->name_count++;
	}
	names_spread(chart);
}

/* Width of the names: as needed, a third of the chart at most. */
static int names_width(const struct chart_set *set)
{
	int width = 0;

	for (int s = 0; s < set->chart->series_count && set->chart->series_count > 1; s++) {
		const char *name = set->chart->series[s].name;
		int widest = name ? text_line(set->setter, name, set->label)->widest : 0;

		width = MAX(width, widest);
	}
	return MIN(width, set->width / 3 - 2 * set->label->size);
}

/* Shapes what stands around the plot; returns the height below it. */
static int labels_set(struct line_chart *chart)
{
	const struct chart *source = chart->set->chart;
	struct arena *arena = chart->set->setter->arena;
	int pitch = chart->set->plot_width / source->category_count, below = 0;

	chart->period_width = MAX(pitch - chart->set->label->size / 2, chart->set->label->size);
	chart->periods = ARENA_ARRAY(arena, struct lines *, source->category_count);
	for (int i = 0; i < source->category_count; i++) {
		chart->periods[i] = text_lines(chart->set->setter, source->categories[i],
			style_aligned(chart->set->setter, chart->set->label, ALIGN_CENTER),
			chart->period_width);
		below = MAX(below, chart->periods[i]->height);
	}
	chart->labels = ARENA_ARRAY(arena, struct lines *,
		source->series_count * source->category_count);
	for (int s = 0; s < source->series_count; s++)
		for (int i = 0; i < source->category_count; i++)
			chart->labels[s * source->category_count + i] = text_line(
				chart->set->setter, point_at(chart, s, i)->label,
				chart->set->value);
	chart->taken = ARENA_ARRAY(arena, struct box,
		2 * source->series_count * source->category_count);
	chart->crossed = ARENA_ARRAY(arena, struct box,
		STEPS * source->series_count * source->category_count);
	return below + chart->set->label->size / 2;
}

void chart_lines_set(struct flow *flow, struct chart_set *set)
{
	struct line_chart *chart = ARENA_NEW(flow->setter->arena, struct line_chart);
	int names = names_width(set), ticks = 0, below;
	struct piece *piece;

	chart->set = set;
	chart->height = MAX(HEIGHT_LEAST, MIN(set->width * 3 / 10, HEIGHT_MOST));
	chart->height = MIN(chart->height, flow->height / 2);
	chart_scale(set, chart->height / (set->label->leading * 3) + 1);
	for (int i = 0; i < set->scale.count; i++)
		ticks = MAX(ticks, set->ticks[i]->widest);
	set->plot = ticks + set->label->size / 2;
	set->plot_width = MAX(set->width - set->plot - (names ? names + 2 * set->label->size : 0),
		set->width / 4);
	below = labels_set(chart);
	chart->top = set->value->leading + marker_radius(chart);
	chart->names = ARENA_ARRAY(flow->setter->arena, struct line_name,
		set->chart->series_count);
	if (names)
		names_set(chart, names + 1);
	piece = flow_add(flow, chart->top + chart->height + below, 0);
	piece->data = chart;
	piece->place = line_chart_place;
	flow_after(flow, MAX(flow->text->space_after, flow->text->leading));
}
