#!/bin/sh
# Every schema that `schuso schema` prints is valid against the meta-schema, and
# the sample files are valid against their schemas.
build=$1
here=$(dirname "$0")
for kind in kommune schulen fachkraefte rahmen konzept zahlen zahlen-tabelle sitzung; do
	"$build/schuso" schema $kind -o "$build/schema/$kind.json" || exit 1
done
python3 "$here/schemas.py" "$build/schema" "$here/../samples"
