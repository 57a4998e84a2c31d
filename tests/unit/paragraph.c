/* Paragraphs: the lines are the best there are, every word stands once and in
 * order, nothing sticks out, and the same text gives the same lines. */
#include "paragraph_build.h"

#include <glib.h>

#include "base/source.h"
#include "typeset/paragraph_cost.h"
#include "typeset/paragraph_store.h"

/* The text of the lines as a reader gets it: hyphens put in are gone. */
static char *lines_text(const struct lines *lines)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < lines->count; i++)
		for (int k = 0; k < lines->items[i].fragment_count; k++)
			g_string_append(text, lines->items[i].fragments[k].text);
	g_string_replace(text, "\u00ad", "", 0);
	return g_string_free(text, FALSE);
}

/* No way. */
enum { COST_IMPOSSIBLE = -1 };

/* The cheapest way from chance FROM to the end, by trying all. */
static int64_t cheapest(const struct measure *measure, const struct solution *solution, int from,
	const struct fit *before, int limit)
{
	int64_t best = COST_IMPOSSIBLE;
	int last = solution->chance_count - 1;

	if (from == last)
		return 0;
	for (int to = from + 1; to <= last; to++) {
		struct draft draft;
		struct fit after;
		int64_t cost, rest;

		if (line_reach(measure, solution->chances, from, to, limit) == LINE_FITS) {
			draft = line_draft(measure, solution->chances, from, to);
			cost = draft_follow(&draft, before, to == last, &after);
			rest = cheapest(measure, solution, to, &after, limit);
			if (rest != COST_IMPOSSIBLE &&
				(best == COST_IMPOSSIBLE || cost + rest < best))
				best = cost + rest;
		}
		if (solution->chances[to].kind == CHANCE_FORCED)
			break;
	}
	return best;
}

/* Is there a way of COST, without ladders where the measure is not narrow? */
static bool is_good(const struct measure *measure, int64_t cost)
{
	return cost != COST_IMPOSSIBLE && (measure->narrow || cost < COST_LADDER);
}

/* Every fourth round with the usual limits of word spaces, every fourth four of rounds
 * with letters as they are. */
static void limits_vary(int round)
{
	static const int least[] = {SPACE_LEAST, 100, 90, 80}, most[] = {SPACE_MOST, 130, 180, 300};
	static const int expansion[] = {0, 10, 3, EXPANSION_MOST};

	style.space_least = least[round / 2 % 4];
	style.space_most = most[round / 2 % 4];
	style.expansion = expansion[round / 8 % 4];
}

static void check_optimal(struct typesetter *typesetter, struct arena *arena)
{
	int compared = 0;

	for (int round = 0; round < 400; round++) {
		struct paragraph *paragraph;
		const struct solution *solution;
		struct measure measure;
		int width;
		int64_t best;

		style.alignment = round % 2 ? ALIGN_JUSTIFY : ALIGN_LEFT;
		style.protrude = round % 4 == 1;
		style.indent_first = round % 3 ? 0 : 12 * UNIT;
		limits_vary(round);
		paragraph = shaped(typesetter, arena, random_text(arena, 4 + chance_of(5)));
		width = paragraph->least + UNIT * chance_of(150);
		if (paragraph->items->chance_count > 22 || width >= paragraph->natural)
			continue;
		solution = paragraph_solve(typesetter, paragraph, width);
		measure = style_measure(&style, width);
		best = cheapest(&measure, solution, 0, &(struct fit){0}, measure.limit);
		if (measure.limit < LIMIT_USUAL && !is_good(&measure, best))
			best = cheapest(&measure, solution, 0, &(struct fit){0}, LIMIT_USUAL);
		if (!is_good(&measure, best))
			best = cheapest(&measure, solution, 0, &(struct fit){0}, LIMIT_NONE);
		CHECK(best == solution->cost);
		compared++;
	}
	CHECK(compared > 100);
	style.indent_first = 0;
	style.protrude = false;
	limits_vary(0);
}

/* How far blanks of the line between two chances are stretched, as part of their width or of
 * a quarter of an em, if its letters do not help; -1: too far shrunk, though they do. */
static double line_stretched(const struct measure *measure, const struct chance *start,
	const struct chance *end, bool first)
{
	int width = end->end + end->hyphen - start->start;
	int gap = (first ? measure->first : measure->other) - width;
	int blanks = end->end_blanks - start->start_blanks;
	int letters = (int)((int64_t)(width - blanks) * style.expansion / 1000);

	gap = gap < 0 ? MIN(gap + letters, 0) : gap;
	if (gap < 0 && -gap * 100.0 > (100 - style.space_least) * (double)blanks)
		return -1;
	return gap < 0 || end->kind == CHANCE_FORCED ? 0
		: gap / MAX((double)blanks, style.size / 4.0);
}

/* Blanks of good lines are stretched by no more than this. */
static double stretch_most(void)
{
	return (style.space_most - 100) / 100.0;
}

/* Can the text from chance FROM on be set in good lines, with no three hyphens in a row,
 * HYPHENS of them before?  Asks only which places there are, not what they cost. */
static bool may_be_good(const struct measure *measure, const struct solution *solution,
	int from, int hyphens)
{
	int last = solution->chance_count - 1;

	if (from == last)
		return true;
	for (int to = from + 1; to <= last; to++) {
		const struct chance *end = &solution->chances[to];
		double by = line_stretched(measure, &solution->chances[from], end, from == 0);
		int row = end->dashed ? hyphens + 1 : 0;

		if (by >= 0 && by < stretch_most() - 0.01 && row < 3 &&
			may_be_good(measure, solution, to, row))
			return true;
	}
	return false;
}

/* No line is loose where all could be good, though ties must give way for it. */
static void check_limits(struct typesetter *typesetter, struct arena *arena)
{
	static const char *const dates[] = {"vom 01.08.2025 bis 31.07.2026",
		"der Klassen 7 bis 9", "von Frau Dr. Kaymakci"};
	int good = 0;

	style.alignment = ALIGN_JUSTIFY;
	for (int round = 0; round < 2000; round++) {
		const char *text = arena_printf(arena, "%s %s %s", random_text(arena, chance_of(8)),
			dates[round % 3], random_text(arena, 4 + chance_of(12)));
		struct paragraph *paragraph = shaped(typesetter, arena, text);
		int width = paragraph->least + UNIT * chance_of(300);
		const struct solution *solution;
		struct measure measure;

		limits_vary(round);
		solution = paragraph_solve(typesetter, paragraph, width);
		measure = style_measure(&style, width);
		if (width >= paragraph->natural ||
			!may_be_good(&measure, solution, 0, 0))
			continue;
		good++;
		for (int i = 0; i < solution->count; i++) {
			int start = i ? solution->ends[i - 1] : 0, end = solution->ends[i];

			CHECK(line_stretched(&measure, &solution->chances[start],
				&solution->chances[end], start == 0) < stretch_most());
		}
	}
	CHECK(good > 100);
	limits_vary(0);
}

/* Letters of a line are all as much wider, and within the style's limit; not at all where
 * the line need not be justified. */
static void check_expansion(const struct line *line, int width)
{
	int most = style.alignment == ALIGN_JUSTIFY ? style.expansion : 0;

	for (int i = 0; i < line->fragment_count; i++) {
		const struct fragment *fragment = &line->fragments[i];

		CHECK(ABS(fragment->expansion) <= most);
		CHECK(fragment->expansion == line->fragments[0].expansion);
		CHECK(fragment->expansion <= 0 || !line->last);
		CHECK(fragment->expansion == 0 || line->width <= width);
	}
}

static void check_lines(const struct lines *lines, int width, const char *text)
{
	char *got = lines_text(lines);

	CHECK_TEXT(got, text);
	g_free(got);
	for (int i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];

		CHECK(line->x >= 0 && line->x + line->width <= width && !line->overfull);
		CHECK(line->last == (i == lines->count - 1));
		if (style.alignment == ALIGN_JUSTIFY && !line->last && line->gap)
			CHECK(line->width == width);
		check_expansion(line, width);
	}
}

static int glyphs_end(const struct fragment *fragment)
{
	const struct glyph *last = &fragment->glyphs[fragment->glyph_count - 1];

	return last->x + last->advance;
}

/* Fragments follow each other without holes; glyphs stand inside them, the last one up to
 * their end. */
static void check_fragments(const struct lines *lines)
{
	for (int i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		int x = 0;

		for (int k = 0; k < line->fragment_count; k++) {
			const struct fragment *fragment = &line->fragments[k];

			CHECK(fragment->x == x);
			x += fragment->width;
			for (int g = 0; g < fragment->glyph_count; g++)
				CHECK(fragment->glyphs[g].cluster < strlen(fragment->text) &&
					fragment->glyphs[g].x <= fragment->width);
			if (!g_str_has_suffix(fragment->text, " "))
				CHECK(ABS(glyphs_end(fragment) - fragment->width) <=
					fragment->glyph_count);
		}
		CHECK(x == line->width);
	}
}

static void check_whole(struct typesetter *typesetter, struct arena *arena)
{
	for (int round = 0; round < 300; round++) {
		char *text = random_text(arena, 1 + chance_of(60));
		struct paragraph *paragraph, *other;
		struct lines *lines, *again;
		const struct place nowhere = {0};
		int width;

		style.alignment = round % 2 ? ALIGN_JUSTIFY : ALIGN_LEFT;
		limits_vary(round);
		paragraph = shaped(typesetter, arena, text);
		width = paragraph->least + UNIT * chance_of(300);
		lines = paragraph_break(typesetter, arena, paragraph, width, &nowhere);
		check_lines(lines, width, text);
		check_fragments(lines);
		other = shaped(typesetter, arena, text);
		for (int w = 0; w < 12; w++)
			paragraph_break(typesetter, arena, other, other->least + w * 7 * UNIT,
				&nowhere);
		again = paragraph_break(typesetter, arena, other, width, &nowhere);
		CHECK(again->count == lines->count && again->widest == lines->widest);
		CHECK(again->height == lines->height);
		CHECK(paragraph_fewest(other, width) <= lines->count);
	}
	limits_vary(0);
}

/* What stands out of the margins: the first and the last fragment's ink, not more
 * than its sign; and without the style's key nothing does. */
static void check_protruding(struct typesetter *typesetter, struct arena *arena)
{
	static const char signs[] = "-.,:;!?";
	int out = 0;

	style.alignment = ALIGN_JUSTIFY;
	style.protrude = true;
	for (int round = 0; round < 200; round++) {
		const char *text = arena_printf(arena, "„%s“, %s.", random_text(arena, 12),
			random_text(arena, 20));
		struct paragraph *paragraph;
		struct lines *lines;
		int width;

		style.expansion = round % 3 * 10;
		paragraph = shaped(typesetter, arena, text);
		width = paragraph->least + UNIT * chance_of(200);
		lines = paragraph_break(typesetter, arena, paragraph, width, NULL);
		for (int i = 0; i < lines->count; i++) {
			const struct line *line = &lines->items[i];
			const struct fragment *last = &line->fragments[line->fragment_count - 1];
			char *end = g_strchomp(g_strdup(last->text));
			bool sign = g_str_has_suffix(end, "\u00ad") ||
				strchr(signs, end[strlen(end) - 1]) || g_str_has_suffix(end, "“");

			CHECK(!line->overfull && line->protrudes <= style.size / 3);
			CHECK(line->x + line->width - line->protrudes <= width);
			CHECK((line->x < 0) == (i == 0) && line->x > -style.size / 3);
			if (line->protrudes > 0)
				CHECK(sign);
			if (line->gap && !line->last) {
				CHECK(line->x + line->width - line->protrudes == width);
				CHECK((line->protrudes > 0) == sign);
			}
			out += line->protrudes > 0;
			g_free(end);
		}
	}
	CHECK(out > 200);
	style.protrude = false;
	style.expansion = 0;
}

static void check_broken(struct typesetter *typesetter, struct arena *arena, const char *text,
	int points, const char *wanted)
{
	struct paragraph *paragraph = shaped(typesetter, arena, text);
	struct lines *lines =
		paragraph_break(typesetter, arena, paragraph, points * UNIT, &(struct place){0});
	GString *got = g_string_new(NULL);

	for (int i = 0; i < lines->count; i++) {
		for (int k = 0; k < lines->items[i].fragment_count; k++)
			g_string_append(got, lines->items[i].fragments[k].text);
		g_string_append_c(got, '|');
	}
	CHECK_TEXT(got->str, wanted);
	g_string_free(got, TRUE);
}

/* Widths that would tempt to break in the wrong place. */
static void check_rules(struct typesetter *typesetter, struct arena *arena)
{
	style.alignment = ALIGN_LEFT;
	check_broken(typesetter, arena, "wie z. B. hier", 34, "wie |z. B. |hier|");
	check_broken(typesetter, arena, "seit dem 6. Juli", 60, "seit dem |6. Juli|");
	check_broken(typesetter, arena, "Das sind 60 %", 53, "Das sind |60 %|");
	check_broken(typesetter, arena, "Kinder – hier", 40, "Kinder – |hier|");
	check_broken(typesetter, arena, "die Schulsozialarbeit", 60,
		"die Schul\u00ad|sozialarbeit|");
	check_broken(typesetter, arena, "Schüler/innen", 50, "Schüler/|innen|");
	check_broken(typesetter, arena, "Haupt\u00adwort\u2060bruch", 55, "Haupt\u00ad|wortbruch|");
	check_broken(typesetter, arena, "ein  \t Blank ", 200, "ein Blank |");
	check_broken(typesetter, arena, "10\u00a0000\u202f€ da", 45, "10\u00a0000\u202f€ |da|");
	check_broken(typesetter, arena, "", 100, "");
	check_broken(typesetter, arena, " ", 100, "");
}

static void check_forced(struct typesetter *typesetter, struct arena *arena)
{
	struct span *spans = span_new(arena, "Erste Zeile ", 0);
	struct paragraph *paragraph;
	struct lines *lines;

	spans->next = span_new(arena, "", SPAN_BREAK);
	spans->next->next = span_new(arena, " zweite", SPAN_STRONG);
	paragraph = paragraph_shape(typesetter, arena, spans, &style, NULL);
	lines = paragraph_break(typesetter, arena, paragraph, 300 * UNIT, NULL);
	CHECK(lines->count == 2 && lines->items[0].last && lines->items[1].last);
	if (lines->count != 2)
		return;
	CHECK_TEXT(lines->items[0].fragments[0].text, "Erste Zeile ");
	CHECK_TEXT(lines->items[1].fragments[0].text, "zweite");
	CHECK_TEXT(lines->items[1].fragments[0].face->postscript, "Vollkorn-Bold");
	CHECK(lines->items[1].fragments[0].x == 0);
}

/* A word wider than its line is cut, and said to be. */
static void check_overfull(struct typesetter *typesetter, struct arena *arena)
{
	struct paragraph *paragraph = shaped(typesetter, arena, "AAAABBBBCCCCDDDDEEEE");
	size_t before = diag_findings(typesetter->diag);
	struct lines *lines;
	char *text;

	lines = paragraph_break(typesetter, arena, paragraph, 40 * UNIT, &(struct place){0});
	text = lines_text(lines);
	CHECK_TEXT(text, "AAAABBBBCCCCDDDDEEEE");
	CHECK(lines->count >= 3 && lines->widest <= 40 * UNIT);
	CHECK(diag_findings(typesetter->diag) == before + 1);
	CHECK(diag_finding(typesetter->diag, before)->code == DIAG_OVERFULL_WORD);
	g_free(text);
	lines = paragraph_break(typesetter, arena, paragraph, UNIT, NULL);
	CHECK(lines->count > 0 && lines->items[0].overfull);
}

/* What the font set cannot give is said, and something is set all the same. */
static void check_fonts(struct typesetter *typesetter, struct arena *arena)
{
	static const enum diag_code codes[] = {
		DIAG_FONT_UNKNOWN, DIAG_FONT_SUBSTITUTED, DIAG_GLYPH_MISSING};
	struct style wrong[3] = {style, style, style};

	wrong[0].family = "Comic Sans MS";
	wrong[1].weight = 300;
	for (int i = 0; i < 3; i++) {
		size_t before = diag_findings(typesetter->diag);
		struct paragraph *paragraph = paragraph_shape(typesetter, arena,
			span_new(arena, i == 2 ? "Name \u65e5" : "Name", 0), &wrong[i], NULL);

		CHECK(diag_findings(typesetter->diag) == before + 1);
		CHECK(diag_finding(typesetter->diag, before)->code == codes[i]);
		CHECK(paragraph->natural > 0);
	}
}

static void check_comma(struct typesetter *typesetter, struct arena *arena)
{
	static const char *const numbers[] = {"12\u202f345,50", "7,5 %", "46", "k. A."};
	int places[4], widths[4];

	for (int i = 0; i < 4; i++) {
		struct paragraph *paragraph = shaped(typesetter, arena, numbers[i]);
		struct lines *lines =
			paragraph_break(typesetter, arena, paragraph, 200 * UNIT, NULL);

		places[i] = paragraph_comma(lines);
		widths[i] = lines->items[0].width;
	}
	CHECK(places[0] > places[1] && places[0] < widths[0]);
	CHECK(places[1] > 0 && places[1] < widths[1] / 2);
	CHECK(places[2] == widths[2] && places[3] == widths[3]);
}

/* Names in other scripts: all glyphs there, right to left in its place. */
static void check_scripts(struct typesetter *typesetter, struct arena *arena)
{
	struct paragraph *paragraph = shaped(typesetter, arena,
		"Herr \u05d3\u05d5\u05d3 \u05db\u05d4\u05df lacht");
	struct lines *lines = paragraph_break(typesetter, arena, paragraph, 300 * UNIT, NULL);
	const struct line *line = lines->items;
	int first = -1, second = -1;

	for (int i = 0; i < line->fragment_count; i++) {
		if (strcmp(line->fragments[i].text, "\u05d3\u05d5\u05d3") == 0)
			first = line->fragments[i].x;
		if (strcmp(line->fragments[i].text, "\u05db\u05d4\u05df") == 0)
			second = line->fragments[i].x;
	}
	CHECK(second > 0 && first > second);
}

static bool lines_equal(const struct lines *a, const struct lines *b)
{
	bool equal = a->count == b->count && a->height == b->height && a->widest == b->widest;

	for (int i = 0; equal && i < a->count; i++) {
		equal = a->items[i].x == b->items[i].x && a->items[i].gap == b->items[i].gap &&
			a->items[i].fragment_count == b->items[i].fragment_count;
		for (int k = 0; equal && k < a->items[i].fragment_count; k++) {
			const struct fragment *one = &a->items[i].fragments[k];
			const struct fragment *other = &b->items[i].fragments[k];

			equal = one->x == other->x && one->number == other->number &&
				strcmp(one->text, other->text) == 0 &&
				one->glyph_count == other->glyph_count &&
				memcmp(one->glyphs, other->glyphs, (size_t)one->glyph_count *
					sizeof *one->glyphs) == 0;
		}
	}
	return equal;
}

/* Every fragment names a span of SPANS, the one that its number says. */
static bool lines_name(const struct lines *lines, const struct span *spans)
{
	for (int i = 0; i < lines->count; i++)
		for (int k = 0; k < lines->items[i].fragment_count; k++) {
			const struct fragment *fragment = &lines->items[i].fragments[k];
			const struct span *span = spans;

			for (int number = 0; span && number < fragment->number; number++)
				span = span->next;
			if (!span || fragment->span != span)
				return false;
		}
	return true;
}

/* Two spans, the second bold; the first may end inside a word. */
static struct span *two_spans(struct arena *arena, const char *text, size_t cut)
{
	struct span *spans = span_new(arena, arena_strndup(arena, text, cut), 0);

	spans->next = span_new(arena, text + cut, SPAN_STRONG);
	return spans;
}

/* A stored paragraph has the lines of one laid out anew, at every width; it is stored the
 * first time, or the second in a store of which TAKEN bytes leave no room. */
static void check_store(struct typesetter *typesetter, struct arena *arena, size_t taken)
{
	static const struct place nowhere;
	struct typesetter storing = *typesetter;

	style.alignment = ALIGN_JUSTIFY;
	storing.store = paragraph_store_new();
	arena_alloc(paragraph_store_arena(storing.store), taken);
	for (int i = 0; i < 60; i++) {
		const char *text = random_text(arena, 4 + chance_of(30));
		size_t cut = strcspn(text, " ") + (size_t)chance_of(2);
		int width = (40 + chance_of(200)) * UNIT;
		struct span *own = two_spans(arena, text, cut);
		struct style styles[] = {style, style}; /* of one name */
		const struct lines *fresh[2];

		styles[1].expansion = EXPANSION_MOST;
		for (int k = 0; k < 2; k++)
			fresh[k] = paragraph_break(typesetter, arena,
				paragraph_shape(typesetter, arena, own, &styles[k], &nowhere),
				width, NULL);
		for (int time = 0; time < 4; time++) {
			struct span *spans = two_spans(arena, text, cut);
			const struct paragraph *paragraph = paragraph_shape(
				&storing, arena, spans, &styles[time % 2], &nowhere);
			const struct lines *lines =
				paragraph_break(&storing, arena, paragraph, width, NULL);

			CHECK(lines_equal(lines, fresh[time % 2]) && lines_name(lines, spans));
			CHECK(paragraph->items->shared == (time > 0 || taken < STORE_ROOM));
		}
	}
	CHECK(paragraph_store_size(storing.store) > 0);
	paragraph_store_clear(storing.store);
	CHECK(paragraph_store_size(storing.store) == 0);
	paragraph_store_free(storing.store);
}

/* What a stored paragraph has to say, it says at every place. */
static void check_store_reports(struct typesetter *typesetter, struct arena *arena)
{
	struct typesetter storing = *typesetter;
	size_t before = diag_findings(typesetter->diag);

	storing.store = paragraph_store_new();
	for (int time = 0; time < 4; time++) {
		const struct place place = {.line = time + 1};

		paragraph_shape(&storing, arena,
			span_new(arena, "Zeichen \xf3\xb0\x80\x81 ohne Bild", 0), &style, &place);
	}
	CHECK(diag_findings(typesetter->diag) == before + 4);
	paragraph_store_free(storing.store);
}

static void check_all(struct typesetter *typesetter, struct arena *arena)
{
	check_optimal(typesetter, arena);
	check_limits(typesetter, arena);
	check_whole(typesetter, arena);
	check_protruding(typesetter, arena);
	check_rules(typesetter, arena);
	check_forced(typesetter, arena);
	check_overfull(typesetter, arena);
	check_fonts(typesetter, arena);
	check_comma(typesetter, arena);
	check_scripts(typesetter, arena);
	check_store(typesetter, arena, 1);
	check_store(typesetter, arena, STORE_ROOM);
	check_store_reports(typesetter, arena);
}

int main(void)
{
	return paragraph_test(check_all);
}
