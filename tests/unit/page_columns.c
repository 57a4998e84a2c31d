/* Pages: columns of even height, with their headings and notes. */
#include "page_check.h"

/* Lowest baseline of text left and right of the middle of the measure. */
static void columns_ends(const struct stage *stage, const struct page *page, int ends[2])
{
	int middle = stage->sheet.sheet.inner
		+ (page->width - stage->sheet.sheet.inner - stage->sheet.sheet.outer) / 2;

	ends[0] = ends[1] = 0;
	for (int m = 0; m < page->mark_count; m++) {
		const struct mark *mark = &page->marks[m];
		int *end = &ends[mark->x >= middle];

		if (mark->kind == MARK_TEXT && !mark->artifact && mark->y > *end)
			*end = mark->y;
	}
}

/* Two columns read one after the other, the last ones of even height. */
static void test_columns(int paragraphs, int pages_wanted)
{
	struct stage stage;
	struct block *section, *group;
	struct pages *pages;
	int ends[2];

	stage_open(&stage);
	words = 0;
	stage.sheet.sheet.mirrored = false;
	stage.sheet.sheet.column_gap = 8 * MM;
	section = add(&stage, NULL, BLOCK_SECTION);
	group = add(&stage, section, BLOCK_GROUP);
	group->columns = 2;
	for (int i = 0; i < paragraphs; i++)
		add_text(&stage, group, text_of(&stage, 5 + i * 7 % 30));
	pages = set(&stage);
	check_words(pages, true);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(pages->count == pages_wanted);
	columns_ends(&stage, &pages->items[pages->count - 1], ends);
	CHECK(ends[0] > 0 && ends[1] > 0);
	CHECK(abs(ends[0] - ends[1]) < 6 * stage_style(&stage, "text")->leading);
	stage_close(&stage);
}

/* A heading stands above columns that are longer than a page. */
static void test_columns_heading(void)
{
	struct stage stage;
	struct block *section, *group;
	struct pages *pages;

	stage_open(&stage);
	words = 0;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_heading(&stage, section, 1, NULL, text_of(&stage, 2));
	group = add(&stage, section, BLOCK_GROUP);
	group->columns = 2;
	for (int i = 0; i < 60; i++)
		add_text(&stage, group, text_of(&stage, 30));
	pages = set(&stage);
	check_words(pages, true);
	check_area(&stage, pages);
	check_pages(pages);
	CHECK(pages->count > 2 && !found(&stage, DIAG_PAGE_TORN));
	stage_close(&stage);
}

/* Places of the lines of a page with a paragraph of COUNT words in a group of COLUMNS. */
static int lone_lines(int count, int columns, int places[][2], int room)
{
	struct stage stage;
	struct block *group;
	struct pages *pages;
	int lines = 0;

	stage_open(&stage);
	words = 0;
	group = add(&stage, add(&stage, NULL, BLOCK_SECTION), BLOCK_GROUP);
	group->columns = columns;
	add_text(&stage, group, text_of(&stage, count));
	pages = set(&stage);
	for (int m = 0; m < pages->items[0].mark_count && lines < room; m++) {
		const struct mark *mark = &pages->items[0].marks[m];

		if (mark->kind != MARK_TEXT || mark->artifact)
			continue;
		places[lines][0] = mark->x;
		places[lines++][1] = mark->y;
	}
	stage_close(&stage);
	return lines;
}

/* A paragraph too short to be parted stands as if there were no columns; a long one
 * has them. */
static void test_columns_lone(void)
{
	enum { SHORT = 14, LONG = 1300, ROOM = 200 };
	int wide[ROOM][2], set_apart[ROOM][2];
	int count = lone_lines(SHORT, 0, wide, ROOM);

	CHECK(count > 0 && lone_lines(SHORT, 2, set_apart, ROOM) == count);
	CHECK(!memcmp(wide, set_apart, (size_t)count * sizeof *wide));
	CHECK(lone_lines(LONG, 2, set_apart, ROOM) > lone_lines(LONG, 0, wide, ROOM));
}

/* COUNT times a word and its note, from number FIRST on, in one paragraph below PARENT. */
static void add_noted_words(struct stage *stage, struct block *parent, int first, int count)
{
	struct block *block = NULL;

	for (int i = first; i < first + count; i++) {
		struct block *more = block_new(stage->arena, BLOCK_GROUP, (struct place){0});
		struct span **end = block ? &block->spans : NULL;

		add_noted(stage, block ? more : parent, i, 1, 4);
		while (end && *end)
			end = &(*end)->next;
		if (end) {
			*end = span_new(stage->arena, " ", 0);
			(*end)->next = more->child->spans;
		} else {
			block = parent->child;
		}
	}
}

/* A page of three paragraphs of COUNT words with notes, in an item of a list if LISTED, the
 * second in a group of COLUMNS. */
static const struct page *set_lone_noted(struct stage *stage, int columns, int count, bool listed)
{
	struct block *outer;

	stage_open(stage);
	words = 0;
	outer = add(stage, NULL, BLOCK_SECTION);
	if (listed)
		outer = add(stage, add(stage, outer, BLOCK_LIST), BLOCK_ITEM);
	for (int i = 0; i < 3; i++) {
		struct block *group = add(stage, outer, BLOCK_GROUP);

		group->columns = i == 1 ? columns : 0;
		add_noted_words(stage, group, i * count, count);
	}
	return set(stage)->items;
}

/* A paragraph too short to be parted has each of its notes once and in their order,
 * whichever stood on one line of a column, and all is as if there were no columns. */
static void test_columns_lone_noted(int count, bool listed)
{
	struct stage plain, parted;
	const struct page *one = set_lone_noted(&plain, 0, count, listed);
	const struct page *other = set_lone_noted(&parted, 2, count, listed);

	CHECK(one->mark_count == other->mark_count);
	for (int m = 0; m < MIN(one->mark_count, other->mark_count); m++) {
		CHECK(one->marks[m].kind == other->marks[m].kind);
		CHECK(one->marks[m].x == other->marks[m].x);
		CHECK(one->marks[m].y == other->marks[m].y);
		CHECK_TEXT(other->marks[m].text, one->marks[m].text);
	}
	for (int i = 0; i < 3 * count; i++)
		CHECK(count_marks(other, arena_printf(parted.arena, "y%dy", i),
			ARTIFACT_NONE) == 1);
	stage_close(&plain);
	stage_close(&parted);
}

/* What is blank between the text of PAGE and the first line of its notes; -1: it has none. */
static int blank_above_notes(const struct page *page)
{
	int text = 0, notes = -1;

	for (int m = 0; m < page->mark_count; m++) {
		const struct mark *mark = &page->marks[m];

		if (mark->kind != MARK_TEXT || !mark->tag)
			continue;
		if (!tag_within(mark->tag, TAG_NOTE))
			text = MAX(text, mark->y);
		else if (notes < 0)
			notes = mark->y;
	}
	return notes < 0 ? -1 : notes - text;
}

/* Pages that columns run over are filled: what is blank would not hold the lines of a
 * paragraph and a note of NOTED words. */
static void check_filled(struct stage *stage, const struct pages *pages, int noted)
{
	int most = 4 * stage_style(stage, "text")->leading
		+ (noted / 12 + 2) * stage_style(stage, "note")->leading;

	for (int p = 1; p + 1 < pages->count; p++) {
		int blank = blank_above_notes(&pages->items[p]);

		CHECK(blank > 0 && blank < most);
	}
}

/* COUNT paragraphs with notes in two columns, and one more before and behind them: all
 * notes stand below their marks, on pages that are full. */
static void test_notes(int count, int length, int noted)
{
	struct stage stage;
	struct block *section, *group;
	struct pages *pages;

	stage_open(&stage);
	words = 0;
	stage.sheet.sheet.column_gap = 8 * MM;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_noted(&stage, section, 0, length, noted);
	add_heading(&stage, section, 1, NULL, "Kapitel");
	group = add(&stage, section, BLOCK_GROUP);
	group->columns = 2;
	for (int i = 1; i <= count; i++)
		add_noted(&stage, group, i, length, noted);
	add_noted(&stage, section, count + 1, length, noted);
	pages = set(&stage);
	check_words(pages, true);
	check_area(&stage, pages);
	check_overlaps(pages);
	check_pages(pages);
	CHECK(notes_late(pages, count + 2) == 0);
	check_filled(&stage, pages, noted);
	stage_close(&stage);
}

/* A note that is longer than a page begins below its mark and goes on overleaf; those
 * whose marks stand beside it follow, and all others stand below their marks. */
static void test_long_note(void)
{
	enum { LONG = 1300 };
	struct stage stage;
	struct block *group;
	struct pages *pages;
	int late;

	stage_open(&stage);
	words = 0;
	group = add(&stage, add(&stage, NULL, BLOCK_SECTION), BLOCK_GROUP);
	group->columns = 2;
	for (int i = 0; i < 60; i++)
		add_noted(&stage, group, i, 30, i ? 5 : LONG);
	pages = set(&stage);
	check_words(pages, true);
	check_area(&stage, pages);
	check_overlaps(pages);
	late = notes_late(pages, 60);
	CHECK(late > 0 && late < 4);
	stage_close(&stage);
}

/* A heading with a note stands above columns that are longer than a page. */
static void test_noted_heading(void)
{
	struct stage stage;
	struct block *section, *group;
	struct pages *pages;

	stage_open(&stage);
	words = 0;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_noted(&stage, section, 0, 4, 60);
	section->child->kind = BLOCK_HEADING;
	section->child->level = 1;
	group = add(&stage, section, BLOCK_GROUP);
	group->columns = 2;
	for (int i = 1; i < 60; i++)
		add_noted(&stage, group, i, 30, 9);
	pages = set(&stage);
	check_words(pages, true);
	check_pages(pages);
	CHECK(notes_late(pages, 60) == 0);
	CHECK(!found(&stage, DIAG_PAGE_TORN));
	stage_close(&stage);
}

/* The page that the word with NUMBER stands on; -1: none. */
static int page_of_word(const struct pages *pages, int number)
{
	char word[16];

	snprintf(word, sizeof word, "w%dw", number);
	for (int p = 0; p < pages->count; p++)
		if (count_marks(&pages->items[p], word, ARTIFACT_NONE))
			return p;
	return -1;
}

/* Baseline of the lowest text or note on PAGE. */
static int lowest_line(const struct page *page)
{
	int lowest = 0;

	for (int m = 0; m < page->mark_count; m++)
		if (page->marks[m].kind == MARK_TEXT && page->marks[m].tag)
			lowest = MAX(lowest, page->marks[m].y);
	return lowest;
}

/* How columns that are longer than a page follow a text. */
struct following {
	int above;               /* words in front of them */
	bool heading, boxed, kept, insists;
	int noted;               /* words of each of their notes; 0: they have none */
};

/* Sets them, and more text: do they begin on the page that the text ends on? */
static int follow(const struct following *how)
{
	struct stage stage;
	struct block *section, *group;
	struct pages *pages;
	int end, begin, full;
	bool meet;

	stage_open(&stage);
	words = 0;
	stage.sheet.sheet.column_gap = 8 * MM;
	stage.sheet.sheet.level_feet = how->above % 2;
	section = add(&stage, NULL, BLOCK_SECTION);
	add_text(&stage, section, text_of(&stage, how->above));
	if (how->heading)
		add_heading(&stage, section, 1, NULL, text_of(&stage, 2));
	end = words;
	group = add(&stage, section, BLOCK_GROUP);
	group->columns = 2;
	group->keep = how->kept;
	group->insists = how->insists;
	group->style = how->boxed ? stage_style(&stage, "kasten") : NULL;
	for (int i = 0; i < 50; i++)
		if (how->noted)
			add_noted(&stage, group, i, 30, how->noted);
		else
			add_text(&stage, group, text_of(&stage, 30));
	add_text(&stage, section, text_of(&stage, 30));
	pages = set(&stage);
	check_words(pages, true);
	check_area(&stage, pages);
	check_overlaps(pages);
	check_pages(pages);
	CHECK(notes_late(pages, how->noted ? 50 : 0) == 0);
	begin = page_of_word(pages, end);
	full = pages->items[begin].height - stage.sheet.sheet.bottom
		- (how->noted ? 10 : how->boxed ? 5 : 4) * stage_style(&stage, "text")->leading;
	for (int p = begin; p < pages->count - 1; p++)
		CHECK(lowest_line(&pages->items[p]) > full);
	meet = begin == page_of_word(pages, how->above - 1);
	stage_close(&stage);
	return meet;
}

/* Columns longer than a page begin on that of what they follow, unless they insist on
 * being kept together or a few lines of them are all that fits. */
static void test_following(void)
{
	int met = 0, parted = 0;

	CHECK(follow(&(struct following){.above = 250}));
	CHECK(follow(&(struct following){.above = 251, .heading = true}));
	CHECK(follow(&(struct following){.above = 900, .boxed = true}));
	CHECK(follow(&(struct following){.above = 250, .noted = 9}));
	CHECK(follow(&(struct following){.above = 901, .heading = true, .boxed = true,
		.noted = 20}));
	CHECK(follow(&(struct following){.above = 250, .kept = true}));
	CHECK(!follow(&(struct following){.above = 250, .kept = true, .insists = true}));
	for (int above = 400; above < 760; above += 15) {
		bool meets = follow(&(struct following){.above = above, .heading = above % 2});

		*(meets ? &met : &parted) += 1;
	}
	CHECK(met > 15 && parted > 0);
}

int main(void)
{
	test_columns(20, 1);
	test_columns(90, 4);
	test_columns_heading();
	test_columns_lone();
	for (int listed = 0; listed < 2; listed++)
		for (int count = 1; count <= 12; count++) /* three lines of a column */
			test_columns_lone_noted(count, listed);
	test_notes(5, 20, 10);
	test_notes(40, 20, 10);
	test_notes(120, 6, 3);
	test_notes(60, 25, 40);
	test_long_note();
	test_noted_heading();
	test_following();
	return check_result();
}
