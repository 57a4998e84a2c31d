/* Reading, the shapes: keys of zahlen/<period>/<school>.yaml, columns of the
 * tables beside them. */
#include "reading.h"
#include "reading_rows.h"
#include "shape_fields.h"

/* A number as it may stand beside others: written plainly, or in quotes with its comma. */
#define NUMBER_SCHEMA \
	"\"type\": [\"number\", \"string\"], " \
	"\"pattern\": \"^[-+−]?[0-9][0-9 .,\\u00a0\\u2009\\u202f]*$\""

/* One value: kept in step with reading_file.c and reading_value.c. */
#define VALUE_SCHEMA \
	"{\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [" \
	"{\"type\": [\"number\", \"string\", \"boolean\", \"null\"]}, " \
	"{\"type\": \"object\", \"properties\": {" \
	"\"wert\": {\"type\": [\"number\", \"string\", \"boolean\", \"null\"], \"description\": " \
	"\"Zahl, ja, nein, nicht_erhoben, entfaellt, in_klaerung, geheim oder Worte.\"}, " \
	"\"zaehler\": {" NUMBER_SCHEMA ", \"description\": \"Anteil: wie viele davon.\"}, " \
	"\"nenner\": {" NUMBER_SCHEMA ", \"description\": \"Anteil: von wie vielen.\"}, " \
	"\"teile\": {\"type\": \"object\", \"additionalProperties\": {" NUMBER_SCHEMA "}, " \
	"\"description\": \"Teile, die zusammen die Summe ergeben.\"}, " \
	"\"summe\": {" NUMBER_SCHEMA ", \"description\": \"Summe der Teile.\"}, " \
	"\"anmerkung\": {\"type\": [\"string\", \"number\", \"null\"], \"description\": " \
	"\"Anmerkung, als Fußnote gedruckt.\"}}, " \
	"\"additionalProperties\": false}]}}"

static const struct shape_field delivery_fields[] = {
	{FIELD(delivery_file, school, "schule", TEXT,
		"Kennung, Schulnummer oder Name der Schule. Ohne Angabe sagt es der Dateiname.")},
	{FIELD(delivery_file, delivery.received, "eingang", DATE,
		"Tag, an dem die Zahlen eingingen.")},
	{FIELD(delivery_file, delivery.pupils, "schuelerzahl", INTEGER,
		"Zahl der Schülerinnen und Schüler in diesem Zeitraum."),
		.least = 0, .most = 20000},
	{FIELD(delivery_file, delivery.comment, "bemerkung", MARKDOWN,
		"Bemerkungen der Schule für ihr Schulblatt.")},
	{FIELD(delivery_file, values, "werte", NODE,
		"Je Indikator ein Wert: Zahl, ja, nein, nicht_erhoben, entfaellt, in_klaerung, "
		"geheim, "
		"Worte, oder {zaehler, nenner}, {wert, anmerkung}, {teile, summe}; in geschweiften "
		"Klammern gehört eine Zahl mit Komma in Anführungszeichen. "
		"Was fehlt, gilt als nicht gemeldet, nie als null."),
		.schema = VALUE_SCHEMA},
	SHAPE_END,
};
const struct shape delivery_shape = {
	.name = "zahlen",
	.help = "Was eine Schule für einen Zeitraum meldet.",
	.size = sizeof(struct delivery_file),
	.place = offsetof(struct delivery_file, delivery.place),
	.fields = delivery_fields,
};

static const struct shape_field reading_row_fields[] = {
	{FIELD(reading_row, school, "schule", TEXT,
		"Kennung, Schulnummer oder Name der Schule; gesamt: die Summe, die stimmen muss."),
		.alias = "Schulnummer", .required = true},
	{FIELD(reading_row, indicator, "kennzahl", TEXT, "Kennung des Indikators."),
		.alias = "indikator", .required = true},
	{FIELD(reading_row, value, "wert", TEXT,
		"Zahl, ja, nein, nicht_erhoben (auch n. e. und k. A.), entfaellt (entf.), "
		"in_klaerung (i. K.), geheim (.); leer: nicht gemeldet, nie null.")},
	{FIELD(reading_row, numerator, "zaehler", NUMBER, "Anteil: wie viele davon."),
		.alias = "Zähler"},
	{FIELD(reading_row, denominator, "nenner", NUMBER, "Anteil: von wie vielen.")},
	{FIELD(reading_row, received, "eingang", DATE, "Tag, an dem die Zahlen eingingen.")},
	{FIELD(reading_row, note, "anmerkung", TEXT, "Anmerkung, als Fußnote gedruckt.")},
	SHAPE_END,
};
const struct shape reading_row_shape = SHAPE(reading_row, "zahlen-tabelle", reading_row_fields,
	"Eine Zeile einer Tabelle unter zahlen/: ein Wert einer Schule.");
