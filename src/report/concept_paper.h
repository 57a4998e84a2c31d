/* Concept paper: the view of one school's concept; layouts/konzept.yaml.
 *
 * titel untertitel fassung stand gueltig_von gueltig_bis zeitraum (name)
 *   erstes_kapitel; ist.entwurf ist.beschlossen
 * schule: the first of schulen; schulen: id name kurz nummer schulform bezirk
 *   strasse plz ort telefon email web kinder vzae (of zeitraum); schulnamen: short names
 * traeger: names of the providers, each once
 * kontakte: rolle name telefon email raum zeiten; public ones only
 * kontakt_im_text: a chapter of kind kontakt is there
 * sprechzeiten: fuer montag dienstag mittwoch donnerstag freitag hinweis
 * dienste: name traeger text stunden stelle
 * verlauf: fassung datum aenderung von
 * konferenz: beschlussvorschlag datum ergebnis naechste_fortschreibung anhoerung
 *   unterschriften, stimmen: one item: sitze anwesend ja nein enthaltung
 * kapitel, flat and in order: ebene titel nummer unnummeriert art (text ziele
 *   leitziele kontakt erlaeuterungen dienste) text, eckdaten: name wert hinweis
 *   leitziele (art leitziele): nummer titel text, the top goals
 *   ziele (art ziele): every goal that has measures or whose own goals have some:
 *     ebene bezeichnung nummer titel text entfaellt grund, massnahmen: its own,
 *     unter (name of the level below), unterziele: nummer titel text massnahmen
 *   erlaeuterungen (art erlaeuterungen): ebene bezeichnung nummer titel text
 *   A measure: text verbindlich in_klaerung frist, verantwortung mitwirkung
 *     zielgruppe (texts), indikatoren: name zielwert hoechstens; entfaellt grund:
 *     stands for the measures of a goal that is not applicable
 * spalten.verantwortung .mitwirkung .zielgruppe .frist .indikatoren: used anywhere
 * ohne_ebenen: the goals have measures and no goals of their own
 * kennzahlen: indicators in use: name kurz art (ja_nein anzahl anteil skala text)
 *   einheit basis definition skala_von skala_bis eigene, zielwerte: what the measures
 *   want of it, each once: zielwert hoechstens
 * kommune, rahmen, glossar: see city_view.h */
#ifndef REPORT_CONCEPT_PAPER_H
#define REPORT_CONCEPT_PAPER_H

struct arena;
struct concept;
struct project;
struct view;

/* The view lives in ARENA and points into PROJECT and CONCEPT. */
struct view *concept_view(struct arena *arena, const struct project *project,
	const struct concept *concept);

#endif
