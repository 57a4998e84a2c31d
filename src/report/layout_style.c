/* Layout styles: sheet, styles with inheritance, tables and charts. */
#include "layout_style.h"

#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/yaml.h"

/* Styles that typeset uses by name (style.h), and those of the section kinds. */
static const char *const needed_styles[] = {
	"caption", "cell", "cell-head", "cell-key", "chart-label", "chart-value", "field",
	"figure-label", "figure-note", "figure-value", "foot", "h1", "h2", "h3", "h4", "head",
	"kasten", "lead", "link", "mark", "note", "small", "subtitle", "text", "title", "toc1",
	"toc2", "toc3", "zitat",
};

static const char *const alignment_words[] = {"links", "block", "mitte", "rechts", "komma", NULL};
static const char *const rule_words[] = {"keine", "unten", "oben", "links", "rahmen", NULL};
static const char *const format_words[] = {"frei", "A4", "A5", "A3", NULL};
static const struct {
	int width, height; /* mm, DIN EN ISO 216 */
} formats[] = {{0, 0}, {210, 297}, {148, 210}, {297, 420}};

/* A row of a table of properties; AT(member) tells where in the record it goes. */
#define PROPERTY(key, kind, member, flag, words, least, most) \
	{key, PROPERTY_##kind, AT(member), flag, words, least, most}
#define LENGTH(key, member, least, most) \
	PROPERTY(key, LENGTH, member, NO_FLAG, NULL, least, most)
#define INTEGER(key, member, least, most) \
	PROPERTY(key, INTEGER, member, NO_FLAG, NULL, least, most)
#define WORD(key, member, words) PROPERTY(key, WORD, member, NO_FLAG, words, 0, 0)
#define TEXT(key, member) PROPERTY(key, TEXT, member, NO_FLAG, NULL, 0, 0)
#define FLAG(key, member) PROPERTY(key, FLAG, member, NO_FLAG, NULL, 0, 0)
#define COLOR(key, member) PROPERTY(key, COLOR, member, NO_FLAG, NULL, 0, 0)
#define COLOR_IF(key, member, flag) PROPERTY(key, COLOR, member, AT(flag), NULL, 0, 0)
#define COLORS(key, member, count) PROPERTY(key, COLORS, member, AT(count), NULL, 0, 0)
#define ELSEWHERE(name) {.key = name, .kind = PROPERTY_IGNORED}

#define AT(member) offsetof(struct style, member)
static const struct property style_properties[] = {
	ELSEWHERE("vorlage"),
	TEXT("schrift", family),
	INTEGER("staerke", weight, 100, 900),
	FLAG("kursiv", italic),
	LENGTH("groesse", size, 4, 200),
	LENGTH("zeile", leading, 4, 300),
	COLOR("farbe", color),
	WORD("ausrichtung", alignment, alignment_words),
	FLAG("trennen", hyphenate),
	FLAG("zeilenausgleich", balanced),
	FLAG("randausgleich", protrude),
	INTEGER("wortabstand_mindestens", space_least, SPACE_LEAST, 100),
	INTEGER("wortabstand_hoechstens", space_most, 100, 1000),
	INTEGER("glyphenskalierung", expansion, 0, EXPANSION_MOST),
	TEXT("merkmale", features),
	LENGTH("laufweite", tracking, -10, 50),
	LENGTH("davor", space_before, 0, 1000),
	LENGTH("danach", space_after, 0, 1000),
	LENGTH("einzug_links", indent_left, 0, 500),
	LENGTH("einzug_rechts", indent_right, 0, 500),
	LENGTH("einzug", indent_first, -500, 500),
	FLAG("zusammen_mit_naechstem", keep_with_next),
	FLAG("zusammenhalten", keep_together),
	INTEGER("schusterjungen", orphans, 1, 9),
	INTEGER("hurenkinder", widows, 1, 9),
	COLOR_IF("flaeche", fill, has_fill),
	FLAG("randabfallend", full_bleed),
	COLOR_IF("linie", rule, has_rule),
	LENGTH("linienstaerke", rule_width, 0, 20),
	WORD("linienlage", rule_side, rule_words),
	LENGTH("innenabstand", padding, 0, 200),
	{.key = NULL},
};
#undef AT

struct paper {
	struct sheet sheet;
	int format;
};

#define AT(member) offsetof(struct paper, member)
static const struct property paper_properties[] = {
	WORD("format", format, format_words),
	LENGTH("breite", sheet.width, 100, 3000),
	LENGTH("hoehe", sheet.height, 100, 3000),
	ELSEWHERE("rand"),
	LENGTH("kopf", sheet.head, 0, 500),
	LENGTH("fuss", sheet.foot, 0, 500),
	LENGTH("beschnitt", sheet.bleed, 0, 50),
	LENGTH("spaltenabstand", sheet.column_gap, 0, 50),
	FLAG("gespiegelt", sheet.mirrored),
	FLAG("seitenausgleich", sheet.level_feet),
	{.key = NULL},
};
static const struct property margin_properties[] = {
	LENGTH("innen", sheet.inner, 0, 1000),
	LENGTH("aussen", sheet.outer, 0, 1000),
	LENGTH("oben", sheet.top, 0, 1000),
	LENGTH("unten", sheet.bottom, 0, 1000),
	{.key = NULL},
};
#undef AT

#define AT(member) offsetof(struct table_style, member)
static const struct property table_properties[] = {
	LENGTH("innen_x", padding_x, 0, 50),
	LENGTH("innen_y", padding_y, 0, 50),
	LENGTH("linie_staerke", rule_width, 0, 10),
	LENGTH("kopflinie_staerke", head_rule_width, 0, 10),
	COLOR("linie", rule),
	COLOR("kopf_flaeche", head_fill),
	COLOR("schluessel_flaeche", key_fill),
	COLOR("streifen_flaeche", stripe_fill),
	FLAG("streifen", stripes),
	FLAG("senkrecht", vertical_rules),
	{.key = NULL},
};
#undef AT

#define AT(member) offsetof(struct chart_style, member)
static const struct property chart_properties[] = {
	COLORS("farben", series, series_count),
	COLOR("achse", axis),
	COLOR("raster", grid),
	COLOR("ziel", target),
	LENGTH("balken", bar, 1, 200),
	LENGTH("abstand", gap, 0, 200),
	LENGTH("hoehe", height, 20, 1000),
	FLAG("muster", patterns),
	{.key = NULL},
};
#undef AT

#define AT(member) offsetof(struct print_style, member)
static const struct property print_properties[] = {
	TEXT("profil", profile),
	TEXT("bedingung", condition),
	FLAG("schnittmarken", crop_marks),
	FLAG("beidseitig", two_sided),
	LENGTH("bund", gutter, 0, 60),
	INTEGER("seiten_vielfaches", multiple, 1, 16),
	FLAG("farbiger_text", colored_text),
	INTEGER("gesamtfarbe", ink_limit, 100, 400),
	{.key = NULL},
};
#undef AT

#define AT(member) offsetof(struct lint_limits, member)
static const struct property lint_properties[] = {
	INTEGER("weit", loose, 0, 5000),
	INTEGER("eng", tight, 0, 500),
	INTEGER("trennungen", hyphens, 0, 99),
	INTEGER("neben_der_fuge", beside_joints, 0, 99),
	INTEGER("letzte_zeile", end, 0, 20000),
	INTEGER("gasse", river, 2, 99),
	INTEGER("fuellung", fill, 0, 1000),
	{.key = NULL},
};
#undef AT

static void sheet_read(const struct layout_reader *reader, const struct yaml_node *root,
	struct sheet *sheet)
{
	const struct yaml_node *node = yaml_member(root, "papier"), *margins;
	struct paper paper = {.format = 0};
	int errors = diag_errors_met(reader->diag);

	if (!node) {
		diag_report(reader->diag, DIAG_LAYOUT_REQUIRED, root->place, "papier", "layout");
		return;
	}
	properties_read(reader, paper_properties, node, "papier", &paper);
	if (node->kind == YAML_MAPPING && (margins = yaml_member(node, "rand")))
		properties_read(reader, margin_properties, margins, "rand", &paper);
	if (paper.format && !paper.sheet.width)
		paper.sheet.width = (int)(formats[paper.format].width * 72 * UNIT / 25.4 + 0.5);
	if (paper.format && !paper.sheet.height)
		paper.sheet.height = (int)(formats[paper.format].height * 72 * UNIT / 25.4 + 0.5);
	*sheet = paper.sheet;
	if (diag_errors_met(reader->diag) > errors)
		return; /* what follows from a wrong value is no second finding */
	if (!sheet_usable(sheet, false))
		diag_report(reader->diag, DIAG_LAYOUT_SHEET, node->place, "");
}

/* One style on its way from the file to the sheet. */
struct draft {
	const struct yaml_node *node;
	struct style style;
	enum { DRAFT_UNREAD, DRAFT_READING, DRAFT_READ } state;
};

struct drafts {
	const struct layout_reader *reader;
	struct draft *items;
	int count;
	bool circular;
};

static struct draft *draft_find(struct drafts *drafts, const char *name)
{
	for (int i = 0; i < drafts->count; i++)
		if (strcmp(drafts->items[i].node->key, name) == 0)
			return &drafts->items[i];
	return NULL;
}

static const char *const *draft_names(const struct drafts *drafts)
{
	const char **names = ARENA_ARRAY(drafts->reader->arena, const char *, drafts->count + 1);

	for (int i = 0; i < drafts->count; i++)
		names[i] = drafts->items[i].node->key;
	return names;
}

static void draft_read(struct drafts *drafts, struct draft *draft);

/* The style that DRAFT starts from: its vorlage, else text, else nothing. */
static void draft_inherit(struct drafts *drafts, struct draft *draft)
{
	struct diag *diag = drafts->reader->diag;
	const struct yaml_node *named = draft->node->kind == YAML_MAPPING
		? yaml_member(draft->node, "vorlage") : NULL;
	const char *name = named && named->kind == YAML_SCALAR ? named->text : "text";
	struct draft *base = draft_find(drafts, name);

	if (!named && base == draft)
		return;
	if (!base) {
		if (named)
			diag_suggest(diag, DIAG_LAYOUT_STYLE, named->place,
				name, draft_names(drafts),
				name);
		return;
	}
	if (base->state == DRAFT_READING) {
		drafts->circular = true;
		diag_report(diag, DIAG_LAYOUT_STYLE_CYCLE,
			named ? named->place : draft->node->place,
			draft->node->key);
		return;
	}
	draft_read(drafts, base);
	draft->style = base->style;
}

static void draft_read(struct drafts *drafts, struct draft *draft)
{
	if (draft->state != DRAFT_UNREAD)
		return;
	draft->state = DRAFT_READING;
	draft->style = (struct style){.weight = 400, .orphans = 2, .widows = 2,
		.space_least = SPACE_LEAST, .space_most = SPACE_MOST};
	draft_inherit(drafts, draft);
	draft->style.name = draft->node->key;
	properties_read(drafts->reader, style_properties, draft->node, draft->node->key,
		&draft->style);
	draft->state = DRAFT_READ;
}

/* A style without face or size cannot be set; one in a circle inherits none. */
static void draft_check(const struct drafts *drafts, const struct draft *draft)
{
	const struct style *style = &draft->style;
	const char *missing = !style->family ? "schrift" : style->size <= 0 ? "groesse"
		: style->leading <= 0 ? "zeile" : NULL;

	if (missing && !drafts->circular)
		diag_report(drafts->reader->diag, DIAG_LAYOUT_STYLE_EMPTY, draft->node->place,
			style->name, missing);
}

static int style_order(const void *a, const void *b)
{
	return strcmp(((const struct style *)a)->name, ((const struct style *)b)->name);
}

static void styles_read(const struct layout_reader *reader, const struct yaml_node *root,
	struct stylesheet *sheet)
{
	const struct yaml_node *node = yaml_member(root, "stile");
	struct drafts drafts = {.reader = reader};

	if (!node || node->kind != YAML_MAPPING) {
		diag_report(reader->diag, DIAG_LAYOUT_REQUIRED, node ? node->place : root->place,
			"stile", "layout");
		return;
	}
	drafts.items = ARENA_ARRAY(reader->arena, struct draft, node->count);
	for (const struct yaml_node *n = node->child; n; n = n->next)
		drafts.items[drafts.count++].node = n;
	sheet->styles = ARENA_ARRAY(reader->arena, struct style, drafts.count);
	sheet->style_count = drafts.count;
	for (int i = 0; i < drafts.count; i++) {
		draft_read(&drafts, &drafts.items[i]);
		draft_check(&drafts, &drafts.items[i]);
		sheet->styles[i] = drafts.items[i].style;
	}
	qsort(sheet->styles, sheet->style_count, sizeof *sheet->styles, style_order);
	for (size_t i = 0; i < sizeof needed_styles / sizeof *needed_styles; i++)
		if (!layout_has_style(sheet, needed_styles[i]))
			diag_report(reader->diag, DIAG_LAYOUT_REQUIRED, node->place,
				needed_styles[i],
				"stile");
}

bool layout_has_style(const struct stylesheet *sheet, const char *name)
{
	const struct style key = {.name = name};

	return sheet->style_count && bsearch(&key, sheet->styles, sheet->style_count,
		sizeof key, style_order);
}

const char *const *layout_style_names(struct arena *arena, const struct stylesheet *sheet)
{
	const char **names = ARENA_ARRAY(arena, const char *, sheet->style_count + 1);

	for (int i = 0; i < sheet->style_count; i++)
		names[i] = sheet->styles[i].name;
	return names;
}

static void part_read(const struct layout_reader *reader, const struct yaml_node *root,
	const char *key, const struct property *properties, void *record)
{
	const struct yaml_node *node = yaml_member(root, key);

	if (node)
		properties_read(reader, properties, node, key, record);
	else
		diag_report(reader->diag, DIAG_LAYOUT_REQUIRED, root->place, key, "layout");
}

/* A layout without `druck` is printed as the standard has it. */
static void print_read(const struct layout_reader *reader, const struct yaml_node *root,
	struct print_style *print)
{
	const struct yaml_node *node = yaml_member(root, "druck"), *profile;

	*print = (struct print_style){.profile = "FOGRA39", .ink_limit = 300};
	if (!node)
		return;
	properties_read(reader, print_properties, node, "druck", print);
	if (node->kind == YAML_MAPPING && (profile = yaml_member(node, "profil")))
		print->place = profile->place;
}

void layout_styles_read(const struct layout_reader *reader, const struct yaml_node *root,
	struct stylesheet *sheet)
{
	sheet_read(reader, root, &sheet->sheet);
	styles_read(reader, root, sheet);
	part_read(reader, root, "tabelle", table_properties, &sheet->table);
	part_read(reader, root, "diagramm", chart_properties, &sheet->chart);
	print_read(reader, root, &sheet->print);
	sheet->lint = (struct lint_limits){.loose = 300, .tight = 80, .hyphens = 2,
		.beside_joints = 1, .end = 2000, .river = 5, .fill = 600};
	if (yaml_member(root, "satzpruefung"))
		part_read(reader, root, "satzpruefung", lint_properties, &sheet->lint);
}
