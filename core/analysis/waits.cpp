// SPDX-License-Identifier: MIT
#include "analysis/waits.h"

#include "analysis/stage_walk.h"
#include "pipeline/side_by_side.h"
#include "workload/draw.h"

#include <algorithm>
#include <array>
#include <span>

namespace overlapse {

namespace {

Nanos &of(WaitTotals &totals, Cause cause)
{
    return totals[static_cast<std::size_t>(cause)];
}

bool hasFullServers(const WorkSpec &work)
{
    const std::vector<Capacity> servers = ServiceTimes(work).servers();
    return std::any_of(servers.begin(), servers.end(), [](const Capacity &server) { return server.filled; });
}

} // namespace

// A full stage holds what would enter it; it is no reason for what is in there.
static Cause heldCause(int stage, HoldSteps::State state)
{
    if (state == HoldSteps::State::Driver)
        return stage == 0 ? Cause::FetchHeldDriver : Cause::TransformHeldDriver;
    if (state == HoldSteps::State::Full && stage == 0)
        return Cause::FetchHeldFull;
    return stage == 0 ? Cause::FetchHeldWakeup : Cause::TransformHeldWakeup;
}

const char *causeKey(Cause cause)
{
    static constexpr std::array<const char *, causeCount> keys{"fetch_queued",
                                                               "fetch_host",
                                                               "fetch_rate",
                                                               "fetch_backoff",
                                                               "fetch_capacity",
                                                               "fetch_unpolled",
                                                               "fetch_running",
                                                               "fetch_held_order",
                                                               "fetch_held_driver",
                                                               "fetch_held_full",
                                                               "fetch_held_wakeup",
                                                               "transform_queued_pool",
                                                               "transform_queued_driver",
                                                               "transform_cpu",
                                                               "transform_off_cpu",
                                                               "transform_unknown",
                                                               "transform_held_order",
                                                               "transform_held_driver",
                                                               "transform_held_wakeup"};
    return keys[static_cast<std::size_t>(cause)];
}

QString causeText(Cause cause)
{
    switch (cause) {
    case Cause::FetchQueued: return QStringLiteral("waiting for its first poll");
    case Cause::FetchHost: return QStringLiteral("waiting for its host's turn");
    case Cause::FetchRate: return QStringLiteral("waiting for the rate");
    case Cause::FetchBackoff: return QStringLiteral("waiting to try again");
    case Cause::FetchCapacity: return QStringLiteral("in the server's line");
    case Cause::FetchUnpolled: return QStringLiteral("ready and unpolled");
    case Cause::FetchRunning: return QStringLiteral("fetch running");
    case Cause::FetchHeldOrder:
    case Cause::TransformHeldOrder: return QStringLiteral("held by order");
    case Cause::FetchHeldDriver:
    case Cause::TransformHeldDriver: return QStringLiteral("driver busy");
    case Cause::FetchHeldFull: return QStringLiteral("transform stage full");
    case Cause::FetchHeldWakeup:
    case Cause::TransformHeldWakeup: return QStringLiteral("driver waking");
    case Cause::TransformQueuedPool: return QStringLiteral("waiting for a thread");
    case Cause::TransformQueuedDriver: return QStringLiteral("waiting for the driver");
    case Cause::TransformCpu: return QStringLiteral("transform on the CPU");
    case Cause::TransformOffCpu: return QStringLiteral("transform off the CPU");
    case Cause::TransformUnknown: return QStringLiteral("transform running");
    }
    return {};
}

bool mayOccur(Cause cause, const PipelineSpec &spec, const WorkSpec &work)
{
    const bool pool = usesPool(spec.mode);
    const bool kept = spec.order == Order::Kept && spec.mode != Mode::Sequential;
    switch (cause) {
    case Cause::FetchHost: return work.perHostInForce() > 0;
    case Cause::FetchRate: return work.rateInForce() > 0;
    case Cause::FetchBackoff:
        return (work.isReal() && work.rules.retries > 0)
            || (work.durations && !work.durations->trials.empty());
    case Cause::FetchCapacity: return hasFullServers(work);
    case Cause::FetchUnpolled: return work.fetchTime.awaits > 1 && spec.mode != Mode::Blocking;
    case Cause::FetchHeldOrder: return kept && spec.mode != Mode::Blocking;
    case Cause::TransformHeldOrder: return kept;
    case Cause::FetchHeldFull: return usesLimits(spec.mode);
    case Cause::FetchHeldDriver:
    case Cause::TransformQueuedDriver:
    case Cause::TransformHeldDriver: return !pool;
    case Cause::TransformQueuedPool: return pool;
    default: return true;
    }
}

bool isRunning(Cause cause)
{
    return cause == Cause::FetchRunning || cause == Cause::TransformCpu || cause == Cause::TransformOffCpu
        || cause == Cause::TransformUnknown;
}

WaitAccount::WaitAccount(const Run &run)
    : m_ordered(run.spec.order == Order::Kept), m_pool(usesPool(run.spec.mode)), m_steps(run)
{
    const Trace &trace = run.trace;
    if (m_ordered)
        findOrderEnds(trace);
    constexpr std::int64_t piece = Trace::chunkItems;
    std::vector<WaitTotals> totals(static_cast<std::size_t>((trace.size() + piece - 1) / piece));
    sideBySide(totals.size(), [&](std::size_t index) {
        const std::int64_t first = static_cast<std::int64_t>(index) * piece;
        addTotals(trace, first, std::min(first + piece, trace.size()), totals[index]);
        return true;
    });
    for (const WaitTotals &some : totals)
        for (std::size_t cause = 0; cause < some.size(); ++cause)
            m_totals[cause] += some[cause];
}

void WaitAccount::findOrderEnds(const Trace &trace)
{
    m_orderEnds.reserve(static_cast<std::size_t>((trace.size() + orderBlock - 1) / orderBlock));
    OrderEnds order;
    for (std::int64_t first = 0; first < trace.size();) {
        const Trace::Columns columns = trace.columnsFrom(first);
        const Nanos *fetched = columns[StampColumn::FetchFinished];
        const Nanos *transformed = columns[StampColumn::TransformFinished];
        for (std::int64_t i = 0; i < columns.count; ++i) {
            if ((first + i) % orderBlock == 0)
                m_orderEnds.push_back(order);
            order.add(fetched[i], transformed[i]);
        }
        first += columns.count;
    }
}

void WaitAccount::addTotals(const Trace &trace, std::int64_t first, std::int64_t last,
                            WaitTotals &totals) const
{
    OrderEnds order = orderEndsOf(trace, first);
    Places places;
    std::array<ItemRow, orderBlock> rows;
    for (; first < last; first += orderBlock) {
        const std::span<ItemRow> some(rows.data(),
                                      static_cast<std::size_t>(std::min(orderBlock, last - first)));
        trace.read(first, some);
        for (const ItemRow &row : some) {
            addTotals(row, trace.parts(row.item), trace.end(), order, places, totals);
            if (m_ordered)
                order.add(row.fetchFinished, row.transformFinished);
        }
    }
}

WaitAccount::OrderEnds WaitAccount::orderEndsOf(const Trace &trace, std::int64_t item) const
{
    if (!m_ordered)
        return {};
    OrderEnds order = m_orderEnds[static_cast<std::size_t>(item / orderBlock)];
    for (std::int64_t earlier = item / orderBlock * orderBlock; earlier < item; ++earlier)
        order.add(trace.stamp(StampColumn::FetchFinished, earlier),
                  trace.stamp(StampColumn::TransformFinished, earlier));
    return order;
}

/// walkStages() with what of the run decides.
template<typename Whole, typename Held>
void WaitAccount::walk(const ItemRow &row, const PackedParts &parts, Nanos runEnd, OrderEnds order,
                       Whole whole, Held held) const
{
    walkStages(row, parts, runEnd, order, m_pool, whole, held);
}

void WaitAccount::spansOf(const Trace &trace, std::int64_t item, std::vector<CauseSpan> &out) const
{
    out.clear();
    const auto add = [&out](Cause cause, Nanos begin, Nanos end) {
        // Only "driver waking" can follow itself: for a transform, a full stage is no cause.
        if (!out.empty() && out.back().cause == cause)
            out.back().end = end;
        else
            out.push_back({cause, begin, end});
    };
    const auto held = [&](int stage, Nanos begin, Nanos end) {
        m_steps.forEachPiece(begin, end, [&](HoldSteps::State state, Nanos from, Nanos to) {
            add(heldCause(stage, state), from, to);
        });
    };
    walk(trace.row(item), trace.parts(item), trace.end(), orderEndsOf(trace, item), add, held);
}

void WaitAccount::spansOf(const Trace &trace, std::int64_t item, const Grain &grain,
                          std::vector<CauseSpan> &out) const
{
    Reader(*this, trace).spansOf(item, grain, out);
}

void WaitAccount::addSpans(const ItemRow &row, const PackedParts &parts, Nanos runEnd, OrderEnds order,
                           const Grain &grain, HoldSteps::Place &place, std::vector<CauseSpan> &out) const
{
    const auto add = [&out](Cause cause, Nanos begin, Nanos end) {
        if (!out.empty() && out.back().cause == cause && out.back().end == begin)
            out.back().end = end;
        else if (end > begin)
            out.push_back({cause, begin, end});
    };
    const auto most = [&](int stage, Nanos begin, Nanos end) {
        const HoldSteps::Sums before = m_steps.sumsBefore(begin, place);
        const HoldSteps::Sums after = m_steps.sumsBefore(end, place);
        const Nanos driver = after.driver - before.driver;
        const Nanos full = stage == 0 ? after.full - before.full : Nanos(0);
        const Nanos rest = end - begin - driver - full;
        return heldCause(stage,
                         driver >= full && driver >= rest ? HoldSteps::State::Driver
                             : full >= rest               ? HoldSteps::State::Full
                                                          : HoldSteps::State::Free);
    };
    const auto held = [&](int stage, Nanos begin, Nanos end) {
        const Nanos from = std::clamp(grain.begin, begin, end);
        const Nanos to = std::clamp(grain.end, from, end);
        if (from > begin)
            add(most(stage, begin, from), begin, from);
        if (m_steps.pieces(from, to, place.step) <= 2 * ((to - from) / grain.least) + 2) {
            m_steps.forEachPiece(
                from, to,
                [&](HoldSteps::State state, Nanos pieceBegin, Nanos pieceEnd) {
                    add(heldCause(stage, state), pieceBegin, pieceEnd);
                },
                place.step);
        } else {
            for (Nanos at = from; at < to; at += grain.least)
                add(most(stage, at, std::min(at + grain.least, to)), at, std::min(at + grain.least, to));
        }
        if (end > to)
            add(most(stage, to, end), to, end);
    };
    walk(row, parts, runEnd, order, add, held);
}

std::optional<CauseSpan> WaitAccount::spanBefore(const Trace &trace, std::int64_t item, Nanos at,
                                                 OrderEnds order, std::size_t &hint) const
{
    std::optional<CauseSpan> last;
    const auto add = [&last, at](Cause cause, Nanos begin, Nanos end) {
        if (begin < at)
            last = CauseSpan{cause, begin, std::min(end, at)};
    };
    const auto held = [&](int stage, Nanos begin, Nanos end) {
        if (begin >= at)
            return;
        end = std::min(end, at);
        const HoldSteps::Piece piece = m_steps.pieceBefore(end, hint);
        add(heldCause(stage, piece.state), std::max(begin, piece.begin), end);
    };
    walk(trace.row(item), trace.parts(item), trace.end(), order, add, held);
    return last;
}

// By differences of running sums: an item that was held across thousands of transforms costs no more than
// another.
void WaitAccount::addTotals(const ItemRow &row, const PackedParts &parts, Nanos runEnd, OrderEnds order,
                            Places &places, WaitTotals &totals) const
{
    const auto add = [&totals](Cause cause, Nanos begin, Nanos end) { of(totals, cause) += end - begin; };
    const auto held = [&](int stage, Nanos begin, Nanos end) {
        const HoldSteps::Sums before = m_steps.sumsBefore(begin, places.begin[stage]);
        const HoldSteps::Sums after = m_steps.sumsBefore(end, places.end[stage]);
        const Nanos driver = after.driver - before.driver;
        const Nanos full = stage == 0 ? after.full - before.full : Nanos(0);
        of(totals, stage == 0 ? Cause::FetchHeldDriver : Cause::TransformHeldDriver) += driver;
        of(totals, Cause::FetchHeldFull) += full;
        of(totals, stage == 0 ? Cause::FetchHeldWakeup : Cause::TransformHeldWakeup) +=
            end - begin - driver - full;
    };
    walk(row, parts, runEnd, order, add, held);
}

WaitTotals WaitAccount::totalsOf(const Trace &trace, std::int64_t item) const
{
    WaitTotals totals{};
    Places places;
    addTotals(trace.row(item), trace.parts(item), trace.end(), orderEndsOf(trace, item), places, totals);
    return totals;
}

void WaitAccount::Reader::goTo(std::int64_t item)
{
    if (m_account.m_ordered && (item < m_at || item - m_at > orderBlock))
        m_order = m_account.orderEndsOf(m_trace, item);
    else
        for (; m_account.m_ordered && m_at < item; ++m_at)
            m_order.add(m_trace.stamp(StampColumn::FetchFinished, m_at),
                        m_trace.stamp(StampColumn::TransformFinished, m_at));
    m_at = item;
}

void WaitAccount::Reader::spansOf(std::int64_t item, const Grain &grain, std::vector<CauseSpan> &out)
{
    out.clear();
    goTo(item);
    m_account.addSpans(m_trace.row(item), m_trace.parts(item), m_trace.end(), m_order, grain, m_drawn, out);
}

WaitTotals WaitAccount::Reader::totalsOf(std::int64_t item)
{
    goTo(item);
    WaitTotals totals{};
    m_account.addTotals(m_trace.row(item), m_trace.parts(item), m_trace.end(), m_order, m_places, totals);
    return totals;
}

} // namespace overlapse
