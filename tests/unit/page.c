/* Pages: what must hold of any document, tried on random and on absurd ones. */
#include "page_check.h"

/* ---- random documents */

static void random_list(struct stage *stage, struct block *parent, int depth)
{
	struct block *list = add(stage, parent, BLOCK_LIST);

	list->tight = dice(2);
	list->ordered = dice(2);
	for (int i = 0, n = 1 + dice(5); i < n; i++) {
		struct block *item = add(stage, list, BLOCK_ITEM);

		item->number = list->ordered ? arena_printf(stage->arena, "%d.", i + 8) : NULL;
		if (dice(8))
			add_text(stage, item, text_of(stage, 1 + dice(40)));
		if (depth < 4 && dice(4) == 0)
			random_list(stage, item, depth + 1);
	}
}

static void random_note(struct stage *stage, struct block *paragraph)
{
	struct span *mark = span_new(stage->arena, "1", SPAN_SUPER);

	mark->note = block_new(stage->arena, BLOCK_PARAGRAPH, (struct place){0});
	mark->note->spans = span_new(stage->arena, text_of(stage, 1 + dice(60)), 0);
	mark->next = span_new(stage->arena, text_of(stage, 1 + dice(30)), 0);
	mark->next->text = arena_printf(stage->arena, " %s", mark->next->text);
	paragraph->spans->next = mark;
}

static void random_table(struct stage *stage, struct block *parent)
{
	int columns = 2 + dice(4);
	struct table *table = add_table(stage, parent, columns, text_of(stage, 3));
	const char *texts[8] = {0};

	for (int c = 0; c < columns; c++)
		texts[c] = text_of(stage, 1 + dice(2));
	table->heads = row_of(stage, texts);
	table->columns[0].key = dice(2);
	for (int r = 0, n = 1 + dice(30); r < n; r++) {
		struct row *row;

		for (int c = 0; c < columns; c++)
			texts[c] = text_of(stage, dice(20) ? dice(12) : dice(200));
		row = row_of(stage, texts);
		row->may_split = dice(4);
		row_append(&table->rows, row);
	}
}

static void random_block(struct stage *stage, struct block *parent, bool tables, int depth)
{
	struct block *block;

	switch (dice(tables ? 8 : 7)) {
	case 0:
		random_list(stage, parent, 0);
		break;
	case 1:
		block = add(stage, parent, BLOCK_GROUP);
		block->style = dice(2) ? stage_style(stage, "kasten") : NULL;
		block->keep = dice(2);
		block->columns = depth ? 0 : dice(4);
		add_text(stage, block, text_of(stage, 1 + dice(80)));
		if (depth < 3)
			random_block(stage, block, false, depth + 1);
		break;
	case 2:
		add_heading(stage, parent, 1, arena_printf(stage->arena, "%d", dice(30)),
			text_of(stage, 1 + dice(10)));
		add_text(stage, parent, text_of(stage, 1 + dice(80)));
		break;
	case 3:
		block = add_text(stage, parent, text_of(stage, 1 + dice(80)));
		random_note(stage, block);
		break;
	case 5:
		add_chart(stage, parent, 1 + dice(20))->drifts = dice(3) > 0;
		add_text(stage, parent, text_of(stage, 1 + dice(80)));
		break;
	case 7:
		random_table(stage, parent);
		break;
	default:
		add_text(stage, parent, text_of(stage, 1 + dice(150)));
	}
}

static void test_random(int number, bool tables)
{
	struct stage stage;
	struct pages *pages;

	stage_open(&stage);
	seed = (unsigned long)number * 7919 + 1;
	words = 0;
	stage.document.draft = number % 2;
	for (int s = 0; s < 2; s++) {
		struct block *section = add(&stage, NULL, BLOCK_SECTION);

		section->landscape = dice(3) == 0;
		add_text(&stage, section, text_of(&stage, 10));
		for (int i = 0, n = dice(30); i < n; i++)
			random_block(&stage, section, tables, 0);
	}
	pages = set(&stage);
	check_words(pages, !tables);
	check_area(&stage, pages);
	check_overlaps(pages);
	check_pages(pages);
	if (check_failures)
		fprintf(stderr, "random document %d\n", number);
	stage_close(&stage);
}

/* ---- absurd documents: they end, and lose nothing */

static void test_deep_list(void)
{
	struct stage stage;
	struct block *parent;

	stage_open(&stage);
	words = 0;
	parent = add(&stage, NULL, BLOCK_SECTION);
	for (int i = 0; i < 60; i++) {
		parent = add(&stage, add(&stage, parent, BLOCK_LIST), BLOCK_ITEM);
		if (i % 2)
			add_text(&stage, parent, text_of(&stage, 3));
	}
	check_words(set(&stage), true);
	stage_close(&stage);
}

static void test_tiny_page(void)
{
	struct stage stage;
	struct block *section;
	struct table *table;
	struct span *mark;

	stage_open(&stage);
	words = 0;
	stage.sheet.sheet.width = stage.sheet.sheet.height = 80 * MM;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_heading(&stage, section, 1, "1", text_of(&stage, 20));
	mark = span_new(stage.arena, "1", SPAN_SUPER);
	mark->note = block_new(stage.arena, BLOCK_PARAGRAPH, (struct place){0});
	mark->note->spans = span_new(stage.arena, text_of(&stage, 300), 0);
	add_text(&stage, section, text_of(&stage, 30))->spans->next = mark;
	table = add_table(&stage, section, 12, text_of(&stage, 2));
	table->columns[5].width = 90 * MM;
	table->heads = ROW(&stage, "Kopf", "Kopf", "Kopf", "Kopf", "Kopf", "Kopf", "Kopf", "Kopf",
		"Kopf", "Kopf", "Kopf", "Donaudampfschiffahrtsgesellschaft");
	row_append(&table->rows, ROW(&stage, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
		"k", "Rindfleischetikettierungsueberwachungsaufgabe"));
	set(&stage);
	CHECK(found(&stage, DIAG_TABLE_TOO_WIDE));
	stage_close(&stage);
}

static void test_huge_type(void)
{
	struct stage stage;
	struct block *block;

	stage_open(&stage);
	stage_style(&stage, "text")->size = 900 * PT;
	stage_style(&stage, "text")->leading = 1000 * PT;
	block = add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "Wort und Wort");
	block->place = (struct place){0};
	set(&stage);
	CHECK(found(&stage, DIAG_PAGE_OVERFULL));
	stage_close(&stage);
}

/* A note of the last paragraph that is longer than pages: its end has pages of its own,
 * and nothing of it is lost. */
static void test_last_note(void)
{
	enum { PAGES = 3, LINE = 12 };
	struct stage stage;
	struct pages *pages;
	int leading;

	stage_open(&stage);
	words = 0;
	leading = stage_style(&stage, "note")->leading;
	add_noted(&stage, add(&stage, NULL, BLOCK_SECTION), 0, 5,
		PAGES * LINE * (stage.sheet.sheet.height - 54 * MM) / leading);
	pages = set(&stage);
	check_words(pages, true);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(pages->count > 2);
	for (int p = 1; p < pages->count; p++)
		for (int i = 0; i < pages->items[p].mark_count; i++)
			CHECK(pages->items[p].marks[i].kind != MARK_TEXT
				|| pages->items[p].marks[i].artifact
				|| tag_within(pages->items[p].marks[i].tag, TAG_NOTE));
	stage_close(&stage);
}

/* The same document gives the same pages. */
static void test_twice(void)
{
	struct stage stage;
	struct pages *a, *b;
	struct block *section;

	stage_open(&stage);
	seed = 5;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_text(&stage, section, "Anfang");
	for (int i = 0; i < 20; i++)
		random_block(&stage, section, true, 0);
	a = set(&stage);
	b = set(&stage);
	CHECK(a->count == b->count);
	for (int p = 0; p < a->count && p < b->count; p++) {
		CHECK(a->items[p].mark_count == b->items[p].mark_count);
		for (int m = 0; m < a->items[p].mark_count; m++)
			CHECK(a->items[p].marks[m].x == b->items[p].marks[m].x
				&& a->items[p].marks[m].y == b->items[p].marks[m].y);
	}
	stage_close(&stage);
}

int main(void)
{
	for (int i = 0; i < 25; i++) {
		test_random(i, false);
		test_random(i, true);
	}
	test_deep_list();
	test_tiny_page();
	test_huge_type();
	test_last_note();
	test_twice();
	return check_result();
}
