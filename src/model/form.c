/* Form, reading: qpdf's list of fields.  JSON is YAML as far as qpdf writes it. */
#include "form.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/yaml.h"
#include "address.h"

static const char *text_of(const struct yaml_node *field, const char *key)
{
	const struct yaml_node *node = yaml_member(field, key);

	return node && node->kind == YAML_SCALAR && !yaml_is_null(node) ? node->text : "";
}

/* A string of the PDF: "u:text"; qpdf has no other kind for what people type. */
static const char *string_of(const struct yaml_node *field, const char *key)
{
	const char *text = text_of(field, key);

	return g_str_has_prefix(text, "u:") ? text + 2 : "";
}

/* Any state but /Off is on (ISO 32000-1, 12.7.4.2.3). */
static bool is_on(const char *state)
{
	return *state == '/' && strcmp(state, "/Off") != 0;
}

static void read_field(struct form *form, const struct yaml_node *field)
{
	struct form_value *value = &form->values[form->count];
	struct address address;
	struct arena *scratch = arena_new();

	*value = (struct form_value){.name = text_of(field, "fullname"),
		.address = text_of(field, "mappingname")};
	if (strcmp(text_of(field, "fieldtype"), "/Btn") == 0) {
		value->ticked = is_on(text_of(field, "value"));
		value->was_ticked = is_on(text_of(field, "defaultvalue"));
	} else {
		value->text = string_of(field, "value");
	}
	form->count += address_read(scratch, value->address, &address);
	arena_free(scratch);
}

/* TEXT with escaped control characters, which YAML would not take, as line breaks:
 * viewers part lines with \r. */
static struct source *without_controls(struct arena *arena, const struct source *json)
{
	struct source *plain = source_from_text(arena, json->path, json->text, json->length);
	char *text = (char *)plain->text;

	for (char *at = text; *at; at++) {
		if (*at != '\\' || !at[1])
			continue;
		at++;
		if (strchr("rbf", *at))
			*at = 'n';
	}
	return plain;
}

bool form_read(struct arena *arena, const struct source *json, struct form *form)
{
	/* what is no YAML is no form */
	struct diag *unheard = diag_new(arena, DIAG_GERMAN);
	const struct yaml_node *root = yaml_parse(arena, unheard, without_controls(arena, json));
	const struct yaml_node *acroform = root ? yaml_member(root, "acroform") : NULL;
	const struct yaml_node *fields = acroform ? yaml_member(acroform, "fields") : NULL;

	if (!fields || fields->kind != YAML_SEQUENCE)
		return false;
	*form = (struct form){ARENA_ARRAY(arena, struct form_value, fields->count + 1), 0};
	for (const struct yaml_node *field = fields->child; field; field = field->next)
		if (field->kind == YAML_MAPPING)
			read_field(form, field);
	return true;
}

static const char *file_of(struct arena *arena, const char *address)
{
	return arena_strndup(arena, address, strcspn(address, "#"));
}

const char *const *form_files(struct arena *arena, const struct form *form)
{
	const char **files = ARENA_ARRAY(arena, const char *, form->count + 1);
	int count = 0;

	for (int i = 0; i < form->count; i++) {
		const char *file = file_of(arena, form->values[i].address);

		if (!g_strv_contains(files, file))
			files[count++] = file;
	}
	return files;
}

bool form_is_filled(const struct form *form)
{
	for (int i = 0; i < form->count; i++) {
		const struct form_value *value = &form->values[i];

		if (value->text ? value->text[strspn(value->text, " \t\r\n")] != '\0'
			: value->ticked != value->was_ticked)
			return true;
	}
	return false;
}
