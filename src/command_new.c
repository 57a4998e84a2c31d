/* command_new.c: schuso new: a small project to start from, copied from
 * samples/neu. */
#include "command.h"

#include <errno.h>
#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

/* Whether FOLDER may be filled: not there, or empty. */
static bool folder_is_free(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	bool empty = dir && !g_dir_read_name(dir);

	if (!dir)
		return !g_file_test(folder, G_FILE_TEST_EXISTS);
	g_dir_close(dir);
	return empty;
}

static bool report_unreadable(struct run *run, const char *path, int error)
{
	const struct source *entry = source_from_text(run->arena, path, "", 0);

	diag_report(run->diag, DIAG_FILE_UNREADABLE, (struct place){ .source = entry },
		diag_errno(run->diag, error));
	return false;
}

static bool copy_file(struct run *run, const char *from, const char *to)
{
	char *text;
	gsize length;
	bool copied;

	errno = 0;
	if (!g_file_get_contents(from, &text, &length, NULL))
		return report_unreadable(run, from, errno);
	copied = source_write(run->diag, to, text, length);
	g_free(text);
	return copied;
}

/* Copies what stands in FROM, folder by folder; false after reporting. */
static bool copy_folder(struct run *run, const char *from, const char *to)
{
	int error;
	GPtrArray *names = source_names(from, &error);
	bool copied = !error || report_unreadable(run, from, error);

	for (guint i = 0; copied && i < names->len; i++) {
		const char *name = names->pdata[i];
		char *source = arena_printf(run->arena, "%s/%s", from, name);
		char *copy = arena_printf(run->arena, "%s/%s", to, name);

		if (*name == '.') /* what editors hide */
			continue;
		copied = g_file_test(source, G_FILE_TEST_IS_DIR) ?
			copy_folder(run, source, copy) : copy_file(run, source, copy);
	}
	g_ptr_array_free(names, TRUE);
	return copied;
}

static const char *find_template(struct run *run)
{
	for (int i = 1; run->folders[i]; i++) {
		const char *folder = arena_printf(run->arena, "%s/samples/neu", run->folders[i]);

		if (g_file_test(folder, G_FILE_TEST_IS_DIR))
			return folder;
	}
	diag_report(run->diag, DIAG_NO_TEMPLATE, (struct place){ 0 }, run->folders[1]);
	return NULL;
}

enum status command_new(const struct options *options)
{
	struct run *run = run_new(options);
	const char *template = find_template(run);

	if (!template)
		return run_close(run, STATUS_SYSTEM);
	if (!folder_is_free(options->project)) {
		diag_report(run->diag, DIAG_FOLDER_EXISTS, (struct place){ 0 }, options->project);
		return run_close(run, STATUS_USAGE);
	}
	if (!copy_folder(run, template, options->project))
		return run_close(run, STATUS_SYSTEM);
	printf("%s angelegt. Weiter mit: schuso build %s\n", options->project, options->project);
	return run_close(run, STATUS_MADE);
}
