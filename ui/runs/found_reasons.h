// SPDX-License-Identifier: MIT
// The reasons of runs that are shown, as far as they were looked at.
#pragma once

#include "analysis/reasons.h"
#include "document/prepared_run.h"

#include <QList>

namespace overlapse {

/// `reasons` refers to `run`.
struct FoundReasons
{
    PreparedRunPtr run;
    std::shared_ptr<const Reasons> reasons;
};

/// Null: they are not known (yet).
inline std::shared_ptr<const Reasons> reasonsOf(const QList<FoundReasons> &found, const Run *run)
{
    for (const FoundReasons &entry : found)
        if (&entry.run->run == run)
            return entry.reasons;
    return nullptr;
}

} // namespace overlapse
