/* Charset: UTF-8, UTF-16 with BOM (Excel's "Unicode text") and Windows-1252.
 * Windows-1252 is a table here instead of iconv's: the positions of bytes
 * without meaning are known, and no conversion module need be installed. */
#include "charset.h"

#include <string.h>
#include <glib.h>
#include "arena.h"
#include "diag.h"

enum { REPLACEMENT = 0xFFFD, MOST_FINDINGS = 20 };

#define INVALID ((gunichar)-1)

struct bytes {
	const unsigned char *at, *end;
};

/* Each takes one character off the bytes: INVALID where there is none. */
typedef gunichar (*next_function)(struct bytes *bytes);

/* 0x80 to 0x9F as Unicode's MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT has
 * them; 0: not assigned. */
static const unsigned short windows_1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static gunichar next_windows_1252(struct bytes *bytes)
{
	unsigned char c = *bytes->at++;
	if (c < 0x80 || c >= 0xA0)
		return c;
	return windows_1252[c - 0x80] ? windows_1252[c - 0x80] : INVALID;
}

static gunichar next_utf8(struct bytes *bytes)
{
	if (*bytes->at < 0x80)
		return *bytes->at++;
	gunichar c = g_utf8_get_char_validated((const char *)bytes->at, bytes->end - bytes->at);
	if (c != (gunichar)-1 && c != (gunichar)-2) {
		bytes->at += g_unichar_to_utf8(c, NULL);
		return c;
	}
	do
		bytes->at++;
	while (bytes->at < bytes->end && (*bytes->at & 0xC0) == 0x80);
	return INVALID;
}

static gunichar next_utf16(struct bytes *bytes, int high)
{
	if (bytes->end - bytes->at < 2) {
		bytes->at = bytes->end;
		return INVALID;
	}
	gunichar unit = (gunichar)(bytes->at[high] << 8 | bytes->at[1 - high]);
	bytes->at += 2;
	if (unit < 0xD800 || unit > 0xDFFF)
		return unit;
	if (unit > 0xDBFF || bytes->end - bytes->at < 2)
		return INVALID;
	gunichar low = (gunichar)(bytes->at[high] << 8 | bytes->at[1 - high]);
	if (low < 0xDC00 || low > 0xDFFF)
		return INVALID;
	bytes->at += 2;
	return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

static gunichar next_utf16_little(struct bytes *bytes)
{
	return next_utf16(bytes, 1);
}

static gunichar next_utf16_big(struct bytes *bytes)
{
	return next_utf16(bytes, 0);
}

/* Control characters, the line breaks that editors do not count (U+0085,
 * U+2028, U+2029), a BOM inside the text, and noncharacters. */
static bool is_control(gunichar c)
{
	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	return (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
			(c & 0xFFFE) == 0xFFFE;
}

static bool is_plain(unsigned char c)
{
	return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t' || c == '\r';
}

/* Whether the eight bytes at AT are printable ASCII.  Where no top bit is set, taking
 * 0x20 from each byte sets that of the first below 0x20, and adding 1 that of 0x7F. */
static bool are_printable(const unsigned char *at)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return !((word | (word - 0x20 * ones) | (word + ones)) & tops);
}

/* The bytes of the harmless character at AT, 0: look closely.  Letters of two
 * bytes from U+00C0 on are what German texts have; the text ends with a NUL. */
static int harmless(const unsigned char *at)
{
	if (is_plain(*at))
		return 1;
	return *at >= 0xC3 && *at <= 0xDF && (at[1] & 0xC0) == 0x80 ? 2 : 0;
}

/* Goes over a character; false if it is no UTF-8. */
static bool character_check(struct bytes *bytes, bool *clean)
{
	int length = harmless(bytes->at);
	bytes->at += length;
	if (length > 0)
		return true;
	gunichar c = next_utf8(bytes);
	*clean = *clean && !is_control(c);
	return c != INVALID;
}

/* Whether the bytes are valid UTF-8, and if so, whether they are CLEAN. */
static bool utf8_check(struct bytes bytes, bool *clean)
{
	*clean = true;
	while (bytes.at < bytes.end) {
		const unsigned char *next = bytes.at + MIN(8, bytes.end - bytes.at);
		if (next == bytes.at + 8 && are_printable(bytes.at))
			bytes.at = next;
		while (bytes.at < next)
			if (!character_check(&bytes, clean))
				return false;
	}
	return true;
}

/* Whether any of the bytes are a letter in UTF-8 beyond ASCII: then what is not
 * valid is damage, and not another encoding. */
static bool has_utf8(struct bytes bytes)
{
	while (bytes.at < bytes.end) {
		gunichar c = next_utf8(&bytes);
		if (c != INVALID && c >= 0x80)
			return true;
	}
	return false;
}

/* Whether more of the bytes are letters in UTF-8 beyond ASCII than are none at all: two
 * files put together, say.  Windows-1252 has few pairs that look like such a letter. */
static bool is_mostly_utf8(struct bytes bytes)
{
	long letters = 0, wrong = 0;

	while (bytes.at < bytes.end) {
		gunichar c = next_utf8(&bytes);
		letters += c != INVALID && c >= 0x80;
		wrong += c == INVALID;
	}
	return letters > wrong;
}

/* Where the first byte beyond ASCII stands. */
static struct place first_letter(const struct source *source, struct bytes bytes)
{
	struct place place = {source, 1, 1};
	for (; bytes.at < bytes.end && *bytes.at < 0x80; bytes.at++) {
		bool end = *bytes.at == '\n' || (*bytes.at == '\r' && bytes.at[1] != '\n');
		place.line += end;
		place.column = end ? 1 : place.column + (*bytes.at != '\r');
	}
	return place;
}

static void report_character(struct diag *diag, struct place place, gunichar c, int *count)
{
	char name[16];
	if (++*count > MOST_FINDINGS + 1)
		return;
	if (*count > MOST_FINDINGS) {
		place.line = place.column = 0;
		diag_report(diag, DIAG_FURTHER_LEFT_OUT, place);
	} else if (c == INVALID) {
		diag_report(diag, DIAG_INVALID_UTF8, place);
	} else {
		g_snprintf(name, sizeof name, "U+%04X", c);
		diag_report(diag, DIAG_CONTROL_CHARACTER, place, name);
	}
}

/* Rewrites the bytes as clean UTF-8 and reports each place that was not. */
static void convert(struct arena *arena, struct diag *diag, struct source *source,
	struct bytes bytes, next_function next)
{
	GString *out = g_string_sized_new((gsize)(bytes.end - bytes.at) + 64);
	struct place place = {source, 1, 1};
	gunichar previous = 0;
	int count = 0;
	while (bytes.at < bytes.end) {
		gunichar c = next(&bytes);
		bool wrong = c == INVALID || is_control(c);
		if (wrong) /* the text so far lets diag show the line */
			report_character(diag, place, c, &count);
		g_string_append_unichar(out, wrong ? REPLACEMENT : c);
		if (c == '\n' && previous == '\r') {
			place.column = 1;
		} else if (c == '\n' || c == '\r') {
			place.line++;
			place.column = 1;
		} else {
			place.column++;
		}
		previous = c;
	}
	source->text = arena_strndup(arena, out->str, out->len);
	source->length = out->len;
	g_string_free(out, TRUE);
}

static bool starts_with(struct bytes *bytes, const char *mark, size_t length)
{
	if ((size_t)(bytes->end - bytes->at) < length || memcmp(bytes->at, mark, length) != 0)
		return false;
	bytes->at += length;
	return true;
}

/* Letters and their marks become one character where there is one (NFC, UAX 15):
 * macOS writes them apart, and names are compared, set and searched however they
 * were typed.  0xCC and 0xCD lead the marks, U+0300 to U+036F. */
static void compose_marks(struct arena *arena, struct source *source)
{
	char *composed;

	if (!memchr(source->text, 0xCC, source->length) &&
		!memchr(source->text, 0xCD, source->length))
		return;
	composed = g_utf8_normalize(source->text, (gssize)source->length,
		G_NORMALIZE_DEFAULT_COMPOSE);
	source->length = strlen(composed);
	source->text = arena_strndup(arena, composed, source->length);
	g_free(composed);
}

void charset_decode(struct arena *arena, struct diag *diag, struct source *source,
	const char *data, enum source_charset charset)
{
	const unsigned char *start = (const unsigned char *)data;
	struct bytes bytes = {start, start + source->length};
	next_function next = next_utf8;
	bool clean;
	if (starts_with(&bytes, "\xFF\xFE", 2))
		next = next_utf16_little;
	else if (starts_with(&bytes, "\xFE\xFF", 2))
		next = next_utf16_big;
	bool wide = next != next_utf8;
	bool marked = !wide && starts_with(&bytes, "\xEF\xBB\xBF", 3);
	bool valid = !wide && utf8_check(bytes, &clean);
	source->text = (const char *)bytes.at;
	source->length = (size_t)(bytes.end - bytes.at);
	bool legacy = !valid && !wide && !marked &&
		!(charset == SOURCE_LEGACY ? is_mostly_utf8(bytes) : has_utf8(bytes));
	if (legacy)
		next = next_windows_1252;
	if (!valid || !clean)
		convert(arena, diag, source, bytes, next);
	compose_marks(arena, source);
	if (legacy && charset == SOURCE_UTF8)
		diag_report(diag, DIAG_FILE_LEGACY, first_letter(source, bytes));
	if (wide && charset == SOURCE_UTF8)
		diag_report(diag, DIAG_FILE_UTF16, ((struct place){source, 0, 0}));
}
