/* YAML edit: finds the bytes where nodes stand, and puts others in their place. */
#include "yaml_edit.h"

#include <assert.h>
#include <string.h>
#include "arena.h"
#include "yaml_write.h"

struct yaml_node *yaml_node_new(struct arena *arena, enum yaml_kind kind, const char *key,
	const char *text, bool quoted)
{
	struct yaml_node *node = ARENA_NEW(arena, struct yaml_node);

	node->kind = kind;
	node->key = key;
	node->text = text;
	node->quoted = quoted;
	return node;
}

/* ---- places in the text */

/* The length of the line break at AT, as YAML counts lines, or 0. */
static size_t break_length(const char *at)
{
	if (at[0] == '\r')
		return at[1] == '\n' ? 2 : 1;
	if (at[0] == '\n')
		return 1;
	if (g_str_has_prefix(at, "\xC2\x85"))
		return 2;
	return g_str_has_prefix(at, "\xE2\x80\xA8") || g_str_has_prefix(at, "\xE2\x80\xA9") ? 3 : 0;
}

static size_t offset_of(const struct source *source, int line, int column)
{
	const char *at = source->text;

	for (int i = 1; *at && i < line;) {
		size_t length = break_length(at);

		at += length ? length : 1;
		i += length > 0;
	}
	for (int i = 1; *at && i < column; i++)
		at = g_utf8_next_char(at);
	return (size_t)(at - source->text);
}

static size_t node_start(const struct source *source, const struct yaml_node *node)
{
	return offset_of(source, node->place.line, node->place.column);
}

static size_t node_end(const struct source *source, const struct yaml_node *node)
{
	return offset_of(source, node->end_line, node->end_column);
}

/* Where the line of OFFSET ends, before its break. */
static size_t rest_end(const struct source *source, size_t offset)
{
	while (source->text[offset] && !break_length(source->text + offset))
		offset++;
	return offset;
}

static size_t next_line(const struct source *source, size_t offset)
{
	offset = rest_end(source, offset);
	return offset + break_length(source->text + offset);
}

static bool starts_line(const struct source *source, size_t offset)
{
	const char *at = source->text + offset;

	return offset == 0 || at[-1] == '\n' || (at[-1] == '\r' && at[0] != '\n');
}

static size_t line_start(const struct source *source, size_t offset)
{
	while (!starts_line(source, offset))
		offset--;
	return offset;
}

static bool is_blank_line(const struct source *source, size_t start)
{
	size_t end = rest_end(source, start);

	while (start < end && g_ascii_isspace(source->text[start]))
		start++;
	return start == end;
}

/* The end of a literal or folded text; blank lines behind it stay with what follows,
 * unless they are kept as part of it. */
static size_t block_end(const struct source *source, const struct yaml_node *node)
{
	size_t end = node_end(source, node), before;

	if (g_str_has_suffix(node->text, "\n\n"))
		return end;
	while (end > 0 && (before = line_start(source, end - 1)) < end &&
		is_blank_line(source, before))
		end = before;
	return end;
}

/* Where the line behind NODE and all below it begins. */
static size_t tail_of(const struct source *source, const struct yaml_node *node)
{
	const struct yaml_node *last = node->child;

	if (node->kind == YAML_SCALAR && node->block && !node->alias)
		return block_end(source, node);
	if (node->kind == YAML_SCALAR || node->flow || node->alias)
		return next_line(source, node_end(source, node));
	while (last->next)
		last = last->next;
	return tail_of(source, last);
}

/* Blanks before what starts at COLUMN. */
static int indent_of(const struct yaml_node *parent)
{
	if (parent->kind == YAML_MAPPING)
		return parent->child->key_place.column - 1;
	return parent->place.column - 1;
}

/* ---- cutting and pasting */

/* SOURCE with [FROM, TO) replaced by PIECE, line ends like those of the rest. */
static char *paste(struct arena *arena, const struct source *source, size_t from, size_t to,
	const char *piece)
{
	const char *first = strchr(source->text, '\n');
	bool dos = first && first > source->text && first[-1] == '\r';
	GString *out = g_string_new_len(source->text, (gssize)from);
	char *text;

	for (; *piece; piece++) {
		if (*piece == '\n' && dos)
			g_string_append_c(out, '\r');
		g_string_append_c(out, *piece);
	}
	g_string_append(out, source->text + to);
	text = arena_strndup(arena, out->str, out->len);
	g_string_free(out, TRUE);
	return text;
}

/* PIECE as lines of their own at OFFSET, the start of a line or the end of the text. */
static char *paste_lines(struct arena *arena, const struct source *source, size_t offset,
	GString *piece)
{
	char *text;

	if (!starts_line(source, offset))
		g_string_prepend_c(piece, '\n');
	text = paste(arena, source, offset, offset, piece->str);
	g_string_free(piece, TRUE);
	return text;
}

/* ---- edits */

/* A text of several lines in place of NODE: what stands behind it on its line, a
 * comment, stays on the line of the key. */
static char *replace_by_block(struct arena *arena, const struct source *source,
	const struct yaml_node *node, const char *value, int indent)
{
	size_t from = node_start(source, node), to = node->block ? from : node_end(source, node);
	size_t rest = node->block ? from : rest_end(source, to);
	size_t end = node->block ? block_end(source, node) : next_line(source, to);
	GString *piece = g_string_new(from > 0 && source->text[from - 1] == ' ' ? "|" : " |");
	char *text;

	g_string_append_len(piece, source->text + to, (gssize)(rest - to));
	g_string_append_c(piece, '\n');
	yaml_put_block(piece, value, indent);
	text = paste(arena, source, from, end, piece->str);
	g_string_free(piece, TRUE);
	return text;
}

char *yaml_edit_replace(struct arena *arena, const struct source *source,
	const struct yaml_node *parent, const struct yaml_node *node,
	const struct yaml_node *value)
{
	size_t from = node_start(source, node);
	GString *piece;
	char *text;

	assert(node->kind == YAML_SCALAR && !node->alias);
	if (!parent->flow && yaml_wants_block(value, node->place.column))
		return replace_by_block(arena, source, node, value->text, indent_of(parent) + 2);
	piece = g_string_new(from > 0 && strchr(" {[,", source->text[from - 1]) ? "" : " ");
	yaml_put_scalar(piece, value, parent->flow);
	g_string_append(piece, node->block ? "\n" : "");
	text = paste(arena, source, from,
		node->block ? block_end(source, node) : node_end(source, node), piece->str);
	g_string_free(piece, TRUE);
	return text;
}

static char *insert_in_flow(struct arena *arena, const struct source *source,
	const struct yaml_node *parent, const struct yaml_node *after,
	const struct yaml_node *fresh)
{
	GString *piece = g_string_new(after ? ", " : "");
	size_t at = after ? node_end(source, after) : node_end(source, parent) - 1;
	char *text;

	yaml_put_flow(piece, fresh);
	text = paste(arena, source, at, at, piece->str);
	g_string_free(piece, TRUE);
	return text;
}

char *yaml_edit_insert(struct arena *arena, const struct source *source,
	const struct yaml_node *parent, const struct yaml_node *after,
	const struct yaml_node *fresh)
{
	GString *piece;

	if (!after)
		for (after = parent->child; after && after->next;)
			after = after->next;
	if (parent->flow)
		return insert_in_flow(arena, source, parent, after, fresh);
	piece = g_string_new(NULL);
	(parent->kind == YAML_MAPPING ? yaml_put_member : yaml_put_item)(piece, fresh,
		indent_of(parent));
	return paste_lines(arena, source, tail_of(source, after), piece);
}

char *yaml_edit_fill(struct arena *arena, const struct source *source,
	const struct yaml_node *node, const struct yaml_node *fresh)
{
	GString *piece = g_string_new(NULL);

	for (const struct yaml_node *item = fresh->child; item; item = item->next)
		yaml_put_item(piece, item, node->key_place.column + 1);
	return paste_lines(arena, source, next_line(source, node_end(source, node)), piece);
}

char *yaml_edit_extend(struct arena *arena, const struct source *source,
	const struct yaml_node *node, const char *text)
{
	size_t start = node_start(source, node), first, end;
	GString *piece;

	if (!node->block || node->alias || source->text[start] != '|' ||
		g_ascii_isdigit(source->text[start + 1]) ||
		g_ascii_isdigit(source->text[start + 2]))
		return NULL;
	first = next_line(source, start);
	while (is_blank_line(source, first) && source->text[first])
		first = next_line(source, first);
	end = block_end(source, node);
	piece = g_string_new("\n");
	yaml_put_block(piece, text, (int)strspn(source->text + first, " "));
	return paste_lines(arena, source, end, piece);
}

/* ---- braces to lines */

/* Whether CHILD, a member between braces, is written as it would be on a line. */
static bool unfolds(const struct source *source, const struct yaml_node *child)
{
	size_t key = offset_of(source, child->key_place.line, child->key_place.column);
	size_t value = node_start(source, child);

	return !child->alias && (child->kind != YAML_SCALAR || *child->text || child->quoted) &&
		(child->kind == YAML_SCALAR || child->flow) && value > key + 1 &&
		source->text[value - 1] == ' ' && source->text[key] != '?';
}

/* Whether NODE lies on one line, ends it, and holds no comment. */
static bool is_alone(const struct source *source, const struct yaml_node *node)
{
	size_t from = node_start(source, node), to = node_end(source, node), end = to;

	while (source->text[end] == ' ')
		end++;
	return node->place.line == node->end_line && end == rest_end(source, to) &&
		!memmem(source->text + from, to - from, " #", 2);
}

char *yaml_edit_unfold(struct arena *arena, const struct source *source,
	const struct yaml_node *parent, const struct yaml_node *node)
{
	bool item = parent->kind == YAML_SEQUENCE;
	int indent = item ? node->place.column - 1 : node->key_place.column + 1;
	GString *piece;
	char *text;

	if (!node->flow || parent->flow || node->alias || node->kind != YAML_MAPPING ||
		!node->child || !is_alone(source, node))
		return NULL;
	for (const struct yaml_node *child = node->child; child; child = child->next)
		if (!unfolds(source, child))
			return NULL;
	piece = g_string_new(NULL);
	for (const struct yaml_node *child = node->child; child; child = child->next) {
		size_t from = offset_of(source, child->key_place.line, child->key_place.column);

		if (child != node->child || !item)
			g_string_append_printf(piece, "\n%*s", indent, "");
		g_string_append_len(piece, source->text + from,
			(gssize)(node_end(source, child) - from));
	}
	text = paste(arena, source, node_start(source, node) - (item ? 0 : 1),
		node_end(source, node), piece->str);
	g_string_free(piece, TRUE);
	return text;
}

bool yaml_edit_is_long(const struct source *source, const struct yaml_node *parent,
	const struct yaml_node *fresh)
{
	size_t end = node_end(source, parent);
	GString *piece = g_string_new(NULL);
	size_t start = line_start(source, end);
	bool is_long;

	yaml_put_flow(piece, fresh);
	is_long = fresh->kind != YAML_SCALAR || strchr(fresh->text, '\n') ||
		g_utf8_strlen(source->text + start, (gssize)(end - start)) +
			g_utf8_strlen(piece->str, -1) + 2 > YAML_LINE;
	g_string_free(piece, TRUE);
	return is_long;
}
