#!/bin/sh
# Proves the dependency rule: a folder includes only the folders in its bracket,
# and each foreign library is included in one place.
cd "$(dirname "$0")/../src" || exit 2
status=0
complain() { echo "layers: $1"; status=1; }

allowed() { # folder -> folders it may include
	case $1 in
	base) echo "" ;;
	model|typeset) echo "base" ;;
	report) echo "base model typeset" ;;
	render) echo "base typeset" ;;
	esac
}
for folder in base model typeset report render; do
	for file in "$folder"/*.[ch]; do
		[ -e "$file" ] || continue
		for other in base model typeset report render; do
			if [ $other = $folder ]; then
				grep -n "\"\.\./$folder/" "$file" &&
					complain "$file: bare names inside a folder"
				continue
			fi
			case " $(allowed $folder) " in *" $other "*) continue ;; esac
			grep -nE "#include \"(\.\./)?$other/" "$file" &&
				complain "$file must not include $other/"
		done
		grep -nE '#include "\.\./[a-z_]+\.h"' "$file" &&
			complain "$file must not include the top"
	done
done
only() { # header pattern, files that may include it
	hits=$(grep -lE "#include <$1" ./*.[ch] ./*/*.[ch] 2>/dev/null | grep -vE "^\./($2)$")
	[ -z "$hits" ] || complain "<$1> belongs in $2, found in: $hits"
}
only 'yaml\.h' 'base/yaml\.c'
only 'csv\.h' 'base/csv\.c'
only '(pango/|hb|fontconfig/|ft2build)' 'typeset/(font|paragraph)[a-z_]*\.[ch]|render/png\.c'
only 'dlfcn' 'base/library\.c'
only 'hpdf' 'render/pdf_object\.c'
only 'libdeflate' 'render/pdf_deflate\.c'
only 'cairo' 'render/png\.c'
only 'lcms2' 'render/press\.c'
only 'md4c' 'report/markdown\.c'
for file in */*.[ch]; do
	case ${file##*/} in
	util*|misc*|common*|helper*) complain "$file: a name that says nothing" ;;
	esac
done
[ $status = 0 ] && echo "layers: every include keeps the rule"
exit $status
