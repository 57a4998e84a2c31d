#!/bin/sh
# make check, after the unit tests: everything that runs the finished program.
# Usage: check.sh BUILD-FOLDER.  Ends in "N passed, N failed".
build=$1
here=$(dirname "$0")
samples=$here/../samples
passed=0 failed=0
step() { # name, command ...
	name=$1; shift
	if "$@" >"$build/check.log" 2>&1; then
		passed=$((passed + 1)); echo "  ok    $name"
	else
		failed=$((failed + 1)); echo "  FAIL  $name"; sed 's/^/        /' "$build/check.log"
	fi
}
step "cases: every finding as expected" sh "$here/cases.sh" "$build"
step "goldens: model, view, document, pages, tags" sh "$here/goldens.sh" "$build"
step "schemas are valid JSON Schema" sh "$here/schemas.sh" "$build"
step "samples: all documents, no error, twice the same bytes" sh "$here/build.sh" "$build"
step "samples: files as small as qpdf makes them" sh "$here/size.sh" "$build"
step "samples: structure and reading order" python3 "$here/structure.py" "$build/schuso" \
	"$here/../samples/herne" "$build"
step "conformance: by veraPDF, MuPDF, pdf.js and poppler" sh "$here/conformance/run.sh" "$build"
step "samples: an unchanged build touches nothing" sh "$here/unchanged.sh" "$build"
step "print edition: PDF/X-4, same words, separations" \
	python3 "$here/print.py" "$build/schuso" "$samples" "$build"
step "print edition: what is made when" sh "$here/editions.sh" "$build"
step "figures: counted once more, masked, as on the pages" \
	python3 "$here/figures.py" "$build/schuso" "$samples/herne" "$build"
step "tables as spreadsheets write them" \
	python3 "$here/quirks.py" "$build/schuso" "$samples/neu" "$build"
step "forms: filled templates come back, nothing is lost" \
	python3 "$here/forms/read.py" "$build/schuso" "$samples/herne" "$build"
step "broken input spoils only what it touches" sh "$here/broken.sh" "$build"
step "fonts of a project: damaged, forbidden, missing" sh "$here/fonts.sh" "$build"
step "disk trouble leaves the old documents" sh "$here/disk.sh" "$build"
step "what the system refuses is said" sh "$here/trouble.sh" "$build"
step "two builds at once never mix" sh "$here/together.sh" "$build"
step "1,000 faults and kills: nothing lost, half-made or stale" \
	python3 "$here/trust/rounds.py" "$build/schuso" "$build"
step "what cannot be read is missed by no document" \
	python3 "$here/trust/reads.py" "$build/schuso" "$samples/neu" "$build"
step "the same bytes everywhere" sh "$here/trust/everywhere.sh" "$build"
step "a killed build leaves nothing half-written" sh "$here/killed.sh" "$build"
step "a new project from schuso new" sh "$here/new.sh" "$build"
step "the man page and --help agree" sh "$here/manual.sh" "$build"
step "hyphenation agrees with libhyphen" sh "$here/hyphen.sh" "$build"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
