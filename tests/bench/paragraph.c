/* Bench of paragraphs: milliseconds per 1000 words for shaping words for the
 * first time, for shaping known words, and for breaking lines.
 *
 *     build/bench/paragraph [WORDLIST]       (default: /usr/share/dict/ngerman) */
#include <glib.h>
#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "typeset/document.h"
#include "typeset/font.h"
#include "typeset/hyphen.h"
#include "typeset/page.h"
#include "typeset/paragraph.h"

enum { PARAGRAPHS = 40, WORDS = 80, ROUNDS = 20 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

/* Every STEP-th word of the list, in paragraphs with commas and full stops, and
 * a common word between two of them, as German has it. */
static bool texts_read(const char *path, char **texts)
{
	static const char *const common[] = {"und", "die", "der", "in", "zu", "mit", "für"};
	char *list, **words;
	guint count, step;

	if (!g_file_get_contents(path, &list, NULL, NULL))
		return false;
	words = g_strsplit(list, "\n", -1);
	count = g_strv_length(words);
	step = count / (PARAGRAPHS * WORDS / 2 + 1);
	for (int p = 0, w = 0; p < PARAGRAPHS; p++) {
		GString *text = g_string_new(NULL);

		for (int i = 0; i < WORDS / 2; i++, w++)
			g_string_append_printf(text, "%s %s%s ", words[(guint)w * step % count],
				common[w % 7], i % 9 == 8 ? ", z. B." : "");
		g_string_append(text, "Ende.");
		texts[p] = g_string_free(text, FALSE);
	}
	g_strfreev(words);
	g_free(list);
	return true;
}

static double shape_all(struct typesetter *typesetter, struct arena *arena, char **texts,
	const struct style *style, struct paragraph **paragraphs)
{
	double start = now();

	for (int p = 0; p < PARAGRAPHS; p++) {
		struct span *span = ARENA_NEW(arena, struct span);

		span->text = texts[p];
		paragraphs[p] = paragraph_shape(typesetter, arena, span, style, NULL);
	}
	return now() - start;
}

static double break_all(struct typesetter *typesetter, struct arena *arena,
	struct paragraph **paragraphs, int width)
{
	double start = now();

	for (int p = 0; p < PARAGRAPHS; p++)
		paragraph_break(typesetter, arena, paragraphs[p], width, NULL);
	return now() - start;
}

static void report(const char *what, double milliseconds, double rounds)
{
	printf("%-44s %8.3f ms per 1000 words\n", what,
		milliseconds / rounds * 1000 / (PARAGRAPHS * WORDS));
}

static void bench(struct typesetter *typesetter, char **texts)
{
	struct arena *arena = arena_new(); /* as of one document */
	struct style style = {.name = "text", .family = "Vollkorn", .weight = 400,
		.size = 21 * UNIT / 2, .leading = 14 * UNIT, .alignment = ALIGN_JUSTIFY,
		.hyphenate = true, .space_least = SPACE_LEAST, .space_most = SPACE_MOST,
		.expansion = 15}; /* as in the layouts */
	struct paragraph *paragraphs[PARAGRAPHS];
	double shaping = 0, wide = 0, narrow = 0;

	report("shape, words never seen",
		shape_all(typesetter, arena, texts, &style, paragraphs), 1);
	report("break at 440 pt, justified, parts never seen",
		break_all(typesetter, arena, paragraphs, 440 * UNIT), 1);
	for (int round = 0; round < ROUNDS; round++) {
		arena_reset(arena);
		style.alignment = ALIGN_JUSTIFY;
		shaping += shape_all(typesetter, arena, texts, &style, paragraphs);
		wide += break_all(typesetter, arena, paragraphs, 440 * UNIT);
		style.alignment = ALIGN_LEFT;
		shape_all(typesetter, arena, texts, &style, paragraphs);
		narrow += break_all(typesetter, arena, paragraphs, 110 * UNIT);
	}
	report("shape, known words", shaping, ROUNDS);
	report("break at 440 pt, justified", wide, ROUNDS);
	report("break at 110 pt, ragged", narrow, ROUNDS);
	printf("%-44s %8zu kB\n", "memory of one round", arena_used(arena) / 1024);
	arena_free(arena);
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_ENGLISH);
	char *texts[PARAGRAPHS];
	double start = now();
	struct fonts *fonts = fonts_open(arena, diag, "fonts");
	struct typesetter typesetter = {.fonts = fonts, .hyphenation = hyphen_german(),
		.diag = diag};

	printf("%-44s %8.3f ms\n", "open fonts", now() - start);
	if (!fonts || !texts_read(argc > 1 ? argv[1] : "/usr/share/dict/ngerman", texts)) {
		diag_print(diag, 0, stderr);
		fprintf(stderr, "bench: no fonts, or no word list (package wngerman)\n");
		return 1;
	}
	bench(&typesetter, texts);
	printf("%-44s %8zu kB\n", "memory of the words", arena_used(arena) / 1024);
	for (int p = 0; p < PARAGRAPHS; p++)
		g_free(texts[p]);
	fonts_close(fonts);
	arena_free(arena);
	return 0;
}
