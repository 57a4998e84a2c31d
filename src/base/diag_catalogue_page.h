/* The catalogue of findings, part: pages and tables.  See diag_catalogue.h. */
DIAG(LINK_NOWHERE, WARNING,
	"no place called {1} in this document; set without a link",
	"keine Stelle {1} in diesem Dokument; ohne Verweis gesetzt")
DIAG(PAGE_OVERFULL, WARNING,
	"what stands here is taller than page {1} and sticks out at its foot",
	"was hier steht, ist höher als Seite {1} und ragt unten heraus")
DIAG(PAGE_TORN, WARNING,
	"what is to stay with the next is longer than page {1}; the page ends within it: "
	"shorten it, or let its style keep less together",
	"was beisammen bleiben soll, ist länger als Seite {1}; die Seite endet mittendrin: "
	"kürzen, oder im Stil weniger zusammenhalten")
DIAG(TABLE_TOO_WIDE, WARNING,
	"table '{1}' needs {2} mm and has {3} mm; "
	"columns squeezed: fewer columns or a page that lies",
	"Tabelle »{1}« braucht {2} mm und hat {3} mm; "
	"Spalten gestaucht: weniger Spalten oder Querseite")
