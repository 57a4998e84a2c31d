/* Font pairs: a square of kerns, one for each two letters. */
#include "font_pairs.h"

#include <assert.h>
#include <glib.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

#include "font_reach.h"
#include "page.h"

/* The letters of German words, and what stands at them.  What is left out is shaped
 * by HarfBuzz every time. */
static const char alphabet[] = "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ"
	"0123456789.,;:!?-/()\"'";

/* LETTERS: room for the alphabet; LATIN: ISO 8859-1. */
enum { LETTERS = 84, LATIN = 256 };

/* Longer words are left to HarfBuzz. */
enum { LETTERS_MOST = 64 };

/* Numbers of letters that are none: none of the alphabet; the end of the word. */
enum { LETTER_NONE = 0, LETTER_END = 1, LETTER_FIRST = 2 };

/* A pair is not known yet; it has to be shaped; any other value is its kern more. */
enum { PAIR_UNKNOWN = 0, PAIR_SHAPED = 1, PAIR_KERN = 0x8000 };

struct pairs {
	struct latin latin;
	pthread_mutex_t lock;    /* of opening the square */
	_Atomic int state;       /* 0 until a thread has done that */
	struct square *square;   /* NULL: the face is one whose glyphs depend on more */
};

struct square {
	hb_font_t *font;
	struct reach *reach;
	uint8_t letters[LATIN];  /* number of a character */
	hb_codepoint_t glyphs[LETTERS];
	int advances[LETTERS];
	_Atomic uint64_t reaches[LETTERS]; /* of their glyphs; 0: not known yet */
	_Atomic uint16_t kerns[LETTERS][LETTERS];
};

/* Set in each known one of reaches; no bit of reach_of(). */
static const uint64_t REACH_KNOWN = (uint64_t)1 << 63;

static hb_segment_properties_t latin_properties(void)
{
	return (hb_segment_properties_t){.direction = HB_DIRECTION_LTR,
		.script = HB_SCRIPT_LATIN, .language = hb_language_from_string("de", -1)};
}

void latin_shape(const struct latin *latin, const char *text, int length, hb_buffer_t *buffer)
{
	const hb_segment_properties_t properties = latin_properties();

	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, text, length, 0, length);
	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT);
	hb_buffer_set_segment_properties(buffer, &properties);
	hb_shape(latin->font, buffer, latin->features, latin->feature_count);
}

static void alphabet_open(struct square *square)
{
	int letter = LETTER_FIRST;

	for (const char *c = alphabet; *c; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);

		if (!hb_font_get_nominal_glyph(square->font, character, &square->glyphs[letter]))
			continue;
		assert(letter < LETTERS);
		square->advances[letter] =
			hb_font_get_glyph_h_advance(square->font, square->glyphs[letter]);
		square->letters[character] = (uint8_t)letter++;
	}
}

/* NULL if the glyphs of the face depend on more than their neighbour. */
static struct square *square_new(const struct latin *latin)
{
	const hb_segment_properties_t properties = latin_properties();
	hb_face_t *face = hb_font_get_face(latin->font);
	/* the very plan that hb_shape() will ask for */
	hb_shape_plan_t *plan = hb_shape_plan_create_cached(
		face, &properties, latin->features, latin->feature_count, NULL);
	struct reach *reach = reach_new(face, plan);
	struct square *square;

	hb_shape_plan_destroy(plan);
	if (!reach)
		return NULL;
	square = g_new0(struct square, 1);
	square->font = latin->font;
	square->reach = reach;
	alphabet_open(square);
	return square;
}

struct pairs *pairs_new(struct latin latin)
{
	struct pairs *pairs = g_new0(struct pairs, 1);

	pairs->latin = latin;
	pthread_mutex_init(&pairs->lock, NULL);
	return pairs;
}

/* Opens the square if no thread has so far. */
static struct square *pairs_square(struct pairs *pairs)
{
	if (atomic_load(&pairs->state))
		return pairs->square;
	pthread_mutex_lock(&pairs->lock);
	if (!atomic_load(&pairs->state)) {
		pairs->square = square_new(&pairs->latin);
		atomic_store(&pairs->state, 1);
	}
	pthread_mutex_unlock(&pairs->lock);
	return pairs->square;
}

void pairs_free(struct pairs *pairs)
{
	if (pairs->square) {
		reach_free(pairs->square->reach);
		g_free(pairs->square);
	}
	pthread_mutex_destroy(&pairs->lock);
	g_free(pairs);
}

/* The letters of a text, LETTER_END behind them, and where each starts; where the last
 * ends. */
struct spelling {
	int count;
	uint8_t letters[LETTERS_MOST + 1], bytes[LETTERS_MOST + 1];
};

/* False if TEXT is empty, long, or has other characters than the alphabet. */
static bool spell(const struct square *square, const char *text, int length,
	struct spelling *spelling)
{
	int count = 0, i = 0;

	for (; i < length && count < LETTERS_MOST; count++) {
		unsigned c = (unsigned char)text[i];

		spelling->bytes[count] = (uint8_t)i++;
		if (c >= 0x80) {
			if ((c & 0xfe) != 0xc2) /* beyond ISO 8859-1 */
				return false;
			c = (c & 0x03) << 6 | ((unsigned char)text[i++] & 0x3f);
		}
		spelling->letters[count] = square->letters[c];
		if (spelling->letters[count] == LETTER_NONE)
			return false;
	}
	spelling->count = count;
	spelling->letters[count] = LETTER_END;
	spelling->bytes[count] = (uint8_t)i;
	return i == length && count > 0;
}

static unsigned pair_read(const struct square *square, unsigned letter, unsigned next)
{
	return atomic_load_explicit(&square->kerns[letter][next], memory_order_relaxed);
}

static void pair_write(struct square *square, unsigned letter, unsigned next, int value)
{
	atomic_store_explicit(
		&square->kerns[letter][next], (uint16_t)value, memory_order_relaxed);
}

/* May anything but kerning happen to LETTER before NEXT? */
static bool pair_is_touched(struct square *square, unsigned letter, unsigned next)
{
	uint64_t of = atomic_load_explicit(&square->reaches[letter], memory_order_relaxed);

	if (!of) {
		of = reach_of(square->reach, square->glyphs[letter]) | REACH_KNOWN;
		atomic_store_explicit(&square->reaches[letter], of, memory_order_relaxed);
	}
	return next == LETTER_END ? of & REACH_ALONE
		: reach_touches(square->reach, of & ~REACH_KNOWN, square->glyphs[letter],
			square->glyphs[next]);
}

/* The letters FIRST to LAST of SPELLING have been shaped into BUFFER. */
static void stretch_learn(struct square *square, const struct spelling *spelling, int first,
	int last, hb_buffer_t *buffer)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
	const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, NULL);

	for (int i = first; i < last; i++, info++, position++) {
		unsigned letter = spelling->letters[i], next = spelling->letters[i + 1];
		int kern = position->x_advance - square->advances[letter];

		if (count != (unsigned)(last - first + 1) ||
			info->codepoint != square->glyphs[letter] || position->x_offset ||
			position->y_offset || ABS(kern) >= PAIR_KERN - 1)
			pair_write(square, letter, next, PAIR_SHAPED);
		else
			pair_write(square, letter, next, kern + PAIR_KERN);
	}
}

/* What is known of a pair without shaping it. */
static unsigned pair_look(struct square *square, unsigned letter, unsigned next)
{
	unsigned known = pair_read(square, letter, next);

	if (known != PAIR_UNKNOWN)
		return known;
	known = pair_is_touched(square, letter, next) ? PAIR_SHAPED
		: next == LETTER_END                 ? PAIR_KERN
						     : PAIR_UNKNOWN;
	if (known != PAIR_UNKNOWN)
		pair_write(square, letter, next, (int)known);
	return known;
}

/* Makes all pairs of the word known, having HarfBuzz shape it from the first to the
 * last unknown one; false if one of them has to be shaped each time. */
static bool spelling_learn(const struct pairs *pairs, const struct spelling *spelling,
	const char *text, hb_buffer_t *buffer)
{
	const uint8_t *bytes = spelling->bytes;
	int first = -1, last = -1;

	for (int i = 0; i < spelling->count; i++) {
		unsigned known =
			pair_look(pairs->square, spelling->letters[i], spelling->letters[i + 1]);

		if (known == PAIR_SHAPED)
			return false;
		if (known != PAIR_UNKNOWN)
			continue;
		first = first < 0 ? i : first;
		last = i + 1;
	}
	if (last < 0)
		return true;
	latin_shape(&pairs->latin, text + bytes[first], bytes[last + 1] - bytes[first], buffer);
	stretch_learn(pairs->square, spelling, first, last, buffer);
	return true;
}

int pairs_shape(struct pairs *pairs, const char *text, int length, hb_buffer_t *buffer,
	struct glyph *glyphs)
{
	const struct square *square = pairs_square(pairs);
	struct spelling spelling;

	if (!square || !spell(square, text, length, &spelling) ||
		!spelling_learn(pairs, &spelling, text, buffer))
		return 0;
	for (int i = 0; i < spelling.count; i++) {
		unsigned letter = spelling.letters[i];
		unsigned kern = pair_read(square, letter, spelling.letters[i + 1]);

		if (kern == PAIR_SHAPED)
			return 0;
		glyphs[i] = (struct glyph){.id = square->glyphs[letter],
			.cluster = spelling.bytes[i],
			.advance = square->advances[letter] + (int)kern - PAIR_KERN};
	}
	return spelling.count;
}
