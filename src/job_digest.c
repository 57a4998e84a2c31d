/* job_digest.c: one hash over everything a build could read, so that a night
 * in which nothing changed need not parse a single file. */
#include "job.h"

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

static bool is_input(const char *name)
{
	return name[0] != '.' && !g_str_has_suffix(name, ".pdf") && !g_str_has_suffix(name, ".png");
}

/* Names, order and content of the files below FOLDER; what is no input is
 * passed over, what is no file or folder only counts by its name. */
static uint64_t hash_folder(uint64_t seed, const char *folder, int depth)
{
	GPtrArray *names;
	uint64_t hash = seed;
	int error;

	if (depth == 0)
		return hash;
	names = source_names(folder, &error);
	if (error)
		hash = source_hash(hash, "?", 1);
	for (guint i = 0; i < names->len; i++) {
		char *path;
		struct stat state;

		if (!is_input(names->pdata[i]))
			continue;
		path = g_build_filename(folder, names->pdata[i], NULL);
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
