/* Compose fields: places to fill in, alone, in a row, in a table's cells.  What
 * stands under `feld` makes a form field of a place that else is only ruled. */
#include "composer.h"

#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "layout_value.h"

static const char *const field_words[] = {"linie", "flaeche", "datum", "kaestchen", NULL};

const struct section_option field_options[] = {
	{.name = "name", .kind = OPTION_TEXT, .required = true},
	{.name = "hinweis", .kind = OPTION_TEXT, .required = true},
	{.name = "ziel", .kind = OPTION_PATH},
	{.name = "art", .kind = OPTION_WORD, .words = field_words},
	{.name = "angekreuzt", .kind = OPTION_CONDITION}, {.name = NULL},
};
const struct section_option lines_options[] = {
	{.name = "label", .kind = OPTION_TEXT},
	{.name = "art", .kind = OPTION_WORD, .words = field_words},
	{.name = "feld", .kind = OPTION_RECORD, .of = field_options}, {.name = NULL},
};
const struct section_option slot_options[] = {
	{.name = "label", .kind = OPTION_TEXT}, {.name = "breite", .kind = OPTION_LENGTH},
	{.name = "art", .kind = OPTION_WORD, .words = field_words},
	{.name = "feld", .kind = OPTION_RECORD, .of = field_options}, {.name = NULL},
};

static void field_kind_read(struct field *field, const struct yaml_node *node)
{
	const struct yaml_node *word = yaml_member(node, "art");

	for (int i = 0; word && field_words[i]; i++)
		if (strcmp(field_words[i], word->text) == 0)
			field->kind = (enum field_kind)i;
}

/* TEXT with plain blanks: a name is compared and typed, not set. */
static char *with_plain_blanks(struct arena *arena, const char *text)
{
	char *plain = arena_strdup(arena, text), *out = plain;

	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		if (g_unichar_isspace(g_utf8_get_char(at)))
			*out++ = ' ';
		else
			for (const char *byte = at; byte < g_utf8_next_char(at); byte++)
				*out++ = *byte;
	}
	*out = '\0';
	return plain;
}

/* Two fields of one name would be one field: what is typed in one shows in both. */
static const char *unique_name(struct composer *c, const char *name)
{
	static const char room[] = "feld "; /* no id of a block has a blank */

	return composer_id(c, arena_printf(c->arena, "%s%s", room,
		with_plain_blanks(c->arena, name))) + strlen(room);
}

static const char *address_of(struct composer *c, const struct yaml_node *path)
{
	const struct view *view = path ? compose_path(c, path) : NULL;

	if (!view || view->kind == VIEW_TEXT)
		return view ? view->text : NULL;
	diag_report(c->diag, DIAG_PATH_KIND, path->place, path->text, "Text", "Satz");
	return NULL;
}

static void field_name(struct composer *c, struct field *field, const struct yaml_node *node)
{
	field_kind_read(field, node);
	field->name = unique_name(c, compose_plain(c, yaml_member(node, "name")));
	field->tip = compose_plain(c, yaml_member(node, "hinweis"));
	field->address = address_of(c, yaml_member(node, "ziel"));
	field->ticked = yaml_member(node, "angekreuzt") && compose_when(c, node, "angekreuzt");
}

struct field *compose_field(struct composer *c, const struct yaml_node *node)
{
	struct field *field = ARENA_NEW(c->arena, struct field);

	field->amount = 1;
	field_name(c, field, node);
	return field;
}

/* The field of a section or of a part of a row: label, art, breite, feld. */
static struct field *labelled_field(struct composer *c, const struct yaml_node *node, int amount)
{
	const struct yaml_node *label = yaml_member(node, "label");
	const struct yaml_node *width = yaml_member(node, "breite");
	const struct yaml_node *form = yaml_member(node, "feld");
	struct field *field = ARENA_NEW(c->arena, struct field);

	field->amount = amount;
	field->label = label ? compose_plain(c, label) : NULL;
	if (width) {
		length_parse(width->text, &field->width);
		field->place = width->place;
	}
	field_kind_read(field, node);
	if (form)
		field_name(c, field, form);
	if (form && field->kind == FIELD_BOX)
		field->amount = 1;
	return field;
}

void compose_lines(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *block = block_new(c->arena, BLOCK_LINES, value->place);

	block->fields = labelled_field(c, section, atoi(value->text));
	composer_append(c, block);
}

void compose_lines_row(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *block = block_new(c->arena, BLOCK_LINES, value->place);
	struct field **end = &block->fields;

	(void)section;
	for (const struct yaml_node *node = value->child; node; node = node->next) {
		*end = labelled_field(c, node, 1);
		end = &(*end)->next;
	}
	if (block->fields)
		composer_append(c, block);
}
