#!/bin/sh
# Every option and verb of --help stands in the man page, and the page is clean.
build=$1
page=$(dirname "$0")/../src/schuso.1
status=0
plain=$(sed 's/\\-/-/g' "$page")
for word in $("$build/schuso" --help | awk '/^  schuso /{print $2}') \
	$("$build/schuso" build --help | grep -oE -e '--[a-z]+' | sort -u); do
	printf '%s\n' "$plain" | grep -qF -e "$word" || { echo "man page lacks $word"; status=1; }
done
if command -v man >/dev/null; then
	LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -l "$page" 2>&1 >/dev/null | grep . &&
		status=1
fi
exit $status
