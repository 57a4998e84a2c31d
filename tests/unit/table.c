/* Tables: what must hold of any, with cells that span and more columns than fit. */
#include "page_check.h"

static bool lies(const struct page *page)
{
	return page->width > page->height;
}

static int lying_pages(const struct pages *pages)
{
	int count = 0;

	for (int p = 0; p < pages->count; p++)
		count += lies(&pages->items[p]);
	return count;
}

/* ---- more columns than fit */

/* Cells over SPANS columns each, above or among those of TABLE. */
static void add_spanning(struct stage *stage, struct row **rows, const int *spans)
{
	struct row *row = ARENA_NEW(stage->arena, struct row);
	struct cell **end = &row->cells;

	for (; *spans; spans++) {
		*end = cell_of(stage, arena_printf(stage->arena, "Over %s", text_of(stage, 1)));
		(*end)->columns = *spans;
		end = &(*end)->next;
	}
	row_append(rows, row);
}

/* A table of ROWS rows with short words in COLUMNS columns between two paragraphs,
 * below a heading; OVER: spans of cells above its heads, or NULL. */
static struct pages *set_wide(struct stage *stage, int columns, int rows, const int *over)
{
	struct block *section = add(stage, NULL, BLOCK_SECTION);
	struct table *table;
	const char *texts[64] = {0};

	words = 0;
	add_text(stage, section, text_of(stage, 60));
	add_heading(stage, section, 1, "1", text_of(stage, 2));
	table = add_table(stage, section, columns, text_of(stage, 3));
	if (over)
		add_spanning(stage, &table->heads, over);
	for (int r = -1; r < rows; r++) {
		for (int c = 0; c < columns; c++)
			texts[c] = c ? text_of(stage, 1)
				: arena_printf(stage->arena, "Key %s", text_of(stage, 1));
		row_append(r < 0 ? &table->heads : &table->rows, row_of(stage, texts));
	}
	add_text(stage, section, text_of(stage, 60));
	return set(stage);
}

static int count_all(const struct pages *pages, const char *text, enum artifact_kind artifact)
{
	int count = 0;

	for (int p = 0; p < pages->count; p++)
		count += count_marks(&pages->items[p], text, artifact);
	return count;
}

static void test_turned(void)
{
	struct stage stage;
	struct pages *pages;

	stage_open(&stage);
	pages = set_wide(&stage, 14, 90, NULL);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	check_pages(pages);
	CHECK(lying_pages(pages) == pages->count - 2);
	CHECK(!lies(&pages->items[0]) && !lies(&pages->items[pages->count - 1]));
	CHECK(count_marks(&pages->items[1], "w60w", ARTIFACT_NONE) == 1); /* the heading */
	CHECK(!found(&stage, DIAG_TABLE_TOO_WIDE));
	stage_close(&stage);
}

/* Paper whose margins leave nothing of it when it lies: the table must do with pages
 * that stand. */
static void test_unturnable(void)
{
	struct stage stage;
	struct pages *pages;

	stage_open(&stage);
	stage.sheet.sheet.inner = stage.sheet.sheet.outer = 20 * MM;
	stage.sheet.sheet.top = stage.sheet.sheet.bottom = 105 * MM;
	CHECK(sheet_usable(&stage.sheet.sheet, false) && !sheet_usable(&stage.sheet.sheet, true));
	pages = set_wide(&stage, 14, 90, NULL);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(lying_pages(pages) == 0);
	stage_close(&stage);
}

static void test_divided(int columns, int blocks)
{
	struct stage stage;
	struct pages *pages;

	stage_open(&stage);
	pages = set_wide(&stage, columns, 4, NULL);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(lying_pages(pages) == 0);
	CHECK(count_all(pages, "Key", ARTIFACT_NONE) == 5);
	CHECK(count_all(pages, "Key", ARTIFACT_LAYOUT) == 5 * (blocks - 1));
	CHECK(!found(&stage, DIAG_TABLE_TOO_WIDE));
	stage_close(&stage);
}

/* Blocks end below heads over several columns, also over the keys and beside them:
 * PARTS of them stand over their part again. */
static void test_divided_over(const int *over, int blocks, int parts)
{
	struct stage stage;
	struct pages *pages;
	int columns = 0, heads = 0;

	for (; over[heads]; heads++)
		columns += over[heads];
	stage_open(&stage);
	pages = set_wide(&stage, columns, 4, over);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(lying_pages(pages) == 0);
	CHECK(count_all(pages, "Key", ARTIFACT_LAYOUT) == 5 * (blocks - 1));
	CHECK(count_all(pages, "Over", ARTIFACT_NONE) == heads);
	CHECK(count_all(pages, "Over", ARTIFACT_LAYOUT) == parts);
	CHECK(!found(&stage, DIAG_TABLE_TOO_WIDE));
	stage_close(&stage);
}

/* Cells over columns 0..COLUMNS-1, wherever they end. */
static void random_spans(int columns, int *spans)
{
	int count = 0;

	while (columns) {
		spans[count] = dice(3) ? 1 + dice(columns < 4 ? columns : 4) : 1 + dice(columns);
		columns -= spans[count++];
	}
	spans[count] = 0;
}

/* Heads of heads, and rows that cells span: whatever ends where. */
static void test_divided_random(int number)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int spans[48], rows, levels;

	stage_open(&stage);
	seed = (unsigned long)number * 15487469 + 17;
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 20 + dice(20), "Breit");
	levels = dice(4);
	rows = 1 + dice(30);
	for (int i = 0; i < levels; i++) {
		random_spans(table->column_count, spans);
		add_spanning(&stage, &table->heads, spans);
	}
	for (int r = 0; r < rows; r++) {
		if (dice(4))
			for (int c = 0; c <= table->column_count; c++)
				spans[c] = c < table->column_count;
		else
			random_spans(table->column_count, spans);
		add_spanning(&stage, &table->rows, spans);
	}
	pages = set(&stage);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(!found(&stage, DIAG_TABLE_TOO_WIDE));
	if (check_failures)
		fprintf(stderr, "wide table %d\n", number);
	stage_close(&stage);
}

/* A row that goes on over pages says on each of them which it is, unless that is long. */
static void test_key_overleaf(int key_words)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;
	char *key;

	stage_open(&stage);
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, NULL);
	key = text_of(&stage, key_words);
	row_append(&table->rows, ROW(&stage, "one", "two"));
	row_append(&table->rows, ROW(&stage, arena_printf(stage.arena, "Key %s", key),
		text_of(&stage, 1500)));
	pages = set(&stage);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(pages->count > 2);
	CHECK(count_all(pages, "Key", ARTIFACT_LAYOUT) == (key_words < 9 ? pages->count - 1 : 0));
	stage_close(&stage);
}

/* ---- cells that span */

/* Rows joined by spanning cells; BUSY: per column, rows it is taken for. */
static void random_row(struct stage *stage, struct table *table, int *busy, int left)
{
	struct row *row = ARENA_NEW(stage->arena, struct row);
	struct cell **end = &row->cells;

	for (int c = 0; c < table->column_count; c++) {
		struct cell *cell;

		if (busy[c])
			continue;
		cell = cell_of(stage, text_of(stage, dice(12) ? dice(12) : dice(300)));
		cell->rows = dice(4) ? 1 : 1 + dice(left);
		while (dice(3) == 0 && c + cell->columns < table->column_count
		       && !busy[c + cell->columns])
			cell->columns++;
		for (int i = 0; i < cell->columns; i++)
			busy[c + i] = cell->rows;
		c += cell->columns - 1;
		*end = cell;
		end = &cell->next;
	}
	for (int c = 0; c < table->column_count; c++)
		busy[c]--;
	row->may_split = dice(3);
	row_append(&table->rows, row);
}

static void test_spans(int number)
{
	struct stage stage;
	struct block *section;
	struct pages *pages;
	int busy[9] = {0};

	stage_open(&stage);
	seed = (unsigned long)number * 104729 + 3;
	words = 0;
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int t = 0; t < 2; t++) {
		struct table *table = add_table(&stage, section, 2 + dice(7), text_of(&stage, 2));
		int rows = 1 + dice(25);

		table->columns[0].key = dice(2);
		memset(busy, 0, sizeof busy);
		for (int r = 0; r < rows; r++)
			random_row(&stage, table, busy, rows - r < 6 ? rows - r : 6);
	}
	pages = set(&stage);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	if (check_failures)
		fprintf(stderr, "table %d\n", number);
	stage_close(&stage);
}

/* Do the lowest rules of PAGE begin as far to the left as any? */
static bool ends_in_rule(const struct page *page)
{
	int y = 0, left = 0, leftmost = page->width;

	for (int m = 0; m < page->mark_count; m++) {
		const struct mark *mark = &page->marks[m];

		if (mark->kind != MARK_LINE)
			continue;
		leftmost = MIN(leftmost, mark->x);
		if (mark->y >= y)
			left = mark->y > y ? mark->x : MIN(left, mark->x);
		y = MAX(y, mark->y);
	}
	return left == leftmost;
}

/* A cell that spans the rows on both sides of a page break ends in a rule too. */
static void test_span_rule(void)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;

	stage_open(&stage);
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, NULL);
	for (int r = 0; r < 80; r++)
		row_append(&table->rows, r ? ROW(&stage, text_of(&stage, 1))
			: ROW(&stage, text_of(&stage, 1), text_of(&stage, 1)));
	table->rows->cells->rows = 80;
	pages = set(&stage);
	CHECK(pages->count > 1);
	CHECK(ends_in_rule(&pages->items[0]));
	stage_close(&stage);
}

/* ---- rows that are split */

/* Lines of the cell of TAG on PAGE. */
static int cell_lines(const struct page *page, const struct tag *tag)
{
	int count = 0, last = -1;

	for (int m = 0; m < page->mark_count; m++) {
		const struct mark *mark = &page->marks[m];

		if (mark->kind != MARK_TEXT || mark->tag != tag)
			continue;
		count += mark->y != last;
		last = mark->y;
	}
	return count;
}

/* Two lines at least on each side of a page break, also in two tables of one grid; how
 * many cells are split. */
static int test_splits(int number)
{
	struct stage stage;
	struct block *section;
	struct pages *pages;
	int split = 0, lonely = 0;

	stage_open(&stage);
	seed = (unsigned long)number * 7907 + 5;
	words = 0;
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int t = 0; t < 2; t++) {
		struct table *table = add_table(&stage, section, 3, NULL);

		table->grid = number % 2 ? "joint" : NULL;
		for (int r = 0; r < 8; r++)
			row_append(&table->rows, ROW(&stage, text_of(&stage, 1 + dice(200)),
				text_of(&stage, 1 + dice(30)), text_of(&stage, 1 + dice(100))));
	}
	pages = set(&stage);
	for (const struct tag *tag = pages->root->child->child; tag; tag = tag->next)
		for (const struct tag *row = tag->child->child; row; row = row->next)
			for (const struct tag *cell = row->child; cell; cell = cell->next)
				for (int p = 0; p + 1 < pages->count; p++) {
					int above = cell_lines(&pages->items[p], cell);
					int below = cell_lines(&pages->items[p + 1], cell);

					split += above && below;
					lonely += above && below && (above < 2 || below < 2);
				}
	CHECK(lonely == 0);
	stage_close(&stage);
	return split;
}

/* ---- cells to fill in */

static int field_marks(const struct page *page, const struct mark **last)
{
	int count = 0;

	for (int m = 0; m < page->mark_count; m++) {
		if (page->marks[m].kind != MARK_FIELD)
			continue;
		*last = &page->marks[m];
		count++;
	}
	return count;
}

/* Rows of a text of COUNT words and a cell to write AMOUNT lines into, in COLUMNS. */
static struct pages *set_fields(struct stage *stage, int rows, int count, int amount, int columns)
{
	struct block *section = add(stage, NULL, BLOCK_SECTION), *group;
	struct table *table;

	words = 0;
	add_text(stage, section, text_of(stage, 150));
	group = add(stage, section, BLOCK_GROUP);
	group->columns = columns;
	table = add_table(stage, group, 2, NULL);
	for (int r = 0; r < rows; r++) {
		struct row *row = ROW(stage, text_of(stage, count), "");
		struct field *field = ARENA_NEW(stage->arena, struct field);

		*field = (struct field){.kind = FIELD_LINE, .amount = amount,
			.name = arena_printf(stage->arena, "Feld %d", r), .tip = "Feld"};
		row->cells->next->field = field;
		row_append(&table->rows, row);
	}
	return set(stage);
}

/* Rows with a field stay whole where they fit a page. */
static void test_field_rows(void)
{
	struct stage stage;
	struct pages *pages;
	const struct mark *field = NULL;
	int fields = 0;

	stage_open(&stage);
	pages = set_fields(&stage, 6, 400, 1, 0);
	check_words(pages, true);
	CHECK(pages->count > 2);
	for (int p = 0; p < pages->count; p++) {
		const struct tag *row = pages->root->child->child->next->child->child->child;
		int whole = 0;

		for (; row; row = row->next)
			whole += cell_lines(&pages->items[p], row->child) > 0;
		CHECK(field_marks(&pages->items[p], &field) == whole);
		fields += whole;
	}
	CHECK(fields == 6);
	stage_close(&stage);
}

/* A row that no page holds has its field where most of it stands. */
static void test_field_tall(void)
{
	struct stage stage;
	struct pages *pages;
	const struct mark *field = NULL;
	int full;

	stage_open(&stage);
	full = stage.sheet.sheet.height - stage.sheet.sheet.top - stage.sheet.sheet.bottom;
	pages = set_fields(&stage, 1, 1600, 1, 0);
	check_words(pages, true);
	CHECK(pages->count == 3);
	CHECK(field_marks(&pages->items[0], &field) == 0);
	CHECK(field_marks(&pages->items[1], &field) == 1);
	CHECK(field && field->height > full * 8 / 10
		&& field->y >= stage.sheet.sheet.top
		&& field->y + field->height <= stage.sheet.sheet.top + full);
	CHECK(field_marks(&pages->items[2], &field) == 0);
	stage_close(&stage);
}

/* So it is in columns: one field, whatever they are. */
static void test_field_columns(void)
{
	struct stage stage;
	struct pages *pages;
	const struct mark *field = NULL;
	int fields = 0;

	stage_open(&stage);
	pages = set_fields(&stage, 1, 700, 1, 2);
	check_words(pages, true);
	for (int p = 0; p < pages->count; p++)
		fields += field_marks(&pages->items[p], &field);
	CHECK(pages->count > 1);
	CHECK(fields == 1);
	stage_close(&stage);
}

/* More lines to write on than a page has take a page. */
static void test_field_huge(void)
{
	struct stage stage;
	struct pages *pages;
	const struct mark *field = NULL;

	stage_open(&stage);
	pages = set_fields(&stage, 2, 3, 200, 0);
	check_words(pages, true);
	check_area(&stage, pages);
	CHECK(!found(&stage, DIAG_PAGE_OVERFULL));
	CHECK(field_marks(&pages->items[pages->count - 1], &field) == 1);
	stage_close(&stage);
}

/* ---- rules */

/* Where a layout asks for them, rules stand between the cells of a row, none in one that
 * spans columns. */
static void test_uprights(void)
{
	for (int wanted = 0; wanted < 2; wanted++) {
		struct stage stage;
		struct table *table;
		struct pages *pages;
		int uprights = 0;

		stage_open(&stage);
		stage.sheet.table.vertical_rules = wanted;
		table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 3, NULL);
		table->heads = ROW(&stage, "eins", "zwei", "drei");
		row_append(&table->rows, ROW(&stage, "a", "b", "c"));
		row_append(&table->rows, ROW(&stage, "d", "e"));
		table->rows->next->cells->columns = 2;
		pages = set(&stage);
		for (int i = 0; i < pages->items[0].mark_count; i++)
			uprights += pages->items[0].marks[i].kind == MARK_LINE
				&& pages->items[0].marks[i].x == pages->items[0].marks[i].x2;
		CHECK(uprights == (wanted ? 2 + 2 + 1 : 0));
		stage_close(&stage);
	}
}

int main(void)
{
	int split = 0;

	test_uprights();

	test_span_rule();
	test_turned();
	test_unturnable();
	test_divided(14, 2);
	test_divided(30, 3);
	test_divided_over((int[]){2, 12, 0}, 2, 2);
	test_divided_over((int[]){2, 20, 0}, 2, 2);
	test_divided_over((int[]){1, 1, 5, 5, 5, 0}, 2, 1);
	for (int i = 0; i < 30; i++)
		test_divided_random(i);
	test_key_overleaf(2);
	test_key_overleaf(60);
	for (int i = 0; i < 60; i++)
		test_spans(i);
	for (int i = 0; i < 20; i++)
		split += test_splits(i);
	CHECK(split > 0);
	test_field_rows();
	test_field_tall();
	test_field_columns();
	test_field_huge();
	return check_result();
}
