/* Tables of one grid: their columns line up, together they are as low as any widths
 * make them, and what holds of single tables holds of them. */
#include "page_check.h"

enum { COLUMNS = 6, TABLES = 3, ROWS = 8 };
enum { STEP = 3 * MM, WIDTHS = 100 }; /* the type area has so many steps */
enum { LEAST = 11 };         /* of a column: narrower ones cost more than their height */

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

/* Texts of the cells of tables, and how high each alone would make its row. */
struct cells {
	int tables, rows, columns;
	char *texts[TABLES][ROWS][COLUMNS];
	int heights[COLUMNS][WIDTHS][TABLES * ROWS]; /* by width in steps */
};

/* Each row has its own long column. */
static void random_cells(struct stage *stage, struct cells *cells, int number)
{
	seed = (unsigned long)number * 49979687 + 5;
	words = 0;
	cells->columns = 3 + number % (COLUMNS - 2);
	cells->tables = 1 + dice(TABLES);
	cells->rows = 3 + dice(ROWS - 2);
	for (int t = 0; t < cells->tables; t++)
		for (int r = 0; r < cells->rows; r++) {
			int long_one = dice(cells->columns);

			for (int c = 0; c < cells->columns; c++)
				cells->texts[t][r][c] = text_of(stage,
					1 + dice(c == long_one ? 60 : 16));
		}
}

/* COUNT columns of the tables from FIRST on, each table on a page without end; WIDTH: of
 * a column, 0: fitted. */
static struct pages *set_cells(struct stage *stage, const struct cells *cells, int first,
	int count, int width, const char *grid)
{
	stage->document.blocks = NULL;
	for (int t = 0; t < cells->tables; t++) {
		struct table *table = add_table(stage, add(stage, NULL, BLOCK_SECTION), count,
			NULL);

		table->grid = grid;
		for (int c = 0; c < count; c++)
			table->columns[c].width = width;
		for (int r = 0; r < cells->rows; r++) {
			const char *texts[COLUMNS + 1] = {0};

			for (int c = 0; c < count; c++)
				texts[c] = cells->texts[t][r][first + c];
			row_append(&table->rows, row_of(stage, texts));
		}
	}
	return set(stage);
}

static bool is_text(const struct mark *mark)
{
	return mark->kind == MARK_TEXT && !mark->artifact;
}

/* The first line of PAGE, or its last. */
static int line_y(const struct page *page, bool last)
{
	int y = last ? 0 : INT32_MAX;

	for (int m = 0; m < page->mark_count; m++)
		if (is_text(&page->marks[m]) && (page->marks[m].y > y) == last)
			y = page->marks[m].y;
	return y;
}

/* Heights of all tables, from first line to last. */
static int64_t cells_height(struct stage *stage, const struct cells *cells, const char *grid)
{
	struct pages *pages = set_cells(stage, cells, 0, cells->columns, 0, grid);
	int64_t height = 0;

	for (int p = 0; p < pages->count; p++)
		height += line_y(&pages->items[p], true) - line_y(&pages->items[p], false);
	return height;
}

/* From the first line of each cell of COLUMN to that of the next or, of the last, to its
 * own last line; known by the cells' first words. */
static void measure_column(struct stage *stage, struct cells *cells, int column, int steps)
{
	struct pages *pages = set_cells(stage, cells, column, 1, steps * STEP, NULL);
	int *heights = cells->heights[column][steps];

	CHECK(pages->count == cells->tables);
	for (int t = 0; t < cells->tables; t++) {
		const struct page *page = &pages->items[t];
		int r = 0, tops[ROWS + 1];

		for (int m = 0; m < page->mark_count && r < cells->rows; m++)
			if (is_text(&page->marks[m]) && atoi(page->marks[m].text + 1)
			    == atoi(cells->texts[t][r][column] + 1))
				tops[r++] = page->marks[m].y;
		CHECK(r == cells->rows);
		tops[cells->rows] = line_y(page, true);
		for (r = 0; r < cells->rows; r++)
			heights[t * cells->rows + r] = tops[r + 1] - tops[r];
	}
}

/* The lowest that any widths in steps make the tables, if columns from COLUMN on have
 * LEFT steps together and those before make the rows as high as ROWS. */
static int64_t lowest(const struct cells *cells, int column, int left, const int *rows,
	int64_t best)
{
	bool last = column == cells->columns - 1;
	int count = cells->tables * cells->rows;

	for (int w = last ? left : LEAST; w <= left - LEAST * (cells->columns - 1 - column); w++) {
		int higher[TABLES * ROWS];
		int64_t sum = 0;

		for (int r = 0; r < count; r++) {
			int height = cells->heights[column][w][r];

			higher[r] = height > rows[r] ? height : rows[r];
			sum += higher[r];
		}
		if (sum < best)
			best = last ? sum : lowest(cells, column + 1, left - w, higher, best);
	}
	return best;
}

/* Of all tables that were compared. */
struct sums {
	int64_t least, higher;   /* heights with the best widths in steps, and what is beyond */
	int as_low;              /* how many are no higher */
};

/* Fitted columns against all widths in steps: the search for them is none for the best,
 * so what it reaches is judged over many tables. */
static void test_lowest(int number, struct sums *sums)
{
	static struct cells cells;
	int rows[TABLES * ROWS] = {0};
	struct stage stage;
	int64_t joint, least;

	stage_open(&stage);
	stage.sheet.sheet.width = stage.sheet.sheet.inner + stage.sheet.sheet.outer
		+ WIDTHS * STEP;
	stage.sheet.sheet.height = 20000 * PT;
	random_cells(&stage, &cells, number);
	joint = cells_height(&stage, &cells, "goals");
	CHECK(cells_height(&stage, &cells, NULL) <= joint);
	for (int c = 0; c < cells.columns; c++)
		for (int w = LEAST; w <= WIDTHS - LEAST * (cells.columns - 1); w++)
			measure_column(&stage, &cells, c, w);
	least = lowest(&cells, 0, WIDTHS, rows, INT64_MAX);
	CHECK(joint <= least + least / 100 + 2 * stage_style(&stage, "cell")->leading);
	sums->least += least;
	sums->higher += joint - least;
	sums->as_low += joint <= least;
	if (check_failures)
		fprintf(stderr, "lowest %d\n", number);
	stage_close(&stage);
}

int main(void)
{
	struct sums sums = {0};

	for (int i = 0; i < 60; i++)
		test_random(i);
	for (int i = 0; i < 10; i++)
		test_aligned(i);
	for (int i = 0; i < 60; i++)
		test_lowest(i, &sums);
	CHECK(sums.as_low >= 55);
	CHECK(sums.higher <= 0);
	if (check_failures)
		fprintf(stderr, "lowest: %d, %ld pt beyond %ld pt\n", sums.as_low,
			(long)(sums.higher / PT), (long)(sums.least / PT));
	return check_result();
}
