/* Slug: the ids of schools, providers, goals ...; they become names of files. */
#ifndef BASE_SLUG_H
#define BASE_SLUG_H

#include <stdbool.h>

struct arena;

enum { SLUG_LONGEST = 100 };

/* Only a-z 0-9 - _ and single points inside, not empty, at most SLUG_LONGEST. */
bool slug_valid(const char *text);

/* German words as an id: "Südschule am Bach" becomes "suedschule-am-bach"; only
 * a-z, 0-9 and single hyphens inside; "" if nothing is left. */
char *slug_make(struct arena *arena, const char *words);

#endif
