/* Slug: ids from a small alphabet, the same on every file system. */
#include "slug.h"

#include <string.h>
#include <glib.h>
#include "arena.h"

bool slug_valid(const char *text)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_.");
	return length > 0 && length <= SLUG_LONGEST && text[length] == '\0' && text[0] != '.' &&
			text[length - 1] != '.' && !strstr(text, "..");
}

/* What a letter becomes; NULL: see its decomposition. */
static const char *transcribe(gunichar c)
{
	switch (c) {
	case 0xE4:
		return "ae";
	case 0xF6:
		return "oe";
	case 0xFC:
		return "ue";
	case 0xDF:
		return "ss";
	case 0xE6:
		return "ae";
	case 0xF8:
		return "oe";
	default:
		return NULL;
	}
}

/* A gap between words; "St. Marien" is one, too. */
static void append_gap(GString *out)
{
	if (out->len && out->str[out->len - 1] == '.')
		out->str[out->len - 1] = '-';
	else if (out->len && out->str[out->len - 1] != '-')
		g_string_append_c(out, '-');
}

static void append_letter(GString *out, gunichar letter)
{
	gunichar c = g_unichar_tolower(letter);
	const char *written = transcribe(c);
	gunichar base, mark;
	while (!written && g_unichar_decompose(c, &base, &mark) && mark)
		c = base; /* é: e */
	if (written)
		g_string_append(out, written);
	else if (c < 0x80 && (g_ascii_isalnum((char)c) || c == '_'))
		g_string_append_c(out, (char)c);
	else if (c == '.' && out->len && !strchr("-.", out->str[out->len - 1]))
		g_string_append_c(out, '.');
	else if (c != '.' && !g_unichar_iszerowidth(c))
		append_gap(out);
}

char *slug_make(struct arena *arena, const char *text)
{
	char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
	GString *out = g_string_new(NULL);
	for (const char *at = composed; at && *at && out->len < SLUG_LONGEST - 1;
			at = g_utf8_next_char(at))
		append_letter(out, g_utf8_get_char(at));
	while (out->len && strchr("-.", out->str[out->len - 1]))
		g_string_truncate(out, out->len - 1);
	char *slug = arena_strndup(arena, out->str, out->len);
	g_string_free(out, TRUE);
	g_free(composed);
	return slug;
}
