/* Fuzz: any bytes as a YAML file, read, walked, put into records, printed. */
#include <assert.h>
#include <stdbool.h>
#include "base/arena.h"
#include "base/charset.h"
#include "base/diag.h"
#include "base/shape.h"
#include "base/yaml.h"
#include "replay.h"

struct record {
	struct place place;
	struct text key, text, words, id;
	struct number number;
	struct day day;
	bool flag;
	int choice;
	struct texts texts;
	struct record *items, *named;
	int item_count, named_count;
};

static const char *const words[] = {"ja", "nein", "vielleicht", NULL};
static const struct shape shape;

#define AT(member) .offset = offsetof(struct record, member)
static const struct shape_field fields[] = {
	{.key = "key", .kind = SHAPE_KEY, AT(key)},
	{.key = "titel", .kind = SHAPE_TEXT, AT(text), .required = true},
	{.key = "text", .kind = SHAPE_MARKDOWN, AT(words)},
	{.key = "id", .kind = SHAPE_ID, AT(id)},
	{.key = "zahl", .kind = SHAPE_NUMBER, AT(number), .least = 1, .most = 5},
	{.key = "tag", .kind = SHAPE_DATE, AT(day)},
	{.key = "flagge", .kind = SHAPE_FLAG, AT(flag)},
	{.key = "art", .kind = SHAPE_CHOICE, AT(choice), .words = words},
	{.key = "texte", .kind = SHAPE_TEXTS, AT(texts)},
	{.key = "ziele", .kind = SHAPE_RECORDS, AT(items),
		.count = offsetof(struct record, item_count), .of = &shape},
	{.key = "namen", .kind = SHAPE_NAMED, AT(named),
		.count = offsetof(struct record, named_count), .of = &shape},
	{.key = NULL},
};
static const struct shape shape = {.name = "satz", .size = sizeof(struct record),
	.place = offsetof(struct record, place), .fields = fields};

/* Counts, kinds and places of a tree are what the header says. */
static size_t walk(const struct yaml_node *node, int depth)
{
	size_t nodes = 1;
	int count = 0;
	assert(depth <= 64 && node->place.line > 0 && node->place.column > 0);
	assert((node->kind == YAML_SCALAR) == (node->text != NULL));
	for (const struct yaml_node *child = node->child; child; child = child->next) {
		assert((node->kind == YAML_MAPPING) == (child->key != NULL));
		nodes += walk(child, depth + 1);
		count++;
	}
	assert(count == node->count);
	return nodes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	struct source *source = ARENA_NEW(arena, struct source);
	source->path = "fuzz.yaml";
	source->length = size;
	charset_decode(arena, diag, source, arena_strndup(arena, (const char *)data, size),
		SOURCE_UTF8);
	assert(strlen(source->text) == source->length);
	const struct yaml_node *root = yaml_parse(arena, diag, source);
	struct record record = {0};
	if (root) {
		assert(walk(root, 0) < 100000 + size);
		shape_read(arena, diag, &shape, root, &record);
	}
	assert(root || diag_findings(diag) > 0);
	FILE *nowhere = fopen("/dev/null", "w");
	if (nowhere) {
		diag_print(diag, 0, nowhere);
		fclose(nowhere);
	}
	arena_free(arena);
	return 0;
}
