// SPDX-License-Identifier: MIT
// What the items of a run were in, and for how long: read one after another, at a fraction of what it costs to ask for each.
#pragma once

#include "analysis/waits.h"
#include "trace/time_range.h"

namespace overlapse {

/// Reads items that rise. It refers to the run and its account, which must outlive it.
class ItemStates
{
public:
    /// Of one item, in one state: all of its time there, and how much of that lies in the range. The latter is never zero.
    struct Part
    {
        Cause cause;
        Nanos whole;
        Nanos inside;
    };

    ItemStates(const Run &run, const WaitAccount &waits) : m_run(run), m_waits(waits) {}

    /// The next item is this one: the first of a block of WaitAccount::orderBlock.
    void goTo(std::int64_t item);
    /// Replaces `parts` with those of the next item, whose row this is, each state once.
    void read(const ItemRow &row, TimeRange range, std::vector<Part> &parts);

private:
    /// Where the last search for each end of a held interval ended, by stage.
    struct Places
    {
        HoldSteps::Place begin;
        HoldSteps::Place end;
    };
    void addHeld(int stage, TimeRange held, TimeRange range, std::vector<Part> &parts);

    const Run &m_run;
    const WaitAccount &m_waits;
    WaitAccount::OrderEnds m_order{};
    Places m_places[2];
};

} // namespace overlapse
