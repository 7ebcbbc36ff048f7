// SPDX-License-Identifier: MIT
#include "scene/legend_bar.h"

#include <QFontMetricsF>

#include <algorithm>
#include <set>

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
    case SwatchStyle::Band:
        layer.batch(colour).rects.push_back(box);
        layer.lines.push_back(
            {{box.center().x(), box.top()}, {box.center().x(), box.bottom()}, second, 1.6, false});
        break;
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

// In any mode, so that the legend stays the same while one is measured after the other.
bool mayYetOccur(Cause cause, const PanelInput &panel)
{
    return !panel.work || std::any_of(allModes.begin(), allModes.end(), [&](Mode mode) {
        PipelineSpec spec = panel.run->spec;
        spec.mode = mode;
        return mayOccur(cause, spec, *panel.work);
    });
}

} // namespace

std::vector<std::size_t> legendIn(const TimelineInput &input)
{
    WaitTotals totals{};
    std::set<Mark> marks{Mark::Makespan};
    const auto add = [&marks](Mark mark, bool occurs) {
        if (occurs)
            marks.insert(mark);
    };
    for (const PanelInput &panel : input.panels) {
        if (!panel.run)
            continue;
        const bool virtualGhost = panel.ghost && panel.ghost->clock == Clock::Virtual;
        add(Mark::Failed, panel.run->trace.failedCount() > 0);
        add(Mark::Spread, panel.spread && panel.spread->end > panel.spread->begin);
        add(Mark::Bound, panel.figures.lowerBound > Nanos(0));
        add(Mark::Prediction, panel.isPredicted() || virtualGhost);
        add(Mark::Before, panel.ghost && !virtualGhost);
        for (int cause = 0; cause < causeCount; ++cause)
            totals[static_cast<std::size_t>(cause)] += panel.waits
                ? panel.waits->totals()[static_cast<std::size_t>(cause)]
                : Nanos(mayYetOccur(static_cast<Cause>(cause), panel) ? 1 : 0);
    }
    const auto occurs = [&](const LegendEntry &entry) {
        return entry.mark != Mark::None
            ? marks.contains(entry.mark)
            : std::any_of(entry.causes.begin(), entry.causes.end(),
                          [&](Cause cause) { return totals[static_cast<std::size_t>(cause)] > Nanos(0); });
    };
    static const std::vector<LegendEntry> all = legend(lightTheme());
    std::vector<std::size_t> indexes;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (occurs(all[i]))
            indexes.push_back(i);
    return indexes;
}

std::vector<LegendEntry> legendFor(const Theme &theme, const TimelineInput &input)
{
    std::vector<LegendEntry> all = legend(theme);
    std::vector<LegendEntry> kept;
    for (const std::size_t index : legendIn(input))
        kept.push_back(std::move(all[index]));
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
