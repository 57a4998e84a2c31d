/* The catalogue of findings, continued: what comes back in filled forms.
 * The rules are those of diag_catalogue.h. */

DIAG(FORM_UNREADABLE, ERROR,
	"{1} cannot be read as a PDF file: {2}",
	"{1} lässt sich nicht als PDF-Datei lesen: {2}")
DIAG(FORM_LOCKED, ERROR,
	"{1} is protected by a password; save it without",
	"{1} ist mit einem Passwort geschützt; bitte ohne Schutz speichern")
DIAG(FORM_FOREIGN, ERROR,
	"{1} holds no fields of a minutes template; was it printed to a file instead of saved?",
	"{1} enthält keine Felder einer Protokollvorlage; wurde die Datei gedruckt statt "
	"gespeichert?")
DIAG(FORM_EMPTY, NOTE,
	"nothing is filled in in {1}; nothing changed",
	"in {1} ist nichts ausgefüllt; nichts geändert")
DIAG(FORM_NO_MEETING, ERROR,
	"{1} belongs to {2}, which is not there below {3}; nothing read",
	"{1} gehört zu {2}, das es unter {3} nicht gibt; nichts eingelesen")
DIAG(FORM_ADDRESS, ERROR,
	"field '{1}': this version does not know where '{2}' belongs; left out: put it in by "
	"hand",
	"Feld »{1}«: Wohin »{2}« gehört, weiß diese Fassung nicht; bleibt weg: bitte von Hand "
	"eintragen")
DIAG(FORM_DATE, ERROR,
	"field '{1}': '{2}' is no date such as 06.07.2018; left out",
	"Feld »{1}«: »{2}« ist kein Datum wie 06.07.2018; bleibt weg")
DIAG(FORM_COUNT, ERROR,
	"field '{1}': '{2}' is no whole number; left out",
	"Feld »{1}«: »{2}« ist keine ganze Zahl; bleibt weg")
DIAG(FORM_CONFLICT, ERROR,
	"field '{1}': the form says '{2}', but the file was changed since the template was made; "
	"the file stays as it is",
	"Feld »{1}«: Im Formular steht »{2}«, die Datei ist aber seit der Vorlage geändert; sie "
	"bleibt, wie sie ist")
DIAG(FORM_GONE, ERROR,
	"field '{1}': what '{2}' belongs to ({3}) is no longer in the file; left out: put it in by "
	"hand where it belongs now",
	"Feld »{1}«: Wozu »{2}« gehört ({3}), steht nicht mehr in der Datei; bleibt weg: bitte von "
	"Hand eintragen, wo es jetzt hingehört")
DIAG(FORM_TAKEN, ERROR,
	"field '{1}': '{2}' would be a new entry, but another one has been put there since; left "
	"out",
	"Feld »{1}«: »{2}« wäre ein neuer Eintrag, dort steht aber inzwischen ein anderer; "
	"bleibt weg")
DIAG(FORM_INCOMPLETE, ERROR,
	"field '{1}': '{2}' alone makes no entry, '{3}' is missing; left out",
	"Feld »{1}«: »{2}« allein ist noch kein Eintrag, es fehlt »{3}«; bleibt weg")
DIAG(FORM_UNTICKED, WARNING,
	"field '{1}': no longer ticked; nothing is deleted, the entry stays in the file",
	"Feld »{1}« ist nicht mehr angekreuzt; gelöscht wird nichts, der Eintrag bleibt in der "
	"Datei")
DIAG(FORM_ALIAS, ERROR,
	"field '{1}': '{2}' would change what several places share by an alias (*); left out",
	"Feld »{1}«: »{2}« änderte, was mehrere Stellen durch einen Verweis (*) teilen; bleibt weg")
DIAG(NO_QPDF, WORLD,
	"cannot start qpdf, which reads PDF files here: {1} (it is a Debian package)",
	"qpdf, das hier PDF-Dateien liest, lässt sich nicht starten: {1} (es ist ein Debian-Paket)")
