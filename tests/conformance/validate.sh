#!/bin/sh
# Validates all PDFs of folders with veraPDF: each has to claim both PDF/A-2a and
# PDF/UA-1, and to pass both.  Usage: validate.sh FOLDER ...
# One Java machine for all files; every file is read once for both profiles, which
# veraPDF takes from the claims in the file's metadata.
set -e
[ $# -gt 0 ] || { echo "usage: validate.sh FOLDER ..." >&2; exit 2; }
jar=$(sh "$(dirname "$0")/fetch.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for folder; do # absolute, as veraPDF prints them
	shift
	set -- "$@" "$(realpath "$folder")"
done
find "$@" -type f -name '*.pdf' > "$work/files"
count=$(wc -l < "$work/files")
[ "$count" -gt 0 ] || { echo "conformance: no PDF in $*" >&2; exit 2; }
sed 's/.*/PASS & 2a\nPASS & ua1/' "$work/files" | sort > "$work/wanted"

java -XX:+UseSerialGC -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper \
	--format text -v -r "$@" > "$work/log" 2> "$work/errors" || true
grep -v '^ ' "$work/log" | sort > "$work/got"
if ! cmp -s "$work/wanted" "$work/got"; then
	diff "$work/wanted" "$work/got" | sed -n 's/^< PASS /does not pass: /p'
	grep -v '^PASS ' "$work/log" || true
	tail -n 20 "$work/errors"
	exit 1
fi
echo "conformance: $count files pass PDF/A-2a and PDF/UA-1"
