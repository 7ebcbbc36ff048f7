// SPDX-License-Identifier: MIT
// Which items a table of results shows, and in which order. Pure; any thread.
#pragma once

#include "runs/result_values.h"

namespace overlapse {

/// What is asked for.
struct ResultQuery
{
    QString filter{}; ///< empty: everything
    bool failedOnly = false;
    ResultColumn sort = ResultColumn::Item;
    bool descending = false;
    friend bool operator==(const ResultQuery &, const ResultQuery &) = default;
};

/// A row for an item. All items in their own order, or the reverse of it, cost nothing for each.
class ResultOrder
{
public:
    ResultOrder() = default;
    explicit ResultOrder(std::vector<quint32> items)
        : m_items(std::move(items)), m_count(static_cast<std::int64_t>(m_items.size())), m_listed(true)
    {
    }
    static ResultOrder everything(std::int64_t count, bool reversed);

    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] std::int64_t itemAt(std::int64_t row) const;
    /// -1: it is not among them.
    [[nodiscard]] std::int64_t rowOf(std::int64_t item) const;

private:
    std::vector<quint32> m_items;
    std::int64_t m_count = 0;
    bool m_listed = false; ///< in m_items
    bool m_reversed = false;
};

/// Numbers by value, texts by their code points; equal ones by number of item, and what has no value at the end, both
/// ways. Returns soon after `stop` is set, and then nothing of use.
ResultOrder arrangeResults(const Run &run, const WorkSpec &work, const ResultQuery &query,
                           const std::atomic<bool> &stop, const Wording &wording = {});

} // namespace overlapse
