/* Tokens of PDF syntax.  Numbers are made from integers: printf would be slow,
 * and would ask the locale for its decimal point. */
#include "pdf_syntax.h"

#include <math.h>
#include <stdbool.h>
#include <time.h>

#include "../typeset/style.h"

/* No number takes more bytes: a sign, 20 digits, a point. */
enum { NUMBER_ROOM = 22 };

static char *print_whole(char *p, uint64_t value)
{
	char digits[20], *start = digits + sizeof digits;

	do
		*--start = (char)('0' + value % 10);
	while (value /= 10);
	while (start < digits + sizeof digits)
		*p++ = *start++;
	return p;
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
	char *p = pdf_room(out, NUMBER_ROOM);

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

void pdf_put_integer(GString *out, int64_t value)
{
	put_fixed(out, value, 1);
}

void pdf_put_reference(GString *out, unsigned number)
{
	static const char tail[] = " 0 R";
	char *p = pdf_room(out, 1 + NUMBER_ROOM + sizeof tail);

	*p++ = ' ';
	p = print_whole(p, number);
	memcpy(p, tail, sizeof tail - 1);
	pdf_fill(out, p + sizeof tail - 1);
}

void pdf_put_bytes(GString *out, const char *bytes)
{
	g_string_append_c(out, '(');
	for (const char *p = bytes; *p; p++) {
		if (*p == '(' || *p == ')' || *p == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, ')');
}

/* PDFDocEncoding equals Latin-1 here.  A first byte of a byte-order mark would
 * change the meaning of the whole string. */
static bool is_latin(const char *text)
{
	gunichar first = g_utf8_get_char(text);

	if (first == 0xFE || first == 0xEF)
		return false;
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c < 0x20 || (c > 0x7E && c < 0xA1) || c == 0xAD || c > 0xFF)
			return false;
	}
	return true;
}

static void put_latin(GString *out, const char *text)
{
	g_string_append_c(out, '(');
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		char c = (char)g_utf8_get_char(p);
		if (c == '(' || c == ')' || c == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, c);
	}
	g_string_append_c(out, ')');
}

void pdf_put_hex16(GString *out, unsigned value)
{
	static const char digits[] = "0123456789ABCDEF";
	char *p = pdf_room(out, 4);

	for (int shift = 12; shift >= 0; shift -= 4)
		*p++ = digits[value >> shift & 15];
	pdf_fill(out, p);
}

void pdf_put_utf16(GString *out, const char *text)
{
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c < 0x10000) {
			pdf_put_hex16(out, c);
			continue;
		}
		pdf_put_hex16(out, 0xD800 + ((c - 0x10000) >> 10));
		pdf_put_hex16(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
	}
}

void pdf_put_text(GString *out, const char *text)
{
	if (is_latin(text)) {
		put_latin(out, text);
		return;
	}
	g_string_append(out, "<FEFF");
	pdf_put_utf16(out, text);
	g_string_append_c(out, '>');
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
