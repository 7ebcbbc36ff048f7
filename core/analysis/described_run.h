// SPDX-License-Identifier: MIT
// What a sentence about a run may speak of, and how it writes figures: two significant digits, no more than
// one remembers.
#pragma once

#include "analysis/figures.h"

#include <utility>

namespace overlapse {

struct DescribedRun
{
    const Run &run;
    const WorkSpec &work;
    int cores;
    const Figures &figures;
    const WaitAccount &waits;

    [[nodiscard]] Nanos total(Cause cause) const { return waits.totals()[static_cast<std::size_t>(cause)]; }
    /// Of all items together.
    [[nodiscard]] Nanos latency() const;
    [[nodiscard]] Nanos transformRunning() const;
    /// "4.0 s of 5.0 s", of the makespan.
    [[nodiscard]] QString ofMakespan(Nanos part) const;
};

/// "4.0 s", "12 ms"; no rounding above the unit.
QString shortTime(Nanos time);
/// The same of two times that are told beside each other: where they differ and would read alike, both have as many more
/// digits as it takes to tell them apart, "2.17 s" and "2.25 s".
std::pair<QString, QString> timesApart(Nanos a, Nanos b);
/// "50 %"; 0 and 100 only where that is exact.
QString percentText(Nanos part, Nanos whole);
/// "1 item", "3 items".
QString counted(std::int64_t count, const char *one, const char *many);
/// The share in [0, 1]; 0 of nothing.
double shareOf(Nanos part, Nanos whole);

} // namespace overlapse
