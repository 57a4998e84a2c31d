/* Page notes: footnotes, from their marks in the text to the foot of a page.  Internal to
 * typeset. */
#ifndef TYPESET_PAGE_NOTES_H
#define TYPESET_PAGE_NOTES_H

#include "flow.h"

/* A footnote, laid out. */
struct note {
	const char *mark;
	struct tag *tag;         /* TAG_NOTE */
	struct anchor *anchor;   /* where it stands */
	struct anchor *mark_at;  /* where its mark stands */
	struct note *next;       /* of the same piece */
	bool taken;              /* stands at a piece */
	struct piece *pieces;    /* its lines */
	int count;
};

/* A line of NOTE. */
struct note_line {
	const struct note *note;
	const struct piece *piece;
};

struct note *note_new(struct flow *flow, const struct span *span, struct tag *parent);
/* Where the note of MARK stands, or NULL if it was not laid out yet. */
const struct anchor *note_anchor(const struct setter *setter, const char *mark);
/* What a link to it says to readers: "Anmerkung 3". */
const char *note_name(const struct setter *setter, const char *mark);
/* Height of the lines of NOTES, those of one piece; of a line with the gap above it; of
 * the space above the first note. */
int note_lines_height(const struct note *notes);
int note_line_height(const struct note_line *line);
int notes_separator(const struct flow *flow);

/* Height of note lines FROM..TO-1 of FLOW with the space above them. */
int notes_height(const struct flow *flow, int from, int to);
/* Puts the notes of PART, which stand in the order of its pieces as yet, into that of
 * their tags, which readers and marks have: the rows of a table are pieces line by line
 * through all cells.  Parts in their order; what goes on from the page before stays
 * first, what goes on overleaf last. */
void notes_sort(const struct sheet_part *part);
void notes_place(struct placer *placer, const struct sheet_part *part);

#endif
