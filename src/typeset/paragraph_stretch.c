/* Paragraph stretch: what stands between two chances, and its exact width.  Chances know
 * the widths of parts of words from the whole word; kerning with the hyphen can make a
 * line a trifle wider than that. */
#include "paragraph_items.h"

#include <glib.h>
#include <string.h>

#include "font_shape.h"
#include "page.h"

struct stretch line_stretch(const struct paragraph_items *items, const struct chance *chances,
	int from, int to)
{
	const struct chance *start = &chances[from], *end = &chances[to];
	struct stretch stretch = {.from = start->byte > 0 ? start->piece : start->piece + 1,
		.from_byte = start->byte, .to = end->byte > 0 ? end->piece : end->piece - 1,
		.to_byte = end->byte, .hyphen = end->kind == CHANCE_HYPHEN,
		.last = end->kind == CHANCE_FORCED};

	/* A seam ends behind its piece, unlike a blank. */
	if (end->byte == 0 && end->kind != CHANCE_FORCED && end->piece >= 0 &&
		items->pieces[end->piece].kind == PIECE_WORD)
		stretch.to = end->piece;
	else if (end->byte == 0 && end->piece < items->piece_count)
		stretch.blank = true;
	/* Blanks before a forced break and at the end (a heading's number) are swallowed too. */
	for (; stretch.to >= stretch.from && items->pieces[stretch.to].kind == PIECE_BLANK;
		stretch.to--)
		stretch.blank = true;
	return stretch;
}

const struct word *stretch_word(struct typesetter *typesetter, const struct paragraph_items *items,
	const struct stretch *stretch, int index)
{
	const struct text_piece *piece = &items->pieces[index];
	const struct word *word = piece->word;
	int from = index == stretch->from ? stretch->from_byte : 0;
	int to = index == stretch->to && stretch->to_byte > 0 ? stretch->to_byte : word->length;
	int length = to - from;
	char *text;

	if (from == 0 && to == word->length && !(stretch->hyphen && index == stretch->to))
		return word;
	text = g_malloc((gsize)length + 1);
	memcpy(text, word->text + from, (size_t)length);
	if (stretch->hyphen && index == stretch->to)
		text[length++] = '-';
	word = typeface_part(
		piece->typeface, typesetter->hyphenation, text, length, word->backward);
	g_free(text);
	return word;
}

int stretch_width(struct typesetter *typesetter, const struct paragraph_items *items,
	const struct stretch *stretch)
{
	int width = 0;

	for (int i = stretch->from; i <= stretch->to; i++)
		width += items->pieces[i].kind == PIECE_WORD
			? stretch_word(typesetter, items, stretch, i)->width
			: items->pieces[i].width;
	return width;
}

int line_surplus(struct typesetter *typesetter, const struct paragraph_items *items,
	const struct chance *chances, int from, int to)
{
	const struct chance *start = &chances[from], *end = &chances[to];
	struct stretch stretch;
	struct protruding protruding;

	if (start->byte == 0 && end->byte == 0 && end->kind != CHANCE_HYPHEN)
		return 0;
	stretch = line_stretch(items, chances, from, to);
	protruding = stretch_protrudes(items, &stretch);
	return MAX(stretch_width(typesetter, items, &stretch) - protruding.left -
		protruding.right - line_width(start, end), 0);
}

/* The chance that ends the widest piece of ITEMS; *WIDTH is that of the piece. */
static int widest_piece(const struct paragraph_items *items, int *width)
{
	int widest = 0;

	*width = 0;
	for (int i = 1; i < items->chance_count; i++) {
		const struct chance *chance = &items->chances[i];
		int wide = line_width(chance - 1, chance);

		if (wide > *width) {
			*width = wide;
			widest = i;
		}
	}
	return widest;
}

int items_least(struct typesetter *typesetter, struct paragraph_items *items)
{
	for (;;) {
		int width, widest = widest_piece(items, &width);
		int surplus = widest == 0 ? 0 : line_surplus(typesetter, items, items->chances,
			widest - 1, widest);

		if (surplus == 0)
			return width;
		items->chances[widest].hyphen += surplus;
	}
}
