// SPDX-License-Identifier: MIT
// Reads one panel's items: from the trace, from what is in flight, and where each one's time went.
#pragma once

#include "scene/timeline_scene.h"

namespace overlapse {

/// When the stages ran: all that counters need.
struct StageStamps
{
    Nanos fetchStarted;
    Nanos fetchFinished;
    Nanos transformStarted;
    Nanos transformFinished;
    Nanos fetchCpu;
    Nanos transformCpu;
};

/// Items are read by number; `fetch.admitted` never decreases with it.
class PanelRows
{
public:
    explicit PanelRows(const PanelInput &panel);

    /// Items 0 to size() - 1 may have been admitted.
    [[nodiscard]] std::int64_t size() const { return m_size; }
    /// When open intervals end.
    [[nodiscard]] Nanos end() const { return m_end; }
    /// False if the item was never admitted.
    bool read(std::int64_t item, ItemRow &row) const;
    /// As read(), for a fraction of the cost.
    bool readStages(std::int64_t item, StageStamps &stamps) const;
    /// Adjoining causes in time order; as WaitAccount::spansOf() where there is one, otherwise told from the stamps.
    void spans(const ItemRow &row, std::vector<CauseSpan> &out) const;
    /// What the item's fetch consisted of; null where that is not known.
    [[nodiscard]] const ItemDetail *detail(std::int64_t item) const
    {
        return m_trace ? m_trace->detail(item) : nullptr;
    }
    /// The row's last stamp is still to come: cut off by the end of the run, or growing.
    [[nodiscard]] bool isOpen(const ItemRow &row) const { return row.transformYielded == absent; }
    /// Where the item's latency ends on the time axis.
    [[nodiscard]] Nanos endOf(const ItemRow &row) const { return isOpen(row) ? m_end : row.transformYielded; }

private:
    [[nodiscard]] const ItemRow *inFlight(std::int64_t item) const;
    void findOrderEnds();
    void spansFromStamps(const ItemRow &row, std::vector<CauseSpan> &out) const;

    const PanelInput &m_panel;
    const Trace *m_trace = nullptr;
    std::vector<const ItemRow *> m_inFlight; // by item
    std::int64_t m_size = 0;
    Nanos m_end{0};
    bool m_useAccount = false;
    // Latest end of the stage among all earlier items; only where the account is not used.
    std::vector<Nanos> m_fetchOrderEnd;
    std::vector<Nanos> m_transformOrderEnd;
};

bool hasFailed(const ItemRow &row);

} // namespace overlapse
