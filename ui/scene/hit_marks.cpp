// SPDX-License-Identifier: MIT
#include "scene/hit_marks.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr double pointerLength = 6;
constexpr double pointerHeight = 7;
constexpr double needleWidth = 2;
constexpr double leastNeedle = 7;
constexpr double topNeedle = 8; // height of those at the upper edge

using Items = std::vector<std::int64_t>;

void addPointer(double right, double middle, QRgb colour, SceneLayer &layer)
{
    layer.polygons.push_back({{{right, middle},
                               {right - pointerLength, middle - pointerHeight / 2},
                               {right - pointerLength, middle + pointerHeight / 2}},
                              colour,
                              true,
                              0,
                              true});
}

void addNeedle(double x, double top, double height, const PanelCanvas &canvas, SceneLayer &layer)
{
    const double pixel = canvas.grid.pixel();
    const double left = canvas.grid.snap(x - needleWidth / 2);
    // Seen on whatever is under it.
    layer.batch(canvas.theme.surface.rgba())
        .rects.emplace_back(left - pixel, top - pixel, needleWidth + 2 * pixel, height + 2 * pixel);
    layer.batch(canvas.theme.text.rgba()).rects.emplace_back(left, top, needleWidth, height);
}

// From one to the first whose row is far enough below: as many steps as there is room, not as there are items.
void addAtRows(const PanelCanvas &canvas, const Items &items, SceneLayer &layer)
{
    const auto firstOf = [&items](std::int64_t item) {
        return std::lower_bound(items.begin(), items.end(), item);
    };
    const std::int64_t end = canvas.area.endVisible(canvas.rows.size());
    const double rowHeight = canvas.area.rowHeight;
    const auto rowsApart = std::max<std::int64_t>(
        1, static_cast<std::int64_t>(std::ceil(hitSpacing / std::max(rowHeight, 1e-9))));
    ItemRow row;
    for (auto hit = firstOf(canvas.area.firstVisible()); hit != items.end() && *hit < end;
         hit = firstOf(*hit + rowsApart)) {
        const double middle = canvas.rowTop(static_cast<double>(*hit)) + rowHeight / 2;
        addPointer(canvas.time.left() - 2, middle, canvas.palette.selection, layer);
        if (rowHeight < leastRowHeight || !canvas.rows.read(*hit, row))
            continue;
        const Nanos at = row.fetchStarted == absent ? row.fetchAdmitted : row.fetchStarted;
        if (at < canvas.time.begin() || at > canvas.time.end())
            continue;
        const double height = canvas.grid.snap(std::clamp(rowHeight - 2, leastNeedle, 2 * leastNeedle));
        addNeedle(canvas.time.x(at), canvas.grid.snap(middle - height / 2), height, canvas, layer);
    }
}

} // namespace

std::vector<double> hitPlaces(const ItemHits::InPanel &hits, TimeRange time, double width)
{
    std::vector<double> places;
    if (!hits.run || time.length() <= Nanos(0) || width <= 0)
        return places;
    const Trace &trace = hits.run->trace;
    const double nanosPerPixel = static_cast<double>(time.length().count()) / width;
    const auto firstFrom = [&](auto from, Nanos at) {
        return std::lower_bound(from, hits.items.end(), at, [&trace](std::int64_t item, Nanos instant) {
            return trace.stamp(StampColumn::FetchAdmitted, item) < instant;
        });
    };
    // Items rise as they were admitted.
    for (auto hit = firstFrom(hits.items.begin(), time.begin); hit != hits.items.end();) {
        const Nanos at = trace.stamp(StampColumn::FetchAdmitted, *hit);
        if (at > time.end)
            break;
        places.push_back(static_cast<double>((at - time.begin).count()) / nanosPerPixel);
        hit = firstFrom(hit + 1, at + Nanos(std::llround(std::ceil(hitSpacing * nanosPerPixel))));
    }
    return places;
}

void addHits(const PanelCanvas &canvas, SceneLayer &layer)
{
    const ItemHits::InPanel *hits = canvas.view.hits ? canvas.view.hits->in(canvas.input.id) : nullptr;
    if (!hits || hits->run != canvas.input.run)
        return;
    const bool inRows = canvas.view.rowMode == RowMode::Items && !canvas.flow;
    if (inRows)
        addAtRows(canvas, hits->items, layer);
    if (inRows && canvas.area.rowHeight >= leastRowHeight)
        return;
    const double width = canvas.time.right() - canvas.time.left();
    for (const double x : hitPlaces(*hits, {canvas.time.begin(), canvas.time.end()}, width))
        addNeedle(canvas.time.left() + x, canvas.area.rows.top() + 1, topNeedle, canvas, layer);
}

} // namespace overlapse
