/* Preflight: looks at the marks as they are printed.  What lies below black that
 * overprints is the last fill around the middle of its mark. */
#include "preflight.h"

#include <glib.h>

#include "field.h"
#include "print.h"
#include "../base/diag.h"
#include "../typeset/document.h"
#include "../typeset/font.h"

/* 1/1024 pt.  Rules of the trade, as the Ghent Workgroup's checks and printers name them. */
enum {
	HAIRLINE = UNIT / 5,
	SMALL = 9 * UNIT,        /* text of more than one ink */
	EDGE = 14512,            /* 5 mm: letters from the cut */
};

enum concern_kind { CONCERN_INK, CONCERN_HAIRLINE, CONCERN_COLORED, CONCERN_EDGE, CONCERN_COUNT };

/* One kind of trouble in a document: where first, on how many pages, how bad at worst. */
struct concern {
	int first, last, pages;  /* numbers of pages; 0: none */
	int worst;
	struct mark mark;        /* the worst */
};

struct fill {
	int left, top, right, bottom;
	struct ink ink;
};

struct inspection {
	struct print print;
	int page;                /* index */
	GArray *fills;           /* struct fill, of this page, lowest first */
	struct concern concerns[CONCERN_COUNT];
};

/* Notes trouble on the page; the lower VALUE, the worse. */
static void note(struct inspection *inspection, enum concern_kind kind, int value,
	const struct mark *mark)
{
	struct concern *concern = &inspection->concerns[kind];
	int number = inspection->page + 1;

	if (concern->pages == 0 || value < concern->worst) {
		concern->worst = value;
		concern->mark = *mark;
	}
	if (concern->pages == 0)
		concern->first = number;
	if (concern->last != number)
		concern->pages++;
	concern->last = number;
}

/* ---- ink ---- */

static int ink_sum(struct ink ink)
{
	return ink.cyan + ink.magenta + ink.yellow + ink.black;
}

static struct ink ink_below(const struct inspection *inspection, int x, int y)
{
	for (guint i = inspection->fills->len; i-- > 0;) {
		const struct fill *fill = &g_array_index(inspection->fills, struct fill, i);
		if (x >= fill->left && x < fill->right && y >= fill->top && y < fill->bottom)
			return fill->ink;
	}
	return (struct ink){0};
}

static int text_width(const struct mark *mark)
{
	const struct glyph *last;

	if (mark->glyph_count == 0)
		return 0;
	last = &mark->glyphs[mark->glyph_count - 1];
	return last->x + last->advance;
}

/* The inks where MARK is, with those below black that overprints. */
static struct ink ink_there(const struct inspection *inspection, const struct mark *mark)
{
	struct ink ink = print_ink(&inspection->print, mark);
	struct ink below;
	int x = mark->x, y = mark->y;

	if (!print_over(ink))
		return ink;
	if (mark->kind == MARK_FILL) {
		x += mark->width / 2;
		y += mark->height / 2;
	} else if (mark->kind == MARK_TEXT) {
		x += text_width(mark) / 2;
		y -= mark->size / 4;
	} else if (mark->kind == MARK_PATH) {
		x = mark->points[0];
		y = mark->points[1];
	}
	below = ink_below(inspection, x, y);
	below.black = ink.black;
	return below;
}

static void inspect_ink(struct inspection *inspection, const struct mark *mark)
{
	struct ink ink = ink_there(inspection, mark);

	if (ink_sum(ink) > inspection->print.style->ink_limit)
		note(inspection, CONCERN_INK, -ink_sum(ink), mark);
	if (mark->kind == MARK_FILL) {
		const struct fill fill = {mark->x, mark->y, mark->x + mark->width,
			mark->y + mark->height, ink};
		g_array_append_val(inspection->fills, fill);
	}
}

/* ---- lines and letters ---- */

static void inspect_line(struct inspection *inspection, const struct mark *mark)
{
	int width = mark->kind == MARK_FILL ? MIN(mark->width, mark->height) : mark->stroke;

	if (width > 0 && width < HAIRLINE)
		note(inspection, CONCERN_HAIRLINE, width, mark);
}

/* From the nearest edge of the trimmed page to the letters of MARK. */
static int edge_distance(const struct inspection *inspection, const struct mark *mark)
{
	const struct page *page = &inspection->print.pages->items[inspection->page];
	double scale = (double)mark->size / mark->face->units_per_em;
	int left = mark->x + print_shift(&inspection->print, inspection->page);
	int right = page->width - left - text_width(mark);
	int top = mark->y - (int)(mark->face->cap_height * scale);
	int bottom = page->height - mark->y;

	return MIN(MIN(left, right), MIN(top, bottom));
}

static void inspect_text(struct inspection *inspection, const struct mark *mark)
{
	struct ink ink = print_ink(&inspection->print, mark);
	int distance;

	if (mark->glyph_count == 0 || mark->rotate)
		return;
	distance = edge_distance(inspection, mark);
	if (distance < EDGE)
		note(inspection, CONCERN_EDGE, distance, mark);
	if (mark->size < SMALL && ink_sum(ink) > 0 && !print_over(ink))
		note(inspection, CONCERN_COLORED, mark->size, mark);
}

static void inspect_mark(struct inspection *inspection, const struct mark *mark)
{
	if (mark->kind == MARK_LINK)
		return;
	inspect_ink(inspection, mark);
	if (mark->kind == MARK_TEXT)
		inspect_text(inspection, mark);
	else
		inspect_line(inspection, mark);
}

/* A place to fill in is printed as ruled lines. */
static void inspect_field(struct inspection *inspection, const struct mark *mark)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct mark));

	field_marks(mark, FIELD_PAPER, marks);
	for (guint i = 0; i < marks->len; i++)
		inspect_line(inspection, &g_array_index(marks, struct mark, i));
	g_array_free(marks, TRUE);
}

/* ---- findings ---- */

/* VALUE with one decimal and a comma. */
static char *tenths(double value)
{
	int all = (int)(value * 10 + 0.5);

	return g_strdup_printf("%d,%d", all / 10, all % 10);
}

static char *color_name(struct color color)
{
	return g_strdup_printf("#%02x%02x%02x", (int)(color.red * 255 + 0.5),
		(int)(color.green * 255 + 0.5), (int)(color.blue * 255 + 0.5));
}

static char *text_start(const struct mark *mark)
{
	enum { SHOWN = 30 };
	bool all = g_utf8_strlen(mark->text, -1) <= SHOWN;
	char *start = g_utf8_substring(mark->text, 0, all ? g_utf8_strlen(mark->text, -1) : SHOWN);
	char *shown = g_strconcat(start, all ? NULL : "…", NULL);

	g_free(start);
	return shown;
}

/* What the findings of each kind say of the worst mark: what it is, and how bad. */
static void describe(enum concern_kind kind, const struct concern *concern, char *words[2])
{
	switch (kind) {
	case CONCERN_INK:
		words[0] = color_name(concern->mark.color);
		words[1] = g_strdup_printf("%d", -concern->worst);
		break;
	case CONCERN_HAIRLINE:
		words[0] = color_name(concern->mark.color);
		words[1] = g_strdup_printf("0,%02d", (concern->worst * 100 + UNIT / 2) / UNIT);
		break;
	case CONCERN_COLORED:
		words[0] = text_start(&concern->mark);
		words[1] = tenths((double)concern->worst / UNIT);
		break;
	default:
		words[0] = text_start(&concern->mark);
		words[1] = tenths(MAX(concern->worst, 0) * 25.4 / 72 / UNIT);
	}
}

static void report(const struct inspection *inspection, struct diag *diag, enum concern_kind kind)
{
	static const enum diag_code codes[] = {
		[CONCERN_INK] = DIAG_PREFLIGHT_INK, [CONCERN_HAIRLINE] = DIAG_PREFLIGHT_HAIRLINE,
		[CONCERN_COLORED] = DIAG_PREFLIGHT_COLORED, [CONCERN_EDGE] = DIAG_PREFLIGHT_EDGE,
	};
	const struct concern *concern = &inspection->concerns[kind];
	char *pages, *limit, *words[2];

	if (concern->pages == 0)
		return;
	pages = concern->pages == 1 ? g_strdup_printf("%d", concern->first) :
		g_strdup_printf("%d (+%d)", concern->first, concern->pages - 1);
	limit = g_strdup_printf("%d", inspection->print.style->ink_limit);
	describe(kind, concern, words);
	diag_report(diag, codes[kind], (struct place){0}, pages, words[0], words[1], limit);
	g_free(words[0]);
	g_free(words[1]);
	g_free(limit);
	g_free(pages);
}

void preflight(const struct pages *pages, const struct press *press, struct diag *diag)
{
	struct inspection inspection = {.print = print_plan(pages, press)};

	inspection.fills = g_array_new(FALSE, FALSE, sizeof(struct fill));
	for (int p = 0; p < pages->count; p++) {
		inspection.page = p;
		g_array_set_size(inspection.fills, 0);
		for (int i = 0; i < pages->items[p].mark_count; i++) {
			const struct mark *mark = &pages->items[p].marks[i];
			if (mark->kind == MARK_FIELD)
				inspect_field(&inspection, mark);
			else
				inspect_mark(&inspection, mark);
		}
	}
	for (int kind = 0; kind < CONCERN_COUNT; kind++)
		report(&inspection, diag, kind);
	g_array_free(inspection.fills, TRUE);
}
