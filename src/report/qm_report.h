/* QM report: the view of the report of the municipality, a district, a
 * provider, a school type or a school, for one period; layouts/bericht.yaml.
 *
 * ebene: kommune, bezirk, traeger, schulform or schule; ist.kommune, ist.bezirk,
 *   ist.traeger, ist.schulform, ist.schule: flags of the same
 * einheit.name .kurz .id
 * zeitraum.name .kurz .beginn .ende .abgabe .bruch; vorjahr.name .kurz (may be absent)
 * stand: newest delivery that counts; kommune, rahmen, glossar: see city_view.h
 *
 * A structure has: schulen standorte schueler schueler_anteilig (those of schools with
 *   several providers divided as the posts are) fachkraefte vzae schluessel gemeldet
 *   fristgerecht ruecklauf ruecklauf_prozent
 * struktur: structure of the unit; struktur.vorjahr (may be absent),
 *   struktur.stadt: structures; struktur.geteilt: schools with several providers
 * zeitraeume: name kurz + structure, up to the period
 * strukturteile (municipality only): art (bezirk, traeger, schulform), zeilen:
 *   name kurz langname (the name if kurz is another) geteilt + structure
 * ruecklauf: structure; .fehlend .verspaetet: short names of schools; .schulformen: name
 *   + structure (municipality only)
 * geheim.aktiv .null .schwelle .anzahl; brueche: zeitraum grund;
 *   neu_gezaehlt: name zeitraum
 *
 * A row has: id name kurz art (ja_nein, anzahl, anteil, skala, text) einheit grundlage
 *   skala_von skala_bis definition ziel zielwert wert vorjahr
 *   veraenderung differenz basis ruecklauf ruecklauf_vorjahr erreicht mittel stadt
 *   stadt_anteil (ja_nein in percent) je_vzae je_100
 *   ja nein keine (ja_nein only), jahre: name kurz wert
 * botschaften: art (ausbau, ruecklauf, ruecklauf_voll, zuwachs, rueckgang,
 *   fortschritt, rueckschritt, ziele, ziele_alle), kennzahl: the row it is about, as
 *   a list of at most one; with a row: um; zuwachs, rueckgang: schulen (that show both
 *   years), davor danach (sums there), verdeckt (schools with masked numbers are left out),
 *   ausgelassen (greater changes are left out, as one school made most of them)
 * vorschlaege: how many of them a meeting may talk about (changes, ruecklauf)
 * mindestbasis: answers that fortschritt and rueckschritt need in both years, of more
 *   schools than one; ohne_wandel: flag: there is neither of them
 * zielbilanz.anzahl (reached) .gesamt (that can be told) .vorgegeben (all) .offen (the
 *   rest: no value, or for each school alone); .erreicht .verfehlt: rows with a target
 * leitzahlen: rows of the leading indicators; kennzahlen: rows of all
 * leistungen: id name linie (name of a line alone) bezogen (has counts per 100),
 *   kennzahlen bild verlauf: rows;
 *   jahre: name kurz, zellen: wert bruch (counted otherwise than the year before),
 *   one for each of verlauf
 * ziele: nr zeichen ebene titel text verbindlich, kennzahlen anteile ja_nein: rows,
 *   ja_nein_luecken: flag: some school has not answered one of these; alle: rows of all
 *   goals below that concern the unit, without words; ziele: all goals below, in one
 *   list, each nr ... verbindlich, kennzahlen
 * zielwerte ohne_ziel: rows
 * vergleiche (municipality only): art (bezirk, traeger, schulform), einheiten:
 *   name kurz; zahlen anteile alle: names of the row, zellen: wert ruecklauf, gesamt
 *   ruecklauf; teile: name kurz langname gesamt, zellen, anteilszellen: wert ruecklauf, one
 *   for each of zahlen, anteile; the last is the municipality; bilder: names of the row,
 *   punkte: name wert vorjahr je_100 vorjahr_je_100
 * schulen: name kurz nummer schulform bezirk traeger traeger_kurz sozialindex
 *   gemeldet_rechtzeitig gemeldet_spaet nicht_gemeldet + structure, zellen: wert
 * schule: the same of the one school, eingang; bemerkung; anmerkungen: names of
 *   the row, text; worte: rows of what is said in words (schools only) */
#ifndef REPORT_QM_REPORT_H
#define REPORT_QM_REPORT_H

struct arena;
struct figures;
struct project;
struct view;

/* PERIOD and UNIT are indices in FIGURES; the view lives in ARENA and points
 * into PROJECT and FIGURES. */
struct view *report_view(struct arena *arena, const struct project *project,
	const struct figures *figures, int period, int unit);

#endif
