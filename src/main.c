/* schuso: from the files of a municipality's school social work to its
 * documents.  Options and exit status; the stages are called in run.c,
 * job.c and job_maker.c. */
#include <glib.h>
#include <stddef.h>
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

/* Options, where their value goes, and the verbs that take them. */
static const struct option {
	const char *name;
	char letter;             /* 0: none */
	GOptionArg kind;
	size_t offset;           /* in struct options */
	const char *verbs;       /* between blanks */
	const char *value, *help;
} option_table[] = {
	{ "output", 'o', G_OPTION_ARG_FILENAME, offsetof(struct options, output),
		" build figures preview schema ", "ZIEL", "wohin geschrieben wird" },
	{ "only", 0, G_OPTION_ARG_STRING_ARRAY, offsetof(struct options, only),
		" build ", "MUSTER", "nur Dokumente, auf die das Muster passt; mehrfach möglich" },
	{ "jobs", 'j', G_OPTION_ARG_INT, offsetof(struct options, workers),
		" build ", "N", "so viele Prozesse zugleich, sonst einer je Prozessor" },
	{ "edition", 0, G_OPTION_ARG_STRING, offsetof(struct options, edition),
		" build ", "AUSGABE", "welche Ausgabe: screen" },
	{ "explain", 0, G_OPTION_ARG_NONE, offsetof(struct options, explain),
		" build ", NULL, "sagt zu jedem Dokument, warum es erzeugt wird" },
	{ "report", 0, G_OPTION_ARG_FILENAME, offsetof(struct options, report),
		" build ", "DATEI", "Bericht über den Lauf, .json oder .csv" },
	{ "format", 0, G_OPTION_ARG_STRING, offsetof(struct options, format),
		" figures ", "FORMAT", "csv (sonst) oder json" },
	{ "stage", 0, G_OPTION_ARG_STRING, offsetof(struct options, stage),
		" dump ", "STUFE", "model, view, document, pages oder tags" },
	{ "dpi", 0, G_OPTION_ARG_INT, offsetof(struct options, dpi),
		" preview ", "N", "Auflösung, sonst 96" },
	{ "english", 0, G_OPTION_ARG_NONE, offsetof(struct options, english),
		" build check figures preview dump schema new ", NULL, "Befunde auf Englisch" },
	{ "help", 'h', G_OPTION_ARG_NONE, offsetof(struct options, help),
		" build check figures preview dump schema new ", NULL, "diese Hilfe" },
};

static bool option_serves(const struct option *option, const struct verb *verb)
{
	char *word = g_strdup_printf(" %s ", verb->name);
	bool serves = strstr(option->verbs, word) != NULL;

	g_free(word);
	return serves;
}

/* What a terminal shows: letters, not bytes. */
static void print_padded(FILE *stream, const char *text, int width)
{
	fputs(text, stream);
	for (long n = g_utf8_strlen(text, -1); n < width; n++)
		fputc(' ', stream);
}

static void print_help(const struct verb *verb)
{
	printf("Aufruf: schuso %s [OPTIONEN] %s\n\nschuso %s %s.\n\n", verb->name, verb->usage,
		verb->name, verb->help);
	for (size_t i = 0; i < G_N_ELEMENTS(option_table); i++) {
		const struct option *option = &option_table[i];
		char letter[] = { '-', option->letter, ',', '\0' };
		char *text = g_strdup_printf("  %-3s --%s %s", option->letter ? letter : "",
			option->name, option->value ? option->value : "");

		if (option_serves(option, verb)) {
			print_padded(stdout, text, 26);
			puts(option->help);
		}
		g_free(text);
	}
}

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

/* GOption does not take -j4 or -oDIR, every other Unix tool does. */
static void split_joined(char **words)
{
	static const struct {
		const char *shorthand, *option;
	} joined[] = { { "-j", "--jobs=" }, { "-o", "--output=" } };

	for (; *words; words++)
		for (size_t i = 0; i < G_N_ELEMENTS(joined); i++)
			if (g_str_has_prefix(*words, joined[i].shorthand) && (*words)[2]) {
				char *split = g_strconcat(joined[i].option, *words + 2, NULL);

				g_free(*words);
				*words = split;
			}
}

/* GLib speaks the language of the locale; we speak ours. */
static void print_parse_error(const struct verb *verb, const GError *error)
{
	const char *word = strrchr(error->message, ' ');

	if (g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
		fprintf(stderr, "schuso %s: unbekannte Option%s\n", verb->name, word ? word : "");
	else
		fprintf(stderr, "schuso %s: einer Option fehlt ein Wert, oder er passt nicht\n",
			verb->name);
	fprintf(stderr, "`schuso %s --help` nennt die Optionen.\n", verb->name);
}

static bool parse(const struct verb *verb, char ***words, struct options *options)
{
	GOptionEntry entries[G_N_ELEMENTS(option_table) + 1] = { 0 };
	GOptionContext *context = g_option_context_new(NULL);
	GError *error = NULL;
	int count = 0;
	bool parsed;

	for (size_t i = 0; i < G_N_ELEMENTS(option_table); i++)
		if (option_serves(&option_table[i], verb))
			entries[count++] = (GOptionEntry){ option_table[i].name,
				option_table[i].letter, 0, option_table[i].kind,
				(char *)options + option_table[i].offset, NULL, NULL };
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries, NULL);
	split_joined(*words);
	parsed = g_option_context_parse_strv(context, words, &error);
	if (!parsed) {
		print_parse_error(verb, error);
		g_error_free(error);
	}
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

/* Runs VERB with the words after the program's name. */
static enum status run_verb(const struct verb *verb, char **words)
{
	struct options options = { 0 };
	enum status status = STATUS_USAGE;
	char **list = g_strdupv(words);

	if (parse(verb, &list, &options)) {
		if (options.help) {
			print_help(verb);
			status = STATUS_MADE;
		} else if (take_operands(verb, (int)g_strv_length(list) - 1, list + 1, &options)) {
			status = verb->run(&options);
		} else {
			fprintf(stderr, "Aufruf: schuso %s [OPTIONEN] %s\n", verb->name,
				verb->usage);
		}
	}
	g_strfreev(list);
	options_free(&options);
	return status;
}

int main(int count, char **words)
{
	const struct verb *verb = count > 1 ? verb_find(words[1]) : NULL;

	if (verb)
		return run_verb(verb, words + 1);
	if (count == 2 && (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0)) {
		print_usage(stdout);
		return STATUS_MADE;
	}
	if (count == 2 && strcmp(words[1], "--version") == 0) {
		puts("schuso " VERSION);
		return STATUS_MADE;
	}
	if (count > 1)
		fprintf(stderr, "schuso: unbekannter Befehl »%s«\n\n", words[1]);
	print_usage(stderr);
	return STATUS_USAGE;
}
