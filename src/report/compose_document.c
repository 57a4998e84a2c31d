/* Compose document: what stands around the sections: metadata, page words,
 * abbreviations, the first number. */
#include "compose.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "compose_links.h"
#include "composer.h"
#include "layout.h"

/* A text at the top of the layout: titel, autor ...; absent: NULL. */
static char *top_text(struct composer *c, const char *key)
{
	const struct yaml_node *node = yaml_member(c->layout->root, key);

	return node ? compose_plain(c, node) : NULL;
}

/* Page words with the view's values put in; {seite} and its like stay. */
static const char *page_word(struct composer *c, const char *name)
{
	const struct yaml_node *node = yaml_member(c->layout->words, name);
	char *text = node && !yaml_is_null(node) ? compose_plain(c, node) : NULL;

	return text && *text ? text : NULL;
}

static void page_words_fill(struct composer *c, struct page_words *words)
{
	const struct {
		const char *name;
		const char **word;
		bool needed;
	} table[] = {
		{"seite", &words->page, true}, {"fortsetzung", &words->continued, true},
		{"fortsetzung_folgt", &words->continues, false}, {"entwurf", &words->draft, false},
		{"kopf_links", &words->head_left, false},
			{"kopf_rechts", &words->head_right, false},
		{"fuss_links", &words->foot_left, false}, {"inhalt", &words->contents, true},
		{"anmerkung", &words->note, true}, {"anmerkung_zurueck", &words->note_back, false},
		{"diagramm_auswahl", &words->chosen, false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
		*table[i].word = page_word(c, table[i].name);
		if (!*table[i].word && table[i].needed)
			*table[i].word = layout_word(c->diag, c->layout, table[i].name);
	}
}

static struct document *document_new(struct arena *arena, const struct layout *layout,
	const char *name)
{
	struct document *document = ARENA_NEW(arena, struct document);
	struct stylesheet *sheet = ARENA_NEW(arena, struct stylesheet);

	*sheet = layout->sheet;
	document->name = arena_strdup(arena, name);
	document->sheet = sheet;
	document->language = sheet->language;
	return document;
}

/* A PDF shows its title, and readers say it first (ISO 14289-1, 7.1). */
static const char *document_title(struct composer *c)
{
	const struct yaml_node *root = c->layout->root, *node = yaml_member(root, "titel");
	const char *title = top_text(c, "titel");

	if (!title || !*title)
		diag_report(c->diag, DIAG_DOCUMENT_WITHOUT_TITLE, node ? node->place : root->place,
			"");
	return title;
}

static void document_describe(struct composer *c)
{
	struct document *document = c->document;
	const struct yaml_node *draft = yaml_member(c->layout->root, "entwurf");

	document->title = document_title(c);
	document->author = top_text(c, "autor");
	document->subject = top_text(c, "thema");
	document->keywords = top_text(c, "schlagwoerter");
	document->draft = draft && compose_condition(c, draft);
	page_words_fill(c, &((struct stylesheet *)document->sheet)->words);
}

/* The terms of the view's glossary that stand for more words. */
static void abbreviations_find(struct composer *c)
{
	const struct view_frame frame = {c->root, NULL, NULL};
	const struct view *terms = view_find(&frame, "glossar");

	if (!terms || terms->kind != VIEW_LIST)
		return;
	c->abbreviations = ARENA_ARRAY(c->arena, struct abbreviation, terms->count + 1);
	for (const struct view *term = terms->child; term; term = term->next) {
		const struct view_frame at = {term, NULL, NULL};
		const struct view *word = view_find(&at, "wort"),
			*words = view_find(&at, "langform");

		/* "Fachstelle", short for words that contain it, is no abbreviation */
		if (view_is_present(word) && view_is_present(words)
		    && !strstr(words->text, word->text))
			c->abbreviations[c->abbreviation_count++] = (struct abbreviation){
				word->text, words->text, term, NULL};
	}
}

/* The first chapter's number; what is no number counts from 1. */
static void numbers_start(struct composer *c)
{
	char *first = top_text(c, "erste_nummer");
	int number = first ? atoi(first) : 0;

	c->numbers[1] = number > 0 ? number - 1 : 0;
}

/* Is there anything that would stand on a page? */
static bool blocks_show(const struct block *blocks)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (block->kind == BLOCK_SECTION || block->kind == BLOCK_GROUP) {
			if (blocks_show(block->child))
				return true;
		} else if (block->kind != BLOCK_SPACE && block->kind != BLOCK_BREAK) {
			return true;
		}
	}
	return false;
}

struct document *compose(
	struct arena *arena, struct diag *diag, const struct composition *composition)
{
	const struct layout *layout = composition->layout;
	struct view *made = view_root(arena); /* what composing itself finds out */
	const struct view_frame outer = {made, NULL, NULL};
	const struct view_frame frame = {composition->view, NULL, &outer};
	struct composer composer = {.arena = arena, .diag = diag, .layout = layout,
		.ahead = composition->ahead, .root = composition->view, .frame = &frame,
		.met = view_list(made, "abkuerzungen")};
	struct composer *c = &composer;
	int errors = diag_errors_met(diag);

	c->document = document_new(arena, layout, composition->name);
	c->sections = &c->document->blocks;
	c->ids = g_hash_table_new(g_str_hash, g_str_equal);
	abbreviations_find(c);
	document_describe(c);
	numbers_start(c);
	compose_sections(c, layout->sections);
	links_check(diag, c->document->blocks, c->ids);
	g_hash_table_destroy(c->ids);
	if (diag_errors_met(diag) == errors && !blocks_show(c->document->blocks))
		diag_report(diag, DIAG_DOCUMENT_EMPTY, layout->sections->place);
	if (diag_errors_met(diag) > errors)
		return NULL;
	assert(document_check(c->document));
	return c->document;
}
