// SPDX-License-Identifier: MIT
#include "analysis/range_tally.h"

#include <span>

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
    : m_run(run), m_waits(waits), m_range(range), m_rows(block)
{
}

void RangeReader::read(RangeTally &tally, std::int64_t first, std::int64_t end)
{
    ItemStates states(m_run, m_waits);
    for (; first < end; first += block) {
        const std::int64_t next = std::min(first + block, end);
        if (!isTouched(first, next))
            continue;
        states.goTo(first);
        const std::span<ItemRow> rows(m_rows.data(), static_cast<std::size_t>(next - first));
        m_run.trace.read(first, rows);
        for (const ItemRow &row : rows) {
            states.read(row, m_range, m_parts);
            if (row.fetchAdmitted != absent)
                add(row, tally);
        }
    }
}

// One column tells whether all of a block left before: an item that is stuck may lie far back.
bool RangeReader::isTouched(std::int64_t first, std::int64_t end) const
{
    for (std::int64_t item = first; item < end; ++item) {
        const Nanos left = m_run.trace.stamp(StampColumn::TransformYielded, item);
        if (left == absent || left > m_range.begin || isAtZero(left))
            return true;
    }
    return false;
}

void RangeReader::add(const ItemRow &row, RangeTally &tally) const
{
    for (const ItemStates::Part &part : m_parts) {
        const auto cause = static_cast<std::size_t>(part.cause);
        tally.lengths[cause].add(part.whole);
        tally.inside[cause] += part.inside;
    }
    tally.touched += m_parts.empty() ? 0 : 1;
    if (row.rank >= 0 && isWithin(row.transformYielded)) {
        tally.latencies.add(row.transformYielded - row.fetchAdmitted);
        tally.failed += row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed ? 1 : 0;
    }
    addCpu(row.fetchStarted, row.fetchFinished, row.fetchCpu, false, tally);
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
