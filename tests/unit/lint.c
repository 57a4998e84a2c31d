/* Lint: rivers in lines made by hand, figures of documents added up. */
#include "typeset/lint.h"

#include <glib.h>
#include <string.h>

#include "check.h"
#include "typeset/lint_river.h"
#include "typeset/paragraph.h"

enum { MOST = 8 };

/* Lines of 40 glyphs, 10 units wide each. */
struct stage {
	struct glyph glyphs[MOST][40];
	char texts[MOST][41];
	struct fragment fragments[MOST];
	struct line lines[MOST];
	struct river_line rivers[MOST];
};

/* Blanks stand where TEXT has them. */
static void line_set(struct stage *stage, int i, const char *text)
{
	int length = (int)strlen(text);

	g_strlcpy(stage->texts[i], text, sizeof stage->texts[i]);
	for (int k = 0; k < length; k++)
		stage->glyphs[i][k] = (struct glyph){.x = 10 * k, .advance = 10,
			.cluster = (uint32_t)k};
	stage->fragments[i] = (struct fragment){.text = stage->texts[i],
		.glyphs = stage->glyphs[i], .glyph_count = length, .width = 10 * length};
	stage->lines[i] = (struct line){.fragments = &stage->fragments[i], .fragment_count = 1};
	stage->rivers[i] = (struct river_line){&stage->lines[i], 0};
}

static int longest(const char *const *texts, int *last)
{
	static struct stage stage;
	int count = 0;

	for (; texts[count]; count++)
		line_set(&stage, count, texts[count]);
	return river_longest(stage.rivers, count, last);
}

static void check_rivers(void)
{
	int last = -1;

	CHECK(longest((const char *[]){"aaaa aaaa", "aaaaaaaaa", NULL}, &last) == 1);
	CHECK(longest((const char *[]){"aaaa aaaa", "bbbb bbbb", "cc cccccc", NULL}, &last) == 2);
	CHECK(last == 1);
	CHECK(longest((const char *[]){"a aaaa aa", "bbbb bbbb", "cccc cccc", "dddd dddd", NULL},
		&last) == 3 && last == 3);
	/* side by side is not through */
	CHECK(longest((const char *[]){"aaaa aaaa", "bbbbb bbb", "cccccc cc", NULL}, &last) == 1);
	CHECK(longest((const char *[]){"aaaaaaaa", NULL}, &last) == 0);
}

static void check_sums(void)
{
	struct lint all = {0};
	const struct lint one = {.lines = 10, .spaces = 4, .loosest = 90, .tightest = -20,
		.spread = 4 * 50 * 50, .hyphens = 3, .ladder = 2, .pages = 2, .fill = 1700,
		.emptiest = 800};
	const struct lint other = {.lines = 5, .spaces = 4, .loosest = 40, .tightest = -60,
		.spread = 4 * 10 * 10, .ladder = 1, .pages = 1, .fill = 700, .emptiest = 700};

	CHECK(lint_spread(&all) == 0);
	lint_add(&all, &one);
	CHECK(lint_spread(&all) == 50);
	lint_add(&all, &other);
	CHECK(all.lines == 15 && all.loosest == 90 && all.tightest == -60 && all.ladder == 2);
	CHECK(all.emptiest == 700 && all.fill == 2400 && all.pages == 3);
	CHECK(lint_spread(&all) == 36); /* the root of (4 * 2500 + 4 * 100) / 8 */
}

int main(void)
{
	check_rivers();
	check_sums();
	return check_result();
}
