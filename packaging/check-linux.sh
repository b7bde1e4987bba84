#!/usr/bin/env bash
# Builds the Linux packages, installs the .deb, uses the installed program under Xvfb as a coordinator would (a double
# click on a spreadsheet, a second one while the window is open, a command), takes pictures of it, removes it and looks
# that nothing is left of it but the person's data; then does the same from the portable .tar.gz, without installing.
# Usage, as root on a Debian or Ubuntu to spare: packaging/check-linux.sh [--built]
# With --built, the packages of target/packages are taken as they are. Pictures and logs: target/packages/check.
set -euo pipefail
cd "$(dirname "$0")/.."

need() {
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
}
missing=()
need binutils libgtk-3-0 xvfb xauth openbox xdotool imagemagick desktop-file-utils procps
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -q >/dev/null && apt-get install -qy --no-install-recommends "${missing[@]}" >/dev/null
fi
[ "${1:-}" = --built ] || mvn -q --batch-mode -Ppackages -DskipTests package

packages=$PWD/target/packages
deb=$(ls "$packages"/farol-*.deb)
tarball=$(ls "$packages"/farol-*.tar.gz)
check=$packages/check
rm -rf "$check" && mkdir -p "$check/person"
sheet=$PWD/data/exemplo-pede-2022-2023.xlsx

fail() {
  echo "FAILED: $*" >&2
  exit 1
}
everything() { find /etc /home /opt /srv /usr | sort; }

export DISPLAY=:91 HOME=$check/person XDG_DATA_HOME=$check/person/data
unset FAROL_HOME XDG_CACHE_HOME
Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 &
xvfb=$!
trap 'kill $xvfb ${window:-} 2>/dev/null || true' EXIT
sleep 1
openbox >/dev/null 2>&1 &

# Waits for a window whose title matches, for a colour to be on the screen if one is given, and for the screen to be at
# rest for five seconds, and keeps its picture.
picture() {
  local before= now= colours rest=0
  for _ in $(seq 120); do
    sleep 1
    xdotool search --onlyvisible --name "$1" >/dev/null 2>&1 || continue
    import -window root "$check/$2.png"
    now=$(identify -format '%#' "$check/$2.png")
    colours=$(identify -format '%k' "$check/$2.png")
    if [ "$now" = "$before" ] && [ "$colours" -gt 1000 ] && shows "$check/$2.png" "${3:-}"; then rest=$((rest + 1)); else rest=0; fi
    if [ $rest = 5 ]; then return; fi
    before=$now
  done
  fail "no window called $1 with something in it"
}

shows() { convert "$1" -format '%c' histogram:info: | grep -- "$2" >/dev/null; }

# What a coordinator does with the program, wherever it is.
use() {
  local farol=$1 name=$2
  export XDG_DATA_HOME=$check/$name
  "$farol" import "$PWD/data/exemplo-pede-2020-2022.xlsx" >"$check/$name-import.txt" 2>&1 || fail "import"
  "$farol" train >"$check/$name-train.txt" 2>&1 || fail "train"
  echo place=ALUNOS >"$XDG_DATA_HOME/farol/janela.properties"
  "$farol" 2>"$check/$name-window.txt" &
  window=$!
  # The bars of high risk: the table is filled.
  picture '^Farol$' "$name-1-window" '#C2410C'
  "$farol" "$sheet" || fail "the second start"
  picture 'Importar' "$name-2-second-start"
  if "$farol" score >"$check/$name-locked.txt" 2>&1; then fail "a command on an open folder"; fi
  grep -q 'outra janela' "$check/$name-locked.txt" || fail "what a command on an open folder says"
  kill $window && wait $window || true
  window=
  # As under cron, where no language is set.
  cp "$sheet" "$check/$name-ação.xlsx"
  env -u LANG -u LC_ALL -u LC_CTYPE "$farol" import "$check/$name-ação.xlsx" >"$check/$name-import2.txt" 2>&1 ||
    fail "import where no language is set"
  "$farol" score >"$check/$name-score.txt" 2>&1 || fail "score"
  if grep -i exception "$check/$name-window.txt"; then fail "the window's messages"; fi
  packaging/make-cache.sh "$farol" >/dev/null || fail "the cache of the start"
  JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$farol" --help >"$check/$name-cache.txt" 2>&1 || fail "the cache of the start"
}

everything >"$check/before.txt"
apt-get install -qy --no-install-recommends "$deb" >"$check/install.txt" 2>&1 || fail "$(tail -n 3 "$check/install.txt")"
desktop-file-validate /usr/share/applications/farol.desktop || fail "desktop entry"
grep -q 'farol.desktop' /usr/share/applications/mimeinfo.cache || fail "spreadsheets are not offered to Farol"
[ "$(command -v farol)" = /usr/bin/farol ] || fail "farol is not a command"
echo "installed: $(du -sk --apparent-size /opt/farol | cut -f1) KB; .deb $(stat -c %s "$deb") bytes, .tar.gz $(stat -c %s "$tarball") bytes"
(cd /opt/farol/lib && du -sk --apparent-size runtime app/lib app/farol.classlist app/farol.jar app/exemplo app/legal | sort -rn)
use farol installed
echo "in the person's folder, made at the first start: $(du -k --apparent-size "$HOME"/.cache/farol/*.aot | cut -f1) KB"
dpkg --purge farol >"$check/remove.txt" 2>&1 || fail "removal"
everything >"$check/after.txt"
left=$(comm -13 "$check/before.txt" "$check/after.txt" | grep -v '^/usr/share/applications/mimeinfo.cache$' || true)
[ -z "$left" ] || fail "left after removal: $left"
[ -s "$check/installed/farol/farol.mv.db" ] || fail "the person's data is gone"
find "$check/person" -mindepth 1 | grep -v -E '/(\.cache|\.config|data)(/|$)' && fail "left in the person's folder" || true

mkdir "$check/portable-program" && tar -xzf "$tarball" -C "$check/portable-program"
use "$check/portable-program/farol/bin/farol" portable
echo "installed, used, removed; pictures in $check"
