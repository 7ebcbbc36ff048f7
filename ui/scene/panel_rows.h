// SPDX-License-Identifier: MIT
// Reads one panel's items: from the trace, from what is in flight, and where each one's time went.
#pragma once

#include "levels/run_levels.h"
#include "levels/state_walk.h"
#include "levels/time_sums.h"
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

class LaneSums;

/// Items are read by number; `fetch.admitted` never decreases with it. Cheap to make where the panel has its levels;
/// where it has none they are built, which is for small runs and for tests.
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
    class Spans;
    /// What the item's fetch consisted of; empty where that is not known.
    [[nodiscard]] PackedParts parts(std::int64_t item) const
    {
        return m_trace ? m_trace->parts(item) : PackedParts();
    }
    /// The row's last stamp is still to come: cut off by the end of the run, or growing.
    [[nodiscard]] bool isOpen(const ItemRow &row) const { return row.transformYielded == absent; }
    /// Where the item's latency ends on the time axis.
    [[nodiscard]] Nanos endOf(const ItemRow &row) const { return isOpen(row) ? m_end : row.transformYielded; }

    /// From the first to the last item that is under way in that time.
    [[nodiscard]] ItemRange underWay(Nanos begin, Nanos end) const;
    /// Calls visit(first, last) for ranges that hold every item of `among` which ends at or after `begin`.
    template<typename Visit>
    void forEachLeaf(ItemRange among, Nanos begin, Visit visit) const
    {
        if (!m_overlaps) {
            if (among.count() > 0)
                visit(among.first, among.last);
            return;
        }
        if (!m_panel.growing) {
            m_overlaps->forEachLeaf(among, begin, visit);
            return;
        }
        // What flies is in no index yet, and comes by itself.
        bool goesOn = true;
        auto next = m_inFlight.begin();
        m_overlaps->forEachLeaf(among, begin, [&](std::int64_t first, std::int64_t last) {
            for (; next != m_inFlight.end() && (*next)->item < last; ++next) {
                if ((*next)->item < first)
                    continue;
                if ((*next)->item > first)
                    goesOn = goesOn && visit(first, (*next)->item);
                first = (*next)->item + 1;
            }
            if (first < last)
                goesOn = goesOn && visit(first, last);
            return goesOn;
        });
        for (const ItemRow *row : m_inFlight)
            if (goesOn && row->item >= among.first && row->item < among.last)
                goesOn = visit(row->item, row->item + 1);
    }
    /// So few that each can be read within a frame, with as many in other panels.
    [[nodiscard]] bool areFew(ItemRange among, Nanos begin, std::int64_t panels) const
    {
        const std::int64_t most = mostRead / std::max<std::int64_t>(1, panels);
        return !m_overlaps || m_overlaps->countAbout(among, begin, most) <= most;
    }
    /// Null while the run grows.
    [[nodiscard]] const RunLevels *levels() const { return m_levels; }
    // Of items that have ended; null where the run grows and is not indexed.
    [[nodiscard]] const OverlapIndex *overlaps() const { return m_overlaps; }
    [[nodiscard]] const CumulativeTimes *times() const { return m_times; }
    [[nodiscard]] const std::vector<std::int32_t> *failed() const { return m_failed; }
    /// What is in flight and has entered no index, in that time.
    void addInFlight(TimeSums<CellGrid> &sums, Nanos begin, Nanos end) const;
    [[nodiscard]] bool isIndexedWhole() const { return m_levels != nullptr; }
    [[nodiscard]] const StateColumns &columns() const { return m_columns; }
    [[nodiscard]] const HoldSteps &steps() const;

    /// The items of `among` that are under way in [begin, end], each read; by `lanes` too, unless it is null, but not while
    /// the run grows.
    void addTo(TimeSums<CellGrid> &sums, ItemRange among, Nanos begin, Nanos end,
               LaneSums *lanes = nullptr) const;

    static constexpr std::int64_t mostRead =
        16'384; ///< items of all panels together that are read in a frame

private:
    [[nodiscard]] const ItemRow *inFlight(std::int64_t item) const;
    void buildLevels();
    void findOrderEnds();
    void addLive(TimeSums<CellGrid> &sums, ItemRange among, Nanos begin, Nanos end) const;
    void addRow(TimeSums<CellGrid> &sums, const ItemRow &row, const OrderEnds &order,
                std::vector<CauseSpan> &causes) const;
    [[nodiscard]] OrderEnds orderEndsOf(std::int64_t item) const;
    void spansFromStamps(const ItemRow &row, const OrderEnds &order, std::vector<CauseSpan> &out) const;

    const PanelInput &m_panel;
    const Trace *m_trace = nullptr;
    std::vector<const ItemRow *> m_inFlight; // by item
    std::int64_t m_size = 0;
    Nanos m_end{0};
    const WaitAccount *m_waits = nullptr;
    const RunLevels *m_levels = nullptr;
    const OverlapIndex *m_overlaps = nullptr;
    const CumulativeTimes *m_times = nullptr;
    const std::vector<std::int32_t> *m_failed = nullptr;
    StateColumns m_columns;
    std::shared_ptr<const WaitAccount> m_ownWaits;
    std::shared_ptr<const RunLevels> m_ownLevels;
    // Latest end of the stage among all earlier items; only where the account is not used.
    std::vector<Nanos> m_fetchOrderEnd;
    std::vector<Nanos> m_transformOrderEnd;
};

/// PanelRows::spans() for who draws them, row after row: of what is cut into more pieces than the axis has pixels, the one
/// that lasted longest stands for each pixel. `rows` must outlive it.
class PanelRows::Spans
{
public:
    explicit Spans(const PanelRows &rows);
    /// Replaces `out`.
    void toDraw(const ItemRow &row, const TimeAxis &time, std::vector<CauseSpan> &out);

private:
    const PanelRows &m_rows;
    std::optional<WaitAccount::Reader> m_reader; // none: told from the stamps
};

bool hasFailed(const ItemRow &row);

} // namespace overlapse
