// SPDX-License-Identifier: MIT
#include "scene/difference_scene.h"

#include "analysis/described_run.h"
#include "scene/panel_canvas.h"

#include <QFontMetricsF>

#include <algorithm>

namespace overlapse {

namespace {

constexpr double axisWidth = 64;
constexpr double axisHeight = 22; // below, for how many gained and lost
constexpr double edge = 10;
constexpr double tickSpacing = 34;
constexpr int smallSize = 11;
constexpr double gapFrom = 5;      // pixels: from that width on there is a gap between columns
constexpr double leastLines = 3;   // pixels that the threshold has to be from zero to be seen as two lines
constexpr double beyondHeight = 2; // of the mark where columns leave the chart
constexpr char16_t minus = u'−';

class Chart
{
public:
    Chart(SceneLayer &layer, const RunDifference &difference, const DifferenceLayout &layout,
          const Theme &theme, const Wording &wording)
        : m_layer(layer), m_difference(difference), m_layout(layout), m_theme(theme), m_wording(wording),
          m_metrics(themeFont(theme.fontFamilies, smallSize)), m_grid{layout.pixelRatio}
    {
    }

    void draw(std::optional<std::size_t> pointed)
    {
        m_layer.batch(m_theme.surface.rgba()).rects.push_back(m_layout.plot);
        addPointed(pointed);
        addTicks();
        addColumns();
        addBeyond();
        addNet();
        addThreshold();
        addParts();
        addSides();
    }

private:
    [[nodiscard]] double y(double ns) const
    {
        const double at = m_layout.zero - ns * m_layout.pixelsPerNano;
        return m_grid.snap(std::clamp(at, m_layout.plot.top(), m_layout.plot.bottom()));
    }
    void label(const QString &text, const QRectF &rect, Qt::Alignment alignment, LabelRole role,
               const QColor &colour)
    {
        m_layer.labels.push_back({text, rect, alignment, smallSize, QFont::Normal, colour.rgba(), role});
    }
    void line(QPointF from, QPointF to, const QColor &colour, bool dashed = false)
    {
        m_layer.lines.push_back({from, to, colour.rgba(), m_grid.pixel(), dashed});
    }

    void addPointed(std::optional<std::size_t> pointed)
    {
        const std::optional<std::size_t> column = pointed ? m_layout.columnOf(*pointed) : std::nullopt;
        if (!column)
            return;
        const double left = m_layout.x(*column);
        const double width = std::max(m_layout.x(*column + 1) - left, 3.0);
        m_layer.batch(m_theme.selection.rgba())
            .rects.emplace_back(left, m_layout.plot.top(), width, m_layout.plot.height());
    }

    void addTicks()
    {
        const TimeAxis axis(Nanos(std::llround(-m_layout.range.gained)),
                            Nanos(std::llround(m_layout.range.lost)), 0, m_layout.plot.height());
        for (const Tick &tick : niceTicks(axis, tickSpacing, 0, m_wording.locale)) {
            const double at = y(static_cast<double>(tick.at.count()));
            // Under the columns, where lines would lie over them.
            m_layer.batch(m_theme.grid.rgba())
                .rects.emplace_back(m_layout.plot.left(), at, m_layout.plot.width(), m_grid.pixel());
            QString text = tick.label;
            if (tick.at > Nanos(0))
                text.prepend(u'+');
            text.replace(u'-', QChar(minus));
            label(text, {m_layout.plot.left() - axisWidth, at - 8, axisWidth - 8, 16},
                  Qt::AlignRight | Qt::AlignVCenter, LabelRole::Tick, m_theme.text2);
        }
        const double zero = y(0);
        line({m_layout.plot.left(), zero}, {m_layout.plot.right(), zero}, m_theme.text3);
    }

    // Stacks away from zero, in the order in which an item meets the causes.
    void addColumns()
    {
        for (std::size_t i = 0; i < m_layout.columns.size(); ++i) {
            const double left = m_layout.x(i);
            const double whole = m_layout.x(i + 1) - left;
            const double width = whole >= gapFrom ? whole - 1 : whole;
            double above = 0;
            double below = 0;
            for (std::size_t look = 0; look < lookCount && width > 0; ++look) {
                const double value = m_layout.columns[i].byLook[look];
                if (value == 0)
                    continue;
                double &from = value > 0 ? above : below;
                const double top = y(std::max(from, from + value));
                const double bottom = y(std::min(from, from + value));
                from += value;
                if (bottom > top)
                    batchOf(Look(look)).rects.emplace_back(left, top, width, bottom - top);
            }
        }
    }
    RectBatch &batchOf(Look look)
    {
        return look == Look::TransformOffCpu
            ? m_layer.batch(m_theme.transformOffCpu.rgba(), RectStyle::Hatched, m_theme.transform.rgba())
            : m_layer.batch(lookColour(m_theme, look).rgba());
    }

    // Where columns are longer than the chart is high, its edge says so, and how long the longest is.
    void addBeyond()
    {
        double longest[2]{};
        for (std::size_t i = 0; i < m_layout.columns.size(); ++i) {
            const double lengths[]{m_layout.columns[i].lost(), m_layout.columns[i].gained()};
            const double ranges[]{m_layout.range.lost, m_layout.range.gained};
            for (const int side : {0, 1}) {
                if (lengths[side] <= ranges[side])
                    continue;
                longest[side] = std::max(longest[side], lengths[side]);
                const double left = m_layout.x(i);
                m_layer.batch(m_theme.text.rgba())
                    .rects.emplace_back(
                        left, side == 0 ? m_layout.plot.top() : m_layout.plot.bottom() - beyondHeight,
                        m_layout.x(i + 1) - left, beyondHeight);
            }
        }
        const QRectF inside = m_layout.plot.adjusted(8, 4, -8, -4);
        const auto say = [&](double length, Qt::Alignment corner) {
            if (length <= 0)
                return;
            const QString text = m_wording.translate("Difference", "up to %1 an item", "a time")
                                     .arg(m_wording.sentence(shortTime(Nanos(std::llround(length)))));
            const double width = m_metrics.horizontalAdvance(text) + 8;
            const bool top = corner & Qt::AlignTop;
            const QRectF rect(top ? inside.right() - width : inside.left(),
                              top ? inside.top() : inside.bottom() - 16, width, 16);
            m_layer.batch(m_theme.surface.rgba(), RectStyle::Rounded, 0, 3).rects.push_back(rect);
            label(text, rect, Qt::AlignCenter, LabelRole::Note, m_theme.text);
        };
        say(longest[0], Qt::AlignTop | Qt::AlignRight);
        say(longest[1], Qt::AlignBottom | Qt::AlignLeft);
    }

    // What comes out in sum: a line of steps.
    void addNet()
    {
        ScenePolygon net;
        for (std::size_t i = 0; i < m_layout.columns.size(); ++i) {
            const double at = y(m_layout.columns[i].net);
            net.points.emplace_back(m_layout.x(i), at);
            net.points.emplace_back(m_layout.x(i + 1), at);
        }
        if (net.points.empty())
            return;
        net.colour = m_theme.text.rgba();
        net.filled = false;
        net.width = 1.5;
        m_layer.polygons.push_back(std::move(net));
    }

    void addThreshold()
    {
        const auto threshold = static_cast<double>(m_difference.threshold.count());
        if (threshold * m_layout.pixelsPerNano < leastLines)
            return;
        for (const double at : {threshold, -threshold})
            line({m_layout.plot.left(), y(at)}, {m_layout.plot.right(), y(at)}, m_theme.text2, true);
    }

    /// Below: how many are faster, the same and slower, each under its columns.
    void addParts()
    {
        struct Part
        {
            std::size_t begin;
            std::size_t end;
            QString text;
        };
        const std::size_t size = m_difference.size();
        const bool whole = m_difference.causes.all();
        const auto text = [&](const char *ofLatency, const char *ofCause, std::size_t count) {
            return m_wording.translate("Difference", whole ? ofLatency : ofCause)
                .arg(m_wording.count(static_cast<std::int64_t>(count)));
        };
        const std::size_t slowest = size - m_difference.slower;
        const Part parts[]{{0, m_difference.faster,
                            text(QT_TRANSLATE_NOOP("Difference", "%1 faster"),
                                 QT_TRANSLATE_NOOP("Difference", "%1 gained"), m_difference.faster)},
                           {m_difference.faster, slowest,
                            text(QT_TRANSLATE_NOOP("Difference", "%1 the same"),
                                 QT_TRANSLATE_NOOP("Difference", "%1 neither"), m_difference.same())},
                           {slowest, size,
                            text(QT_TRANSLATE_NOOP("Difference", "%1 slower"),
                                 QT_TRANSLATE_NOOP("Difference", "%1 lost"), m_difference.slower)}};
        for (const Part &part : parts) {
            if (part.begin == part.end)
                continue;
            const double left = rankX(part.begin);
            const double right = rankX(part.end);
            if (part.begin > 0) {
                line({left, m_layout.plot.top()}, {left, m_layout.plot.bottom()}, m_theme.grid);
                line({left, m_layout.plot.bottom()}, {left, m_layout.plot.bottom() + axisHeight - 4},
                     m_theme.text3);
            }
            // What has no room under its own columns is told by the words below the chart.
            if (m_metrics.horizontalAdvance(part.text) + 8 <= right - left)
                label(part.text, {left, m_layout.plot.bottom() + 3, right - left, axisHeight - 4},
                      Qt::AlignCenter, LabelRole::Tick, m_theme.text2);
        }
    }
    [[nodiscard]] double rankX(std::size_t rank) const
    {
        return m_grid.snap(m_layout.plot.left()
                           + m_layout.plot.width() * static_cast<double>(rank)
                               / static_cast<double>(std::max<std::size_t>(m_difference.size(), 1)));
    }

    // In the corners that sorted columns leave free; nothing where there is no column of that side.
    void addSides()
    {
        const QRectF inside = m_layout.plot.adjusted(8, 4, -8, -4);
        const auto has = [this](double (DifferenceColumn::*length)() const) {
            return std::ranges::any_of(m_layout.columns, [length](const DifferenceColumn &column) {
                return (column.*length)() > 0;
            });
        };
        if (has(&DifferenceColumn::lost))
            label(m_wording.translate("Difference", "▲ longer in B"),
                  {inside.left(), inside.top(), inside.width() / 2, 16}, Qt::AlignLeft | Qt::AlignVCenter,
                  LabelRole::Note, m_theme.text2);
        if (has(&DifferenceColumn::gained))
            label(m_wording.translate("Difference", "▼ shorter in B"),
                  {inside.center().x(), inside.bottom() - 16, inside.width() / 2, 16},
                  Qt::AlignRight | Qt::AlignVCenter, LabelRole::Note, m_theme.text2);
    }

    SceneLayer &m_layer;
    const RunDifference &m_difference;
    const DifferenceLayout &m_layout;
    const Theme &m_theme;
    const Wording &m_wording;
    QFontMetricsF m_metrics;
    PixelGrid m_grid;
};

} // namespace

double DifferenceLayout::x(std::size_t column) const
{
    const double at = plot.left()
        + plot.width() * static_cast<double>(column)
            / static_cast<double>(std::max<std::size_t>(columns.size(), 1));
    return PixelGrid{pixelRatio}.snap(at);
}

std::optional<std::size_t> DifferenceLayout::columnAt(QPointF at) const
{
    if (columns.empty() || !plot.contains(at))
        return {};
    const double share = (at.x() - plot.left()) / plot.width();
    return std::min(static_cast<std::size_t>(share * static_cast<double>(columns.size())),
                    columns.size() - 1);
}

std::optional<std::size_t> DifferenceLayout::columnOf(std::size_t rank) const
{
    const auto after = std::ranges::upper_bound(columns, rank, {}, &DifferenceColumn::begin);
    return after == columns.begin() ? std::nullopt
                                    : std::optional(static_cast<std::size_t>(after - columns.begin()) - 1);
}

DifferenceLayout layoutDifference(const RunDifference &difference, const QRectF &rect,
                                  double devicePixelRatio)
{
    DifferenceLayout layout;
    layout.pixelRatio = devicePixelRatio;
    layout.plot = rect.adjusted(axisWidth, edge, -edge, -axisHeight);
    layout.plot.setWidth(std::max(layout.plot.width(), 1.0));
    layout.plot.setHeight(std::max(layout.plot.height(), 1.0));
    const auto pixels =
        static_cast<std::size_t>(std::max(1.0, std::floor(layout.plot.width() * devicePixelRatio)));
    const std::size_t looks = std::max<std::size_t>(looksIn(difference).count(), 1);
    layout.columns = differenceColumns(difference, std::min(pixels, mostDifferenceRects / looks));
    layout.range = differenceRange(layout.columns, difference.threshold);
    layout.pixelsPerNano = layout.plot.height() / (layout.range.gained + layout.range.lost);
    layout.zero = layout.plot.top() + layout.range.lost * layout.pixelsPerNano;
    return layout;
}

DifferenceLayout layoutDifferenceView(const RunDifference &difference, QSizeF size, double devicePixelRatio)
{
    return layoutDifference(difference, QRectF(QPointF(), size), devicePixelRatio);
}

void addDifference(SceneLayer &layer, const RunDifference &difference, const DifferenceLayout &layout,
                   std::optional<std::size_t> pointed, const Theme &theme, const Wording &wording)
{
    Chart(layer, difference, layout, theme, wording).draw(pointed);
}

Scene differenceScene(const RunDifference *difference, std::optional<std::size_t> pointed, QSizeF size,
                      double devicePixelRatio, const Theme &theme, const Wording &wording)
{
    Scene scene{.size = size,
                .devicePixelRatio = devicePixelRatio,
                .background = theme.surface.rgba(),
                .fontFamilies = theme.fontFamilies,
                .layers = {}};
    if (!difference || difference->size() == 0)
        return scene;
    SceneLayer layer;
    addDifference(layer, *difference, layoutDifferenceView(*difference, size, devicePixelRatio), pointed,
                  theme, wording);
    scene.layers.push_back(std::move(layer));
    return scene;
}

QString signedTime(std::int64_t ns, const Wording &wording)
{
    const QString time = wording.sentence(shortTime(Nanos(std::abs(ns))));
    return ns > 0 ? u'+' + time : ns < 0 ? QChar(minus) + time : time;
}

} // namespace overlapse
