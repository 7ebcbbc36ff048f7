# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# A screen for programs that need one, and a folder for what is gone afterwards.

scratch='' # made by make_scratch, removed on exit
xvfb_pid=''
display='' # Xvfb's

make_scratch() {
    [[ -n $scratch ]] || scratch=$(mktemp -d "${TMPDIR:-/tmp}/overlapse.XXXXXX")
}

clean_up() {
    if [[ -n $xvfb_pid ]]; then
        kill "$xvfb_pid" 2>/dev/null || true
        wait "$xvfb_pid" 2>/dev/null || true
    fi
    [[ -z $scratch ]] || rm -rf --one-file-system -- "$scratch"
}

# headless COMMAND…: on a virtual screen of its own, with settings and caches that are not the user's.
headless() {
    start_xvfb
    local home="$scratch/home"
    mkdir -p "$home"/{config,data,cache,state,run}
    chmod 700 "$home/run"
    env -u WAYLAND_DISPLAY -u XAUTHORITY -u LANGUAGE -u XDG_CURRENT_DESKTOP -u DESKTOP_SESSION \
        -u QT_SCALE_FACTOR -u QT_SCREEN_SCALE_FACTORS -u QT_FONT_DPI -u QT_STYLE_OVERRIDE \
        -u QT_QPA_PLATFORMTHEME -u QT_QUICK_CONTROLS_STYLE -u QT_QUICK_BACKEND -u QSG_RHI_BACKEND \
        DISPLAY="$display" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8 HOME="$home" XDG_CONFIG_HOME="$home/config" \
        XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state" \
        XDG_RUNTIME_DIR="$home/run" DBUS_SESSION_BUS_ADDRESS="unix:path=$home/no-session-bus" "$@"
}

start_xvfb() {
    [[ -z $xvfb_pid ]] || return 0
    command -v Xvfb >/dev/null || fail 'Xvfb is needed to run without a display.'
    make_scratch
    mkfifo "$scratch/display"
    local fd number
    exec {fd}<>"$scratch/display"
    Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>&"$fd" </dev/null >"$scratch/xvfb.log" 2>&1 &
    xvfb_pid=$!
    if ! read -r -t 30 -u "$fd" number; then
        cat "$scratch/xvfb.log" >&2
        fail 'Xvfb did not start.'
    fi
    exec {fd}>&-
    display=":$number"
}

has_display() {
    case ${QT_QPA_PLATFORM:-} in
    '' | xcb* | wayland*) [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] ;;
    *) true ;; # a platform that the user chose and that needs neither
    esac
}
