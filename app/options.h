// SPDX-License-Identifier: MIT
// The command line as data. Every mistake is one line that says what is wrong and what would be right.
#pragma once

#include "analysis/limits_map.h"
#include "live/comparison.h"
#include "pipeline/checked.h"
#include "scene/scheme.h"
#include "serve/serve_options.h"
#include "trace/recording.h"
#include "workload/secrets.h"

#include <QSize>
#include <QStringList>

namespace overlapse {

enum class Command { Run, Compare, Predict, Sweep, Tune, Export, Explain, Diff, Serve };
/// "run", "compare", …; none of other words.
std::optional<Command> commandNamed(const QString &name);
/// Whether it only predicts.
constexpr bool predicts(Command command)
{
    return command == Command::Predict || command == Command::Sweep;
}

/// A file that an option has read, and what that is called on the command line.
struct ReadFile
{
    QString option; ///< without its dashes
    QString path;   ///< "-": standard input
};

/// What a command was asked to do.
struct Request
{
    Command command = Command::Run;
    bool help = false;
    WorkSpec work;
    std::vector<PipelineSpec> specs; ///< one for each mode, in the order asked for; sweep: one for each map
    MapAxes axes;                    ///< sweep
    std::int64_t maxFetchLimit = 64; ///< tune
    bool limitsOfNow = false;        ///< tune: N and M are given, and are compared with those advised
    Nanos mostP99{0};                ///< tune: the goal; 0: throughput
    Nanos budget{0};                 ///< tune
    int repeats =
        1; ///< run, compare: each mode so often, after one time that is left out; 1: once, and that counts
    CacheStart cache = CacheStart::Usual;  ///< of files
    int cores = 1;                         ///< predict, sweep: K; else the cores that this process may use
    QString recording;                     ///< export, explain, diff: the file
    std::optional<QString> otherRecording; ///< diff: B, which may be the same; none: two runs of one
    std::optional<Nanos> threshold;        ///< diff; none: the usual
    QStringList exports;
    QSize size{1600, 900};
    bool sizeGiven = false;
    double scale = 1; ///< of PNG pictures
    Scheme scheme = Scheme::Light;
    Secrets secrets = Secrets::Masked; ///< in what is exported; what is printed is always masked
    bool json = false;
    bool markdown = false;
    QString runs;     ///< explain, diff (A): the number of one, from 1, or what it is called; empty: all
    QString otherRun; ///< diff: B, in the same way
    bool quiet = false;
    bool yes =
        false; ///< what acts several times, or needs more memory than there is, is done without a question
    QString output; ///< run: the folder that results go to, as written; empty: they go nowhere
    bool overwrite = false;
    bool skipExisting = false;
    std::int64_t skipped = 0;      ///< inputs that were left out because their results are there
    std::vector<QByteArray> names; ///< of each item's result below `output`
    QString failed;                ///< run: the file that the inputs that failed go to; empty: none
    bool null = false;             ///< lists, read and written, end their entries with NUL
    bool dryRun = false;
    std::vector<ReadFile> reads; ///< beside the inputs
    ServeOptions serve;
};

/// `arguments` begins with the command's name. Reads what the options name (lists, durations, folders), writes nothing.
Checked<Request> parseRequest(const QStringList &arguments);

/// The text of `overlapse COMMAND --help`, with examples.
QString helpText(Command command);

} // namespace overlapse
