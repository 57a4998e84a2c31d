/* Documents of a project for the benches in this folder, each measured in this process. */
#ifndef BENCH_DOCUMENTS_H
#define BENCH_DOCUMENTS_H

#include <stdlib.h>
#include <time.h>

#include "command.h"

/* Of this process: what others take from the machine is not ours. */
static double processor_milliseconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

/* Calls BENCH for each screen document of the project that the command line names, with
 * the rounds that it wants and TOTAL, then REPORT, which says whether there was anything
 * to measure.  Ends where a document is refused. */
static enum status documents_bench(int count, char **words,
	bool (*bench)(struct run *run, const struct job *job, int rounds, void *total),
	bool (*report)(const void *total), void *total)
{
	struct options options = {.project = count > 1 ? words[1] : "samples/herne"};
	int rounds = count > 2 ? atoi(words[2]) : 5;
	struct run *run = run_new(&options);
	const char *const folders[] = {options.project, ".", NULL};
	struct job_list list;

	run->folders = folders; /* run from the top of the source tree */
	if (!run_read(run, &options) || !run_open_fonts(run))
		return run_close(run, STATUS_USAGE);
	list = job_list_make(run);
	job_list_keep(&list, 1 << EDITION_SCREEN);
	for (int i = 0; i < list.count; i++) {
		if (list.items[i].state == JOB_PENDING &&
			!bench(run, &list.items[i], rounds, total))
			return run_close(run, STATUS_DATA);
	}
	return run_close(run, report(total) ? STATUS_MADE : STATUS_DATA);
}

#endif
