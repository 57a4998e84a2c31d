#!/bin/sh
# Fonts that a project brings along: damaged or forbidden ones are a finding and
# status 3, and never a document with blanks for letters.
build=$1
here=$(dirname "$0")
work=$build/fonts
status=0
complain() { echo "fonts: $1"; status=1; }
lato=$(grep -o '/.*/lato$' "$here/../fonts/fonts.yaml")/Lato-Regular.ttf
[ -r "$lato" ] || { echo "fonts: $lato is not there"; exit 1; }

project() { # table and damage of the one font it has
	rm -rf "$work"; mkdir -p "$work/project/fonts"
	cp -r "$here/cases/font-missing/project/." "$work/project"
	cat >"$work/project/fonts/fonts.yaml" <<-MANIFEST
		ordner: [., $(dirname "$lato")]
		familien:
		  - {name: Lato, paket: fonts-lato, lizenz: OFL,
		     dateien: [Probe.ttf, Lato-Bold.ttf]}
	MANIFEST
	cat >"$work/project/kommune.yaml" <<-MUNICIPALITY
		name: Kleinstadt
		geheimhaltung: {schwelle: 5}
		layouts:
		  konzept:
		    stile: {text: {schrift: Lato}}
		    abschnitte: [{absatz: Text}]
	MUNICIPALITY
	python3 "$here/damage_font.py" "$lato" "$work/project/fonts/Probe.ttf" "$1" "$2" ||
		complain "$1 cannot be damaged"
}
expect() { # verb, status, words of the finding
	case $1 in
	build) set -- "$@" build "$work/project" -o "$work/out" ;;
	*) set -- "$@" preview "$work/project" konzept/suedschule -o "$work/out" ;;
	esac
	wanted=$2 words=$3; shift 3
	"$build/schuso" "$@" >"$work/log" 2>&1
	got=$?
	[ $got = "$wanted" ] || complain "$1: exit $got, expected $wanted: $(cat "$work/log")"
	grep -q "$words" "$work/log" || complain "$1: no '$words' in: $(cat "$work/log")"
	[ "$wanted" = 0 ] || [ -z "$(find "$work/out" -name '*.p[dn][fg]' 2>/dev/null)" ] ||
		complain "$1: made a file all the same"
}

project name name # no damage: the rest of this test would prove nothing otherwise
expect build 0 "1 erzeugt"
for table in cmap glyf head hhea hmtx loca maxp; do
	project $table none
	expect build 3 "keine lesbare Schriftdatei"
done
project OS/2 at+8=2 # FONT_NOT_EMBEDDABLE: fsType "restricted licence embedding"
expect build 3 "verbietet das Einbetten"
project glyf length=1000 # outlines that end before they should, or none behind a truncated file
expect build 3 "lassen sich nicht entnehmen"
expect preview 3 "lässt sich nicht lesen"
project loca length=100
expect build 3 "lassen sich nicht entnehmen"
project loca at+200=60000 # one glyph starts somewhere else
expect build 3 "lassen sich nicht entnehmen"
project name name # a copy that was cut off
truncate -s 300000 "$work/project/fonts/Probe.ttf"
expect build 3 "Schriftdatei\|lassen sich nicht entnehmen"
project hhea length=10 # PDF_SUBSET_FAILED: says no more how many widths there are
expect build 3 "lassen sich nicht entnehmen"
project head length=48 # FONT_FILE_UNREADABLE: FreeType wants all of it
expect preview 3 "lässt sich nicht lesen"
exit $status
