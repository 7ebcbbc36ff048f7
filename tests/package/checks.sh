#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# checks.sh DEB: installs the package in this clean root, uses it as a user who is nobody special, and removes it.
# $DISPLAY is an X server. One line a check; the first that fails ends it.
set -euo pipefail

deb=$1
log=/tmp/checks.log
user=tester

check() { # WHAT COMMAND…
    if "${@:2}" >"$log" 2>&1; then
        printf 'ok    %s\n' "$1"
    else
        printf 'FAIL  %s\n' "$1"
        tail -n 40 "$log"
        exit 1
    fi
}

apt() { env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 "$@"; }

# With nothing in the environment but what every session has.
as_user() {
    runuser -u "$user" -- env -i HOME="/home/$user" XDG_RUNTIME_DIR="/home/$user/run" DISPLAY="$DISPLAY" \
        LC_ALL=C.UTF-8 PATH=/usr/bin:/bin timeout 120 "$@"
}

# What the command prints has this in it.
says() { # TEXT COMMAND…
    local output
    output=$("${@:2}" 2>&1) || {
        printf '%s\nexit status %s\n' "$output" "$?"
        return 1
    }
    printf '%s\n' "$output"
    [[ $output == *"$1"* ]]
}

is_picture() { # FILE WIDTH HEIGHT, of a PNG
    local start
    start=$(od -An -tx1 -N24 "$1" | tr -d ' \n')
    [[ $start == "89504e470d0a1a0a0000000d49484452$(printf '%08x%08x' "$2" "$3")" ]] && (($(stat -c %s "$1") > 10000))
}

has_files() {
    local file
    for file in "$@"; do
        dpkg -L overlapse | grep -qxF "$file" || { printf 'not in the package: %s\n' "$file" && return 1; }
        [[ -s $file ]] || { printf 'not there, or empty: %s\n' "$file" && return 1; }
    done
}

is_unchanged() {
    local changed
    changed=$(dpkg --verify overlapse)
    printf '%s' "$changed"
    [[ -z $changed && -s /var/lib/dpkg/info/overlapse.md5sums ]]
}

needs_no_compiler() { ! dpkg-query -W -f '${Package}\n' | grep -E '^(g\+\+|gcc|cmake|ninja-build|make|.*-dev)$'; }

# The window comes up and shows a prediction. A QML module that is missing is a warning, so nothing may be said.
window_starts() {
    local output errors="/home/$user/errors"
    output=$(as_user overlapse --first-frame 2>"$errors") || { cat "$errors" && return 1; }
    printf '%s\n' "$output"
    cat "$errors"
    [[ $output == 'first frame after '*' at most' && ! -s $errors ]]
}

leaves_nothing() {
    local left
    left=$(find / -xdev -iname '*overlapse*' ! -path "$deb" ! -path '/home/*' ! -path '/var/log/*')
    printf '%s' "$left"
    [[ -z $left ]] && ! dpkg-query -W overlapse
}

useradd --create-home "$user"
install -d -o "$user" -g "$user" -m 700 "/home/$user/run"
cd "/home/$user"

printf '== installed, with nothing but what it depends on\n'
check 'the package lists' apt update
check 'apt installs it' apt install -y --no-install-recommends "$deb"
check 'no compiler comes with it' needs_no_compiler
version=$(dpkg-deb -f "$deb" Version)
check 'overlapse --version' says "overlapse ${version%-*}" as_user overlapse --version
check 'overlapse predict' says 'makespan' as_user overlapse predict --items 1000 --fetch 'exp(80ms)'
check 'overlapse run, measured' says 'makespan' \
    as_user overlapse run --items 8 --fetch 5ms --transform 2ms --export run.overlapse
check 'overlapse compare with real files' says 'gunzip' \
    as_user overlapse compare --fetch file --inputs /usr/share/doc/overlapse/changelog.gz --transform gunzip+sha256
check 'overlapse export run.png' as_user overlapse export run.overlapse --export run.png
check 'the picture is one' is_picture run.png 1600 900
check 'the window starts' window_starts
check 'its files are in their places' has_files /usr/bin/overlapse /usr/share/applications/overlapse.desktop \
    /usr/share/icons/hicolor/scalable/apps/overlapse.svg \
    /usr/share/icons/hicolor/scalable/mimetypes/application-x-overlapse.svg \
    /usr/share/mime/packages/overlapse.xml /usr/share/metainfo/localhost.overlapse.overlapse.metainfo.xml \
    /usr/share/bash-completion/completions/overlapse /usr/share/zsh/vendor-completions/_overlapse \
    /usr/share/fish/vendor_completions.d/overlapse.fish /usr/share/man/man1/overlapse.1.gz \
    /usr/share/doc/overlapse/copyright /usr/share/doc/overlapse/changelog.gz
check 'its files are those of its checksums' is_unchanged

printf '== on a desktop\n'
check 'what a desktop has' apt install -y --no-install-recommends desktop-file-utils shared-mime-info libglib2.0-bin
cp run.overlapse nameless
check 'a recording is known by its suffix' says 'content-type: application/x-overlapse' \
    gio info -a standard::content-type run.overlapse
check 'a recording is known by its content' says 'content-type: application/x-overlapse' \
    gio info -a standard::content-type nameless
check 'a recording opens with it' says 'overlapse.desktop' gio mime application/x-overlapse

printf '== removed\n'
check 'apt removes it' apt remove -y overlapse
check 'it leaves nothing behind' leaves_nothing
