/* PNG device: one page as a picture, for previews.
 * Outlines come from FreeType unhinted and are filled by cairo as paths: the
 * same shapes at the same places as in the PDF, and no font cache of cairo's
 * that would outlive the rendering. */
#include "device.h"

#include <assert.h>
#include <cairo.h>
#include <math.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "field.h"
#include "../base/diag.h"
#include "../typeset/document.h"
#include "../typeset/font.h"
#include "../typeset/page.h"

struct shape {
	const struct face *face;
	FT_Face handle;
};

struct canvas {
	cairo_t *cairo;
	FT_Library library;
	GArray *shapes;          /* struct shape: faces opened so far */
	struct diag *diag;
	bool failed;
};

static void set_color(cairo_t *cairo, struct color color)
{
	cairo_set_source_rgb(cairo, color.red, color.green, color.blue);
}

static double points(int length)
{
	return (double)length / UNIT;
}

/* ---- outlines; user space is scaled to font units, y up ---- */

static int outline_move(const FT_Vector *to, void *cairo)
{
	cairo_close_path(cairo);
	cairo_move_to(cairo, (double)to->x, (double)to->y);
	return 0;
}

static int outline_line(const FT_Vector *to, void *cairo)
{
	cairo_line_to(cairo, (double)to->x, (double)to->y);
	return 0;
}

/* A quadratic curve raised to a cubic one. */
static int outline_conic(const FT_Vector *by, const FT_Vector *to, void *cairo)
{
	double x, y;

	cairo_get_current_point(cairo, &x, &y);
	cairo_curve_to(cairo, (x + 2 * (double)by->x) / 3, (y + 2 * (double)by->y) / 3,
		((double)to->x + 2 * (double)by->x) / 3, ((double)to->y + 2 * (double)by->y) / 3,
		(double)to->x, (double)to->y);
	return 0;
}

static int outline_cubic(const FT_Vector *by, const FT_Vector *then, const FT_Vector *to,
	void *cairo)
{
	cairo_curve_to(cairo, (double)by->x, (double)by->y, (double)then->x, (double)then->y,
		(double)to->x, (double)to->y);
	return 0;
}

static FT_Face canvas_face(struct canvas *canvas, const struct face *face)
{
	struct shape shape = {.face = face};

	for (guint i = 0; i < canvas->shapes->len; i++) {
		const struct shape *open = &g_array_index(canvas->shapes, struct shape, i);
		if (open->face == face)
			return open->handle;
	}
	if (FT_New_Face(canvas->library, face->file, face->index, &shape.handle) != 0) {
		diag_report(canvas->diag, DIAG_FONT_FILE_UNREADABLE, (struct place){0}, face->file);
		canvas->failed = true;
		shape.handle = NULL;
	}
	g_array_append_val(canvas->shapes, shape);
	return shape.handle;
}

static void draw_text(struct canvas *canvas, const struct mark *mark)
{
	static const FT_Outline_Funcs functions = {
		outline_move, outline_line, outline_conic, outline_cubic, 0, 0,
	};
	cairo_t *cairo = canvas->cairo;
	FT_Face face = canvas_face(canvas, mark->face);
	double scale = points(mark->size) / mark->face->units_per_em;

	if (!face)
		return;
	cairo_save(cairo);
	cairo_translate(cairo, points(mark->x), points(mark->y));
	cairo_rotate(cairo, -mark->rotate * (G_PI / 180));
	for (int i = 0; i < mark->glyph_count; i++) {
		const struct glyph *glyph = &mark->glyphs[i];
		if (FT_Load_Glyph(face, glyph->id, FT_LOAD_NO_SCALE) != 0 ||
			face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
			continue;
		cairo_save(cairo);
		cairo_translate(cairo, points(glyph->x), points(glyph->y));
		cairo_scale(cairo, scale, -scale);
		FT_Outline_Decompose(&face->glyph->outline, &functions, cairo);
		cairo_close_path(cairo);
		cairo_restore(cairo);
	}
	set_color(cairo, mark->color);
	cairo_fill(cairo);
	cairo_restore(cairo);
}

/* ---- other marks ---- */

static void draw_fill(struct canvas *canvas, const struct mark *mark)
{
	set_color(canvas->cairo, mark->color);
	cairo_rectangle(canvas->cairo, points(mark->x), points(mark->y), points(mark->width),
		points(mark->height));
	cairo_fill(canvas->cairo);
}

static void stroke(struct canvas *canvas, const struct mark *mark)
{
	double dash = points(mark->dash);

	set_color(canvas->cairo, mark->color);
	cairo_set_line_width(canvas->cairo, points(mark->stroke));
	cairo_set_dash(canvas->cairo, &dash, mark->dash ? 1 : 0, 0);
	cairo_stroke(canvas->cairo);
}

static void draw_line(struct canvas *canvas, const struct mark *mark)
{
	cairo_move_to(canvas->cairo, points(mark->x), points(mark->y));
	cairo_line_to(canvas->cairo, points(mark->x2), points(mark->y2));
	stroke(canvas, mark);
}

static void draw_path(struct canvas *canvas, const struct mark *mark)
{
	for (int i = 0; i < mark->point_count; i++)
		cairo_line_to(canvas->cairo, points(mark->points[2 * i]),
			points(mark->points[2 * i + 1]));
	if (mark->closed)
		cairo_close_path(canvas->cairo);
	if (mark->stroke) {
		stroke(canvas, mark);
		return;
	}
	set_color(canvas->cairo, mark->color);
	cairo_fill(canvas->cairo);
}

static void draw_field(struct canvas *canvas, const struct mark *mark);

static void draw_nothing(struct canvas *canvas, const struct mark *mark)
{
	(void)canvas, (void)mark;
}

/* ORDER MARK */
static void (*const draw[])(struct canvas *canvas, const struct mark *mark) = {
	[MARK_TEXT] = draw_text, [MARK_FILL] = draw_fill, [MARK_LINE] = draw_line,
	[MARK_PATH] = draw_path, [MARK_LINK] = draw_nothing, [MARK_FIELD] = draw_field,
};

/* A form field as the screen edition shows it at first. */
static void draw_field(struct canvas *canvas, const struct mark *mark)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct mark));

	field_marks(mark, mark->field->ticked ? FIELD_TICKED : FIELD_EMPTY, marks);
	for (guint i = 0; i < marks->len; i++) {
		const struct mark *part = &g_array_index(marks, struct mark, i);
		draw[part->kind](canvas, part);
	}
	g_array_free(marks, TRUE);
}

/* ---- the page ---- */

static void draw_page(struct canvas *canvas, const struct page *page)
{
	cairo_set_source_rgb(canvas->cairo, 1, 1, 1);
	cairo_paint(canvas->cairo);
	for (int i = 0; i < page->mark_count; i++)
		draw[page->marks[i].kind](canvas, &page->marks[i]);
}

static cairo_status_t append_bytes(void *out, const unsigned char *data, unsigned length)
{
	g_byte_array_append(out, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static bool report_status(struct diag *diag, cairo_status_t status)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	diag_report(diag, DIAG_PNG_FAILED, (struct place){0}, cairo_status_to_string(status));
	return false;
}

static bool render_png(const struct pages *pages, const struct device_options *options,
	struct diag *diag, GByteArray *out)
{
	struct canvas canvas = {.diag = diag};
	const double scale = options->dpi / 72.0;

	assert(options->dpi > 0 && options->page >= 0 && options->page < pages->count);
	if (FT_Init_FreeType(&canvas.library) != 0)
		return report_status(diag, CAIRO_STATUS_NO_MEMORY);
	const struct page *page = &pages->items[options->page];
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
		(int)ceil(points(page->width) * scale), (int)ceil(points(page->height) * scale));
	canvas.cairo = cairo_create(surface);
	canvas.shapes = g_array_new(FALSE, FALSE, sizeof(struct shape));
	cairo_scale(canvas.cairo, scale, scale);
	draw_page(&canvas, page);
	bool good = report_status(diag, cairo_status(canvas.cairo)) && !canvas.failed &&
		report_status(diag, cairo_surface_write_to_png_stream(surface, append_bytes, out));
	g_array_free(canvas.shapes, TRUE);
	cairo_destroy(canvas.cairo);
	cairo_surface_destroy(surface);
	FT_Done_FreeType(canvas.library); /* with all its faces */
	return good;
}

const struct device device_png = {.name = "png", .render = render_png};
