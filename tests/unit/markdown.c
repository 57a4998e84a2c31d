/* Markdown to blocks: what each construct becomes, and where findings point. */
#include <glib.h>
#include "base/arena.h"
#include "base/diag.h"
#include "report/markdown.h"
#include "report/text_map.h"
#include "report/typography.h"
#include "typeset/document.h"
#include "check.h"

static struct style styles[] = {
	{.name = "cell"}, {.name = "cell-head"}, {.name = "note"}, {.name = "zitat"},
};
static const struct stylesheet sheet = {.styles = styles, .style_count = 4};

struct fixture {
	struct arena *arena;
	struct diag *diag;
	int level, notes;
	struct markdown md;
};

static void setup(struct fixture *f)
{
	f->arena = arena_new();
	f->diag = diag_new(f->arena, DIAG_ENGLISH);
	f->level = 1;
	f->notes = 0;
	f->md = (struct markdown){.arena = f->arena, .diag = f->diag, .sheet = &sheet, .level = 1,
		.last_level = &f->level, .notes = &f->notes};
}

static struct text_map *map_of(struct fixture *f, const char *text)
{
	struct source *source = source_from_text(f->arena, "test.md", text, strlen(text));
	struct text_map *map = text_map_new();

	text_map_literal(map, text, 0, strlen(text), (struct place){source, 1, 1});
	return map;
}

/* The tree as one line per block, spans with their marks. */
static void describe(GString *out, const struct block *blocks, int depth);

static void describe_spans(GString *out, const struct span *spans)
{
	for (const struct span *s = spans; s; s = s->next) {
		g_string_append(out, s->flags & SPAN_BREAK ? "|" : "");
		g_string_append(out, s->flags & SPAN_STRONG ? "<b>" : "");
		g_string_append(out, s->flags & SPAN_EMPHASIS ? "<i>" : "");
		g_string_append(out, s->flags & SPAN_STRIKE ? "<s>" : "");
		g_string_append(out, s->flags & SPAN_CODE ? "<c>" : "");
		g_string_append(out, s->text);
		if (s->link)
			g_string_append_printf(out, "(%s)", s->link);
		g_string_append(out, s->reference == REFERENCE_PAGE ? "=page"
			: s->reference == REFERENCE_NUMBER ? "=number" : "");
		if (s->flags & SPAN_SUPER)
			g_string_append(out, s->note ? "^{" : "^");
		if (s->note)
			describe_spans(out, s->note->spans);
		g_string_append(out, s->note ? "}" : "");
		g_string_append(out,
			s->flags & ~SPAN_BREAK && !(s->flags & SPAN_SUPER) ? "</>" : "");
	}
}

static void describe_table(GString *out, const struct table *table)
{
	for (int i = 0; i < 2; i++)
		for (const struct row *r = i ? table->rows : table->heads; r; r = r->next) {
			g_string_append(out, i ? " row" : " head");
			for (const struct cell *c = r->cells; c; c = c->next) {
				g_string_append_printf(out, " %d[", c->alignment);
				describe_spans(out, c->content ? c->content->spans : NULL);
				g_string_append(out, "]");
			}
		}
}

static void describe(GString *out, const struct block *blocks, int depth)
{
	static const char *const names[] = {[BLOCK_HEADING] = "h", [BLOCK_PARAGRAPH] = "p",
		[BLOCK_LIST] = "list", [BLOCK_ITEM] = "item", [BLOCK_TABLE] = "table",
		[BLOCK_GROUP] = "group", [BLOCK_KIND_COUNT] = NULL};

	for (const struct block *b = blocks; b; b = b->next) {
		g_string_append_printf(out, "%*s%s", depth, "", names[b->kind]);
		if (b->kind == BLOCK_HEADING)
			g_string_append_printf(out, "%d", b->level);
		if (b->kind == BLOCK_LIST)
			g_string_append(out, b->ordered ? " ordered" : "");
		if (b->kind == BLOCK_LIST)
			g_string_append(out, b->tight ? " tight" : " loose");
		if (b->number)
			g_string_append_printf(out, " %s", b->number);
		if (b->spans)
			g_string_append_c(out, ' ');
		describe_spans(out, b->spans);
		if (b->table)
			describe_table(out, b->table);
		g_string_append_c(out, '\n');
		describe(out, b->child, depth + 1);
	}
}

static void expect(const char *file_text, const char *wanted)
{
	struct fixture f;
	GString *out = g_string_new(NULL);
	struct text_map *map;

	setup(&f);
	map = map_of(&f, file_text);
	describe(out, markdown_blocks(&f.md, map), 0);
	CHECK_TEXT(out->str, wanted);
	text_map_free(map);
	g_string_free(out, TRUE);
	arena_free(f.arena);
}

static void test_blocks(void)
{
	expect("Ein *sehr* **guter** ~~alter~~ `Code`.\n\nZwei\nZeilen.\n",
		"p Ein <i>sehr</> <b>guter</> <s>alter</> <c>Code</>.\np Zwei Zeilen.\n");
	expect("Vor\\\nnach", "p Vor|nach\n");
	expect("# A\n## B\n#### C", "h2 A\nh3 B\nh4 C\n");
	expect("- a\n- b\n  - c\n", "list tight\n item\n  p a\n item\n  p b\n  list tight\n"
		"   item\n    p c\n");
	expect("3. drei\n\n4. vier\n",
		"list ordered loose\n item 3.\n  p drei\n item 4.\n  p vier\n");
	expect("> Zitat", "group\n p Zitat\n");
	expect("[Amt](https://www.herne.de) und info@herne.de",
		"p Amt(https://www.herne.de) und info@herne.de(mailto:info@herne.de)\n");
	expect("[Seite](seite:ziele), [](nummer:ziele), [hier](#ziele)",
		"p Seite(#ziele)\u00a0(#ziele)=page, (#ziele)=number, hier(#ziele)\n");
	expect("| A | B |\n|:--|--:|\n| 1 | **2** |\n",
		"group\n table head 0[A] 3[B] row 0[1] 3[<b>2</>]\n");
	expect("a &amp; b&nbsp;c &#8211;", "p a & b\u00a0c –\n");
	expect("", "");
}

/* The star of gendered forms is a letter; an emphasis may still end within a word. */
static void test_stars(void)
{
	expect("Alle Schüler*innen und Lehrer*innen.", "p Alle Schüler*innen und Lehrer*innen.\n");
	expect("Ein*e Ärzt*in, 2*3*4, Schüler\\*innen", "p Ein*e Ärzt*in, 2*3*4, Schüler*innen\n");
	expect("*alle Schüler*innen* und **Lehrer*innen**",
		"p <i>alle Schüler*innen</> und <b>Lehrer*innen</>\n");
	expect("*Schüler*innen* und (*Schüler*innen der Klasse*)",
		"p <i>Schüler*innen</> und (<i>Schüler*innen der Klasse</>)\n");
	expect("***Schüler*innen*** und *„Schüler*innen“*",
		"p <b><i>Schüler*innen</> und <i>„Schüler*innen“</>\n");
	expect("*Schul*sozialarbeiter*innen für *Jugend*liche",
		"p <i>Schul</>sozialarbeiter*innen für <i>Jugend</>liche\n");
	expect("*Eltern*-Café, Trans*-Personen und **Schul**arbeit",
		"p <i>Eltern</>-Café, Trans*-Personen und <b>Schul</>arbeit\n");
	expect("* Schüler*innen\n* Lehrer*innen\n",
		"list tight\n item\n  p Schüler*innen\n item\n  p Lehrer*innen\n");
	expect("`a*b*c` [Schüler*in](https://x.de/a*b*c) <https://x.de/a*b>",
		"p <c>a*b*c</> Schüler*in(https://x.de/a*b*c) "
		"https://x.de/a*b(https://x.de/a*b)\n");
	expect("Hier^[für Schüler*innen und Lehrer*innen] und eine_r_s",
		"p Hier1^{für Schüler*innen und Lehrer*innen} und eine_r_s\n");
	expect("| Schüler*in | Lehrer*in |\n|---|---|\n| a*b | c*d |\n",
		"group\n table head 0[Schüler*in] 0[Lehrer*in] row 0[a*b] 0[c*d]\n");
}

static void test_scripts(void)
{
	expect("10^3^ m^2^, H~2~O, CO~2~-Bericht, 10^-6^, x^n+1^, x~(1)~",
		"p 10³ m², H₂O, CO₂-Bericht, 10⁻⁶, xⁿ⁺¹, x₍₁₎\n");
	expect("**10^3^** *CO~2~* \"m^2^\" und ^14^C", "p <b>10³</> <i>CO₂</> \"m²\" und ¹⁴C\n");
	expect("~~alt~~ ~10~ 12 Kinder, ~~2~~", "p <s>alt</> <s>10</> 12 Kinder, <s>2</>\n");
	expect("10\\^3^ a^b ^^ 1^er^ x^2 und y^2", "p 10^3^ a^b ^^ 1^er^ x^2 und y^2\n");
	expect("`10^3^ H~2~O` https://x.de/a~1~b [m^2^](https://x.de/a^2^)",
		"p <c>10^3^ H~2~O</> https://x.de/a~1~b(https://x.de/a~1~b) "
		"m²(https://x.de/a^2^)\n");
	expect("[a](https://x.de/b~1)~ 20 und [c](https://x.de/d~1)~",
		"p a(https://x.de/b~1)~ 20 und c(https://x.de/d~1)~\n");
	expect("m^2^^[in m^2^]\n\n| H~2~O |\n|---|\n| 10^3^ |\n",
		"p m²1^{in m²}\ngroup\n table head 0[H₂O] row 0[10³]\n");
}

static void test_notes(void)
{
	expect("Wort[^1] und[^x], nochmal[^1].\n\n[^1]: Erste *Note*\n[^x]: Zweite\n",
		"p Wort1^{Erste <i>Note</>} und2^{Zweite}, nochmal1^.\n");
	expect("Hier^[in *place*] weiter", "p Hier1^{in <i>place</>} weiter\n");
	expect("Eine^[mit ^[zweiter] drin]", "p Eine1^{mit ^[zweiter] drin}\n");
}

/* One finding of CODE at LINE and COLUMN, and no other. */
static void expect_finding(const char *text, enum diag_code code, int line, int column)
{
	struct fixture f;
	struct text_map *map;

	setup(&f);
	map = map_of(&f, text);
	markdown_blocks(&f.md, map);
	CHECK(diag_findings(f.diag) == 1);
	if (diag_findings(f.diag)) {
		const struct finding *finding = diag_finding(f.diag, 0);

		CHECK_TEXT(diag_code_name(finding->code), diag_code_name(code));
		CHECK(finding->place.line == line);
		CHECK(finding->place.column == column);
	}
	text_map_free(map);
	arena_free(f.arena);
}

static void test_findings(void)
{
	expect_finding("Schüler*innen, Lehrer*innen **und", DIAG_MARKDOWN_STARS, 1, 29);
	expect_finding("10^3^ m^2^, H~2~O **und", DIAG_MARKDOWN_STARS, 1, 19);
	expect_finding("Erste Zeile\nmit <b> drin", DIAG_MARKDOWN_HTML, 2, 5);
	expect_finding("Bild ![Text](x.png)", DIAG_MARKDOWN_IMAGE, 1, 8);
	expect_finding("Absatz\n\n```\nCode\n```\n", DIAG_MARKDOWN_CODE, 4, 1);
	expect_finding("Wört[^9] ohne", DIAG_NOTE_UNKNOWN, 1, 5);
	expect_finding("Wort\n\n[^9]: Text", DIAG_NOTE_UNUSED, 3, 1);
}

static void expect_inline(const char *text, const char *wanted)
{
	struct fixture f;
	GString *out = g_string_new(NULL);
	struct text_map *map;

	setup(&f);
	map = map_of(&f, text);
	describe_spans(out, markdown_spans(&f.md, map));
	CHECK_TEXT(out->str, wanted);
	text_map_free(map);
	g_string_free(out, TRUE);
	arena_free(f.arena);
}

/* What would start a block elsewhere is text here. */
static void test_inline(void)
{
	expect_inline("Schüler*innen und\nLehrer*innen", "Schüler*innen und Lehrer*innen");
	expect_inline("1. Quartal", "1. Quartal");
	expect_inline("- kein *Punkt*", "- kein <i>Punkt</>");
	expect_inline("# Raute", "# Raute");
	expect_inline("**„Fett“** am Anfang", "<b>„Fett“</> am Anfang");
	expect_inline("zwei\nZeilen  \nund Umbruch\n", "zwei Zeilen|und Umbruch");
	expect_inline("eins\n\nzwei", "eins| zwei");
}

/* Places inside every notation of YAML. */
static void expect_place(const char *file, const char *value, int line, int column,
	struct place wanted)
{
	struct arena *arena = arena_new();
	struct source *source = source_from_text(arena, "x.yaml", file, strlen(file));
	struct place place = place_within((struct place){source, line, column}, value,
		(size_t)(strchr(value, '!') - value));

	CHECK(place.line == wanted.line);
	CHECK(place.column == wanted.column);
	arena_free(arena);
}

static void test_places(void)
{
	expect_place("a: Wörter !\n", "Wörter !", 1, 4, (struct place){.line = 1, .column = 11});
	expect_place("a: \"x \\\" !\"\n", "x \" !", 1, 4, (struct place){.line = 1, .column = 10});
	expect_place("a: 'it''s !'\n", "it's !", 1, 4, (struct place){.line = 1, .column = 11});
	expect_place("a: |\n  eins\n  zwei !\n", "eins\nzwei !\n", 1, 4,
		(struct place){.line = 3, .column = 8});
	expect_place("a: >\n  eins\n  zwei !\n", "eins zwei !\n", 1, 4,
		(struct place){.line = 3, .column = 8});
}

static void expect_clean(const char *typed, const char *wanted)
{
	struct arena *arena = arena_new();

	CHECK_TEXT(typography_text(arena, typed), wanted);
	arena_free(arena);
}

static void test_typography(void)
{
	expect_clean("\"Wort\" (\"so\")", "„Wort“ („so“)");
	expect_clean("Lisa's 'gut' gemeint", "Lisa’s ‚gut‘ gemeint");
	expect_clean("von 8 -- 16, a - b, ---", "von 8 – 16, a – b, ---");
	expect_clean("und so...", "und so…");
	expect_clean("z.B. d. h. i.d.R. e.V.",
		"z.\u202fB. d.\u202fh. i.\u202fd.\u202fR. e.\u202fV.");
	expect_clean("Plan a. Besser b. so", "Plan a. Besser b. so");
	expect_clean("19% und 19 %", "19\u202f% und 19\u202f%");
	expect_clean("Sekundarstufe I und SGB VIII, Vitamin X.", "Sekundarstufe\u00a0I und "
		"SGB\u00a0VIII, Vitamin X.");
	expect_clean("ein Iltis, Karl V. kam", "ein Iltis, Karl V. kam");
	expect_clean("§13, §§ 65, Abs. 2 Nr. 3", "§\u00a013, §§\u00a065, Abs.\u00a02 Nr.\u00a03");
	expect_clean("am 6. Juli", "am 6.\u00a0Juli");
	expect_clean("in Klasse 4, Raum 117, Klassen", "in Klasse\u00a04, Raum\u00a0117, Klassen");
	expect_clean("der Verein e.V.. Danach..", "der Verein e.\u202fV. Danach.");
	expect_clean("leer .... und", "leer .... und");
	expect_clean("h.m.meyer@herne.de https://a.b/--x", "h.m.meyer@herne.de https://a.b/--x");
	expect_clean("Schüler*innen, Schüler:innen", "Schüler*innen, Schüler:innen");
}

/* Spans that follow each other in a paragraph, a bar between them. */
static void expect_clean_spans(const char *typed, const char *wanted)
{
	struct arena *arena = arena_new();
	char **texts = g_strsplit(typed, "|", -1);
	struct span *spans = NULL, **end = &spans;
	GString *cleaned = g_string_new(NULL);

	for (char **text = texts; *text; text++) {
		*end = span_new(arena, *text, 0);
		end = &(*end)->next;
	}
	typography_spans(arena, spans);
	for (const struct span *span = spans; span; span = span->next)
		g_string_append_printf(cleaned, "%s%s", span->text, span->next ? "|" : "");
	CHECK_TEXT(cleaned->str, wanted);
	g_string_free(cleaned, TRUE);
	g_strfreev(texts);
	arena_free(arena);
}

/* What stays as typed is copied in stretches: none may end in a letter, or miss what is
 * to be mended at its ends. */
static void test_typography_stretches(void)
{
	expect_clean("Größe äöüß éà 中文 ﬁ", "Größe äöüß éà 中文 ﬁ");
	expect_clean("Schul\u00adsozial\u00adarbeit I", "Schul\u00adsozial\u00adarbeit\u00a0I");
	expect_clean("Maß\u00ad'Band", "Maß\u00ad’Band");
	expect_clean("\"Öl\" \"ß\"", "„Öl“ „ß“");
	expect_clean("Straße... Ä.B. ö.ä.", "Straße… Ä.\u202fB. ö.\u202fä.");
	expect_clean("a\u0301\"x\" 3a\"", "a\u0301“x“ 3a“");
	expect_clean("5‰ 5„ 5 \u20ac, €", "5\u202f‰ 5„ 5\u202f€, €");
	expect_clean("§", "§");
	expect_clean("", "");
	expect_clean_spans("Das \"|Wort|\" gilt", "Das „|Wort|“ gilt");
	expect_clean_spans("\"|ä|\"|\"", "„|ä|“|“");
	expect_clean_spans("19|% und 4 |€", "19|\u202f% und 4 |€");
	expect_clean_spans("'so|' und Lisa|'s", "’so|’ und Lisa|’s");
	expect_clean_spans("'so' |'|so'", "‚so‘ |’|so’");
	expect_clean_spans("Stufe| I, e.V.|. Neu", "Stufe|\u00a0I, e.\u202fV.| Neu");
	expect_clean_spans("unberührt|a -- b|", "unberührt|a – b|");
	expect_clean_spans("z.B. a@b.de|\"x\" www.x--y", "z.\u202fB. a@b.de|“x“ www.x--y");
}

/* A number that begins with a hyphen has a minus; nothing else that does. */
static void test_typography_number(void)
{
	static const char *const texts[][2] = {{"-3,25", "\u22123,25"}, {"-0", "\u22120"},
		{"\u22123", "\u22123"}, {"3-4", "3-4"}, {"-", "-"}, {"-x", "-x"}, {"–3", "–3"},
		{"--3", "--3"}, {"", ""}};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct span *span = span_new(arena, texts[i][0], 0);

		typography_number(arena, span);
		CHECK_TEXT(span->text, texts[i][1]);
	}
	typography_number(arena, NULL);
	arena_free(arena);
}

/* Nesting that only malice writes: nothing is lost, nothing breaks. */
static void test_depth(void)
{
	struct fixture f;
	GString *text = g_string_new(NULL);
	struct text_map *map;
	struct block *block;

	for (int i = 0; i < 200; i++)
		g_string_append(text, i % 3 ? "> " : "- ");
	g_string_append(text, "tief\n");
	for (int i = 0; i < 5000; i++)
		g_string_append(text, "^[");
	setup(&f);
	map = map_of(&f, text->str);
	block = markdown_blocks(&f.md, map);
	CHECK(block != NULL);
	while (block && block->child)
		block = block->child;
	CHECK(block && block->spans && g_str_has_prefix(block->spans->text, "tief"));
	text_map_free(map);
	g_string_free(text, TRUE);
	arena_free(f.arena);
}

int main(void)
{
	test_depth();
	test_blocks();
	test_stars();
	test_scripts();
	test_notes();
	test_findings();
	test_inline();
	test_places();
	test_typography();
	test_typography_stretches();
	test_typography_number();
	return check_result();
}
