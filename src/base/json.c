/* JSON: texts and layout. */
#include "json.h"

#include <string.h>
#include <stdbool.h>
#include "arena.h"

enum { SHORT_LIST = 72 };

void json_put_text(GString *out, const char *text)
{
	if (!text) {
		g_string_append(out, "null");
		return;
	}
	g_string_append_c(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			g_string_append_printf(out, "\\%c", *text);
		else if ((unsigned char)*text < 0x20)
			g_string_append_printf(out, "\\u%04x", (unsigned)*text);
		else
			g_string_append_c(out, *text);
	}
	g_string_append_c(out, '"');
}

/* The end of the string, number or word at TEXT. */
static const char *value_end(const char *text)
{
	if (*text != '"')
		return text + strcspn(text, ",:]} \t\n");
	for (text++; *text && *text != '"'; text++)
		if (*text == '\\' && text[1])
			text++;
	return *text ? text + 1 : text;
}

/* The end of the list at TEXT if it holds plain values only and is short. */
static const char *short_list_end(const char *text)
{
	const char *at = text + 1;
	while (*at && *at != ']' && at - text < SHORT_LIST) {
		if (*at == '[' || *at == '{')
			return NULL;
		at = strchr(", \t\n", *at) ? at + 1 : value_end(at);
	}
	return *at == ']' ? at + 1 : NULL;
}

static void append_short_list(GString *out, const char *text, const char *end)
{
	while (text < end) {
		const char *next = strchr("[],", *text) ? text + 1 : value_end(text);
		g_string_append_len(out, text, next - text);
		if (*text == ',')
			g_string_append_c(out, ' ');
		text = next + strspn(next, " \t\n");
	}
}

static void break_line(GString *out, int depth)
{
	g_string_append_printf(out, "\n%*s", depth * 2, "");
}

/* Appends the bracket, comma or colon C. */
static void append_sign(GString *out, char c, int *depth)
{
	bool opening = c == '{' || c == '[', closing = c == '}' || c == ']';
	bool empty = closing && out->len && strchr("{[", out->str[out->len - 1]);
	*depth -= closing;
	if (closing && !empty)
		break_line(out, *depth);
	if (out->len && strchr("{[", out->str[out->len - 1]) && opening)
		break_line(out, *depth);
	g_string_append_c(out, c);
	*depth += opening;
	if (c == ',')
		break_line(out, *depth);
	else if (c == ':')
		g_string_append_c(out, ' ');
}

char *json_layout(struct arena *arena, const char *json)
{
	GString *out = g_string_new(NULL);
	int depth = 0;
	for (const char *at = json; *at; at += strspn(at, " \t\n")) {
		const char *end = *at == '[' ? short_list_end(at) : NULL;
		bool plain = !end && !strchr("{}[],:", *at);
		if ((plain || end) && out->len && strchr("{[", out->str[out->len - 1]))
			break_line(out, depth);
		if (end) {
			append_short_list(out, at, end);
		} else if (plain) {
			end = value_end(at);
			g_string_append_len(out, at, end - at);
		} else {
			end = at + 1;
			append_sign(out, *at, &depth);
		}
		at = end;
	}
	g_string_append_c(out, '\n');
	char *text = arena_strndup(arena, out->str, out->len);
	g_string_free(out, TRUE);
	return text;
}
