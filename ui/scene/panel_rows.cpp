// SPDX-License-Identifier: MIT
#include "scene/panel_rows.h"

#include "scene/lane_sums.h"

#include <algorithm>

namespace overlapse {

PanelRows::PanelRows(const PanelInput &panel) : m_panel(panel)
{
    if (!panel.run)
        return;
    m_trace = &panel.run->trace;
    m_size = m_trace->size();
    m_end = panel.live ? panel.now : m_trace->end();
    if (!panel.live) {
        m_waits = panel.waits;
        m_levels = panel.levels;
        buildLevels();
        m_columns = m_levels->columns();
        m_overlaps = &m_levels->overlaps();
        m_times = &m_levels->times();
        m_failed = &m_levels->failed();
        return;
    }
    for (const ItemRow &row : panel.inFlight)
        if (row.item >= 0)
            m_inFlight.push_back(&row);
    std::sort(m_inFlight.begin(), m_inFlight.end(),
              [](const ItemRow *a, const ItemRow *b) { return a->item < b->item; });
    if (!m_inFlight.empty())
        m_size = std::max(m_size, m_inFlight.back()->item + 1);
    if (panel.growing) {
        m_columns = panel.growing->columns();
        m_overlaps = &panel.growing->overlaps();
        m_times = &panel.growing->times();
        m_failed = &panel.growing->failed();
        return;
    }
    for (int state = 0; state < stateCount; ++state)
        m_columns.add(static_cast<ItemState>(state));
    findOrderEnds();
}

void PanelRows::buildLevels()
{
    if (!m_waits) {
        m_ownWaits = std::make_shared<const WaitAccount>(*m_panel.run);
        m_waits = m_ownWaits.get();
    }
    if (!m_levels) {
        m_ownLevels = std::make_shared<const RunLevels>(*m_panel.run, *m_waits);
        m_levels = m_ownLevels.get();
    }
}

const HoldSteps &PanelRows::steps() const
{
    static const HoldSteps none;
    return m_waits ? m_waits->holdSteps() : none;
}

const ItemRow *PanelRows::inFlight(std::int64_t item) const
{
    const auto found = std::lower_bound(m_inFlight.begin(), m_inFlight.end(), item,
                                        [](const ItemRow *a, std::int64_t b) { return a->item < b; });
    return found != m_inFlight.end() && (*found)->item == item ? *found : nullptr;
}

bool PanelRows::read(std::int64_t item, ItemRow &row) const
{
    if (!m_inFlight.empty()) {
        if (const ItemRow *current = inFlight(item)) {
            row = *current;
            return row.fetchAdmitted != absent;
        }
    }
    if (item >= m_trace->size() || m_trace->stamp(StampColumn::FetchAdmitted, item) == absent)
        return false;
    row = m_trace->row(item);
    return true;
}

bool PanelRows::readStages(std::int64_t item, StageStamps &stamps) const
{
    if (!m_inFlight.empty()) {
        ItemRow row;
        if (!read(item, row))
            return false;
        stamps = {row.fetchStarted,      row.fetchFinished, row.transformStarted,
                  row.transformFinished, row.fetchCpu,      row.transformCpu};
        return true;
    }
    stamps = {m_trace->stamp(StampColumn::FetchStarted, item),
              m_trace->stamp(StampColumn::FetchFinished, item),
              m_trace->stamp(StampColumn::TransformStarted, item),
              m_trace->stamp(StampColumn::TransformFinished, item),
              m_trace->fetchCpu(item),
              m_trace->stamp(StampColumn::TransformCpu, item)};
    return true;
}

void PanelRows::findOrderEnds()
{
    m_fetchOrderEnd.resize(static_cast<std::size_t>(m_size));
    m_transformOrderEnd.resize(static_cast<std::size_t>(m_size));
    Nanos fetchEnd{0};
    Nanos transformEnd{0};
    ItemRow row;
    for (std::int64_t item = 0; item < m_size; ++item) {
        m_fetchOrderEnd[item] = fetchEnd;
        m_transformOrderEnd[item] = transformEnd;
        if (!read(item, row))
            continue;
        fetchEnd = std::max(fetchEnd, row.fetchFinished == absent ? m_end : row.fetchFinished);
        transformEnd =
            std::max(transformEnd, row.transformFinished == absent ? m_end : row.transformFinished);
    }
}

void PanelRows::spans(const ItemRow &row, std::vector<CauseSpan> &out) const
{
    out.clear();
    if (m_waits)
        m_waits->spansOf(*m_trace, row.item, out);
    else
        spansFromStamps(row, orderEndsOf(row.item), out);
}

PanelRows::Spans::Spans(const PanelRows &rows) : m_rows(rows)
{
    if (rows.m_waits)
        m_reader.emplace(*rows.m_waits, *rows.m_trace);
}

void PanelRows::Spans::toDraw(const ItemRow &row, const TimeAxis &time, std::vector<CauseSpan> &out)
{
    if (!m_reader) {
        m_rows.spans(row, out);
        return;
    }
    const Nanos pixel(std::max<std::int64_t>(1, std::llround(time.nanosPerPixel())));
    m_reader->spansOf(row.item, {time.begin(), time.end(), pixel}, out);
}

ItemRange PanelRows::underWay(Nanos begin, Nanos end) const
{
    ItemRange range{m_size, 0};
    const auto take = [&range](std::int64_t first, std::int64_t last) {
        range.first = std::min(range.first, first);
        range.last = std::max(range.last, last);
    };
    if (m_overlaps) {
        if (const ItemRange ended = m_overlaps->range(*m_trace, begin, end); ended.count() > 0)
            take(ended.first, ended.last);
        for (const ItemRow *row : m_inFlight)
            if (row->fetchAdmitted != absent && row->fetchAdmitted <= end && m_end >= begin)
                take(row->item, row->item + 1);
        return range.count() > 0 ? range : ItemRange{};
    }
    ItemRow row;
    for (std::int64_t item = 0; item < m_size; ++item) {
        if (!read(item, row) || endOf(row) < begin)
            continue;
        if (row.fetchAdmitted > end)
            break; // admissions never go back in time
        take(item, item + 1);
    }
    return range.count() > 0 ? range : ItemRange{};
}

namespace {

/// What is read goes to the sums, and to lanes where they are asked for.
template<bool withLanes>
void addItems(const Run &run, const WaitAccount &waits, const OverlapIndex &overlaps, ItemRange among,
              Nanos begin, Nanos end, TimeSums<CellGrid> &sums, LaneSums *lanes)
{
    StateWalk walk(run, waits);
    overlaps.forEachLeaf(among, begin, [&](std::int64_t first, std::int64_t last) {
        walk.forEach(
            first, last,
            [&](std::int64_t, const WalkedRow &row) {
                const bool wanted = (row.transformYielded == absent || row.transformYielded >= begin)
                    && row.fetchAdmitted <= end;
                if (withLanes && wanted)
                    lanes->found(row);
                return wanted;
            },
            [&](ItemState state, Nanos from, Nanos to) {
                sums.add(state, from, to);
                if (withLanes)
                    lanes->whole(state, from, to);
            },
            [&](int stage, Nanos from, Nanos to) {
                sums.held(stage, from, to);
                if (withLanes)
                    lanes->held(stage, from, to);
            },
            [&](std::int64_t item, const WalkedRow &row) { addBusy(sums, run.trace, item, row); });
        return true;
    });
}

} // namespace

void PanelRows::addTo(TimeSums<CellGrid> &sums, ItemRange among, Nanos begin, Nanos end,
                      LaneSums *lanes) const
{
    if (!m_levels)
        addLive(sums, among, begin, end);
    else if (lanes)
        addItems<true>(*m_panel.run, *m_waits, m_levels->overlaps(), among, begin, end, sums, lanes);
    else
        addItems<false>(*m_panel.run, *m_waits, m_levels->overlaps(), among, begin, end, sums, nullptr);
}

void PanelRows::addLive(TimeSums<CellGrid> &sums, ItemRange among, Nanos begin, Nanos end) const
{
    ItemRow row;
    std::vector<CauseSpan> causes;
    OrderEnds order;
    std::int64_t next = -1;
    const bool ordered = m_panel.run->spec.order == Order::Kept;
    forEachLeaf(among, begin, [&](std::int64_t first, std::int64_t last) {
        if (first != next)
            order = orderEndsOf(first);
        next = last;
        for (std::int64_t item = first; item < last; ++item) {
            if (!read(item, row))
                continue;
            if (endOf(row) >= begin && row.fetchAdmitted <= end)
                addRow(sums, row, m_panel.growing ? order : orderEndsOf(item), causes);
            if (ordered && m_panel.growing)
                order.add(row.fetchFinished, row.transformFinished);
        }
        return true;
    });
}

void PanelRows::addInFlight(TimeSums<CellGrid> &sums, Nanos begin, Nanos end) const
{
    std::vector<CauseSpan> causes;
    for (const ItemRow *row : m_inFlight)
        if (row->fetchAdmitted != absent && row->fetchAdmitted <= end && m_end >= begin)
            addRow(sums, *row, orderEndsOf(row->item), causes);
}

void PanelRows::addRow(TimeSums<CellGrid> &sums, const ItemRow &row, const OrderEnds &order,
                       std::vector<CauseSpan> &causes) const
{
    causes.clear();
    spansFromStamps(row, order, causes);
    for (const CauseSpan &span : causes)
        sums.add(stateOf(span.cause, row.fetchStatus, row.transformStatus), span.begin, span.end);
    if (row.fetchStarted != absent) {
        const Nanos to = row.fetchFinished == absent ? m_end : row.fetchFinished;
        if (const double cores = coresOf(row.fetchCpu, row.fetchStarted, to, 0); cores > 0)
            sums.busy(row.fetchStarted, to, cores);
    }
    if (row.transformStarted != absent) {
        const Nanos to = row.transformFinished == absent ? m_end : row.transformFinished;
        sums.busy(row.transformStarted, to, coresOf(row.transformCpu, row.transformStarted, to, 1));
    }
}

// What is in flight before an item holds it back until now, at least.
OrderEnds PanelRows::orderEndsOf(std::int64_t item) const
{
    const auto at = static_cast<std::size_t>(item);
    if (!m_panel.growing)
        return at < m_fetchOrderEnd.size() ? OrderEnds{m_fetchOrderEnd[at], m_transformOrderEnd[at]}
                                           : OrderEnds{};
    OrderEnds order = m_panel.growing->orderEndsBefore(item, *m_trace);
    if (m_panel.run->spec.order == Order::Kept)
        for (const ItemRow *row : m_inFlight)
            if (row->item < item)
                order.add(row->fetchFinished, row->transformFinished);
    return order;
}

void PanelRows::spansFromStamps(const ItemRow &row, const OrderEnds &order, std::vector<CauseSpan> &out) const
{
    const PipelineSpec &spec = m_panel.run->spec;
    const bool ordered = spec.order == Order::Kept;
    const bool pool = usesPool(spec.mode);
    Nanos at = row.fetchAdmitted;
    const auto until = [&](Nanos stamp, Cause cause) {
        const Nanos end = stamp == absent ? m_end : stamp;
        if (end > at) {
            out.push_back({cause, at, end});
            at = end;
        }
        return stamp != absent;
    };
    const auto untilOrder = [&](Nanos orderEnd, Nanos stamp, Cause cause) {
        const Nanos end = std::min(orderEnd, stamp == absent ? m_end : stamp);
        if (ordered && end > at)
            until(end, cause);
    };

    if (!until(row.fetchStarted, Cause::FetchQueued) || !until(row.fetchFinished, Cause::FetchRunning))
        return;
    untilOrder(order.fetch, row.fetchYielded, Cause::FetchHeldOrder);
    if (!until(row.fetchYielded, pool ? Cause::FetchHeldFull : Cause::FetchHeldDriver))
        return;
    if (!until(row.transformStarted, pool ? Cause::TransformQueuedPool : Cause::TransformQueuedDriver))
        return;
    if (row.transformCpu != absent && row.transformFinished != absent) {
        until(std::min(row.transformStarted + row.transformCpu, row.transformFinished), Cause::TransformCpu);
        until(row.transformFinished, Cause::TransformOffCpu);
    } else {
        // What is still running has not been asked for its CPU time yet: no reason to doubt it.
        const bool running = row.transformFinished == absent;
        if (!until(row.transformFinished, running ? Cause::TransformCpu : Cause::TransformUnknown))
            return;
    }
    untilOrder(order.transform, row.transformYielded, Cause::TransformHeldOrder);
    until(row.transformYielded, Cause::TransformHeldWakeup);
}

bool hasFailed(const ItemRow &row)
{
    return row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed;
}

} // namespace overlapse
