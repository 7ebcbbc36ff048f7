# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# Configures and builds a preset, and says how far it is.

presets=(release bench dev asan tsan)
# Hundredths of a second of processor that a step of a whole build takes, about; bench_build.py measures.
declare -A pace=([release]=45 [bench]=45 [dev]=57 [asan]=66 [tsan]=70)
long_build=60 # steps; of a shorter one there is no need to say how long it takes

command_build() {
    local preset=${1:-release}
    [[ $# -le 1 && " ${presets[*]} " == *" $preset "* ]] || usage_error "build takes one of: ${presets[*]}"
    need build runtime
    build "$preset"
}

# Configures anew when there is no build folder yet, the presets changed, the checkout moved, or translations can now be
# compiled.
configure() {
    local preset=$1 dir="$root/build/$1" stamp
    stamp="$root $(cksum <"$root/CMakePresets.json") $(qt_tool lrelease)"
    [[ -f $dir/build.ninja && -f $dir/.configured && $(<"$dir/.configured") == "$stamp" ]] && return
    say "Configuring ($preset)…"
    mkdir -p -- "$dir"
    (cd -- "$root" && cmake --preset "$preset" --fresh) </dev/null >"$dir/configure.log" ||
        fail "CMake could not configure; its whole output is in build/$preset/configure.log."
    printf '%s\n' "$stamp" >"$dir/.configured"
}

# Where Qt keeps a tool of its translators; nothing where it is not installed: the build does without.
qt_tool() { # lrelease or lupdate
    local file
    for file in /usr/lib{,64}/qt6/bin/"$1" "$(command -v "$1-qt6")"; do
        [[ ! -x $file ]] || { printf '%s' "$file" && return; }
    done
}

# build PRESET [TARGET…]: says nothing when there is nothing to do.
build() {
    local preset=$1
    shift
    configure "$preset"
    # Leaks of programs that the build itself runs are not what it is about.
    ASAN_OPTIONS=detect_leaks=0 cmake --build "$root/build/$preset" --target "${@:-all}" </dev/null 2>&1 |
        show_build "$preset" || fail "The build failed ($preset)."
}

# Ninja's output without what says that nothing happened: on a terminal its present step, else every tenth of a build.
show_build() {
    local line number announced='' tenth=0 start=$SECONDS live=no
    [[ -t 2 && ${TERM:-dumb} != dumb ]] && live=yes
    while IFS= read -r line; do
        case $line in
        'ninja: no work to do.' | '['*'] Re-checking globbed directories...' | '['*'] Re-running CMake...' | '-- '*) ;;
        '['*/*'] '*)
            number=${line%%]*}
            number=${number#[}
            [[ $announced != '' ]] || announce_build "$1" "${number#*/}"
            announced=yes
            if [[ $live == yes ]]; then
                line="$(time_left "${number%/*}" "${number#*/}" "$start")$line"
                printf '\r\e[K%s' "${line:0:${COLUMNS:-80}-1}" >&2
            elif ((${number#*/} >= long_build && ${number%/*} < ${number#*/} && ${number%/*} * 10 / ${number#*/} > tenth)); then
                tenth=$((${number%/*} * 10 / ${number#*/}))
                say "$(time_left "${number%/*}" "${number#*/}" "$start")$number steps"
            fi
            ;;
        *)
            [[ $live == no ]] || printf '\r\e[K' >&2
            say "$line"
            ;;
        esac
    done
    [[ $live == no || $announced == '' ]] || printf '\r\e[K' >&2
}

announce_build() { # PRESET STEPS
    local cores seconds
    cores=$(nproc)
    seconds=$(($2 * ${pace[$1]} / 100 / cores))
    if (($2 < long_build)); then
        say "Building ($1)…"
    else
        say "Building ($1): $2 steps, $(about "$seconds") on $cores cores"
    fi
}

# "40 %, about 2 minutes left: ", from how long it took so far; nothing where that says little.
time_left() { # STEPS-DONE STEPS SECONDS-AT-START
    (($2 < long_build || $1 * 10 < $2 || $1 == $2)) ||
        printf '%d %%, %s left: ' $(($1 * 100 / $2)) "$(about $(((SECONDS - $3) * ($2 - $1) / $1)))"
}

about() { # SECONDS
    local minutes=$((($1 + 30) / 60))
    case $minutes in
    0) echo 'less than a minute' ;;
    1) echo 'about a minute' ;;
    *) echo "about $minutes minutes" ;;
    esac
}
