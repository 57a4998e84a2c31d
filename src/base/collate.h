/* Collate: German alphabetical order, the same under any locale. */
#ifndef BASE_COLLATE_H
#define BASE_COLLATE_H

struct arena;

/* A key whose strcmp() order is that of DIN 5007-1: case and accents do not
 * count (ä as a, ß as ss), signs between words count as one blank. */
char *collate_key(struct arena *arena, const char *text);

/* <0, 0, >0; texts with equal keys are ordered by their bytes. */
int collate_compare(const char *a, const char *b);

#endif
