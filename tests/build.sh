#!/bin/sh
# The sample projects: every document is made without an error finding, the same
# bytes with one worker in the C locale and with two under a comma locale, and
# every file of both editions passes qpdf --check; and the same bytes again where a thread helps.
build=$1
here=$(dirname "$0")
samples=$here/../samples
rm -rf "$build/twice"
comma=$(locale -a 2>/dev/null | grep -iE '^de_DE\.utf-?8$' | head -n 1)
if [ -z "$comma" ]; then # a locale of our own, without touching the system
	comma=de_DE.UTF-8
	mkdir -p "$build/locale"
	localedef -i de_DE -f UTF-8 "$build/locale/de_DE.UTF-8" 2>/dev/null
	LOCPATH=$build/locale; export LOCPATH
fi
status=0
for sample in herne neu; do
	LC_ALL=C "$build/schuso" build "$samples/$sample" -o "$build/twice/a/$sample" \
		--edition all -j 1 || status=1
	LC_ALL=$comma "$build/schuso" build "$samples/$sample" -o "$build/twice/b/$sample" \
		--edition all -j 2 || status=1
done
documents=$(cd "$build/twice/a" && find . -name '*.pdf' | sort)
[ "$documents" = "$(cd "$build/twice/b" && find . -name '*.pdf' | sort)" ] ||
	{ echo "different documents"; status=1; }
for name in $documents; do
	cmp "$build/twice/a/$name" "$build/twice/b/$name" || status=1
	qpdf --check "$build/twice/a/$name" >"$build/qpdf.log" 2>&1 ||
		{ echo "qpdf: $name"; cat "$build/qpdf.log"; status=1; }
done
# Alone, a document has a second thread that shapes ahead.
for name in konzept/suedschule konzept/mulvany protokoll/werkstatt/2018-03-14; do
	"$build/schuso" build "$samples/herne" -o "$build/twice/c" -j 2 --only "$name" || status=1
	cmp "$build/twice/a/herne/$name.pdf" "$build/twice/c/$name.pdf" || status=1
done
[ "$(echo "$documents" | wc -l)" -ge 120 ] || { echo "too few documents"; status=1; }

# The Südschule concept shows all its goals, aims and measures.
pdftotext -layout "$build/twice/a/herne/konzept/suedschule.pdf" "$build/suedschule.txt"
for nr in 1 2 3 4 5 6 7 8 9; do
	grep -q "Leitziel $nr" "$build/suedschule.txt" || { echo "Leitziel $nr missing"; status=1; }
done
python3 "$here/count_measures.py" "$build/schuso" "$samples/herne" "$build" || status=1
exit $status
