/* Arena: memory with one lifetime.
 * The run arena holds inputs, model and layouts; a job arena holds one
 * document and is emptied after it.  Nothing in an arena is freed alone;
 * out of memory ends the process. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena; arena_free() releases it with everything in it. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Forgets every allocation and keeps the memory, but for large pieces, for the
 * next document. */
void arena_reset(struct arena *arena);

/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *arena);

/* Zeroed memory for SIZE bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* Zeroed memory for an array; ends the process if COUNT * SIZE overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* The same, holding anything: for what is filled at once. */
void *arena_raw_array(struct arena *arena, size_t count, size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) \
	((type *)arena_array((arena), (count), sizeof(type)))
#define ARENA_RAW(arena, type, count) \
	((type *)arena_raw_array((arena), (count), sizeof(type)))

/* NUL-terminated copies owned by the arena. */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3), nonnull(2)));

#endif
