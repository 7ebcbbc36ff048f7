// SPDX-License-Identifier: MIT
// What came of one item, column by column: as a number to sort by and as a text to show. Pure; any thread.
#pragma once

#include "scene/wording.h"

#include "trace/recording.h"

#include <atomic>
#include <limits>
#include <vector>

namespace overlapse {

enum class ResultColumn : std::uint8_t {
    Item,
    Input,
    Status,
    Attempts,
    Fetch,     ///< from started to finished
    Transform, ///< from started to finished
    Waiting,   ///< the rest of the latency
    Latency,   ///< from admitted to emitted
    BytesIn,
    BytesOut,
    Result, ///< what a transform noted, else the digest
    Error,
};
inline constexpr int resultColumnCount = 12;

/// What only a look at every item tells: which columns have anything in them.
struct ResultFacts
{
    bool retried = false;
    bool bytesIn = false;
    bool bytesOut = false;
    bool results = false;
    bool errors = false;
    QString inputsBegin{}; ///< what all inputs begin with, up to a slash; empty: nothing worth leaving out
    friend bool operator==(const ResultFacts &, const ResultFacts &) = default;
};

/// One pass over the inputs, and over what was measured of them; simulated work is not looked at. Of no use when stopped
/// on the way.
ResultFacts resultFactsOf(const Run &run, const WorkSpec &work, const std::atomic<bool> &stop);

/// In the order in which they are shown.
std::vector<ResultColumn> resultColumnsOf(const Run &run, const WorkSpec &work, const ResultFacts &facts);

/// Sorted as numbers, written at the right; else as texts.
bool isNumber(ResultColumn column);

/// There is no such value: the item never came that far, or nothing was recorded.
inline constexpr std::int64_t noNumber = std::numeric_limits<std::int64_t>::min();

/// Nanoseconds, bytes or a count. Of a status, the order of severity: good ones, HTTP's errors, other failures, what a
/// stop cut off, what was never reached. Only for columns of numbers and for the status.
std::int64_t resultNumber(const Run &run, ResultColumn column, std::int64_t item);

bool itemFailed(const Run &run, std::int64_t item);

/// In one line, whole; empty where there is no value.
QString resultText(const Run &run, const WorkSpec &work, ResultColumn column, std::int64_t item,
                   const Wording &wording);

/// For a spreadsheet: as resultText(), but times in milliseconds and numbers bare, the same in every country.
QString bareResultText(const Run &run, const WorkSpec &work, ResultColumn column, std::int64_t item);

/// Whether the text stands in the input, error, note, address or status, or the digest begins with it; of simulated
/// work, whether the item's number does. In any case of letters.
bool resultMatches(const Run &run, const WorkSpec &work, std::int64_t item, const QString &text,
                   const Wording &wording);

} // namespace overlapse
