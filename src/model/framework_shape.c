/* Framework, the shapes: keys of rahmen.yaml, and of the indicators that a
 * concept adds. */
#include "framework.h"
#include "shape_fields.h"

/* ORDER INDICATOR */
const char *const indicator_kinds[] = {"ja_nein", "anzahl", "anteil", "skala", "text", NULL};
_Static_assert(G_N_ELEMENTS(indicator_kinds) == INDICATOR_KIND_COUNT + 1, "ORDER INDICATOR");
static const char *const indicator_directions[] = {"hoch", "niedrig", "keine", NULL};

static const struct shape goal_shape; /* goals hold goals */

static const struct shape_field level_fields[] = {
	{FIELD(level, name, "name", TEXT, "Wie ein Ziel dieser Ebene heißt: »Leitziel«."),
		.required = true},
	{FIELD(level, sign, "zeichen", TEXT, "Abkürzung vor der Nummer: »LZ«.")},
	SHAPE_END,
};
const struct shape level_shape =
	SHAPE(level, "ebene", level_fields, "Eine Ebene des Zielbaums, die oberste zuerst.");

static const struct shape_field goal_fields[] = {
	{FIELD(goal, number, "nr", TEXT,
		"Nummer des Ziels, »1.4«. Fehlt sie, entsteht sie aus der Stelle im Baum.")},
	{FIELD(goal, words, "text", MARKDOWN, "Das Ziel im Wortlaut."), .required = true},
	{FIELD(goal, title, "titel", TEXT, "Kurzform für Tabellen und Diagramme.")},
	{FIELD(goal, mandatory, "verbindlich", FLAG,
		"Ob kein Konzept dieses Ziel auslassen darf.")},
	{FIELD(goal, types, "schulformen", TEXTS,
		"Schulformen, für die das Ziel gilt. Ohne Angabe: für alle.")},
	{FIELD(goal, indicators, "indikatoren", TEXTS, "Kennungen der Indikatoren dieses Ziels.")},
	{FIELD(goal, areas, "bereiche", TEXTS,
		"Bereiche, zu denen das Ziel gehört: System und Bereich, »kqs/evaluation«.")},
	{RECORDS(goal, goals, goal_count, "ziele", &goal_shape, "Ziele der nächsten Ebene.")},
	SHAPE_END,
};
static const struct shape goal_shape = SHAPE(goal, "ziel", goal_fields,
	"Ein Ziel; darunter dürfen beliebig viele Ebenen stehen.");

static const struct shape_field indicator_fields[] = {
	{FIELD(indicator, id, "id", ID, "Kennung des Indikators; so heißt er in den Zahlen."),
		.required = true},
	{FIELD(indicator, name, "name", TEXT, "Voller Name, wie er gedruckt wird."),
		.required = true},
	{FIELD(indicator, short_name, "kurz", TEXT, "Kurzname für Tabellen und Diagramme.")},
	{CHOICE(indicator, kind, "art", indicator_kinds,
		"ja_nein: erreicht oder nicht; anzahl: etwas gezählt; anteil: Zähler und Nenner; "
		"skala: eine Stufe; text: in Worten."),
		.required = true},
	{FIELD(indicator, unit, "einheit", TEXT, "Was gezählt wird: »Beratungen«.")},
	{FIELD(indicator, base, "basis", TEXT,
		"Bei anteil: wovon, »alle neuen Klassen«. Ein Anteil ohne Basis sagt nichts.")},
	{FIELD(indicator, definition, "definition", MARKDOWN, "Wie gezählt wird.")},
	{FIELD(indicator, target, "zielwert", NUMBER,
		"Zielwert: bei anteil in Prozent, sonst in der Einheit; bei ja_nein 1 für ja.")},
	{CHOICE(indicator, direction, "richtung", indicator_directions,
		"Ob ein hoher oder ein niedriger Wert gut ist, oder keins von beiden. Ohne Angabe: "
		"hoch.")},
	{FIELD(indicator, people, "personen", FLAG,
		"Ob Personen gezählt werden: Dann werden kleine Zahlen verdeckt.")},
	{FIELD(indicator, overlapping, "ueberschneidung", FLAG,
		"Ob eine Person mehrfach vorkommen kann: Dann wird nie zusammengezählt.")},
	{FIELD(indicator, scale_low, "skala_von", NUMBER, "Bei skala: unterste Stufe.")},
	{FIELD(indicator, scale_high, "skala_bis", NUMBER, "Bei skala: oberste Stufe.")},
	{FIELD(indicator, valid_from, "gueltig_ab", ID,
		"Zeitraum, ab dem so gezählt wird; frühere Werte sind nicht vergleichbar.")},
	{FIELD(indicator, goals, "ziele", TEXTS, "Nummern der Ziele, zu denen er gehört.")},
	{FIELD(indicator, area, "bereich", TEXT,
		"Kennung des Bereichs, zu dem er zählt: »einzelfall«.")},
	{FIELD(indicator, types, "schulformen", TEXTS,
		"Schulformen, für die er gilt. Ohne Angabe: für alle.")},
	{FIELD(indicator, optional, "freiwillig", FLAG,
		"Ob ihn nicht jede Schule melden muss: Dann zählt nur, wer meldet.")},
	{FIELD(indicator, unrelated, "ohne_bezug", FLAG,
		"Ob die Anzahl je 100 Schülerinnen und Schüler nichts sagt, etwa die der "
		"Datensätze: Dann wird sie nur als Anzahl gezeigt.")},
	SHAPE_END,
};
const struct shape indicator_shape = SHAPE(indicator, "indikator", indicator_fields,
	"Ein Indikator: woran sich zeigt, ob ein Ziel erreicht ist.");

static const struct shape_field area_fields[] = {
	{FIELD(area, id, "id", ID, "Kennung des Bereichs."), .required = true},
	{FIELD(area, name, "name", TEXT, "Name im Druck."), .required = true},
	SHAPE_END,
};
static const struct shape area_shape =
	SHAPE(area, "bereich", area_fields, "Ein Bereich eines Systems.");

static const struct shape_field scheme_fields[] = {
	{FIELD(scheme, id, "id", ID, "Kennung des Systems: »kqs«."), .required = true},
	{FIELD(scheme, name, "name", TEXT, "Name im Druck."), .required = true},
	{FIELD(scheme, note, "hinweis", TEXT, "Woher das System stammt.")},
	{RECORDS(scheme, areas, area_count, "bereiche", &area_shape,
		"Bereiche in ihrer Reihenfolge.")},
	SHAPE_END,
};
static const struct shape scheme_shape = SHAPE(scheme, "system", scheme_fields,
	"Ein System von Bereichen: Qualitätsbereiche, Handlungsfelder, Leistungsbereiche.");

static const struct shape_field passage_fields[] = {
	{FIELD(passage, id, "id", ID, "Kennung; Konzepte holen den Text mit {{rahmen.KENNUNG}}."),
		.required = true},
	{FIELD(passage, words, "text", MARKDOWN, "Der Text."), .required = true},
	SHAPE_END,
};
static const struct shape passage_shape =
	SHAPE(passage, "text", passage_fields, "Ein gemeinsamer Text für alle Konzepte.");

static const struct shape_field term_fields[] = {
	{FIELD(term, word, "wort", TEXT, "Begriff oder Abkürzung."), .required = true},
	{FIELD(term, meaning, "bedeutung", TEXT, "Was er bedeutet.")},
	{FIELD(term, expansion, "langform", TEXT, "Bei Abkürzungen: wofür sie stehen.")},
	SHAPE_END,
};
static const struct shape term_shape =
	SHAPE(term, "begriff", term_fields, "Ein Eintrag des Glossars.");

static const struct shape_field framework_fields[] = {
	{FIELD(framework, title, "titel", TEXT, "Titel des Rahmenkonzepts.")},
	{FIELD(framework, version, "version", TEXT, "Fassung, zum Beispiel »3«.")},
	{FIELD(framework, date, "stand", DATE, "Stand der Fassung.")},
	{RECORDS(framework, levels, level_count, "ebenen", &level_shape,
		"Namen der Ebenen des Zielbaums, die oberste zuerst.")},
	{RECORDS(framework, goals, goal_count, "ziele", &goal_shape, "Gemeinsame Ziele.")},
	{RECORDS(framework, indicators, indicator_count, "indikatoren", &indicator_shape,
		"Katalog der Indikatoren, die die Schulen melden.")},
	{RECORDS(framework, schemes, scheme_count, "systeme", &scheme_shape,
		"Systeme von Bereichen.")},
	{RECORDS(framework, passages, passage_count, "texte", &passage_shape,
		"Gemeinsame Texte, die Konzepte übernehmen.")},
	{RECORDS(framework, terms, term_count, "glossar", &term_shape,
		"Begriffe und Abkürzungen.")},
	SHAPE_END,
};
const struct shape framework_shape = SHAPE(framework, "rahmen", framework_fields,
	"Das Rahmenkonzept: was alle Schulen der Kommune gemeinsam haben.");
