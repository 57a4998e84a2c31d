/* Tables: columns of numbers.  What lines up on the comma, text among numbers, and running
 * sums. */
#include "page_check.h"

/* ---- on the comma */

enum { NARROW = 1, FRAMED };     /* paper of 62 mm; two columns of text on A5 */

static void narrow_sheet(struct stage *stage, int how)
{
	struct sheet *sheet = &stage->sheet.sheet;

	if (!how)
		return;
	sheet->width = (how == NARROW ? 62 : 148) * MM;
	sheet->height = (how == NARROW ? 150 : 210) * MM;
	sheet->inner = sheet->outer = 15 * MM;
}

/* A table of a name, a column on the comma with VALUES, and a note. */
static struct pages *set_numbers(struct stage *stage, int how, const char *const *values)
{
	struct block *outer;
	struct table *table;

	stage_open(stage);
	narrow_sheet(stage, how);
	outer = add(stage, NULL, BLOCK_SECTION);
	if (how == FRAMED) {
		outer = add(stage, outer, BLOCK_GROUP);
		outer->columns = 2;
	}
	table = add_table(stage, outer, 3, NULL);
	table->columns[1].alignment = ALIGN_DECIMAL;
	table->heads = ROW(stage, "Name", "Wert", "Hinweis");
	for (; *values; values++)
		row_append(&table->rows, ROW(stage, "Ausgaben", *values, "aus der Statistik"));
	return set(stage);
}

/* Where the comma of NUMBER stands, or its last digit ends if it has none; -1: nowhere. */
static int comma_of(const struct pages *pages, const char *number)
{
	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];
			int end = (int)strcspn(number, ",");

			if (mark->kind != MARK_TEXT || mark->artifact
			    || strcmp(mark->text, number) != 0)
				continue;
			for (int i = 0; i < mark->glyph_count; i++)
				if ((int)mark->glyphs[i].cluster >= end)
					return mark->x + mark->glyphs[i].x;
			return mark_right(mark);
		}
	return -1;
}

/* Where TEXT ends; -1: nowhere. */
static int right_of(const struct pages *pages, const char *text)
{
	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++)
			if (pages->items[p].marks[m].kind == MARK_TEXT
				&& strcmp(pages->items[p].marks[m].text, text) == 0)
				return mark_right(&pages->items[p].marks[m]);
	return -1;
}

static void check_commas(const struct pages *pages, const char *const *numbers)
{
	int first = comma_of(pages, *numbers);

	CHECK(first >= 0);
	for (; *numbers; numbers++)
		CHECK(abs(comma_of(pages, *numbers) - first) <= PT / 20);
}

/* Words and amounts that are no mere numbers stay in their cells, and move none. */
static void test_words_among(int how)
{
	static const char *const values[] = {"1.214,5", "9", "0,75",
		"in diesem Schuljahr nicht erhoben", "k. A.",
		"12.345.678.901,50 Euro im Haushaltsjahr", NULL};
	static const char *const numbers[] = {"1.214,5", "9", "0,75", NULL};
	struct stage stage;
	struct pages *pages = set_numbers(&stage, how, values);

	check_area(&stage, pages);
	check_overlaps(pages);
	check_commas(pages, numbers);
	CHECK(found(&stage, DIAG_TABLE_TOO_WIDE) == (how == NARROW));
	stage_close(&stage);
}

/* What a reader takes for a number lines up; what only has a digit in it is text, and stands
 * at the right of its column. */
static void test_names_among(void)
{
	static const char *const values[] = {"1.214,5 km", "9", "+3,9 %", "31 von 32", "≥ 80 %",
		"Ø 14,6", "ca. 20", "EUR 5,20", "15.05.2017", "12 m2", "–", "k. A.", "A1b", "5a",
		"Kl. 5", "Kl. 5a", "TOP 3", "§ 8a", NULL};
	static const char *const numbers[] = {"1.214,5 km", "9", "+3,9 %", "31 von 32", "Ø 14,6",
		"ca. 20", "EUR 5,20", "15.05.2017", "–", "k. A.", NULL};
	static const char *const texts[] = {"A1b", "5a", "Kl. 5", "Kl. 5a", "TOP 3", "§ 8a"};
	struct stage stage;
	struct pages *pages = set_numbers(&stage, 0, values);
	int right = right_of(pages, "1.214,5 km");

	check_area(&stage, pages);
	check_commas(pages, numbers);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		CHECK(abs(right_of(pages, texts[i]) - right) <= PT / 20);
	stage_close(&stage);
}

/* Numbers that cannot line up in a squeezed column stay in it all the same. */
static void test_squeezed(void)
{
	static const char *const values[] = {"12.345.678,5", "9,123456", "0,75", NULL};
	struct stage stage;
	struct pages *pages = set_numbers(&stage, NARROW, values);

	check_area(&stage, pages);
	CHECK(found(&stage, DIAG_TABLE_TOO_WIDE));
	stage_close(&stage);
}

/* ---- running sums */

static void test_carry(void)
{
	enum { ROWS = 100 };
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int sum = 0;

	stage_open(&stage);
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, "Summen");
	table->columns[1].alignment = ALIGN_DECIMAL;
	table->heads = ROW(&stage, "Zeile", "Wert");
	for (int r = 1; r <= ROWS; r++) {
		struct row *row = ROW(&stage, arena_printf(stage.arena, "Zeile %d", r),
			arena_printf(stage.arena, "%d", r));

		row->carry = ARENA_ARRAY(stage.arena, const char *, 2);
		row->carry[0] = "Carried";
		row->carry[1] = arena_printf(stage.arena, "%d,0", r * (r + 1) / 2);
		row_append(&table->rows, row);
	}
	pages = set(&stage);
	check_overlaps(pages);
	check_area(&stage, pages);
	CHECK(pages->count > 2);
	for (int p = 0, row = 0; p < pages->count; p++) {
		const char *last = arena_printf(stage.arena, "%d,0", sum);
		bool ends = p == pages->count - 1;

		CHECK(count_marks(&pages->items[p], "Carried", ARTIFACT_LAYOUT) == (p > 0) + !ends);
		CHECK(!p || count_marks(&pages->items[p], last, ARTIFACT_LAYOUT) == 1);
		while (count_marks(&pages->items[p],
			arena_printf(stage.arena, "Zeile %d", row + 1), ARTIFACT_NONE))
			sum += ++row;
		last = arena_printf(stage.arena, "%d,0", sum);
		CHECK(ends || count_marks(&pages->items[p], last, ARTIFACT_LAYOUT) == 1);
	}
	stage_close(&stage);
}

/* Top of the first mark that begins with TEXT, or -1. */
static int mark_top(const struct page *page, const char *text)
{
	for (int m = 0; m < page->mark_count; m++)
		if (page->marks[m].kind == MARK_TEXT
			&& g_str_has_prefix(page->marks[m].text, text))
			return page->marks[m].y;
	return -1;
}

/* Where no sum is known from a row on, the pages below it have neither the words nor room
 * for them. */
static void test_carry_ends(void)
{
	enum { ROWS = 150, KNOWN = 60 };
	static const char *sums[] = {"Carried", "12,5"};
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int with = -1, without = -1;

	stage_open(&stage);
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, NULL);
	table->columns[1].alignment = ALIGN_DECIMAL;
	table->heads = ROW(&stage, "Kopf", "Wert");
	for (int r = 1; r <= ROWS; r++) {
		struct row *row = ROW(&stage, "Zeile", r < KNOWN ? "0,1" : "k. A.");

		row->carry = r < KNOWN ? sums : NULL;
		row_append(&table->rows, row);
	}
	pages = set(&stage);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(pages->count > 3);
	for (int p = 1; p < pages->count; p++) {
		const struct page *page = &pages->items[p];
		int gap = mark_top(page, "Zeile") - mark_top(page, "Kopf");

		if (count_marks(page, "Carried", ARTIFACT_LAYOUT)
			&& mark_top(page, "Carried") < mark_top(page, "Zeile"))
			with = gap;
		else
			without = gap;
	}
	CHECK(count_marks(&pages->items[0], "Carried", ARTIFACT_LAYOUT) == 1);
	CHECK(!count_marks(&pages->items[pages->count - 1], "Carried", ARTIFACT_LAYOUT));
	CHECK(with > 0 && without > 0 && without < with);
	stage_close(&stage);
}

/* Rows joined by a cell at their left, JOINED of them each: whether pages end behind the
 * last of them or, if they are many, between them, the sum of the row above is carried. */
static void test_carry_joined(int joined)
{
	enum { ROWS = 120, FEW = 5 };
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int parted = 0;

	stage_open(&stage);
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 3, NULL);
	table->columns[2].alignment = ALIGN_DECIMAL;
	table->heads = ROW(&stage, "Gruppe", "Zeile", "Wert");
	for (int r = 0; r < ROWS; r++) {
		struct row *row = ROW(&stage, "Gruppe", arena_printf(stage.arena, "z%dz", r),
			"1,5");
		const char **sums = ARENA_ARRAY(stage.arena, const char *, 3);

		if (r % joined)
			row->cells = row->cells->next;
		else
			row->cells->rows = joined;
		sums[0] = sums[1] = "";
		sums[2] = arena_printf(stage.arena, "s%ds", r);
		row->carry = sums;
		row_append(&table->rows, row);
	}
	pages = set(&stage);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(pages->count > 2);
	for (int p = 1, row = 0; p < pages->count; p++) {
		const char *sum;

		while (!count_marks(&pages->items[p], arena_printf(stage.arena, "z%dz", row),
			ARTIFACT_NONE))
			row++;
		parted += row % joined > 0;
		sum = arena_printf(stage.arena, "s%ds", row - 1);
		CHECK(count_marks(&pages->items[p - 1], sum, ARTIFACT_LAYOUT) == 1);
		CHECK(count_marks(&pages->items[p], sum, ARTIFACT_LAYOUT) == 1);
	}
	CHECK((parted > 0) == (joined > FEW));
	stage_close(&stage);
}

/* Rows that are longer than a page: inside one the sums of the row above it are carried,
 * inside the first none. */
static void test_carry_split(void)
{
	enum { ROWS = 3, LONG = 2000 };
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int carried = 0, bare = 0;

	stage_open(&stage);
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, NULL);
	table->heads = ROW(&stage, "Zeile", "Text");
	for (int r = 0; r < ROWS; r++) {
		struct row *row = ROW(&stage, "Zeile", arena_printf(stage.arena, "%s z%dz",
			text_of(&stage, LONG), r));
		const char **sums = ARENA_ARRAY(stage.arena, const char *, 2);

		sums[0] = "";
		sums[1] = arena_printf(stage.arena, "s%ds", r);
		row->carry = sums;
		row_append(&table->rows, row);
	}
	pages = set(&stage);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	for (int p = 0, ended = 0; p < pages->count; p++) {
		int head = p ? ended - 1 : -1, foot; /* the row whose sums stand there */

		while (count_marks(&pages->items[p], arena_printf(stage.arena, "z%dz", ended),
			ARTIFACT_NONE))
			ended++;
		foot = p < pages->count - 1 ? ended - 1 : -1;
		for (int r = 0; r < ROWS; r++) {
			const char *sum = arena_printf(stage.arena, "s%ds", r);

			CHECK(count_marks(&pages->items[p], sum, ARTIFACT_LAYOUT) ==
				(head == r) + (foot == r));
		}
		bare += foot < 0;
		carried += foot >= 0;
	}
	CHECK(bare > 1 && carried > 0);
	stage_close(&stage);
}

/* In blocks of columns without running sums the words of these stand neither. */
static void test_carry_blocks(void)
{
	static const int widths[] = {25 * MM, 130 * MM, 130 * MM};
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int carried = 0, others = 0;

	stage_open(&stage);
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 3, NULL);
	table->heads = ROW(&stage, "Zeile", "Wert", "Hinweis");
	for (int c = 0; c < 3; c++)
		table->columns[c].width = widths[c];
	for (int r = 0; r < 100; r++) {
		static const char *sums[] = {"Carried", "12,5", ""};
		struct row *row = ROW(&stage, "Zeile", "0,1", "nichts");

		row->carry = sums;
		row_append(&table->rows, row);
	}
	pages = set(&stage);
	check_area(&stage, pages);
	check_overlaps(pages);
	for (int p = 0; p < pages->count; p++) {
		int here = count_marks(&pages->items[p], "Carried", ARTIFACT_LAYOUT);
		bool summed = count_marks(&pages->items[p], "0,1", ARTIFACT_NONE) > 0;

		carried += here;
		others += !summed;
		CHECK(summed || !here);
	}
	CHECK(carried > 0 && others > 0);
	stage_close(&stage);
}

int main(void)
{
	for (int how = 0; how <= FRAMED; how++)
		test_words_among(how);
	test_names_among();
	test_squeezed();
	test_carry();
	test_carry_ends();
	test_carry_joined(5);
	test_carry_joined(40);
	test_carry_joined(120);
	test_carry_split();
	test_carry_blocks();
	return check_result();
}
