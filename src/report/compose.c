/* Compose: walks the sections of a layout and appends blocks to the document.
 * The table at the end is the section language; compose() itself is in
 * compose_document.c. */
#include "composer.h"

#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"
#include "../typeset/ahead.h"
#include "layout_value.h"

/* Whether PARAGRAPH ends in the middle of its sentence: "Dazu gehören:". */
static bool leads_in(const struct block *paragraph)
{
	static const char *const ends[] = {".", "!", "?", "…", ".“", "!“", "?“", ".)", NULL};
	const struct span *last = paragraph->spans;

	while (last && last->next)
		last = last->next;
	for (int i = 0; last && ends[i]; i++)
		if (last->note || g_str_has_suffix(last->text, ends[i]))
			return false;
	return last;
}

/* What leads in a list or table is not left alone at the foot of a page. */
static void keep_lead_in(struct composer *c, const struct block *next)
{
	struct block *last = c->last;
	struct style *style;

	if (next->kind == BLOCK_GROUP && !next->style)
		next = next->child;
	if (next->kind != BLOCK_LIST && next->kind != BLOCK_TABLE && next->kind != BLOCK_CHART &&
		next->kind != BLOCK_FIGURES)
		return;
	if (!last || last->kind != BLOCK_PARAGRAPH || !leads_in(last))
		return;
	style = ARENA_NEW(c->arena, struct style);
	*style = last->style ? *last->style : *style_find(c->document->sheet, "text");
	style->keep_with_next = true;
	last->style = style;
}

void composer_append(struct composer *c, struct block *block)
{
	keep_lead_in(c, block);
	c->last = block;
	if (!c->end) {
		struct block *section = block_new(c->arena, BLOCK_SECTION, block->place);

		section->landscape = c->pages.landscape;
		section->right = c->pages.right;
		section->bare = c->pages.bare;
		section->continues = c->pages.continues;
		c->sections = block_append(c->sections, section);
		c->end = &section->child;
	}
	c->end = block_append(c->end, block);
	if (!c->boxes) /* with the box it comes */
		ahead_add(c->ahead, c->document->sheet, block);
}

static void composer_append_all(struct composer *c, struct block *blocks)
{
	while (blocks) {
		struct block *next = blocks->next;

		blocks->next = NULL;
		composer_append(c, blocks);
		blocks = next;
	}
}

bool composer_flag(const struct yaml_node *section, const char *name, bool otherwise)
{
	const struct yaml_node *node = yaml_member(section, name);

	return node ? strcmp(node->text, "ja") == 0 || strcmp(node->text, "true") == 0 : otherwise;
}

const struct style *composer_style(const struct composer *c, const struct yaml_node *section)
{
	const struct yaml_node *node = yaml_member(section, "stil");

	return node ? style_find(c->document->sheet, node->text) : NULL;
}

const char *composer_id(struct composer *c, const char *id)
{
	const char *unique = id;

	for (int i = 2; g_hash_table_contains(c->ids, unique); i++)
		unique = arena_printf(c->arena, "%s-%d", id, i);
	g_hash_table_add(c->ids, (gpointer)unique);
	return unique;
}

/* The option `id`, or NULL. */
static const char *section_id(struct composer *c, const struct yaml_node *section)
{
	const struct yaml_node *node = yaml_member(section, "id");

	return node ? composer_id(c, compose_plain(c, node)) : NULL;
}

/* A section of the kind `wenn` looks at its condition itself: it may have `sonst`. */
static void compose_section(struct composer *c, const struct yaml_node *section)
{
	const struct yaml_node *value;
	const struct section_kind *kind = section_kind(section, &value);
	bool conditional = strcmp(kind->value.name, "wenn") == 0;

	if (conditional || compose_when(c, section, "wenn"))
		kind->compose(c, section, value);
}

void compose_sections(struct composer *c, const struct yaml_node *sections)
{
	for (const struct yaml_node *s = sections->child; s; s = s->next)
		compose_section(c, s);
}

/* Pages of their own.  Around them the outer pages go on afterwards: with a new
 * section, and only if something follows. */
static void compose_pages(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block outer = c->pages;
	struct block **end = c->end;

	c->pages = (struct block){
		.landscape = composer_flag(section, "quer", false),
		.right = composer_flag(section, "rechts", false),
		.bare = composer_flag(section, "ohne_kopf", false),
		.continues = composer_flag(section, "anschliessend", false),
	};
	c->end = NULL;
	c->last = NULL;
	compose_sections(c, value);
	c->pages = outer;
	c->last = NULL;
	if (!c->end) {
		c->end = end;
		return;
	}
	c->end = NULL;
	c->pages.right = c->pages.continues = false;
}

static void compose_text(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *blocks = compose_blocks(c, value, composer_style(c, section));

	if (blocks)
		blocks->id = section_id(c, section);
	composer_append_all(c, blocks);
}

static void compose_markdown(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	const struct view *view = compose_path(c, value);

	if (view)
		composer_append_all(c, compose_view_blocks(c, view, composer_style(c, section)));
}

static void compose_paragraph(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *block = block_new(c->arena, BLOCK_PARAGRAPH, value->place);

	block->spans = compose_spans_placed(c, value, &block->place);
	block->style = composer_style(c, section);
	block->id = section_id(c, section);
	if (block->spans)
		composer_append(c, block);
}

/* One item of `liste`. */
struct list_state {
	const struct yaml_node *path;         /* liste */
	const struct yaml_node *text, *label; /* punkt, marke, or NULL */
	const struct style *style;
	struct block *list;
};

static void list_item(struct composer *c, const struct view *view, void *context)
{
	struct list_state *state = context;
	struct place place = compose_entry_place(view, state->text, state->path);
	struct block *item = block_new(c->arena, BLOCK_ITEM, place);

	item->child = block_new(c->arena, BLOCK_PARAGRAPH, place);
	item->child->style = state->style;
	item->child->spans = state->text ? compose_spans(c, state->text)
		: compose_view_spans(c, view);
	if (!item->child->spans)
		return;
	if (state->label)
		item->number = compose_plain(c, state->label);
	else if (state->list->ordered)
		item->number = arena_printf(c->arena, "%d.", ++state->list->amount);
	block_append(&state->list->child, item);
}

static const char *option_text(const struct yaml_node *section, const char *name)
{
	const struct yaml_node *node = yaml_member(section, name);

	return node ? node->text : NULL;
}

static void compose_item_list(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct list_state state = {value, yaml_member(section, "punkt"),
		yaml_member(section, "marke"), composer_style(c, section),
		block_new(c->arena, BLOCK_LIST, value->place)};
	struct loop loop = {option_text(section, "als"), compose_list(c, value), list_item, &state};

	state.list->ordered = composer_flag(section, "geordnet", state.label);
	state.list->tight = true;
	if (loop.list)
		compose_each(c, &loop);
	if (state.list->child)
		composer_append(c, state.list);
}

static void loop_item(struct composer *c, const struct view *item, void *context)
{
	(void)item;
	compose_sections(c, context);
}

static void compose_loop(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct loop loop = {option_text(section, "als"), compose_list(c, value), loop_item,
		(void *)yaml_member(section, "inhalt")};

	c->loops++;
	if (loop.list)
		compose_each(c, &loop);
	c->loops--;
}

static void compose_choice(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	const struct yaml_node *content =
		yaml_member(section, compose_condition(c, value) ? "inhalt" : "sonst");

	if (content)
		compose_sections(c, content);
}

static void compose_box(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	const struct yaml_node *columns = yaml_member(section, "spalten");
	struct block *group = block_new(c->arena, BLOCK_GROUP, value->place);
	struct block **end = c->end, *last = c->last;

	group->style = composer_style(c, section);
	if (!group->style)
		group->style = style_find(c->document->sheet, "kasten");
	group->keep = composer_flag(section, "zusammenhalten", true);
	group->insists = composer_flag(section, "zusammenhalten", false);
	group->columns = columns ? columns->text[0] - '0' : 0;
	group->id = section_id(c, section);
	c->end = &group->child;
	c->last = NULL;
	c->boxes++;
	compose_sections(c, value);
	c->boxes--;
	c->end = end;
	c->last = last;
	if (group->child)
		composer_append(c, group);
}

static void compose_contents(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *block = block_new(c->arena, BLOCK_CONTENTS, value->place);

	(void)section;
	block->level = atoi(value->text);
	composer_append(c, block);
}

static void signature_add(struct composer *c, struct block *block, const char *role)
{
	struct signature **end = &block->signatures;

	while (*end)
		end = &(*end)->next;
	*end = ARENA_NEW(c->arena, struct signature);
	(*end)->role = role;
}

static void signature_item(struct composer *c, const struct view *item, void *context)
{
	signature_add(c, context, compose_view_plain(c, item));
}

static void compose_signatures(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *block = block_new(c->arena, BLOCK_SIGNATURES, value->place);
	struct loop loop = {.each = signature_item, .context = block};

	(void)section;
	if (value->kind == YAML_SEQUENCE) {
		for (const struct yaml_node *item = value->child; item; item = item->next)
			signature_add(c, block, compose_plain(c, item));
	} else {
		loop.list = compose_list(c, value);
		if (loop.list)
			compose_each(c, &loop);
	}
	if (block->signatures)
		composer_append(c, block);
}

static void compose_space(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *block = block_new(c->arena, BLOCK_SPACE, value->place);

	(void)section;
	length_parse(value->text, &block->amount);
	composer_append(c, block);
}

static const char *const break_words[] = {"seite", "spalte", NULL};

static void compose_break(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	struct block *block = block_new(c->arena, BLOCK_BREAK, value->place);

	(void)section;
	block->page_break = strcmp(value->text, "seite") == 0;
	composer_append(c, block);
}

static const struct section_option pages_options[] = {
	{.name = "quer", .kind = OPTION_TURN}, {.name = "ohne_kopf", .kind = OPTION_FLAG},
	{.name = "rechts", .kind = OPTION_FLAG}, {.name = "anschliessend", .kind = OPTION_FLAG},
	{.name = NULL},
};
static const struct section_option heading_options[] = {
	{.name = "ebene", .kind = OPTION_LEVEL}, {.name = "nummer", .kind = OPTION_NUMBERING},
	{.name = "ohne_nummer", .kind = OPTION_CONDITION},
	{.name = "im_inhalt", .kind = OPTION_FLAG}, {.name = "lauf", .kind = OPTION_TEXT},
	{.name = "stil", .kind = OPTION_STYLE}, {.name = NULL},
};
static const struct section_option style_options[] = {
	{.name = "stil", .kind = OPTION_STYLE}, {.name = NULL},
};
static const struct section_option list_options[] = {
	{.name = "als", .kind = OPTION_NAME}, {.name = "punkt", .kind = OPTION_TEXT},
	{.name = "marke", .kind = OPTION_TEXT}, {.name = "geordnet", .kind = OPTION_FLAG},
	{.name = "stil", .kind = OPTION_STYLE},
	{.name = NULL},
};
static const struct section_option loop_options[] = {
	{.name = "als", .kind = OPTION_NAME},
	{.name = "inhalt", .kind = OPTION_SECTIONS, .required = true}, {.name = NULL},
};
static const struct section_option figures_options[] = {
	{.name = "als", .kind = OPTION_NAME}, {.name = "wert", .kind = OPTION_TEXT},
	{.name = "name", .kind = OPTION_TEXT}, {.name = "hinweis", .kind = OPTION_TEXT},
	{.name = NULL},
};
/* A box written in the layout. */
static const struct section_option figure_options[] = {
	{.name = "wert", .kind = OPTION_TEXT, .required = true},
	{.name = "name", .kind = OPTION_TEXT, .required = true},
	{.name = "hinweis", .kind = OPTION_TEXT}, {.name = "wenn", .kind = OPTION_CONDITION},
	{.name = NULL},
};
static const char *const column_words[] = {"1", "2", "3", "4", NULL};
static const struct section_option box_options[] = {
	{.name = "stil", .kind = OPTION_STYLE}, {.name = "zusammenhalten", .kind = OPTION_FLAG},
	{.name = "spalten", .kind = OPTION_WORD, .words = column_words},
	{.name = NULL},
};
static const struct section_option choice_options[] = {
	{.name = "inhalt", .kind = OPTION_SECTIONS, .required = true},
	{.name = "sonst", .kind = OPTION_SECTIONS}, {.name = NULL},
};

const struct section_kind section_kinds[] = {
	{{.name = "seiten", .kind = OPTION_SECTIONS}, pages_options, compose_pages},
	{{.name = "ueberschrift", .kind = OPTION_TEXT}, heading_options, compose_heading},
	{{.name = "text", .kind = OPTION_TEXT}, style_options, compose_text},
	{{.name = "markdown", .kind = OPTION_PATH}, style_options, compose_markdown},
	{{.name = "absatz", .kind = OPTION_TEXT}, style_options, compose_paragraph},
	{{.name = "liste", .kind = OPTION_PATH}, list_options, compose_item_list},
	{{.name = "fuer_jedes", .kind = OPTION_PATH}, loop_options, compose_loop},
	{{.name = "tabelle", .kind = OPTION_PATH}, table_options, compose_table},
	{{.name = "diagramm", .kind = OPTION_PATH}, chart_options, compose_chart},
	{{.name = "kennzahlen", .kind = OPTION_PATH_OR_RECORDS, .of = figure_options},
		figures_options, compose_figures},
	{{.name = "kasten", .kind = OPTION_SECTIONS}, box_options, compose_box},
	{{.name = "inhaltsverzeichnis", .kind = OPTION_COUNT}, NULL, compose_contents},
	{{.name = "schreibzeilen", .kind = OPTION_COUNT}, lines_options, compose_lines},
	{{.name = "schreibreihe", .kind = OPTION_RECORDS, .of = slot_options}, NULL,
		compose_lines_row},
	{{.name = "unterschriften", .kind = OPTION_PATH_OR_TEXTS}, NULL, compose_signatures},
	{{.name = "abstand", .kind = OPTION_LENGTH}, NULL, compose_space},
	{{.name = "umbruch", .kind = OPTION_WORD, .words = break_words}, NULL, compose_break},
	{{.name = "wenn", .kind = OPTION_CONDITION}, choice_options, compose_choice},
	{{.name = NULL}, NULL, NULL},
};
