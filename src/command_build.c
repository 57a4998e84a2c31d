/* command_build.c: schuso build. */
#include "command.h"

#include <glib.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/diag.h"
#include "render/press.h"

struct build {
	const struct options *options;
	struct run *run;
	const char *out;
	unsigned editions;   /* a set */
	struct job_list list;
	struct job_log *log;
	uint64_t digest;     /* of everything below the project, layouts, fonts, program,
	                        and of what is asked for */
};

/* A pattern names a document, and so all its files, or one of these. */
static bool job_wanted(const struct build *build, const struct job *job)
{
	const char **pattern = build->options->only;

	if (!pattern)
		return true;
	for (; *pattern; pattern++)
		if (g_pattern_match_simple(*pattern, job->document) ||
			g_pattern_match_simple(*pattern, job->name))
			return true;
	return false;
}

/* Drops the jobs that --edition and --only leave out; false if none is left. */
static bool build_select(struct build *build)
{
	struct job_list *list = &build->list;
	int kept = 0;

	job_list_keep(list, build->editions);
	for (int i = 0; i < list->count; i++)
		if (job_wanted(build, &list->items[i]))
			list->items[kept++] = list->items[i];
	list->count = kept;
	if (kept > 0 || !build->options->only)
		return true;
	diag_report(build->run->diag, DIAG_NOTHING_MATCHES, (struct place){ 0 },
		build->options->only[0]);
	return false;
}

static void build_explain(const struct build *build)
{
	for (int i = 0; i < build->list.count; i++) {
		const struct job *job = &build->list.items[i];

		printf("%s: %s\n", job->name, job->reason ? job->reason : "unverändert");
	}
}

static void build_freshness(struct build *build)
{
	for (int i = 0; i < build->list.count; i++) {
		struct job *job = &build->list.items[i];

		if (job->state != JOB_PENDING || !job_is_fresh(build->log, build->out, job))
			continue;
		if (build->options->lint)
			job->reason = "der Satz wird geprüft";
		else
			job->state = JOB_UNCHANGED;
	}
}

static int count_state(const struct job_list *list, enum job_state state)
{
	int count = 0;

	for (int i = 0; i < list->count; i++)
		count += list->items[i].state == state;
	return count;
}

/* The last line: what was made of how much. */
static void build_total(const struct job_list *list)
{
	int refused = count_state(list, JOB_REFUSED), failed = count_state(list, JOB_FAILED);

	printf("%d %s: %d erzeugt, %d unverändert", list->count,
		list->count == 1 ? "Dokument" : "Dokumente",
		count_state(list, JOB_MADE), count_state(list, JOB_UNCHANGED));
	if (refused)
		printf(", %d abgelehnt", refused);
	if (failed)
		printf(", %d gescheitert", failed);
	putchar('\n');
	for (int i = 0; i < list->count; i++)
		if (list->items[i].state == JOB_REFUSED || list->items[i].state == JOB_FAILED)
			printf("  nicht erzeugt: %s (%s)\n", list->items[i].name,
				list->items[i].reason);
}

/* Documents take milliseconds; who waits that long waits for ever. */
enum { LIMIT_SECONDS = 300 };

static int build_workers(const struct options *options)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (options->workers > 0)
		return MIN(options->workers, MAKER_LIMIT);
	return processors > 0 ? (int)MIN(processors, MAKER_LIMIT) : 1;
}

/* Nothing at all has changed since a build that made everything: what it had to
 * say is said again, and no file need be parsed. */
static bool build_is_done(struct build *build)
{
	struct job_memory memory = job_log_memory(build->log);

	if (build->options->explain || build->options->report ||
		build->options->lint ||
		build->digest != memory.digest || !job_log_intact(build->log, build->out))
		return false;
	fputs(memory.findings, stderr);
	build->list = job_log_list(build->run->arena, build->log, build->editions);
	return true;
}

/* Whether another job of LIST speaks for the document of job I: one that is made
 * has found all of it again, one before it has said it. */
static bool is_spoken_for(const struct job_list *list, int i)
{
	const char *document = list->items[i].document;

	if (i > 0 && list->items[i - 1].document == document)
		return true;
	return i + 1 < list->count && list->items[i + 1].document == document &&
		list->items[i + 1].state == JOB_MADE;
}

/* What was found earlier on documents that stay as they are. */
static void earlier_findings(const struct job_list *list, FILE *stream)
{
	for (int i = 0; i < list->count; i++) {
		const struct job *job = &list->items[i];

		if (job->state != JOB_UNCHANGED)
			continue;
		if (job->notes && !is_spoken_for(list, i))
			fputs(job->notes, stream);
		if (job->own_notes)
			fputs(job->own_notes, stream);
	}
}

/* Findings of this run, and of earlier runs on documents that stay. */
static char *build_findings(const struct build *build)
{
	char *text = NULL;
	size_t length;
	FILE *stream = open_memstream(&text, &length);

	diag_print(build->run->diag, 0, stream);
	earlier_findings(&build->list, stream);
	fclose(stream);
	return text;
}

/* As job_digest(); what is asked for is part of it. */
static uint64_t build_digest(const struct build *build, char **files)
{
	uint64_t digest = job_digest(build->run, build->options->project, files);

	return source_hash(digest, &build->editions, sizeof build->editions);
}

/* The profiles that were used, or else those that an earlier build has used. */
static char **build_files(const struct build *build)
{
	const GPtrArray *presses = build->run->presses;
	GPtrArray *paths = g_ptr_array_new();

	if (presses->len == 0) {
		g_ptr_array_free(paths, TRUE);
		return g_strdupv(job_log_memory(build->log).files);
	}
	for (guint i = 0; i < presses->len; i++)
		g_ptr_array_add(paths, g_strdup(((struct press *)presses->pdata[i])->path));
	g_ptr_array_add(paths, NULL);
	return (char **)g_ptr_array_free(paths, FALSE);
}

static void build_remember(struct build *build, enum status status)
{
	struct diag *diag = build->run->diag;
	bool whole = status == STATUS_MADE && !build->options->only &&
		diag_count(diag, DIAG_ERROR) + diag_count(diag, DIAG_WORLD) == 0;
	char *findings = build_findings(build);
	char **files = build_files(build);

	job_log_write(diag, build->log, build->out, &build->list,
		(struct job_memory){ whole ? build_digest(build, files) : 0, findings, files });
	earlier_findings(&build->list, stderr);
	g_strfreev(files);
	free(findings);
}

static enum status build_make(struct build *build)
{
	struct run *run = build->run;
	struct maker_options makers = { build->out, build_workers(build->options),
		build->options->limit ? build->options->limit : LIMIT_SECONDS,
		isatty(STDERR_FILENO) != 0, build->options->lint };
	enum status status = STATUS_MADE;

	if (makers.makers > 1)
		run_read_beside(run, build->options);
	if (!run_read(run, build->options))
		return STATUS_USAGE;
	if (!run_open_fonts(run))
		return STATUS_SYSTEM;
	build->list = job_list_make(run);
	if (!build->options->only)
		job_log_leave(run->diag, build->log, build->out, &build->list);
	if (!build_select(build))
		return STATUS_USAGE;
	job_open_presses(run, &build->list);
	build_freshness(build);
	if (build->options->explain)
		build_explain(build);
	run->typesetter.lint = build->options->lint || build->options->report;
	job_work(run, &build->list, &makers);
	if (count_state(&build->list, JOB_REFUSED) > 0)
		status = STATUS_DATA;
	if (count_state(&build->list, JOB_FAILED) > 0)
		status = STATUS_SYSTEM;
	build_remember(build, status);
	return status;
}

/* With the log of the folder at hand: whether anything is to do, and does it. */
static enum status build_work(struct build *build)
{
	struct run *run = build->run;

	if (!run_read_epoch(run))
		return STATUS_USAGE;
	if (build->options->only) /* a part of the documents says nothing of the whole */
		return build_make(build);
	if (!run_open_fonts(run))
		return STATUS_SYSTEM;
	build->digest = build_digest(build, job_log_memory(build->log).files);
	return build_is_done(build) ? STATUS_MADE : build_make(build);
}

static enum status build_run(struct build *build)
{
	int lock = job_lock(build->run->diag, build->out, stderr);
	enum status status;

	if (lock < 0)
		return STATUS_SYSTEM;
	build->log = job_log_read(build->run->arena, build->out);
	status = build_work(build);
	if (status != STATUS_USAGE) {
		build_total(&build->list);
		if (build->options->lint)
			job_lint_print(&build->list, stdout);
		if (build->options->report)
			job_report(build->run->diag, build->options->report, &build->list);
	}
	job_log_close(build->log);
	close(lock);
	return status;
}

enum status command_build(const struct options *options)
{
	struct build build = { .options = options, .run = run_new(options) };

	build.editions = run_editions(build.run, options);
	if (!build.editions || !run_has_project(build.run, options))
		return run_close(build.run, STATUS_USAGE);
	build.out = run_output(build.run, options, "ausgabe");
	return run_close(build.run, build_run(&build));
}
