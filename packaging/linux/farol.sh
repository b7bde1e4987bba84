#!/bin/sh
# GTK would load the graphics driver only to ask which colours it has (50 MB); glibc would keep a heap for each thread.
export GDK_GL=disable MALLOC_ARENA_MAX=1
exec "$(dirname "$(readlink -f "$0")")/farol-java" "$@"
