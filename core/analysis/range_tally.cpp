// SPDX-License-Identifier: MIT
#include "analysis/range_tally.h"

#include "analysis/stage_walk.h"

namespace overlapse {

namespace {

constexpr std::int64_t block = WaitAccount::orderBlock; // items that are looked at, or passed over, together

double seconds(Nanos time)
{
    return static_cast<double>(time.count()) / 1e9;
}

} // namespace

void RangeTally::add(const RangeTally &others)
{
    for (std::size_t cause = 0; cause < causeCount; ++cause) {
        lengths[cause].add(others.lengths[cause]);
        inside[cause] += others.inside[cause];
    }
    latencies.add(others.latencies);
    touched += others.touched;
    failed += others.failed;
    cpuSeconds += others.cpuSeconds;
}

RangeReader::RangeReader(const Run &run, const WaitAccount &waits, TimeRange range)
    : m_run(run), m_waits(waits), m_range(range), m_ordered(run.spec.order == Order::Kept),
      m_pool(usesPool(run.spec.mode)), m_failures(run.trace.failedCount() > 0),
      m_details(run.trace.nextDetailed(0) >= 0)
{
}

void RangeReader::read(RangeTally &tally, std::int64_t first, std::int64_t end)
{
    for (; first < end; first += block) {
        const std::int64_t count = std::min(block, end - first);
        const Trace::Columns columns = m_run.trace.columnsFrom(first);
        if (!isTouched(columns, count))
            continue;
        OrderEnds order = m_waits.orderEndsOf(m_run.trace, first);
        for (std::int64_t i = 0; i < count; ++i) {
            const WalkedRow row = walkedRow(columns, i, m_failures);
            if (row.fetchAdmitted != absent) {
                addStates(row, m_details ? m_run.trace.parts(first + i) : PackedParts(), order, tally);
                addWork(row, columns.fetchCpu ? columns.fetchCpu[i] : absent, tally);
            }
            if (m_ordered)
                order.add(row.fetchFinished, row.transformFinished);
        }
    }
}

// One column tells whether all of a block left before: an item that is stuck may lie far back.
bool RangeReader::isTouched(const Trace::Columns &columns, std::int64_t count) const
{
    const Nanos *left = columns[StampColumn::TransformYielded];
    return std::any_of(left, left + count,
                       [this](Nanos at) { return at == absent || at > m_range.begin || isAtZero(at); });
}

template<typename Take>
void RangeReader::addHeld(int stage, Nanos begin, Nanos end, Take take)
{
    using Sums = HoldSteps::Sums;
    const HoldSteps &steps = m_waits.holdSteps();
    const auto between = [&](Nanos from, Nanos to) {
        const Sums before = steps.sumsBefore(from, m_places[stage].begin);
        const Sums after = steps.sumsBefore(to, m_places[stage].end);
        return Sums{after.driver - before.driver, stage == 0 ? after.full - before.full : Nanos(0)};
    };
    const Sums whole = between(begin, end);
    const TimeRange part = cut(begin, end);
    if (part.end <= part.begin)
        return;
    const Sums inside = part == TimeRange{begin, end} ? whole : between(part.begin, part.end);
    take({stage == 0 ? Cause::FetchHeldDriver : Cause::TransformHeldDriver, whole.driver, inside.driver});
    if (stage == 0)
        take({Cause::FetchHeldFull, whole.full, inside.full});
    take({stage == 0 ? Cause::FetchHeldWakeup : Cause::TransformHeldWakeup,
          end - begin - whole.driver - whole.full, part.length() - inside.driver - inside.full});
}

void RangeReader::addStates(const WalkedRow &row, const PackedParts &fetched, const OrderEnds &order,
                            RangeTally &tally)
{
    bool isTouched = false;
    const auto take = [&](const Part &part) {
        if (part.inside <= Nanos(0))
            return;
        const auto cause = static_cast<std::size_t>(part.cause);
        tally.lengths[cause].add(part.whole);
        tally.inside[cause] += part.inside;
        isTouched = true;
    };
    const auto held = [&](int stage, Nanos begin, Nanos end) { addHeld(stage, begin, end, take); };
    const auto partOf = [this](Cause cause, Nanos begin, Nanos end) {
        return Part{cause, end - begin, std::max(Nanos(0), cut(begin, end).length())};
    };
    const bool inPieces = fetched.begin() != fetched.end();
    if (!inPieces) {
        const auto whole = [&](Cause cause, Nanos begin, Nanos end) { take(partOf(cause, begin, end)); };
        walkStages(row, fetched, m_run.trace.end(), order, m_pool, whole, held);
    } else {
        // A fetch that was held back comes in several pieces of one state: each state counts once.
        m_parts.clear();
        const auto whole = [&](Cause cause, Nanos begin, Nanos end) {
            const Part part = partOf(cause, begin, end);
            const auto same = std::ranges::find(m_parts, cause, &Part::cause);
            if (same == m_parts.end()) {
                m_parts.push_back(part);
            } else {
                same->whole += part.whole;
                same->inside += part.inside;
            }
        };
        walkStages(row, fetched, m_run.trace.end(), order, m_pool, whole, held);
        std::ranges::for_each(m_parts, take);
    }
    tally.touched += isTouched ? 1 : 0;
}

void RangeReader::addWork(const WalkedRow &row, Nanos fetchCpu, RangeTally &tally) const
{
    if (isWithin(row.transformYielded)) {
        tally.latencies.add(row.transformYielded - row.fetchAdmitted);
        tally.failed += row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed ? 1 : 0;
    }
    addCpu(row.fetchStarted, row.fetchFinished, fetchCpu, false, tally);
    addCpu(row.transformStarted, row.transformFinished, row.transformCpu, true, tally);
}

void RangeReader::addCpu(Nanos begin, Nanos end, Nanos cpu, bool wallWhereUnknown, RangeTally &tally) const
{
    if (begin == absent || (cpu == absent && !wallWhereUnknown))
        return;
    if (end == absent)
        end = m_run.trace.end();
    const Nanos inside = std::min(end, m_range.end) - std::max(begin, m_range.begin);
    if (inside <= Nanos(0))
        return;
    tally.cpuSeconds +=
        cpu == absent ? seconds(inside) : seconds(cpu) * (seconds(inside) / seconds(end - begin));
}

} // namespace overlapse
