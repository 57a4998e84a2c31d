/* Arena: a list of chunks, filled from the front; what is large has a chunk of its
 * own, so that resets cannot make the list grow without end.  The first chunk comes
 * page by page, as most arenas need a few of them; the others are huge pages where
 * the system has some, as 512 page faults take three times as long as one for all of
 * it.  Memory that is new from the system is zero already.
 * Under AddressSanitizer everything not handed out is poisoned, so that use
 * after a reset and writing past the end are found as with malloc(); and all of it
 * is from malloc(), as pointers in other memory do not count for the leak checker. */
#include "arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define POISON(memory, size) __asan_poison_memory_region((memory), (size))
#define UNPOISON(memory, size) __asan_unpoison_memory_region((memory), (size))
enum { RED_ZONE = 16, MAPS = false };
#else
#define POISON(memory, size) ((void)(memory), (void)(size))
#define UNPOISON(memory, size) ((void)(memory), (void)(size))
enum { RED_ZONE = 0, MAPS = true };
#endif

enum {
	ALIGNMENT = 16,             /* max_align_t of the supported machines */
	HUGE_PAGE = 2 * 1024 * 1024, /* of x86-64, and of ARM64 with pages of 4 KB */
	LARGEST_PAGE = 64 * 1024,   /* but for huge ones, of any of these machines */
	FIRST_CHUNK = 640 * 1024,   /* caches, one PDF, a city's files: all but a document */
	LARGE = HUGE_PAGE / 8       /* from here on an allocation stands alone */
};

struct chunk {
	struct chunk *next;
	size_t size; /* bytes of data */
	size_t used;
	size_t dirty; /* from here on all bytes are zero */
	_Alignas(ALIGNMENT) unsigned char data[];
};

struct arena {
	struct chunk *first;
	struct chunk *current;
	struct chunk *large; /* given back at each reset */
	size_t used;
};

static void *checked(void *memory)
{
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

/* SIZE bytes that start where a huge page may: huge pages as far as they go. */
static void *map_huge(size_t size)
{
	char *whole = mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *memory;

	if (whole == MAP_FAILED)
		return NULL;
	memory = whole + (HUGE_PAGE - (uintptr_t)whole % HUGE_PAGE) % HUGE_PAGE;
	if (memory > whole)
		munmap(whole, (size_t)(memory - whole));
	munmap(memory + size, (size_t)(whole + HUGE_PAGE - memory));
	madvise(memory, size / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE); /* if there are any */
	return memory;
}

/* Memory of a chunk in bytes; whether it came from map_huge(). */
static size_t chunk_memory(const struct chunk *chunk)
{
	return sizeof *chunk + chunk->size;
}

static bool chunk_is_huge(const struct chunk *chunk)
{
	return MAPS && chunk_memory(chunk) >= HUGE_PAGE;
}

/* A chunk with room for SIZE bytes or more. */
static struct chunk *chunk_new(size_t size)
{
	struct chunk *chunk;

	if (size > SIZE_MAX / 2)
		refuse_overflow();
	size += sizeof *chunk;
	if (MAPS && size >= HUGE_PAGE) {
		size = (size + LARGEST_PAGE - 1) / LARGEST_PAGE * LARGEST_PAGE;
		chunk = checked(map_huge(size));
	} else {
		chunk = checked(malloc(size));
		*chunk = (struct chunk){.dirty = size - sizeof *chunk};
	}
	chunk->size = size - sizeof *chunk;
	POISON(chunk->data, chunk->size);
	return chunk;
}

struct arena *arena_new(void)
{
	struct arena *arena = checked(malloc(sizeof *arena));
	struct chunk *first = chunk_new(FIRST_CHUNK);
	*arena = (struct arena){.first = first, .current = first};
	return arena;
}

static void free_chunks(struct chunk *chunk)
{
	while (chunk) {
		struct chunk *next = chunk->next;
		UNPOISON(chunk->data, chunk->size);
		if (chunk_is_huge(chunk))
			munmap(chunk, chunk_memory(chunk));
		else
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

/* The chunk after LAST, made if there is none. */
static struct chunk *chunk_after(struct chunk *last)
{
	if (!last->next)
		last->next = chunk_new(HUGE_PAGE - sizeof *last);
	return last->next;
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
		arena->current = chunk_after(arena->current);
	return arena->current;
}

/* Like arena_alloc(), but the first STALE bytes of the memory hold anything. */
static void *take(struct arena *arena, size_t size, size_t *stale)
{
	if (size > SIZE_MAX / 2)
		refuse_overflow();
	size_t whole = (size + RED_ZONE + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	struct chunk *chunk = chunk_for(arena, whole);
	void *memory = chunk->data + chunk->used;
	*stale = chunk->dirty > chunk->used ? chunk->dirty - chunk->used : 0;
	if (*stale > size)
		*stale = size;
	chunk->used += whole;
	if (chunk->dirty < chunk->used)
		chunk->dirty = chunk->used;
	arena->used += size;
	UNPOISON(memory, size);
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t stale;
	void *memory = take(arena, size, &stale);
	return stale ? memset(memory, 0, stale) : memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		refuse_overflow();
	return arena_alloc(arena, count * size);
}

void *arena_raw_array(struct arena *arena, size_t count, size_t size)
{
	size_t stale;
	if (size && count > SIZE_MAX / size)
		refuse_overflow();
	return take(arena, count * size, &stale);
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	size_t stale;
	char *copy = take(arena, length + 1, &stale);
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
	size_t stale;
	char *text = take(arena, (size_t)length + 1, &stale);
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}
