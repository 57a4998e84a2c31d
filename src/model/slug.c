/* Slug: German words as a name that may stand in a path, without a locale. */
#include "slug.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"

/* Lower case; umlauts spelled ae, oe, ue, ß as ss, other accents dropped. */
static char *fold(const char *words)
{
	char *composed = g_utf8_normalize(words, -1, G_NORMALIZE_ALL_COMPOSE);
	char *folded = g_utf8_casefold(composed ? composed : "", -1); /* makes ß ss */
	GString *out = g_string_new(NULL);

	for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
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
	size_t n = 0;

	for (const char *p = folded; *p; p++) {
		if (g_ascii_isalnum(*p))
			slug[n++] = *p;
		else if (n > 0 && slug[n - 1] != '-')
			slug[n++] = '-';
	}
	while (n > 0 && slug[n - 1] == '-')
		n--;
	slug[n] = '\0';
	g_free(folded);
	return slug;
}
