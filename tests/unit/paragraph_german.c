/* German text in lines: where it may be broken, where it stays together, and that
 * no measure is too narrow.  Lines are written with "|" at their ends. */
#include "typeset/paragraph.h"

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "check.h"
#include "typeset/document.h"
#include "typeset/font.h"
#include "typeset/hyphen.h"
#include "typeset/page.h"
#include "typeset/paragraph_items.h"

static struct style style = {.name = "text", .family = "Vollkorn", .weight = 400, .size = 10 * UNIT,
	.leading = 14 * UNIT, .hyphenate = true,
	.space_least = SPACE_LEAST, .space_most = SPACE_MOST};

struct bench {
	struct arena *arena;
	struct typesetter typesetter;
};

static struct paragraph *shaped(struct bench *bench, const char *text)
{
	return paragraph_shape(&bench->typesetter, bench->arena, span_new(bench->arena, text, 0),
		&style, NULL);
}

/* TEXT in a measure of WIDTH; findings stand at line WIDTH. */
static struct lines *set(struct bench *bench, const char *text, int width)
{
	return paragraph_break(&bench->typesetter, bench->arena, shaped(bench, text), width,
		&(struct place){.line = width});
}

/* The text of LINES, "|" after each; freed with g_free(). */
static char *lines_text(const struct lines *lines)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < lines->count; i++) {
		for (int k = 0; k < lines->items[i].fragment_count; k++)
			g_string_append(text, lines->items[i].fragments[k].text);
		g_string_append_c(text, '|');
	}
	g_string_replace(text, "\u00ad|", "-|", 0);
	return g_string_free(text, FALSE);
}

/* The text of LINES without what breaking put in. */
static char *lines_joined(const struct lines *lines)
{
	char *text = lines_text(lines);
	GString *joined = g_string_new(text);

	g_free(text);
	g_string_replace(joined, "-|", "", 0);
	g_string_replace(joined, "|", "", 0);
	return g_string_free(joined, FALSE);
}

static void check_set(struct bench *bench, const char *text, int points, const char *wanted)
{
	char *got = lines_text(set(bench, text, points * UNIT));

	CHECK_TEXT(got, wanted);
	g_free(got);
}

/* Forms for all genders break after their sign, without a hyphen. */
static void check_gender(struct bench *bench)
{
	style.alignment = ALIGN_LEFT;
	check_set(bench, "Lehrer/innen", 45, "Lehrer/|innen|");
	check_set(bench, "Lehrer*innen", 45, "Lehrer*|innen|");
	check_set(bench, "Lehrer:innen", 45, "Lehrer:|innen|");
	check_set(bench, "Lehrer_innen", 45, "Lehrer_|innen|");
	check_set(bench, "Lern-/Lehrziele", 50, "Lern-/|Lehrziele|");
	check_set(bench, "8:30 Uhr, m/w", 45, "8:30 Uhr, |m/w|");
}

/* A blank typed between these is a fifth of an em, which no justification changes and
 * where no line ends. */
static void check_thin(struct bench *bench)
{
	static const char *const texts[] = {"z. B.", "§ 8a", "19 %", "5 €", "12 345"};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		const struct paragraph_items *items = shaped(bench, texts[i])->items;
		const struct text_piece *blank = &items->pieces[1];

		CHECK(items->piece_count == 3 && blank->kind == PIECE_BLANK);
		CHECK(blank->tied && !blank->elastic && blank->width == style.size / 5);
	}
}

/* What stays together at every width that has room for it. */
static void check_ties(struct bench *bench)
{
	static const char text[] = "Am 6. Juli 2018 waren es um 14 Uhr rund 60 % der 12 345 "
		"Kinder, z. B. nach § 8a Abs. 4 und Nr. 5 der Satzung; "
		"Prof. Dr. Kaya – wie immer – da.";
	static const char *const torn[] = {"6. |Juli", "14 |Uhr", "60 |%", "12 |345", "z. |B.",
		"§ |8a", "Abs. |4", "Nr. |5", "Kaya |–", "immer |–"};
	int least = shaped(bench, text)->least;

	for (int round = 0; round < 500; round++) {
		char *got;

		style.alignment = round % 2 ? ALIGN_JUSTIFY : ALIGN_LEFT;
		got = lines_text(set(bench, text, least + round * UNIT));
		for (size_t i = 0; i < G_N_ELEMENTS(torn); i++)
			CHECK(!strstr(got, torn[i]));
		g_free(got);
	}
}

/* "|" where TEXT holds together: not torn in any measure that has room for it, though
 * that may take a line more. */
static void check_firm(struct bench *bench, const char *text)
{
	char **parts = g_strsplit(text, "|", -1);
	char *tied = g_strjoinv(" ", parts);
	char *around = g_strdup_printf("Die Kinder und %s gehen dann mit", tied);
	int needed = shaped(bench, tied)->natural;
	int least = shaped(bench, around)->least, loose = 0;

	style.alignment = ALIGN_LEFT;
	for (int width = least; width < 4 * needed; width += UNIT) {
		char *got = lines_text(set(bench, around, width));

		for (int i = 0; parts[i + 1]; i++) {
			char *break_here = g_strdup_printf("%s |%s", parts[i], parts[i + 1]);

			CHECK(width < needed || !strstr(got, break_here));
			loose += width < needed && strstr(got, break_here);
			g_free(break_here);
		}
		g_free(got);
	}
	CHECK(loose > 0 || least >= needed);
	g_free(around);
	g_free(tied);
	g_strfreev(parts);
}

static void check_firm_ties(struct bench *bench)
{
	static const char *const texts[] = {"Klassen|7|bis|9", "Jahrgang|5", "Raum|A|103",
		"Ziel|Z6", "(Zielwert:|40 %)", "vom|04.07.2018", "Schuljahr|2017/18", "Juli|2018",
		"17,5|Stunden", "Frau|Kaya", "42|Absatz|6", "SGB|VIII", "2.|Klasse",
		"1.|Schulhalbjahres", "Fax|(0|23|23)|16|28", "Tel.:|0|23|23"};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		check_firm(bench, texts[i]);
	check_set(bench, "Unterricht in Klassen 7 bis 9", 75,
		"Unterricht in |Klassen 7 bis 9|");
	check_set(bench, "Klassen 7 bis 9", 60, "Klassen 7 |bis 9|");
	check_set(bench, "Wir kommen in Raum A 103", 90, "Wir kommen in |Raum A 103|");
	/* Even where it takes a line more. */
	check_set(bench, "Beschluss: Ziel Z6 ist vertagt", 74, "Beschluss: |Ziel Z6 ist |vertagt|");
}

/* Names and years come apart only in need, short words do not end a line. */
static void check_loose_ties(struct bench *bench)
{
	style.alignment = ALIGN_LEFT;
	check_set(bench, "Heute fragen wir Frau Kaya noch einmal.", 108,
		"Heute fragen wir |Frau Kaya noch einmal.|");
	check_set(bench, "Frau Kaya", 24, "Frau |Kaya|");
	check_set(bench, "Alle Kinder in der Stadt wissen es.", 70,
		"Alle Kinder |in der Stadt |wissen es.|");
}

static const char *const words[] = {"Die", "Schule", "hat", "seit", "dem", "Sommer", "eine",
	"Beratung", "für", "Kinder", "und", "Eltern", "die", "Hilfe", "suchen", "in", "der",
	"Schulsozialarbeit", "arbeiten", "zwei", "Fachkräfte", "aus", "dem", "Jugendamt"};

static char *random_text(unsigned number)
{
	GString *text = g_string_new("Anfang");
	unsigned seed = number * 7919u + 1u;

	for (int i = 0; i < 40; i++) {
		seed = seed * 1103515245u + 12345u;
		g_string_append_printf(text, " %s", words[(seed >> 16) % G_N_ELEMENTS(words)]);
	}
	return g_string_free(text, FALSE);
}

/* The last chance at which a line from FROM may end in WIDTH. */
static int furthest(const struct paragraph_items *items, int from, int width)
{
	int to = from + 1;

	for (int i = to; i < items->chance_count; i++)
		if (items->chances[i].end + items->chances[i].hyphen - items->chances[from].start
			<= width)
			to = i;
	return to;
}

/* Would lines that are filled one after the other leave a rest of a word last? */
static bool filled_leaves_rest(const struct paragraph_items *items, int width)
{
	int from = 0, last = items->chance_count - 1;

	for (int to; (to = furthest(items, from, width)) < last;)
		from = to;
	return items->chances[from].kind == CHANCE_HYPHEN &&
		items->chances[last].end - items->chances[from].start < 5 * style.size;
}

/* The last line is hardly ever a rest of a word. */
static void check_last(struct bench *bench)
{
	const int width = 180 * UNIT;
	int rests = 0, filled = 0;

	for (unsigned number = 0; number < 400; number++) {
		char *text = random_text(number);
		const struct lines *lines;

		style.alignment = number % 2 ? ALIGN_JUSTIFY : ALIGN_LEFT;
		lines = set(bench, text, width);
		rests += lines->items[lines->count - 1].width < 5 * style.size &&
			lines->items[lines->count - 2].hyphenated;
		filled += filled_leaves_rest(shaped(bench, text)->items, width);
		g_free(text);
	}
	CHECK(filled > 20 && rests * 5 < filled);
}

/* Between the parts of a compound rather than inside one, though more would fit. */
static void check_joints(struct bench *bench)
{
	style.alignment = ALIGN_LEFT;
	for (int points = 55; points <= 65; points += 5)
		check_set(bench, "die Schulsozialarbeit", points, "die Schul-|sozialarbeit|");
	check_set(bench, "neue Kreativangebote", 80, "neue Kreativ-|angebote|");
	check_set(bench, "ein Beratungsgespräch", 85, "ein Beratungs-|gespräch|");
	/* Even where it takes a line more. */
	check_set(bench, "anders Lehrerkonferenz", 60, "anders |Lehrer-|konferenz|");
}

/* Is one of LINES but the last less than two thirds full? */
static bool has_gap(const struct lines *lines, int width)
{
	for (int i = 0; i + 1 < lines->count; i++)
		if (3 * lines->items[i].width < 2 * width)
			return true;
	return false;
}

/* A hyphen of ragged text pays for itself: without any there would be more lines, or one
 * with a gap. */
static void check_ragged_hyphens(struct bench *bench)
{
	static const char *const texts[] = {"Information über Ferienangebote",
		"Umgang mit Schulabsentismus in der Lehrerkonferenz", "Anfragen an die Fachstelle",
		"Teilnehmende an der Lernförderung im Schuljahr", "Gespräche in der Josefschule",
		"Angebot geschlechtergemischter Sozialtrainings"};
	int hyphens = 0;

	style.alignment = ALIGN_LEFT;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		for (int points = 105; points < 200; points++) {
			const struct lines *lines = set(bench, texts[i], points * UNIT), *whole;
			char *got = lines_text(lines);

			style.hyphenate = false;
			whole = set(bench, texts[i], points * UNIT);
			style.hyphenate = true;
			CHECK(!strstr(got, "-|") || whole->count > lines->count ||
				has_gap(whole, points * UNIT));
			hyphens += strstr(got, "-|") != NULL;
			g_free(got);
		}
	CHECK(hyphens > 40);
	check_set(bench, texts[0], 125, "Information über |Ferienangebote|");
	check_set(bench, texts[2], 110, "Anfragen an die |Fachstelle|");
}

/* Letters of the word that LINE's hyphen breaks, and that NEXT goes on with. */
static int broken_letters(const struct line *line, const struct line *next)
{
	const char *end = line->fragments[line->fragment_count - 1].text;
	const char *begin = strrchr(end, ' '), *rest = next->fragments[0].text;
	const char *blank = strchr(rest, ' ');

	return (int)g_utf8_strlen(begin ? begin + 1 : end, -1) - 1 +
		(int)g_utf8_strlen(rest, blank ? (gssize)(blank - rest) : -1);
}

/* In a measure with room compounds are hardly ever broken but at their joints, and short
 * words rarely: most words here are such. */
static void check_wide(struct bench *bench)
{
	int hyphens = 0, beside = 0, brief = 0;

	style.alignment = ALIGN_JUSTIFY;
	for (unsigned number = 0; number < 400; number++) {
		char *text = random_text(number);
		const struct lines *lines = set(bench, text, (330 + (int)number % 100) * UNIT);

		for (int i = 0; i + 1 < lines->count; i++) {
			if (!lines->items[i].hyphenated)
				continue;
			hyphens++;
			beside += lines->items[i].beside_joint;
			brief += broken_letters(&lines->items[i], &lines->items[i + 1]) <= 6;
		}
		g_free(text);
	}
	CHECK(hyphens > 100 && 40 * beside < hyphens && 15 * brief < hyphens);
}

/* Short words, names, dates, units and the parts of compounds stay whole for a line more. */
static void check_whole_words(struct bench *bench)
{
	static const char *const texts[] = {"Die Halle wurde", "Das sind ganze zwei",
		"Er sah beide Wannen", "Gespräch mit Frau Kaymakci", "Eine Schulanfängerin kam",
		"Das gilt vom 1. Oktober an", "Der Anteil: 345 Prozent"};
	static const char *const torn[] = {"wur-|", "gan-|", "bei-|", "Kay-|", "anfän-|", "Okto-|",
		"Pro-|"};

	style.alignment = ALIGN_LEFT;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		for (int points = 60; points < 120; points++) {
			char *got = lines_text(set(bench, texts[i], points * UNIT));

			CHECK(!strstr(got, torn[i]));
			g_free(got);
		}
}

/* A heading's lines are about as long as each other, and no more than without it. */
static void check_balanced(struct bench *bench)
{
	const char *title = "Gemeinschaftsgrundschule am Schloss";

	style.alignment = ALIGN_LEFT;
	style.hyphenate = false;
	check_set(bench, title, 150, "Gemeinschaftsgrundschule am |Schloss|");
	style.balanced = true;
	check_set(bench, title, 150, "Gemeinschaftsgrundschule |am Schloss|");
	check_set(bench, title, 300, "Gemeinschaftsgrundschule am Schloss|");
	style.balanced = false;
	style.hyphenate = true;
}

/* Wider than a line: at ties, then with a hyphen whatever the style says, joints first, and
 * only then anywhere; that alone is a finding. */
static void check_resort(struct bench *bench)
{
	size_t before = diag_findings(bench->typesetter.diag);

	style.alignment = ALIGN_LEFT;
	style.hyphenate = false;
	check_set(bench, "um 11:00 Uhr", 32, "um |11:00 |Uhr|");
	check_set(bench, "rund 12 345 Euro", 40, "rund |12 345 |Euro|");
	check_set(bench, "rund 12 345 Euro", 22, "rund |12 |345 |Euro|");
	check_set(bench, "die Schulsozialarbeit", 62, "die Schul-|sozialarbeit|");
	check_set(bench, "Schulsozialarbeit", 45, "Schul-|sozial-|arbeit|");
	check_set(bench, "Beratung", 30, "Bera-|tung|");
	check_set(bench, "Schul\u00adsozialarbeit", 45, "Schul-|sozial-|arbeit|");
	check_set(bench, "SCHULSOZIALARBEIT", 70, "SCHUL-|SOZIAL-|ARBEIT|");
	check_set(bench, "QUALITÄTSENTWICKLUNG", 95, "QUALITÄTS-|ENTWICKLUNG|");
	CHECK(diag_findings(bench->typesetter.diag) == before);
	check_set(bench, "AAAABBBB", 30, "AAAA|BBBB|");
	CHECK(diag_findings(bench->typesetter.diag) > before);
	check_set(bench, "BERATUNG", 35, "BERAT|UNG|"); /* may be an abbreviation */
	style.hyphenate = true;
	check_set(bench, "die SCHULSOZIALARBEIT", 112, "die |SCHULSOZIALARBEIT|");
}

/* What SPANS become in a measure of WIDTH; freed with g_free(). */
static char *spans_text(struct bench *bench, const struct span *spans, int width)
{
	const struct paragraph *paragraph = paragraph_shape(&bench->typesetter, bench->arena,
		spans, &style, NULL);

	return lines_text(paragraph_break(&bench->typesetter, bench->arena, paragraph, width,
		NULL));
}

/* TEXT in two spans, the second from byte PLACE on. */
static struct span *spans_of(struct bench *bench, const char *text, size_t place, unsigned first,
	unsigned second)
{
	struct span *spans =
		span_new(bench->arena, arena_strndup(bench->arena, text, place), first);

	spans->next = span_new(bench->arena, text + place, second);
	return spans;
}

/* A word is broken as one, wherever its looks change and in every measure. */
static void check_joined_anywhere(struct bench *bench, const char *text)
{
	int natural = shaped(bench, text)->natural, broken = 0;

	for (const char *c = text; *(c = g_utf8_next_char(c));)
		for (int width = shaped(bench, text)->least + UNIT; width < natural;
			width += 3 * UNIT) {
			char *whole = lines_text(set(bench, text, width));
			char *joined = spans_text(bench,
				spans_of(bench, text, (size_t)(c - text), 0, 0), width);

			CHECK_TEXT(joined, whole);
			broken += strchr(whole, '|') != NULL;
			g_free(whole);
			g_free(joined);
		}
	CHECK(broken > 100);
}

static int spans_natural(struct bench *bench, const struct span *spans)
{
	return paragraph_shape(&bench->typesetter, bench->arena, spans, &style, NULL)->natural;
}

static void check_spans(struct bench *bench, struct span *spans, int points, const char *wanted)
{
	char *got = spans_text(bench, spans, points * UNIT);

	CHECK_TEXT(got, wanted);
	g_free(got);
}

/* "**Lern**förderung", a note's mark, a glossary's abbreviation. */
static void check_joined(struct bench *bench)
{
	static const char team[] = "Teambuildings";
	struct span *spans;
	const struct line *line;

	style.alignment = ALIGN_LEFT;
	check_joined_anywhere(bench, "Qualitätsentwicklungswerkstatt");
	check_joined_anywhere(bench, "(VZÄ-Berechnungsgrundlagen),");
	check_spans(bench, spans_of(bench, "Hilfeplangespräch1", 18, 0, SPAN_SUPER), 60,
		"Hilfeplan-|gespräch1|");
	check_spans(bench, spans_of(bench, "VZÄ-Grundlage", 4, 0, 0), 60, "VZÄ-|Grundlage|");
	/* at the seam, in the look of what stands before it */
	spans = spans_of(bench, "die Schulsozialarbeit", 9, SPAN_STRONG, 0);
	check_spans(bench, spans, 62, "die Schul-|sozialarbeit|");
	line = paragraph_break(&bench->typesetter, bench->arena, paragraph_shape(
		&bench->typesetter, bench->arena, spans, &style, NULL), 62 * UNIT, NULL)->items;
	CHECK(line->fragment_count == 1 && line->hyphenated && !line->beside_joint);
	CHECK_TEXT(line->fragments[0].face->postscript, "Vollkorn-Bold");
	/* the author's marks are all there are */
	check_spans(bench, spans_of(bench, "Schulsozial\u00adarbeiten", 5, SPAN_STRONG, 0), 70,
		"Schulsozial-|arbeiten|");
	/* another language is not hyphenated as German */
	spans = spans_of(bench, team, strlen(team) - 1, 0, 0);
	CHECK(paragraph_shape(&bench->typesetter, bench->arena, spans, &style, NULL)->least <
		spans_natural(bench, spans));
	spans->language = "en";
	CHECK(paragraph_shape(&bench->typesetter, bench->arena, spans, &style, NULL)->least ==
		spans_natural(bench, spans));
}

static void check_super(struct bench *bench)
{
	struct span *spans = span_new(bench->arena, "24 m", 0);
	const struct line *line;

	spans->next = span_new(bench->arena, "2", SPAN_SUPER);
	line = paragraph_break(&bench->typesetter, bench->arena, paragraph_shape(&bench->typesetter,
		bench->arena, spans, &style, NULL), 300 * UNIT, NULL)->items;
	CHECK(line->fragment_count == 2);
	CHECK(line->fragments[1].size == style.size * 65 / 100);
	CHECK(line->fragments[1].y == -style.size * 35 / 100);
	CHECK(line->fragments[0].y == 0);
}

/* From one point up: everything stands there once, and what does not fit or is cut
 * without a hyphen is a finding that names its place. */
static void check_any_width(struct bench *bench)
{
	static const char text[] = "Die Schulsozialarbeit berät am 6. Juli 12 345 Schüler*innen "
		"nach § 8a; www.herne.de/schulsozialarbeit ist AAAABBBB.";
	struct diag *diag = bench->typesetter.diag;
	int said = 0, silent = 0;

	for (int points = 1; points <= 250; points++) {
		size_t before = diag_findings(diag);
		const struct lines *lines;
		bool overfull = false;
		char *got;

		style.alignment = points % 2 ? ALIGN_JUSTIFY : ALIGN_LEFT;
		lines = set(bench, text, points * UNIT);
		for (int i = 0; i < lines->count; i++) {
			overfull |= lines->items[i].overfull;
			CHECK(lines->items[i].overfull ||
				lines->items[i].x + lines->items[i].width <= points * UNIT);
		}
		got = lines_joined(lines);
		CHECK_TEXT(got, text);
		CHECK(!overfull || diag_findings(diag) > before);
		CHECK((diag_findings(diag) > before) ==
			(points * UNIT < shaped(bench, text)->least));
		for (size_t i = before; i < diag_findings(diag); i++)
			CHECK(diag_finding(diag, i)->code == DIAG_OVERFULL_WORD &&
				diag_finding(diag, i)->place.line == points * UNIT);
		said += diag_findings(diag) > before;
		silent += diag_findings(diag) == before;
		g_free(got);
	}
	CHECK(said > 30 && silent > 100);
}

int main(void)
{
	struct bench bench = {.arena = arena_new()};
	struct diag *diag = diag_new(bench.arena, DIAG_GERMAN);

	bench.typesetter = (struct typesetter){.fonts = fonts_open(bench.arena, diag, "fonts"),
		.hyphenation = hyphen_german(), .diag = diag};
	CHECK(bench.typesetter.fonts != NULL);
	if (bench.typesetter.fonts) {
		check_gender(&bench);
		check_thin(&bench);
		check_ties(&bench);
		check_firm_ties(&bench);
		check_loose_ties(&bench);
		check_last(&bench);
		check_joints(&bench);
		check_ragged_hyphens(&bench);
		check_wide(&bench);
		check_whole_words(&bench);
		check_balanced(&bench);
		check_joined(&bench);
		check_resort(&bench);
		check_super(&bench);
		check_any_width(&bench);
		fonts_close(bench.typesetter.fonts);
	}
	arena_free(bench.arena);
	return check_result();
}
