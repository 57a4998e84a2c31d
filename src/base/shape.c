/* Shape: YAML mappings into records. */
#include "shape.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include "arena.h"
#include "diag.h"
#include "shape_value.h"
#include "yaml.h"

/* Required fields are tracked in one word. */
enum { MOST_FIELDS = 64 };

static void read_record(const struct shape_reader *reader, const struct shape *shape,
	const struct yaml_node *node, void *record);

static const struct shape_field *find_field(const struct shape *shape, const char *key)
{
	for (const struct shape_field *field = shape->fields; field->key; field++)
		if (shape_has_key(field) && strcmp(field->key, key) == 0)
			return field;
	return NULL;
}

/* The field a name of SHAPE_NAMED goes into. */
static const struct shape_field *name_field(const struct shape *shape)
{
	for (const struct shape_field *field = shape->fields; field->key; field++)
		if (field->kind == SHAPE_KEY)
			return field;
	assert(!"a named record has a SHAPE_KEY field");
	return NULL;
}

/* A key that a record of SHAPE starts with. */
static const char *example_key(const struct shape *shape)
{
	const struct shape_field *field = shape->fields;

	while (field->key && !field->required)
		field++;
	return field->key ? field->key : shape->fields[0].key;
}

static bool is_kind(const struct shape_reader *reader, const struct shape_field *field,
	const struct yaml_node *node, enum yaml_kind kind)
{
	static const enum diag_code codes[] = {
		[YAML_SCALAR] = DIAG_NOT_A_TEXT,
		[YAML_SEQUENCE] = DIAG_NOT_A_LIST,
		[YAML_MAPPING] = DIAG_NOT_A_MAPPING,
	};
	if (node->kind == kind)
		return true;
	diag_report(reader->diag, codes[kind], node->place, field->key,
		field->of ? example_key(field->of) : "");
	return false;
}

static void read_value(const struct shape_reader *reader, const struct shape_field *field,
	const struct yaml_node *node, void *record)
{
	if (is_kind(reader, field, node, YAML_SCALAR))
		shape_value(reader, field,
			&(struct shape_given){node->text, node->place, node->block}, record);
}

static void read_texts(const struct shape_reader *reader, const struct shape_field *field,
	const struct yaml_node *node, void *record)
{
	if (node->kind != YAML_SEQUENCE) {
		read_value(reader, field, node, record);
		return;
	}
	struct texts *texts = shape_target(field, record);
	texts->items = ARENA_ARRAY(reader->arena, struct text, (size_t)node->count);
	for (const struct yaml_node *item = node->child; item; item = item->next) {
		if (yaml_is_null(item) || !is_kind(reader, field, item, YAML_SCALAR))
			continue;
		texts->items[texts->count++] = shape_line(reader, field,
			&(struct shape_given){item->text, item->place, item->block});
	}
}

static void read_inner(const struct shape_reader *reader, const struct shape_field *field,
	const struct yaml_node *node, void *record)
{
	if (is_kind(reader, field, node, YAML_MAPPING))
		read_record(reader, field->of, node, shape_target(field, record));
}

/* Items of a sequence or members of a mapping; what is no record is left out. */
static void read_list(const struct shape_reader *reader, const struct shape_field *field,
	const struct yaml_node *node, void *record)
{
	bool named = field->kind == SHAPE_NAMED;
	if (!is_kind(reader, field, node, named ? YAML_MAPPING : YAML_SEQUENCE))
		return;
	const struct shape_field *name = named ? name_field(field->of) : NULL;
	int *count = (int *)((char *)record + field->count);
	char *items = arena_array(reader->arena, (size_t)node->count, field->of->size);
	*(void **)shape_target(field, record) = items;
	*count = 0;
	for (const struct yaml_node *item = node->child; item; item = item->next) {
		char *slot = items + (size_t)*count * field->of->size;
		/* a name with nothing behind it is an empty record */
		bool empty = named && yaml_is_null(item);
		if (!empty && !is_kind(reader, field, item, YAML_MAPPING))
			continue;
		read_record(reader, field->of, item, slot);
		if (named)
			*(struct text *)shape_target(name, slot) =
				(struct text){item->key, item->key_place};
		++*count;
	}
}

static void read_node(const struct shape_reader *reader, const struct shape_field *field,
	const struct yaml_node *node, void *record)
{
	(void)reader;
	*(const struct yaml_node **)shape_target(field, record) = node;
}

typedef void (*field_reader)(const struct shape_reader *reader, const struct shape_field *field,
	const struct yaml_node *node, void *record);

static const field_reader readers[] = {
	[SHAPE_TEXT] = read_value,
	[SHAPE_MARKDOWN] = read_value,
	[SHAPE_ID] = read_value,
	[SHAPE_NUMBER] = read_value,
	[SHAPE_INTEGER] = read_value,
	[SHAPE_DATE] = read_value,
	[SHAPE_FLAG] = read_value,
	[SHAPE_CHOICE] = read_value,
	[SHAPE_TEXTS] = read_texts,
	[SHAPE_RECORD] = read_inner,
	[SHAPE_RECORDS] = read_list,
	[SHAPE_NAMED] = read_list,
	[SHAPE_NODE] = read_node,
};

static void report_missing(const struct shape_reader *reader, const struct shape *shape,
	uint64_t given, struct place place)
{
	for (int i = 0; shape->fields[i].key; i++)
		if (shape->fields[i].required && !(given >> i & 1))
			shape_report_missing(reader->diag, &shape->fields[i], place);
}

/* Reads the mapping NODE; an empty value is no value. */
static void read_record(const struct shape_reader *reader, const struct shape *shape,
	const struct yaml_node *node, void *record)
{
	uint64_t given = 0;
	*(struct place *)((char *)record + shape->place) = node->place;
	for (const struct yaml_node *member = node->child; member; member = member->next) {
		const struct shape_field *field = find_field(shape, member->key);
		if (!field && yaml_is_cut_off(member)) {
			diag_report(reader->diag, DIAG_DECIMAL_COMMA, member->key_place,
				member->key);
		} else if (!field) {
			diag_suggest(reader->diag, DIAG_UNKNOWN_KEY, member->key_place,
				member->key, shape_keys(reader->arena, shape), member->key);
		} else if (!yaml_is_null(member)) {
			assert(field - shape->fields < MOST_FIELDS);
			given |= UINT64_C(1) << (field - shape->fields);
			readers[field->kind](reader, field, member, record);
		}
	}
	report_missing(reader, shape, given, node->place);
}

bool shape_read(struct arena *arena, struct diag *diag, const struct shape *shape,
	const struct yaml_node *node, void *record)
{
	if (!node)
		return false;
	if (node->kind != YAML_MAPPING) {
		diag_report(diag, DIAG_NOT_A_MAPPING, node->place, shape->name,
			example_key(shape));
		return false;
	}
	read_record(&(struct shape_reader){arena, diag}, shape, node, record);
	return true;
}
