#!/usr/bin/env bash
# Workbooks into records, against pandas.read_excel (openpyxl) reading the same sheets into frames: whole processes by
# turns, seconds and peak memory (KB) of each, then the ratio of the medians. Farol runs with its own JVM options, without
# and with the ahead-of-time cache that an installed program has.
# Usage, after mvn -q -DskipTests package, with python3-pandas and python3-openpyxl: src/bench/read.sh WORKBOOK...
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
java=${JAVA:-java}
python=${PYTHON:-/usr/bin/python3}
runs=${RUNS:-11}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

classpath=$root/target/farol.jar:$(printf '%s:' "$root"/target/lib/*.jar)
"$(dirname "$(readlink -f "$(command -v "$java")")")/javac" -cp "$classpath" -d "$work" "$root/src/bench/Read.java"
(cd "$work" && "$(dirname "$(readlink -f "$(command -v "$java")")")/jar" cf read.jar Read.class && rm Read.class)
options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmn96m -cp "$work/read.jar:$classpath")
"$java" "${options[@]}" -XX:AOTCacheOutput="$work/farol.aot" Read "$@" >"$work/cache.log" 2>&1

measure() {
  local name=$1
  shift
  /usr/bin/time -a -o "$work/$name" -f "%e %M" "$@" >/dev/null
}

for _ in $(seq "$runs"); do
  measure pandas "$python" -c "
import sys, pandas
for file in sys.argv[1:]:
    pandas.read_excel(file, sheet_name=None, engine='openpyxl')" "$@"
  measure farol "$java" "${options[@]}" Read "$@"
  measure farol-with-cache "$java" "${options[@]}" -XX:AOTCache="$work/farol.aot" Read "$@"
done

median() { sort -n "$work/$1" | awk '{ s[NR] = $1; if ($2 > m) m = $2 } END { print s[int((NR + 1) / 2)], m }'; }
read -r baseline _ < <(median pandas)
for name in pandas farol farol-with-cache; do
  read -r seconds memory < <(median "$name")
  awk -v n="$name" -v s="$seconds" -v m="$memory" -v b="$baseline" \
    'BEGIN { printf "%-17s %.2f s, %d MB, pandas takes %.2f times as long\n", n, s, m / 1024, b / s }'
done
