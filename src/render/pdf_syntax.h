/* Tokens of PDF syntax (ISO 32000-1, 7.3), appended to a string.
 * Nothing here looks at the locale or the clock. */
#ifndef RENDER_PDF_SYNTAX_H
#define RENDER_PDF_SYNTAX_H

#include <glib.h>
#include <stdint.h>
#include <string.h>

/* Room for COUNT bytes at the end of OUT, which pdf_fill() then ends before END.  A page has
 * thousands of tokens: GLib's calls for each of them would cost more than the tokens. */
static inline char *pdf_room(GString *out, size_t count)
{
	if (out->len + count >= out->allocated_len) {
		size_t length = out->len;

		g_string_set_size(out, length + count);
		out->len = length;
	}
	return out->str + out->len;
}

static inline void pdf_fill(GString *out, char *end)
{
	*end = '\0';
	out->len = (size_t)(end - out->str);
}

/* Bytes as they are. */
static inline void pdf_put_run(GString *out, const char *bytes, size_t length)
{
	char *p = pdf_room(out, length);

	memcpy(p, bytes, length);
	pdf_fill(out, p + length);
}

static inline void pdf_put(GString *out, const char *token)
{
	pdf_put_run(out, token, strlen(token));
}

/* Lengths in 1/1024 pt as whole thousandths of a point, rounded half away
 * from zero; half a thousandth is 0.2 micrometres on paper. */
int64_t pdf_thousandths(int length);

/* VALUE / 1000 with as few digits as it needs: 72, -0.5, 841.89. */
void pdf_put_thousandths(GString *out, int64_t value);
void pdf_put_length(GString *out, int length);

/* A number with at most four decimals. */
void pdf_put_number(GString *out, double value);
void pdf_put_integer(GString *out, int64_t value);

/* "12 0 R" with a blank before it. */
void pdf_put_reference(GString *out, unsigned number);

/* One byte of a literal string (7.3.4.2) at P.  Returns where it ends. */
static inline char *pdf_print_byte(char *p, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		*p++ = '\\';
	if (byte != '\r') {
		*p++ = (char)byte;
		return p;
	}
	*p++ = '\\';
	*p++ = 'r';
	return p;
}

/* Two bytes, the higher first; no code takes more than PDF_CODE_ROOM. */
enum { PDF_CODE_ROOM = 4 };

static inline char *pdf_print_code(char *p, unsigned value)
{
	return pdf_print_byte(pdf_print_byte(p, value >> 8 & 0xFF), value & 0xFF);
}

/* A whole number at P, in PDF_NUMBER_ROOM bytes at most.  Returns where it ends. */
enum { PDF_NUMBER_ROOM = 22 }; /* a sign, 20 digits, a point */
char *pdf_print_integer(char *p, int64_t value);

/* A text string: PDFDocEncoding where that has all of it, else UTF-16BE. */
void pdf_put_text(GString *out, const char *text);

/* UTF-16BE as hexadecimal digits, without delimiters. */
void pdf_put_utf16(GString *out, const char *text);

/* The lowest 8 bits of VALUE as two hexadecimal digits. */
void pdf_put_hex8(GString *out, unsigned value);

/* A byte string as it is; for identifiers. */
void pdf_put_bytes(GString *out, const char *bytes);

/* A URI as a byte string; what is not ASCII is percent-encoded (RFC 3987, 3.1). */
void pdf_put_uri(GString *out, const char *uri);

/* "/Name", escaped where needed. */
void pdf_put_name(GString *out, const char *name);

/* Seconds since 1970 as "D:20180706120000Z" and as "2018-07-06T12:00:00Z". */
void pdf_put_date(GString *out, int64_t epoch);
void xmp_put_date(GString *out, int64_t epoch);

#endif
