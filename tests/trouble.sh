#!/bin/sh
# What the system may refuse, and how the program says so: its own data missing,
# a process that dies or cannot be started.  (Full and closed disks: disk.sh.)
build=$1
here=$(dirname "$0")
work=$build/trouble
project=$here/../samples/neu
status=0
complain() { echo "trouble: $1"; status=1; }
rm -rf "$work"; mkdir -p "$work/bin"
concept=konzept/$(find "$project/konzepte" -name '*.yaml' -exec basename {} .yaml \; |
	sort | head -n 1)
expect() { # name, status, words of the finding; the log is there already
	[ "$got" = "$2" ] || complain "$1: exit $got, expected $2"
	grep -q "$3" "$work/log" || complain "$1: no '$3' in: $(cat "$work/log")"
}

# The program alone, far from layouts, fonts and samples (NO_TEMPLATE, NO_FONTS).
cp "$build/schuso" "$work/bin/"
"$work/bin/schuso" new "$work/new" >"$work/log" 2>&1; got=$?
expect "no template" 3 "samples/neu"
cp -r "$project" "$work/project"; cp -r "$here/../layouts" "$work/project/layouts"
"$work/bin/schuso" dump "$work/project" --stage pages "$concept" >/dev/null 2>"$work/log"
got=$?
expect "no fonts" 3 "fonts/fonts.yaml"

# Libraries that are loaded when they are needed, and cannot be (base/library.c): cairo by
# previews, Pango by text that one face does not cover.
mkdir "$work/lib"
: >"$work/lib/libcairo.so.2"; : >"$work/lib/libpangoft2-1.0.so.0"
LD_LIBRARY_PATH=$work/lib "$build/schuso" preview "$project" "$concept" -o "$work/preview" \
	>"$work/log" 2>&1
got=$?
expect "no cairo" 3 "schuso: .*libcairo"
sed -i 's/^titel: .*/& שלום/' "$work/project/konzepte/${concept#konzept/}.yaml"
LD_LIBRARY_PATH=$work/lib "$build/schuso" build "$work/project" -o "$work/hebrew" -j 1 \
	--only "$concept" >"$work/log" 2>&1
got=$?
expect "no Pango" 3 "schuso: .*libpango"
LD_LIBRARY_PATH=$work/lib "$build/schuso" build "$project" -o "$work/latin" --only "$concept" \
	>"$work/log" 2>&1
got=$?
expect "no need of them" 0 "1 erzeugt"

# A process that is killed while it writes (WORKER_DIED).
(ulimit -f 8; "$build/schuso" build "$project" -o "$work/died" -j 1 --only "$concept") \
	>"$work/log" 2>&1
got=$?
expect "dead process" 3 "abgebrochen"
[ -z "$(find "$work/died" -name '*.pdf')" ] || complain "dead process: half a document"

# A date that is none (EPOCH_WRONG), and a project that is not there: no trace is left.
SOURCE_DATE_EPOCH=heute "$build/schuso" build "$project" -o "$work/none" >"$work/log" 2>&1
got=$?
expect "epoch" 2 "SOURCE_DATE_EPOCH"
"$build/schuso" build "$work/slip" >"$work/log" 2>&1
got=$?
expect "no project" 2 "kommune.yaml"
[ ! -e "$work/slip" ] || complain "no project: a folder was made"

# No process to be had (NO_WORKER), or no thread; root always gets one, and another user may not
# reach this folder, so everything goes where anybody can read it.
if [ "$(id -u)" = 0 ]; then
	open=$(mktemp -d)
	mkdir "$open/build" "$open/out"
	cp "$build/schuso" "$open/build/"
	cp -r "$here/../layouts" "$here/../fonts" "$project" "$open/"
	chmod -R a+rX "$open"; chmod 777 "$open/out"
	# The system may count a process for a while that has ended: each run has a user of its own.
	with() { # number of processes and threads, user
		setpriv --reuid="$2" --clear-groups prlimit --nproc="$1" \
			"$open/build/schuso" build "$open/neu" -o "$open/out/$2" -j 2 \
			--only "$concept" >"$work/log" 2>&1
		got=$?
	}
	user=$((100000 + $$ * 2))
	with 1 $user
	expect "no process" 3 "lässt sich nicht starten"
	with 2 $((user + 1)) # a worker, but no threads to help it
	expect "no thread" 0 "1 erzeugt"
	rm -rf "$open"
fi
exit $status
