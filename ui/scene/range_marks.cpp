// SPDX-License-Identifier: MIT
#include "scene/range_marks.h"

#include <QFontMetricsF>

#include <algorithm>
#include <optional>

namespace overlapse {

namespace {

constexpr int lengthSize = 11; // of the font
constexpr double padding = 6;
constexpr double radius = 4;
constexpr int lightTint = 30; // of 255
constexpr int darkTint = 44;

struct Ends
{
    double left;
    double right;
};

/// Nothing where none is selected, or none of it is seen.
std::optional<Ends> endsOf(const TimelineView &view, const TimeAxis &time)
{
    if (!view.range || view.range->end < time.begin() || view.range->begin > time.end())
        return std::nullopt;
    const PixelGrid grid{view.devicePixelRatio};
    const auto x = [&](Nanos at) { return grid.snap(time.x(std::clamp(at, time.begin(), time.end()))); };
    const double left = x(view.range->begin);
    return Ends{left, std::max(x(view.range->end), left + grid.pixel())};
}

} // namespace

QRectF rangeLengthBox(const TimelineView &view, const TimelineLayout &layout, const Theme &theme,
                      const Wording &wording)
{
    const std::optional<Ends> ends = endsOf(view, layout.time);
    if (!ends)
        return {};
    const QFontMetricsF metrics(themeFont(theme.fontFamilies, lengthSize, QFont::DemiBold));
    const QString length = wording.duration(view.range->length());
    const double width = std::ceil(metrics.horizontalAdvance(length)) + 2 * padding;
    const double most = std::max(0.0, view.size.width() - width);
    const PixelGrid grid{view.devicePixelRatio};
    return {grid.snap(std::clamp((ends->left + ends->right - width) / 2, 0.0, most)), 1, width,
            std::max(1.0, layout.axis.height() - 5)};
}

void addRange(const TimelineView &view, const TimelineLayout &layout, const Theme &theme,
              const Wording &wording, Scene &scene)
{
    const TimeAxis &time = layout.time;
    const std::optional<Ends> ends = endsOf(view, time);
    if (!ends)
        return;
    const auto [left, right] = *ends;
    const PixelGrid grid{view.devicePixelRatio};
    SceneLayer layer;
    layer.clip =
        QRectF(0, layout.axis.bottom(), view.size.width(), view.size.height() - layout.axis.bottom());
    QColor tint = theme.accent;
    tint.setAlpha(theme.dark ? darkTint : lightTint);
    for (const PanelArea &area : layout.panels) {
        // Below the header, whose words begin at the left of all time.
        const double top = area.rows.top();
        const double height = area.counters.bottom() - 2 - top;
        layer.batch(tint.rgba()).rects.emplace_back(left, top, right - left, height);
        // An end that lies outside has no edge: the range goes on there.
        RectBatch &edges = layer.batch(theme.accent.rgba());
        if (view.range->begin >= time.begin())
            edges.rects.emplace_back(left, top, grid.pixel(), height);
        if (view.range->end <= time.end())
            edges.rects.emplace_back(right - grid.pixel(), top, grid.pixel(), height);
    }
    scene.layers.push_back(std::move(layer));

    SceneLayer onAxis;
    const QRectF box = rangeLengthBox(view, layout, theme, wording);
    onAxis.batch(theme.accent.rgba(), RectStyle::Rounded, 0, radius).rects.push_back(box);
    onAxis.labels.push_back({wording.duration(view.range->length()), box, Qt::AlignCenter, lengthSize,
                             QFont::DemiBold, theme.accentText.rgba(), LabelRole::Note});
    scene.layers.push_back(std::move(onAxis));
}

} // namespace overlapse
