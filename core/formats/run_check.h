// SPDX-License-Identifier: MIT
// What every trace promises, checked row by row: analysis and drawing build on it, whatever a file's origin.
#pragma once

#include "trace/recording.h"

namespace overlapse {

class RunCheck
{
public:
    RunCheck(std::int64_t items, Nanos end)
        : m_items(items), m_end(end), m_rankSeen(static_cast<std::size_t>(items))
    {
    }

    /// Rows in item order, every one. Empty, or what is wrong with this row.
    [[nodiscard]] QString add(const ItemRow &row);
    /// After the last row.
    [[nodiscard]] QString finish() const;

private:
    [[nodiscard]] QString checkStamps(const ItemRow &row) const;
    [[nodiscard]] QString checkPlace(const ItemRow &row);
    [[nodiscard]] QString addUp(const ItemRow &row);

    std::int64_t m_items;
    Nanos m_end;
    Nanos m_lastAdmitted{0};
    std::vector<bool> m_rankSeen;
    std::int64_t m_lastRank = -1;
    std::int64_t m_emitted = 0;
    std::int64_t m_latency = 0;
    std::int64_t m_cpu = 0;
    std::int64_t m_bytes = 0;
};

/// Empty, or the first thing that is wrong; what is empty here can be written and read back.
QString checkRun(const Run &run);

} // namespace overlapse
