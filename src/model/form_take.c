/* Form, taking: values go into the text of the file one by one; after each the text
 * is read again.  What is there stays, and wins where both have changed. */
#include "form.h"

#include <assert.h>
#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/yaml.h"
#include "../base/yaml_edit.h"
#include "meeting.h"
#include "address.h"

struct taker {
	struct arena *arena;
	struct diag *diag;
	const struct source *source; /* as it is by now */
	const struct yaml_node *root;
	struct form *form;
	struct form_count *count;
};

/* A value on its way. */
struct wish {
	struct form_value *value;
	struct address address;
	const struct shape_field *field; /* of the key; NULL: a record is ticked */
	const char *text;        /* as the file holds it */
};

/* Where an address leads in the file as it is. */
struct spot {
	const struct yaml_node *outer; /* mapping that holds the list */
	const struct shape *outer_shape, *shape;
	const char *key;         /* of the list */
	const struct yaml_node *list, *record; /* or NULL */
	bool gone, taken, alias;
};

/* ---- shapes */

static const struct shape_field *field_find(const struct shape *shape, const char *key)
{
	for (const struct shape_field *field = shape->fields; field->key; field++)
		if (strcmp(field->key, key) == 0)
			return field;
	return NULL;
}

/* The key that names a record: the first that is required. */
static const struct shape_field *name_field(const struct shape *shape)
{
	const struct shape_field *field = shape->fields;

	while (field->key && !field->required)
		field++;
	assert(field->key);
	return field;
}

/* Finds the field of WISH; false: no such key. */
static bool wish_field(struct wish *wish)
{
	const struct shape *shape = &meeting_shape;

	for (int i = 0; i < wish->address.step_count; i++) {
		const struct address_step *step = &wish->address.steps[i];
		const struct shape_field *field = field_find(shape, step->key);
		bool last = i == wish->address.step_count - 1;

		if (!field || step->selects != (field->kind == SHAPE_RECORDS) ||
			(!last && !step->selects))
			return false;
		shape = field->of;
		wish->field = step->selects ? NULL : field;
	}
	return true;
}

/* ---- findings */

static void refuse(struct taker *t, struct wish *wish, enum diag_code code,
	const struct yaml_node *where, const char *more)
{
	struct place place = where && where->place.source ? where->place : (struct place){0};

	diag_report(t->diag, code, place, wish->value->name,
		wish->text ? wish->text : wish->value->text ? wish->value->text : "Ja", more);
	wish->value->done = true;
	t->count->refused++;
}

static void settled(struct wish *wish, int *count)
{
	wish->value->done = true;
	++*count;
}

/* ---- the value */

static bool wish_text(struct taker *t, struct wish *wish)
{
	const struct form_value *value = wish->value;

	if (!wish->field) {
		wish->text = NULL;
		return true;
	}
	if (!value->text)
		wish->text = wish->address.word ? wish->address.word : "ja";
	else
		wish->text = form_typed(t->arena, wish->field, value->text);
	if (wish->text)
		return true;
	refuse(t, wish, wish->field->kind == SHAPE_DATE ? DIAG_FORM_DATE : DIAG_FORM_COUNT, NULL,
		NULL);
	return false;
}

/* Whether VALUE says anything; a tick that was taken away is reported. */
static bool says_anything(struct taker *t, struct form_value *value)
{
	if (value->text)
		return value->text[strspn(value->text, " \t\r\n")] != '\0';
	if (value->was_ticked && !value->ticked)
		diag_report(t->diag, DIAG_FORM_UNTICKED, (struct place){0}, value->name);
	return value->ticked && !value->was_ticked;
}

/* Reads the address and the value; false: there is none, or it was refused. */
static bool wish_make(struct taker *t, struct form_value *value, struct wish *wish)
{
	*wish = (struct wish){.value = value};
	if (value->done || !says_anything(t, value))
		return false;
	if (address_read(t->arena, value->address, &wish->address) && wish_field(wish))
		return wish_text(t, wish);
	refuse(t, wish, DIAG_FORM_ADDRESS, NULL, NULL);
	return false;
}

static bool same_text(struct taker *t, const char *a, const char *b)
{
	return strcmp(address_digest(t->arena, a), address_digest(t->arena, b)) == 0;
}

/* What NODE holds, written as form_typed() does. */
static const char *held(struct taker *t, const struct shape_field *field,
	const struct yaml_node *node)
{
	const char *text = node->kind == YAML_SCALAR ? node->text : NULL;

	if (text && field->kind != SHAPE_MARKDOWN && field->kind != SHAPE_TEXT)
		text = form_typed(t->arena, field, text);
	return text;
}

/* ---- finding the place */

static bool is_named(struct taker *t, const struct shape *shape, const struct yaml_node *record,
	const char *name)
{
	const struct yaml_node *node = record->kind == YAML_MAPPING ?
		yaml_member(record, name_field(shape)->key) : NULL;

	return node && node->kind == YAML_SCALAR && same_text(t, node->text, name);
}

static const struct yaml_node *nth(const struct yaml_node *list, int position)
{
	const struct yaml_node *item = list ? list->child : NULL;

	while (item && --position > 0)
		item = item->next;
	return item;
}

/* The record called NAME, the one at POSITION (or 0) before others of that name. */
static const struct yaml_node *find_named(struct taker *t, const struct shape *shape,
	const struct yaml_node *list, int position, const char *name)
{
	const struct yaml_node *item = position ? nth(list, position) : NULL;

	if (item && is_named(t, shape, item, name))
		return item;
	for (item = list ? list->child : NULL; item; item = item->next)
		if (is_named(t, shape, item, name))
			return item;
	return NULL;
}

/* Everything of an address up to its record: "...anwesend[+1]". */
static size_t record_length(const char *address)
{
	const char *end = strrchr(address, ']');

	return end ? (size_t)(end + 1 - address) : 0;
}

/* What the form says of KEY for the same record as WISH, or NULL. */
static const char *sibling_text(struct taker *t, const struct wish *wish, const char *key)
{
	size_t length = record_length(wish->value->address);

	for (int i = 0; i < t->form->count; i++) {
		struct wish other;
		struct form_value copy = t->form->values[i];

		if (strncmp(copy.address, wish->value->address, length) != 0 || !copy.text ||
			record_length(copy.address) != length)
			continue;
		other = (struct wish){.value = &copy};
		if (!address_read(t->arena, copy.address, &other.address) || !wish_field(&other) ||
			!other.field || strcmp(other.field->key, key) != 0)
			continue;
		return form_typed(t->arena, other.field, copy.text);
	}
	return NULL;
}

/* Follows one step that selects: SPOT's list and record. */
static void follow(struct taker *t, const struct wish *wish, const struct address_step *step,
	struct spot *spot)
{
	const char *name = step->name;

	spot->key = step->key;
	spot->outer_shape = spot->shape;
	spot->shape = field_find(spot->shape, step->key)->of;
	spot->list = yaml_member(spot->outer, step->key);
	if (spot->list && spot->list->kind != YAML_SEQUENCE)
		spot->list = NULL;
	spot->alias = spot->alias || (spot->list && spot->list->alias);
	if (!name)
		name = sibling_text(t, wish, name_field(spot->shape)->key);
	spot->record = name && *name ?
		find_named(t, spot->shape, spot->list, step->position, name) : NULL;
	spot->alias = spot->alias || (spot->record && spot->record->alias);
	spot->gone = !spot->record && step->name && step->position;
	spot->taken = !spot->record && !step->name && step->position &&
		nth(spot->list, step->position);
}

/* Finds the record that WISH is about; the root where it is about none. */
static struct spot spot_find(struct taker *t, const struct wish *wish)
{
	struct spot spot = {.shape = &meeting_shape, .record = t->root};

	for (int i = 0; i < wish->address.step_count && wish->address.steps[i].selects; i++) {
		if (!spot.record) {
			spot.gone = true;
			break;
		}
		spot.outer = spot.record;
		follow(t, wish, &wish->address.steps[i], &spot);
	}
	return spot;
}

/* ---- changing the text */

static void text_take(struct taker *t, const char *text)
{
	struct diag *unheard = diag_new(t->arena, DIAG_GERMAN);

	t->source = source_from_text(t->arena, t->source->path, text, strlen(text));
	t->root = yaml_parse(t->arena, unheard, t->source);
	assert(t->root && t->root->kind == YAML_MAPPING); /* an edit keeps YAML valid */
}

/* The member of MAPPING behind which KEY goes, by the order of SHAPE; NULL: the last. */
static const struct yaml_node *place_behind(const struct shape *shape,
	const struct yaml_node *mapping, const char *key)
{
	const struct shape_field *limit = field_find(shape, key);
	const struct yaml_node *behind = NULL;

	for (const struct yaml_node *m = mapping->child; m; m = m->next) {
		const struct shape_field *field = field_find(shape, m->key);

		if (field && field < limit)
			behind = m;
	}
	return behind;
}

/* Puts FRESH into MAPPING, a record of SHAPE and child of PARENT; false: MAPPING was
 * only unfolded, everything is to be found anew. */
static bool put_member(struct taker *t, const struct shape *shape,
	const struct yaml_node *parent, const struct yaml_node *mapping,
	const struct yaml_node *fresh)
{
	const struct yaml_node *empty = yaml_member(mapping, fresh->key);
	char *text = NULL;

	if (mapping->flow && parent && yaml_edit_is_long(t->source, mapping, fresh))
		text = yaml_edit_unfold(t->arena, t->source, parent, mapping);
	if (text) {
		text_take(t, text);
		return false;
	}
	if (empty && fresh->kind == YAML_SEQUENCE && !mapping->flow)
		text = yaml_edit_fill(t->arena, t->source, empty, fresh);
	else if (empty)
		text = yaml_edit_replace(t->arena, t->source, mapping, empty, fresh);
	else
		text = yaml_edit_insert(t->arena, t->source, mapping,
			place_behind(shape, mapping, fresh->key), fresh);
	text_take(t, text);
	return true;
}

static struct yaml_node *fresh_value(struct taker *t, const struct shape_field *field,
	const char *text)
{
	struct yaml_node *node = yaml_node_new(t->arena, YAML_SCALAR, field->key, text,
		field->kind == SHAPE_TEXT);

	node->block = field->kind == SHAPE_MARKDOWN;
	return node;
}

/* Writes TEXT over NODE, or below it. */
static void overwrite(struct taker *t, const struct wish *wish, const struct yaml_node *record,
	const struct yaml_node *node)
{
	const char *text = wish->text;
	char *whole = NULL;

	if (wish->address.add) {
		char *old = g_strchomp(g_strdup(node->text));

		whole = yaml_edit_extend(t->arena, t->source, node, text);
		text = arena_printf(t->arena, "%s\n\n%s", old, text);
		g_free(old);
	}
	if (!whole)
		whole = yaml_edit_replace(t->arena, t->source, record, node,
			fresh_value(t, wish->field, text));
	text_take(t, whole);
}

/* ---- a key of a record that is there */

static bool unchanged_since(struct taker *t, const struct wish *wish, const char *now)
{
	return wish->address.digest &&
		strcmp(wish->address.digest, address_digest(t->arena, now)) == 0;
}

/* Whether NOW holds TEXT as some of its paragraphs. */
static bool holds(struct taker *t, const char *now, const char *text)
{
	char **have = g_strsplit(now, "\n\n", -1), **want = g_strsplit(text, "\n\n", -1);
	int at = 0;

	for (char **p = have; *p && want[at]; p++)
		at = same_text(t, *p, want[at]) ? at + 1 : same_text(t, *p, want[0]);
	at = want[at] == NULL;
	g_strfreev(have);
	g_strfreev(want);
	return at;
}

static void put_key(struct taker *t, struct wish *wish, const struct spot *spot)
{
	const struct yaml_node *node = yaml_member(spot->record, wish->field->key);
	const char *now = node && !yaml_is_null(node) ? held(t, wish->field, node) : "";
	bool empty = !node || yaml_is_null(node);

	if (node && (node->alias || spot->alias)) {
		refuse(t, wish, DIAG_FORM_ALIAS, node, NULL);
	} else if (empty) {
		if (put_member(t, spot->shape, spot->list, spot->record,
				fresh_value(t, wish->field, wish->text)))
			settled(wish, &t->count->taken);
	} else if (now && (same_text(t, now, wish->text) ||
			(wish->address.add && holds(t, now, wish->text)))) {
		settled(wish, &t->count->known);
	} else if (now && unchanged_since(t, wish, now)) {
		overwrite(t, wish, spot->record, node);
		settled(wish, &t->count->taken);
	} else {
		refuse(t, wish, DIAG_FORM_CONFLICT, node, NULL);
	}
}

/* ---- a record that is new */

static const char *preset_word(const struct address_step *step, const char *key)
{
	for (int i = 0; i < step->preset_count; i++)
		if (strcmp(step->presets[i].key, key) == 0)
			return step->presets[i].word;
	return NULL;
}

/* Wishes of the form for the same record as FIRST, in the order of the form. */
static GArray *record_wishes(struct taker *t, const struct wish *first)
{
	GArray *wishes = g_array_new(FALSE, FALSE, sizeof(struct wish));
	size_t length = record_length(first->value->address);

	g_array_append_val(wishes, *first);
	for (int i = 0; i < t->form->count; i++) {
		struct form_value *value = &t->form->values[i];
		struct wish wish;

		if (value != first->value && record_length(value->address) == length &&
			strncmp(value->address, first->value->address, length) == 0 &&
			wish_make(t, value, &wish))
			g_array_append_val(wishes, wish);
	}
	return wishes;
}

static const char *wished_text(const GArray *wishes, const char *key)
{
	for (guint i = 0; i < wishes->len; i++) {
		const struct wish *wish = &g_array_index(wishes, struct wish, i);

		if (wish->field && strcmp(wish->field->key, key) == 0)
			return wish->text;
	}
	return NULL;
}

/* The record that WISHES make, in the order of SHAPE; NULL with *LACKS set: a key
 * that is required is missing. */
static struct yaml_node *record_new(struct taker *t, const struct shape *shape,
	const struct address_step *step, const GArray *wishes, const char **lacks)
{
	struct yaml_node *record = yaml_node_new(t->arena, YAML_MAPPING, NULL, NULL, false);
	struct yaml_node **end = &record->child;

	for (const struct shape_field *field = shape->fields; field->key; field++) {
		const char *text = wished_text(wishes, field->key);

		if (!text && field == name_field(shape))
			text = step->name;
		if (!text)
			text = preset_word(step, field->key);
		if (!text && field->required) {
			*lacks = field->key;
			return NULL;
		}
		if (!text)
			continue;
		*end = fresh_value(t, field, text);
		end = &(*end)->next;
	}
	return record;
}

/* Puts RECORD into the list of SPOT; false: the record around it was only unfolded. */
static bool put_record(struct taker *t, const struct spot *spot, struct yaml_node *record,
	const struct yaml_node *around)
{
	struct yaml_node *list;

	if (spot->list) {
		text_take(t, yaml_edit_insert(t->arena, t->source, spot->list, NULL, record));
		return true;
	}
	list = yaml_node_new(t->arena, YAML_SEQUENCE, spot->key, NULL, false);
	list->child = record;
	return put_member(t, spot->outer_shape, around, spot->outer, list);
}

/* The list that holds the record in which SPOT's list stands; NULL: the file itself. */
static const struct yaml_node *list_around(struct taker *t, const struct wish *wish)
{
	return wish->address.steps[1].selects ?
		yaml_member(t->root, wish->address.steps[0].key) : NULL;
}

static void put_new_record(struct taker *t, struct wish *wish, const struct spot *spot)
{
	GArray *wishes = record_wishes(t, wish);
	int last = wish->address.step_count - 1;
	const struct address_step *step = &wish->address.steps[
		wish->address.steps[last].selects ? last : last - 1];
	const char *lacks = NULL;
	struct yaml_node *record = record_new(t, spot->shape, step, wishes, &lacks);
	bool put = record && put_record(t, spot, record, list_around(t, wish));

	for (guint i = 0; i < wishes->len && (put || !record); i++) {
		struct wish *each = &g_array_index(wishes, struct wish, i);

		if (put)
			settled(each, &t->count->taken);
		else
			refuse(t, each, DIAG_FORM_INCOMPLETE, NULL, lacks);
	}
	g_array_free(wishes, TRUE);
}

/* ---- all values */

/* One step towards WISH; it is done, or the text was made ready for it. */
static void wish_step(struct taker *t, struct wish *wish)
{
	struct spot spot = spot_find(t, wish);

	if (spot.gone)
		refuse(t, wish, DIAG_FORM_GONE, NULL, wish->address.steps[0].name ?
			wish->address.steps[0].name : wish->address.steps[0].key);
	else if (spot.taken)
		refuse(t, wish, DIAG_FORM_TAKEN, spot.list, NULL);
	else if (spot.alias)
		refuse(t, wish, DIAG_FORM_ALIAS, spot.list, NULL);
	else if (!spot.record)
		put_new_record(t, wish, &spot);
	else if (!wish->field)
		settled(wish, &t->count->known);
	else
		put_key(t, wish, &spot);
}

const char *form_take(struct arena *arena, struct diag *diag, const struct source *source,
	struct form *form, struct form_count *count)
{
	struct taker t = {.arena = arena, .diag = diag, .source = source, .form = form,
		.count = count};
	size_t length = strlen(source->path);

	t.root = yaml_parse(arena, diag, source);
	if (!t.root || t.root->kind != YAML_MAPPING || source->broken)
		return NULL;
	for (int i = 0; i < form->count; i++) {
		struct form_value *value = &form->values[i];
		struct wish wish;

		if (strncmp(value->address, source->path, length) != 0 ||
			value->address[length] != '#')
			continue;
		while (wish_make(&t, value, &wish))
			wish_step(&t, &wish);
		value->done = true;
	}
	return t.source->text;
}
