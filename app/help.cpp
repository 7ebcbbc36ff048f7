// SPDX-License-Identifier: MIT
// The texts of --help. The examples in them are run by the tests.
#include "formats/examples.h"
#include "options.h"
#include "workload/fetch_rules.h"

namespace overlapse {

namespace {

constexpr const char *workload = R"(
Work (simulated):
  --items N            how many items (4)
  --fetch TIME         how long a fetch takes (1s); awaits(5,100ms) is one of five parts, each begun in a poll
  --transform TIME     how long a transform takes (1s); in cpu(…), the default, it uses that much CPU time,
                       in wall(…) it spins until the clock says so
  --durations FILE     replay measured latencies: a CSV file with columns fetch_ms and transform_ms, or a .csv or
                       .overlapse that was exported
  --seed S             for times that vary (1)
  --capacity C         what is fetched from serves so many at a time, and the others wait in its line (as many as come);
                       of a recording that --durations replays, what you know of each server
  TIME is a number with ns, us, ms, s, min or h, or uniform(50ms,150ms), exp(80ms), lognormal(80ms,0.6) (median,
  sigma) or spike(80ms,5%,2s) (usual, share, spike).
)";

constexpr const char *realWork = R"(
Work (real):
  --fetch file         read files
  --fetch http         get URLs, http and https
  --fetch 'cmd:COMMAND'
                       run a command for each input, which takes the place of its {}; its output is what was
                       fetched; no shell is used
  --transform STEPS    none, gunzip, image(PX) (smaller, no side over PX), json (parse, count its values), sha256,
                       or cmd:COMMAND (what was fetched is its input); several as gunzip+sha256; or TIME as above
  --inputs PATH        a file is an item, a folder is walked; with http it is a URL (repeatable)
  --list FILE|-        one path a line, with http a URL, with cmd: any text; blanks around it, empty lines and those
                       that begin with # do not count; --null: they end with NUL, and all counts
  --serve FOLDER       http without a network: the run serves this folder to itself, on this machine alone, and
                       gets each of its files
  --latency TIME       how long each of these requests waits for its response (0s)
  --fail P%            the share of them that fail (0%)
  --fail-with 503|reset|stall|short|garbage
                       how, as in overlapse serve --help (503)
  --cache cold|warm    what each mode finds cached: nothing, or every file, which is then read once first
                       (compare: warm; run: what happens to be there)
)";

constexpr const char *halting =
    R"(  --halt N|P%          end a run as soon as N items have failed, or more than P% of those that are done, of which
                       there are ten at least
  --dry-run            show what would be done, with each input, and do nothing
)";

constexpr const char *repeating = R"(
Repeats:
  --repeat R           measure each mode R times, after one time that is left out, in an order of their own each
                       round (from the seed): medians, intervals from 6 on, and whether a difference was seen
)";

constexpr const char *results = R"(
Results:
  --output DIR         write what the last step left of each item into a folder, under its input's name
  --overwrite          replace what is there under that name (without it, such an item fails)
  --skip-existing      leave out the inputs whose results are there, before anything is fetched
  --failed FILE        write the inputs that failed into a file for --list
)";

constexpr const char *insisting = R"(
Insisting:
  --yes                do not ask whether commands may be run, or URLs got, once in each mode; and try what needs
                       more memory than there is
)";

constexpr const char *pipeline = R"(
Pipeline:
  --fetch-limit N      fetches in flight (the larger of 4 and the cores)
  --transform-limit M  transforms in flight (the same)
  --threads C          pool threads (the cores that this process may use)
  --order kept|any     whether items leave in order (kept)
)";

constexpr const char *output = R"(
Output:
  --json               print the result as JSON instead of a table
  --export FILE        also write it (repeatable); the suffix says the format: .png .svg .pdf (the chart), .html
                       .md (a report for a review), .csv .json (every stamp), .trace.json (for Perfetto,
                       speedscope …), .overlapse (a recording)
  --size 1600x900      of pictures
  --scale 2            of a PNG: device pixels to a pixel of --size (1)
  --theme light|dark|high-contrast|high-contrast-dark   of pictures (light)
  --quiet              no progress
)";

constexpr const char *mapOutput = R"(
Output:
  --json               print the maps as JSON instead of text
  --export FILE        also write them (repeatable): .svg .pdf .png (heat maps with contours), .csv (a line a cell) or
                       .json
  --size 1600x900      of pictures (larger for many maps)
  --scale 2            of a PNG: device pixels to a pixel of --size (1)
  --theme light|dark|high-contrast|high-contrast-dark   of pictures (light)
  --quiet              no progress
)";

constexpr const char *unmasking =
    R"(  --unmask             exports keep what may be secret: credentials and values in URLs; recordings also headers
)";

constexpr const char *serving =
    R"(overlapse serve FOLDER: its files by HTTP, to try a crawler without a network

  --port P             where to listen, on this machine alone (any port that is free)
  --latency TIME       how long each request waits for its response (0s)
  --capacity C         so many requests are served at a time, each for that long, and the others wait in line: first
                       come, first served (as many as come)
  --fail P%            the share of requests that fail (0%)
  --fail-with 503|reset|stall|short|garbage
                       how: with that status (the usual), with a reset in the middle of the response, with half of
                       it and then silence, with half of it and then the end, or with what is not HTTP
  --retry-after TIME   what each 503 asks its client to wait, in whole seconds (1s)
  --seed S             for latencies and failures: the same requests wait as long and fail each time (1)
  --quiet              print the address only
  TIME is a number with ns, us, ms, s, min or h, or uniform(50ms,150ms), exp(80ms), lognormal(80ms,0.6) (median,
  sigma) or spike(80ms,5%,2s) (usual, share, spike).

A folder is served as the list of the files in it, a path on each line (of 10,000 at most). Ctrl-C stops it.

Examples:
  overlapse serve /usr/share/doc --latency 'lognormal(80ms,0.6)' --fail 2%
  overlapse serve /usr/share/doc --latency 20ms --fail 10% --fail-with reset --quiet
  overlapse serve /usr/share/doc --latency 20ms --capacity 9
)";

constexpr const char *overHttp =
    R"(  Over http, up to 10 redirects are followed, what was packed (gzip, deflate, br, zstd) is unpacked, and proxies
  are those of http_proxy, https_proxy, all_proxy and no_proxy, but for this machine; the man page says more.
)";

QString text(const char *part)
{
    return QString::fromUtf8(part);
}

// "  --rate R             what it says", below each other; what leaves no room for that has it on the next line.
QString rules()
{
    constexpr int column = 23;
    QString lines;
    for (const FetchRule rule : allFetchRules) {
        const RuleInfo &info = ruleInfo(rule);
        const QString begin =
            QStringLiteral("  --%1 %2").arg(QLatin1String(info.option), QLatin1String(info.value));
        lines += begin.size() < column ? begin.leftJustified(column) : begin + u'\n' + QString(column, u' ');
        lines += QLatin1String(info.help) + u'\n';
    }
    return lines + text(overHttp);
}

QString experiment()
{
    QString names;
    for (const Example &example : examples())
        names += QStringLiteral("\n    %1 %2").arg(example.name, -18).arg(example.file.title);
    return text("\nExperiment:\n"
                "  --experiment FILE    what a file says, where other options do not; or one of the "
                "examples,\n"
                "                       as in --experiment example:article:")
        + names + u'\n';
}

} // namespace

QString helpText(Command command)
{
    switch (command) {
    case Command::Run:
        return text("overlapse run: measure one mode\n\n  --mode MODE          sequential, concurrent, "
                    "parallel, "
                    "prefetching or blocking (parallel)\n")
            + text(workload) + text(realWork) + rules() + text(halting) + text(results) + text(insisting)
            + text(pipeline) + text(repeating) + experiment() + text(output) + text(unmasking)
            + text("\nExamples:\n"
                   "  overlapse run --items 8 --fetch 20ms --transform 'cpu(10ms)' --threads 2\n"
                   "  overlapse run --mode concurrent --items 8 --fetch 20ms --transform 5ms --json\n");
    case Command::Compare:
        return text("overlapse compare: measure several modes on the same items, one after the other\n\n"
                    "  --modes A,B,C        which (all five)\n")
            + text(workload) + text(realWork) + rules() + text(halting) + text(insisting) + text(pipeline)
            + text(repeating) + experiment() + text(output) + text(unmasking)
            + text("\nExamples:\n"
                   "  overlapse compare --export article.svg\n"
                   "  overlapse compare --modes concurrent,parallel --items 20 --fetch 'exp(20ms)' "
                   "--transform 5ms\n"
                   "  overlapse compare --fetch file --inputs /usr/share/doc --transform gunzip+sha256\n"
                   "  overlapse compare --fetch http --serve /usr/share/doc --latency 5ms --transform "
                   "gunzip\n"
                   "  overlapse compare --experiment example:stall\n");
    case Command::Predict:
        return text("overlapse predict: as compare, on a virtual clock: no waiting\n\n"
                    "  --modes A,B,C        which (all five)\n"
                    "  --cores K            cores that the threads share (those of this machine)\n")
            + text(workload) + text(insisting) + text(pipeline) + experiment() + text(output)
            + text("\nExamples:\n"
                   "  overlapse predict --items 1000 --fetch 'lognormal(80ms,0.6)' --transform 20ms "
                   "--fetch-limit 16\n"
                   "  overlapse predict --threads 4 --cores 4 --transform 'wall(1s)' --export article.png\n");
    case Command::Sweep:
        return text("overlapse sweep: which limits are enough: predicts every pair of N and M\n\n"
                    "  --fetch-limits N,N…  which N: numbers and ranges, as in 1..16,32,64 "
                    "(1,2,4,8,16,32,64)\n"
                    "  --transform-limits M,M…\n"
                    "                       which M (1,2,4,8,16)\n"
                    "  --threads-list C,C…  a map for each of these numbers of threads (--threads)\n"
                    "  --modes A,B,C        a map for each (parallel)\n"
                    "  --cores K            cores that the threads share (those of this machine)\n")
            + text(workload) + text(insisting) + text(pipeline) + experiment() + text(mapOutput)
            + text("\nExamples:\n"
                   "  overlapse sweep --items 500 --fetch 'exp(80ms)' --transform 5ms --fetch-limits 1..64\n"
                   "  overlapse sweep --items 200 --fetch 'exp(20ms)' --transform 2ms --threads-list 1,2 "
                   "--export map.svg\n");
    case Command::Tune:
        return text("overlapse tune: the smallest limits that are as good as the best, found by measuring\n\n"
                    "  --mode MODE          concurrent, parallel or prefetching (parallel)\n"
                    "  --goal GOAL          throughput, or 'p99<=200ms': as much as there is with no larger "
                    "latency\n"
                    "                       (throughput)\n"
                    "  --budget TIME        how long is measured at most (60s)\n"
                    "  --max-fetch-limit N  never more in flight (64)\n\n"
                    "Where --fetch-limit or an experiment says what the limits are now, these are measured "
                    "as\n"
                    "well where as many are allowed, and what is advised is compared with them.\n")
            + text(workload) + text(realWork) + rules() + text(insisting) + text(pipeline) + experiment()
            + text("\n  --json               print what was tried and the advice as JSON\n"
                   "  --quiet              no progress\n")
            + text("\nExamples:\n"
                   "  overlapse tune --items 2000 --fetch 20ms --capacity 9 --transform 100us --budget 10s\n"
                   "  overlapse tune --fetch http --list urls.txt --transform sha256 --max-fetch-limit 16\n");
    case Command::Export:
        return text("overlapse export FILE --export OUT…: convert a recording\n\n"
                    "  --export OUT         .png .svg .pdf .html .md .csv .json .trace.json .overlapse "
                    "(repeatable)\n"
                    "  --size 1600x900      of pictures\n"
                    "  --scale 2            of a PNG: device pixels to a pixel of --size (1)\n"
                    "  --theme light|dark|high-contrast|high-contrast-dark   of pictures (light)\n")
            + text(unmasking)
            + text("\nExample:\n"
                   "  overlapse export article.overlapse --export article.svg --export article.csv\n");
    case Command::Explain:
        return text("overlapse explain FILE: why each mode of a recording took as long as it did, one line a "
                    "fact: where "
                    "the time of\nits items and its cores went, what the makespan hangs on, and what a "
                    "change would gain, "
                    "by prediction\n\n"
                    "  --run WHICH          only that one, by its number or by what it is called: --run 2, "
                    "--run parallel\n"
                    "  --markdown           as Markdown, to paste\n"
                    "  --json               the recording as JSON, with what was found\n"
                    "  --quiet              no progress\n"
                    "\nExample:\n"
                    "  overlapse explain article.overlapse\n");
    case Command::Diff:
        return text(
            "overlapse diff A.overlapse [B.overlapse]: what tells two runs apart, item by item: how many "
            "gained and\nlost, by which causes, and what only one of them has\n\n"
            "Of two recordings the same modes are compared; of one, two of its runs. Items are paired by "
            "their input,\nor by their number where the work is simulated.\n\n"
            "  --run-a WHICH        the run of A, by its number or by what it is called: --run-a 2, --run-a "
            "parallel\n"
            "  --run-b WHICH        the run of B\n"
            "  --threshold TIME     what differs by less counts as the same (1 % of A's median latency)\n"
            "  --json               as JSON\n"
            "  --quiet              no progress\n"
            "\nExample:\n"
            "  overlapse diff article.overlapse --run-a concurrent --run-b parallel\n");
    case Command::Serve: return text(serving);
    }
    return {};
}

} // namespace overlapse
