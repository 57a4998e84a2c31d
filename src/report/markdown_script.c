/* Markdown script: a pass before md4c, that finds pairs of signs, and one after it,
 * that sets what stands between them. */
#include "markdown_script.h"

#include <stdbool.h>
#include <string.h>

/* No bytes of UTF-8, no blanks and no punctuation to md4c. */
#define SUPER_MARK ((char)0xfe)
#define SUB_MARK ((char)0xfd)

static const char *const marks = "\xfe\xfd";

static const struct {
	const char *typed, *super, *sub; /* sub NULL: there is none */
} scripts[] = {
	{"0", "⁰", "₀"}, {"1", "¹", "₁"}, {"2", "²", "₂"}, {"3", "³", "₃"}, {"4", "⁴", "₄"},
	{"5", "⁵", "₅"}, {"6", "⁶", "₆"}, {"7", "⁷", "₇"}, {"8", "⁸", "₈"}, {"9", "⁹", "₉"},
	{"+", "⁺", "₊"}, {"-", "⁻", "₋"}, {"−", "⁻", "₋"}, {"=", "⁼", "₌"}, {"(", "⁽", "₍"},
	{")", "⁾", "₎"}, {"n", "ⁿ", NULL},
};

/* What is typed at TEXT as a script; how many bytes of it are taken.  NULL: it has none. */
static const char *script_at(const char *text, bool super, size_t *length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++)
		if (g_str_has_prefix(text, scripts[i].typed)) {
			*length = strlen(scripts[i].typed);
			return super ? scripts[i].super : scripts[i].sub;
		}
	return NULL;
}

/* The sign that ends what the one at AT begins, or NULL. */
static char *script_end(char *at)
{
	bool super = *at == '^' || *at == SUPER_MARK;
	char *end = at + 1;
	size_t length;

	while (script_at(end, super, &length))
		end += length;
	return end > at + 1 && *end == *at && end[1] != *at ? end : NULL;
}

/* A subscript stands at something; "~2~" alone is struck through, "~~2~~" too. */
static bool may_begin(const char *text, const char *at)
{
	char before = at > text ? at[-1] : ' ';

	if (*at == '^')
		return before != '^' && before != '[';
	return *at == '~' && (g_ascii_isalnum(before) || before == ')' || (before & 0x80));
}

void markdown_scripts_hide(char *text)
{
	for (char *at = text; *(at += strcspn(at, "^~\\")); at++) {
		char *end = may_begin(text, at) ? script_end(at) : NULL;

		if (end) {
			*at = *end = *at == '^' ? SUPER_MARK : SUB_MARK;
			at = end;
		} else if (*at == '\\' && at[1]) {
			at++;
		}
	}
}

void markdown_scripts_show(char *text, size_t length)
{
	for (char *end = text + length; text < end; text++)
		if (*text == SUPER_MARK)
			*text = '^';
		else if (*text == SUB_MARK)
			*text = '~';
}

static void script_append(GString *text, const char *typed, const char *end, bool super)
{
	size_t length;

	for (; typed < end; typed += length)
		g_string_append(text, script_at(typed, super, &length));
}

/* A mark whose other one went into an address is the sign that it was. */
void markdown_scripts_set(GString *text)
{
	char *typed, *at, *end;

	if (!strpbrk(text->str, marks))
		return;
	at = typed = g_strdup(text->str);
	g_string_truncate(text, 0);
	for (; *at; at++) {
		bool super = *at == SUPER_MARK;

		if (!super && *at != SUB_MARK) {
			g_string_append_c(text, *at);
		} else if ((end = script_end(at))) {
			script_append(text, at + 1, end, super);
			at = end;
		} else {
			g_string_append_c(text, super ? '^' : '~');
		}
	}
	g_free(typed);
}
