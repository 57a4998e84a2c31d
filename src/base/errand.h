/* Errand: reading that a thread does while the caller does something else.
 * It has an arena and a diag of its own.  What it finds is reported when the caller
 * comes to need what was read, so findings come in the same order as without it. */
#ifndef BASE_ERRAND_H
#define BASE_ERRAND_H

#include "diag.h"

struct arena;
struct errand;

/* Starts a thread that calls READ with DATA, which nobody else may touch until
 * errand_wait(); what it reads lives in ARENA.  Without a thread to be had, READ has
 * returned before this does. */
struct errand *errand_start(void (*read)(struct arena *arena, struct diag *diag, void *data),
	void *data, enum diag_language language);

/* Waits until READ has returned; its findings go to DIAG, NULL: they are not wanted.
 * Does nothing the second time. */
void errand_wait(struct errand *errand, struct diag *diag);

/* Waits, and frees the arena.  NULL is none. */
void errand_end(struct errand *errand);

#endif
