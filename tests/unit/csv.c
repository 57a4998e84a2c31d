/* CSV: what offices export, and where the cells stand. */
#include <glib.h>
#include "base/arena.h"
#include "base/csv.h"
#include "found.h"

static struct arena *arena;
static struct diag *diag;

static const struct csv_table *read_table(const char *text)
{
	diag = diag_new(arena, DIAG_GERMAN);
	return csv_read(arena, diag, source_from_text(arena, "t.csv", text, strlen(text)));
}

static int cell_is(const struct csv_table *table, int row, int column, const char *text)
{
	CHECK_TEXT(table->rows[row].cells[column], text);
	return strcmp(table->rows[row].cells[column], text) == 0;
}

static int stands(const struct csv_table *table, int row, int column, int line, int at)
{
	const struct csv_row *r = &table->rows[row];
	return r->lines[column] == line && r->columns[column] == at;
}

static void check_plain(void)
{
	const struct csv_table *t = read_table("Name;Zahl;Ort\r\nSüd; 12 ;Herne\r\n\r\nä;;\r\n");
	CHECK_CLEAN(diag);
	CHECK(t->separator == ';' && t->head_count == 3 && t->row_count == 2);
	CHECK_TEXT(t->heads[1], "Zahl");
	CHECK(t->head_place.line == 1 && t->head_columns[2] == 11);
	cell_is(t, 0, 0, "Süd");
	cell_is(t, 0, 1, "12");
	CHECK(stands(t, 0, 1, 2, 6) && stands(t, 0, 2, 2, 10));
	CHECK(t->rows[1].place.line == 4 && stands(t, 1, 1, 4, 3));
	CHECK(csv_column(t, "zahl") == 1 && csv_column(t, " ORT ") == 2);
	CHECK(csv_column(t, "Zahlen") == -1);
	t = read_table("Größe\tÄra\n1\t2");
	CHECK(t->separator == '\t' && csv_column(t, "GRÖSSE") == 0 && csv_column(t, "ära") == 1);
	cell_is(t, 0, 1, "2");
	CHECK(stands(t, 0, 1, 2, 3));
	t = read_table("a\tb\tc\n\t2\t\n \n\t\t\n");
	CHECK(t->row_count == 1);
	cell_is(t, 0, 0, "");
	cell_is(t, 0, 1, "2");
	CHECK(stands(t, 0, 0, 2, 1) && stands(t, 0, 1, 2, 2));
}

static void check_separators(void)
{
	CHECK(read_table("a,b\n1,2\n")->separator == ',');
	CHECK(read_table("\"x;y;z\",b\n")->separator == ',');
	CHECK(read_table("Name, Vorname;Ort\n")->separator == ';');
	CHECK(read_table("allein\n1\n")->head_count == 1);
	const struct csv_table *t = read_table("sep=,\r\na;x,b\r\n1,2\r\n");
	CHECK(t->separator == ',' && t->head_count == 2 && t->head_place.line == 2);
	CHECK(t->rows[0].place.line == 3);
	t = read_table("SEP=;\na\n");
	CHECK(t->head_count == 1 && t->row_count == 0);
	t = read_table("sep=x\n");
	CHECK_TEXT(t->heads[0], "sep=x");
}

static void check_quotes(void)
{
	const struct csv_table *t = read_table("a;b;c\n\"eins; \"\"zwei\"\"\";\"drei\nvier\" ;5\n"
		"  \"x\";Schule \"Süd\";\"\"\n");
	CHECK_CLEAN(diag);
	CHECK(t->row_count == 2);
	cell_is(t, 0, 0, "eins; \"zwei\"");
	cell_is(t, 0, 1, "drei\nvier");
	CHECK(stands(t, 0, 1, 2, 18) && stands(t, 0, 2, 3, 8));
	cell_is(t, 0, 2, "5");
	CHECK(stands(t, 1, 0, 4, 3));
	cell_is(t, 1, 1, "Schule \"Süd\"");
	cell_is(t, 1, 2, "");
	t = read_table("a;b\n1;2\n3;\"offen\n4;5\n");
	CHECK_FOUND(diag, DIAG_CSV_QUOTE, 3, 3);
	CHECK(t && t->row_count >= 1);
	t = read_table("a;b\n\u00A0x\u00A0;\" y \"\n");
	cell_is(t, 0, 0, "x");
	cell_is(t, 0, 1, "y");
}

static void check_widths(void)
{
	/* the state's files: the head ends with a separator, the rows do not */
	const struct csv_table *t = read_table("a;b;\n1;2\n3\n4;5;\n;;\n");
	CHECK_CLEAN(diag);
	CHECK(t->head_count == 2 && t->row_count == 3);
	cell_is(t, 1, 1, "");
	CHECK(t->rows[1].lines[1] == 3 && t->rows[1].columns[1] == 0);
	t = read_table("a;b\n1;2;;x\n");
	CHECK_FOUND(diag, DIAG_EXTRA_CELLS, 2, 5);
	CHECK(t->row_count == 1);
	t = read_table("a;b;A; b\n1;2;3;4\n");
	CHECK_FOUND(diag, DIAG_DOUBLE_COLUMN, 1, 5);
	CHECK_FOUND(diag, DIAG_DOUBLE_COLUMN, 1, 8);
	CHECK(csv_column(t, "a") == 0);
	CHECK(read_table("\n \n;;;\n") == NULL);
	CHECK_FOUND(diag, DIAG_CSV_NO_HEAD, 0, 0);
	CHECK(read_table("sep=;") == NULL);

	GString *text = g_string_new("x");
	for (int i = 0; i < 1000; i++)
		g_string_append_printf(text, ";x%d", i);
	CHECK(read_table(text->str) == NULL);
	CHECK_FOUND(diag, DIAG_CSV_TOO_WIDE, 1, 0);
	g_string_truncate(text, text->len - strlen(";x999"));
	for (int i = 0; i < 4001; i++)
		g_string_append(text, "\ny");
	CHECK(read_table(text->str) == NULL);
	CHECK_FOUND(diag, DIAG_CSV_TOO_MANY, 0, 0);
	g_string_assign(text, "a\n");
	for (int i = 0; i < 100; i++)
		g_string_append(text, "1;2;3\n");
	CHECK(read_table(text->str) != NULL);
	g_string_assign(text, "a;b\n");
	for (int i = 0; i < 100; i++)
		g_string_append(text, "1;2;3\n");
	CHECK(read_table(text->str)->row_count == 100);
	CHECK(diag_findings(diag) == 21 && diag_count(diag, DIAG_NOTE) == 1);
	g_string_free(text, TRUE);
}

int main(void)
{
	arena = arena_new();
	check_plain();
	check_separators();
	check_quotes();
	check_widths();
	arena_free(arena);
	return check_result();
}
