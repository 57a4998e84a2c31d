/* job_digest.c: one hash over everything a build could read, so that a night
 * in which nothing changed need not parse a single file. */
#include "job.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH = 4 }; /* zahlen/<period>/<file> of a sub-project */

static uint64_t hash_file(uint64_t seed, const char *path, const char *name)
{
	GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
	uint64_t hash = source_hash(seed, name, strlen(name) + 1);

	if (!file)
		return source_hash(hash, "?", 1);
	hash = source_hash(hash, g_mapped_file_get_contents(file),
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

/* Names, order and content of the files below FOLDER; what is no input is
 * passed over, what is no file or folder only counts by its name. */
static uint64_t hash_folder(uint64_t seed, const char *folder, int depth)
{
	GDir *dir = depth > 0 ? g_dir_open(folder, 0, NULL) : NULL;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	uint64_t hash = seed;
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (is_input(name))
			g_ptr_array_add(names, g_strdup(name));
	if (dir)
		g_dir_close(dir);
	g_ptr_array_sort(names, name_compare);
	for (guint i = 0; i < names->len; i++) {
		char *path = g_build_filename(folder, names->pdata[i], NULL);
		struct stat state;

		if (stat(path, &state) == 0 && S_ISDIR(state.st_mode))
			hash = hash_folder(source_hash(hash, names->pdata[i],
				strlen(names->pdata[i])), path, depth - 1);
		else if (state.st_size <= SOURCE_LIMIT && S_ISREG(state.st_mode))
			hash = hash_file(hash, path, names->pdata[i]);
		g_free(path);
	}
	g_ptr_array_free(names, TRUE);
	return hash;
}

uint64_t job_digest(const struct run *run, const char *project)
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	uint64_t hash = hash_folder(0, project, DEPTH);

	for (int i = 1; run->folders[i]; i++)
		for (int part = 0; part < 2; part++) {
			char *folder = g_build_filename(run->folders[i],
				part ? "fonts" : "layouts", NULL);

			hash = hash_folder(hash, folder, 1);
			g_free(folder);
		}
	hash = source_hash(hash, &run->program, sizeof run->program);
	if (epoch)
		hash = source_hash(hash, epoch, strlen(epoch));
	return hash ? hash : 1;
}
