// SPDX-License-Identifier: MIT
// Why the driver would not take a finished item on, as a function of time: the part of a held interval that
// is the same for every item.
#pragma once

#include "trace/recording.h"

#include <algorithm>
#include <vector>

namespace overlapse {

/// A step function over time. Reading is thread-safe. Each search begins where an earlier one ended: neighbouring items
/// ask about neighbouring instants, and what is found from there touches no cold memory.
class HoldSteps
{
public:
    enum class State : std::uint8_t {
        Free,   ///< neither: whatever waits, waits for the driver to wake or poll
        Full,   ///< the transform stage held M and the driver ran no transform
        Driver, ///< the driver ran a transform
    };
    struct Sums
    {
        Nanos driver{0};
        Nanos full{0};
    };

    /// Where a search ended: the step, and what was spent before it. One that was just made is at the beginning.
    struct Place
    {
        std::size_t step = 0;
        Sums before{};
    };

    HoldSteps() = default;
    explicit HoldSteps(const Run &run);

    /// Time spent in each state before `at`; moves the place there.
    [[nodiscard]] Sums sumsBefore(Nanos at, Place &place) const;

    /// Calls visit(state, begin, end) for the adjoining pieces of [begin, end), in time order. The hint is any step near.
    template<typename Visit>
    void forEachPiece(Nanos begin, Nanos end, Visit visit, std::size_t hint = 0) const
    {
        for (std::size_t step = find(begin, hint); begin < end; ++step) {
            const Nanos next = step + 1 < m_times.size() ? std::min(m_times[step + 1], end) : end;
            visit(m_states[step], begin, next);
            begin = next;
        }
    }

    /// How many pieces forEachPiece() would visit, from as near a step.
    [[nodiscard]] std::int64_t pieces(Nanos begin, Nanos end, std::size_t hint) const
    {
        if (end <= begin)
            return 0;
        const std::size_t first = find(begin, hint);
        return static_cast<std::int64_t>(find(end - Nanos(1), first) - first) + 1;
    }

    struct Piece
    {
        State state;
        Nanos begin; ///< Nanos::min() for the first
    };
    /// What held until `at`, and since when.
    [[nodiscard]] Piece pieceBefore(Nanos at, std::size_t &hint) const
    {
        hint = find(at - Nanos(1), hint);
        return {m_states[hint], m_times[hint]};
    }

private:
    struct Edges;
    static Edges edgesOf(const Run &run);
    [[nodiscard]] std::size_t find(Nanos at, std::size_t hint) const;
    void append(Nanos at, State state);
    void addUp(Sums &sums, std::size_t step, Nanos end) const;
    void moveTo(std::size_t step, Place &place) const;

    // Sums are kept for every 16th step only; the rest is added up, from there or from the place before.
    static constexpr std::size_t sumStride = 16;

    // State i holds from time i to time i + 1. The first reaches back for ever, so that a search always ends.
    std::vector<Nanos> m_times{Nanos::min()};
    std::vector<State> m_states{State::Free};
    std::vector<Sums> m_sums{Sums{}};
};

} // namespace overlapse
