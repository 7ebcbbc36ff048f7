// SPDX-License-Identifier: MIT
#include "scene/map_scene.h"

#include "scene/paint.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

constexpr double margin = 20;
constexpr double titleHeight = 34;
constexpr double panelTitle = 24;
constexpr double axisHeight = 40;
constexpr double gap = 28;
constexpr double legendHeight = 26;
constexpr double captionLine = 16;
constexpr double leastMap = 120;    // a side
constexpr double leastTitled = 520; // the width, with the most of its title
constexpr int titleSize = 17;
constexpr int smallSize = 11;

constexpr double above = margin / 2 + titleHeight;
constexpr double below = legendHeight + captionLine + margin;

double mapsAcross(double count, QSize size)
{
    return std::max(1.0, std::min(count, std::round(std::sqrt(count * size.width() / size.height()))));
}

double bestThroughput(const std::vector<LimitsMap> &maps)
{
    double best = 0;
    for (const LimitsMap &map : maps)
        best = std::max(best, bestValue(map, MapMeasure::Throughput));
    return best;
}

} // namespace

QSizeF mapPage(std::size_t maps, QSize size)
{
    const auto count = static_cast<double>(std::max<std::size_t>(maps, 1));
    const double across = mapsAcross(count, size);
    const double down = std::ceil(count / across);
    const double leastHeight = above + below + down * (leastMap + panelTitle + axisHeight + gap);
    const double leastWidth = count > 1 ? 2 * margin + across * leastTitled + (across - 1) * gap : 0;
    const double height = std::max(
        {static_cast<double>(size.height()), leastHeight, leastWidth * size.height() / size.width()});
    return {size.width() * height / size.height(), height};
}

Scene mapScene(const std::vector<LimitsMap> &maps, const PictureSpec &spec)
{
    const Theme &theme = spec.theme;
    const auto count = static_cast<double>(std::max<std::size_t>(maps.size(), 1));
    const double across = mapsAcross(count, spec.size);
    const double down = std::ceil(count / across);
    const QSizeF page = mapPage(maps.size(), spec.size);
    const double width = page.width(); // where it is drawn smaller, it fills all of it
    const double height = page.height();
    const double panelWidth = (width - 2 * margin - (across - 1) * gap) / across;
    const double panelHeight = (height - above - below - (down - 1) * gap / 2) / down;

    Scene scene{.size = {width, height},
                .devicePixelRatio = spec.scale,
                .background = theme.window.rgba(),
                .fontFamilies = theme.fontFamilies,
                .layers = {}};
    SceneLayer layer;
    const QFontMetricsF titleMetrics(themeFont(theme.fontFamilies, titleSize, QFont::DemiBold));
    const QFontMetricsF metrics(themeFont(theme.fontFamilies, smallSize));
    layer.labels.push_back({titleMetrics.elidedText(spec.title, Qt::ElideRight, width - 2 * margin),
                            {margin, margin / 2, width - 2 * margin, titleHeight - 6},
                            Qt::AlignLeft | Qt::AlignVCenter,
                            titleSize,
                            QFont::DemiBold,
                            theme.text.rgba(),
                            LabelRole::PictureTitle});
    const double best = bestThroughput(maps);
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const auto aLine = static_cast<std::size_t>(across);
        const auto column = static_cast<double>(i % aLine);
        const std::size_t line = i / aLine;
        const auto row = static_cast<double>(line);
        addMap(layer, maps[i],
               {margin + column * (panelWidth + gap), above + row * (panelHeight + gap / 2), panelWidth,
                panelHeight},
               {.best = best}, theme, {});
    }
    const QRectF legend(margin, height - below, width - 2 * margin, legendHeight);
    layer.labels.push_back(
        {metrics.elidedText(
             QStringLiteral("Shades: throughput, of the best of all maps; lines at 50, 80, 90 and, bold, 98 "
                            "% of it.   ●  best"
                            "   ◆  smallest N + M within 2 %   ×  now   hatched: not to be relied on"),
             Qt::ElideRight, legend.width()),
         legend, Qt::AlignLeft | Qt::AlignVCenter, smallSize, QFont::Normal, theme.text2.rgba(),
         LabelRole::Legend});
    layer.labels.push_back({metrics.elidedText(spec.caption, Qt::ElideRight, legend.width()),
                            legend.translated(0, legendHeight - 4), Qt::AlignLeft | Qt::AlignVCenter,
                            smallSize, QFont::Normal, theme.text2.rgba(), LabelRole::Caption});
    scene.layers.push_back(std::move(layer));
    return scene;
}

} // namespace overlapse
