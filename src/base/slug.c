/* Slug: ids from a small alphabet, the same on every file system and under any
 * locale. */
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

/* Lower case; umlauts spelled ae, oe, ue, ß as ss, other accents dropped. */
static char *fold(const char *words)
{
	char *composed = g_utf8_normalize(words, -1, G_NORMALIZE_ALL_COMPOSE);
	char *folded = g_utf8_casefold(composed ? composed : "", -1); /* makes ß ss */
	GString *out = g_string_new(NULL);
	for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
		g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
		g_string_append_unichar(out, parts[0]);
		if (c == 0xE4 || c == 0xF6 || c == 0xFC) /* ä ö ü */
			g_string_append_c(out, 'e');
	}
	g_free(composed);
	g_free(folded);
	return g_string_free(out, FALSE);
}

char *slug_make(struct arena *arena, const char *words)
{
	char *folded = fold(words);
	char *slug = arena_alloc(arena, strlen(folded) + 1);
	size_t length = 0;
	for (const char *at = folded; *at && length < SLUG_LONGEST; at++) {
		if (g_ascii_isalnum(*at))
			slug[length++] = *at;
		else if (length > 0 && slug[length - 1] != '-')
			slug[length++] = '-';
	}
	while (length > 0 && slug[length - 1] == '-')
		length--;
	slug[length] = '\0';
	g_free(folded);
	return slug;
}
