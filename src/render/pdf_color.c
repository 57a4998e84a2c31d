/* Colours of content streams: RGB for the screen, inks for the press (ISO 32000-1,
 * 8.6; overprint: 8.6.7). */
#include "pdf.h"

#include <math.h>
#include <string.h>

#include "pdf_syntax.h"
#include "pdf_text.h"
#include "print.h"

void pen_color_start(struct pen *pen)
{
	/* Black in DeviceGray is right on the screen; in print the first mark says its inks. */
	memset(pen->color, pen->pdf->print ? -1 : 0, sizeof pen->color);
}

/* Whether VALUES are another colour than that set; then they are it. */
static bool change(struct pen *pen, enum pen_use use, const int values[4])
{
	if (memcmp(pen->color[use], values, sizeof pen->color[use]) == 0)
		return false;
	memcpy(pen->color[use], values, sizeof pen->color[use]);
	return true;
}

static void put_screen(struct pen *pen, struct color color, enum pen_use use)
{
	static const char *const operators[2][2] = {{"rg\n", "g\n"}, {"RG\n", "G\n"}};
	const int rgb[4] = {(int)lround(color.red * 1000), (int)lround(color.green * 1000),
		(int)lround(color.blue * 1000)};
	bool gray = rgb[0] == rgb[1] && rgb[1] == rgb[2];

	if (!change(pen, use, rgb))
		return;
	for (int i = 0; i < (gray ? 1 : 3); i++) {
		pdf_put_thousandths(pen->out, rgb[i]);
		pdf_put(pen->out, " ");
	}
	pdf_put(pen->out, operators[use][gray]);
}

static void put_print(struct pen *pen, struct ink ink, enum pen_use use)
{
	const int inks[4] = {ink.cyan, ink.magenta, ink.yellow, ink.black};
	bool over = print_over(ink);

	if (over != pen->overprint)
		pdf_put(pen->out, over ? "/GO gs\n" : "/GK gs\n");
	pen->overprint = over;
	if (!change(pen, use, inks))
		return;
	for (int i = 0; i < 4; i++) {
		pdf_put_thousandths(pen->out, inks[i] * 10);
		pdf_put(pen->out, " ");
	}
	pdf_put(pen->out, use == PEN_FILL ? "k\n" : "K\n");
}

void pen_color(struct pen *pen, const struct mark *mark, enum pen_use use)
{
	if (pen->pdf->print)
		put_print(pen, print_ink(pen->pdf->print, mark), use);
	else
		put_screen(pen, mark->color, use);
}
