/* job_report.c: what a build made, kept, refused, and why: JSON or CSV. */
#include "job.h"

#include <glib.h>

#include "base/diag.h"
#include "base/json.h"

/* ORDER JOB_STATE */
static const char *const state_words[] = {
	[JOB_PENDING] = "offen", [JOB_MADE] = "erzeugt", [JOB_UNCHANGED] = "unverändert",
	[JOB_REFUSED] = "abgelehnt", [JOB_FAILED] = "gescheitert",
};

/* Milliseconds with one decimal, whatever the locale. */
static void append_milliseconds(GString *out, double milliseconds)
{
	long long tenths = (long long)(milliseconds * 10 + 0.5);

	g_string_append_printf(out, "%lld.%lld", tenths / 10, tenths % 10);
}

static void json_earlier(GString *out, const struct job *job)
{
	char *notes = g_strconcat(job->notes ? job->notes : "",
		job->own_notes ? job->own_notes : "", NULL);

	if (*notes) {
		g_string_append(out, ", \"frueher\": ");
		json_put_text(out, notes);
	}
	g_free(notes);
}

static void json_job(GString *out, const struct job *job)
{
	g_string_append(out, "    {\"dokument\": ");
	json_put_text(out, job->name);
	g_string_append_printf(out, ", \"ausgabe\": \"%s\", \"ergebnis\": \"%s\"",
		edition_word(job->edition), state_words[job->state]);
	if (job->reason) {
		g_string_append(out, ", \"grund\": ");
		json_put_text(out, job->reason);
	}
	g_string_append_printf(out, ", \"seiten\": %d, \"bytes\": %lld, \"millisekunden\": ",
		job->pages, job->bytes);
	append_milliseconds(out, job->milliseconds);
	g_string_append_printf(out, ", \"befunde\": %d", job->findings);
	if (job->state == JOB_UNCHANGED) /* not among the run's findings */
		json_earlier(out, job);
	if (job->lint.lines > 0)
		job_lint_json(out, &job->lint);
	g_string_append_c(out, '}');
}

static void json_finding(GString *out, const struct finding *finding)
{
	static const char *const levels[] = { "hinweis", "warnung", "fehler", "systemfehler" };

	g_string_append_printf(out, "    {\"stufe\": \"%s\", \"code\": \"%s\"",
		levels[finding->level], diag_code_name(finding->code));
	if (finding->place.source) {
		g_string_append(out, ", \"datei\": ");
		json_put_text(out, finding->place.source->path);
		g_string_append_printf(out, ", \"zeile\": %d, \"spalte\": %d",
			finding->place.line, finding->place.column);
	}
	if (finding->document) {
		g_string_append(out, ", \"dokument\": ");
		json_put_text(out, finding->document);
	}
	g_string_append(out, ", \"text\": ");
	json_put_text(out, finding->text);
	g_string_append_c(out, '}');
}

static GString *report_json(const struct diag *diag, const struct job_list *list)
{
	GString *out = g_string_new("{\n  \"dokumente\": [\n");

	for (int i = 0; i < list->count; i++) {
		json_job(out, &list->items[i]);
		g_string_append(out, i + 1 < list->count ? ",\n" : "\n");
	}
	g_string_append(out, "  ],\n  \"befunde\": [\n");
	for (size_t i = 0; i < diag_findings(diag); i++) {
		json_finding(out, diag_finding(diag, i));
		g_string_append(out, i + 1 < diag_findings(diag) ? ",\n" : "\n");
	}
	g_string_append(out, "  ]\n}\n");
	return out;
}

/* As a German Excel opens it: BOM, semicolons, CRLF, decimal comma. */
static GString *report_csv(const struct job_list *list)
{
	GString *out = g_string_new("\xEF\xBB\xBF"
		"dokument;ausgabe;ergebnis;grund;seiten;bytes;millisekunden;befunde");

	job_lint_csv_head(out);
	g_string_append(out, "\r\n");
	for (int i = 0; i < list->count; i++) {
		const struct job *job = &list->items[i];
		GString *time = g_string_new(NULL);

		append_milliseconds(time, job->milliseconds);
		g_string_replace(time, ".", ",", 1);
		g_string_append_printf(out, "%s;%s;%s;%s;%d;%lld;%s;%d", job->name,
			edition_word(job->edition), state_words[job->state],
			job->reason ? job->reason : "", job->pages, job->bytes, time->str,
			job->findings);
		job_lint_csv(out, &job->lint);
		g_string_append(out, "\r\n");
		g_string_free(time, TRUE);
	}
	return out;
}

bool job_report(struct diag *diag, const char *file, const struct job_list *list)
{
	GString *out = g_str_has_suffix(file, ".csv") ? report_csv(list) : report_json(diag, list);
	bool written = source_write(diag, file, out->str, out->len);

	g_string_free(out, TRUE);
	return written;
}
