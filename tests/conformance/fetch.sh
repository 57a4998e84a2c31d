#!/bin/sh
# Prints the path of veraPDF, the industry's open validator (greenfield parser, Maven
# Central).  It is fetched once, by mvn as it is set up here, into the user's cache (or
# the folder VERAPDF); its bytes are pinned.
set -e
version=1.28.2
sum=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
folder=${VERAPDF:-${XDG_CACHE_HOME:-$HOME/.cache}/schuso/verapdf}
jar=$folder/greenfield-apps-$version.jar

if [ ! -e "$jar" ]; then
	mkdir -p "$folder"
	new=$(mktemp -d "$folder/fetch.XXXXXX")
	trap 'rm -rf "$new"' EXIT
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
		-Dartifact=org.verapdf.apps:greenfield-apps:$version \
		-DoutputDirectory="$new" >&2 || {
		echo "conformance: mvn could not fetch veraPDF $version" >&2
		exit 3
	}
	mv "$new/${jar##*/}" "$jar"
fi
echo "$sum  $jar" | sha256sum --check --status || {
	echo "conformance: $jar is not the veraPDF $version that it should be; remove it" >&2
	exit 3
}
echo "$jar"
