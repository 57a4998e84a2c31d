/* The catalogue of findings, part: pages and tables.  See diag_catalogue.h. */
DIAG(LINK_NOWHERE, WARNING,
	"no place called {1} in this document; set without a link",
	"keine Stelle {1} in diesem Dokument; ohne Verweis gesetzt")
DIAG(REFERENCE_UNSETTLED, WARNING,
	"the text says page {2} for #{1}, which then stands on {3}: no number is right; "
	"word it otherwise",
	"der Text nennt Seite {2} für #{1}, das dann auf {3} steht: keine Zahl stimmt; "
	"anders formulieren")
DIAG(PAGE_OVERFULL, WARNING,
	"what stands here is taller than page {1} and sticks out at its foot",
	"was hier steht, ist höher als Seite {1} und ragt unten heraus")
DIAG(PAGE_TORN, WARNING,
	"what is to stay with the next is longer than page {1}; the page ends within it: "
	"shorten it, or let its style keep less together",
	"was beisammen bleiben soll, ist länger als Seite {1}; die Seite endet mittendrin: "
	"kürzen, oder im Stil weniger zusammenhalten")
DIAG(GROUP_TORN, WARNING,
	"what is to stay together here has no room on page {1} and goes on on the next: shorten "
	"it, or zusammenhalten: nein",
	"was hier zusammengehalten werden soll, hat auf Seite {1} nicht Platz und geht auf der "
	"nächsten weiter: kürzen, oder zusammenhalten: nein")
DIAG(FIELD_TOO_WIDE, WARNING,
	"the field '{1}' is to be {2} mm wide and has {3} mm; it is as wide as there is room: "
	"lessen 'breite' or leave it out",
	"Das Feld »{1}« soll {2} mm breit sein und hat {3} mm; "
	"es ist so breit, wie Platz ist: »breite« kleiner angeben oder weglassen")
DIAG(TABLE_TOO_WIDE, WARNING,
	"table '{1}' needs {2} mm and has {3} mm; "
	"columns squeezed, as neither a page that lies nor blocks of columns hold it: "
	"make columns narrower or fewer",
	"Tabelle »{1}« braucht {2} mm und hat {3} mm; "
	"Spalten gestaucht, weil weder Querseite noch Spaltenblöcke reichen: "
	"Spalten schmaler machen oder weglassen")
DIAG(PREFLIGHT_INK, WARNING,
	"print edition, page {1}: {3} % of ink where {2} is printed, more than {4} %; printed all "
	"the same: choose a lighter colour, or raise druck: gesamtfarbe if the print shop allows "
	"it",
	"Druckausgabe, Seite {1}: {3} % Farbe, wo {2} gedruckt wird, mehr als {4} %; trotzdem "
	"erzeugt: eine hellere Farbe wählen, oder druck: gesamtfarbe erhöhen, wenn die Druckerei "
	"es zulässt")
DIAG(PREFLIGHT_HAIRLINE, WARNING,
	"print edition, page {1}: a line of {3} pt in {2}; below 0.2 pt it may not show: make it "
	"stronger in the layout",
	"Druckausgabe, Seite {1}: eine Linie in {2} ist nur {3} pt stark; unter 0,2 pt ist sie "
	"vielleicht nicht zu sehen: im Layout stärker machen")
DIAG(PREFLIGHT_COLORED, WARNING,
	"print edition, page {1}: '{2}' is of {3} pt and of several inks, which do not meet that "
	"well: larger, black, or druck: farbiger_text: nein",
	"Druckausgabe, Seite {1}: »{2}« ist nur {3} pt groß und aus mehreren Farben, die nie ganz "
	"übereinander liegen: größer, schwarz, oder druck: farbiger_text: nein")
DIAG(PREFLIGHT_EDGE, WARNING,
	"print edition, page {1}: '{2}' is {3} mm from the cut; less than 5 mm, and the knife may "
	"take it: larger margins in papier, or less druck: bund",
	"Druckausgabe, Seite {1}: »{2}« steht {3} mm vom Schnitt; bei weniger als 5 mm kann das "
	"Messer es treffen: größere Ränder unter papier, oder kleiner druck: bund")
DIAG(LINT_LOOSE, WARNING,
	"page {1}: word spaces of a line are widened by {2} thousandths of an em; "
	"put it otherwise or widen the column",
	"Seite {1}: die Wortabstände einer Zeile sind um {2} Tausendstel Geviert geweitet; "
	"anders formulieren oder die Spalte verbreitern")
DIAG(LINT_TIGHT, WARNING,
	"page {1}: word spaces of a line are narrowed by {2} thousandths of an em; "
	"put it otherwise or widen the column",
	"Seite {1}: die Wortabstände einer Zeile sind um {2} Tausendstel Geviert verengt; "
	"anders formulieren oder die Spalte verbreitern")
DIAG(LINT_LADDER, WARNING,
	"page {1}: {2} lines in a row end in a hyphen; put it otherwise",
	"Seite {1}: {2} Zeilen nacheinander enden mit einer Trennung; anders formulieren")
DIAG(LINT_JOINT, WARNING,
	"page {1}: compounds broken inside of a part, not at a joint, in one paragraph: {2}; "
	"put it otherwise or widen the column",
	"Seite {1}: Zusammensetzungen, die neben der Fuge getrennt sind, in einem Absatz: {2}; "
	"anders formulieren oder die Spalte verbreitern")
DIAG(LINT_END, WARNING,
	"page {1}: the last line of a paragraph is only {2} thousandths of an em long; "
	"shorten or lengthen it",
	"Seite {1}: die letzte Zeile eines Absatzes ist nur {2} Tausendstel Geviert lang; "
	"kürzen oder ergänzen")
DIAG(LINT_WIDOW, WARNING,
	"page {1} begins with too little of a paragraph, in lines: {2} (a widow); shorten or "
	"lengthen it",
	"Seite {1} beginnt mit zu wenig von einem Absatz, in Zeilen: {2} (Hurenkind); kürzen oder "
	"ergänzen")
DIAG(LINT_ORPHAN, WARNING,
	"page {1} ends with too little of a paragraph, in lines: {2} (an orphan); shorten or "
	"lengthen what is before it",
	"Seite {1} endet mit zu wenig von einem Absatz, in Zeilen: {2} (Schusterjunge); davor "
	"kürzen oder ergänzen")
DIAG(LINT_RIVER, WARNING,
	"page {1}: a river of blanks runs through {2} lines; put it otherwise",
	"Seite {1}: eine Gasse aus Wortabständen läuft durch {2} Zeilen; anders formulieren")
DIAG(LINT_ROW, WARNING,
	"page {1} ends inside a table row; shorten its text or make two rows of it",
	"Seite {1} endet mitten in einer Tabellenzeile; den Text der Zeile kürzen oder teilen")
DIAG(LINT_FILL, WARNING,
	"page {1} is only {2} % full; what follows would not have fitted as a whole",
	"Seite {1} ist nur zu {2} % gefüllt; was folgt, hätte nicht mehr ganz darauf gepasst")
