/* Contrast: each text, and each bar, line and mark of a chart, against what is
 * painted below it, as WCAG 2.1 computes it. */
#include "gate.h"

#include <glib.h>
#include <math.h>

#include "../base/diag.h"
#include "../typeset/font.h"
#include "../typeset/page.h"
#include "../typeset/tag.h"

/* 1.4.3 Contrast (Minimum), 1.4.11 Non-text Contrast; large text is 18 pt, or
 * 14 pt and bold. */
static const double TEXT_LEAST = 4.5, LARGE_LEAST = 3, GRAPHICS_LEAST = 3;
enum { LARGE = 18 * UNIT, LARGE_BOLD = 14 * UNIT, BOLD = 700 };

/* Two colours that were compared before: a document has a dozen such pairs, and thousands
 * of marks. */
struct pair {
	struct color color, back;
	double contrast;
};

struct viewing {
	struct diag *diag;
	GArray *pairs;           /* struct pair */
	GPtrArray *fills;        /* struct mark, as painted on this page so far */
	GArray *known;           /* struct place of colours that are reported */
};

/* ---- WCAG 2.1, "relative luminance" and "contrast ratio" ---- */

static double linear(double part)
{
	return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(struct color color)
{
	return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) +
		0.0722 * linear(color.blue);
}

static double contrast(struct color one, struct color other)
{
	double light = luminance(one), dark = luminance(other);

	return (MAX(light, dark) + 0.05) / (MIN(light, dark) + 0.05);
}

static bool same_color(struct color one, struct color other)
{
	return one.red == other.red && one.green == other.green && one.blue == other.blue;
}

static double pair_contrast(struct viewing *viewing, struct color color, struct color back)
{
	for (guint i = 0; i < viewing->pairs->len; i++) {
		const struct pair *pair = &g_array_index(viewing->pairs, struct pair, i);
		if (same_color(pair->color, color) && same_color(pair->back, back))
			return pair->contrast;
	}
	struct pair pair = {color, back, contrast(color, back)};
	g_array_append_val(viewing->pairs, pair);
	return pair.contrast;
}

/* ---- what is behind ---- */

/* The colour painted last at X, Y; WHOLE: but for what belongs to figures. */
static struct color behind(const struct viewing *viewing, int x, int y, bool whole)
{
	for (guint i = viewing->fills->len; i-- > 0;) {
		const struct mark *fill = viewing->fills->pdata[i];
		if (x >= fill->x && x < fill->x + fill->width && y >= fill->y &&
			y < fill->y + fill->height &&
			!(whole && fill->tag && fill->tag->kind == TAG_FIGURE))
			return fill->color;
	}
	return (struct color){1, 1, 1, {0}}; /* paper */
}

/* ---- findings ---- */

static bool is_known(struct viewing *viewing, struct place place)
{
	for (guint i = 0; i < viewing->known->len; i++) {
		const struct place *known = &g_array_index(viewing->known, struct place, i);
		if (known->source == place.source && known->line == place.line &&
			known->column == place.column)
			return true;
	}
	g_array_append_val(viewing->known, place);
	return false;
}

/* With a comma, as the preflight's figures. */
static char *print_ratio(double ratio)
{
	int tenths = (int)floor(ratio * 10); /* 4.49 is not 4.5 */

	return g_strdup_printf("%d,%d", tenths / 10, tenths % 10);
}

static unsigned long hex(struct color color)
{
	return (unsigned long)(lround(color.red * 255) << 16 | lround(color.green * 255) << 8 |
		lround(color.blue * 255));
}

static char *print_pair(struct color color, struct color back)
{
	return g_strdup_printf("#%06lx / #%06lx", hex(color), hex(back));
}

/* Reports COLOR on BACK where their contrast is less than LEAST; false then. */
static bool check(struct viewing *viewing, enum diag_code code, struct color color,
	struct color back, double least)
{
	double ratio = pair_contrast(viewing, color, back);

	if (ratio >= least)
		return true;
	if (is_known(viewing, color.place))
		return false;
	char *given = print_ratio(ratio), *wanted = print_ratio(least);
	char *pair = print_pair(color, back);
	diag_report(viewing->diag, code, color.place, pair, given, wanted);
	g_free(given);
	g_free(wanted);
	g_free(pair);
	return false;
}

/* ---- marks ---- */

/* Both ends of the text, at half the height of small letters. */
static bool check_text(struct viewing *viewing, const struct mark *mark)
{
	bool large = mark->size >= LARGE ||
		(mark->size >= LARGE_BOLD && mark->face->weight >= BOLD);
	const struct glyph *last = &mark->glyphs[mark->glyph_count - 1];
	int ends[] = {mark->x, mark->x + last->x + last->advance / 2};
	bool good = true;

	for (int i = 0; i < 2 && good; i++)
		good = check(viewing, DIAG_CONTRAST_TEXT, mark->color,
			behind(viewing, ends[i], mark->y - mark->size / 4, false),
			large ? LARGE_LEAST : TEXT_LEAST);
	return good;
}

/* Bars, and lines over years; white that frees a mark from what is below names no
 * place in a layout, and rules and grids carry no meaning of their own. */
static bool check_figure(struct viewing *viewing, const struct mark *mark)
{
	int x = mark->kind == MARK_FILL ? mark->x : mark->points[0];
	int y = mark->kind == MARK_FILL ? mark->y : mark->points[1];

	return !mark->color.place.source || check(viewing, DIAG_CONTRAST_GRAPHICS, mark->color,
		behind(viewing, x, y, true), GRAPHICS_LEAST);
}

static bool check_mark(struct viewing *viewing, const struct mark *mark)
{
	bool good = true;

	/* the draft mark stands behind everything and is said elsewhere too */
	if (mark->kind == MARK_TEXT && mark->artifact != ARTIFACT_WATERMARK &&
		mark->glyph_count > 0)
		good = check_text(viewing, mark);
	else if ((mark->kind == MARK_FILL || mark->kind == MARK_PATH) && mark->tag &&
		mark->tag->kind == TAG_FIGURE)
		good = check_figure(viewing, mark);
	if (mark->kind == MARK_FILL)
		g_ptr_array_add(viewing->fills, (void *)mark);
	return good;
}

bool gate_contrast(const struct pages *pages, struct diag *diag)
{
	struct viewing viewing = {.diag = diag, .fills = g_ptr_array_new(),
		.pairs = g_array_new(FALSE, FALSE, sizeof(struct pair)),
		.known = g_array_new(FALSE, FALSE, sizeof(struct place))};
	bool good = true;

	for (int p = 0; p < pages->count; p++) {
		g_ptr_array_set_size(viewing.fills, 0);
		for (int i = 0; i < pages->items[p].mark_count; i++)
			good = check_mark(&viewing, &pages->items[p].marks[i]) && good;
	}
	g_ptr_array_free(viewing.fills, TRUE);
	g_array_free(viewing.pairs, TRUE);
	g_array_free(viewing.known, TRUE);
	return good;
}
