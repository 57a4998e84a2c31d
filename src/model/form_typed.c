/* Form, typed: what people type becomes what a key of the file may hold.  They
 * know no Markdown: signs of it are escaped, and each line is a paragraph, but
 * lists stay lists. */
#include "form.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/number.h"
#include "../base/shape.h"

/* "- ", "* ", "+ ", "1. ", "2) " at the start of a line. */
static bool is_list_line(const char *line)
{
	size_t digits = strspn(line, "0123456789");

	if (digits)
		return digits < 10 && strchr(".)", line[digits]) && line[digits + 1] == ' ';
	return *line && strchr("-*+", *line) && line[1] == ' ';
}

/* Whether the sign at AT means something to Markdown where it stands in LINE. */
static bool is_sign(const char *line, const char *at)
{
	bool start = at == line, before = !start && g_ascii_isalnum(at[-1]);
	bool after = at[1] && !g_ascii_isspace(at[1]);

	switch (*at) {
	case '\\': case '`': case '[': case '<': case '~':
		return true;
	case '*':
		return (start && !is_list_line(line)) || after || (!start && at[-1] != ' ');
	case '_':
		return !(before && g_ascii_isalnum(at[1])) && (after || before);
	case '&':
		return after;
	case '{':
		return at[1] == '{';
	case '#': case '>': case '=': case '|':
		return start;
	case '-': case '+':
		return start && !is_list_line(line);
	default:
		return false;
	}
}

static void put_line(GString *out, const char *line)
{
	for (const char *at = line; *at; at++) {
		if (is_sign(line, at))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *at);
	}
}

/* The lines of TEXT, blanks at their edges and control characters gone; to be freed. */
static char **lines_of(const char *text)
{
	GString *clean = g_string_new(NULL);
	char **lines;

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '\r' && p[1] == '\n')
			continue;
		if (c == '\r' || c == '\n' || c == 0x2028 || c == 0x2029)
			g_string_append_c(clean, '\n');
		else if (c == '\t' || c == 0xA0)
			g_string_append_c(clean, ' ');
		else if (!g_unichar_iscntrl(c))
			g_string_append_unichar(clean, c);
	}
	lines = g_strsplit(clean->str, "\n", -1);
	for (char **line = lines; *line; line++)
		g_strstrip(*line);
	g_string_free(clean, TRUE);
	return lines;
}

static char *markdown_of(char **lines)
{
	GString *out = g_string_new(NULL);
	bool list = false;

	for (char **line = lines; *line; line++) {
		bool item = is_list_line(*line);

		if (!**line)
			continue;
		if (out->len)
			g_string_append(out, item && list ? "\n" : "\n\n");
		put_line(out, *line);
		list = item;
	}
	return g_string_free(out, FALSE);
}

static char *line_of(char **lines)
{
	GString *out = g_string_new(NULL);

	for (char **line = lines; *line; line++)
		if (**line)
			g_string_append_printf(out, "%s%s", out->len ? " " : "", *line);
	return g_string_free(out, FALSE);
}

static const char *count_of(struct arena *arena, const struct shape_field *field,
	const char *text)
{
	double number;

	if (!number_read(text, &number) || number != (int)number || number < 0 ||
		(field->most > field->least && number > field->most))
		return NULL;
	return arena_printf(arena, "%d", (int)number);
}

static const char *day_of(struct arena *arena, const char *text)
{
	struct date date;

	return date_read(text, &date) ? arena_printf(arena, "%04d-%02d-%02d", date.year,
		date.month, date.day) : NULL;
}

const char *form_typed(struct arena *arena, const struct shape_field *field, const char *text)
{
	char **lines = lines_of(text);
	char *typed = field->kind == SHAPE_MARKDOWN ? markdown_of(lines) : line_of(lines);
	const char *value = arena_strdup(arena, typed);

	g_free(typed);
	g_strfreev(lines);
	if (!*value)
		return value;
	if (field->kind == SHAPE_INTEGER)
		return count_of(arena, field, value);
	return field->kind == SHAPE_DATE ? day_of(arena, value) : value;
}
