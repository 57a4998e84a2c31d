/* command_show.c: check, figures, preview, dump, schema: they show, and write
 * nothing but what they are asked for. */
#include "command.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/dump.h"
#include "render/device.h"
#include "render/gate.h"
#include "report/view.h"
#include "typeset/document.h"

/* Sets every document and throws it away: placeholders, Markdown, pages and the
 * gate have findings of their own. */
static void check_documents(struct run *run, unsigned editions)
{
	struct job_list list = job_list_make(run);
	struct arena *arena = arena_new(); /* of one document after the other */
	const struct pages *pages = NULL;

	job_list_keep(&list, editions);
	job_open_presses(run, &list);
	for (int i = 0; i < list.count; i++) {
		const struct job *job = &list.items[i];

		if (i == 0 || job[-1].document != job->document) {
			arena_reset(arena);
			pages = NULL;
		}
		if (job->state != JOB_PENDING)
			continue;
		diag_set_document(run->diag, job->document);
		if (!pages)
			pages = job_typeset(run, arena, job);
		diag_set_document(run->diag, job->name);
		if (pages)
			job_inspect(run, job, pages);
		if (pages && job->edition == EDITION_SCREEN && gate_passes(pages, run->diag))
			gate_contrast(pages, run->diag);
	}
	arena_free(arena);
	diag_set_document(run->diag, NULL);
}

static void print_count(int count, const char *one, const char *many, const char *end)
{
	printf("%d %s%s", count, count == 1 ? one : many, end);
}

enum status command_check(const struct options *options)
{
	struct run *run = run_new(options);
	unsigned editions = run_editions(run, options);

	if (!editions || !run_read(run, options))
		return run_close(run, STATUS_USAGE);
	if (run_open_fonts(run))
		check_documents(run, editions);
	print_count(diag_count(run->diag, DIAG_ERROR), "Fehler", "Fehler", ", ");
	print_count(diag_count(run->diag, DIAG_WARNING), "Warnung", "Warnungen", ", ");
	print_count(diag_count(run->diag, DIAG_NOTE), "Hinweis", "Hinweise", "\n");
	return run_close(run, STATUS_MADE);
}

/* TEXT to the file of -o, or to standard output. */
static void write_text(const struct run *run, const struct options *options, const char *text)
{
	if (options->output)
		source_write(run->diag, options->output, text, strlen(text));
	else
		fputs(text, stdout);
}

enum status command_figures(const struct options *options)
{
	struct run *run = run_new(options);
	const char *format = options->format ? options->format : "csv";

	if (strcmp(format, "csv") != 0 && strcmp(format, "json") != 0) {
		diag_report(run->diag, DIAG_UNKNOWN_WORD, (struct place){ 0 }, format,
			"csv, json");
		return run_close(run, STATUS_USAGE);
	}
	if (!run_read(run, options))
		return run_close(run, STATUS_USAGE);
	write_text(run, options, strcmp(format, "csv") == 0 ?
		figures_csv(run->arena, run->figures) : figures_json(run->arena, run->figures));
	return run_close(run, STATUS_MADE);
}

/* Reads the project and sets one document; NULL with STATUS saying why. */
static struct pages *show_pages(struct run *run, const struct options *options,
	enum status *status)
{
	struct job_list list;
	struct job *job;
	struct pages *pages;

	*status = STATUS_USAGE;
	if (!run_read(run, options) || !(job = run_find_job(run, options->document, &list)))
		return NULL;
	*status = STATUS_SYSTEM;
	if (!run_open_fonts(run))
		return NULL;
	diag_set_document(run->diag, job->document);
	pages = job_typeset(run, run->arena, job);
	*status = pages ? STATUS_MADE : STATUS_DATA;
	return pages;
}

enum { DPI_USUAL = 96 };

/* One PNG: DIR/<document>-01.png, slashes of its name as they are.  DIR is a folder
 * of its own: konzept/ must not come to stand beside konzepte/, nor among the PDFs,
 * which are published. */
static bool preview_page(struct run *run, const struct options *options,
	const struct pages *pages, int page)
{
	struct device_options how = { .page = page,
		.dpi = options->dpi ? options->dpi : DPI_USUAL };
	GByteArray *bytes = g_byte_array_new();
	char *path = arena_printf(run->arena, "%s/%s-%02d.png",
		run_output(run, options, "vorschau"), pages->document->name, page + 1);
	bool written = device_png.render(pages, &how, run->diag, bytes) &&
		source_write(run->diag, path, bytes->data, bytes->len);

	g_byte_array_free(bytes, TRUE);
	if (written)
		puts(path);
	return written;
}

enum status command_preview(const struct options *options)
{
	struct run *run = run_new(options);
	enum status status;
	struct pages *pages = show_pages(run, options, &status);

	for (int i = 0; pages && i < pages->count && status == STATUS_MADE; i++)
		if (!preview_page(run, options, pages, i))
			status = STATUS_SYSTEM;
	return run_close(run, status);
}

static enum status dump_device(struct run *run, const struct options *options,
	const struct device *device)
{
	enum status status;
	struct pages *pages = show_pages(run, options, &status);
	GByteArray *bytes = g_byte_array_new();

	if (pages && device->render(pages, &(struct device_options){ 0 }, run->diag, bytes))
		fwrite(bytes->data, 1, bytes->len, stdout);
	g_byte_array_free(bytes, TRUE);
	return status;
}

static enum status dump_pages(struct run *run, const struct options *options)
{
	return dump_device(run, options, &device_trace);
}

static enum status dump_tags(struct run *run, const struct options *options)
{
	return dump_device(run, options, &device_tags);
}

static enum status dump_model(struct run *run, const struct options *options)
{
	if (!run_read(run, options))
		return STATUS_USAGE;
	project_dump(&run->project, stdout);
	return STATUS_MADE;
}

static enum status dump_view(struct run *run, const struct options *options)
{
	struct job_list list;
	struct job *job;

	if (!run_read(run, options) || !(job = run_find_job(run, options->document, &list)))
		return STATUS_USAGE;
	view_dump(job_view(run, run->arena, job), stdout);
	return STATUS_MADE;
}

static enum status dump_document(struct run *run, const struct options *options)
{
	struct job_list list;
	struct job *job;
	struct document *document;

	if (!run_read(run, options) || !(job = run_find_job(run, options->document, &list)))
		return STATUS_USAGE;
	document = job_compose(run, run->arena, job);
	if (document)
		document_dump(document, stdout);
	return document ? STATUS_MADE : STATUS_DATA;
}

static const struct stage {
	const char *name;
	enum status (*dump)(struct run *run, const struct options *options);
} stages[] = {
	{ "model", dump_model },
	{ "view", dump_view },
	{ "document", dump_document },
	{ "pages", dump_pages },
	{ "tags", dump_tags },
};

enum status command_dump(const struct options *options)
{
	struct run *run = run_new(options);

	for (size_t i = 0; i < G_N_ELEMENTS(stages); i++)
		if (options->stage && strcmp(options->stage, stages[i].name) == 0)
			return run_close(run, stages[i].dump(run, options));
	diag_report(run->diag, options->stage ? DIAG_UNKNOWN_WORD : DIAG_MISSING_WORD,
		(struct place){ 0 }, options->stage ? options->stage : "--stage",
		"model, view, document, pages, tags");
	return run_close(run, STATUS_USAGE);
}

/* Every kind of file that a project holds. */
static const struct shape *const kinds[] = {
	&municipality_shape, &school_shape, &worker_shape, &framework_shape, &concept_shape,
	&delivery_shape, &reading_row_shape, &meeting_shape,
};

enum status command_schema(const struct options *options)
{
	struct run *run = run_new(options);
	GString *names = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (options->kind && strcmp(options->kind, kinds[i]->name) == 0) {
			write_text(run, options, shape_schema(run->arena, kinds[i]));
			g_string_free(names, TRUE);
			return run_close(run, STATUS_MADE);
		}
		g_string_append_printf(names, "%s%s", i ? ", " : "", kinds[i]->name);
	}
	diag_report(run->diag, options->kind ? DIAG_UNKNOWN_WORD : DIAG_MISSING_WORD,
		(struct place){ 0 }, options->kind ? options->kind : "ART", names->str);
	g_string_free(names, TRUE);
	return run_close(run, STATUS_USAGE);
}
