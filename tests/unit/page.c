/* Pages: what must hold of any document, tried on random and on absurd ones. */
#include "check.h"
#include "page_build.h"

static unsigned long seed;

static int dice(int sides)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (int)((seed >> 33) % (unsigned long)sides);
}

static bool tag_within(const struct tag *tag, enum tag_kind kind)
{
	for (; tag; tag = tag->parent)
		if (tag->kind == kind)
			return true;
	return false;
}

static bool tag_heading(const struct tag *tag)
{
	return tag && tag->kind >= TAG_H1 && tag->kind <= TAG_H6;
}

/* Right edge of the ink: a blank at the end of a line may hang over. */
static int mark_right(const struct mark *mark)
{
	int right = mark->x;

	for (int i = 0; i < mark->glyph_count; i++) {
		int end = mark->x + mark->glyphs[i].x + mark->glyphs[i].advance;

		if (mark->text[mark->glyphs[i].cluster] != ' ')
			right = end > right ? end : right;
	}
	return right;
}

/* ---- texts made of numbered words, so that each can be found again */

static int words;

static char *text_of(struct stage *stage, int count)
{
	char *text = arena_strdup(stage->arena, "");

	for (int i = 0; i < count; i++)
		text = arena_printf(stage->arena, "%s%sw%dw", text, i ? " " : "", words++);
	return text;
}

/* How often each word was found on the pages; order: never a smaller one after a
 * larger one, outside of tables and notes. */
static void check_words(const struct pages *pages, bool ordered)
{
	int *found = calloc((size_t)words + 1, sizeof *found), last = -1, lost = 0, unordered = 0;

	for (int p = 0; p < pages->count; p++) {
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];

			if (mark->kind != MARK_TEXT || mark->artifact)
				continue;
			for (const char *at = mark->text; (at = strchr(at, 'w')); at++) {
				int word = atoi(at + 1);

				if (at[1] < '0' || at[1] > '9')
					continue;
				found[word]++;
				if (tag_within(mark->tag, TAG_NOTE))
					continue;
				unordered += ordered && word < last;
				last = word;
			}
		}
	}
	for (int i = 0; i < words; i++)
		lost += found[i] != 1;
	CHECK(lost == 0);
	CHECK(unordered == 0);
	free(found);
}

/* ---- geometry */

static void check_area(const struct stage *stage, const struct pages *pages)
{
	const struct sheet *sheet = &stage->sheet.sheet;
	int out = 0, slack = PT;

	for (int p = 0; p < pages->count; p++) {
		const struct page *page = &pages->items[p];
		bool lies = page->width > page->height;
		bool verso = sheet->mirrored && p % 2;
		int left = lies || verso ? sheet->outer : sheet->inner;
		int right = page->width - (lies || !verso ? sheet->outer : sheet->inner);
		int top = lies && sheet->inner > sheet->top ? sheet->inner : sheet->top;

		for (int m = 0; m < page->mark_count; m++) {
			const struct mark *mark = &page->marks[m];

			if (mark->kind != MARK_TEXT || (mark->artifact
			    && mark->artifact != ARTIFACT_LAYOUT))
				continue;
			out += mark->x < left - slack || mark_right(mark) > right + slack
				|| mark->y < top || mark->y > page->height - sheet->bottom;
		}
	}
	CHECK(out == 0);
}

static bool marks_overlap(const struct mark *a, const struct mark *b)
{
	return a->x + PT / 2 < mark_right(b) && b->x + PT / 2 < mark_right(a)
		&& a->y - a->size / 2 < b->y && b->y - b->size / 2 < a->y;
}

static void check_overlaps(const struct pages *pages)
{
	int count = 0;

	for (int p = 0; p < pages->count; p++) {
		const struct page *page = &pages->items[p];

		for (int i = 0; i < page->mark_count; i++)
			for (int k = i + 1; k < page->mark_count; k++)
				count += page->marks[i].kind == MARK_TEXT
					&& page->marks[k].kind == MARK_TEXT
					&& page->marks[i].artifact != ARTIFACT_WATERMARK
					&& page->marks[k].artifact != ARTIFACT_WATERMARK
					&& marks_overlap(&page->marks[i], &page->marks[k]);
	}
	CHECK(count == 0);
}

/* No page without content; none whose last line (notes aside) is a heading. */
static void check_pages(const struct pages *pages)
{
	for (int p = 0; p < pages->count; p++) {
		const struct mark *last = NULL;

		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];

			if (mark->kind == MARK_TEXT && mark->tag
			    && !tag_within(mark->tag, TAG_NOTE))
				last = mark;
		}
		CHECK(last != NULL);
		CHECK(!last || !tag_heading(last->tag));
	}
}

/* Tags are numbered in reading order, and marks name tags of this tree. */
static void check_tags(const struct pages *pages)
{
	int wrong = 0;

	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];

			wrong += (mark->tag == NULL) == (mark->artifact == ARTIFACT_NONE);
			wrong += mark->tag && (mark->tag->index <= 0
				|| mark->tag->index >= pages->tag_count);
		}
	CHECK(wrong == 0);
}

static struct pages *set(struct stage *stage)
{
	struct pages *pages;

	CHECK(document_check(&stage->document));
	pages = page_typeset(&stage->typesetter, stage->arena, &stage->document);
	CHECK(pages && pages->count > 0);
	check_tags(pages);
	return pages;
}

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

	switch (dice(tables ? 7 : 6)) {
	case 0:
		random_list(stage, parent, 0);
		break;
	case 1:
		block = add(stage, parent, BLOCK_GROUP);
		block->style = dice(2) ? stage_style(stage, "kasten") : NULL;
		block->keep = dice(2);
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
	case 6:
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

/* ---- single rules */

static int count_marks(const struct page *page, const char *text, enum artifact_kind artifact)
{
	int count = 0;

	for (int m = 0; m < page->mark_count; m++)
		count += page->marks[m].kind == MARK_TEXT && page->marks[m].artifact == artifact
			&& strstr(page->marks[m].text, text) != NULL;
	return count;
}

/* Heads come again on every page as artifacts, and once with tags. */
static void test_heads(void)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;

	stage_open(&stage);
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, "Liste");
	table->heads = ROW(&stage, "Kopfwort", "Zahl");
	for (int i = 0; i < 200; i++)
		row_append(&table->rows, ROW(&stage, "Eintrag", "12"));
	pages = set(&stage);
	CHECK(pages->count > 3);
	for (int p = 0; p < pages->count; p++) {
		CHECK(count_marks(&pages->items[p], "Kopfwort", ARTIFACT_NONE) == (p == 0));
		CHECK(count_marks(&pages->items[p], "Kopfwort", ARTIFACT_LAYOUT) == (p > 0));
		CHECK(count_marks(&pages->items[p], "Fortsetzung", ARTIFACT_LAYOUT) == (p > 0));
	}
	stage_close(&stage);
}

/* A row taller than a page is split, its key said again. */
static void test_tall_row(void)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;

	stage_open(&stage);
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, NULL);
	table->columns[0].key = true;
	row_append(&table->rows, ROW(&stage, "Ziel", text_of(&stage, 3000)));
	pages = set(&stage);
	CHECK(pages->count > 2);
	check_words(pages, true);
	check_area(&stage, pages);
	CHECK(count_marks(&pages->items[0], "Ziel", ARTIFACT_NONE) == 1);
	for (int p = 1; p < pages->count; p++)
		CHECK(count_marks(&pages->items[p], "Ziel", ARTIFACT_LAYOUT) == 1);
	stage_close(&stage);
}

/* Rows stay whole where they fit a page. */
static void test_whole_rows(void)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;

	stage_open(&stage);
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, NULL);
	table->columns[0].key = true;
	for (int i = 0; i < 40; i++)
		row_append(&table->rows, ROW(&stage, "Schluessel", text_of(&stage, 90)));
	pages = set(&stage);
	for (int p = 0; p < pages->count; p++)
		CHECK(count_marks(&pages->items[p], "Schluessel", ARTIFACT_LAYOUT) == 0);
	stage_close(&stage);
}

static struct cell *cell_spanning(struct stage *stage, const char *text, int columns, int rows)
{
	struct cell *cell = cell_of(stage, text);

	cell->columns = columns;
	cell->rows = rows;
	return cell;
}

/* Spans in both directions: every word once, heads named by both axes. */
static void test_spans(void)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;
	struct row *row;

	stage_open(&stage);
	words = 0;
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 3, NULL);
	table->heads = ROW(&stage, text_of(&stage, 1), text_of(&stage, 1), text_of(&stage, 1));
	for (int g = 0; g < 12; g++) {
		for (int i = 0; i < 3; i++) {
			row = ROW(&stage, text_of(&stage, 8), text_of(&stage, 20));
			if (i == 0) {
				struct cell *goal = cell_spanning(&stage, text_of(&stage, 30), 1, 3);

				goal->head = true;
				goal->next = row->cells;
				row->cells = goal;
			}
			row_append(&table->rows, row);
		}
		row = ARENA_NEW(stage.arena, struct row);
		row->cells = cell_spanning(&stage, text_of(&stage, 5), 3, 1);
		row_append(&table->rows, row);
	}
	pages = set(&stage);
	check_words(pages, false);
	check_area(&stage, pages);
	check_overlaps(pages);
	stage_close(&stage);
}

/* A table and fields in a cell keep their words (rules are the outer table's). */
static void test_cell_blocks(void)
{
	struct stage stage;
	struct block *section;
	struct table *table, *inner;
	struct field *field;
	struct row *row;

	stage_open(&stage);
	words = 0;
	section = add(&stage, NULL, BLOCK_SECTION);
	table = add_table(&stage, section, 2, NULL);
	row = ROW(&stage, text_of(&stage, 4), text_of(&stage, 4));
	row_append(&table->rows, row);
	row->cells->content->next = block_new(stage.arena, BLOCK_TABLE, (struct place){0});
	inner = ARENA_NEW(stage.arena, struct table);
	inner->columns = ARENA_ARRAY(stage.arena, struct column, 2);
	inner->column_count = 2;
	row_append(&inner->rows, ROW(&stage, text_of(&stage, 2), text_of(&stage, 2)));
	row->cells->content->next->table = inner;
	row->cells->next->content->next = block_new(stage.arena, BLOCK_LINES, (struct place){0});
	field = ARENA_NEW(stage.arena, struct field);
	*field = (struct field){.label = "Datum", .amount = 2};
	row->cells->next->content->next->fields = field;
	check_words(set(&stage), false);
	stage_close(&stage);
}

/* A right section after an odd page gets a blank page before it; nothing else does. */
static void test_right(void)
{
	struct stage stage;
	struct pages *pages;

	stage_open(&stage);
	stage.document.draft = true;
	add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "eins");
	add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "zwei");
	add(&stage, NULL, BLOCK_SECTION)->right = true;
	stage.document.blocks->next->next->child = block_new(stage.arena, BLOCK_PARAGRAPH,
		(struct place){0});
	stage.document.blocks->next->next->child->spans = span_new(stage.arena, "drei", 0);
	pages = set(&stage);
	CHECK(pages->count == 3);
	CHECK(count_marks(&pages->items[2], "drei", ARTIFACT_NONE) == 1);
	CHECK(count_marks(&pages->items[2], "ENTWURF", ARTIFACT_WATERMARK) == 1);
	CHECK(pages->items[2].marks[0].artifact == ARTIFACT_WATERMARK);
	CHECK(count_marks(&pages->items[2], "Seite 3 von 3", ARTIFACT_FOOTER) == 1);
	stage_close(&stage);
}

/* Numbers stand with their commas below each other. */
static void test_commas(void)
{
	struct stage stage;
	struct table *table;
	struct pages *pages;
	int ends[3] = {0}, n = 0;

	stage_open(&stage);
	table = add_table(&stage, add(&stage, NULL, BLOCK_SECTION), 2, NULL);
	table->columns[1].alignment = ALIGN_DECIMAL;
	row_append(&table->rows, ROW(&stage, "eins", "1"));
	row_append(&table->rows, ROW(&stage, "zwei", "1234"));
	row_append(&table->rows, ROW(&stage, "drei", "20"));
	pages = set(&stage);
	for (int m = 0; m < pages->items[0].mark_count; m++) {
		const struct mark *mark = &pages->items[0].marks[m];

		if (mark->kind == MARK_TEXT && mark->tag && mark->text[0] >= '0'
		    && mark->text[0] <= '9' && n < 3)
			ends[n++] = mark_right(mark);
	}
	CHECK(n == 3);
	CHECK(abs(ends[0] - ends[1]) < PT / 8 && abs(ends[1] - ends[2]) < PT / 8);
	stage_close(&stage);
}

/* Contents show the pages that headings are on; links lead there. */
static void test_contents(void)
{
	struct stage stage;
	struct pages *pages;
	struct block *section;
	int links = 0;

	stage_open(&stage);
	section = add(&stage, NULL, BLOCK_SECTION);
	add(&stage, section, BLOCK_CONTENTS)->level = 2;
	for (int i = 0; i < 8; i++) {
		add_heading(&stage, section, 1, arena_printf(stage.arena, "%d", i + 1), "Kapitel");
		for (int k = 0; k < 12; k++)
			add_text(&stage, section, text_of(&stage, 100));
	}
	pages = set(&stage);
	CHECK(pages->bookmark_count == 8);
	for (int m = 0; m < pages->items[0].mark_count; m++) {
		const struct mark *mark = &pages->items[0].marks[m];
		const struct page *page;
		bool found = false;

		if (mark->kind != MARK_LINK)
			continue;
		links++;
		CHECK(mark->anchor && mark->contents && mark->tag->kind == TAG_LINK);
		page = &pages->items[mark->anchor->page];
		for (int k = 0; k < page->mark_count; k++)
			found = found || (page->marks[k].kind == MARK_TEXT
				&& tag_heading(page->marks[k].tag)
				&& page->marks[k].y > mark->anchor->y
				&& page->marks[k].y < mark->anchor->y + 40 * PT);
		CHECK(found);
		CHECK(count_marks(&pages->items[0], page->label, ARTIFACT_NONE) > 0);
	}
	CHECK(links == 8);
	stage_close(&stage);
}

/* Notes stand on the page of their mark. */
static void test_notes(void)
{
	struct stage stage;
	struct block *section, *block;
	struct pages *pages;

	stage_open(&stage);
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int i = 0; i < 30; i++) {
		struct span *mark = span_new(stage.arena, arena_printf(stage.arena, "x%dx", i), 0);

		block = add_text(&stage, section, text_of(&stage, 60));
		mark->note = block_new(stage.arena, BLOCK_PARAGRAPH, (struct place){0});
		mark->note->spans = span_new(stage.arena,
			arena_printf(stage.arena, "y%dy und mehr", i), 0);
		block->spans->next = mark;
	}
	pages = set(&stage);
	for (int i = 0; i < 30; i++) {
		char *mark = arena_printf(stage.arena, "x%dx", i);
		char *note = arena_printf(stage.arena, "y%dy", i);

		for (int p = 0; p < pages->count; p++)
			if (count_marks(&pages->items[p], note, ARTIFACT_NONE))
				CHECK(count_marks(&pages->items[p], mark, ARTIFACT_NONE) == 2);
	}
	stage_close(&stage);
}

static bool found(const struct stage *stage, enum diag_code code)
{
	for (size_t i = 0; i < diag_findings(stage->diag); i++)
		if (diag_finding(stage->diag, i)->code == code)
			return true;
	return false;
}

/* A link to nowhere is a finding and plain text. */
static void test_lost_link(void)
{
	struct stage stage;
	struct block *block;
	struct pages *pages;

	stage_open(&stage);
	block = add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "siehe dort");
	block->spans->link = "#dort";
	pages = set(&stage);
	CHECK(found(&stage, DIAG_LINK_NOWHERE));
	for (int m = 0; m < pages->items[0].mark_count; m++)
		CHECK(pages->items[0].marks[m].kind != MARK_LINK);
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
	for (int i = 0; i < 12; i++) {
		test_random(i, false);
		test_random(i, true);
	}
	test_heads();
	test_tall_row();
	test_whole_rows();
	test_spans();
	test_cell_blocks();
	test_right();
	test_commas();
	test_contents();
	test_notes();
	test_lost_link();
	test_deep_list();
	test_tiny_page();
	test_huge_type();
	test_twice();
	return check_result();
}
