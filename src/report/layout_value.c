/* Layout values: one reader for every kind of property. */
#include "layout_value.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/yaml.h"

enum { LENGTH_LIMIT = 10000 }; /* of any unit: far above a sheet, far below overflow */

static const struct {
	const char *name;
	double points;
} length_units[] = {
	{"mm", 72 / 25.4},
	{"cm", 720 / 25.4},
	{"pt", 1},
};

/* The digits at the start of TEXT, perhaps a minus before and a decimal point or comma
 * among them, in no locale; returns what follows, NULL: no number.  The library would
 * take 0x10, 1e3, inf and nan as well. */
static const char *decimal_parse(const char *text, double *value)
{
	static const char digits[] = "0123456789";
	size_t sign = *text == '-', whole = strspn(text + sign, digits), length = sign + whole;
	char *copy;

	if (!whole)
		return NULL;
	if (text[length] == '.' || text[length] == ',')
		length += 1 + strspn(text + length + 1, digits);
	copy = g_strdelimit(g_strndup(text, length), ",", '.');
	*value = g_ascii_strtod(copy, NULL);
	g_free(copy);
	return text + length;
}

bool length_parse(const char *text, int *length)
{
	double value;
	const char *unit = decimal_parse(text, &value);

	if (!unit || fabs(value) >= LENGTH_LIMIT)
		return false;
	while (*unit == ' ')
		unit++;
	if (!*unit && value == 0) {
		*length = 0;
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(length_units); i++)
		if (strcmp(unit, length_units[i].name) == 0) {
			*length = (int)lround(value * length_units[i].points * UNIT);
			return true;
		}
	return false;
}

static bool expect_scalar(const struct layout_reader *reader, const struct yaml_node *node)
{
	if (node->kind == YAML_SCALAR && !yaml_is_null(node))
		return true;
	diag_report(reader->diag, DIAG_LAYOUT_SCALAR, node->place, node->key ? node->key : "-");
	return false;
}

bool length_read(const struct layout_reader *reader, const struct yaml_node *node, int *length)
{
	if (!expect_scalar(reader, node))
		return false;
	if (length_parse(node->text, length))
		return true;
	diag_report(reader->diag, DIAG_LAYOUT_LENGTH, node->place, node->text);
	return false;
}

bool flag_read(const struct layout_reader *reader, const struct yaml_node *node, bool *flag)
{
	static const char *const yes[] = {"ja", "true", NULL},
		*const no[] = {"nein", "false", NULL};

	if (!expect_scalar(reader, node))
		return false;
	*flag = g_strv_contains(yes, node->text);
	if (*flag || g_strv_contains(no, node->text))
		return true;
	diag_report(reader->diag, DIAG_LAYOUT_FLAG, node->place, node->text);
	return false;
}

static bool hex_parse(const char *text, struct color *color)
{
	char *end;
	unsigned long value;

	if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	value = strtoul(text + 1, &end, 16);
	color->red = (double)(value >> 16 & 255) / 255;
	color->green = (double)(value >> 8 & 255) / 255;
	color->blue = (double)(value & 255) / 255;
	return true;
}

static const char *const *color_names(const struct layout_reader *reader)
{
	const struct yaml_node *colors = reader->colors;
	const char **names = ARENA_ARRAY(reader->arena, const char *,
		colors ? colors->count + 1 : 1);
	int count = 0;

	for (const struct yaml_node *c = colors ? colors->child : NULL; c; c = c->next)
		names[count++] = c->key;
	return names;
}

static bool color_read(const struct layout_reader *reader, const struct yaml_node *node,
	struct color *color)
{
	const struct yaml_node *named;

	if (!expect_scalar(reader, node))
		return false;
	color->place = node->place;
	if (hex_parse(node->text, color))
		return true;
	named = reader->colors ? yaml_member(reader->colors, node->text) : NULL;
	if (named)
		return named->kind == YAML_SCALAR && hex_parse(named->text, color);
	diag_suggest(reader->diag, DIAG_LAYOUT_COLOR, node->place, node->text,
		color_names(reader), node->text);
	return false;
}

void colors_check(const struct layout_reader *reader)
{
	const struct yaml_node *colors = reader->colors;
	struct color color;

	for (const struct yaml_node *c = colors ? colors->child : NULL; c; c = c->next)
		if (expect_scalar(reader, c) && !hex_parse(c->text, &color))
			diag_report(reader->diag, DIAG_LAYOUT_COLOR, c->place, c->text);
}

static void colors_read(const struct layout_reader *reader, const struct yaml_node *node,
	struct color *colors, int *count)
{
	if (node->kind != YAML_SEQUENCE || node->count < 1 || node->count > 8) {
		diag_report(reader->diag, DIAG_LAYOUT_COLORS, node->place, node->key);
		return;
	}
	*count = 0;
	for (const struct yaml_node *item = node->child; item; item = item->next)
		if (color_read(reader, item, &colors[*count]))
			++*count;
}

static bool integer_read(const struct layout_reader *reader, const struct yaml_node *node,
	int *value)
{
	double number;
	const char *rest;

	if (!expect_scalar(reader, node))
		return false;
	rest = decimal_parse(node->text, &number);
	if (rest && !*rest && number == floor(number) && fabs(number) < 1e6) {
		*value = (int)number;
		return true;
	}
	diag_report(reader->diag, DIAG_LAYOUT_NUMBER, node->place, node->text);
	return false;
}

char *words_join(struct arena *arena, const char *const *words)
{
	char *joined = g_strjoinv(", ", (char **)(void *)words);
	char *copy = arena_strdup(arena, joined);

	g_free(joined);
	return copy;
}

static bool word_read(const struct layout_reader *reader, const struct yaml_node *node,
	const char *const *words, int *index)
{
	if (!expect_scalar(reader, node))
		return false;
	for (int i = 0; words[i]; i++)
		if (strcmp(words[i], node->text) == 0) {
			*index = i;
			return true;
		}
	diag_suggest(reader->diag, DIAG_LAYOUT_CHOICE, node->place, node->text, words, node->text,
		words_join(reader->arena, words));
	return false;
}

static bool property_read(const struct layout_reader *reader, const struct property *property,
	const struct yaml_node *node, char *record)
{
	void *field = record + property->offset;

	switch (property->kind) {
	case PROPERTY_LENGTH:
		return length_read(reader, node, field);
	case PROPERTY_COLOR:
		return color_read(reader, node, field);
	case PROPERTY_COLORS:
		colors_read(reader, node, field, (int *)(void *)(record + property->flag));
		return false;
	case PROPERTY_FLAG:
		return flag_read(reader, node, field);
	case PROPERTY_INTEGER:
		return integer_read(reader, node, field);
	case PROPERTY_TEXT:
		if (expect_scalar(reader, node))
			*(const char **)field = node->text;
		return true;
	case PROPERTY_WORD:
		return word_read(reader, node, property->words, field);
	case PROPERTY_IGNORED:
		break;
	}
	return false;
}

/* A range keeps arithmetic far from overflow and catches slips of a digit. */
static void range_check(const struct layout_reader *reader, const struct property *property,
	const struct yaml_node *node, const char *record)
{
	int unit = property->kind == PROPERTY_LENGTH ? UNIT : 1;
	int value;

	if (property->most <= property->least)
		return;
	memcpy(&value, record + property->offset, sizeof value);
	if (value < property->least * unit || value > property->most * unit)
		diag_report(reader->diag, DIAG_LAYOUT_RANGE, node->place, node->text,
			arena_printf(reader->arena, "%d", property->least),
			arena_printf(reader->arena, "%d%s", property->most,
				unit == UNIT ? " pt" : ""));
}

static const char *const *property_names(struct arena *arena, const struct property *properties)
{
	const char **names;
	int count = 0;

	while (properties[count].key)
		count++;
	names = ARENA_ARRAY(arena, const char *, count + 1);
	for (int i = 0; i < count; i++)
		names[i] = properties[i].key;
	return names;
}

void properties_read(const struct layout_reader *reader, const struct property *properties,
	const struct yaml_node *node, const char *where, void *record)
{
	if (node->kind != YAML_MAPPING) {
		diag_report(reader->diag, DIAG_LAYOUT_MAPPING, node->place, where);
		return;
	}
	for (const struct yaml_node *member = node->child; member; member = member->next) {
		const struct property *p = properties;

		while (p->key && strcmp(p->key, member->key) != 0)
			p++;
		if (!p->key) {
			diag_suggest(reader->diag, DIAG_LAYOUT_KEY, member->key_place, member->key,
				property_names(reader->arena, properties), member->key, where);
			continue;
		}
		if (!property_read(reader, p, member, record))
			continue;
		range_check(reader, p, member, record);
		if (p->flag != NO_FLAG)
			*((char *)record + p->flag) = 1;
	}
}
