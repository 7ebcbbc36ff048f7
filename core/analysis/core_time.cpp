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

/// Wide, for spans of many threads add up to more than the cores have.
struct CpuSums
{
    Wide fetching = 0;
    Wide transforming = 0;
};

class Sweep
{
public:
    Sweep(const Trace &trace, TransformKind kind) : m_end(trace.end())
    {
        for (std::vector<Nanos> *times : {&m_ready, &m_started, &m_finished})
            times->reserve(static_cast<std::size_t>(trace.size()));
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            const ItemRow row = trace.row(item);
            addCpu(row, kind);
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

    [[nodiscard]] const CpuSums &cpu() const { return m_cpu; }

    [[nodiscard]] Swept over(int cores) const
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
    [[nodiscard]] Nanos orEnd(Nanos stamp) const { return stamp == absent ? m_end : std::min(stamp, m_end); }

    void addCpu(const ItemRow &row, TransformKind kind)
    {
        if (row.fetchCpu != absent)
            m_cpu.fetching += row.fetchCpu.count();
        if (row.transformCpu != absent && kind != TransformKind::Wall)
            m_cpu.transforming += row.transformCpu.count();
        else if (row.transformStarted != absent)
            m_cpu.transforming += (orEnd(row.transformFinished) - orEnd(row.transformStarted)).count();
    }

    Nanos m_end;
    CpuSums m_cpu;
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
    Wide left = time.all.count();
    const auto take = [&left](Wide part) {
        const Wide taken = std::clamp<Wide>(part, 0, left);
        left -= taken;
        return Nanos(static_cast<std::int64_t>(taken));
    };
    const Sweep sweep(trace, work.transform);
    time.fetching = take(sweep.cpu().fetching);
    time.transforming = take(sweep.cpu().transforming);
    const double share = std::clamp(run.facts.disturbed.value_or(0), 0.0, 1.0);
    time.others = take(static_cast<Wide>(static_cast<double>(time.all.count()) * share));
    const Swept swept = sweep.over(cores);
    const Wide off = std::max<Wide>(swept.running - sweep.cpu().transforming, 0);
    const Wide all = swept.blocked + swept.starved + off;
    const Wide idle = left;
    if (all > 0) {
        time.blocked = take(idle * swept.blocked / all);
        time.offCpu = take(idle * off / all);
    }
    time.starved = take(left);
    return time;
}

} // namespace overlapse
