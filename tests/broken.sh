#!/bin/sh
# Broken files give findings and exit status 1; every document that they do not
# touch is made all the same, and nothing crashes.
build=$1
here=$(dirname "$0")
work=$build/broken
status=0
complain() { echo "broken: $1"; status=1; }

fresh() { # a fresh copy of the small project
	rm -rf "$work"
	mkdir -p "$work"
	cp -r "$here/../samples/neu" "$work/project"
	concept=$(find "$work/project/konzepte" -name '*.yaml' | sort | head -n 1)
	readings=$(find "$work/project/zahlen" -type f | sort | tail -n 1)
}
expect() { # name, status, document that must exist (or -), words of a finding
	"$build/schuso" build "$work/project" -o "$work/out" >"$work/log" 2>&1
	got=$?
	[ $got = "$2" ] || complain "$1: exit $got, expected $2: $(head -n 3 "$work/log")"
	[ "$3" = - ] || [ -n "$(find "$work/out" -path "*$3*" -name '*.pdf')" ] ||
		complain "$1: $3 was not made"
	grep -q "$4" "$work/log" || complain "$1: no finding about '$4': $(head -n 5 "$work/log")"
	if grep -qE 'runtime error|AddressSanitizer|Assertion' "$work/log"; then
		complain "$1: $(cat "$work/log")"; fi
}

fresh; printf 'a: [1, 2\nb: }' >"$concept"
expect "invalid YAML" 1 bericht "Fehler:"
fresh; echo "unbekannter_schluessel: 1" >>"$concept"
expect "unknown key" 1 bericht "unbekannter_schluessel"
fresh; echo "titel: zweimal" >>"$concept"; echo "titel: dreimal" >>"$concept"
expect "duplicate key" 1 bericht "titel"
fresh; echo "kapitel: kein Verzeichnis" >"$concept"
expect "wrong type" 1 bericht "Fehler:"
fresh; { echo "a: &a [x,x,x,x,x,x,x,x,x,x]"; p=a; for k in b c d e f g h i; do
	echo "$k: &$k [*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p]"; p=$k; done; } >"$concept"
expect "alias bomb" 1 bericht "Fehler:"
fresh; { i=0; while [ $i -lt 1000 ]; do printf '['; i=$((i + 1)); done; } >"$concept"
expect "1,000-level nesting" 1 bericht "Fehler:"
fresh; truncate -s 100M "$concept"
expect "100 MB file (FILE_TOO_BIG)" 1 bericht "MB"
fresh; printf 'titel: "\377\376"\n' >"$concept"
expect "invalid UTF-8" 1 bericht "UTF-8"
fresh; printf 'titel: "a\001b"\n' >"$concept"
expect "control character" 1 bericht "Steuerzeichen"
fresh; : >"$concept"
expect "empty file" 1 bericht "leer"
fresh; cp "$concept" "$work/project/konzepte/größe.yaml"
expect "file name with umlauts" 1 bericht "größe"
fresh; sed -i 's/^schulen:.*/schulen: ["..\/..\/etc"]/' "$concept"
expect "id with .." 1 bericht "Fehler:"
fresh; printf 'foo;bar\n1;2\n' >"$work/project/schulen.csv"
expect "CSV with wrong columns" 1 - "Fehler:"
fresh; rm "$work/project/kommune.yaml"
expect "no kommune.yaml" 2 - "kommune.yaml"
fresh; printf 'x: [' >"$readings"
expect "broken readings" 1 konzept "Fehler:"
fresh; mkdir "$work/project/zahlen/2099-00"; printf 'schule;kennzahl;wert\n' >"$work/project/zahlen/2099-00/a.csv"
"$build/schuso" build "$work/project" -o "$work/out" >"$work/log" 2>&1
[ $? -le 1 ] || complain "unknown period: $(cat "$work/log")"
exit $status
