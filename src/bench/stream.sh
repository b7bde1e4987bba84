#!/usr/bin/env bash
# `score --input` of CSV of growing length from a pipe: seconds, peak memory (KB) and lines written of each.
# Usage, after mvn -q -DskipTests package: src/bench/stream.sh DATA_FOLDER [ROWS...], of a data folder with a model.
# Needs a JDK 25 (JAVA, or java on the PATH) and the Debian package time.
set -euo pipefail
home=$1
shift
[ $# -gt 0 ] || set -- 10000 100000 1000000
jar=$(cd "$(dirname "$0")/../.." && pwd)/target/farol.jar
java=${JAVA:-java}

students() {
  awk -v rows="$1" 'BEGIN {
    srand(3)
    print "RA;Fase;INDE;IAA;IEG;IPS;IDA;IPV;Idade;Ano ingresso"
    for (i = 1; i <= rows; i++) {
      printf "RA-%d;%d", i, i % 8
      for (j = 0; j < 6; j++) printf ";%.1f", 3 + 7 * rand()
      printf ";%d;%d\n", 8 + i % 10, 2016 + i % 7
    }
  }' | tr . ,
}

for rows in "$@"; do
  for reasons in "" --reasons; do
    students "$rows" | /usr/bin/time -f "$rows rows $reasons: %e s, peak %M KB" "$java" -Xmx192m -XX:+UseSerialGC \
      -XX:TieredStopAtLevel=1 -jar "$jar" score --input - --year 2023 $reasons --home "$home" | wc -l
  done
done
