/* Hyphen compile: a build tool of its own.  Reads the patterns of hyphen-de
 * (hyph_de_DE.dic, ISO 8859-1, two levels) and the words of hyphen_words.txt
 * (UTF-8), and prints them as constant tables (hyphen_data.h), so that the
 * program starts with them at no cost. */
#include <assert.h>
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hyphen.h"
#include "hyphen_data.h"

enum { LINE_LENGTH = 256, VALUE_LIMIT = 65535 };

struct pattern {
	unsigned char letters[LINE_LENGTH];
	int value;
	int line;                /* of two equal ones the later counts */
};

struct level {
	struct pattern *patterns;
	int count, room;
	uint32_t root;
};

struct table {
	struct level levels[HYPHEN_AUTOMATA];
	char **digits;           /* distinct values; [0] is none */
	int digit_count, digit_room;
	int *digit_hash;
	uint32_t *edges;
	uint16_t *values;
	uint32_t edge_count, edge_room;
	uint32_t *states;        /* open hash of first edges */
	int left, right;
};

enum { HASH_SIZE = 1 << 20 };

static void *room_for(void *array, int count, int *room, size_t size)
{
	if (count < *room)
		return array;
	*room = *room ? 2 * *room : 1024;
	array = realloc(array, (size_t)*room * size);
	if (!array) {
		perror("hyphen_compile");
		exit(1);
	}
	return array;
}

/* The number of the value DIGITS, a new one if need be. */
static int value_number(struct table *table, const char *digits)
{
	unsigned hash = 5381;
	int *slot;

	for (const char *digit = digits; *digit; digit++)
		hash = hash * 33 + (unsigned char)*digit;
	for (slot = &table->digit_hash[hash % HASH_SIZE]; *slot;
		slot = &table->digit_hash[++hash % HASH_SIZE])
		if (strcmp(table->digits[*slot], digits) == 0)
			return *slot;
	table->digits =
		room_for(table->digits, table->digit_count, &table->digit_room, sizeof(char *));
	table->digits[table->digit_count] = strdup(digits);
	assert(table->digit_count < VALUE_LIMIT);
	return *slot = table->digit_count++;
}

/* "da1her1" is the letters "daher" with the value "1001": digits stand between
 * letters, leading zeros say nothing. */
static void pattern_read(struct table *table, struct level *level, const char *line)
{
	struct pattern *pattern;
	char digits[LINE_LENGTH + 1] = "0";
	int count = 0, zeros = 0;

	level->patterns =
		room_for(level->patterns, level->count, &level->room, sizeof *level->patterns);
	pattern = &level->patterns[level->count];
	for (; (unsigned char)*line > ' '; line++) {
		if (isdigit((unsigned char)*line)) {
			digits[count] = *line;
		} else {
			pattern->letters[count++] = (unsigned char)*line;
			digits[count] = '0';
		}
	}
	pattern->letters[count] = digits[count + 1] = '\0';
	while (digits[zeros] == '0')
		zeros++;
	pattern->value = value_number(table, digits + zeros);
	pattern->line = level->count++;
}

static bool line_number(const char *line, const char *key, int *number)
{
	size_t length = strlen(key);

	if (strncmp(line, key, length) != 0)
		return false;
	*number = atoi(line + length);
	return true;
}

/* Patterns with a replacement ("ck" to "k-k") are spelling of before 1996. */
static void table_read(struct table *table, FILE *file)
{
	char line[LINE_LENGTH];
	struct level *level = table->levels;

	if (!fgets(line, sizeof line, file)) /* the character set */
		return;
	while (fgets(line, sizeof line, file)) {
		if (strncmp(line, "NEXTLEVEL", 9) == 0) {
			level = &table->levels[1];
		} else if (!line_number(line, "COMPOUNDLEFTHYPHENMIN", &table->left) &&
			!line_number(line, "COMPOUNDRIGHTHYPHENMIN", &table->right) &&
			!isupper((unsigned char)*line) && (unsigned char)*line > ' ' &&
			!strchr("#%", *line) && !strchr(line, '/')) {
			pattern_read(table, level, line);
		}
	}
}

/* Which list a line belongs to: "~ab", what begins behind a first part; "schul=",
 * a first part; else a word. */
static struct level *word_level(struct table *table, const char *line)
{
	size_t length = strcspn(line, " \n");

	return &table->levels[*line == '~' ? HYPHEN_BEGINNINGS
		: line[length - 1] == '=' ? HYPHEN_FIRSTS : HYPHEN_WORDS];
}

/* "=ge-samt=schul" is the letters "gesamtschul" with the value "20100020000": a
 * digit (enum hyphen_break) for the place before each letter. */
static void word_read(struct table *table, struct level *level, const char *line)
{
	struct pattern *pattern;
	char digits[LINE_LENGTH + 1] = "0";
	int count = 0;

	level->patterns =
		room_for(level->patterns, level->count, &level->room, sizeof *level->patterns);
	pattern = &level->patterns[level->count];
	for (; (unsigned char)*line > ' '; line++) {
		unsigned char letter = (unsigned char)*line;

		if (letter == '-' || letter == '=') {
			digits[count] = (char)('0' +
				(letter == '-' ? HYPHEN_SYLLABLE : HYPHEN_JOINT));
			continue;
		}
		if (letter == 0xc3) /* UTF-8 of a Latin-1 letter */
			letter = (unsigned char)((*++line & 0x3f) | 0xc0);
		pattern->letters[count++] = letter;
		digits[count] = '0';
	}
	pattern->letters[count] = digits[count] = '\0';
	pattern->value = value_number(table, digits);
	pattern->line = level->count++;
}

static void words_read(struct table *table, FILE *file)
{
	char line[LINE_LENGTH];

	while (fgets(line, sizeof line, file))
		if ((unsigned char)*line > ' ' && *line != '#')
			word_read(table, word_level(table, line), line + (*line == '~'));
}

static int pattern_compare(const void *a, const void *b)
{
	const struct pattern *one = a, *other = b;
	int order = strcmp((const char *)one->letters, (const char *)other->letters);

	return order ? order : one->line - other->line;
}

static void level_sort(struct level *level)
{
	int kept = 0;

	qsort(level->patterns, (size_t)level->count, sizeof *level->patterns, pattern_compare);
	for (int i = 0; i < level->count; i++) {
		if (i + 1 < level->count && strcmp((char *)level->patterns[i].letters,
			(char *)level->patterns[i + 1].letters) == 0)
			continue;
		level->patterns[kept++] = level->patterns[i];
	}
	level->count = kept;
}

/* The state whose COUNT edges were put down from FIRST on: an equal one of
 * before, and then the edges are taken back, or a new one. */
static uint32_t state_share(struct table *table, uint32_t first, uint32_t count)
{
	unsigned hash = 0;
	uint32_t *slot;

	for (uint32_t i = first; i < first + count; i++)
		hash = (hash * 31 + table->edges[i]) * 31 + table->values[i];
	for (slot = &table->states[hash % HASH_SIZE]; *slot;
		slot = &table->states[++hash % HASH_SIZE])
		if (memcmp(&table->edges[*slot], &table->edges[first],
			count * sizeof *table->edges) == 0 &&
			memcmp(&table->values[*slot], &table->values[first],
				count * sizeof *table->values) == 0) {
			table->edge_count = first;
			return *slot;
		}
	return *slot = first;
}

static uint32_t edge_add(struct table *table, uint32_t edge, int value)
{
	if (table->edge_count >= table->edge_room) {
		fprintf(stderr, "hyphen_compile: more than %u edges\n", table->edge_room);
		exit(1);
	}
	table->edges[table->edge_count] = edge;
	table->values[table->edge_count] = (uint16_t)value;
	return table->edge_count++;
}

/* The state after the first DEPTH letters that patterns FROM to TO (sorted, all
 * longer or equal) have in common. */
static uint32_t state_build(struct table *table, const struct level *level, int from, int to,
	int depth)
{
	uint32_t edges[256], first;
	int values[256], count = 0;

	if (from < to && !level->patterns[from].letters[depth])
		from++;
	while (from < to) {
		unsigned char letter = level->patterns[from].letters[depth];
		int end = from;

		while (end < to && level->patterns[end].letters[depth] == letter)
			end++;
		values[count] = level->patterns[from].letters[depth + 1] ? 0
			: level->patterns[from].value;
		edges[count] = letter |
			state_build(table, level, from, end, depth + 1) << HYPHEN_EDGE_TARGET;
		count++;
		from = end;
	}
	if (count == 0)
		return 0;
	edges[count - 1] |= HYPHEN_EDGE_LAST;
	first = table->edge_count;
	for (int i = 0; i < count; i++)
		edge_add(table, edges[i], values[i]);
	return state_share(table, first, (uint32_t)count);
}

static void numbers_print(const char *head, const uint32_t *wide, const uint16_t *narrow,
	uint32_t count)
{
	puts(head);
	for (uint32_t i = 0; i < count; i++)
		printf("%u,%s", wide ? wide[i] : narrow[i], i % 16 == 15 ? "\n" : "");
	puts("}");
}

static void digits_print(const struct table *table)
{
	uint32_t *starts = calloc((size_t)table->digit_count + 1, sizeof *starts);

	puts("static const unsigned char digits[] = {");
	for (int i = 0; i < table->digit_count; i++) {
		for (const char *digit = table->digits[i]; *digit; digit++)
			printf("%d,", *digit);
		putchar('\n');
		starts[i + 1] = starts[i] + (uint32_t)strlen(table->digits[i]);
	}
	puts("};");
	numbers_print("static const uint32_t starts[] = {", starts, NULL,
		(uint32_t)table->digit_count + 1);
	puts(";");
	free(starts);
}

/* Most searches start at a root, and roots have an edge for nearly every letter. */
static void roots_print(const struct table *table)
{
	puts("static const uint32_t roots[][256] = {");
	for (int i = 0; i < HYPHEN_AUTOMATA; i++) {
		uint32_t first[256] = {0}, edge = table->levels[i].root;

		for (bool last = edge == 0; !last; edge++) {
			first[table->edges[edge] & 0xff] = edge;
			last = table->edges[edge] & HYPHEN_EDGE_LAST;
		}
		numbers_print("{", first, NULL, 256);
		putchar(',');
	}
	puts("};");
}

static void table_print(const struct table *table)
{
	puts("/* Made by hyphen_compile from the patterns of hyphen-de. */");
	puts("#include \"hyphen_data.h\"");
	puts("#include \"hyphen.h\"");
	numbers_print("static const uint32_t edges[] = {", table->edges, NULL, table->edge_count);
	numbers_print(";static const uint16_t values[] = {", NULL, table->values,
		table->edge_count);
	puts(";");
	digits_print(table);
	roots_print(table);
	printf("static const struct hyphenation german = {roots, edges, values, starts, digits,\n"
	       "\t%d, %d};\n", table->left, table->right);
	puts("const struct hyphenation *hyphen_german(void)\n{\n\treturn &german;\n}");
}

static void table_build(struct table *table)
{
	size_t letters = 1;

	for (int i = 0; i < HYPHEN_AUTOMATA; i++)
		for (int k = 0; k < table->levels[i].count; k++)
			letters += strlen((char *)table->levels[i].patterns[k].letters);
	table->edge_room = (uint32_t)letters;
	table->edges = calloc(letters, sizeof *table->edges);
	table->values = calloc(letters, sizeof *table->values);
	table->states = calloc(HASH_SIZE, sizeof *table->states);
	edge_add(table, HYPHEN_EDGE_LAST, 0); /* state 0: no letter matches */
	for (int i = 0; i < HYPHEN_AUTOMATA; i++) {
		struct level *level = &table->levels[i];

		level_sort(level);
		level->root = state_build(table, level, 0, level->count, 0);
	}
}

static FILE *file_open(const char *path)
{
	FILE *file = fopen(path, "rb");

	if (!file) {
		perror(path);
		exit(1);
	}
	return file;
}

int main(int argc, char **argv)
{
	static struct table table = {.left = 2, .right = 2};
	FILE *file;

	if (argc != 3) {
		fprintf(stderr, "usage: hyphen_compile hyph_de_DE.dic hyphen_words.txt\n");
		return 2;
	}
	table.digit_hash = calloc(HASH_SIZE, sizeof *table.digit_hash);
	table.digits = room_for(NULL, 0, &table.digit_room, sizeof(char *));
	table.digits[table.digit_count++] = strdup("");
	file = file_open(argv[1]);
	table_read(&table, file);
	fclose(file);
	file = file_open(argv[2]);
	words_read(&table, file);
	fclose(file);
	if (table.levels[0].count == 0 || table.levels[1].count == 0) {
		fprintf(stderr, "hyphen_compile: %s: not two levels of patterns\n", argv[1]);
		return 1;
	}
	table_build(&table);
	table_print(&table);
	return 0;
}
