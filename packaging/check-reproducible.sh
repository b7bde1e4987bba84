#!/usr/bin/env bash
# Makes the program twice, each time from nothing, and compares its jars, byte for byte.
# Usage: packaging/check-reproducible.sh
set -euo pipefail
cd "$(dirname "$0")/.."
sums=$(mktemp -d)
trap 'rm -rf "$sums"' EXIT
commit=$(git rev-parse HEAD)
for build in first second; do
  copy=$sums/$build-source
  mkdir "$copy"
  git archive "$commit" | tar -x -C "$copy"
  (cd "$copy" && mvn -q --batch-mode -Dmaven.test.skip=true package >&2 && cd target && sha256sum farol.jar lib/*.jar) >"$sums/$build"
done
diff "$sums/first" "$sums/second" && echo "$(wc -l <"$sums/first") jars, the same in both builds"
