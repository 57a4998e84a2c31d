/* Print: place and inks.  No line or page break depends on anything here. */
#include "print.h"

#include "../typeset/document.h"

/* ---- place ---- */

bool print_bleeds(const struct page *page, const struct mark *mark)
{
	return mark->kind == MARK_FILL && (mark->x < 0 || mark->y < 0 ||
		mark->x + mark->width > page->width || mark->y + mark->height > page->height);
}

static bool any_bleeds(const struct pages *pages)
{
	for (int p = 0; p < pages->count; p++)
		for (int i = 0; i < pages->items[p].mark_count; i++)
			if (print_bleeds(&pages->items[p], &pages->items[p].marks[i]))
				return true;
	return false;
}

struct print print_plan(const struct pages *pages, const struct press *press)
{
	const struct stylesheet *sheet = pages->document->sheet;
	struct print print = {.pages = pages, .press = press, .style = &sheet->print};

	print.blank = (struct page){.width = sheet->sheet.width, .height = sheet->sheet.height};
	print.bleed = any_bleeds(pages) ? sheet->sheet.bleed : 0;
	print.around = print.bleed;
	if (print.style->crop_marks)
		print.around = MAX(PRINT_MARK_DISTANCE, print.bleed) + PRINT_MARK_LENGTH +
			PRINT_MARK_MARGIN;
	return print;
}

/* A page that lies is bound at its top: nothing moves sideways. */
int print_shift(const struct print *print, int index)
{
	const struct sheet *sheet = &print->pages->document->sheet->sheet;
	const struct print_style *style = print->style;
	bool even = index % 2 == 1;

	if (index >= print->pages->count || print->pages->items[index].width != sheet->width)
		return 0;
	if (!even || !(style->two_sided || sheet->mirrored))
		return style->gutter;
	return -style->gutter - (sheet->mirrored ? 0 : sheet->inner - sheet->outer);
}

/* ---- inks ---- */

/* Dark text is solid, small text also where it is not so dark: a halftone frays the
 * edges of letters. */
static struct ink text_ink(const struct press *press, const struct mark *mark)
{
	enum { DARK = 32, DARK_WHERE_SMALL = 55, SMALL = 14 * UNIT };
	double lightness = press_lightness(press, mark->color);
	int dark = mark->size < SMALL ? DARK_WHERE_SMALL : DARK;

	return lightness <= dark ? (struct ink){.black = 100} : press_black(press, mark->color);
}

struct ink print_ink(const struct print *print, const struct mark *mark)
{
	if (mark->kind == MARK_TEXT && !print->style->colored_text)
		return text_ink(print->press, mark);
	return press_ink(print->press, mark->color);
}

bool print_over(struct ink ink)
{
	return ink.cyan + ink.magenta + ink.yellow == 0 && ink.black > 0;
}
