// SPDX-License-Identifier: MIT
#include "analysis/measured_times.h"

#include "analysis/conditions.h"
#include "analysis/measured_run.h"
#include "analysis/replay_fit.h"
#include "trace/missing.h"
#include "workload/draw.h"
#include "workload/same_work.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

Nanos scaled(Nanos time, double by)
{
    return Nanos(std::llround(static_cast<double>(time.count()) * by));
}

void scale(std::vector<Nanos> &times, double by)
{
    for (Nanos &time : times)
        time = scaled(time, by);
}

bool fillAbsent(std::vector<Nanos> &times)
{
    double sum = 0;
    std::int64_t known = 0;
    for (const Nanos time : times)
        if (time != absent) {
            sum += static_cast<double>(time.count());
            ++known;
        }
    if (known == 0)
        return false;
    const Nanos mean(static_cast<std::int64_t>(sum / static_cast<double>(known)));
    std::replace(times.begin(), times.end(), absent, mean);
    return true;
}

// A whole run of a quiet machine, of which most came about: such that what it tells is of the servers.
bool tellsOfServers(const Run &run)
{
    constexpr double mostFailed = 0.1;
    return run.clock == Clock::Live && isWhole(run.trace) && !wasDisturbed(run.facts)
        && static_cast<double>(run.trace.failedCount()) <= mostFailed * static_cast<double>(run.trace.size());
}

// Where this run never filled a server, another may have; and what it was seen to serve at a time, it serves.
void learnServers(DurationTable &table, const WorkSpec &work, const OtherRun &other)
{
    DurationTable seen;
    MeasuredRun measured(*other.run, work, seen);
    measured.tellCoresApart(*other.run, other.cores);
    measured.tellLinesApart();
    if (seen.servers.size() != table.servers.size() || seen.server != table.server)
        return;
    for (std::size_t server = 0; server < table.servers.size(); ++server) {
        Capacity &own = table.servers[server];
        const Capacity &found = seen.servers[server];
        if (found.known && !own.filled
            && (found.places > own.places || (found.filled && found.places == own.places)))
            own = found;
    }
    table.mostInFlight = std::max(table.mostInFlight, seen.mostInFlight);
}

} // namespace

Nanos waitedIn(const PackedParts &parts)
{
    Nanos waited{0};
    for (const FetchPart &part : parts)
        if (isHeldBack(part.kind) || part.kind == PartKind::Waiting)
            waited += part.end - part.begin;
    return waited;
}

bool fillAbsent(DurationTable &table)
{
    for (std::size_t row = 0; row < table.fetch.size(); ++row)
        table.unmeasured += table.fetch[row] == absent || table.transform[row] == absent;
    return fillAbsent(table.fetch) && fillAbsent(table.transform);
}

std::shared_ptr<const DurationTable> measuredTimes(const Run &run, const WorkSpec &work, int cores,
                                                   const QString &source, std::int64_t capacity,
                                                   const std::vector<OtherRun> &others)
{
    if (run.clock == Clock::Virtual && work.durations) {
        // That it was predicted from: what waited there need not be told apart again.
        const bool isWall = work.transform == TransformKind::Wall;
        const DurationTable &replayed = *work.durations;
        if (capacity == 0 && replayed.awaits == work.fetchTime.awaits && replayed.wall == isWall)
            return work.durations;
        DurationTable known = replayed;
        known.awaits = work.fetchTime.awaits;
        known.wall = isWall;
        if (capacity == 0)
            return finished(std::move(known));
        known.servers.assign(std::max<std::size_t>(1, known.servers.size()),
                             {.places = capacity, .filled = true});
        return finished(std::move(known));
    }
    DurationTable table;
    table.source = source;
    MeasuredRun measured(run, work, table, capacity);
    if (work.isReal() && run.clock == Clock::Live) {
        measured.tellCoresApart(run, cores);
        measured.tellLinesApart();
        measured.tellRules();
        measured.forgetLate();
        for (const OtherRun &other : others)
            if (capacity == 0 && other.run != &run && tellsOfServers(*other.run))
                learnServers(table, work, other);
    }
    if (!fillAbsent(table))
        return nullptr;
    if (const std::int64_t known = capacity > 0 ? capacity : work.capacity; !work.isReal() && known > 0)
        table.servers = {{.places = known, .filled = true}};
    table.wall = work.transform == TransformKind::Wall;
    table.awaits = work.isReal() ? 1 : work.fetchTime.awaits;
    table.stopped = !isWhole(run.trace);
    if (measured.isUnsure())
        table.unsureBelow = unsureBelow(run.spec, std::make_shared<const DurationTable>(table),
                                        std::make_shared<const DurationTable>(measured.shorter()), cores);
    if (run.clock == Clock::Live)
        table.fit = replayFit(run, work, std::make_shared<const DurationTable>(table), cores);
    if (table.fit)
        table.fit->givenCapacity = capacity;
    return finished(std::move(table));
}

std::pair<bool, std::int64_t> tellingRank(const Run &run)
{
    const bool whole =
        run.clock == Clock::Live && isWhole(run.trace) && run.facts.disturbed.value_or(0) <= disturbingShare;
    return {whole, run.spec.mode == Mode::Blocking ? run.spec.threads : effectiveFetchLimit(run.spec)};
}

Capacity capacityBehind(const Run &run, const WorkSpec &work, int cores)
{
    DurationTable table;
    if (!work.isReal()) {
        table.servers = ServiceTimes(work).servers();
    } else if (run.clock == Clock::Live) {
        MeasuredRun measured(run, work, table);
        measured.tellCoresApart(run, cores);
        measured.tellLinesApart();
    }
    Capacity together{.places = 0, .filled = !table.servers.empty()};
    for (const Capacity &server : table.servers) {
        together.places += server.places;
        together.filled = together.filled && server.filled;
    }
    return together;
}

DurationTable scaledTimes(DurationTable times, double fetch, double transform)
{
    scale(times.fetch, fetch);
    scale(times.fetchCpu, fetch);
    for (Trial &trial : times.trials)
        trial.time = scaled(trial.time, fetch);
    scale(times.transform, transform);
    scale(times.transformOutside, transform);
    return times;
}

WorkSpec replaying(std::shared_ptr<const DurationTable> times, std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.transform = times->wall ? TransformKind::Wall : TransformKind::Cpu;
    work.fetchTime.awaits = times->awaits;
    work.durations = std::move(times);
    return work;
}

std::shared_ptr<const WorkSpec> measuredWork(const Run &run, const WorkSpec &work, int cores,
                                             const QString &source, std::int64_t capacity,
                                             const std::vector<OtherRun> &others)
{
    std::shared_ptr<const DurationTable> times = measuredTimes(run, work, cores, source, capacity, others);
    if (!times)
        return nullptr;
    auto measured = std::make_shared<WorkSpec>(replaying(std::move(times), work.items));
    measured->seed = work.seed;
    return measured;
}

} // namespace overlapse
