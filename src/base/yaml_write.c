/* YAML write: what is new in a text that people keep by hand looks as they would
 * write it: plain where that is safe, short records in braces, long texts as
 * blocks. */
#include "yaml_write.h"

#include <string.h>

/* ---- scalars */

static bool is_word_of_yaml(const char *text)
{
	static const char *const words[] = {"~", "null", "true", "false", "yes", "no", "on",
		"off", "y", "n", ".nan", ".inf", "<<", "="};

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

/* Digits and what stands between them in numbers, dates and times. */
static bool looks_like_number(const char *text)
{
	return g_ascii_isdigit(*text) && !text[strspn(text, "0123456789.,:-+_eExXoT")];
}

static bool is_plain(const struct yaml_node *node, bool flow)
{
	const char *text = node->text;
	size_t length = strlen(text);

	if (!length || strchr("-?:,[]{}#&*!|>'\"%@` \t=<~", *text) || text[length - 1] == ' ' ||
		text[length - 1] == ':' || strstr(text, ": ") || strstr(text, " #") ||
		strstr(text, "{{"))
		return false;
	for (const char *p = text; *p; p = g_utf8_next_char(p))
		if (!g_unichar_isprint(g_utf8_get_char(p)))
			return false;
	if (node->quoted && (is_word_of_yaml(text) || looks_like_number(text)))
		return false;
	return !flow || !strpbrk(text, ",[]{}");
}

static void put_quoted(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '"' || c == '\\')
			g_string_append_printf(out, "\\%c", (char)c);
		else if (c == '\n')
			g_string_append(out, "\\n");
		else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF)
			g_string_append_printf(out, "\\u%04X", c);
		else
			g_string_append_unichar(out, c);
	}
	g_string_append_c(out, '"');
}

void yaml_put_scalar(GString *out, const struct yaml_node *node, bool flow)
{
	if (is_plain(node, flow))
		g_string_append(out, node->text);
	else
		put_quoted(out, node->text);
}

bool yaml_wants_block(const struct yaml_node *node, int column)
{
	if (node->kind != YAML_SCALAR || *node->text == ' ' || *node->text == '\n')
		return false;
	return strchr(node->text, '\n') ||
		(node->block && column + g_utf8_strlen(node->text, -1) > YAML_LINE);
}

/* Whether a line may begin with the word at TEXT: no sign of Markdown. */
static bool may_begin(const char *text)
{
	return g_unichar_isalpha(g_utf8_get_char(text));
}

/* Where the line from START, ROOM characters long, ends: at a blank if it can. */
static const char *line_end(const char *start, const char *stop, int room)
{
	const char *best = NULL;
	int count = 0;

	for (const char *p = start; p < stop; p = g_utf8_next_char(p), count++) {
		if (count > room && best)
			return best;
		if (*p == ' ' && p > start && p[-1] != ' ' && p[1] != ' ' && may_begin(p + 1))
			best = p;
	}
	return count > room && best ? best : stop;
}

void yaml_put_block(GString *out, const char *text, int indent)
{
	int room = MAX(YAML_LINE - indent, 40);

	for (const char *line = text; *line;) {
		const char *stop = line + strcspn(line, "\n");

		while (line < stop) {
			const char *end = line_end(line, stop, room);

			g_string_append_printf(out, "%*s%.*s\n", indent, "", (int)(end - line),
				line);
			line = end < stop ? end + 1 : stop;
			if (end == stop)
				break;
		}
		if (stop > text && stop[-1] == '\n')
			g_string_append_c(out, '\n');
		line = *stop ? stop + 1 : stop;
	}
}

/* ---- collections */

static void put_key(GString *out, const struct yaml_node *node)
{
	const struct yaml_node key = {.kind = YAML_SCALAR, .text = node->key, .quoted = true};

	if (!node->key)
		return;
	yaml_put_scalar(out, &key, true);
	g_string_append(out, ": ");
}

void yaml_put_flow(GString *out, const struct yaml_node *node)
{
	put_key(out, node);
	if (node->kind == YAML_SCALAR) {
		yaml_put_scalar(out, node, true);
		return;
	}
	g_string_append_c(out, node->kind == YAML_MAPPING ? '{' : '[');
	for (const struct yaml_node *child = node->child; child; child = child->next) {
		g_string_append(out, child == node->child ? "" : ", ");
		yaml_put_flow(out, child);
	}
	g_string_append_c(out, node->kind == YAML_MAPPING ? '}' : ']');
}

/* Whether a record fits on one line between braces. */
static bool fits_in_braces(const struct yaml_node *node, int indent)
{
	GString *line = g_string_new(NULL);
	bool fits = true;

	for (const struct yaml_node *child = node->child; child; child = child->next)
		fits = fits && child->kind == YAML_SCALAR && !strchr(child->text, '\n');
	yaml_put_flow(line, node);
	fits = fits && indent + g_utf8_strlen(line->str, -1) <= YAML_LINE;
	g_string_free(line, TRUE);
	return fits;
}

static void put_value(GString *out, const struct yaml_node *node, int indent)
{
	if (node->kind == YAML_SEQUENCE) {
		g_string_truncate(out, out->len - 1); /* the blank behind the colon */
		g_string_append_c(out, '\n');
		for (const struct yaml_node *item = node->child; item; item = item->next)
			yaml_put_item(out, item, indent + 2);
		return;
	}
	if (node->kind == YAML_SCALAR && yaml_wants_block(node, indent + 16)) {
		g_string_append(out, "|\n");
		yaml_put_block(out, node->text, indent + 2);
		return;
	}
	if (node->kind == YAML_SCALAR)
		yaml_put_scalar(out, node, false);
	else
		yaml_put_flow(out, node);
	g_string_append_c(out, '\n');
}

void yaml_put_member(GString *out, const struct yaml_node *node, int indent)
{
	g_string_append_printf(out, "%*s", indent, "");
	put_key(out, node);
	put_value(out, node, indent);
}

void yaml_put_item(GString *out, const struct yaml_node *node, int indent)
{
	g_string_append_printf(out, "%*s- ", indent, "");
	if (node->kind != YAML_MAPPING || fits_in_braces(node, indent + 2)) {
		yaml_put_flow(out, node);
		g_string_append_c(out, '\n');
		return;
	}
	for (const struct yaml_node *child = node->child; child; child = child->next) {
		if (child == node->child) {
			put_key(out, child);
			put_value(out, child, indent + 2);
		} else {
			yaml_put_member(out, child, indent + 2);
		}
	}
}
