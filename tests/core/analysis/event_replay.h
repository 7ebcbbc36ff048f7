// SPDX-License-Identifier: MIT
// Where each item's time went, rebuilt from the log of events instead of the stamps: at each event everyone's
// state is known, so every interval between two events has one cause for each item.
#pragma once

#include "analysis/waits.h"
#include "core/analysis/random_pipelines.h"

#include <algorithm>

namespace overlapse {

inline void append(std::vector<CauseSpan> &spans, Cause cause, Nanos begin, Nanos end)
{
    if (begin == end)
        return;
    if (!spans.empty() && spans.back().cause == cause && spans.back().end == begin)
        spans.back().end = end;
    else
        spans.push_back({cause, begin, end});
}

/// Who is in which state, by the events alone.
class Replay
{
public:
    Replay(const RandomPipeline &pipeline, Nanos end)
        : m_pipeline(pipeline), m_times(pipeline.work),
          m_items(static_cast<std::size_t>(pipeline.work.items)), m_end(end)
    {
    }

    std::vector<std::vector<CauseSpan>> classify(const std::vector<Event> &log)
    {
        findTransformEnds(log);
        std::vector<std::vector<CauseSpan>> spans(m_items.size());
        for (std::size_t i = 0; i < log.size();) {
            const Nanos now = log[i].at;
            for (; i < log.size() && log[i].at == now; ++i)
                apply(log[i]);
            const Nanos next = i < log.size() ? log[i].at : m_end;
            for (std::size_t item = 0; item < m_items.size(); ++item)
                addInterval(spans[item], item, now, next);
        }
        return spans;
    }

private:
    enum class State {
        Away,
        FetchQueued,
        Fetching,
        Fetched,
        TransformQueued,
        Transforming,
        Transformed,
        Gone
    };
    struct Item
    {
        State state = State::Away;
        Nanos transformStarted = absent;
        Nanos transformEnd = absent; // found beforehand: only a finished transform has a known CPU time
    };

    Item &of(const Event &event) { return m_items[static_cast<std::size_t>(event.item)]; }
    [[nodiscard]] bool pool() const { return usesPool(m_pipeline.spec.mode); }
    [[nodiscard]] bool blocking() const { return m_pipeline.spec.mode == Mode::Blocking; }
    [[nodiscard]] bool fails(std::size_t item) const
    {
        return m_pipeline.failing.contains(static_cast<std::int64_t>(item));
    }

    void findTransformEnds(const std::vector<Event> &log)
    {
        for (const Event &event : log)
            if (event.kind == Event::Kind::TransformFinished)
                of(event).transformEnd = event.at;
    }

    void apply(const Event &event)
    {
        switch (event.kind) {
        case Event::Kind::Admitted: of(event).state = State::FetchQueued; break;
        case Event::Kind::FetchStarted: of(event).state = State::Fetching; break;
        case Event::Kind::FetchFinished:
            // A blocking task goes on at once; one whose fetch failed is done.
            of(event).state = !blocking()                     ? State::Fetched
                : fails(static_cast<std::size_t>(event.item)) ? State::Transformed
                                                              : State::TransformQueued;
            break;
        case Event::Kind::FetchYielded: of(event).state = State::TransformQueued; break;
        case Event::Kind::TransformStarted:
            of(event).state = State::Transforming;
            of(event).transformStarted = event.at;
            break;
        case Event::Kind::TransformFinished:
        case Event::Kind::TransformSkipped: of(event).state = State::Transformed; break;
        case Event::Kind::Emitted: of(event).state = State::Gone; break;
        case Event::Kind::Spawned:
        case Event::Kind::Changed: break;
        }
    }

    [[nodiscard]] bool anyEarlier(std::size_t item, State before) const
    {
        if (m_pipeline.spec.order == Order::Any)
            return false;
        const auto last = m_items.begin() + static_cast<std::ptrdiff_t>(item);
        return std::any_of(m_items.begin(), last,
                           [before](const Item &other) { return other.state < before; });
    }
    [[nodiscard]] bool driverTransforms() const
    {
        return !pool() && std::any_of(m_items.begin(), m_items.end(), [](const Item &item) {
            return item.state == State::Transforming;
        });
    }
    [[nodiscard]] bool full() const
    {
        const auto inside = std::count_if(m_items.begin(), m_items.end(), [](const Item &item) {
            return item.state >= State::TransformQueued && item.state <= State::Transformed;
        });
        return !blocking() && inside >= effectiveTransformLimit(m_pipeline.spec);
    }

    void addInterval(std::vector<CauseSpan> &spans, std::size_t item, Nanos begin, Nanos end) const
    {
        switch (m_items[item].state) {
        case State::Away:
        case State::Gone: break;
        case State::FetchQueued: append(spans, Cause::FetchQueued, begin, end); break;
        case State::Fetching: append(spans, Cause::FetchRunning, begin, end); break;
        case State::Fetched:
            append(spans,
                   anyEarlier(item, State::Fetched) ? Cause::FetchHeldOrder
                       : driverTransforms()         ? Cause::FetchHeldDriver
                       : full()                     ? Cause::FetchHeldFull
                                                    : Cause::FetchHeldWakeup,
                   begin, end);
            break;
        case State::TransformQueued:
            append(spans, pool() && !fails(item) ? Cause::TransformQueuedPool : Cause::TransformQueuedDriver,
                   begin, end);
            break;
        case State::Transforming: addTransform(spans, item, begin, end); break;
        case State::Transformed:
            append(spans,
                   anyEarlier(item, State::Transformed) ? Cause::TransformHeldOrder
                       : driverTransforms()             ? Cause::TransformHeldDriver
                                                        : Cause::TransformHeldWakeup,
                   begin, end);
            break;
        }
    }

    void addTransform(std::vector<CauseSpan> &spans, std::size_t item, Nanos begin, Nanos end) const
    {
        const bool contendedWall = m_pipeline.work.transform == TransformKind::Wall && pool()
            && m_pipeline.spec.threads > m_pipeline.cores;
        if (m_items[item].transformEnd == absent || contendedWall)
            return append(spans, Cause::TransformUnknown, begin, end);
        const Nanos offCpuAt =
            m_items[item].transformStarted + m_times.transform(static_cast<std::int64_t>(item));
        const Nanos split = std::clamp(offCpuAt, begin, end);
        append(spans, Cause::TransformCpu, begin, split);
        append(spans, Cause::TransformOffCpu, split, end);
    }

    const RandomPipeline &m_pipeline;
    ServiceTimes m_times;
    std::vector<Item> m_items;
    Nanos m_end;
};

} // namespace overlapse
