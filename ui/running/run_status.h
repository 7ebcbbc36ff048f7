// SPDX-License-Identifier: MIT
// What the status says of what is being measured, and of what was.
#pragma once

#include "running/run_rounds.h"
#include "trace/trace.h"

#include <QCoreApplication>
#include <QString>

#include <set>
#include <vector>

namespace overlapse {

struct RunStatus
{
    Q_DECLARE_TR_FUNCTIONS(Runner)

public:
    /// "measuring parallel", "repeat 2 of 5, parallel".
    static QString begun(const RunRounds &rounds, int index);
    /// "measuring parallel: 12 of 20, 2 failed, 8.5 a second, 1 s left".
    static QString underWay(const RunRounds &rounds, int index, const Trace &trace, std::int64_t items,
                            Nanos time);

    /// What came of a go.
    struct Done
    {
        std::set<Mode> modes;             ///< that were measured
        std::vector<std::int64_t> failed; ///< items, in each run
    };
    /// "measured 12:30, 3 modes, 5 repeats, 20 items, 2 failed in each".
    static QString ended(const RunRounds &rounds, const Done &done, std::int64_t items);
    static QString stopped(const RunRounds &rounds, const Done &done);
};

} // namespace overlapse
