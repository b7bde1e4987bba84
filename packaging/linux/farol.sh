#!/bin/sh
# GTK would load the graphics driver only to ask which colours it has (50 MB); glibc would keep a heap for each thread.
export GDK_GL=disable MALLOC_ARENA_MAX=1
# Where no language is set, as under cron, Java could not open files with accents in their names.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in '' | C | POSIX) export LC_ALL=C.UTF-8 ;; esac
lib=$(dirname "$(readlink -f "$0")")/../lib
java=$lib/runtime/bin/java
set -- "-Dfarol.samples=$lib/app/exemplo" -jar "$lib/app/farol.jar" "$@"
# What a start loads is kept in a cache, too large to be downloaded: each person's is made at the first start, beside it and
# when nothing else wants the processor, from the list of what was loaded when the package was made; by one start only, where
# there are several meanwhile. What an earlier Farol kept goes. Until it is there, and where it cannot be made, a start takes
# a little longer.
folder=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}/farol
cache=$folder/@CACHE@
classes=$lib/app/farol.classlist
if [ -f "$cache" ]; then
  set -- "-XX:AOTCache=$cache" "$@"
elif [ -f "$classes" ] && [ "$folder" != /farol ]; then
  (
    (
      unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
      umask 077
      mkdir -p "$folder" && exec 9>"$folder/lock" && flock -n 9 || exit
      nice -n 19 "$java" "@$lib/app/java.options" -Xshare:dump -XX:+AOTClassLinking "-XX:SharedClassListFile=$classes" \
        "-XX:SharedArchiveFile=$cache.new" -cp "$lib/app/farol.jar" && mv "$cache.new" "$cache"
      find "$folder" -name '*.aot*' ! -name @CACHE@ -delete
    ) </dev/null >/dev/null 2>&1 &
  )
fi
exec "$java" "@$lib/app/java.options" "$@"
