/* The gate, first part: words and shapes. */
#include "gate.h"

#include <glib.h>

#include "content.h"
#include "../base/diag.h"
#include "../typeset/document.h"
#include "../typeset/font.h"
#include "../typeset/tag.h"

static bool is_blank(const char *text)
{
	return !text || !*text;
}

/* The number of the page that shows TAG first; 0 if none does. */
static int page_of(const struct pages *pages, const struct tag *tag)
{
	for (int p = 0; p < pages->count; p++) {
		for (int i = 0; i < pages->items[p].mark_count; i++) {
			if (pages->items[p].marks[i].tag == tag)
				return p + 1;
		}
	}
	return 0;
}

/* Whether any cell below TAG is one of a head. */
static bool has_head(const struct tag *tag)
{
	if (tag->kind == TAG_TH)
		return true;
	for (const struct tag *child = tag->child; child; child = child->next)
		if (has_head(child))
			return true;
	return false;
}

static bool check_tags(const struct pages *pages, struct diag *diag)
{
	bool good = true;

	for (const struct tag *tag = pages->root; tag; tag = tag_following(tag)) {
		if (tag->kind == TAG_TABLE && !has_head(tag)) {
			diag_report(diag, DIAG_TABLE_WITHOUT_HEAD, tag_place(tag));
			good = false;
		}
		if (tag->kind != TAG_FIGURE || !is_blank(tag->alt) || !is_blank(tag->actual))
			continue;
		char *page = g_strdup_printf("%d", page_of(pages, tag));
		diag_report(diag, DIAG_FIGURE_WITHOUT_ALT, tag_place(tag), page);
		g_free(page);
		good = false;
	}
	return good;
}

static bool check_glyphs(const struct mark *mark, const char *page, struct diag *diag)
{
	const uint32_t most = (uint32_t)mark->face->glyph_count;
	const struct glyph *end = mark->glyphs + mark->glyph_count;
	bool good = true;

	for (const struct glyph *glyph = mark->glyphs; glyph < end; glyph++) {
		if (glyph->id != 0 && glyph->id < most)
			continue;
		char letter[8] = "";
		gunichar c = g_utf8_get_char(mark->text + glyph->cluster);
		letter[g_unichar_to_utf8(c, letter)] = '\0';
		char *code = g_strdup_printf("U+%04X", c);
		diag_report(diag, DIAG_PDF_GLYPH_MISSING, tag_place(mark->tag),
			mark->face->postscript, letter, code, page);
		g_free(code);
		good = false;
	}
	return good;
}

static bool check_link(const struct mark *mark, const char *page, struct diag *diag)
{
	if (!is_blank(mark->contents) || !is_blank(mark->tag->alt))
		return true;
	diag_report(diag, DIAG_LINK_WITHOUT_WORDS, tag_place(mark->tag), page,
		mark->uri ? mark->uri : mark->anchor->id);
	return false;
}

static bool check_field(const struct mark *mark, const char *page, struct diag *diag)
{
	if (!is_blank(mark->field->tip))
		return true;
	diag_report(diag, DIAG_FIELD_WITHOUT_WORDS, tag_place(mark->tag), page,
		mark->field->name);
	return false;
}

bool gate_passes(const struct pages *pages, struct diag *diag)
{
	bool good = check_tags(pages, diag);

	for (int p = 0; p < pages->count; p++) {
		const struct page *page = &pages->items[p];
		char *number = g_strdup_printf("%d", p + 1);
		for (int i = 0; i < page->mark_count; i++) {
			const struct mark *mark = &page->marks[i];
			if (mark->kind == MARK_TEXT)
				good = check_glyphs(mark, number, diag) && good;
			else if (mark->kind == MARK_LINK)
				good = check_link(mark, number, diag) && good;
			else if (mark->kind == MARK_FIELD && mark->tag)
				good = check_field(mark, number, diag) && good;
		}
		g_free(number);
	}
	return good;
}
