/* Charset: bytes of a file into clean UTF-8; private to source. */
#ifndef BASE_CHARSET_H
#define BASE_CHARSET_H

#include "source.h"

/* Sets text and length of SOURCE from DATA, its bytes on disk, as many as its
 * length says so far, and reports what no text file may contain.  Such places
 * become U+FFFD, so that everything behind sees valid UTF-8 without control
 * characters, letters and their marks composed (NFC).  DATA is NUL-terminated and
 * owned by ARENA; SOURCE may keep pointing into it. */
void charset_decode(struct arena *arena, struct diag *diag, struct source *source,
	const char *data, enum source_charset charset);

#endif
