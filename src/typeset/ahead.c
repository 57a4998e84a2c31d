/* Ahead: the spans of a document in the order in which they come, and a thread that
 * goes through them.  Which style a span will have is decided by flow; where this
 * guesses wrong, a word is shaped in vain. */
#include "ahead.h"

#include <glib.h>
#include <pthread.h>

#include "document.h"
#include "font_shape.h"
#include "page.h"
#include "paragraph_items.h"

/* So many stretches are handed over at once: waking the thread takes a while. */
enum { HANDFUL = 48 };

struct stretch_ahead {
	const struct typeface *typeface;
	const char *text;
};

struct ahead {
	struct typesetter *typesetter;
	GArray *coming;          /* struct stretch_ahead, not handed over yet */
	GThread *thread;
	gint ended;              /* read and written atomically */

	pthread_mutex_t lock;    /* of what follows */
	pthread_cond_t more;     /* there is more, or no more is to come */
	GArray *given;           /* handed over and not taken yet */
	bool all;
};

static void add_blocks(struct ahead *ahead, const struct stylesheet *sheet,
	const struct block *blocks, const char *style);

static void add_spans(struct ahead *ahead, const struct span *spans, const struct style *style)
{
	for (const struct span *span = spans; span; span = span->next) {
		struct look look = span_look(style, span);
		struct stretch_ahead stretch = {
			typeface_find(ahead->typesetter->fonts, &look), span->text};

		if (stretch.typeface && !(span->flags & SPAN_BREAK))
			g_array_append_val(ahead->coming, stretch);
	}
}

static void add_rows(struct ahead *ahead, const struct stylesheet *sheet,
	const struct table *table, const struct row *rows)
{
	for (const struct row *row = rows; row; row = row->next)
		for (const struct cell *cell = row->cells; cell; cell = cell->next)
			add_blocks(ahead, sheet, cell->content, cell->style ? cell->style->name
				: rows == table->heads                 ? "cell-head"
				: cell->head || row->sum               ? "cell-key"
								       : "cell");
}

static void add_block(struct ahead *ahead, const struct stylesheet *sheet,
	const struct block *block, const char *style)
{
	static const char *const headings[] = {"h1", "h2", "h3", "h4", "h4", "h4"};
	const char *name = block->kind == BLOCK_HEADING ? headings[block->level - 1] : style;

	add_spans(ahead, block->spans, block->style ? block->style : style_find(sheet, name));
	add_blocks(ahead, sheet, block->child, style);
	if (!block->table)
		return;
	add_rows(ahead, sheet, block->table, block->table->heads);
	add_rows(ahead, sheet, block->table, block->table->rows);
}

/* STYLE: of paragraphs without a style of their own. */
static void add_blocks(struct ahead *ahead, const struct stylesheet *sheet,
	const struct block *blocks, const char *style)
{
	for (const struct block *block = blocks; block; block = block->next)
		add_block(ahead, sheet, block, style);
}

static void shape_word(const struct ahead *ahead, const struct typeface *typeface,
	const char *text, int length)
{
	const struct typesetter *typesetter = ahead->typesetter;
	struct word *word =
		typeface_word_ahead(typeface, typesetter->hyphenation, text, length);

	if (!word)
		return;
	word_facts_find(fonts_words_ahead(typesetter->fonts), typeface, word);
	typeface_word_give(typeface, word);
}

static void shape_stretch(const struct ahead *ahead, const struct stretch_ahead *stretch)
{
	for (const char *text = stretch->text; *text;) {
		int length = text_word_length(text);

		if (length > 0)
			shape_word(ahead, stretch->typeface, text, length);
		text += length;
		if (*text)
			text = g_utf8_next_char(text);
	}
}

/* Waits for more and takes it in exchange for TAKEN, which is empty; NULL if no more
 * is to come. */
static GArray *stretches_take(struct ahead *ahead, GArray *taken)
{
	GArray *given;

	pthread_mutex_lock(&ahead->lock);
	while (ahead->given->len == 0 && !ahead->all)
		pthread_cond_wait(&ahead->more, &ahead->lock);
	given = ahead->given;
	ahead->given = taken;
	pthread_mutex_unlock(&ahead->lock);
	return given;
}

static gpointer shape_all(gpointer data)
{
	struct ahead *ahead = data;
	GArray *taken = g_array_new(FALSE, FALSE, sizeof(struct stretch_ahead));

	while ((taken = stretches_take(ahead, taken))->len > 0) {
		for (guint i = 0; i < taken->len && !g_atomic_int_get(&ahead->ended); i++)
			shape_stretch(ahead, &g_array_index(taken, struct stretch_ahead, i));
		g_array_set_size(taken, 0);
	}
	g_array_free(taken, TRUE);
	return NULL;
}

static void ahead_free(struct ahead *ahead)
{
	g_array_free(ahead->coming, TRUE);
	g_array_free(ahead->given, TRUE);
	pthread_mutex_destroy(&ahead->lock);
	pthread_cond_destroy(&ahead->more);
	g_free(ahead);
}

void ahead_start(struct typesetter *typesetter)
{
	struct ahead *ahead;

	if (!typesetter->spare || !typesetter->fonts)
		return;
	typesetter_forget(typesetter);
	fonts_allow_ahead(typesetter->fonts);
	ahead = g_new0(struct ahead, 1);
	ahead->typesetter = typesetter;
	ahead->coming = g_array_new(FALSE, FALSE, sizeof(struct stretch_ahead));
	ahead->given = g_array_new(FALSE, FALSE, sizeof(struct stretch_ahead));
	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->more, NULL);
	ahead->thread = g_thread_try_new("ahead", shape_all, ahead, NULL);
	if (ahead->thread)
		typesetter->ahead = ahead;
	else
		ahead_free(ahead);
}

static void hand_over(struct ahead *ahead, bool all)
{
	pthread_mutex_lock(&ahead->lock);
	g_array_append_vals(ahead->given, ahead->coming->data, ahead->coming->len);
	ahead->all = all;
	pthread_cond_signal(&ahead->more);
	pthread_mutex_unlock(&ahead->lock);
	g_array_set_size(ahead->coming, 0);
}

void ahead_add(struct ahead *ahead, const struct stylesheet *sheet, const struct block *block)
{
	if (!ahead)
		return;
	add_block(ahead, sheet, block, "text");
	if (ahead->coming->len >= HANDFUL)
		hand_over(ahead, false);
}

void ahead_all(struct ahead *ahead)
{
	hand_over(ahead, true);
}

void ahead_stop(struct typesetter *typesetter)
{
	struct ahead *ahead = typesetter->ahead;

	if (!ahead)
		return;
	g_atomic_int_set(&ahead->ended, 1);
	ahead_all(ahead);
	g_thread_join(ahead->thread);
	ahead_free(ahead);
	typesetter->ahead = NULL;
}
