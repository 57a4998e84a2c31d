/* Layout: finds the files, lays them over each other, checks the result. */
#include "layout.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/language.h"
#include "../base/yaml.h"
#include "layout_style.h"
#include "section.h"

/* A layout may rest on another, that on a third; more is a mistake. */
enum { DEEPEST_BASE = 4 };

struct loader {
	struct arena *arena;
	struct diag *diag;
	const char *const *folders;
	GPtrArray *sources;      /* const struct source * */
};

static struct yaml_node *node_copy(struct arena *arena, const struct yaml_node *node)
{
	struct yaml_node *copy = ARENA_NEW(arena, struct yaml_node);

	*copy = *node;
	copy->next = NULL;
	return copy;
}

static const struct yaml_node *overlay(struct arena *arena, const struct yaml_node *base,
	const struct yaml_node *over);

/* The member as it is after OVER, a mapping, has been laid over it. */
static struct yaml_node *overlay_member(struct arena *arena, const struct yaml_node *base,
	const struct yaml_node *over)
{
	const struct yaml_node *same = yaml_member(over, base->key);

	return node_copy(arena, same ? overlay(arena, base, same) : base);
}

/* Mappings merge key by key, anything else is replaced.  Nodes keep the places
 * they came from; a merged mapping has that of the file that changed it last. */
static const struct yaml_node *overlay(struct arena *arena, const struct yaml_node *base,
	const struct yaml_node *over)
{
	struct yaml_node *merged, **end;

	if (base->kind != YAML_MAPPING || over->kind != YAML_MAPPING)
		return over;
	merged = node_copy(arena, base);
	merged->place = over->place;
	merged->child = NULL;
	merged->count = 0;
	end = &merged->child;
	for (const struct yaml_node *member = base->child; member; member = member->next) {
		*end = overlay_member(arena, member, over);
		end = &(*end)->next;
		merged->count++;
	}
	for (const struct yaml_node *member = over->child; member; member = member->next) {
		if (yaml_member(base, member->key))
			continue;
		*end = node_copy(arena, member);
		end = &(*end)->next;
		merged->count++;
	}
	return merged;
}

/* The file of layout NAME in the first folder that has it. */
static const struct source *source_find(struct loader *loader, const char *name)
{
	const char *shown = arena_printf(loader->arena, "layouts/%s.yaml", name);

	for (int i = 0; loader->folders[i]; i++) {
		char *path = g_strdup_printf("%s/%s.yaml", loader->folders[i], name);
		const struct source *source = NULL;
		bool there = source_exists(path);

		if (there)
			source = source_read(loader->arena, loader->diag, path, shown, SOURCE_UTF8);
		g_free(path);
		if (there) {
			if (source)
				g_ptr_array_add(loader->sources, (gpointer)source);
			return source;
		}
	}
	return NULL;
}

static void report_missing(struct loader *loader, const char *name, struct place place)
{
	char *folders = g_strjoinv(", ", (char **)(void *)loader->folders);

	diag_report(loader->diag, DIAG_LAYOUT_MISSING, place, name, folders);
	g_free(folders);
}

/* The layout NAME over the one it is based on; NULL after reporting. */
static const struct yaml_node *load(struct loader *loader, const char *name,
	struct place place, int depth)
{
	const struct source *source;
	const struct yaml_node *root, *named, *base;

	if (depth > DEEPEST_BASE) {
		diag_report(loader->diag, DIAG_LAYOUT_CYCLE, place, name);
		return NULL;
	}
	source = source_find(loader, name);
	if (!source) {
		report_missing(loader, name, place);
		return NULL;
	}
	root = yaml_parse(loader->arena, loader->diag, source);
	if (!root)
		return NULL;
	if (root->kind != YAML_MAPPING) {
		diag_report(loader->diag, DIAG_LAYOUT_MAPPING, root->place, name);
		return NULL;
	}
	named = yaml_member(root, "grundlage");
	if (!named || named->kind != YAML_SCALAR)
		return root;
	base = load(loader, named->text, named->place, depth + 1);
	return base ? overlay(loader->arena, base, root) : NULL;
}

static void words_check(struct layout *layout, struct diag *diag)
{
	const struct yaml_node *words = layout->words;

	if (!words || words->kind != YAML_MAPPING) {
		diag_report(diag, words ? DIAG_LAYOUT_MAPPING : DIAG_LAYOUT_REQUIRED,
			words ? words->place : layout->root->place, "woerter", "layout");
		layout->words = NULL;
		return;
	}
	for (const struct yaml_node *word = words->child; word; word = word->next)
		section_check_text(diag, word);
}

static void top_text(struct diag *diag, const struct yaml_node *node)
{
	section_check_text(diag, node);
}

/* Keys at the top of a layout and how their values are checked here. */
static const struct {
	const char *key;
	void (*check)(struct diag *diag, const struct yaml_node *node);
} top_keys[] = {
	{"grundlage", NULL}, {"papier", NULL}, {"farben", NULL}, {"stile", NULL},
	{"tabelle", NULL}, {"diagramm", NULL}, {"druck", NULL}, {"satzpruefung", NULL},
	{"woerter", NULL}, {"sprache", NULL},
	{"abschnitte", NULL}, {"titel", top_text}, {"autor", top_text}, {"thema", top_text},
	{"schlagwoerter", top_text}, {"erste_nummer", top_text},
	{"entwurf", section_check_condition},
};

static void top_check(struct diag *diag, const struct yaml_node *root)
{
	const char *names[G_N_ELEMENTS(top_keys) + 1] = {NULL};

	for (size_t i = 0; i < G_N_ELEMENTS(top_keys); i++)
		names[i] = top_keys[i].key;
	for (const struct yaml_node *member = root->child; member; member = member->next) {
		size_t i = 0;

		while (i < G_N_ELEMENTS(top_keys) && strcmp(top_keys[i].key, member->key) != 0)
			i++;
		if (i == G_N_ELEMENTS(top_keys))
			diag_suggest(diag, DIAG_LAYOUT_KEY, member->key_place, member->key, names,
				member->key, "layout");
		else if (top_keys[i].check)
			top_keys[i].check(diag, member);
	}
}

/* The language of the documents: German, unless NODE says otherwise. */
static const char *language_read(struct diag *diag, const struct yaml_node *node)
{
	if (!node)
		return "de-DE";
	if (node->kind == YAML_SCALAR && language_valid(node->text))
		return node->text;
	diag_report(diag, DIAG_LANGUAGE_TAG, node->place,
		node->kind == YAML_SCALAR ? node->text : node->key);
	return "de-DE";
}

static void layout_fill(struct arena *arena, struct diag *diag, struct layout *layout)
{
	const struct yaml_node *root = layout->root, *language = yaml_member(root, "sprache");
	struct layout_reader reader = {arena, diag, yaml_member(root, "farben")};

	if (reader.colors && reader.colors->kind != YAML_MAPPING) {
		diag_report(diag, DIAG_LAYOUT_MAPPING, reader.colors->place, "farben");
		reader.colors = NULL;
	}
	colors_check(&reader);
	top_check(diag, root);
	layout_styles_read(&reader, root, &layout->sheet);
	layout->sheet.language = language_read(diag, language);
	layout->words = yaml_member(root, "woerter");
	words_check(layout, diag);
	layout->sections = yaml_member(root, "abschnitte");
	if (layout->sections)
		section_check(arena, diag, &layout->sheet, layout->sections);
	else
		diag_report(diag, DIAG_LAYOUT_REQUIRED, root->place, "abschnitte", "layout");
	if (!yaml_member(root, "titel"))
		diag_report(diag, DIAG_LAYOUT_REQUIRED, root->place, "titel", "layout");
}

struct layout_files layout_load(struct arena *arena, struct diag *diag,
	const char *const *folders, const char *kind)
{
	struct loader loader = {arena, diag, folders, g_ptr_array_new()};
	int errors = diag_errors_met(diag);
	struct layout_files files = {.kind = kind};

	files.root = load(&loader, kind, (struct place){0}, 1);
	files.broken = !files.root || diag_errors_met(diag) > errors;
	files.source_count = (int)loader.sources->len;
	files.sources = ARENA_ARRAY(arena, const struct source *, loader.sources->len);
	if (files.source_count)
		memcpy(files.sources, loader.sources->pdata,
			loader.sources->len * sizeof *loader.sources->pdata);
	g_ptr_array_free(loader.sources, TRUE);
	return files;
}

/* The sources of FILES, then those of the overrides. */
static void sources_keep(struct layout *layout, struct arena *arena,
	const struct layout_files *files, const struct yaml_node *const *overrides)
{
	int count = 0;

	while (overrides && overrides[count])
		count++;
	layout->sources = ARENA_ARRAY(
		arena, const struct source *, (size_t)(files->source_count + count));
	for (int i = 0; i < files->source_count; i++)
		layout->sources[layout->source_count++] = files->sources[i];
	for (int i = 0; i < count; i++)
		if (overrides[i]->place.source)
			layout->sources[layout->source_count++] = overrides[i]->place.source;
}

struct layout *layout_make(struct arena *arena, struct diag *diag,
	const struct layout_files *files, const struct yaml_node *const *overrides)
{
	struct layout *layout = ARENA_NEW(arena, struct layout);
	int errors = diag_errors_met(diag);
	const struct yaml_node *root = files->root;

	layout->kind = files->kind;
	for (int i = 0; root && overrides && overrides[i]; i++) {
		if (overrides[i]->kind == YAML_MAPPING)
			root = overlay(arena, root, overrides[i]);
		else
			diag_report(diag, DIAG_LAYOUT_MAPPING, overrides[i]->place, files->kind);
	}
	sources_keep(layout, arena, files, overrides);
	layout->root = root;
	if (root)
		layout_fill(arena, diag, layout);
	return files->broken || diag_errors_met(diag) > errors ? NULL : layout;
}

struct layout *layout_read(struct arena *arena, struct diag *diag, const char *const *folders,
	const char *kind, const struct yaml_node *const *overrides)
{
	struct layout_files files = layout_load(arena, diag, folders, kind);

	return layout_make(arena, diag, &files, overrides);
}

const char *layout_word(struct diag *diag, const struct layout *layout, const char *name)
{
	const struct yaml_node *word = layout->words ? yaml_member(layout->words, name) : NULL;

	if (word && word->kind == YAML_SCALAR)
		return word->text;
	diag_report(diag, DIAG_LAYOUT_WORD,
		layout->words ? layout->words->place : (struct place){0},
		name);
	return "";
}
