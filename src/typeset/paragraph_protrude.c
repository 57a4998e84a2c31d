/* Paragraph protrude: hyphens, points and quotes stand out a little, so that the
 * margin looks straight.  Margin kerning after Hàn Thế Thành, "Micro-typographic
 * extensions to the TeX typesetting system" (2000), with his values for hyphens and
 * points and microtype's for the others. */
#include <glib.h>
#include <string.h>

#include "document.h"
#include "font_shape.h"
#include "page.h"
#include "paragraph_items.h"

/* How much of its width a character stands out by, in thousandths. */
static const struct protrusion {
	const char *text;
	int left, right;
} protrusions[] = {
	{"-", 0, 700}, {".", 0, 700}, {",", 0, 700}, {":", 0, 500}, {";", 0, 500},
	{"!", 0, 200}, {"?", 0, 200}, {"–", 200, 300}, {"—", 150, 200},
	{"„", 300, 0}, {"“", 300, 500}, {"”", 0, 500}, {"‚", 300, 0}, {"‘", 300, 500},
	{"’", 0, 500}, {"»", 300, 300}, {"«", 300, 300}, {"›", 300, 300}, {"‹", 300, 300},
};

enum { HYPHEN_RIGHT = 700 };

static const struct protrusion *protrusion_find(const char *at)
{
	if (g_ascii_isalnum(*at))
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(protrusions); i++)
		if (*at == *protrusions[i].text && g_str_has_prefix(at, protrusions[i].text))
			return &protrusions[i];
	return NULL;
}

/* The width of the character at byte BYTE; 0 if none stands there by itself. */
static int character_width(const struct word *word, int byte)
{
	for (int i = 0; i < word->run_count; i++)
		for (int k = 0; k < word->runs[i].glyph_count; k++)
			if ((int)word->runs[i].glyphs[k].cluster == byte)
				return word->runs[i].glyphs[k].advance;
	return 0;
}

/* What the last character before byte END stands out by. */
static int character_right(const struct word *word, int end)
{
	const char *at = g_utf8_prev_char(word->text + end);
	const struct protrusion *found = protrusion_find(at);

	return found ? character_width(word, (int)(at - word->text)) * found->right / 1000 : 0;
}

struct protruding word_protrudes(const struct word *word)
{
	const struct protrusion *first = protrusion_find(word->text);

	return (struct protruding){
		.left = first ? character_width(word, 0) * first->left / 1000 : 0,
		.right = character_right(word, word->length)};
}

/* What the first character of piece INDEX stands out by. */
static int piece_left(const struct paragraph_items *items, int index)
{
	const struct text_piece *piece = &items->pieces[index];

	if (index >= items->piece_count || piece->kind != PIECE_WORD || piece->rise)
		return 0;
	return piece->word->facts->protrudes.left;
}

/* What the last character before byte BYTE (0: the last) of piece INDEX stands out by. */
static int piece_right(const struct paragraph_items *items, int index, int byte)
{
	const struct text_piece *piece = &items->pieces[index];

	if (piece->kind != PIECE_WORD || piece->rise)
		return 0;
	return byte > 0 ? character_right(piece->word, byte)
			: piece->word->facts->protrudes.right;
}

static int hyphen_right(const struct text_piece *piece)
{
	return piece->typeface->hyphen_width * HYPHEN_RIGHT / 1000;
}

/* The end of a paragraph is at no margin. */
static int stretch_right(const struct paragraph_items *items, const struct stretch *stretch)
{
	const struct text_piece *piece = &items->pieces[stretch->to];

	if (stretch->last)
		return 0;
	if (stretch->hyphen)
		return hyphen_right(piece);
	return piece_right(items, stretch->to, stretch->to_byte);
}

struct protruding stretch_protrudes(const struct paragraph_items *items,
	const struct stretch *stretch)
{
	struct protruding protruding = {0, 0};

	if (!items->protrudes || stretch->to < stretch->from)
		return protruding;
	if (stretch->from_byte == 0)
		protruding.left = piece_left(items, stretch->from);
	protruding.right = stretch_right(items, stretch);
	return protruding;
}

/* What a line that ends at CHANCE stands out by. */
static int chance_right(const struct paragraph_items *items, const struct chance *chance)
{
	int piece = chance->piece;

	if (chance->kind == CHANCE_FORCED)
		return 0;
	if (chance->kind == CHANCE_HYPHEN)
		return hyphen_right(&items->pieces[piece]);
	while (piece > 0 && items->pieces[piece].kind == PIECE_BLANK)
		piece--;
	return piece_right(items, piece, chance->byte);
}

void chances_protrude(struct paragraph_items *items)
{
	for (int i = 0; i < items->chance_count; i++) {
		struct chance *chance = &items->chances[i];

		if (chance->kind == CHANCE_HYPHEN)
			chance->hyphen -= chance_right(items, chance);
		else
			chance->end -= chance_right(items, chance);
		if (chance->byte == 0)
			chance->start += piece_left(items, chance->piece + 1);
	}
}
