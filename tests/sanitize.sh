#!/bin/sh
# The samples, the cases and the broken inputs under the sanitizers: no error,
# no leak.  Fontconfig and Pango keep caches until the end of the process; what
# tests/leaks.txt names is theirs.
build=$1
here=$(dirname "$0")
ASAN_OPTIONS=detect_leaks=1:abort_on_error=0
LSAN_OPTIONS=suppressions=$here/leaks.txt:print_suppressions=0
export ASAN_OPTIONS LSAN_OPTIONS
status=0
"$build/schuso" build "$here/../samples/neu" -o "$build/out" -j 2 || status=1
"$build/schuso" build "$here/../samples/herne" -o "$build/out-herne" -j 2 >"$build/log" 2>&1 ||
	{ grep -vE 'Warnung|Hinweis' "$build/log" | head -n 40; status=1; }
grep -qE 'runtime error|Sanitizer' "$build/log" && { grep -A20 -E 'runtime error|Sanitizer' "$build/log"; status=1; }
sh "$here/broken.sh" "$build" || status=1
sh "$here/cases.sh" "$build" || status=1
exit $status
