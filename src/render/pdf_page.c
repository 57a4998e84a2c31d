/* Content streams from marks, page dictionaries, page tree (ISO 32000-1, 7.7.3,
 * 7.8, 8, 9, 14.6).  Positions go out in thousandths of a point; an operator
 * goes out only where it changes something. */
#include "pdf.h"

#include "content.h"
#include "field.h"
#include "pdf_syntax.h"
#include "pdf_text.h"
#include "print.h"
#include "../typeset/tag.h"

static void put_point(struct pen *pen, int x, int y)
{
	pdf_put_length(pen->out, pen->left + x);
	pdf_put(pen->out, " ");
	pdf_put_length(pen->out, pen->height - y);
	pdf_put(pen->out, " ");
}

/* The page of sheet INDEX, which may be one of the blank ones behind the last. */
static const struct page *sheet_page(const struct pdf *pdf, int index)
{
	return index < pdf->pages->count ? &pdf->pages->items[index] : &pdf->print->blank;
}

/* ---- graphics state ---- */

static void set_stroke(struct pen *pen, const struct mark *mark)
{
	pen_color(pen, mark, PEN_STROKE);
	if (pen->stroke != mark->stroke) {
		pdf_put_length(pen->out, pen->stroke = mark->stroke);
		pdf_put(pen->out, " w\n");
	}
	if (pen->dash != mark->dash) {
		pdf_put(pen->out, "[");
		if (mark->dash)
			pdf_put_length(pen->out, mark->dash);
		pdf_put(pen->out, "]0 d\n");
		pen->dash = mark->dash;
	}
}

/* ---- marks ---- */

static void draw_fill(struct pen *pen, const struct mark *mark)
{
	pen_color(pen, mark, PEN_FILL);
	put_point(pen, mark->x, mark->y + mark->height);
	pdf_put_length(pen->out, mark->width);
	pdf_put(pen->out, " ");
	pdf_put_length(pen->out, mark->height);
	pdf_put(pen->out, " re f\n");
}

static void draw_line(struct pen *pen, const struct mark *mark)
{
	set_stroke(pen, mark);
	put_point(pen, mark->x, mark->y);
	pdf_put(pen->out, "m ");
	put_point(pen, mark->x2, mark->y2);
	pdf_put(pen->out, "l S\n");
}

static void draw_path(struct pen *pen, const struct mark *mark)
{
	if (mark->stroke)
		set_stroke(pen, mark);
	else
		pen_color(pen, mark, PEN_FILL);
	for (int i = 0; i < mark->point_count; i++) {
		put_point(pen, mark->points[2 * i], mark->points[2 * i + 1]);
		pdf_put(pen->out, i ? "l\n" : "m\n");
	}
	pdf_put(pen->out, !mark->stroke ? "f\n" : mark->closed ? "s\n" : "S\n");
}

/* Fields on paper; on a screen those with a tag are annotations (pdf_form.c). */
static void draw_ruled(struct pen *pen, const struct mark *mark)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct mark));

	field_marks(mark, FIELD_PAPER, marks);
	for (guint i = 0; i < marks->len; i++)
		pen_mark(pen, &g_array_index(marks, struct mark, i));
	g_array_free(marks, TRUE);
}

/* ORDER MARK; a link is an annotation and has no ink. */
static void (*const draw[])(struct pen *pen, const struct mark *mark) = {
	[MARK_FILL] = draw_fill, [MARK_LINE] = draw_line, [MARK_PATH] = draw_path,
	[MARK_LINK] = NULL, [MARK_FIELD] = draw_ruled,
};

void pen_mark(struct pen *pen, const struct mark *mark)
{
	if (mark->kind == MARK_TEXT) {
		text_show(pen, mark);
	} else if (draw[mark->kind]) {
		text_close(pen);
		draw[mark->kind](pen, mark);
	}
}

/* ---- marked content ---- */

static void begin_run(struct pen *pen, const struct mark_run *run)
{
	/* ISO 32000-1, table 330 */
	static const char *const artifacts[] = {
		[ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header",
		[ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer",
		[ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
		[ARTIFACT_LAYOUT] = "/Type/Layout",
	};

	if (!run->tag) {
		pdf_put(pen->out, "/Artifact<<");
		pdf_put(pen->out, artifacts[run->artifact]);
		pdf_put(pen->out, ">>BDC\n");
		return;
	}
	pdf_put(pen->out, "/");
	pdf_put(pen->out, tag_name(run->tag->kind));
	pdf_put(pen->out, "<</MCID ");
	pdf_put_integer(pen->out, run->mcid);
	pdf_put(pen->out, ">>BDC\n");
}

/* Whether RUN is nothing but upright text: it needs no text object of its own. */
static bool is_text(const struct page *page, const struct mark_run *run)
{
	for (int i = run->first; i < run->end; i++)
		if (page->marks[i].kind != MARK_TEXT || page->marks[i].rotate)
			return false;
	return true;
}

/* Runs of text that follow each other share one text object; marked content stands wholly
 * inside a text object or wholly outside (14.6.1). */
static void draw_run(struct pen *pen, const struct page *page, const struct mark_run *run)
{
	bool text = is_text(page, run);

	if (text)
		text_open(pen);
	else
		text_close(pen);
	begin_run(pen, run);
	for (int i = run->first; i < run->end; i++)
		pen_mark(pen, &page->marks[i]);
	if (!text)
		text_close(pen);
	pdf_put(pen->out, "EMC\n");
}

static void draw_tagged(struct pen *pen, int index)
{
	const struct content *content = pen->pdf->content;
	const struct page *page = &pen->pdf->pages->items[index];

	for (int r = content->page_first[index]; r < content->page_first[index + 1]; r++) {
		const struct mark_run *run = &content->runs[r];
		if (!run->active)
			draw_run(pen, page, run);
	}
	text_close(pen);
}

/* Paper has no tags.  What bleeds stays at its edge, the rest moves with the type area. */
static void draw_printed(struct pen *pen, const struct page *page, int shift)
{
	for (int i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];
		pen->left = pen->pdf->print->around + (print_bleeds(page, mark) ? 0 : shift);
		pen_mark(pen, mark);
	}
	text_close(pen);
	pdf_crop_marks(pen, page);
}

static struct pdf_object *write_content(struct pdf *pdf, int index, GString *out)
{
	const struct page *page = sheet_page(pdf, index);
	struct pen pen = {.pdf = pdf, .out = out, .height = page->height, .stroke = UNIT};

	g_string_truncate(out, 0);
	pen_color_start(&pen);
	if (pdf->print) {
		pen.height += pdf->print->around;
		draw_printed(&pen, page, print_shift(pdf->print, index));
	} else {
		draw_tagged(&pen, index);
	}
	return pdf_stream_new(pdf->file, out->str, out->len, PDF_DEFLATED);
}

/* ---- page dictionaries ---- */

static void put_annotations(struct pdf *pdf, GString *entries, int index)
{
	const struct content *content = pdf->content;
	bool any = false;

	for (int r = content->page_first[index]; r < content->page_first[index + 1]; r++) {
		if (!pdf->annotations[r])
			continue;
		pdf_put(entries, any ? "" : "/Annots[");
		any = true;
		pdf_put_reference(entries, pdf->annotations[r]->number);
	}
	if (any)
		pdf_put(entries, "]");
}

static void write_page(struct pdf *pdf, int index, GString *scratch)
{
	GString *entries = pdf->sheets[index]->entries;

	pdf_put_boxes(pdf, sheet_page(pdf, index), entries);
	/* PDF/A forbids relying on inherited resources; all pages share one dictionary */
	pdf_put(entries, "/Resources");
	pdf_put_reference(entries, pdf->resources->number);
	pdf_put(entries, "/Contents");
	pdf_put_reference(entries, write_content(pdf, index, scratch)->number);
	if (pdf->print)
		return;
	g_string_append_printf(entries, "/StructParents %d/Tabs/S", index);
	put_annotations(pdf, entries, index);
}

/* Pages [first, end) below NODE. */
static void write_node(struct pdf *pdf, struct pdf_object *node, int first, int end)
{
	int step = 1;

	while (step * PDF_FANOUT < end - first)
		step *= PDF_FANOUT;
	g_string_append_printf(node->entries, "/Type/Pages/Count %d/Kids[", end - first);
	for (int i = first; i < end; i += step) {
		struct pdf_object *kid = step == 1 ? pdf->sheets[i] : pdf_object_new(pdf->file);
		pdf_put_reference(node->entries, kid->number);
		if (step == 1)
			pdf_put(kid->entries, "/Type/Page");
		pdf_put(kid->entries, "/Parent");
		pdf_put_reference(kid->entries, node->number);
		if (step > 1)
			write_node(pdf, kid, i, MIN(i + step, end));
	}
	pdf_put(node->entries, "]");
}

void pdf_write_pages(struct pdf *pdf)
{
	GString *scratch = g_string_sized_new(65536);

	write_node(pdf, pdf->file->page_root, 0, pdf->sheet_count);
	for (int i = 0; i < pdf->sheet_count; i++)
		write_page(pdf, i, scratch);
	g_string_free(scratch, TRUE);
}
