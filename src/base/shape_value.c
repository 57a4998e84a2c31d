/* Shape values: what the kinds of scalars accept, and into what they turn. */
#include "shape_value.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#include <glib.h>
#include "arena.h"
#include "diag.h"
#include "slug.h"

enum { LONGEST_PARAGRAPH = 100000 }; /* bytes */

void *shape_target(const struct shape_field *field, void *record)
{
	return (char *)record + field->offset;
}

bool shape_has_key(const struct shape_field *field)
{
	return field->kind != SHAPE_KEY;
}

const char *const *shape_keys(struct arena *arena, const struct shape *shape)
{
	size_t count = 0;
	while (shape->fields[count].key)
		count++;
	const char **keys = ARENA_ARRAY(arena, const char *, count + 1);
	size_t used = 0;
	for (size_t i = 0; i < count; i++)
		if (shape_has_key(&shape->fields[i]))
			keys[used++] = shape->fields[i].key;
	return keys;
}

/* TEXT without blanks and line breaks around it. */
static char *trimmed(struct arena *arena, const char *text)
{
	text += strspn(text, " \t\r\n");
	size_t length = strlen(text);
	while (length > 0 && strchr(" \t\r\n", text[length - 1]))
		length--;
	return arena_strndup(arena, text, length);
}

/* Makes every line break, with the blanks around it, one blank. */
static void join_lines(char *text)
{
	char *out = text;
	while (*text) {
		size_t blanks = strspn(text, " \t\r\n");
		bool broken = strcspn(text, "\r\n") < blanks;
		if (broken)
			*out++ = ' ';
		for (size_t i = 0; !broken && i < blanks; i++)
			*out++ = text[i];
		text += blanks;
		if (*text)
			*out++ = *text++;
	}
	*out = '\0';
}

struct text shape_line(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given)
{
	char *text = trimmed(reader->arena, given->text);
	if (strpbrk(text, "\r\n")) {
		diag_report(reader->diag, DIAG_SEVERAL_LINES, given->place, field->key);
		join_lines(text);
	}
	if (strstr(text, "{{"))
		diag_report(reader->diag, DIAG_PLAIN_PLACEHOLDER, given->place, field->key);
	return (struct text){text, given->place};
}

static void read_text(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target)
{
	*(struct text *)target = shape_line(reader, field, given);
}

/* Blanks at the start matter to Markdown, those at the end do not. */
static void read_markdown(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target)
{
	(void)field;
	struct text *text = target;
	size_t length = strlen(given->text);
	while (length > 0 && strchr(" \t\r\n", given->text[length - 1]))
		length--;
	text->text = arena_strndup(reader->arena, given->text, length);
	text->place = given->place;
	if (given->block) {
		text->place.line++;
		text->place.column = 0;
	}
}

static void read_id(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target)
{
	char *text = trimmed(reader->arena, given->text);
	if (slug_valid(text)) {
		*(struct text *)target = (struct text){text, given->place};
		return;
	}
	const char *slug = slug_make(reader->arena, text);
	diag_report_list(reader->diag, DIAG_WRONG_ID, given->place, *slug ? slug : NULL,
		(const char *const[]){field->key, text, NULL});
}

static int decimals_of(double value)
{
	return value == floor(value) ? 0 : 2;
}

static bool in_range(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, double value)
{
	bool limited = field->most > field->least;
	if (!limited && field->kind != SHAPE_INTEGER)
		return true;
	/* whole numbers end up in an int */
	double least = limited ? field->least : -INT_MAX, most = limited ? field->most : INT_MAX;
	if (value >= least && value <= most)
		return true;
	diag_report(reader->diag, DIAG_OUT_OF_RANGE, given->place, field->key, given->text,
		number_print(reader->arena, least, decimals_of(least)),
		number_print(reader->arena, most, decimals_of(most)));
	return false;
}

static void read_number(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target)
{
	double value;
	if (!number_read(given->text, &value))
		diag_report(reader->diag, DIAG_WRONG_NUMBER, given->place, field->key, given->text);
	else if (field->kind == SHAPE_INTEGER && value != floor(value))
		diag_report(reader->diag, DIAG_WRONG_INTEGER, given->place, field->key,
			given->text);
	else if (in_range(reader, field, given, value))
		*(struct number *)target = (struct number){value, true, given->place};
}

static void read_date(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target)
{
	struct date date;
	if (date_read(given->text, &date))
		*(struct day *)target = (struct day){date, given->place};
	else if (date_read_serial(given->text, &date))
		diag_report(reader->diag, DIAG_DATE_SERIAL, given->place, field->key, given->text,
			date_print(reader->arena, date));
	else
		diag_report(reader->diag, DIAG_WRONG_DATE, given->place, field->key, given->text);
}

static void read_flag(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target)
{
	static const char *const yes[] = {"ja", "true", "yes", NULL};
	static const char *const no[] = {"nein", "false", "no", NULL};
	static const char *const suggested[] = {"ja", "nein", NULL};
	char *word = g_ascii_strdown(trimmed(reader->arena, given->text), -1);
	*(bool *)target = g_strv_contains(yes, word);
	if (!g_strv_contains(yes, word) && !g_strv_contains(no, word))
		diag_suggest(reader->diag, DIAG_WRONG_FLAG, given->place, word, suggested,
			field->key, given->text);
	g_free(word);
}

void shape_report_missing(struct diag *diag, const struct shape_field *field,
	struct place place)
{
	char *possible;

	if (field->kind != SHAPE_CHOICE) {
		diag_report(diag, DIAG_MISSING_KEY, place, field->key);
		return;
	}
	possible = g_strjoinv(", ", (char **)field->words);
	diag_report(diag, DIAG_MISSING_CHOICE, place, field->key, possible);
	g_free(possible);
}

static void read_choice(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target)
{
	const char *word = trimmed(reader->arena, given->text);
	for (int i = 0; field->words[i]; i++) {
		if (strcmp(field->words[i], word) == 0) {
			*(int *)target = i;
			return;
		}
	}
	char *possible = g_strjoinv(", ", (char **)field->words);
	diag_suggest(reader->diag, DIAG_WRONG_CHOICE, given->place, word, field->words,
		field->key, word, possible);
	g_free(possible);
}

static void read_texts(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target)
{
	struct text *item = ARENA_NEW(reader->arena, struct text);
	*item = shape_line(reader, field, given);
	*(struct texts *)target = (struct texts){item, 1};
}

/* Whether a paragraph of TEXT is longer than can be set: positions along it, in 1/1024
 * pt, must fit into an int. */
static bool is_too_long(const char *text)
{
	if (strlen(text) <= LONGEST_PARAGRAPH)
		return false;
	for (const char *end; *text; text = end + strspn(end, "\n")) {
		end = strstr(text, "\n\n");
		if (!end)
			end = text + strlen(text);
		if (end - text > LONGEST_PARAGRAPH)
			return true;
	}
	return false;
}

typedef void (*value_reader)(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *target);

static const value_reader readers[] = {
	[SHAPE_TEXT] = read_text,
	[SHAPE_MARKDOWN] = read_markdown,
	[SHAPE_ID] = read_id,
	[SHAPE_NUMBER] = read_number,
	[SHAPE_INTEGER] = read_number,
	[SHAPE_DATE] = read_date,
	[SHAPE_FLAG] = read_flag,
	[SHAPE_CHOICE] = read_choice,
	[SHAPE_TEXTS] = read_texts,
};

void shape_value(const struct shape_reader *reader, const struct shape_field *field,
	const struct shape_given *given, void *record)
{
	assert(field->kind < G_N_ELEMENTS(readers) && readers[field->kind]);
	if (given->text[strspn(given->text, " \t\r\n")] == '\0')
		return;
	if (is_too_long(given->text)) {
		diag_report(reader->diag, DIAG_TEXT_TOO_LONG, given->place, field->key,
			number_print(reader->arena, LONGEST_PARAGRAPH, 0));
		return;
	}
	readers[field->kind](reader, field, given, shape_target(field, record));
}
