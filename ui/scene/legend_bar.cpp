// SPDX-License-Identifier: MIT
#include "scene/legend_bar.h"

#include <QFontMetricsF>

#include <algorithm>

namespace overlapse {

namespace {

constexpr int legendSize = 11;
constexpr double lineHeight = 20;
constexpr double swatchWidth = 16;
constexpr double swatchGap = 7;
constexpr double entryGap = 22;

void addSwatch(const LegendEntry &entry, const QRectF &box, SceneLayer &layer)
{
    const QRgb colour = entry.colour.rgba();
    const QRgb second = entry.second.rgba();
    const double middle = box.center().y();
    switch (entry.style) {
    case SwatchStyle::Thick: layer.batch(colour, RectStyle::Rounded, 0, 2).rects.push_back(box); break;
    case SwatchStyle::Hatched: layer.batch(colour, RectStyle::Hatched, second).rects.push_back(box); break;
    case SwatchStyle::Thin:
        layer.batch(colour).rects.emplace_back(box.left(), middle - 2, box.width(), 4);
        break;
    case SwatchStyle::Outline: layer.batch(colour, RectStyle::Outline, second).rects.push_back(box); break;
    case SwatchStyle::Line:
    case SwatchStyle::DashedLine:
        layer.lines.push_back({{box.left(), middle},
                               {box.right(), middle},
                               colour,
                               1.6,
                               entry.style == SwatchStyle::DashedLine});
        break;
    }
}

} // namespace

std::vector<LegendEntry> legendFor(const Theme &theme, const TimelineInput &input)
{
    WaitTotals totals{};
    bool failed = false;
    bool ghost = false;
    bool allCauses = false;
    bool bound = false;
    for (const PanelInput &panel : input.panels) {
        if (!panel.run)
            continue;
        failed = failed || panel.run->trace.failedCount() > 0;
        ghost = ghost || panel.ghost;
        bound = bound || panel.figures.lowerBound > Nanos(0);
        allCauses = allCauses || !panel.waits;
        for (int cause = 0; panel.waits && cause < causeCount; ++cause)
            totals[static_cast<std::size_t>(cause)] += panel.waits->totals()[static_cast<std::size_t>(cause)];
    }
    std::vector<LegendEntry> kept;
    for (LegendEntry &entry : legend(theme)) {
        const bool occurs = std::any_of(entry.causes.begin(), entry.causes.end(), [&](Cause cause) {
            return allCauses || totals[static_cast<std::size_t>(cause)] > Nanos(0);
        });
        const bool mark = entry.causes.empty()
            && (entry.colour == theme.failed          ? failed
                    : entry.colour == theme.ghost     ? ghost
                    : entry.colour == theme.boundLine ? bound
                                                      : true);
        if (occurs || mark)
            kept.push_back(std::move(entry));
    }
    return kept;
}

double addLegend(const std::vector<LegendEntry> &entries, const Theme &theme, QPointF topLeft, double right,
                 SceneLayer &layer)
{
    const QFontMetricsF metrics(themeFont(theme.fontFamilies, legendSize));
    double x = topLeft.x();
    double y = topLeft.y();
    for (const LegendEntry &entry : entries) {
        const double textWidth = metrics.horizontalAdvance(entry.text) + 1;
        const double width = swatchWidth + swatchGap + textWidth;
        if (x > topLeft.x() && x + width > right) {
            x = topLeft.x();
            y += lineHeight;
        }
        addSwatch(entry, QRectF(x, y + 5, swatchWidth, 10), layer);
        layer.labels.push_back({entry.text, QRectF(x + swatchWidth + swatchGap, y, textWidth, lineHeight),
                                Qt::AlignLeft | Qt::AlignVCenter, legendSize, QFont::Normal,
                                theme.text2.rgba(), LabelRole::Legend});
        x += width + entryGap;
    }
    return entries.empty() ? 0 : y + lineHeight - topLeft.y();
}

} // namespace overlapse
