/* References: text and titles say the page or the number of other places. */
#include "page_check.h"

/* Adds to the text of BLOCK what says the page of "#ziel", and a blank, COUNT times. */
static void add_references(struct stage *stage, struct block *block, int count)
{
	struct span *last = block->spans;

	while (last->next)
		last = last->next;
	for (int i = 0; i < count; i++) {
		struct span *span = span_new(stage->arena, "", 0);

		span->link = "#ziel";
		span->reference = REFERENCE_PAGE;
		last->next = span;
		last = span->next = span_new(stage->arena, " ", 0);
	}
}

/* Eight pages, then text of COUNT words that says 40 times on which page "#ziel" is, a
 * figure, and that place.  Is the page right that it says? */
static bool page_said_right(int count, bool *reported)
{
	struct stage stage;
	struct block *section, *target;
	const struct pages *pages;
	int at = -1, said = 0;

	stage_open(&stage);
	for (int i = 0; i < 8; i++)
		add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "Seite");
	section = add(&stage, NULL, BLOCK_SECTION);
	add_text(&stage, section, text_of(&stage, count));
	add_references(&stage, add_text(&stage, section, "Da: "), 40);
	add_chart(&stage, section, 6);
	target = add_text(&stage, section, "ZIEL");
	target->id = "ziel";
	add_text(&stage, section, text_of(&stage, 150));
	pages = set(&stage);
	for (int p = 0; p < pages->count; p++)
		if (count_marks(&pages->items[p], "ZIEL", ARTIFACT_NONE))
			at = p;
	CHECK(at >= 8);
	for (int p = 8; p < pages->count; p++)
		said += count_marks(&pages->items[p], at == 8 ? "9 " : "10 ", ARTIFACT_NONE);
	*reported = found(&stage, DIAG_REFERENCE_UNSETTLED);
	stage_close(&stage);
	return said > 0;
}

/* Text says the page of a place, or a finding says that it cannot: where "9" makes room
 * for a figure that pushes the place to page 10, and "10" has it drift behind it. */
static void test_references(void)
{
	int right = 0, unsettled = 0;

	for (int count = 380; count < 460; count++) {
		bool reported, said = page_said_right(count, &reported);

		CHECK(said != reported);
		right += said;
		unsettled += reported;
	}
	CHECK(right > 20 && unsettled > 0);
}

/* A heading whose title says the page or the number of "#ziel". */
static void add_referring(struct stage *stage, struct block *parent, const char *says,
	enum reference reference, const char *id)
{
	struct block *block = add_heading(stage, parent, 1, NULL, "Siehe ");
	struct span *span = block->spans->next = span_new(stage->arena, says, 0);

	block->id = id;
	span->link = "#ziel";
	span->reference = reference;
}

static bool alt_says(const struct pages *pages, const char *alt)
{
	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];

			if (mark->kind == MARK_LINK && strcmp(mark->contents, alt) == 0
			    && tag_within(mark->tag, TAG_TOC) && strcmp(mark->tag->alt, alt) == 0)
				return true;
		}
	return false;
}

/* TITLE is what the page says it goes by, one of BOOKMARKS, and a link of the contents,
 * whose entry ends with PART. */
static void check_title(const struct pages *pages, int at, const char *title, const char *part)
{
	bool marked = false;

	for (int i = 0; i < pages->bookmark_count; i++)
		marked |= strcmp(pages->bookmarks[i].title, title) == 0;
	CHECK(marked);
	CHECK(strcmp(pages->items[at].section, title) == 0);
	CHECK(alt_says(pages, title));
	CHECK(count_marks(&pages->items[0], part, ARTIFACT_NONE) == 1);
}

/* Titles say in contents, bookmarks, running heads and alternative texts what they say
 * where they stand: of a heading with the number NUMBER, or NULL. */
static void test_titles(const char *number, const char *numbered, const char *part)
{
	struct stage stage;
	struct block *block;
	struct pages *pages;

	stage_open(&stage);
	add(&stage, add(&stage, NULL, BLOCK_SECTION), BLOCK_CONTENTS)->level = 2;
	add_referring(&stage, add(&stage, NULL, BLOCK_SECTION), "Seite ", REFERENCE_PAGE, NULL);
	add_referring(&stage, add(&stage, NULL, BLOCK_SECTION), "Kapitel ", REFERENCE_NUMBER,
		NULL);
	for (int i = 0; i < 7; i++)
		add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "Seite");
	block = add_heading(&stage, add(&stage, NULL, BLOCK_SECTION), 1, number, "Das Ziel");
	block->id = "ziel";
	add_text(&stage, stage.document.blocks, "Text");
	pages = set(&stage);
	CHECK(pages->count == 11);
	check_title(pages, 1, "Siehe Seite 11", "Seite 11");
	check_title(pages, 2, numbered, part);
	CHECK(!found(&stage, DIAG_REFERENCE_UNSETTLED));
	stage_close(&stage);
}

/* A title that says itself comes to an end. */
static void test_circle(void)
{
	struct stage stage;
	struct pages *pages;

	stage_open(&stage);
	add_referring(&stage, add(&stage, NULL, BLOCK_SECTION), "dort: ", REFERENCE_NUMBER, "ziel");
	pages = set(&stage);
	CHECK(strcmp(pages->items[0].section, "Siehe dort: Siehe dort: ") == 0);
	stage_close(&stage);
}

/* What a caption says, it says above further parts of its table, too. */
static void test_caption(void)
{
	struct stage stage;
	struct block *section, *target;
	struct table *table;
	struct pages *pages;

	stage_open(&stage);
	section = add(&stage, NULL, BLOCK_SECTION);
	table = add_table(&stage, section, 1, "Siehe Seite ");
	table->caption->link = "#ziel";
	table->caption->reference = REFERENCE_PAGE;
	for (int r = 0; r < 60; r++)
		row_append(&table->rows, ROW(&stage, "Zeile"));
	target = add_text(&stage, add(&stage, NULL, BLOCK_SECTION), "Ziel");
	target->id = "ziel";
	pages = set(&stage);
	CHECK(pages->count == 3);
	CHECK(count_marks(&pages->items[0], "Seite 3", ARTIFACT_NONE) == 1);
	CHECK(count_marks(&pages->items[1], "Seite 3 (Fortsetzung)", ARTIFACT_LAYOUT) == 1);
	stage_close(&stage);
}

int main(void)
{
	test_references();
	test_titles("9", "Siehe Kapitel 9", "Kapitel 9");
	test_titles(NULL, "Siehe Kapitel Das Ziel", "Kapitel Das");
	test_circle();
	test_caption();
	return check_result();
}
