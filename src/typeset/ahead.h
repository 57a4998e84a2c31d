/* Ahead: where a processor is idle, a second thread shapes a document's words while
 * the document is still being composed, and stays ahead of the pages that are set.
 * Pages are the same with it and without: a word that is there when it is wanted
 * saves its shaping, and that is all. */
#ifndef TYPESET_AHEAD_H
#define TYPESET_AHEAD_H

struct ahead;
struct block;
struct stylesheet;
struct typesetter;

/* Starts the thread for the document that TYPESETTER will set next, if there is a
 * processor for it and the system has one: typesetter->ahead is set then. */
void ahead_start(struct typesetter *typesetter);

/* BLOCK and what is in it will be set with SHEET.  Its texts have to stand until
 * ahead_stop().  AHEAD may be NULL: nothing happens. */
void ahead_add(struct ahead *ahead, const struct stylesheet *sheet, const struct block *block);

/* There will be no more blocks. */
void ahead_all(struct ahead *ahead);

/* Ends the thread, wherever it is, if there is one. */
void ahead_stop(struct typesetter *typesetter);

#endif
