# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# Starts the program: in a window, or in the terminal where there is no display.

command_run() {
    need build runtime
    build release overlapse
    local program="$root/build/release/app/overlapse" kind
    kind=$(kind_of_run "$@")
    if [[ $kind == terminal ]] || has_display; then
        exec "$program" "$@"
    elif [[ $kind == files ]]; then
        say 'There is no display to open a window on. In the terminal, a recording becomes a chart with:'
        say '  ./dev run export FILE --export chart.svg'
        exit 1
    fi
    run_in_terminal "$program"
}

# What these arguments start: terminal (the program manages without a window), files (a window that shows files)
# or window.
kind_of_run() {
    local argument files=no
    for argument in "$@"; do
        case $argument in
        -h | --help | --help-all | -v | --version | -platform | --platform) echo terminal && return ;;
        -*) ;;
        run | compare | predict | sweep | tune | export | explain | diff | serve | help) [[ $files == yes ]] || { echo terminal && return; } ;;
        *) files=yes ;;
        esac
    done
    if [[ $files == yes ]]; then echo files; else echo window; fi
}

run_in_terminal() {
    local chart="$PWD/overlapse.svg" number=2 status=0
    while [[ -e $chart || -L $chart ]]; do
        chart="$PWD/overlapse-$((number++)).svg"
    done
    say 'There is no display to open a window on; comparing the modes here in the terminal instead.'
    "$1" compare --export "$chart" || status=$?
    [[ ! -e $chart ]] || say "The chart is in $chart"
    exit "$status"
}
