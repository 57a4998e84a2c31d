/* Ahead: the spans of a document in one list, and a thread that goes through it from
 * the end.  Which style a span will have is decided by flow; where this guesses
 * wrong, a word is shaped in vain. */
#include "ahead.h"

#include <glib.h>

#include "document.h"
#include "font_shape.h"
#include "page.h"
#include "paragraph_items.h"

struct stretch_ahead {
	const struct typeface *typeface;
	const char *text;
};

struct ahead {
	struct typesetter *typesetter;
	const struct stylesheet *sheet;
	GArray *stretches;       /* struct stretch_ahead, in the order of the document */
	GThread *thread;         /* NULL: the system had none left */
	gint ended;              /* read and written atomically */
};

static void add_blocks(struct ahead *ahead, const struct block *blocks, const char *style);

static void add_spans(struct ahead *ahead, const struct span *spans, const struct style *style)
{
	for (const struct span *span = spans; span; span = span->next) {
		struct look look = span_look(style, span);
		struct stretch_ahead stretch = {
			typeface_find(ahead->typesetter->fonts, &look), span->text};

		if (stretch.typeface && !(span->flags & SPAN_BREAK))
			g_array_append_val(ahead->stretches, stretch);
	}
}

static void add_rows(struct ahead *ahead, const struct table *table, const struct row *rows)
{
	for (const struct row *row = rows; row; row = row->next)
		for (const struct cell *cell = row->cells; cell; cell = cell->next)
			add_blocks(ahead, cell->content, cell->style ? cell->style->name
				: rows == table->heads          ? "cell-head"
				: cell->head || row->sum        ? "cell-key"
								: "cell");
}

static void add_table(struct ahead *ahead, const struct table *table)
{
	add_rows(ahead, table, table->heads);
	add_rows(ahead, table, table->rows);
}

/* STYLE: of paragraphs without a style of their own. */
static void add_blocks(struct ahead *ahead, const struct block *blocks, const char *style)
{
	static const char *const headings[] = {"h1", "h2", "h3", "h4", "h4", "h4"};

	for (const struct block *block = blocks; block; block = block->next) {
		const char *name = style;

		if (block->kind == BLOCK_HEADING)
			name = headings[block->level - 1];
		add_spans(ahead, block->spans,
			block->style ? block->style : style_find(ahead->sheet, name));
		add_blocks(ahead, block->child, style);
		if (block->table)
			add_table(ahead, block->table);
	}
}

static gpointer shape_all(gpointer data)
{
	struct ahead *ahead = data;
	const struct hyphenation *hyphenation = ahead->typesetter->hyphenation;

	for (guint i = ahead->stretches->len; i-- > 0 && !g_atomic_int_get(&ahead->ended);) {
		const struct stretch_ahead *stretch =
			&g_array_index(ahead->stretches, struct stretch_ahead, i);

		for (const char *text = stretch->text; *text;) {
			int length = text_word_length(text);

			if (length > 0)
				typeface_word_ahead(stretch->typeface, hyphenation, text, length);
			text += length;
			if (*text)
				text = g_utf8_next_char(text);
		}
	}
	return NULL;
}

struct ahead *ahead_start(struct typesetter *typesetter, const struct document *document)
{
	struct ahead *ahead = g_new0(struct ahead, 1);

	ahead->typesetter = typesetter;
	ahead->sheet = document->sheet;
	ahead->stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch_ahead));
	fonts_allow_ahead(typesetter->fonts);
	add_blocks(ahead, document->blocks, "text");
	ahead->thread = g_thread_try_new("ahead", shape_all, ahead, NULL);
	return ahead;
}

void ahead_stop(struct ahead *ahead)
{
	if (!ahead)
		return;
	g_atomic_int_set(&ahead->ended, 1);
	if (ahead->thread)
		g_thread_join(ahead->thread);
	g_array_free(ahead->stretches, TRUE);
	g_free(ahead);
}
