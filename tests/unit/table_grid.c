/* Tables of one grid: their columns line up, together they are as low as any widths
 * make them, and what holds of single tables holds of them. */
#include "page_check.h"

enum { COLUMNS = 3, TABLES = 3 };

/* ---- random tables of one grid */

static struct block *list_of(struct stage *stage, int items)
{
	struct block *list = block_new(stage->arena, BLOCK_LIST, (struct place){0});

	list->tight = true;
	for (int i = 0; i < items; i++) {
		struct block *item = block_new(stage->arena, BLOCK_ITEM, (struct place){0});

		item->child = block_new(stage->arena, BLOCK_PARAGRAPH, (struct place){0});
		item->child->spans = span_new(stage->arena, text_of(stage, 1 + dice(12)), 0);
		block_append(&list->child, item);
	}
	return list;
}

/* Now and then a list, and once in a while more than a page holds. */
static struct cell *random_cell(struct stage *stage)
{
	int amount = dice(40) ? dice(6) ? dice(8) : dice(60) : 500;
	struct cell *cell = cell_of(stage, text_of(stage, amount));

	if (dice(6) == 0)
		block_append(&cell->content, list_of(stage, 1 + dice(5)));
	return cell;
}

/* Rows whose first cell spans them all. */
static void add_goal(struct stage *stage, struct table *table, int rows)
{
	for (int r = 0; r < rows; r++) {
		struct row *row = ARENA_NEW(stage->arena, struct row);
		struct cell **end = &row->cells;

		for (int c = r > 0; c < table->column_count; c++) {
			*end = random_cell(stage);
			(*end)->rows = c ? 1 : rows;
			(*end)->head = !c;
			end = &(*end)->next;
		}
		row->may_split = dice(2);
		row_append(&table->rows, row);
	}
}

static struct table *add_grid_table(struct stage *stage, struct block *parent, int columns)
{
	struct table *table = add_table(stage, parent, columns, text_of(stage, 2));
	int goals = 1 + dice(6);

	table->grid = "goals";
	table->columns[0].key = true;
	table->heads = ROW(stage, text_of(stage, 1), text_of(stage, 2), text_of(stage, 1));
	for (int c = 3; c < columns; c++) {
		struct row *row = table->heads;
		struct cell **end = &row->cells;

		while (*end)
			end = &(*end)->next;
		*end = cell_of(stage, text_of(stage, 1));
	}
	for (int i = 0; i < goals; i++)
		add_goal(stage, table, 1 + dice(4));
	return table;
}

/* Between texts, in boxes, on lying pages, with other numbers of columns. */
static void add_grid_tables(struct stage *stage)
{
	for (int s = 0; s < 3; s++) {
		struct block *section = add(stage, NULL, BLOCK_SECTION);
		int tables = 1 + dice(3);

		section->landscape = dice(3) == 0;
		for (int t = 0; t < tables; t++) {
			struct block *parent = section;

			add_text(stage, section, text_of(stage, dice(200)));
			if (dice(3) == 0) {
				parent = add(stage, section, BLOCK_GROUP);
				parent->style = stage_style(stage, "kasten");
			}
			add_grid_table(stage, parent, dice(4) ? 4 : 3);
		}
	}
}

/* ---- where columns stand */

/* A column is known by where the cells of heads begin. */
struct places {
	int left[8];             /* from the type area */
	int columns;
};

static int page_left(const struct stage *stage, const struct page *page, int p)
{
	const struct sheet *sheet = &stage->sheet.sheet;

	return page->width > page->height || (sheet->mirrored && p % 2) ? sheet->outer
									: sheet->inner;
}

/* Where the text of CELL begins, or -1: it has none. */
static int cell_left(const struct stage *stage, const struct pages *pages, const struct tag *cell)
{
	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];

			if (mark->kind == MARK_TEXT && mark->tag && mark->tag->parent == cell)
				return mark->x - page_left(stage, &pages->items[p], p);
		}
	return -1;
}

static struct places table_places(const struct stage *stage, const struct pages *pages,
	const struct tag *table)
{
	struct places places = {.columns = 0};
	const struct tag *tag = table->child;

	while (tag && tag->kind != TAG_THEAD)
		tag = tag->next;
	for (tag = tag ? tag->child->child : NULL; tag; tag = tag->next)
		places.left[places.columns++] = cell_left(stage, pages, tag);
	return places;
}

/* The next tag after TAG in reading order. */
static const struct tag *tag_after(const struct tag *tag)
{
	if (tag->child)
		return tag->child;
	while (tag && !tag->next)
		tag = tag->parent;
	return tag ? tag->next : NULL;
}

static const struct tag *next_table(const struct tag *tag)
{
	do
		tag = tag_after(tag);
	while (tag && tag->kind != TAG_TABLE);
	return tag;
}

/* Two tables of TAGS have the same columns. */
static bool tables_match(const struct stage *stage, const struct pages *pages,
	const struct tag *const tags[2])
{
	struct places a = table_places(stage, pages, tags[0]);
	struct places b = table_places(stage, pages, tags[1]);

	return a.columns == b.columns
		&& memcmp(a.left, b.left, sizeof *a.left * (size_t)a.columns) == 0;
}

static void test_random(int number)
{
	struct stage stage;
	struct pages *pages;

	stage_open(&stage);
	seed = (unsigned long)number * 15485863 + 11;
	words = 0;
	add_grid_tables(&stage);
	pages = set(&stage);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(!found(&stage, DIAG_TABLE_TOO_WIDE));
	if (check_failures)
		fprintf(stderr, "grid %d\n", number);
	stage_close(&stage);
}

/* ---- columns line up */

static void test_aligned(int number)
{
	struct stage stage;
	struct block *section;
	struct pages *pages;
	const struct tag *tags[2];
	int differ = 0;

	stage_open(&stage);
	seed = (unsigned long)number * 32452843 + 7;
	words = 0;
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int t = 0; t < 4; t++) {
		add_text(&stage, section, text_of(&stage, dice(100)));
		add_grid_table(&stage, section, 4);
	}
	add_grid_table(&stage, section, 3); /* is none of them */
	pages = set(&stage);
	tags[0] = next_table(pages->root);
	tags[1] = tags[0];
	for (int t = 1; t < 4; t++) {
		tags[1] = next_table(tags[1]);
		differ += !tables_match(&stage, pages, tags);
	}
	CHECK(differ == 0);
	tags[1] = next_table(tags[1]);
	CHECK(!tables_match(&stage, pages, tags));
	stage_close(&stage);
}

/* ---- together as low as can be */

/* Three tables, each on a page without end; WIDTHS: of their columns, 0: fitted.
 * The height of all of them. */
static int64_t tables_height(struct stage *stage, int number, const int *widths,
	const char *grid)
{
	struct pages *pages;
	int64_t height = 0;

	stage->document.blocks = NULL;
	seed = (unsigned long)number * 49979687 + 5;
	words = 0;
	for (int t = 0; t < TABLES; t++) {
		struct table *table = add_table(stage, add(stage, NULL, BLOCK_SECTION), COLUMNS,
			NULL);

		table->grid = grid;
		for (int c = 0; c < COLUMNS; c++)
			table->columns[c].width = widths[c];
		for (int r = 0; r < 8; r++) {
			int long_one = dice(COLUMNS); /* each table has its own long columns */
			const char *texts[COLUMNS + 1] = {0};

			for (int c = 0; c < COLUMNS; c++)
				texts[c] = text_of(stage, 4 + dice(c == long_one ? 60 : 12));
			row_append(&table->rows, row_of(stage, texts));
		}
	}
	pages = set(stage);
	for (int p = 0; p < pages->count; p++) {
		int top = INT32_MAX, bottom = 0;

		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];

			if (mark->kind != MARK_TEXT || mark->artifact)
				continue;
			top = mark->y < top ? mark->y : top;
			bottom = mark->y > bottom ? mark->y : bottom;
		}
		height += bottom - top;
	}
	return height;
}

/* No widths in steps of 4 mm make all tables together lower by more than a line of
 * a hundred. */
static void test_lowest(int number)
{
	enum { STEP = 4 * MM, LEAST = 6 };
	int width = 160 * MM, count = width / STEP;
	struct stage stage;
	int64_t joint, alone, least = INT64_MAX;

	stage_open(&stage);
	stage.sheet.sheet.height = 20000 * PT;
	joint = tables_height(&stage, number, (int[COLUMNS]){0}, "goals");
	alone = tables_height(&stage, number, (int[COLUMNS]){0}, NULL);
	for (int a = LEAST; a <= count - 2 * LEAST; a++)
		for (int b = LEAST; b <= count - a - LEAST; b++) {
			int widths[COLUMNS] = {a * STEP, b * STEP, width - (a + b) * STEP};
			int64_t height = tables_height(&stage, number, widths, NULL);

			least = height < least ? height : least;
		}
	CHECK(joint <= least + least / 100);
	CHECK(alone <= joint);
	if (check_failures)
		fprintf(stderr, "lowest %d: %ld, fixed %ld, alone %ld\n", number,
			(long)(joint / PT), (long)(least / PT), (long)(alone / PT));
	stage_close(&stage);
}

int main(void)
{
	for (int i = 0; i < 60; i++)
		test_random(i);
	for (int i = 0; i < 10; i++)
		test_aligned(i);
	for (int i = 0; i < 3; i++)
		test_lowest(i);
	return check_result();
}
