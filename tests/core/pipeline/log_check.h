// SPDX-License-Identifier: MIT
// Reads the log of a run without changes as a referee who knows the poll rules and nothing of the machine: at
// every event whether it was allowed, and at the end of every instant whether something was left undone.
#pragma once

#include "core/pipeline/recipe.h"

#include <deque>

namespace overlapse {

class LogCheck
{
public:
    LogCheck(const Recipe &recipe, const Played &played)
        : m_recipe(recipe), m_spec(recipe.spec), m_times(recipe.work), m_played(played),
          m_items(static_cast<std::size_t>(recipe.work.items)),
          m_laneBusy(static_cast<std::size_t>(m_spec.threads))
    {
    }

    /// What went wrong first; empty if nothing did.
    QString run()
    {
        for (const Event &event : m_played.log) {
            if (event.at != m_now && m_now != absent)
                settled();
            expect(event.at >= m_now, "time goes on");
            m_now = event.at;
            take(event);
            if (!m_problem.isEmpty())
                return m_problem;
        }
        if (!m_played.trace.cancelled()) {
            settled();
            expect(m_emitted == m_recipe.work.items, "every item is emitted");
            expect(m_played.trace.end() == std::max(m_now, Nanos(0)), "the makespan is the last emission");
        }
        return m_problem;
    }

private:
    enum class Phase { None, Admitted, Fetching, Fetched, Entered, Spawned, Running, Done, Emitted };
    struct Item
    {
        Phase phase = Phase::None;
        Nanos since = absent;
        std::int64_t entry = -1;
        bool below = false; // is in the transform stage
    };
    using Kind = Event::Kind;

    void expect(bool good, const char *what)
    {
        if (!good && m_problem.isEmpty())
            m_problem = QStringLiteral("at %1: %2").arg(instantText(m_now), QLatin1String(what));
    }
    [[nodiscard]] bool blocking() const { return m_spec.mode == Mode::Blocking; }
    [[nodiscard]] bool prefetching() const { return m_spec.mode == Mode::Prefetching; }
    [[nodiscard]] bool full() const { return !blocking() && m_below >= effectiveTransformLimit(m_spec); }
    [[nodiscard]] bool kept() const { return m_spec.order == Order::Kept; }
    [[nodiscard]] bool fails(std::int64_t item) const { return m_recipe.failing.contains(item); }
    void enter(Item &item, Phase phase)
    {
        item.phase = phase;
        item.since = m_now;
    }

    void take(const Event &event)
    {
        expect(event.kind != Kind::Changed, "nothing changes");
        if (event.kind == Kind::Changed)
            return;
        Item &item = m_items[static_cast<std::size_t>(event.item)];
        if (m_driverBusy)
            expect(event.kind == Kind::FetchFinished || event.kind == Kind::TransformFinished,
                   "nothing is polled while the driver transforms");
        switch (event.kind) {
        case Kind::Admitted: admitted(item, event.item); break;
        case Kind::FetchStarted:
            expect(item.phase == Phase::Admitted && event.item == m_nextFetch++,
                   "fetches start in the order of their push");
            expect(prefetching() || !full(), "nothing above a full stage is polled");
            enter(item, Phase::Fetching);
            break;
        case Kind::FetchFinished: fetchFinished(item, event.item); break;
        case Kind::FetchYielded: fetchYielded(item, event.item); break;
        case Kind::Spawned:
            expect(item.phase == Phase::Entered && usesPool(m_spec.mode) && !fails(event.item),
                   "spawned as it enters");
            enter(item, Phase::Spawned);
            m_line.push_back(event.item);
            break;
        case Kind::TransformStarted: transformStarted(item, event.item); break;
        case Kind::TransformFinished: transformFinished(item, event.item); break;
        case Kind::TransformSkipped:
            expect(item.phase == Phase::Entered && fails(event.item), "skipped if the fetch failed");
            enter(item, Phase::Done);
            break;
        case Kind::Emitted: emitted(item, event.item); break;
        case Kind::Changed: break;
        }
    }

    void admitted(Item &item, std::int64_t number)
    {
        expect(item.phase == Phase::None && number == m_nextItem++, "items are pulled in order");
        if (blocking()) {
            expect(m_unfinished < m_spec.threads, "at most c tasks are unfinished");
            ++m_unfinished;
            takeLane(m_played.trace.row(number).transformLane, fails(number) || lanesUnknown(number));
        } else {
            expect(m_above < effectiveFetchLimit(m_spec), "at most N in the fetch stage");
            expect(prefetching() || !full(), "nothing above a full stage is polled");
        }
        enter(item, Phase::Admitted);
        ++m_above;
        expect(blocking()
                   || m_above + m_below <= effectiveFetchLimit(m_spec) + effectiveTransformLimit(m_spec),
               "at most N + M in flight");
    }

    void fetchFinished(Item &item, std::int64_t number)
    {
        expect(item.phase == Phase::Fetching && m_now - item.since == m_times.fetch(number),
               "a fetch takes its time");
        enter(item, Phase::Fetched);
        if (!blocking())
            return;
        --m_above;
        ++m_below;
        item.below = true;
        enter(item, fails(number) ? Phase::Done : Phase::Spawned);
        m_unfinished -= fails(number) ? 1 : 0;
    }

    void fetchYielded(Item &item, std::int64_t number)
    {
        expect(item.phase == Phase::Fetched, "yielded when it has finished");
        expect(!full(), "at most M in the transform stage");
        expect(!kept() || number == m_nextYield++, "the fetch stage keeps order");
        expect(kept() || !prefetching() || isFirstToWake(item), "first to wake, first to leave");
        enter(item, Phase::Entered);
        item.below = true;
        item.entry = m_nextEntry++;
        --m_above;
        ++m_below;
    }

    void transformStarted(Item &item, std::int64_t number)
    {
        if (!usesPool(m_spec.mode)) {
            expect(item.phase == Phase::Entered && !fails(number), "transformed once, if there is something");
            m_driverBusy = true;
        } else {
            expect(item.phase == Phase::Spawned, "transformed once it is spawned");
            if (!blocking()) {
                expect(m_line.front() == number, "first in line, first served");
                m_line.pop_front();
                takeLane(m_played.trace.row(number).transformLane, false);
            }
        }
        enter(item, Phase::Running);
    }

    void transformFinished(Item &item, std::int64_t number)
    {
        expect(item.phase == Phase::Running, "ends once it has begun");
        const Nanos took = m_now - item.since;
        expect(m_recipe.work.transform == TransformKind::Wall ? took == m_times.transform(number)
                                                              : took >= m_times.transform(number),
               "a transform takes its time");
        enter(item, Phase::Done);
        m_unfinished -= blocking() ? 1 : 0;
        if (usesPool(m_spec.mode))
            m_laneBusy[static_cast<std::size_t>(m_played.trace.row(number).transformLane)] = false;
        m_driverBusy = false;
    }

    void emitted(Item &item, std::int64_t number)
    {
        expect(item.phase == Phase::Done, "emitted once, when it is done");
        expect(!kept() || number == m_emitted, "order is kept");
        expect(kept() || !blocking() || isFirstToWake(item), "first to wake, first to leave");
        enter(item, Phase::Emitted);
        item.below = false;
        --m_below;
        ++m_emitted;
    }

    // Where an item is not queued as it is pushed, it wakes when it ends; equal instants in order of entry.
    [[nodiscard]] bool isFirstToWake(const Item &item) const
    {
        for (const Item &other : m_items)
            if (other.phase == item.phase
                && (other.since < item.since || (other.since == item.since && &other < &item)))
                return false;
        return true;
    }

    // A task's thread shows in its row only if its transform began.
    [[nodiscard]] bool lanesUnknown(std::int64_t number) const
    {
        return m_played.trace.row(number).transformLane < 0 || !m_recipe.failing.empty()
            || m_played.trace.cancelled();
    }
    void takeLane(std::int32_t lane, bool unknown)
    {
        if (unknown)
            return;
        const auto index = static_cast<std::size_t>(lane);
        expect(index < m_laneBusy.size() && !m_laneBusy[index], "a thread does one thing at a time");
        expect(lanesOfTasksUnknown()
                   || std::find(m_laneBusy.begin(), m_laneBusy.end(), false) - m_laneBusy.begin() == lane,
               "the lowest free thread is taken");
        m_laneBusy[index] = true;
    }
    [[nodiscard]] bool lanesOfTasksUnknown() const
    {
        return blocking() && (!m_recipe.failing.empty() || m_played.trace.cancelled());
    }

    // The instant is over: what the rules promise to do at once has been done.
    void settled()
    {
        if (m_driverBusy)
            return;
        bool nextAbove = true;
        bool nextBelow = true;
        for (const Item &item : m_items) {
            if (item.phase == Phase::None || item.phase == Phase::Emitted)
                continue;
            bool &next = item.below || blocking() ? nextBelow : nextAbove; // a task is in one stage all along
            expect(!(item.phase == Phase::Done && next), "an item could be emitted");
            expect(item.phase != Phase::Entered, "a transform could run");
            expect(!(item.phase == Phase::Fetched && next && !full()),
                   "an item could enter the transform stage");
            expect(item.phase != Phase::Admitted || (full() && !prefetching()), "a fetch could start");
            next = !kept();
        }
        const bool more = m_nextItem < m_recipe.work.items;
        if (blocking())
            expect(!more || m_unfinished == m_spec.threads, "a thread could pull an item");
        else if (prefetching() || !full())
            expect(!more || m_above == effectiveFetchLimit(m_spec), "the fetch stage could be filled");
        expect(m_line.empty() || std::find(m_laneBusy.begin(), m_laneBusy.end(), false) == m_laneBusy.end(),
               "a thread is idle while a transform waits");
    }

    const Recipe &m_recipe;
    const PipelineSpec m_spec;
    ServiceTimes m_times;
    const Played &m_played;
    std::vector<Item> m_items;
    std::vector<bool> m_laneBusy;
    std::deque<std::int64_t> m_line; // spawned and not started
    Nanos m_now = absent;
    std::int64_t m_nextItem = 0;
    std::int64_t m_nextFetch = 0;
    std::int64_t m_nextYield = 0;
    std::int64_t m_nextEntry = 0;
    std::int64_t m_emitted = 0;
    std::int64_t m_above = 0; // in the fetch stage
    std::int64_t m_below = 0; // in the transform stage
    std::int64_t m_unfinished = 0;
    bool m_driverBusy = false;
    QString m_problem;
};

/// Whether the trace has what the log has, stamp by stamp; what differs, if not.
inline QString compareWithTrace(const Played &played)
{
    std::map<std::int64_t, ItemRow> rows;
    std::int64_t rank = 0;
    for (const Event &event : played.log) {
        ItemRow &row = rows[event.item];
        switch (event.kind) {
        case Event::Kind::Admitted: row.fetchAdmitted = event.at; break;
        case Event::Kind::FetchStarted: row.fetchStarted = event.at; break;
        case Event::Kind::FetchFinished: row.fetchFinished = event.at; break;
        case Event::Kind::FetchYielded: row.fetchYielded = event.at; break;
        case Event::Kind::TransformStarted: row.transformStarted = event.at; break;
        case Event::Kind::TransformFinished: row.transformFinished = event.at; break;
        case Event::Kind::TransformSkipped: row.transformStarted = row.transformFinished = event.at; break;
        case Event::Kind::Emitted:
            row.transformYielded = event.at;
            row.rank = rank++;
            break;
        case Event::Kind::Spawned:
        case Event::Kind::Changed: break;
        }
    }
    rows.erase(-1);
    if (static_cast<std::int64_t>(rows.size()) != played.trace.size())
        return QStringLiteral("the trace has %1 rows, the log %2").arg(played.trace.size()).arg(rows.size());
    for (const auto &[item, row] : rows) {
        const ItemRow traced = played.trace.row(item);
        // A task has neither a yield nor a skip of its own: rule 9.
        const bool task = row.fetchYielded == absent && traced.fetchYielded != absent;
        const bool skippedTask = task && row.transformStarted == absent;
        if (traced.rank != row.rank || traced.fetchAdmitted != row.fetchAdmitted
            || traced.fetchStarted != row.fetchStarted || traced.fetchFinished != row.fetchFinished
            || traced.fetchYielded != (task ? row.fetchFinished : row.fetchYielded)
            || traced.transformStarted != (skippedTask ? row.fetchFinished : row.transformStarted)
            || traced.transformFinished != (skippedTask ? row.fetchFinished : row.transformFinished)
            || traced.transformYielded != row.transformYielded)
            return QStringLiteral("item %1: the trace and the log differ").arg(item);
    }
    return {};
}

} // namespace overlapse
