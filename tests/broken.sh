#!/bin/sh
# Broken files give findings and exit status 1; every document that they do not
# touch is made all the same, and nothing crashes or takes for ever.
build=$1
here=$(dirname "$0")
work=$build/broken
project=$work/project
status=0
complain() { echo "broken: $1"; status=1; }

fresh() { # a fresh copy of the small project
	rm -rf "$work"
	mkdir -p "$work"
	cp -r "$here/../samples/neu" "$project"
	concept=$project/konzepte/waldschule.yaml
	readings=$project/zahlen/2025-26/meldungen.csv
}
expect() { # name, status, how many documents are made, words of a finding
	timeout 60 "$build/schuso" build "$project" -o "$work/out" >"$work/log" 2>&1
	got=$?
	made=$(find "$work" -name '*.pdf' | wc -l)
	[ $got = "$2" ] || complain "$1: exit $got, expected $2: $(head -n 3 "$work/log")"
	[ "$made" = "$3" ] || complain "$1: $made documents, expected $3"
	[ "$made" = "$(find "$work/out" -name '*.pdf' 2>/dev/null | wc -l)" ] ||
		complain "$1: a document outside the output folder"
	grep -q "$4" "$work/log" || complain "$1: no finding about '$4': $(head -n 5 "$work/log")"
	if grep -qE 'runtime error|Sanitizer|Assertion' "$work/log"; then
		complain "$1: $(cat "$work/log")"; fi
	[ "$(wc -L <"$work/log")" -lt 1000 ] || complain "$1: a line that nobody can read"
}
repeat() { # text, how often
	awk -v text="$1" -v count="$2" 'BEGIN { while (count--) printf "%s", text }'
}
chapter() { # a concept whose only chapter says what comes in
	printf 'schulen: [waldschule]\ntitel: Konzept\nkapitel:\n  - titel: Eins\n    text: |\n'
	sed 's/^/      /'
}

fresh
expect "nothing broken" 0 10 "10 erzeugt"
all=10 others=9 # without the concept
only=1          # without reports and minutes: the concept

# --- YAML
fresh; printf 'a: [1, 2\nb: }' >"$concept"
expect "invalid YAML" 1 $others "Fehler:"
fresh; echo "unbekannter_schluessel: 1" >>"$concept"
expect "unknown key" 1 $others "unbekannter_schluessel"
fresh; echo "titel: zweimal" >>"$concept"; echo "titel: dreimal" >>"$concept"
expect "duplicate key" 1 $others "titel"
fresh; echo "dienste: kein Verzeichnis" >>"$concept"
expect "wrong type" 1 $others "»dienste« muss eine Liste sein"
fresh; { echo "a: &a [x,x,x,x,x,x,x,x,x,x]"; p=a; for k in b c d e f g h i; do
	echo "$k: &$k [*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p]"; p=$k; done; } >"$concept"
expect "alias bomb" 1 $others "Fehler:"
fresh; repeat '[' 1000 >"$concept"
expect "1,000 brackets" 1 $others "Ebenen tief"
fresh; repeat '- ' 1000 >"$concept"; echo x >>"$concept"
expect "1,000 lists" 1 $others "Ebenen tief"
fresh; awk 'BEGIN { for (i = 0; i < 1000; i++) printf "%*sa:\n", i, "" }' >"$concept"
expect "1,000 levels of keys" 1 $others "Ebenen tief"
fresh; truncate -s 100M "$concept"
expect "100 MB file (FILE_TOO_BIG)" 1 $others "MB"
fresh; : >"$concept"
expect "empty file" 1 $others "leer"
fresh; : >"$project/kommune.yaml"
expect "empty kommune.yaml" 2 0 "kommune.yaml: Fehler: die Datei ist leer"
fresh; rm "$project/kommune.yaml"
expect "no kommune.yaml" 2 0 "kommune.yaml"

# --- characters
fresh; printf 'titel: "\377\376"\n' >"$concept"
expect "invalid UTF-8" 1 $others "UTF-8"
fresh; printf 'titel: "a\001b"\n' >"$concept"
expect "control character" 1 $others "Steuerzeichen"
fresh; head -c 100000 "$build/schuso" >"$concept"
expect "a program for a concept" 1 $others "Fehler:"
fresh; head -c 100000 "$build/schuso" >"$readings"
expect "a program for a table" 1 $only "Fehler:"
fresh; iconv -t UTF-16 "$concept" >"$work/wide" && mv "$work/wide" "$concept"
expect "UTF-16" 1 $others "UTF-16"

# --- names
fresh; cp "$concept" "$project/konzepte/größe.yaml"
expect "file name with umlauts" 1 $all "größe"
fresh; cp "$concept" "$project/konzepte/$(printf 'a\n\033[1mb').yaml"
expect "file name with control characters" 1 $all "nicht gelesen"
fresh; sed -i 's/^schulen:.*/schulen: ["..\/..\/etc"]/' "$concept"
expect "id with .." 1 $others "etc"
fresh; sed -i 's/^waldschule;/a\/b;/' "$project/schulen.csv"
expect "id with /" 1 0 "kann keine Kennung sein"
fresh; sed -i 's/id: "2025-26"/id: "..\/2025"/' "$project/kommune.yaml"
expect "period with .." 1 0 "kann keine Kennung sein"
fresh; sed -i 's/id: werkstatt/id: größe/' "$project/kommune.yaml"
expect "committee with umlauts" 1 0 "kann keine Kennung sein"
fresh; mv "$project/gremien/werkstatt" "$project/gremien/größe"
expect "folder with umlauts" 1 $others "größe"

# --- what is no file
fresh; mkfifo "$project/konzepte/rohr.yaml"
expect "pipe" 1 $all "Gerät oder eine Pipe"
fresh; ln -s nirgends "$project/konzepte/bachschule.yaml"
expect "link to nothing" 1 $all "nicht vorhanden"
fresh; ln -sf nirgends "$project/fachkraefte.csv"
expect "link to no table" 1 0 "fachkraefte.csv: Fehler: lässt sich nicht lesen"
fresh; ln -s . "$project/zahlen/schleife"
expect "link to itself" 1 $all "schleife"
fresh; rm "$readings"; mkdir "$readings"
expect "folder instead of a table" 1 $only "ist ein Ordner"
fresh; rm "$concept"; mkdir "$concept"
expect "folder instead of a concept" 1 $others "ist ein Ordner"
fresh; rm -r "$project/gremien"; echo x >"$project/gremien"
expect "file instead of a folder" 1 $others "müsste ein Ordner sein"

# --- CSV
fresh; printf 'foo;bar\n1;2\n' >"$project/schulen.csv"
expect "CSV with wrong columns" 1 0 "Fehler:"
fresh; printf 'schule;kennzahl;wert\n"bachschule;beratungen;1\n' >"$readings"
expect "quote never closed" 1 $only "nicht geschlossen"
fresh; printf 'schule;kennzahl;wert\nbachschule;beratungen;1e308\n' >"$readings"
expect "no number" 1 5 "1e308"
fresh; repeat 'x;' 20000 >>"$readings"
expect "20,000 cells" 1 $only "Zellen"
fresh; mkdir "$project/zahlen/2099-00"
printf 'schule;kennzahl;wert\n' >"$project/zahlen/2099-00/a.csv"
expect "unknown period" 1 $all "2099-00"

fresh; sed -i 's/^bachschule;beratungen;45/bachschule;beratungen;4x/' "$readings"
expect "one faulty row: three schools, two districts, two providers" 1 5 "4x"
# A file of readings that cannot be read concerns its school, district, provider and city.
spoils_one() { # name, words of a finding; what to do with the file "$one"
	fresh
	one=$project/zahlen/2025-26/waldschule.yaml
	eval "$3"
	expect "readings of a school: $1" 1 5 "$2"
}
spoils_one "bracket" "Klammer, die hier beginnt" 'echo "schule: [" >"$one"'
spoils_one "tab" "Tabulator" 'printf "werte:\n\tberatungen: 3\n" >"$one"'
spoils_one "list" "Schlüssel mit Werten" 'echo "- x" >"$one"'
spoils_one "no values" "Schlüssel mit Werten" 'printf "werte: 5\n" >"$one"'
spoils_one "a list of values" "Schlüssel mit Werten" 'printf "werte: [1, 2]\n" >"$one"'
spoils_one "key twice" "steht schon" 'echo "  beratungen: 71" >>"$one"'
spoils_one "UTF-8" "UTF-8" 'printf "bemerkung: \377\n" >"$one"'
spoils_one "Windows-1252" "Windows-1252" 'printf "bemerkung: gr\374n\n" >"$one"'
spoils_one "UTF-16" "UTF-16" 'iconv -t UTF-16 "$one" >"$work/x"; mv "$work/x" "$one"'
spoils_one "control character" "Steuerzeichen" 'printf "bemerkung: a\001\n" >"$one"'
spoils_one "empty" "leer" ': >"$one"'
spoils_one "too large" "MB" 'truncate -s 100M "$one"'
spoils_one "too deep" "Ebenen tief" 'repeat "[" 1000 >"$one"'
spoils_one "folder" "ist ein Ordner" 'rm "$one"; mkdir "$one"'
spoils_one "link to nothing" "nicht vorhanden" 'rm "$one"; ln -s nirgends "$one"'
spoils_one "misnamed" "Waldschule.yaml" 'mv "$one" "$project/zahlen/2025-26/Waldschule.yaml"'
fresh; echo 'schule: [' >"$project/zahlen/2025-26/niemand.yaml"
expect "broken readings of nobody knows whom" 1 $only "Fehler:"
fresh; mv "$readings" "$project/zahlen/2025-26/Rückmeldungen Süd (1).csv"
expect "a table by any name" 0 $all "10 erzeugt"
fresh; sed -i 's/abgabe: 2025-07-11/bericht: ja, &/; s/abgabe: 2026-07-10/bericht: ja, &/' \
	"$project/kommune.yaml"
sed 's/2026/2025/' "$project/zahlen/2025-26/waldschule.yaml" \
	>"$project/zahlen/2024-25/waldschule.yaml"
sed -i '/^waldschule/d' "$project/zahlen/2024-25/meldungen.csv"
expect "reports of two years" 0 18 "18 erzeugt"
printf 'x' >"$readings"
rm -r "$work/out"
expect "the later year broken" 1 9 "Fehler:"
fresh; mv "$project/gremien/werkstatt/2026-09-16.yaml" "$project/gremien/werkstatt/16.9.26.yaml"
cp "$here/../samples/neu/gremien/werkstatt/2026-09-16.yaml" \
	"$project/gremien/werkstatt/2026-12-16.yaml"
expect "a meeting before misnamed" 1 $others "heißt wie ihr Tag"

fresh; sed -i 's/beratungen: .*/beratungen: -1/' "$project/zahlen/2025-26/waldschule.yaml"
expect "one faulty value" 1 5 "weniger als nichts"
fresh; echo 'bemrkung: x' >>"$project/zahlen/2025-26/waldschule.yaml"
expect "a wrong key beside the values" 1 5 "Meinten Sie »bemerkung«"
fresh; sed -i 's/^eingang:.*/eingang: 31.02.2026/' "$project/zahlen/2025-26/waldschule.yaml"
expect "a wrong date beside the values" 1 5 "31.02.2026"
fresh; echo 'layouts: {bericht: {titl: x}}' >>"$project/kommune.yaml"
expect "a layout overridden wrongly" 1 2 "Meinten Sie »titel«"
fresh; echo 'layouts: {berichte: {titel: x}}' >>"$project/kommune.yaml"
expect "an override of no layout" 1 0 "Meinten Sie »bericht«"

# --- texts that go on and on: strange, but no error
fresh; repeat '>' 1000 | chapter >"$concept"
expect "1,000 quotations deep" 0 $all "10 erzeugt"
fresh; awk 'BEGIN { for (i = 0; i < 100; i++) printf "%*s- x\n", 2 * i, "" }' | chapter >"$concept"
expect "100 lists deep" 0 $all "10 erzeugt"
fresh; repeat x 20000 | chapter >"$concept"
expect "a word of 20,000 letters" 0 $all "breiter als seine Zeile"
fresh; repeat 'wort ' 30000 | chapter >"$concept"
expect "a paragraph of 150,000 letters (TEXT_TOO_LONG)" 1 $others \
	"000 Buchstaben und wird nicht gesetzt"
fresh; { repeat 'wort ' 15000; printf '\n\n'; repeat 'wort ' 15000; } | chapter >"$concept"
expect "two paragraphs of 75,000 letters" 0 $all "10 erzeugt"
fresh; { repeat '*' 5000; repeat '[' 5000; } | chapter >"$concept"
expect "10,000 opening marks" 0 $all "10 erzeugt"
fresh; repeat "$(printf '\314\201')" 2000 | chapter >"$concept"
expect "2,000 accents" 0 $all "10 erzeugt"
qpdf --check "$work/out/konzept/waldschule.pdf" >"$work/log" 2>&1 ||
	complain "2,000 accents: $(cat "$work/log")"

# --- fonts (damaged ones: fonts.sh)
fresh; mkdir "$project/fonts"
sed 's/Vollkorn-Bold\.ttf/Vollkorn-Fett.ttf/' "$here/../fonts/fonts.yaml" \
	>"$project/fonts/fonts.yaml"
expect "missing font" 3 0 "Schriftdatei Vollkorn-Fett.ttf nicht gefunden"
exit $status
