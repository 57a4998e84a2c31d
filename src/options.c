/* options.c: the options behind a verb, by getopt_long; what it says about them
 * is German in every locale, which GLib's parser is not. */
#include "command.h"

#include <getopt.h>
#include <glib.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

enum takes { TAKES_NOTHING, TAKES_TEXT, TAKES_TEXTS, TAKES_NUMBER };

enum { MOST_PATTERNS = 1000, HELP_WIDTH = 24 };

static const struct option_row {
	const char *name;
	char letter;            /* 0: none */
	const char *verbs;      /* that take it; NULL: all */
	enum takes takes;
	size_t field;           /* in struct options */
	int least, most;        /* of a number */
	const char *argument;   /* what stands behind it, for the help */
	const char *help;
} rows[] = {
	{ "output", 'o', "build", TAKES_TEXT, offsetof(struct options, output), 0, 0,
		"ORDNER", "wohin geschrieben wird; sonst in den Ordner ausgabe im Projekt" },
	{ "output", 'o', "preview", TAKES_TEXT, offsetof(struct options, output), 0, 0,
		"ORDNER", "wohin geschrieben wird; sonst in den Ordner vorschau im Projekt" },
	{ "output", 'o', "list", TAKES_TEXT, offsetof(struct options, output), 0, 0,
		"ORDNER", "wo die Dokumente liegen; sonst im Ordner ausgabe im Projekt" },
	{ "output", 'o', "figures schema", TAKES_TEXT, offsetof(struct options, output), 0, 0,
		"DATEI", "wohin geschrieben wird; sonst auf den Bildschirm" },
	{ "edition", 0, "build check list", TAKES_TEXT, offsetof(struct options, edition), 0, 0,
		"AUSGABE", "für wen: screen (sonst), print (Druckerei) oder all (beide)" },
	{ "only", 0, "build", TAKES_TEXTS, offsetof(struct options, only), 0, 0,
		"MUSTER", "nur Dokumente, auf die MUSTER passt (* und ?); mehrfach möglich" },
	{ "jobs", 'j', "build", TAKES_NUMBER, offsetof(struct options, workers), 1, 64,
		"N", "so viele Prozesse zugleich; sonst einer je Prozessor" },
	{ "limit", 0, "build", TAKES_NUMBER, offsetof(struct options, limit), 1, 86400,
		"SEKUNDEN", "so lange darf ein Dokument brauchen; sonst 300" },
	{ "explain", 0, "build", TAKES_NOTHING, offsetof(struct options, explain), 0, 0,
		NULL, "sagt zu jedem Dokument, warum es erzeugt wird" },
	{ "lint", 0, "build", TAKES_NOTHING, offsetof(struct options, lint), 0, 0,
		NULL, "prüft, wie gut Zeilen und Seiten gesetzt sind; erzeugt alle Dokumente neu" },
	{ "report", 0, "build", TAKES_TEXT, offsetof(struct options, report), 0, 0,
		"DATEI", "Bericht über den Lauf: JSON, oder CSV bei der Endung .csv" },
	{ "format", 0, "figures", TAKES_TEXT, offsetof(struct options, format), 0, 0,
		"FORMAT", "csv oder json; sonst csv" },
	{ "stage", 0, "dump", TAKES_TEXT, offsetof(struct options, stage), 0, 0,
		"STUFE", "model, view, document, pages oder tags" },
	{ "dpi", 0, "preview", TAKES_NUMBER, offsetof(struct options, dpi), 1, 1200,
		"N", "Auflösung; sonst 96" },
	{ "dry-run", 'n', "minutes", TAKES_NOTHING, offsetof(struct options, dry_run), 0, 0,
		NULL, "zeigt nur, was sich in der Datei der Sitzung ändern würde" },
	{ "english", 0, NULL, TAKES_NOTHING, offsetof(struct options, english), 0, 0,
		NULL, "Befunde auf Englisch" },
	{ "help", 'h', NULL, TAKES_NOTHING, offsetof(struct options, help), 0, 0,
		NULL, "diese Hilfe" },
};

static bool row_is_for(const struct option_row *row, const char *verb)
{
	return !row->verbs || strstr(row->verbs, verb);
}

/* The row of VERB that LETTER (as getopt_long returns it) stands for. */
static const struct option_row *row_find(const char *verb, int letter)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (row_is_for(&rows[i], verb) &&
			(letter == rows[i].letter || letter == 256 + (int)i))
			return &rows[i];
	return NULL;
}

void options_help(const char *verb)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		char *name = g_strdup_printf("--%s%s%s", rows[i].name,
			rows[i].argument ? " " : "", rows[i].argument ? rows[i].argument : "");

		if (row_is_for(&rows[i], verb) && rows[i].letter)
			printf("  -%c, %-*s%s\n", rows[i].letter, HELP_WIDTH - 6, name,
				rows[i].help);
		else if (row_is_for(&rows[i], verb))
			printf("      %-*s%s\n", HELP_WIDTH - 6, name, rows[i].help);
		g_free(name);
	}
}

/* An option WORD that VERB does not have: another verb's, or nobody's. */
static void report_unknown(const char *verb, const char *word)
{
	const char *names[G_N_ELEMENTS(rows) + 1] = { NULL };
	size_t length = strcspn(word, "=");
	int count = 0;
	const char *near;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		bool same = strlen(rows[i].name) + 2 == length && !strncmp(word, "--", 2) &&
			!strncmp(word + 2, rows[i].name, length - 2);
		bool letter = word[0] == '-' && rows[i].letter && word[1] == rows[i].letter;

		if (same || letter) {
			fprintf(stderr,
				"Fehler: schuso %s hat keine Option »%.*s«; sie gehört zu %s\n",
				verb, (int)length, word, rows[i].verbs);
			return;
		}
		if (row_is_for(&rows[i], verb))
			names[count++] = rows[i].name;
	}
	fprintf(stderr, "Fehler: eine Option »%.*s« gibt es nicht; "
		"`schuso %s --help` nennt die Optionen\n", (int)length, word, verb);
	near = diag_nearest(word + strspn(word, "-"), names);
	if (near)
		fprintf(stderr, "    Meinten Sie »--%s«?\n", near);
}

static bool take_number(const struct option_row *row, const char *text, int *number)
{
	gint64 value;

	if (!g_ascii_string_to_signed(text, 10, row->least, row->most, &value, NULL)) {
		fprintf(stderr, "Fehler: --%s nimmt eine ganze Zahl von %d bis %d, nicht »%s«\n",
			row->name, row->least, row->most, text);
		return false;
	}
	*number = (int)value;
	return true;
}

static bool take_pattern(const struct option_row *row, const char *text, const char ***list)
{
	size_t count = 0;

	while (*list && (*list)[count])
		count++;
	if (count >= MOST_PATTERNS || !g_utf8_validate(text, -1, NULL)) {
		fprintf(stderr, "Fehler: zu viele Angaben --%s, oder kein gültiges UTF-8\n",
			row->name);
		return false;
	}
	*list = g_renew(const char *, *list, count + 2);
	(*list)[count] = text;
	(*list)[count + 1] = NULL;
	return true;
}

static bool take(const struct option_row *row, const char *text, struct options *options)
{
	void *field = (char *)options + row->field;

	switch (row->takes) {
	case TAKES_NOTHING:
		*(bool *)field = true;
		return true;
	case TAKES_TEXT:
		*(const char **)field = text;
		return true;
	case TAKES_TEXTS:
		return take_pattern(row, text, field);
	default:
		return take_number(row, text, field);
	}
}

/* The tables of getopt_long for VERB. */
static void getopt_tables(const char *verb, struct option *list, char *letters)
{
	*letters++ = ':'; /* tell a missing argument from an unknown option */
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct option_row *row = &rows[i];

		if (!row_is_for(row, verb))
			continue;
		*list++ = (struct option){ row->name,
			row->takes == TAKES_NOTHING ? no_argument : required_argument, NULL,
			256 + (int)i };
		if (row->letter)
			*letters++ = row->letter;
		if (row->letter && row->takes != TAKES_NOTHING)
			*letters++ = ':';
	}
	*list = (struct option){ 0 };
	*letters = '\0';
}

int options_parse(const char *verb, int count, char **words, struct options *options)
{
	struct option list[G_N_ELEMENTS(rows) + 1];
	char letters[2 * G_N_ELEMENTS(rows) + 2];
	int letter;

	getopt_tables(verb, list, letters);
	opterr = 0;
	for (;;) {
		int before = optind;
		const struct option_row *row;

		letter = getopt_long(count, words, letters, list, NULL);
		if (letter < 0)
			return optind;
		row = row_find(verb, letter);
		if (letter == ':') {
			row = row_find(verb, optopt);
			fprintf(stderr, "Fehler: nach --%s fehlt die Angabe %s\n",
				row->name, row->argument);
			return -1;
		}
		if (!row) {
			report_unknown(verb, words[optind > before ? optind - 1 : before]);
			return -1;
		}
		if (!take(row, optarg, options))
			return -1;
	}
}

void options_free(struct options *options)
{
	g_free(options->only);
}
