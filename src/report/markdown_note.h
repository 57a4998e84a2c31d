/* Markdown notes: footnotes, which md4c does not know.  References are taken out
 * of the text before it is parsed and leave marks of the same length, so that
 * offsets into the text stay true. */
#ifndef REPORT_MARKDOWN_NOTE_H
#define REPORT_MARKDOWN_NOTE_H

#include <glib.h>

struct diag;
struct text_map;

/* A mark is NOTE_MARK, two letters for the note, and NOTE_FILL up to the length
 * of what it stands for.  Inputs cannot contain these control characters. */
enum { NOTE_MARK = 0x01, NOTE_FILL = 0x02, BREAK_MARK = 0x03 };

struct note {
	char *name;              /* NULL: written in place */
	struct text_map *words;  /* NULL: no text was given */
	size_t offset;           /* of the text or the reference, for findings */
	int number;              /* as printed; 0: not yet referred to */
};

struct note_list {
	GArray *items;           /* struct note */
};

/* Takes the notes out of BUFFER, a copy of MAP's text; NULL: there are none. */
struct note_list note_list_take(const struct text_map *map, char *buffer, struct diag *diag);
void note_list_free(struct note_list *notes);

/* The note that the mark at AT stands for. */
struct note *note_at(const struct note_list *notes, const char *at);

#endif
