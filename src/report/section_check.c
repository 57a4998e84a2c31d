/* Section check: a layout is checked like data, before anything is composed. */
#include "section.h"

#include <assert.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/number.h"
#include "../base/yaml.h"
#include "condition.h"
#include "layout_style.h"
#include "layout_value.h"
#include "text_map.h"

struct checker {
	struct arena *arena;
	struct diag *diag;
	const struct stylesheet *sheet;
	const char *inside;      /* kind that pages cannot stand in, or NULL */
};

/* What any section may carry beside its kind. */
static const struct section_option shared_options[] = {
	{.name = "wenn", .kind = OPTION_CONDITION},
	{.name = "id", .kind = OPTION_TEXT},
	{.name = NULL},
};

const struct section_kind *section_kind(const struct yaml_node *section,
	const struct yaml_node **value)
{
	for (const struct section_kind *kind = section_kinds; kind->value.name; kind++)
		if ((*value = yaml_member(section, kind->value.name)))
			return kind;
	return NULL;
}

static void check_sections(struct checker *checker, const struct yaml_node *sections);
static void check_options(struct checker *checker, const struct yaml_node *node,
	const struct section_kind *kind, const struct section_option *options, const char *where);

static bool want(const struct checker *checker, const struct yaml_node *node, enum yaml_kind kind)
{
	static const enum diag_code codes[] = {
		[YAML_SCALAR] = DIAG_LAYOUT_SCALAR,
		[YAML_SEQUENCE] = DIAG_LAYOUT_LIST,
		[YAML_MAPPING] = DIAG_LAYOUT_MAPPING,
	};

	if (node->kind == kind && !(kind == YAML_SCALAR && yaml_is_null(node)))
		return true;
	diag_report(checker->diag, codes[kind], node->place, node->key ? node->key : "-");
	return false;
}

static void check_braces(struct diag *diag, const struct yaml_node *node)
{
	for (const char *at = node->text; (at = strstr(at, "{{")); at += 2) {
		const char *end = strstr(at, "}}");

		if (at > node->text && at[-1] == '\\')
			continue;
		if (end && !memchr(at, '\n', (size_t)(end - at)))
			continue;
		diag_report(diag, DIAG_PLACEHOLDER_OPEN,
			place_within(node->place, node->text, (size_t)(at - node->text)), "");
		return;
	}
}

void section_check_condition(struct diag *diag, const struct yaml_node *node)
{
	struct arena *arena;
	struct condition condition;

	if (node->kind == YAML_SEQUENCE) {
		for (const struct yaml_node *item = node->child; item; item = item->next)
			section_check_condition(diag, item);
		return;
	}
	arena = arena_new();
	if (node->kind != YAML_SCALAR || !condition_parse(arena, node->text, &condition))
		diag_report(diag, DIAG_CONDITION_SYNTAX, node->place,
			node->kind == YAML_SCALAR ? node->text : "-");
	arena_free(arena);
}

static void check_part(struct diag *diag, const struct yaml_node *part)
{
	static const char *const keys[] = {"wenn", "text", "sonst", NULL};

	for (const struct yaml_node *member = part->child; member; member = member->next) {
		if (strcmp(member->key, "wenn") == 0)
			section_check_condition(diag, member);
		else if (strcmp(member->key, "text") == 0 || strcmp(member->key, "sonst") == 0)
			section_check_text(diag, member);
		else
			diag_suggest(diag, DIAG_SECTION_OPTION, member->key_place,
				member->key, keys,
				member->key, "text");
	}
	if (!yaml_member(part, "wenn"))
		diag_report(diag, DIAG_LAYOUT_REQUIRED, part->place, "wenn", "text");
	if (!yaml_member(part, "text"))
		diag_report(diag, DIAG_LAYOUT_REQUIRED, part->place, "text", "text");
}

void section_check_text(struct diag *diag, const struct yaml_node *node)
{
	if (node->kind == YAML_SCALAR)
		check_braces(diag, node);
	else if (node->kind == YAML_MAPPING)
		check_part(diag, node);
	else
		for (const struct yaml_node *part = node->child; part; part = part->next)
			section_check_text(diag, part);
}

static void check_path(const struct checker *checker, const struct yaml_node *node)
{
	if (want(checker, node, YAML_SCALAR) && !path_is_valid(node->text))
		diag_report(checker->diag, DIAG_LAYOUT_PATH, node->place, node->text);
}

static void check_word(const struct checker *checker, const struct yaml_node *node,
	const char *const *words)
{
	if (!want(checker, node, YAML_SCALAR))
		return;
	for (int i = 0; words[i]; i++)
		if (strcmp(words[i], node->text) == 0)
			return;
	diag_suggest(checker->diag, DIAG_LAYOUT_CHOICE, node->place, node->text, words, node->text,
		words_join(checker->arena, words));
}

static void check_number(const struct checker *checker, const struct yaml_node *node, bool whole)
{
	double value;

	if (!want(checker, node, YAML_SCALAR))
		return;
	if (!number_read(node->text, &value) || value < -1e9 || value > 1e9 ||
		(whole && (value < 1 || value > 999 || value != (int)value)))
		diag_report(checker->diag, DIAG_LAYOUT_NUMBER, node->place, node->text);
}

static void check_style(const struct checker *checker, const struct yaml_node *node)
{
	if (want(checker, node, YAML_SCALAR) && !layout_has_style(checker->sheet, node->text))
		diag_suggest(checker->diag, DIAG_LAYOUT_STYLE, node->place, node->text,
			layout_style_names(checker->arena, checker->sheet), node->text);
}

static void check_texts(const struct checker *checker, const struct yaml_node *node)
{
	if (!want(checker, node, YAML_SEQUENCE))
		return;
	for (const struct yaml_node *item = node->child; item; item = item->next)
		section_check_text(checker->diag, item);
}

static void check_records(struct checker *checker, const struct yaml_node *node,
	const struct section_option *option)
{
	if (!want(checker, node, YAML_SEQUENCE))
		return;
	if (!node->child)
		diag_report(checker->diag, DIAG_LAYOUT_LIST, node->place, option->name);
	for (const struct yaml_node *item = node->child; item; item = item->next)
		if (want(checker, item, YAML_MAPPING))
			check_options(checker, item, NULL, option->of, option->name);
}

static void check_level(const struct checker *checker, const struct yaml_node *node)
{
	double value;

	if (!want(checker, node, YAML_SCALAR))
		return;
	if (number_read(node->text, &value) ? value < 1 || value > 6 || value != (int)value
		: !path_is_valid(node->text))
		diag_report(checker->diag, DIAG_LAYOUT_NUMBER, node->place, node->text);
}

/* The sheet that does not even stand has a finding of its own. */
static void check_turn(const struct checker *checker, const struct yaml_node *node)
{
	const struct layout_reader reader = {checker->arena, checker->diag, NULL};
	const struct sheet *sheet = &checker->sheet->sheet;
	bool turned;

	if (flag_read(&reader, node, &turned) && turned && sheet_usable(sheet, false)
	    && !sheet_usable(sheet, true))
		diag_report(checker->diag, DIAG_LAYOUT_SHEET_TURNED, node->place, "");
}

static void check_value(struct checker *checker, const struct yaml_node *node,
	const struct section_option *option)
{
	const struct layout_reader reader = {checker->arena, checker->diag, NULL};
	bool flag;
	int length;

	switch (option->kind) {
	case OPTION_TEXT:
	case OPTION_NUMBERING: section_check_text(checker->diag, node); break;
	case OPTION_TEXTS: check_texts(checker, node); break;
	case OPTION_NAME:
	case OPTION_PATH: check_path(checker, node); break;
	case OPTION_PATH_OR_TEXTS:
		if (node->kind == YAML_SEQUENCE)
			check_texts(checker, node);
		else
			check_path(checker, node);
		break;
	case OPTION_PATH_OR_RECORDS:
		if (node->kind == YAML_SEQUENCE)
			check_records(checker, node, option);
		else
			check_path(checker, node);
		break;
	case OPTION_CONDITION: section_check_condition(checker->diag, node); break;
	case OPTION_SECTIONS: check_sections(checker, node); break;
	case OPTION_RECORDS: check_records(checker, node, option); break;
	case OPTION_RECORD:
		if (want(checker, node, YAML_MAPPING))
			check_options(checker, node, NULL, option->of, option->name);
		break;
	case OPTION_FLAG: flag_read(&reader, node, &flag); break;
	case OPTION_TURN: check_turn(checker, node); break;
	case OPTION_WORD: check_word(checker, node, option->words); break;
	case OPTION_LENGTH: length_read(&reader, node, &length); break;
	case OPTION_NUMBER: check_number(checker, node, false); break;
	case OPTION_COUNT: check_number(checker, node, true); break;
	case OPTION_LEVEL: check_level(checker, node); break;
	case OPTION_STYLE: check_style(checker, node); break;
	}
}

static const struct section_option *option_find(const struct section_option *options,
	const char *name)
{
	for (; options && options->name; options++)
		if (strcmp(options->name, name) == 0)
			return options;
	return NULL;
}

static int names_add(const char **names, int count, const struct section_option *options)
{
	for (; options && options->name; options++)
		names[count++] = options->name;
	return count;
}

static void unknown_option(const struct checker *checker, const struct yaml_node *member,
	const struct section_option *options, const char *where)
{
	const char *names[40] = {NULL};
	int count = names_add(names, 0, options);

	count = names_add(names, count, shared_options);
	assert(count < 40);
	diag_suggest(checker->diag, DIAG_SECTION_OPTION, member->key_place, member->key, names,
		member->key, where);
}

/* Whether KEY names a kind of section other than the conditional one. */
static bool names_kind(const char *key)
{
	for (const struct section_kind *kind = section_kinds; kind->value.name; kind++)
		if (strcmp(kind->value.name, key) == 0)
			return strcmp(key, "wenn") != 0;
	return false;
}

static void check_options(struct checker *checker, const struct yaml_node *node,
	const struct section_kind *kind, const struct section_option *options, const char *where)
{
	for (const struct yaml_node *member = node->child; member; member = member->next) {
		const struct section_option *option = option_find(options, member->key);

		if (!option && kind && strcmp(kind->value.name, member->key) == 0)
			option = &kind->value;
		if (!option && kind)
			option = option_find(shared_options, member->key);
		if (option)
			check_value(checker, member, option);
		else if (kind && names_kind(member->key))
			diag_report(checker->diag, DIAG_SECTION_TWICE, member->key_place, where,
				member->key);
		else
			unknown_option(checker, member, options, where);
	}
	for (const struct section_option *option = options; option && option->name; option++)
		if (option->required && !yaml_member(node, option->name))
			diag_report(checker->diag, DIAG_LAYOUT_REQUIRED, node->place, option->name,
				where);
}

static const char *const *kind_names(struct arena *arena)
{
	const char **names;
	int count = 0;

	while (section_kinds[count].value.name)
		count++;
	names = ARENA_ARRAY(arena, const char *, count + 1);
	for (int i = 0; i < count; i++)
		names[i] = section_kinds[i].value.name;
	return names;
}

static void check_section(struct checker *checker, const struct yaml_node *section)
{
	const struct yaml_node *value;
	const struct section_kind *kind;
	const char *inside = checker->inside, *name;

	if (!want(checker, section, YAML_MAPPING))
		return;
	kind = section_kind(section, &value);
	if (!kind) {
		name = section->child ? section->child->key : "-";
		diag_suggest(checker->diag, DIAG_SECTION_UNKNOWN,
			section->child ? section->child->key_place : section->place, name,
			kind_names(checker->arena), name);
		return;
	}
	name = kind->value.name;
	if (inside && strcmp(name, "seiten") == 0)
		diag_report(checker->diag, DIAG_SECTION_NESTED, value->key_place, name, inside);
	if (strcmp(name, "kasten") == 0)
		checker->inside = name;
	check_options(checker, section, kind, kind->options, name);
	checker->inside = inside;
}

static void check_sections(struct checker *checker, const struct yaml_node *sections)
{
	if (!want(checker, sections, YAML_SEQUENCE))
		return;
	for (const struct yaml_node *section = sections->child; section; section = section->next)
		check_section(checker, section);
}

void section_check(struct arena *arena, struct diag *diag, const struct stylesheet *sheet,
	const struct yaml_node *sections)
{
	struct checker checker = {arena, diag, sheet, NULL};

	check_sections(&checker, sections);
}
