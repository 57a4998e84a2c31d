/* Slug: German words as a name that may stand in a path. */
#ifndef MODEL_SLUG_H
#define MODEL_SLUG_H

struct arena;

/* "Schule am Bach" -> "schule-am-bach", "Südschule" -> "suedschule"; only
 * a-z, 0-9 and single hyphens inside; "" if nothing is left. */
char *slug_make(struct arena *arena, const char *words);

#endif
