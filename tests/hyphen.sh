#!/bin/sh
# Compares the compiled hyphenation with libhyphen on a large word list.
# Usage: hyphen.sh BUILD-FOLDER [EXAMPLES]    Needs libhyphen-dev and wngerman.
set -e
build=$1
here=$(dirname "$0")
${CC:-cc} -std=c11 -O2 -Wall -Wextra -I"$here/../src" -o "$build/hyphen_compare" \
	"$here/hyphen_compare.c" "$build/typeset/hyphen.o" "$build/typeset/hyphen_parts.o" \
	"$build/hyphen_german.o" -lhyphen
"$build/hyphen_compare" /usr/share/hyphen/hyph_de_DE.dic /usr/share/dict/ngerman \
	"$here/hyphen_better.txt" ${2:-}
