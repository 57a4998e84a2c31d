/* job_edition.c: for whom a document is made: as a PDF that speaks, or for the
 * print shop. */
#include "job.h"

#include <string.h>

#include "base/arena.h"
#include "render/device.h"
#include "render/preflight.h"
#include "render/press.h"

/* ORDER EDITION */
static const struct edition_row {
	const char *word;
	const char *folder;      /* below the output folder */
	const struct device *device;
} rows[] = {
	{ "screen", "", &device_pdf },
	{ "print", "druck/", &device_print },
};
_Static_assert(G_N_ELEMENTS(rows) == EDITION_COUNT, "ORDER EDITION");

unsigned editions_parse(const char *word)
{
	if (!word)
		return 1u << EDITION_SCREEN;
	if (strcmp(word, "all") == 0)
		return (1u << EDITION_COUNT) - 1;
	for (int i = 0; i < EDITION_COUNT; i++)
		if (strcmp(word, rows[i].word) == 0)
			return 1u << i;
	return 0;
}

void job_list_keep(struct job_list *list, unsigned editions)
{
	int kept = 0;

	for (int i = 0; i < list->count; i++)
		if (editions >> list->items[i].edition & 1)
			list->items[kept++] = list->items[i];
	list->count = kept;
}

const char *edition_word(enum edition edition)
{
	return rows[edition].word;
}

const char *edition_file(struct arena *arena, enum edition edition, const char *document)
{
	const char *folder = rows[edition].folder;

	return *folder ? arena_printf(arena, "%s%s", folder, document) : document;
}

enum edition edition_of(const char *file)
{
	for (int i = 0; i < EDITION_COUNT; i++)
		if (*rows[i].folder && g_str_has_prefix(file, rows[i].folder))
			return i;
	return EDITION_SCREEN;
}

const char *edition_document(const char *file)
{
	return file + strlen(rows[edition_of(file)].folder);
}

void job_inspect(const struct run *run, const struct job *job, const struct pages *pages)
{
	if (job->edition == EDITION_PRINT)
		preflight(pages, job->press, run->diag);
}

bool job_render(const struct run *run, const struct job *job, const struct pages *pages,
	GByteArray *out)
{
	const struct device_options options = { .press = job->press,
		.spare = run->typesetter.spare, .store = run->parts };

	job_inspect(run, job, pages);
	return rows[job->edition].device->render(pages, &options, run->diag, out);
}

static const struct press *press_get(struct run *run, const struct print_style *print)
{
	struct press *press;

	for (guint i = 0; i < run->presses->len; i++) {
		press = run->presses->pdata[i];
		if (strcmp(press->profile, print->profile) == 0 &&
			g_strcmp0(press->named, print->condition) == 0)
			return press;
	}
	press = press_open(run->diag, print, run->project.root);
	if (press)
		g_ptr_array_add(run->presses, press);
	return press;
}

void job_open_presses(struct run *run, struct job_list *list)
{
	if (!run->presses)
		run->presses = g_ptr_array_new();
	for (int i = 0; i < list->count; i++) {
		struct job *job = &list->items[i];

		if (job->edition != EDITION_PRINT || job->state != JOB_PENDING)
			continue;
		job->press = press_get(run, &job->layout->sheet.print);
		if (job->press) {
			job->parts[PART_PRESS] = job->press->hash;
		} else {
			job->state = JOB_REFUSED;
			job->reason = "ohne Farbprofil";
		}
	}
}

void job_close_presses(struct run *run)
{
	if (!run->presses)
		return;
	for (guint i = 0; i < run->presses->len; i++)
		press_close(run->presses->pdata[i]);
	g_ptr_array_free(run->presses, TRUE);
	run->presses = NULL;
}
