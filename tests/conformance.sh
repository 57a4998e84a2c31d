#!/bin/sh
# Validates PDFs with veraPDF, the industry's open validator: PDF/UA-1 and PDF/A-2a.
# Usage: conformance.sh FILE-OR-FOLDER ...      Needs java (11 or later), qpdf and, once, mvn.
# veraPDF is fetched from Maven Central into VERAPDF (default: the user's cache).
set -e
version=1.28.2
VERAPDF=${VERAPDF:-${XDG_CACHE_HOME:-$HOME/.cache}/schuso/verapdf}
jar=$VERAPDF/greenfield-apps-$version.jar

[ $# -gt 0 ] || { echo "usage: conformance.sh FILE-OR-FOLDER ..." >&2; exit 2; }
if [ ! -e "$jar" ]; then
	mkdir -p "$VERAPDF"
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
		-Dartifact=org.verapdf.apps:greenfield-apps:$version -DoutputDirectory="$VERAPDF"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
validate() { # flavour, files: "PASS file" or "FAIL file" and the rules broken
	flavour=$1; shift
	java -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper --flavour "$flavour" --format text -v "$@"
}

find "$@" -type f -name '*.pdf' | sort > "$work/files"
count=$(wc -l < "$work/files")
[ "$count" -gt 0 ] || { echo "conformance: no PDF in $*" >&2; exit 2; }

# A validator that finds nothing proves nothing: it has to see two sown faults.
qpdf --object-streams=disable --newline-before-endstream "$(head -n 1 "$work/files")" \
	"$work/plain.pdf"
sed 's/DisplayDocTitle true/DisplayDocTitle null/; s/conformance>A</conformance>X</' \
	"$work/plain.pdf" > "$work/sown.pdf"
for flavour in ua1 2a; do
	if validate $flavour "$work/sown.pdf" > "$work/log" 2>&1 || ! grep -q '^FAIL' "$work/log"; then
		echo "conformance: veraPDF $flavour misses a sown fault" >&2
		exit 3
	fi
done

status=0
for flavour in ua1 2a; do
	tr '\n' '\0' < "$work/files" | xargs -0 -n 100 \
		java -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper --flavour $flavour --format text -v \
		> "$work/log" 2>&1 || true
	passed=$(grep -c '^PASS ' "$work/log" || true)
	grep -v '^PASS ' "$work/log" || true
	echo "conformance: $flavour: $passed of $count files pass"
	[ "$passed" = "$count" ] || status=1
done
exit $status
