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
"$build/schuso" build "$out.project" -o "$out" | grep -q ' 0 erzeugt' ||
	{ echo "made again"; exit 1; }
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
"$build/schuso" build "$out.project" -o "$out" | grep -q ' 1 erzeugt' ||
	{ echo "not replaced"; exit 1; }
# Another SOURCE_DATE_EPOCH, other dates in every document.
SOURCE_DATE_EPOCH=1500000000 "$build/schuso" build "$out.project" -o "$out" |
	grep -q ' 0 unverändert' || { echo "another date, same documents"; exit 1; }
# A document whose source is gone stays and is named (LEFT_OVER), each night again.
rm "$concept"
for night in 1 2; do
	"$build/schuso" build "$out.project" -o "$out" >"$build/left.log" 2>&1
	grep -q 'noch da (1): konzept/' "$build/left.log" || { cat "$build/left.log"; exit 1; }
done
[ -n "$(find "$out/konzept" -name '*.pdf')" ] || { echo "deleted"; exit 1; }
# The report of a night in which nothing changed says no less; quotes do no harm.
printf '"un\\"be\\nkannt": "a"\n' >>"$out.project/rahmen.yaml"
"$build/schuso" build "$out.project" -o "$out" --report "$build/report.json" >/dev/null 2>&1
python3 - "$build/report.json" <<'END' || { echo "report: not what it should be"; exit 1; }
import json, sys
codes = [found["code"] for found in json.load(open(sys.argv[1], encoding="utf-8"))["befunde"]]
sys.exit("UNKNOWN_KEY" not in codes or "LEFT_OVER" not in codes)
END
