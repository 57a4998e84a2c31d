/* Random paragraphs for tests, the style they are set in, and who sets them. */
#ifndef UNIT_PARAGRAPH_BUILD_H
#define UNIT_PARAGRAPH_BUILD_H

#include "typeset/paragraph.h"

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check.h"
#include "typeset/document.h"
#include "typeset/font.h"
#include "typeset/hyphen.h"
#include "typeset/page.h"

static struct style style = {.name = "text", .family = "Vollkorn", .weight = 400, .size = 10 * UNIT,
	.leading = 14 * UNIT, .hyphenate = true,
	.space_least = SPACE_LEAST, .space_most = SPACE_MOST};

static const char *const words[] = {"Die", "Schulsozialarbeit", "berät", "Erziehungsberechtigte",
	"und", "Lehrkräfte,", "z. B.", "in", "Kooperationsvereinbarungen", "nach", "§ 13",
	"SGB VIII", "am", "6. Juli", "2018", "Schüler/innen", "Auflage", "an", "der", "Grundschule",
	"sowie", "60 %", "Jugendhilfeträger"};

static unsigned seed = 12345;

static inline int chance_of(int most)
{
	seed = seed * 1103515245u + 12345u;
	return (int)(seed >> 16) % most;
}

static inline char *random_text(struct arena *arena, int count)
{
	char *text = arena_strdup(arena, "");

	for (int i = 0; i < count; i++)
		text = arena_printf(arena, "%s%s%s", text, i ? " " : "",
			words[chance_of((int)G_N_ELEMENTS(words))]);
	return text;
}

static inline struct paragraph *shaped(
	struct typesetter *typesetter, struct arena *arena, const char *text)
{
	static const struct place nowhere;

	return paragraph_shape(typesetter, arena, span_new(arena, text, 0), &style, &nowhere);
}

/* Runs CHECKS with a typesetter for German; what main() returns. */
static inline int paragraph_test(void (*checks)(struct typesetter *, struct arena *))
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	struct typesetter typesetter = {.fonts = fonts_open(arena, diag, "fonts"),
		.hyphenation = hyphen_german(), .diag = diag};

	CHECK(typesetter.fonts != NULL);
	if (typesetter.fonts) {
		checks(&typesetter, arena);
		fonts_close(typesetter.fonts);
	}
	arena_free(arena);
	return check_result();
}

#endif
