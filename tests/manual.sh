#!/bin/sh
# Every verb of --help and every option of a verb stands in the man page, and the page
# is clean; every key of a layout stands in the README of the layouts.
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
	LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 \
		man --warnings -l "$page" 2>&1 >/dev/null | grep . && status=1
fi
readme=$(dirname "$0")/../layouts/README.md
keys=$(cd "$(dirname "$0")/../src/report" &&
	grep -hoE '^	[A-Z_]+\("[a-z_]+"|name = "[a-z_]+"' layout_style.c compose*.c |
	 grep -oE '"[a-z_]+"' | tr -d '"' | sort -u)
[ "$(echo "$keys" | wc -l)" -ge 80 ] || { echo "too few keys of layouts"; status=1; }
for key in $keys; do
	grep -qE "\`([^\`]*[^a-z_\`])?$key([^a-z_\`][^\`]*)?\`" "$readme" ||
		{ echo "layouts/README.md lacks $key"; status=1; }
done
exit $status
