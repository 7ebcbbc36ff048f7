#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Writes the pictures that README.md shows: the window with a measured run, and a chart.
# $OVERLAPSE is the program; a display is there already. Needs xdotool and imagemagick.
set -euo pipefail
out=$(cd "$(dirname "$0")/.." && pwd)/resources/pictures
mkdir -p "$out"
settings=$(mktemp -d)
trap 'rm -rf "$settings"' EXIT
export XDG_CONFIG_HOME=$settings

# shot NAME WIDTH HEIGHT 'actions'
shot() {
    "$OVERLAPSE" & local app=$!
    local window=
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --pid "$app" 2>/dev/null | tail -n 1) && [ -n "$window" ] && break
        sleep 0.1
    done
    xdotool windowmove "$window" 0 0 windowsize "$window" "$2" "$3" windowfocus "$window"
    sleep 1
    eval "$4"
    import -window "$window" "$out/$1.png"
    kill "$app"
    wait "$app" 2>/dev/null || true
}

shot run-dark 1440 900 'xdotool key ctrl+d ctrl+r; sleep 26; xdotool mousemove 640 470; sleep 1'
"$OVERLAPSE" predict --items 18 --fetch 'lognormal(80ms,0.45)' --transform 'cpu(uniform(38ms,62ms))' --fetch-limit 6 \
    --transform-limit 4 --threads 4 --cores 4 --export "$out/crawler.svg" >/dev/null
