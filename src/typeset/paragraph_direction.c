/* Paragraph direction: which parts of a text run from right to left (UAX 9). */
#include "paragraph_direction.h"

#include <string.h>

#include "../base/arena.h"
#include "document.h"
#include "font_pango.h"

/* Blocks of right-to-left scripts and of directional marks (UAX 9, UCD). */
static const gunichar backward_blocks[][2] = {{0x0590, 0x08ff}, {0x200f, 0x200f}, {0x202a, 0x202e},
	{0x2066, 0x2069}, {0xfb1d, 0xfdff}, {0xfe70, 0xfeff}, {0x10800, 0x10fff},
	{0x1e800, 0x1efff}};

static bool character_runs_backward(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(backward_blocks); i++)
		if (c >= backward_blocks[i][0] && c <= backward_blocks[i][1])
			return true;
	return false;
}

/* The first letter from right to left at or after TEXT; the end if there is none.
 * Characters below U+0590 begin with smaller bytes than 0xd6. */
static const char *stretch_start(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0xd6 && character_runs_backward(g_utf8_get_char(text)))
			break;
	return text;
}

bool text_runs_backward(const char *text)
{
	return *stretch_start(text) != '\0';
}

unsigned char *text_levels(struct fonts *fonts, const char *text, int length)
{
	PangoDirection base = PANGO_DIRECTION_LTR;
	unsigned char *levels, *bytes;

	levels = fonts_pango(fonts)->pango_log2vis_get_embedding_levels(text, length, &base);
	bytes = g_malloc0((gsize)length + 1);
	for (int i = 0, k = 0; i < length; k++)
		for (int size = g_utf8_skip[(unsigned char)text[i]]; size-- > 0 && i < length;)
			bytes[i++] = levels[k];
	g_free(levels);
	return bytes;
}

bool span_runs_backward(const struct span *span)
{
	return span->text && character_runs_backward(g_utf8_get_char(span->text));
}

/* Where the stretch that starts at TEXT ends: blanks and signs between its words are in it. */
static const char *stretch_end(const char *text)
{
	const char *end = text;

	for (const char *c = text; *c; c = g_utf8_next_char(c)) {
		if (character_runs_backward(g_utf8_get_char(c)))
			end = g_utf8_next_char(c);
		else if (g_unichar_isalnum(g_utf8_get_char(c)))
			break;
	}
	return end;
}

static bool span_plain(const struct span *span)
{
	return span->text && !span->link && !span->note && !span->language && !span->expansion
		&& !(span->flags & SPAN_NOTE);
}

/* Appends a copy of SPAN that says TEXT; the link after it. */
static struct span **span_append(struct arena *arena, struct span **last,
	const struct span *span, const char *text)
{
	struct span *copy = ARENA_NEW(arena, struct span);

	*copy = *span;
	copy->text = text;
	copy->next = NULL;
	*last = copy;
	return &copy->next;
}

static struct span **span_part(struct arena *arena, struct span **last, const struct span *span)
{
	const char *at = span->text;

	while (*at) {
		const char *start = stretch_start(at), *end = stretch_end(start);

		if (start > at)
			last = span_append(arena, last, span,
				arena_strndup(arena, at, (size_t)(start - at)));
		if (end > start)
			last = span_append(arena, last, span,
				arena_strndup(arena, start, (size_t)(end - start)));
		at = end;
	}
	return last;
}

const struct span *spans_part(struct arena *arena, const struct span *spans)
{
	struct span *parted = NULL, **last = &parted;
	bool needed = false;

	for (const struct span *span = spans; span && !needed; span = span->next)
		needed = span_plain(span) && text_runs_backward(span->text);
	if (!needed)
		return spans;
	for (const struct span *span = spans; span; span = span->next)
		last = span_plain(span) && *span->text ? span_part(arena, last, span)
			: span_append(arena, last, span, span->text);
	return parted;
}
