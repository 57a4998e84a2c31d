/* Tokens of PDF syntax.  Numbers are made from integers: printf would be slow,
 * and would ask the locale for its decimal point. */
#include "pdf_syntax.h"

#include <math.h>
#include <stdbool.h>
#include <time.h>

#include "../typeset/style.h"

static char *print_whole(char *p, uint64_t value)
{
	char *end = p + 1;

	for (uint64_t rest = value; rest >= 10; rest /= 10)
		end++;
	for (char *digit = end; digit > p; value /= 10)
		*--digit = (char)('0' + value % 10);
	return end;
}

/* Prints VALUE / ONE at P, ONE a power of ten, with as few digits as it needs.  Returns
 * where it ends. */
static inline char *print_fixed(char *p, int64_t value, unsigned one)
{
	uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
	unsigned rest = (unsigned)(size % one);

	if (value < 0)
		*p++ = '-';
	if (size >= one || rest == 0)
		p = print_whole(p, size / one);
	if (rest)
		*p++ = '.';
	for (; rest; rest = rest * 10 % one)
		*p++ = (char)('0' + rest * 10 / one);
	return p;
}

static inline void put_fixed(GString *out, int64_t value, unsigned one)
{
	char *p = pdf_room(out, PDF_NUMBER_ROOM);

	pdf_fill(out, print_fixed(p, value, one));
}

int64_t pdf_thousandths(int length)
{
	int64_t scaled = (int64_t)length * 1000;

	return (scaled + (scaled < 0 ? -UNIT / 2 : UNIT / 2)) / UNIT;
}

void pdf_put_thousandths(GString *out, int64_t value)
{
	put_fixed(out, value, 1000);
}

void pdf_put_length(GString *out, int length)
{
	put_fixed(out, pdf_thousandths(length), 1000);
}

void pdf_put_number(GString *out, double value)
{
	put_fixed(out, llround(value * 10000), 10000);
}

char *pdf_print_integer(char *p, int64_t value)
{
	return print_fixed(p, value, 1);
}

void pdf_put_integer(GString *out, int64_t value)
{
	put_fixed(out, value, 1);
}

void pdf_put_reference(GString *out, unsigned number)
{
	static const char tail[] = " 0 R";
	char *p = pdf_room(out, 1 + PDF_NUMBER_ROOM + sizeof tail);

	*p++ = ' ';
	p = print_whole(p, number);
	memcpy(p, tail, sizeof tail - 1);
	pdf_fill(out, p + sizeof tail - 1);
}

/* One byte, or two, of a literal string; without delimiters. */
static void put_byte(GString *out, unsigned byte)
{
	pdf_fill(out, pdf_print_byte(pdf_room(out, 2), byte));
}

static void put_code(GString *out, unsigned value)
{
	pdf_fill(out, pdf_print_code(pdf_room(out, PDF_CODE_ROOM), value));
}

void pdf_put_bytes(GString *out, const char *bytes)
{
	pdf_put(out, "(");
	for (const char *p = bytes; *p; p++)
		put_byte(out, (guchar)*p);
	pdf_put(out, ")");
}

/* PDFDocEncoding is Latin-1 but for these, which stand at 0x80 and after (annex D.2), and
 * the euro sign at 0xA0. */
static const uint16_t middle[] = {
	0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
	0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
	0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E,
};
enum { MIDDLE = 0x80, EURO = 0xA0 };

/* The code of C in PDFDocEncoding, or 0. */
static unsigned document_code(gunichar c)
{
	if ((c >= 0x20 && c <= 0x7E) || (c >= 0xA1 && c <= 0xFF && c != 0xAD))
		return c;
	if (c == 0x20AC)
		return EURO;
	for (unsigned i = 0; i < G_N_ELEMENTS(middle) && c > 0xFF; i++)
		if (middle[i] == c)
			return MIDDLE + i;
	return 0;
}

/* A first byte of a byte-order mark would change the meaning of the whole string. */
static bool has_codes(const char *text)
{
	gunichar first = g_utf8_get_char(text);

	if (first == 0xFE || first == 0xEF)
		return false;
	for (const char *p = text; *p; p = g_utf8_next_char(p))
		if (!document_code(g_utf8_get_char(p)))
			return false;
	return true;
}

void pdf_put_hex8(GString *out, unsigned value)
{
	static const char digits[] = "0123456789ABCDEF";
	char *p = pdf_room(out, 2);

	*p++ = digits[value >> 4 & 15];
	*p++ = digits[value & 15];
	pdf_fill(out, p);
}

static void put_hex16(GString *out, unsigned value)
{
	pdf_put_hex8(out, value >> 8);
	pdf_put_hex8(out, value);
}

/* Each unit of TEXT in UTF-16 by PUT. */
static void put_units(GString *out, const char *text, void (*put)(GString *out, unsigned unit))
{
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c < 0x10000) {
			put(out, c);
			continue;
		}
		put(out, 0xD800 + ((c - 0x10000) >> 10));
		put(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
	}
}

void pdf_put_utf16(GString *out, const char *text)
{
	put_units(out, text, put_hex16);
}

void pdf_put_text(GString *out, const char *text)
{
	bool codes = has_codes(text);

	pdf_put(out, codes ? "(" : "(\xFE\xFF");
	if (!codes)
		put_units(out, text, put_code);
	for (const char *p = text; codes && *p; p = g_utf8_next_char(p))
		put_byte(out, document_code(g_utf8_get_char(p)));
	pdf_put(out, ")");
}

void pdf_put_uri(GString *out, const char *uri)
{
	char *ascii = g_uri_escape_string(uri, "%!#$&'()*+,/:;=?@[]", FALSE);

	pdf_put_bytes(out, ascii);
	g_free(ascii);
}

void pdf_put_name(GString *out, const char *name)
{
	g_string_append_c(out, '/');
	for (const char *p = name; *p; p++) {
		if (g_ascii_isalnum(*p) || strchr("-_+.", *p))
			g_string_append_c(out, *p);
		else
			g_string_append_printf(out, "#%02X", (unsigned char)*p);
	}
}

void pdf_put_date(GString *out, int64_t epoch)
{
	time_t seconds = (time_t)epoch;
	struct tm t;

	gmtime_r(&seconds, &t);
	g_string_append_printf(out, "D:%04d%02d%02d%02d%02d%02dZ", t.tm_year + 1900, t.tm_mon + 1,
		t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
}

void xmp_put_date(GString *out, int64_t epoch)
{
	time_t seconds = (time_t)epoch;
	struct tm t;

	gmtime_r(&seconds, &t);
	g_string_append_printf(out, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.tm_year + 1900,
		t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
}
