/* Lines over periods: one piece; gaps stay gaps, series are named where they end. */
#include "chart.h"

#include <limits.h>
#include <math.h>
#include <string.h>
#include "../base/arena.h"
#include "chart_labels.h"
#include "chart_names.h"
#include "flow_text.h"

enum {
	CORNERS = 12,            /* of a round marker */
	SHAPES = 5,              /* of markers */
	STROKE = UNIT * 3 / 2,
};

struct line_chart {
	struct chart_set *set;
	int top, height;         /* plot, from the top of the piece */
	int inset;               /* of the first and last point in the plot */
	int under;               /* room for labels below the axis */
	struct lines **periods;  /* centred in period_width */
	int period_width, period_height;
	struct line_name *names;
	int name_count;
	struct lines **texts;    /* of the values: one per category and series */
	struct label_field field; /* where they go, in the same order */
	struct lines *chosen;    /* says which values are labelled; NULL: all */
};

/* That are tried, in eighths of what the layout says. */
static const int heights[] = {8, 10, 12};

/* On the page: where the plot's top left corner is. */
struct drawing {
	struct placer *placer;
	struct line_chart *chart;
	int x, y;
};

static int point_x(const struct line_chart *chart, int category)
{
	int width = chart->set->plot_width, last = chart->set->chart->category_count - 1;

	if (last == 0)
		return width / 2;
	return chart->inset + (int)((int64_t)category * (width - 2 * chart->inset) / last);
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

/* Whether a line leads to the point from the one before it. */
static bool point_joined(const struct line_chart *chart, int series, int category)
{
	return category > 0 && !point_at(chart, series, category)->parted
		&& point_at(chart, series, category)->state == POINT_NUMBER
		&& point_at(chart, series, category - 1)->state == POINT_NUMBER;
}

/* ---- lines and markers */

static void place_shape(struct drawing *d, int shape, const int at[3], struct color color)
{
	static const int corners[SHAPES] = {CORNERS, 4, 4, 3, 3};
	static const double turns[SHAPES] = {0, G_PI / 4, 0, -G_PI / 2, G_PI / 2};
	int count = corners[shape];
	int *points = ARENA_ARRAY(d->placer->setter->arena, int, 2 * count);
	struct mark *mark = placer_mark(d->placer, MARK_PATH, d->chart->set->tag);

	for (int i = 0; i < count; i++) {
		double angle = turns[shape] + 2 * G_PI * i / count;

		points[2 * i] = at[0] + (int)lround(at[2] * cos(angle));
		points[2 * i + 1] = at[1] + (int)lround(at[2] * sin(angle));
	}
	mark->points = points;
	mark->point_count = count;
	mark->closed = true;
	mark->color = color;
}

/* Round, square, on its tip, then the same hollow: told apart without colour. */
static void place_marker(struct drawing *d, int series, int x, int y)
{
	int r = marker_radius(d->chart);

	place_shape(d, series % SHAPES, (int[]){x, y, r}, series_color(d->chart->set, series));
	if (series / SHAPES % 2)
		place_shape(d, series % SHAPES, (int[]){x, y, r / 2},
			(struct color){1, 1, 1, {0}});
}

static void place_series(struct drawing *d, int series)
{
	const struct line_chart *chart = d->chart;
	const struct chart_set *set = chart->set;

	for (int i = 0; i < set->chart->category_count; i++) {
		const struct point *point = point_at(chart, series, i);
		int x = d->x + point_x(chart, i), y = d->y + value_y(chart, point->value);
		struct mark *mark;

		if (point_joined(chart, series, i)) {
			mark = placer_rule(d->placer, set->tag, (int[]){
				d->x + point_x(chart, i - 1),
				d->y + value_y(chart, point[-1].value), x, y},
				STROKE, series_color(set, series));
			mark->dash = set->style->patterns && series % 2 ? 3 * UNIT : 0;
		}
		if (point->state == POINT_NUMBER)
			place_marker(d, series, x, y);
	}
}

/* ---- labels of the points */

/* A thin line to a label that had to go far from its point. */
static void place_tie(struct drawing *d, const struct point_label *label, struct color color)
{
	int x = label->box.x + label->box.width / 2, r = d->chart->field.radius;
	bool above = label->box.y + label->box.height < label->y;
	int end = above ? label->box.y + label->box.height : label->box.y;

	if (label->drawn && abs(end - label->y) > r + label->height)
		placer_rule(d->placer, d->chart->set->tag, (int[]){d->x + x, d->y + end,
			d->x + label->x, d->y + label->y + (above ? -r : r)}, UNIT / 2, color);
}

static void place_label(struct drawing *d, int index)
{
	const struct line_chart *chart = d->chart;
	const struct chart_set *set = chart->set;
	const struct point_label *label = &chart->field.labels[index];
	const struct lines *text = chart->texts[index];
	struct box box = {d->x + label->box.x, d->y + label->box.y, label->width, label->height};

	if (label->out || !text->widest)
		return;
	place_tie(d, label, series_color(set, index % set->chart->series_count));
	chart_ground(d->placer, set, box);
	/* in the middle of its box: figures are 0.72 em high */
	placer_lines(d->placer, set->tag, text, box.x + (box.width - text->widest) / 2,
		box.y + (box.height + set->value->size * 72 / 100) / 2 - text->ascent);
}

/* ---- what stands around the lines */

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
	int y = d->y + chart->height + chart->under + chart->set->label->size / 3;

	for (int i = 0; i < chart->set->chart->category_count; i++)
		placer_lines(d->placer, chart->set->tag, chart->periods[i],
			d->x + point_x(chart, i) - chart->period_width / 2, y);
	if (chart->chosen)
		placer_lines(d->placer, chart->set->tag, chart->chosen, d->x,
			y + chart->period_height);
}

static int names_x(const struct line_chart *chart)
{
	return chart->set->plot_width + chart->set->label->size / 2;
}

/* The thin line to NAME from the end of its line, if the name had to give way: x and y
 * of both ends, in the plot. */
static bool name_leader(const struct line_chart *chart, const struct line_name *name, int ends[4])
{
	int r = marker_radius(chart);

	ends[0] = name->end_x + 2 * r;
	ends[1] = name->end_y;
	ends[2] = names_x(chart) - r / 2;
	ends[3] = name->y;
	return name->end_x >= 0 && abs(name->y - name->end_y) > r;
}

static void place_names(struct drawing *d)
{
	const struct line_chart *chart = d->chart;
	struct tag *tag = chart->set->tag;
	int x = names_x(chart), r = marker_radius(chart), ends[4];

	for (int i = 0; i < chart->name_count; i++) {
		const struct line_name *name = &chart->names[i];

		if (name_leader(chart, name, ends))
			placer_rule(d->placer, tag, (int[]){d->x + ends[0], d->y + ends[1],
				d->x + ends[2], d->y + ends[3]}, UNIT / 2,
				series_color(chart->set, name->series));
		place_marker(d, name->series, d->x + x + r, d->y + name->y);
		placer_lines(d->placer, tag, name->text, d->x + x + chart->set->label->size,
			d->y + name->y - name->text->height / 2);
	}
}

static void line_chart_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	struct line_chart *chart = (struct line_chart *)piece->data;
	struct chart_set *set = chart->set;
	struct drawing d = {placer, chart, x + piece->x + set->plot, y + chart->top};

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
	for (int i = 0; i < chart->field.count; i++)
		place_label(&d, i);
	place_names(&d);
}

/* ---- layout: names */

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

static int names_gap(const struct line_chart *chart)
{
	return chart->set->label->leading * 3 / 10;
}

static void names_set(struct line_chart *chart, int width)
{
	const struct chart *source = chart->set->chart;

	chart->names = ARENA_ARRAY(chart->set->setter->arena, struct line_name,
		source->series_count);
	for (int s = 0; width && s < source->series_count; s++) {
		if (!source->series[s].name)
			continue;
		chart->names[chart->name_count++] = (struct line_name){.series = s,
			.text = text_lines(chart->set->setter, source->series[s].name,
				chart->set->label, width + 1)};
	}
}

/* Each beside the last number of its line, and never below the axis. */
static void names_arrange(struct line_chart *chart)
{
	int range[] = {-chart->top, chart->height + chart->set->label->leading / 2};

	for (int i = 0; i < chart->name_count; i++) {
		struct line_name *name = &chart->names[i];
		int last = chart->set->chart->category_count - 1;

		while (last >= 0 && point_at(chart, name->series, last)->state != POINT_NUMBER)
			last--;
		name->end_x = last < 0 ? -1 : point_x(chart, last);
		name->end_y = last < 0 ? chart->height
			: value_y(chart, point_at(chart, name->series, last)->value);
	}
	names_spread(chart->set->setter->arena, chart->names, chart->name_count, range,
		names_gap(chart));
}

/* ---- layout: periods and values */

static void texts_set(struct line_chart *chart)
{
	const struct chart_set *set = chart->set;
	int series = set->chart->series_count;

	chart->field.count = series * set->chart->category_count;
	chart->texts = ARENA_ARRAY(set->setter->arena, struct lines *, chart->field.count);
	for (int s = 0; s < series; s++) {
		struct style *style = ARENA_NEW(set->setter->arena, struct style);

		*style = *set->value;
		style->color = color_text(series_color(set, s));
		for (int i = 0; i < set->chart->category_count; i++)
			chart->texts[i * series + s] = text_line(set->setter,
				point_at(chart, s, i)->label, series > 1 ? style : set->value);
	}
}

/* The first and the last point stand in the plot by half a period's name, a value's
 * label at the most, so that lines end beside their names. */
static void periods_set(struct line_chart *chart)
{
	const struct chart_set *set = chart->set;
	const struct chart *source = set->chart;
	int widest = 0, share = set->plot_width / source->category_count, pitch;

	for (int i = 0; i < source->category_count; i++)
		widest = MAX(widest, text_line(set->setter, source->categories[i],
			set->label)->widest);
	for (int i = 0; i < chart->field.count; i++)
		widest = MAX(widest, 2 * (chart->texts[i]->widest + 3 * marker_radius(chart)));
	chart->inset = MIN(widest, share) / 2;
	pitch = source->category_count > 1 ? point_x(chart, 1) - point_x(chart, 0) : share;
	chart->period_width = MAX(MIN(pitch - set->label->size / 2, MAX(widest, 2 * chart->inset)),
		set->label->size);
	chart->periods = ARENA_ARRAY(set->setter->arena, struct lines *, source->category_count);
	for (int i = 0; i < source->category_count; i++) {
		chart->periods[i] = text_lines(set->setter, source->categories[i],
			style_aligned(set->setter, set->label, ALIGN_CENTER), chart->period_width);
		chart->period_height = MAX(chart->period_height, chart->periods[i]->height);
	}
}

/* First, last, highest and lowest of their line. */
static void chiefs_find(struct line_chart *chart, int series)
{
	int count = chart->set->chart->category_count, stride = chart->set->chart->series_count;
	int first = -1, last = -1, least = -1, most = -1;

	for (int i = 0; i < count; i++) {
		double value = point_at(chart, series, i)->value;

		if (point_at(chart, series, i)->state != POINT_NUMBER)
			continue;
		first = first < 0 ? i : first;
		last = i;
		least = least < 0 || value < point_at(chart, series, least)->value ? i : least;
		most = most < 0 || value > point_at(chart, series, most)->value ? i : most;
	}
	for (int i = 0; i < count; i++)
		chart->field.labels[i * stride + series].chief = i == first || i == last
			|| i == least || i == most;
}

static void field_points(struct line_chart *chart)
{
	const struct chart *source = chart->set->chart;
	struct label_field *field = &chart->field;

	for (int i = 0; i < field->count; i++) {
		const struct point *point = point_at(chart, i % source->series_count,
			i / source->series_count);
		bool number = point->state == POINT_NUMBER;

		field->labels[i] = (struct point_label){
			.x = point_x(chart, i / source->series_count),
			.y = number ? value_y(chart, point->value) : chart->height - field->radius,
			.width = chart->texts[i]->widest + field->radius,
			.height = chart->set->value->size,
			.drawn = number, .out = !chart->texts[i]->widest};
	}
	for (int s = 0; s < source->series_count; s++)
		chiefs_find(chart, s);
}

/* The lines of all series, those that lead to names, and the axis. */
static void field_lines(struct line_chart *chart)
{
	struct label_field *field = &chart->field;
	int series = chart->set->chart->series_count, axis = value_y(chart, 0);

	field->line_count = 0;
	for (int i = series; i < field->count; i++) {
		const struct point_label *to = &field->labels[i], *from = to - series;

		if (point_joined(chart, i % series, i / series))
			memcpy(field->lines[field->line_count++],
				(int[]){from->x, from->y, to->x, to->y}, sizeof *field->lines);
	}
	for (int i = 0; i < chart->name_count; i++)
		field->line_count += name_leader(chart, &chart->names[i],
			field->lines[field->line_count]);
	field->crossable = 1;
	memcpy(field->lines[field->line_count++],
		(int[]){0, axis, chart->set->plot_width, axis}, sizeof *field->lines);
}

static void field_new(struct line_chart *chart)
{
	struct arena *arena = chart->set->setter->arena;
	struct label_field *field = &chart->field;

	field->radius = marker_radius(chart);
	field->thick = STROKE / 2;
	field->labels = ARENA_ARRAY(arena, struct point_label, field->count);
	field->lines = arena_alloc(arena, (size_t)(field->count + chart->name_count + 1)
		* sizeof *field->lines);
	field->bounds = (struct box){0, -chart->top, chart->set->plot_width,
		chart->top + chart->height + chart->under};
	field_points(chart);
	field_lines(chart);
}

static void height_scale(struct chart_set *set, int height)
{
	chart_scale(set, height / (set->label->leading * 5 / 2) + 1);
}

/* Seats the labels in a plot of HEIGHT, with room below the axis if ROW; returns how
 * many are not clear. */
static int labels_try(struct line_chart *chart, int height, bool row)
{
	chart->height = height;
	chart->under = row ? chart->set->value->size + marker_radius(chart) : 0;
	height_scale(chart->set, height);
	names_arrange(chart);
	field_new(chart);
	return labels_seat(chart->set->setter->arena, &chart->field);
}

/* As high as the layout says; labels without a clear place get a higher plot or, where
 * that does not help, a row below the axis. */
static void labels_arrange(struct line_chart *chart, int height)
{
	const int count = (int)G_N_ELEMENTS(heights);
	int best = INT_MAX, best_height = height;
	bool best_row = false;

	for (int i = 0; i < 2 * count && best > 0; i++) {
		int tried = height * heights[i % count] / 8;
		int unclear = labels_try(chart, tried, i >= count);

		if (unclear < best) {
			best = unclear;
			best_height = tried;
			best_row = i >= count;
		}
	}
	if (best > 0)
		labels_try(chart, best_height, best_row);
}

/* Where labels have no place of their own, only first, last, highest and lowest
 * values are labelled, and the chart says so. */
static void labels_choose(struct line_chart *chart)
{
	const struct chart_set *set = chart->set;
	struct arena *arena = set->setter->arena;
	struct label_field *field = &chart->field;
	const char *words = set->setter->sheet->words.chosen;
	bool chosen = false;

	if (!labels_struck(field))
		return;
	for (int i = 0; i < field->count; i++) {
		if (!field->labels[i].chief && !field->labels[i].out) {
			field->labels[i].out = true;
			chosen = true;
		}
	}
	if (chosen && words)
		chart->chosen = text_lines(set->setter, words, set->label, set->plot_width);
	labels_seat(arena, field);
	labels_part(arena, field);
}

/* ---- layout: the whole */

static int chart_below(const struct line_chart *chart)
{
	return chart->under + chart->period_height + chart->set->label->size / 2
		+ (chart->chosen ? chart->chosen->height : 0);
}

/* Room for the axis' labels, for all heights that may be tried. */
static int ticks_width(struct chart_set *set, int height)
{
	int widest = 0;

	for (size_t h = 0; h < G_N_ELEMENTS(heights); h++) {
		height_scale(set, height * heights[h] / 8);
		for (int i = 0; i < set->scale.count; i++)
			widest = MAX(widest, set->ticks[i]->widest);
	}
	return widest;
}

void chart_lines_set(struct flow *flow, struct chart_set *set)
{
	struct line_chart *chart = ARENA_NEW(flow->setter->arena, struct line_chart);
	int names = names_width(set), height = MIN(set->style->height, flow->height / 2);
	struct piece *piece;

	chart->set = set;
	names_set(chart, names);
	height = MAX(height, names_height(chart->names, chart->name_count, names_gap(chart)));
	set->plot = ticks_width(set, height) + set->label->size / 2;
	set->plot_width = MAX(set->width - set->plot - (names ? names + 2 * set->label->size : 0),
		set->width / 4);
	texts_set(chart);
	periods_set(chart);
	chart->top = set->value->size + 2 * marker_radius(chart);
	labels_arrange(chart, height);
	labels_choose(chart);
	piece = flow_add(flow, chart->top + chart->height + chart_below(chart), 0);
	piece->data = chart;
	piece->place = line_chart_place;
	flow_after(flow, MAX(flow->text->space_after, flow->text->leading));
}
