/* What must hold of set documents, and what texts they are made of. */
#ifndef UNIT_PAGE_CHECK_H
#define UNIT_PAGE_CHECK_H

#include "check.h"
#include "page_build.h"

static unsigned long seed;

static inline int dice(int sides)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (int)((seed >> 33) % (unsigned long)sides);
}

static inline bool tag_within(const struct tag *tag, enum tag_kind kind)
{
	for (; tag; tag = tag->parent)
		if (tag->kind == kind)
			return true;
	return false;
}

static inline bool tag_heading(const struct tag *tag)
{
	return tag && tag->kind >= TAG_H1 && tag->kind <= TAG_H6;
}

/* Right edge of the ink: a blank at the end of a line may hang over. */
static inline int mark_right(const struct mark *mark)
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

static inline char *text_of(struct stage *stage, int count)
{
	char *text = arena_strdup(stage->arena, "");

	for (int i = 0; i < count; i++)
		text = arena_printf(stage->arena, "%s%sw%dw", text, i ? " " : "", words++);
	return text;
}

/* How often each word was found on the pages; order: never a smaller one after a
 * larger one, outside of tables and notes. */
static inline void check_words(const struct pages *pages, bool ordered)
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

static inline void check_area(const struct stage *stage, const struct pages *pages)
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

static inline bool marks_overlap(const struct mark *a, const struct mark *b)
{
	return a->x + PT / 2 < mark_right(b) && b->x + PT / 2 < mark_right(a)
		&& a->y - a->size / 2 < b->y && b->y - b->size / 2 < a->y;
}

static inline void check_overlaps(const struct pages *pages)
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
static inline void check_pages(const struct pages *pages)
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
static inline void check_tags(const struct pages *pages)
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

static inline struct pages *set(struct stage *stage)
{
	struct pages *pages;

	CHECK(document_check(&stage->document));
	pages = page_typeset(&stage->typesetter, stage->arena, &stage->document);
	CHECK(pages && pages->count > 0);
	check_tags(pages);
	return pages;
}

static inline struct block *add_chart(struct stage *stage, struct block *parent, int bars)
{
	struct block *block = add(stage, parent, BLOCK_CHART);
	struct chart *chart = ARENA_NEW(stage->arena, struct chart);
	struct point *points = ARENA_ARRAY(stage->arena, struct point, bars);

	chart->alt = "Balken";
	chart->caption = span_new(stage->arena, "Bild", 0);
	chart->categories = ARENA_ARRAY(stage->arena, const char *, bars);
	chart->category_count = bars;
	for (int i = 0; i < bars; i++) {
		chart->categories[i] = "Kategorie";
		points[i] = (struct point){.value = i + 1, .label = "1"};
	}
	chart->series = ARENA_NEW(stage->arena, struct series);
	*chart->series = (struct series){"Reihe", points};
	chart->series_count = 1;
	block->chart = chart;
	block->drifts = true;
	return block;
}

static inline bool found(const struct stage *stage, enum diag_code code)
{
	for (size_t i = 0; i < diag_findings(stage->diag); i++)
		if (diag_finding(stage->diag, i)->code == code)
			return true;
	return false;
}

static inline int count_marks(const struct page *page, const char *text,
	enum artifact_kind artifact)
{
	int count = 0;

	for (int m = 0; m < page->mark_count; m++)
		count += page->marks[m].kind == MARK_TEXT && page->marks[m].artifact == artifact
			&& strstr(page->marks[m].text, text) != NULL;
	return count;
}

/* ---- notes */

/* A paragraph with LENGTH words above mark NUMBER, whose note has NOTED words. */
static inline void add_noted(struct stage *stage, struct block *parent, int number, int length,
	int noted)
{
	struct block *block = add_text(stage, parent, text_of(stage, length));
	struct span *mark = span_new(stage->arena, arena_printf(stage->arena, "x%dx", number), 0);

	mark->note = block_new(stage->arena, BLOCK_PARAGRAPH, (struct place){0});
	mark->note->spans = span_new(stage->arena,
		arena_printf(stage->arena, "y%dy %s", number, text_of(stage, noted)), 0);
	block->spans->next = mark;
}

/* The page that TEXT stands on COUNT times, and nowhere else; -1: there is none. */
static inline int page_with(const struct pages *pages, const char *text, int count)
{
	int page = -1, all = 0;

	for (int p = 0; p < pages->count; p++) {
		int here = count_marks(&pages->items[p], text, ARTIFACT_NONE);

		all += here;
		page = here == count ? p : page;
	}
	return all == count ? page : -1;
}

/* Each of COUNT notes begins on the page of its mark, or on the next; returns how many do
 * so on the next.  A mark comes twice: in the text and before its note. */
static inline int notes_late(const struct pages *pages, int count)
{
	int late = 0;

	for (int i = 0; i < count; i++) {
		char mark[16], note[16];
		int marked, noted;

		snprintf(mark, sizeof mark, "x%dx", i);
		snprintf(note, sizeof note, "y%dy", i);
		marked = page_with(pages, mark, 2);
		noted = page_with(pages, note, 1);
		CHECK(noted >= 0);
		if (marked >= 0) {
			CHECK(noted == marked);
			continue;
		}
		CHECK(noted > 0 && count_marks(&pages->items[noted], mark, ARTIFACT_NONE) == 1
			&& count_marks(&pages->items[noted - 1], mark, ARTIFACT_NONE) == 1);
		late++;
	}
	return late;
}

#endif
