/* Tables with notes: at the foot of the page they stand in the order of their marks, and
 * what is said again carries no mark. */
#include "page_check.h"

/* A cell of PARAGRAPHS, each of LENGTH words with a note of NOTED words; *NUMBER is that
 * of the next one. */
static struct cell *noted_cell(struct stage *stage, int paragraphs, int length, int noted,
	int *number)
{
	struct cell *cell = cell_of(stage, NULL);
	struct block *group = block_new(stage->arena, BLOCK_GROUP, (struct place){0});

	for (int i = 0; i < paragraphs; i++)
		add_noted(stage, group, (*number)++, length, noted);
	cell->content = group->child;
	return cell;
}

/* Notes that begin on PAGE, "y5y ..."; UNORDERED counts those behind a later one. */
static int notes_on(const struct page *page, int *unordered)
{
	int count = 0, last = -1;

	for (int m = 0; m < page->mark_count; m++) {
		const struct mark *mark = &page->marks[m];
		const char *at = mark->kind == MARK_TEXT && tag_within(mark->tag, TAG_NOTE)
			? strchr(mark->text, 'y') : NULL;

		if (!at)
			continue;
		*unordered += atoi(at + 1) < last;
		last = atoi(at + 1);
		count++;
	}
	return count;
}

/* Rows of two cells with as many notes each. */
static void test_order(int rows, int paragraphs, int length, int noted)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int number = 0, count = 0, unordered = 0;

	stage_open(&stage);
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, "Tabelle");
	for (int r = 0; r < rows; r++) {
		struct row *row = ROW(&stage, "");

		row->cells = noted_cell(&stage, paragraphs, length, noted, &number);
		row->cells->next = noted_cell(&stage, paragraphs, length, noted, &number);
		row_append(&table->rows, row);
	}
	pages = set(&stage);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	for (int p = 0; p < pages->count; p++)
		count += notes_on(&pages->items[p], &unordered);
	CHECK(count == number);
	CHECK(unordered == 0);
	CHECK(notes_late(pages, number) == 0);
	stage_close(&stage);
}

/* A cell that says WHAT, with a note. */
static struct cell *marked_cell(struct stage *stage, const char *what, int *number)
{
	struct cell *cell = noted_cell(stage, 1, 1, 3, number);

	cell->content->spans->text = arena_printf(stage->arena, "%s %s", what,
		cell->content->spans->text);
	return cell;
}

/* Where the text that begins with WHAT ends on PAGE; 0: there is none. */
static int says(const struct page *page, const char *what, enum artifact_kind artifact)
{
	for (int m = 0; m < page->mark_count; m++)
		if (page->marks[m].kind == MARK_TEXT && page->marks[m].artifact == artifact
		    && strncmp(page->marks[m].text, what, strlen(what)) == 0)
			return mark_right(&page->marks[m]);
	return 0;
}

/* Marks "x0x" to NUMBER stand with their text and before their note, on one page; there
 * are none where the text is said again. */
static void check_marks(struct stage *stage, const struct pages *pages, int number)
{
	for (int i = 0; i < number; i++) {
		const char *mark = arena_printf(stage->arena, "x%dx", i);

		CHECK(page_with(pages, mark, 2) == 0);
		for (int p = 0; p < pages->count; p++)
			CHECK(count_marks(&pages->items[p], mark, ARTIFACT_LAYOUT) == 0);
	}
}

/* A key over ROWS that take several pages, and the head of the table: both stand again on
 * each.  Where the head is set right it ends where its mark did. */
static void test_overleaf(int rows, enum alignment alignment)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int number = 0;

	stage_open(&stage);
	stage.sheet.sheet.mirrored = false;
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, "Tabelle");
	table->columns[0].key = true;
	table->heads = ROW(&stage, "");
	table->heads->cells = marked_cell(&stage, "Head", &number);
	table->heads->cells->alignment = alignment;
	table->heads->cells->next = cell_of(&stage, "Text");
	for (int r = 0; r < rows; r++) {
		struct row *row = ROW(&stage, text_of(&stage, 1800 / rows));
		struct cell *text = row->cells;

		if (r == 0) {
			row->cells = marked_cell(&stage, "Key", &number);
			row->cells->rows = rows;
			row->cells->next = text;
		}
		row_append(&table->rows, row);
	}
	pages = set(&stage);
	CHECK(pages->count > 2);
	check_marks(&stage, pages, number);
	for (int p = 1; p < pages->count; p++) {
		int right = says(&pages->items[p], "Head", ARTIFACT_LAYOUT);

		CHECK(right > 0);
		CHECK(says(&pages->items[p], "Key", ARTIFACT_LAYOUT) > 0);
		CHECK(alignment != ALIGN_RIGHT
			|| abs(right - says(&pages->items[0], "x0x", ARTIFACT_NONE)) < PT / 8);
	}
	stage_close(&stage);
}

/* Keys stand again in a further block of columns. */
static void test_blocks(void)
{
	enum { COLUMNS = 14, ROWS = 3 };
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int number = 0;

	stage_open(&stage);
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), COLUMNS, "Tabelle");
	for (int r = 0; r <= ROWS; r++) {
		struct row *row = ROW(&stage, "");
		struct cell *cell = row->cells = marked_cell(&stage, "Key", &number);

		for (int c = 1; c < COLUMNS; c++)
			cell = cell->next = cell_of(&stage, text_of(&stage, 1));
		row_append(r ? &table->rows : &table->heads, row);
	}
	pages = set(&stage);
	CHECK(count_marks(&pages->items[0], "Key", ARTIFACT_LAYOUT) == number);
	check_marks(&stage, pages, number);
	stage_close(&stage);
}

int main(void)
{
	test_order(1, 2, 20, 3);
	test_order(8, 2, 20, 3);
	test_order(8, 2, 60, 40);
	test_order(3, 20, 20, 5);
	test_overleaf(1, ALIGN_LEFT);
	test_overleaf(1, ALIGN_RIGHT);
	test_overleaf(9, ALIGN_CENTER);
	test_blocks();
	return check_result();
}
