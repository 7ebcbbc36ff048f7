// SPDX-License-Identifier: MIT
#include "analysis/releases.h"

#include "analysis/places.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::int32_t nobody = -1;

/// The latest of two; of equal instants the first named.
Release laterOf(const Release &first, const Release &second)
{
    return second.at > first.at ? second : first;
}

bool standsAtPlaces(const Trace &trace)
{
    for (std::int64_t item = trace.nextDetailed(0); item >= 0; item = trace.nextDetailed(item + 1))
        for (const FetchPart &part : trace.parts(item))
            if (part.kind == PartKind::Host || part.kind == PartKind::Capacity)
                return true;
    return false;
}

/// All items, in the order in which they were emitted, and then the rest: with any order too, what happens to them comes
/// nearly so.
std::vector<std::int32_t> byRank(const Trace &trace)
{
    std::vector<std::int32_t> items(static_cast<std::size_t>(trace.size()), nobody);
    std::vector<std::int32_t> rest;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const std::int64_t rank = trace.row(item).rank;
        const bool isFree =
            rank >= 0 && rank < trace.size() && items[static_cast<std::size_t>(rank)] == nobody;
        (isFree ? items[static_cast<std::size_t>(rank)] : rest.emplace_back()) =
            static_cast<std::int32_t>(item);
    }
    std::erase(items, nobody);
    items.insert(items.end(), rest.begin(), rest.end());
    return items;
}

} // namespace

QString releaseText(const Release &release)
{
    const auto text = [&release](const char *form) { return QString::fromUtf8(form).arg(release.item); };
    switch (release.kind) {
    case Release::Kind::None: return QStringLiteral("nothing of another item");
    case Release::Kind::FetchEnded: return text("the fetch of item %1 ended");
    case Release::Kind::TransformEnded: return text("the transform of item %1 ended");
    case Release::Kind::DriverBack: return text("the driver came back from the transform of item %1");
    case Release::Kind::Emitted: return text("item %1 was emitted and made room");
    case Release::Kind::Left: return text("item %1 made room among the fetches");
    case Release::Kind::TaskEnded: return text("the task of item %1 ended");
    case Release::Kind::ThreadFree: return text("the thread was free of item %1");
    case Release::Kind::HostFree: return text("the host had answered item %1");
    case Release::Kind::ServerFree: return text("the server had served item %1");
    }
    return {};
}

Releases::Releases(const Run &run, const WorkSpec &work) : m_run(run)
{
    const bool blocking = run.spec.mode == Mode::Blocking;
    m_leaving = blocking ? StampColumn::TransformFinished : StampColumn::FetchYielded;
    m_inside = blocking ? run.spec.threads : effectiveFetchLimit(run.spec);
    m_left = inOrderOf(m_leaving);
    m_emitted = inOrderOf(StampColumn::TransformYielded);
    if (run.spec.order == Order::Kept)
        findHeads();
    if (usesPool(run.spec.mode))
        findThreads();
    else
        m_driver = inOrderOf(StampColumn::TransformFinished, true);
    if (standsAtPlaces(run.trace))
        findPlaces(work);
}

Releases::Items Releases::inOrderOf(StampColumn column, bool onDriverOnly) const
{
    const Trace &trace = m_run.trace;
    Items items = byRank(trace);
    std::erase_if(items, [&](std::int32_t item) {
        return trace.stamp(column, item) == absent
            || (onDriverOnly && trace.row(item).transformLane != driverLane);
    });
    // On a thread, of what ended at one instant what took time comes first; of what began then, what took none.
    const auto earlier = [&trace, column](std::int32_t a, std::int32_t b) {
        const Nanos first = trace.stamp(column, a);
        const Nanos second = trace.stamp(column, b);
        if (first != second)
            return first < second;
        if (column == StampColumn::FetchYielded)
            return a < b;
        if (column == StampColumn::TransformYielded)
            return trace.row(a).rank < trace.row(b).rank;
        const StampColumn other = column == StampColumn::TransformStarted ? StampColumn::TransformFinished
                                                                          : StampColumn::TransformStarted;
        return trace.stamp(other, a) < trace.stamp(other, b);
    };
    if (!std::is_sorted(items.begin(), items.end(), earlier))
        std::stable_sort(items.begin(), items.end(), earlier);
    return items;
}

// What never finished holds all the later ones back.
void Releases::findHeads()
{
    const Trace &trace = m_run.trace;
    const auto find = [&trace](StampColumn column, Items &heads) {
        heads.reserve(static_cast<std::size_t>(trace.size()));
        const auto end = [&](std::int32_t item) {
            const Nanos stamp = trace.stamp(column, item);
            return stamp == absent ? never : stamp;
        };
        std::int32_t head = nobody;
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            heads.push_back(head);
            const auto candidate = static_cast<std::int32_t>(item);
            if (head == nobody || end(candidate) > end(head))
                head = candidate;
        }
    };
    find(StampColumn::FetchFinished, m_fetchHeads);
    find(StampColumn::TransformFinished, m_transformHeads);
}

void Releases::findThreads()
{
    const Trace &trace = m_run.trace;
    m_threadBefore.assign(static_cast<std::size_t>(trace.size()), nobody);
    std::unordered_map<std::int32_t, std::int32_t> last;
    for (const std::int32_t item : inOrderOf(StampColumn::TransformStarted)) {
        const std::int32_t lane = trace.row(item).transformLane;
        if (lane < 0)
            continue;
        const auto [before, isFirst] = last.try_emplace(lane, nobody);
        m_threadBefore[static_cast<std::size_t>(item)] = before->second;
        before->second = item;
    }
}

void Releases::findPlaces(const WorkSpec &work)
{
    const Trace &trace = m_run.trace;
    m_places = placesOf(work, trace.size());
    const auto add = [this](std::int64_t item, Nanos at) {
        const std::int64_t place = m_places.empty() ? 0 : m_places[static_cast<std::size_t>(item)];
        m_ends[place].push_back({at, static_cast<std::int32_t>(item)});
    };
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const Nanos finished = trace.stamp(StampColumn::FetchFinished, item);
        for (const FetchPart &part : trace.parts(item))
            if (!isHeldBack(part.kind) && part.kind != PartKind::Waiting && part.end != finished)
                add(item, part.end);
        if (finished != absent) {
            add(item, finished);
            // What of a fetch is CPU time comes when its server is done with it.
            if (const Nanos cpu = trace.fetchCpu(item); cpu > Nanos(0) && work.durations)
                add(item, finished - cpu);
        }
    }
    for (auto &[place, ends] : m_ends)
        std::stable_sort(ends.begin(), ends.end(), [](const End &a, const End &b) { return a.at < b.at; });
}

std::span<const std::int32_t> Releases::by(const Items &items, StampColumn column, Nanos at) const
{
    const auto after =
        std::upper_bound(items.begin(), items.end(), at, [&](Nanos instant, std::int32_t item) {
            return instant < m_run.trace.stamp(column, item);
        });
    return {items.data(), static_cast<std::size_t>(after - items.begin())};
}

std::span<const std::int32_t> Releases::leftAfter(Nanos at) const
{
    return std::span<const std::int32_t>(m_left).subspan(leftBy(at).size());
}

// One at a time: the first that ends later, if it has begun. One that never ended, for the run was stopped, is not told.
std::int64_t Releases::onDriver(Nanos at) const
{
    const Trace &trace = m_run.trace;
    const std::size_t ended = by(m_driver, StampColumn::TransformFinished, at).size();
    if (ended < m_driver.size())
        return trace.stamp(StampColumn::TransformStarted, m_driver[ended]) <= at ? m_driver[ended] : nobody;
    return nobody;
}

WaitAccount::OrderEnds Releases::orderEnds(std::int64_t item) const
{
    const auto end = [&](const Items &heads, StampColumn column) {
        const std::int32_t head = heads.empty() ? nobody : heads[static_cast<std::size_t>(item)];
        if (head == nobody)
            return Nanos::min();
        const Nanos stamp = m_run.trace.stamp(column, head);
        return stamp == absent ? never : stamp;
    };
    return {end(m_fetchHeads, StampColumn::FetchFinished),
            end(m_transformHeads, StampColumn::TransformFinished)};
}

/// The latest at or before an instant; of those at one instant the first. Strides that double away from the hint, then a
/// binary search of the last.
Release Releases::latest(const Items &items, StampColumn column, Nanos at, Release::Kind kind,
                         std::size_t &hint) const
{
    const auto stamp = [&](std::size_t index) { return m_run.trace.stamp(column, items[index]); };
    // The first that is later than that instant, or the end.
    const auto firstAfter = [&](Nanos instant) {
        std::size_t low = 0;
        std::size_t high = items.size();
        if (hint < items.size()) {
            std::size_t stride = 1;
            if (stamp(hint) <= instant) {
                low = hint;
                for (high = hint + 1; high < items.size() && stamp(high) <= instant; stride *= 2) {
                    low = high;
                    high += stride;
                }
                high = std::min(high, items.size());
            } else {
                for (high = hint; high > 0 && stamp(high - std::min(stride, high)) > instant; stride *= 2)
                    high -= std::min(stride, high);
                low = high - std::min(stride, high);
            }
        }
        const auto first = items.begin() + static_cast<std::ptrdiff_t>(low);
        const auto last = items.begin() + static_cast<std::ptrdiff_t>(high);
        const auto found = std::upper_bound(first, last, instant, [&](Nanos value, std::int32_t item) {
            return value < m_run.trace.stamp(column, item);
        });
        return static_cast<std::size_t>(found - items.begin());
    };
    const std::size_t after = firstAfter(at);
    if (after == 0)
        return {};
    hint = after - 1;
    const Nanos found = stamp(after - 1);
    while (hint > 0 && stamp(hint - 1) == found && after - hint < 8)
        --hint;
    const std::size_t first = hint > 0 && stamp(hint - 1) == found ? firstAfter(found - Nanos(1)) : hint;
    return {kind, items[first], found};
}

Release Releases::cameBack(Nanos at, Hints &hints) const
{
    return latest(m_driver, StampColumn::TransformFinished, at, Release::Kind::DriverBack, hints.driver);
}

Release Releases::wasEmitted(Nanos at, Hints &hints) const
{
    return latest(m_emitted, StampColumn::TransformYielded, at, Release::Kind::Emitted, hints.emitted);
}

/// What made the driver poll the fetch stage.
Release Releases::polled(Nanos after, Nanos at, Hints &hints) const
{
    const Release release = laterOf(cameBack(at, hints), wasEmitted(at, hints));
    return release.at > after ? release : Release{};
}

Release Releases::placeFree(std::int64_t item, const CauseSpan &wait, Release::Kind kind) const
{
    const auto place = m_ends.find(m_places.empty() ? 0 : m_places[static_cast<std::size_t>(item)]);
    if (place == m_ends.end())
        return {};
    const std::vector<End> &ends = place->second;
    const auto after = std::upper_bound(ends.begin(), ends.end(), wait.end,
                                        [](Nanos instant, const End &end) { return instant < end.at; });
    for (auto end = after; end != ends.begin() && std::prev(end)->at > wait.begin; --end)
        if (std::prev(end)->item != item)
            return {kind, std::prev(end)->item, std::prev(end)->at};
    return {};
}

Release Releases::headOf(const Items &heads, StampColumn column, std::int64_t item, Release::Kind kind) const
{
    const std::int32_t head = heads.empty() ? nobody : heads[static_cast<std::size_t>(item)];
    if (head == nobody || m_run.trace.stamp(column, head) == absent)
        return {};
    return {kind, head, m_run.trace.stamp(column, head)};
}

Release Releases::of(std::int64_t item, const CauseSpan &wait, Hints &hints) const
{
    using Kind = Release::Kind;
    const auto within = [&wait](const Release &release) {
        return release.at > wait.begin && release.at <= wait.end ? release : Release{};
    };
    switch (wait.cause) {
    case Cause::FetchQueued:
        return m_run.spec.mode == Mode::Blocking ? Release{} : polled(wait.begin, wait.end, hints);
    case Cause::FetchUnpolled: return polled(wait.begin, wait.end, hints);
    case Cause::FetchHost: return placeFree(item, wait, Kind::HostFree);
    case Cause::FetchCapacity: return placeFree(item, wait, Kind::ServerFree);
    case Cause::FetchHeldOrder:
        return within(headOf(m_fetchHeads, StampColumn::FetchFinished, item, Kind::FetchEnded));
    case Cause::TransformHeldOrder:
        return within(headOf(m_transformHeads, StampColumn::TransformFinished, item, Kind::TransformEnded));
    case Cause::FetchHeldFull: return within(wasEmitted(wait.end, hints));
    case Cause::FetchHeldDriver:
    case Cause::TransformHeldDriver:
    case Cause::TransformQueuedDriver: return within(cameBack(wait.end, hints));
    case Cause::TransformQueuedPool: {
        const std::int32_t before =
            m_threadBefore.empty() ? nobody : m_threadBefore[static_cast<std::size_t>(item)];
        return before == nobody
            ? Release{}
            : within({Kind::ThreadFree, before, m_run.trace.stamp(StampColumn::TransformFinished, before)});
    }
    default: return {};
    }
}

// Room comes with whoever leaves; where there was room already, with whatever made the driver poll.
Release Releases::ofAdmission(std::int64_t item, Hints &hints) const
{
    const Nanos admitted = m_run.trace.stamp(StampColumn::FetchAdmitted, item);
    if (admitted == absent)
        return {};
    const bool blocking = m_run.spec.mode == Mode::Blocking;
    Release room;
    if (item >= m_inside && static_cast<std::size_t>(item - m_inside) < m_left.size()) {
        const std::int32_t before = m_left[static_cast<std::size_t>(item - m_inside)];
        // Later than the admission where the limit was another by then.
        if (const Nanos left = m_run.trace.stamp(m_leaving, before); left <= admitted)
            room = {blocking ? Release::Kind::TaskEnded : Release::Kind::Left, before, left};
    }
    if (blocking)
        return room;
    Release poll = polled(Nanos::min(), admitted, hints);
    // Where nothing takes time, it may have been emitted at the instant at which it came in.
    if (poll.item == item)
        poll = {};
    // What left before it could only leave when the driver polled: the later is the cause.
    return room.at >= poll.at ? room : poll;
}

} // namespace overlapse
