/* The catalogue of findings, continued: what base/ itself reports of files.
 * The rules are those of diag_catalogue.h. */

/* files */
DIAG(FILE_SPECIAL, ERROR,
	"this is a pipe or a device, not a file; not read",
	"das ist keine gewöhnliche Datei, sondern ein Gerät oder eine Pipe; nicht gelesen")
DIAG(FILE_UTF16, ERROR,
	"the file is saved as UTF-16 (\"Unicode text\"); save it as UTF-8",
	"die Datei ist als UTF-16 (»Unicode-Text«) gespeichert; bitte als UTF-8 speichern")
DIAG(FILE_LEGACY, ERROR,
	"the file is saved as Windows-1252 (\"ANSI\"), as its first letter beyond a-z shows; save "
	"it as UTF-8",
	"die Datei ist als Windows-1252 (»ANSI«) gespeichert, wie der erste Buchstabe außerhalb "
	"von a–z zeigt; bitte als UTF-8 speichern")
DIAG(FURTHER_LEFT_OUT, NOTE,
	"further findings in this file are left out",
	"weitere Stellen in dieser Datei sind nicht aufgeführt")
DIAG(WRITE_UNSYNCED, WORLD,
	"{1} is written, but its folder could not be flushed to disk: {2}",
	"{1} ist geschrieben, aber der Ordner ließ sich nicht auf den Datenträger sichern: {2}")

/* YAML */
DIAG(YAML_INDENT, ERROR,
	"a key is expected here: check the indentation; a text that starts with a quote must "
	"stand in quotes as a whole",
	"hier wird ein Schlüssel erwartet: bitte die Einrückung prüfen; ein Text, der mit einem "
	"Anführungszeichen beginnt, muss ganz in Anführungszeichen stehen")
DIAG(YAML_COLON, ERROR,
	"a second colon in one value: put the text after the first one in quotes, or check the "
	"indentation",
	"ein zweiter Doppelpunkt in derselben Angabe: bitte den Text nach dem ersten in "
	"Anführungszeichen setzen oder die Einrückung prüfen")
DIAG(YAML_NO_COLON, ERROR,
	"this line has no colon: a key is followed by a colon and a blank",
	"in dieser Zeile fehlt der Doppelpunkt: Auf einen Schlüssel folgen Doppelpunkt und "
	"Leerzeichen")
DIAG(YAML_QUOTE, ERROR,
	"the quote opened here is not closed",
	"das Anführungszeichen, das hier beginnt, wird nicht geschlossen")
DIAG(YAML_QUOTE_RUNS, ERROR,
	"the quote opened here is closed in line {1} only, where another text should start",
	"das Anführungszeichen, das hier beginnt, wird erst in Zeile {1} geschlossen, wo ein "
	"anderer Text beginnen sollte; fehlt hier das schließende?")
DIAG(YAML_BRACKET, ERROR,
	"a bracket is not closed, or a comma is missing, before this place",
	"vor dieser Stelle fehlt ein Komma oder eine schließende Klammer")
DIAG(YAML_OPEN_BRACKET, ERROR,
	"the bracket opened here is not closed",
	"die Klammer, die hier beginnt, wird nicht geschlossen")
DIAG(YAML_CHARACTER, ERROR,
	"a value cannot start with this character: put it in quotes",
	"mit diesem Zeichen darf ein Wert nicht beginnen: bitte in Anführungszeichen setzen")
DIAG(YAML_ESCAPE, ERROR,
	"in double quotes, \\ starts a code, and this is none: use single quotes or \\\\",
	"in doppelten Anführungszeichen leitet \\ einen Code ein, dieser ist keiner: bitte "
	"einfache Anführungszeichen nehmen oder \\\\ schreiben")
DIAG(YAML_TAB, ERROR,
	"a tab cannot indent; use blanks",
	"ein Tabulator darf nicht einrücken; bitte Leerzeichen nehmen")
DIAG(YAML_COMMENT, WARNING,
	"from # on this line is a comment and does not count: put the value in quotes; before a "
	"comment stand two blanks",
	"ab # ist der Rest der Zeile ein Kommentar und gilt nicht: bitte den Text in "
	"Anführungszeichen setzen; vor einem Kommentar stehen zwei Leerzeichen")
DIAG(YAML_SYNTAX, ERROR,
	"not valid YAML: {1}",
	"kein gültiges YAML; der Leser meldet: {1}")
DIAG(YAML_NOTHING, ERROR,
	"the file says nothing, it has only blanks and comments",
	"die Datei enthält keine Angaben, höchstens Leerzeilen und Kommentare")
DIAG(YAML_DOCUMENTS, ERROR,
	"a second document starts here (---); one file holds one",
	"hier beginnt ein zweites Dokument (---); eine Datei enthält nur eines")
DIAG(YAML_TOO_DEEP, ERROR,
	"more than 64 levels deep; the file is not read",
	"mehr als 64 Ebenen tief; die Datei wird nicht gelesen")
DIAG(YAML_TOO_MANY, ERROR,
	"more than a million values; the file is not read",
	"mehr als eine Million Angaben; die Datei wird nicht gelesen")
DIAG(YAML_EXPANDS, ERROR,
	"references (*) make this file too large; it is not read",
	"Verweise (*) blähen diese Datei zu weit auf; sie wird nicht gelesen")
DIAG(YAML_NO_ANCHOR, ERROR,
	"nothing is called &{1} before this place; put a text that starts with * in quotes",
	"vor dieser Stelle heißt nichts &{1}; ein Text, der mit * beginnt, gehört in "
	"Anführungszeichen")
DIAG(YAML_CIRCLE, ERROR,
	"&{1} contains itself",
	"&{1} enthält sich selbst")
DIAG(YAML_KEY, ERROR,
	"a key must be a single word; left out with its value",
	"ein Schlüssel muss ein einzelnes Wort sein; mit seinem Wert weggelassen")
DIAG(YAML_PLACEHOLDER, ERROR,
	"a text that starts with {{ must stand in quotes as a whole",
	"ein Text, der mit {{ beginnt, muss ganz in Anführungszeichen stehen")
DIAG(YAML_MERGE, ERROR,
	"merge keys (<<) are not supported; left out",
	"Einfügen mit << wird nicht unterstützt; weggelassen")
DIAG(YAML_TAG, ERROR,
	"tags ({1}) are not supported; put a text that starts with ! in quotes",
	"Typangaben ({1}) werden nicht unterstützt; ein Text, der mit ! beginnt, gehört in "
	"Anführungszeichen")
DIAG(DUPLICATE_KEY, ERROR,
	"'{1}' was given in line {2} already; this one is left out",
	"»{1}« steht schon in Zeile {2}; diese Angabe bleibt unbeachtet")

/* records: YAML mappings and CSV rows read by a shape */
DIAG(UNKNOWN_KEY, ERROR,
	"there is no key '{1}' here; left out",
	"einen Schlüssel »{1}« gibt es hier nicht; die Angabe bleibt unbeachtet")
DIAG(DECIMAL_COMMA, ERROR,
	"between { and } a comma ends a value, and '{1}' is left over; put a number with a comma "
	"in quotes",
	"zwischen { und } beendet ein Komma die Angabe, »{1}« bleibt übrig; eine Zahl mit Komma "
	"gehört hier in Anführungszeichen")
DIAG(MISSING_KEY, ERROR,
	"'{1}' is missing here, or empty",
	"hier fehlt »{1}«, oder es ist leer")
DIAG(MISSING_CHOICE, ERROR,
	"'{1}' is missing here, or empty; possible: {2}",
	"hier fehlt »{1}«, oder es ist leer; möglich: {2}")
DIAG(NOT_A_MAPPING, ERROR,
	"keys with values are expected here ({1}), such as '{2}: ...'",
	"hier werden Schlüssel mit Werten erwartet ({1}), zum Beispiel »{2}: ...«")
DIAG(NOT_A_LIST, ERROR,
	"'{1}' must be a list: one line for each item, starting with '- '",
	"»{1}« muss eine Liste sein: je Eintrag eine Zeile, die mit »- « beginnt")
DIAG(NOT_A_TEXT, ERROR,
	"'{1}' must be a single text; if it is one, put it in quotes",
	"»{1}« muss ein einzelner Text sein; wenn es einer ist, bitte in Anführungszeichen "
	"setzen")
DIAG(PLAIN_PLACEHOLDER, ERROR,
	"nothing is filled in for {{...}} in '{1}'; "
	"only texts that take Markdown have placeholders",
	"in »{1}« wird für {{...}} nichts eingesetzt; "
	"Platzhalter gibt es nur in Texten mit Markdown")
DIAG(TEXT_TOO_LONG, ERROR,
	"a paragraph of '{1}' is longer than {2} letters and is not set; part it by blank lines",
	"ein Absatz in »{1}« ist länger als {2} Buchstaben und wird nicht gesetzt; bitte durch "
	"Leerzeilen teilen")
DIAG(SEVERAL_LINES, WARNING,
	"'{1}' is a text of one line; its lines were joined",
	"»{1}« ist ein einzeiliger Text; die Zeilen wurden verbunden")
DIAG(WRONG_NUMBER, ERROR,
	"'{2}' is no number; '{1}' stays empty",
	"»{2}« ist keine Zahl; »{1}« bleibt leer")
DIAG(WRONG_INTEGER, ERROR,
	"'{2}' is no whole number; '{1}' stays empty",
	"»{2}« ist keine ganze Zahl; »{1}« bleibt leer")
DIAG(OUT_OF_RANGE, ERROR,
	"{2} is not between {3} and {4}; '{1}' stays empty",
	"{2} liegt nicht zwischen {3} und {4}; »{1}« bleibt leer")
DIAG(WRONG_DATE, ERROR,
	"'{2}' is no date such as 06.07.2018 or 2018-07-06; '{1}' stays empty",
	"»{2}« ist kein Datum wie 06.07.2018 oder 2018-07-06; »{1}« bleibt leer")
DIAG(DATE_SERIAL, ERROR,
	"'{2}' counts days as Excel does, probably {3}; write it so or format the column as a date"
	" in Excel; '{1}' stays empty",
	"»{2}« zählt Tage, wie Excel es tut, vermutlich {3}; so schreiben oder die Spalte in Excel"
	" als Datum formatieren; »{1}« bleibt leer")
DIAG(WRONG_FLAG, ERROR,
	"'{1}' must be ja or nein, not '{2}'; taken as nein",
	"»{1}« muss ja oder nein sein, nicht »{2}«; gilt als nein")
DIAG(WRONG_CHOICE, ERROR,
	"'{2}' is not possible for '{1}'; possible: {3}",
	"»{2}« ist bei »{1}« nicht möglich; möglich: {3}")
DIAG(WRONG_ID, ERROR,
	"'{2}' cannot be an id ('{1}'): only a-z, 0-9, - _ and single points inside",
	"»{2}« kann keine Kennung sein (»{1}«): nur a-z, 0-9, - _ und einzelne Punkte im "
	"Innern")

/* CSV */
DIAG(UNKNOWN_COLUMN, ERROR,
	"there is no column '{1}' in such a table; left out",
	"eine Spalte »{1}« gibt es in dieser Tabelle nicht; sie bleibt unbeachtet")
DIAG(COLUMN_IGNORED, WARNING,
	"the column '{1}' is left out",
	"die Spalte »{1}« bleibt unbeachtet")
DIAG(MISSING_COLUMN, ERROR,
	"the column '{1}' is missing",
	"die Spalte »{1}« fehlt")
DIAG(DOUBLE_COLUMN, ERROR,
	"a second column '{1}'; left out",
	"eine zweite Spalte »{1}«; sie bleibt unbeachtet")
DIAG(EXTRA_CELLS, ERROR,
	"this row has {1} cells, the head has {2}; the extra ones are left out",
	"diese Zeile hat {1} Zellen, die Kopfzeile {2}; die überzähligen bleiben unbeachtet")
DIAG(CSV_QUOTE, ERROR,
	"the quote opened here is not closed",
	"das Anführungszeichen, das hier beginnt, wird nicht geschlossen")
DIAG(CSV_NO_HEAD, ERROR,
	"the table has no head",
	"die Tabelle hat keine Kopfzeile")
DIAG(CSV_NOT_HEAD, ERROR,
	"the first line names none of the columns of such a table, such as {1}; the table is not "
	"read",
	"die erste Zeile nennt keine der Spalten einer solchen Tabelle, wie {1}; die Tabelle wird "
	"nicht gelesen")
DIAG(CSV_TOO_MANY, ERROR,
	"more than four million cells; the table is not read",
	"mehr als vier Millionen Zellen; die Tabelle wird nicht gelesen")
DIAG(CSV_TOO_WIDE, ERROR,
	"more than {1} columns; the table is not read",
	"mehr als {1} Spalten; die Tabelle wird nicht gelesen")
