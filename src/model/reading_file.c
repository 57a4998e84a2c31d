/* Reading, one school: zahlen/<period>/<school>.yaml. */
#include <math.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/slug.h"
#include "../base/yaml.h"
#include "reading_rows.h"

/* The members of a value that is a mapping. */
struct value_parts {
	const struct yaml_node *value, *numerator, *denominator, *parts, *sum, *note;
};

static void sort_members(struct reading_reader *r, const struct yaml_node *node,
	struct value_parts *parts)
{
	static const char *const keys[] = {
		"wert", "zaehler", "nenner", "teile", "summe", "anmerkung", NULL};
	const struct yaml_node **const slots[] = {&parts->value, &parts->numerator,
		&parts->denominator, &parts->parts, &parts->sum, &parts->note};

	for (const struct yaml_node *n = node->child; n; n = n->next) {
		int i = 0;

		while (keys[i] && strcmp(keys[i], n->key) != 0)
			i++;
		if (keys[i])
			*slots[i] = n;
		else if (yaml_is_cut_off(n))
			diag_report(r->diag, DIAG_DECIMAL_COMMA, n->key_place, n->key);
		else
			diag_suggest(r->diag, DIAG_VALUE_SHAPE, n->key_place, n->key, keys, n->key);
	}
}

/* A number that must be one; unset after reporting if it is not. */
static struct number read_part(struct reading_reader *r, const char *indicator,
	const struct yaml_node *node)
{
	struct number number = {.place = node ? node->place : (struct place){0}};

	if (!node)
		return number;
	number.set = node->kind == YAML_SCALAR && number_read(node->text, &number.value);
	if (!number.set)
		diag_report(r->diag, DIAG_VALUE_NOT_NUMBER, node->place, indicator,
			node->kind == YAML_SCALAR ? node->text : "");
	return number;
}

/* {teile: {a: 3, b: 4}, summe: 7}: the sum, which the parts must make. */
static struct number read_sum(struct reading_reader *r, const char *indicator,
	const struct value_parts *parts)
{
	struct number sum = read_part(r, indicator, parts->sum);
	double total = 0;

	for (const struct yaml_node *n = parts->parts->child; n; n = n->next)
		total += read_part(r, indicator, n).value;
	if (!sum.set)
		return (struct number){total, true, parts->parts->place};
	if (fabs(sum.value - total) > 1e-6)
		diag_report(r->diag, DIAG_PARTS_SUM, sum.place, indicator,
			reading_print(r->arena, total), reading_print(r->arena, sum.value));
	return sum;
}

static bool is_single(const struct yaml_node *node)
{
	return node && node->kind == YAML_SCALAR && !yaml_is_null(node);
}

/* Whether what must be a single value is one, and something is said at all; reports it
 * otherwise. */
static bool check_members(struct reading_reader *r, const struct yaml_node *node,
	const struct value_parts *parts)
{
	const struct yaml_node *value = parts->value, *note = parts->note;
	bool right = true;

	if (value && value->kind != YAML_SCALAR) {
		diag_report(r->diag, DIAG_NOT_A_TEXT, value->place, value->key);
		right = false;
	}
	if (note && note->kind != YAML_SCALAR) {
		diag_report(r->diag, DIAG_NOT_A_TEXT, note->place, note->key);
		right = false;
	}
	if (parts->parts && parts->parts->kind != YAML_MAPPING) {
		diag_report(r->diag, DIAG_NOT_A_MAPPING, parts->parts->place, parts->parts->key,
			"davon");
		right = false;
	}
	if (!value && !parts->numerator && !parts->denominator && !parts->parts) {
		diag_report(r->diag, DIAG_MISSING_KEY, node->place, "wert");
		right = false;
	}
	return right;
}

static void take_value(struct reading_reader *r, struct open_delivery *open,
	const struct indicator *indicator, const struct yaml_node *node)
{
	struct value_parts parts = {0};
	struct raw_value raw = {.place = node->place};
	struct text note = {0};

	if (node->kind == YAML_MAPPING)
		sort_members(r, node, &parts);
	else
		parts.value = node;
	if (!check_members(r, node, &parts))
		return;
	if (is_single(parts.value))
		raw.text = parts.value->text;
	raw.numerator = read_part(r, node->key, parts.numerator);
	raw.denominator = read_part(r, node->key, parts.denominator);
	if (parts.parts)
		raw.sum = read_sum(r, node->key, &parts);
	if (is_single(parts.note))
		note = (struct text){parts.note->text, parts.note->place};
	if (raw.text || raw.sum.set || raw.numerator.set || raw.denominator.set || !parts.value)
		reader_add(r, open, indicator, &raw, note);
}

/* An error in a value concerns who uses it, and not the whole file. */
static void read_value(struct reading_reader *r, struct open_delivery *open,
	const struct yaml_node *node)
{
	bool before = diag_part_begin(node->place.source);
	const struct indicator *indicator = reader_indicator(r, node->key, node->key_place);

	if (indicator && !yaml_is_null(node)) /* nothing said: missing, never zero */
		take_value(r, open, indicator, node);
	reader_end_part(open, indicator, node->place, before);
}

/* The school that the file is about, by its key or its name; NULL after reporting. */
static const struct school *find_school(struct reading_reader *r, const struct folder_item *file,
	const struct delivery_file *read)
{
	const char *words = read->school.text ? read->school.text : file->name;
	struct place place = read->school.text ? read->school.place : read->delivery.place;
	const struct school *school = reader_school(r, words);

	if (!school) {
		register_report_unknown(r->arena, r->diag, r->m, REGISTER_SCHOOLS,
			(struct text){words, place});
		return NULL;
	}
	if (strcmp(school->id.text, arena_printf(r->arena, "%s%s", r->base->ids, file->name))) {
		diag_report(r->diag, DIAG_DELIVERY_NAME, place, school->id.text);
		return NULL;
	}
	return school;
}

/* The delivery of the school that the file is about; NULL if that is not known.  An
 * error outside the values concerns who uses any of them, and no other. */
static struct open_delivery *open_delivery(struct reading_reader *r,
	const struct folder_item *file, const struct delivery_file *read)
{
	struct source *source = (struct source *)read->delivery.place.source;
	const struct school *school = find_school(r, file, read);
	struct open_delivery *open;

	if (!school)
		return NULL;
	open = reader_delivery(r, school, read->delivery.place);
	reader_received(r, open, read->delivery.received);
	open->delivery.comment = read->delivery.comment;
	open->delivery.pupils = read->delivery.pupils;
	if (diag_part_end(source, false)) {
		open->delivery.doubtful = true;
		open->delivery.faulty = source;
	}
	return open;
}

void reading_lose_file(struct reading_reader *r, const struct folder_item *file,
	struct source *source)
{
	const struct school *school = NULL;
	struct open_delivery *open;

	if (!strcmp(file->extension, "yaml"))
		school = reader_school(r, file->name);
	if (!school && !strcmp(file->extension, "yaml"))
		school = reader_school(r, slug_make(r->arena, file->name));
	source->broken = !school;
	if (!school)
		return;
	open = reader_delivery(r, school, (struct place){.source = source});
	open->delivery.doubtful = true;
	open->delivery.faulty = source;
}

void reading_read_file(struct reading_reader *r, const struct folder_item *file)
{
	struct delivery_file read = {0};
	const struct source *source;
	const struct yaml_node *node =
		folder_yaml(r->arena, r->diag, file->path, file->shown, &source);
	struct open_delivery *open;

	reader_source(r, source);
	if (!node || !shape_read(r->arena, r->diag, &delivery_shape, node, &read)) {
		reading_lose_file(r, file, (struct source *)source);
		return;
	}
	if (read.values && read.values->kind != YAML_MAPPING && !yaml_is_null(read.values))
		diag_report(r->diag, DIAG_NOT_A_MAPPING, read.values->place, read.values->key,
			r->f->indicator_count > 0 ? r->f->indicators[0].id.text : "id");
	open = open_delivery(r, file, &read);
	if (read.values && read.values->kind == YAML_MAPPING)
		for (const struct yaml_node *n = read.values->child; n; n = n->next)
			read_value(r, open, n);
}
