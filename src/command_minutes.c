/* command_minutes.c: schuso minutes read: what was filled into a template goes back
 * into the meeting's file.  qpdf reads the PDF: viewers save in many ways. */
#include "command.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "model/form.h"

/* The last line of what qpdf said, without its name and the file's. */
static const char *complaint(struct run *run, char *said)
{
	char *line = strrchr(g_strchomp(said), '\n'), *text = line ? line + 1 : said;

	for (char *rest = strstr(text, ": "); rest; rest = strstr(text, ": "))
		text = rest + 2;
	return arena_strdup(run->arena, text);
}

static void report_refused(struct run *run, const char *file, char *said)
{
	if (strstr(said, "password"))
		diag_report(run->diag, DIAG_FORM_LOCKED, (struct place){ 0 }, file);
	else
		diag_report(run->diag, DIAG_FORM_UNREADABLE, (struct place){ 0 }, file,
			complaint(run, said));
}

/* The fields of FILE as JSON; NULL after reporting. */
static struct source *ask_qpdf(struct run *run, const char *file)
{
	enum { DONE = 0, DONE_WITH_WARNINGS = 3 };
	char *argv[] = { "qpdf", "--no-warn", "--json=2", "--json-key=acroform", "--",
		(char *)file, NULL };
	char *json = NULL, *said = NULL;
	GError *error = NULL;
	struct source *source = NULL;
	int status = 0;

	if (!g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &json, &said, &status,
		&error)) {
		diag_report(run->diag, DIAG_NO_QPDF, (struct place){ 0 }, error->message);
		g_error_free(error);
		return NULL;
	}
	status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	if (status == DONE || status == DONE_WITH_WARNINGS)
		source = source_from_text(run->arena, file, json, strlen(json));
	else
		report_refused(run, file, said);
	g_free(json);
	g_free(said);
	return source;
}

/* Reads the form of FILE; false after reporting. */
static bool read_pdf(struct run *run, const char *file, struct form *form)
{
	const struct source *json;

	if (!source_exists(file)) {
		diag_report(run->diag, DIAG_FILE_UNREADABLE,
			(struct place){ .source = source_from_text(run->arena, file, "", 0) },
			diag_errno(run->diag, ENOENT));
		return false;
	}
	json = ask_qpdf(run, file);
	if (!json)
		return false;
	if (form_read(run->arena, json, form) && form->count > 0)
		return true;
	diag_report(run->diag, DIAG_FORM_FOREIGN, (struct place){ 0 }, file);
	return false;
}

/* What stands before the text of PATH on disk: a byte-order mark or nothing. */
static const char *prefix_of(const char *path)
{
	static const char mark[] = "\xEF\xBB\xBF";
	char *bytes = NULL;
	gsize length = 0;
	bool marked = g_file_get_contents(path, &bytes, &length, NULL) &&
		g_str_has_prefix(bytes, mark);

	g_free(bytes);
	return marked ? mark : "";
}

static void print_counts(const struct options *options, const char *file,
	const struct form_count *count)
{
	printf("%s: %d %s %s", file, count->taken, count->taken == 1 ? "Angabe" : "Angaben",
		options->dry_run ? "einzulesen" : "eingelesen");
	if (count->known)
		printf(", %d schon da", count->known);
	if (count->refused)
		printf(", %d nicht übernommen", count->refused);
	putchar('\n');
}

/* The lines of NEW that OLD has not, in order: edits only put lines in or change them. */
static void print_changes(const char *old, const char *new)
{
	char **before = g_strsplit(old, "\n", -1), **after = g_strsplit(new, "\n", -1);
	char **at = before;

	for (char **line = after; *line; line++) {
		char **same = at;

		while (*same && strcmp(*same, *line) != 0)
			same++;
		if (*same)
			at = same + 1;
		else
			printf("+ %s\n", *line);
	}
	g_strfreev(before);
	g_strfreev(after);
}

/* Puts the values of FORM into the meeting's file NAME; false: the system failed. */
static bool take_file(struct run *run, const struct options *options, struct form *form,
	const char *name)
{
	char *path = arena_printf(run->arena, "%s/%s", options->project, name);
	struct form_count count = { 0 };
	const struct source *source;
	const char *text;

	if (!source_exists(path)) {
		diag_report(run->diag, DIAG_FORM_NO_MEETING, (struct place){ 0 },
			options->form, name, options->project);
		return true;
	}
	source = source_read(run->arena, run->diag, path, name, SOURCE_UTF8);
	text = source ? form_take(run->arena, run->diag, source, form, &count) : NULL;
	if (!text)
		return true;
	print_counts(options, name, &count);
	if (!count.taken)
		return true;
	if (options->dry_run) {
		print_changes(source->text, text);
		return true;
	}
	text = arena_printf(run->arena, "%s%s", prefix_of(path), text);
	return source_write(run->diag, path, text, strlen(text));
}

enum status command_minutes(const struct options *options)
{
	struct run *run = run_new(options);
	enum status status = STATUS_MADE;
	struct form form;

	if (strcmp(options->action, "read") != 0) {
		diag_report(run->diag, DIAG_UNKNOWN_WORD, (struct place){ 0 }, options->action,
			"read");
		return run_close(run, STATUS_USAGE);
	}
	if (!run_has_project(run, options))
		return run_close(run, STATUS_USAGE);
	if (!read_pdf(run, options->form, &form))
		return run_close(run, STATUS_MADE);
	if (!form_is_filled(&form))
		diag_report(run->diag, DIAG_FORM_EMPTY, (struct place){ 0 }, options->form);
	for (const char *const *file = form_files(run->arena, &form); *file; file++)
		if (!take_file(run, options, &form, *file))
			status = STATUS_SYSTEM;
	return run_close(run, status);
}
