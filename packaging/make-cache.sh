#!/usr/bin/env bash
# Starts an installed Farol and waits for the cache of its start, which is made behind that. Tells the cache's file.
# Usage: packaging/make-cache.sh .../bin/farol
set -euo pipefail
folder=${XDG_CACHE_HOME:-$HOME/.cache}/farol
"$1" --help >/dev/null
for _ in $(seq 1200); do
  ls "$folder"/*.aot 2>/dev/null && exit
  sleep 0.1
done
echo "no cache was made in $folder" >&2
exit 1
