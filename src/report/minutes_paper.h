/* Minutes paper: the view of one meeting of a committee: before it the agenda
 * to fill in, after it the minutes; layouts/protokoll.yaml.
 *
 * kommune, rahmen, glossar: see city_view.h
 * ist.geplant .protokoll .entwurf .genehmigt: flags of the state; protokoll:
 *   the meeting has taken place; ist.auftragskontrolle: an item is about open tasks;
 *   ist.oeffentlich .nichtoeffentlich .intern
 * gremium.name .kurz .id .art (werkstatt, lenkungsgruppe, sonstiges) .zweck (Markdown)
 *   .gibt_weiter_an (name of the other committee)
 * sitzung.nummer .datum ("14.03.2018") .tag ("Mittwoch, 14. März 2018") .beginn .ende
 *   .ort .link .leitung .protokoll .vorige .naechste .naechster_ort (days in full)
 * angaben: art (nummer, datum, ort, link, leitung, protokoll, stand),
 *   wert: the lines of the head that are known; the time goes with the day
 * sitzung.feld.ende .naechste_sitzung .naechster_ort .fertig: addresses of form fields,
 *   as is every member of a record called feld; model/address.h says what they are
 * stand: day of the meeting
 * anwesend entschuldigt unentschuldigt gaeste mitglieder: name einrichtung funktion
 *   stimmrecht (flag) von bis vertretung top; stimmen: how many of anwesend may vote
 *   of mitglieder: feld.da .entschuldigt .von .bis, and flags da, entschuldigt: the file
 *   lists them already; of gaeste: feld.von .bis
 * weitere: rows for more people: nr feld.name .einrichtung .vertretung_fuer .von .bis
 * verteiler, anlagen: texts
 *
 * zeitraum.name .kurz, vorjahr.name .kurz: of the figures; absent where there are none
 * botschaften: what the data say, as in qm_report.h (ausbau ... ziele); vorschlaege
 * auffaellig: rows of the largest changes; ruecklauf_niedrig: rows that few
 *   schools reported; verfehlt: rows that miss their target most;
 *   auffaellige_anzahlen, auffaellige_anteile: counts, and shares and yes/no, that
 *   changed most; a row: see qm_report.h, and anteil, vorjahr_anteil (percent; shares
 *   and yes/no only), prozent (change of counts)
 *
 * tops: nr titel art (text, protokoll, auftraege, kennzahlen, themen, weitergabe,
 *   themenspeicher, termine) lage (flag: the first that is about figures) dauer
 *   text ergebnis (Markdown), and
 *   beschluesse: nr wortlaut (Markdown) ja nein enthaltung abgestimmt (flag) ergebnis
 *   auftraege: tasks; themen: topics: what this meeting set
 *   kennzahlen: rows of the indicators it names; anteile: the shares and yes/no
 *   among them
 *   feld.text .ergebnis, feld.beschluss.wortlaut .ja .nein .enthaltung .ergebnis
 *   auftragszeilen: rows for new tasks: nr feld.was .wer .bis
 *   themenzeilen: rows for new topics: nr feld.titel .von .text
 * A task: nr was wer bis (day) status (offen, in_arbeit, erledigt, entfallen)
 *   bemerkung ueberfaellig aus (day of the meeting that set it) gremium (its committee)
 *   feld.erledigt .bemerkung .bis, as topics have them
 * A topic: nr titel text (Markdown) von seit (day) reichweite (gesamtstaedtisch ...)
 *   ziel (name of provider or district) bereiche (texts) naechster_schritt weitergabe
 *   abgeschlossen status (as of tasks) stand (latest remark) stand_von (committee)
 *   stand_am (day) gremium (where it came up); verlauf: am gremium bemerkung: all
 *   remarks before this meeting; beschluesse: decisions that these name, and am gremium
 *
 * kontrolle: tasks open before the meeting, or settled by another committee since the
 *   one before it, as they stand with its remarks;
 *   erbeten: open tasks that other committees gave to this one
 * eingang: topics that another committee handed over; rueckgabe: own topics that
 *   came back with a remark of the other; abgabe: own open topics to hand over;
 *   speicher: all own open topics
 * register.beschluesse: decisions of the year up to the meeting: nr wortlaut
 *   ... and am; register.auftraege: tasks open after it; register.erledigt: tasks
 *   settled in it or, by another committee, since the meeting before it;
 *   register.themen: topics open after it; register.themen_erledigt: topics settled
 *   since then likewise */
#ifndef REPORT_MINUTES_PAPER_H
#define REPORT_MINUTES_PAPER_H

struct arena;
struct figures;
struct meeting;
struct project;
struct view;

/* The view lives in ARENA and points into PROJECT and FIGURES. */
struct view *minutes_view(struct arena *arena, const struct project *project,
	const struct figures *figures, const struct meeting *meeting);

#endif
