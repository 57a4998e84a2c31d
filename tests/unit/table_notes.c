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

int main(void)
{
	test_order(1, 2, 20, 3);
	test_order(8, 2, 20, 3);
	test_order(8, 2, 60, 40);
	test_order(3, 20, 20, 5);
	return check_result();
}
