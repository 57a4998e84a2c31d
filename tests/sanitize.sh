#!/bin/sh
# The samples, the cases, broken inputs and damaged fonts under ASan and UBSan: no
# error and no leak in any process, workers included.  Each report goes to a file
# of its own, so that none is lost where a test looks elsewhere.
# Usage: sanitize.sh BUILD-FOLDER, a build with -fsanitize=address,undefined.
build=$(cd "$1" && pwd) || exit 2
here=$(cd "$(dirname "$0")" && pwd)
reports=$build/reports
rm -rf "$reports"; mkdir -p "$reports"
options=log_path=$reports/report:exitcode=99
ASAN_OPTIONS=$options:detect_leaks=1
LSAN_OPTIONS=$options:suppressions=$here/leaks.txt:print_suppressions=0
UBSAN_OPTIONS=$options:print_stacktrace=1
export ASAN_OPTIONS LSAN_OPTIONS UBSAN_OPTIONS
status=0
try() { # wanted status, arguments ...
	wanted=$1; shift
	"$build/schuso" "$@" >"$build/log" 2>&1
	got=$?
	[ $got = "$wanted" ] && return
	echo "sanitize: schuso $*: exit $got"; head -n 20 "$build/log"; status=1
}
rm -rf "$build/out"
for sample in neu herne; do
	project=$here/../samples/$sample
	try 0 build "$project" -o "$build/out/$sample" -j 2 --edition all
	try 0 build "$project" -o "$build/out/$sample" --explain --report "$build/out/$sample.json"
	try 0 check "$project" --edition all
	try 0 figures "$project" --format csv -o "$build/out/$sample.csv"
	try 0 figures "$project" --format json
done
for stage in model view document pages tags; do
	try 0 dump "$here/../samples/neu" --stage $stage konzept/waldschule
done
try 0 list "$here/../samples/neu"
try 0 preview "$here/../samples/neu" konzept/waldschule --dpi 20 -o "$build/out"
try 0 schema konzept
try 0 new "$build/out/new"
try 0 --help
try 2 build --sideways
for test in broken cases fonts; do
	sh "$here/$test.sh" "$build" >"$build/log" 2>&1 && continue
	echo "sanitize: $test.sh"; head -n 40 "$build/log"; status=1
done
python3 "$here/forms/read.py" "$build/schuso" "$here/../samples/herne" "$build" \
	>"$build/log" 2>&1 ||
	{ echo "sanitize: forms/read.py"; head -n 40 "$build/log"; status=1; }
# A few mutants, always the same; tests/fuzz/run.sh alone makes more.
sh "$here/fuzz/run.sh" "$build" 2000 >"$build/log" 2>&1 ||
	{ echo "sanitize: fuzz"; head -n 40 "$build/log"; status=1; }
for report in "$reports"/*; do
	[ -e "$report" ] && { head -n 30 "$report"; status=1; }
done
exit $status
