#!/bin/sh
# What stands between the stages, for the small project: model, document, pages
# and tags as text, compared with tests/goldens.  `sh tests/goldens.sh BUILD
# --accept` takes the present state over; look at the difference before.
build=$1
here=$(dirname "$0")
project=$here/../samples/neu
status=0

golden() { # name, stage, document
	mkdir -p "$build/goldens" "$here/goldens"
	"$build/schuso" dump "$project" --stage "$2" $3 >"$build/goldens/$1" 2>"$build/goldens.log" ||
		{ echo "$1: $(cat "$build/goldens.log")"; status=1; return; }
	if [ "$accept" = --accept ]; then
		cp "$build/goldens/$1" "$here/goldens/$1"
	elif ! diff -u "$here/goldens/$1" "$build/goldens/$1" >"$build/goldens.log" 2>&1; then
		echo "$1 differs:"; head -n 30 "$build/goldens.log"; status=1
	fi
}
accept=$2
golden model.txt model ""
golden concept.document.txt document konzept/waldschule
golden concept.pages.txt pages konzept/waldschule
golden concept.tags.txt tags konzept/waldschule
golden school.view.txt view bericht/2025-26/schule/bachschule
golden school.pages.txt pages bericht/2025-26/schule/bachschule
golden school.tags.txt tags bericht/2025-26/schule/bachschule
golden minutes.document.txt document protokoll/werkstatt/2026-09-16
golden minutes.tags.txt tags protokoll/werkstatt/2026-09-16
exit $status
