// SPDX-License-Identifier: MIT
// What lies under a point: the same arithmetic as drawing, backwards.
#include "scene/flow_rows.h"
#include "scene/lanes.h"
#include "scene/panel_canvas.h"
#include "scene/timeline_scene.h"

#include <cmath>

namespace overlapse {

namespace {

constexpr double dividerReach = 3;

void findCause(const PanelRows &rows, const ItemRow &row, Hit &hit)
{
    std::vector<CauseSpan> causes;
    const Nanos next = hit.time + Nanos(1);
    PanelRows::Spans(rows).toDraw(row, TimeAxis(hit.time, next, 0, 1), causes);
    for (const CauseSpan &span : causes)
        if (hit.time >= span.begin && hit.time < span.end)
            hit.cause = span.cause;
}

void hitItem(const TimelineInput &input, const PanelInput &panel, const TimelineView &view,
             const PanelArea &area, const TimeAxis &time, Hit &hit)
{
    const PanelRows rows(panel);
    const bool few = rows.areFew(rows.underWay(time.begin(), time.end()), time.begin(), runCount(input));
    if (isFlow(rows, area, view, time, few)) {
        hit.row = -1; // a column of the flow is of many items
        return;
    }
    ItemRow row;
    hit.item = hit.row;
    if (hit.row < rows.size() && rows.read(hit.row, row))
        findCause(rows, row, hit);
}

void hitLane(const PanelInput &panel, Hit &hit)
{
    const PanelRows rows(panel);
    const LaneCounts counts = laneCounts(panel);
    const auto covers = [&](Nanos begin, Nanos end) {
        return begin != absent && begin <= hit.time && hit.time < (end == absent ? rows.end() : end);
    };
    ItemRow row;
    const auto among = [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t item = first; item < last; ++item) {
            if (!rows.read(item, row))
                continue;
            const ItemLanes lanes = itemLanes(counts, panel.run->spec, row);
            const bool held = (lanes.fetch == hit.row && covers(row.fetchStarted, row.fetchYielded))
                || (lanes.transform == hit.row && covers(row.transformStarted, row.transformFinished));
            if (held) {
                hit.item = item;
                findCause(rows, row, hit);
                return false;
            }
        }
        return true;
    };
    rows.forEachLeaf(rows.underWay(hit.time, hit.time), hit.time, among);
}

} // namespace

Hit hitTest(const TimelineInput &input, const TimelineView &view, QPointF at)
{
    return hitTest(input, view, layoutTimeline(input, view), at);
}

Hit hitTest(const TimelineInput &input, const TimelineView &view, const TimelineLayout &layout, QPointF at)
{
    Hit hit;
    if (!QRectF(QPointF(0, 0), view.size).contains(at))
        return hit;
    hit.time = layout.time.timeAt(at.x());
    if (layout.axis.contains(at)) {
        hit.zone = Hit::Zone::Axis;
        return hit;
    }
    for (std::size_t i = 0; i < layout.panels.size(); ++i) {
        const PanelArea &area = layout.panels[i];
        if (!area.panel.contains(at))
            continue;
        hit.panel = static_cast<int>(i);
        if (area.rows.contains(at)) {
            hit.zone = Hit::Zone::Rows;
            const double row = area.firstRow + (at.y() - area.firstRowTop) / area.rowHeight;
            const std::int64_t total =
                rowTotal({.panels = {input.panels[i]}, .emptyText = {}, .wording = {}}, view.rowMode);
            if (row < area.firstRow
                || row >= std::min(area.firstRow + area.rowCount, static_cast<double>(total)))
                return hit;
            hit.row = static_cast<std::int64_t>(std::floor(row));
            if (!input.panels[i].run)
                return hit;
            if (view.rowMode == RowMode::Items)
                hitItem(input, input.panels[i], view, area, layout.time, hit);
            else
                hitLane(input.panels[i], hit);
        } else if (area.counters.contains(at)) {
            hit.zone = Hit::Zone::Counters;
        } else if (i > 0 && at.y() < area.panel.top() + dividerReach) {
            hit.zone = Hit::Zone::Divider;
            hit.panel = static_cast<int>(i) - 1;
        } else {
            hit.zone = Hit::Zone::Header;
        }
        return hit;
    }
    return hit;
}

} // namespace overlapse
