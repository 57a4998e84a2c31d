/* Ahead: shapes a document's words from its end while its pages are set from the
 * front, where a processor is idle.  Pages are the same with it and without: a word
 * that is there when it is wanted saves its shaping, and that is all. */
#ifndef TYPESET_AHEAD_H
#define TYPESET_AHEAD_H

struct ahead;
struct document;
struct typesetter;

/* Starts the thread.  DOCUMENT has to stand until ahead_stop(). */
struct ahead *ahead_start(struct typesetter *typesetter, const struct document *document);

/* Ends the thread, wherever it is.  NULL is none. */
void ahead_stop(struct ahead *ahead);

#endif
