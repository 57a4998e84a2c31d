/* schuso: from the files of a municipality's school social work to its
 * documents.  Verbs and exit status; options are in options.c, the stages are
 * called in run.c, job.c and job_maker.c. */
#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "command.h"

#ifndef VERSION
#define VERSION "0.1"
#endif

/* What the words after the verb are. */
enum operands { TAKES_PROJECT, TAKES_DOCUMENT, TAKES_KIND, TAKES_FOLDER, TAKES_FORM };

/* ORDER TAKES: how many words there are. */
static const struct {
	int least, most;
} operand_counts[] = { { 0, 1 }, { 0, 2 }, { 0, 1 }, { 1, 1 }, { 2, 3 } };

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
	{ "list", command_list, TAKES_PROJECT, "[PROJEKT]",
		"nennt alle Dokumente mit ihrem Stand und Titel" },
	{ "figures", command_figures, TAKES_PROJECT, "[PROJEKT]",
		"gibt die zusammengefassten, geschützten Kennzahlen aus" },
	{ "preview", command_preview, TAKES_DOCUMENT, "[PROJEKT] DOKUMENT",
		"zeichnet die Seiten eines Dokuments als PNG" },
	{ "dump", command_dump, TAKES_DOCUMENT, "[PROJEKT] [DOKUMENT]",
		"zeigt eine Stufe zwischen Datei und Seite als Text" },
	{ "schema", command_schema, TAKES_KIND, "ART",
		"gibt das JSON-Schema einer Dateiart aus" },
	{ "minutes", command_minutes, TAKES_FORM, "read DATEI.pdf [PROJEKT]",
		"liest eine ausgefüllte Protokollvorlage in die Datei der Sitzung ein" },
	{ "new", command_new, TAKES_FOLDER, "ORDNER",
		"legt ein kleines Projekt zum Anfangen an" },
};

static void print_help(const struct verb *verb)
{
	printf("Aufruf: schuso %s [OPTIONEN] %s\n\nschuso %s %s.\n\n", verb->name, verb->usage,
		verb->name, verb->help);
	options_help(verb->name);
}

static void print_usage(FILE *stream)
{
	fputs("Aufruf: schuso BEFEHL [OPTIONEN] [PROJEKT] ...\n\n", stream);
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		fprintf(stream, "  schuso %-8s %-24s %s\n", verbs[i].name, verbs[i].usage,
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

/* False after saying which of COUNT WORDS is too much, or that one is missing. */
static bool operands_fit(const struct verb *verb, int count, char **words)
{
	int least = operand_counts[verb->operands].least;
	int most = operand_counts[verb->operands].most;

	if (count >= least && count <= most)
		return true;
	if (count < least)
		fprintf(stderr, "Fehler: es fehlt %s\n", verb->usage);
	else
		fprintf(stderr, "Fehler: »%s« ist zu viel; ein Muster gehört in "
			"Anführungszeichen: --only 'konzept/*'\n", words[most]);
	fprintf(stderr, "Aufruf: schuso %s [OPTIONEN] %s\n", verb->name, verb->usage);
	return false;
}

/* Hands COUNT words, as many as fit, to the options by what VERB takes. */
static void take_operands(const struct verb *verb, int count, char **words,
	struct options *options)
{
	bool folder = count > 0 && g_file_test(words[0], G_FILE_TEST_IS_DIR);

	options->project = ".";
	if (verb->operands == TAKES_FORM) {
		options->action = words[0];
		options->form = words[1];
		options->project = count == 3 ? words[2] : ".";
	} else if (verb->operands == TAKES_KIND) {
		options->kind = count > 0 ? words[0] : NULL;
	} else if (verb->operands != TAKES_DOCUMENT) {
		options->project = count > 0 ? words[0] : ".";
	} else if (count == 2 || folder) { /* one word alone: a project if it is a folder */
		options->project = words[0];
	}
	if (verb->operands == TAKES_DOCUMENT && (count == 2 || (count == 1 && !folder)))
		options->document = words[count - 1];
}

/* Runs VERB; WORDS start with it. */
static enum status verb_run(const struct verb *verb, int count, char **words)
{
	struct options options = { 0 };
	enum status status = STATUS_USAGE;
	int first = options_parse(verb->name, count, words, &options);

	if (first > 0 && options.help) {
		print_help(verb);
		status = STATUS_MADE;
	} else if (first > 0 && operands_fit(verb, count - first, words + first)) {
		take_operands(verb, count - first, words + first, &options);
		status = verb->run(&options);
	}
	options_free(&options);
	return status;
}

static void report_verb(const char *word)
{
	const char *names[G_N_ELEMENTS(verbs) + 1] = { NULL };
	const char *near;

	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		names[i] = verbs[i].name;
	near = diag_nearest(word, names);
	fprintf(stderr, "Fehler: einen Befehl »%s« gibt es nicht\n", word);
	if (near)
		fprintf(stderr, "    Meinten Sie »%s«?\n", near);
	fputc('\n', stderr);
}

/* Runs what the words ask for. */
static enum status run_words(int count, char **words)
{
	const struct verb *verb = count > 1 ? verb_find(words[1]) : NULL;

	if (verb)
		return verb_run(verb, count - 1, words + 1);
	if (count == 2 && (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0)) {
		print_usage(stdout);
		return STATUS_MADE;
	}
	if (count == 2 && strcmp(words[1], "--version") == 0) {
		puts("schuso " VERSION);
		return STATUS_MADE;
	}
	if (count > 1)
		report_verb(words[1]);
	print_usage(stderr);
	return STATUS_USAGE;
}

/* What went to standard output must have arrived there: `figures >FILE` on a
 * full disk has failed. */
int main(int count, char **words)
{
	enum status status;

	setvbuf(stderr, NULL, _IOLBF, BUFSIZ); /* a finding's line is one write */
	status = run_words(count, words);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fprintf(stderr, "schuso: die Ausgabe lässt sich nicht schreiben: %s\n", strerror(errno));
	return STATUS_SYSTEM;
}
