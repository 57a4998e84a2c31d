#!/bin/sh
# Every finding as expected: runs `schuso check` on tests/cases/NAME/project and
# compares what it reports with expected.findings, byte for byte.  A file
# `command` beside the project holds other arguments; OUT in it is a new folder.
# The exit status follows from the findings (3 after a system error, 1 after an
# error, else 0); a file `status` holds another one.
# Usage: cases.sh [BUILD-FOLDER] [--accept] [NAME...]
#   --accept  what comes out now becomes what is expected
build=build accept= names=
for word; do
	case $word in
	--accept) accept=yes ;;
	*) if [ -x "$word/schuso" ]; then build=$word; else names="$names $word"; fi ;;
	esac
done
build=$(cd "$build" 2>/dev/null && pwd) || exit 2
cd "$(dirname "$0")/cases" || exit 2
top=$(cd ../.. && pwd)
work=$(mktemp -d) || exit 2
got=$work/findings
trap 'rm -rf "$work"' EXIT
LC_ALL=C; export LC_ALL

wanted_status() { # case
	if [ -f "$1/status" ]; then
		cat "$1/status"
	elif grep -qE '(^|: )Systemfehler: ' "$got"; then
		echo 3
	elif grep -qE '(^|: )Fehler: ' "$got"; then
		echo 1
	else
		echo 0
	fi
}
run() { # case; 0 if all is as expected
	arguments="check project"
	[ ! -f "$1/command" ] || arguments=$(sed "s|OUT|$work/out|" "$1/command")
	rm -rf "$work/out"
	# shellcheck disable=SC2086
	(cd "$1" && "$build/schuso" $arguments 2>"$work/raw" >/dev/null)
	status=$?
	# Paths of this machine are no part of what is expected.
	sed "s|$top/|TOP/|g; s|[^ ]*/share/schuso/|PREFIX/share/schuso/|g" "$work/raw" >"$got"
	if [ $status != "$(wanted_status "$1")" ]; then
		echo "$1: exit status $status"; cat "$got"; return 1
	fi
	[ -z "$accept" ] || cp "$got" "$1/expected.findings"
	cmp -s "$got" "$1/expected.findings" && return
	echo "$1:"; diff -u "$1/expected.findings" "$got"; return 1
}

passed=0 failed=0
for name in ${names:-*}; do
	[ -d "$name/project" ] || continue
	if run "$name"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
if [ -z "$names" ]; then
	if python3 ../cases.py; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
