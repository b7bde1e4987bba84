#!/usr/bin/env bash
# From the start of the process to the table of 1,000 students drawn on the screen: median of cold starts of the packaged
# program, with and without its AOT cache, and the processor time spent until then, which says more on a busy machine.
# Cold: the files of the program, of its cache and of the data are put out of the system's cache before each start. The
# AOT cache is made already, as it is a few seconds after the first start; what that takes is told too.
# Usage, after mvn -Ppackages -DskipTests package: src/bench/start.sh [RUNS]
# Needs a JDK 25 (JAVA, or java on the PATH) and the Debian package xvfb.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-10}
image=$PWD/target/packages/image/farol
classpath="target/farol.jar:target/lib/*"
work=$(mktemp -d)
export DISPLAY=:92 FAROL_HOME=$work/home XDG_CACHE_HOME=$work/cache
Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 &
trap 'kill %1; rm -rf "$work"' EXIT

"$image/lib/runtime/bin/java" -version 2>&1 | head -n 1
begun=$(date +%s%3N)
cache=$(packaging/make-cache.sh "$image/bin/farol")
echo "making the cache, once, behind a first start: $(($(date +%s%3N) - begun)) ms, $(stat -c %s "$cache") bytes"
"${JAVA:-java}" -cp "$classpath" src/bench/Thousand.java "$work/sheets" >/dev/null
"$image/bin/farol" run "$work/sheets" --out "$work" >/dev/null 2>&1
echo place=ALUNOS >"$FAROL_HOME/janela.properties"

cold() {
  find "$image" "$FAROL_HOME" "$XDG_CACHE_HOME" -type f -exec dd of={} oflag=nocache conv=notrunc,fdatasync count=0 status=none \;
}

start() {
  rm -f "$work/filled"
  cold
  local begun
  begun=$(date +%s%3N)
  JAVA_TOOL_OPTIONS="-Dfarol.rehearsal=$work/filled $1" "$image/bin/farol" >/dev/null 2>&1 &
  local program=$!
  while [ ! -s "$work/filled" ]; do sleep 0.05; done
  local ticks
  ticks=$(awk '{ print $14 + $15 }' "/proc/$program/stat")
  echo $(($(date -d "$(cat "$work/filled")" +%s%3N) - begun)) $((ticks * 1000 / $(getconf CLK_TCK)))
  kill $program
  wait $program 2>/dev/null || true
}

# The median of a column, and all of it.
median() { cut -d' ' -f"$1" "$2" | sort -n | awk '{ t[NR] = $1 } END { print (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 2 }'; }

# In turn, so that what else the machine does falls on both alike.
for _ in $(seq "$runs"); do
  start "" >>"$work/with"
  start "-XX:AOTMode=off" >>"$work/without"
done
for column in 1 2; do
  [ $column = 1 ] && echo "table filled, ms (wanted: at most 1000, ratio at most 0.60):" || echo "processor time until then, ms:"
  with=$(median $column "$work/with")
  without=$(median $column "$work/without")
  echo "  with the cache $with, without $without, ratio $(awk -v a="$with" -v b="$without" 'BEGIN { printf "%.2f", a / b }')"
done
echo "load of the machine: $(cut -d' ' -f1 /proc/loadavg) on $(nproc) cores"
