#!/usr/bin/env bash
# Farol's model on Apache Spark, on this machine: trains on the sample spreadsheets, writes their students as features,
# has Spark score these by model.onnx on all cores, and fails unless every risk is the one that Farol tells, to 1e-6.
# Usage, after mvn -q -DskipTests package, with internet the first time: packaging/spark/check.sh
# Needs a JDK 25 for Farol (JAVA, or java on the PATH) and a JDK 17 or 21 for Spark (SPARK_JAVA_HOME, else Debian's
# openjdk-17-jdk-headless).
set -euo pipefail
cd "$(dirname "$0")"
root=$PWD/../..
spark=${SPARK_JAVA_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

JAVA_HOME=$spark mvn -q --batch-mode compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt

farol() { "${JAVA:-java}" -jar "$root/target/farol.jar" "$@" --home "$work/home"; }
farol run "$root/data" --out "$work" >/dev/null
mkdir "$work/table"
for sheet in "$root"/data/*.xlsx; do
  farol score --input "$sheet" --features --csv "$work/table/$(basename "$sheet" .xlsx).csv" 2>/dev/null
done
model=$work/home/modelos/$(head -n 1 "$work/home/modelos/active")
features=$(head -qn 1 "$work"/table/*.csv | head -n 1 | tr -d '\r' | sed 's/.*model_version,//; s/,/ /g')

# What Spark opens of the JDK where spark-submit starts it.
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
  java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
# ONNX Runtime needs a deeper stack than a thread of Java has (on a cluster: spark.executor.extraJavaOptions=-Xss16m).
# shellcheck disable=SC2086 # a name each
"$spark/bin/java" -Xmx1g -Xss16m "${opens[@]}" -Dspark.master='local[*]' -Dspark.ui.enabled=false -Dspark.sql.caseSensitive=true \
  -Dspark.sql.warehouse.dir="$work/warehouse" -cp "target/classes:$(cat target/classpath.txt)" \
  ScoreOnSpark "$model/model.onnx" "$work/table" "$work/risks" $features 2>"$work/spark.log" ||
  { grep -m 3 Exception "$work/spark.log" >&2; exit 1; }
