/* command_list.c: schuso list: the documents of a project by name, state and
 * title.  It writes nothing and takes no lock: what it says of the output folder
 * is as of the moment. */
#include "command.h"

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "typeset/document.h"

/* What the next build would do with JOB, in the words of --explain. */
static const char *state_of(const struct job_log *log, const char *out, struct job *job)
{
	if (job->state == JOB_REFUSED)
		return "abgelehnt";
	return job_is_fresh(log, out, job) ? "aktuell" : job->reason;
}

/* The title as the document itself has it, or why there is none. */
static void print_title(struct run *run, const struct job *job)
{
	struct arena *arena = arena_new();
	const struct document *document = NULL;

	diag_set_document(run->diag, job->name);
	if (job->state == JOB_PENDING)
		document = job_compose(run, arena, job);
	diag_set_document(run->diag, NULL);
	puts(document ? document->title : job->reason ? job->reason : "");
	arena_free(arena);
}

static void print_list(struct run *run, struct job_list *list, const char *out)
{
	struct job_log *log = job_log_read(run->arena, out);
	const char **states = ARENA_ARRAY(run->arena, const char *, list->count);
	int name_width = 0, state_width = 0;

	for (int i = 0; i < list->count; i++) {
		states[i] = state_of(log, out, &list->items[i]);
		name_width = MAX(name_width, (int)g_utf8_strlen(list->items[i].name, -1));
		state_width = MAX(state_width, (int)g_utf8_strlen(states[i], -1));
	}
	for (int i = 0; i < list->count; i++) {
		int gap = state_width - (int)g_utf8_strlen(states[i], -1);

		printf("%-*s  %s%*s  ", name_width, list->items[i].name, states[i], gap, "");
		print_title(run, &list->items[i]);
	}
	job_log_close(log);
}

enum status command_list(const struct options *options)
{
	struct run *run = run_new(options);
	unsigned editions = run_editions(run, options);
	struct job_list list;

	if (!editions || !run_read(run, options))
		return run_close(run, STATUS_USAGE);
	if (!run_open_fonts(run)) /* a part of the keys */
		return run_close(run, STATUS_SYSTEM);
	list = job_list_make(run);
	job_list_keep(&list, editions);
	job_open_presses(run, &list);
	print_list(run, &list, run_output(run, options, "ausgabe"));
	return run_close(run, STATUS_MADE);
}
