# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# Pictures for the documentation, and translations.

command_screenshots() {
    [[ -f $root/tests/screenshots.sh ]] || fail 'there is no tests/screenshots.sh'
    need build runtime display pictures
    build release overlapse
    OVERLAPSE="$root/build/release/app/overlapse" headless bash "$root/tests/screenshots.sh" "$@"
}

# What is new in the sources is added unfinished, and shown in English until it is translated; what is gone goes.
command_translations() {
    (($# == 0)) || usage_error 'translations takes no arguments'
    need build translations
    local file lupdate
    lupdate=$(qt_tool lupdate)
    [[ -n $lupdate ]] || fail 'there is no lupdate.'
    cd -- "$root"
    "$lupdate" -silent -locations none -no-obsolete ui app -ts resources/translations/*.ts >&2
    for file in resources/translations/*.ts; do
        printf '%s: %s texts, %s unfinished\n' "$file" "$(grep -c '<message' "$file")" \
            "$(grep -c 'type="unfinished"' "$file" || true)"
        # The text of each message, before the line of its translation.
        { grep -B 3 'type="unfinished"' "$file" || true; } | sed -n 's,.*<source>\(.*\)</source>.*,    \1,p'
    done
}
