/* PDF device: the screen edition.  Marks become content streams, tags the
 * structure tree; the order of the steps follows what needs whose numbers. */
#include "pdf.h"

#include <assert.h>

#include "content.h"
#include "device.h"
#include "gate.h"
#include "pdf_save.h"
#include "print.h"
#include "../base/arena.h"

/* Pages with the blank ones that make them a multiple, as sheets are folded. */
static int count_sheets(const struct pages *pages, const struct print *print)
{
	int multiple = print ? MAX(print->style->multiple, 1) : 1;

	return (pages->count + multiple - 1) / multiple * multiple;
}

void pdf_open(struct pdf *pdf, const struct pages *pages, const struct print *print,
	const struct device_options *options, struct diag *diag)
{
	*pdf = (struct pdf){.pages = pages, .print = print, .diag = diag};
	pdf->sheet_count = count_sheets(pages, print);
	pdf->arena = arena_new();
	pdf->content = content_new(pdf->arena, pages);
	pdf->file = pdf_file_new(options->spare, options->store);
	pdf->resources = pdf_object_new(pdf->file);
	pdf->fonts = g_ptr_array_new_with_free_func(pdf_font_free);
	pdf->texts = g_string_chunk_new(4096);
	pdf->cluster = g_string_sized_new(32);
	pdf->sheets = ARENA_ARRAY(pdf->arena, struct pdf_object *,
		(size_t)pdf->sheet_count + 1);
	pdf->annotations = ARENA_ARRAY(pdf->arena, struct pdf_object *,
		(size_t)pdf->content->run_count + 1);
	for (int i = 0; i < pdf->sheet_count; i++)
		pdf->sheets[i] = pdf_object_new(pdf->file);
	if (!print)
		pdf->elements = pdf_file_reserve(pdf->file, (unsigned)pages->tag_count);
}

void pdf_close(struct pdf *pdf)
{
	g_string_chunk_free(pdf->texts);
	g_string_free(pdf->cluster, TRUE);
	g_ptr_array_free(pdf->fonts, TRUE);
	pdf_file_free(pdf->file);
	arena_free(pdf->arena);
}

void pdf_finish(struct pdf *pdf, GByteArray *out)
{
	unsigned char digest[16];

	pdf_write_metadata(pdf);
	pdf_file_pack(pdf->file);
	pdf_file_digest(pdf->file, digest);
	pdf_file_share(pdf->file);
	pdf_write_identity(pdf, digest);
	pdf_file_save(pdf->file, digest, out);
}

static bool write_pdf(struct pdf *pdf, GByteArray *out)
{
	if (!pdf_open_fonts(pdf))
		return false;
	pdf_write_annotations(pdf);
	pdf_write_pages(pdf);
	if (!pdf_write_form(pdf))
		return false;
	pdf_write_fonts(pdf);
	pdf_write_structure(pdf);
	pdf_write_navigation(pdf);
	pdf_finish(pdf, out);
	return true;
}

static bool render_pdf(const struct pages *pages, const struct device_options *options,
	struct diag *diag, GByteArray *out)
{
	struct pdf pdf;

	assert(pages->count > 0 && pages->root && pages->document);
	if (!gate_passes(pages, diag) || !gate_contrast(pages, diag))
		return false;
	pdf_open(&pdf, pages, NULL, options, diag);
	bool written = write_pdf(&pdf, out);
	pdf_close(&pdf);
	return written;
}

const struct device device_pdf = {.name = "pdf", .render = render_pdf};
