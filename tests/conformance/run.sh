#!/bin/sh
# make conformance: all documents of every sample, and of a project made to be hard,
# judged by others' tools.
# Usage: run.sh BUILD-FOLDER
set -e
build=$1
here=$(dirname "$0")
out=$build/conformance
jar=$(sh "$here/fetch.sh")
rm -rf "$out" "$out-broken"
for town in "$here"/../../samples/*/kommune.yaml "$here/torture/kommune.yaml"; do
	project=${town%/*}
	"$build/schuso" build "$project" -o "$out/${project##*/}" > "$build/conformance.log" 2>&1 ||
		{ cat "$build/conformance.log"; exit 1; }
done

# veraPDF works in one thread, so the other processor has the rest.
sh "$here/validate.sh" "$out" &
validating=$!
status=0
python3 "$here/hard.py" "$out/torture" || status=1
python3 "$here/parents.py" "$out" || status=1
python3 "$here/words.py" "$out" || status=1
python3 "$here/sabotage.py" "$jar" "$out/torture/bericht/2025-26/schule/tafel.pdf" \
	"$out-broken" || status=1
wait "$validating" || status=1
exit $status
