/* Bench of layout: processor milliseconds per page of text and per page of tables, from
 * the composed document to set pages, in one thread of a warm process, over all
 * documents of a project.  No paragraph is known, so each line is broken anew; words are
 * known, or shaped and hyphenated anew too.
 *
 *     build/bench/typeset [PROJECT] [ROUNDS]       (default: samples/herne 5) */
#include <glib.h>
#include <stdio.h>

#include "base/arena.h"
#include "documents.h"
#include "typeset/font.h"
#include "typeset/page.h"
#include "typeset/paragraph_store.h"
#include "typeset/tag.h"

/* Normal equations of time = text * pages of text + table * pages of tables. */
struct fit {
	double text_text, text_table, table_table, text_time, table_time;
};

struct total {
	int documents, text, tables; /* pages */
	struct fit known, unknown;   /* by words */
};

static bool tag_in_table(const struct tag *tag)
{
	while (tag && tag->kind != TAG_TABLE)
		tag = tag->parent;
	return tag != NULL;
}

/* Do most of the page's glyphs stand in tables? */
static bool page_is_table(const struct page *page)
{
	int inside = 0, all = 0;

	for (int i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];

		if (mark->kind != MARK_TEXT || !mark->tag)
			continue;
		all += mark->glyph_count;
		inside += tag_in_table(mark->tag) ? mark->glyph_count : 0;
	}
	return 2 * inside > all;
}

/* The best of ROUNDS; ANEW: no word is known at the start of each. */
static double typeset(struct run *run, const struct document *document, int rounds, bool anew)
{
	struct arena *arena = arena_new();
	double best = G_MAXDOUBLE;

	for (int i = 0; i < rounds; i++) {
		double start;

		if (anew)
			fonts_forget_words(run->typesetter.fonts);
		paragraph_store_clear(run->typesetter.store);
		arena_reset(arena);
		start = processor_milliseconds();
		page_typeset(&run->typesetter, arena, document);
		best = MIN(best, processor_milliseconds() - start);
	}
	arena_free(arena);
	return best;
}

static void fit_add(struct fit *fit, double text, double tables, double time)
{
	fit->text_text += text * text;
	fit->text_table += text * tables;
	fit->table_table += tables * tables;
	fit->text_time += text * time;
	fit->table_time += tables * time;
}

static bool bench(struct run *run, const struct job *job, int rounds, void *data)
{
	struct total *total = data;
	struct arena *arena = arena_new();
	const struct document *document = job_compose(run, arena, job);
	const struct pages *pages =
		document ? page_typeset(&run->typesetter, arena, document) : NULL;
	int tables = 0, text = 0;

	for (int i = 0; pages && i < pages->count; i++)
		tables += page_is_table(&pages->items[i]);
	if (pages) {
		text = pages->count - tables;
		total->documents++;
		total->text += text;
		total->tables += tables;
		fit_add(&total->known, text, tables, typeset(run, document, rounds, false));
		fit_add(&total->unknown, text, tables, typeset(run, document, rounds, true));
	}
	arena_free(arena);
	return pages != NULL;
}

static void report_fit(const char *words, const struct fit *fit)
{
	double determinant =
		fit->text_text * fit->table_table - fit->text_table * fit->text_table;
	double text = fit->text_time * fit->table_table - fit->table_time * fit->text_table;
	double table = fit->table_time * fit->text_text - fit->text_time * fit->text_table;

	printf("layout, a page of text, words %-14s %8.3f ms\n", words, text / determinant);
	printf("layout, a page of tables, words %-12s %8.3f ms\n", words, table / determinant);
}

static bool report(const void *data)
{
	const struct total *total = data;

	if (total->text == 0 || total->tables == 0)
		return false;
	printf("%d documents, %d pages of text, %d of tables\n", total->documents, total->text,
		total->tables);
	report_fit("known", &total->known);
	report_fit("shaped anew", &total->unknown);
	return true;
}

int main(int count, char **words)
{
	struct total total = {0};

	return documents_bench(count, words, bench, report, &total);
}
