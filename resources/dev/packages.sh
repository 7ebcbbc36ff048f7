# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# What ./dev needs of Debian and Ubuntu, and how it comes.

# Debian and Ubuntu packages. Real names only: dpkg-query does not know virtual packages.
# The run-time ones are needed to build as well: the QML compiler reads the types that the window imports.
declare -A packages=( # a group's name, its packages
    [build]='g++ cmake ninja-build pkgconf qt6-base-dev qt6-declarative-dev qt6-declarative-dev-tools qt6-svg-dev
        libgl-dev libdeflate-dev zlib1g-dev libbrotli-dev libzstd-dev libssl-dev libcurl4-openssl-dev
        libsimdjson-dev'
    [runtime]='qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-layouts
        qml6-module-qtquick-window qml6-module-qtquick-templates qml6-module-qtquick-dialogs
        qml6-module-qtquick-shapes qml6-module-qtqml qml6-module-qtqml-workerscript qml6-module-qtqml-models
        qml6-module-qtcore qml6-module-qt-labs-settings qml6-module-qt-labs-platform
        qml6-module-qt-labs-folderlistmodel qt6-translations-l10n qt6-qpa-plugins
        libgl1-mesa-dri fonts-inter fonts-dejavu-core'
    [display]='xvfb xauth x11-utils'
    [pictures]='xdotool imagemagick'
    [test]='lld qml6-module-qttest zsh fish qt6-l10n-tools dbus-daemon nginx-light openssl
        python3 golang-go golang-golang-x-sync-dev parallel w3m'
    [sanitizers]='clang libclang-rt-dev'
    [lint]='git python3 clang-format clang-tidy shellcheck zsh fish mandoc desktop-file-utils appstream libxml2-utils'
    [bench]='cargo rustc librust-tokio-dev librust-futures-dev libtbb-dev curl nginx-light'
    [speedscope]='chromium chromium-driver python3-selenium'
    [npm]='npm'
    [translations]='qt6-l10n-tools'
    [package]='dpkg-dev qt6-l10n-tools'
    [clean]='debootstrap debian-archive-keyring lintian'
)

assume_yes=no
install_without_asking() { assume_yes=yes; }

# need GROUP…: installs what is missing of these groups of packages.
need() {
    local group status name wanted=() missing=()
    local -A installed=()
    for group in "$@"; do
        # shellcheck disable=SC2206 # the words are the packages
        wanted+=(${packages[$group]})
    done
    command -v apt-get >/dev/null || { check_without_apt "${wanted[@]}" && return; }
    # shellcheck disable=SC2016 # dpkg-query expands the format
    while read -r status name; do
        [[ $status != installed ]] || installed[$name]=yes
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null)
    for name in "${wanted[@]}"; do
        [[ -n ${installed[$name]:-} ]] || missing+=("$name")
    done
    ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
}

install_packages() {
    local answer='' as_root=()
    say "Overlapse needs these packages: $*"
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "as root, run: apt-get install --no-install-recommends $*"
        as_root=(sudo)
    fi
    if [[ $assume_yes == no && -t 0 && -t 2 ]]; then
        read -r -p 'Install them with apt now? [Y/n] ' answer || answer=n
        [[ $answer == '' || $answer == [Yy]* ]] || fail 'not installed, so there is nothing to build with.'
    fi
    # Without standard input: that is the program's (`run … --list -`).
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
    "${apt[@]}" update </dev/null >&2 ||
        say 'dev: the package lists could not be renewed; trying with the old ones.'
    "${apt[@]}" install -y --no-install-recommends "$@" </dev/null >&2 ||
        fail "apt could not install: $*"
    # Of nginx only the program is needed; its package starts a server for all the world.
    if [[ " $* " == *' nginx-light '* && -d /run/systemd/system ]]; then
        "${as_root[@]}" systemctl disable --now nginx >&2 || true
    fi
}

# Where there is no apt, looks for the tools that nothing works without, and names the packages.
check_without_apt() {
    local file found=no
    for file in /usr/lib*/cmake/Qt6/Qt6Config.cmake /usr/lib/*/cmake/Qt6/Qt6Config.cmake "$(command -v qmake6)"; do
        [[ ! -e $file ]] || found=yes
    done
    command -v cmake >/dev/null && [[ $found == yes ]] && return
    say "CMake or Qt 6 is missing. Install what your system calls these Debian packages: $*"
    exit 1
}
