#!/bin/sh
# Two builds at once into one folder: the second waits, and what stands there in
# the end is all from one of them.
build=$1
here=$(dirname "$0")
work=$build/together
status=0
complain() { echo "together: $1"; status=1; }
rm -rf "$work"; mkdir -p "$work"
for city in Hierstadt Dortstadt; do
	cp -r "$here/../samples/neu" "$work/$city"
	sed -i "s/^name: .*/name: $city/" "$work/$city/kommune.yaml"
	"$build/schuso" build "$work/$city" -o "$work/alone/$city" >/dev/null ||
		complain "alone: $city"
done
round=0
while [ $round -lt 5 ]; do
	rm -rf "$work/out"
	"$build/schuso" build "$work/Hierstadt" -o "$work/out" >"$work/first" 2>&1 & first=$!
	"$build/schuso" build "$work/Dortstadt" -o "$work/out" >"$work/second" 2>&1 & second=$!
	wait $first || complain "round $round: first: $(cat "$work/first")"
	wait $second || complain "round $round: second: $(cat "$work/second")"
	grep -q "wartet" "$work/first" "$work/second" && waited=yes
	# Reports are named after their city, so both cities' stay; whose the shared
	# names are, all of them are.
	winner=
	for city in Hierstadt Dortstadt; do
		same=yes
		for name in $(cd "$work/alone/$city" && find . -name '*.pdf'); do
			cmp -s "$work/alone/$city/$name" "$work/out/$name" || same=
		done
		[ -z "$same" ] || winner=$winner$city
	done
	case $winner in
	Hierstadt|Dortstadt) ;;
	*) complain "round $round: a mixture ($winner)" ;;
	esac
	[ -z "$(find "$work/out" -name '.schuso-*')" ] || complain "round $round: leftovers"
	round=$((round + 1))
done
[ "$waited" = yes ] || complain "no build ever waited: nothing was tested"
exit $status
