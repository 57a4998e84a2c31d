/* Pages: single rules of tables, sections, figures, contents and notes. */
#include "page_check.h"

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
				const char *text = text_of(&stage, 30);
				struct cell *goal = cell_spanning(&stage, text, 1, 3);

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

/* Light tints are drawn before the draft mark; a darker fill and what lies on it after it. */
static void test_draft_grounds(void)
{
	static const double shades[] = {0.3, 0.95, 0.9};
	struct style styles[3];
	struct stage stage;
	struct block *section, *box = NULL;
	const struct page *page;
	int mark = -1, fills[3], found = 0;

	stage_open(&stage);
	stage.document.draft = true;
	stage_style(&stage, "mark")->color = (struct color){.red = 0.8, .green = 0.8, .blue = 0.8};
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int i = 0; i < 3; i++) {
		box = add(&stage, i == 1 ? box : section, BLOCK_GROUP);
		styles[i] = *stage_style(&stage, "text");
		styles[i].has_fill = true;
		styles[i].fill = (struct color){shades[i], shades[i], shades[i], {0}};
		box->style = &styles[i];
		add_text(&stage, box, "Kasten");
	}
	page = &set(&stage)->items[0];
	for (int m = 0; m < page->mark_count; m++) {
		if (page->marks[m].artifact == ARTIFACT_WATERMARK)
			mark = m;
		if (page->marks[m].kind == MARK_FILL && found < 3)
			fills[found++] = m;
	}
	CHECK(found == 3 && fills[0] < mark && mark < fills[1]);
	CHECK(found == 3 && page->marks[fills[0]].color.red > 0.85);
	CHECK(found == 3 && page->marks[fills[1]].color.red < 0.5);
	stage_close(&stage);
}

/* Without left and right pages no section waits for a right one. */
static void test_right_alone(void)
{
	for (int mirrored = 0; mirrored < 2; mirrored++) {
		struct stage stage;

		stage_open(&stage);
		stage.sheet.sheet.mirrored = mirrored;
		add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "eins");
		add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "zwei");
		stage.document.blocks->next->right = true;
		CHECK(set(&stage)->count == 2 + mirrored);
		stage_close(&stage);
	}
}

/* {abschnitt} is the first chapter that begins on the page, {oben} the one that goes on. */
static void test_running_head(void)
{
	struct stage stage;
	struct block *section;
	const struct pages *pages;

	stage_open(&stage);
	stage.sheet.words.head_left = "{abschnitt}/{oben}";
	add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "eins");
	section = add(&stage, NULL, BLOCK_SECTION);
	add_heading(&stage, section, 1, NULL, "Aa");
	add_text(&stage, section, text_of(&stage, 900));
	add_heading(&stage, section, 2, NULL, "Unten");
	add_heading(&stage, section, 1, NULL, "Bb");
	add_text(&stage, section, "Ende");
	pages = set(&stage);
	CHECK(pages->count >= 3);
	CHECK(count_marks(&pages->items[0], "/", ARTIFACT_HEADER) == 1);
	CHECK(count_marks(&pages->items[1], "Aa/Aa", ARTIFACT_HEADER) == 1);
	CHECK(count_marks(&pages->items[pages->count - 1], "Bb/Aa", ARTIFACT_HEADER) == 1);
	stage_close(&stage);
}

/* A figure that does not fit goes to the next page; what follows it fills its
 * page, but not what the next heading begins.  It is read in its place. */
static void test_drift(void)
{
	struct stage stage;
	struct block *section;
	struct pages *pages;
	const struct tag *figure = NULL, *after = NULL;

	stage_open(&stage);
	words = 0;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_text(&stage, section, text_of(&stage, 650));
	add_chart(&stage, section, 15);
	add_text(&stage, section, text_of(&stage, 120));
	add_heading(&stage, section, 1, NULL, "danach");
	add_text(&stage, section, text_of(&stage, 60));
	pages = set(&stage);
	check_words(pages, true);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(pages->count == 2);
	CHECK(count_marks(&pages->items[0], "danach", ARTIFACT_NONE) == 0);
	CHECK(count_marks(&pages->items[0], "Bild", ARTIFACT_NONE) == 0);
	CHECK(count_marks(&pages->items[1], "Bild", ARTIFACT_NONE) == 1);
	for (const struct tag *t = pages->root->child->child; t; t = t->next) {
		if (t->kind == TAG_DIV)
			figure = t;
		else if (t->kind == TAG_P && figure && !after)
			after = t;
	}
	CHECK(figure && after && figure->index < after->index);
	for (int m = 0; m < pages->items[0].mark_count && after; m++)
		if (pages->items[0].marks[m].tag == after)
			after = NULL;
	CHECK(!after);
	stage_close(&stage);
}

/* A figure that begins a page takes the lines that speak of it along. */
static void test_away(void)
{
	int moved = 0;

	for (int count = 300; count < 700; count += 10) {
		struct stage stage;
		struct block *section;
		struct pages *pages;

		stage_open(&stage);
		words = 0;
		section = add(&stage, NULL, BLOCK_SECTION);
		add_text(&stage, section, text_of(&stage, count));
		add_text(&stage, section, "Davon.");
		add_chart(&stage, section, 12)->drifts = false;
		pages = set(&stage);
		for (int p = 0; p < pages->count; p++)
			CHECK(count_marks(&pages->items[p], "Davon.", ARTIFACT_NONE) ==
				count_marks(&pages->items[p], "Bild", ARTIFACT_NONE));
		moved += pages->count > 1 && count_marks(&pages->items[1], "Bild", ARTIFACT_NONE);
		stage_close(&stage);
	}
	CHECK(moved > 5);
}

/* Lines of text below "Kapitel" on PAGE; -1: it is not there. */
static int lines_below(const struct page *page)
{
	int heading = -1, last = 0, lines = 0;

	for (int m = 0; m < page->mark_count; m++) {
		const struct mark *mark = &page->marks[m];

		if (mark->kind != MARK_TEXT || mark->artifact)
			continue;
		if (strcmp(mark->text, "Kapitel") == 0)
			heading = last = mark->y;
		lines += heading >= 0 && mark->y > last;
		last = mark->y > last ? mark->y : last;
	}
	return heading < 0 ? -1 : lines;
}

/* Wherever a chapter begins, it does not stand near the foot with a few lines. */
static void test_foot(void)
{
	int near = 0;

	for (int count = 500; count < 700; count += 10) {
		struct stage stage;
		struct block *section;
		int lines;

		stage_open(&stage);
		words = 0;
		section = add(&stage, NULL, BLOCK_SECTION);
		add_text(&stage, section, text_of(&stage, count));
		add_heading(&stage, section, 1, NULL, "Kapitel");
		add_text(&stage, section, text_of(&stage, 400));
		lines = lines_below(&set(&stage)->items[0]);
		CHECK(lines < 0 || lines >= 4);
		near += lines >= 4 && lines < 8;
		stage_close(&stage);
	}
	CHECK(near > 0);
}

/* The lowest line of text on PAGE. */
static int page_foot(const struct page *page)
{
	int foot = 0;

	for (int m = 0; m < page->mark_count; m++)
		if (page->marks[m].kind == MARK_TEXT && !page->marks[m].artifact)
			foot = MAX(foot, page->marks[m].y);
	return foot;
}

/* Sets a text of some pages; returns how many pairs of facing pages end on one line. */
static int level_pairs(int number, bool level_feet, int *pairs, int *pages_made)
{
	struct stage stage;
	struct block *section;
	struct pages *pages;
	int level = 0;

	stage_open(&stage);
	words = 0;
	stage_style(&stage, "text")->space_after = 0;
	stage.sheet.sheet.level_feet = level_feet;
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int i = 0; i < 50; i++)
		add_text(&stage, section, text_of(&stage, 20 + (i * 37 + number * 13) % 90));
	pages = set(&stage);
	check_words(pages, true);
	for (int p = 2; p < pages->count - 1; p += 2) {
		level += page_foot(&pages->items[p]) == page_foot(&pages->items[p - 1]);
		(*pairs)++;
	}
	*pages_made += pages->count;
	stage_close(&stage);
	return level;
}

/* Facing pages end on one line nearly everywhere, and no page is added for it. */
static void test_facing(void)
{
	int level[2] = {0, 0}, pairs[2] = {0, 0}, pages[2] = {0, 0};

	for (int number = 0; number < 40; number++)
		for (int on = 0; on < 2; on++)
			level[on] += level_pairs(number, on, &pairs[on], &pages[on]);
	CHECK(level[1] * 20 >= pairs[1] * 17 && level[0] * 2 < pairs[0]);
	CHECK(pages[0] == pages[1]);
}

/* Headings that fill more than a page: the page ends within them, and it is said. */
static void test_torn(void)
{
	struct stage stage;
	struct block *section;

	stage_open(&stage);
	words = 0;
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int i = 0; i < 60; i++)
		add_heading(&stage, section, 1, NULL, text_of(&stage, 3));
	check_words(set(&stage), true);
	CHECK(found(&stage, DIAG_PAGE_TORN));
	stage_close(&stage);
}

/* The pages of A6 that headings of three levels, LENGTH words each, end on, and the one that the
 * text below them begins on; ABOVE words stand in front of them. */
static void chain_pages(int above, int length, int pages_of[4])
{
	struct stage stage;
	struct block *section;
	struct pages *pages;

	stage_open(&stage);
	words = 0;
	stage.sheet.sheet.width = 105 * MM;
	stage.sheet.sheet.height = 148 * MM;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_text(&stage, section, text_of(&stage, above));
	for (int level = 1; level <= 3; level++)
		add_heading(&stage, section, level, NULL, text_of(&stage, length));
	add_text(&stage, section, text_of(&stage, 60));
	pages = set(&stage);
	check_words(pages, true);
	check_area(&stage, pages);
	for (int i = 0; i < 4; i++) {
		const char *word = arena_printf(stage.arena, "w%dw",
			above + (i < 3 ? (i + 1) * length - 1 : 3 * length));

		pages_of[i] = -1;
		for (int p = 0; p < pages->count; p++)
			if (count_marks(&pages->items[p], word, ARTIFACT_NONE))
				pages_of[i] = p;
	}
	CHECK(found(&stage, DIAG_PAGE_TORN) == (pages_of[0] != pages_of[3]));
	stage_close(&stage);
}

/* Headings that a page cannot hold with their text stand on a page of their own but for the
 * last, which stays with it: none is alone at the foot of what goes before. */
static void test_torn_chain(void)
{
	int torn = 0;

	for (int length = 8; length <= 14; length++)
		for (int above = 10; above < 150; above += 5) {
			int on[4];

			chain_pages(above, length, on);
			CHECK(on[0] == on[1] && on[2] == on[3]);
			torn += on[1] != on[2];
		}
	CHECK(torn > 30);
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
	enum { COUNT = 30 };
	struct stage stage;
	struct block *section;

	stage_open(&stage);
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int i = 0; i < COUNT; i++)
		add_noted(&stage, section, i, 60, 3);
	CHECK(notes_late(set(&stage), COUNT) == 0);
	stage_close(&stage);
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

int main(void)
{
	test_heads();
	test_tall_row();
	test_whole_rows();
	test_spans();
	test_cell_blocks();
	test_right();
	test_right_alone();
	test_draft_grounds();
	test_running_head();
	test_drift();
	test_torn();
	test_torn_chain();
	test_away();
	test_foot();
	test_facing();
	test_commas();
	test_contents();
	test_notes();
	test_lost_link();
	return check_result();
}
