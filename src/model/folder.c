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

struct place folder_place(struct arena *arena, const char *shown)
{
	return (struct place){.source = source_from_text(arena, shown, "", 0)};
}

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

	diag_report_list(diag, DIAG_FILE_NAME, folder_place(arena, item->shown), better,
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
	struct place place = folder_place(arena, item->shown);
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

/* That FOLDER or something in it could not be looked into: its files would be missed
 * without a word, and sums would be wrong. */
static void report_unread(struct arena *arena, struct diag *diag, struct folder *folder,
	const char *shown, int error)
{
	struct place place = folder_place(arena, shown);

	diag_report(diag, DIAG_FILE_UNREADABLE, place, shown, diag_errno(diag, error));
	folder->unread = place.source;
}

/* Whether the entry is one to read; reports it otherwise. */
static bool accept(struct arena *arena, struct diag *diag, struct folder_item *item,
	const char *const *extensions, bool is_folder)
{
	char *dot = is_folder ? NULL : strrchr(item->name, '.');

	if (dot) {
		item->extension = dot + 1;
		item->name = arena_strndup(arena, item->name, (size_t)(dot - item->name));
	}
	if (extensions ? is_folder || !is_wanted(item->extension, extensions) : !is_folder) {
		report_ignored(arena, diag, item, extensions);
		return false;
	}
	if (slug_valid(item->name))
		return true;
	report_name(arena, diag, item);
	return false;
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

	g_free(valid);
	return item;
}

void folder_expect(struct arena *arena, struct diag *diag, struct base base, const char *folder)
{
	const char *path = arena_printf(arena, "%s/%s", base.path, folder);
	const char *shown = arena_printf(arena, "%s%s", base.prefix, folder);

	if (source_exists(path) && !g_file_test(path, G_FILE_TEST_IS_DIR))
		diag_report(diag, DIAG_FOLDER_EXPECTED, folder_place(arena, shown), shown);
}

struct folder folder_list(struct arena *arena, struct diag *diag, struct base base,
	const char *folder, const char *const *extensions)
{
	const char *path = arena_printf(arena, "%s/%s", base.path, folder);
	const char *shown = arena_printf(arena, "%s%s", base.prefix, folder);
	int error;
	GPtrArray *names = source_names(path, &error);
	struct folder list = {0};

	if (error)
		report_unread(arena, diag, &list, shown, error);
	list.items = ARENA_ARRAY(arena, struct folder_item, names->len);
	folder_expect(arena, diag, base, folder);
	for (guint i = 0; i < names->len; i++) {
		struct folder_item item;
		bool below;

		if (is_debris(names->pdata[i]))
			continue;
		item = item_new(arena, names->pdata[i], path,
			arena_printf(arena, "%s/", shown));
		below = is_folder(item.path, &error);
		if (error)
			report_unread(arena, diag, &list, item.shown, error);
		else if (accept(arena, diag, &item, extensions, below))
			list.items[list.count++] = item;
	}
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
			diag_suggest(diag, DIAG_NAME_NEAR, folder_place(arena, item.shown),
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
