// SPDX-License-Identifier: MIT
#include "analysis/measured_times.h"

#include "analysis/capacity.h"
#include "analysis/conditions.h"
#include "analysis/core_split.h"
#include "analysis/places.h"
#include "analysis/replay_fit.h"
#include "pipeline/bounds.h"
#include "pipeline/service_line.h"
#include "workload/draw.h"
#include "workload/same_work.h"
#include "workload/transform.h"

#include <algorithm>

namespace overlapse {

namespace {

// Where so much of what fetches did was on the cores or waiting for them, ends tell of the cores, not of a line.
constexpr double leastOutside = 0.9;
constexpr double mostOfThread = 0.8; // so busy it is what others wait for

// Attempts that were followed by another, from the parts of a fetch.
std::vector<Trial> trialsOf(std::int64_t item, const ItemDetail *detail)
{
    std::vector<Trial> trials;
    if (!detail || detail->parts.empty() || detail->parts.back().attempt < 2)
        return trials;
    const int last = detail->parts.back().attempt;
    for (const FetchPart &part : detail->parts) {
        if (part.attempt >= last)
            break;
        if (trials.empty() || static_cast<int>(trials.size()) < part.attempt)
            trials.resize(part.attempt, {.row = item});
        Trial &trial = trials[std::size_t(part.attempt - 1)];
        if (part.kind == PartKind::Backoff)
            trial.wait += part.end - part.begin;
        else if (!isHeldBack(part.kind) && part.kind != PartKind::Waiting)
            trial.time += part.end - part.begin;
    }
    return trials;
}

// Of the last attempt.
Nanos fetchTime(const ItemRow &row, const ItemDetail *detail, const std::vector<Trial> &trials)
{
    if (row.fetchStarted == absent || row.fetchFinished == absent)
        return absent;
    Nanos time = row.fetchFinished - row.fetchStarted - (detail ? waitedIn(*detail) : Nanos(0));
    for (const Trial &trial : trials)
        time -= trial.time;
    return std::clamp(time, Nanos(0), maxTime);
}

Nanos transformSpan(const ItemRow &row)
{
    if (row.transformStarted == absent || row.transformFinished == absent)
        return absent;
    return std::clamp(row.transformFinished - row.transformStarted, Nanos(0), maxTime);
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

/// What there was beside other programs.
struct CoresLeft
{
    double cores;
    double others; ///< threads that wanted cores too
};

// Where cores were idle, others had what they wanted, and work beside them could have had its fair share; so it could where
// it had far less than that. Else they may have wanted any number of cores, and what they had could not be had.
CoresLeft coresLeft(const std::vector<CpuSpan> &spans, const Run &run, int cores)
{
    constexpr double allUsed = 0.9;
    constexpr double farLess = 0.5;
    constexpr double least = 0.1; // some of it however busy they were
    const double others = run.facts.disturbed.value_or(0);
    const auto time = static_cast<double>(std::max(Nanos(1), run.trace.end()).count());
    double own = 0;
    double there = 0; // spans at a time
    for (const CpuSpan &span : spans) {
        own += static_cast<double>(span.cpu.count()) / time / cores;
        there += static_cast<double>((span.end - span.begin).count()) / time;
    }
    const double fair = there > 0 ? std::min(there / cores, there / (there + others * cores)) : 0;
    return others + own < allUsed || own < farLess * fair
        ? CoresLeft{static_cast<double>(cores), others * cores}
        : CoresLeft{cores * std::max(least, 1 - others), 0};
}

/// Takes apart what one run measured, item by item.
class Measured
{
public:
    /// `capacity` of each server; 0: to be found out.
    Measured(const Run &run, const WorkSpec &work, DurationTable &table, std::int64_t capacity = 0)
        : m_trace(run.trace), m_work(work), m_table(table), m_capacity(capacity)
    {
        const auto items = static_cast<std::size_t>(m_trace.size());
        table.fetch.reserve(items);
        table.transform.reserve(items);
        for (std::int64_t item = 0; item < m_trace.size(); ++item) {
            const ItemRow row = m_trace.row(item);
            const ItemDetail *detail = m_trace.detail(item);
            const std::vector<Trial> trials = work.isReal() ? trialsOf(item, detail) : std::vector<Trial>();
            table.fetch.push_back(fetchTime(row, detail, trials));
            table.trials.insert(table.trials.end(), trials.begin(), trials.end());
            const Nanos span = transformSpan(row);
            if (work.isReal() && row.fetchStatus == Status::Failed) {
                if (isLate(row))
                    m_late.push_back(item);
                table.fetchFailed.push_back(item);
                table.transform.emplace_back(0); // which it never comes to
                continue;
            }
            if (work.isReal() && row.transformStatus == Status::Failed)
                table.transformFailed.push_back(item);
            const bool computes = row.transformCpu != absent && work.transform != TransformKind::Wall;
            table.transform.push_back(span == absent || !computes ? span : std::min(row.transformCpu, span));
        }
    }

    void tellRules()
    {
        if (m_work.fetch == FetchKind::Http || m_work.fetch == FetchKind::Command)
            m_table.deadline = m_work.rules.deadline;
        if (m_work.fetch != FetchKind::Http)
            return;
        m_table.perHost = m_work.rules.perHost;
        m_table.rate = m_work.rules.rate;
    }

    void tellCoresApart(const Run &run, int cores)
    {
        const bool byThread = m_work.fetch == FetchKind::Http; // one for all fetches
        std::vector<CpuSpan> spans;                            // of fetches and transforms, in order of items
        std::vector<CpuSpan> ofThread;
        for (std::int64_t item = 0; item < m_trace.size(); ++item) {
            const ItemRow row = m_trace.row(item);
            if (hasFetchCpu(item))
                (byThread ? ofThread : spans)
                    .push_back({row.fetchFinished - fetch(item), row.fetchFinished,
                                std::min(row.fetchCpu, fetch(item))});
            if (hasTransformCpu(row))
                spans.push_back({row.transformStarted, row.transformFinished,
                                 std::min(row.transformCpu, transformSpan(row))});
        }
        const CoresLeft left = coresLeft(spans, run, cores);
        std::vector<bool> usedUp;
        std::vector<Nanos> outside = outsideOf(spans, left.cores, left.others, &usedUp);
        if (m_work.fetch == FetchKind::Command)
            explainStarts(spans, left, outside);
        const auto takesTime = [](const CpuSpan &span) { return span.cpu > Nanos(0); };
        const bool isKnown = std::ranges::any_of(byThread ? ofThread : spans, takesTime);
        m_table.fetchThread = byThread && isKnown;
        m_table.fetchCpuUnknown =
            (m_work.fetch == FetchKind::File || m_work.fetch == FetchKind::Command) && !hasAnyFetchCpu();
        const auto items = static_cast<std::size_t>(m_trace.size());
        if (isKnown)
            m_table.fetchCpu.assign(items, Nanos(0));
        if (startCommands(m_work.steps))
            m_table.transformOutside.assign(items, Nanos(0));
        takeOutside(outside, usedUp, byThread ? outsideThread(ofThread) : std::vector<Nanos>());
    }

    void tellLinesApart()
    {
        if (m_capacity == 0 && cpuExplains()) {
            nameWhatWasSeen();
            return;
        }
        nameServers();
        std::vector<std::vector<std::int64_t>> of(m_table.servers.size());
        for (std::int64_t item = 0; item < m_trace.size(); ++item)
            if (fetch(item) != absent && !std::ranges::binary_search(m_late, item))
                of[m_table.server.empty() ? 0 : static_cast<std::size_t>(m_table.server[item])].push_back(
                    item);
        m_table.mostInFlight = mostInFlight();
        for (std::size_t server = 0; server < of.size(); ++server)
            m_table.servers[server] = takeLineAway(of[server]);
    }

    /// Whether much of the times may as well have been waiting for cores, as these were used up; shorter() takes it for that.
    [[nodiscard]] bool isUnsure() const
    {
        constexpr double much = 0.1;
        return static_cast<double>(m_unsure.count()) > much * static_cast<double>(m_own.count());
    }
    [[nodiscard]] DurationTable shorter() const
    {
        DurationTable times = m_table;
        for (const std::size_t at : m_unsureFetches)
            times.fetch[at] = std::min(times.fetch[at], times.fetchCpu[at]);
        for (const std::size_t at : m_unsureTransforms)
            times.transform[at] -= std::exchange(times.transformOutside[at], Nanos(0));
        return times;
    }

    // What a deadline ended would have taken longer. Where nothing else held it back, it will again; else how long is not
    // known, and the deadline tells whether it fails.
    void forgetLate()
    {
        std::vector<std::int64_t> unknown;
        std::ranges::copy_if(m_late, std::back_inserter(unknown),
                             [this](std::int64_t item) { return fetch(item) < m_table.deadline; });
        if (unknown.size() == m_table.fetch.size())
            return; // nothing else is known of any
        for (const std::int64_t item : unknown)
            m_table.fetch[static_cast<std::size_t>(item)] = absent;
        std::erase_if(m_table.fetchFailed,
                      [&unknown](std::int64_t item) { return std::ranges::binary_search(unknown, item); });
        if (m_table.fetchCpu.empty())
            return;
        for (const std::int64_t item : unknown)
            m_table.fetchCpu[static_cast<std::size_t>(item)] = Nanos(0); // what is unknown is no CPU time
    }

private:
    // `outside` and `usedUp` are of fetches and transforms in order of items, but of fetches over HTTP `ofThread` is.
    void takeOutside(const std::vector<Nanos> &outside, const std::vector<bool> &usedUp,
                     const std::vector<Nanos> &ofThread)
    {
        std::size_t next = 0;
        std::size_t nextOfThread = 0;
        for (std::int64_t item = 0; item < m_trace.size(); ++item) {
            const ItemRow row = m_trace.row(item);
            const auto at = static_cast<std::size_t>(item);
            if (hasFetchCpu(item)) {
                if (!ofThread.empty())
                    takeFetch(row, at, ofThread[nextOfThread++], false);
                else {
                    takeFetch(row, at, outside[next], usedUp[next]);
                    ++next;
                }
            }
            if (!hasTransformCpu(row))
                continue;
            if (!m_table.transformOutside.empty())
                takeTransform(at, outside[next], usedUp[next]);
            ++next;
        }
    }

    void takeFetch(const ItemRow &row, std::size_t at, Nanos outside, bool unsure)
    {
        if (m_table.fetchCpu.empty())
            return;
        const Nanos cpu = std::min(row.fetchCpu, m_table.fetch[at]);
        if (unsure)
            addUnsure(m_unsureFetches, at, outside);
        m_fetchCpu += cpu;
        m_fetchSpans += m_table.fetch[at];
        m_fetchOutside += outside;
        m_own += outside + cpu;
        m_table.fetchCpu[at] = cpu;
        m_table.fetch[at] = outside + cpu;
    }

    void takeTransform(std::size_t at, Nanos outside, bool unsure)
    {
        if (unsure)
            addUnsure(m_unsureTransforms, at, outside);
        m_own += outside + m_table.transform[at];
        m_table.transformOutside[at] = outside;
        m_table.transform[at] += outside;
    }

    // Of a thread that is not always busy it is more than the least; how much, nothing tells.
    [[nodiscard]] std::vector<Nanos> outsideThread(const std::vector<CpuSpan> &spans) const
    {
        std::vector<Nanos> outside = outsideOf(spans, 1);
        const std::vector<Nanos> inTurn = outsideOfThread(spans);
        const bool isBusy = shareOfThread(spans) > mostOfThread;
        for (std::size_t at = 0; at < inTurn.size(); ++at) {
            const Nanos least = std::min(outside[at], inTurn[at]);
            outside[at] = isBusy ? least : (least + outside[at]) / 2;
        }
        return outside;
    }

    void addUnsure(std::vector<std::size_t> &items, std::size_t item, Nanos outside)
    {
        m_unsure += outside;
        items.push_back(item);
    }

    // Spans of fetches and transforms come in order of items.
    void explainStarts(const std::vector<CpuSpan> &spans, CoresLeft left, std::vector<Nanos> &outside) const
    {
        std::vector<CpuSpan> started;
        std::vector<std::size_t> places; // in spans
        std::size_t next = 0;
        for (std::int64_t item = 0; item < m_trace.size(); ++item) {
            if (hasFetchCpu(item)) {
                started.push_back(spans[next]);
                places.push_back(next++);
            }
            next += hasTransformCpu(m_trace.row(item));
        }
        const std::vector<Nanos> explained = outsideOfStarted(started, left.cores);
        for (std::size_t at = 0; at < places.size(); ++at)
            outside[places[at]] = std::min(outside[places[at]], explained[at]);
    }

    [[nodiscard]] double shareOfThread(const std::vector<CpuSpan> &spans) const
    {
        double cpu = 0;
        for (const CpuSpan &span : spans)
            cpu += static_cast<double>(span.cpu.count());
        return m_trace.end() > Nanos(0) ? cpu / static_cast<double>(m_trace.end().count()) : 0;
    }

    // Whether ends tell of the cores, or of the thread that fetches, not of a line.
    [[nodiscard]] bool cpuExplains() const
    {
        const auto share = [](Nanos part, Nanos whole) {
            return whole > Nanos(0) ? static_cast<double>(part.count()) / static_cast<double>(whole.count())
                                    : 0;
        };
        return m_table.fetchThread
            ? share(m_fetchCpu, m_trace.end()) > mostOfThread
            : m_fetchSpans > Nanos(0) && share(m_fetchOutside, m_fetchSpans) < leastOutside;
    }

    // Counted from the first attempt's begin on.
    [[nodiscard]] bool isLate(const ItemRow &row) const
    {
        const Nanos deadline = m_work.fetch == FetchKind::Http || m_work.fetch == FetchKind::Command
            ? m_work.rules.deadline
            : Nanos(0);
        return deadline > Nanos(0) && row.fetchStarted != absent
            && row.fetchFinished - row.fetchStarted >= deadline;
    }

    [[nodiscard]] Nanos fetch(std::int64_t item) const
    {
        return m_table.fetch[static_cast<std::size_t>(item)];
    }
    [[nodiscard]] bool hasAnyFetchCpu() const
    {
        for (std::int64_t item = 0; item < m_trace.size(); ++item)
            if (hasFetchCpu(item))
                return true;
        return false;
    }
    [[nodiscard]] bool hasFetchCpu(std::int64_t item) const
    {
        return fetch(item) != absent && m_trace.fetchCpu(item) != absent;
    }
    static bool hasTransformCpu(const ItemRow &row)
    {
        return row.transformCpu != absent && transformSpan(row) != absent;
    }

    void nameServers()
    {
        m_table.server = placesOf(m_work, m_trace.size());
        const std::vector<std::int32_t> &server = m_table.server;
        m_table.servers.assign(
            server.empty() ? 1
                           : static_cast<std::size_t>(*std::max_element(server.begin(), server.end())) + 1,
            {});
    }

    // How many it serves at a time is not found where ends tell of the cores; but what is not computed here may well be
    // served somewhere, and more of it at once was not seen.
    void nameWhatWasSeen()
    {
        constexpr double hardlyComputing = 0.5; // of spans
        if (m_table.fetchThread
            || static_cast<double>(m_fetchOutside.count())
                < hardlyComputing * static_cast<double>(m_fetchSpans.count()))
            return;
        nameServers();
        m_table.mostInFlight = mostInFlight();
        for (Capacity &server : m_table.servers)
            server = {.places = m_table.mostInFlight, .filled = false};
    }

    // By the server: neither held back, nor on the way to it.
    static bool isServed(PartKind kind)
    {
        return kind == PartKind::FirstByte || kind == PartKind::Download || kind == PartKind::Running;
    }

    // Of the last attempt, from when it was sent; earlier ones are no part of it.
    [[nodiscard]] ServedRequest requestOf(std::int64_t item) const
    {
        const ItemRow row = m_trace.row(item);
        const Nanos cpu =
            m_table.fetchCpu.empty() ? Nanos(0) : m_table.fetchCpu[static_cast<std::size_t>(item)];
        const Nanos end = row.fetchFinished - cpu;
        Nanos begin = row.fetchFinished - fetch(item);
        if (const ItemDetail *detail = m_trace.detail(item))
            for (const FetchPart &part : detail->parts)
                if (part.attempt == detail->parts.back().attempt && isServed(part.kind)) {
                    begin = std::max(begin, part.begin);
                    break;
                }
        return {std::min(begin, end), end};
    }

    [[nodiscard]] std::int64_t mostInFlight() const
    {
        std::vector<ServedRequest> requests;
        for (std::int64_t item = 0; item < m_trace.size(); ++item)
            if (fetch(item) != absent)
                requests.push_back(requestOf(item));
        std::sort(requests.begin(), requests.end(),
                  [](const ServedRequest &a, const ServedRequest &b) { return a.begin < b.begin; });
        return overlapse::mostInFlight(requests);
    }

    Capacity takeLineAway(const std::vector<std::int64_t> &items)
    {
        std::vector<ServedRequest> requests(items.size());
        std::transform(items.begin(), items.end(), requests.begin(),
                       [this](std::int64_t item) { return requestOf(item); });
        auto [capacity, order] = lineOf(requests);
        if (m_capacity > 0)
            capacity = {.places = m_capacity, .filled = true};
        if (!capacity.filled)
            return capacity;
        ServiceLine line(capacity.places);
        for (const std::size_t at : order) {
            const ServiceLine::Service service = line.served(requests[at].begin, requests[at].end);
            m_table.fetch[static_cast<std::size_t>(items[at])] -= service.begin - requests[at].begin;
        }
        return capacity;
    }

    const Trace &m_trace;
    const WorkSpec &m_work;
    DurationTable &m_table;
    std::int64_t m_capacity;
    std::vector<std::int64_t> m_late; // items
    std::vector<std::size_t>
        m_unsureFetches; // items of which what is outside the cores may be waiting for them
    std::vector<std::size_t> m_unsureTransforms;
    Nanos m_unsure{0};
    Nanos m_own{0};
    Nanos m_fetchCpu{0};
    Nanos m_fetchSpans{0};
    Nanos m_fetchOutside{0};
};

// A whole run of a quiet machine, of which most came about: such that what it tells is of the servers.
bool tellsOfServers(const Run &run)
{
    constexpr double mostFailed = 0.1;
    return run.clock == Clock::Live && !run.trace.cancelled() && !wasDisturbed(run.facts)
        && static_cast<double>(run.trace.failedCount()) <= mostFailed * static_cast<double>(run.trace.size());
}

// Where this run never filled a server, another may have; and what it was seen to serve at a time, it serves.
void learnServers(DurationTable &table, const WorkSpec &work, const OtherRun &other)
{
    DurationTable seen;
    Measured measured(*other.run, work, seen);
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

Nanos waitedIn(const ItemDetail &detail)
{
    Nanos waited{0};
    for (const FetchPart &part : detail.parts)
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
    Measured measured(run, work, table, capacity);
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
    table.stopped = work.isReal() && run.trace.cancelled();
    if (measured.isUnsure())
        table.unsureBelow = unsureBelow(run.spec, std::make_shared<const DurationTable>(table),
                                        std::make_shared<const DurationTable>(measured.shorter()), cores);
    if (run.clock == Clock::Live)
        table.fit = replayFit(run, work, std::make_shared<const DurationTable>(table), cores);
    return finished(std::move(table));
}

Capacity capacityBehind(const Run &run, const WorkSpec &work, int cores)
{
    DurationTable table;
    if (!work.isReal()) {
        table.servers = ServiceTimes(work).servers();
    } else if (run.clock == Clock::Live) {
        Measured measured(run, work, table);
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
