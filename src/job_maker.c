/* job_maker.c: documents made by forked processes.
 *
 * Workers are forked after inputs, fonts and patterns are loaded, so they share
 * them.  A document is set once and rendered for each edition that is to be made.
 * Which one comes next is one counter in shared memory; what came of it goes to
 * the parent through a pipe.  A worker that dies takes only its document along,
 * and another one takes its place. */
#include "job.h"

#include <assert.h>
#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/pdf_store.h"
#include "typeset/font.h"
#include "typeset/paragraph_store.h"

/* The jobs of one document that are to be made; neighbours in the list. */
struct batch {
	int first, end;
};

/* In memory that parent and workers share. */
struct board {
	atomic_int next;                  /* next batch */
	atomic_int current[MAKER_LIMIT]; /* batch of each worker, -1: none */
};

/* What a worker says of a job; findings follow, each with its texts: those of the
 * document and of its lint, with its first job only, then those of this file. */
struct result {
	int job;
	enum job_state state;
	int pages;
	long long bytes;
	double milliseconds;
	struct lint lint;                 /* with its first job only */
	int shared, examined, own;        /* findings that follow */
};

struct finding_head {
	struct finding finding;           /* its place points to a source read before the fork */
	int text, suggestion, document;   /* lengths of the texts, -1: NULL */
};

struct maker {
	pid_t process;                    /* 0: none */
	int pipe;                         /* reading end */
};

struct work {
	struct run *run;
	struct job_list *list;
	const struct maker_options *options;
	struct board *board;
	struct batch *batches;             /* largest first */
	int batch_count;
	int jobs, done;                   /* to make in all, so far */
	int deaths;                       /* of workers so far */
	GPtrArray *staged;                /* struct source_staged, to be published next */
	GArray *staged_jobs;              /* int: their jobs */
	struct maker makers[MAKER_LIMIT];
};

/* --- in the worker ----------------------------------------------------- */

static void send_all(int pipe, const void *data, size_t length)
{
	const char *rest = data;

	while (length > 0) {
		ssize_t sent = write(pipe, rest, length);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			_exit(3); /* the parent is gone */
		rest += sent;
		length -= (size_t)sent;
	}
}

static void send_text(GByteArray *message, const char *text)
{
	if (text)
		g_byte_array_append(message, (const guint8 *)text, (guint)strlen(text));
}

static int text_length(const char *text)
{
	return text ? (int)strlen(text) : -1;
}

static void send_result(int pipe, const struct result *result, const struct diag *diag,
	size_t from)
{
	GByteArray *message = g_byte_array_new();

	g_byte_array_append(message, (const guint8 *)result, sizeof *result);
	for (size_t i = from; i < diag_findings(diag); i++) {
		const struct finding *finding = diag_finding(diag, i);
		struct finding_head head = { *finding, text_length(finding->text),
			text_length(finding->suggestion), text_length(finding->document) };

		g_byte_array_append(message, (const guint8 *)&head, sizeof head);
		send_text(message, finding->text);
		send_text(message, finding->suggestion);
		send_text(message, finding->document);
	}
	send_all(pipe, message->data, message->len);
	g_byte_array_free(message, TRUE);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Writes the file of JOB from PAGES, for the parent to put in its place. */
static bool job_write(struct run *run, const struct job *job, const struct pages *pages,
	const char *out, struct result *result)
{
	GByteArray *bytes = g_byte_array_new();
	char *path = g_strdup_printf("%s/%s.pdf", out, job->name);
	struct source_staged *staged = NULL;

	if (job_render(run, job, pages, bytes))
		staged = source_stage(run->diag, path, bytes->data, bytes->len);
	result->pages = pages->count;
	result->bytes = bytes->len;
	if (staged)
		source_staged_free(staged);
	g_free(path);
	g_byte_array_free(bytes, TRUE);
	return staged != NULL;
}

/* Sets the document of BATCH and makes its files; what went wrong is in the run's
 * diag.  The first job's time is that of the setting too. */
static void batch_make(struct work *work, struct arena *arena, const struct batch *batch, int pipe)
{
	struct run *run = work->run;
	int errors = diag_errors_met(run->diag);
	int failures = diag_count(run->diag, DIAG_WORLD);
	size_t from = diag_findings(run->diag);
	double start = now();
	const struct pages *pages;
	struct result result = { 0 };

	diag_set_document(run->diag, work->list->items[batch->first].document);
	pages = job_typeset(run, arena, &work->list->items[batch->first]);
	result.shared = (int)(diag_findings(run->diag) - from);
	if (pages && pages->lint)
		result.lint = *pages->lint;
	if (pages && work->options->lint)
		lint_report(pages, run->diag);
	result.examined = (int)(diag_findings(run->diag) - from) - result.shared;
	if (diag_errors_met(run->diag) > errors)
		pages = NULL;
	for (result.job = batch->first; result.job < batch->end; result.job++) {
		const struct job *job = &work->list->items[result.job];
		bool good = pages && diag_count(run->diag, DIAG_WORLD) == failures;

		diag_set_document(run->diag, job->name);
		good = good && job_write(run, job, pages, work->options->out, &result);
		result.state = good ? JOB_MADE :
			diag_count(run->diag, DIAG_WORLD) > failures ? JOB_FAILED : JOB_REFUSED;
		result.milliseconds = now() - start;
		result.own = (int)(diag_findings(run->diag) - from) - result.shared -
			result.examined;
		send_result(pipe, &result, run->diag, from);
		start = now();
		from = diag_findings(run->diag);
		result = (struct result){ .job = result.job };
	}
}

static void maker_run(struct work *work, int self, int pipe)
{
	struct arena *arena = arena_new(); /* of one document after the other */
	int position;

	signal(SIGALRM, SIG_DFL);
	while ((position = atomic_fetch_add(&work->board->next, 1)) < work->batch_count) {
		atomic_store(&work->board->current[self], position);
		alarm((unsigned)work->options->seconds); /* a worker that hangs is ended by it */
		batch_make(work, arena, &work->batches[position], pipe);
		alarm(0);
		atomic_store(&work->board->current[self], -1);
		arena_reset(arena);
	}
	/* As the parent ends, so that the leak checker sees what a document leaves behind. */
	fonts_close(work->run->typesetter.fonts);
	paragraph_store_free(work->run->typesetter.store);
	pdf_store_free(work->run->parts);
	job_close_presses(work->run);
	exit(0);
}

/* --- in the parent ----------------------------------------------------- */

/* Reads LENGTH bytes; false at the end of the pipe. */
static bool receive(int pipe, void *data, size_t length)
{
	char *rest = data;

	while (length > 0) {
		ssize_t got = read(pipe, rest, length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		rest += got;
		length -= (size_t)got;
	}
	return true;
}

static const char *receive_text(struct arena *arena, int pipe, int length)
{
	char *text = length < 0 ? NULL : arena_alloc(arena, (size_t)length + 1);

	return text && receive(pipe, text, (size_t)length) ? text : NULL;
}

static void receive_finding(struct work *work, int pipe)
{
	struct arena *arena = work->run->arena;
	struct finding_head head;

	if (!receive(pipe, &head, sizeof head))
		return;
	head.finding.text = receive_text(arena, pipe, head.text);
	head.finding.suggestion = receive_text(arena, pipe, head.suggestion);
	head.finding.document = receive_text(arena, pipe, head.document);
	if (head.finding.text)
		diag_add(work->run->diag, &head.finding);
}

static void show_progress(const struct work *work)
{
	enum { WIDTH = 30 };
	int full = work->jobs ? WIDTH * work->done / work->jobs : WIDTH;

	if (!work->options->progress)
		return;
	fprintf(stderr, "\r[%.*s%*s] %d von %d", full, "##############################",
		WIDTH - full, "", work->done, work->jobs);
	if (work->done == work->jobs)
		fputs("\r\033[K", stderr);
	fflush(stderr);
}

/* COUNT findings go to the run's; as printed they are returned, NULL: none. */
static const char *take_findings(struct work *work, int pipe, int count)
{
	size_t from = diag_findings(work->run->diag);
	const char *notes;
	char *text = NULL;
	size_t length;
	FILE *stream;

	for (int i = 0; i < count; i++)
		receive_finding(work, pipe);
	if (diag_findings(work->run->diag) == from || !(stream = open_memstream(&text, &length)))
		return NULL;
	diag_print(work->run->diag, from, stream);
	fclose(stream);
	notes = arena_strdup(work->run->arena, text);
	free(text);
	return notes;
}

/* The findings of the document came with its first job that was to be made. */
static void take_notes(struct work *work, int pipe, const struct result *result)
{
	struct job *job = &work->list->items[result->job];
	const struct job *before = result->job > 0 ? job - 1 : NULL;

	job->notes = take_findings(work, pipe, result->shared);
	take_findings(work, pipe, result->examined); /* not said again by later builds */
	job->own_notes = take_findings(work, pipe, result->own);
	job->shared = result->shared;
	if (before && before->document == job->document && before->state != JOB_UNCHANGED) {
		job->notes = before->notes;
		job->shared = before->shared;
		job->lint = before->lint;
	}
	job->findings = job->shared + result->own;
}

/* Remembers that PROCESS has written the file of JOB. */
static void stage_job(struct work *work, int job, pid_t process)
{
	char *path = g_strdup_printf("%s/%s.pdf", work->options->out,
		work->list->items[job].name);

	g_ptr_array_add(work->staged, source_staged_by((long)process, path));
	g_array_append_val(work->staged_jobs, job);
	g_free(path);
}

/* Puts what has been written since the last time in its place. */
static void publish(struct work *work)
{
	struct source_staged **staged = (struct source_staged **)work->staged->pdata;

	source_publish(work->run->diag, staged, (int)work->staged->len);
	for (guint i = 0; i < work->staged->len; i++) {
		struct job *job = &work->list->items[g_array_index(work->staged_jobs, int, i)];

		if (!staged[i]->published) {
			job->state = JOB_FAILED;
			job->reason = "Datei nicht geschrieben";
		}
		source_staged_free(staged[i]);
	}
	g_ptr_array_set_size(work->staged, 0);
	g_array_set_size(work->staged_jobs, 0);
}

/* Takes one result from a worker; false if it has ended. */
static bool take_result(struct work *work, struct maker *maker)
{
	struct result result;
	struct job *job;

	if (!receive(maker->pipe, &result, sizeof result))
		return false;
	job = &work->list->items[result.job];
	job->state = result.state;
	job->pages = result.pages;
	job->bytes = result.bytes;
	job->milliseconds = result.milliseconds;
	job->lint = result.lint;
	if (result.state == JOB_REFUSED)
		job->reason = "Fehler im Dokument";
	if (result.state == JOB_FAILED)
		job->reason = "Fehler im System";
	take_notes(work, maker->pipe, &result);
	if (job->state == JOB_MADE)
		stage_job(work, result.job, maker->process);
	work->done++;
	show_progress(work);
	return true;
}

/* In the new process: the other makers' pipes are the parent's alone, so that
 * whoever writes to a parent that is gone learns it. */
static void close_pipes(const struct work *work, int self)
{
	for (int i = 0; i < work->options->makers; i++)
		if (i != self && work->makers[i].process)
			close(work->makers[i].pipe);
}

static bool maker_start(struct work *work, int self)
{
	int ends[2];

	if (pipe(ends) != 0)
		return false;
	atomic_store(&work->board->current[self], -1);
	fflush(NULL);
	work->makers[self].process = fork();
	if (work->makers[self].process == 0) {
		close(ends[0]);
		close_pipes(work, self);
		maker_run(work, self, ends[1]);
	}
	close(ends[1]);
	work->makers[self].pipe = ends[0];
	if (work->makers[self].process < 0) {
		work->makers[self].process = 0;
		close(ends[0]);
		return false;
	}
	return true;
}

static void report_lost(struct work *work, const struct job *job, int status)
{
	struct diag *diag = work->run->diag;
	char seconds[16];

	g_snprintf(seconds, sizeof seconds, "%d", work->options->seconds);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		diag_report(diag, DIAG_WORKER_SLOW, (struct place){ 0 }, job->name, seconds);
	else
		diag_report(diag, DIAG_WORKER_DIED, (struct place){ 0 }, job->name,
			WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit");
}

/* The worker died over BATCH: what it had not made by then has failed. */
static void batch_lost(struct work *work, const struct batch *batch, int status)
{
	for (int i = batch->first; i < batch->end; i++) {
		struct job *job = &work->list->items[i];

		if (job->state != JOB_PENDING)
			continue;
		job->state = JOB_FAILED;
		job->reason = "Arbeitsprozess beendet";
		diag_set_document(work->run->diag, job->name);
		report_lost(work, job, status);
		work->done++;
	}
	diag_set_document(work->run->diag, NULL);
	show_progress(work);
}

/* The worker's pipe has ended.  One that died, be it between two jobs, is
 * replaced; each may have taken one job along, so there is an end to it. */
static void maker_end(struct work *work, int self)
{
	struct maker *maker = &work->makers[self];
	int lost = atomic_load(&work->board->current[self]);
	int status = 0;

	close(maker->pipe);
	while (waitpid(maker->process, &status, 0) < 0 && errno == EINTR)
		;
	maker->process = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	if (lost >= 0)
		batch_lost(work, &work->batches[lost], status);
	if (work->deaths++ < work->batch_count && !maker_start(work, self))
		diag_report(work->run->diag, DIAG_NO_WORKER, (struct place){ 0 },
			diag_errno(work->run->diag, errno));
}

/* Larger documents first: the last ones should be short. */
static long job_weight(const struct work *work, const struct job *job)
{
	const struct figures *f = work->run->figures;

	if (job->kind == JOB_REPORT)
		return 1000 + f->units[job->unit].school_count;
	return job->kind == JOB_CONCEPT ? 500 + concept_measure_count(job->concept) : 0;
}

static int batch_compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct work *work = data;
	int left = ((const struct batch *)a)->first, right = ((const struct batch *)b)->first;
	long by = job_weight(work, &work->list->items[right]) -
		job_weight(work, &work->list->items[left]);

	return by ? (by > 0) - (by < 0) : left - right;
}

/* A job joins the batch of its neighbour if that is of the same document. */
static void work_batches(struct work *work)
{
	const struct job *jobs = work->list->items;

	work->batches = ARENA_ARRAY(work->run->arena, struct batch, (size_t)work->list->count + 1);
	for (int i = 0; i < work->list->count; i++) {
		struct batch *next = &work->batches[work->batch_count];

		if (jobs[i].state != JOB_PENDING)
			continue;
		work->jobs++;
		if (work->batch_count && next[-1].end == i &&
			jobs[i - 1].document == jobs[i].document)
			next[-1].end++;
		else
			work->batches[work->batch_count++] = (struct batch){ i, i + 1 };
	}
	g_qsort_with_data(work->batches, work->batch_count, sizeof *work->batches, batch_compare,
		work);
}

/* Waits for results until every worker has ended. */
static void work_wait(struct work *work)
{
	for (;;) {
		struct pollfd ends[MAKER_LIMIT];
		int owners[MAKER_LIMIT];
		nfds_t count = 0;

		for (int i = 0; i < work->options->makers; i++)
			if (work->makers[i].process) {
				owners[count] = i;
				ends[count++] = (struct pollfd){ work->makers[i].pipe, POLLIN, 0 };
			}
		if (count == 0)
			return;
		if (poll(ends, count, -1) < 0)
			continue;
		for (nfds_t i = 0; i < count; i++)
			if (ends[i].revents && !take_result(work, &work->makers[owners[i]]))
				maker_end(work, owners[i]);
		publish(work);
	}
}

/* What no worker could be found for. */
static void work_leftover(struct work *work)
{
	for (int i = 0; i < work->list->count; i++)
		if (work->list->items[i].state == JOB_PENDING) {
			work->list->items[i].state = JOB_FAILED;
			work->list->items[i].reason = "kein Arbeitsprozess";
		}
}

void job_work(struct run *run, struct job_list *list, const struct maker_options *options)
{
	struct work work = { .run = run, .list = list, .options = options };
	bool started = false;

	assert(options->makers > 0 && options->makers <= MAKER_LIMIT);
	work_batches(&work);
	if (work.batch_count == 0)
		return;
	work.board = mmap(NULL, sizeof *work.board, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (work.board == MAP_FAILED) {
		diag_report(run->diag, DIAG_NO_WORKER, (struct place){ 0 },
			diag_errno(run->diag, errno));
		work_leftover(&work);
		return;
	}
	work.staged = g_ptr_array_new();
	work.staged_jobs = g_array_new(FALSE, FALSE, sizeof(int));
	show_progress(&work);
	run->typesetter.spare = work.batch_count < options->makers;
	for (int i = 0; i < options->makers && i < work.batch_count; i++)
		started |= maker_start(&work, i);
	if (!started)
		diag_report(run->diag, DIAG_NO_WORKER, (struct place){ 0 },
			diag_errno(run->diag, errno));
	work_wait(&work);
	g_ptr_array_free(work.staged, TRUE);
	g_array_free(work.staged_jobs, TRUE);
	work_leftover(&work);
	munmap(work.board, sizeof *work.board);
}
