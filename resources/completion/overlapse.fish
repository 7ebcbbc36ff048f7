# SPDX-License-Identifier: MIT
# What fish offers after `overlapse`. A test holds it against --help.

# Whether the command is one of these; "overlapse" is the program without one.
function __overlapse_in
    set -l words (commandline -opc)
    if contains -- "$words[2]" run compare predict sweep tune export explain diff serve
        contains -- $words[2] $argv
    else
        contains -- overlapse $argv
    end
end

function __overlapse_first
    test (count (commandline -opc)) -eq 1
end

complete -c overlapse -f
complete -c overlapse -n __overlapse_first -a run -d 'Measure one mode'
complete -c overlapse -n __overlapse_first -a compare -d 'Measure several modes on the same items'
complete -c overlapse -n __overlapse_first -a predict -d 'Compare on a virtual clock'
complete -c overlapse -n __overlapse_first -a sweep -d 'Which limits are enough'
complete -c overlapse -n __overlapse_first -a tune -d 'Limits that are enough, found by measuring'
complete -c overlapse -n __overlapse_first -a export -d 'Convert a recording'
complete -c overlapse -n __overlapse_first -a explain -d 'Why each mode took as long as it did'
complete -c overlapse -n __overlapse_first -a diff -d 'What tells two runs apart, item by item'
complete -c overlapse -n __overlapse_first -a serve -d 'The files of a folder by HTTP, to try a crawler with'
complete -c overlapse -n __overlapse_first -k -a '(__fish_complete_suffix .overlapse)'
complete -c overlapse -n '__overlapse_in export explain diff' -k -a '(__fish_complete_suffix .overlapse)'
complete -c overlapse -n '__overlapse_in serve' -a '(__fish_complete_directories)'

complete -c overlapse -n '__overlapse_in overlapse run compare predict sweep tune export explain diff serve' -l help -d 'List the options, with examples'
complete -c overlapse -n '__overlapse_in overlapse' -l version -d 'Print the version'
complete -c overlapse -n '__overlapse_in run tune' -l mode -x -d 'Measure this mode' -a 'sequential concurrent parallel prefetching blocking'
complete -c overlapse -n '__overlapse_in compare predict sweep' -l modes -x -d 'Which modes' -a '(__fish_append , sequential concurrent parallel prefetching blocking)'
complete -c overlapse -n '__overlapse_in predict sweep' -l cores -x -d 'Cores that the threads share'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l items -x -d 'How many items'
complete -c overlapse -n '__overlapse_in run compare tune' -l fetch -x -d 'How long a fetch takes, or what is read, got or run' -a 'file http cmd:'
complete -c overlapse -n '__overlapse_in predict sweep' -l fetch -x -d 'How long a fetch takes'
complete -c overlapse -n '__overlapse_in run compare tune' -l transform -x -d 'How long a transform takes, or what it does' -a '"none" "gunzip" "image(" "json" "sha256" "cmd:" "gunzip+sha256"'
complete -c overlapse -n '__overlapse_in predict sweep' -l transform -x -d 'How long a transform takes'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l durations -r -k -d 'Replay measured latencies' -a '(__fish_complete_suffix .csv .overlapse)'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l capacity -x -d 'What is fetched from serves so many at a time'
complete -c overlapse -n '__overlapse_in serve' -l capacity -x -d 'Serve so many requests at a time'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune serve' -l seed -x -d 'For times that vary'
complete -c overlapse -n '__overlapse_in run compare tune' -l inputs -r -F -d 'Files to read, folders to walk, URLs to get'
complete -c overlapse -n '__overlapse_in run compare tune' -l list -r -F -d 'File with an input on each line, - for standard input'
complete -c overlapse -n '__overlapse_in run compare tune' -l null -d 'The inputs of --list end with NUL'
complete -c overlapse -n '__overlapse_in run compare tune' -l serve -x -d 'Get the files of this folder from a server of the run itself' -a '(__fish_complete_directories)'
complete -c overlapse -n '__overlapse_in run compare tune' -l cache -x -d 'What each mode finds cached' -a 'cold warm'
complete -c overlapse -n '__overlapse_in run compare tune' -l header -x -d 'Sent with each request'
complete -c overlapse -n '__overlapse_in run compare tune' -l per-host -x -d 'Requests at a time to one host'
complete -c overlapse -n '__overlapse_in run compare tune' -l rate -x -d 'Requests that begin in a second'
complete -c overlapse -n '__overlapse_in run compare tune' -l timeout -x -d 'How long a fetch may bring nothing'
complete -c overlapse -n '__overlapse_in run compare tune' -l deadline -x -d 'How long a fetch may take'
complete -c overlapse -n '__overlapse_in run compare tune' -l retries -x -d 'Further attempts of a fetch'
complete -c overlapse -n '__overlapse_in run compare tune' -l max-bytes -x -d 'How large an item may be'
complete -c overlapse -n '__overlapse_in run compare tune' -l on-error -x -d 'Whether an item that fails ends the run' -a 'continue stop'
complete -c overlapse -n '__overlapse_in run' -l output -x -d 'Write the results into this folder' -a '(__fish_complete_directories)'
complete -c overlapse -n '__overlapse_in run' -l overwrite -d 'Replace results that are there'
complete -c overlapse -n '__overlapse_in run' -l skip-existing -d 'Leave out inputs whose results are there'
complete -c overlapse -n '__overlapse_in run' -l failed -r -F -d 'Write the inputs that failed into this file'
complete -c overlapse -n '__overlapse_in run compare' -l halt -x -d 'End a run of which so many items have failed'
complete -c overlapse -n '__overlapse_in run compare' -l repeat -x -d 'Measure each mode so often'
complete -c overlapse -n '__overlapse_in run compare' -l dry-run -d 'Show what would be done'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l yes -d 'Do it in each mode, and with little memory'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l fetch-limit -x -d 'Fetches in flight'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l transform-limit -x -d 'Transforms in flight'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l threads -x -d 'Threads of the pool'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l order -x -d 'Whether items leave in order' -a 'kept any'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune' -l experiment -r -k -d 'What a file says, or an example' -a '(__fish_complete_suffix .json) example:article example:hiccups example:more-m example:stall example:crawler example:thumbnails example:slow-item example:tiny example:oversubscription example:documentation example:web'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune explain diff' -l json -d 'Print the result as JSON'
complete -c overlapse -n '__overlapse_in sweep' -l fetch-limits -x -d 'Which N, as in 1..16,32'
complete -c overlapse -n '__overlapse_in sweep' -l transform-limits -x -d 'Which M'
complete -c overlapse -n '__overlapse_in sweep' -l threads-list -x -d 'A map for each of these'
complete -c overlapse -n '__overlapse_in tune' -l goal -x -d 'What is wanted' -a 'throughput "p99<="'
complete -c overlapse -n '__overlapse_in tune' -l budget -x -d 'How long is measured at most'
complete -c overlapse -n '__overlapse_in tune' -l max-fetch-limit -x -d 'Never more fetches in flight'
complete -c overlapse -n '__overlapse_in sweep' -l export -r -F -d 'Also write the maps: .png .svg .pdf .csv .json'
complete -c overlapse -n '__overlapse_in explain' -l run -x -d 'Only that run, by its number or what it is called'
complete -c overlapse -n '__overlapse_in diff' -l run-a -x -d 'The run of A, by its number or what it is called'
complete -c overlapse -n '__overlapse_in diff' -l run-b -x -d 'The run of B'
complete -c overlapse -n '__overlapse_in diff' -l threshold -x -d 'What differs by less counts as the same'
complete -c overlapse -n '__overlapse_in explain' -l markdown -d 'Print Markdown, to paste'
complete -c overlapse -n '__overlapse_in run compare predict export' -l export -r -F -d 'Also write the result: .png .svg .pdf .html .md .csv .json .trace.json .overlapse'
complete -c overlapse -n '__overlapse_in run compare predict sweep export' -l size -x -d 'Size of pictures' -a '1600x900 1920x1080 3840x2160'
complete -c overlapse -n '__overlapse_in run compare predict sweep export' -l scale -x -d 'Device pixels of a PNG to a pixel of its size' -a '1 1.5 2'
complete -c overlapse -n '__overlapse_in run compare predict sweep export' -l theme -x -d 'Colours of pictures' -a 'light dark high-contrast high-contrast-dark'
complete -c overlapse -n '__overlapse_in run compare export' -l unmask -d 'Exports keep what may be secret in URLs and headers'
complete -c overlapse -n '__overlapse_in run compare predict sweep tune explain diff' -l quiet -d 'No progress'
complete -c overlapse -n '__overlapse_in serve' -l quiet -d 'Print the address only'
complete -c overlapse -n '__overlapse_in serve' -l port -x -d 'Where to listen'
complete -c overlapse -n '__overlapse_in run compare tune serve' -l latency -x -d 'How long each request waits'
complete -c overlapse -n '__overlapse_in run compare tune serve' -l fail -x -d 'Share of requests that fail'
complete -c overlapse -n '__overlapse_in serve' -l retry-after -x -d 'What a 503 asks its client to wait'
complete -c overlapse -n '__overlapse_in run compare tune serve' -l fail-with -x -d 'How they fail' -a '503 reset stall short garbage'
