/* Bars: horizontal, one piece per category, so that tall charts may break over
 * pages; legend and axis come again on each. */
#include "chart.h"

#include <math.h>
#include "../base/arena.h"
#include "flow_drift.h"
#include "flow_text.h"

/* A category: its label and its bars. */
struct bar_row {
	const struct chart_set *set;
	int category;
	struct lines *name;
	struct lines **labels;   /* of the values, one per series */
	int height;              /* of the bars together */
};

static int inner_gap(const struct chart_set *set)
{
	return set->style->bar / 6;
}

static bool stacked(const struct chart_set *set)
{
	return set->chart->kind == CHART_STACKED;
}

static int axis_height(const struct chart_set *set)
{
	return set->label->leading + set->label->size / 2;
}


/* ---- rows */

static void place_value(struct placer *placer, const struct bar_row *row, int s, const int at[2])
{
	const struct lines *label = row->labels[s];

	if (!stacked(row->set))
		chart_ground(placer, row->set, (struct box){at[0], at[1], label->widest,
			row->set->style->bar});
	placer_lines(placer, row->set->tag, label, at[0],
		at[1] + (row->set->style->bar - label->leading) / 2);
}

/* A mark across the bar, set off by white; the value's label gets out of its way. */
static int place_target(struct placer *placer, const struct bar_row *row, int x, int y, int end)
{
	const struct chart_set *set = row->set;
	double target = set->chart->kind == CHART_TARGET ? set->chart->targets[row->category]
		: NAN;
	int mark, over = set->style->bar / 5;

	if (isnan(target))
		return end;
	mark = x + scale_place(&set->scale, target, set->plot_width);
	placer_fill(placer, set->tag, (struct box){mark - 2 * UNIT, y - over, 4 * UNIT,
		set->style->bar + 2 * over}, (struct color){1, 1, 1, {0}});
	placer_fill(placer, set->tag, (struct box){mark - UNIT, y - over, 2 * UNIT,
		set->style->bar + 2 * over}, set->style->target);
	if (mark + UNIT > end - set->value->size / 4
	    && mark < end + set->value->size * 5 / 4 + row->labels[0]->widest)
		return mark + UNIT;
	return end;
}

static void place_bar(struct placer *placer, const struct bar_row *row, int s, const int at[2])
{
	const struct chart_set *set = row->set;
	const struct point *point = &set->chart->series[s].points[row->category];
	int zero = at[0] + scale_place(&set->scale, 0, set->plot_width), end = zero;

	if (point->state == POINT_NUMBER) {
		int tip = at[0] + scale_place(&set->scale, point->value, set->plot_width);

		chart_bar(placer, set, s, (struct box){MIN(zero, tip), at[1], abs(tip - zero),
			set->style->bar});
		end = MAX(zero, tip);
	}
	end = s == 0 ? place_target(placer, row, at[0], at[1], end) : end;
	place_value(placer, row, s, (int[]){end + set->value->size / 2, at[1]});
}

/* The whole of a category is 100 %; a label stands in its stretch if it fits. */
static void place_stack(struct placer *placer, const struct bar_row *row, int x, int y)
{
	const struct chart_set *set = row->set;
	const struct chart *chart = set->chart;
	double sum = 0, before = 0;

	for (int s = 0; s < chart->series_count; s++)
		if (chart->series[s].points[row->category].state == POINT_NUMBER)
			sum += MAX(chart->series[s].points[row->category].value, 0);
	if (!(sum > 0)) {
		place_value(placer, row, 0, (int[]){x + set->value->size / 2, y});
		return;
	}
	for (int s = 0; s < chart->series_count; s++) {
		const struct point *point = &chart->series[s].points[row->category];
		int from = x + (int)lround(before / sum * set->plot_width), to;

		if (point->state != POINT_NUMBER || point->value <= 0)
			continue;
		before += point->value;
		to = x + (int)lround(before / sum * set->plot_width);
		chart_bar(placer, set, s, (struct box){from, y, to - from, set->style->bar});
		if (from > x) /* told apart without colour */
			placer_fill(placer, set->tag, (struct box){from - UNIT / 2, y, UNIT,
				set->style->bar}, (struct color){1, 1, 1, {0}});
		if (row->labels[s]->widest + set->value->size / 2 <= to - from)
			place_value(placer, row, s, (int[]){
				(from + to - row->labels[s]->widest) / 2, y});
	}
}

static void bar_row_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	const struct bar_row *row = piece->data;
	const struct chart_set *set = row->set;
	int left = x + piece->x, top = y + (piece->height - row->height) / 2;
	int step = set->style->bar + inner_gap(set);

	placer_lines(placer, set->tag, row->name,
		left, y + (piece->height - row->name->height) / 2);
	if (stacked(set)) {
		place_stack(placer, row, left + set->plot, top);
		return;
	}
	for (int s = 0; s < set->chart->series_count; s++)
		place_bar(placer, row, s, (int[]){left + set->plot, top + s * step});
}

/* ---- the frame: grid, axis, legend */

static void place_axis(struct placer *placer, const struct chart_set *set, int x, const int ys[2])
{
	int zero = x + scale_place(&set->scale, 0, set->plot_width);

	for (int i = 0; i < set->scale.count; i++) {
		double value = set->scale.first + i * set->scale.step;
		int at = x + scale_place(&set->scale, value, set->plot_width);
		int unit = i == set->scale.count - 1 ? set->unit_width : 0;
		int left = at - (set->ticks[i]->widest - unit) / 2; /* the number on its tick */

		placer_rule(placer, set->tag, (int[]){at, ys[0], at, ys[1]}, UNIT / 2,
			set->style->grid);
		left = MIN(left, x + set->width - set->plot - set->ticks[i]->widest);
		placer_lines(placer, set->tag, set->ticks[i], left,
			ys[1] + set->label->size / 3);
	}
	placer_rule(placer, set->tag, (int[]){zero, ys[0], zero, ys[1]}, UNIT * 3 / 4,
		set->style->axis);
}

static void chart_box(const struct placer *placer, struct tag *tag, struct box box)
{
	tag->boxed = true;
	tag->page = placer->index;
	tag->left = box.x;
	tag->top = box.y;
	tag->right = box.x + box.width;
	tag->bottom = box.y + box.height;
}

static void bars_place(struct placer *placer, const struct frame *frame, const struct part *part)
{
	const struct chart_set *set = frame->data;
	int x = placer->left + frame->x;

	if (part->begins)
		chart_box(placer, set->tag, (struct box){x, part->top, set->width,
			part->bottom - part->top});
	placer->artifact = !part->begins;
	legend_place(placer, set, x, part->top);
	place_axis(placer, set, x + set->plot, (int[]){part->top + set->legend_height,
		part->bottom - axis_height(set)});
	placer->artifact = false;
}

/* ---- layout */

static int tick_count(const struct chart_set *set)
{
	int count = set->plot_width / (set->label->size * 7);

	return MAX(2, MIN(count, 6)) + 1;
}

/* Right of the axis: half of its last number, and the unit. */
static int unit_room(const struct chart_set *set)
{
	const char *unit = stacked(set) ? "%" : set->chart->unit;

	return 2 * set->label->size
		+ (unit ? text_line(set->setter, unit, set->label)->widest : 0);
}

/* Names take what they need, up to two fifths; values stand right of the bars. */
static void bars_columns(struct chart_set *set)
{
	const struct chart *chart = set->chart;
	const struct lines *lines;
	int names = 0, values = 0;

	for (int i = 0; i < chart->category_count; i++) {
		lines = text_line(set->setter, chart->categories[i], set->label);
		names = MAX(names, lines->widest);
		for (int s = 0; s < chart->series_count && !stacked(set); s++) {
			lines = text_line(set->setter, chart->series[s].points[i].label,
				set->value);
			values = MAX(values, lines->widest);
		}
	}
	names = MIN(names, set->width * 2 / 5);
	set->plot = names + set->label->size * 2 / 3;
	set->plot_width = set->width - set->plot - MAX(values + set->value->size, unit_room(set));
	set->plot_width = MAX(set->plot_width, set->width / 5);
}

static struct lines *value_label(const struct chart_set *set, int s, const struct point *point)
{
	const struct style *style = set->value;

	if (stacked(set) && point->state == POINT_NUMBER) {
		struct style *inside = ARENA_NEW(set->setter->arena, struct style);

		*inside = *style;
		inside->color = color_on(series_color(set, s));
		style = inside;
	}
	return text_line(set->setter, point->label, style);
}

static void bar_row_add(struct flow *flow, struct chart_set *set, int category)
{
	const struct chart *chart = set->chart;
	struct bar_row *row = ARENA_NEW(set->setter->arena, struct bar_row);
	int bars = stacked(set) ? 1 : chart->series_count, left = chart->category_count - category;
	struct piece *piece;

	row->set = set;
	row->category = category;
	row->name = text_lines(set->setter, chart->categories[category], set->label,
		set->plot - set->label->size * 2 / 3 + 1);
	row->labels = ARENA_ARRAY(set->setter->arena, struct lines *, chart->series_count);
	for (int s = 0; s < chart->series_count; s++)
		row->labels[s] = value_label(set, s, &chart->series[s].points[category]);
	row->height = bars * set->style->bar + (bars - 1) * inner_gap(set);
	piece = flow_add(flow, MAX(row->height, row->name->height) + set->style->gap, 0);
	piece->data = row;
	piece->place = bar_row_place;
	if (category > 0)
		piece->cost = category < 3 || left < 3 ? COST_WIDOW : COST_CHART;
}

static void chart_bars_set(struct flow *flow, struct chart_set *set)
{
	struct frame *frame;

	bars_columns(set);
	chart_scale(set, tick_count(set));
	legend_new(set);
	frame = flow_open(flow, 0);
	frame->data = set;
	frame->place = bars_place;
	frame->open = frame->head = set->legend_height;
	frame->close = frame->foot = axis_height(set);
	flow->hard += frame->open;
	for (int i = 0; i < set->chart->category_count; i++)
		bar_row_add(flow, set, i);
	flow_close(flow, MAX(flow->text->space_after, flow->text->leading));
}

/* Beside the figure, not in it: many readers say a figure's alternative text
 * instead of what is in it. */
static void chart_caption(struct flow *flow, const struct chart_set *set, struct tag *parent)
{
	struct leaf *leaf = leaf_new(flow, set->block, set->chart->caption,
		style_find(set->setter->sheet, "caption"),
		tag_new(set->setter->arena, parent, TAG_CAPTION));

	leaf->glued = leaf->whole = true;
	leaf_put(flow, leaf);
}

void flow_chart(struct flow *flow, const struct block *block)
{
	struct chart_set *set = ARENA_NEW(flow->setter->arena, struct chart_set);
	struct tag *parent = flow->tag;
	int share = block->chart->width_share, start = flow->count, above = flow->hard;

	set->setter = flow->setter;
	set->block = block;
	set->chart = block->chart;
	set->style = &flow->setter->sheet->chart;
	set->label = style_find(flow->setter->sheet, "chart-label");
	set->value = style_find(flow->setter->sheet, "chart-value");
	if (block->chart->caption) {
		parent = tag_new(flow->setter->arena, parent, TAG_DIV);
		chart_caption(flow, set, parent);
	}
	set->tag = tag_new(flow->setter->arena, parent, TAG_FIGURE);
	set->tag->alt = block->chart->alt;
	set->tag->place = block->place;
	set->width = flow_measure(flow);
	if (share > 0 && share < 1000)
		set->width = (int)((int64_t)set->width * share / 1000);
	if (block->chart->kind == CHART_LINES)
		chart_lines_set(flow, set);
	else
		chart_bars_set(flow, set);
	if (start < flow->count)
		flow->pieces[start].cost = MAX(flow->pieces[start].cost,
			start && piece_figures(&flow->pieces[start - 1]) ? COST_AWAY
				: COST_NUMBERS);
	if (block->drifts)
		drift_add(flow, start, above);
}
