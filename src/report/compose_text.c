/* Compose text: placeholders, and from there to plain words, spans or blocks.
 *
 * Values become part of Markdown escaped: a name with * or _ is no emphasis.
 * Markdown values go in as they are, whole blocks only where they stand alone
 * in a paragraph.  Every byte keeps its place (text_map.h). */
#include "composer.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "layout.h"
#include "text_map.h"
#include "typography.h"

/* Texts within texts; more is a text that contains itself. */
enum { DEEPEST_TEXT = 8 };

/* Texts that multiply each other end here: placeholders and bytes of one text. */
enum { MOST_PLACEHOLDERS = 20000, LONGEST_TEXT = 4 * 1024 * 1024 };

enum text_mode { TEXT_PLAIN, TEXT_INLINE, TEXT_BLOCKS };

struct expansion {
	struct composer *composer;
	struct text_map *map;
	enum text_mode mode;
	int depth, count;        /* texts around this one; placeholders so far */
};

/* A text with placeholders and where it stands. */
struct template {
	const char *text;
	struct place place;
};

static void expand(struct expansion *e, struct template t);
static void expand_node(struct expansion *e, const struct yaml_node *node);

/* Backslashes before ASCII punctuation, which Markdown takes literally. */
static char *markdown_escape(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++) {
		if (g_ascii_ispunct(*text))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *text == '\n' ? ' ' : *text);
	}
	return g_string_free(out, FALSE);
}

static void put_value(struct expansion *e, const char *text, struct place place)
{
	char *escaped;

	if (e->mode == TEXT_PLAIN) {
		text_map_insert(e->map, text, place);
		return;
	}
	escaped = markdown_escape(text);
	text_map_insert(e->map, escaped, place);
	g_free(escaped);
}

/* A list of texts in a sentence. */
static bool put_list(struct expansion *e, const struct view *list, struct place place)
{
	for (const struct view *item = list->child; item; item = item->next) {
		if (item->kind != VIEW_TEXT)
			return false;
		if (item != list->child)
			text_map_insert(e->map, ", ", place);
		put_value(e, item->text, place);
	}
	return true;
}

/* Whether the placeholder from AT to END has its paragraph for itself. */
static bool stands_alone(const char *text, const char *at, const char *end)
{
	bool before = at == text || (at[-1] == '\n' && (at - 1 == text || at[-2] == '\n'));

	end += strspn(end, " ");
	return before && (!*end || (*end == '\n' && (!end[1] || end[1] == '\n')));
}

static bool has_paragraphs(const char *markdown)
{
	size_t length = strlen(markdown);

	while (length && g_ascii_isspace(markdown[length - 1]))
		length--;
	return memmem(markdown, length, "\n\n", 2) != NULL;
}

static void put_markdown(struct expansion *e, const struct view *view, struct place place,
	bool alone)
{
	struct template inner = {view->text, view->place};
	size_t length = strlen(view->text);

	if (e->mode == TEXT_PLAIN) {
		put_value(e, compose_view_plain(e->composer, view), place);
		return;
	}
	if (!(alone && e->mode == TEXT_BLOCKS)) {
		while (length && g_ascii_isspace(view->text[length - 1]))
			length--;
		inner.text = arena_strndup(e->composer->arena, view->text, length);
	}
	if (!view->place.source)
		inner.place = place;
	expand(e, inner);
}

/* What stands in for PATH; false after reporting. */
static bool put_view(struct expansion *e, const struct view *view, const char *path,
	struct place place, bool alone)
{
	struct diag *diag = e->composer->diag;
	bool good = false;

	if (view->kind == VIEW_FLAG || view->kind == VIEW_RECORD) {
		diag_report(diag, DIAG_PLACEHOLDER_KIND, place, path);
	} else if (view->kind == VIEW_LIST ? !view->count : !view->text || !*view->text) {
		diag_report(diag, DIAG_PLACEHOLDER_EMPTY, place, path);
	} else if (view->kind == VIEW_MARKDOWN && has_paragraphs(view->text) &&
		!(alone && e->mode == TEXT_BLOCKS)) {
		diag_report(diag, DIAG_PLACEHOLDER_BLOCKS, place, path);
	} else if (view->kind == VIEW_MARKDOWN) {
		put_markdown(e, view, place, alone);
		good = true;
	} else if (view->kind == VIEW_LIST) {
		good = put_list(e, view, place);
		if (!good)
			diag_report(diag, DIAG_PLACEHOLDER_KIND, place, path);
	} else {
		put_value(e, view->text, view->place.source ? view->place : place);
		good = true;
	}
	return good;
}

/* The value PATH stands for: a word of the layout or a value of the view. */
static void put_path(struct expansion *e, const char *path, struct place place, bool alone)
{
	struct composer *c = e->composer;
	const struct yaml_node *words = c->layout->words, *word;
	const struct view *view;

	if (e->count > MOST_PLACEHOLDERS)
		return;
	if (++e->count > MOST_PLACEHOLDERS || e->map->text->len > LONGEST_TEXT) {
		e->count = MOST_PLACEHOLDERS + 1;
		diag_report(c->diag, DIAG_PLACEHOLDER_LONG, place, path);
		return;
	}
	if (e->depth >= DEEPEST_TEXT) {
		diag_report(c->diag, DIAG_PLACEHOLDER_DEEP, place, path);
		return;
	}
	e->depth++;
	word = g_str_has_prefix(path, "wort.") && words ? yaml_member(words, path + 5) : NULL;
	view = word ? NULL : view_find(c->frame, path);
	if (word)
		expand_node(e, word);
	else if (view)
		put_view(e, view, path, place, alone);
	else
		diag_suggest(c->diag, DIAG_PLACEHOLDER_UNKNOWN, place, path,
			view_names(c->arena, c->frame), path);
	e->depth--;
}

static void put_placeholder(struct expansion *e, struct template t, const char *at,
	const char *end)
{
	struct place place = t.place;
	char *path = g_strstrip(g_strndup(at + 2, (size_t)(end - at) - 2));
	const struct view *view = view_find(e->composer->frame, path);

	/* The exact place is dear; it is only made out where a finding may need it. */
	if (!view_is_present(view) || (view->kind != VIEW_TEXT && view->kind != VIEW_NUMBER) ||
		has_paragraphs(t.text))
		place = place_within(t.place, t.text, (size_t)(at - t.text));
	put_path(e, path, place, stands_alone(t.text, at, end + 2));
	g_free(path);
}

static void expand(struct expansion *e, struct template t)
{
	const char *done = t.text;
	const char *at = done;

	while ((at = strstr(at, "{{"))) {
		const char *end = strstr(at, "}}");
		bool escaped = at > t.text && at[-1] == '\\';

		if (end && memchr(at, '\n', (size_t)(end - at)))
			end = NULL;
		text_map_literal(e->map, t.text, (size_t)(done - t.text),
			(size_t)(at - done) - (escaped ? 1 : 0), t.place);
		done = at;
		if (!end && !escaped)
			diag_report(e->composer->diag, DIAG_PLACEHOLDER_OPEN,
				place_within(t.place, t.text, (size_t)(at - t.text)), "");
		if (end && !escaped) {
			put_placeholder(e, t, at, end);
			done = end + 2;
		}
		at = done == at ? at + 2 : done;
	}
	text_map_literal(e->map, t.text, (size_t)(done - t.text), strlen(done), t.place);
}

static void expand_node(struct expansion *e, const struct yaml_node *node)
{
	const struct yaml_node *part;

	switch (node->kind) {
	case YAML_SCALAR:
		expand(e, (struct template){node->text, node->place});
		break;
	case YAML_SEQUENCE:
		for (part = node->child; part; part = part->next)
			expand_node(e, part);
		break;
	case YAML_MAPPING:
		part = yaml_member(node,
			compose_when(e->composer, node, "wenn") ? "text" : "sonst");
		if (part)
			expand_node(e, part);
		break;
	}
}

/* Splits SPAN before byte AT; returns the second half. */
static struct span *span_split(struct arena *arena, struct span *span, size_t at)
{
	struct span *rest = ARENA_NEW(arena, struct span);

	*rest = *span;
	rest->text = span->text + at;
	span->text = arena_strndup(arena, span->text, at);
	span->next = rest;
	return rest;
}

static bool is_word_character(gunichar c)
{
	return g_unichar_isalnum(c);
}

/* Bytes of the blank at TEXT, or 0. */
static size_t blank_length(const char *text)
{
	if (*text == ' ')
		return 1;
	if (g_str_has_prefix(text, "\u00a0"))
		return strlen("\u00a0");
	return g_str_has_prefix(text, "\u202f") ? strlen("\u202f") : 0;
}

/* Bytes of the plural's ending at TEXT, after the word that ends before END: "AGs". */
static size_t plural_length(const char *text, const char *end)
{
	return *text == 's' && g_unichar_isupper(g_utf8_get_char(g_utf8_prev_char(end)));
}

/* How many bytes of TEXT say WORD, or 0; typography has made some blanks unbreakable. */
static size_t word_length(const char *text, const char *word)
{
	const char *at = text;

	for (; *word; word++) {
		size_t blank = *word == ' ' ? blank_length(at) : 0;

		if (!blank && *at != *word)
			return 0;
		at += MAX(blank, 1);
	}
	return (size_t)(at - text) + plural_length(at, word);
}

/* The first place in TEXT where WORD stands alone or in the plural, with its LENGTH there,
 * or NULL. */
static const char *whole_word(const char *text, const char *word, size_t *length)
{
	for (const char *at = text; (at = strchr(at, *word)); at++) {
		const char *before = at > text ? g_utf8_prev_char(at) : NULL;

		if (before && is_word_character(g_utf8_get_char(before)))
			continue;
		*length = word_length(at, word);
		if (*length && !is_word_character(g_utf8_get_char(at + *length)))
			return at;
	}
	return NULL;
}

/* Puts ABBREVIATION into the list of those that the document must explain. */
static void abbreviation_meet(struct composer *c, struct abbreviation *abbreviation)
{
	struct view *before = NULL, **link;

	if (abbreviation->met)
		return;
	for (const struct abbreviation *a = c->abbreviations; a < abbreviation; a++)
		if (a->met)
			before = a->met;
	abbreviation->met = ARENA_NEW(c->arena, struct view);
	*abbreviation->met = *abbreviation->term;
	link = before ? &before->next : &c->met->child;
	abbreviation->met->next = *link;
	*link = abbreviation->met;
	c->met->count++;
}

void compose_meet(struct composer *c, const char *text)
{
	size_t length;

	for (int i = 0; text && i < c->abbreviation_count; i++)
		if (whole_word(text, c->abbreviations[i].word, &length))
			abbreviation_meet(c, &c->abbreviations[i]);
}

/* Marks the abbreviations in SPAN (PDF/UA: their expansion is read out). */
static struct span *span_expand(struct composer *c, struct span *span)
{
	struct abbreviation *first = NULL;
	const char *at = NULL;
	size_t length = 0, found_length;

	for (int i = 0; i < c->abbreviation_count; i++) {
		const char *found = whole_word(span->text, c->abbreviations[i].word, &found_length);

		/* "Sek II" is not "Sek I"; of two that begin here the longer one is meant */
		if (found && (!at || found < at || (found == at && found_length > length))) {
			at = found;
			length = found_length;
			first = &c->abbreviations[i];
		}
	}
	if (!first)
		return span;
	if (at > span->text)
		span = span_split(c->arena, span, (size_t)(at - span->text));
	if (span->text[length])
		span_split(c->arena, span, length);
	if (at[length - 1] == first->word[strlen(first->word) - 1]) /* the plural has none */
		span->expansion = first->expansion;
	abbreviation_meet(c, first);
	return span;
}

static void spans_expand(struct composer *c, struct span *spans)
{
	for (struct span *span = spans; span; span = span->next)
		if (!span->note && !span->expansion && !(span->flags & (SPAN_CODE | SPAN_BREAK)))
			span = span_expand(c, span);
}

static void spans_finish(void *context, struct span *spans)
{
	struct composer *c = context;

	typography_spans(c->arena, spans);
	spans_expand(c, spans);
}

struct span *compose_words(struct composer *c, const char *text)
{
	struct span *spans = text && *text ? span_new(c->arena, text, 0) : NULL;

	spans_expand(c, spans);
	return spans;
}

static struct markdown composer_markdown(struct composer *c, const struct style *style)
{
	return (struct markdown){
		.arena = c->arena, .diag = c->diag, .sheet = c->document->sheet, .style = style,
		.flat = c->flat, .level = c->level, .last_level = &c->level, .notes = &c->notes,
		.finish = spans_finish, .context = c,
	};
}

static struct span *map_spans(struct composer *c, struct text_map *map)
{
	struct markdown markdown = composer_markdown(c, NULL);
	struct span *spans = map->text->len ? markdown_spans(&markdown, map) : NULL;

	text_map_free(map);
	return spans;
}

static struct block *map_blocks(struct composer *c, struct text_map *map,
	const struct style *style)
{
	struct markdown markdown = composer_markdown(c, style);
	struct block *blocks = markdown_blocks(&markdown, map);

	text_map_free(map);
	return blocks;
}

static struct text_map *node_map(struct composer *c, const struct yaml_node *node,
	enum text_mode mode)
{
	struct expansion e = {c, text_map_new(), mode, 0, 0};

	expand_node(&e, node);
	return e.map;
}

static struct text_map *view_map(struct composer *c, const struct view *view, enum text_mode mode)
{
	struct expansion e = {c, text_map_new(), mode, 0, 0};

	put_view(&e, view, view->name ? view->name : ".", view->place, true);
	return e.map;
}

char *compose_plain(struct composer *c, const struct yaml_node *node)
{
	struct text_map *map = node_map(c, node, TEXT_PLAIN);
	char *text = typography_text(c->arena, map->text->str);

	text_map_free(map);
	return text;
}

struct span *compose_spans(struct composer *c, const struct yaml_node *node)
{
	return map_spans(c, node_map(c, node, TEXT_INLINE));
}

struct span *compose_spans_placed(struct composer *c, const struct yaml_node *node,
	struct place *place)
{
	struct text_map *map = node_map(c, node, TEXT_INLINE);

	*place = text_map_origin(map, node->place);
	return map_spans(c, map);
}

struct block *compose_blocks(struct composer *c, const struct yaml_node *node,
	const struct style *style)
{
	return map_blocks(c, node_map(c, node, TEXT_BLOCKS), style);
}

struct span *compose_view_spans(struct composer *c, const struct view *view)
{
	return view_is_present(view) || view->kind == VIEW_NUMBER
		? map_spans(c, view_map(c, view, TEXT_INLINE)) : NULL;
}

struct block *compose_view_blocks(struct composer *c, const struct view *view,
	const struct style *style)
{
	return view_is_present(view) || view->kind == VIEW_NUMBER
		? map_blocks(c, view_map(c, view, TEXT_BLOCKS), style) : NULL;
}

/* A Markdown value loses its marks, any other is taken as it is. */
char *compose_view_plain(struct composer *c, const struct view *view)
{
	if (view->kind != VIEW_MARKDOWN)
		return typography_text(c->arena, view->text ? view->text : "");
	return span_text(c->arena, compose_view_spans(c, view));
}
