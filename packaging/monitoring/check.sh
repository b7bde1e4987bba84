#!/usr/bin/env bash
# check.sh JAR [HOME]: a real Prometheus scrapes a real `farol serve`: the target is up, every rule is evaluated, the
# metrics are clean, and every query of the dashboard finds its metrics. HOME is a data folder with a model; without one,
# it is made of the sample spreadsheets. Needs a JDK 25 (JAVA_HOME or java), prometheus, promtool, curl and jq.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$(realpath "${1:?check.sh JAR [HOME]}")
work=$(mktemp -d)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
port=${FAROL_PORT:-18473}
prom=${PROMETHEUS_PORT:-19473}
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait || true
  rm -rf "$work"
}
trap finish EXIT

wait_for() { # what, command…
  local what=$1; shift
  for _ in $(seq 60); do if "$@" >/dev/null 2>&1; then return 0; fi; sleep 1; done
  echo "not in 60 s: $what" >&2; return 1
}
ask() { curl -fsS --get "http://127.0.0.1:$prom/api/v1/query" --data-urlencode "query=$1"; }
found() { ask "$1" | jq -e '.data.result | length > 0' >/dev/null; }
target_up() { ask 'up{job="farol"}' | jq -e '.data.result[0].value[1] == "1"' >/dev/null; }

promtool check config "$here/prometheus.yml"
promtool test rules "$here/farol.rules.test.yml"

data=${2:-$work/data}
if [ $# -lt 2 ]; then
  "$java" -jar "$jar" run "$here/../../data" --home "$data" --out "$work" >/dev/null
fi
"$java" -jar "$jar" serve --home "$data" --port "$port" >"$work/farol.log" 2>&1 &
pids+=($!)
wait_for "farol serve" curl -fsS "http://127.0.0.1:$port/health"
for i in 1 2 3 4 5; do
  curl -fsS -H 'Content-Type: application/json' "http://127.0.0.1:$port/predict" \
    -d "{\"student_id\":\"RA-$i\",\"IDADE\":13,\"INDE\":6.7,\"IEG\":7.$i,\"IDA\":6.2,\"FASE_TURMA\":\"3-A\"}" >/dev/null
done
curl -fsS "http://127.0.0.1:$port/metrics" | promtool check metrics
echo "promtool check metrics: clean"

sed "s/127.0.0.1:8000/127.0.0.1:$port/; s/15s/1s/" "$here/prometheus.yml" >"$work/prometheus.yml"
cp "$here/farol.rules.yml" "$work/"
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" \
  --web.listen-address="127.0.0.1:$prom" --log.level=warn >"$work/prometheus.log" 2>&1 &
pids+=($!)
wait_for "prometheus" curl -fsS "http://127.0.0.1:$prom/-/ready"
wait_for "the target up" target_up
echo "target up"

rules=$(curl -fsS "http://127.0.0.1:$prom/api/v1/rules" | jq '[.data.groups[].rules[]] | length')
wait_for "all rules evaluated" sh -c "curl -fsS http://127.0.0.1:$prom/api/v1/rules | jq -e '[.data.groups[].rules[].health] | all(. == \"ok\")'"
echo "$rules rules evaluated"

jq -r '.panels[].targets[].expr' "$here/farol-dashboard.json" | while read -r query; do
  query=${query//instance=~\"\$instance\"/job=\"farol\"}
  # A rate may be empty without traffic; the metric itself must be there.
  for metric in $(grep -oE '\b(up|(api|farol|jvm)_[a-z_]+)\b' <<<"$query" | sort -u); do
    wait_for "$metric" found "$metric"
  done
  ask "$query" | jq -e '.status == "success"' >/dev/null
done
echo "every query of the dashboard finds its metrics"
