#!/bin/sh
# Every verb of --help and every option of a verb stands in the man page, and the page
# is clean.
build=$1
page=$(dirname "$0")/../src/schuso.1
status=0
plain=$(sed 's/\\-/-/g' "$page")
verbs=$("$build/schuso" --help | awk '/^  schuso /{print $2}')
options=$(for verb in $verbs; do "$build/schuso" "$verb" --help; done |
	grep -oE -e '--[a-z-]+' | sort -u)
for word in $verbs $options; do
	printf '%s\n' "$plain" | grep -qF -e "$word" || { echo "man page lacks $word"; status=1; }
done
if command -v man >/dev/null; then
	LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -l "$page" 2>&1 >/dev/null | grep . &&
		status=1
fi
exit $status
