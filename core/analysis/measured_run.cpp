// SPDX-License-Identifier: MIT
#include "analysis/measured_run.h"

#include "analysis/conditions.h"
#include "analysis/measured_times.h"
#include "analysis/places.h"
#include "pipeline/service_line.h"
#include "workload/draw.h"
#include "workload/transform.h"

#include <algorithm>

namespace overlapse {

namespace {

/// What there was beside other programs.
struct CoresLeft
{
    double cores;
    double others; ///< threads that wanted cores too
};

// Where so much of what fetches did was on the cores or waiting for them, ends tell of the cores, not of a line.
constexpr double leastOutside = 0.9;
constexpr double mostOfThread = 0.8; // so busy it is what others wait for

// Attempts that were followed by another, from the parts of a fetch.
std::vector<Trial> trialsOf(std::int64_t item, const PackedParts &parts)
{
    std::vector<Trial> trials;
    const int last = parts.lastAttempt();
    if (last < 2)
        return trials;
    for (const FetchPart &part : parts) {
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
Nanos fetchTime(const ItemRow &row, const PackedParts &parts, const std::vector<Trial> &trials)
{
    if (row.fetchStarted == absent || row.fetchFinished == absent)
        return absent;
    Nanos time = row.fetchFinished - row.fetchStarted - waitedIn(parts);
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

} // namespace

MeasuredRun::MeasuredRun(const Run &run, const WorkSpec &work, DurationTable &table, std::int64_t capacity)
    : m_trace(run.trace), m_work(work), m_table(table), m_capacity(capacity)
{
    const auto items = static_cast<std::size_t>(m_trace.size());
    table.fetch.reserve(items);
    table.transform.reserve(items);
    for (std::int64_t item = 0; item < m_trace.size(); ++item) {
        const ItemRow row = m_trace.row(item);
        const PackedParts parts = m_trace.parts(item);
        const std::vector<Trial> trials = work.isReal() ? trialsOf(item, parts) : std::vector<Trial>();
        table.fetch.push_back(fetchTime(row, parts, trials));
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

void MeasuredRun::tellRules()
{
    if (m_work.fetch == FetchKind::Http || m_work.fetch == FetchKind::Command)
        m_table.deadline = m_work.rules.deadline;
    if (m_work.fetch != FetchKind::Http)
        return;
    m_table.perHost = m_work.rules.perHost;
    m_table.rate = m_work.rules.rate;
}

void MeasuredRun::tellCoresApart(const Run &run, int cores)
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
        explainStarts(spans, left.cores, outside);
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

void MeasuredRun::tellLinesApart()
{
    if (m_capacity == 0 && cpuExplains()) {
        nameWhatWasSeen();
        return;
    }
    nameServers();
    std::vector<std::vector<std::int64_t>> of(m_table.servers.size());
    for (std::int64_t item = 0; item < m_trace.size(); ++item)
        if (fetch(item) != absent && !std::ranges::binary_search(m_late, item))
            of[m_table.server.empty() ? 0 : static_cast<std::size_t>(m_table.server[item])].push_back(item);
    m_table.mostInFlight = mostInFlight();
    for (std::size_t server = 0; server < of.size(); ++server)
        m_table.servers[server] = takeLineAway(of[server]);
}

bool MeasuredRun::isUnsure() const
{
    constexpr double much = 0.1;
    return static_cast<double>(m_unsure.count()) > much * static_cast<double>(m_own.count());
}

DurationTable MeasuredRun::shorter() const
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
void MeasuredRun::forgetLate()
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

// `outside` and `usedUp` are of fetches and transforms in order of items, but of fetches over HTTP `ofThread` is.
void MeasuredRun::takeOutside(const std::vector<Nanos> &outside, const std::vector<bool> &usedUp,
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

void MeasuredRun::takeFetch(const ItemRow &row, std::size_t at, Nanos outside, bool unsure)
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

void MeasuredRun::takeTransform(std::size_t at, Nanos outside, bool unsure)
{
    if (unsure)
        addUnsure(m_unsureTransforms, at, outside);
    m_own += outside + m_table.transform[at];
    m_table.transformOutside[at] = outside;
    m_table.transform[at] += outside;
}

// Of a thread that is not always busy it is more than the least; how much, nothing tells.
std::vector<Nanos> MeasuredRun::outsideThread(const std::vector<CpuSpan> &spans) const
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

void MeasuredRun::addUnsure(std::vector<std::size_t> &items, std::size_t item, Nanos outside)
{
    m_unsure += outside;
    items.push_back(item);
}

// Spans of fetches and transforms come in order of items.
void MeasuredRun::explainStarts(const std::vector<CpuSpan> &spans, double cores,
                                std::vector<Nanos> &outside) const
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
    const std::vector<Nanos> explained = outsideOfStarted(started, cores);
    for (std::size_t at = 0; at < places.size(); ++at)
        outside[places[at]] = std::min(outside[places[at]], explained[at]);
}

double MeasuredRun::shareOfThread(const std::vector<CpuSpan> &spans) const
{
    double cpu = 0;
    for (const CpuSpan &span : spans)
        cpu += static_cast<double>(span.cpu.count());
    return m_trace.end() > Nanos(0) ? cpu / static_cast<double>(m_trace.end().count()) : 0;
}

// Whether ends tell of the cores, or of the thread that fetches, not of a line.
bool MeasuredRun::cpuExplains() const
{
    const auto share = [](Nanos part, Nanos whole) {
        return whole > Nanos(0) ? static_cast<double>(part.count()) / static_cast<double>(whole.count()) : 0;
    };
    return m_table.fetchThread
        ? share(m_fetchCpu, m_trace.end()) > mostOfThread
        : m_fetchSpans > Nanos(0) && share(m_fetchOutside, m_fetchSpans) < leastOutside;
}

// Counted from the first attempt's begin on.
bool MeasuredRun::isLate(const ItemRow &row) const
{
    const Nanos deadline = m_work.fetch == FetchKind::Http || m_work.fetch == FetchKind::Command
        ? m_work.rules.deadline
        : Nanos(0);
    return deadline > Nanos(0) && row.fetchStarted != absent
        && row.fetchFinished - row.fetchStarted >= deadline;
}

Nanos MeasuredRun::fetch(std::int64_t item) const
{
    return m_table.fetch[static_cast<std::size_t>(item)];
}

bool MeasuredRun::hasAnyFetchCpu() const
{
    for (std::int64_t item = 0; item < m_trace.size(); ++item)
        if (hasFetchCpu(item))
            return true;
    return false;
}

bool MeasuredRun::hasFetchCpu(std::int64_t item) const
{
    return fetch(item) != absent && m_trace.fetchCpu(item) != absent;
}

bool MeasuredRun::hasTransformCpu(const ItemRow &row)
{
    return row.transformCpu != absent && transformSpan(row) != absent;
}

void MeasuredRun::nameServers()
{
    m_table.server = placesOf(m_work, m_trace.size());
    const std::vector<std::int32_t> &server = m_table.server;
    m_table.servers.assign(
        server.empty() ? 1 : static_cast<std::size_t>(*std::max_element(server.begin(), server.end())) + 1,
        {});
}

// How many it serves at a time is not found where ends tell of the cores; but what is not computed here may well be
// served somewhere, and more of it at once was not seen.
void MeasuredRun::nameWhatWasSeen()
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
bool MeasuredRun::isServed(PartKind kind)
{
    return kind == PartKind::FirstByte || kind == PartKind::Download || kind == PartKind::Running;
}

// Of the last attempt, from when it was sent; earlier ones are no part of it.
ServedRequest MeasuredRun::requestOf(std::int64_t item) const
{
    const ItemRow row = m_trace.row(item);
    const Nanos cpu = m_table.fetchCpu.empty() ? Nanos(0) : m_table.fetchCpu[static_cast<std::size_t>(item)];
    const Nanos end = row.fetchFinished - cpu;
    Nanos begin = row.fetchFinished - fetch(item);
    const PackedParts parts = m_trace.parts(item);
    const int last = parts.lastAttempt();
    for (const FetchPart &part : parts)
        if (part.attempt == last && isServed(part.kind)) {
            begin = std::max(begin, part.begin);
            break;
        }
    return {std::min(begin, end), end};
}

std::int64_t MeasuredRun::mostInFlight() const
{
    std::vector<ServedRequest> requests;
    for (std::int64_t item = 0; item < m_trace.size(); ++item)
        if (fetch(item) != absent)
            requests.push_back(requestOf(item));
    std::sort(requests.begin(), requests.end(),
              [](const ServedRequest &a, const ServedRequest &b) { return a.begin < b.begin; });
    return overlapse::mostInFlight(requests);
}

Capacity MeasuredRun::takeLineAway(const std::vector<std::int64_t> &items)
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

} // namespace overlapse
