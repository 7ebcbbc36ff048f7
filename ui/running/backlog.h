// SPDX-License-Identifier: MIT
// What a run has told and no trace has yet. The GUI thread puts in a few rows a frame, so that it never stalls.
#pragma once

#include "live/run_feed.h"

#include <algorithm>
#include <cstddef>

namespace overlapse {

class Backlog
{
public:
    void add(RunFeed::Batch batch)
    {
        if (m_nextRow == m_rows.size()) {
            m_rows = std::move(batch.finished);
            m_nextRow = 0;
        } else {
            m_rows.insert(m_rows.end(), batch.finished.begin(), batch.finished.end());
        }
        if (m_nextDetail == m_details.size()) {
            m_details = std::move(batch.details);
            m_nextDetail = 0;
        } else {
            std::move(batch.details.begin(), batch.details.end(), std::back_inserter(m_details));
        }
        m_inFlight = std::move(batch.inFlight);
    }

    /// At most so many rows, and as many details.
    void moveInto(Trace &trace, std::size_t most)
    {
        const std::size_t rows = m_nextRow + std::min(most, m_rows.size() - m_nextRow);
        for (; m_nextRow < rows; ++m_nextRow)
            trace.put(m_rows[m_nextRow]);
        const std::size_t details = m_nextDetail + std::min(most, m_details.size() - m_nextDetail);
        for (; m_nextDetail < details; ++m_nextDetail)
            trace.putDetail(m_details[m_nextDetail].first, std::move(m_details[m_nextDetail].second));
    }

    [[nodiscard]] const std::vector<ItemRow> &inFlight() const { return m_inFlight; }

private:
    std::vector<ItemRow> m_rows;
    std::vector<std::pair<std::int64_t, ItemDetail>> m_details;
    std::vector<ItemRow> m_inFlight;
    std::size_t m_nextRow = 0;
    std::size_t m_nextDetail = 0;
};

} // namespace overlapse
