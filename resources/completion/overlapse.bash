# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What bash offers after `overlapse`. A test holds the table against --help.

# COMMANDS OPTION VALUE. "overlapse" is the program without a command. A VALUE is
#   -            none
#   any          nothing to offer
#   path         a file or a folder
#   folder       a folder
#   a|b          one of these; after "list:", several with commas between them; after "path:", or a path
#   .a|.b        a file with one of these suffixes; after "new:", it need not be there yet
_overlapse_options='
overlapse,run,compare,predict,sweep,tune,export,explain,diff,serve --help   -
overlapse                             --version          -
run,tune                              --mode             sequential|concurrent|parallel|prefetching|blocking
compare,predict,sweep                 --modes            list:sequential|concurrent|parallel|prefetching|blocking
predict,sweep                         --cores            any
run,compare,predict,sweep,tune        --items            any
run,compare,tune                      --fetch            file|http|cmd:
predict,sweep                         --fetch            any
run,compare,tune                      --transform        none|gunzip|image(|json|sha256|cmd:|gunzip+sha256
predict,sweep                         --transform        any
run,compare,predict,sweep,tune        --durations        .csv|.overlapse
run,compare,predict,sweep,tune,serve  --capacity         any
run,compare,predict,sweep,tune,serve  --seed             any
run,compare,tune                      --inputs           path
run,compare,tune                      --list             path:-
run,compare,tune                      --null             -
run,compare,tune                      --serve            folder
run,compare,tune,serve                --latency          any
run,compare,tune,serve                --fail             any
run,compare,tune,serve                --fail-with        503|reset|stall|short|garbage
serve                                 --retry-after      any
run,compare,tune                      --cache            cold|warm
run,compare,tune                      --header           any
run,compare,tune                      --per-host         any
run,compare,tune                      --rate             any
run,compare,tune                      --timeout          any
run,compare,tune                      --deadline         any
run,compare,tune                      --retries          any
run,compare,tune                      --max-bytes        any
run,compare,tune                      --on-error         continue|stop
run                                   --output           folder
run                                   --overwrite        -
run                                   --skip-existing    -
run                                   --failed           path
run,compare                           --halt             any
run,compare                           --dry-run          -
run,compare                           --repeat           any
run,compare,predict,sweep,tune        --yes              -
run,compare,predict,sweep,tune        --fetch-limit      any
run,compare,predict,sweep,tune        --transform-limit  any
run,compare,predict,sweep,tune        --threads          any
run,compare,predict,sweep,tune        --order            kept|any
run,compare,predict,sweep,tune        --experiment       path:example:article|example:hiccups|example:more-m|example:stall|example:crawler|example:thumbnails|example:slow-item|example:tiny|example:oversubscription|example:documentation|example:web
run,compare,predict,sweep,tune,explain,diff --json        -
sweep                                 --fetch-limits     any
sweep                                 --transform-limits any
sweep                                 --threads-list     any
tune                                  --goal             throughput|p99<=
tune                                  --budget           any
tune                                  --max-fetch-limit  any
sweep                                 --export           new:.png|.svg|.pdf|.csv|.json
explain                               --markdown         -
explain                               --run              any
diff                                  --run-a            any
diff                                  --run-b            any
diff                                  --threshold        any
run,compare,predict,export            --export           new:.png|.svg|.pdf|.html|.md|.csv|.json|.trace.json|.overlapse
run,compare,predict,sweep,export      --size             1600x900|1920x1080|3840x2160
run,compare,predict,sweep,export      --scale            1|1.5|2
run,compare,predict,sweep,export      --theme            light|dark|high-contrast|high-contrast-dark
run,compare,export                    --unmask           -
run,compare,predict,sweep,tune,explain,diff,serve --quiet       -
serve                                 --port             any
'

# _overlapse_of COMMAND [OPTION]: its options or, with OPTION, the VALUE of that one.
_overlapse_of() {
    local commands option value
    while read -r commands option value; do
        [[ ,$commands, == *,$1,* ]] || continue
        if (($# == 1)); then
            printf '%s\n' "$option"
        elif [[ $option == "$2" ]]; then
            printf '%s\n' "$value"
        fi
    done <<<"$_overlapse_options"
}

# The functions below print candidates that begin with their first argument, one a line.
_overlapse_words() { compgen -W "${2//|/ }" -- "$1"; }

_overlapse_list() {
    local before='' word
    [[ $1 != *,* ]] || before=${1%,*},
    for word in ${2//|/ }; do
        [[ ,$before == *,$word,* || $word != "${1##*,}"* ]] || printf '%s%s\n' "$before" "$word"
    done
}

_overlapse_suffixed() {
    local suffix
    for suffix in ${2//|/ }; do
        compgen -f -X "!*$suffix" -- "$1"
    done
    compgen -d -- "$1"
}

# A name that was begun, with the suffixes that it could get.
_overlapse_new() {
    local suffix length name=${1##*/}
    for suffix in ${2//|/ }; do
        for ((length = ${#suffix}; length > 0; length--)); do
            [[ $1 != *"${suffix:0:length}" ]] || break
        done
        [[ -n ${name%"${suffix:0:length}"} ]] || continue
        ((length == 0)) && [[ $name == *.* ]] || printf '%s%s\n' "$1" "${suffix:length}"
    done
}

_overlapse_value() {
    local value=$2
    case $value in
    any) ;;
    path) compgen -f -- "$1" ;;
    folder) compgen -d -- "$1" ;;
    path:*)
        compgen -f -- "$1"
        _overlapse_words "$1" "${value#*:}"
        ;;
    list:*) _overlapse_list "$1" "${value#*:}" ;;
    new:*)
        _overlapse_suffixed "$1" "${value#*:}"
        _overlapse_new "$1" "${value#*:}"
        ;;
    .*) _overlapse_suffixed "$1" "$value" ;;
    *) _overlapse_words "$1" "$value" ;;
    esac
}

_overlapse() {
    local command=overlapse value='' current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    # Bash takes --order=kept for three words.
    if [[ $current == '=' ]]; then
        current=''
    elif [[ $before == '=' ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case ${COMP_WORDS[1]} in
    run | compare | predict | sweep | tune | export | explain | diff | serve) ((COMP_CWORD == 1)) || command=${COMP_WORDS[1]} ;;
    esac
    [[ $before != --* ]] || value=$(_overlapse_of "$command" "$before")
    local candidates
    if [[ $value == [!-]* ]]; then
        candidates=$(_overlapse_value "$current" "$value")
        [[ $value != *[.,:]* && $value != path && $value != folder ]] || compopt -o filenames 2>/dev/null
        [[ $value != list:* ]] || compopt +o filenames -o nospace 2>/dev/null
    elif [[ $current == -* ]]; then
        candidates=$(_overlapse_words "$current" "$(_overlapse_of "$command")")
    elif [[ $command == serve ]]; then
        candidates=$(compgen -d -- "$current")
        compopt -o filenames 2>/dev/null
    elif [[ $command == export || $command == explain || $command == diff ]] || ((COMP_CWORD == 1)); then
        candidates=$(_overlapse_suffixed "$current" .overlapse)
        compopt -o filenames 2>/dev/null
        ((COMP_CWORD > 1)) || candidates+=$'\n'$(_overlapse_words "$current" 'run|compare|predict|sweep|tune|export|explain|diff|serve')
    fi
    mapfile -t COMPREPLY < <(sort -u <<<"$candidates" | sed '/^$/d')
}

complete -F _overlapse overlapse
