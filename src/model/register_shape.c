/* Register, the shapes: keys of kommune.yaml, columns of schulen.csv and
 * fachkraefte.csv.  The help texts are the manual: `schuso schema` prints them. */
#include "register.h"
#include "register_rows.h"
#include "shape_fields.h"

static const char *const municipality_kinds[] = {
	"Stadt", "Landkreis", "Land", "Modellvorhaben", NULL};
static const char *const provider_kinds[] = {"frei", "kommune", "land", NULL};
const char *const committee_kinds[] = {"werkstatt", "lenkungsgruppe", "sonstiges", NULL};
static const char *const thresholds[] = {"0", "3", "5", "10", NULL};

static const struct shape_field office_fields[] = {
	{FIELD(office, name, "name", TEXT,
		"Herausgeberin oder Herausgeber, wie im Impressum gedruckt: »Stadt Herne«.")},
	{FIELD(office, department, "amt", TEXT, "Amt, Fachbereich oder Fachstelle.")},
	{FIELD(office, address, "anschrift", TEXT, "Straße, Hausnummer, Postleitzahl und Ort.")},
	{FIELD(office, phone, "telefon", TEXT, "Telefonnummer der Stelle.")},
	{FIELD(office, mail, "email", TEXT, "E-Mail-Adresse der Stelle, keine persönliche.")},
	{FIELD(office, web, "web", TEXT, "Adresse der Internetseite.")},
	{FIELD(office, responsible, "verantwortlich", TEXT,
		"Wer den Inhalt verantwortet (V. i. S. d. P.), als Funktion.")},
	SHAPE_END,
};
static const struct shape office_shape =
	SHAPE(office, "herausgeber", office_fields,
		"Herausgebende Stelle: Impressum und Absender.");

static const struct shape_field district_fields[] = {
	{FIELD(district, id, "id", ID,
		"Kennung aus Kleinbuchstaben, Ziffern und Bindestrich; steht in Dateinamen."),
		.required = true},
	{FIELD(district, name, "name", TEXT, "Name, wie er gedruckt wird."), .required = true},
	SHAPE_END,
};
static const struct shape district_shape = SHAPE(district, "bezirk", district_fields,
	"Ein Teil der Kommune: Stadtbezirk, Sozialraum, Gemeinde.");

static const struct shape_field provider_fields[] = {
	{FIELD(provider, id, "id", ID,
		"Kennung aus Kleinbuchstaben, Ziffern und Bindestrich; steht in Dateinamen."),
		.required = true},
	{FIELD(provider, name, "name", TEXT, "Voller Name des Trägers."), .required = true},
	{FIELD(provider, short_name, "kurz", TEXT, "Kurzname für Tabellen und Diagramme.")},
	{CHOICE(provider, kind, "art", provider_kinds,
		"Freier Träger, die Kommune selbst oder das Land als Anstellungsträger. "
		"Ohne Angabe: frei.")},
	SHAPE_END,
};
static const struct shape provider_shape = SHAPE(provider, "traeger", provider_fields,
	"Ein Träger der Schulsozialarbeit (nicht der Schulträger).");

static const struct shape_field member_fields[] = {
	{FIELD(member, name, "name", TEXT, "Person oder Funktion, wie sie im Protokoll steht."),
		.required = true},
	{FIELD(member, institution, "einrichtung", TEXT, "Träger, Amt oder Schule.")},
	{FIELD(member, function, "funktion", TEXT, "Aufgabe dort: »Fachleitung«.")},
	{FIELD(member, vote, "stimmrecht", FLAG, "Ob das Mitglied mit abstimmt.")},
	SHAPE_END,
};
static const struct shape member_shape =
	SHAPE(member, "mitglied", member_fields, "Ein ständiges Mitglied eines Gremiums.");

static const struct shape_field committee_fields[] = {
	{FIELD(committee, id, "id", ID, "Kennung; so heißt auch der Ordner unter gremien/."),
		.required = true},
	{FIELD(committee, name, "name", TEXT, "Voller Name des Gremiums."), .required = true},
	{FIELD(committee, short_name, "kurz", TEXT,
		"Kurzname. Hat er höchstens drei Zeichen, beginnen die Nummern der Beschlüsse "
		"damit, sonst mit dem ersten Buchstaben der Kennung.")},
	{CHOICE(committee, kind, "art", committee_kinds,
		"Qualitätsentwicklungswerkstatt, Lenkungsgruppe oder ein anderes Gremium."),
		.required = true},
	{FIELD(committee, hands_to, "gibt_weiter_an", ID,
		"Kennung des Gremiums, an das Themen weitergegeben werden.")},
	{FIELD(committee, purpose, "zweck", MARKDOWN, "Wozu es das Gremium gibt.")},
	{RECORDS(committee, members, member_count, "mitglieder", &member_shape,
		"Ständige Mitglieder; sie stehen in der Anwesenheitsliste der Vorlage.")},
	SHAPE_END,
};
static const struct shape committee_shape =
	SHAPE(committee, "gremium", committee_fields, "Ein Gremium, das Sitzungen hält.");

static const struct shape_field period_fields[] = {
	{FIELD(period, id, "id", ID,
		"Kennung, zum Beispiel 2017-18; so heißt der Ordner unter zahlen/."),
		.required = true},
	{FIELD(period, name, "name", TEXT,
		"Name im Druck: »Schuljahr 2017/18«. Ohne Angabe die Kennung.")},
	{FIELD(period, start, "beginn", DATE,
		"Erster Tag, 2017-08-01 oder 01.08.2017."), .required = true},
	{FIELD(period, end, "ende", DATE, "Letzter Tag."), .required = true},
	{FIELD(period, deadline, "abgabe", DATE,
		"Bis zu diesem Tag sind die Zahlen abzugeben; spätere gelten als verspätet.")},
	{FIELD(period, break_note, "bruch", TEXT,
		"Warum dieser Zeitraum nicht mit früheren vergleichbar ist. "
		"Steht hier etwas, wird keine Veränderung zum Vorjahr gezeigt.")},
	{FIELD(period, report, "bericht", FLAG,
		"Ob für diesen Zeitraum Berichte entstehen. Steht es nirgends, entstehen sie für "
		"den "
		"neuesten mit Zahlen.")},
	SHAPE_END,
};
static const struct shape period_shape = SHAPE(period, "zeitraum", period_fields,
	"Ein Berichtszeitraum, meist ein Schuljahr.");

static const struct shape_field masking_fields[] = {
	{CHOICE(masking, step, "schwelle", thresholds,
		"Anzahlen von Personen unter dieser Zahl werden verdeckt (als Punkt gedruckt); "
		"0 verdeckt nichts. Ohne Angabe: 5.")},
	{FIELD(masking, mask_zero, "null_verdecken", FLAG, "Ob auch die Null verdeckt wird.")},
	SHAPE_END,
};
static const struct shape masking_shape =
	SHAPE(masking, "geheimhaltung", masking_fields, "Schutz kleiner Zahlen.");

static const struct shape_field municipality_fields[] = {
	{FIELD(municipality, name, "name", TEXT,
		"Name der Kommune, wie er in Sätzen steht: »Herne«, »Kreis Soest«."),
		.required = true},
	{CHOICE(municipality, kind, "art", municipality_kinds,
		"Was für eine Gebietskörperschaft. Ohne Angabe: Stadt.")},
	{FIELD(municipality, state, "land", TEXT, "Bundesland.")},
	{RECORD(municipality, office, "herausgeber", &office_shape,
		"Herausgebende Stelle: Impressum und Absender.")},
	{FIELD(municipality, district_word, "bezirkswort", TEXT,
		"Wie ein Teil der Kommune heißt: Stadtbezirk, Sozialraum, Gemeinde. Ohne Angabe: "
		"Bezirk.")},
	{FIELD(municipality, district_plural, "bezirkswort_plural", TEXT,
		"Die Mehrzahl davon. Ohne Angabe: Bezirke.")},
	{RECORDS(municipality, districts, district_count, "bezirke", &district_shape,
		"Teile der Kommune. Fehlt die Liste, entsteht sie aus der Spalte bezirk der "
		"Schulen.")},
	{RECORDS(municipality, providers, provider_count, "traeger", &provider_shape,
		"Träger der Schulsozialarbeit.")},
	{RECORDS(municipality, committees, committee_count, "gremien", &committee_shape,
		"Gremien, deren Sitzungen unter gremien/ liegen.")},
	{RECORDS(municipality, periods, period_count, "zeitraeume", &period_shape,
		"Berichtszeiträume, der früheste zuerst.")},
	{RECORD(municipality, masking, "geheimhaltung", &masking_shape, "Schutz kleiner Zahlen.")},
	{FIELD(municipality, full_hours, "wochenstunden", NUMBER,
		"Wochenstunden einer vollen Stelle; rechnet Stunden in Stellenanteile um. Ohne "
		"Angabe: 39."),
		.least = 1, .most = 60},
	{FIELD(municipality, parts, "teilprojekte", TEXTS,
		"Ordner mit eigenen Projekten, zum Beispiel die Städte eines Landkreises. "
		"Jedes wird hier ein Bezirk.")},
	{FIELD(municipality, registers, "register", TEXTS,
		"CSV-Dateien mit den Schulen. Die erste nennt die Schulen, jede weitere ergänzt "
		"sie "
		"über die Schulnummer. Ohne Angabe: schulen.csv.")},
	{FIELD(municipality, type_keys, "schulformen", NODE,
		"Schlüssel der Schulformen: Code und Wort, oder der Name einer CSV-Datei, "
		"deren erste Spalte der Code und deren zweite das Wort ist."),
		.schema = "{\"type\": [\"object\", \"string\"], "
			"\"additionalProperties\": {\"type\": \"string\"}}"},
	{FIELD(municipality, layouts, "layouts", NODE,
		"Einzelne Angaben, die von den Layouts abweichen: konzept, bericht, protokoll."),
		.schema = "{\"type\": \"object\", \"properties\": "
			"{\"konzept\": {\"type\": \"object\"}, "
			"\"bericht\": {\"type\": \"object\"}, "
			"\"protokoll\": {\"type\": \"object\"}}, \"additionalProperties\": false}"},
	SHAPE_END,
};
const struct shape municipality_shape = SHAPE(municipality, "kommune", municipality_fields,
	"Die Kommune: wer herausgibt, woraus sie besteht, wann berichtet wird.");

static const struct shape_field school_fields[] = {
	{FIELD(school_row, school.id, "id", ID,
		"Kennung der Schule; so heißen ihre Dateien. Fehlt sie, entsteht sie aus dem "
		"Kurznamen: »Herne, GG Südschule« wird suedschule.")},
	{FIELD(school_row, school.number, "nummer", TEXT, "Amtliche Schulnummer."),
		.alias = "Schulnummer"},
	{FIELD(school_row, school.name, "name", TEXT, "Name der Schule."),
		.alias = "Schulname|Schulbezeichnung_1"},
	{FIELD(school_row, name_more, "name2", TEXT, "Zweiter Teil des Namens, wird angehängt."),
		.alias = "Schulbezeichnung_2"},
	{FIELD(school_row, name_rest, "name3", TEXT, "Dritter Teil des Namens, wird angehängt."),
		.alias = "Schulbezeichnung_3"},
	{FIELD(school_row, school.short_name, "kurzname", TEXT,
		"Kurzname für Tabellen und Diagramme."),
		.alias = "Kurzbezeichnung|Kurzname"},
	{FIELD(school_row, school.type, "schulform", TEXT,
		"Schulform als Wort oder als Code (siehe schulformen in kommune.yaml)."),
		.alias = "Schulform"},
	{FIELD(school_row, school.district, "bezirk", TEXT, "Kennung oder Name des Bezirks."),
		.alias = "Stadtbezirk|Gemeinde"},
	{FIELD(school_row, providers, "anbieter", TEXT,
		"Kennung des Trägers der Schulsozialarbeit; mehrere durch + oder Komma getrennt; "
		"leer: keine Schulsozialarbeit."),
		.alias = "Schulsozialarbeit_Traeger"},
	{FIELD(school_row, school.authority, "schultraeger", TEXT, "Schulträger."),
		.alias = "Traeger|Träger|Schulträger"},
	{FIELD(school_row, school.pupils, "schuelerzahl", INTEGER,
		"Zahl der Schülerinnen und Schüler."),
		.alias = "Schuelerzahl|Schülerzahl", .least = 0, .most = 20000},
	{FIELD(school_row, social_index, "sozialindex", TEXT,
		"Stufe des Schulsozialindex; leer oder »ohne«: keine."),
		.alias = "Sozialindexstufe|Sozialindex_2025_26"},
	{FIELD(school_row, school.street, "strasse", TEXT, "Straße und Hausnummer."),
		.alias = "Straße"},
	{FIELD(school_row, school.postcode, "plz", TEXT, "Postleitzahl.")},
	{FIELD(school_row, school.town, "ort", TEXT, "Ort.")},
	{FIELD(school_row, school.phone, "telefon", TEXT, "Telefonnummer der Schule.")},
	{FIELD(school_row, school.mail, "email", TEXT, "E-Mail-Adresse der Schule.")},
	{FIELD(school_row, school.web, "web", TEXT, "Internetseite der Schule.")},
	SHAPE_END,
};
const struct shape school_shape = {
	.name = "schulen",
	.help = "Eine Zeile von schulen.csv: eine Schule. Weitere Spalten werden nicht beachtet.",
	.size = sizeof(struct school_row),
	.place = offsetof(struct school_row, school.place),
	.fields = school_fields,
};

static const struct shape_field worker_fields[] = {
	{FIELD(worker, id, "kennung", TEXT, "Pseudonym der Fachkraft (FK-01), nie ein Name."),
		.required = true},
	{FIELD(worker, school, "schule", TEXT, "Kennung, Schulnummer oder Name der Schule."),
		.required = true},
	{FIELD(worker, provider, "traeger", TEXT, "Kennung oder Name des Trägers."),
		.required = true},
	{FIELD(worker, period, "zeitraum", TEXT, "Kennung des Berichtszeitraums."),
		.required = true},
	{FIELD(worker, service, "dienst", TEXT, "Aufgabe: »Schulsozialarbeit«, »BuT«.")},
	{FIELD(worker, fte, "stellenanteil", NUMBER,
		"Anteil einer vollen Stelle an dieser Schule, 0,5 für eine halbe."),
		.least = 0, .most = 1},
	{FIELD(worker, hours, "wochenstunden", NUMBER,
		"Wochenstunden an dieser Schule, wenn kein Stellenanteil angegeben ist."),
		.least = 0, .most = 60},
	SHAPE_END,
};
const struct shape worker_shape = SHAPE(worker, "fachkraefte", worker_fields,
	"Eine Zeile von fachkraefte.csv: eine Fachkraft an einer Schule in einem Zeitraum.");
