// SPDX-License-Identifier: MIT
// Recordings in files (.overlapse): everything a result holds, exactly.
//
// CBOR (RFC 8949) with typed arrays (RFC 8746), so that any CBOR library can read it. Keys stand in this order,
// lengths are definite, and there are no other keys; whatever is added raises the version.
//
//   55799({ "format": "overlapse-recording", "version": 11, "program": text, "when": WHEN,
//     "lost": int, "machines": [MACHINE …], "works": [WORK …],
//     "runs": [{"id": int, "origin": "own" / "what-if" / "foreign", "name": text, "pinned": bool, "work": int,
//       "machine": int, "when": WHEN, "program": text, "basis": int / null, "disturbed": float64 / null,
//       "paused_ns": int,
//       "looking": null / {"clock_ns": float64, "thread_clock_ns": float64, "resolution_ns": int},
//       "mode": text, "order": text, "fetch_limit": int, "transform_limit": int, "threads": int,
//       "clock": "live" / "virtual", "items": int, "end_ns": int, "most_in_flight": int, "cancelled": bool,
//       "columns": {"fetch_admitted_ns": COLUMN, … in the order of columns.h},
//       "details": null / DETAILS, "notes": [[item int / -1, at_ns int, text] …]} …]})
//   WHEN = 0(text, RFC 3339, UTC) / null
//   MACHINE = {"cores": int, "cpu": text, "system": text}
//   WORK = {"items": int, "fetch": "simulated" / "file" / "http" / "command", "fetch_time": TIME, "capacity": int,
//     "transform": "cpu" / "wall" / "real", "transform_time": TIME, "steps": [text …], "seed": uint,
//     "durations": null / {"source": text, "fetch_ns": 79(bytes), "transform_ns": 79(bytes), "fetch_cpu_ns": 79(bytes),
//       "transform_outside_ns": 79(bytes), "server": 79(bytes), "most_in_flight": int,
//       "servers": [[places int, filled bool, known bool] …],
//       "fit": float64 / null, "disturbed": float64 / null, "stopped": bool, "per_host": int, "rate": float64,
//       "trial_row": 79(bytes), "trial_ns": 79(bytes), "trial_wait_ns": 79(bytes), "fetch_failed": 79(bytes),
//       "transform_failed": 79(bytes), "deadline_ns": int, "fetch_thread": bool,
//       "unsure_below": int, "fetch_cpu_unknown": bool, "overhead_ns": int} / int,
//     "inputs": null / {"sources": [text …], "passed_over": int, "paths": SIZED} / int,
//     "command": text, "rules": {"headers": [text …], "per_host": int, "rate": float64, "timeout_ns": int,
//       "deadline_ns": int, "retries": int, "max_bytes": int, "stop_at_error": bool},
//     "served": null / {"folder": text, "latency": TIME, "fail": float64, "fail_with": text}}
//   TIME = {"kind": "constant" / "uniform" / "exp" / "lognormal" / "spike", "a_ns": int, "b_ns": int,
//     "p": float64, "awaits": int}
//   COLUMN = TAG(bytes)   one little-endian value an item; the column's tag is in columns.h
//          / int          every item has this value
//          / text         the same as that earlier column; of "rank" also "item": the items' own numbers
//   DETAILS = {"rows": int, "item": DCOLUMN, "http_status": DCOLUMN, "error": DCOLUMN, "note": DCOLUMN,
//     "address": DCOLUMN, "digest": SIZED, "final_url": SIZED, "parts": DCOLUMN, "part_rows": int,
//     "part_kind": DCOLUMN, "part_attempt": DCOLUMN, "part_status": DCOLUMN, "part_begin_ns": 79(bytes),
//     "part_end_ns": 79(bytes), "text_rows": int, "texts": SIZED}
//   DCOLUMN = TAG(bytes) / int, as COLUMN, one value a row; "item" also "row": the rows' own numbers
//   SIZED = {"size": 78(bytes) / int, "bytes": bytes}   strings one behind the other, and how long each is
//
// A run's "work" and "machine" are places in the tables, from 0; the first of each is the recording's own. A run's
// "when" that is null and "program" that is empty are the recording's. Ids are 1 and more, no two runs have the same,
// and a program that goes on with the recording gives none twice; the run that is the basis of a prediction may be gone.
// "disturbed", what other programs used of the machine meanwhile, is from 0 to 1; "paused_ns" is for how long the program
// stood still meanwhile, which no stamp holds; "looking" is what a reading of the clock and one of a thread's CPU clock
// took, each from 0 to 1e9, and what a span has to be longer than to be told from none. "durations" and "inputs" that are a number are those of that earlier work.
//
// Steps are written as on the command line. Of headers only the names are kept, of URLs no credentials and no values of
// the query or of the path's parameters, unless the user asked for them: then headers are "Name: value", and URLs whole.
// Kinds of parts are those of trace/stamps.h, in its order, from 0; the HTTP status is 0 where there was none, timeout_ns
// -1 where it was the usual.
//
// Details have a row for each item of which something was found, in order of items; "parts" is how many parts its fetch
// has, which follow each other among the part_rows. "error", "note" and "address" are places in "texts", from 1; 0 is
// none. A note's item is -1 where it is pinned to an instant of the run.
//
// Of "durations", what lies behind the times may be missing, as bytes of none (pipeline/work_spec.h, DurationTable).
//
// "lost" is how many runs there were in the file that it was read from, and were not in it any more.
//
// Version 10 had no "lost", no "notes", "paths" as an array, and in the place of DETAILS
//   [[item, digest bytes, error text, note text, HTTP status int, address text,
//     [[kind int, attempt int, status int, begin_ns int, end_ns int] …], final URL text] …].
// Version 9 had no "looking". Version 8 had of "durations" not the last five. Version 7 had of times no "awaits", of works no "capacity", of kinds of
// parts the first ten, of runs no "most_in_flight", of "durations" nothing after "disturbed", and of servers not the
// last. Version 6 had of "durations"
// the first three. Version 5 had no final URL. Version 4 had no "paused_ns", no column
// "fetch_cpu_ns", and of kinds of parts the first eight. Versions 1 to 3 had one "machine": MACHINE and one "work":
// WORK in the place of the tables, and of runs nothing before "mode"; no number stood for durations and inputs. Version
// 2 had no "served". Version 1 had neither "command" nor "rules", and of details the first three.
//
// -1 is an absent stamp, -2 no lane, -1 the driver's lane; statuses are 0 not reached, 1 ok, 2 failed, 3 skipped,
// 4 cancelled. transform.admitted is fetch_yielded_ns. A run of more than 4,096 items stores its first column
// whatever it holds, and so does every run once those that store none have 1,048,576 items together: the size of a
// file bounds the memory that reading it takes.
#pragma once

#include "pipeline/checked.h"
#include "trace/recording.h"
#include "workload/secrets.h"

#include <atomic>

class QIODevice;

namespace overlapse {

inline constexpr int recordingVersion = 11;
/// Runs of at most this many items may name all of their columns and store none,
inline constexpr std::int64_t maxUnstoredItems = 4'096;
/// as long as they have no more items than this together.
inline constexpr std::int64_t maxUnstoredItemsOfFile = 256 * maxUnstoredItems;
inline constexpr qint64 maxFileRuns = 10'000;
inline constexpr RunId maxRunId{std::int64_t{1} << 53};
constexpr bool isRunId(RunId id)
{
    return id > RunId::None && id <= maxRunId;
}
/// Names of runs are cut to this many UTF-16 units as they are written; longer ones are not read.
inline constexpr qsizetype maxRunName = 200;
inline constexpr double mostFit = 1e18;      ///< a worse one is left out
inline constexpr double mostReadingNs = 1e9; ///< a slower clock's cost is left out
/// Program, machine, sources and errors are cut to this many UTF-16 units as they are written.
inline constexpr qsizetype maxTextLength = 16'384;

/// Runs without an id get one; what is false of a run (an id that another one has, a share that is none) is put right
/// or left out, so that whatever is written can be read. False if the device did not take everything.
bool writeRecording(QIODevice &device, const Recording &recording, Secrets secrets = Secrets::Masked);

/// How far reading has come, for other threads to see, and whether it is to end.
struct ReadProgress
{
    std::atomic<std::int64_t> done{0};  ///< items of all runs
    std::atomic<std::int64_t> total{0}; ///< of so many; 0: not known yet
    std::atomic<bool> stop{false};
};
/// The error of what was stopped.
QString stoppedReading();

/// Of a file that was cut short behind the first of its runs, those that are whole (Recording::lostRuns).
/// The device must be able to seek. Nothing in a file is trusted; a refusal is one sentence that says what is wrong
/// and where. Takes the memory of the result and little more. Chunks are read on all cores.
Checked<Recording> readRecording(QIODevice &device, ReadProgress *progress = nullptr);
Checked<Recording> readRecording(const QByteArray &file);

} // namespace overlapse
