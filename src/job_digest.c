/* job_digest.c: one hash over everything a build could read, so that a night
 * in which nothing changed need not parse a single file. */
#include "job.h"

#include <dirent.h>
#include <errno.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>

#include "typeset/font.h"

enum { DEPTH = 4 }; /* zahlen/<period>/<file> of a sub-project */

static uint64_t hash_file(uint64_t seed, const char *path)
{
	GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
	uint64_t hash;

	if (!file)
		return source_hash(seed, "?", 1);
	hash = source_hash(seed, g_mapped_file_get_contents(file),
		g_mapped_file_get_length(file));
	g_mapped_file_unref(file);
	return hash;
}

static int name_compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_input(const char *name)
{
	return name[0] != '.' && !g_str_has_suffix(name, ".pdf") && !g_str_has_suffix(name, ".png");
}

static const struct dirent *next_entry(DIR *dir)
{
	errno = 0;
	return readdir(dir);
}

/* Puts the inputs in FOLDER into NAMES, sorted; false if these are not all. */
static bool input_names(const char *folder, GPtrArray *names)
{
	DIR *dir = opendir(folder);
	bool whole = dir || errno == ENOENT;
	const struct dirent *entry;

	while (dir && (entry = next_entry(dir)))
		if (is_input(entry->d_name))
			g_ptr_array_add(names, g_strdup(entry->d_name));
	if (dir) {
		whole = errno == 0;
		closedir(dir);
	}
	g_ptr_array_sort(names, name_compare);
	return whole;
}

/* Names, order and content of the files below FOLDER; what is no input is
 * passed over, what is no file or folder only counts by its name. */
static uint64_t hash_folder(uint64_t seed, const char *folder, int depth)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	uint64_t hash = seed;

	if (depth > 0 && !input_names(folder, names))
		hash = source_hash(hash, "?", 1);
	for (guint i = 0; i < names->len; i++) {
		char *path = g_build_filename(folder, names->pdata[i], NULL);
		struct stat state;

		hash = source_hash(hash, names->pdata[i], strlen(names->pdata[i]) + 1);
		if (stat(path, &state) != 0) /* a link to nowhere, or nothing at all */
			state.st_mode = 0;
		if (S_ISDIR(state.st_mode))
			hash = hash_folder(hash, path, depth - 1);
		else if (S_ISREG(state.st_mode) && state.st_size <= SOURCE_LIMIT)
			hash = hash_file(hash, path);
		g_free(path);
	}
	g_ptr_array_free(names, TRUE);
	return hash;
}

uint64_t job_digest(const struct run *run, const char *project, char *const *files)
{
	uint64_t fonts = fonts_hash(run->typesetter.fonts);
	uint64_t hash = hash_folder(0, project, DEPTH);

	for (int i = 1; run->folders[i]; i++) {
		char *folder = g_build_filename(run->folders[i], "layouts", NULL);

		hash = hash_folder(hash, folder, 1);
		g_free(folder);
	}
	for (; files && *files; files++)
		hash = hash_file(hash, *files);
	hash = source_hash(hash, &fonts, sizeof fonts);
	hash = source_hash(hash, &run->program, sizeof run->program);
	hash = source_hash(hash, &run->epoch, sizeof run->epoch);
	return hash ? hash : 1;
}
