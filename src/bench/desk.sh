#!/usr/bin/env bash
# Desk.java in the program as it is installed, with its own runtime, options and AOT cache: the cache holds for every class path
# that begins as that of the program does, and what is measured with comes after it.
# Usage, after mvn -Ppackages -DskipTests package: src/bench/desk.sh [DATA_FOLDER]
# FAROL_IMAGE: another installed program to measure; JAVA_OPTS: more options for it, as -Xlog:gc.
# Needs a JDK 25 (JAVA_HOME, or javac on the PATH) and the Debian package xvfb.
set -euo pipefail
cd "$(dirname "$0")/../.."
image=${FAROL_IMAGE:-$PWD/target/packages/image/farol}
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache GDK_GL=disable MALLOC_ARENA_MAX=1

cache=$(packaging/make-cache.sh "$image/bin/farol")
"${bin}javac" -proc:none -cp "$image/lib/app/farol.jar:target/test-classes" -d "$work/desk" src/bench/Desk.java
"${bin}jar" --create --file "$work/desk.jar" -C "$work/desk" . -C target/test-classes org/farol
# On, not auto: without the cache nothing would be told.
xvfb-run -a -s "-screen 0 1366x768x24" "$image/lib/runtime/bin/java" "@$image/lib/app/java.options" \
  -XX:AOTMode=on -XX:AOTCache="$cache" ${JAVA_OPTS:-} \
  -cp "$image/lib/app/farol.jar:$work/desk.jar" Desk "${1:-$work/data}"
