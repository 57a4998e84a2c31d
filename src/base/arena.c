/* Arena: a list of growing chunks, filled from the front.
 * Under AddressSanitizer everything not handed out is poisoned, so that use
 * after a reset and writing past the end are found as with malloc(). */
#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define POISON(memory, size) __asan_poison_memory_region((memory), (size))
#define UNPOISON(memory, size) __asan_unpoison_memory_region((memory), (size))
enum { RED_ZONE = 16 };
#else
#define POISON(memory, size) ((void)(memory), (void)(size))
#define UNPOISON(memory, size) ((void)(memory), (void)(size))
enum { RED_ZONE = 0 };
#endif

enum {
	ALIGNMENT = 16,             /* max_align_t of the supported machines */
	FIRST_CHUNK = 64 * 1024,    /* a small concept fits in one */
	LARGEST_CHUNK = 1024 * 1024 /* growth stops here; more waste, less gain */
};

struct chunk {
	struct chunk *next;
	size_t size; /* bytes of data */
	size_t used;
	_Alignas(ALIGNMENT) unsigned char data[];
};

struct arena {
	struct chunk *first;
	struct chunk *current;
	size_t used;
};

static void *allocate(size_t size)
{
	void *memory = malloc(size);
	if (!memory) {
		fputs("schuso: out of memory\n", stderr);
		_Exit(3);
	}
	return memory;
}

static void refuse_overflow(void)
{
	fputs("schuso: array too large\n", stderr);
	_Exit(3);
}

static struct chunk *chunk_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct chunk))
		refuse_overflow();
	struct chunk *chunk = allocate(sizeof *chunk + size);
	*chunk = (struct chunk){.size = size};
	POISON(chunk->data, size);
	return chunk;
}

struct arena *arena_new(void)
{
	struct arena *arena = allocate(sizeof *arena);
	struct chunk *first = chunk_new(FIRST_CHUNK);
	*arena = (struct arena){.first = first, .current = first};
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct chunk *chunk = arena->first; chunk;) {
		struct chunk *next = chunk->next;
		UNPOISON(chunk->data, chunk->size);
		free(chunk);
		chunk = next;
	}
	free(arena);
}

void arena_reset(struct arena *arena)
{
	for (struct chunk *chunk = arena->first; chunk; chunk = chunk->next) {
		chunk->used = 0;
		POISON(chunk->data, chunk->size);
	}
	arena->current = arena->first;
	arena->used = 0;
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}

/* The next chunk if SIZE bytes fit into it, else a new one before it. */
static struct chunk *chunk_with_room(struct chunk *current, size_t size)
{
	struct chunk *next = current->next;
	if (next && next->size >= size)
		return next;
	size_t doubled = current->size * 2;
	size_t usual = doubled < LARGEST_CHUNK ? doubled : LARGEST_CHUNK;
	struct chunk *chunk = chunk_new(size > usual ? size : usual);
	chunk->next = next;
	current->next = chunk;
	return chunk;
}

/* Like arena_alloc(), but the memory holds anything. */
static void *take(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		refuse_overflow();
	size_t whole = (size + RED_ZONE + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if (arena->current->size - arena->current->used < whole)
		arena->current = chunk_with_room(arena->current, whole);
	struct chunk *chunk = arena->current;
	void *memory = chunk->data + chunk->used;
	chunk->used += whole;
	arena->used += size;
	UNPOISON(memory, size);
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		refuse_overflow();
	return arena_alloc(arena, count * size);
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = take(arena, length + 1);
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		refuse_overflow();
	char *text = take(arena, (size_t)length + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}
