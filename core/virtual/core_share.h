// SPDX-License-Identifier: MIT
// K cores shared by CPU-bound jobs: while more than K run, each advances at K / running.
#pragma once

#include "pipeline/executor.h"

#include <queue>
#include <vector>

namespace overlapse {

/// An approximation where jobs outnumber cores: a real scheduler favours some of them.
/// Every job has had the same service since time zero, so a job ends when that common service reaches its start
/// plus its length; only the common service is ever updated.
class CoreShare
{
public:
    explicit CoreShare(int cores) : m_cores(cores) {}

    [[nodiscard]] bool empty() const { return m_jobs.empty(); }
    void start(Nanos now, Slot slot, std::int64_t entry, Nanos work);
    /// A job is given up; what was left of its work. O(jobs).
    Nanos drop(Nanos now, Slot slot);
    /// When the next job ends, if nothing starts before. Not for an empty share.
    [[nodiscard]] Nanos nextEnd() const;
    /// Takes out one job that has ended at `now`, in order of entry; noSlot if none has.
    Slot popEnded(Nanos now);

private:
    // Nanoseconds with 32 binary places: 2^-32 ns is lost at most at each start and end.
    using Service = __int128;
    static constexpr int places = 32;

    struct Job
    {
        Service end;
        std::int64_t entry;
        Slot slot;
        bool operator>(const Job &other) const
        {
            return end != other.end ? end > other.end : entry > other.entry;
        }
    };
    void advance(Nanos now);

    int m_cores;
    Nanos m_now{0};
    Service m_service = 0;
    struct Jobs : std::priority_queue<Job, std::vector<Job>, std::greater<>>
    {
        using std::priority_queue<Job, std::vector<Job>, std::greater<>>::c;
    };
    Jobs m_jobs;
};

} // namespace overlapse
