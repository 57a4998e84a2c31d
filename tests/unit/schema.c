/* Schema: what shape_schema() makes of each kind, and how JSON is laid out.
 * Called with an argument it prints the schema, for a look or a validator. */
#include "base/arena.h"
#include "base/json.h"
#include "base/shape.h"
#include "check.h"

struct node {
	struct place place;
	struct text name;
};

static const struct shape node_shape, other_shape;
static const char *const words[] = {"klein", "5", "02", NULL};

static const struct shape_field node_fields[] = {
	{.key = "name", .kind = SHAPE_TEXT, .required = true, .help = "Ein \"Name\"\\\n."},
	{.key = "schluessel", .kind = SHAPE_KEY},
	{.key = "art", .kind = SHAPE_CHOICE, .words = words},
	{.key = "wert", .kind = SHAPE_NUMBER, .least = 0, .most = 10.5},
	{.key = "flagge", .kind = SHAPE_FLAG, .required = true},
	{.key = "id", .kind = SHAPE_ID},
	{.key = "tag", .kind = SHAPE_DATE},
	{.key = "texte", .kind = SHAPE_TEXTS},
	{.key = "selbst", .kind = SHAPE_RECORDS, .of = &node_shape},
	{.key = "anderes", .kind = SHAPE_RECORD, .of = &other_shape},
	{.key = "frei", .kind = SHAPE_NODE, .schema = "{\"type\": \"object\"}"},
	{.key = "offen", .kind = SHAPE_NODE, .help = "Irgendetwas."},
	{.key = NULL},
};
static const struct shape node_shape = {.name = "knoten", .fields = node_fields};

static const struct shape_field deep_fields[] = {{.key = NULL}};
static const struct shape deep_shape = {.name = "anderes", .fields = deep_fields};
static const struct shape_field other_fields[] = {
	{.key = "mehr", .kind = SHAPE_NAMED, .of = &other_shape},
	{.key = "tief", .kind = SHAPE_RECORD, .of = &deep_shape, .required = true},
	{.key = NULL},
};
static const struct shape other_shape = {.name = "anderes", .fields = other_fields};

static void check_layout(struct arena *arena)
{
	CHECK_TEXT(json_layout(arena, "{}"), "{}\n");
	CHECK_TEXT(json_layout(arena, "{\"a\":[1,\"x, [\\\"]\",true],\"b\":{\"c\":[{}]},\"d\":[]}"),
		"{\n  \"a\": [1, \"x, [\\\"]\", true],\n  \"b\": {\n    \"c\": [\n"
		"      {}\n    ]\n  },\n  \"d\": []\n}\n");
}

static void check_schema(const char *schema)
{
	static const char *const parts[] = {
		"\"title\": \"knoten\"",
		"\"required\": [\"name\", \"flagge\"]",
		"\"description\": \"Ein \\\"Name\\\"\\\\\\u000a.\",\n"
		"      \"type\": [\"string\", \"number\"]\n",
		"\"enum\": [\"klein\", \"5\", 5, \"02\", null]",
		"\"minimum\": 0,\n      \"maximum\": 10.5",
		"\"enum\": [\"ja\", \"nein\", true, false]",
		"\"$ref\": \"#\"",
		"\"$ref\": \"#/$defs/anderes\"",
		"\"$ref\": \"#/$defs/anderes-2\"",
		"\"anderes-2\": {\n      \"type\": \"object\",\n"
		"      \"additionalProperties\": false\n    }",
		"\"frei\": {\n      \"type\": \"object\"\n    }",
		"\"offen\": {\n      \"description\": \"Irgendetwas.\"\n    }",
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!strstr(schema, parts[i]))
			CHECK_TEXT("not in the schema", parts[i]);
	CHECK(!strstr(schema, "schluessel"));
}

int main(int count, char **arguments)
{
	(void)arguments;
	struct arena *arena = arena_new();
	char *schema = shape_schema(arena, &node_shape);
	if (count > 1)
		fputs(schema, stdout);
	check_layout(arena);
	check_schema(schema);
	arena_free(arena);
	return check_result();
}
