#!/bin/sh
# Every finding as expected: runs `schuso check` on tests/cases/NAME/project and
# compares what it reports with expected.findings, byte for byte.
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
got=$(mktemp) || exit 2
trap 'rm -f "$got"' EXIT
passed=0 failed=0
for name in ${names:-*}; do
	[ -d "$name/project" ] || continue
	(cd "$name" && LC_ALL=C "$build/schuso" check project 2>"$got" >/dev/null)
	status=$?
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
