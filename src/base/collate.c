/* Collate: German alphabetical order after DIN 5007-1. */
#include "collate.h"

#include <glib.h>
#include <string.h>

#include "arena.h"

static void key_add(GString *key, gunichar c)
{
	if (c == 0xdf || c == 0x1e9e) {
		g_string_append(key, "ss");
		return;
	}
	if (g_unichar_combining_class(c) != 0)
		return;
	if (g_unichar_isalnum(c))
		g_string_append_unichar(key, g_unichar_tolower(c));
	else if (key->len > 0 && key->str[key->len - 1] != ' ')
		g_string_append_c(key, ' ');
}

static GString *key_make(const char *text)
{
	GString *key = g_string_new(NULL);
	/* Decomposed, an accent is a character of its own and can be skipped. */
	char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_NFD);

	for (const char *p = plain; p != NULL && *p != '\0'; p = g_utf8_next_char(p))
		key_add(key, g_utf8_get_char(p));
	g_free(plain);
	return key;
}

char *collate_key(struct arena *arena, const char *text)
{
	GString *key = key_make(text);
	char *copy = arena_strndup(arena, key->str, key->len);

	g_string_free(key, TRUE);
	return copy;
}

int collate_compare(const char *a, const char *b)
{
	GString *left = key_make(a), *right = key_make(b);
	int order = strcmp(left->str, right->str);

	g_string_free(left, TRUE);
	g_string_free(right, TRUE);
	return order != 0 ? order : strcmp(a, b);
}
