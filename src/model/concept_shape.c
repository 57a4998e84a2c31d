/* Concept, the shapes: keys of konzepte/<school>.yaml. */
#include "concept.h"
#include "shape_fields.h"

static const char *const concept_states[] = {"entwurf", "beschlossen", NULL};
static const char *const contact_audiences[] = {"oeffentlich", "intern", NULL};
const char *const chapter_kinds[] = {
	"text", "ziele", "leitziele", "kontakt", "erlaeuterungen", "dienste", NULL};

static const struct shape chapter_shape, concept_goal_shape; /* both hold themselves */

static const struct shape_field contact_fields[] = {
	{FIELD(contact, role, "rolle", TEXT, "Aufgabe: »Schulsozialarbeit«."), .required = true},
	{FIELD(contact, name, "name", TEXT, "Name; darf fehlen.")},
	{FIELD(contact, phone, "telefon", TEXT, "Telefonnummer.")},
	{FIELD(contact, mail, "email", TEXT, "E-Mail-Adresse.")},
	{FIELD(contact, room, "raum", TEXT, "Raum in der Schule.")},
	{FIELD(contact, hours, "zeiten", TEXT, "Wann erreichbar.")},
	{CHOICE(contact, audience, "sichtbar", contact_audiences,
		"intern: erscheint in keiner öffentlichen Fassung. Ohne Angabe: oeffentlich.")},
	SHAPE_END,
};
static const struct shape contact_shape =
	SHAPE(contact, "kontakt", contact_fields, "Eine Ansprechperson oder Stelle.");

static const struct shape_field service_fields[] = {
	{FIELD(service, name, "name", TEXT, "Wie der Dienst heißt."), .required = true},
	{FIELD(service, provider, "traeger", TEXT, "Kennung des Trägers, oder sein Name.")},
	{FIELD(service, words, "text", MARKDOWN, "Was der Dienst tut.")},
	{FIELD(service, hours, "wochenstunden", NUMBER, "Wochenstunden."), .least = 0, .most = 400},
	{FIELD(service, fte, "stelle", NUMBER, "Stellenanteil, 0,5 für eine halbe Stelle."),
		.least = 0, .most = 20},
	SHAPE_END,
};
static const struct shape service_shape = SHAPE(service, "dienst", service_fields,
	"Ein Dienst; mehrere können ein gemeinsames Konzept haben.");

static const struct shape_field hours_fields[] = {
	{FIELD(hours_row, audience, "fuer", TEXT,
		"Für wen: »Kinder«, »Eltern«."), .required = true},
	{FIELD(hours_row, note, "hinweis", TEXT, "Zusatz, »nach Vereinbarung«.")},
	{FIELD(hours_row, days[0], "montag", TEXT, "Zeiten am Montag.")},
	{FIELD(hours_row, days[1], "dienstag", TEXT, "Zeiten am Dienstag.")},
	{FIELD(hours_row, days[2], "mittwoch", TEXT, "Zeiten am Mittwoch.")},
	{FIELD(hours_row, days[3], "donnerstag", TEXT, "Zeiten am Donnerstag.")},
	{FIELD(hours_row, days[4], "freitag", TEXT, "Zeiten am Freitag.")},
	SHAPE_END,
};
static const struct shape hours_shape =
	SHAPE(hours_row, "sprechzeit", hours_fields, "Eine Zeile des Sprechzeitenplans.");

static const struct shape_field version_fields[] = {
	{FIELD(version, number, "version", TEXT, "Nummer der Fassung."), .required = true},
	{FIELD(version, date, "datum", DATE, "Tag der Fassung.")},
	{FIELD(version, change, "aenderung", TEXT, "Was sich geändert hat.")},
	{FIELD(version, author, "von", TEXT, "Wer geändert hat, als Funktion.")},
	SHAPE_END,
};
static const struct shape version_shape =
	SHAPE(version, "fassung", version_fields, "Ein Eintrag im Verlauf der Fassungen.");

static const struct shape_field approval_fields[] = {
	{FIELD(approval, proposal, "beschlussvorschlag", MARKDOWN,
		"Was die Schulkonferenz beschließen soll.")},
	{FIELD(approval, date, "datum", DATE, "Tag des Beschlusses.")},
	{FIELD(approval, seats, "sitze", INTEGER,
		"Sitze der Schulkonferenz."), .least = 0, .most = 100},
	{FIELD(approval, present, "anwesend", INTEGER, "Stimmberechtigte, die anwesend waren."),
		.least = 0, .most = 100},
	{FIELD(approval, yes, "ja", INTEGER, "Ja-Stimmen."), .least = 0, .most = 100},
	{FIELD(approval, no, "nein", INTEGER, "Nein-Stimmen."), .least = 0, .most = 100},
	{FIELD(approval, abstain, "enthaltung", INTEGER, "Enthaltungen."), .least = 0, .most = 100},
	{FIELD(approval, result, "ergebnis", TEXT,
		"Ergebnis in Worten: »einstimmig beschlossen«.")},
	{FIELD(approval, heard, "anhoerung", TEXTS,
		"Wer vorher gehört wurde: Lehrerkonferenz ...")},
	{FIELD(approval, signatures, "unterschriften", TEXTS,
		"Wer unterschreibt, als Funktion: Schulleitung, Fachkraft ...")},
	{FIELD(approval, next_review, "naechste_fortschreibung", DATE,
		"Wann das Konzept wieder überprüft wird.")},
	SHAPE_END,
};
static const struct shape approval_shape =
	SHAPE(approval, "schulkonferenz", approval_fields, "Beschluss der Schulkonferenz.");

static const struct shape_field measure_fields[] = {
	{FIELD(measure, id, "id", ID, "Kennung, falls auf die Maßnahme verwiesen wird.")},
	{FIELD(measure, words, "text", MARKDOWN, "Die Maßnahme."), .required = true},
	{FIELD(measure, mandatory, "verbindlich", FLAG, "Ob die Maßnahme verbindlich ist.")},
	{FIELD(measure, open, "in_klaerung", FLAG, "Ob sie noch nicht feststeht.")},
	{FIELD(measure, responsible, "verantwortung", TEXTS, "Wer verantwortlich ist.")},
	{FIELD(measure, contributing, "mitwirkung", TEXTS, "Wer mitwirkt.")},
	{FIELD(measure, audience, "zielgruppe", TEXTS, "Für wen sie ist.")},
	{FIELD(measure, due, "frist", TEXT, "Bis wann: Tag, Halbjahr oder Worte.")},
	{FIELD(measure, indicators, "indikatoren", TEXTS,
		"Kennungen aus dem Katalog, oder Worte, die so gedruckt werden.")},
	{FIELD(measure, target, "zielwert", TEXT, "Zielwert, wie er gedruckt wird: »80 %«.")},
	{FIELD(measure, areas, "bereiche", TEXTS,
		"Bereiche: System und Bereich, »kqs/evaluation«.")},
	SHAPE_END,
};
static const struct shape measure_shape = SHAPE(measure, "massnahme", measure_fields,
	"Eine Maßnahme; außer dem Text darf alles fehlen.");

static const struct shape_field concept_goal_fields[] = {
	{FIELD(concept_goal, number, "nr", TEXT,
		"Nummer des Ziels, wie im Rahmenkonzept; mit anderer Nummer ist es ein "
		"eigenes Ziel "
		"der Schule. Fehlt sie, entsteht sie aus der Stelle im Baum.")},
	{FIELD(concept_goal, words, "text", MARKDOWN,
		"Das Ziel im Wortlaut. Bei Zielen des Rahmenkonzepts weglassen: Er wird "
		"übernommen.")},
	{FIELD(concept_goal, title, "titel", TEXT, "Kurzform.")},
	{FIELD(concept_goal, not_applicable, "nicht_zutreffend", FLAG,
		"Ob das Ziel für die Schule nicht gilt; es wird trotzdem gedruckt.")},
	{FIELD(concept_goal, reason, "grund", TEXT, "Warum es nicht gilt.")},
	{FIELD(concept_goal, note, "erlaeuterung", MARKDOWN, "Erläuterung zum Ziel.")},
	{RECORDS(concept_goal, measures, measure_count, "massnahmen", &measure_shape,
		"Maßnahmen.")},
	{RECORDS(concept_goal, goals, goal_count, "ziele", &concept_goal_shape,
		"Ziele der nächsten Ebene.")},
	SHAPE_END,
};
static const struct shape concept_goal_shape = SHAPE(concept_goal, "ziel", concept_goal_fields,
	"Ein Ziel des Rahmenkonzepts oder der Schule.");

static const struct shape_field fact_fields[] = {
	{FIELD(fact, name, "name", TEXT, "Was: »Schülerinnen und Schüler«."), .required = true},
	{FIELD(fact, value, "wert", TEXT, "Wie viel: »262«."), .required = true},
	{FIELD(fact, note, "hinweis", TEXT, "Zusatz, Stand oder Quelle.")},
	SHAPE_END,
};
static const struct shape fact_shape = SHAPE(fact, "eckdatum", fact_fields,
	"Eine Angabe im Kasten.");

static const struct shape_field chapter_fields[] = {
	{FIELD(chapter, title, "titel", TEXT, "Überschrift."), .required = true},
	{FIELD(chapter, number, "nr", TEXT, "Nummer, wie sie gedruckt wird, statt der gezählten.")},
	{FIELD(chapter, unnumbered, "unnummeriert", FLAG,
		"Ob die Überschrift keine Nummer trägt.")},
	{CHOICE(chapter, kind, "art", chapter_kinds,
		"text: nur der Text; ziele: mit den Zieltabellen; leitziele: mit der Liste der "
		"Ziele; "
		"kontakt: mit Kontakten und Sprechzeiten; erlaeuterungen: mit den Erläuterungen "
		"der "
		"Ziele; dienste: mit den Diensten. Ohne Angabe: text.")},
	{FIELD(chapter, words, "text", MARKDOWN, "Der Text des Kapitels.")},
	{RECORDS(chapter, facts, fact_count, "eckdaten", &fact_shape,
		"Kasten mit Zahlen nach dem Text.")},
	{RECORDS(chapter, chapters, chapter_count, "kapitel", &chapter_shape, "Unterkapitel.")},
	SHAPE_END,
};
static const struct shape chapter_shape =
	SHAPE(chapter, "kapitel", chapter_fields, "Ein Kapitel des Konzepts.");

static const struct shape_field concept_fields[] = {
	{FIELD(concept, schools, "schulen", TEXTS,
		"Kennungen der Schulen, für die das Konzept gilt; die erste heißt wie die Datei."),
		.required = true},
	{FIELD(concept, title, "titel", TEXT, "Titel. Ohne Angabe der des Layouts.")},
	{FIELD(concept, subtitle, "untertitel", TEXT, "Untertitel.")},
	{FIELD(concept, version, "version", TEXT, "Fassung des Konzepts.")},
	{FIELD(concept, date, "stand", DATE, "Stand des Konzepts.")},
	{CHOICE(concept, state, "status", concept_states,
		"entwurf oder beschlossen. Ein Entwurf ist auf jeder Seite so gekennzeichnet.")},
	{FIELD(concept, valid_from, "gueltig_von", DATE, "Erster Tag der Gültigkeit.")},
	{FIELD(concept, valid_to, "gueltig_bis", DATE, "Letzter Tag der Gültigkeit.")},
	{FIELD(concept, period, "zeitraum", ID, "Zeitraum, auf den sich die Zahlen beziehen.")},
	{FIELD(concept, first_chapter, "erstes_kapitel", INTEGER,
		"Nummer des ersten Kapitels, wenn das Konzept selbst ein Kapitel ist. Ohne Angabe: "
		"1."),
		.least = 1, .most = 99},
	{RECORDS(concept, contacts, contact_count, "kontakte", &contact_shape,
		"Ansprechpersonen.")},
	{RECORDS(concept, services, service_count, "dienste", &service_shape,
		"Dienste, die das Konzept beschreibt.")},
	{RECORDS(concept, hours, hours_count, "sprechzeiten", &hours_shape,
		"Plan der Sprechzeiten.")},
	{RECORDS(concept, versions, version_count, "verlauf", &version_shape,
		"Verlauf der Fassungen.")},
	{RECORD(concept, approval, "schulkonferenz", &approval_shape,
		"Beschluss der Schulkonferenz.")},
	{RECORDS(concept, levels, level_count, "ebenen", &level_shape,
		"Eigene Namen der Zielebenen. Ohne Angabe die des Rahmenkonzepts.")},
	{RECORDS(concept, goals, goal_count, "ziele", &concept_goal_shape, "Ziele mit Maßnahmen.")},
	{RECORDS(concept, chapters, chapter_count, "kapitel", &chapter_shape,
		"Kapitel in ihrer Reihenfolge.")},
	{RECORDS(concept, indicators, indicator_count, "indikatoren", &indicator_shape,
		"Eigene Indikatoren der Schule neben dem Katalog, zum Nachlesen im Konzept. "
		"Gemeldet werden Zahlen nur zu Indikatoren aus rahmen.yaml.")},
	{FIELD(concept, layout, "layout", NODE,
		"Einzelne Angaben, die vom Layout konzept abweichen."),
		.schema = "{\"type\": \"object\"}"},
	SHAPE_END,
};
const struct shape concept_shape =
	SHAPE(concept, "konzept", concept_fields, "Das Konzept einer Schule (oder mehrerer).");
