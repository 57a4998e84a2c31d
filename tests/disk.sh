#!/bin/sh
# A read-only or full output folder is status 3 (WRITE_FAILED), and the old
# documents stay as they were.  Root may write anywhere, so for root another user
# builds, and the full disk is a small tmpfs where one can be mounted.
build=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'umount "$work/full" 2>/dev/null; chmod -R u+w "$work"; rm -rf "$work"' EXIT
chmod 755 "$work"
status=0
complain() { echo "disk: $1"; status=1; }
# The program with its data, where any user can reach it.
mkdir "$work/bin"
cp "$build/schuso" "$work/bin"
cp -r "$here/../layouts" "$here/../fonts" "$here/../samples/neu" "$work"
schuso() { "$work/bin/schuso" "$@"; }
as_user() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=nobody --clear-groups "$@"
	else
		"$@"
	fi
}
unchanged() { # name, folder: all documents of the first build stand there as they were
	(cd "$work/old" && find . -name '*.pdf') >"$work/names"
	while read -r name; do
		cmp -s "$work/old/$name" "$2/$name" || complain "$1: $name was changed"
	done <"$work/names"
	[ -z "$(find "$2" -name '.schuso-*')" ] || complain "$1: temporary files left"
}

schuso build "$work/neu" -o "$work/old" >"$work/log" 2>&1 ||
	complain "first build: $(cat "$work/log")"
cp -rp "$work/old" "$work/out"
cp -rp "$work/old" "$work/closed"
mkdir "$work/full"
tmpfs=
mount -t tmpfs -o size=4m tmpfs "$work/full" 2>/dev/null && tmpfs=yes
[ -z "$tmpfs" ] || cp -rp "$work/old/." "$work/full"
# From here on every document would have to be made anew.
sed -i 's/^name: .*/name: Neustadt/' "$work/neu/kommune.yaml"

# A folder that may only be read.
chmod -R a-w,a+rX "$work/closed"
as_user "$work/bin/schuso" build "$work/neu" -o "$work/closed" >"$work/log" 2>&1
[ $? = 3 ] || complain "read-only folder: status, $(cat "$work/log")"
grep -q "nicht schreiben" "$work/log" || complain "read-only folder: $(cat "$work/log")"
unchanged "read-only folder" "$work/closed"

# Folders for the documents that may only be read, inside one that may be written.
chmod a+rwX "$work/closed" "$work/closed/.schuso"; chmod a+rw "$work/closed/.schuso"/*
as_user "$work/bin/schuso" build "$work/neu" -o "$work/closed" >"$work/log" 2>&1
[ $? = 3 ] || complain "read-only folders inside: status, $(cat "$work/log")"
unchanged "read-only folders inside" "$work/closed"

# A file stands where a folder should be: the others are made.
rm -rf "$work/out/konzept"; echo "kein Ordner" >"$work/out/konzept"
schuso build "$work/neu" -o "$work/out" >"$work/log" 2>&1
[ $? = 3 ] || complain "file instead of a folder: status"
[ "$(cat "$work/out/konzept")" = "kein Ordner" ] || complain "the file is gone"
[ -e "$work/out/bericht/2025-26/neustadt.pdf" ] || complain "file instead of a folder: the others"

# A disk that is full.
if [ -n "$tmpfs" ]; then
	dd if=/dev/zero of="$work/full/ballast" bs=1k 2>/dev/null
	schuso build "$work/neu" -o "$work/full" >"$work/log" 2>&1
	[ $? = 3 ] || complain "full disk: status, $(cat "$work/log")"
	grep -q "nicht schreiben" "$work/log" || complain "full disk: $(cat "$work/log")"
	unchanged "full disk" "$work/full"
	rm "$work/full/ballast"
	schuso build "$work/neu" -o "$work/full" >"$work/log" 2>&1 ||
		complain "room again: $(cat "$work/log")"
fi
exit $status
