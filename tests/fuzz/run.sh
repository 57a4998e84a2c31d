#!/bin/sh
# Fuzz: run.sh BUILD [MUTANTS] [SEEDS...]: builds the targets from the objects in
# BUILD (best those of `make sanitize`) and runs them on the seeds and on mutants
# of them.  With clang and OPT="-fsanitize=fuzzer-no-link,address", link the
# targets with -DFUZZ -fsanitize=fuzzer instead.
build=$1
mutants=${2:-20000}
here=$(cd "$(dirname "$0")" && pwd)
packages="yaml-0.1 glib-2.0"
flags="-std=c11 -D_GNU_SOURCE -O1 -g ${SANITIZE--fsanitize=address,undefined}"
mkdir -p "$build/fuzz"
objects= # of what is there now: a build folder may hold older ones
for source in "$here"/../../src/base/*.c; do
	objects="$objects $build/base/$(basename "$source" .c).o"
done
for target in yaml csv; do
	# shellcheck disable=SC2046,SC2086
	${CC:-cc} $flags $(pkg-config --cflags $packages) -I"$here/../../src" \
		-o "$build/fuzz/$target" "$here/$target.c" $objects \
		$(pkg-config --libs $packages) -lcsv -lm || exit 1
	"$build/fuzz/$target" --mutate "$mutants" "$here"/corpus/*."$target" || exit 1
done
