#!/bin/sh
# Which edition is made when: patterns, keys, findings, the profile of the press.
build=$1
here=$(dirname "$0")
work=$build/editions
out=$work/out
project=$work/project
log=$work/log
fail() { echo "$1"; cat "$log"; exit 1; }
schuso() { "$build/schuso" build "$project" -o "$out" "$@" >"$log" 2>&1; }
made() { grep -q "Dokumente\{0,1\}: $1 erzeugt, $2 unverändert" "$log" || fail "$3"; }
rm -rf "$work"
mkdir -p "$work"
cp -r "$here/../samples/neu" "$project"

# The screen edition alone unless asked; then its files stay as they are.
schuso || fail "screen"
[ ! -e "$out/druck" ] || fail "print without being asked"
n=$(find "$out" -name '*.pdf' | wc -l)
before=$(find "$out" -name '*.pdf' -exec stat -c '%n %y' {} + | sort)
schuso --edition all || fail "all"
made "$n" "$n" "the screen edition was made again"
[ "$before" = "$(find "$out" -name '*.pdf' -not -path '*/druck/*' \
	-exec stat -c '%n %y' {} + | sort)" ] || fail "screen files touched"
[ "$(cd "$out/druck" && find . -name '*.pdf' | sort)" = \
	"$(cd "$out" && find . -name '*.pdf' -not -path './druck/*' | sort)" ] || fail "other names"
schuso --edition all || fail "unchanged"
made 0 $((2 * n)) "made again"

# Neither edition takes the other's files for left over, nor lists them.
schuso || fail "screen again"
made 0 "$n" "screen again"
grep -q 'noch da' "$log" && fail "print files taken for left over"
schuso --edition print || fail "print alone"
made 0 "$n" "print alone"

# A plain name means both, one below druck/ only that.
concept=$(cd "$out/konzept" && find . -name '*.pdf' | sort | head -n 1)
concept=$(basename "$concept" .pdf)
schuso --edition all --only "konzept/$concept" || fail "plain name"
made 0 2 "a plain name is not both"
schuso --edition all --only "druck/konzept/$concept" || fail "print name"
made 0 1 "the print name is not one"
schuso --edition all --only 'druck/*' || fail "print pattern"
made 0 "$n" "the pattern of all print files"
schuso --only "druck/konzept/$concept" && fail "a print file in the screen edition"

# What changed is made in both; a file that is gone alone, and each finding is said once.
printf '\n  - titel: Verloren\n    text: "Siehe [dort](#nirgends)."\n' \
	>>"$project/konzepte/$concept.yaml"
schuso --edition all --explain || fail "changed"
made 2 $((2 * n - 2)) "a changed concept is two files"
[ "$(grep -c 'Konzept geändert' "$log")" = 2 ] || fail "explained"
once() { [ "$(grep -c '#nirgends, das im' "$log")" = 1 ] || fail "a finding $1: not once"; }
once "of two made"
schuso --edition all || fail "unchanged"
once "of a night without change"
rm "$out/druck/konzept/$concept.pdf"
schuso --edition all --report "$work/report.json" || fail "gone"
made 1 $((2 * n - 1)) "the missing print file alone"
once "of one made, one not"
schuso --edition all --explain || fail "slow"
once "of two that stay"
grep -q '"dokument": "druck/konzept/[^"]*", "ausgabe": "print"' "$work/report.json" ||
	fail "the report does not name the edition"
schuso --edition all --report "$work/report.csv" || fail "csv"
grep -q "^druck/konzept/$concept;print;" "$work/report.csv" || fail "the table does not either"

# Another profile, other print files; also one from outside of the project.
icc=$work/press.icc
cp "/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc" "$icc"
cat >>"$project/kommune.yaml" <<END
layouts:
  konzept: {druck: {profil: "$(cd "$work" && pwd)/press.icc", bedingung: FOGRA51}}
END
schuso --edition all || fail "own profile"
schuso --edition all || fail "own profile, unchanged"
made 0 $((2 * n)) "own profile, unchanged"
qpdf --qdf --object-streams=disable "$out/druck/konzept/$concept.pdf" - |
	grep -aq '/OutputConditionIdentifier (FOGRA51)' || fail "condition"
printf 'xxxx' >>"$icc"
schuso --edition all --explain || fail "profile changed"
made 1 $((2 * n - 1)) "a changed profile"
grep -q "druck/konzept/$concept: anderes Farbprofil" "$log" || fail "profile not explained"

# Without it there is no print edition of concepts, and all of the rest.
rm "$icc"
schuso --edition all
[ $? = 1 ] || fail "missing profile: status"
grep -q "nicht erzeugt: druck/konzept/$concept (ohne Farbprofil)" "$log" || fail "missing profile"
[ -e "$out/druck/konzept/$concept.pdf" ] || fail "the old file is gone"
schuso || fail "the screen edition needs no profile"
exit 0
