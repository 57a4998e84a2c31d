#!/bin/sh
# Every finding as expected: runs `schuso check` on tests/cases/NAME/project and
# compares what it reports with expected.findings, byte for byte.  A file
# `command` beside the project holds other arguments; OUT in it is a new folder.
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
passed=0 failed=0
for name in ${names:-*}; do
	[ -d "$name/project" ] || continue
	arguments="check project"
	[ ! -f "$name/command" ] || arguments=$(sed "s|OUT|$work/out|" "$name/command")
	# Paths of this machine are no part of what is expected.
	# shellcheck disable=SC2086
	(cd "$name" && LC_ALL=C "$build/schuso" $arguments 2>"$work/raw" >/dev/null)
	status=$?
	sed "s|$top/|TOP/|g" "$work/raw" >"$got"
	if [ $status -gt 2 ]; then
		echo "$name: exit status $status"; failed=$((failed + 1)); continue
	fi
	[ -z "$accept" ] || cp "$got" "$name/expected.findings"
	if cmp -s "$got" "$name/expected.findings"; then
		passed=$((passed + 1))
	else
		echo "$name:"; diff -u "$name/expected.findings" "$got"; failed=$((failed + 1))
	fi
done
if [ -z "$names" ]; then
	if python3 ../cases.py; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
