/* Meeting, the shapes: keys of gremien/<committee>/<date>.yaml. */
#include "meeting.h"
#include "shape_fields.h"

const char *const meeting_states[] = {"geplant", "entwurf", "genehmigt", NULL};
const char *const meeting_audiences[] = {"oeffentlich", "nichtoeffentlich", "intern", NULL};
const char *const task_states[] = {"offen", "in_arbeit", "erledigt", "entfallen", NULL};
const char *const topic_reaches[] = {
	"gesamtstaedtisch", "traegerspezifisch", "sozialraeumlich", NULL};
const char *const item_kinds[] = {"text", "protokoll", "auftraege", "kennzahlen", "themen",
	"weitergabe", "themenspeicher", "termine", NULL};

static const struct shape_field attendee_fields[] = {
	{FIELD(attendee, name, "name", TEXT, "Person oder Funktion."), .required = true},
	{FIELD(attendee, institution, "einrichtung", TEXT, "Träger, Amt oder Schule.")},
	{FIELD(attendee, function, "funktion", TEXT, "Aufgabe dort.")},
	{FIELD(attendee, vote, "stimmrecht", FLAG, "Ob die Person mit abstimmt.")},
	{FIELD(attendee, from, "von", TEXT, "Uhrzeit des Kommens, wenn später.")},
	{FIELD(attendee, to, "bis", TEXT, "Uhrzeit des Gehens, wenn früher.")},
	{FIELD(attendee, deputy_for, "vertretung_fuer", TEXT, "Wen die Person vertritt.")},
	{FIELD(attendee, item, "top", TEXT, "Bei Gästen: zu welchem Tagesordnungspunkt.")},
	SHAPE_END,
};
static const struct shape attendee_shape =
	SHAPE(attendee, "person", attendee_fields, "Eine Person in der Anwesenheitsliste.");

static const struct shape_field decision_fields[] = {
	{FIELD(decision, number, "nr", TEXT,
		"Nummer des Beschlusses. Fehlt sie, entsteht sie aus Gremium, Jahr und "
		"Reihenfolge.")},
	{FIELD(decision, words, "wortlaut", MARKDOWN,
		"Der Beschluss im Wortlaut."), .required = true},
	{FIELD(decision, yes, "ja", INTEGER, "Ja-Stimmen."), .least = 0, .most = 1000},
	{FIELD(decision, no, "nein", INTEGER, "Nein-Stimmen."), .least = 0, .most = 1000},
	{FIELD(decision, abstain, "enthaltung", INTEGER,
		"Enthaltungen."), .least = 0, .most = 1000},
	{FIELD(decision, result, "ergebnis", TEXT,
		"Ergebnis in Worten: »einstimmig beschlossen«.")},
	SHAPE_END,
};
static const struct shape decision_shape =
	SHAPE(decision, "beschluss", decision_fields, "Ein Beschluss.");

static const struct shape_field task_fields[] = {
	{FIELD(task, number, "nr", TEXT,
		"Nummer des Auftrags; spätere Sitzungen nennen sie unter stand. Fehlt sie, "
		"entsteht sie.")},
	{FIELD(task, words, "was", TEXT, "Was zu tun ist."), .required = true},
	{FIELD(task, who, "wer", TEXT, "Wer es tut.")},
	{FIELD(task, due, "bis", DATE, "Bis wann.")},
	{CHOICE(task, state, "status", task_states, "Stand des Auftrags. Ohne Angabe: offen.")},
	{FIELD(task, note, "bemerkung", TEXT, "Bemerkung.")},
	SHAPE_END,
};
static const struct shape task_shape =
	SHAPE(task, "auftrag", task_fields, "Ein Auftrag: wer macht was bis wann.");

static const struct shape_field topic_fields[] = {
	{FIELD(topic, number, "nr", TEXT,
		"Nummer des Themas; spätere Sitzungen nennen sie unter stand. Fehlt sie, entsteht "
		"sie.")},
	{FIELD(topic, title, "titel", TEXT, "Das Thema in wenigen Worten."), .required = true},
	{FIELD(topic, words, "text", MARKDOWN, "Worum es geht.")},
	{FIELD(topic, by, "von", TEXT, "Wer es eingebracht hat.")},
	{CHOICE(topic, reach, "reichweite", topic_reaches,
		"Ob das Thema die ganze Kommune, einen Träger oder einen Sozialraum betrifft.")},
	{FIELD(topic, target, "ziel", TEXT,
		"Kennung des Trägers oder Bezirks, wenn die Reichweite danach fragt.")},
	{FIELD(topic, areas, "bereiche", TEXTS, "Bereiche: System und Bereich, »kqs/evaluation«.")},
	{FIELD(topic, next_step, "naechster_schritt", TEXT, "Was als Nächstes geschieht.")},
	{FIELD(topic, hand_over, "weitergabe", FLAG,
		"Ob das Thema an das Gremium geht, das in kommune.yaml unter gibt_weiter_an "
		"steht.")},
	{FIELD(topic, answer, "antwort", TEXT, "Was das andere Gremium zurückgegeben hat.")},
	{FIELD(topic, closed, "abgeschlossen", FLAG, "Ob das Thema abgeschlossen ist.")},
	SHAPE_END,
};
static const struct shape topic_shape =
	SHAPE(topic, "thema", topic_fields, "Ein Entwicklungsthema.");

static const struct shape_field item_fields[] = {
	{FIELD(item, title, "titel", TEXT,
		"Überschrift des Tagesordnungspunkts."), .required = true},
	{CHOICE(item, kind, "art", item_kinds,
		"Was die Vorlage dazu einsetzt: protokoll: Genehmigung des letzten Protokolls; "
		"auftraege: offene Aufträge; kennzahlen: Zahlen; themen: Vorschläge aus den "
		"Zahlen; "
		"weitergabe: Themen für das andere Gremium; themenspeicher: offene Themen; "
		"termine: nächste Sitzung. Ohne Angabe: text.")},
	{FIELD(item, words, "text", MARKDOWN, "Worum es geht, was besprochen wurde.")},
	{FIELD(item, result, "ergebnis", MARKDOWN, "Ergebnis.")},
	{FIELD(item, minutes, "dauer", TEXT, "Geplante Dauer: »20 Minuten«.")},
	{FIELD(item, indicators, "kennzahlen", TEXTS,
		"Kennungen der Indikatoren. Ohne Angabe die mit der größten Veränderung.")},
	{RECORDS(item, decisions, decision_count, "beschluesse", &decision_shape, "Beschlüsse.")},
	{RECORDS(item, tasks, task_count, "auftraege", &task_shape, "Neue Aufträge.")},
	{RECORDS(item, topics, topic_count, "themen", &topic_shape, "Neue Themen.")},
	SHAPE_END,
};
static const struct shape item_shape =
	SHAPE(item, "top", item_fields, "Ein Punkt der Tagesordnung.");

static const struct shape_field update_fields[] = {
	{FIELD(update, number, "nr", TEXT, "Nummer des Auftrags oder Themas."), .required = true},
	{CHOICE(update, state, "status", task_states,
		"Neuer Stand; bei Themen schließt erledigt ab."),
		.required = true},
	{FIELD(update, note, "bemerkung", TEXT, "Was dazu zu sagen ist.")},
	{FIELD(update, due, "bis", DATE, "Neuer Termin, wenn verschoben.")},
	SHAPE_END,
};
static const struct shape update_shape = SHAPE(update, "stand", update_fields,
	"Was aus einem früheren Auftrag oder Thema geworden ist.");

static const struct shape_field meeting_fields[] = {
	{FIELD(meeting, number, "nummer", TEXT, "Nummer der Sitzung: »3/2018«.")},
	{FIELD(meeting, date, "datum", DATE, "Tag der Sitzung, derselbe wie im Dateinamen.")},
	{FIELD(meeting, start, "beginn", TEXT, "Uhrzeit: 09:00.")},
	{FIELD(meeting, end, "ende", TEXT, "Uhrzeit: 11:00.")},
	{FIELD(meeting, where, "ort", TEXT, "Ort der Sitzung.")},
	{FIELD(meeting, link, "link", TEXT, "Adresse der Videokonferenz.")},
	{FIELD(meeting, chair, "leitung", TEXT, "Wer die Sitzung leitet.")},
	{FIELD(meeting, secretary, "protokoll", TEXT, "Wer das Protokoll führt.")},
	{CHOICE(meeting, state, "status", meeting_states,
		"geplant: Es entsteht die Vorlage; entwurf oder genehmigt: das Protokoll.")},
	{CHOICE(meeting, audience, "vertraulichkeit", meeting_audiences,
		"Für wen das Protokoll ist."),
		.required = true},
	{FIELD(meeting, period, "zeitraum", ID,
		"Zeitraum der Kennzahlen. Ohne Angabe der neueste mit Zahlen.")},
	{RECORDS(meeting, present, present_count, "anwesend", &attendee_shape, "Anwesende.")},
	{RECORDS(meeting, excused, excused_count, "entschuldigt", &attendee_shape,
		"Entschuldigte.")},
	{RECORDS(meeting, absent, absent_count, "unentschuldigt", &attendee_shape,
		"Nicht Anwesende ohne Entschuldigung.")},
	{RECORDS(meeting, guests, guest_count, "gaeste", &attendee_shape, "Gäste.")},
	{FIELD(meeting, distribution, "verteiler", TEXTS, "Wer das Protokoll bekommt.")},
	{FIELD(meeting, attachments, "anlagen", TEXTS, "Anlagen.")},
	{RECORDS(meeting, items, item_count, "tagesordnung", &item_shape, "Tagesordnung.")},
	{RECORDS(meeting, updates, update_count, "stand", &update_shape,
		"Stand früherer Aufträge und Themen.")},
	{FIELD(meeting, next, "naechste_sitzung", DATE, "Tag der nächsten Sitzung.")},
	{FIELD(meeting, next_where, "naechster_ort", TEXT, "Ort der nächsten Sitzung.")},
	SHAPE_END,
};
const struct shape meeting_shape = SHAPE(meeting, "sitzung", meeting_fields,
	"Eine Sitzung: vorher die Einladung, nachher das Protokoll.");
