// SPDX-License-Identifier: MIT
#include "scene/map_panel.h"

#include "analysis/described_run.h"
#include "pipeline/words.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <set>

namespace overlapse {

namespace {

constexpr double panelTitle = 24;
constexpr double axisWidth = 56;
constexpr double axisHeight = 40;
constexpr int textSize = 12;
constexpr int smallSize = 11;
constexpr int shades = 24;

QRgb mixed(const QColor &from, const QColor &to, double share)
{
    const auto between = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return qRgb(between(from.red(), to.red()), between(from.green(), to.green()),
                between(from.blue(), to.blue()));
}

/// One map, in its rectangle.
class MapPanel
{
public:
    MapPanel(SceneLayer &layer, const LimitsMap &map, const QRectF &rect, const MapPanelLook &look,
             const Theme &theme, const Wording &wording)
        : m_layer(layer), m_map(map), m_look(look), m_theme(theme), m_wording(wording), m_marks(marksOf(map)),
          m_layout(layoutMap(map.axes, rect, look.titled)), m_area(m_layout.area)
    {
        if (look.titled)
            addTitle(rect);
        addCells();
        addContours();
        addPointed();
        addAxes();
        addMarks();
    }

private:
    [[nodiscard]] std::size_t columns() const { return m_layout.columns; }
    [[nodiscard]] std::size_t rows() const { return m_layout.rows; }
    [[nodiscard]] double x(std::size_t column) const { return m_layout.x(column); }
    [[nodiscard]] double y(std::size_t row) const { return m_layout.y(row); }
    [[nodiscard]] QRectF cell(std::size_t place) const { return m_layout.cell(place); }
    [[nodiscard]] double shareOf(std::size_t place) const
    {
        // A makespan's shade is its throughput's: items that fail take no time.
        const MapMeasure measure =
            m_look.measure == MapMeasure::Makespan ? MapMeasure::Throughput : m_look.measure;
        return worth(valueAt(m_map, place, measure).value_or(0), m_look.best, measure);
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

    [[nodiscard]] bool withTimes() const
    {
        constexpr double leastWidth = 64;
        constexpr double leastHeight = 18;
        return m_area.width() / double(columns()) >= leastWidth
            && m_area.height() / double(rows()) >= leastHeight;
    }

    void addCells()
    {
        m_layer.batch(m_theme.surface.rgba()).rects.push_back(m_area);
        const QFontMetricsF metrics(themeFont(m_theme.fontFamilies, smallSize));
        for (std::size_t place = 0; place < m_map.cells.size(); ++place) {
            const MapCell &there = m_map.cells[place];
            const std::optional<double> value = valueAt(m_map, place, m_look.measure);
            if (!value)
                continue;
            const double share = shade(place);
            const QRgb colour = mixed(m_theme.surface, m_theme.accent, share);
            const QRgb lines = mixed(m_theme.surface, m_theme.text2, 0.6);
            (there.reliable ? m_layer.batch(colour) : m_layer.batch(colour, RectStyle::Hatched, lines))
                .rects.push_back(cell(place));
            if (!withTimes())
                continue;
            const QRectF rect = cell(place);
            const QString text = measureText(*value, m_look.measure, m_wording);
            const QString signs = signsOf(place);
            constexpr double edge = 6;
            if (signs.isEmpty())
                label(text, rect, Qt::AlignCenter, smallSize, textOn(place), LabelRole::Note);
            else if (widthOf(signs) + metrics.horizontalAdvance(text) + edge <= rect.width())
                label(text, rect.adjusted(0, 0, -edge, 0), Qt::AlignRight | Qt::AlignVCenter, smallSize,
                      textOn(place), LabelRole::Note);
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

    void addAxes()
    {
        const QRgb colour = m_theme.text2.rgba();
        eachMapTick(columns(), m_area.width(), 40, [&](std::size_t i) {
            label(QString::number(m_map.axes.fetchLimits[i]),
                  {x(i) - 40, m_area.bottom() + 2, x(i + 1) - x(i) + 80, 16}, Qt::AlignCenter, smallSize,
                  colour, LabelRole::Tick);
        });
        eachMapTick(rows(), m_area.height(), 16, [&](std::size_t i) {
            const double middle = (y(i) + y(i + 1)) / 2;
            label(QString::number(m_map.axes.transformLimits[i]),
                  {m_area.left() - axisWidth, middle - 8, axisWidth - 8, 16},
                  Qt::AlignRight | Qt::AlignVCenter, smallSize, colour, LabelRole::Tick);
        });
        const QRectF below(m_area.left() - axisWidth, m_area.bottom() + 18, m_area.width() + axisWidth, 18);
        const QFontMetricsF metrics(themeFont(m_theme.fontFamilies, smallSize));
        label(
            metrics.elidedText(
                m_wording.translate("Map", "across: N, fetches in flight · upwards: M, transforms in flight"),
                Qt::ElideRight, below.width()),
            below, Qt::AlignRight | Qt::AlignVCenter, smallSize, colour, LabelRole::Note);
    }

    void addPointed()
    {
        if (!m_look.pointed)
            return;
        const QRectF rect = cell(*m_look.pointed).adjusted(1, 1, -1, -1);
        const QRgb colour = m_theme.text.rgba();
        for (const auto &[from, to] : {std::pair{rect.topLeft(), rect.topRight()},
                                       {rect.topRight(), rect.bottomRight()},
                                       {rect.bottomRight(), rect.bottomLeft()},
                                       {rect.bottomLeft(), rect.topLeft()}})
            m_layer.lines.push_back({from, to, colour, 2});
    }

    // The limits of now, where they are between cells.
    void addBetween()
    {
        const std::optional<double> column = positionOf(m_map.base.fetchLimit, m_map.axes.fetchLimits);
        const std::optional<double> row = positionOf(m_map.base.transformLimit, m_map.axes.transformLimits);
        if (m_marks.now || !column || !row)
            return;
        QRectF rect(0, 0, 28, 18);
        rect.moveCenter({m_area.left() + m_area.width() * (*column + 0.5) / double(columns()),
                         m_area.bottom() - m_area.height() * (*row + 0.5) / double(rows())});
        const std::optional<std::size_t> under = m_layout.placeAt(rect.center());
        label(QStringLiteral("×"), rect, Qt::AlignCenter, 14, under ? textOn(*under) : m_theme.text.rgba(),
              LabelRole::Note, QFont::Bold);
    }

    /// Of a cell with several, beside each other.
    [[nodiscard]] QString signsOf(std::size_t place) const
    {
        QString signs;
        for (const auto &[marked, sign] :
             {std::pair{m_marks.best, u'●'}, {m_marks.knee, u'◆'}, {m_marks.now, u'×'}})
            if (marked == place)
                signs += QChar(sign);
        return signs;
    }
    static double widthOf(const QString &signs) { return 8 + 12 * static_cast<double>(signs.size()); }

    // To the left of what the cell tells, as far as there is room for both.
    void addMarks()
    {
        addBetween();
        std::set<std::size_t> places;
        for (const std::optional<std::size_t> place : {m_marks.best, m_marks.knee, m_marks.now})
            if (place)
                places.insert(*place);
        for (const std::size_t place : places) {
            const QString signs = signsOf(place);
            const double side = widthOf(signs);
            const QRectF there = cell(place);
            QRectF rect(0, 0, side, 18);
            rect.moveCenter({withTimes() ? there.left() + side / 2 : there.center().x(), there.center().y()});
            label(signs, rect, Qt::AlignCenter, 14, textOn(place), LabelRole::Note, QFont::Bold);
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

    SceneLayer &m_layer;
    const LimitsMap &m_map;
    const MapPanelLook &m_look;
    const Theme &m_theme;
    const Wording &m_wording;
    MapMarks m_marks;
    MapLayout m_layout;
    QRectF m_area;
};

} // namespace

MapLayout layoutMap(const MapAxes &axes, const QRectF &rect, bool titled)
{
    return {rect.adjusted(axisWidth, titled ? panelTitle : 0, 0, -axisHeight), axes.fetchLimits.size(),
            axes.transformLimits.size()};
}

void addMap(SceneLayer &layer, const LimitsMap &map, const QRectF &rect, const MapPanelLook &look,
            const Theme &theme, const Wording &wording)
{
    MapPanel(layer, map, rect, look, theme, wording);
}

void eachMapTick(std::size_t count, double length, double least, const std::function<void(std::size_t)> &put)
{
    const double step = length / double(count);
    double last = -least;
    for (std::size_t i = 0; i < count; ++i) {
        const double at = (double(i) + 0.5) * step;
        const bool isLast = i + 1 == count;
        if (at - last < least || (!isLast && length - step / 2 - at < least))
            continue;
        put(i);
        last = at;
    }
}

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

} // namespace overlapse
