#!/bin/sh
# What stands between the stages, for the small project: model, document, pages
# and tags as text, compared with tests/goldens.  `sh tests/goldens.sh BUILD
# --accept` takes the present state over; look at the difference before.
build=$1
accept=$2
here=$(dirname "$0")
made=$build/goldens
status=0
rm -rf "$made"; mkdir -p "$made" "$here/goldens"

golden() { # name, stage, document
	# shellcheck disable=SC2086
	LC_ALL=C "$build/schuso" dump "$here/../samples/neu" --stage "$2" $3 \
		>"$made/$1" 2>"$build/goldens.log" && return
	echo "$1: $(cat "$build/goldens.log")"; status=1
}
golden model.txt model ""
golden concept.view.txt view konzept/waldschule
golden concept.document.txt document konzept/waldschule
golden concept.pages.txt pages konzept/waldschule
golden concept.tags.txt tags konzept/waldschule
golden school.view.txt view bericht/2025-26/schule/bachschule
golden school.document.txt document bericht/2025-26/schule/bachschule
golden school.pages.txt pages bericht/2025-26/schule/bachschule
golden school.tags.txt tags bericht/2025-26/schule/bachschule
golden minutes.view.txt view protokoll/werkstatt/2026-09-16
golden minutes.document.txt document protokoll/werkstatt/2026-09-16
golden minutes.pages.txt pages protokoll/werkstatt/2026-09-16
golden minutes.tags.txt tags protokoll/werkstatt/2026-09-16

if grep -rlE "$(cd "$here/.." && pwd)|$(pwd)" "$made"; then
	echo "goldens: a path of this machine in the files above"; status=1
fi
[ $status = 0 ] || exit 1
if [ "$accept" = --accept ]; then
	rm -rf "$here/goldens"; cp -r "$made" "$here/goldens"
fi
for name in $(ls "$made" "$here/goldens" | grep '\.txt$' | sort -u); do
	if [ ! -e "$here/goldens/$name" ]; then
		echo "$name: nothing accepted yet (make accept)"; status=1
	elif ! diff -u "$here/goldens/$name" "$made/$name" >"$build/goldens.log" 2>&1; then
		echo "$name differs:"; head -n 30 "$build/goldens.log"; status=1
	fi
done
exit $status
