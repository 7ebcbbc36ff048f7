// SPDX-License-Identifier: MIT
// Recordings in files (.overlapse): everything a result holds, exactly.
//
// CBOR (RFC 8949) with typed arrays (RFC 8746), so that any CBOR library can read it. Keys stand in this order,
// lengths are definite, and there are no other keys; whatever is added raises the version.
//
//   55799({ "format": "overlapse-recording", "version": 3, "program": text,
//     "when": 0(text, RFC 3339, UTC) / null,
//     "machine": {"cores": int, "cpu": text, "system": text},
//     "work": {"items": int, "fetch": "simulated" / "file" / "http" / "command", "fetch_time": TIME,
//       "transform": "cpu" / "wall" / "real", "transform_time": TIME, "steps": [text …], "seed": uint,
//       "durations": null / {"source": text, "fetch_ns": 79(bytes), "transform_ns": 79(bytes)},
//       "inputs": null / {"sources": [text …], "passed_over": int, "paths": [bytes …]},
//       "command": text, "rules": {"headers": [text …], "per_host": int, "rate": float64, "timeout_ns": int,
//         "deadline_ns": int, "retries": int, "max_bytes": int, "stop_at_error": bool},
//       "served": null / {"folder": text, "latency": TIME, "fail": float64, "fail_with": text}},
//     "runs": [{"mode": text, "order": text, "fetch_limit": int, "transform_limit": int, "threads": int,
//       "clock": "live" / "virtual", "items": int, "end_ns": int, "cancelled": bool,
//       "columns": {"fetch_admitted_ns": COLUMN, … in the order of columns.h},
//       "details": [[item, digest bytes, error text, note text, HTTP status int, address text,
//         [[kind int, attempt int, status int, begin_ns int, end_ns int] …]] …]} …]})
//   TIME = {"kind": "constant" / "uniform" / "exp" / "lognormal" / "spike", "a_ns": int, "b_ns": int,
//     "p": float64}
//   COLUMN = TAG(bytes)   one little-endian value an item; the column's tag is in columns.h
//          / int          every item has this value
//          / text         the same as that earlier column; of "rank" also "item": the items' own numbers
//
// Steps are written as on the command line. Of headers only the names are kept, of URLs no credentials and no values
// of the query, unless the user asked for them: then headers are "Name: value", and URLs whole. Kinds of parts are those of trace/stamps.h, in its order, from 0; the HTTP status is 0 where there was
// none, timeout_ns -1 where it was the usual.
//
// Version 2 had no "served". Version 1 had neither "command" nor "rules", and of details the first three.
//
// -1 is an absent stamp, -2 no lane, -1 the driver's lane; statuses are 0 not reached, 1 ok, 2 failed, 3 skipped,
// 4 cancelled. transform.admitted is fetch_yielded_ns. A run of more than 4,096 items stores its first column
// whatever it holds, so that the size of a file bounds the memory that reading it takes.
#pragma once

#include "pipeline/checked.h"
#include "trace/recording.h"
#include "workload/secrets.h"

class QIODevice;

namespace overlapse {

inline constexpr int recordingVersion = 3;
/// Runs of at most this many items may name all of their columns and store none.
inline constexpr std::int64_t maxUnstoredItems = 4'096;
inline constexpr qint64 maxFileRuns = 256;
/// Program, machine, sources and errors are cut to this many UTF-16 units as they are written.
inline constexpr qsizetype maxTextLength = 16'384;

/// False if the device did not take everything.
bool writeRecording(QIODevice &device, const Recording &recording, Secrets secrets = Secrets::Masked);

/// The device must be able to seek. Nothing in a file is trusted; a refusal is one sentence that says what is wrong
/// and where. Takes the memory of the result and little more.
Checked<Recording> readRecording(QIODevice &device);
Checked<Recording> readRecording(const QByteArray &file);

} // namespace overlapse
