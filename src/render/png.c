/* PNG device: one page as a picture, for previews.
 * Outlines come from FreeType unhinted and are filled by cairo as paths: the
 * same shapes at the same places as in the PDF, and no font cache of cairo's
 * that would outlive the rendering.  Only previews load cairo. */
#include "device.h"

#include <assert.h>
#include <cairo.h>
#include <math.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "field.h"
#include "../base/diag.h"
#include "../base/library.h"
#include "../typeset/document.h"
#include "../typeset/font.h"
#include "../typeset/page.h"

#define CAIRO_FUNCTIONS(F) \
	F(cairo_close_path) F(cairo_create) F(cairo_curve_to) F(cairo_destroy) F(cairo_fill) \
	F(cairo_get_current_point) F(cairo_image_surface_create) F(cairo_line_to) \
	F(cairo_move_to) F(cairo_paint) F(cairo_rectangle) F(cairo_restore) F(cairo_rotate) \
	F(cairo_save) F(cairo_scale) F(cairo_set_dash) F(cairo_set_line_width) \
	F(cairo_set_source_rgb) F(cairo_status) F(cairo_status_to_string) F(cairo_stroke) \
	F(cairo_surface_destroy) F(cairo_surface_write_to_png_stream) F(cairo_translate)

struct cairo {
	CAIRO_FUNCTIONS(LIBRARY_FUNCTION)
};

static const char *const cairo_names[] = {CAIRO_FUNCTIONS(LIBRARY_NAME) NULL};

struct shape {
	const struct face *face;
	FT_Face handle;
};

struct canvas {
	struct cairo lib;
	cairo_t *cairo;
	FT_Library library;
	GArray *shapes;          /* struct shape: faces opened so far */
	struct diag *diag;
	bool failed;
};

static void set_color(struct canvas *canvas, struct color color)
{
	canvas->lib.cairo_set_source_rgb(canvas->cairo, color.red, color.green, color.blue);
}

static double points(int length)
{
	return (double)length / UNIT;
}

/* ---- outlines; user space is scaled to font units, y up ---- */

static int outline_move(const FT_Vector *to, void *data)
{
	struct canvas *canvas = data;

	canvas->lib.cairo_close_path(canvas->cairo);
	canvas->lib.cairo_move_to(canvas->cairo, (double)to->x, (double)to->y);
	return 0;
}

static int outline_line(const FT_Vector *to, void *data)
{
	struct canvas *canvas = data;

	canvas->lib.cairo_line_to(canvas->cairo, (double)to->x, (double)to->y);
	return 0;
}

/* A quadratic curve raised to a cubic one. */
static int outline_conic(const FT_Vector *by, const FT_Vector *to, void *data)
{
	struct canvas *canvas = data;
	double x, y;

	canvas->lib.cairo_get_current_point(canvas->cairo, &x, &y);
	canvas->lib.cairo_curve_to(canvas->cairo, (x + 2 * (double)by->x) / 3,
		(y + 2 * (double)by->y) / 3, ((double)to->x + 2 * (double)by->x) / 3,
		((double)to->y + 2 * (double)by->y) / 3, (double)to->x, (double)to->y);
	return 0;
}

static int outline_cubic(const FT_Vector *by, const FT_Vector *then, const FT_Vector *to,
	void *data)
{
	struct canvas *canvas = data;

	canvas->lib.cairo_curve_to(canvas->cairo, (double)by->x, (double)by->y, (double)then->x,
		(double)then->y, (double)to->x, (double)to->y);
	return 0;
}

/* Pages without its letters are no pages. */
static void report_font(struct canvas *canvas, const struct face *face)
{
	diag_report(canvas->diag, DIAG_FONT_FILE_UNREADABLE, (struct place){0}, face->file);
	canvas->failed = true;
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
		report_font(canvas, face);
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
	const struct cairo *lib = &canvas->lib;
	cairo_t *cairo = canvas->cairo;
	FT_Face face = canvas_face(canvas, mark->face);
	double scale = points(mark->size) / mark->face->units_per_em;

	if (!face)
		return;
	lib->cairo_save(cairo);
	lib->cairo_translate(cairo, points(mark->x), points(mark->y));
	lib->cairo_rotate(cairo, -mark->rotate * (G_PI / 180));
	for (int i = 0; i < mark->glyph_count; i++) {
		const struct glyph *glyph = &mark->glyphs[i];
		if (FT_Load_Glyph(face, glyph->id, FT_LOAD_NO_SCALE) != 0 ||
			face->glyph->format != FT_GLYPH_FORMAT_OUTLINE ||
			!face_glyph_is_whole(mark->face, glyph->id)) {
			report_font(canvas, mark->face);
			continue;
		}
		lib->cairo_save(cairo);
		lib->cairo_translate(cairo, points(glyph->x), points(glyph->y));
		lib->cairo_scale(cairo, scale * (1000 + mark->expansion) / 1000, -scale);
		FT_Outline_Decompose(&face->glyph->outline, &functions, canvas);
		lib->cairo_close_path(cairo);
		lib->cairo_restore(cairo);
	}
	set_color(canvas, mark->color);
	lib->cairo_fill(cairo);
	lib->cairo_restore(cairo);
}

/* ---- other marks ---- */

static void draw_fill(struct canvas *canvas, const struct mark *mark)
{
	set_color(canvas, mark->color);
	canvas->lib.cairo_rectangle(canvas->cairo, points(mark->x), points(mark->y),
		points(mark->width), points(mark->height));
	canvas->lib.cairo_fill(canvas->cairo);
}

static void stroke(struct canvas *canvas, const struct mark *mark)
{
	double dash = points(mark->dash);

	set_color(canvas, mark->color);
	canvas->lib.cairo_set_line_width(canvas->cairo, points(mark->stroke));
	canvas->lib.cairo_set_dash(canvas->cairo, &dash, mark->dash ? 1 : 0, 0);
	canvas->lib.cairo_stroke(canvas->cairo);
}

static void draw_line(struct canvas *canvas, const struct mark *mark)
{
	canvas->lib.cairo_move_to(canvas->cairo, points(mark->x), points(mark->y));
	canvas->lib.cairo_line_to(canvas->cairo, points(mark->x2), points(mark->y2));
	stroke(canvas, mark);
}

static void draw_path(struct canvas *canvas, const struct mark *mark)
{
	for (int i = 0; i < mark->point_count; i++)
		canvas->lib.cairo_line_to(canvas->cairo, points(mark->points[2 * i]),
			points(mark->points[2 * i + 1]));
	if (mark->closed)
		canvas->lib.cairo_close_path(canvas->cairo);
	if (mark->stroke) {
		stroke(canvas, mark);
		return;
	}
	set_color(canvas, mark->color);
	canvas->lib.cairo_fill(canvas->cairo);
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
	canvas->lib.cairo_set_source_rgb(canvas->cairo, 1, 1, 1);
	canvas->lib.cairo_paint(canvas->cairo);
	for (int i = 0; i < page->mark_count; i++)
		draw[page->marks[i].kind](canvas, &page->marks[i]);
}

static cairo_status_t append_bytes(void *out, const unsigned char *data, unsigned length)
{
	g_byte_array_append(out, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static bool report_status(const struct canvas *canvas, cairo_status_t status)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	diag_report(canvas->diag, DIAG_PNG_FAILED, (struct place){0},
		canvas->lib.cairo_status_to_string(status));
	return false;
}

static bool render_png(const struct pages *pages, const struct device_options *options,
	struct diag *diag, GByteArray *out)
{
	struct canvas canvas = {.diag = diag};
	const struct cairo *lib = &canvas.lib;
	const double scale = options->dpi / 72.0;

	assert(options->dpi > 0 && options->page >= 0 && options->page < pages->count);
	library_load("libcairo.so.2", cairo_names, &canvas.lib);
	if (FT_Init_FreeType(&canvas.library) != 0)
		return report_status(&canvas, CAIRO_STATUS_NO_MEMORY);
	const struct page *page = &pages->items[options->page];
	cairo_surface_t *surface = lib->cairo_image_surface_create(CAIRO_FORMAT_RGB24,
		(int)ceil(points(page->width) * scale), (int)ceil(points(page->height) * scale));
	canvas.cairo = lib->cairo_create(surface);
	canvas.shapes = g_array_new(FALSE, FALSE, sizeof(struct shape));
	lib->cairo_scale(canvas.cairo, scale, scale);
	draw_page(&canvas, page);
	bool good = report_status(&canvas, lib->cairo_status(canvas.cairo)) && !canvas.failed &&
		report_status(&canvas,
			lib->cairo_surface_write_to_png_stream(surface, append_bytes, out));
	g_array_free(canvas.shapes, TRUE);
	lib->cairo_destroy(canvas.cairo);
	lib->cairo_surface_destroy(surface);
	FT_Done_FreeType(canvas.library); /* with all its faces */
	return good;
}

const struct device device_png = {.name = "png", .render = render_png};
