// SPDX-License-Identifier: MIT
// How long items had been in each state before any instant: sums at some instants, linear between them.
#pragma once

#include "levels/item_state.h"

namespace overlapse {

class CumulativeTimes
{
public:
    CumulativeTimes() = default;
    /// Sums of `columns` values each.
    explicit CumulativeTimes(int columns) : m_columns(columns) {}

    /// Room for so many instants, so that none of them has to move the others.
    void reserve(std::size_t count);
    /// Later than the instant before; `sums` has a value for each column, none less than before.
    void append(Nanos at, const std::int64_t *sums);

    /// The first `count` instants stay.
    void truncate(std::size_t count);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] std::size_t size() const { return m_times.size(); }
    [[nodiscard]] Nanos time(std::size_t i) const { return m_times[i]; }

    /// A place to go on from: neighbouring instants cost least.
    struct Hint
    {
        std::size_t step = 0;
        int level = 0;
    };
    /// For who asks for instants `apart` from each other, that far into [begin, end): the coarsest copy that tells them apart.
    [[nodiscard]] Hint begin(Nanos begin, Nanos end, std::int64_t instants) const;
    /// Replaces `out`; before the first instant zero, after the last the last.
    void before(Nanos at, Hint &hint, std::int64_t *out) const;
    [[nodiscard]] std::size_t bytesUsed() const;

private:
    // Copies of every 8th, for coarse questions: a search through all of ten million would wait for memory each time.
    struct Copy
    {
        std::vector<Nanos> times;
        std::vector<std::int64_t> sums;
    };
    static constexpr std::size_t stride = 8;
    static constexpr std::size_t least = 64; // instants that are worth a copy

    [[nodiscard]] const std::vector<Nanos> &times(int level) const
    {
        return level == 0 ? m_times : m_copies[static_cast<std::size_t>(level) - 1].times;
    }
    [[nodiscard]] const std::int64_t *sums(int level, std::size_t step) const
    {
        const auto &all = level == 0 ? m_sums : m_copies[static_cast<std::size_t>(level) - 1].sums;
        return all.data() + step * static_cast<std::size_t>(m_columns);
    }

    int m_columns = 0;
    std::vector<Nanos> m_times;
    std::vector<std::int64_t> m_sums;
    std::vector<Copy> m_copies;
};

} // namespace overlapse
