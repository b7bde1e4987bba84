#!/usr/bin/env bash
# The local API as a process of its own, on loopback, after `mvn -q -DskipTests package`: src/bench/api.sh DATA_FOLDER
# (one with students and a model; it is copied). /predict with reasons and recording by wrk (Debian wrk), 8 connections,
# 30 s, after as long to warm up, and the ratio to the same in Python where it can be had; then a batch of 100,000 students
# with and without reasons; then the start and the stop.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: $0 DATA_FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../target/farol.jar
java=${JAVA:-java}
work=$(mktemp -d)
cp -r "$1" "$work/home"
server=
reference=
trap 'kill $server $reference 2>/dev/null || true; rm -rf "$work"' EXIT

started=$(date +%s%N)
"$java" -Xmx256m -jar "$jar" serve --port 0 --home "$work/home" >"$work/out" 2>"$work/err" &
server=$!
until url=$(grep -o 'http://[0-9.:]*' "$work/out" | head -n 1) && [ -n "$url" ]; do sleep 0.05; done
echo "started in $((($(date +%s%N) - started) / 1000000)) ms: $url"

echo "== /predict, 8 connections"
wrk -t2 -c8 -d30s -s "$here/predict.lua" "$url" >/dev/null
wrk -t2 -c8 -d30s --latency -s "$here/predict.lua" "$url" | tee "$work/farol.wrk"

# The same question to pandas and scikit-learn (Debian python3-pandas, python3-sklearn), where they are installed.
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import pandas, sklearn' 2>/dev/null; then
    "$python" "$here/reference-api.py" >"$work/reference.out" 2>/dev/null &
    reference=$!
    until [ -s "$work/reference.out" ]; do sleep 0.2; done
    wrk -t2 -c8 -d10s --latency -s "$here/predict.lua" "$(cat "$work/reference.out")" >"$work/reference.wrk"
    kill "$reference"
    "$python" - "$work/farol.wrk" "$work/reference.wrk" <<'PY'
import re, sys

def measured(file):
    text = open(file).read()
    number, unit = re.search(r"50%\s+([0-9.]+)(us|ms|s)", text).groups()
    return float(re.search(r"Requests/sec:\s+([0-9.]+)", text).group(1)), float(number) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]

(ours, our_median), (theirs, their_median) = map(measured, sys.argv[1:])
print(f"== pandas and scikit-learn, without the cost of shap: {theirs:.0f} requests/s, p50 {their_median:.1f} ms;"
      f" Farol, with reasons: {ours / theirs:.0f} times the requests, {their_median / our_median:.0f} times as quick")
PY
    break
  fi
done

python3 - >"$work/batch.json" <<'PY'
import json, random
random.seed(3)
def student(i):
    grades = {g: round(random.uniform(0, 10), 1) for g in ("INDE", "IAA", "IEG", "IPS", "IDA", "IPP", "IPV")}
    return {"student_id": f"L-{i}", "IDADE": random.randint(8, 18), "FASE_TURMA": f"{random.randint(0, 7)}-A", **grades,
            "INSTITUICAO": "Escola Pública"}
print(json.dumps([student(i) for i in range(100_000)], ensure_ascii=False))
PY
for reasons in false true; do
  curl -s -o "$work/answers.json" -w "== /predict/batch?reasons=$reasons, 100,000 students: %{time_total} s\n" \
    -H 'Content-Type: application/json' -T - -X POST "$url/predict/batch?reasons=$reasons" <"$work/batch.json"
  python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))), "answers")' "$work/answers.json"
done
grep -E 'VmHWM|VmRSS' "/proc/$server/status"

stopping=$(date +%s%N)
kill "$server"
wait "$server" || true
server=
echo "stopped in $((($(date +%s%N) - stopping) / 1000000)) ms; database $(stat -c %s "$work/home/farol.mv.db") bytes"
