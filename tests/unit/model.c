/* Model: small projects in a temporary folder, read as a whole. */
#include <glib.h>
#include <glib/gstdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check.h"
#include "remove_tree.h"
#include "model/check.h"
#include "model/dump.h"

/* A project on disk and what was read from it. */
struct sample {
	char *root;
	struct arena *arena;
	struct diag *diag;
	struct project project;
};

static void put(const struct sample *s, const char *name, const char *text)
{
	char *path = g_build_filename(s->root, name, NULL);
	char *folder = g_path_get_dirname(path);

	g_mkdir_with_parents(folder, 0777);
	CHECK(g_file_set_contents(path, text, -1, NULL));
	g_free(folder);
	g_free(path);
}

static struct sample sample_new(const char *kommune)
{
	struct sample s = {.root = g_dir_make_tmp("schuso-XXXXXX", NULL), .arena = arena_new()};

	s.diag = diag_new(s.arena, DIAG_ENGLISH);
	put(&s, "kommune.yaml", kommune);
	return s;
}

static void read_sample(struct sample *s)
{
	s->project = (struct project){.root = s->root, .scope.figures = true};
	CHECK(project_read(s->arena, s->diag, &s->project));
	project_check(s->diag, &s->project);
}

static void sample_free(struct sample *s)
{
	remove_tree(s->root);
	g_free(s->root);
	arena_free(s->arena);
}

static int count_code(const struct sample *s, enum diag_code code)
{
	int n = 0;

	for (size_t i = 0; i < diag_findings(s->diag); i++)
		n += diag_finding(s->diag, i)->code == code;
	return n;
}

/* The state's files: sep= line, a head longer than the rows, names in three
 * columns, codes for types, Windows-1252 with CRLF beside UTF-8. */
static void test_state_files(void)
{
	struct sample s = sample_new("name: Land\ngeheimhaltung: {schwelle: 3}\n"
		"schulformen: key.csv\nregister: [schuldaten.csv, index.csv]\n");
	const struct school *school;

	put(&s, "key.csv", "Schluessel;Schulform;\r\n\"02\";\"Grundschule\";\r\n"
		"\"0A\";\"Schulaufsicht\";");
	put(&s, "schuldaten.csv", "sep=;\nSchulnummer;Schulform;Schulbezeichnung_1;"
		"Schulbezeichnung_2;Schulbezeichnung_3;Kurzbezeichnung;PLZ;Ort;\n"
		"\"100054\";\"02\";\"Offene Grundschule\";\"Matthäusstraße\";\"- Primarstufe -\";"
		"\"Wuppertal, GG Matthäusstraße\";\"42277\";\"Wuppertal\"\n"
		"\"600315\";\"0A\";\"Schulamt\";\"für die Stadt\";\"\";"
		"\"Köln, Schulamt\";\"51063\";"
		"\"Köln\"\n");
	put(&s, "index.csv", "Schulnummer;Kurzbezeichnung;Gemeinde;Sozialindexstufe\r\n"
		"100054;Wuppertal, GG Matth\xE4usstra\xDF" "e;Wuppertal;4\r\n"
		"100218;K\xF6ln, GG Gro\xDFstra\xDF" "e;K\xF6ln;ohne\r\n");
	read_sample(&s);
	CHECK(s.project.municipality->school_count == 1);
	school = &s.project.municipality->schools[0];
	CHECK_TEXT(school->id.text, "matthaeusstrasse");
	CHECK_TEXT(school->name.text, "Offene Grundschule Matthäusstraße - Primarstufe -");
	CHECK_TEXT(school->type.text, "Grundschule");
	CHECK_TEXT(school->postcode.text, "42277");
	CHECK_TEXT(school->district.text, "wuppertal"); /* made, as kommune.yaml names none */
	CHECK(school->social_index.set && school->social_index.value == 4);
	CHECK(diag_count(s.diag, DIAG_ERROR) == 0);
	CHECK(count_code(&s, DIAG_NOT_A_SCHOOL) == 1);
	CHECK(count_code(&s, DIAG_REGISTER_UNMATCHED) == 1);
	sample_free(&s);
}

static const char city[] =
	"name: Kleinstadt\ngeheimhaltung: {schwelle: 5}\n"
	"bezirke: [{id: nord, name: Nord}]\n"
	"traeger: [{id: awo, name: AWO}, {id: stadt, name: Stadt Kleinstadt}]\n"
	"zeitraeume:\n"
	"  - {id: 2017-18, beginn: 2017-08-01, ende: 2018-07-31, abgabe: 2018-07-06}\n"
	"gremien:\n"
	"  - {id: werkstatt, name: Werkstatt, art: werkstatt, gibt_weiter_an: lenkung}\n"
	"  - {id: lenkung, name: Lenkungsgruppe, art: lenkungsgruppe}\n";

static const char catalogue[] =
	"indikatoren:\n"
	"  - {id: beratungen, name: Beratungen, art: anzahl}\n"
	"  - {id: klassen, name: Klassen, art: anteil, basis: alle Klassen}\n"
	"  - {id: konzept, name: Konzept, art: ja_nein}\n";

/* Names as people write them are resolved; the order is that of a dictionary. */
static void test_register(void)
{
	struct sample s = sample_new(city);
	const struct municipality *m;

	put(&s, "schulen.csv", "id;name;nummer;bezirk;anbieter\n"
		"zoo;Zooschule;100003;;\n"
		"oest;Östliche Schule;100002;NORD;AWO + stadt\n"
		"ost;Ostschule;100001;nord;awo\n");
	put(&s, "fachkraefte.csv", "kennung;schule;traeger;zeitraum;stellenanteil;wochenstunden\n"
		"FK-01;100002;awo;2017-18;0,5;\n"
		"FK-01;Ostschule;AWO;2017-18;;19,5\n"
		"FK-02;oest;stadt;2017-18;0,25;\n");
	read_sample(&s);
	m = s.project.municipality;
	CHECK(m->school_count == 3);
	CHECK_TEXT(m->schools[0].id.text, "oest");
	CHECK_TEXT(m->schools[1].id.text, "ost");
	CHECK_TEXT(m->schools[2].id.text, "zoo");
	CHECK_TEXT(m->schools[0].district.text, "nord");
	CHECK(m->schools[0].providers.count == 2);
	CHECK(m->schools[0].has_social_work && !m->schools[2].has_social_work);
	CHECK(register_fte(m, NULL, "2017-18", NULL) == 1.25);
	CHECK(register_fte(m, "oest", "2017-18", "awo") == 0.5);
	CHECK(register_school(m, "zoo") == &m->schools[2] && !register_school(m, "zo"));
	CHECK(diag_count(s.diag, DIAG_ERROR) == 0);
	sample_free(&s);
}

/* Blank is not zero; words say why a value is missing; late is late. */
static void test_readings(void)
{
	struct sample s = sample_new(city);
	const struct readings *r;
	const struct delivery *d;

	put(&s, "schulen.csv", "id;name;anbieter\nsued;Südschule;awo\nnord;Nordschule;awo\n");
	put(&s, "rahmen.yaml", catalogue);
	put(&s, "zahlen/2017-18/sued.yaml", "eingang: 2018-07-07\nwerte:\n"
		"  klassen: {zaehler: 3, nenner: 4, anmerkung: Eine war krank.}\n"
		"  konzept: ja\n");
	put(&s, "zahlen/2017-18/alle.csv", "schule;kennzahl;wert;zaehler;nenner\r\n"
		"Südschule;beratungen;1.046;;\r\nnord;beratungen;k. A.;;\r\n"
		"nord;konzept;;;\r\nnord;klassen;entfällt;;\r\n");
	read_sample(&s);
	r = s.project.readings;
	CHECK(r->delivery_count == 2 && r->source_count == 2);
	d = readings_delivery(r, "sued", "2017-18");
	CHECK(d && d->late && d->reading_count == 3);
	CHECK(readings_find(r, "sued", "2017-18", "beratungen")->value.number == 1046);
	CHECK(readings_find(r, "sued", "2017-18", "klassen")->value.base == 4);
	CHECK_TEXT(readings_find(r, "sued", "2017-18", "klassen")->note.text, "Eine war krank.");
	CHECK(readings_find(r, "nord", "2017-18", "beratungen")->value.state ==
		VALUE_NOT_COLLECTED);
	CHECK(readings_find(r, "nord", "2017-18", "konzept")->value.state == VALUE_MISSING);
	CHECK(readings_find(r, "nord", "2017-18", "klassen")->value.state ==
		VALUE_NOT_APPLICABLE);
	CHECK(diag_count(s.diag, DIAG_ERROR) == 0);
	sample_free(&s);
}

/* A broken file leaves its name and no more. */
static void test_broken(void)
{
	struct sample s = sample_new(city);

	put(&s, "schulen.csv", "id;name\nsued;Südschule\n");
	put(&s, "rahmen.yaml", "indikatoren: [\n");
	put(&s, "konzepte/sued.yaml", "schulen: [sued\n");
	put(&s, "gremien/werkstatt/2018-03-14.yaml", "titel: [\n");
	put(&s, "zahlen/2017-18/alle.csv", "schule;kennzahl;wert\nsued;beratungen;3\n");
	read_sample(&s);
	CHECK(s.project.concept_count == 1 && s.project.meetings->count == 1);
	CHECK_TEXT(s.project.concepts[0]->schools.items[0].text, "sued");
	CHECK(s.project.concepts[0]->source->broken);
	CHECK(s.project.meetings->items[0]->source->broken);
	CHECK(s.project.framework->source->broken);
	CHECK(count_code(&s, DIAG_UNKNOWN_INDICATOR) == 0);
	sample_free(&s);
}

static void put_meetings(const struct sample *s)
{
	put(s, "schulen.csv", "id;name\nsued;Südschule\n");
	put(s, "gremien/werkstatt/2018-01-10.yaml", "vertraulichkeit: intern\ntagesordnung:\n"
		"  - titel: Berichte\n"
		"    auftraege:\n"
		"      - {was: Liste anlegen, wer: Fachstelle, bis: 2018-02-01}\n"
		"      - {was: Raum suchen, wer: Schule, bis: 2018-06-01}\n"
		"    themen:\n"
		"      - {titel: Pausen, weitergabe: ja}\n"
		"      - {titel: Räume}\n"
		"    beschluesse: [{wortlaut: So soll es sein., ja: 3}]\n");
	put(s, "gremien/lenkung/2018-02-20.yaml", "vertraulichkeit: intern\n"
		"stand: [{nr: W-2018-T01, status: in_arbeit, bemerkung: Geld ist da.}]\n");
	put(s, "gremien/werkstatt/2018-03-14.yaml", "vertraulichkeit: intern\n"
		"stand: [{nr: W-2018-A02, status: erledigt},\n"
		"  {nr: W-2018-A01, status: offen, bis: 2018-04-01}]\n");
	put(s, "gremien/werkstatt/2018-05-16.yaml", "vertraulichkeit: intern\n"
		"stand: [{nr: W-2018-T02, status: erledigt}]\n");
}

/* Tasks and topics go on to the next meeting, and to the other committee. */
static void test_carrying(void)
{
	struct sample s = sample_new(city);
	const struct meetings *all;
	struct carried_task *tasks;
	struct carried_topic *topics;
	int count;

	put_meetings(&s);
	read_sample(&s);
	all = s.project.meetings;
	CHECK(all->count == 4 && diag_count(s.diag, DIAG_ERROR) == 0);
	CHECK_TEXT(all->items[1]->items[0].decisions[0].number.text, "W-2018-01");
	CHECK(meeting_previous(all, all->items[3]) == all->items[2]);
	CHECK(meeting_previous(all, all->items[1]) == NULL);
	tasks = meeting_open_tasks(s.arena, all, all->items[2], &count);
	CHECK(count == 2 && tasks[0].overdue && !tasks[1].overdue);
	tasks = meeting_open_tasks(s.arena, all, all->items[3], &count);
	CHECK(count == 1 && tasks[0].due.month == 4 && tasks[0].overdue);
	topics = meeting_open_topics(s.arena, all, s.project.municipality, all->items[0], &count);
	CHECK(count == 1 && topics[0].handed_over);
	CHECK_TEXT(topics[0].topic->title.text, "Pausen");
	topics = meeting_open_topics(s.arena, all, s.project.municipality, all->items[3], &count);
	CHECK(count == 2 && !topics[0].handed_over);
	CHECK_TEXT(topics[0].note, "Geld ist da.");
	CHECK(topics[0].note_from == all->items[0]);
	meeting_settled_topics(s.arena, all, s.project.municipality, all->items[2], &count);
	CHECK(count == 0);
	topics = meeting_settled_topics(s.arena, all, s.project.municipality, all->items[3],
		&count);
	CHECK(count == 1 && topics[0].state == TASK_DONE);
	CHECK_TEXT(topics[0].topic->title.text, "Räume");
	sample_free(&s);
}

/* Goals without words take those of the framework. */
static void test_concept(void)
{
	struct sample s = sample_new(city);
	const struct concept *concept;

	put(&s, "schulen.csv", "id;name;anbieter\nsued;Südschule;awo\n");
	put(&s, "rahmen.yaml", "ziele:\n  - text: Hilfe\n    ziele:\n"
		"      - {text: Frühe Hilfe, titel: Früh}\n      - {nr: 1.b, text: Späte Hilfe}\n");
	put(&s, "konzepte/sued.yaml", "schulen: [sued]\nziele:\n  - nr: 1\n    ziele:\n"
		"      - {massnahmen: [{text: Sprechstunde}, {text: Besuche}]}\n"
		"      - {nr: 1.b, text: \"Späte\\nHilfe\"}\n"
		"kapitel: [{titel: Ziele, art: ziele}]\n");
	read_sample(&s);
	concept = s.project.concepts[0];
	CHECK_TEXT(concept->goals[0].words.text, "Hilfe");
	CHECK_TEXT(concept->goals[0].goals[0].number.text, "1.1");
	CHECK_TEXT(concept->goals[0].goals[0].words.text, "Frühe Hilfe");
	CHECK_TEXT(concept->goals[0].goals[0].title.text, "Früh");
	CHECK(concept_measure_count(concept) == 2);
	CHECK(diag_findings(s.diag) == 0); /* a line break is no change of words */
	sample_free(&s);
}

/* A county: its cities are districts, their schools carry the city's name. */
static void test_parts(void)
{
	struct sample s = sample_new("name: Kreis\nart: Landkreis\ngeheimhaltung: {schwelle: 3}\n"
		"teilprojekte: [klein]\n");
	const struct municipality *m;

	put(&s, "rahmen.yaml", catalogue);
	put(&s, "klein/kommune.yaml", city);
	put(&s, "klein/schulen.csv", "id;name;bezirk;anbieter\nsued;Südschule;nord;awo\n");
	put(&s, "klein/fachkraefte.csv", "kennung;schule;traeger;zeitraum;stellenanteil\n"
		"FK-01;sued;awo;2017-18;0,5\n");
	put(&s, "klein/konzepte/sued.yaml", "schulen: [sued]\nkapitel: [{titel: Eins}]\n");
	put(&s, "klein/zahlen/2017-18/sued.yaml", "werte: {beratungen: 7}\n");
	read_sample(&s);
	m = s.project.municipality;
	CHECK(m->school_count == 1 && m->district_count == 1 && m->period_count == 1);
	CHECK_TEXT(m->schools[0].id.text, "klein.sued");
	CHECK_TEXT(m->schools[0].district.text, "klein");
	CHECK_TEXT(m->districts[0].name.text, "Kleinstadt");
	CHECK(m->masking.threshold == 5); /* the stricter of the two */
	CHECK(register_fte(m, "klein.sued", "2017-18", "awo") == 0.5);
	CHECK_TEXT(s.project.concepts[0]->schools.items[0].text, "klein.sued");
	CHECK_TEXT(s.project.concepts[0]->source->path, "klein/konzepte/sued.yaml");
	CHECK(readings_find(s.project.readings, "klein.sued", "2017-18", "beratungen")
		->value.number == 7);
	CHECK(diag_count(s.diag, DIAG_ERROR) == 0);
	sample_free(&s);
}

/* The dump names everything once and does not depend on the disk. */
static void test_dump(void)
{
	struct sample s = sample_new(city);
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	put_meetings(&s);
	read_sample(&s);
	project_dump(&s.project, out);
	fclose(out);
	CHECK(strstr(text, "\nschule sued\n  id: sued\n  name: Südschule\n") != NULL);
	CHECK(strstr(text, "\nsitzung werkstatt 14.03.2018\n") != NULL);
	CHECK(strstr(text, "          nr: W-2018-A02\n") != NULL);
	free(text);
	sample_free(&s);
}

static void test_no_project(void)
{
	struct sample s = sample_new("- keine Kommune\n");

	s.project.root = s.root;
	CHECK(!project_read(s.arena, s.diag, &s.project));
	CHECK(diag_count(s.diag, DIAG_ERROR) == 1);
	sample_free(&s);
}

int main(void)
{
	test_state_files();
	test_register();
	test_readings();
	test_broken();
	test_carrying();
	test_concept();
	test_parts();
	test_dump();
	test_no_project();
	return check_result();
}
