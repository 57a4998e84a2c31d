/* Shape: records from mappings and rows, every wrong kind, all in one pass. */
#include "base/arena.h"
#include "base/csv.h"
#include "base/shape.h"
#include "base/yaml.h"
#include "found.h"

struct child {
	struct place place;
	struct text name, words;
	struct child *children;
	int child_count;
};

struct record {
	struct place place;
	struct text title, words, id;
	struct number size, count;
	struct day date;
	bool flag;
	int choice;
	struct texts tags;
	struct child inner;
	struct child *children;
	int child_count;
	struct child *named;
	int named_count;
	const struct yaml_node *node;
};

static const struct shape child_shape;
static const struct shape_field child_fields[] = {
	{.key = "name", .kind = SHAPE_KEY, .offset = offsetof(struct child, name)},
	{.key = "text", .kind = SHAPE_TEXT, .offset = offsetof(struct child, words),
		.required = true},
	{.key = "kinder", .kind = SHAPE_RECORDS, .offset = offsetof(struct child, children),
		.count = offsetof(struct child, child_count), .of = &child_shape},
	{.key = NULL},
};
static const struct shape child_shape = {
	.name = "kind", .help = "Ein Kind.", .size = sizeof(struct child),
	.place = offsetof(struct child, place), .fields = child_fields,
};

static const char *const sizes[] = {"klein", "mittel", "5", NULL};

#define AT(member) .offset = offsetof(struct record, member)
static const struct shape_field record_fields[] = {
	{.key = "titel", .alias = "Name|Überschrift", .kind = SHAPE_TEXT, AT(title),
		.required = true},
	{.key = "text", .kind = SHAPE_MARKDOWN, AT(words)},
	{.key = "id", .kind = SHAPE_ID, AT(id)},
	{.key = "wert", .alias = "Größe", .kind = SHAPE_NUMBER, AT(size),
		.least = 0, .most = 10.5},
	{.key = "anzahl", .kind = SHAPE_INTEGER, AT(count)},
	{.key = "datum", .kind = SHAPE_DATE, AT(date)},
	{.key = "flagge", .kind = SHAPE_FLAG, AT(flag)},
	{.key = "art", .kind = SHAPE_CHOICE, AT(choice), .words = sizes},
	{.key = "marken", .kind = SHAPE_TEXTS, AT(tags)},
	{.key = "innen", .kind = SHAPE_RECORD, AT(inner), .of = &child_shape},
	{.key = "kinder", .kind = SHAPE_RECORDS, AT(children),
		.count = offsetof(struct record, child_count), .of = &child_shape},
	{.key = "benannt", .kind = SHAPE_NAMED, AT(named),
		.count = offsetof(struct record, named_count), .of = &child_shape},
	{.key = "frei", .kind = SHAPE_NODE, AT(node), .schema = "{\"type\": \"object\"}"},
	{.key = NULL},
};
static const struct shape record_shape = {
	.name = "satz", .help = "Ein Satz.", .size = sizeof(struct record),
	.place = offsetof(struct record, place), .fields = record_fields,
};

static struct arena *arena;
static struct diag *diag;
static bool readable;

static struct source *source_of(const char *text)
{
	diag = diag_new(arena, DIAG_GERMAN);
	return source_from_text(arena, "t", text, strlen(text));
}

static struct record *read_yaml(const char *text)
{
	struct record *record = ARENA_NEW(arena, struct record);
	struct source *source = source_of(text);
	const struct yaml_node *node = yaml_parse(arena, diag, source);
	readable = shape_read(arena, diag, &record_shape, node, record);
	return record;
}

static void check_good(void)
{
	struct record *r = read_yaml("titel: 1.4\ntext: |\n\n    Ein *Absatz*.\n\nid: a-b_c.1\n"
		"wert: 1,5\nanzahl: 1.234\ndatum: 6.7.2018\nflagge: ja\nart: 5\nmarken: eine\n"
		"innen: {text: x}\nkinder:\n  - text: a\n    kinder: [{text: b}, {text: c}]\n"
		"benannt:\n  eins: {text: d}\nfrei: {q: 1}\n");
	CHECK_CLEAN(diag);
	CHECK(readable && r->place.line == 1);
	CHECK_TEXT(r->title.text, "1.4");
	CHECK(r->title.place.line == 1 && r->title.place.column == 8);
	CHECK_TEXT(r->words.text, "\nEin *Absatz*.");
	CHECK(r->words.place.line == 3 && r->words.place.column == 0);
	CHECK_TEXT(r->id.text, "a-b_c.1");
	CHECK(r->size.set && r->size.value == 1.5 && r->count.value == 1234);
	CHECK(r->date.date.year == 2018 && r->flag && r->choice == 2);
	CHECK(r->tags.count == 1 && r->child_count == 1 && r->children[0].child_count == 2);
	CHECK_TEXT(r->tags.items[0].text, "eine");
	CHECK_TEXT(r->inner.words.text, "x");
	CHECK_TEXT(r->children[0].children[1].words.text, "c");
	CHECK(r->children[0].children[1].place.line == 16);
	CHECK_TEXT(r->named[0].name.text, "eins");
	CHECK(r->named_count == 1 && yaml_member(r->node, "q"));
	r = read_yaml("titel: x\ntext:\nwert: ~\nkinder:\nmarken: [a, ~, 'b ', 3]\n"
		"flagge: false\n");
	CHECK_CLEAN(diag);
	CHECK(!r->words.text && !r->size.set && r->tags.count == 3 && !r->flag);
	CHECK_TEXT(r->tags.items[1].text, "b");
	r = read_yaml("titel: |\n  zwei\n    Zeilen\n");
	CHECK_FOUND(diag, DIAG_SEVERAL_LINES, 1, 8);
	CHECK_TEXT(r->title.text, "zwei Zeilen");
}

static void check_bad(void)
{
	struct record *r = read_yaml("Titel: x\nid: Süd/Schule\nwert: 11\nanzahl: 1,5\n"
		"datum: 31.4.2018\nflagge: jaa\nart: mitel\nmarken: {a: 1}\ninnen: [1]\n"
		"kinder: {text: 1}\nbenannt: [1]\nkinda: 1\n");
	CHECK(readable && !r->title.text && !r->id.text && !r->size.set && !r->count.set);
	CHECK(!date_is_set(r->date.date) && !r->flag && r->choice == 0 && r->child_count == 0);
	CHECK_FOUND(diag, DIAG_UNKNOWN_KEY, 1, 1);
	CHECK_TEXT(find_finding(diag, DIAG_UNKNOWN_KEY, 1, 1)->suggestion, "titel");
	CHECK_FOUND(diag, DIAG_MISSING_KEY, 1, 1);
	CHECK_FOUND(diag, DIAG_WRONG_ID, 2, 5);
	CHECK_TEXT(find_finding(diag, DIAG_WRONG_ID, 2, 5)->suggestion, "sued-schule");
	CHECK_FOUND(diag, DIAG_OUT_OF_RANGE, 3, 7);
	CHECK_TEXT(find_finding(diag, DIAG_OUT_OF_RANGE, 3, 7)->text,
		"11 liegt nicht zwischen 0 und 10,50; »wert« bleibt leer");
	CHECK_FOUND(diag, DIAG_WRONG_INTEGER, 4, 9);
	CHECK_FOUND(diag, DIAG_WRONG_DATE, 5, 8);
	CHECK_FOUND(diag, DIAG_WRONG_FLAG, 6, 9);
	CHECK_FOUND(diag, DIAG_WRONG_CHOICE, 7, 6);
	CHECK_TEXT(find_finding(diag, DIAG_WRONG_CHOICE, 7, 6)->suggestion, "mittel");
	CHECK_FOUND(diag, DIAG_NOT_A_TEXT, 8, 9);
	CHECK_FOUND(diag, DIAG_NOT_A_MAPPING, 9, 8);
	CHECK_FOUND(diag, DIAG_NOT_A_LIST, 10, 9);
	CHECK_FOUND(diag, DIAG_NOT_A_MAPPING, 11, 10);
	CHECK_FOUND(diag, DIAG_UNKNOWN_KEY, 12, 1);
	CHECK(diag_findings(diag) == 13);
	r = read_yaml("titel: x\nwert: viel\nid: ..\nkinder:\n  - a\n  - text: b\n  - {}\n"
		"benannt:\n  x:\nmarken:\n  - [1]\n  - b\n");
	CHECK_FOUND(diag, DIAG_WRONG_NUMBER, 2, 7);
	CHECK_FOUND(diag, DIAG_WRONG_ID, 3, 5);
	CHECK(!find_finding(diag, DIAG_WRONG_ID, 3, 5)->suggestion);
	CHECK_FOUND(diag, DIAG_NOT_A_MAPPING, 5, 5);
	CHECK_FOUND(diag, DIAG_MISSING_KEY, 7, 5);
	CHECK_FOUND(diag, DIAG_MISSING_KEY, 9, 5);
	CHECK_FOUND(diag, DIAG_NOT_A_TEXT, 11, 5);
	CHECK(r->child_count == 2 && r->named_count == 1 && r->tags.count == 1);
	CHECK(diag_findings(diag) == 6);
	r = read_yaml("titel: x\nanzahl: 3.000.000.000\nwert: -0,1\n");
	CHECK_FOUND(diag, DIAG_OUT_OF_RANGE, 2, 9);
	CHECK_FOUND(diag, DIAG_OUT_OF_RANGE, 3, 7);
	CHECK(!r->count.set && !r->size.set);
	read_yaml("- a\n");
	CHECK(!readable);
	CHECK_FOUND(diag, DIAG_NOT_A_MAPPING, 1, 1);
}

static void read_rows(const char *text, bool lenient, struct record records[4])
{
	struct source *source = source_of(text);
	const struct csv_table *table = csv_read(arena, diag, source);
	struct shape_columns *columns = shape_columns(arena, diag, &record_shape, table, lenient);
	memset(records, 0, 4 * sizeof *records);
	for (int i = 0; i < table->row_count && i < 4; i++)
		shape_read_row(arena, diag, columns, &table->rows[i], &records[i]);
}

static void check_rows(void)
{
	struct record r[4];
	read_rows("überschrift;GRÖSSE;datum;flagge;marken;Rest\nSüd;1,5;06.07.2018;ja;a+b;1\n"
		";x;;vielleicht;;\nOst;;;;;\n", true, r);
	CHECK_TEXT(r[0].title.text, "Süd");
	CHECK(r[0].size.value == 1.5 && r[0].date.date.day == 6 && r[0].flag);
	CHECK(r[0].size.place.line == 2 && r[0].size.place.column == 5 && r[2].place.line == 4);
	CHECK_TEXT(r[0].tags.items[0].text, "a+b");
	CHECK_FOUND(diag, DIAG_MISSING_KEY, 3, 0);
	CHECK_FOUND(diag, DIAG_WRONG_NUMBER, 3, 2);
	CHECK_FOUND(diag, DIAG_WRONG_FLAG, 3, 5);
	CHECK(diag_findings(diag) == 3);
	read_rows("Titl;wert;kinder\nx;1;2\n", false, r);
	CHECK_FOUND(diag, DIAG_UNKNOWN_COLUMN, 1, 1);
	CHECK_TEXT(find_finding(diag, DIAG_UNKNOWN_COLUMN, 1, 1)->suggestion, "titel");
	CHECK_FOUND(diag, DIAG_UNKNOWN_COLUMN, 1, 11);
	CHECK_FOUND(diag, DIAG_MISSING_COLUMN, 1, 0);
	CHECK(diag_findings(diag) == 3 && r[0].size.value == 1);
}

int main(void)
{
	arena = arena_new();
	check_good();
	check_bad();
	check_rows();
	arena_free(arena);
	return check_result();
}
