/* Folder: the files of a project's folder, in an order that no disk decides. */
#include "folder.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/slug.h"
#include "../base/yaml.h"

/* Hidden files, backups and lock files of editors and office programs. */
static bool is_debris(const char *name)
{
	return *name == '.' || *name == '#' || *name == '~' || g_str_has_suffix(name, "~") ||
		g_str_has_suffix(name, ".bak") || g_str_has_suffix(name, ".swp") ||
		g_str_has_suffix(name, ".tmp") || g_str_has_suffix(name, ".orig") ||
		!strcmp(name, "Thumbs.db") || !strcmp(name, "desktop.ini");
}

static bool is_wanted(const char *extension, const char *const *extensions)
{
	for (; extension && *extensions; extensions++) /* case counts: so does the disk's */
		if (!strcmp(extension, *extensions))
			return true;
	return false;
}

static void report_name(struct arena *arena, struct diag *diag, const struct folder_item *item)
{
	const char *slug = slug_make(arena, item->name);
	const char *better = !*slug ? NULL : !item->extension ? slug :
		arena_printf(arena, "%s.%s", slug, item->extension);

	diag_report_list(diag, DIAG_FILE_NAME, (struct place){.source = item->entry}, better,
		(const char *const[]){item->name, NULL});
}

/* EXTENSIONS as patterns of names. */
static const char *patterns(struct arena *arena, const char *const *extensions)
{
	const char *list = arena_printf(arena, "*.%s", *extensions);

	while (*++extensions)
		list = arena_printf(arena, "%s, *.%s", list, *extensions);
	return list;
}

/* What extensions are written like by mistake: .yml, .CSV; or behind the right one,
 * as an editor for texts does: .yaml.txt. */
static const char *better_name(struct arena *arena, const struct folder_item *item,
	const char *const *extensions)
{
	const char *dot = strrchr(item->name, '.');
	const char *near = item->extension ? diag_nearest(item->extension, extensions) : NULL;

	if (dot && is_wanted(dot + 1, extensions))
		return item->name;
	return near ? arena_printf(arena, "%s.%s", item->name, near) : NULL;
}

/* An entry that is not read for what it is, or for how it is called. */
static void report_ignored(struct arena *arena, struct diag *diag,
	const struct folder_item *item, const char *const *extensions)
{
	static const char *const ours[] = {"yaml", "csv", NULL};
	struct place place = {.source = item->entry};
	const char *better = extensions ? better_name(arena, item, extensions) : NULL;

	if (better)
		diag_report_list(diag, DIAG_NAME_NEAR, place, better,
			(const char *const[]){item->shown, NULL});
	else if (!extensions && is_wanted(item->extension, ours))
		diag_report(diag, DIAG_FOLDERS_ONLY, place, item->shown);
	else
		diag_report(diag, DIAG_FILE_IGNORED, place, item->shown,
			extensions ? patterns(arena, extensions) : "*/");
}

/* That the folder SHOWN could not be looked into to its end: its files would be missed without a
 * word, and sums would be wrong. */
static const struct source *report_unread(struct arena *arena, struct diag *diag,
	const char *shown, int error)
{
	struct source *entry = source_from_text(arena, shown, "", 0);

	diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){.source = entry},
		diag_errno(diag, error));
	return entry;
}

/* The name of a table says nothing, so it may be any that can be printed. */
static bool is_free_name(const struct folder_item *item)
{
	if (!item->extension || strcmp(item->extension, "csv") != 0)
		return false;
	for (const char *at = item->name; *at; at = g_utf8_next_char(at))
		if (g_unichar_iscntrl(g_utf8_get_char(at)))
			return false;
	return true;
}

/* The name of a file is parted from its extension; that of a folder only where it looks
 * like one of the files asked for. */
static void part_name(struct arena *arena, struct folder_item *item,
	const char *const *extensions, bool is_folder)
{
	const char *dot = strrchr(item->name, '.');

	if (!dot || (is_folder && !(extensions && is_wanted(dot + 1, extensions))))
		return;
	item->extension = dot + 1;
	item->name = arena_strndup(arena, item->name, (size_t)(dot - item->name));
}

struct bases folder_bases(struct arena *arena, const char *root, const struct texts *parts)
{
	struct bases bases = {.items = ARENA_ARRAY(arena, struct base, 1 + parts->count)};

	bases.items[bases.count++] = (struct base){root, "", ""};
	for (int i = 0; i < parts->count; i++) {
		const char *name = parts->items[i].text;

		if (slug_valid(name))
			bases.items[bases.count++] = (struct base){
				arena_printf(arena, "%s/%s", root, name),
				arena_printf(arena, "%s/", name),
				arena_printf(arena, "%s.", name)};
	}
	return bases;
}

/* Whether PATH is a folder; *ERROR is 0, or errno if that cannot be told.  A link to
 * nowhere is a file, which then cannot be read. */
static bool is_folder(const char *path, int *error)
{
	struct stat state;
	bool there = stat(path, &state) == 0;

	*error = there || errno == ENOENT ? 0 : errno;
	return there && S_ISDIR(state.st_mode);
}

/* The entry NAME, perhaps no UTF-8, of the folder PATH; PREFIX: before it where it is
 * shown. */
static struct folder_item item_new(struct arena *arena, const char *name, const char *path,
	const char *prefix)
{
	char *valid = g_utf8_make_valid(name, -1);
	struct folder_item item = {.name = arena_strdup(arena, valid),
		.path = arena_printf(arena, "%s/%s", path, name),
		.shown = arena_printf(arena, "%s%s", prefix, valid)};

	item.entry = source_from_text(arena, item.shown, "", 0);
	g_free(valid);
	return item;
}

const struct source *folder_expect(struct arena *arena, struct diag *diag, struct base base,
	const char *folder)
{
	const char *path = arena_printf(arena, "%s/%s", base.path, folder);
	const char *shown = arena_printf(arena, "%s%s", base.prefix, folder);
	struct source *entry;

	if (!source_exists(path) || g_file_test(path, G_FILE_TEST_IS_DIR))
		return NULL;
	entry = source_from_text(arena, shown, "", 0);
	diag_report(diag, DIAG_FOLDER_EXPECTED, (struct place){.source = entry}, shown);
	return entry;
}

/* What becomes of an entry of a folder. */
enum fate { FATE_READ, FATE_LOST, FATE_PASSED };

/* Reports why ITEM is not read, if so. */
static enum fate item_judge(struct arena *arena, struct diag *diag, struct folder_item *item,
	const char *const *extensions)
{
	struct place place = {.source = item->entry};
	int error;
	bool below = is_folder(item->path, &error);

	part_name(arena, item, extensions, below);
	if (extensions ? !is_wanted(item->extension, extensions) : !below && !error) {
		report_ignored(arena, diag, item, extensions);
		return FATE_PASSED;
	}
	if (error)
		diag_report(diag, DIAG_FILE_UNREADABLE, place, diag_errno(diag, error));
	else if (extensions && below)
		diag_report(diag, DIAG_FILE_EXPECTED, place, item->shown);
	else if (slug_valid(item->name) || is_free_name(item))
		return FATE_READ;
	else
		report_name(arena, diag, item);
	return FATE_LOST;
}

/* Puts ITEM on LIST: to be read, or lost. */
static void list_item(struct arena *arena, struct diag *diag, struct folder *list,
	struct folder_item item, const char *const *extensions)
{
	enum fate fate = item_judge(arena, diag, &item, extensions);

	if (fate == FATE_READ)
		list->items[list->count++] = item;
	else if (fate == FATE_LOST)
		list->lost[list->lost_count++] = item;
}

struct folder folder_list(struct arena *arena, struct diag *diag, struct base base,
	const char *folder, const char *const *extensions)
{
	const char *path = arena_printf(arena, "%s/%s", base.path, folder);
	const char *shown = arena_printf(arena, "%s%s", base.prefix, folder);
	int error;
	GPtrArray *names = source_names(path, &error);
	struct folder list = {0};

	list.items = ARENA_ARRAY(arena, struct folder_item, names->len);
	list.lost = ARENA_ARRAY(arena, struct folder_item, names->len);
	list.unread = folder_expect(arena, diag, base, folder);
	if (error && !list.unread)
		list.unread = report_unread(arena, diag, shown, error);
	for (guint i = 0; i < names->len; i++)
		if (!is_debris(names->pdata[i]))
			list_item(arena, diag, &list, item_new(arena, names->pdata[i], path,
				arena_printf(arena, "%s/", shown)), extensions);
	g_ptr_array_free(names, TRUE);
	return list;
}

/* The names among EXPECTED that PATH does not have, NULL-terminated. */
static const char *const *missing_names(struct arena *arena, const char *path,
	const char *const *expected)
{
	size_t count = 0, kept = 0;
	const char **missing;

	while (expected[count])
		count++;
	missing = ARENA_ARRAY(arena, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		if (!source_exists(arena_printf(arena, "%s/%s", path, expected[i])))
			missing[kept++] = expected[i];
	return missing;
}

void folder_check_names(struct arena *arena, struct diag *diag, struct base base,
	const char *const *expected)
{
	const char *const *missing = missing_names(arena, base.path, expected);
	int error; /* said by whoever reads what is expected */
	GPtrArray *names = source_names(base.path, &error);

	for (guint i = 0; *missing && i < names->len; i++) {
		struct folder_item item = item_new(arena, names->pdata[i], base.path, base.prefix);

		if (!is_debris(names->pdata[i]) && diag_nearest(item.name, missing) &&
			!g_strv_contains(expected, item.name))
			diag_suggest(diag, DIAG_NAME_NEAR, (struct place){.source = item.entry},
				item.name, missing, item.shown);
	}
	g_ptr_array_free(names, TRUE);
}

const struct yaml_node *folder_yaml(struct arena *arena, struct diag *diag, const char *path,
	const char *shown, const struct source **source)
{
	struct source *read = source_read(arena, diag, path, shown, SOURCE_UTF8);
	const struct yaml_node *node = read ? yaml_parse(arena, diag, read) : NULL;

	if (!read)
		read = source_from_text(arena, shown, "", 0);
	if (!node)
		read->broken = true;
	*source = read;
	return node;
}
