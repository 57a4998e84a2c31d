/* The catalogue of findings, part: fonts and text.  See diag_catalogue.h. */
DIAG(FONT_MISSING, WORLD,
	"font file {1} not found; install the package {2}",
	"Schriftdatei {1} nicht gefunden; bitte das Paket {2} installieren")
DIAG(FONT_UNREADABLE, WORLD,
	"{1} is no font file that can be read",
	"{1} ist keine lesbare Schriftdatei")
DIAG(FONT_FAMILY, WORLD,
	"{1} belongs to the family {2}, not {3}",
	"{1} gehört zur Familie {2}, nicht zu {3}")
DIAG(FONT_NOT_EMBEDDABLE, WORLD,
	"the licence bits of {1} forbid embedding; take another font",
	"die Lizenzangabe in {1} verbietet das Einbetten; bitte eine andere Schrift nehmen")
DIAG(FONT_UNKNOWN, ERROR,
	"style {1}: no font family {2} in fonts.yaml",
	"Stil {1}: keine Schriftfamilie {2} in fonts.yaml")
DIAG(FONT_SUBSTITUTED, ERROR,
	"style {1}: {2} is not in fonts.yaml; set in {3}",
	"Stil {1}: {2} steht nicht in fonts.yaml; gesetzt in {3}")
DIAG(GLYPH_MISSING, ERROR,
	"no font has the character {1} ({2}); take another one",
	"keine Schrift hat das Zeichen {1} ({2}); bitte ein anderes nehmen")
DIAG(OVERFULL_WORD, WARNING,
	"'{1}' is wider than its line; split without a hyphen: write &shy; where it may be "
	"parted, or give it more width",
	"»{1}« ist breiter als seine Zeile; ohne Trennstrich umbrochen: &shy; hineinschreiben, wo "
	"getrennt werden darf, oder mehr Breite geben")
