/* Numbers and dates in German notation; see DIN 5008 (2020), 12 and 13. */
#include "number.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <glib.h>
#include "arena.h"

enum { LONGEST_NUMBER = 48, SIGNIFICANT = 15 };

/* Beyond this a double no longer tells neighbouring whole numbers apart. */
#define LARGEST_READ 1e15
#define LARGEST_PRINTED 1e30

#define NARROW_NO_BREAK_SPACE "\u202F"
#define MINUS_SIGN "\u2212"

static bool is_blank(gunichar c)
{
	return c == ' ' || c == '\t' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

/* Copies TEXT without sign and outer blanks to PLAIN, every blank as ' '.
 * False if anything but digits, blanks, points and commas is in it. */
static bool number_plain(const char *text, char plain[LONGEST_NUMBER], bool *negative)
{
	int length = 0;
	while (is_blank(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	gunichar sign = g_utf8_get_char(text);
	*negative = sign == '-' || sign == 0x2212;
	if (*negative || sign == '+')
		text = g_utf8_next_char(text);
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		bool known = (c >= '0' && c <= '9') || c == '.' || c == ',' || is_blank(c);
		if (!known || length == LONGEST_NUMBER - 1)
			return false;
		plain[length++] = is_blank(c) ? ' ' : (char)c;
	}
	while (length > 0 && plain[length - 1] == ' ')
		length--;
	plain[length] = '\0';
	return g_ascii_isdigit(plain[0]);
}

/* Whether TEXT up to END is digits, plain or in groups of three after one to
 * three; GROUPED tells which. */
static bool integer_part(const char *text, const char *end, char separator, bool *grouped)
{
	size_t first = strspn(text, "0123456789");
	const char *at = text + first;
	*grouped = at < end;
	if (!*grouped)
		return at == end && first > 0;
	if (first > 3 || text[0] == '0')
		return false;
	while (at < end && *at == separator && strspn(at + 1, "0123456789") == 3)
		at += 4;
	return at == end;
}

static bool all_digits(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == '\0';
}

/* The decimal mark in PLAIN: a comma always, a lone point unless it parts
 * thousands ("1.234"; but "0.125" and "1234.567").  Its end if there is none. */
static const char *decimal_mark(const char *plain)
{
	const char *end = plain + strlen(plain);
	const char *comma = strchr(plain, ',');
	if (comma)
		return comma;
	const char *point = strchr(plain, '.');
	bool grouped;
	if (!point || strchr(point + 1, '.') ||
			(!strchr(plain, ' ') && integer_part(plain, end, '.', &grouped)))
		return end;
	return point;
}

bool number_read(const char *text, double *value)
{
	char plain[LONGEST_NUMBER], digits[LONGEST_NUMBER + 1];
	bool negative, grouped;
	if (!number_plain(text, plain, &negative))
		return false;
	const char *mark = decimal_mark(plain);
	if (!integer_part(plain, mark, strchr(plain, ' ') ? ' ' : '.', &grouped))
		return false;
	if (*mark && !all_digits(mark + 1))
		return false;
	int length = 0;
	for (const char *at = plain; *at; at++) {
		if (g_ascii_isdigit(*at))
			digits[length++] = *at;
		else if (at == mark)
			digits[length++] = '.';
	}
	digits[length] = '\0';
	*value = g_ascii_strtod(digits, NULL);
	if (*value >= LARGEST_READ)
		return false;
	if (negative && *value != 0)
		*value = -*value;
	return true;
}

/* The digits of VALUE (not negative) rounded half up to DECIMALS, without a
 * point; leading zeros fill up to one digit before it.  Rounds the 15 digits
 * that a decimal number keeps in a double, so that 2.675 gives 2.68 and the
 * dust of binary sums does not decide. */
static void rounded_digits(double value, int decimals, char *digits, size_t size)
{
	char mantissa[32];
	g_ascii_formatd(mantissa, sizeof mantissa, "%.14e", value);
	int exponent = (int)g_ascii_strtoll(strchr(mantissa, 'e') + 1, NULL, 10);
	memmove(mantissa + 1, mantissa + 2, SIGNIFICANT - 1); /* over the point */
	int kept = exponent + 1 + decimals; /* digits of the mantissa that stay */
	int length = MAX(kept, decimals + 1);
	assert((size_t)length + 2 < size);
	digits[0] = '0'; /* room for a carry */
	for (int i = 0; i < length; i++) {
		int from = i - (length - kept);
		digits[i + 1] = from >= 0 && from < SIGNIFICANT ? mantissa[from] : '0';
	}
	digits[length + 1] = '\0';
	if (kept >= 0 && kept < SIGNIFICANT && mantissa[kept] >= '5') {
		int i = length;
		for (; digits[i] == '9'; i--)
			digits[i] = '0';
		digits[i]++;
	}
	if (digits[0] == '0')
		memmove(digits, digits + 1, (size_t)length + 1);
}

char *number_print(struct arena *arena, double value, int decimals)
{
	assert(isfinite(value) && fabs(value) < LARGEST_PRINTED && decimals >= 0 && decimals <= 9);
	char digits[64], text[128];
	rounded_digits(fabs(value), decimals, digits, sizeof digits);
	int whole = (int)strlen(digits) - decimals;
	char *out = text;
	if (value < 0 && strspn(digits, "0") < strlen(digits))
		out = g_stpcpy(out, MINUS_SIGN);
	for (int i = 0; i < whole; i++) {
		if (i > 0 && whole >= 5 && (whole - i) % 3 == 0)
			out = g_stpcpy(out, NARROW_NO_BREAK_SPACE);
		*out++ = digits[i];
	}
	if (decimals > 0) {
		*out++ = ',';
		out = g_stpcpy(out, digits + whole);
	}
	*out = '\0';
	return arena_strdup(arena, text);
}

/* Reads between LEAST and MOST digits at *TEXT and moves it behind them. */
static bool read_digits(const char **text, int least, int most, int *value)
{
	int count = 0;
	for (*value = 0; count < most && g_ascii_isdigit(**text); count++, ++*text)
		*value = *value * 10 + (**text - '0');
	return count >= least;
}

static bool read_mark(const char **text, char mark)
{
	if (**text != mark)
		return false;
	++*text;
	return true;
}

static bool read_iso(const char *text, struct date *date, const char **end)
{
	*end = text;
	return read_digits(end, 4, 4, &date->year) && read_mark(end, '-') &&
			read_digits(end, 2, 2, &date->month) && read_mark(end, '-') &&
			read_digits(end, 2, 2, &date->day);
}

static bool read_din(const char *text, struct date *date, const char **end)
{
	*end = text;
	return read_digits(end, 1, 2, &date->day) && read_mark(end, '.') &&
			read_digits(end, 1, 2, &date->month) && read_mark(end, '.') &&
			read_digits(end, 4, 4, &date->year);
}

bool date_read(const char *text, struct date *date)
{
	struct date read;
	const char *end;
	text += strspn(text, " \t");
	if (!read_iso(text, &read, &end) && !read_din(text, &read, &end))
		return false;
	if (end[strspn(end, " \t")] != '\0' ||
			!g_date_valid_dmy((GDateDay)read.day, (GDateMonth)read.month,
					(GDateYear)read.year))
		return false;
	*date = read;
	return true;
}

/* Excel has a 29 February 1900, so that from March on 30 December 1899 counts as 0. */
bool date_read_serial(const char *text, struct date *date)
{
	enum { FIRST = 25569, LAST = 73050 }; /* 1 January 1970, 31 December 2099 */
	GDate day;
	double serial;
	if (!number_read(text, &serial) || serial < FIRST || serial >= LAST + 1)
		return false;
	g_date_set_dmy(&day, 30, G_DATE_DECEMBER, 1899);
	g_date_add_days(&day, (guint)serial);
	*date = (struct date){g_date_get_year(&day), (int)g_date_get_month(&day),
		g_date_get_day(&day)};
	return true;
}

bool date_is_set(struct date date)
{
	return date.year != 0;
}

int date_compare(struct date a, struct date b)
{
	int left = (a.year * 16 + a.month) * 32 + a.day;
	int right = (b.year * 16 + b.month) * 32 + b.day;
	return (left > right) - (left < right);
}

/* Sakamoto's method, comp.lang.c 1992: it counts from Sunday. */
int date_weekday(struct date date)
{
	static const int shift[12] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
	int year = date.month < 3 ? date.year - 1 : date.year;
	int sunday_based = (year + year / 4 - year / 100 + year / 400 +
			shift[date.month - 1] + date.day) % 7;
	return (sunday_based + 6) % 7;
}

char *date_print(struct arena *arena, struct date date)
{
	return arena_printf(arena, "%02d.%02d.%04d", date.day, date.month, date.year);
}

char *date_print_long(struct arena *arena, struct date date)
{
	static const char *const days[] = {"Montag", "Dienstag", "Mittwoch", "Donnerstag",
		"Freitag", "Samstag", "Sonntag"};
	static const char *const months[] = {"Januar", "Februar", "März", "April", "Mai", "Juni",
		"Juli", "August", "September", "Oktober", "November", "Dezember"};
	return arena_printf(arena, "%s, %d. %s %d", days[date_weekday(date)], date.day,
		months[date.month - 1], date.year);
}

struct date date_next(struct date date)
{
	if (g_date_valid_dmy((GDateDay)(date.day + 1), (GDateMonth)date.month,
		(GDateYear)date.year))
		return (struct date){date.year, date.month, date.day + 1};
	return date.month < 12 ? (struct date){date.year, date.month + 1, 1} :
		(struct date){date.year + 1, 1, 1};
}
