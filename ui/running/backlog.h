// SPDX-License-Identifier: MIT
// What a run has told and no trace has yet. The GUI thread puts in a few rows a frame, so that it never stalls.
#pragma once

#include "live/run_feed.h"

#include <cstddef>
#include <deque>

namespace overlapse {

/// What takes long to copy is moved: a batch may have a million rows.
class Backlog
{
public:
    void add(RunFeed::Batch batch)
    {
        m_rows.add(std::move(batch.finished));
        m_details.add(std::move(batch.details));
        m_inFlight = std::move(batch.inFlight);
    }

    /// At most so many rows, and as many details. Calls put(row) for each row that is in the trace then.
    template<typename Put>
    void moveInto(Trace &trace, std::size_t most, Put put)
    {
        m_rows.take(most, [&trace, &put](const ItemRow &row) {
            trace.put(row);
            put(row);
        });
        m_details.take(most,
                       [&trace](auto &detail) { trace.putDetail(detail.first, std::move(detail.second)); });
    }

    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty() && m_details.isEmpty(); }
    [[nodiscard]] const std::vector<ItemRow> &inFlight() const { return m_inFlight; }

private:
    template<typename Value>
    class Queue
    {
    public:
        void add(std::vector<Value> values)
        {
            if (!values.empty())
                m_batches.push_back(std::move(values));
        }
        [[nodiscard]] bool isEmpty() const { return m_batches.empty(); }
        template<typename Use>
        void take(std::size_t most, Use use)
        {
            for (; most > 0 && !m_batches.empty(); --most) {
                use(m_batches.front()[m_next++]);
                if (m_next < m_batches.front().size())
                    continue;
                m_batches.pop_front();
                m_next = 0;
            }
        }

    private:
        std::deque<std::vector<Value>> m_batches;
        std::size_t m_next = 0; // in the first
    };

    Queue<ItemRow> m_rows;
    Queue<std::pair<std::int64_t, ItemDetail>> m_details;
    std::vector<ItemRow> m_inFlight;
};

} // namespace overlapse
