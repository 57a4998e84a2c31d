#!/bin/sh
# A read-only or full output folder is status 3 (WRITE_FAILED), and the old documents stay as
# they were.  Root may write anywhere, so the folder is a full tmpfs where that
# can be mounted, and a file in a folder's place in any case.
build=$1
here=$(dirname "$0")
work=$build/disk
project=$here/../samples/neu
status=0
complain() { echo "disk: $1"; status=1; }
umount "$work/full" 2>/dev/null
rm -rf "$work"; mkdir -p "$work"

# A file stands where a folder should be.
"$build/schuso" build "$project" -o "$work/out" >/dev/null || complain "first build"
cp -r "$work/out" "$work/old"
rm -rf "$work/out/bericht"; echo "kein Ordner" >"$work/out/bericht"
"$build/schuso" build "$project" -o "$work/out" >"$work/log" 2>&1
[ $? = 3 ] || complain "file instead of a folder: status"
for name in $(cd "$work/old" && find . -name '*.pdf' ! -path './bericht/*'); do
	cmp -s "$work/old/$name" "$work/out/$name" || complain "$name was changed"
done

# A folder that may only be read, as a user who is not root.
if [ "$(id -u)" = 0 ] && id nobody >/dev/null 2>&1; then
	mkdir "$work/closed"; chmod 555 "$work/closed"
	setpriv --reuid=nobody --clear-groups "$build/schuso" build "$project" \
		-o "$work/closed" >"$work/log" 2>&1
	got=$?
	# 126 or 127: that user cannot even reach the program from here
	[ $got = 3 ] || [ $got -ge 126 ] || complain "read-only folder: status $got"

	# A folder of the project that nobody may look into is not an empty one.
	cp -r "$project" "$work/project"; chmod 755 "$work/project"
	chmod 000 "$work/project/konzepte"
	setpriv --reuid=nobody --clear-groups "$build/schuso" check "$work/project" \
		>"$work/log" 2>&1
	got=$?
	[ $got -ge 126 ] || { [ $got = 1 ] && grep -q 'konzepte lässt sich nicht' "$work/log"; } ||
		complain "unreadable folder: $got $(cat "$work/log")"
	chmod 755 "$work/project/konzepte"
fi

# What goes to standard output and does not arrive.
if [ -c /dev/full ]; then
	"$build/schuso" figures "$project" >/dev/full 2>"$work/log"
	[ $? = 3 ] || complain "figures on a full disk: status"
fi

# A disk that fills up.
mkdir "$work/full"
if mount -t tmpfs -o size=300k tmpfs "$work/full" 2>/dev/null; then
	"$build/schuso" build "$project" -o "$work/full" >"$work/log" 2>&1
	[ $? = 3 ] || complain "full disk: status"
	for name in $(cd "$work/full" && find . -name '*.pdf'); do
		cmp -s "$work/old/$name" "$work/full/$name" || complain "$name is half written"
	done
	[ -z "$(find "$work/full" -type f -path '*tmp*')" ] || complain "temporary files left"
	umount "$work/full"
fi
exit $status
