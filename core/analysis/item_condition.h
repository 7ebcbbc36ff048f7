// SPDX-License-Identifier: MIT
// Which items are meant, as one types it: a number, a part of a name, or what is true of them.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/spec.h"

#include <vector>

namespace overlapse {

struct ItemTerm
{
    enum class What : std::uint8_t {
        Item, ///< its number
        Name, ///< of its input, upper or lower case alike
        Failed,
        // Times. What has not ended lasts until the run does.
        Fetch,     ///< from started to finished
        Transform, ///< the same
        Latency,   ///< from admitted to emitted
        Wait,      ///< of these, what is neither fetch nor transform
        // Of the last answer over HTTP; and how often it was tried.
        Status,
        Attempts,
    };
    enum class Relation : std::uint8_t { Less, AtMost, Equal, AtLeast, More, Holds };

    What what = What::Item;
    Relation relation = Relation::Equal;
    std::int64_t value = 0; ///< nanoseconds of times
    double percentile = 0;  ///< of times, in the place of `value`: 99 for p99, of all that ended; 0: none
    QString text{};         ///< of a name

    [[nodiscard]] bool isTime() const { return what >= What::Fetch && what <= What::Wait; }
    friend bool operator==(const ItemTerm &, const ItemTerm &) = default;
};

/// All of it has to be true. Never empty.
using ItemCondition = std::vector<ItemTerm>;

/// "17", "invoice", or terms joined by `and`: "fetch > 2s and failed", "latency >= p99", "wait > 1s", "name ~ pdf",
/// "status = 503", "attempts > 1", "item >= 100". What is none of these is a part of a name, if it does not try to be one.
/// Errors are one line that says what would do.
Checked<ItemCondition> parseItemCondition(const QString &text);

} // namespace overlapse
