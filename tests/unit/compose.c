/* Layout and compose together: small layouts over the shipped grundlage. */
#include <glib.h>
#include <stdlib.h>
#include <unistd.h>
#include "base/arena.h"
#include "base/diag.h"
#include "report/compose.h"
#include "report/layout.h"
#include "report/section.h"
#include "report/view.h"
#include "typeset/document.h"
#include "check.h"

struct fixture {
	struct arena *arena;
	struct diag *diag;
	char *folder;
	struct layout *layout;
};

static void setup(struct fixture *f, const char *layout)
{
	const char *folders[] = {NULL, "layouts", NULL};
	char *path, *text = g_strconcat("grundlage: grundlage\ntitel: T\n", layout, NULL);

	f->arena = arena_new();
	f->diag = diag_new(f->arena, DIAG_ENGLISH);
	f->folder = g_dir_make_tmp("compose-XXXXXX", NULL);
	path = g_build_filename(f->folder, "probe.yaml", NULL);
	CHECK(g_file_set_contents(path, text, -1, NULL));
	folders[0] = f->folder;
	f->layout = layout_read(f->arena, f->diag, folders, "probe", NULL);
	unlink(path);
	rmdir(f->folder);
	g_free(path);
	g_free(text);
	g_free(f->folder);
}

static struct view *sample(struct arena *arena)
{
	struct view *root = view_root(arena), *school, *list, *item, *inner;
	static const char *const names[] = {"Nord", "Süd"};
	struct text markdown = {"Erster *Absatz*.\n\n- Punkt für {{schule.name}}", {0}};
	struct text words[] = {{"Eltern", {0}}, {"Schule", {0}}};

	school = view_record(root, "schule");
	view_text(school, "name", "Süd*schule*");
	view_text(school, "web", NULL);
	view_markdown(school, "umfeld", markdown);
	view_texts(school, "partner", (struct texts){words, 2});
	list = view_list(root, "bezirke");
	for (int i = 0; i < 2; i++) {
		item = view_item(list);
		view_text(item, "name", names[i]);
		view_number(item, "wert", 3 + i, 0);
		view_number_as(item, "klein", 0, VIEW_MASKED, ".");
		inner = view_list(item, "zellen");
		for (int j = 0; j < 2; j++)
			view_number(view_item(inner), "zahl", 10 * i + j, 0);
		inner = view_list(item, "teile");
		for (int j = 0; j <= i; j++)
			view_text(view_item(inner), "teil", j ? "b" : "a");
	}
	view_list(root, "leere");
	list = view_list(root, "glossar");
	item = view_item(list);
	view_text(item, "wort", "BuT");
	view_text(item, "langform", "Bildung und Teilhabe");
	item = view_item(list);
	view_text(item, "wort", "QM");
	view_text(item, "langform", "Qualitätsmanagement");
	item = view_item(list);
	view_text(item, "wort", "VZÄ");
	view_text(item, "langform", "Vollzeitäquivalent");
	return root;
}

static struct document *compose_sample(const struct fixture *f)
{
	return compose(f->arena, f->diag, &(struct composition){
		.layout = f->layout, .view = sample(f->arena), .name = "probe"});
}

/* The dump of the document that SECTIONS make, without its first line. */
static void expect(const char *sections, const char *wanted)
{
	struct fixture f;
	struct document *document = NULL;
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	setup(&f, sections);
	CHECK(f.layout);
	if (f.layout)
		document = compose_sample(&f);
	if (diag_findings(f.diag))
		diag_print(f.diag, 0, stderr);
	CHECK(document);
	if (document)
		document_dump(document, out);
	fclose(out);
	CHECK_TEXT(text && strchr(text, '\n') ? strchr(text, '\n') + 1 : "", wanted);
	free(text);
	arena_free(f.arena);
}

/* One finding of CODE at this place (two lines stand before SECTIONS); line 0: anywhere. */
static void expect_finding(const char *sections, enum diag_code code, int line, int column)
{
	struct fixture f;

	setup(&f, sections);
	if (f.layout)
		compose_sample(&f);
	CHECK(diag_findings(f.diag) == 1);
	if (diag_findings(f.diag)) {
		const struct finding *finding = diag_finding(f.diag, 0);

		CHECK_TEXT(diag_code_name(finding->code), diag_code_name(code));
		if (line && (finding->place.line != line || finding->place.column != column))
			fprintf(stderr, "%d:%d\n", finding->place.line, finding->place.column);
		CHECK(!line || finding->place.line == line);
		CHECK(!line || finding->place.column == column);
	}
	if (diag_findings(f.diag) != 1)
		diag_print(f.diag, 0, stderr);
	arena_free(f.arena);
}

static void test_text(void)
{
	expect("abschnitte:\n- absatz: '{{schule.name}} hat *BuT*'\n  stil: lead\n",
		"  section @layouts/probe.yaml:4\n"
		"    paragraph style=lead @layouts/probe.yaml:4\n"
		"      \"Süd*schule* hat \"\n"
		"      \"BuT\" emphasis expansion=\"Bildung und Teilhabe\"\n");
	expect("abschnitte:\n- text: |\n    Vor \"z.B.\".\n\n    {{schule.umfeld}}\n\n"
		"    {{schule.partner}} \\{{x}}\n",
		"  section @layouts/probe.yaml:5\n"
		"    paragraph @layouts/probe.yaml:5\n"
		"      \"Vor „z.\u202fB.“.\"\n"
		"    paragraph @layouts/probe.yaml:7\n"
		"      \"Erster \"\n"
		"      \"Absatz\" emphasis\n"
		"      \".\"\n"
		"    list tight @layouts/probe.yaml:7\n"
		"      item @layouts/probe.yaml:7\n"
		"        paragraph @layouts/probe.yaml:7\n"
		"          \"Punkt für Süd*schule*\"\n"
		"    paragraph @layouts/probe.yaml:9\n"
		"      \"Eltern, Schule {{x}}\"\n");
	expect("abschnitte:\n- absatz: [a, {wenn: schule.web, text: b, sonst: c},"
		" {wenn: schule.name,"
		" text: d}]\n",
		"  section @layouts/probe.yaml:4\n    paragraph @layouts/probe.yaml:4\n"
		"      \"acd\"\n");
}

/* `abkuerzungen` lists what the document has had so far, in the glossary's order. */
static void test_abbreviations(void)
{
	expect("abschnitte:\n- absatz: vor\n  wenn: abkuerzungen\n- absatz: QM, BuT, QM\n"
		"- liste: abkuerzungen\n  punkt: '{{wort}} = {{langform}}'\n",
		"  section @layouts/probe.yaml:6\n"
		"    paragraph style=text @layouts/probe.yaml:6\n"
		"      \"QM\" expansion=\"Qualitätsmanagement\"\n"
		"      \", \"\n"
		"      \"BuT\" expansion=\"Bildung und Teilhabe\"\n"
		"      \", \"\n"
		"      \"QM\" expansion=\"Qualitätsmanagement\"\n"
		"    list tight @layouts/probe.yaml:7\n"
		"      item @layouts/probe.yaml:8\n"
		"        paragraph @layouts/probe.yaml:8\n"
		"          \"BuT\" expansion=\"Bildung und Teilhabe\"\n"
		"          \" = Bildung und Teilhabe\"\n"
		"      item @layouts/probe.yaml:8\n"
		"        paragraph @layouts/probe.yaml:8\n"
		"          \"QM\" expansion=\"Qualitätsmanagement\"\n"
		"          \" = Qualitätsmanagement\"\n");
}

/* A plural is of the word, but is not read out as the singular. */
static void test_plural(void)
{
	expect("abschnitte:\n- absatz: Zwei VZÄs, QMS, BuTs\n"
		"- liste: abkuerzungen\n  punkt: '{{langform}}'\n",
		"  section @layouts/probe.yaml:4\n"
		"    paragraph style=text @layouts/probe.yaml:4\n"
		"      \"Zwei \"\n"
		"      \"VZÄs\"\n"
		"      \", QMS, \"\n"
		"      \"BuTs\"\n"
		"    list tight @layouts/probe.yaml:5\n"
		"      item @layouts/probe.yaml:6\n"
		"        paragraph @layouts/probe.yaml:6\n"
		"          \"Bildung und Teilhabe\"\n"
		"      item @layouts/probe.yaml:6\n"
		"        paragraph @layouts/probe.yaml:6\n"
		"          \"Vollzeitäquivalent\"\n");
}

static void test_headings(void)
{
	expect("erste_nummer: '9'\nabschnitte:\n- ueberschrift: Eins\n"
		"- fuer_jedes: bezirke\n  als: b\n  inhalt:\n"
		"  - ueberschrift: '{{b.name}} {{b.nr}}'\n  - wenn: b.letztes\n    inhalt:\n"
		"    - {ueberschrift: Ende, ebene: 1, ohne_nummer: b.letztes}\n",
		"  section @layouts/probe.yaml:5\n"
		"    heading level=1 in-contents number=\"9\" id=\"eins\" @layouts/probe.yaml:5\n"
		"      \"Eins\"\n"
		"    heading level=2 in-contents number=\"9.1\" id=\"nord-1\""
		" @layouts/probe.yaml:9\n"
		"      \"Nord 1\"\n"
		"    heading level=2 in-contents number=\"9.2\" id=\"süd-2\""
		" @layouts/probe.yaml:9\n"
		"      \"Süd 2\"\n"
		"    heading level=1 in-contents id=\"ende\" @layouts/probe.yaml:12\n"
		"      \"Ende\"\n");
}

static void test_table(void)
{
	expect("abschnitte:\n- tabelle: bezirke\n  unterzeilen: teile\n  spalten:\n"
		"  - {kopf: N, text: '{{name}}', zeilenkopf: ja}\n"
		"  - {kopf: T, wert: teil, von: unter}\n"
		"  - {kopf: L, wert: name, wenn: nicht schule.name}\n",
		"  section @layouts/probe.yaml:4\n    table @layouts/probe.yaml:4\n"
		"      column width=0 weight=0\n      column width=0 weight=0\n"
		"      head-row\n"
		"        head scope=column style=cell-head\n"
		"          paragraph style=cell-head @layouts/probe.yaml:7\n            \"N\"\n"
		"        head scope=column style=cell-head\n"
		"          paragraph style=cell-head @layouts/probe.yaml:8\n            \"T\"\n"
		"      row\n"
		"        head scope=row style=cell-key\n"
		"          paragraph style=cell-key @layouts/probe.yaml:7\n            \"Nord\"\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:8\n            \"a\"\n"
		"      row\n"
		"        head scope=row rows=2 style=cell-key\n"
		"          paragraph style=cell-key @layouts/probe.yaml:7\n            \"Süd\"\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:8\n            \"a\"\n"
		"      row\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:8\n            \"b\"\n");
}

/* What is printed of records stands where their words do. */
static void test_listed(void)
{
	expect("abschnitte:\n- tabelle: bezirke\n  zusammenhalten: nein\n  spalten:\n"
		"  - liste: teile\n    punkt: 'zu {{teil}}'\n",
		"  section @layouts/probe.yaml:4\n    table @layouts/probe.yaml:4\n"
		"      column width=0 weight=0\n"
		"      row\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:8\n            \"zu a\"\n"
		"      row\n"
		"        cell style=cell\n"
		"          list style=cell tight @layouts/probe.yaml:7\n"
		"            item @layouts/probe.yaml:8\n"
		"              paragraph style=cell @layouts/probe.yaml:8\n"
		"                \"zu a\"\n"
		"            item @layouts/probe.yaml:8\n"
		"              paragraph style=cell @layouts/probe.yaml:8\n"
		"                \"zu b\"\n");
	expect("abschnitte:\n- liste: schule.partner\n",
		"  section @layouts/probe.yaml:4\n    list tight @layouts/probe.yaml:4\n"
		"      item @layouts/probe.yaml:4\n"
		"        paragraph @layouts/probe.yaml:4\n          \"Eltern\"\n"
		"      item @layouts/probe.yaml:4\n"
		"        paragraph @layouts/probe.yaml:4\n          \"Schule\"\n");
}

/* Where the condition of `bis_ende` holds the cell reaches to the end of the row. */
static void test_cell_to_end(void)
{
	expect("abschnitte:\n- tabelle: bezirke\n  als: b\n  zusammenhalten: nein\n  spalten:\n"
		"  - {text: '{{b.name}}', bis_ende: b.wert = 3}\n"
		"  - {wert: b.wert}\n",
		"  section @layouts/probe.yaml:4\n    table @layouts/probe.yaml:4\n"
		"      column width=0 weight=0\n      column width=0 weight=0\n"
		"      row\n"
		"        cell columns=2 style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:8\n            \"Nord\"\n"
		"      row\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:8\n            \"Süd\"\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:9\n            \"4\"\n");
}

/* Columns that no row fills go, with their heads, below cells over several rows too and
 * out of wider cells; one that some row fills stays. */
static void test_unfilled(void)
{
	expect("abschnitte:\n- tabelle: bezirke\n  unterzeilen: teile\n  spalten:\n"
		"  - {text: '{{name}}', bis_ende: wert = 3}\n"
		"  - {text: [{wenn: wert = 5, text: x}], nur_gefuellt: ja}\n"
		"  - {kopf: T, wert: teil, von: unter, nur_gefuellt: ja}\n"
		"  - {kopf: U, text: [{wenn: wert = 5, text: x}], von: unter, nur_gefuellt: ja}\n"
		"  - {text: [{wenn: wert = 4, text: y}], nur_gefuellt: ja}\n",
		"  section @layouts/probe.yaml:4\n    table @layouts/probe.yaml:4\n"
		"      column width=0 weight=0\n      column width=0 weight=0\n"
		"      column width=0 weight=0\n"
		"      head-row\n"
		"        head scope=column style=cell-head\n"
		"        head scope=column style=cell-head\n"
		"          paragraph style=cell-head @layouts/probe.yaml:9\n            \"T\"\n"
		"        head scope=column style=cell-head\n"
		"      row\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:7\n            \"Nord\"\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:9\n            \"a\"\n"
		"        cell style=cell\n"
		"      row\n"
		"        cell rows=2 style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:7\n            \"Süd\"\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:9\n            \"a\"\n"
		"        cell rows=2 style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:11\n            \"y\"\n"
		"      row\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:9\n            \"b\"\n");
}

/* The first row of a table with running sums in COLUMNS, which make so many FINDINGS. */
static const struct row *carry_row(struct fixture *f, const char *columns, size_t findings)
{
	char *layout = g_strdup_printf("abschnitte:\n- tabelle: bezirke\n"
		"  uebertrag: Bis hier\n  zusammenhalten: nein\n  spalten: [%s]\n", columns);
	const struct document *document;

	setup(f, layout);
	g_free(layout);
	CHECK(f->layout);
	document = compose_sample(f);
	CHECK(document && diag_findings(f->diag) == findings);
	return document->blocks->child->table->rows;
}

/* Running sums: none from a masked value on. */
static void test_carry(void)
{
	struct fixture f;
	const struct row *row = carry_row(&f, "{text: '{{name}}'}, {wert: wert, uebertrag: ja},"
		" {wert: klein, uebertrag: ja}, {wert: wert}", 0);

	CHECK_TEXT(row->carry[0], "Bis hier");
	CHECK_TEXT(row->carry[1], "3");
	CHECK_TEXT(row->carry[2], "");
	CHECK_TEXT(row->carry[3], "");
	CHECK_TEXT(row->next->carry[1], "7");
	CHECK_TEXT(row->next->carry[2], "");
	arena_free(f.arena);
}

/* Where no sum is known any more, its words do not stand alone. */
static void test_carry_unknown(void)
{
	struct fixture f;
	const struct row *row = carry_row(&f, "{text: a}, {wert: klein, uebertrag: ja}", 0);

	CHECK(!row->carry && !row->next->carry);
	arena_free(f.arena);
}

/* A column of texts has no running sum, and says so. */
static void test_carry_texts(void)
{
	struct fixture f;
	const struct row *row = carry_row(&f, "{text: a}, {wert: name, uebertrag: ja}", 1);

	CHECK(diag_finding(f.diag, 0)->code == DIAG_CARRY_WITHOUT_NUMBERS);
	CHECK(!row->carry);
	arena_free(f.arena);
}

static void test_chart(void)
{
	expect("abschnitte:\n- diagramm: bezirke\n  art: balken\n  name: '{{name}}'\n"
		"  alternativ: Balken.\n  reihen: [{name: W, wert: wert}, {name: K, wert: klein}]\n"
		"- kennzahlen: bezirke\n",
		"  section @layouts/probe.yaml:4\n    chart drifts @layouts/probe.yaml:4\n"
		"      bars alt=\"Balken. W: 2 Werte. Höchster Wert: Süd mit 4. Niedrigster Wert: "
		"Nord mit 3. K: 0 Werte. Verdeckt, weil zu klein: 2.\"\n"
		"      series name=\"W\"\n        \"Nord\" 3 label=\"3\"\n"
		"        \"Süd\" 4 label=\"4\"\n"
		"      series name=\"K\"\n        \"Nord\" masked label=\".\"\n"
		"        \"Süd\" masked label=\".\"\n"
		"    figures @layouts/probe.yaml:9\n"
		"      figure value=\"3\"\n        label\n          \"Nord\"\n"
		"      figure value=\"4\"\n        label\n          \"Süd\"\n");
}

/* The text for readers names the targets that the bars are measured by. */
static void test_targets(void)
{
	expect("abschnitte:\n- diagramm: bezirke\n  art: ziel\n  name: '{{name}}'\n"
		"  alternativ: Ziele.\n  zielwert: wert\n  zielname: Zielwert\n"
		"  reihen: [{name: W, wert: wert}]\n",
		"  section @layouts/probe.yaml:4\n    chart drifts @layouts/probe.yaml:4\n"
		"      target alt=\"Ziele. 2 Werte. Höchster Wert: Süd mit 4. "
		"Niedrigster Wert: Nord mit 3. "
		"Zielwerte: Nord 3; Süd 4.\" target=\"Zielwert\"\n"
		"      series name=\"W\"\n        \"Nord\" 3 label=\"3\" target=3\n"
		"        \"Süd\" 4 label=\"4\" target=4\n");
}

/* Columns, series and boxes whose number the data or the layout decides. */
static void test_repeated(void)
{
	expect("abschnitte:\n- tabelle: bezirke\n  spalten:\n"
		"  - {je: bezirke, kopf: 'in {{je.name}}', zellen: zellen,"
		" text: '{{zelle.zahl}}'}\n"
		"  zusammenhalten: nein\n",
		"  section @layouts/probe.yaml:4\n"
		"    table @layouts/probe.yaml:4\n"
		"      column width=0 weight=0\n"
		"      column width=0 weight=0\n"
		"      head-row\n"
		"        head scope=column style=cell-head\n"
		"          paragraph style=cell-head @layouts/probe.yaml:6\n"
		"            \"in Nord\"\n"
		"        head scope=column style=cell-head\n"
		"          paragraph style=cell-head @layouts/probe.yaml:6\n"
		"            \"in Süd\"\n"
		"      row\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:6\n"
		"            \"0\"\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:6\n"
		"            \"1\"\n"
		"      row\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:6\n"
		"            \"10\"\n"
		"        cell style=cell\n"
		"          paragraph style=cell @layouts/probe.yaml:6\n"
		"            \"11\"\n");
	expect("abschnitte:\n- diagramm: bezirke\n  art: balken\n  name: '{{name}}'\n"
		"  alternativ: Balken.\n"
		"  reihen: [{je: bezirke, name: 'R {{je.name}}', zellen: zellen,"
		" wert: zelle.zahl}]\n",
		"  section @layouts/probe.yaml:4\n"
		"    chart drifts @layouts/probe.yaml:4\n"
		"      bars alt=\"Balken. R Nord: 2 Werte. Höchster Wert: Süd mit 10. "
		"Niedrigster Wert: Nord mit 0. R Süd: 2 Werte. Höchster Wert: Süd mit 11. "
		"Niedrigster Wert: Nord mit 1.\"\n"
		"      series name=\"R Nord\"\n"
		"        \"Nord\" 0 label=\"0\"\n"
		"        \"Süd\" 10 label=\"10\"\n"
		"      series name=\"R Süd\"\n"
		"        \"Nord\" 1 label=\"1\"\n"
		"        \"Süd\" 11 label=\"11\"\n");
	expect("abschnitte:\n- kennzahlen:\n  - {wert: '{{schule.name}}', name: eins}\n"
		"  - {wert: '2', name: zwei, wenn: leere}\n"
		"  - {wert: '3', name: drei, hinweis: h}\n",
		"  section @layouts/probe.yaml:5\n"
		"    figures @layouts/probe.yaml:5\n"
		"      figure value=\"Süd*schule*\"\n        label\n          \"eins\"\n"
		"      figure value=\"3\"\n        label\n          \"drei\"\n"
		"        note\n          \"h\"\n");
}

/* Lying pages inside others: the outer ones go on after them, and only then. */
static void test_pages(void)
{
	expect("abschnitte:\n- seiten:\n  - absatz: a\n  - {seiten: [{absatz: b}], quer: ja}\n"
		"  - absatz: c\n  - seiten: [{liste: leere}]\n  - absatz: d\n",
		"  section @layouts/probe.yaml:5\n    paragraph @layouts/probe.yaml:5\n"
		"      \"a\"\n"
		"  section landscape @layouts/probe.yaml:6\n"
		"    paragraph @layouts/probe.yaml:6\n      \"b\"\n"
		"  section @layouts/probe.yaml:7\n    paragraph @layouts/probe.yaml:7\n"
		"      \"c\"\n"
		"    paragraph @layouts/probe.yaml:9\n      \"d\"\n");
}

static void test_findings(void)
{
	expect_finding("abschnitte:\n- absatz: 'Es ist {{schule.web}}'\n",
		DIAG_PLACEHOLDER_EMPTY, 4, 19);
	expect_finding("abschnitte:\n- text: |\n    Zeile\n    mit {{schule.nam}}\n",
		DIAG_PLACEHOLDER_UNKNOWN, 6, 9);
	expect_finding("abschnitte:\n- absatz: 'a {{schule'\n", DIAG_PLACEHOLDER_OPEN, 4, 14);
	expect_finding("abschnitte:\n- absatz: 'a {{schule.umfeld}}'\n",
		DIAG_PLACEHOLDER_BLOCKS, 4, 14);
	expect_finding("abschnitte:\n- absatz: 'a {{bezirke}}'\n", DIAG_PLACEHOLDER_KIND, 4, 14);
	expect_finding("woerter: {a: 'x {{wort.a}}'}\nabschnitte: [{absatz: '{{wort.a}}'}]\n",
		DIAG_PLACEHOLDER_DEEP, 3, 17);
	expect_finding("woerter:\n"
		"  a: '{{wort.b}}{{wort.b}}{{wort.b}}{{wort.b}}{{wort.b}}{{wort.b}}'\n"
		"  b: '{{wort.c}}{{wort.c}}{{wort.c}}{{wort.c}}{{wort.c}}{{wort.c}}'\n"
		"  c: '{{wort.d}}{{wort.d}}{{wort.d}}{{wort.d}}{{wort.d}}{{wort.d}}'\n"
		"  d: '{{wort.e}}{{wort.e}}{{wort.e}}{{wort.e}}{{wort.e}}{{wort.e}}'\n"
		"  e: '{{wort.f}}{{wort.f}}{{wort.f}}{{wort.f}}{{wort.f}}{{wort.f}}'\n"
		"  f: 'x'\nabschnitte: [{absatz: '{{wort.a}}{{wort.a}}{{wort.a}}'}]\n",
		DIAG_PLACEHOLDER_LONG, 0, 0);
	expect_finding("abschnitte:\n- liste: bezirk\n", DIAG_PATH_UNKNOWN, 4, 10);
	expect_finding("abschnitte:\n- liste: schule\n", DIAG_PATH_KIND, 4, 10);
	expect_finding("abschnitte:\n- {absatz: a, wenn: schule.nam}\n- absatz: b\n",
		DIAG_CONDITION_UNKNOWN, 4, 21);
	expect_finding("abschnitte:\n- absatz: '[dort](#nirgends)'\n", DIAG_LINK_UNKNOWN, 4, 11);
}

static void test_layout_findings(void)
{
	expect_finding("abschnitte:\n- absaz: a\n", DIAG_SECTION_UNKNOWN, 4, 3);
	expect_finding("abschnitte:\n- {absatz: a, liste: leere}\n", DIAG_SECTION_TWICE, 4, 15);
	expect_finding("abschnitte:\n- {absatz: a, sil: lead}\n", DIAG_SECTION_OPTION, 4, 15);
	expect_finding("abschnitte:\n- {absatz: a, stil: leat}\n", DIAG_LAYOUT_STYLE, 4, 21);
	expect_finding("abschnitte:\n- {absatz: a, wenn: 'a b'}\n", DIAG_CONDITION_SYNTAX, 4, 21);
	expect_finding("abschnitte:\n- {abstand: 4 zoll}\n", DIAG_LAYOUT_LENGTH, 4, 13);
	expect_finding("abschnitte:\n- {tabelle: bezirke}\n", DIAG_LAYOUT_REQUIRED, 4, 3);
	expect_finding("abschnitte:\n- kasten: [{seiten: []}]\n", DIAG_SECTION_NESTED, 4, 13);
	expect_finding("abschnitt: []\nabschnitte: []\n", DIAG_LAYOUT_KEY, 3, 1);
	expect_finding("abschnitte: []\nfarben: {leit: blau}\n", DIAG_LAYOUT_COLOR, 0, 0);
	expect_finding("abschnitte: []\nstile: {h1: {farbe: leid}}\n", DIAG_LAYOUT_COLOR, 4, 21);
	expect_finding("abschnitte: []\nstile: {text: {vorlage: h1}}\n", DIAG_LAYOUT_STYLE_CYCLE,
		0, 0);
	expect_finding("abschnitte: []\nstile: {h1: {ausrichtung: mittig}}\n",
		DIAG_LAYOUT_CHOICE, 4, 27);
	expect_finding("abschnitte: []\npapier: {rand: {innen: 180 mm}}\n",
		DIAG_LAYOUT_SHEET, 0, 0);
}

static void test_style(void)
{
	struct fixture f;
	const struct style *style;

	setup(&f, "abschnitte: []\nstile: {h2: {groesse: 1 cm}}\n");
	CHECK(f.layout);
	style = style_find(&f.layout->sheet, "h2");
	CHECK(style->size == 29027);          /* 72 / 2.54 pt */
	CHECK(style->keep_with_next);         /* from h1 */
	CHECK_TEXT(style->family, "Lato");
	CHECK(f.layout->sheet.sheet.width == 609562);
	CHECK(f.layout->source_count == 2);
	arena_free(f.arena);
}

static void check_named(const char *manual, const char *kind, const char *name)
{
	char *quoted = g_strdup_printf("`%s", name);

	if (!strstr(manual, quoted))
		fprintf(stderr, "layouts/README.md says nothing of %s (%s)\n", name, kind);
	CHECK(strstr(manual, quoted) != NULL);
	g_free(quoted);
}

/* layouts/README.md names every kind of section and every option. */
static void test_manual(void)
{
	char *manual = NULL;

	CHECK(g_file_get_contents("layouts/README.md", &manual, NULL, NULL));
	for (const struct section_kind *k = section_kinds; manual && k->value.name; k++) {
		check_named(manual, "section", k->value.name);
		for (const struct section_option *o = k->options; o && o->name; o++) {
			check_named(manual, k->value.name, o->name);
			for (const struct section_option *i = o->of; i && i->name; i++)
				check_named(manual, o->name, i->name);
		}
	}
	g_free(manual);
}

int main(void)
{
	test_manual();
	test_text();
	test_abbreviations();
	test_plural();
	test_headings();
	test_table();
	test_listed();
	test_cell_to_end();
	test_unfilled();
	test_carry();
	test_carry_unknown();
	test_carry_texts();
	test_chart();
	test_targets();
	test_repeated();
	test_pages();
	test_findings();
	test_layout_findings();
	test_style();
	return check_result();
}
