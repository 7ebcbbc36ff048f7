// SPDX-License-Identifier: MIT
#include "scene/map_curve.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr double titleHeight = 20;
constexpr double axisWidth = 56;
constexpr double axisHeight = 20;
constexpr int smallSize = 11;
constexpr double leastBetween = 14; // labels

class Curve
{
public:
    Curve(SceneLayer &layer, const LimitsMap &map, const MapCut &cut, const QRectF &rect,
          const MapPanelLook &look, const Theme &theme, const Wording &wording)
        : m_layer(layer), m_map(map), m_cut(cut), m_look(look), m_theme(theme), m_wording(wording),
          m_area(curveArea(rect)), m_limits(cut.alongFetch ? map.axes.fetchLimits : map.axes.transformLimits),
          m_top(highest())
    {
        addTitle(rect);
        addFrame();
        addPointed();
        addLine();
        addMarks();
    }

private:
    [[nodiscard]] std::size_t placeOf(std::size_t index) const { return placeOn(m_cut, index, m_map.axes); }
    [[nodiscard]] std::optional<double> value(std::size_t index) const
    {
        return valueAt(m_map, placeOf(index), m_look.measure);
    }
    [[nodiscard]] double x(std::size_t index) const
    {
        return m_area.left() + m_area.width() * (double(index) + 0.5) / double(m_limits.size());
    }
    [[nodiscard]] double y(double value) const { return m_area.bottom() - m_area.height() * value / m_top; }
    // The best, at least, so that both cuts have it in sight; nothing that is far worse hides what is near it.
    [[nodiscard]] double highest() const
    {
        constexpr double mostTimes = 8;
        double top = m_look.best;
        for (std::size_t i = 0; i < m_limits.size(); ++i)
            top = std::max(top, value(i).value_or(0));
        if (m_look.measure != MapMeasure::Throughput && m_look.best > 0)
            top = std::min(top, mostTimes * m_look.best);
        return top > 0 ? 1.06 * top : 1;
    }
    void label(const QString &text, const QRectF &rect, Qt::Alignment alignment, LabelRole role,
               int weight = QFont::Normal)
    {
        m_layer.labels.push_back({text, rect, alignment, smallSize, weight,
                                  (role == LabelRole::Subtitle ? m_theme.text : m_theme.text2).rgba(), role});
    }

    void addTitle(const QRectF &rect)
    {
        const std::int64_t kept =
            m_cut.alongFetch ? m_map.axes.transformLimits[m_cut.kept] : m_map.axes.fetchLimits[m_cut.kept];
        const QString text = m_cut.alongFetch ? m_wording.translate("Map", "N, at M = %1")
                                              : m_wording.translate("Map", "M, at N = %1");
        label(text.arg(m_wording.count(kept)), {m_area.left(), rect.top(), m_area.width(), titleHeight - 4},
              Qt::AlignLeft | Qt::AlignVCenter, LabelRole::Subtitle, QFont::DemiBold);
    }

    void addFrame()
    {
        m_layer.batch(m_theme.surface.rgba()).rects.push_back(m_area);
        const QRgb grid = m_theme.grid.rgba();
        m_layer.lines.push_back({m_area.bottomLeft(), m_area.bottomRight(), grid, 1});
        const auto level = [&](double value, bool dashed) {
            m_layer.lines.push_back({{m_area.left(), y(value)},
                                     {m_area.right(), y(value)},
                                     dashed ? m_theme.text3.rgba() : grid,
                                     1,
                                     dashed});
            label(measureText(value, m_look.measure, m_wording),
                  {m_area.left() - axisWidth, y(value) - 8, axisWidth - 8, 16},
                  Qt::AlignRight | Qt::AlignVCenter, LabelRole::Tick);
        };
        if (m_look.best <= 0 || m_area.bottom() - y(m_look.best) >= leastBetween)
            label(QStringLiteral("0"), {m_area.left() - axisWidth, m_area.bottom() - 8, axisWidth - 8, 16},
                  Qt::AlignRight | Qt::AlignVCenter, LabelRole::Tick);
        if (m_look.best > 0)
            level(m_look.best, true);
        const double top = m_top / 1.06;
        if (m_look.best < 0.7 * top)
            level(top, false);
        eachMapTick(m_limits.size(), m_area.width(), 36, [&](std::size_t i) {
            label(m_wording.count(m_limits[i]), {x(i) - 40, m_area.bottom() + 2, 80, 16}, Qt::AlignCenter,
                  LabelRole::Tick);
        });
    }

    void addLine()
    {
        std::optional<std::size_t> before;
        for (std::size_t i = 0; i < m_limits.size(); ++i) {
            if (!value(i))
                continue;
            if (before) {
                const bool sure = m_map.cells[placeOf(i)].reliable && m_map.cells[placeOf(*before)].reliable;
                m_layer.lines.push_back(
                    {pointOf(*before), pointOf(i), m_theme.accent.rgba(), sure ? 2.0 : 1.0, !sure});
            }
            before = i;
        }
    }
    // What is far worse than the best is where the curve leaves the chart.
    [[nodiscard]] QPointF pointOf(std::size_t index) const
    {
        return {x(index), std::max(y(*value(index)), m_area.top())};
    }

    void addPointed()
    {
        for (std::size_t i = 0; m_look.pointed && i < m_limits.size(); ++i)
            if (placeOf(i) == *m_look.pointed && value(i))
                m_layer.lines.push_back(
                    {{x(i), m_area.top()}, {x(i), m_area.bottom()}, m_theme.text3.rgba(), 1});
    }

    void addMarks()
    {
        const MapMarks marks = marksOf(m_map);
        for (std::size_t i = 0; i < m_limits.size(); ++i) {
            QString signs;
            for (const auto &[place, sign] :
                 {std::pair{marks.best, u'●'}, {marks.knee, u'◆'}, {marks.now, u'×'}})
                if (place == placeOf(i))
                    signs += QChar(sign);
            if (signs.isEmpty() || !value(i))
                continue;
            QRectF rect(0, 0, 16 + 12 * double(signs.size()), 18);
            rect.moveCenter(pointOf(i));
            m_layer.labels.push_back(
                {signs, rect, Qt::AlignCenter, 13, QFont::Bold, m_theme.text.rgba(), LabelRole::Note});
        }
    }

    SceneLayer &m_layer;
    const LimitsMap &m_map;
    const MapCut &m_cut;
    const MapPanelLook &m_look;
    const Theme &m_theme;
    const Wording &m_wording;
    QRectF m_area;
    const std::vector<std::int64_t> &m_limits;
    double m_top;
};

} // namespace

std::size_t placeOn(const MapCut &cut, std::size_t index, const MapAxes &axes)
{
    return cut.alongFetch ? cut.kept * axes.fetchLimits.size() + index
                          : index * axes.fetchLimits.size() + cut.kept;
}

QRectF curveArea(const QRectF &rect)
{
    return rect.adjusted(axisWidth, titleHeight, 0, -axisHeight);
}

void addCurve(SceneLayer &layer, const LimitsMap &map, const MapCut &cut, const QRectF &rect,
              const MapPanelLook &look, const Theme &theme, const Wording &wording)
{
    Curve(layer, map, cut, rect, look, theme, wording);
}

} // namespace overlapse
