/* Print device: the same pages for the print shop, as PDF/X-4 (ISO 15930-7).
 *
 * Lines and pages are those of the screen edition; what is printed may stand
 * aside by some millimetres, on even pages to the other side (duplex).  Links, tags
 * and bookmarks stay away: the shop has no use for them. */
#include "pdf.h"

#include <assert.h>

#include "device.h"
#include "gate.h"
#include "pdf_save.h"
#include "pdf_syntax.h"
#include "pdf_text.h"
#include "print.h"

enum { MARK_STROKE = UNIT / 4 };

/* ---- boxes ---- */

static void put_box(GString *entries, const char *name, const struct page *page, int from, int to)
{
	const int corners[4] = {from, from, page->width + to, page->height + to};

	g_string_append_printf(entries, "/%s[", name);
	for (int i = 0; i < 4; i++) {
		g_string_append(entries, i ? " " : "");
		pdf_put_length(entries, corners[i]);
	}
	g_string_append_c(entries, ']');
}

void pdf_put_boxes(const struct pdf *pdf, const struct page *page, GString *entries)
{
	const struct print *print = pdf->print;
	int around = print ? print->around : 0;

	put_box(entries, "MediaBox", page, 0, 2 * around);
	if (!print)
		return;
	put_box(entries, "BleedBox", page, around - print->bleed, around + print->bleed);
	put_box(entries, "TrimBox", page, around, around);
}

/* ---- crop marks ---- */

static void put_mark(struct pen *pen, const int ends[4])
{
	for (int i = 0; i < 4; i++) {
		pdf_put_length(pen->out, i % 2 ? pen->height - ends[i] :
			pen->pdf->print->around + ends[i]);
		g_string_append(pen->out, i == 1 ? " m " : i == 3 ? " l S\n" : " ");
	}
}

void pdf_crop_marks(struct pen *pen, const struct page *page)
{
	const struct print *print = pen->pdf->print;
	int near = MAX(PRINT_MARK_DISTANCE, print->bleed), far = near + PRINT_MARK_LENGTH;

	if (!print->style->crop_marks)
		return;
	g_string_append(pen->out, "q /GK gs /All CS 1 SCN []0 d ");
	pdf_put_length(pen->out, MARK_STROKE);
	g_string_append(pen->out, " w\n");
	for (int corner = 0; corner < 4; corner++) {
		int x = corner % 2 ? page->width : 0, y = corner / 2 ? page->height : 0;
		int right = x ? 1 : -1, down = y ? 1 : -1;

		put_mark(pen, (int[]){x + right * near, y, x + right * far, y});
		put_mark(pen, (int[]){x, y + down * near, x, y + down * far});
	}
	g_string_append(pen->out, "Q\n");
}

/* ---- resources ---- */

/* Overprint and knock-out; registration colour, which is on every plate. */
static void put_resources(struct pdf *pdf)
{
	GString *out = pdf->resources->entries;

	g_string_append(out, "/ExtGState<</GO<</OP true/op true/OPM 1>>"
		"/GK<</OP false/op false/OPM 0>>>>");
	if (pdf->print->style->crop_marks)
		g_string_append(out, "/ColorSpace<</All[/Separation/All/DeviceCMYK"
			"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]>>");
}

/* ---- the file ---- */

static bool write_print(struct pdf *pdf, GByteArray *out)
{
	pdf->file->minor = 6;
	if (!pdf_open_fonts(pdf))
		return false;
	put_resources(pdf);
	pdf_write_pages(pdf);
	pdf_write_fonts(pdf);
	pdf_finish(pdf, out);
	return true;
}

static bool render_print(const struct pages *pages, const struct device_options *options,
	struct diag *diag, GByteArray *out)
{
	struct pdf pdf;
	struct print print = print_plan(pages, options->press);

	assert(options->press && pages->count > 0);
	if (!gate_passes(pages, diag))
		return false;
	pdf_open(&pdf, pages, &print, options, diag);
	bool written = write_print(&pdf, out);
	pdf_close(&pdf);
	return written;
}

const struct device device_print = {.name = "print", .render = render_print};
