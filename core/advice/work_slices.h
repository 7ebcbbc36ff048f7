// SPDX-License-Identifier: MIT
// Parts of the work, one after the other, to measure settings on. Pure.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

/// Takes other items of the work each time, and begins again when there are no more: of real work a sample of all of it, as
/// what follows each other in a list is often alike. The work has at least one.
class WorkSlices
{
public:
    explicit WorkSlices(WorkSpec work);

    /// So many items, at most all: real work of inputs that were not taken yet, in any order, but of all of them in their own
    /// where nothing usually fails; simulated work of times that were not drawn yet, but of its own first ones where the slice
    /// is a quarter of it or more. Real work is given up where, beside `usualShare` of it and half as much again, twice as many
    /// have failed as are in flight: what fails at once comes back before what does not, so of the first of them nothing follows.
    [[nodiscard]] WorkSpec next(std::int64_t items, double usualShare, std::int64_t inFlight);

private:
    WorkSpec m_work;
    std::vector<std::uint32_t> m_order; // in which inputs are taken
    std::size_t m_at = 0;               // of these
    std::uint64_t m_round = 0;
};

} // namespace overlapse
