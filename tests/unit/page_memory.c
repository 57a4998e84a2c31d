/* What the typesetter keeps for the next document, words and paragraphs, stays bounded, and
 * no page looks otherwise for what was kept or forgotten. */
#include "base/source.h"
#include "page_check.h"
#include "typeset/ahead.h"
#include "typeset/font_shape.h"
#include "typeset/paragraph_store.h"

/* Paragraphs of a document, and words of each; one takes far less than FEW bytes. */
enum { PARAGRAPHS = 12, LENGTH = 40, FEW = 1 << 20 };

/* The first words of two documents that have none in common. */
enum { ONE = 0, OTHER = 100000 };

/* All that a device would see of the marks of PAGES. */
static uint64_t pages_hash(const struct pages *pages)
{
	uint64_t hash = source_hash(0, &pages->count, sizeof pages->count);

	for (int p = 0; p < pages->count; p++)
		for (int m = 0; m < pages->items[p].mark_count; m++) {
			const struct mark *mark = &pages->items[p].marks[m];
			const int ints[] = {(int)mark->kind, mark->x, mark->y, mark->width,
				mark->height, mark->glyph_count};

			hash = source_hash(hash, ints, sizeof ints);
			if (mark->text)
				hash = source_hash(hash, mark->text, strlen(mark->text));
			for (int i = 0; i < mark->glyph_count; i++) {
				const struct glyph *glyph = &mark->glyphs[i];
				const int places[] = {(int)glyph->id, glyph->x, glyph->y,
					glyph->advance, (int)glyph->cluster};

				hash = source_hash(hash, places, sizeof places);
			}
		}
	return hash;
}

/* Sets a document whose words are numbered from FIRST on, with what is known from those
 * before; its hash. */
static uint64_t document_set(struct stage *stage, int first)
{
	struct block *section;
	struct pages *pages;

	words = first;
	stage->document.blocks = NULL;
	ahead_start(&stage->typesetter);
	section = add(stage, NULL, BLOCK_SECTION);
	for (int i = 0; i < PARAGRAPHS; i++)
		ahead_add(stage->typesetter.ahead, &stage->sheet,
			add_text(stage, section, text_of(stage, LENGTH)));
	pages = set(stage);
	ahead_stop(&stage->typesetter);
	return pages_hash(pages);
}

static size_t words_size(const struct stage *stage)
{
	return fonts_words_size(stage->typesetter.fonts);
}

static size_t store_size(const struct stage *stage)
{
	return paragraph_store_size(stage->typesetter.store);
}

static void memory_open(struct stage *stage, bool spare)
{
	stage_open(stage);
	stage->typesetter.store = paragraph_store_new();
	stage->typesetter.spare = spare;
}

static void memory_close(struct stage *stage)
{
	paragraph_store_free(stage->typesetter.store);
	stage_close(stage);
}

/* Fills what takes USED bytes of ARENA up to what may be kept. */
static void fill(struct arena *arena, size_t used)
{
	arena_alloc(arena, (MEMORY_MOST - used) & ~(size_t)15);
}

/* Up to MEMORY_MOST nothing is forgotten; beyond it all is before the next document, words
 * and paragraphs, whichever of them take too much. */
static void test_full(bool of_words, bool spare)
{
	struct stage stage;
	uint64_t one, other;
	size_t kept;

	memory_open(&stage, spare);
	one = document_set(&stage, ONE);
	if (of_words)
		fill(fonts_words(stage.typesetter.fonts), words_size(&stage));
	else
		fill(paragraph_store_arena(stage.typesetter.store), store_size(&stage));
	kept = words_size(&stage) + store_size(&stage);
	/* what is full keeps only what comes again */
	other = document_set(&stage, OTHER);
	if (!of_words)
		CHECK(document_set(&stage, OTHER) == other);
	CHECK(other != one);
	CHECK(words_size(&stage) + store_size(&stage) > kept);
	CHECK((of_words ? words_size(&stage) : store_size(&stage)) > MEMORY_MOST);
	CHECK(document_set(&stage, ONE) == one);
	CHECK(words_size(&stage) > 0 && words_size(&stage) < FEW);
	CHECK(store_size(&stage) > 0 && store_size(&stage) < FEW);
	CHECK(document_set(&stage, OTHER) == other);
	memory_close(&stage);
}

int main(void)
{
	for (int spare = 0; spare < 2; spare++) {
		test_full(true, spare);
		test_full(false, spare);
	}
	return check_result();
}
