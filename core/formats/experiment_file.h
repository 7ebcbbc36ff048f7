// SPDX-License-Identifier: MIT
// An experiment as a file: a small JSON text that people write and read.
//
//   {"format": "overlapse-experiment", "version": 1, "title": "…", "about": "…",
//    "work": {"items": 4, "fetch": "1s", "transform": "cpu(1s)", "seed": 1},
//    "limits": {"fetch_limit": 4, "transform_limit": 4, "threads": "4 x cores", "order": "kept", "cores": 2},
//    "modes": ["sequential", "parallel"]}
//
// Simulated fetches may come from something that serves so many at a time: "capacity": 9.
//
// Times and transforms are written as on the command line, and what is left out has the command line's default. A limit
// is a number, or "cores", or a multiple of them. Instead of fetch and transform, "durations" replays times: the name of
// a CSV file, or [["5s", "250ms"], …] with the times of each item. Names of files are relative to the experiment's folder.
//
// Real work has "fetch": "file", "http" or "cmd:COMMAND" and "inputs": […] (files and folders, or URLs) or "list": the
// name of a file with an input a line; "cache": "cold" or "warm" for files; and as it needs them, written as on the
// command line, "headers": […], "per_host": 4, "rate": 20, "timeout": "30s", "deadline": "5min", "retries": 3,
// "max_bytes": "10MB", "on_error": "stop". Instead of URLs, "serve": the name of a folder that the run serves to itself
// while it lasts, with "latency": "lognormal(80ms,0.6)", "fail": "2%", "fail_with": "reset" as `overlapse serve` has them.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

#include <optional>

namespace overlapse {

/// How a file gives a limit, so that it means the same on a machine with other cores.
struct WrittenLimit
{
    enum class Kind : std::uint8_t {
        Number,     ///< as it is in the limits
        TimesCores, ///< "4 x cores"
        Left,       ///< left out: the default
    };
    Kind kind = Kind::Number;
    int factor = 1; ///< of TimesCores

    friend bool operator==(const WrittenLimit &, const WrittenLimit &) = default;
};

struct ExperimentFile
{
    QString title;
    QString about; ///< one line: what to look for; may be empty
    /// `inputs` is null. With a durations file that is not loaded, `items` is 0 unless the experiment gives it.
    /// A served folder is as written.
    WorkSpec work;
    QStringList inputs;     ///< folders and files, or URLs, as written
    QString list;           ///< the file with further inputs, as written; may be empty
    QString durationsFile;  ///< as written; if empty, work.durations is part of the experiment itself
    bool coldCache = false; ///< drop the files from the page cache before each mode
    PipelineSpec limits;    ///< mode unused
    WrittenLimit fetchLimit;
    WrittenLimit transformLimit;
    WrittenLimit threads;
    std::vector<Mode> modes{allModes.begin(), allModes.end()}; ///< shown, in order; never empty
    std::optional<int> cores;                                  ///< K for predictions; absent: this machine's
    QString folder; ///< what names of files are relative to; empty: the current folder
};

inline constexpr qint64 maxExperimentBytes = qint64(1) << 20;

/// `name` stands for the path; errors begin with it and are one line. Limits are those of `cores`, or else of this
/// machine. Opens no other file.
Checked<ExperimentFile> readExperiment(const QByteArray &text, const QString &name);
/// With the replayed durations, if another file has them. Runs, lists and writes nothing.
Checked<ExperimentFile> openExperiment(const QString &path);

/// UTF-8, keys in one order. Limits as they were written, if they still come to the same.
QByteArray experimentText(const ExperimentFile &file);
/// What it writes can be opened: otherwise it is not written. Names of files stay those of the same files. Empty, or
/// one line that says what went wrong.
QString saveExperiment(const QString &path, const ExperimentFile &file);

/// Sets the limits that depend on the cores.
void resolveLimits(ExperimentFile &file, int cores);

/// The inputs, and any other name of a file, as the current folder sees them.
QStringList inputPaths(const ExperimentFile &file);
/// The list, if there is one, as a path.
QStringList listPaths(const ExperimentFile &file);
/// The served folder, which there is, as the current folder sees it.
QString servedPath(const ExperimentFile &file);
QString pathFrom(const QString &folder, const QString &name);

/// Whether a file at this path is one that the experiment reads, by whatever name: writing it would be the end of that.
bool isRead(const ExperimentFile &file, const QString &path);

/// Whether a file that begins like this may be an experiment; a recording does not.
bool beginsLikeExperiment(const QByteArray &beginning);

} // namespace overlapse
