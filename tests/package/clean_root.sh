#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# clean_root.sh DEB ROOT: makes a root file system with nothing but Debian's base in ROOT, and runs checks.sh in it.
# As root, in a mount and a process namespace of its own (see package-test in dev), so that what is mounted and started
# here ends with it, whatever happens. $DISPLAY is an X server outside: inside there is only what the package asks for.
set -euo pipefail
trap 'exit 130' INT
trap 'exit 143' TERM

deb=$1
root=$2
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")

# A package fits the release on which it was built.
# shellcheck source=/dev/null
suite=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
# The mirror that this machine's apt uses for it; debootstrap knows one otherwise.
# shellcheck disable=SC2016 # apt-get expands the format
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $suite" 'Component: main' \
    'Origin: Debian' 2>/dev/null | sed -n 1p)

printf '== a clean %s\n' "$suite"
log=$root.log
debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$log" 2>&1 </dev/null || {
    tail -n 20 "$log" >&2
    printf 'debootstrap could not make the root\n' >&2
    exit 1
}
mount -t proc proc "$root/proc"
cp -- /etc/resolv.conf "$root/etc/resolv.conf"
cp -- "$deb" "$root/overlapse.deb"
cp -- "$here/checks.sh" "$root/checks.sh"
chroot "$root" /usr/bin/env -i DISPLAY="$DISPLAY" LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    bash /checks.sh /overlapse.deb </dev/null
