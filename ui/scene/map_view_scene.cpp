// SPDX-License-Identifier: MIT
#include "scene/map_view_scene.h"

#include <cmath>

namespace overlapse {

namespace {

constexpr double edge = 8;
constexpr double gap = 16;
constexpr double leastCut = 220;  // width
constexpr double leastHigh = 200; // for one cut above the other

MapCut cutOf(const LimitsMap &map, std::size_t through, bool alongFetch)
{
    const std::size_t columns = map.axes.fetchLimits.size();
    return {alongFetch, alongFetch ? through / columns : through % columns};
}

} // namespace

MapViewLayout layoutMapView(const MapAxes &axes, QSizeF size)
{
    MapViewLayout layout;
    const QRectF all(0, edge, size.width() - edge, size.height() - edge);
    const bool cuts = all.width() >= 2.2 * leastCut;
    layout.map = all;
    if (cuts) {
        const bool stacked = all.height() >= leastHigh;
        const double width = std::round(std::max(leastCut, all.width() * (stacked ? 0.42 : 0.55)));
        layout.map.setWidth(all.width() - width - gap);
        const QRectF right(layout.map.right() + gap, all.top(), width, all.height());
        layout.fetch = layout.transform = right;
        if (stacked) {
            layout.fetch.setHeight(std::round(right.height() / 2) - edge / 2);
            layout.transform.setTop(layout.fetch.bottom() + edge);
        } else {
            layout.fetch.setWidth(std::round(right.width() / 2) - edge / 2);
            layout.transform.setLeft(layout.fetch.right() + edge);
        }
    }
    layout.cells = layoutMap(axes, layout.map, false);
    return layout;
}

std::optional<std::size_t> cutThrough(const MapViewInput &input)
{
    if (!input.map || input.map->cells.empty())
        return {};
    if (input.pointed)
        return input.pointed;
    const MapMarks marks = marksOf(*input.map);
    return marks.now ? marks.now : marks.best ? marks.best : std::optional<std::size_t>(0);
}

std::optional<std::size_t> placeAt(const MapViewInput &input, QSizeF size, QPointF at)
{
    if (!input.map)
        return {};
    const MapAxes &axes = input.map->axes;
    const MapViewLayout layout = layoutMapView(axes, size);
    if (const std::optional<std::size_t> place = layout.cells.placeAt(at))
        return place;
    const std::optional<std::size_t> through = cutThrough(input);
    for (const bool alongFetch : {true, false}) {
        const QRectF rect = alongFetch ? layout.fetch : layout.transform;
        const QRectF area = curveArea(rect);
        if (!through || rect.isEmpty() || !area.contains(at))
            continue;
        const std::size_t count = (alongFetch ? axes.fetchLimits : axes.transformLimits).size();
        const auto index = static_cast<std::size_t>((at.x() - area.left()) / area.width() * double(count));
        return placeOn(cutOf(*input.map, *through, alongFetch), std::min(index, count - 1), axes);
    }
    return {};
}

Scene mapViewScene(const MapViewInput &input, QSizeF size, double devicePixelRatio, const Theme &theme,
                   const Wording &wording)
{
    Scene scene{.size = size,
                .devicePixelRatio = devicePixelRatio,
                .background = theme.surface.rgba(),
                .fontFamilies = theme.fontFamilies,
                .layers = {}};
    const std::optional<std::size_t> through = cutThrough(input);
    if (!through)
        return scene;
    const LimitsMap &map = *input.map;
    const MapViewLayout layout = layoutMapView(map.axes, size);
    const MapPanelLook look{.measure = input.measure,
                            .best = bestValue(map, input.measure),
                            .titled = false,
                            .pointed = input.pointed};
    MapPanelLook shades = look;
    if (input.measure == MapMeasure::Makespan)
        shades.best = bestValue(map, MapMeasure::Throughput);
    SceneLayer layer;
    addMap(layer, map, layout.map, shades, theme, wording);
    for (const bool alongFetch : {true, false})
        if (const QRectF rect = alongFetch ? layout.fetch : layout.transform; !rect.isEmpty())
            addCurve(layer, map, cutOf(map, *through, alongFetch), rect, look, theme, wording);
    scene.layers.push_back(std::move(layer));
    return scene;
}

} // namespace overlapse
