/* Compose headings: levels without gaps, numbers counted or given, ids. */
#include "composer.h"

#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"

/* "4.1": what headings below this one start their numbers with. */
static const char *label_make(struct composer *c, int level)
{
	const char *above = level > 1 ? c->labels[level - 1] : NULL;

	if (!above)
		return arena_printf(c->arena, "%d", c->numbers[level]);
	return arena_printf(c->arena, "%s.%d", above, c->numbers[level]);
}

static void numbers_reset(struct composer *c, int level)
{
	for (int i = level + 1; i <= HEADING_LEVELS; i++) {
		c->numbers[i] = 0;
		c->labels[i] = NULL;
	}
}

static const char *number_count(struct composer *c, int level)
{
	c->numbers[level]++;
	c->labels[level] = label_make(c, level);
	numbers_reset(c, level);
	return c->labels[level];
}

/* A given number is printed as it is; counting goes on from its last part. */
static const char *number_given(struct composer *c, int level, const char *number)
{
	const char *dot = strrchr(number, '.');
	int last = atoi(dot ? dot + 1 : number);

	if (last > 0)
		c->numbers[level] = last;
	c->labels[level] = number;
	numbers_reset(c, level);
	return number;
}

/* Headings below an unnumbered one are unnumbered too. */
static const char *heading_number(struct composer *c, const struct yaml_node *section, int level)
{
	const struct yaml_node *option = yaml_member(section, "nummer");
	const struct yaml_node *without = yaml_member(section, "ohne_nummer");
	const char *given;
	bool none = (without && compose_condition(c, without)) ||
		(option && option->kind == YAML_SCALAR && strcmp(option->text, "nein") == 0) ||
		(level > 1 && !c->labels[level - 1] && c->level >= level - 1);

	if (none) {
		c->labels[level] = NULL;
		numbers_reset(c, level);
		return NULL;
	}
	if (!option || (option->kind == YAML_SCALAR && strcmp(option->text, "ja") == 0))
		return number_count(c, level);
	given = compose_plain(c, option);
	return *given ? number_given(c, level, given) : number_count(c, level);
}

/* Whole number, or a path to one. */
static int heading_level(struct composer *c, const struct yaml_node *section)
{
	const struct yaml_node *option = yaml_member(section, "ebene");
	const struct view *view;
	double value = c->loops + 1;
	int level;

	if (option && !number_read(option->text, &value)) {
		view = compose_path(c, option);
		if (view && view->kind == VIEW_NUMBER)
			value = view->number;
	}
	level = CLAMP((int)value, 1, HEADING_LEVELS);
	return MIN(level, c->level + 1);
}

/* "Ziele der Schule" -> "ziele-der-schule", as links write it. */
static const char *slug(struct composer *c, const char *title)
{
	GString *out = g_string_new(NULL);
	const char *id;

	for (; *title; title = g_utf8_next_char(title)) {
		gunichar letter = g_utf8_get_char(title);

		if (g_unichar_isalnum(letter))
			g_string_append_unichar(out, g_unichar_tolower(letter));
		else if (out->len && out->str[out->len - 1] != '-')
			g_string_append_c(out, '-');
	}
	while (out->len && out->str[out->len - 1] == '-')
		g_string_truncate(out, out->len - 1);
	id = composer_id(c, arena_strdup(c->arena, out->len ? out->str : "abschnitt"));
	g_string_free(out, TRUE);
	return id;
}

void compose_heading(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *block = block_new(c->arena, BLOCK_HEADING, value->place);
	const struct yaml_node *running = yaml_member(section, "lauf");
	const struct yaml_node *id = yaml_member(section, "id");

	block->spans = compose_spans_placed(c, value, &block->place);
	if (!block->spans)
		return;
	block->level = heading_level(c, section);
	block->number = heading_number(c, section, block->level);
	block->in_contents = composer_flag(section, "im_inhalt", true);
	block->running = running ? compose_plain(c, running) : NULL;
	block->style = composer_style(c, section);
	block->id = id ? composer_id(c, compose_plain(c, id))
		: slug(c, span_text(c->arena, block->spans));
	c->level = block->level;
	composer_append(c, block);
}
