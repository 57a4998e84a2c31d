/* The catalogue of findings, continued: what base/ itself reports of files.
 * The rules are those of diag_catalogue.h. */

/* files */
DIAG(FILE_SPECIAL, ERROR,
	"{1} is a pipe or a device, not a file; not read",
	"{1} ist keine gewöhnliche Datei, sondern ein Gerät oder eine Pipe; nicht gelesen")
DIAG(FILE_UTF16, ERROR,
	"the file is saved as UTF-16 (\"Unicode text\"); save it as UTF-8",
	"die Datei ist als UTF-16 (»Unicode-Text«) gespeichert; bitte als UTF-8 speichern")
DIAG(FURTHER_LEFT_OUT, NOTE,
	"further findings of this kind in this file are left out",
	"weitere Stellen dieser Art in dieser Datei sind nicht aufgeführt")
DIAG(WRITE_UNSYNCED, WORLD,
	"{1} is written, but its folder could not be flushed to disk: {2}",
	"{1} ist geschrieben, aber der Ordner ließ sich nicht auf den Datenträger sichern: {2}")
