/* Arena: alignment, zeroing, growth, reset. */
#include <stdint.h>
#include "base/arena.h"
#include "check.h"

static int all_zero(const unsigned char *memory, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (memory[i])
			return 0;
	return 1;
}

/* Over several chunks. */
static void fill_pieces(struct arena *arena)
{
	for (int i = 0; i < 5000; i++) {
		unsigned char *piece = arena_alloc(arena, 1000);

		if (!all_zero(piece, 1000))
			CHECK(!"pieces are zeroed");
		memset(piece, 0xAA, 1000);
	}
}

int main(void)
{
	struct arena *arena = arena_new();
	unsigned char *first = arena_alloc(arena, 5);
	unsigned char *second = arena_alloc(arena, 24);
	CHECK((uintptr_t)first % 16 == 0 && (uintptr_t)second % 16 == 0);
	CHECK(second >= first + 5 || second + 24 <= first);
	CHECK(all_zero(first, 5) && all_zero(second, 24));
	CHECK(arena_used(arena) == 29);

	memset(second, 0xAA, 24);
	unsigned char *large = arena_alloc(arena, 3 * 1024 * 1024);
	CHECK(all_zero(large, 3 * 1024 * 1024));
	memset(large, 0xAA, 3 * 1024 * 1024);
	CHECK(second[23] == 0xAA);
	fill_pieces(arena);

	arena_reset(arena);
	CHECK(arena_used(arena) == 0);
	unsigned char *again = arena_alloc(arena, 5);
	CHECK(again == first);
	CHECK(all_zero(again, 5));
	CHECK(all_zero(arena_alloc(arena, 2 * 1024 * 1024), 2 * 1024 * 1024));
	fill_pieces(arena);
	fill_pieces(arena); /* to where no piece has been before */

	CHECK_TEXT(arena_strdup(arena, "Größe"), "Größe");
	CHECK_TEXT(arena_strndup(arena, "abcdef", 3), "abc");
	CHECK_TEXT(arena_printf(arena, "%s-%d", "x", 7), "x-7");
	CHECK(arena_array(arena, 0, 8) != NULL);
	arena_free(arena);
	arena_free(NULL);
	return check_result();
}
