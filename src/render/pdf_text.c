/* Text of content streams: glyphs by id at exact places (ISO 32000-1, 9.4).
 *
 * A glyph's place follows from the widths before it; a correction goes out only
 * where the running error exceeds THRESHOLD, so errors never add up.  What a
 * glyph stands for is said by its font's ToUnicode map; only clusters whose
 * glyphs and characters do not pair up need an ActualText (14.9.4). */
#include "pdf_text.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "pdf.h"
#include "pdf_syntax.h"

static const double THRESHOLD = 0.75; /* 1/1000 em */

/* One mark on its way into the stream. */
struct show {
	struct pen *pen;
	const struct mark *mark;
	double scale;            /* 1/1000 em, before expansion, per 1/1024 pt */
	double at;               /* where the reader's pen stands, 1/1000 em */
	uint32_t length;         /* of the mark's text */
	int rise;                /* 1/1024 pt, up */
	bool array, string;      /* inside [ ] and < > */
};

/* As llround() does, without a call. */
static inline int64_t nearest(double value)
{
	return (int64_t)(value < 0 ? value - 0.5 : value + 0.5);
}

/* ---- text objects ---- */

void text_open(struct pen *pen)
{
	if (pen->in_text)
		return;
	pdf_put(pen->out, "BT\n");
	pen->in_text = true;
	pen->x = pen->y = 0;
}

void text_close(struct pen *pen)
{
	if (pen->in_text)
		pdf_put(pen->out, "ET\n");
	pen->in_text = false;
}

static void text_move(struct pen *pen, const struct mark *mark)
{
	int64_t x = pdf_thousandths(pen->left + mark->x);
	int64_t y = pdf_thousandths(pen->height - mark->y);

	if (x == pen->x && y == pen->y)
		return;
	pdf_put_thousandths(pen->out, x - pen->x);
	pdf_put(pen->out, " ");
	pdf_put_thousandths(pen->out, y - pen->y);
	pdf_put(pen->out, " Td\n");
	pen->x = x;
	pen->y = y;
}

static void text_turn(struct pen *pen, const struct mark *mark)
{
	double angle = mark->rotate * (G_PI / 180);
	const double matrix[4] = {cos(angle), sin(angle), -sin(angle), cos(angle)};

	for (int i = 0; i < 4; i++) {
		pdf_put_number(pen->out, matrix[i]);
		pdf_put(pen->out, " ");
	}
	pdf_put_length(pen->out, pen->left + mark->x);
	pdf_put(pen->out, " ");
	pdf_put_length(pen->out, pen->height - mark->y);
	pdf_put(pen->out, " Tm\n");
}

/* ---- glyphs ---- */

static void close_string(struct show *show)
{
	if (show->string)
		pdf_put(show->pen->out, ")");
	show->string = false;
}

static void close_array(struct show *show)
{
	close_string(show);
	if (show->array)
		pdf_put(show->pen->out, "]TJ\n");
	show->array = false;
}

static void set_font(struct show *show, int resource)
{
	struct pen *pen = show->pen;

	close_array(show);
	pen->resource = resource;
	pen->size = show->mark->size;
	pdf_put(pen->out, "/F");
	pdf_put_integer(pen->out, resource);
	pdf_put(pen->out, " ");
	pdf_put_length(pen->out, pen->size);
	pdf_put(pen->out, " Tf\n");
}

/* ISO 32000-1, 9.3.4: horizontal scaling, in per cent. */
static void set_expansion(struct pen *pen, int expansion)
{
	if (pen->expansion == expansion)
		return;
	pen->expansion = expansion;
	pdf_put_thousandths(pen->out, 100 * (1000 + expansion));
	pdf_put(pen->out, " Tz\n");
}

static void set_rise(struct show *show, int rise)
{
	if (show->rise == rise)
		return;
	close_array(show);
	show->rise = rise;
	pdf_put_length(show->pen->out, rise);
	pdf_put(show->pen->out, " Ts\n");
}

static void move_to(struct show *show, int x)
{
	double error = x * show->scale - show->at;

	if (!show->array)
		pdf_put(show->pen->out, "[");
	show->array = true;
	if (fabs(error) > THRESHOLD) {
		close_string(show);
		int64_t step = nearest(error);
		pdf_put_integer(show->pen->out, -step);
		show->at += (double)step;
	}
	if (!show->string)
		pdf_put(show->pen->out, "(");
	show->string = true;
}

/* Shows GLYPH from the font resource of LAYER. */
static void show_code(struct show *show, const struct glyph *glyph, const struct pdf_layer *layer)
{
	struct pen *pen = show->pen;
	const struct pdf_shown *shown = &pen->font->shown[pen->font->id[glyph->id]];

	if (pen->resource != layer->resource || pen->size != show->mark->size)
		set_font(show, layer->resource);
	set_rise(show, -glyph->y);
	move_to(show, glyph->x);
	pdf_put_run(pen->out, shown->bytes, (size_t)shown->length);
	show->at += shown->advance;
}

/* Shows GLYPH, which stands for TEXT. */
static void show_glyph(struct show *show, const struct glyph *glyph, const char *text)
{
	struct pdf_font *font = show->pen->font;

	show_code(show, glyph,
		pdf_font_layer(show->pen->pdf, font, font->id[glyph->id], text));
}

/* ---- clusters ---- */

/* Characters without a shape of their own: they steer line breaking and shaping. */
static bool is_invisible(gunichar c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

/* No-break spaces, wide and narrow. */
static bool is_blank(gunichar c)
{
	return c == 0xA0 || c == 0x202F;
}

/* The text of a cluster for readers: invisible characters drop out (a lone soft
 * hyphen is a hyphen that was put in), no-break spaces search like blanks. */
static void cluster_text(GString *text, const char *from, const char *end)
{
	g_string_truncate(text, 0);
	for (const char *p = from; p < end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (!is_invisible(c))
			g_string_append_unichar(text, is_blank(c) ? ' ' : c);
	}
	if (text->len == 0 && from < end && g_utf8_get_char(from) == 0xAD)
		pdf_put(text, "\u00AD");
}

/* Where the text of the cluster at START ends: at the next higher cluster. */
static const char *cluster_end(const struct show *show, int first, int after)
{
	const struct mark *mark = show->mark;
	uint32_t start = mark->glyphs[first].cluster;

	if (after < mark->glyph_count && mark->glyphs[after].cluster > start)
		return mark->text + mark->glyphs[after].cluster;
	if (first > 0 && mark->glyphs[first - 1].cluster > start) /* right to left */
		return mark->text + mark->glyphs[first - 1].cluster;
	return mark->text + show->length;
}

/* Most glyphs are letters that have been shown before.  False: this is not one of them. */
static bool show_letter(struct show *show, int first, int after, const char *from, const char *end)
{
	const struct pdf_font *font = show->pen->font;
	const struct glyph *glyph = &show->mark->glyphs[first];

	if (after - first > 1 || g_utf8_next_char(from) != end)
		return false;
	gunichar letter = (guchar)*from < 0x80 ? (guchar)*from : g_utf8_get_char(from);
	if (font->shown[font->id[glyph->id]].letter != letter || is_invisible(letter))
		return false;
	show_code(show, glyph, font->layers->pdata[0]);
	return true;
}

static void show_paired(struct show *show, int first, int after, const char *text)
{
	const char *p = text;

	for (int i = first; i < after; i++) {
		char letter[8];
		letter[g_unichar_to_utf8(g_utf8_get_char(p), letter)] = '\0';
		show_glyph(show, &show->mark->glyphs[i], letter);
		p = g_utf8_next_char(p);
	}
}

/* Readers that know no ActualText get the text from the first glyph and zero
 * width spaces from the others. */
static void show_replaced(struct show *show, int first, int after, const char *text)
{
	close_array(show);
	pdf_put(show->pen->out, "/Span<</ActualText<FEFF");
	pdf_put_utf16(show->pen->out, text);
	pdf_put(show->pen->out, ">>>BDC\n");
	for (int i = first; i < after; i++)
		show_glyph(show, &show->mark->glyphs[i], i == first ? text : "\u200B");
	close_array(show);
	pdf_put(show->pen->out, "EMC\n");
}

/* Glyphs [first, after) that stand for TEXT together. */
static void show_cluster(struct show *show, int first, int after, const char *text)
{
	if (after - first == 1 && *text)
		show_glyph(show, &show->mark->glyphs[first], text);
	else if (after - first > 1 && g_utf8_strlen(text, -1) == after - first)
		show_paired(show, first, after, text);
	else if (*text)
		show_replaced(show, first, after, text);
	/* else: a joiner's empty glyph; places do not depend on it */
}

/* Whether the bytes [from, end) of TEXT are LETTER. */
static inline bool is_letter(const char *text, uint32_t from, uint32_t end, gunichar letter)
{
	const char *p = text + from;

	if (letter < 0x80)
		return (guchar)*p == letter && end == from + 1;
	return g_utf8_next_char(p) == text + end && g_utf8_get_char(p) == letter &&
		!is_invisible(letter);
}

/* No glyph and the step before it take more bytes. */
enum { GLYPH_ROOM = PDF_CODE_ROOM + PDF_NUMBER_ROOM + 2 };

/* Within a string at P, a step of the reader's pen. */
static inline char *print_step(char *p, int64_t step)
{
	*p++ = ')';
	p = pdf_print_integer(p, -step);
	*p++ = '(';
	return p;
}

/* Shows the glyphs from FIRST on that are known letters and go on in the string that
 * is open: most of a line.  Returns the first that is not. */
static int show_following(struct show *show, int first)
{
	const struct mark *mark = show->mark;
	const struct pdf_font *font = show->pen->font;
	const struct pdf_layer *layer = font->layers->pdata[0];
	const int count = mark->glyph_count;
	double at = show->at;
	char *p;

	if (!show->string || show->pen->resource != layer->resource)
		return first;
	p = pdf_room(show->pen->out, GLYPH_ROOM * (size_t)(count - first));
	for (; first < count; first++) {
		const struct glyph *glyph = &mark->glyphs[first];
		uint32_t end = first + 1 < count ? glyph[1].cluster : show->length;
		const struct pdf_shown *shown = &font->shown[font->id[glyph->id]];
		double error = glyph->x * show->scale - at;

		if (-glyph->y != show->rise ||
			!is_letter(mark->text, glyph->cluster, end, shown->letter))
			break;
		if (fabs(error) > THRESHOLD) {
			int64_t step = nearest(error);
			p = print_step(p, step);
			at += (double)step;
		}
		memcpy(p, shown->bytes, sizeof shown->bytes);
		p += shown->length;
		at += shown->advance;
	}
	show->at = at;
	pdf_fill(show->pen->out, p);
	return first;
}

static void show_clusters(struct show *show)
{
	const struct mark *mark = show->mark;
	GString *text = show->pen->pdf->cluster;

	for (int first = 0, after; first < mark->glyph_count; first = after) {
		uint32_t cluster = mark->glyphs[first].cluster;
		after = first + 1;
		while (after < mark->glyph_count && mark->glyphs[after].cluster == cluster)
			after++;
		const char *from = mark->text + cluster, *end = cluster_end(show, first, after);
		if (!show_letter(show, first, after, from, end)) {
			cluster_text(text, from, end);
			show_cluster(show, first, after, text->str);
		}
		after = show_following(show, after);
	}
}

void text_show(struct pen *pen, const struct mark *mark)
{
	struct show show = {.pen = pen, .mark = mark};

	if (mark->glyph_count == 0)
		return;
	assert(mark->size > 0);
	show.scale = 1e6 / ((double)mark->size * (1000 + mark->expansion));
	show.length = (uint32_t)strlen(mark->text);
	if (!pen->font || pen->font->face != mark->face)
		pen->font = pdf_font_get(pen->pdf, mark->face);
	if (mark->rotate)
		text_close(pen);
	text_open(pen);
	pen_color(pen, mark, PEN_FILL);
	if (mark->rotate)
		text_turn(pen, mark);
	else
		text_move(pen, mark);
	set_expansion(pen, mark->expansion);
	show_clusters(&show);
	close_array(&show);
	set_rise(&show, 0);
	if (mark->rotate)
		text_close(pen); /* the next line starts from an upright matrix */
}
