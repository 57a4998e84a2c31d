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

#define AT(member) offsetof(struct style, member)
static const struct property style_properties[] = {
	{.key = "vorlage", .kind = PROPERTY_IGNORED},
	{"schrift", PROPERTY_TEXT, AT(family), NO_FLAG, NULL, 0, 0},
	{"staerke", PROPERTY_INTEGER, AT(weight), NO_FLAG, NULL, 100, 900},
	{"kursiv", PROPERTY_FLAG, AT(italic), NO_FLAG, NULL, 0, 0},
	{"groesse", PROPERTY_LENGTH, AT(size), NO_FLAG, NULL, 4, 200},
	{"zeile", PROPERTY_LENGTH, AT(leading), NO_FLAG, NULL, 4, 300},
	{"farbe", PROPERTY_COLOR, AT(color), NO_FLAG, NULL, 0, 0},
	{"ausrichtung", PROPERTY_WORD, AT(alignment), NO_FLAG, alignment_words, 0, 0},
	{"trennen", PROPERTY_FLAG, AT(hyphenate), NO_FLAG, NULL, 0, 0},
	{"randausgleich", PROPERTY_FLAG, AT(protrude), NO_FLAG, NULL, 0, 0},
	{"merkmale", PROPERTY_TEXT, AT(features), NO_FLAG, NULL, 0, 0},
	{"laufweite", PROPERTY_LENGTH, AT(tracking), NO_FLAG, NULL, -10, 50},
	{"davor", PROPERTY_LENGTH, AT(space_before), NO_FLAG, NULL, 0, 1000},
	{"danach", PROPERTY_LENGTH, AT(space_after), NO_FLAG, NULL, 0, 1000},
	{"einzug_links", PROPERTY_LENGTH, AT(indent_left), NO_FLAG, NULL, 0, 500},
	{"einzug_rechts", PROPERTY_LENGTH, AT(indent_right), NO_FLAG, NULL, 0, 500},
	{"einzug", PROPERTY_LENGTH, AT(indent_first), NO_FLAG, NULL, -500, 500},
	{"zusammen_mit_naechstem", PROPERTY_FLAG, AT(keep_with_next), NO_FLAG, NULL, 0, 0},
	{"zusammenhalten", PROPERTY_FLAG, AT(keep_together), NO_FLAG, NULL, 0, 0},
	{"schusterjungen", PROPERTY_INTEGER, AT(orphans), NO_FLAG, NULL, 1, 9},
	{"hurenkinder", PROPERTY_INTEGER, AT(widows), NO_FLAG, NULL, 1, 9},
	{"flaeche", PROPERTY_COLOR, AT(fill), AT(has_fill), NULL, 0, 0},
	{"randabfallend", PROPERTY_FLAG, AT(full_bleed), NO_FLAG, NULL, 0, 0},
	{"linie", PROPERTY_COLOR, AT(rule), AT(has_rule), NULL, 0, 0},
	{"linienstaerke", PROPERTY_LENGTH, AT(rule_width), NO_FLAG, NULL, 0, 20},
	{"linienlage", PROPERTY_WORD, AT(rule_side), NO_FLAG, rule_words, 0, 0},
	{"innenabstand", PROPERTY_LENGTH, AT(padding), NO_FLAG, NULL, 0, 200},
	{.key = NULL},
};
#undef AT

struct paper {
	struct sheet sheet;
	int format;
};

#define AT(member) offsetof(struct paper, sheet.member)
static const struct property paper_properties[] = {
	{"format", PROPERTY_WORD, offsetof(struct paper, format), NO_FLAG, format_words, 0, 0},
	{"breite", PROPERTY_LENGTH, AT(width), NO_FLAG, NULL, 100, 3000},
	{"hoehe", PROPERTY_LENGTH, AT(height), NO_FLAG, NULL, 100, 3000},
	{.key = "rand", .kind = PROPERTY_IGNORED},
	{"kopf", PROPERTY_LENGTH, AT(head), NO_FLAG, NULL, 0, 500},
	{"fuss", PROPERTY_LENGTH, AT(foot), NO_FLAG, NULL, 0, 500},
	{"beschnitt", PROPERTY_LENGTH, AT(bleed), NO_FLAG, NULL, 0, 50},
	{"spaltenabstand", PROPERTY_LENGTH, AT(column_gap), NO_FLAG, NULL, 0, 50},
	{"gespiegelt", PROPERTY_FLAG, AT(mirrored), NO_FLAG, NULL, 0, 0},
	{.key = NULL},
};
static const struct property margin_properties[] = {
	{"innen", PROPERTY_LENGTH, AT(inner), NO_FLAG, NULL, 0, 1000},
	{"aussen", PROPERTY_LENGTH, AT(outer), NO_FLAG, NULL, 0, 1000},
	{"oben", PROPERTY_LENGTH, AT(top), NO_FLAG, NULL, 0, 1000},
	{"unten", PROPERTY_LENGTH, AT(bottom), NO_FLAG, NULL, 0, 1000},
	{.key = NULL},
};
#undef AT

#define AT(member) offsetof(struct table_style, member)
static const struct property table_properties[] = {
	{"innen_x", PROPERTY_LENGTH, AT(padding_x), NO_FLAG, NULL, 0, 50},
	{"innen_y", PROPERTY_LENGTH, AT(padding_y), NO_FLAG, NULL, 0, 50},
	{"linie_staerke", PROPERTY_LENGTH, AT(rule_width), NO_FLAG, NULL, 0, 10},
	{"kopflinie_staerke", PROPERTY_LENGTH, AT(head_rule_width), NO_FLAG, NULL, 0, 10},
	{"linie", PROPERTY_COLOR, AT(rule), NO_FLAG, NULL, 0, 0},
	{"kopf_flaeche", PROPERTY_COLOR, AT(head_fill), NO_FLAG, NULL, 0, 0},
	{"schluessel_flaeche", PROPERTY_COLOR, AT(key_fill), NO_FLAG, NULL, 0, 0},
	{"streifen_flaeche", PROPERTY_COLOR, AT(stripe_fill), NO_FLAG, NULL, 0, 0},
	{"streifen", PROPERTY_FLAG, AT(stripes), NO_FLAG, NULL, 0, 0},
	{"senkrecht", PROPERTY_FLAG, AT(vertical_rules), NO_FLAG, NULL, 0, 0},
	{.key = NULL},
};
#undef AT

#define AT(member) offsetof(struct chart_style, member)
static const struct property chart_properties[] = {
	{"farben", PROPERTY_COLORS, AT(series), AT(series_count), NULL, 0, 0},
	{"achse", PROPERTY_COLOR, AT(axis), NO_FLAG, NULL, 0, 0},
	{"raster", PROPERTY_COLOR, AT(grid), NO_FLAG, NULL, 0, 0},
	{"ziel", PROPERTY_COLOR, AT(target), NO_FLAG, NULL, 0, 0},
	{"balken", PROPERTY_LENGTH, AT(bar), NO_FLAG, NULL, 1, 200},
	{"abstand", PROPERTY_LENGTH, AT(gap), NO_FLAG, NULL, 0, 200},
	{"muster", PROPERTY_FLAG, AT(patterns), NO_FLAG, NULL, 0, 0},
	{.key = NULL},
};
#undef AT

#define AT(member) offsetof(struct print_style, member)
static const struct property print_properties[] = {
	{"profil", PROPERTY_TEXT, AT(profile), NO_FLAG, NULL, 0, 0},
	{"bedingung", PROPERTY_TEXT, AT(condition), NO_FLAG, NULL, 0, 0},
	{"schnittmarken", PROPERTY_FLAG, AT(crop_marks), NO_FLAG, NULL, 0, 0},
	{"beidseitig", PROPERTY_FLAG, AT(two_sided), NO_FLAG, NULL, 0, 0},
	{"bund", PROPERTY_LENGTH, AT(gutter), NO_FLAG, NULL, 0, 60},
	{"seiten_vielfaches", PROPERTY_INTEGER, AT(multiple), NO_FLAG, NULL, 1, 16},
	{"farbiger_text", PROPERTY_FLAG, AT(colored_text), NO_FLAG, NULL, 0, 0},
	{"gesamtfarbe", PROPERTY_INTEGER, AT(ink_limit), NO_FLAG, NULL, 100, 400},
	{.key = NULL},
};
#undef AT

#define AT(member) offsetof(struct lint_limits, member)
static const struct property lint_properties[] = {
	{"weit", PROPERTY_INTEGER, AT(loose), NO_FLAG, NULL, 0, 5000},
	{"eng", PROPERTY_INTEGER, AT(tight), NO_FLAG, NULL, 0, 500},
	{"trennungen", PROPERTY_INTEGER, AT(hyphens), NO_FLAG, NULL, 0, 99},
	{"letzte_zeile", PROPERTY_INTEGER, AT(end), NO_FLAG, NULL, 0, 20000},
	{"gasse", PROPERTY_INTEGER, AT(river), NO_FLAG, NULL, 2, 99},
	{"fuellung", PROPERTY_INTEGER, AT(fill), NO_FLAG, NULL, 0, 1000},
	{.key = NULL},
};
#undef AT

static void sheet_read(const struct layout_reader *reader, const struct yaml_node *root,
	struct sheet *sheet)
{
	const struct yaml_node *node = yaml_member(root, "papier"), *margins;
	struct paper paper = {.format = 0};
	int errors = diag_count(reader->diag, DIAG_ERROR);

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
	if (diag_count(reader->diag, DIAG_ERROR) > errors)
		return; /* what follows from a wrong value is no second finding */
	/* Less than 40 pt is no measure that German words fit into. */
	if (sheet->width - sheet->inner - sheet->outer < 40 * UNIT ||
		sheet->height - sheet->top - sheet->bottom < 40 * UNIT)
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
	draft->style = (struct style){.weight = 400, .orphans = 2, .widows = 2};
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
	sheet->lint = (struct lint_limits){.loose = 300, .tight = 80, .hyphens = 2, .end = 2000,
		.river = 5, .fill = 600};
	if (yaml_member(root, "satzpruefung"))
		part_read(reader, root, "satzpruefung", lint_properties, &sheet->lint);
}
