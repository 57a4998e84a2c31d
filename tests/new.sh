#!/bin/sh
# What the README promises: schuso new, schuso build, PDFs; list and preview of them; the
# same by a program that was installed elsewhere than it was built for.
build=$1
here=$(dirname "$0")
listed() { # document, state: how `schuso list` has it
	"$build/schuso" list "$build/new" 2>&1 |
		grep -qE "^$1 +$2 +Konzept der Schulsozialarbeit" ||
		{ echo "list: $1 is not $2"; exit 1; }
}
rm -rf "$build/new"
"$build/schuso" new "$build/new" || exit 1
"$build/schuso" check "$build/new" >"$build/new.log" 2>&1 || { cat "$build/new.log"; exit 1; }
grep -q '^0 Fehler, 0 Warnungen' "$build/new.log" || { cat "$build/new.log"; exit 1; }
listed konzept/waldschule neu
"$build/schuso" build "$build/new" || exit 1
listed konzept/waldschule aktuell
sed -i 's/^version:.*/version: "0.2"/' "$build/new/konzepte/waldschule.yaml"
listed konzept/waldschule "Konzept geändert"
"$build/schuso" preview "$build/new" konzept/waldschule --dpi 20 >/dev/null || exit 1
[ -s "$build/new/vorschau/konzept/waldschule-01.png" ] || { echo "no preview"; exit 1; }
[ "$(find "$build/new/ausgabe" -name '*.pdf' | wc -l)" -ge 5 ] ||
	{ echo "too few documents"; exit 1; }
"$build/schuso" new "$build/new" 2>/dev/null && { echo "overwrote a project"; exit 1; }

build=$(cd "$build" && pwd)
rm -rf "$build/installed" "$build/elsewhere"
make -C "$here/.." -s install B="$build" DESTDIR="$build/installed" PREFIX=/opt/schuso || exit 1
schuso=$build/installed/opt/schuso/bin/schuso
mkdir "$build/elsewhere" && cd "$build/elsewhere" || exit 1
"$schuso" new new && "$schuso" build new || exit 1
for pdf in "$build"/new/ausgabe/bericht/*/*.pdf; do
	cmp "$pdf" "new/${pdf#"$build/new/"}" || exit 1
done
exit 0
