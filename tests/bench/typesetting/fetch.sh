#!/bin/sh
# The rivals: Typst, pinned, from PyPI into the user's cache; LuaLaTeX and the tools of
# the judge from Debian, installed where they are missing.
set -eu
version=0.15.2
here=$(dirname "$0")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/schuso-bench/typst-$version

missing=
for package in $(cat "$here/packages"); do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' ||
		missing="$missing $package"
done
if [ "$missing" ]; then
	root=
	[ "$(id -u)" = 0 ] || root=sudo
	echo "installing$missing"
	$root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
		echo "not installed; a rival that is missing is named and left out"
fi
if ! "$cache/bin/python" -c 'import typst' 2>/dev/null; then
	python3 -m venv "$cache" &&
		"$cache/bin/pip" install --quiet --require-hashes --no-deps -r "$here/typst.txt" ||
		echo "Typst is not fetched; it is named and left out"
fi
for program in mutool pdfinfo; do
	command -v $program >/dev/null || {
		echo "missing: $program, without which nothing can be judged"
		exit 1
	}
done
