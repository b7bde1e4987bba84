#!/usr/bin/env bash
# A coordinator's whole session in the real window: start, import the spreadsheets of a folder, train, open ten students,
# one report as PDF. Prints what it took at the peak (VmHWM) and how long, with LibreOffice Calc opening the same
# spreadsheets as the yardstick a coordinator knows.
# Usage, after mvn -Ppackages -DskipTests package: src/bench/session.sh FOLDER_OF_SPREADSHEETS
# Needs a JDK 25 (JAVA_HOME or on the PATH), and the Debian packages xvfb, time and libreoffice-calc.
set -euo pipefail
cd "$(dirname "$0")/../.."
sheets=$(realpath "$1")
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
image=$PWD/target/packages/image/farol
work=$(mktemp -d)
export DISPLAY=:93 FAROL_HOME=$work/home XDG_CACHE_HOME=$work/cache
Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 &
trap 'kill %1; rm -rf "$work"' EXIT

# The packaged program with one more jar behind its own: the one that does what a person would.
classes=$image/lib/app/farol.jar
cache=$(packaging/make-cache.sh "$image/bin/farol")
"${jdk}javac" -nowarn -d "$work/person" -cp "$classes" src/bench/Session.java
"${jdk}jar" --create --file "$work/person.jar" -C "$work/person" .
measure() { /usr/bin/time -f "%e s, peak %M KB" "$@"; }

echo "Farol, whole session:"
eval "$(grep '^export' "$image/bin/farol")"
measure "$image/lib/runtime/bin/java" "@$image/lib/app/java.options" "-XX:AOTCache=$cache" -cp "$classes:$work/person.jar" Session "$sheets" "$work/report.pdf"

echo "LibreOffice Calc, opening each spreadsheet and saving it as .csv:"
for sheet in "$sheets"/*.xlsx; do
  measure soffice "-env:UserInstallation=file://$work/office" --headless --convert-to csv --outdir "$work" "$sheet" 2>&1 |
    tail -n 1
done
echo "load of the machine: $(cut -d' ' -f1 /proc/loadavg) on $(nproc) cores"
