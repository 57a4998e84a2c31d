#!/bin/sh
# A second build changes no file, not even its time; a changed input makes only
# what it touches.
build=$1
here=$(dirname "$0")
out=$build/unchanged
rm -rf "$out" "$out.project"
cp -r "$here/../samples/neu" "$out.project"
"$build/schuso" build "$out.project" -o "$out" >/dev/null || exit 1
before=$(find "$out" -name '*.pdf' -exec stat -c '%n %s %y' {} + | sort)
"$build/schuso" build "$out.project" -o "$out" | grep -q ' 0 erzeugt' || { echo "made again"; exit 1; }
[ "$before" = "$(find "$out" -name '*.pdf' -exec stat -c '%n %s %y' {} + | sort)" ] ||
	{ echo "files were touched"; exit 1; }
concept=$(find "$out.project/konzepte" -name '*.yaml' | sort | head -n 1)
echo "# ein Kommentar" >>"$concept"
"$build/schuso" build "$out.project" -o "$out" --explain >"$build/explain.log" || exit 1
[ "$(grep -c 'Konzept geändert' "$build/explain.log")" = 1 ] ||
	{ cat "$build/explain.log"; exit 1; }
grep -q ' 1 erzeugt' "$build/explain.log" || { cat "$build/explain.log"; exit 1; }
# A document that somebody changed or removed is made again.
rm "$(find "$out" -name '*.pdf' | sort | head -n 1)"
"$build/schuso" build "$out.project" -o "$out" | grep -q ' 1 erzeugt' || { echo "not replaced"; exit 1; }
# Another SOURCE_DATE_EPOCH, other dates in every document.
SOURCE_DATE_EPOCH=1500000000 "$build/schuso" build "$out.project" -o "$out" |
	grep -q ' 0 unverändert' || { echo "another date, same documents"; exit 1; }
