/* YAML: trees with places, and every mistake a person or an attacker makes. */
#include <glib.h>
#include "base/arena.h"
#include "base/yaml.h"
#include "found.h"

static struct arena *arena;
static struct diag *diag;

static const struct yaml_node *parse(const char *text)
{
	diag = diag_new(arena, DIAG_GERMAN);
	return yaml_parse(arena, diag, source_from_text(arena, "t.yaml", text, strlen(text)));
}

static void check_tree(void)
{
	const struct yaml_node *root = parse("# Kopf\nname: Grüße  # hier\nliste:\n  - a\n"
		"  - {x: 1, y: \"2\"}\ntext: |\n  Zeile\n  zwei\nleer:\nnull: ~\nquoted: ''\n");
	CHECK_CLEAN(diag);
	CHECK(root->kind == YAML_MAPPING && root->count == 6);
	const struct yaml_node *node = yaml_member(root, "name");
	CHECK_TEXT(node->text, "Grüße");
	CHECK(node->place.line == 2 && node->place.column == 7 && node->key_place.column == 1);
	node = yaml_member(root, "liste");
	CHECK(node->kind == YAML_SEQUENCE && node->count == 2);
	CHECK(node->child->place.line == 4 && node->child->place.column == 5);
	CHECK_TEXT(yaml_member(node->child->next, "y")->text, "2");
	CHECK(yaml_member(node->child->next, "y")->quoted);
	CHECK(yaml_member(node->child->next, "y")->place.column == 15);
	node = yaml_member(root, "text");
	CHECK_TEXT(node->text, "Zeile\nzwei\n");
	CHECK(node->block && node->place.line == 6);
	CHECK(yaml_is_null(yaml_member(root, "leer")) && yaml_is_null(yaml_member(root, "null")));
	CHECK(!yaml_is_null(yaml_member(root, "quoted")));
	CHECK(yaml_member(root, "fehlt") == NULL && yaml_member(node, "x") == NULL);
	root = parse("ä: {ö: 1, x: 2}\r\nb: 3");
	CHECK(yaml_member(root, "b")->place.line == 2);
	CHECK(yaml_member(yaml_member(root, "ä"), "x")->place.column == 14);
}

static void check_aliases(void)
{
	const struct yaml_node *root =
		parse("a: &a {x: 1, x2: [1, 2]}\nb: *a\nc: &s wort\nd: *s\n*s : 7\n");
	CHECK_CLEAN(diag);
	CHECK_TEXT(yaml_member(yaml_member(root, "b"), "x")->text, "1");
	CHECK_TEXT(yaml_member(root, "d")->text, "wort");
	CHECK_TEXT(yaml_member(root, "wort")->text, "7");
	CHECK(root->count == 5 && yaml_member(root, "b")->count == 2);
	root = parse("a: *nix\n");
	CHECK(root && yaml_is_null(yaml_member(root, "a")));
	CHECK_FOUND(diag, DIAG_YAML_NO_ANCHOR, 1, 4);
	CHECK(parse("a: &a [1, *a]\n") != NULL);
	CHECK_FOUND(diag, DIAG_YAML_CIRCLE, 1, 11);
}

static void check_bombs(void)
{
	GString *text = g_string_new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
	for (int i = 1; i < 20; i++)
		g_string_append_printf(text, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n", i, i,
			i - 1, i - 1, i - 1, i - 1, i - 1);
	CHECK(parse(text->str) == NULL);
	CHECK(diag_finding(diag, 0)->code == DIAG_YAML_EXPANDS);
	/* a chain of references is as deep as if it were written out */
	g_string_assign(text, "a0: &a0 [x]\n");
	for (int i = 1; i < 100; i++)
		g_string_append_printf(text, "a%d: &a%d [*a%d]\n", i, i, i - 1);
	CHECK(parse(text->str) == NULL);
	CHECK_FOUND(diag, DIAG_YAML_TOO_DEEP, 64, 12);
	for (int levels = 64; levels <= 65; levels++) {
		g_string_truncate(text, 0);
		for (int i = 0; i < levels; i++)
			g_string_append_c(text, '[');
		for (int i = 0; i < levels; i++)
			g_string_append_c(text, ']');
		CHECK((parse(text->str) != NULL) == (levels == 64));
	}
	CHECK_FOUND(diag, DIAG_YAML_TOO_DEEP, 1, 65);
	g_string_truncate(text, 0);
	for (int i = 0; i < 1000; i++)
		g_string_append_printf(text, "%*sk:\n", i, "");
	CHECK(parse(text->str) == NULL);
	CHECK_FOUND(diag, DIAG_YAML_TOO_DEEP, 65, 65);
	g_string_truncate(text, 0);
	for (int i = 0; i < 1000001; i++)
		g_string_append(text, "- a\n");
	CHECK(parse(text->str) == NULL);
	CHECK_FOUND(diag, DIAG_YAML_TOO_MANY, 0, 0);
	g_string_free(text, TRUE);
}

static void check_keys(void)
{
	const struct yaml_node *root = parse("a: 1\nb: 2\na: 3\n");
	CHECK(root->count == 2);
	CHECK_TEXT(yaml_member(root, "a")->text, "1");
	CHECK_FOUND(diag, DIAG_DUPLICATE_KEY, 3, 1);
	GString *text = g_string_new(NULL);
	for (int i = 0; i < 200; i++)
		g_string_append_printf(text, "k%d: x\n", i % 150);
	root = parse(text->str);
	CHECK(root->count == 150 && diag_findings(diag) == 50);
	CHECK_FOUND(diag, DIAG_DUPLICATE_KEY, 151, 1);
	g_string_free(text, TRUE);

	root = parse("a: 1\n? [x, y]\n: 2\nb: 3\n");
	CHECK(root->count == 2 && yaml_member(root, "b"));
	CHECK_FOUND(diag, DIAG_YAML_KEY, 2, 3);
	root = parse("a: {{schule.name}} x\n");
	CHECK_FOUND(diag, DIAG_YAML_PLACEHOLDER, 1, 5);
	root = parse("a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n");
	CHECK(yaml_member(root, "b")->count == 1);
	CHECK_FOUND(diag, DIAG_YAML_MERGE, 3, 3);
	root = parse("\"<<\": 1\n");
	CHECK_CLEAN(diag);
}

/* TEXT is refused with CODE at this place, and nothing else is said. */
static void refuse(const char *text, enum diag_code code, int line, int column)
{
	CHECK(parse(text) == NULL);
	CHECK_FOUND(diag, code, line, column);
	CHECK(diag_findings(diag) == 1);
}

static void check_syntax(void)
{
	refuse("", DIAG_YAML_NOTHING, 0, 0);
	refuse("# nur Worte\n", DIAG_YAML_NOTHING, 0, 0);
	refuse("---\n", DIAG_YAML_NOTHING, 0, 0);
	refuse("a: 1\n---\nb: 2\n", DIAG_YAML_DOCUMENTS, 2, 1);
	refuse("a: 1\n b: 2\n", DIAG_YAML_COLON, 2, 3);
	refuse("titel: Konzept: Süd\n", DIAG_YAML_COLON, 1, 15);
	refuse("a: 1\nnur text\nb: 2\n", DIAG_YAML_NO_COLON, 2, 1);
	refuse("a: \"offen\nb: 2\n", DIAG_YAML_QUOTE, 1, 4);
	refuse("a: [1, 2\nb: 3\n", DIAG_YAML_BRACKET, 2, 2);
	refuse("a: {x: 1\nb: 3\n", DIAG_YAML_BRACKET, 2, 2);
	refuse("a: @x\n", DIAG_YAML_CHARACTER, 1, 4);
	refuse("a: **fett** x\n", DIAG_YAML_CHARACTER, 1, 4);
	refuse("a: - x\n", DIAG_YAML_CHARACTER, 1, 4);
	refuse("a:\n\tb: 1\n", DIAG_YAML_TAB, 2, 1);
	refuse("a: \"C:\\Daten\"\n", DIAG_YAML_ESCAPE, 1, 7);
	refuse("a: 'Süd' Schule\n", DIAG_YAML_INDENT, 1, 10);
	refuse("a:\n  - 1\n b: 2\n", DIAG_YAML_INDENT, 3, 2);
	refuse("%YAML 9\n", DIAG_YAML_SYNTAX, 1, 8);
	CHECK(parse("a: !datum 5\n") != NULL);
	CHECK_FOUND(diag, DIAG_YAML_TAG, 1, 4);
	const struct yaml_node *root = parse("a: \"x\\0y\\e\"\n");
	CHECK_TEXT(yaml_member(root, "a")->text, "x\uFFFDy\uFFFD");
	CHECK_FOUND(diag, DIAG_CONTROL_CHARACTER, 1, 4);
}

/* The value of a, and where the key b behind it stands. */
static void expect_long(const char *file, const char *wanted, int line)
{
	const struct yaml_node *root = parse(file), *next;

	CHECK_CLEAN(diag);
	CHECK_TEXT(yaml_member(root, "a")->text, wanted);
	next = yaml_member(root, "b");
	CHECK(next->key_place.line == line && next->key_place.column == 1);
	CHECK_TEXT(next->text, "Ende");
}

/* Long texts are not libyaml's to read where it is sure that they are texts: two blanks
 * or CRLF leave them to it, and must make no difference. */
static void check_long_texts(void)
{
	static const char quoted[] =
		"'Ähren ''b''\n  c''\n\n   d \t\n\t \n\n e: |\n # f''''\n  '\n";
	static const char block[] = "|\n  Ähren\n   b\n\n  \n  c: 'd\n    \n # nichts\n\n";
	static const char *const openings[] = {"a: ", "a:  ", "'a': ", "x: 'y'\na: "};

	for (size_t i = 0; i < G_N_ELEMENTS(openings); i++) {
		char *file = g_strconcat(openings[i], quoted, "b: Ende\n", NULL);
		char *other = g_strconcat(openings[i], block, "b: Ende\n", NULL);

		expect_long(file, "Ähren 'b' c'\nd\n\ne: | # f'' ", 10 + (i == 3));
		expect_long(other, "Ähren\n b\n\n\nc: 'd\n  \n", 10 + (i == 3));
		g_free(file);
		g_free(other);
	}
	expect_long("a: '''x\n  y\n  z'\nb: Ende\n", "'x y z", 4);
	expect_long("a: '\n  y\n\n  z'\nb: Ende\n", " y\nz", 5);
	expect_long("a: 'ä\r\n  y\r\n  z'\r\nb: Ende\r\n", "ä y z", 4);
	expect_long("a: |\n  x\n  y\n\r\n  z\nb: Ende\n", "x\ny\n\nz\n", 6);
	expect_long("a: |\n\n  x\n  y\n  z\nb: Ende\n", "\nx\ny\nz\n", 6);
	expect_long("a: Wort\n  und x  # y: 'z\nb: Ende\n", "Wort und x", 3);
	refuse("a: 'x\n\n---\n y'\n", DIAG_YAML_QUOTE, 1, 4);
	refuse("a: 'x\n y\n z\n", DIAG_YAML_QUOTE, 1, 4);
	refuse("a: 'x\n y\n z' w\n", DIAG_YAML_QUOTE_RUNS, 1, 4);
	refuse("- a: |\n    x\n    y\n\tz\n", DIAG_YAML_TAB, 4, 1);
}

int main(void)
{
	arena = arena_new();
	check_tree();
	check_aliases();
	check_bombs();
	check_keys();
	check_syntax();
	check_long_texts();
	arena_free(arena);
	return check_result();
}
