// SPDX-License-Identifier: MIT
// How many intervals hold at once: for how long was anything waiting, or everything taken.
#pragma once

#include "pipeline/spec.h"

#include <vector>

namespace overlapse {

struct Period
{
    Nanos begin;
    Nanos end;
    friend bool operator==(const Period &, const Period &) = default;
};

/// Half-open intervals; those without length are not kept.
class Overlap
{
public:
    void add(Nanos begin, Nanos end)
    {
        if (begin < end) {
            m_begins.push_back(begin);
            m_ends.push_back(end);
        }
    }
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(m_begins.size()); }

    /// When at least `least` of them held, disjoint and by time; `least` is at least 1.
    [[nodiscard]] std::vector<Period> periods(std::int64_t least) const;
    [[nodiscard]] Nanos time(std::int64_t least) const;

private:
    std::vector<Nanos> m_begins;
    std::vector<Nanos> m_ends;
};

} // namespace overlapse
