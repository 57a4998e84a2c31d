/* The catalogue of findings: DIAG(code, level, English, German).
 * Each has a case under tests/cases; `make check` proves it.
 * Keep groups together; {1}..{4} are the arguments, in the order reported. */

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
