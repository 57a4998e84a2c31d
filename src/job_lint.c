/* job_lint.c: how well lines and pages are set: for the terminal and the report. */
#include "job.h"

/* One figure: its name in the report and its head in the list; a field of struct
 * lint, or what OF makes of several. */
struct lint_figure {
	const char *key, *head;
	size_t field;
	int (*of)(const struct lint *lint);
};

static int tightest_of(const struct lint *lint)
{
	return -lint->tightest;
}

static int fill_of(const struct lint *lint)
{
	return lint->pages > 0 ? (int)(lint->fill / lint->pages / 10) : 100;
}

static int emptiest_of(const struct lint *lint)
{
	return lint->emptiest / 10;
}

#define FIELD(member) offsetof(struct lint, member), NULL
static const struct lint_figure figures[] = {
	{"zeilen", "Zeilen", FIELD(lines)},
	{"streuung", "Streuung", 0, lint_spread},
	{"weiteste", "weit", FIELD(loosest)},
	{"engste", "eng", 0, tightest_of},
	{"trennungen", "Trenn.", FIELD(hyphens)},
	{"trennungen_in_folge", "Folge", FIELD(ladder)},
	{"neben_der_fuge", "Fuge", FIELD(beside_joints)},
	{"kurze_enden", "Enden", FIELD(short_ends)},
	{"gassen", "Gassen", FIELD(rivers)},
	{"hurenkinder", "Hurenk.", FIELD(widows)},
	{"schusterjungen", "Schust.", FIELD(orphans)},
	{"geteilte_tabellenzeilen", "geteilt", FIELD(split_rows)},
	{"fuellung", "Füll. %", 0, fill_of},
	{"leerste_seite", "leerste %", 0, emptiest_of},
};
#undef FIELD

static int figure_value(const struct lint_figure *figure, const struct lint *lint)
{
	return figure->of ? figure->of(lint)
		: *(const int *)(const void *)((const char *)lint + figure->field);
}

static void print_row(const struct lint *lint, const char *name, FILE *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
		fprintf(out, "%*d ", (int)g_utf8_strlen(figures[i].head, -1),
			figure_value(&figures[i], lint));
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
			figure_value(&figures[i], lint));
	g_string_append_c(out, '}');
}

void job_lint_csv(GString *out, const struct lint *lint)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
		g_string_append_c(out, ';');
		if (lint->lines > 0)
			g_string_append_printf(out, "%d", figure_value(&figures[i], lint));
	}
}

void job_lint_csv_head(GString *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
		g_string_append_printf(out, ";%s", figures[i].key);
}
