/* schuso: from the files of a municipality's school social work to its
 * documents.  Options and exit status; the stages are called in run.c,
 * job.c and job_maker.c. */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "command.h"

#ifndef VERSION
#define VERSION "0.1"
#endif

/* What the words after the verb are. */
enum operands { TAKES_PROJECT, TAKES_DOCUMENT, TAKES_KIND, TAKES_FOLDER };

static const struct verb {
	const char *name;
	enum status (*run)(const struct options *options);
	enum operands operands;
	const char *usage, *help;
} verbs[] = {
	{ "build", command_build, TAKES_PROJECT, "[PROJEKT]",
		"erzeugt alle Dokumente, die nicht mehr aktuell sind" },
	{ "check", command_check, TAKES_PROJECT, "[PROJEKT]",
		"prüft alle Dateien und nennt alle Befunde" },
	{ "figures", command_figures, TAKES_PROJECT, "[PROJEKT]",
		"gibt die zusammengefassten, geschützten Kennzahlen aus" },
	{ "preview", command_preview, TAKES_DOCUMENT, "[PROJEKT] DOKUMENT",
		"zeichnet die Seiten eines Dokuments als PNG" },
	{ "dump", command_dump, TAKES_DOCUMENT, "[PROJEKT] [DOKUMENT]",
		"zeigt eine Stufe zwischen Datei und Seite als Text" },
	{ "schema", command_schema, TAKES_KIND, "ART",
		"gibt das JSON-Schema einer Dateiart aus" },
	{ "new", command_new, TAKES_FOLDER, "ORDNER",
		"legt ein kleines Projekt zum Anfangen an" },
};

static void print_usage(FILE *stream)
{
	fputs("Aufruf: schuso BEFEHL [OPTIONEN] [PROJEKT] ...\n\n", stream);
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		fprintf(stream, "  schuso %-8s %-22s %s\n", verbs[i].name, verbs[i].usage,
			verbs[i].help);
	fputs("\n`schuso BEFEHL --help` nennt die Optionen eines Befehls, `man schuso` alles.\n"
		"Ohne PROJEKT gilt der aktuelle Ordner.\n", stream);
}

static const struct verb *verb_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

/* Hands COUNT words to the options by what VERB takes; false if they do not fit. */
static bool take_operands(const struct verb *verb, int count, char **words,
	struct options *options)
{
	switch (verb->operands) {
	case TAKES_PROJECT:
		options->project = count > 0 ? words[0] : ".";
		return count <= 1;
	case TAKES_KIND:
		options->project = ".";
		options->kind = count > 0 ? words[0] : NULL;
		return count <= 1;
	case TAKES_FOLDER:
		options->project = count > 0 ? words[0] : NULL;
		return count == 1;
	default: /* one word alone is a project if it is a folder, else a document */
		options->project = ".";
		if (count == 2 || (count == 1 && g_file_test(words[0], G_FILE_TEST_IS_DIR)))
			options->project = words[0];
		if (count == 2 || (count == 1 && options->project != words[0]))
			options->document = words[count - 1];
		return count <= 2;
	}
}

static bool parse(const struct verb *verb, int *count, char ***words, struct options *options)
{
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
			"wohin geschrieben wird", "ZIEL" },
		{ "edition", 0, 0, G_OPTION_ARG_STRING, &options->edition,
			"build: Ausgabe (screen)", "AUSGABE" },
		{ "only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->only,
			"build: nur Dokumente, auf die das Muster passt; mehrfach", "MUSTER" },
		{ "jobs", 'j', 0, G_OPTION_ARG_INT, &options->workers,
			"build: so viele Prozesse zugleich (sonst einer je Prozessor)", "N" },
		{ "explain", 0, 0, G_OPTION_ARG_NONE, &options->explain,
			"build: sagt zu jedem Dokument, warum es erzeugt wird", NULL },
		{ "report", 0, 0, G_OPTION_ARG_FILENAME, &options->report,
			"build: Bericht über den Lauf (.json oder .csv)", "DATEI" },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
			"figures: csv (sonst) oder json", "FORMAT" },
		{ "stage", 0, 0, G_OPTION_ARG_STRING, &options->stage,
			"dump: model, view, document, pages oder tags", "STUFE" },
		{ "dpi", 0, 0, G_OPTION_ARG_INT, &options->dpi,
			"preview: Auflösung (sonst 96)", "N" },
		{ "english", 0, 0, G_OPTION_ARG_NONE, &options->english,
			"Befunde auf Englisch", NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};
	GOptionContext *context = g_option_context_new(verb->usage);
	GError *error = NULL;
	char *summary = g_strdup_printf("schuso %s %s", verb->name, verb->help);
	bool parsed;

	g_option_context_set_summary(context, summary);
	g_option_context_add_main_entries(context, entries, NULL);
	parsed = g_option_context_parse(context, count, words, &error);
	if (!parsed) {
		fprintf(stderr, "schuso %s: %s\n", verb->name, error->message);
		g_error_free(error);
	}
	g_free(summary);
	g_option_context_free(context);
	return parsed;
}

static void options_free(struct options *options)
{
	g_free(options->output);
	g_free(options->edition);
	g_strfreev(options->only);
	g_free(options->report);
	g_free(options->format);
	g_free(options->stage);
}

int main(int count, char **words)
{
	const struct verb *verb = count > 1 ? verb_find(words[1]) : NULL;
	struct options options = { 0 };
	enum status status = STATUS_USAGE;

	if (count == 2 && (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0)) {
		print_usage(stdout);
		return STATUS_MADE;
	}
	if (count == 2 && strcmp(words[1], "--version") == 0) {
		puts("schuso " VERSION);
		return STATUS_MADE;
	}
	if (!verb) {
		print_usage(stderr);
		return STATUS_USAGE;
	}
	words[1] = words[0];
	count--;
	words++;
	if (parse(verb, &count, &words, &options)) {
		if (take_operands(verb, count - 1, words + 1, &options))
			status = verb->run(&options);
		else
			fprintf(stderr, "Aufruf: schuso %s [OPTIONEN] %s\n", verb->name,
				verb->usage);
	}
	options_free(&options);
	return status;
}
