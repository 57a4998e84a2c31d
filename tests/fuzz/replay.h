/* Replay: main() for fuzz targets without libFuzzer.
 *
 *     yaml FILE...             runs the target on each file
 *     yaml --mutate N FILE...  and on N mutants of them, the same ones each time
 *
 * With clang, build with -DFUZZ -fsanitize=fuzzer instead. */
#ifndef FUZZ_REPLAY_H
#define FUZZ_REPLAY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifndef FUZZ

enum { LARGEST_MUTANT = 1 << 16 };

struct mutant {
	uint8_t bytes[LARGEST_MUTANT];
	size_t size;
};

static uint64_t replay_state = 88172645463325252u;

/* Marsaglia's xorshift64 (2003); 0 .. LIMIT - 1. */
static size_t replay_random(size_t limit)
{
	replay_state ^= replay_state << 13;
	replay_state ^= replay_state >> 7;
	replay_state ^= replay_state << 17;
	return limit ? (size_t)(replay_state % limit) : 0;
}

static void replay_load(const char *path, struct mutant *input)
{
	FILE *file = fopen(path, "rb");
	if (!file) {
		perror(path);
		exit(2);
	}
	input->size = fread(input->bytes, 1, sizeof input->bytes, file);
	fclose(file);
}

static void replay_insert(struct mutant *m, size_t at, const char *text, size_t length)
{
	if (m->size + length > sizeof m->bytes)
		return;
	memmove(m->bytes + at + length, m->bytes + at, m->size - at);
	memcpy(m->bytes + at, text, length);
	m->size += length;
}

static void replay_delete(struct mutant *m, size_t at, size_t length)
{
	if (length > m->size - at)
		length = m->size - at;
	memmove(m->bytes + at, m->bytes + at + length, m->size - at - length);
	m->size -= length;
}

/* One small change, mostly with what means something to the formats. */
static void replay_mutate(struct mutant *m)
{
	static const char *const pieces[] = {"\n", "\r", "\t", " ", ":", ": ", "- ", "\"", "'",
		"[", "]", "{", "}", "{{", ",", ";", "&a ", "*a", "|\n", ">", "?", "<<: ",
		"---\n", "#", "!", "%", "\\", "\xC3", "\xC3\xA4", "\xEF\xBB\xBF", "\xFF\xFE",
		"\xC2\xA0", "sep=,\n", "\"\"", "~", "null", "-1", "1.234,5", "\x01", "\\0"};
	size_t at = replay_random(m->size + 1);
	switch (replay_random(5)) {
	case 0:
		if (at < m->size)
			m->bytes[at] = (uint8_t)replay_random(256);
		break;
	case 1:
		replay_delete(m, at, 1 + replay_random(8));
		break;
	case 2: {
		char copy[64];
		size_t from = replay_random(m->size + 1), length = replay_random(sizeof copy);
		if (length > m->size - from)
			length = m->size - from;
		memcpy(copy, m->bytes + from, length);
		replay_insert(m, at, copy, length);
		break;
	}
	default: {
		const char *piece = pieces[replay_random(sizeof pieces / sizeof *pieces)];
		replay_insert(m, at, piece, strlen(piece));
	}
	}
}

/* Runs on an exact copy, so that AddressSanitizer sees a read past its end. */
static void replay_run(const struct mutant *m)
{
	uint8_t *copy = malloc(m->size ? m->size : 1);
	if (!copy)
		exit(2);
	memcpy(copy, m->bytes, m->size);
	LLVMFuzzerTestOneInput(copy, m->size);
	free(copy);
}

int main(int count, char **arguments)
{
	static struct mutant seed, mutant;
	bool mutate = count > 3 && strcmp(arguments[1], "--mutate") == 0;
	int first = mutate ? 3 : 1;
	long rounds = mutate ? atol(arguments[2]) : 0;
	for (int i = first; i < count; i++) {
		replay_load(arguments[i], &seed);
		replay_run(&seed);
	}
	for (long round = 0; round < rounds; round++) {
		int seed_index = first + (int)replay_random((size_t)(count - first));
		replay_load(arguments[seed_index], &mutant);
		for (size_t n = 1 + replay_random(12); n > 0; n--)
			replay_mutate(&mutant);
		replay_run(&mutant);
	}
	printf("%d files, %ld mutants\n", count - first, rounds);
	return 0;
}

#endif
#endif
