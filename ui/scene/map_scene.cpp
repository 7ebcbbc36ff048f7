// SPDX-License-Identifier: MIT
#include "scene/map_scene.h"

#include "analysis/described_run.h"
#include "pipeline/words.h"
#include "scene/paint.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <map>

namespace overlapse {

namespace {

constexpr double margin = 20;
constexpr double titleHeight = 34;
constexpr double panelTitle = 24;
constexpr double axisWidth = 56;
constexpr double axisHeight = 40;
constexpr double gap = 28;
constexpr double legendHeight = 26;
constexpr double captionLine = 16;
constexpr double leastMap = 120; // a side
constexpr int titleSize = 17;
constexpr int textSize = 12;
constexpr int smallSize = 11;
constexpr int shades = 24;

QRgb mixed(const QColor &from, const QColor &to, double share)
{
    const auto between = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return qRgb(between(from.red(), to.red()), between(from.green(), to.green()),
                between(from.blue(), to.blue()));
}

double bestThroughput(const std::vector<LimitsMap> &maps)
{
    double best = 0;
    for (const LimitsMap &map : maps)
        if (const std::optional<std::size_t> place = bestOf(map))
            best = std::max(best, map.throughputAt(*place));
    return best;
}

/// One map, in its rectangle.
class MapPanel
{
public:
    MapPanel(const LimitsMap &map, const QRectF &rect, double best, const Theme &theme, SceneLayer &layer)
        : m_map(map), m_marks(marksOf(map)), m_best(best), m_theme(theme), m_layer(layer),
          m_area(rect.adjusted(axisWidth, panelTitle, 0, -axisHeight))
    {
        addTitle(rect);
        addCells();
        addContours();
        addAxes();
        addMarks();
    }

private:
    [[nodiscard]] std::size_t columns() const { return m_map.axes.fetchLimits.size(); }
    [[nodiscard]] std::size_t rows() const { return m_map.axes.transformLimits.size(); }
    [[nodiscard]] double x(std::size_t column) const
    {
        return std::round(m_area.left() + m_area.width() * double(column) / double(columns()));
    }
    // M grows upwards.
    [[nodiscard]] double y(std::size_t row) const
    {
        return std::round(m_area.bottom() - m_area.height() * double(row) / double(rows()));
    }
    [[nodiscard]] QRectF cell(std::size_t place) const
    {
        const std::size_t column = place % columns();
        const std::size_t row = place / columns();
        return {QPointF(x(column), y(row + 1)), QPointF(x(column + 1), y(row))};
    }
    [[nodiscard]] double shareOf(std::size_t place) const
    {
        return m_best > 0 ? std::clamp(m_map.throughputAt(place) / m_best, 0.0, 1.0) : 0;
    }
    [[nodiscard]] double shade(std::size_t place) const
    {
        return std::round(shareOf(place) * shades) / shades;
    }

    void label(const QString &text, const QRectF &rect, Qt::Alignment alignment, int size, QRgb colour,
               LabelRole role, int weight = QFont::Normal)
    {
        m_layer.labels.push_back({text, rect, alignment, size, weight, colour, role});
    }

    void addTitle(const QRectF &rect)
    {
        const PipelineSpec &spec = m_map.base;
        QString text = modeName(spec.mode);
        if (usesPool(spec.mode))
            text += spec.threads == 1 ? QStringLiteral(", 1 thread")
                                      : QStringLiteral(", %1 threads").arg(spec.threads);
        const auto at = [this](std::size_t place) {
            const PipelineSpec there = m_map.specAt(place);
            return QStringLiteral("%1 at N %2, M %3")
                .arg(shortTime(m_map.cells[place].makespan))
                .arg(there.fetchLimit)
                .arg(there.transformLimit);
        };
        if (m_marks.best)
            text +=
                QStringLiteral(": best %1; smallest within 2 % %2").arg(at(*m_marks.best), at(*m_marks.knee));
        else
            text += QStringLiteral(": nothing here is to be relied on");
        const QFontMetricsF metrics(themeFont(m_theme.fontFamilies, textSize, QFont::DemiBold));
        const QRectF place(rect.left(), rect.top(), rect.width(), panelTitle - 4);
        label(metrics.elidedText(text, Qt::ElideRight, place.width()), place,
              Qt::AlignLeft | Qt::AlignVCenter, textSize, m_theme.text.rgba(), LabelRole::Title,
              QFont::DemiBold);
    }

    void addCells()
    {
        constexpr double leastWidth = 58;
        constexpr double leastHeight = 18;
        const bool withTimes = m_area.width() / double(columns()) >= leastWidth
            && m_area.height() / double(rows()) >= leastHeight;
        m_layer.batch(m_theme.surface.rgba()).rects.push_back(m_area);
        for (std::size_t place = 0; place < m_map.cells.size(); ++place) {
            const MapCell &there = m_map.cells[place];
            if (there.makespan == absent)
                continue;
            const double share = shade(place);
            const QRgb colour = mixed(m_theme.surface, m_theme.accent, share);
            const QRgb lines = mixed(m_theme.surface, m_theme.text2, 0.6);
            (there.reliable ? m_layer.batch(colour) : m_layer.batch(colour, RectStyle::Hatched, lines))
                .rects.push_back(cell(place));
            if (!withTimes)
                continue;
            const QRectF rect = cell(place);
            label(shortTime(there.makespan), rect, Qt::AlignCenter, smallSize, textOn(place),
                  LabelRole::Note);
        }
    }

    // Along the edges of cells: on one side the share is reached, on the other it is not.
    void addContours()
    {
        for (const double contour : mapContours) {
            const bool last = contour == mapContours.back();
            const QRgb colour = (last ? m_theme.text : m_theme.text2).rgba();
            const double width = last ? 2 : 1;
            const auto reaches = [&](std::size_t place) {
                return m_map.cells[place].makespan != absent && shareOf(place) >= contour;
            };
            for (std::size_t row = 0; row < rows(); ++row)
                for (std::size_t column = 0; column < columns(); ++column) {
                    const std::size_t place = m_map.place(column, row);
                    if (column + 1 < columns() && reaches(place) != reaches(place + 1))
                        m_layer.lines.push_back(
                            {{x(column + 1), y(row + 1)}, {x(column + 1), y(row)}, colour, width});
                    if (row + 1 < rows() && reaches(place) != reaches(m_map.place(column, row + 1)))
                        m_layer.lines.push_back(
                            {{x(column), y(row + 1)}, {x(column + 1), y(row + 1)}, colour, width});
                }
        }
    }

    // As many numbers as there is room for; the first and the last always.
    template<typename Put>
    static void eachTick(const std::vector<std::int64_t> &limits, double length, double least, Put put)
    {
        const double step = length / double(limits.size());
        double last = -least;
        for (std::size_t i = 0; i < limits.size(); ++i) {
            const double at = (double(i) + 0.5) * step;
            const bool isLast = i + 1 == limits.size();
            if (at - last < least || (!isLast && length - step / 2 - at < least))
                continue;
            put(i);
            last = at;
        }
    }

    void addAxes()
    {
        const QRgb colour = m_theme.text2.rgba();
        eachTick(m_map.axes.fetchLimits, m_area.width(), 40, [&](std::size_t i) {
            label(QString::number(m_map.axes.fetchLimits[i]),
                  {x(i) - 40, m_area.bottom() + 2, x(i + 1) - x(i) + 80, 16}, Qt::AlignCenter, smallSize,
                  colour, LabelRole::Tick);
        });
        eachTick(m_map.axes.transformLimits, m_area.height(), 16, [&](std::size_t i) {
            const double middle = (y(i) + y(i + 1)) / 2;
            label(QString::number(m_map.axes.transformLimits[i]),
                  {m_area.left() - axisWidth, middle - 8, axisWidth - 8, 16},
                  Qt::AlignRight | Qt::AlignVCenter, smallSize, colour, LabelRole::Tick);
        });
        label(QStringLiteral("across: N, fetches in flight · upwards: M, transforms in flight"),
              {m_area.left(), m_area.bottom() + 18, m_area.width(), 18}, Qt::AlignCenter, smallSize, colour,
              LabelRole::Note);
    }

    // Of a cell with several, beside each other.
    void addMarks()
    {
        std::map<std::size_t, QString> signs;
        for (const auto &[place, sign] :
             {std::pair{m_marks.best, u'●'}, {m_marks.knee, u'◆'}, {m_marks.now, u'×'}})
            if (place)
                signs[*place] += QChar(sign);
        for (const auto &[place, text] : signs) {
            const double side = 16 + 12 * static_cast<double>(text.size());
            const QRectF there = cell(place);
            QRectF rect(0, 0, side, 18);
            rect.moveCenter(
                {there.width() >= 110 ? there.left() + side / 2 : there.center().x(), there.center().y()});
            label(text, rect, Qt::AlignCenter, 14, textOn(place), LabelRole::Note, QFont::Bold);
        }
    }

    // Whichever of the two stands out more from the cell's shade.
    [[nodiscard]] QRgb textOn(std::size_t place) const
    {
        const QColor under(mixed(m_theme.surface, m_theme.accent, shade(place)));
        const auto off = [&under](const QColor &text) {
            return std::abs(text.lightnessF() - under.lightnessF());
        };
        return (off(m_theme.text) >= off(m_theme.accentText) ? m_theme.text : m_theme.accentText).rgba();
    }

    const LimitsMap &m_map;
    MapMarks m_marks;
    double m_best;
    const Theme &m_theme;
    SceneLayer &m_layer;
    QRectF m_area;
};

} // namespace

MapMarks marksOf(const LimitsMap &map)
{
    const auto fetch = std::ranges::find(map.axes.fetchLimits, map.base.fetchLimit);
    const auto transform = std::ranges::find(map.axes.transformLimits, map.base.transformLimit);
    MapMarks marks{bestOf(map), kneeOf(map), {}};
    if (fetch != map.axes.fetchLimits.end() && transform != map.axes.transformLimits.end())
        marks.now = map.place(static_cast<std::size_t>(fetch - map.axes.fetchLimits.begin()),
                              static_cast<std::size_t>(transform - map.axes.transformLimits.begin()));
    return marks;
}

Scene mapScene(const std::vector<LimitsMap> &maps, const PictureSpec &spec)
{
    const Theme &theme = spec.theme;
    const auto count = static_cast<double>(std::max<std::size_t>(maps.size(), 1));
    const double across =
        std::max(1.0, std::min(count, std::round(std::sqrt(count * spec.size.width() / spec.size.height()))));
    const double down = std::ceil(count / across);
    const double above = margin / 2 + titleHeight;
    const double below = legendHeight + captionLine + margin;
    const double least = above + below + down * (leastMap + panelTitle + axisHeight + gap);
    const double height = std::max<double>(spec.size.height(), least);
    const double width =
        spec.size.width() * height / spec.size.height(); // it is drawn smaller, and fills all of it
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
        MapPanel(maps[i],
                 {margin + column * (panelWidth + gap), above + row * (panelHeight + gap / 2), panelWidth,
                  panelHeight},
                 best, theme, layer);
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
