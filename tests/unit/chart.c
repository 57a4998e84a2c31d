/* Charts: round ticks that cover the data; labels inside and clear of each other. */
#include "check.h"
#include "page_build.h"
#include <math.h>
#include "typeset/chart.h"

/* The axis covers LEAST..MOST; ticks are multiples of the step; none too many. */
static void check_scale(double least, double most, int wished)
{
	struct scale scale = scale_new(least, most, wished);
	double multiple = scale.first / scale.step;

	CHECK(scale.first <= least + 1e-9 * fabs(least) && scale.last >= most - 1e-9 * fabs(most));
	CHECK(scale.count >= 2 && scale.count <= 3 * wished);
	CHECK(fabs(multiple - round(multiple)) < 1e-6);
	CHECK(fabs(scale.first + (scale.count - 1) * scale.step - scale.last) < scale.step / 100);
}

static void test_scales(void)
{
	static const double mosts[] = {0, 0.003, 0.7, 1, 3, 7, 9.5, 10, 46, 99, 100, 101, 385, 1234,
		98765, 1e9};
	struct scale scale;

	for (unsigned i = 0; i < sizeof mosts / sizeof *mosts; i++)
		for (int wished = 2; wished < 9; wished++) {
			check_scale(0, mosts[i], wished);
			check_scale(-mosts[i] / 3, mosts[i], wished);
		}
	scale = scale_new(0, 100, 6);
	CHECK(scale.step == 20 && scale.last == 100 && scale.decimals == 0);
	scale = scale_new(0, 46, 6);
	CHECK(scale.step == 10 && scale.last == 50);
	scale = scale_new(0, 1, 5);
	CHECK(scale.step == 0.2 && scale.decimals == 1);
	scale = scale_new(0, 17.5, 7);
	CHECK(scale.decimals == 0); /* not 2,5 - 5,0 - 7,5 */
	scale = scale_new(0, 1, 5);
	CHECK(scale_place(&scale, 0.5, 1000) == 500);
	CHECK(scale_place(&scale, 7, 1000) == 1000);
}

/* ---- drawings */

static const char *const names[] = {"Grundschule an der Kunterbuntstraße", "Südschule",
	"Förderschule mit dem Schwerpunkt emotionale und soziale Entwicklung", "Gymnasium",
	"Sekundarschule", "Berufskolleg"};

static struct series series_of(struct stage *stage, int count, int shift)
{
	struct series series = {.name = arena_printf(stage->arena, "Schuljahr 20%d/%d", 17 - shift,
		18 - shift)};

	series.points = ARENA_ARRAY(stage->arena, struct point, count);
	for (int i = 0; i < count; i++) {
		struct point *point = &series.points[i];

		point->value = (i * 29 + shift * 3) % 83;
		point->state = (i + shift) % 7 == 3 ? POINT_MASKED : (i + shift) % 5 == 4
			? POINT_GAP : POINT_NUMBER;
		point->label = point->state == POINT_MASKED ? "." : point->state == POINT_GAP
			? "k. A." : arena_printf(stage->arena, "%.0f %%", point->value);
	}
	return series;
}

static void add_chart(struct stage *stage, struct block *section, enum chart_kind kind, int count)
{
	struct block *block = add(stage, section, BLOCK_CHART);
	struct chart *chart = ARENA_NEW(stage->arena, struct chart);

	block->chart = chart;
	chart->kind = kind;
	chart->alt = "Alternativtext";
	chart->caption = span_new(stage->arena, "Titel", 0);
	chart->category_count = count;
	chart->categories = ARENA_ARRAY(stage->arena, const char *, count);
	chart->targets = ARENA_ARRAY(stage->arena, double, count);
	for (int i = 0; i < count; i++) {
		chart->categories[i] = names[i % 6];
		chart->targets[i] = i % 3 ? (double)(20 + i % 40) : NAN;
	}
	chart->series_count = kind == CHART_BARS || kind == CHART_TARGET ? 1 : 3;
	chart->target_name = "Zielwert";
	chart->series = ARENA_ARRAY(stage->arena, struct series, 3);
	for (int s = 0; s < 3; s++)
		chart->series[s] = series_of(stage, count, s);
}

static int text_right(const struct mark *mark)
{
	const struct glyph *last = &mark->glyphs[mark->glyph_count - 1];

	return mark->x + last->x + last->advance;
}

static bool touch(const struct mark *a, const struct mark *b)
{
	return a->x + PT / 4 < text_right(b) && b->x + PT / 4 < text_right(a)
		&& a->y - a->size * 6 / 10 < b->y && b->y - b->size * 6 / 10 < a->y;
}

static void check_page(const struct stage *stage, const struct page *page)
{
	int collisions = 0, out = 0;

	for (int i = 0; i < page->mark_count; i++) {
		const struct mark *a = &page->marks[i];

		if (a->kind == MARK_FILL && a->tag)
			out += a->width <= 0 || a->x + a->width > page->width
				- stage->sheet.sheet.outer + PT;
		if (a->kind != MARK_TEXT || a->glyph_count == 0)
			continue;
		out += text_right(a) > page->width - stage->sheet.sheet.outer + PT
			|| a->x < stage->sheet.sheet.outer - PT;
		for (int k = i + 1; k < page->mark_count; k++) {
			const struct mark *b = &page->marks[k];

			collisions += b->kind == MARK_TEXT && b->glyph_count > 0 && touch(a, b);
		}
	}
	CHECK(collisions == 0);
	CHECK(out == 0);
}

/* What is written in the figure stands in the box that it tells readers. */
static void check_figure(const struct page *page, const struct tag *figure)
{
	int out = 0;

	for (int i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];

		if (mark->kind != MARK_TEXT || mark->tag != figure || !mark->glyph_count)
			continue;
		out += mark->x < figure->left - PT / 4 || text_right(mark) > figure->right + PT / 4
			|| mark->y - mark->size * 7 / 10 < figure->top || mark->y > figure->bottom;
	}
	CHECK(out == 0);
}

static void test_chart(enum chart_kind kind, int count)
{
	struct stage stage;
	struct pages *pages;
	const struct tag *figure;

	stage_open(&stage);
	stage.sheet.words.draft = NULL;
	add_chart(&stage, add(&stage, NULL, BLOCK_SECTION), kind, count);
	CHECK(document_check(&stage.document));
	pages = page_typeset(&stage.typesetter, stage.arena, &stage.document);
	for (int p = 0; p < pages->count; p++)
		check_page(&stage, &pages->items[p]);
	figure = pages->root->child->child->child; /* beside its caption in a Div */
	CHECK(figure->kind == TAG_CAPTION && figure->next);
	figure = figure->next;
	CHECK(figure->kind == TAG_FIGURE && figure->alt && figure->boxed);
	CHECK(figure->left < figure->right && figure->top < figure->bottom);
	check_figure(&pages->items[figure->page], figure);
	CHECK(kind == CHART_LINES || count < 60 || pages->count > 1);
	stage_close(&stage);
}

/* More values than have room: the chart says which ones it labels. */
static void test_crowd(void)
{
	static const char *const words = "Erster und letzter Wert.";
	struct stage stage;
	struct pages *pages;
	struct block *section;
	int said = 0, labels = 0;

	stage_open(&stage);
	stage.sheet.words.chosen = words;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_chart(&stage, section, CHART_LINES, 60);
	for (int i = 0; i < 60; i++)
		section->child->chart->categories[i] = "7";
	pages = page_typeset(&stage.typesetter, stage.arena, &stage.document);
	for (int i = 0; i < pages->items[0].mark_count; i++) {
		const struct mark *mark = &pages->items[0].marks[i];

		if (mark->kind != MARK_TEXT)
			continue;
		said += strstr(mark->text, "letzter Wert") != NULL;
		labels += strstr(mark->text, "%") != NULL;
	}
	CHECK(said == 1);
	CHECK(labels >= 3 && labels <= 3 * 4); /* first, last, highest, lowest of each */
	stage_close(&stage);
}

/* The lines of patterns on PAGE; *OUT: those that leave the bar drawn before them. */
static int pattern_lines(const struct page *page, int *out)
{
	const struct mark *bar = NULL;
	int count = 0;

	for (int i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];

		if (mark->kind == MARK_FILL)
			bar = mark;
		if (mark->kind != MARK_LINE || !mark->tag || mark->color.red < 1)
			continue;
		count++;
		*out += mark->x < bar->x || mark->x2 > bar->x + bar->width
			|| mark->y2 < bar->y || mark->y > bar->y + bar->height;
	}
	return count;
}

/* Where a layout asks for them, every second series has a pattern. */
static void test_patterns(enum chart_kind kind)
{
	for (int patterns = 0; patterns < 2; patterns++) {
		struct stage stage;
		struct pages *pages;
		int out = 0;

		stage_open(&stage);
		stage.sheet.chart.patterns = patterns;
		add_chart(&stage, add(&stage, NULL, BLOCK_SECTION), kind, 5);
		pages = page_typeset(&stage.typesetter, stage.arena, &stage.document);
		CHECK((pattern_lines(&pages->items[0], &out) > 0) == patterns);
		CHECK(out == 0);
		stage_close(&stage);
	}
}

int main(void)
{
	test_scales();
	test_crowd();
	test_patterns(CHART_GROUPED);
	test_patterns(CHART_STACKED);
	for (int kind = CHART_BARS; kind <= CHART_STACKED; kind++) {
		test_chart(kind, 1);
		test_chart(kind, 6);
		test_chart(kind, kind == CHART_LINES ? 12 : 60);
		for (int count = 2; count < 12; count++)
			test_chart(kind, count);
	}
	return check_result();
}
