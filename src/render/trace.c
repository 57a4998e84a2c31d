/* Trace device: pages as text, one line for each mark, for tests and eyes.
 * Merges and hides nothing; lengths in pt with two decimals. */
#include "device.h"

#include <stdlib.h>
#include <string.h>

#include "../typeset/document.h"
#include "../typeset/font.h"
#include "../typeset/page.h"
#include "../typeset/tag.h"

static void put_length(GString *out, int length)
{
	/* integer arithmetic: printf would use the locale's decimal point */
	long long hundredths = ((long long)abs(length) * 100 + UNIT / 2) / UNIT;

	g_string_append_printf(out, " %s%lld.%02lld", length < 0 && hundredths ? "-" : "",
		hundredths / 100, hundredths % 100);
}

static void put_color(GString *out, struct color color)
{
	g_string_append_printf(out, " #%02x%02x%02x", (unsigned)(color.red * 255 + 0.5),
		(unsigned)(color.green * 255 + 0.5), (unsigned)(color.blue * 255 + 0.5));
}

static void put_path(GString *out, const struct tag *tag)
{
	if (tag->parent) {
		put_path(out, tag->parent);
		g_string_append_c(out, '/');
	}
	g_string_append(out, tag_name(tag->kind));
}

static void put_place(GString *out, const struct mark *mark)
{
	static const char *const artifacts[] = {"none", "header", "footer", "watermark", "layout"};

	g_string_append_c(out, ' ');
	if (mark->tag)
		put_path(out, mark->tag);
	else
		g_string_append_printf(out, "(%s)", artifacts[mark->artifact]);
}

/* Invisible characters are made visible: \- is the hyphen put in at a line end. */
static void put_text(GString *out, const char *text)
{
	g_string_append(out, " »");
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == 0xAD)
			g_string_append(out, "\\-");
		else if (c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x2060)
			g_string_append_printf(out, "\\u{%x}", c);
		else
			g_string_append_unichar(out, c);
	}
	g_string_append(out, "«");
}

static void trace_text(GString *out, const struct mark *mark)
{
	int width = 0;

	for (int i = 0; i < mark->glyph_count; i++)
		width = MAX(width, mark->glyphs[i].x + mark->glyphs[i].advance);
	put_length(out, width);
	g_string_append_printf(out, " %s", mark->face->postscript);
	put_length(out, mark->size);
	put_color(out, mark->color);
	if (mark->expansion)
		g_string_append_printf(out, " expanded %d", mark->expansion);
	if (mark->rotate)
		g_string_append_printf(out, " rotated %d", mark->rotate);
	put_place(out, mark);
	put_text(out, mark->text);
}

static void trace_box(GString *out, const struct mark *mark)
{
	put_length(out, mark->width);
	put_length(out, mark->height);
	put_color(out, mark->color);
	put_place(out, mark);
}

static void put_stroke(GString *out, const struct mark *mark)
{
	g_string_append(out, " stroke");
	put_length(out, mark->stroke);
	if (mark->dash) {
		g_string_append(out, " dash");
		put_length(out, mark->dash);
	}
	put_color(out, mark->color);
	put_place(out, mark);
}

static void trace_line(GString *out, const struct mark *mark)
{
	put_length(out, mark->x2);
	put_length(out, mark->y2);
	put_stroke(out, mark);
}

static void trace_path(GString *out, const struct mark *mark)
{
	for (int i = 0; i < mark->point_count; i++) {
		g_string_append(out, i ? " ," : " [");
		put_length(out, mark->points[2 * i]);
		put_length(out, mark->points[2 * i + 1]);
	}
	g_string_append(out, mark->closed ? " ] closed" : " ]");
	if (mark->stroke) {
		put_stroke(out, mark);
		return;
	}
	g_string_append(out, " filled");
	put_color(out, mark->color);
	put_place(out, mark);
}

static void trace_link(GString *out, const struct mark *mark)
{
	put_length(out, mark->width);
	put_length(out, mark->height);
	put_place(out, mark);
	if (mark->uri)
		g_string_append_printf(out, " -> %s", mark->uri);
	if (mark->anchor) {
		g_string_append_printf(out, " -> #%s page %d", mark->anchor->id,
			mark->anchor->page + 1);
		put_length(out, mark->anchor->y);
	}
	if (mark->contents)
		put_text(out, mark->contents);
}

static void trace_field(GString *out, const struct mark *mark)
{
	static const char *const kinds[] = {"line", "area", "date", "box"};
	const struct field *field = mark->field;

	put_length(out, mark->width);
	put_length(out, mark->height);
	g_string_append_printf(out, " %s", kinds[field->kind]);
	if (mark->pitch) {
		g_string_append(out, " pitch");
		put_length(out, mark->pitch);
	}
	g_string_append(out, field->ticked ? " ticked" : "");
	put_color(out, mark->color);
	put_place(out, mark);
	if (field->name) {
		g_string_append_printf(out, " %s", field->name);
		put_text(out, field->tip);
	}
	if (field->address)
		g_string_append_printf(out, " -> %s", field->address);
}

/* ORDER MARK */
static const struct {
	const char *name;
	void (*trace)(GString *out, const struct mark *mark);
} kinds[] = {
	[MARK_TEXT] = {"text", trace_text}, [MARK_FILL] = {"fill", trace_box},
	[MARK_LINE] = {"line", trace_line}, [MARK_PATH] = {"path", trace_path},
	[MARK_LINK] = {"link", trace_link}, [MARK_FIELD] = {"field", trace_field},
};

static void trace_page(GString *out, const struct page *page, int number)
{
	g_string_append_printf(out, "page %d", number);
	put_length(out, page->width);
	put_length(out, page->height);
	if (page->label)
		g_string_append_printf(out, " label »%s«", page->label);
	if (page->section)
		g_string_append_printf(out, " section »%s«", page->section);
	g_string_append_c(out, '\n');
	for (int i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];
		g_string_append_printf(out, "  %s", kinds[mark->kind].name);
		if (mark->kind != MARK_PATH) {
			put_length(out, mark->x);
			put_length(out, mark->y);
		}
		kinds[mark->kind].trace(out, mark);
		g_string_append_c(out, '\n');
	}
}

static bool render_trace(const struct pages *pages, const struct device_options *options,
	struct diag *diag, GByteArray *bytes)
{
	GString *out = g_string_new(NULL);

	(void)options, (void)diag;
	for (int i = 0; i < pages->count; i++)
		trace_page(out, &pages->items[i], i + 1);
	for (int i = 0; i < pages->bookmark_count; i++) {
		const struct bookmark *b = &pages->bookmarks[i];
		g_string_append_printf(out, "bookmark %d page %d", b->level, b->anchor.page + 1);
		put_length(out, b->anchor.y);
		put_text(out, b->title);
		g_string_append_c(out, '\n');
	}
	g_byte_array_append(bytes, (const guint8 *)out->str, (guint)out->len);
	g_string_free(out, TRUE);
	return true;
}

const struct device device_trace = {.name = "trace", .render = render_trace};
