# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# The Debian package, and what becomes of it in a clean root file system.

package='' # the Debian package, made by make_package

command_package() {
    (($# == 0)) || usage_error 'package takes no arguments'
    need build runtime package
    command -v dpkg-shlibdeps >/dev/null || fail 'a Debian package can only be made on Debian or Ubuntu.'
    build release
    make_package
    printf '%s  %s bytes\n' "$package" "$(stat -c %s -- "$package")"
}

make_package() {
    local folder="$root/build/package" most=$((5 * 1024 * 1024))
    rm -rf -- "$folder"
    mkdir -p -- "$folder"
    # The same commit makes the same package.
    SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y -- "$root/CHANGELOG.md") \
        cpack --config "$root/build/release/CPackConfig.cmake" -B "$folder" </dev/null >"$folder/cpack.log" 2>&1 ||
        fail 'cpack could not make the package; build/package/cpack.log says why.'
    package=$(find "$folder" -maxdepth 1 -name '*.deb')
    [[ -f $package ]] || fail 'cpack made no package; build/package/cpack.log says more.'
    (($(stat -c %s -- "$package") <= most)) || fail "$package is larger than 5 MB: something is in it that should not be."
}

command_package-test() {
    (($# == 0)) || usage_error 'package-test takes no arguments'
    ((EUID == 0)) || fail 'package-test makes a root file system to install in, so it has to be run as root.'
    need build runtime package clean display
    build release
    make_package
    say "Checking $package…"
    # Neither is about what is in the package: nobody uploads it to Debian, and the project has no address.
    lintian --allow-root --fail-on error,warning --suppress-tags \
        initial-upload-closes-no-bugs,bogus-mail-host,bogus-mail-host-in-debian-changelog "$package" ||
        fail 'lintian found something to mend.'
    start_xvfb
    # What is mounted and started in these namespaces ends with them, before clean_up removes the folder.
    DISPLAY="$display" unshare --mount --pid --fork --kill-child \
        bash "$root/tests/package/clean_root.sh" "$package" "$scratch/root" ||
        fail 'the package did not pass in a clean root file system.'
}
