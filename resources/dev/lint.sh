# shellcheck shell=bash disable=SC2034,SC2154,SC2164 # part of dev: shares its names and its set -e
# SPDX-License-Identifier: MIT
# What is checked without running the program.

checks=(licences includes sizes format shell desktop qml tidy)

command_lint() {
    local check failed=()
    (($#)) || set -- "${checks[@]}"
    for check in "$@"; do
        [[ " ${checks[*]} " == *" $check "* ]] || usage_error "lint has these checks: ${checks[*]}"
    done
    need build runtime lint
    cd -- "$root"
    mkdir -p build/lint/clean
    for check in "$@"; do
        # qmllint reads what the build generates; the rest is compiled here and nowhere else
        [[ $check != qml ]] || build dev overlapse compiled_benchmarks
        say "Checking $check…"
        "lint_$check" || failed+=("$check")
    done
    ((${#failed[@]} == 0)) || fail "lint found something to mend: ${failed[*]}"
}

# The project's files that match, NUL-terminated: tracked or new, not ignored, not deleted.
project_files() {
    local file
    git ls-files -coz --exclude-standard -- "$@" | while IFS= read -r -d '' file; do
        [[ ! -f $file ]] || printf '%s\0' "$file"
    done
}

lint_licences() { python3 resources/dev/tree_rules.py . licences; }
lint_includes() { python3 resources/dev/tree_rules.py . includes; }
lint_sizes() { python3 resources/dev/tree_rules.py . sizes; }

lint_format() { project_files '*.cpp' '*.h' | xargs -0r clang-format --dry-run -Werror 2>&1; }

lint_shell() { project_files '*.sh' '*.bash' dev .ci/run | xargs -0r shellcheck; }

# What desktops, man and other shells read: each by the checker of its own kind.
lint_desktop() {
    local status=0
    cd -- "$root/resources"
    desktop-file-validate overlapse.desktop || status=1
    appstreamcli validate --no-net overlapse.metainfo.xml >"$root/build/lint/metainfo.log" 2>&1 ||
        { cat -- "$root/build/lint/metainfo.log" && status=1; }
    xmllint --noout ./*.xml ./*.svg || status=1
    mandoc -Tlint overlapse.1 || status=1
    zsh -n completion/_overlapse || status=1
    fish --no-execute completion/overlapse.fish || status=1
    cd -- "$root"
    return "$status"
}

# Some versions of qmllint print warnings and yet succeed.
lint_qml() {
    local output
    [[ -n $(git ls-files -co --exclude-standard -- '*.qml') ]] || return 0
    if ! output=$(cmake --build build/dev --target all_qmllint </dev/null 2>&1) ||
        [[ $output == *Warning:* ]]; then
        grep -Ev '^(\[[0-9]+/|FAILED: |cd |ninja: build stopped)' <<<"$output"
        return 1
    fi
}

# The product alone: the tests are held to the format and the compiler's warnings.
lint_tidy() {
    rm -f build/lint/.configured # it is never built, and so nothing else would find new files
    configure lint
    python3 resources/dev/tidy.py . build/lint
}
