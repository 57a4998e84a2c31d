/* Annotations: links and form fields, in the order of the marks
 * (ISO 32000-1, 12.5; ISO 14289-1, 7.18). */
#include "pdf.h"

#include <assert.h>

#include "content.h"
#include "pdf_syntax.h"
#include "../typeset/tag.h"

void pdf_put_destination(const struct pdf *pdf, GString *out, const struct anchor *anchor)
{
	assert(anchor->page >= 0 && anchor->page < pdf->pages->count);
	pdf_put(out, "/Dest[");
	pdf_put_reference(out, pdf->sheets[anchor->page]->number);
	pdf_put(out, "/XYZ null ");
	pdf_put_length(out, pdf->pages->items[anchor->page].height - anchor->y);
	pdf_put(out, " null]");
}

static void put_rectangle(GString *out, const struct mark *mark, int height)
{
	pdf_put(out, "/Rect[");
	pdf_put_length(out, mark->x);
	pdf_put(out, " ");
	pdf_put_length(out, height - mark->y - mark->height);
	pdf_put(out, " ");
	pdf_put_length(out, mark->x + mark->width);
	pdf_put(out, " ");
	pdf_put_length(out, height - mark->y);
	pdf_put(out, "]");
}

static void write_link(struct pdf *pdf, const struct mark *mark, struct pdf_object *link)
{
	GString *out = link->entries;

	assert(mark->tag->kind == TAG_LINK && (mark->uri || mark->anchor));
	pdf_put(out, "/Subtype/Link/Border[0 0 0]/Contents");
	pdf_put_text(out, mark->contents && *mark->contents ? mark->contents : mark->tag->alt);
	if (mark->uri) {
		pdf_put(out, "/A<</S/URI/URI");
		pdf_put_uri(out, mark->uri);
		pdf_put(out, ">>");
	} else {
		pdf_put_destination(pdf, out, mark->anchor);
	}
}

static struct pdf_object *write_annotation(struct pdf *pdf, const struct mark_run *run)
{
	const struct page *page = &pdf->pages->items[run->page];
	const struct mark *mark = &page->marks[run->first];
	struct pdf_object *annotation = pdf_object_new(pdf->file);
	GString *out = annotation->entries;

	/* F 4: print; both standards ask for the flag */
	g_string_append_printf(out, "/Type/Annot/F 4/StructParent %d/P",
		pdf->pages->count + pdf->annotation_count++);
	pdf_put_reference(out, pdf->sheets[run->page]->number);
	put_rectangle(out, mark, page->height);
	if (mark->kind == MARK_FIELD)
		pdf_write_widget(pdf, mark, annotation);
	else
		write_link(pdf, mark, annotation);
	return annotation;
}

void pdf_write_annotations(struct pdf *pdf)
{
	for (int r = 0; r < pdf->content->run_count; r++) {
		if (pdf->content->runs[r].active)
			pdf->annotations[r] = write_annotation(pdf, &pdf->content->runs[r]);
	}
}
