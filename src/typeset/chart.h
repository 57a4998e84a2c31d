/* Chart: scales and drawings.  Internal to typeset. */
#ifndef TYPESET_CHART_H
#define TYPESET_CHART_H

#include "page_place.h"

/* An axis with ticks at round numbers: first, first + step, ... */
struct scale {
	double first, last, step;
	int count;               /* of ticks */
	int decimals;            /* that the ticks need */
};

/* Ticks over LEAST..MOST, about WISHED of them, at multiples of 1, 2, 2.5 or 5
 * times a power of ten; the axis covers the range.  After Talbot, Lin and
 * Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels
 * on Axes" (2010), loose labelling. */
struct scale scale_new(double least, double most, int wished);

/* Where VALUE lies on an axis of LENGTH. */
int scale_place(const struct scale *scale, double value, int length);

struct chart_set {
	struct setter *setter;
	const struct block *block;
	const struct chart *chart;
	const struct chart_style *style;
	const struct style *label, *value; /* chart-label, chart-value */
	struct tag *tag;
	int width;
	struct scale scale;
	struct lines **ticks;    /* labels of the axis, the last one with the unit */
	int unit_width;
	struct legend *legend;   /* or NULL */
	int legend_height;
	int plot, plot_width;    /* left edge and width of the plot */
};

/* Chooses a scale of about WISHED ticks and shapes their labels. */
void chart_scale(struct chart_set *set, int wished);

struct color series_color(const struct chart_set *set, int series);
/* A bar of SERIES, hatched if the style wants patterns. */
void chart_bar(struct placer *placer, const struct chart_set *set, int series, struct box box);
/* White behind a number, so that the grid does not cross it. */
void chart_ground(struct placer *placer, const struct chart_set *set, struct box box);
/* As light as text on white may be. */
struct color color_text(struct color color);
/* Dark text on light colours and the other way round. */
struct color color_on(struct color color);

/* chart_legend.c: rows of swatches and names. */
void legend_new(struct chart_set *set);
void legend_place(struct placer *placer, const struct chart_set *set, int x, int y);

/* chart_lines.c */
void chart_lines_set(struct flow *flow, struct chart_set *set);

#endif
