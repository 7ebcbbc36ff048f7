// SPDX-License-Identifier: MIT
// Measured latencies to replay, from CSV or from a recording.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

class QIODevice;

namespace overlapse {

/// What lies behind times, servers and shared cores, is not there again when they are slept and burnt.
enum class DurationsFor : std::uint8_t { Predicting, Measuring };

inline constexpr qint64 maxDurationsBytes = qint64(512) << 20;
inline constexpr std::size_t maxDurationsRows = 10'000'000;

/// RFC 4180 with a header that names fetch_ms and transform_ms, in any order; other columns are passed over.
/// Decimal milliseconds >= 0, '.' before the fraction in every locale, exact to the nanosecond. Lines end in CRLF
/// or LF; a byte-order mark and empty lines at the end are fine. At most maxDurationsBytes and maxDurationsRows.
/// Errors are "path:LINE: what is wrong, what would be right". From NAME.overlapse the times of one run in it, as
/// measuredTimes() has them: of those that measured the first one's work that with the most in flight. What lies
/// behind them only to predict; from CSV that writeCsv() wrote as well, but of that only which items failed.
/// `capacity`, where it is not 0, is how many each server, disk or database serves at a time: what the user knows, in the
/// place of what a recording tells.
Checked<DurationTable> readDurations(const QString &path, DurationsFor use = DurationsFor::Measuring,
                                     std::int64_t capacity = 0);
/// `name` stands for the path.
Checked<DurationTable> readDurations(QIODevice &device, const QString &name,
                                     DurationsFor use = DurationsFor::Measuring,
                                     std::size_t mostRows = maxDurationsRows);

} // namespace overlapse
