// SPDX-License-Identifier: MIT
// Runs whose fetches rules hold back, on a made-up clock: the same line that real requests stand in, and services of known
// lengths; with a log of who stood where, from which each wait can be told anew.
#pragma once

#include "trace/recording.h"
#include "workload/fetch_line.h"

#include <functional>
#include <map>
#include <set>

namespace overlapse {

/// One attempt: from standing in line to its end.
struct Visit
{
    std::int64_t item;
    QByteArray host;
    Nanos entered;
    Nanos began = absent;
    Nanos ended = absent;
};

inline WorkSpec overHttp()
{
    WorkSpec work;
    work.fetch = FetchKind::Http;
    return work;
}

struct HeldFetches
{
    WorkSpec work = overHttp();
    PipelineSpec spec{.mode = Mode::Concurrent, .order = Order::Kept, .fetchLimit = 8, .transformLimit = 8};
    std::function<Nanos(std::int64_t)> service = [](std::int64_t) { return std::chrono::milliseconds(20); };
    std::function<QByteArray(std::int64_t)> host = [](std::int64_t) { return QByteArray("a:80"); };
    std::function<int(std::int64_t)> failures = [](std::int64_t) { return 0; }; ///< attempts that fail first
    Nanos retryAfter{0};                                                        ///< what the server asks for

    /// A transform takes no time.
    Run run(std::vector<Visit> *log = nullptr) const { return Simulation(*this).run(log); }

private:
    class Simulation
    {
    public:
        explicit Simulation(const HeldFetches &plan)
            : m_plan(plan), m_line(plan.work.rules, plan.work.seed), m_rows(std::size_t(plan.work.items)),
              m_details(std::size_t(plan.work.items)), m_since(std::size_t(plan.work.items)),
              m_visits(std::size_t(plan.work.items))
        {
        }

        Run run(std::vector<Visit> *log)
        {
            for (Slot slot = 0; slot < effectiveFetchLimit(m_plan.spec); ++slot)
                m_freeSlots.insert(slot);
            m_itemOf.resize(m_freeSlots.size());
            while (m_left < m_plan.work.items) {
                admit();
                takeTurns();
                emitDone();
                if (m_left == m_plan.work.items || (m_next < m_plan.work.items && !m_freeSlots.empty()))
                    continue;
                const Nanos end = m_ends.empty() ? Nanos::max() : m_ends.begin()->first;
                m_now = std::max(m_now, std::min(end, m_line.nextInstant()));
                while (!m_ends.empty() && m_ends.begin()->first <= m_now)
                    endRequest();
                emitDone();
            }
            Run result{m_plan.spec, Clock::Live, Trace(m_plan.work.items)};
            for (std::size_t item = 0; item < m_rows.size(); ++item) {
                result.trace.put(m_rows[item]);
                result.trace.putDetail(std::int64_t(item), m_details[item]);
            }
            result.trace.setEnd(m_now);
            if (log)
                *log = m_log;
            return result;
        }

    private:
        void admit()
        {
            while (m_next < m_plan.work.items && !m_freeSlots.empty()) {
                const Slot slot = *m_freeSlots.begin();
                m_freeSlots.erase(m_freeSlots.begin());
                const std::int64_t item = m_next++;
                m_itemOf[std::size_t(slot)] = item;
                ItemRow &row = m_rows[std::size_t(item)];
                row = {.item = item, .fetchAdmitted = m_now, .fetchStarted = m_now};
                row.fetchLane = slot;
                m_since[std::size_t(item)] = m_now;
                stand(item);
                m_line.enter(m_now, slot, item, m_plan.host(item));
            }
        }
        void stand(std::int64_t item)
        {
            m_visits[std::size_t(item)] = m_log.size();
            m_log.push_back({item, m_plan.host(item), m_now});
        }
        void takeTurns()
        {
            while (const auto turn = m_line.next(m_now)) {
                const std::int64_t item = m_itemOf[std::size_t(turn->slot)];
                if (turn->what == FetchLine::What::Returns) {
                    part(item, m_now, turn->attempt - 1, PartKind::Backoff);
                    stand(item);
                    continue;
                }
                part(item, turn->ready, turn->attempt, PartKind::Host);
                part(item, m_now, turn->attempt, PartKind::Rate);
                m_log[m_visits[std::size_t(item)]].began = m_now;
                m_rows[std::size_t(item)].attempts = turn->attempt;
                m_ends.emplace(m_now + m_plan.service(item), turn->slot);
            }
        }
        void part(std::int64_t item, Nanos until, int attempt, PartKind kind)
        {
            Nanos &since = m_since[std::size_t(item)];
            if (until > since)
                m_details[std::size_t(item)].parts.push_back(
                    {since, until, std::uint16_t(attempt), kind, Status::Ok});
            since = std::max(since, until);
        }
        void endRequest()
        {
            const Slot slot = m_ends.begin()->second;
            m_ends.erase(m_ends.begin());
            const std::int64_t item = m_itemOf[std::size_t(slot)];
            ItemRow &row = m_rows[std::size_t(item)];
            part(item, m_now, row.attempts, PartKind::FirstByte);
            m_log[m_visits[std::size_t(item)]].ended = m_now;
            const bool fails = row.attempts <= m_plan.failures(item);
            if (fails && m_line.retry(m_now, slot, m_plan.retryAfter, m_plan.host(item)))
                return;
            if (!fails)
                m_line.leave(m_now, slot);
            row.fetchFinished = m_now;
            row.fetchStatus = fails ? Status::Failed : Status::Ok;
            m_finished.insert(item);
        }
        void emitDone()
        {
            while (!m_finished.empty()
                   && (m_plan.spec.order == Order::Any || *m_finished.begin() == m_left)) {
                const std::int64_t item = *m_finished.begin();
                m_finished.erase(m_finished.begin());
                ItemRow &row = m_rows[std::size_t(item)];
                row.fetchYielded = row.transformStarted = row.transformFinished = row.transformYielded =
                    m_now;
                row.transformCpu = Nanos(0);
                row.transformLane = driverLane;
                row.transformStatus = row.fetchStatus == Status::Ok ? Status::Ok : Status::Skipped;
                row.rank = m_left++;
                m_freeSlots.insert(row.fetchLane);
            }
        }

        const HeldFetches &m_plan;
        FetchLine m_line;
        std::vector<ItemRow> m_rows;
        std::vector<ItemDetail> m_details;
        std::vector<Nanos> m_since;        // nothing is recorded of an item's time from then on
        std::vector<std::size_t> m_visits; // an item's latest, in the log
        std::vector<Visit> m_log;
        std::vector<std::int64_t> m_itemOf; // by slot
        std::set<Slot> m_freeSlots;
        std::multimap<Nanos, Slot> m_ends;
        std::set<std::int64_t> m_finished; // and not emitted
        std::int64_t m_next = 0;
        std::int64_t m_left = 0;
        Nanos m_now{0};
    };
};

} // namespace overlapse
