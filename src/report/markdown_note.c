/* Markdown notes: a pass over the text before md4c sees it. */
#include "markdown_note.h"

#include <string.h>
#include "../base/diag.h"
#include "text_map.h"

enum { LETTERS = 26, MOST_NOTES = LETTERS * LETTERS, LONGEST_NAME = 40 };

static struct note *note_find(const struct note_list *notes, const char *name)
{
	for (guint i = 0; i < notes->items->len; i++) {
		struct note *note = &g_array_index(notes->items, struct note, i);

		if (note->name && strcmp(note->name, name) == 0)
			return note;
	}
	return NULL;
}

static int note_add(struct note_list *notes, char *name, struct text_map *words, size_t offset)
{
	struct note note = {name, words, offset, 0};

	g_array_append_val(notes->items, note);
	return (int)notes->items->len - 1;
}

/* Length of the name in "[^name]" at AT, or 0 if it is no reference. */
static size_t name_length(const char *at)
{
	size_t length = 0;

	if (at[0] != '[' || at[1] != '^')
		return 0;
	while (g_ascii_isalnum(at[2 + length]) || at[2 + length] == '-')
		length++;
	return length <= LONGEST_NAME && at[2 + length] == ']' ? length : 0;
}

static size_t line_length(const char *at)
{
	return strcspn(at, "\n") + (strchr(at, '\n') != NULL);
}

static bool line_is_blank(const char *at)
{
	return at[strspn(at, " \t\r")] == '\n' || !at[strspn(at, " \t\r")];
}

/* Takes one "[^name]: text" with its further lines (until a blank line that no
 * indented one follows) out of BUFFER; returns what comes after it. */
static char *definition_take(struct note_list *notes, const struct text_map *map, char *buffer,
	char *at, struct diag *diag)
{
	size_t name = name_length(at), offset = (size_t)(at - buffer);
	char *id = g_strndup(at + 2, name);
	struct text_map *words = text_map_new();
	size_t skip = name + 4;
	char *start = at;

	do {
		size_t length = line_length(at);
		char *line = g_strndup(at + MIN(skip, length), length - MIN(skip, length));

		text_map_insert(words, line,
			text_map_place(map, (size_t)(at - buffer) + MIN(skip, length)));
		g_free(line);
		at += length;
		skip = strspn(at, " ");
		skip = MIN(skip, 4);
	} while (*at && !(line_is_blank(at) && strncmp(at + line_length(at), "    ", 4) != 0) &&
		!name_length(at));
	for (char *c = start; c < at; c++)
		if (*c != '\n')
			*c = ' ';
	if (note_find(notes, id)) {
		diag_report(diag, DIAG_NOTE_TWICE, text_map_place(map, offset), id);
		text_map_free(words);
		g_free(id);
	} else {
		note_add(notes, id, words, offset);
	}
	return at;
}

static void definitions_take(struct note_list *notes, const struct text_map *map, char *buffer,
	struct diag *diag)
{
	char *at = buffer;

	while (*at) {
		size_t name = name_length(at);

		if (name && at[name + 3] == ':')
			at = definition_take(notes, map, buffer, at, diag);
		else
			at += line_length(at);
	}
}

static void mark_put(char *at, size_t length, int note)
{
	memset(at, NOTE_FILL, length);
	at[0] = NOTE_MARK;
	at[1] = (char)('A' + note / LETTERS);
	at[2] = (char)('A' + note % LETTERS);
}

static void reference_take(struct note_list *notes, const struct text_map *map, char *buffer,
	char *at, struct diag *diag)
{
	size_t length = name_length(at), offset = (size_t)(at - buffer);
	char *name = g_strndup(at + 2, length);
	struct note *note = note_find(notes, name);

	if (!note)
		diag_report(diag, DIAG_NOTE_UNKNOWN, text_map_place(map, offset), name);
	else
		mark_put(at, length + 3, (int)(note - (struct note *)(void *)notes->items->data));
	g_free(name);
}

/* The "]" that closes "^[" at AT, or NULL. */
static char *inline_end(char *at)
{
	int depth = 0;

	for (at++; *at; at++) {
		if (*at == '\\' && at[1])
			at++;
		else if (*at == '[')
			depth++;
		else if (*at == ']' && --depth == 0)
			return at;
		else if (*at == '\n' && at[1] == '\n')
			return NULL;
	}
	return NULL;
}

static char *inline_take(struct note_list *notes, const struct text_map *map, char *buffer,
	char *at)
{
	char *end = inline_end(at);
	size_t offset = (size_t)(at - buffer);
	struct text_map *words;
	char *inner;

	if (!end || end - at < 3)
		return at + 2;
	words = text_map_new();
	inner = g_strndup(at + 2, (size_t)(end - at) - 2);
	text_map_insert(words, inner, text_map_place(map, offset + 2));
	g_free(inner);
	mark_put(at, (size_t)(end - at) + 1, note_add(notes, NULL, words, offset));
	return end + 1;
}

struct note_list note_list_take(const struct text_map *map, char *buffer, struct diag *diag)
{
	struct note_list notes = {g_array_new(FALSE, TRUE, sizeof(struct note))};
	char *at = buffer;

	if (!buffer || !strchr(buffer, '^'))
		return notes;
	definitions_take(&notes, map, buffer, diag);
	while (*at && notes.items->len < MOST_NOTES) {
		size_t name = name_length(at);

		if (*at == '\\' && at[1]) {
			at += 2;
		} else if (name) {
			reference_take(&notes, map, buffer, at, diag);
			at += name + 3;
		} else if (at[0] == '^' && at[1] == '[') {
			at = inline_take(&notes, map, buffer, at);
		} else {
			at++;
		}
	}
	return notes;
}

void note_list_free(struct note_list *notes)
{
	for (guint i = 0; i < notes->items->len; i++) {
		struct note *note = &g_array_index(notes->items, struct note, i);

		g_free(note->name);
		if (note->words)
			text_map_free(note->words);
	}
	g_array_free(notes->items, TRUE);
}

struct note *note_at(const struct note_list *notes, const char *at)
{
	guint index = (guint)((at[1] - 'A') * LETTERS + at[2] - 'A');

	return &g_array_index(notes->items, struct note, index);
}
