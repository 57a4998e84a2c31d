#!/bin/sh
# The size of the files: every sample document is at most 3 % larger than qpdf makes
# the same file at its tightest, and the smallest takes at most 40 KB.
# Usage: size.sh BUILD-FOLDER
build=$1
here=$(dirname "$0")
out=$build/size
status=0 smallest=999999999 ours=0 theirs=0
rm -rf "$out"
for sample in herne neu; do
	"$build/schuso" build "$here/../samples/$sample" -o "$out/$sample" -j 2 >/dev/null 2>&1 ||
		{ echo "samples/$sample cannot be built"; status=1; }
done
for file in $(find "$out" -name '*.pdf' | sort); do
	qpdf --object-streams=generate --compression-level=9 --recompress-flate "$file" \
		"$out/tight" || status=1
	size=$(wc -c <"$file") tight=$(wc -c <"$out/tight")
	[ $((size * 100)) -le $((tight * 103)) ] ||
		{ echo "$file: $size bytes, by qpdf $tight"; status=1; }
	[ "$size" -ge "$smallest" ] || smallest=$size
	ours=$((ours + size)) theirs=$((theirs + tight))
done
[ "$ours" -gt 0 ] || { echo "no document"; status=1; }
[ "$smallest" -le 40000 ] || { echo "the smallest takes $smallest bytes"; status=1; }
echo "$ours bytes, by qpdf $theirs; the smallest takes $smallest"
exit $status
