#!/bin/sh
# The same bytes everywhere: another time zone, locale, home, umask, folder to start in,
# number of workers, order of names on the disk, age of the files, and another checkout
# with a program of its own make the same documents.  SOURCE_DATE_EPOCH changes them,
# and does so everywhere alike.
build=$(cd "$1" && pwd) || exit 2
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
work=$build/everywhere
status=0
complain() { echo "everywhere: $1"; status=1; }
rm -rf "$work"; mkdir -p "$work"
cp -r "$root/samples/neu" "$work/project"
same() { # name, folder: as in the reference
	diff -r -x .schuso "$work/${3:-wanted}" "$2" >"$work/log" ||
		complain "$1: $(cat "$work/log")"
}
try() { # name, then the command that makes $work/out
	name=$1; shift
	rm -rf "$work/out"
	"$@" >"$work/log" 2>&1 || complain "$name: $(cat "$work/log")"
	same "$name" "$work/out"
}
schuso=$build/schuso
make_it() { "$schuso" build "$work/project" -o "$work/out" "$@"; }
unset SOURCE_DATE_EPOCH
"$schuso" build "$work/project" -o "$work/wanted" -j 1 >"$work/log" 2>&1 || complain "first build"
[ "$(find "$work/wanted" -name '*.pdf' | wc -l)" -ge 10 ] || complain "too few documents"

for zone in UTC Pacific/Kiritimati America/St_Johns; do try "zone $zone" env TZ=$zone "$schuso" \
	build "$work/project" -o "$work/out"; done
for locale in C C.UTF-8 tr_TR.UTF-8 de_DE@euro; do try "locale $locale" env LC_ALL=$locale \
	LANG=$locale LANGUAGE=tr "$schuso" build "$work/project" -o "$work/out"; done
try "no home, no terminal, nothing" env -i "$schuso" build "$work/project" -o "$work/out"
try "a home of its own" env HOME="$work/nowhere" XDG_CACHE_HOME="$work/cache" \
	XDG_CONFIG_HOME="$work/config" "$schuso" build "$work/project" -o "$work/out"
for mask in 000 077; do
	try "umask $mask" sh -c "umask $mask; '$schuso' build '$work/project' -o '$work/out'"; done
try "from within" sh -c "cd '$work/project' && '$schuso' build . -o ../out"
try "from the root" sh -c "cd / && '$schuso' build '$work/project' -o '$work/out'"
for jobs in 1 3 64; do try "-j $jobs" make_it -j $jobs; done

# Files written the other way round and long ago: order and age are not the disk's.
mkdir "$work/other"
(cd "$work/project" && find . -type d | sort -r) | while read -r name; do
	mkdir -p "$work/other/$name"; done
(cd "$work/project" && find . -type f | sort -r) | while read -r name; do
	cp "$work/project/$name" "$work/other/$name"; touch -d 2001-02-03 "$work/other/$name"; done
try "files of another age and order" "$schuso" build "$work/other" -o "$work/out"

# Another checkout, deep below a name with blanks.
deep="$work/ein anderer Ort/sehr/weit unten"
mkdir -p "$deep/build"
cp "$schuso" "$deep/build/"; cp -r "$root/layouts" "$root/fonts" "$work/project" "$deep/"
try "another checkout" sh -c "cd '$deep' && build/schuso build project -o '$work/out'"

# A date from outside.
SOURCE_DATE_EPOCH=1000000000; export SOURCE_DATE_EPOCH
"$schuso" build "$work/project" -o "$work/dated" >"$work/log" 2>&1 || complain "dated build"
diff -rq -x .schuso "$work/wanted" "$work/dated" >/dev/null && complain "no document was dated"
rm -rf "$work/out"
TZ=Pacific/Kiritimati "$schuso" build "$work/other" -o "$work/out" >"$work/log" 2>&1
same "dated, elsewhere" "$work/out" dated
# sabotage: the comparison sees a byte
printf x >>"$(find "$work/out" -name '*.pdf' | sort | head -n 1)"
diff -r -x .schuso "$work/dated" "$work/out" >/dev/null && complain "a byte was not seen"
exit $status
