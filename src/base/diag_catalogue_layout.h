/* The catalogue of findings, continued: what report/ says of layouts and texts.
 * The rules are those of diag_catalogue.h. */

/* layouts */
DIAG(LAYOUT_MISSING, ERROR,
	"no layout {1}.yaml in {2}",
	"keine Layoutdatei »{1}«.yaml in {2}")
DIAG(LAYOUT_CYCLE, ERROR,
	"the layout '{1}' is based on itself; not read",
	"das Layout »{1}« beruht auf sich selbst; nicht gelesen")
DIAG(LAYOUT_KEY, ERROR,
	"unknown key '{1}' in '{2}'",
	"unbekannter Schlüssel »{1}« in »{2}«")
DIAG(LAYOUT_REQUIRED, ERROR,
	"'{1}' is missing in '{2}'",
	"»{1}« fehlt in »{2}«")
DIAG(LAYOUT_SCALAR, ERROR,
	"'{1}' takes a single value",
	"»{1}« nimmt einen einzelnen Wert")
DIAG(LAYOUT_MAPPING, ERROR,
	"'{1}' takes a mapping (key: value)",
	"»{1}« nimmt eine Zuordnung (Schlüssel: Wert)")
DIAG(LAYOUT_LIST, ERROR,
	"'{1}' takes a list",
	"»{1}« nimmt eine Liste")
DIAG(LAYOUT_LENGTH, ERROR,
	"'{1}' is no length; write 12 mm, 10.5 pt or 1 cm",
	"»{1}« ist keine Länge; zu schreiben ist 12 mm, 10.5 pt oder 1 cm")
DIAG(LAYOUT_FLAG, ERROR,
	"'{1}': write ja or nein",
	"»{1}«: zu schreiben ist ja oder nein")
DIAG(LAYOUT_NUMBER, ERROR,
	"'{1}' is no number that fits here",
	"»{1}« ist keine Zahl, die hier passt")
DIAG(LAYOUT_RANGE, ERROR,
	"'{1}' is not between {2} and {3}",
	"»{1}« liegt nicht zwischen {2} und {3}")
DIAG(LAYOUT_CHOICE, ERROR,
	"'{1}' is none of: {2}",
	"»{1}« ist keines von: {2}")
DIAG(LAYOUT_COLOR, ERROR,
	"unknown colour '{1}'; write #1a4e6e or a name from farben",
	"unbekannte Farbe »{1}«; zu schreiben ist #1a4e6e oder ein Name aus farben")
DIAG(LAYOUT_COLORS, ERROR,
	"'{1}' takes a list of one to eight colours",
	"»{1}« nimmt eine Liste von einer bis acht Farben")
DIAG(LAYOUT_STYLE, ERROR,
	"unknown style '{1}'",
	"unbekannter Stil »{1}«")
DIAG(LAYOUT_STYLE_CYCLE, ERROR,
	"the style '{1}' is based on itself",
	"der Stil »{1}« beruht auf sich selbst")
DIAG(LAYOUT_STYLE_EMPTY, ERROR,
	"the style '{1}' has no '{2}'",
	"der Stil »{1}« hat keine Angabe »{2}«")
DIAG(LAYOUT_SHEET, ERROR,
	"the margins leave no type area",
	"die Ränder lassen keinen Satzspiegel übrig")
DIAG(LAYOUT_SHEET_TURNED, ERROR,
	"the margins leave no type area on pages that lie; "
	"narrow them under 'papier: rand:' or take other paper",
	"die Ränder lassen quer keinen Satzspiegel übrig; "
	"unter »papier: rand:« verkleinern oder anderes Papier nehmen")
DIAG(LAYOUT_PATH, ERROR,
	"'{1}' is no path of a value",
	"»{1}« ist kein Pfad zu einem Wert")
DIAG(LAYOUT_WORD, ERROR,
	"the word '{1}' is missing in woerter",
	"das Wort »{1}« fehlt in woerter")
DIAG(DOCUMENT_WITHOUT_TITLE, ERROR,
	"the document has no title, which every PDF must have; write one here",
	"das Dokument hat keinen Titel, den jedes PDF haben muss; geben Sie hier einen an")
DIAG(DOCUMENT_EMPTY, ERROR,
	"these sections yield nothing for this document; it would have no page",
	"diese Abschnitte ergeben für dieses Dokument nichts, es hätte keine Seite; "
	"einen Abschnitt ohne Bedingung aufnehmen")
DIAG(SECTION_UNKNOWN, ERROR,
	"a section of no known kind ('{1}')",
	"ein Abschnitt ohne bekannte Art (»{1}«)")
DIAG(SECTION_TWICE, ERROR,
	"a section of two kinds: '{1}' and '{2}'",
	"ein Abschnitt mit zwei Arten: »{1}« und »{2}«")
DIAG(SECTION_OPTION, ERROR,
	"'{2}' has no option '{1}'",
	"»{2}« hat keine Angabe »{1}«")
DIAG(SECTION_NESTED, ERROR,
	"'{1}' cannot stand inside '{2}'",
	"»{1}« kann nicht in »{2}« stehen")
DIAG(CONDITION_SYNTAX, ERROR,
	"'{1}' is no condition; write path, nicht path, path = word or path > 3",
	"»{1}« ist keine Bedingung; zu schreiben ist pfad, nicht pfad, pfad = wort oder pfad > 3")
DIAG(CONDITION_UNKNOWN, WARNING,
	"the condition names '{1}', which does not exist here; taken as not fulfilled",
	"die Bedingung nennt »{1}«, das es hier nicht gibt; gilt als nicht erfüllt")
DIAG(PATH_UNKNOWN, ERROR,
	"'{1}' does not exist here",
	"»{1}« gibt es hier nicht")
DIAG(PATH_KIND, ERROR,
	"'{1}' is no '{2}'",
	"»{1}« ist nicht von der Art »{2}«")
DIAG(CARRY_WITHOUT_NUMBERS, WARNING,
	"a running sum is of numbers that wert names in a column with uebertrag: ja; there are "
	"none here, so it is left out: take uebertrag out, or name a number",
	"ein Übertrag summiert Zahlen, die »wert« in einer Spalte mit »uebertrag: ja« nennt; hier "
	"sind keine, also entfällt er: »uebertrag« streichen oder bei »wert« eine Zahl nennen")

/* texts */
DIAG(PLACEHOLDER_OPEN, ERROR,
	"the placeholder that begins here has no }}; \\{{ prints two brackets",
	"der Platzhalter, der hier beginnt, hat kein }}; \\{{ druckt zwei Klammern")
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
DIAG(PLACEHOLDER_LONG, ERROR,
	"placeholder {{{1}}}: the text grows without end; left out",
	"Platzhalter {{{1}}}: der Text wächst ohne Ende; weggelassen")
DIAG(MARKDOWN_HTML, WARNING,
	"HTML is not supported; printed as it stands",
	"HTML wird nicht unterstützt; gedruckt wie geschrieben")
DIAG(HEADING_SKIPPED, WARNING,
	"this heading is more than one level below the one before it, which readers would take "
	"for a gap; set as the next level (one # less)",
	"diese Überschrift liegt mehr als eine Ebene unter der davor, als fehlte dort etwas; "
	"gesetzt als nächste Ebene (ein # weniger)")
DIAG(MARKDOWN_IMAGE, WARNING,
	"pictures are not supported; only the text of this one is printed",
	"Bilder werden nicht unterstützt; gedruckt wird nur der Text dieses Bildes")
DIAG(MARKDOWN_CODE, WARNING,
	"code blocks (and lines indented by four blanks) are not supported; set as a paragraph",
	"Codeblöcke (und um vier Leerzeichen eingerückte Zeilen) werden nicht unterstützt; "
	"gesetzt als Absatz")
DIAG(MARKDOWN_CELLS, ERROR,
	"this row has more cells than the table has columns (the line of dashes says how many); "
	"from here on they are left out (\\| is a bar inside a cell)",
	"diese Zeile hat mehr Zellen als die Tabelle Spalten (wie viele, sagt die Zeile aus "
	"Strichen); ab hier bleiben sie weg (ein senkrechter Strich im Text wird \\| geschrieben)")
DIAG(MARKDOWN_TABLE, WARNING,
	"no table, set as a text: a blank line must stand above its head, and this line must have "
	"three dashes at least for each column",
	"keine Tabelle, gesetzt als Text: Über ihrem Kopf muss eine Leerzeile stehen, und diese "
	"Zeile muss je Spalte mindestens drei Striche haben")
DIAG(MARKDOWN_STARS, WARNING,
	"these two stars neither open nor close bold words and are printed: bold is **like this**, "
	"without blanks inside; \\*\\* prints stars",
	"diese zwei Sterne beginnen oder beenden keine fette Schrift und werden gedruckt: fett "
	"wird **so geschrieben**, innen ohne Leerzeichen; \\*\\* druckt Sterne")
DIAG(MARKDOWN_INLINE, WARNING,
	"only one paragraph fits here; the paragraphs were joined",
	"hier passt nur ein Absatz; die Absätze wurden verbunden")
DIAG(LANGUAGE_TAG, ERROR,
	"'{1}' is no code of a language; write en for English or tr for Turkish",
	"»{1}« ist kein Kürzel einer Sprache; schreiben Sie etwa en für Englisch, tr für Türkisch")
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
