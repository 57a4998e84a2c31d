#!/bin/sh
# What the README promises: schuso new, schuso build, PDFs.
build=$1
rm -rf "$build/new"
"$build/schuso" new "$build/new" || exit 1
"$build/schuso" check "$build/new" >"$build/new.log" 2>&1 || { cat "$build/new.log"; exit 1; }
grep -q '^0 Fehler, 0 Warnungen' "$build/new.log" || { cat "$build/new.log"; exit 1; }
"$build/schuso" build "$build/new" || exit 1
[ "$(find "$build/new/ausgabe" -name '*.pdf' | wc -l)" -ge 5 ] || { echo "too few documents"; exit 1; }
"$build/schuso" new "$build/new" 2>/dev/null && { echo "overwrote a project"; exit 1; }
exit 0
