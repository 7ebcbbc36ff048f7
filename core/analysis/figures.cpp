// SPDX-License-Identifier: MIT
#include "analysis/figures.h"

#include "analysis/comparable_runs.h"
#include "analysis/places.h"
#include "trace/missing.h"
#include "workload/draw.h"

#include <algorithm>
#include <unordered_map>

namespace overlapse {

namespace {

using Wide = __int128; // ten million long items overflow 64 bits

/// What the bound needs to know of the emitted items.
struct ServiceSums
{
    Wide fetch = 0;
    Wide transform = 0;
    Wide cpu = 0; ///< of both stages, as far as known; wall() needs none
    std::int64_t leastFetch = 0;
    std::int64_t leastTransform = 0;
    std::int64_t longest = 0;
    std::int64_t longestItem = -1;
    std::int64_t begun = 0; ///< emitted items with a fetch that was begun
    bool cpuUnknown = false;
    bool any = false;
};

// Without what rules and failures held it back with.
Nanos fetchSpan(const ItemRow &row, const PackedParts &parts)
{
    return std::max(row.fetchFinished - row.fetchStarted - heldBack(parts), Nanos(0));
}

// One whose deadline passed while it stood in line took no turn.
bool wasBegun(const PackedParts &parts)
{
    return std::any_of(parts.begin(), parts.end(), [](const FetchPart &part) {
        return !isHeldBack(part.kind) && part.kind != PartKind::Waiting;
    });
}

Nanos fetchCpu(const ItemRow &row)
{
    return std::max(row.fetchCpu, Nanos(0));
}

// As far as known. A command may have several threads; of one of ours the CPU clock may be ahead of the wall clock by a
// little.
Nanos transformCpu(const ItemRow &row, TransformKind kind)
{
    const Nanos cpu = std::max(row.transformCpu, Nanos(0));
    if (kind == TransformKind::Real || row.transformFinished == absent)
        return cpu;
    return std::min(cpu, std::max(row.transformFinished - row.transformStarted, Nanos(0)));
}

ServiceSums serviceSums(const Run &run, TransformKind kind)
{
    ServiceSums sums;
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        const ItemRow row = run.trace.row(item);
        if (row.rank < 0)
            continue;
        const PackedParts parts = run.trace.parts(item);
        const std::int64_t fetch = fetchSpan(row, parts).count();
        std::int64_t transform = (row.transformFinished - row.transformStarted).count();
        if (kind != TransformKind::Wall) {
            // The CPU clock may be ahead of the wall clock by a little.
            sums.cpu += transformCpu(row, kind).count();
            if (row.transformCpu != absent)
                transform = std::min(transform, row.transformCpu.count());
            else if (transform > 0)
                sums.cpuUnknown = true;
        }
        sums.cpu += fetchCpu(row).count();
        sums.fetch += fetch;
        sums.transform += transform;
        sums.begun += wasBegun(parts) ? 1 : 0;
        sums.leastFetch = sums.any ? std::min(sums.leastFetch, fetch) : fetch;
        sums.leastTransform = sums.any ? std::min(sums.leastTransform, transform) : transform;
        if (!sums.any || fetch + transform > sums.longest) {
            sums.longest = fetch + transform;
            sums.longestItem = item;
        }
        sums.any = true;
    }
    return sums;
}

Nanos rateTerm(double rate, const ServiceSums &sums)
{
    if (rate <= 0 || sums.begun == 0)
        return Nanos(0);
    const double between = std::min(static_cast<double>(sums.begun - 1) * 1e9 / rate, 9e18);
    // Each beginning is a whole nanosecond: rounding down once each keeps it a floor.
    return Nanos(std::max<std::int64_t>(static_cast<std::int64_t>(between) - sums.begun, 0));
}

// For how long a fetch had one of its host's places: from its first request on, not from when the thread was told of it.
Nanos timeAtHost(const ItemRow &row, const PackedParts &parts)
{
    if (parts.empty())
        return fetchSpan(row, parts);
    Nanos sum{0};
    for (const FetchPart &part : parts)
        if (!isHeldBack(part.kind) && part.kind != PartKind::Waiting)
            sum += part.end - part.begin;
    return sum;
}

Nanos hostTerm(const Run &run, const WorkSpec &work, const ServiceSums &sums)
{
    const bool isKnown = work.durations || (work.inputs && !work.inputs->paths.empty());
    if (work.perHostInForce() <= 0 || !isKnown || !sums.any)
        return Nanos(0);
    const std::vector<std::int32_t> hosts = placesOf(work, run.trace.size());
    std::unordered_map<std::int32_t, Wide> byHost;
    Wide longest = 0;
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        const ItemRow row = run.trace.row(item);
        if (row.rank < 0 || run.trace.isRedirected(item))
            continue;
        Wide &sum = byHost[hosts.empty() ? 0 : hosts[static_cast<std::size_t>(item)]];
        sum += timeAtHost(row, run.trace.parts(item)).count();
        longest = std::max(longest, sum);
    }
    return Nanos(static_cast<std::int64_t>(longest / work.perHostInForce() + sums.leastTransform));
}

// Each is served alone in its place; what of it is CPU time is not the server's.
Nanos serverTerm(const Run &run, const WorkSpec &work, const ServiceSums &sums)
{
    const ServiceTimes times(work);
    const std::vector<Capacity> servers = times.servers();
    if (work.isReal() || servers.empty() || !sums.any)
        return Nanos(0);
    std::vector<Wide> served(servers.size());
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        const ItemRow row = run.trace.row(item);
        if (row.rank >= 0)
            served[times.server(item)] +=
                std::max(fetchSpan(row, run.trace.parts(item)) - fetchCpu(row), Nanos(0)).count();
    }
    Wide longest = 0;
    for (std::size_t server = 0; server < servers.size(); ++server)
        if (servers[server].filled)
            longest = std::max(longest, served[server] / servers[server].places);
    return longest == 0 ? Nanos(0) : Nanos(static_cast<std::int64_t>(longest + sums.leastTransform));
}

} // namespace

OverItems overItems(const Trace &trace)
{
    OverItems over;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        const bool fetch = row.fetchStatus == Status::Failed;
        const bool failed = fetch || row.transformStatus == Status::Failed;
        over.all += failed || row.transformStatus == Status::Ok;
        over.failed += failed;
        over.failedFetches += fetch;
    }
    return over;
}

std::int64_t parallelism(const PipelineSpec &spec, TransformKind kind, int cores)
{
    if (!usesPool(spec.mode))
        return 1;
    std::int64_t most = spec.threads;
    if (spec.mode != Mode::Blocking)
        most = std::min(most, spec.transformLimit);
    if (kind != TransformKind::Wall)
        most = std::min<std::int64_t>(most, cores);
    return std::max<std::int64_t>(most, 1);
}

BoundTerms boundTerms(const Run &run, const WorkSpec &work, int cores)
{
    const TransformKind kind = work.transform;
    const ServiceSums sums = serviceSums(run, kind);
    // A wall time is longer than the CPU time it stands for: divided by the cores it would be no floor.
    const std::int64_t k = parallelism(run.spec, sums.cpuUnknown ? TransformKind::Wall : kind, cores);
    Wide fetch = sums.fetch / effectiveFetchLimit(run.spec) + sums.leastTransform;
    Wide transform = sums.leastFetch + sums.transform / k;
    if (run.spec.mode == Mode::Blocking) {
        fetch = (sums.fetch + sums.transform) / run.spec.threads;
        transform = sums.transform / k;
    }
    return {.longest = Nanos(sums.longest),
            .fetch = Nanos(static_cast<std::int64_t>(fetch)),
            .transform = Nanos(static_cast<std::int64_t>(transform)),
            .rate = rateTerm(work.rateInForce(), sums),
            .host = hostTerm(run, work, sums),
            .server = serverTerm(run, work, sums),
            .cores = Nanos(static_cast<std::int64_t>(sums.cpu / std::max(cores, 1))),
            .longestItem = sums.longestItem};
}

Nanos lowerBound(const Run &run, const WorkSpec &work, int cores)
{
    const BoundTerms terms = boundTerms(run, work, cores);
    return std::max(
        {terms.longest, terms.fetch, terms.transform, terms.rate, terms.host, terms.server, terms.cores});
}

namespace {

struct CpuSums
{
    Wide fetch = 0;
    Wide transform = 0;
    Wide known = 0; ///< wall time of the transforms whose CPU time is known
    Wide off = 0;   ///< and of that, off the CPU
    Wide fetchSpans = 0;
    Wide transformSpans = 0;
    bool unknown = false; ///< of a transform: its wall time is in the sum
};

CpuSums cpuSums(const Trace &trace, TransformKind kind)
{
    CpuSums sums;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        sums.fetch += fetchCpu(row).count();
        if (row.fetchStarted != absent && row.fetchFinished != absent)
            sums.fetchSpans += fetchSpan(row, trace.parts(item)).count();
        if (row.transformStarted == absent)
            continue;
        if (row.transformFinished != absent)
            sums.transformSpans += (row.transformFinished - row.transformStarted).count();
        if (row.transformCpu != absent) {
            sums.transform += transformCpu(row, kind).count();
            if (row.transformFinished != absent) {
                const Nanos span = row.transformFinished - row.transformStarted;
                sums.known += span.count();
                sums.off += std::max(span - row.transformCpu, Nanos(0)).count();
            }
            continue;
        }
        const Nanos finished = row.transformFinished == absent ? trace.end() : row.transformFinished;
        const Nanos wall = std::max(finished - row.transformStarted, Nanos(0));
        sums.unknown = sums.unknown || wall > Nanos(0);
        sums.transform += wall.count();
    }
    return sums;
}

} // namespace

double throughputOf(const Figures &figures)
{
    const auto done = static_cast<double>(std::max<std::int64_t>(figures.emitted - figures.failed, 0));
    return figures.makespan > Nanos(0) ? done * 1e9 / static_cast<double>(figures.makespan.count()) : 0;
}

Figures figuresOf(const Run &run, const WorkSpec &work, int cores)
{
    Figures figures;
    figures.makespan = run.trace.end();
    figures.emitted = run.trace.emittedCount();
    figures.failed = run.trace.failedCount();
    figures.lowerBound = lowerBound(run, work, cores);
    if (figures.makespan > Nanos(0)) {
        const auto ns = static_cast<double>(figures.makespan.count());
        figures.boundShare = static_cast<double>(figures.lowerBound.count()) / ns;
        figures.throughput = throughputOf(figures);
        const CpuSums cpu = cpuSums(run.trace, work.transform);
        figures.fetchCpu = Nanos(static_cast<std::int64_t>(cpu.fetch));
        figures.fetchSpans = Nanos(static_cast<std::int64_t>(cpu.fetchSpans));
        figures.transformSpans = Nanos(static_cast<std::int64_t>(cpu.transformSpans));
        figures.transformTime = Nanos(static_cast<std::int64_t>(cpu.known));
        figures.offCpu = Nanos(static_cast<std::int64_t>(cpu.off));
        const double mean = static_cast<double>(cpu.fetch + cpu.transform) / ns;
        figures.busyCores = cpu.unknown ? std::min(mean, static_cast<double>(cores)) : mean;
    }
    return figures;
}

bool failedAlike(const Figures &a, const Figures &b)
{
    const std::int64_t most = std::max(a.emitted, b.emitted);
    return std::abs(a.failed - b.failed) * 100 <= most && (a.failed < a.emitted || a.emitted == 0);
}

std::vector<Figures> figuresOf(const Recording &recording)
{
    std::vector<Figures> all;
    all.reserve(recording.runs.size());
    for (const Run &run : recording.runs)
        all.push_back(figuresOf(run, recording.workOf(run), recording.machineOf(run).cores));
    const std::vector<std::size_t> groups = comparisonGroups(recording);
    const auto counts = [&](std::size_t i) {
        return isWhole(recording.runs[i].trace) && all[i].makespan > Nanos(0);
    };
    std::unordered_map<std::size_t, std::size_t> sequential; // of each group, the first
    for (std::size_t i = 0; i < all.size(); ++i)
        if (recording.runs[i].spec.mode == Mode::Sequential && counts(i))
            sequential.try_emplace(groups[i], i);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto base = sequential.find(groups[i]);
        if (base == sequential.end() || !counts(i) || !failedAlike(all[i], all[base->second]))
            continue;
        all[i].speedup = static_cast<double>(all[base->second].makespan.count())
            / static_cast<double>(all[i].makespan.count());
    }
    return all;
}

} // namespace overlapse
