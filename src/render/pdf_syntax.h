/* Tokens of PDF syntax (ISO 32000-1, 7.3), appended to a string.
 * Nothing here looks at the locale or the clock. */
#ifndef RENDER_PDF_SYNTAX_H
#define RENDER_PDF_SYNTAX_H

#include <glib.h>
#include <stdint.h>

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

/* A text string: PDFDocEncoding where it is plain ASCII or Latin-1, else UTF-16BE. */
void pdf_put_text(GString *out, const char *text);

/* UTF-16BE as hexadecimal digits, without delimiters. */
void pdf_put_utf16(GString *out, const char *text);

/* The lowest 16 bits of VALUE as four hexadecimal digits. */
void pdf_put_hex16(GString *out, unsigned value);

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
