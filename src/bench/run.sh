#!/usr/bin/env bash
# The main job as whole processes, each on an empty data folder: seconds and peak memory (KB) of each, with the program's
# own JVM options and with the JVM's defaults.
# Usage, after mvn -q -DskipTests package: src/bench/run.sh FOLDER_OF_SPREADSHEETS [RUNS]
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$1
runs=${2:-5}
java=${JAVA:-java}

measure() {
  local name=$1
  shift
  for _ in $(seq "$runs"); do
    local home
    home=$(mktemp -d)
    /usr/bin/time -f "$name: %e s, %M KB" "$java" "$@" -jar target/farol.jar \
      run "$folder" --home "$home" --out "$home" --json 2>&1 >/dev/null | tail -n 1
    rm -rf "$home"
  done
}

measure "farol's options" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
measure "JVM's defaults, 512 MB" -Xmx512m
