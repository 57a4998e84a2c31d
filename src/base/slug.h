/* Slug: the ids of schools, providers, goals ...; they become names of files. */
#ifndef BASE_SLUG_H
#define BASE_SLUG_H

#include <stdbool.h>

struct arena;

enum { SLUG_LONGEST = 100 };

/* Only a-z 0-9 - _ and single points inside, not empty, at most SLUG_LONGEST. */
bool slug_valid(const char *text);

/* The nearest valid id: "Träger & Co." becomes "traeger-co"; "" if nothing of
 * TEXT can stay. */
char *slug_make(struct arena *arena, const char *text);

#endif
