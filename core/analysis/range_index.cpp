// SPDX-License-Identifier: MIT
#include "analysis/range_index.h"

#include <algorithm>

namespace overlapse {

namespace {

std::optional<TimeRange> readTime(const Trace &trace, std::int64_t chunk)
{
    const std::int64_t first = chunk * Trace::chunkItems;
    const std::int64_t end = std::min(first + Trace::chunkItems, trace.size());
    std::optional<TimeRange> time;
    for (std::int64_t item = first; item < end; ++item) {
        const Nanos admitted = trace.stamp(StampColumn::FetchAdmitted, item);
        if (admitted == absent)
            continue;
        const Nanos yielded = trace.stamp(StampColumn::TransformYielded, item);
        const Nanos left = yielded == absent ? trace.end() : yielded;
        time = time ? TimeRange{std::min(time->begin, admitted), std::max(time->end, left)}
                    : TimeRange{admitted, left};
    }
    return time;
}

} // namespace

RangeIndex::Chunk &RangeIndex::at(std::int64_t chunk)
{
    const auto place = static_cast<std::size_t>(chunk);
    if (place >= m_chunks.size())
        m_chunks.resize(place + 1);
    return m_chunks[place];
}

std::optional<TimeRange> RangeIndex::timeOf(const Trace &trace, std::int64_t chunk)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (const Chunk &known = at(chunk); known.timed)
            return known.time;
    }
    const std::optional<TimeRange> time = readTime(trace, chunk);
    const std::scoped_lock lock(m_mutex);
    Chunk &known = at(chunk);
    known.timed = true;
    known.time = time;
    return time;
}

std::shared_ptr<const RangeTally> RangeIndex::tallyOf(std::int64_t chunk)
{
    const std::scoped_lock lock(m_mutex);
    return at(chunk).tally;
}

void RangeIndex::put(std::int64_t chunk, std::shared_ptr<const RangeTally> tally)
{
    const std::scoped_lock lock(m_mutex);
    at(chunk).tally = std::move(tally);
}

} // namespace overlapse
