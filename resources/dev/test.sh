# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# Builds and runs the tests, with and without sanitizers, and the benchmarks.

launcher=() # what starts ctest

command_test() {
    local sanitizers=no only=no arguments=()
    while (($#)); do
        case $1 in
        --sanitizers) sanitizers=yes ;;
        --yes) install_without_asking ;;
        -R | -L)
            (($# > 1)) || usage_error "$1 needs a regular expression"
            only=yes
            arguments+=("$1" "$2")
            shift
            ;;
        --)
            arguments+=("${@:2}")
            break
            ;;
        *) usage_error "test does not know '$1'" ;;
        esac
        shift
    done
    need build runtime display test
    if [[ $sanitizers == yes ]]; then
        need sanitizers
        test_sanitized "${arguments[@]}"
    else
        if [[ $only == yes ]]; then
            build_tests "${arguments[@]}"
        else
            build dev
        fi
        run_ctest dev "${arguments[@]}"
    fi
}

# build_tests CTEST-ARGS: the tests alone that these choose.
build_tests() {
    local names=()
    build dev test_names # CMake looks for new files
    mapfile -t names < <(cd -- "$root" && ctest --preset dev -N "$@" | sed -n 's/^ *Test *#[0-9]*: *//p')
    ((${#names[@]} == 0)) || build dev "${names[@]}"
}

# run_ctest PRESET [CTEST-ARGS]
run_ctest() {
    start_xvfb
    (cd -- "$root" && headless "${launcher[@]}" ctest --preset "$@")
}

test_sanitized() {
    local leaks=1
    make_scratch
    # A graphics driver that is unloaded at exit would leave leaks without a name: nothing is unloaded.
    g++ -shared -fPIC -x c++ -o "$scratch/keep.so" - <<<'extern "C" int dlclose(void *) { return 0; }' >&2
    if ! can_find_leaks; then
        leaks=0
        say 'LeakSanitizer cannot work here (it needs ptrace): looking for everything but leaks.'
    fi
    # Newer kernels place memory at random where the sanitizers of older compilers do not expect it.
    ! setarch -R true 2>/dev/null || launcher=(setarch -R)
    build asan
    ASAN_OPTIONS="detect_leaks=$leaks:detect_stack_use_after_return=1:verify_asan_link_order=0" \
        LD_PRELOAD="$scratch/keep.so" run_ctest asan "$@"
    build tsan tsan_tests
    (($# == 0)) || set -- "$@" --no-tests=ignore # of the tests asked for, none may be about threads
    run_ctest tsan "$@"
}

can_find_leaks() {
    clang++ -fsanitize=address -x c++ -o "$scratch/leak-probe" - <<<'int main() { return 0; }' >&2 &&
        ASAN_OPTIONS=detect_leaks=1 "$scratch/leak-probe" >/dev/null 2>&1
}

command_bench() {
    if [[ ${1:-} == build ]]; then
        need build runtime display test
        headless python3 "$root/tests/benchmarks/bench_build.py" "${@:2}"
        return
    fi
    if [[ ${1:-} == speedscope ]]; then
        bench_speedscope "${@:2}"
        return
    fi
    need build runtime display bench
    case ${1:-} in
    behind | tune | advice)
        build bench overlapse
        python3 -B "$root/tests/benchmarks/bench_$1.py" "$root/build/bench/app/overlapse" "${@:2}"
        return
        ;;
    esac
    build bench overlapse_bench
    headless "$root/build/bench/tests/benchmarks/overlapse_bench" "$@"
}

# The peer is what npm has of it.
bench_speedscope() {
    local at="$root/build/speedscope" version=1.25.0
    need build runtime display speedscope
    command -v npm >/dev/null || need npm
    if [[ ! -d $at/node_modules/speedscope ]]; then
        npm install --prefix "$at" --silent --no-audit --no-fund "speedscope@$version" >&2 ||
            fail "npm could not install speedscope $version."
    fi
    build bench overlapse
    # Debian's modules are its own Python's.
    headless /usr/bin/python3 -B "$root/tests/benchmarks/bench_speedscope.py" "$root/build/bench/app/overlapse" \
        "$at/node_modules/speedscope" "$@"
}
