/* Numbers and dates: every notation an office writes, and what is none. */
#include <locale.h>
#include "base/arena.h"
#include "base/number.h"
#include "check.h"

static const struct {
	const char *text;
	double value;
} numbers[] = {
	{"0", 0}, {"7", 7}, {" 42 ", 42}, {"1234", 1234}, {"1.234", 1234}, {"1.234,5", 1234.5},
	{"1234,5", 1234.5}, {"1 234,5", 1234.5}, {"1\u00A0234", 1234},
	{"1\u202F234\u202F567", 1234567},
	{"1\u2009234,25", 1234.25}, {"12.345.678", 12345678}, {"-3", -3}, {"\u22123", -3},
	{"+3", 3}, {"0,5", 0.5}, {"0.5", 0.5}, {"1.5", 1.5}, {"12.34", 12.34}, {"0.125", 0.125},
	{"1234.567", 1234.567}, {"51,5280695", 51.5280695}, {"1 234.5", 1234.5}, {"-0", 0},
	{"007", 7}, {"999.999.999,99", 999999999.99}, {"1.2345", 1.2345},
};

static const char *const no_numbers[] = {
	"", " ", "-", ",", ".", "x", "1x", "½", "1,2,3", "1.23.4", "1,234,567", "1,", "1.",
	",5", ".5", "1e5", "0x10", "nan", "inf", "1 23", "1.000.000.000.000.000",
	"1.234.56", "60,3 %", "--1", "- ", "1-2", "1..2",
	"12 345.678.9", "1.234 567", "0.123.456",
	"123456789012345678901234567890123456789012345678901234567890",
};

static const struct {
	double value;
	int decimals;
	const char *text;
} prints[] = {
	{0, 0, "0"}, {0, 2, "0,00"}, {1, 0, "1"}, {0.5, 0, "1"}, {1.5, 0, "2"}, {2.5, 0, "3"},
	{-0.5, 0, "\u22121"}, {-0.4, 0, "0"}, {-0.04, 1, "0,0"}, {0.125, 2, "0,13"},
	{2.675, 2, "2,68"}, {1.005, 2, "1,01"}, {0.1 + 0.2, 1, "0,3"}, {9.995, 2, "10,00"},
	{99.5, 0, "100"}, {0.95, 1, "1,0"}, {0.05, 1, "0,1"}, {0.04, 1, "0,0"}, {0.0004, 2, "0,00"},
	{1234, 0, "1234"}, {9999.9, 1, "9999,9"}, {9999.95, 1, "10\u202F000,0"},
	{12345, 0, "12\u202F345"}, {123456, 0, "123\u202F456"},
	{1234567.891, 2, "1\u202F234\u202F567,89"},
	{-12345.6, 1, "\u221212\u202F345,6"}, {1e-20, 3, "0,000"}, {0.285 * 100, 0, "29"},
	{1e20, 1, "100\u202F000\u202F000\u202F000\u202F000\u202F000\u202F000,0"},
	{123456789012345.0, 0, "123\u202F456\u202F789\u202F012\u202F345"},
};

static void check_dates(struct arena *arena)
{
	static const char *const wrong[] = {"", "2018", "2018-02-29", "31.04.2018", "2018-7-6",
		"06.07.18", "6. Juli 2018", "2018-07-06x", "0000-01-01", "00.01.2018",
		"2018/07/06"};
	struct date date = {0}, other;
	CHECK(!date_is_set(date));
	CHECK(date_read("2018-07-06", &date) && date.year == 2018 && date.month == 7);
	CHECK(date.day == 6);
	CHECK(date_is_set(date) && date_weekday(date) == 4);
	CHECK(date_read("6.7.2018", &other) && date_compare(date, other) == 0);
	CHECK(date_read(" 29.02.2020 ", &other) && date_weekday(other) == 5);
	CHECK(date_compare(date, other) < 0 && date_compare(other, date) > 0);
	CHECK_TEXT(date_print(arena, date), "06.07.2018");
	CHECK(date_read_serial("43287", &other) && date_compare(date, other) == 0);
	CHECK(date_read_serial("43287,75", &other) && date_compare(date, other) == 0);
	CHECK(date_read_serial("25569", &other) && other.year == 1970 && other.month == 1);
	CHECK(date_read_serial("73050", &other) && other.year == 2099 && other.day == 31);
	CHECK(!date_read_serial("25568", &other) && !date_read_serial("73051", &other));
	CHECK(!date_read_serial("2018", &other) && !date_read_serial("06.07.2018", &other));
	CHECK_TEXT(date_print_long(arena, date), "Freitag, 6. Juli 2018");
	CHECK(date_compare(date_next((struct date){2018, 2, 28}), (struct date){2018, 3, 1}) == 0);
	CHECK(date_compare(date_next((struct date){2016, 2, 28}), (struct date){2016, 2, 29}) == 0);
	CHECK(date_compare(date_next((struct date){2018, 12, 31}), (struct date){2019, 1, 1}) == 0);
	CHECK(date_read("2024-01-01", &other) && date_weekday(other) == 0);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		if (date_read(wrong[i], &other))
			CHECK_TEXT("read as a date", wrong[i]);
	}
}

static void check_all(struct arena *arena)
{
	double value;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		value = -99;
		if (!number_read(numbers[i].text, &value) || value != numbers[i].value)
			CHECK_TEXT(arena_printf(arena, "%.17g", value), numbers[i].text);
	}
	for (size_t i = 0; i < sizeof no_numbers / sizeof *no_numbers; i++)
		if (number_read(no_numbers[i], &value))
			CHECK_TEXT(arena_printf(arena, "%.17g", value), no_numbers[i]);
	for (size_t i = 0; i < sizeof prints / sizeof *prints; i++)
		CHECK_TEXT(number_print(arena, prints[i].value, prints[i].decimals),
			prints[i].text);
	check_dates(arena);
}

int main(void)
{
	struct arena *arena = arena_new();
	check_all(arena);
	/* the locale must not matter; without the locale this repeats the check in C */
	setlocale(LC_ALL, "de_DE.UTF-8");
	check_all(arena);
	arena_free(arena);
	return check_result();
}
