/* Numbers, shares and dates as German offices write and read them.
 * No function here looks at the locale. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>

struct arena;

/* A calendar day; year 0 means "not stated". */
struct date {
	int year, month, day;
};

/* Reads "1.234,5", "1 234,5", "1234.5"; signs "-", "+" and U+2212, blanks of any
 * width between thousands; German reading first: "1.234" is 1234, "1.5" is 1.5.
 * False if TEXT is no number ("60,3 %", "1e5", "1,2,3") or 10^15 or more. */
bool number_read(const char *text, double *value);

/* "12 345,50": decimal comma, a narrow no-break space (U+202F) between
 * thousands from 10 000 on, a true minus sign (U+2212).  Rounds half away from
 * zero what 15 decimal digits show.  VALUE is finite and below 10^30, DECIMALS
 * is 0 to 9. */
char *number_print(struct arena *arena, double value, int decimals);

/* ISO 8601 (2018-07-06) or DIN 5008 (06.07.2018); false if no such day. */
bool date_read(const char *text, struct date *date);
bool date_is_set(struct date date);

/* A day as Excel counts them (1 is 1 January 1900; also "45123,5", with the time of
 * day), as it stands in a column that lost its format.  Only those from 1970 to 2099:
 * false if TEXT is none. */
bool date_read_serial(const char *text, struct date *date);
int date_compare(struct date a, struct date b);

/* 0 = Monday .. 6 = Sunday. */
int date_weekday(struct date date);

/* "06.07.2018". */
char *date_print(struct arena *arena, struct date date);

/* "Freitag, 6. Juli 2018", as DIN 5008 has it in running text. */
char *date_print_long(struct arena *arena, struct date date);

/* The day after. */
struct date date_next(struct date date);

#endif
