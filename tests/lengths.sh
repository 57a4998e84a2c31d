#!/bin/sh
# Proves what the style asks of lengths: lines of at most 100 columns (a tab goes to the
# next eighth), functions of at most 60 lines, files of at most 600.
cd "$(dirname "$0")/.." || exit 2
status=0
for file in Makefile $(find src tests -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o \
	-name '*.js' | LC_ALL=C sort); do
	# Of a letter in UTF-8 only the first byte is left, so that bytes are columns.
	LC_ALL=C tr -d '\200-\277' <"$file" | expand -t 8 | LC_ALL=C awk -v file="$file" '
	function complain(line, text) { print file ":" line ": " text; failed = 1 }
	length > 100 { complain(NR, length " columns, 100 at most: wrap the line") }
	/^{/ { opened = NR }
	/^}/ {
		if (file ~ /[.][ch]$/ && opened && NR - opened > 61)
			complain(opened, NR - opened - 1 " lines, 60 at most: divide the function")
		opened = 0
	}
	END {
		if (NR > 600)
			complain(601, NR " lines, 600 at most: divide the file, with telling names")
		exit failed
	}' || status=1
done
[ $status = 0 ] && echo "lengths: every line, function and file keeps its bound"
exit $status
