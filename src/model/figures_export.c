/* Figures export: what `schuso figures` writes.  Both formats hold the same
 * records: first the structure of each unit, then its indicators. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/json.h"
#include "mask.h"

/* One record; texts may be NULL. */
struct record {
	const char *period, *level, *id, *name, *indicator, *label, *kind;
	const struct figure *figure;
	const char *words;         /* value that is not a number: ja, nein, words */
	bool has_value, has_base;  /* value is figure->number; numerator and base */
	const struct number *target;
};

static const char *const LEVELS[] = {
	[BY_MUNICIPALITY] = "kommune", [BY_DISTRICT] = "bezirk", [BY_PROVIDER] = "traeger",
	[BY_TYPE] = "schulform", [BY_SCHOOL] = "schule",
};
static const char *const STATES[] = {
	[FIGURE_NUMBER] = "wert", [FIGURE_MISSING] = "fehlt",
	[FIGURE_NOT_COLLECTED] = "nicht_erhoben", [FIGURE_NOT_APPLICABLE] = "entfaellt",
	[FIGURE_PENDING] = "in_klaerung", [FIGURE_NOT_ADDABLE] = "nicht_addierbar",
	[FIGURE_MASKED] = "geheim", [FIGURE_WORDS] = "text",
};
static const struct { const char *id, *label; } STRUCTURES[STRUCTURE_COUNT] = {
	[STRUCTURE_SCHOOLS] = { "struktur.schulen", "Schulen" },
	[STRUCTURE_SITES] = { "struktur.standorte", "Schulen mit Schulsozialarbeit" },
	[STRUCTURE_PUPILS] = { "struktur.schueler", "Schülerinnen und Schüler" },
	[STRUCTURE_APPORTIONED] = { "struktur.schueler_anteilig",
		"Schülerinnen und Schüler, anteilig nach Stellen" },
	[STRUCTURE_WORKERS] = { "struktur.fachkraefte", "Fachkräfte" },
	[STRUCTURE_FTE] = { "struktur.vzae", "Vollzeitäquivalente" },
	[STRUCTURE_RATIO] = { "struktur.schluessel", "Schülerinnen und Schüler je Vollzeitstelle" },
	[STRUCTURE_DELIVERED] = { "struktur.ruecklauf", "Eingegangene Meldungen" },
	[STRUCTURE_ON_TIME] = { "struktur.fristgerecht", "Fristgerecht eingegangene Meldungen" },
};

static struct record record_structure(const struct figures *f, int p, int u, int what)
{
	const struct figure *figure = figures_structure(f, p, u, what);
	bool part = figure->state == FIGURE_NUMBER && (what == STRUCTURE_SITES
		|| what == STRUCTURE_DELIVERED || what == STRUCTURE_ON_TIME);

	return (struct record){ .indicator = STRUCTURES[what].id, .label = STRUCTURES[what].label,
		.kind = indicator_kinds[part ? INDICATOR_SHARE : INDICATOR_COUNT], .figure = figure,
		.has_value = figure->state == FIGURE_NUMBER && !part, .has_base = part };
}

static struct record record_indicator(const struct figures *f, int p, int u, int i)
{
	const struct indicator *indicator = &f->framework->indicators[i];
	const struct figure *figure = figures_at(f, p, u, i);
	bool number = figure->state == FIGURE_NUMBER;
	bool pair = indicator_in_percent(indicator);
	struct record r = { .indicator = indicator->id.text, .label = indicator->name.text,
		.kind = indicator_kinds[indicator->kind], .figure = figure,
		.has_value = number && !pair, .has_base = number && pair };

	r.target = indicator->target.set ? &indicator->target : NULL;
	if (figure->state == FIGURE_WORDS)
		r.words = figure->words;
	if (number && indicator->kind == INDICATOR_YES_NO && f->units[u].dimension == BY_SCHOOL)
		r.words = figure->number > 0 ? "ja" : "nein";
	return r;
}

/* Calls EACH for every record, in the order period, unit, indicator. */
static void records_each(const struct figures *f, GString *out,
	void (*each)(GString *out, const struct record *record))
{
	int indicators = f->framework->indicator_count;

	for (int p = 0; p < f->municipality->period_count; p++)
		for (int u = 0; u < f->unit_count; u++)
			for (int i = -STRUCTURE_COUNT; i < indicators; i++) {
				struct record r = i < 0
					? record_structure(f, p, u, i + STRUCTURE_COUNT)
					: record_indicator(f, p, u, i);

				r.period = f->municipality->periods[p].id.text;
				r.level = LEVELS[f->units[u].dimension];
				r.id = f->units[u].id;
				r.name = f->units[u].name;
				each(out, &r);
			}
}

/* Most are whole, and printf() takes ten times as long. */
static void whole_add(GString *out, long long value)
{
	char digits[24], *p = digits + sizeof digits;

	do
		*--p = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	g_string_append_len(out, p, digits + sizeof digits - p);
}

/* Whole numbers whole, others with at most DECIMALS places; no locale. */
static void number_add(GString *out, double value, int decimals, char mark)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE], format[8];
	char *point, *end;

	if (value >= 0 && value < 1e15 && floor(value) >= value) {
		whole_add(out, (long long)value);
		return;
	}
	g_snprintf(format, sizeof format, "%%.%df", decimals);
	g_ascii_formatd(text, sizeof text, format, value);
	point = strchr(text, '.');
	if (point != NULL) {
		*point = mark;
		end = text + strlen(text) - 1;
		while (end > point && *end == '0')
			*end-- = '\0';
		if (end == point)
			*end = '\0';
	}
	g_string_append(out, text);
}

enum { VALUE_DECIMALS = 4, PERCENT_DECIMALS = 2 };

static void csv_text(GString *out, const char *text)
{
	if (text != NULL && strpbrk(text, ";\"\r\n") == NULL) {
		g_string_append(out, text);
	} else if (text != NULL) {
		g_string_append_c(out, '"');
		for (const char *p = text; *p != '\0'; p++) {
			if (*p == '"')
				g_string_append_c(out, '"');
			g_string_append_c(out, *p);
		}
		g_string_append_c(out, '"');
	}
	g_string_append_c(out, ';');
}

static void csv_number(GString *out, bool known, double value, int decimals)
{
	if (known)
		number_add(out, value, decimals, ',');
	g_string_append_c(out, ';');
}

/* A masked value prints as statistical offices do: a point. */
static void csv_value(GString *out, const struct record *r)
{
	if (r->words != NULL || r->figure->state == FIGURE_MASKED)
		csv_text(out, r->words != NULL ? r->words : ".");
	else
		csv_number(out, r->has_value, r->figure->number, VALUE_DECIMALS);
}

static void csv_record(GString *out, const struct record *r)
{
	const struct figure *f = r->figure;
	const char *const texts[] = { r->period, r->level, r->id, r->name, r->indicator, r->label,
		r->kind };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		csv_text(out, texts[i]);
	csv_value(out, r);
	csv_number(out, r->has_base, f->number, VALUE_DECIMALS);
	csv_number(out, r->has_base, f->base, VALUE_DECIMALS);
	csv_number(out, r->has_base && f->base > 0, f->percent, PERCENT_DECIMALS);
	csv_number(out, true, f->response, 0);
	csv_number(out, true, f->expected, 0);
	csv_number(out, r->target != NULL, r->target ? r->target->value : 0, VALUE_DECIMALS);
	csv_number(out, f->reached >= 0, f->reached, 0);
	g_string_append(out, STATES[f->state]);
	g_string_append(out, "\r\n");
}

static char *string_keep(struct arena *arena, GString *string)
{
	char *text = arena_strndup(arena, string->str, string->len);

	g_string_free(string, TRUE);
	return text;
}

char *figures_csv(struct arena *arena, const struct figures *f)
{
	GString *out = g_string_new("\xEF\xBB\xBF"
		"zeitraum;ebene;id;name;kennzahl;bezeichnung;art;wert;zaehler;nenner;prozent;"
		"rueckmeldungen;erwartet;ziel;ziel_erreicht;status\r\n");

	records_each(f, out, csv_record);
	return string_keep(arena, out);
}

static void json_member(GString *out, const char *name, const char *text)
{
	g_string_append_printf(out, "\"%s\": ", name);
	json_put_text(out, text);
	g_string_append(out, ", ");
}

static void json_number(GString *out, const char *name, bool known, double value)
{
	g_string_append_printf(out, "\"%s\": ", name);
	if (known && isfinite(value))
		number_add(out, value, VALUE_DECIMALS, '.');
	else
		g_string_append(out, "null");
	g_string_append(out, ", ");
}

static void json_record(GString *out, const struct record *r)
{
	const struct figure *f = r->figure;

	g_string_append(out, out->str[out->len - 1] == '}' ? ",\n\t\t{" : "\n\t\t{");
	json_member(out, "zeitraum", r->period);
	json_member(out, "ebene", r->level);
	json_member(out, "id", r->id);
	json_member(out, "name", r->name);
	json_member(out, "kennzahl", r->indicator);
	json_member(out, "bezeichnung", r->label);
	json_member(out, "art", r->kind);
	if (r->words != NULL)
		json_member(out, "wert", r->words);
	else
		json_number(out, "wert", r->has_value, f->number);
	json_number(out, "zaehler", r->has_base, f->number);
	json_number(out, "nenner", r->has_base, f->base);
	json_number(out, "prozent", r->has_base && f->base > 0, f->percent);
	json_number(out, "rueckmeldungen", true, f->response);
	json_number(out, "erwartet", true, f->expected);
	json_number(out, "ziel", r->target != NULL, r->target ? r->target->value : 0);
	json_number(out, "ziel_erreicht", f->reached >= 0, f->reached);
	g_string_append_printf(out, "\"status\": \"%s\"}", STATES[f->state]);
}

char *figures_json(struct arena *arena, const struct figures *f)
{
	GString *out = g_string_new("{\n\t\"kommune\": ");

	json_put_text(out, f->municipality->name.text);
	g_string_append_printf(out, ",\n\t\"schwelle\": %d,\n\t\"geheim\": %d,\n\t\"werte\": [",
		f->municipality->masking.threshold, f->masked_count);
	records_each(f, out, json_record);
	g_string_append(out, "\n\t]\n}\n");
	return string_keep(arena, out);
}
