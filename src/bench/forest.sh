#!/usr/bin/env bash
# The forest against its baselines: growing 400 trees (leaf >= 2, square root of the features) against scikit-learn on two
# cores, cold process against cold process, median seconds; then TreeSHAP on all cores against Algorithm 2 on one.
# Usage, after mvn -q -DskipTests package: src/bench/forest.sh FOLDER_OF_SPREADSHEETS [RUNS]
# Needs a JDK 25 (JAVA_HOME) and Debian's python3-sklearn (PYTHON, else /usr/bin/python3).
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$1
runs=${2:-3}
jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
python=${PYTHON:-/usr/bin/python3}
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

classpath="$temp:target/classes:target/test-classes:target/lib/*"
"$jdk/bin/javac" -d "$temp" -cp "$classpath" \
  src/bench/{TrainingMatrix,ExportMatrix,Grow,ShapRatio}.java
"$jdk/bin/java" -version 2>&1 | head -n 1
"$python" src/bench/sklearn_forest.py version
"$jdk/bin/java" -cp "$classpath" ExportMatrix "$folder" "$temp/real"
"$python" src/bench/sklearn_forest.py make "$temp/20000x15" 20000 15
"$python" src/bench/sklearn_forest.py make "$temp/100000x20" 100000 20

farol() {
  "$jdk/bin/java" -XX:ActiveProcessorCount=2 -Xmx8g -cp "$classpath" Grow "$@"
}

baseline() {
  "$python" src/bench/sklearn_forest.py fit "$@"
}

# Prints "fit whole": seconds of fitting as the process tells, and of the whole process.
timed() {
  local start fit
  start=$(date +%s.%N)
  fit=$("$@")
  echo "$fit $(date +%s.%N)" | awk -v start="$start" '{ printf "%.3f %.3f\n", $1, $2 - start }'
}

medians() {
  for _ in $(seq "$runs"); do timed "$@"; done > "$temp/times"
  echo "$(median 1) $(median 2)"
}

median() {
  awk -v column="$1" '{ print $column }' "$temp/times" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

for data in real 20000x15 100000x20; do
  ours=$(medians farol "$temp/$data")
  theirs=$(medians baseline "$temp/$data")
  echo "$ours $theirs $(farol "$temp/$data" auc) $(baseline "$temp/$data" auc)" | awk -v data="$data" -v runs="$runs" '{
    printf "%s, medians of %d: Farol fit %.2f s, process %.2f s; scikit-learn fit %.2f s, process %.2f s; ", data, runs, $1, $2, $3, $4
    printf "ratio fit %.1f, process %.1f; AUC %.4f and %.4f; nodes %d and %d\n", $3 / $1, $4 / $2, $6, $9, $7, $10 }'
done

"$jdk/bin/java" -XX:ActiveProcessorCount=2 -cp "$classpath" ShapRatio "$temp/real"
