/* The catalogue of findings: DIAG(code, level, English, German).
 * Each has a case under tests/cases; `make check` proves it.
 * Keep groups together; {1}..{4} are the arguments, in the order reported. */

#include "diag_catalogue_form.h"
#include "diag_catalogue_page.h"
#include "diag_catalogue_text.h"

/* files */
DIAG(FILE_UNREADABLE, ERROR,
	"cannot be read: {1}",
	"lässt sich nicht lesen: {1}")
DIAG(FILE_TOO_BIG, ERROR,
	"the file is larger than {1} MB; not read",
	"die Datei ist größer als {1} MB; nicht gelesen")
DIAG(FILE_EMPTY, ERROR,
	"the file is empty",
	"die Datei ist leer")
DIAG(INVALID_UTF8, ERROR,
	"invalid UTF-8; save the file as UTF-8",
	"ungültiges UTF-8; bitte die Datei als UTF-8 speichern")
DIAG(CONTROL_CHARACTER, ERROR,
	"control character {1} in the text",
	"Steuerzeichen {1} im Text")
DIAG(WRITE_FAILED, WORLD,
	"cannot write {1}: {2}; the old file stays",
	"{1} lässt sich nicht schreiben: {2}; die alte Datei bleibt")

/* output */
DIAG(FIGURE_WITHOUT_ALT, ERROR,
	"figure on page {1} has no alternative text; the PDF is not written",
	"Abbildung auf Seite {1} hat keinen Alternativtext; das PDF wird nicht geschrieben")
DIAG(TABLE_WITHOUT_HEAD, ERROR,
	"the table has no head cells, so a screen reader cannot say what a cell means; give it a "
	"row or a column of them (the PDF is not written)",
	"die Tabelle hat keine Kopfzellen; ein Vorleseprogramm kann nicht sagen, was eine Zelle "
	"bedeutet. Geben Sie ihr eine Kopfzeile oder Kopfspalte (das PDF wird nicht geschrieben)")
DIAG(CONTRAST_TEXT, ERROR,
	"text in this colour stands out too little: {1} is {2} : 1, and {3} : 1 is needed "
	"(WCAG 1.4.3); take a darker colour or a lighter ground (the PDF is not written)",
	"Text in dieser Farbe hebt sich zu wenig ab: {1} ergibt {2} : 1, nötig ist {3} : 1 "
	"(WCAG 1.4.3); nehmen Sie eine dunklere Farbe oder einen helleren Grund (das PDF wird "
	"nicht geschrieben)")
DIAG(CONTRAST_GRAPHICS, ERROR,
	"what a chart shows in this colour stands out too little: {1} is {2} : 1, and {3} : 1 is "
	"needed (WCAG 1.4.11); take a darker colour (the PDF is not written)",
	"im Diagramm hebt sich diese Farbe zu wenig ab: {1} ergibt {2} : 1, nötig ist {3} : 1 "
	"(WCAG 1.4.11); nehmen Sie eine dunklere Farbe (das PDF wird nicht geschrieben)")
DIAG(LINK_WITHOUT_WORDS, ERROR,
	"link on page {1} to {2} does not say where it leads; the PDF is not written",
	"Verweis auf Seite {1} nach {2} sagt nicht, wohin er führt; das PDF wird nicht geschrieben")
DIAG(FIELD_WITHOUT_WORDS, ERROR,
	"the form field '{2}' on page {1} does not say what belongs there; the PDF is not written",
	"das Formularfeld »{2}« auf Seite {1} sagt nicht, was hineingehört; "
	"das PDF wird nicht geschrieben")
DIAG(PDF_GLYPH_MISSING, ERROR,
	"the font {1} has no shape for \"{2}\" ({3}), page {4}; the PDF is not written",
	"die Schrift {1} hat kein Zeichen für »{2}« ({3}), Seite {4}; "
	"das PDF wird nicht geschrieben")
DIAG(PDF_SUBSET_FAILED, WORLD,
	"cannot take the glyphs used from the font {1}; is {2} damaged?",
	"die benutzten Zeichen der Schrift {1} lassen sich nicht entnehmen; ist {2} beschädigt?")
DIAG(PNG_FAILED, WORLD,
	"cairo cannot draw the page: {1}",
	"cairo kann die Seite nicht zeichnen: {1}")
DIAG(FONT_FILE_UNREADABLE, WORLD,
	"cannot read the font file {1}",
	"die Schriftdatei {1} lässt sich nicht lesen")

DIAG(PROFILE_NOT_INSTALLED, ERROR,
	"the colour profile {1} is not there; no print edition: install the Debian package {2}, "
	"or name another one by its path (druck: profil)",
	"das Farbprofil {1} ist nicht da; keine Druckausgabe: das Debian-Paket {2} installieren "
	"oder ein anderes mit seinem Pfad angeben (druck: profil)")
DIAG(PROFILE_MISSING, ERROR,
	"there is no colour profile {1}; no print edition: write FOGRA39, or the path of an ICC "
	"file, seen from the project",
	"ein Farbprofil {1} gibt es nicht; keine Druckausgabe: FOGRA39 schreiben oder den Pfad "
	"einer ICC-Datei, vom Projekt aus gesehen")
DIAG(PROFILE_WRONG, ERROR,
	"{1} is no ICC profile of a press with four inks (CMYK); no print edition: ask the "
	"print shop for its profile",
	"{1} ist kein ICC-Profil einer Druckmaschine mit vier Farben (CMYK); keine Druckausgabe: "
	"die Druckerei nennt ihr Profil")

/* documents and the build */
DIAG(NO_PROJECT, ERROR,
	"{1} is no project folder: it has no kommune.yaml; `schuso new FOLDER` makes a project",
	"{1} ist kein Projektordner: kommune.yaml fehlt dort; `schuso new ORDNER` legt ein "
	"Projekt an")
DIAG(MISSING_WORD, ERROR,
	"{1} is missing; possible: {2}",
	"es fehlt {1}; möglich: {2}")
DIAG(UNKNOWN_DOCUMENT, ERROR,
	"there is no document called '{1}'; `schuso list` names them all",
	"ein Dokument »{1}« gibt es nicht; `schuso list` nennt alle")
DIAG(NOTHING_MATCHES, ERROR,
	"no document matches '{1}'; nothing made; `schuso list` names them all",
	"kein Dokument passt auf »{1}«; nichts erzeugt; `schuso list` nennt alle")
DIAG(UNKNOWN_EDITION, ERROR,
	"there is no edition '{1}'; possible: screen, print, all",
	"eine Ausgabe »{1}« gibt es nicht; möglich: screen, print, all")
DIAG(UNKNOWN_WORD, ERROR,
	"'{1}' is not valid here; valid: {2}",
	"»{1}« ist hier nicht möglich; möglich: {2}")
DIAG(EPOCH_WRONG, ERROR,
	"SOURCE_DATE_EPOCH is '{1}', not a number of seconds since 1970; nothing made",
	"SOURCE_DATE_EPOCH ist »{1}« statt einer Zahl von Sekunden seit 1970; nichts erzeugt")
DIAG(NO_FONTS, WORLD,
	"no fonts/fonts.yaml found, not even below {1}",
	"keine fonts/fonts.yaml gefunden, auch nicht unter {1}")
DIAG(LEFT_OVER, NOTE,
	"no longer made, but still there ({1}): {2}; nothing is deleted",
	"nicht mehr zu erzeugen, aber noch da ({1}): {2}; gelöscht wird nichts")
DIAG(WORKER_DIED, WORLD,
	"the process making {1} died ({2}); the document was not made, its old file stays",
	"der Prozess für {1} ist abgebrochen ({2}); "
	"das Dokument wurde nicht erzeugt, die alte Datei bleibt")
DIAG(WORKER_SLOW, WORLD,
	"{1} was not done after {2} seconds and was given up; its old file stays (--limit)",
	"{1} war nach {2} Sekunden nicht fertig und wurde aufgegeben; "
	"die alte Datei bleibt (--limit)")
DIAG(NO_WORKER, WORLD,
	"cannot start a process: {1}",
	"ein Prozess lässt sich nicht starten: {1}")
DIAG(FOLDER_EXISTS, ERROR,
	"{1} is there already and not empty; nothing written",
	"{1} gibt es schon und ist nicht leer; nichts geschrieben")
DIAG(NO_TEMPLATE, WORLD,
	"the project to start from (samples/neu) was not found, not even below {1}",
	"das Beispiel für ein neues Projekt (samples/neu) fehlt, auch unter {1}")
