# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# Puts the program where a desktop finds it, and takes it away.

command_install() {
    (($# <= 1)) || usage_error 'install takes one PREFIX'
    local prefix manifest
    prefix=$(realpath -m -- "${1:-$HOME/.local}")
    need build runtime
    build release
    cmake --install "$root/build/release" --prefix "$prefix" </dev/null >&2 ||
        fail "could not install into $prefix"
    # A session need not look for programs there (it does not look in a ~/.local/bin that is younger than itself).
    [[ $prefix =~ [^[:alnum:]/._+-] ]] ||
        sed -i -E "s,^(Exec|TryExec)=overlapse,\\1=$prefix/bin/overlapse," "$prefix/share/applications/overlapse.desktop"
    # uninstall has to know what is in this prefix: also what an earlier version put there, and this one does not.
    manifest="$prefix/share/overlapse/install_manifest.txt"
    mkdir -p -- "${manifest%/*}"
    touch -- "$manifest"
    sort -u -o "$manifest" -- "$manifest" "$root/build/release/install_manifest.txt"
    refresh_desktop "$prefix"
    say "Installed in $prefix"
}

command_uninstall() {
    (($# <= 1)) || usage_error 'uninstall takes one PREFIX'
    local prefix manifest file folders=()
    prefix=$(realpath -m -- "${1:-$HOME/.local}")
    manifest="$prefix/share/overlapse/install_manifest.txt"
    [[ -f $manifest ]] || fail "nothing was installed in $prefix with ./dev install: there is no $manifest"
    while IFS= read -r file; do
        [[ $file == "$prefix"/* && $file != */../* ]] || continue
        rm -f -- "$file" || fail "could not remove $file"
        folders+=("${file%/*}")
    done < <(cat -- "$manifest" && printf '%s\n' "$manifest")
    refresh_desktop "$prefix"
    for file in "${folders[@]}"; do
        while [[ $file == "$prefix"/* ]] && rmdir -- "$file" 2>/dev/null; do
            file=${file%/*}
        done
    done
    say "Uninstalled from $prefix"
}

# The caches from which menus, file managers and panels learn of a change: those of the user or of this machine.
# Whoever installs elsewhere is making a package. An installation is complete without them.
refresh_desktop() {
    local share=$1/share icons=$1/share/icons/hicolor
    [[ $1 == "$(realpath -m -- "$HOME")"/* || $1 == /usr/local ]] || return 0
    {
        ! command -v update-desktop-database || update-desktop-database -q "$share/applications" || true
        ! command -v update-mime-database || update-mime-database "$share/mime" || true
        # Where there is no cache of icons, none is made: programs that do not renew it would then show old ones.
        if [[ -e $icons/icon-theme.cache || -e $icons/index.theme ]] && command -v gtk-update-icon-cache; then
            gtk-update-icon-cache -q -t -f "$icons" || true
        elif [[ -d $icons ]]; then
            touch -- "$icons" || true
        fi
    } >/dev/null 2>&1
}
