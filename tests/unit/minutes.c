/* Minutes: the view of a meeting before and after it, from a small project; and
 * findings that no project of a user can bring about. */
#include <glib.h>
#include <glib/gstdio.h>

#include "check.h"
#include "remove_tree.h"
#include "model/check.h"
#include "model/mask.h"
#include "page_build.h"
#include "report/layout.h"
#include "report/minutes_paper.h"
#include "report/view.h"

static const char city[] =
	"name: Kleinstadt\ngeheimhaltung: {schwelle: 5}\n"
	"traeger: [{id: awo, name: AWO}]\n"
	"zeitraeume:\n"
	"  - {id: 2016-17, beginn: 2016-08-01, ende: 2017-07-31}\n"
	"  - {id: 2017-18, beginn: 2017-08-01, ende: 2018-07-31}\n"
	"gremien:\n"
	"  - id: werkstatt\n    name: Werkstatt\n    art: werkstatt\n    gibt_weiter_an: lenkung\n"
	"    mitglieder: [{name: Leitung, stimmrecht: ja}]\n"
	"  - {id: lenkung, name: Lenkungsgruppe, art: lenkungsgruppe}\n";

static void put(const char *root, const char *name, const char *text)
{
	char *path = g_build_filename(root, name, NULL);
	char *folder = g_path_get_dirname(path);

	g_mkdir_with_parents(folder, 0777);
	CHECK(g_file_set_contents(path, text, -1, NULL));
	g_free(folder);
	g_free(path);
}

static void put_project(const char *root)
{
	put(root, "kommune.yaml", city);
	put(root, "schulen.csv", "id;name;anbieter\nsued;Südschule;awo\n");
	put(root, "rahmen.yaml", "indikatoren:\n"
		"  - {id: beratungen, name: Beratungen, art: anzahl}\n"
		"  - {id: faelle, name: Fälle, art: anzahl, personen: ja}\n");
	put(root, "zahlen/2016-17/sued.yaml", "werte: {beratungen: 40, faelle: 20}\n");
	put(root, "zahlen/2017-18/sued.yaml", "werte: {beratungen: 50, faelle: 3}\n");
	put(root, "gremien/werkstatt/2018-01-10.yaml",
		"vertraulichkeit: intern\nstatus: genehmigt\ntagesordnung:\n"
		"  - titel: Berichte\n"
		"    beschluesse: [{wortlaut: So soll es sein., ja: 3}]\n"
		"    auftraege:\n"
		"      - {was: Liste anlegen, wer: Leitung, bis: 2018-02-01}\n"
		"      - {was: Raum suchen, wer: Leitung, bis: 2018-06-01}\n"
		"      - {was: Plan holen, wer: Leitung}\n"
		"    themen:\n"
		"      - {titel: Pausen, weitergabe: ja}\n"
		"      - {titel: Träger, reichweite: traegerspezifisch, ziel: awo}\n"
		"      - {titel: Halle, weitergabe: ja}\n");
	put(root, "gremien/lenkung/2018-02-20.yaml", "vertraulichkeit: intern\n"
		"tagesordnung:\n  - titel: Pausen\n"
		"    beschluesse: [{nr: L-2018-01, wortlaut: Das Geld kommt.}]\n"
		"    auftraege: [{was: Plan vorlegen, wer: Werkstatt, bis: 2018-03-01}]\n"
		"stand:\n  - {nr: W-2018-T01, status: in_arbeit,\n"
		"     bemerkung: Geld ist da (L-2018-01)}\n"
		"  - {nr: W-2018-T03, status: entfallen, bemerkung: Halle gesperrt}\n"
		"  - {nr: W-2018-A03, status: erledigt, bemerkung: hat das Amt}\n");
	put(root, "gremien/werkstatt/2018-03-14.yaml",
		"vertraulichkeit: intern\nbeginn: \"09:00\"\nende: \"11:00\"\n"
		"anwesend: [{name: Leitung, stimmrecht: ja}]\nstatus: entwurf\n"
		"tagesordnung: [{titel: Zahlen, art: kennzahlen, kennzahlen: [faelle]}]\n"
		"stand: [{nr: W-2018-A02, status: erledigt, bemerkung: Raum 3}]\n");
}

/* The value at PATH below VIEW; a list's path may be followed by an index. */
static const struct view *at(const struct view *view, const char *path, int index)
{
	const struct view_frame frame = {view, NULL, NULL};
	const struct view *found = view_find(&frame, path);

	found = found && index >= 0 ? found->child : found;
	for (; found && index > 0; index--)
		found = found->next;
	return found;
}

static const char *text(const struct view *view, const char *path)
{
	const struct view *found = view ? at(view, path, -1) : NULL;

	return found ? found->text : NULL;
}

static void check_head(const struct view *v)
{
	CHECK(at(v, "ist.protokoll", -1)->flag && !at(v, "ist.geplant", -1)->flag);
	CHECK_TEXT(text(v, "sitzung.tag"), "Mittwoch, 14. März 2018");
	CHECK_TEXT(text(v, "sitzung.vorige"), "Mittwoch, 10. Januar 2018");
	CHECK_TEXT(text(at(v, "angaben", 0), "wert"), "Mittwoch, 14. März 2018");
	CHECK_TEXT(text(v, "sitzung.beginn"), "09:00");
	CHECK_TEXT(text(v, "stimmen"), "1");
	CHECK_TEXT(text(v, "gremium.gibt_weiter_an"), "Lenkungsgruppe");
	CHECK(at(v, "anwesend", -1)->count == 1 && at(v, "mitglieder", -1)->count == 1);
}

/* The counted people are masked before the minutes see them. */
static void check_figures(const struct view *v)
{
	const struct view *row = at(at(v, "tops", 0), "kennzahlen", 0);

	CHECK_TEXT(text(row, "name"), "Fälle");
	CHECK(at(row, "wert", -1)->state == VIEW_MASKED);
	CHECK_TEXT(text(at(v, "auffaellig", 0), "name"), "Beratungen");
	CHECK_TEXT(text(v, "zeitraum.kurz"), "2017/18");
}

static void check_registers(const struct view *v)
{
	CHECK(at(v, "kontrolle", -1)->count == 3);
	CHECK_TEXT(text(at(v, "kontrolle", 2), "status"), "erledigt");
	CHECK_TEXT(text(at(v, "kontrolle", 2), "bemerkung"), "hat das Amt");
	CHECK(at(v, "register.erledigt", -1)->count == 2);
	CHECK_TEXT(text(at(v, "register.erledigt", 1), "nr"), "W-2018-A03");
	CHECK(at(at(v, "kontrolle", 0), "ueberfaellig", -1)->flag);
	CHECK_TEXT(text(at(v, "kontrolle", 1), "status"), "erledigt");
	CHECK_TEXT(text(at(v, "kontrolle", 1), "bemerkung"), "Raum 3");
	CHECK(at(v, "register.auftraege", -1)->count == 1);
	CHECK_TEXT(text(at(v, "register.erledigt", 0), "nr"), "W-2018-A02");
	CHECK(at(v, "erbeten", -1)->count == 1);
	CHECK_TEXT(text(at(v, "erbeten", 0), "gremium"), "Lenkungsgruppe");
	CHECK(at(at(v, "erbeten", 0), "ueberfaellig", -1)->flag);
	CHECK_TEXT(text(at(v, "register.beschluesse", 0), "nr"), "W-2018-01");
	CHECK_TEXT(text(at(v, "register.beschluesse", 0), "am"), "10.01.2018");
	CHECK(at(v, "rueckgabe", -1)->count == 1 && at(v, "abgabe", -1)->count == 0);
	CHECK_TEXT(text(at(v, "rueckgabe", 0), "stand_von"), "Lenkungsgruppe");
	CHECK_TEXT(text(at(at(v, "rueckgabe", 0), "verlauf", 0), "am"), "20.02.2018");
	CHECK_TEXT(text(at(at(v, "rueckgabe", 0), "beschluesse", 0), "wortlaut"),
		"Das Geld kommt.");
	CHECK_TEXT(text(at(v, "register.themen", 1), "ziel"), "AWO");
	CHECK(at(v, "register.themen", -1)->count == 2);
	CHECK(at(v, "register.themen_erledigt", -1)->count == 1);
	CHECK_TEXT(text(at(v, "register.themen_erledigt", 0), "nr"), "W-2018-T03");
	CHECK_TEXT(text(at(v, "register.themen_erledigt", 0), "status"), "entfallen");
	CHECK_TEXT(text(at(v, "register.themen_erledigt", 0), "stand"), "Halle gesperrt");
}

static void test_view(void)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_ENGLISH);
	char *root = g_dir_make_tmp("schuso-XXXXXX", NULL);
	struct project project = {.root = root, .scope.figures = true};
	const struct figures *figures;
	const struct view *v;

	put_project(root);
	CHECK(project_read(arena, diag, &project));
	CHECK(diag_count(diag, DIAG_ERROR) == 0 && project.meetings->count == 3);
	figures = mask_apply(arena, summary_make(arena, project.municipality, project.framework,
		project.readings));
	v = minutes_view(arena, &project, figures, project.meetings->items[2]);
	check_head(v);
	check_figures(v);
	check_registers(v);
	v = minutes_view(arena, &project, figures, project.meetings->items[0]);
	CHECK(at(v, "ist.geplant", -1)->flag && at(v, "eingang", -1)->count == 2);
	CHECK_TEXT(text(at(v, "eingang", 0), "titel"), "Pausen");
	v = minutes_view(arena, &project, figures, project.meetings->items[1]);
	CHECK(at(v, "register.themen_erledigt", -1)->count == 0);
	remove_tree(root);
	g_free(root);
	arena_free(arena);
}

static bool found(const struct diag *diag, enum diag_code code)
{
	for (size_t i = 0; i < diag_findings(diag); i++)
		if (diag_finding(diag, i)->code == code)
			return true;
	return false;
}

/* A layout that lacks a word which the composer asks for. */
static void test_missing_word(void)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_ENGLISH);
	const struct layout layout = {.kind = "test"};

	CHECK_TEXT(layout_word(diag, &layout, "seite"), "");
	CHECK(found(diag, DIAG_LAYOUT_WORD));
	arena_free(arena);
}

/* A link to nothing: compose would have refused it. */
static void test_link_nowhere(void)
{
	struct stage stage;
	struct block *section, *paragraph;

	stage_open(&stage);
	section = add(&stage, NULL, BLOCK_SECTION);
	add_heading(&stage, section, 1, NULL, "Eins");
	paragraph = add_text(&stage, section, "hierhin");
	paragraph->spans->link = "#nirgends";
	CHECK(page_typeset(&stage.typesetter, stage.arena, &stage.document) != NULL);
	CHECK(found(stage.diag, DIAG_LINK_NOWHERE));
	stage_close(&stage);
}

int main(void)
{
	test_view();
	test_missing_word();
	test_link_nowhere();
	return check_result();
}
