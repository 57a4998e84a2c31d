/* The catalogue of findings: DIAG(code, level, English, German).
 * Each has a case under tests/cases; `make check` proves it.
 * Keep groups together; {1}..{4} are the arguments, in the order reported. */

#include "diag_catalogue_page.h"
#include "diag_catalogue_text.h"

/* files */
DIAG(FILE_UNREADABLE, ERROR,
	"cannot read {1}: {2}",
	"{1} lässt sich nicht lesen: {2}")
DIAG(FILE_TOO_BIG, ERROR,
	"{1} is larger than {2} MB; not read",
	"{1} ist größer als {2} MB; nicht gelesen")
DIAG(FILE_EMPTY, ERROR,
	"{1} is empty",
	"{1} ist leer")
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
DIAG(LINK_WITHOUT_WORDS, ERROR,
	"link on page {1} to {2} does not say where it leads; the PDF is not written",
	"Verweis auf Seite {1} nach {2} sagt nicht, wohin er führt; das PDF wird nicht geschrieben")
DIAG(PDF_GLYPH_MISSING, ERROR,
	"the font {1} has no shape for \"{2}\" ({3}), page {4}; the PDF is not written",
	"die Schrift {1} hat kein Zeichen für »{2}« ({3}), Seite {4}; das PDF wird nicht geschrieben")
DIAG(PDF_SUBSET_FAILED, WORLD,
	"cannot take the glyphs used from the font {1}; is {2} damaged?",
	"die benutzten Zeichen der Schrift {1} lassen sich nicht entnehmen; ist {2} beschädigt?")
DIAG(PDF_FAILED, WORLD,
	"libharu cannot write the PDF (error {1})",
	"libharu kann das PDF nicht schreiben (Fehler {1})")
DIAG(PNG_FAILED, WORLD,
	"cairo cannot draw the page: {1}",
	"cairo kann die Seite nicht zeichnen: {1}")
DIAG(FONT_FILE_UNREADABLE, WORLD,
	"cannot read the font file {1}",
	"die Schriftdatei {1} lässt sich nicht lesen")

/* documents and the build */
DIAG(UNKNOWN_DOCUMENT, ERROR,
	"there is no document called '{1}'; `schuso build --explain` names them all",
	"ein Dokument »{1}« gibt es nicht; `schuso build --explain` nennt alle")
DIAG(NOTHING_MATCHES, ERROR,
	"no document matches '{1}'; nothing made",
	"kein Dokument passt auf »{1}«; nichts erzeugt")
DIAG(UNKNOWN_EDITION, ERROR,
	"there is no edition '{1}'; this version makes 'screen'",
	"eine Ausgabe »{1}« gibt es nicht; diese Fassung erzeugt »screen«")
DIAG(UNKNOWN_WORD, ERROR,
	"'{1}' is not valid here; valid: {2}",
	"»{1}« ist hier nicht möglich; möglich: {2}")
DIAG(NO_FONTS, WORLD,
	"no fonts/fonts.yaml found, not even below {1}",
	"keine fonts/fonts.yaml gefunden, auch nicht unter {1}")
DIAG(WORKER_DIED, WORLD,
	"the process making {1} died ({2}); the document was not made, its old file stays",
	"der Prozess für {1} ist abgebrochen ({2}); das Dokument wurde nicht erzeugt, die alte Datei bleibt")
DIAG(NO_WORKER, WORLD,
	"cannot start a process: {1}",
	"ein Prozess lässt sich nicht starten: {1}")
DIAG(FOLDER_EXISTS, ERROR,
	"{1} is there already and not empty; nothing written",
	"{1} gibt es schon und ist nicht leer; nichts geschrieben")
DIAG(NO_TEMPLATE, WORLD,
	"the project to start from (samples/neu) was not found, not even below {1}",
	"das Beispiel für ein neues Projekt (samples/neu) fehlt, auch unter {1}")

/* layouts */
DIAG(LAYOUT_MISSING, ERROR,
	"no layout {1}.yaml in {2}",
	"keine Layoutdatei {1}.yaml in {2}")
DIAG(LAYOUT_CYCLE, ERROR,
	"the layout {1} is based on itself; not read",
	"das Layout {1} beruht auf sich selbst; nicht gelesen")
DIAG(LAYOUT_KEY, ERROR,
	"unknown key {1} in {2}",
	"unbekannter Schlüssel {1} in {2}")
DIAG(LAYOUT_REQUIRED, ERROR,
	"{1} is missing in {2}",
	"{1} fehlt in {2}")
DIAG(LAYOUT_SCALAR, ERROR,
	"{1} takes a single value",
	"{1} nimmt einen einzelnen Wert")
DIAG(LAYOUT_MAPPING, ERROR,
	"{1} takes a mapping (key: value)",
	"{1} nimmt eine Zuordnung (Schlüssel: Wert)")
DIAG(LAYOUT_LIST, ERROR,
	"{1} takes a list",
	"{1} nimmt eine Liste")
DIAG(LAYOUT_LENGTH, ERROR,
	"{1} is no length; write 12 mm, 10.5 pt or 1 cm",
	"{1} ist keine Länge; zu schreiben ist 12 mm, 10.5 pt oder 1 cm")
DIAG(LAYOUT_FLAG, ERROR,
	"{1}: write ja or nein",
	"{1}: zu schreiben ist ja oder nein")
DIAG(LAYOUT_NUMBER, ERROR,
	"{1} is no number that fits here",
	"{1} ist keine Zahl, die hier passt")
DIAG(LAYOUT_RANGE, ERROR,
	"{1} is not between {2} and {3}",
	"{1} liegt nicht zwischen {2} und {3}")
DIAG(LAYOUT_CHOICE, ERROR,
	"{1} is none of: {2}",
	"{1} ist keines von: {2}")
DIAG(LAYOUT_COLOR, ERROR,
	"unknown colour {1}; write #1a4e6e or a name from farben",
	"unbekannte Farbe {1}; zu schreiben ist #1a4e6e oder ein Name aus farben")
DIAG(LAYOUT_COLORS, ERROR,
	"{1} takes a list of one to eight colours",
	"{1} nimmt eine Liste von einer bis acht Farben")
DIAG(LAYOUT_STYLE, ERROR,
	"unknown style {1}",
	"unbekannter Stil {1}")
DIAG(LAYOUT_STYLE_CYCLE, ERROR,
	"the style {1} is based on itself",
	"der Stil {1} beruht auf sich selbst")
DIAG(LAYOUT_STYLE_EMPTY, ERROR,
	"the style {1} has no {2}",
	"der Stil {1} hat keine Angabe {2}")
DIAG(LAYOUT_SHEET, ERROR,
	"the margins leave no type area",
	"die Ränder lassen keinen Satzspiegel übrig")
DIAG(LAYOUT_WORD, ERROR,
	"the word {1} is missing in woerter",
	"das Wort {1} fehlt in woerter")
DIAG(SECTION_UNKNOWN, ERROR,
	"a section of no known kind ({1})",
	"ein Abschnitt ohne bekannte Art ({1})")
DIAG(SECTION_TWICE, ERROR,
	"a section of two kinds: {1} and {2}",
	"ein Abschnitt mit zwei Arten: {1} und {2}")
DIAG(SECTION_OPTION, ERROR,
	"{2} has no option {1}",
	"{2} hat keine Angabe {1}")
DIAG(SECTION_NESTED, ERROR,
	"{1} cannot stand inside {2}",
	"{1} kann nicht in {2} stehen")
DIAG(CONDITION_SYNTAX, ERROR,
	"{1} is no condition; write path, nicht path, path = word or path > 3",
	"{1} ist keine Bedingung; zu schreiben ist pfad, nicht pfad, pfad = wort oder pfad > 3")
DIAG(CONDITION_UNKNOWN, WARNING,
	"the condition names {1}, which does not exist here; taken as not fulfilled",
	"die Bedingung nennt {1}, das es hier nicht gibt; gilt als nicht erfüllt")
DIAG(PATH_UNKNOWN, ERROR,
	"{1} does not exist here",
	"{1} gibt es hier nicht")
DIAG(PATH_KIND, ERROR,
	"{1} is no {2}",
	"{1} ist nicht von der Art {2}")

/* texts */
DIAG(PLACEHOLDER_OPEN, ERROR,
	"{{ without }}",
	"{{ ohne }}")
DIAG(PLACEHOLDER_UNKNOWN, ERROR,
	"placeholder {{{1}}}: there is no such value",
	"Platzhalter {{{1}}}: diesen Wert gibt es nicht")
DIAG(PLACEHOLDER_EMPTY, ERROR,
	"placeholder {{{1}}} has no value",
	"Platzhalter {{{1}}} hat keinen Wert")
DIAG(PLACEHOLDER_KIND, ERROR,
	"placeholder {{{1}}} is no text",
	"Platzhalter {{{1}}} ist kein Text")
DIAG(PLACEHOLDER_BLOCKS, ERROR,
	"placeholder {{{1}}} has several paragraphs and must stand alone in its own",
	"Platzhalter {{{1}}} hat mehrere Absätze und muss allein in einem Absatz stehen")
DIAG(PLACEHOLDER_DEEP, ERROR,
	"placeholder {{{1}}} contains itself",
	"Platzhalter {{{1}}} enthält sich selbst")
DIAG(MARKDOWN_HTML, WARNING,
	"HTML is not supported; printed as it stands",
	"HTML wird nicht unterstützt; gedruckt wie geschrieben")
DIAG(MARKDOWN_IMAGE, WARNING,
	"pictures are not supported; only the text of this one is printed",
	"Bilder werden nicht unterstützt; gedruckt wird nur der Text dieses Bildes")
DIAG(MARKDOWN_CODE, WARNING,
	"code blocks (and lines indented by four blanks) are not supported; set as a paragraph",
	"Codeblöcke (und um vier Leerzeichen eingerückte Zeilen) werden nicht unterstützt; gesetzt als Absatz")
DIAG(MARKDOWN_INLINE, WARNING,
	"only one paragraph fits here; the paragraphs were joined",
	"hier passt nur ein Absatz; die Absätze wurden verbunden")
DIAG(NOTE_UNKNOWN, ERROR,
	"footnote [^{1}] has no text",
	"Fußnote [^{1}] hat keinen Text")
DIAG(NOTE_UNUSED, WARNING,
	"the text of footnote [^{1}] is not referred to; left out",
	"auf den Text der Fußnote [^{1}] wird nicht verwiesen; weggelassen")
DIAG(NOTE_TWICE, ERROR,
	"footnote [^{1}] has two texts",
	"Fußnote [^{1}] hat zwei Texte")
DIAG(LINK_UNKNOWN, WARNING,
	"the link goes to #{1}, which is not in the document; set as text",
	"der Verweis geht zu #{1}, das im Dokument nicht vorkommt; gesetzt als Text")
