/* Random trees of blocks, as wild as they may be, through the real path to pages: all
 * words once and in reading order, inside the type area; what a table, a field, a page
 * promises holds. */
#include "page_check.h"

enum {
	TREES = 200, WIDE_TREES = 100,
	DEPTH = 3,               /* of blocks in blocks */
	COLUMNS = 20,            /* of a wide table */
	LONG_CELL = 350, TALL_CELL = 1100, /* words; the latter is more than a page */
};

enum place_kind { IN_TEXT, IN_COLUMNS, IN_ITEM, IN_CELL };

/* Trees of all kinds; those whose groups of columns have notes and headings in them; those
 * with wide tables. */
enum tree_kind { TREE_PLAIN, TREE_NOTED, TREE_WIDE, TREE_KIND_COUNT };

/* A document that grows. */
struct tree {
	struct stage stage;
	enum tree_kind kind;
	bool small;              /* on A5 */
	bool columns;            /* a group of columns is being made */
	int level;               /* of the last heading */
	int tables, fields;      /* made so far; they name heads and fields */
	int notes;
};

static void grow(struct tree *tree, struct block *parent, enum place_kind place, int depth);

/* ---- what hangs on text */

static void grow_note(struct tree *tree, struct block *paragraph)
{
	struct stage *stage = &tree->stage;
	struct span *mark = span_new(stage->arena, "1", SPAN_SUPER);

	tree->notes++;
	mark->note = block_new(stage->arena, BLOCK_PARAGRAPH, (struct place){0});
	mark->note->spans = span_new(stage->arena, text_of(stage, 1 + dice(40)), 0);
	mark->next = span_new(stage->arena,
		arena_printf(stage->arena, " %s", text_of(stage, 1 + dice(20))), 0);
	paragraph->spans->next = mark;
}

static void grow_text(struct tree *tree, struct block *parent, int most)
{
	struct block *block = add_text(&tree->stage, parent, text_of(&tree->stage, 1 + dice(most)));

	if ((!tree->columns || tree->kind == TREE_NOTED) && dice(8) == 0)
		grow_note(tree, block);
}

static void grow_heading(struct tree *tree, struct block *parent)
{
	tree->level = 1 + dice(MIN(tree->level + 1, 4));
	add_heading(&tree->stage, parent, tree->level, dice(2) ? "7" : NULL,
		text_of(&tree->stage, 1 + dice(9)));
}

static void grow_list(struct tree *tree, struct block *parent, enum place_kind place, int depth)
{
	struct block *list = add(&tree->stage, parent, BLOCK_LIST);

	list->tight = dice(2);
	list->ordered = dice(2);
	for (int i = 0, n = 1 + dice(5); i < n; i++) {
		struct block *item = add(&tree->stage, list, BLOCK_ITEM);

		item->number = list->ordered ? arena_printf(tree->stage.arena, "%d.", i + 8) : NULL;
		if (dice(6))
			grow_text(tree, item, 30);
		if (depth < DEPTH && dice(4) == 0)
			grow(tree, item, place == IN_CELL ? place : IN_ITEM, depth + 1);
	}
}

/* ---- tables */

static struct field *field_new(struct tree *tree)
{
	struct field *field = ARENA_NEW(tree->stage.arena, struct field);

	*field = (struct field){.kind = dice(5) ? FIELD_LINE : FIELD_BOX, .amount = 1,
		.tip = "Feld", .name = arena_printf(tree->stage.arena, "Feld %d", tree->fields++)};
	if (field->kind == FIELD_LINE)
		field->amount = 1 + dice(3);
	return field;
}

/* No cell of a wide table is empty: of a block of its columns there would be pages that only
 * name rows again. */
static struct cell *grow_cell(struct tree *tree, int depth)
{
	struct cell *cell = cell_of(&tree->stage, "");
	struct block inside = {0};

	if (dice(12) == 0)
		cell->field = field_new(tree);
	else if (dice(60) == 0)
		grow_text(tree, &inside, dice(3) ? LONG_CELL : TALL_CELL);
	else if (depth < DEPTH && dice(8) == 0)
		grow(tree, &inside, IN_CELL, depth + 1);
	else if (dice(8) || tree->kind == TREE_WIDE)
		grow_text(tree, &inside, 14);
	cell->content = inside.child;
	return cell;
}

/* BUSY: per column, rows it is taken for; LEFT: rows to come, this one included. */
static struct row *grow_row(struct tree *tree, const struct table *table, int *busy, int left,
	int depth)
{
	struct row *row = ARENA_NEW(tree->stage.arena, struct row);
	struct cell **end = &row->cells;

	row->may_split = dice(3);
	for (int c = 0; c < table->column_count; c++) {
		struct cell *cell;
		int first = c;

		if (busy[c])
			continue;
		cell = grow_cell(tree, depth);
		cell->rows = dice(5) ? 1 : 1 + dice(MIN(left, 5));
		while (dice(4) == 0 && c + 1 < table->column_count && !busy[c + 1])
			c++;
		cell->columns = c - first + 1;
		for (int i = first; i <= c; i++)
			busy[i] = cell->rows;
		*end = cell;
		end = &cell->next;
	}
	for (int c = 0; c < table->column_count; c++)
		busy[c]--;
	return row;
}

/* Columns are not so many that words, with the mark of a note, must be cut; or so many that
 * the table is to be divided. */
static int column_dice(struct tree *tree, enum place_kind place, int depth)
{
	int most = place != IN_TEXT || depth ? 2 : tree->small ? 4 : 6;

	if (tree->kind == TREE_WIDE && place == IN_TEXT && !depth && !tree->columns
	    && dice(6) == 0)
		most = COLUMNS;
	if (tree->columns && (tree->kind == TREE_NOTED
	    || (tree->kind == TREE_WIDE && tree->small)))
		most = 1;
	return 1 + dice(most);
}

static void grow_table(struct tree *tree, struct block *parent, enum place_kind place, int depth)
{
	struct stage *stage = &tree->stage;
	int columns = column_dice(tree, place, depth);
	int rows = 1 + dice(depth ? 6 : 25), busy[COLUMNS] = {0};
	struct table *table = add_table(stage, parent, columns,
		dice(2) ? text_of(stage, 1 + dice(6)) : NULL);
	const char *texts[COLUMNS + 1] = {0};

	table->summary = arena_printf(stage->arena, "Kopf%d:", tree->tables++);
	for (int c = 0; c < columns; c++)
		texts[c] = arena_printf(stage->arena, "%s %s", table->summary, text_of(stage, 1));
	table->heads = row_of(stage, texts);
	table->columns[0].key = dice(2);
	for (int left = rows; left > 0; left--)
		row_append(&table->rows, grow_row(tree, table, busy, left, depth));
}

/* ---- other blocks */

static void grow_group(struct tree *tree, struct block *parent, enum place_kind place, int depth)
{
	struct block *group = add(&tree->stage, parent, BLOCK_GROUP);
	bool columns = place == IN_TEXT && dice(2);

	group->style = dice(2) ? stage_style(&tree->stage, "kasten") : NULL;
	group->columns = columns ? 2 + (!tree->small && dice(2)) : 0;
	group->keep = !columns && dice(3) == 0;
	tree->columns |= columns;
	for (int i = 0, n = 1 + dice(4); i < n; i++)
		grow(tree, group, columns ? IN_COLUMNS : place, depth + 1);
	tree->columns &= !columns;
	add_text(&tree->stage, group, text_of(&tree->stage, 5));
}

static void grow_figures(struct tree *tree, struct block *parent)
{
	struct key_figure **end = &add(&tree->stage, parent, BLOCK_FIGURES)->figures;

	for (int i = 0, n = 1 + dice(9); i < n; i++) {
		*end = ARENA_NEW(tree->stage.arena, struct key_figure);
		(*end)->value = "1 : 385";
		(*end)->label = span_new(tree->stage.arena, text_of(&tree->stage, 1 + dice(5)), 0);
		end = &(*end)->next;
	}
}

static void grow_lines(struct tree *tree, struct block *parent)
{
	struct block *block = add(&tree->stage, parent, BLOCK_LINES);

	block->fields = field_new(tree);
	block->fields->kind = dice(2) ? FIELD_LINE : FIELD_AREA;
	block->fields->amount = 1 + dice(dice(9) ? 4 : 60);
	block->fields->label = dice(2) ? text_of(&tree->stage, 1 + dice(3)) : NULL;
}

static void grow(struct tree *tree, struct block *parent, enum place_kind place, int depth)
{
	int kind = dice(14);

	if (kind == 0 && (place == IN_TEXT || (place == IN_COLUMNS && tree->kind == TREE_NOTED)))
		grow_heading(tree, parent);
	else if (kind <= 2)
		grow_list(tree, parent, place, depth);
	else if (kind <= 4 && place != IN_CELL)
		grow_table(tree, parent, place, depth);
	else if (kind <= 6 && place != IN_CELL && depth < DEPTH)
		grow_group(tree, parent, place, depth);
	else if (kind == 7 && place == IN_TEXT)
		add_chart(&tree->stage, parent, 1 + dice(20))->drifts = dice(2);
	else if (kind == 8 && place != IN_CELL)
		grow_figures(tree, parent);
	else if (kind == 9)
		grow_lines(tree, parent);
	else
		grow_text(tree, parent, 100);
}

static void grow_tree(struct tree *tree, int number)
{
	struct stage *stage = &tree->stage;

	seed = (unsigned long)number * 15485863 + 11;
	words = 0;
	stage->sheet.sheet.column_gap = 6 * MM;
	stage->sheet.sheet.level_feet = number % 2;
	tree->small = number % 3 == 0;
	if (tree->small) {
		stage->sheet.sheet.width = 148 * MM;
		stage->sheet.sheet.height = 210 * MM;
	}
	for (int s = 0; s < 2; s++) {
		struct block *section = add(stage, NULL, BLOCK_SECTION);

		section->landscape = dice(3) == 0;
		section->continues = dice(2);
		grow_text(tree, section, 40);
		for (int i = 0, n = 2 + dice(16); i < n; i++)
			grow(tree, section, IN_TEXT, 0);
		grow_text(tree, section, 40);
	}
}

/* ---- what must hold */

/* The next number of a word "w123" from *AT on, or -1. */
static int next_word(const char **at)
{
	while ((*at = strchr(*at, 'w')) && ((*at)[1] < '0' || (*at)[1] > '9'))
		++*at;
	return *at ? atoi(++*at) : -1;
}

/* Words follow each other through the tags in their order, in the text and in notes. */
static void check_reading(const struct pages *pages)
{
	int (*ends)[2] = calloc((size_t)pages->tag_count, sizeof *ends); /* of each tag, from 1 */
	bool *noted = calloc((size_t)pages->tag_count, sizeof *noted);
	int last[2] = {0}, wrong = 0;

	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];
			const char *at = mark->text;
			int *end = mark->tag ? ends[mark->tag->index] : NULL;

			if (mark->kind != MARK_TEXT || !end)
				continue;
			noted[mark->tag->index] = tag_within(mark->tag, TAG_NOTE);
			for (int word; (word = next_word(&at)) >= 0;) {
				wrong += word + 1 <= end[1];
				end[0] = end[0] ? end[0] : word + 1;
				end[1] = word + 1;
			}
		}
	for (int t = 0; t < pages->tag_count; t++)
		if (ends[t][0]) {
			wrong += ends[t][0] <= last[noted[t]];
			last[noted[t]] = ends[t][1];
		}
	CHECK(wrong == 0);
	free(noted);
	free(ends);
}

static const struct tag *tag_around(const struct tag *tag, enum tag_kind kind)
{
	while (tag && tag->kind != kind)
		tag = tag->parent;
	return tag;
}

/* A page with rows of a table has its heads. */
static void check_heads(const struct pages *pages)
{
	int missing = 0;

	for (int p = 0; p < pages->count; p++) {
		const struct page *page = &pages->items[p];
		const struct tag *known = NULL;

		for (int m = 0; m < page->mark_count; m++) {
			const struct tag *body = tag_around(page->marks[m].tag, TAG_TBODY);
			const char *head = body ? body->parent->summary : NULL;

			if (!head || body == known || tag_within(page->marks[m].tag, TAG_NOTE))
				continue;
			known = body;
			missing += !count_marks(page, head, ARTIFACT_NONE)
				&& !count_marks(page, head, ARTIFACT_LAYOUT);
		}
	}
	CHECK(missing == 0);
}

/* The last line of a cell that was counted, on its page; a text's is as high as nothing. */
struct counted {
	int top, bottom;
};

/* Lines of all cells on PAGE, by the indices of their tags: of text, and fields, each with
 * the words beside it. */
static void count_lines(const struct page *page, int *lines, struct counted *counted)
{
	for (int m = 0; m < page->mark_count; m++) {
		const struct mark *mark = &page->marks[m];
		const struct tag *cell = tag_around(mark->tag, TAG_TD);
		bool field = mark->kind == MARK_FIELD;
		struct counted at = {mark->y, mark->y + (field ? mark->height : 0)}, *known;

		if ((mark->kind != MARK_TEXT && !field) || !cell || tag_within(mark->tag, TAG_NOTE))
			continue;
		known = &counted[cell->index];
		if (lines[cell->index] == 0 || at.top > known->bottom || at.bottom < known->top)
			lines[cell->index]++;
		*known = at;
	}
}

/* No page break leaves a line of a cell alone; returns how many cells are cut. */
static int check_cuts(const struct pages *pages)
{
	size_t count = (size_t)pages->tag_count;
	int *above = calloc(count, sizeof *above), *below = calloc(count, sizeof *below);
	struct counted *counted = calloc(count, sizeof *counted);
	int cut = 0, lonely = 0;

	for (int p = 0; p < pages->count; p++) {
		int *swap = above;

		memset(below, 0, count * sizeof *below);
		count_lines(&pages->items[p], below, counted);
		for (size_t t = 0; t < count; t++) {
			cut += above[t] && below[t];
			lonely += above[t] && below[t] && (above[t] < 2 || below[t] < 2);
		}
		above = below;
		below = swap;
	}
	CHECK(lonely == 0);
	free(counted);
	free(below);
	free(above);
	return cut;
}

/* No page without content, and none that ends with a heading; nor does a column, behind
 * which marks go on further up. */
static void check_feet(const struct pages *pages)
{
	for (int p = 0; p < pages->count; p++) {
		const struct mark *last = NULL;
		int hanging = 0;

		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];

			if (!mark->tag || tag_within(mark->tag, TAG_NOTE))
				continue;
			hanging += last && tag_heading(last->tag) && mark->y < last->y;
			last = mark;
		}
		CHECK(last && !tag_heading(last->tag));
		CHECK(hanging == 0);
	}
}

/* The page that each tag of KIND begins on, by their index, from 1 on; 0: none. */
static int *first_pages(const struct pages *pages, enum tag_kind kind)
{
	int *first = calloc((size_t)pages->tag_count, sizeof *first);

	for (int p = pages->count - 1; p >= 0; p--)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];
			const struct tag *tag = tag_around(mark->tag, kind);

			if (tag && mark->kind == MARK_TEXT)
				first[tag->index] = p + 1;
		}
	return first;
}

/* Has PAGE no room left for a line of a note and the rule above it? */
static bool page_full(struct tree *tree, const struct page *page)
{
	int foot = page->height - tree->stage.sheet.sheet.bottom, lowest = 0;

	for (int m = 0; m < page->mark_count; m++)
		if (page->marks[m].kind == MARK_TEXT && page->marks[m].tag)
			lowest = MAX(lowest, page->marks[m].y);
	return foot - lowest < 2 * stage_style(&tree->stage, "note")->leading;
}

/* A note begins on the page of its mark; or, where that is full without it, on the next. */
static void check_notes(struct tree *tree, const struct pages *pages)
{
	int *begins = first_pages(pages, TAG_NOTE), count = 0, away = 0;

	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];
			const struct tag *tag = tag_around(mark->tag, TAG_REFERENCE);
			int page;

			if (!tag || mark->kind != MARK_TEXT)
				continue;
			page = begins[tag->next->index];
			away += page != p + 1
				&& (page != p + 2 || !page_full(tree, &pages->items[p]));
			count++;
		}
	CHECK(count == tree->notes);
	CHECK(away == 0);
	free(begins);
}

static bool page_has(const struct page *page, const struct tag *note)
{
	for (int m = 0; m < page->mark_count; m++)
		if (tag_around(page->marks[m].tag, TAG_NOTE) == note)
			return true;
	return false;
}

/* On each page notes stand in reading order, like the numbers of their marks: what goes on
 * from the page before first, what goes on overleaf last. */
static void check_note_order(const struct pages *pages)
{
	int wrong = 0;

	for (int p = 0; p < pages->count; p++) {
		const struct tag *last = NULL;
		bool open = false, leaves = false; /* LAST came from another page, goes on */

		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct tag *note = tag_around(pages->items[p].marks[m].tag, TAG_NOTE);
			bool came;

			if (!note || note == last)
				continue;
			came = p > 0 && page_has(&pages->items[p - 1], note);
			wrong += leaves || (came && last);
			leaves = p + 1 < pages->count && page_has(&pages->items[p + 1], note);
			wrong += last && !open && !leaves && note->index < last->index;
			open = came;
			last = note;
		}
	}
	CHECK(wrong == 0);
}

/* Each field stands once, within the type area. */
static void check_fields(const struct tree *tree, const struct pages *pages)
{
	const struct sheet *sheet = &tree->stage.sheet.sheet;
	int count = 0, out = 0;

	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];

			if (mark->kind != MARK_FIELD)
				continue;
			count += mark->tag != NULL;
			out += mark->width <= 0 || mark->height <= 0 || mark->x < sheet->outer - PT
				|| mark->x + mark->width > pages->items[p].width - sheet->outer + PT
				|| mark->y < sheet->top - PT
				|| mark->y + mark->height
					> pages->items[p].height - sheet->bottom + PT;
		}
	CHECK(count == tree->fields);
	CHECK(out == 0);
}

static int test_tree(int number, enum tree_kind kind)
{
	struct tree tree = {.kind = kind};
	struct pages *pages;
	int cut, failures = check_failures;

	stage_open(&tree.stage);
	grow_tree(&tree, number);
	pages = set(&tree.stage);
	check_words(pages, false);
	check_reading(pages);
	check_area(&tree.stage, pages);
	check_overlaps(pages);
	check_feet(pages);
	check_notes(&tree, pages);
	check_note_order(pages);
	check_heads(pages);
	check_fields(&tree, pages);
	cut = check_cuts(pages);
	if (check_failures > failures)
		fprintf(stderr, "tree %d of kind %d\n", number, (int)kind);
	stage_close(&tree.stage);
	return cut;
}

/* An area that would fill a page takes what its heading and its label leave of one. */
static void test_tall_area(void)
{
	struct tree tree = {0};
	struct stage *stage = &tree.stage;
	struct block *section;
	struct pages *pages;

	stage_open(stage);
	section = add(stage, NULL, BLOCK_SECTION);
	add_heading(stage, section, 1, NULL, text_of(stage, 60));
	grow_lines(&tree, section);
	section->child->next->fields->kind = FIELD_AREA;
	section->child->next->fields->amount = 60;
	section->child->next->fields->label = text_of(stage, 9);
	pages = set(stage);
	CHECK(pages->count == 1);
	check_fields(&tree, pages);
	stage_close(stage);
}

/* Trees that were wrong once. */
static const struct {
	int number;
	enum tree_kind kind;
} wrong_once[] = {
	/* a page ended inside a heading: no other break was better */
	{273, TREE_PLAIN}, {498, TREE_PLAIN},
	/* no room to write was left beside a label in a narrow cell */
	{439, TREE_PLAIN},
	/* a row was cut through an area to write in beside its text */
	{283, TREE_PLAIN},
	/* a group to be kept, longer than a page, left lines of cells alone */
	{420, TREE_PLAIN}, {436, TREE_PLAIN}, {1035, TREE_PLAIN},
	/* such a group did, as a page or column less came cheaper than that */
	{1374, TREE_PLAIN},
	/* rows were stretched twice for spanning cells, one over the page */
	{750, TREE_PLAIN}, {1236, TREE_PLAIN},
	/* behind a table on lying pages a cell had its field on each of its pages */
	{2283, TREE_PLAIN},
	/* words were torn in a table whose fields had more room than they need */
	{621, TREE_PLAIN}, {2031, TREE_PLAIN},
	/* fields in the first row of a table and in columns did not fit below their heading */
	{6456, TREE_PLAIN}, {2733, TREE_WIDE},
	/* a page had nothing but the names of rows again, each as long as a page */
	{110, TREE_WIDE}, {159, TREE_WIDE},
};

/* FIRST END KIND: the trees from number FIRST to END of that kind, in search of wrong ones. */
int main(int argc, char **argv)
{
	int cut = 0;

	if (argc == 4) {
		for (int i = atoi(argv[1]); i < atoi(argv[2]); i++)
			test_tree(i, (enum tree_kind)atoi(argv[3]));
		return check_result();
	}
	for (int i = 0; i < TREES; i++)
		cut += test_tree(i, TREE_PLAIN) + test_tree(i, TREE_NOTED);
	for (int i = 0; i < WIDE_TREES; i++)
		cut += test_tree(i, TREE_WIDE);
	for (size_t i = 0; i < sizeof wrong_once / sizeof *wrong_once; i++)
		cut += test_tree(wrong_once[i].number, wrong_once[i].kind);
	CHECK(cut > 0);
	test_tall_area();
	return check_result();
}
