/* Bench of the PDF device: processor milliseconds per page from set pages to the bytes of
 * the file (emit, subset, deflate, serialise), over all documents of a project.
 *
 *     build/bench/render [PROJECT] [ROUNDS]       (default: samples/herne 5) */
#include <glib.h>
#include <stdio.h>

#include "base/arena.h"
#include "documents.h"
#include "render/device.h"

/* Of all documents, over all rounds. */
struct total {
	int documents, pages;
	double milliseconds, most;  /* MOST: per page, of the slowest document */
	size_t bytes;
	const char *slowest;
};

/* The best of ROUNDS; -1 where the document is refused. */
static double render(const struct pages *pages, int rounds, struct diag *diag, GByteArray *out)
{
	double best = G_MAXDOUBLE;

	for (int i = 0; i < rounds; i++) {
		double start = processor_milliseconds();

		g_byte_array_set_size(out, 0);
		if (!device_pdf.render(pages, &(struct device_options){0}, diag, out))
			return -1;
		best = MIN(best, processor_milliseconds() - start);
	}
	return best;
}

static bool bench(struct run *run, const struct job *job, int rounds, void *data)
{
	struct total *total = data;
	struct arena *arena = arena_new();
	GByteArray *out = g_byte_array_new();
	const struct pages *pages = job_typeset(run, arena, job);
	double milliseconds = pages ? render(pages, rounds, run->diag, out) : -1;

	if (milliseconds >= 0) {
		double each = milliseconds / pages->count;

		total->documents++;
		total->pages += pages->count;
		total->bytes += out->len;
		total->milliseconds += milliseconds;
		if (each > total->most) {
			total->most = each;
			total->slowest = job->name;
		}
	}
	g_byte_array_free(out, TRUE);
	arena_free(arena);
	return milliseconds >= 0;
}

static bool report(const void *data)
{
	const struct total *total = data;

	if (total->pages == 0)
		return false;
	printf("%-44s %8.3f ms per page (%d documents, %d pages, %zu kB)\n", "pages to PDF",
		total->milliseconds / total->pages, total->documents, total->pages,
		total->bytes / 1000);
	printf("%-44s %8.3f ms per page\n", total->slowest, total->most);
	return true;
}

int main(int count, char **words)
{
	struct total total = {0};

	return documents_bench(count, words, bench, report, &total);
}
