#!/bin/sh
# GTK would load the graphics driver only to ask which colours it has (50 MB); glibc would keep a heap for each thread.
export GDK_GL=disable MALLOC_ARENA_MAX=1
lib=$(dirname "$(readlink -f "$0")")/../lib
set -- "-Dfarol.samples=$lib/app/exemplo" -jar "$lib/app/farol.jar" "$@"
# What a start loads, kept when the package was made. It takes a seventh of the space there, and is unpacked once for each
# person; what an earlier Farol unpacked goes. Where that fails, the start is as before, only slower.
folder=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}/farol
cache=$folder/@CACHE@
if [ ! -f "$cache" ] && [ "$folder" != /farol ]; then
  (
    umask 077
    mkdir -p "$folder"
    rm -f "$folder"/*.aot*
    xz -dc "$lib/app/@CACHE@.xz" >"$cache.$$" && mv "$cache.$$" "$cache" || rm -f "$cache.$$"
  ) 2>/dev/null
fi
[ -f "$cache" ] && set -- "-XX:AOTCache=$cache" "$@"
exec "$lib/runtime/bin/java" "@$lib/app/java.options" "$@"
