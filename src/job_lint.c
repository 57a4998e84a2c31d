/* job_lint.c: how well lines and pages are set: for the terminal and the report. */
#include "job.h"

#include <string.h>

/* One figure: its name in the report and its head in the list. */
struct lint_figure {
	const char *key, *head;
	int (*of)(const struct lint *lint);
};

static int lines_of(const struct lint *lint)
{
	return lint->lines;
}

static int loosest_of(const struct lint *lint)
{
	return lint->loosest;
}

static int tightest_of(const struct lint *lint)
{
	return -lint->tightest;
}

static int hyphens_of(const struct lint *lint)
{
	return lint->hyphens;
}

static int ladder_of(const struct lint *lint)
{
	return lint->ladder;
}

static int beside_of(const struct lint *lint)
{
	return lint->beside_joints;
}

static int ends_of(const struct lint *lint)
{
	return lint->short_ends;
}

static int rivers_of(const struct lint *lint)
{
	return lint->rivers;
}

static int widows_of(const struct lint *lint)
{
	return lint->widows;
}

static int orphans_of(const struct lint *lint)
{
	return lint->orphans;
}

static int rows_of(const struct lint *lint)
{
	return lint->split_rows;
}

static int fill_of(const struct lint *lint)
{
	return lint->pages > 0 ? (int)(lint->fill / lint->pages / 10) : 100;
}

static int emptiest_of(const struct lint *lint)
{
	return lint->emptiest / 10;
}

static const struct lint_figure figures[] = {
	{"zeilen", "Zeilen", lines_of},
	{"streuung", "Streuung", lint_spread},
	{"weiteste", "weit", loosest_of},
	{"engste", "eng", tightest_of},
	{"trennungen", "Trenn.", hyphens_of},
	{"trennungen_in_folge", "Folge", ladder_of},
	{"neben_der_fuge", "Fuge", beside_of},
	{"kurze_enden", "Enden", ends_of},
	{"gassen", "Gassen", rivers_of},
	{"hurenkinder", "Hurenk.", widows_of},
	{"schusterjungen", "Schust.", orphans_of},
	{"geteilte_tabellenzeilen", "geteilt", rows_of},
	{"fuellung", "Füll. %", fill_of},
	{"leerste_seite", "leerste %", emptiest_of},
};

static void print_row(const struct lint *lint, const char *name, FILE *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
		fprintf(out, "%*d ", (int)g_utf8_strlen(figures[i].head, -1), figures[i].of(lint));
	fprintf(out, " %s\n", name);
}

void job_lint_print(const struct job_list *list, FILE *out)
{
	struct lint all = {0};

	fputs("Satz; Wortabstände im Blocksatz (Streuung, weit, eng) in Tausendstel Geviert\n",
		out);
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
		fprintf(out, "%s ", figures[i].head);
	fputs(" Dokument\n", out);
	for (int i = 0; i < list->count; i++) {
		const struct job *job = &list->items[i];

		if (job->lint.lines == 0 || (i > 0 && job[-1].document == job->document))
			continue;
		lint_add(&all, &job->lint);
		print_row(&job->lint, job->document, out);
	}
	print_row(&all, "alle zusammen", out);
}

void job_lint_json(GString *out, const struct lint *lint)
{
	g_string_append(out, ", \"satz\": {");
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
		g_string_append_printf(out, "%s\"%s\": %d", i > 0 ? ", " : "", figures[i].key,
			figures[i].of(lint));
	g_string_append_c(out, '}');
}

void job_lint_csv(GString *out, const struct lint *lint)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
		g_string_append_c(out, ';');
		if (lint->lines > 0)
			g_string_append_printf(out, "%d", figures[i].of(lint));
	}
}

void job_lint_csv_head(GString *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
		g_string_append_printf(out, ";%s", figures[i].key);
}
