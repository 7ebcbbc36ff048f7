// SPDX-License-Identifier: MIT
// Where everything of a timeline lies: shared by the scene and by hit testing.
#include "scene/lanes.h"
#include "scene/panel_canvas.h"
#include "scene/timeline_scene.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr double axisHeight = 26;
constexpr double rightMargin = 10;
constexpr double tallestRow = 30;
constexpr double leastCounters = 14;
constexpr double comfortableRow = 8; // pixels: where all rows are that high there is no need to leave any out

/// The heights of one panel's parts.
struct PanelHeights
{
    double header = 28;
    double rows = 0;
    double counters = 32;
    double padding = 4; ///< of the surface, above and below its rows
    double gap = 8;     ///< above the header
    [[nodiscard]] double total() const { return gap + header + rows + counters; }
};

/// Where rows are drawn one by one and all can be seen, they are a whole number of pixels high, for even gaps,
/// unless that would leave too much of the panel empty.
double evenRowHeight(double height, bool allRows, double ratio)
{
    const double capped = std::min(height, tallestRow);
    const double even = std::floor(capped * ratio) / ratio;
    return allRows && even >= leastRowHeight && even > 0.8 * capped ? even : capped;
}

/// `share` is the panel's part of the height.
PanelHeights chooseHeights(double share, double rowCount, bool fit)
{
    PanelHeights heights;
    if (share < 110) {
        heights.header = 24;
        heights.counters = 22;
        heights.gap = 4;
    }
    if (share < 80)
        heights.header = 20;
    const double rest = share - heights.gap - heights.header;
    // Rows come first: counters give way until rows can be told apart, and vanish before those do.
    const double comfort = std::clamp(rowCount * 8 + 4, 22.0, 60.0);
    const double least = std::clamp(rowCount * leastRowHeight + 4, 16.0, 60.0);
    heights.counters = std::clamp(rest - comfort, leastCounters, heights.counters);
    if (fit && rest - heights.counters < least)
        heights.counters = 0;
    heights.rows = std::max(rest - heights.counters, fit ? 10.0 : least);
    return heights;
}

double gutterWidth(const TimelineView &view)
{
    if (view.rowMode == RowMode::Lanes)
        return 72;
    return view.size.width() < 640 ? 52 : 64;
}

std::int64_t itemTotal(const PanelInput &panel)
{
    std::int64_t total = panel.items;
    if (panel.run)
        total = std::max(total, panel.run->trace.size());
    for (const ItemRow &row : panel.inFlight)
        total = std::max(total, row.item + 1);
    return total;
}

/// The next of 1, 1.5, 2, 3, 5, 7, 10, … so that the axis of a growing run rests most of the time.
Nanos roomToGrow(Nanos now)
{
    std::int64_t decade = 1'000'000;
    while (decade * 10 <= now.count())
        decade *= 10;
    for (const std::int64_t tenths : {10, 15, 20, 30, 50, 70})
        if (decade / 10 * tenths >= now.count())
            return Nanos(decade / 10 * tenths);
    return Nanos(decade * 10);
}

/// What one panel shows, and its part of the height.
struct RowShare
{
    double first = 0;
    double count = 1;
    double weight = 1;
    bool follows = false;
};

double unfoldedPart(const TimelineView &view, std::size_t panel)
{
    return panel < view.unfolded.size() ? std::clamp(view.unfolded[panel], 0.0, 1.0) : 1.0;
}

double gapAbove(const TimelineView &view, std::size_t panel)
{
    return panel < view.gaps.size() ? std::clamp(view.gaps[panel], 0.0, 1.0) : 0.0;
}

/// Those that come or go count for as much as there is of them.
double panelCount(const TimelineInput &input, const TimelineView &view)
{
    double count = gapAbove(view, input.panels.size());
    for (std::size_t i = 0; i < input.panels.size(); ++i)
        count += unfoldedPart(view, i) + gapAbove(view, i);
    return count;
}

/// The rows of the items that are under way in the time that is seen, or a part of them.
RowShare followed(const PanelInput &panel, const TimelineView &view, TimeRange range, const RowShare &all)
{
    RowShare share = all;
    if (panel.run && panel.levels) {
        const ItemRange among = panel.levels->overlaps().range(panel.run->trace, range.begin, range.end);
        if (among.count() > 0) {
            share.first = static_cast<double>(among.first);
            share.count = static_cast<double>(among.count());
        }
    }
    const double count = std::max(1.0, share.count / std::max(1.0, view.rowZoom));
    share.first += std::clamp(view.rowPlace, 0.0, 1.0) * (share.count - count);
    share.count = count;
    return share;
}

/// Items are the same in every panel, unless they are too many to be told apart: then each shows those that are under
/// way. Lanes are not the same: a panel with more of them is higher, within reason.
std::vector<RowShare> shareRows(const TimelineInput &input, const TimelineView &view, TimeRange range,
                                double available)
{
    const auto total = static_cast<double>(std::max<std::int64_t>(rowTotal(input, view.rowMode), 1));
    RowShare common{0, total, 1 / std::max(panelCount(input, view), 1.0)};
    if (view.rowCount > 0) {
        common.count = std::min(view.rowCount, total);
        common.first = std::clamp(view.firstRow, 0.0, total - common.count);
    }
    std::vector<RowShare> shares(input.panels.size(), common);
    if (view.rowMode == RowMode::Items) {
        const bool follows =
            view.rowCount <= 0 && (view.rowZoom > 1 || total * comfortableRow > available * common.weight);
        for (std::size_t i = 0; follows && i < shares.size(); ++i) {
            shares[i] = followed(input.panels[i], view, range, common);
            shares[i].follows = true;
        }
    }
    if (view.rowMode == RowMode::Items || view.rowCount > 0)
        return shares;
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i].count = static_cast<double>(std::max<std::int64_t>(laneCounts(input.panels[i]).total(), 1));
        // Header and counters take the room of a few lanes too.
        shares[i].weight = std::max(shares[i].count, total / 4) + 3;
        sum += shares[i].weight * unfoldedPart(view, i);
    }
    for (std::size_t i = 0; i <= shares.size() && !shares.empty(); ++i)
        sum += shares.front().weight * gapAbove(view, i);
    if (sum <= 0)
        return shares;
    for (RowShare &share : shares)
        share.weight /= sum;
    return shares;
}

/// The height of a row; what rounding or the cap leaves over goes to the counters first.
double settleRows(PanelHeights &heights, double count, const TimelineView &view)
{
    heights.padding = heights.rows < 40 ? 2 : 4;
    const double room = std::max(heights.rows - 2 * heights.padding, 1.0);
    const double fair = room / count;
    const double rowHeight = evenRowHeight(fair, view.rowCount <= 0, view.devicePixelRatio);
    const double spare = std::max(0.0, room - rowHeight * count);
    heights.rows -= spare;
    if (heights.counters > 0)
        heights.counters += std::min(spare, std::max(0.0, 44 - heights.counters));
    return rowHeight;
}

PanelArea placePanel(const PanelHeights &heights, double width, double top, const PixelGrid &grid)
{
    PanelArea area;
    area.panel = QRectF(0, top, width, heights.total());
    area.header = QRectF(0, grid.snap(top + heights.gap), width, heights.header);
    const double rowsTop = grid.snap(area.header.bottom());
    area.rows = QRectF(0, rowsTop, width, grid.snap(rowsTop + heights.rows) - rowsTop);
    area.counters = QRectF(0, area.rows.bottom(), width, heights.counters);
    return area;
}

} // namespace

std::int64_t rowTotal(const TimelineInput &input, RowMode mode)
{
    std::int64_t total = 0;
    for (const PanelInput &panel : input.panels)
        total = std::max(total, mode == RowMode::Items ? itemTotal(panel) : laneCounts(panel).total());
    return total;
}

TimeRange fullRange(const TimelineInput &input)
{
    Nanos end{0};
    for (const PanelInput &panel : input.panels) {
        if (panel.live)
            end = std::max(end,
                           panel.ghost && panel.now <= panel.ghost->trace.end() ? panel.now
                                                                                : roomToGrow(panel.now));
        if (panel.run)
            end = std::max({end, panel.run->trace.end(), panel.figures.makespan, panel.figures.lowerBound});
        if (panel.ghost)
            end = std::max(end, panel.ghost->trace.end());
        if (panel.spread)
            end = std::max(end, panel.spread->end);
    }
    if (end <= Nanos(0))
        end = std::chrono::seconds(1);
    return {Nanos(0), end + end / 32};
}

TimelineLayout layoutTimeline(const TimelineInput &input, const TimelineView &view)
{
    TimelineLayout layout;
    const double width = std::max(view.size.width(), 80.0);
    const double height = std::max(view.size.height(), 40.0);
    const PixelGrid grid{view.devicePixelRatio};
    const double left = gutterWidth(view);
    const double right = std::max(left + 1, width - rightMargin);
    const TimeRange range = view.end > view.begin ? TimeRange{view.begin, view.end} : fullRange(input);
    layout.axis = QRectF(0, 0, width, axisHeight);
    layout.plot = QRectF(left, axisHeight, right - left, height - axisHeight);
    layout.time = TimeAxis(range.begin, range.end, left, right);

    const double available = height - axisHeight - 4;
    const std::vector<RowShare> shares = shareRows(input, view, range, available);
    double content = 4;
    std::vector<PanelHeights> heights;
    std::vector<double> rowHeights;
    for (const RowShare &share : shares) {
        PanelHeights panel = chooseHeights(available * share.weight, share.count, view.fitHeight);
        rowHeights.push_back(settleRows(panel, share.count, view));
        content += panel.total() * unfoldedPart(view, heights.size());
        heights.push_back(panel);
    }
    const double gap = shares.empty() ? 0 : available * shares.front().weight;
    layout.maxScroll = view.fitHeight ? 0 : std::max(0.0, std::ceil(content - (height - axisHeight)));
    double top = axisHeight - std::clamp(view.scroll, 0.0, layout.maxScroll);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        top += gap * gapAbove(view, i);
        PanelArea area = placePanel(heights[i], width, top, grid);
        area.firstRow = shares[i].first;
        area.rowCount = shares[i].count;
        area.rowHeight = rowHeights[i];
        area.follows = shares[i].follows;
        area.firstRowTop = area.rows.top() + heights[i].padding;
        area.panel.setHeight(area.panel.height() * unfoldedPart(view, i));
        area.folded = unfoldedPart(view, i) < 1;
        layout.panels.push_back(area);
        top += area.panel.height();
    }
    return layout;
}

std::int64_t PanelArea::firstVisible() const
{
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(firstRow)));
}

std::int64_t PanelArea::endVisible(std::int64_t total) const
{
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(firstRow + rowCount)), 0, total);
}

} // namespace overlapse
