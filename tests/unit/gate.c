/* gate: pages made by hand that break a rule are refused, with its finding. */
#include "render_build.h"

#include "base/source.h"

static void check_refused(struct bench *b, enum diag_code code)
{
	size_t before = diag_findings(b->diag);

	g_byte_array_free(render(b, &device_pdf, false), TRUE);
	CHECK(diag_findings(b->diag) == before + 1);
	CHECK(diag_finding(b->diag, before)->code == code);
	CHECK(diag_finding(b->diag, before)->level == DIAG_ERROR);
}

static struct mark *find_mark(struct bench *b, enum mark_kind kind)
{
	for (int p = 0; p < b->pages.count; p++) {
		struct page *page = &b->pages.items[p];
		for (int i = 0; i < page->mark_count; i++) {
			if (page->marks[i].kind == kind)
				return &page->marks[i];
		}
	}
	g_assert_not_reached();
}

/* Grey text on white paper is refused, and a pale line of a figure whose colour the
 * layout names. */
static void test_contrast(struct bench *b)
{
	struct source layout = {.path = "grundlage.yaml", .text = ""};
	struct mark *text = find_mark(b, MARK_TEXT), *line = find_mark(b, MARK_PATH);
	struct color black = text->color, blue = line->color;

	text->color = (struct color){.5, .5, .5, {&layout, 7, 1}};
	check_refused(b, DIAG_CONTRAST_TEXT);
	CHECK(diag_finding(b->diag, diag_findings(b->diag) - 1)->place.line == 7);
	text->color = black;
	line->color = (struct color){.8, .8, .8, {&layout, 9, 1}};
	check_refused(b, DIAG_CONTRAST_GRAPHICS);
	CHECK(diag_finding(b->diag, diag_findings(b->diag) - 1)->place.line == 9);
	line->color = blue;
}

static void test_heads(struct bench *b)
{
	for (const struct tag *tag = b->pages.root; tag; tag = following(tag))
		if (tag->kind == TAG_TH)
			((struct tag *)tag)->kind = TAG_TD;
	check_refused(b, DIAG_TABLE_WITHOUT_HEAD);
	for (const struct tag *tag = b->pages.root; tag; tag = following(tag))
		if (tag->kind == TAG_TD && tag->scope)
			((struct tag *)tag)->kind = TAG_TH;
}

static void test_gate(struct bench *b)
{
	struct mark *text = find_mark(b, MARK_TEXT), *link = find_mark(b, MARK_LINK);
	struct mark *field = find_mark(b, MARK_FIELD);
	struct field wordless;
	const struct field *worded;
	uint32_t id = text->glyphs[2].id;
	const char *contents = link->contents;

	text->glyphs[2].id = 0;
	check_refused(b, DIAG_PDF_GLYPH_MISSING);
	text->glyphs[2].id = id;
	link->contents = NULL;
	check_refused(b, DIAG_LINK_WITHOUT_WORDS);
	link->contents = contents;
	wordless = *field->field;
	wordless.tip = "";
	worded = field->field;
	field->field = &wordless;
	check_refused(b, DIAG_FIELD_WITHOUT_WORDS);
	field->field = worded;
	test_contrast(b);
	test_heads(b);
	for (const struct tag *tag = b->pages.root; tag; tag = following(tag)) {
		if (tag->kind == TAG_FIGURE)
			((struct tag *)tag)->alt = "";
	}
	check_refused(b, DIAG_FIGURE_WITHOUT_ALT);
}

int main(void)
{
	struct bench bench;

	bench_open(&bench);
	test_gate(&bench);
	bench_close(&bench);
	return check_result();
}
