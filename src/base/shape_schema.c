/* Shape schema: the JSON Schema of a shape (draft 2020-12), so that an editor
 * completes, explains and warns by the same table that the reader uses.
 * What the reader takes, the schema takes: an empty value (null) where nothing
 * is required, numbers where a text stands, German numbers as strings. */
#include "shape.h"

#include <string.h>
#include <glib.h>
#include "json.h"

#define DATE_PATTERN "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\\\\.[0-9]{1,2}\\\\.[0-9]{4})$"
#define NUMBER_PATTERN "^[-+−]?[0-9][0-9 .,\\u00a0\\u2009\\u202f]*$"
#define ID_PATTERN "^(?!.*\\\\.\\\\.)[a-z0-9_-]([a-z0-9_.-]*[a-z0-9_-])?$"

struct schema {
	GString *out;
	const struct shape *root;
	GPtrArray *shapes; /* const struct shape *, those under $defs */
};

static void append_number(GString *out, const char *key, double value)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	g_string_append_printf(out, ",\"%s\":%s", key,
		g_ascii_dtostr(digits, sizeof digits, value));
}

/* "type":["string","number","null"]; TYPES without the null. */
static void append_type(struct schema *s, const struct shape_field *field, const char *types)
{
	g_string_append_printf(s->out, "\"type\":[%s%s]", types,
		field->required ? "" : ",\"null\"");
}

/* The name of the definition at INDEX: its shape's, told apart from others. */
static void append_name(struct schema *s, guint index)
{
	const struct shape *shape = s->shapes->pdata[index];
	int namesakes = 0;
	for (guint i = 0; i < index; i++) {
		const struct shape *other = s->shapes->pdata[i];
		namesakes += strcmp(other->name, shape->name) == 0;
	}
	g_string_append(s->out, shape->name);
	if (namesakes)
		g_string_append_printf(s->out, "-%d", namesakes + 1);
}

/* The reference to SHAPE; its definition is written later. */
static void append_reference(struct schema *s, const struct shape *shape)
{
	guint index;
	if (shape == s->root) {
		g_string_append(s->out, "{\"$ref\":\"#\"}");
		return;
	}
	if (!g_ptr_array_find(s->shapes, shape, &index)) {
		index = s->shapes->len;
		g_ptr_array_add(s->shapes, (void *)shape);
	}
	g_string_append(s->out, "{\"$ref\":\"#/$defs/");
	append_name(s, index);
	g_string_append(s->out, "\"}");
}

static void append_words(struct schema *s, const struct shape_field *field)
{
	append_type(s, field, "\"string\",\"number\"");
}

static void append_id(struct schema *s, const struct shape_field *field)
{
	append_type(s, field, "\"string\",\"integer\"");
	g_string_append(s->out, ",\"pattern\":\"" ID_PATTERN "\"");
}

static void append_quantity(struct schema *s, const struct shape_field *field)
{
	append_type(s, field, "\"number\",\"string\"");
	g_string_append(s->out, ",\"pattern\":\"" NUMBER_PATTERN "\"");
	if (field->most > field->least) {
		append_number(s->out, "minimum", field->least);
		append_number(s->out, "maximum", field->most);
	}
}

static void append_date(struct schema *s, const struct shape_field *field)
{
	append_type(s, field, "\"string\"");
	g_string_append(s->out, ",\"pattern\":\"" DATE_PATTERN "\"");
}

static void append_flag(struct schema *s, const struct shape_field *field)
{
	g_string_append(s->out, "\"enum\":[\"ja\",\"nein\",true,false");
	g_string_append(s->out, field->required ? "]" : ",null]");
}

/* A word such as 5 is a number to YAML unless it stands in quotes. */
static void append_choice(struct schema *s, const struct shape_field *field)
{
	g_string_append(s->out, "\"enum\":[");
	for (int i = 0; field->words[i]; i++) {
		const char *word = field->words[i];
		bool digits = word[strspn(word, "0123456789")] == '\0';
		bool plain = digits && (word[0] != '0' || !word[1]);
		g_string_append(s->out, i ? "," : "");
		json_put_text(s->out, word);
		if (plain)
			g_string_append_printf(s->out, ",%s", word);
	}
	g_string_append(s->out, field->required ? "]" : ",null]");
}

static void append_texts(struct schema *s, const struct shape_field *field)
{
	append_type(s, field, "\"array\",\"string\",\"number\"");
	g_string_append(s->out, ",\"items\":{\"type\":[\"string\",\"number\",\"null\"]}");
}

static void append_record(struct schema *s, const struct shape_field *field)
{
	g_string_append(s->out, "\"anyOf\":[");
	append_reference(s, field->of);
	g_string_append(s->out, field->required ? "]" : ",{\"type\":\"null\"}]");
}

static void append_records(struct schema *s, const struct shape_field *field)
{
	append_type(s, field, "\"array\"");
	g_string_append(s->out, ",\"items\":");
	append_reference(s, field->of);
}

static void append_named(struct schema *s, const struct shape_field *field)
{
	append_type(s, field, "\"object\"");
	g_string_append(s->out, ",\"additionalProperties\":{\"anyOf\":[");
	append_reference(s, field->of);
	g_string_append(s->out, ",{\"type\":\"null\"}]}");
}

/* The table holds the schema as an object; its inside is what is wanted here. */
static void append_node(struct schema *s, const struct shape_field *field)
{
	const char *inside = field->schema ? strchr(field->schema, '{') : NULL;
	const char *end = inside ? strrchr(inside, '}') : NULL;
	if (end)
		g_string_append_len(s->out, inside + 1, end - inside - 1);
}

typedef void (*field_writer)(struct schema *s, const struct shape_field *field);

static const field_writer writers[] = {
	[SHAPE_TEXT] = append_words,
	[SHAPE_MARKDOWN] = append_words,
	[SHAPE_ID] = append_id,
	[SHAPE_NUMBER] = append_quantity,
	[SHAPE_INTEGER] = append_quantity,
	[SHAPE_DATE] = append_date,
	[SHAPE_FLAG] = append_flag,
	[SHAPE_CHOICE] = append_choice,
	[SHAPE_TEXTS] = append_texts,
	[SHAPE_RECORD] = append_record,
	[SHAPE_RECORDS] = append_records,
	[SHAPE_NAMED] = append_named,
	[SHAPE_NODE] = append_node,
};

static void append_property(struct schema *s, const struct shape_field *field)
{
	json_put_text(s->out, field->key);
	g_string_append(s->out, ":{");
	if (field->help) {
		char *help = g_strconcat(field->help, field->kind == SHAPE_MARKDOWN ?
			" Markdown; {{Platzhalter}} werden ersetzt." : "", NULL);

		g_string_append(s->out, "\"description\":");
		json_put_text(s->out, help);
		g_string_append_c(s->out, ',');
		g_free(help);
	}
	writers[field->kind](s, field);
	if (s->out->str[s->out->len - 1] == ',')
		g_string_truncate(s->out, s->out->len - 1);
	g_string_append_c(s->out, '}');
}

static void append_required(struct schema *s, const struct shape *shape)
{
	const char *before = ",\"required\":[";
	for (const struct shape_field *field = shape->fields; field->key; field++) {
		if (!field->required || field->kind == SHAPE_KEY)
			continue;
		g_string_append(s->out, before);
		json_put_text(s->out, field->key);
		before = ",";
	}
	if (*before == ',' && !before[1])
		g_string_append_c(s->out, ']');
}

/* The members that describe SHAPE, without the braces. */
static void append_shape(struct schema *s, const struct shape *shape)
{
	if (shape->help) {
		g_string_append(s->out, "\"description\":");
		json_put_text(s->out, shape->help);
		g_string_append_c(s->out, ',');
	}
	g_string_append(s->out, "\"type\":\"object\",\"additionalProperties\":false");
	append_required(s, shape);
	const char *before = ",\"properties\":{";
	for (const struct shape_field *field = shape->fields; field->key; field++) {
		if (field->kind == SHAPE_KEY)
			continue;
		g_string_append(s->out, before);
		append_property(s, field);
		before = ",";
	}
	if (!before[1])
		g_string_append_c(s->out, '}');
}

/* Writing a definition may add others; the loop ends when none is new. */
static void append_definitions(struct schema *s)
{
	for (guint i = 0; i < s->shapes->len; i++) {
		g_string_append(s->out, i ? ",\"" : ",\"$defs\":{\"");
		append_name(s, i);
		g_string_append(s->out, "\":{");
		append_shape(s, s->shapes->pdata[i]);
		g_string_append_c(s->out, '}');
	}
	if (s->shapes->len)
		g_string_append_c(s->out, '}');
}

char *shape_schema(struct arena *arena, const struct shape *shape)
{
	struct schema s = {g_string_new(NULL), shape, g_ptr_array_new()};
	g_string_append(s.out, "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
		"\"title\":");
	json_put_text(s.out, shape->name);
	g_string_append_c(s.out, ',');
	append_shape(&s, shape);
	append_definitions(&s);
	g_string_append_c(s.out, '}');
	char *text = json_layout(arena, s.out->str);
	g_string_free(s.out, TRUE);
	g_ptr_array_free(s.shapes, TRUE);
	return text;
}
