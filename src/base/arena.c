/* Arena: a list of growing chunks, filled from the front; what is large has a
 * chunk of its own, so that resets cannot make the list grow without end.
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
	LARGEST_CHUNK = 1024 * 1024, /* growth stops here; more waste, less gain */
	LARGE = LARGEST_CHUNK / 4   /* from here on an allocation stands alone */
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
	struct chunk *large; /* given back at each reset */
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

static void free_chunks(struct chunk *chunk)
{
	while (chunk) {
		struct chunk *next = chunk->next;
		UNPOISON(chunk->data, chunk->size);
		free(chunk);
		chunk = next;
	}
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_chunks(arena->first);
	free_chunks(arena->large);
	free(arena);
}

void arena_reset(struct arena *arena)
{
	for (struct chunk *chunk = arena->first; chunk; chunk = chunk->next) {
		chunk->used = 0;
		POISON(chunk->data, chunk->size);
	}
	free_chunks(arena->large);
	arena->large = NULL;
	arena->current = arena->first;
	arena->used = 0;
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}

/* The next chunk with room for SIZE bytes, made if there is none. */
static struct chunk *chunk_with_room(struct chunk *last, size_t size)
{
	for (; last->next; last = last->next)
		if (last->next->size >= size)
			return last->next;
	size_t doubled = last->size * 2;
	last->next = chunk_new(doubled < LARGEST_CHUNK ? doubled : LARGEST_CHUNK);
	return last->next->size >= size ? last->next : chunk_with_room(last->next, size);
}

static struct chunk *chunk_for(struct arena *arena, size_t size)
{
	if (size >= LARGE) {
		struct chunk *chunk = chunk_new(size);
		chunk->next = arena->large;
		arena->large = chunk;
		return chunk;
	}
	if (arena->current->size - arena->current->used < size)
		arena->current = chunk_with_room(arena->current, size);
	return arena->current;
}

/* Like arena_alloc(), but the memory holds anything. */
static void *take(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		refuse_overflow();
	size_t whole = (size + RED_ZONE + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	struct chunk *chunk = chunk_for(arena, whole);
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
