#!/bin/sh
# A build killed at a random moment, alone or with its workers, leaves no half-written
# document, and the next one completes it, removes what was left behind, and makes
# the same bytes.  (A worker killed in the middle of a file: trouble.sh.)
build=$1
here=$(dirname "$0")
work=$build/killed
project=$here/../samples/herne
status=0 hit=0
complain() { echo "killed: $*"; status=1; }
rm -rf "$work"; mkdir -p "$work"
milliseconds() { date +%s%N | sed 's/......$//'; }

"$build/schuso" build "$project" -o "$work/whole" -j 2 >/dev/null 2>&1 || complain "the whole build"
start=$(milliseconds) # of a second build: the first one waits for the disk
"$build/schuso" build "$project" -o "$work/0" -j 2 >/dev/null 2>&1 || complain "the second build"
duration=$(($(milliseconds) - start))
seed=$(date +%s)
round=1
while [ $round -le 20 ]; do
	out=$work/$round # its own: workers of a killed build finish their page
	delay=$(awk -v seed=$((seed + round)) -v most=$duration \
		'BEGIN { srand(seed); printf "%.3f", rand() * most / 1000 }')
	setsid "$build/schuso" build "$project" -o "$out" -j 2 >/dev/null 2>&1 & process=$!
	sleep "$delay"
	# every other time the workers live on for a moment
	[ $((round % 2)) = 0 ] && process=-$process
	kill -9 $process 2>/dev/null && hit=$((hit + 1))
	process=${process#-}
	wait $process 2>/dev/null
	for name in $(find "$out" -name '*.pdf' 2>/dev/null | sed "s|^$out/||"); do
		# whole files have the bytes of the whole build, which passes qpdf --check
		cmp -s "$work/whole/$name" "$out/$name" ||
			complain "round $round, after $delay s (seed $seed): $name is not whole"
	done
	if [ $((round % 4)) -ge 2 ]; then
		"$build/schuso" build "$project" -o "$out" -j 2 >"$work/log" 2>&1 ||
			complain "round $round, after $delay s: the next build:" \
				"$(tail -n 3 "$work/log")"
		diff -r -x .schuso "$work/whole" "$out" >"$work/log" ||
			complain "round $round, after $delay s: the next build: $(cat "$work/log")"
		[ -z "$(find "$out" -name '.schuso-*')" ] ||
			complain "round $round: left behind: $(find "$out" -name '.schuso-*')"
	fi
	[ $status = 0 ] && rm -rf "$work/$((round - 1))"
	round=$((round + 1))
done
find "$work/whole" -name '*.pdf' | while read -r name; do
	qpdf --check "$name" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
done || complain "qpdf"
[ $hit -ge 5 ] || complain "only $hit of 20 builds were still running when they were killed"
exit $status
