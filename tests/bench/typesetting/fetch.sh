#!/bin/sh
# The rivals: Typst, pinned, from PyPI into the user's cache; LuaLaTeX comes from
# Debian (see packages) and is only looked for.
set -eu
version=0.15.2
here=$(dirname "$0")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/schuso-bench/typst-$version
if [ ! -x "$cache/bin/python" ] || ! "$cache/bin/python" -c 'import typst' 2>/dev/null; then
	python3 -m venv "$cache"
	"$cache/bin/pip" install --quiet --require-hashes --no-deps -r "$here/typst.txt"
fi
for program in lualatex mutool pdfinfo; do
	command -v $program >/dev/null || {
		echo "missing: $program; apt-get install -y --no-install-recommends $(tr '\n' ' ' < "$here/packages")"
		[ $program = lualatex ] || exit 1
	}
done
