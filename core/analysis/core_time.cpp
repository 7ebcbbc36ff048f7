// SPDX-License-Identifier: MIT
#include "analysis/core_time.h"

#include <algorithm>

namespace overlapse {

namespace {

using Wide = __int128;

/// Core time by the stamps alone.
struct Swept
{
    Wide running = 0; ///< cores on which transforms ran
    Wide blocked = 0;
    Wide starved = 0;
};

class Sweep
{
public:
    explicit Sweep(const Trace &trace) : m_end(trace.end())
    {
        const auto orEnd = [this](Nanos stamp) { return stamp == absent ? m_end : std::min(stamp, m_end); };
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            const ItemRow row = trace.row(item);
            if (row.fetchFinished == absent || row.fetchStatus == Status::Failed
                || row.transformStatus == Status::Skipped)
                continue;
            m_ready.push_back(orEnd(row.fetchFinished));
            m_started.push_back(orEnd(row.transformStarted));
            m_finished.push_back(row.transformStarted == absent ? m_end : orEnd(row.transformFinished));
        }
        for (std::vector<Nanos> *times : {&m_ready, &m_started, &m_finished})
            std::sort(times->begin(), times->end());
    }

    Swept over(int cores)
    {
        Swept swept;
        std::size_t ready = 0;
        std::size_t started = 0;
        std::size_t finished = 0;
        for (Nanos now{0}; now < m_end;) {
            Nanos next = m_end;
            for (auto [times, at] :
                 {std::pair{&m_ready, &ready}, {&m_started, &started}, {&m_finished, &finished}}) {
                while (*at < times->size() && (*times)[*at] <= now)
                    ++*at;
                if (*at < times->size())
                    next = std::min(next, (*times)[*at]);
            }
            const auto running = std::min<std::int64_t>(cores, static_cast<std::int64_t>(started - finished));
            const auto waiting =
                std::min<std::int64_t>(cores - running, static_cast<std::int64_t>(ready - started));
            const Wide length = (next - now).count();
            swept.running += length * running;
            swept.blocked += length * waiting;
            swept.starved += length * (cores - running - waiting);
            now = next;
        }
        return swept;
    }

private:
    Nanos m_end;
    std::vector<Nanos> m_ready;
    std::vector<Nanos> m_started;
    std::vector<Nanos> m_finished;
};

} // namespace

CoreTime coreTimeOf(const Run &run, const WorkSpec &work, int cores)
{
    const Trace &trace = run.trace;
    CoreTime time;
    if (Wide(trace.end().count()) * cores > Nanos::max().count())
        return time; // of centuries nothing is said
    time.all = trace.end() * cores;
    Nanos left = time.all;
    const auto take = [&left](Nanos part) {
        const Nanos taken = std::clamp(part, Nanos(0), left);
        left -= taken;
        return taken;
    };
    Nanos fetching{0};
    Nanos transforming{0};
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        if (row.fetchCpu != absent)
            fetching += row.fetchCpu;
        const bool isKnown = row.transformCpu != absent && work.transform != TransformKind::Wall;
        if (isKnown)
            transforming += row.transformCpu;
        else if (row.transformStarted != absent)
            transforming += (row.transformFinished == absent ? trace.end() : row.transformFinished)
                - row.transformStarted;
    }
    time.fetching = take(fetching);
    time.transforming = take(transforming);
    time.others = take(Nanos(
        static_cast<std::int64_t>(static_cast<double>(time.all.count()) * run.facts.disturbed.value_or(0))));
    const Swept swept = Sweep(trace).over(cores);
    const Wide off = std::max<Wide>(swept.running - transforming.count(), 0);
    const Wide all = swept.blocked + swept.starved + off;
    const Nanos idle = left;
    if (all > 0) {
        time.blocked = take(Nanos(static_cast<std::int64_t>(idle.count() * swept.blocked / all)));
        time.offCpu = take(Nanos(static_cast<std::int64_t>(idle.count() * off / all)));
    }
    time.starved = take(left);
    return time;
}

} // namespace overlapse
