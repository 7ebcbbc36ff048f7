// SPDX-License-Identifier: MIT
#include "scene/difference_picture.h"

#include "scene/difference_scene.h"
#include "scene/legend_bar.h"

#include <QFontMetricsF>

#include <algorithm>

namespace overlapse {

namespace {

constexpr double margin = 20;
constexpr double titleHeight = 34;
constexpr double lineHeight = 18;
constexpr double legendRoom = 48; // two lines
constexpr double leastChart = 120;
constexpr int titleSize = 17;
constexpr int textSize = 12;
constexpr int smallSize = 11;

QStringList wordsOf(const ComparedRuns &compared)
{
    QStringList lines{QStringLiteral("A: %1    B: %2").arg(compared.a.title, compared.b.title)};
    lines += compared.sentences;
    lines << compared.threshold;
    if (!compared.doubts.isEmpty())
        lines << QStringLiteral("But: ") + compared.doubts.join(QStringLiteral("; "));
    return lines;
}

std::vector<LegendEntry> legendOf(const RunDifference &difference, const Theme &theme)
{
    const LookSet looks = looksIn(difference);
    std::vector<LegendEntry> entries;
    for (LegendEntry &entry : legend(theme))
        if (std::ranges::any_of(entry.causes,
                                [&](Cause cause) { return looks.test(std::size_t(causeLook(cause))); }))
            entries.push_back(std::move(entry));
    return entries;
}

} // namespace

Scene differencePicture(const ComparedRuns &compared, const PictureSpec &spec)
{
    const Theme &theme = spec.theme;
    const QStringList lines = wordsOf(compared);
    const double above = margin / 2 + titleHeight + static_cast<double>(lines.size()) * lineHeight + 8;
    const double below = legendRoom + lineHeight + margin / 2;
    // What is too low for all of it is drawn smaller.
    const double height = std::max<double>(spec.size.height(), above + leastChart + below);
    const double width = spec.size.width() * height / spec.size.height();
    Scene scene{.size = {width, height},
                .devicePixelRatio = spec.scale,
                .background = theme.window.rgba(),
                .fontFamilies = theme.fontFamilies,
                .layers = {}};
    SceneLayer layer;
    const auto line = [&](const QString &text, double top, double lineHigh, int size, int weight,
                          const QColor &colour, LabelRole role) {
        const QFontMetricsF metrics(themeFont(theme.fontFamilies, size, weight));
        layer.labels.push_back({metrics.elidedText(text, Qt::ElideRight, width - 2 * margin),
                                {margin, top, width - 2 * margin, lineHigh},
                                Qt::AlignLeft | Qt::AlignVCenter,
                                size,
                                weight,
                                colour.rgba(),
                                role});
    };
    line(spec.title, margin / 2, titleHeight - 6, titleSize, QFont::DemiBold, theme.text,
         LabelRole::PictureTitle);
    double top = margin / 2 + titleHeight;
    for (const QString &text : lines) {
        line(text, top, lineHeight, textSize, QFont::Normal, theme.text, LabelRole::Sentence);
        top += lineHeight;
    }
    const QRectF rect(margin, above, width - 2 * margin, height - above - below);
    if (compared.difference.size() > 0)
        addDifference(layer, compared.difference, layoutDifference(compared.difference, rect, spec.scale), {},
                      theme, {});
    addLegend(legendOf(compared.difference, theme), theme, {margin, height - below + 4}, width - margin,
              layer);
    line(spec.caption, height - margin / 2 - lineHeight, lineHeight, smallSize, QFont::Normal, theme.text2,
         LabelRole::Caption);
    scene.layers.push_back(std::move(layer));
    return scene;
}

} // namespace overlapse
