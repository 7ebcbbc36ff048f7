// SPDX-License-Identifier: MIT
#include "scene/timeline_scene.h"

#include "scene/counters.h"
#include "scene/flow_rows.h"
#include "scene/hit_marks.h"
#include "scene/lane_drawing.h"
#include "scene/needles.h"
#include "scene/note_marks.h"
#include "scene/panel_header.h"
#include "scene/range_marks.h"
#include "scene/state_marks.h"

#include <QFontMetricsF>

#include <algorithm>
#include <memory>

namespace overlapse {

namespace {

constexpr int tickSize = 11;
constexpr double surfaceRadius = 5;
constexpr std::size_t mostRects =
    11'000; // drawn from items, in all panels; the rest of the window takes some hundreds

/// In paint order. A rectangle of one layer may lie on any of the layers before it.
struct Layers
{
    SceneLayer surfaces;
    SceneLayer grid;
    SceneLayer spread; ///< of repeats
    SceneLayer ghosts;
    SceneLayer spans;
    SceneLayer focus; ///< the selected item over bands
    SceneLayer focusSpans;
    SceneLayer marks;
    SceneLayer needles;
    SceneLayer chain; ///< the critical path, and what released the selected item
    SceneLayer hits;
    SceneLayer notes;
    SceneLayer counters;
    SceneLayer lines;
    SceneLayer labels;
};

class TimelineBuilder
{
public:
    TimelineBuilder(const TimelineInput &input, const TimelineView &view, const Theme &theme,
                    const TimelineLayout &layout)
        : m_input(input), m_view(view), m_theme(theme), m_layout(layout), m_grid{view.devicePixelRatio},
          m_columns(headerColumns(input, view, theme))
    {
    }

    Scene build()
    {
        m_scene.size = m_view.size;
        m_scene.devicePixelRatio = m_view.devicePixelRatio;
        m_scene.background = m_theme.window.rgba();
        m_scene.fontFamilies = m_theme.fontFamilies;
        if (m_input.panels.empty()) {
            addEmpty();
            return std::move(m_scene);
        }
        countAll();
        for (std::size_t i = 0; i < m_input.panels.size(); ++i)
            if (isVisible(m_layout.panels[i]))
                addPanel(i);
        addAxis();
        addRange(m_view, m_layout, m_theme, m_input.wording, m_scene);
        return std::move(m_scene);
    }

private:
    [[nodiscard]] bool isVisible(const PanelArea &area) const
    {
        return area.panel.bottom() > m_layout.axis.bottom() && area.panel.top() < m_view.size.height()
            && area.panel.height() >= 1;
    }

    void addEmpty()
    {
        SceneLayer layer;
        layer.labels.push_back({m_input.emptyText, QRectF(QPointF(0, 0), m_view.size), Qt::AlignCenter, 14,
                                QFont::Normal, m_theme.text2.rgba(), LabelRole::Message});
        m_scene.layers.push_back(std::move(layer));
    }

    struct Panel
    {
        PanelRows rows;
        ItemRange among{};
        bool few = true;
        PanelLanes lanes{};
        ViewColumns columns{};
    };

    /// All panels first: they share one scale, and what can be read in a frame.
    void countAll()
    {
        const std::int64_t runs = runCount(m_input);
        const Nanos begin = m_layout.time.begin();
        const Nanos end = m_layout.time.end();
        m_visible = static_cast<std::size_t>(std::max<std::ptrdiff_t>(
            1, std::count_if(m_layout.panels.begin(), m_layout.panels.end(), [this](const PanelArea &area) {
                return isVisible(area);
            })));
        for (std::size_t i = 0; i < m_input.panels.size(); ++i) {
            const PanelInput &input = m_input.panels[i];
            Panel &panel = *m_panels.emplace_back(std::make_unique<Panel>(Panel{PanelRows(input)}));
            if (!input.run)
                continue;
            panel.among = panel.rows.underWay(begin, end);
            panel.few = panel.rows.areFew(panel.among, begin, runs);
            if (m_view.rowMode == RowMode::Lanes && isVisible(m_layout.panels[i]))
                panel.lanes = lanesOf(input, panel.rows, m_layout.panels[i], m_layout.time, panel.among,
                                      panel.few, mostRects / m_visible);
            panel.columns = viewColumns(panel.rows, m_layout.time, m_grid, panel.among, panel.few,
                                        panel.lanes.sums.get());
            const bool crisp =
                static_cast<double>(panel.among.count()) * 4 < m_layout.time.right() - m_layout.time.left();
            if (panel.few && crisp)
                setCrispCounters(panel.rows, m_layout.time, m_grid, panel.among, panel.columns);
            m_peak = std::max(m_peak, panel.columns.peak);
        }
    }

    void addPanel(std::size_t index)
    {
        const PanelInput &panel = m_input.panels[index];
        const PanelArea &area = m_layout.panels[index];
        const Panel &known = *m_panels[index];
        const PanelCanvas canvas{panel,
                                 known.rows,
                                 area,
                                 m_view,
                                 m_layout.time,
                                 m_theme,
                                 m_input.wording,
                                 m_grid,
                                 Palette(m_theme, panel.dimmed, panel.isPredicted(),
                                         m_view.stressedIn == panel.id ? m_view.stressed : LookSet{}),
                                 known.among,
                                 known.few,
                                 panel.run && isFlow(known.rows, area, m_view, m_layout.time, known.few),
                                 mostRects / m_visible};
        Layers layers;
        layers.surfaces.batch(m_theme.surface.rgba(), RectStyle::Rounded, 0, surfaceRadius)
            .rects.push_back(area.rows);
        addGrid(area, layers.grid);
        addHeader(canvas, m_columns, layers.labels);
        if (panel.run) {
            addBands(canvas, layers.surfaces);
            addSpread(canvas, layers.spread);
            addRows(canvas, known, layers);
            addPath(canvas, layers.chain);
            addReleases(canvas, layers.chain);
            addState(canvas, layers.chain);
            addHits(canvas, layers.hits);
            addNotes(canvas, layers.notes);
            addRowNumbers(canvas, layers.labels);
            addCounters(canvas, known.columns, m_peak, layers.counters);
            addCounterNames(area, layers.labels);
            addLines(canvas, layers.lines);
        } else {
            layers.labels.labels.push_back({panel.note, area.rows, Qt::AlignCenter, 12, QFont::Normal,
                                            m_theme.text2.rgba(), LabelRole::Message});
        }
        keep(std::move(layers), area);
    }

    void addRows(const PanelCanvas &canvas, const Panel &known, Layers &layers)
    {
        if (m_view.rowMode == RowMode::Lanes) {
            addLaneRows(canvas, known.lanes, known.columns, layers.spans, layers.marks);
            return;
        }
        if (canvas.area.rowHeight >= leastRowHeight) {
            addItemRows(canvas, layers.ghosts, layers.spans, layers.marks);
            if (canvas.area.rowHeight < crossedRowHeight)
                addNeedles(canvas, layers.needles);
            return;
        }
        if (canvas.flow)
            addFlow(canvas, known.columns, layers.ghosts, layers.spans, layers.marks);
        else
            addDenseRows(canvas, layers.ghosts, layers.spans);
        for (const std::int64_t item : {m_view.hovered, m_view.selected})
            addFocus(canvas, item, layers);
        addNeedles(canvas, layers.needles);
    }

    /// Among bands the selected item is too low to be seen, so it is drawn once more, as a row of its own.
    void addFocus(const PanelCanvas &canvas, std::int64_t item, Layers &layers)
    {
        ItemRow row;
        if (item < canvas.area.firstVisible() || item >= canvas.area.endVisible(canvas.rows.size())
            || !canvas.rows.read(item, row))
            return;
        constexpr double height = 9;
        // Items have no place of their own in the flow: it is above all that is stacked there.
        const double middle = canvas.flow
            ? canvas.area.rows.top() + height
            : canvas.rowTop(static_cast<double>(item)) + canvas.area.rowHeight / 2;
        const double top = m_grid.snap(middle - height / 2);
        const double left =
            std::max(m_layout.time.left(), m_grid.snap(m_layout.time.x(row.fetchAdmitted)) - 4);
        const double right =
            std::min(m_layout.time.right(), m_grid.snap(m_layout.time.x(canvas.rows.endOf(row))) + 4);
        if (right <= left)
            return;
        const bool selected = item == m_view.selected;
        const bool framed = selected && canvas.flow;
        if (framed)
            addFocusLines(canvas, row, layers.focus);
        const QColor &tint = selected ? m_theme.selection : m_theme.hover;
        layers.focus
            .batch(mixed(m_theme.surface, QColor(tint.rgb()), tint.alphaF()),
                   framed ? RectStyle::Outline : RectStyle::Solid, framed ? canvas.palette.selection : 0)
            .rects.emplace_back(left, top, right - left, height);
        std::vector<CauseSpan> causes;
        canvas.rows.spans(row, causes);
        SpanPainter(canvas, height, layers.focusSpans, layers.marks).drawItem(row, causes, top);
    }

    /// Through all that is stacked in the flow, where one item may be a pixel of a whole run: at both its ends, or at its
    /// middle where these are hardly apart.
    void addFocusLines(const PanelCanvas &canvas, const ItemRow &row, SceneLayer &layer) const
    {
        constexpr double leastApart = 8;
        const QRectF &rows = canvas.area.rows;
        const auto add = [&](double x, double width) {
            if (x < m_layout.time.left() || x > m_layout.time.right())
                return;
            const double left = m_grid.snap(x - width / 2);
            // Seen on work that has its colour.
            layer.batch(m_theme.surface.rgba())
                .rects.emplace_back(left - 1, rows.top(), width + 2, rows.height());
            layer.batch(canvas.palette.selection).rects.emplace_back(left, rows.top(), width, rows.height());
        };
        const double begin = m_layout.time.x(row.fetchAdmitted);
        const double end = m_layout.time.x(canvas.rows.endOf(row));
        if (end - begin < leastApart)
            return add((begin + end) / 2, 3);
        add(begin, 2);
        add(end, 2);
    }

    void addBands(const PanelCanvas &canvas, SceneLayer &layer)
    {
        if (m_view.rowMode == RowMode::Lanes || canvas.flow)
            return;
        const auto band = [&](std::int64_t item, const QColor &colour) {
            if (item < canvas.area.firstVisible()
                || static_cast<double>(item) >= canvas.area.firstRow + canvas.area.rowCount)
                return;
            const double height = std::max(canvas.area.rowHeight, 9.0);
            const double middle = canvas.rowTop(static_cast<double>(item)) + canvas.area.rowHeight / 2;
            const double top = m_grid.snap(middle - height / 2);
            layer.batch(colour.rgba()).rects.emplace_back(0, top, m_view.size.width(), m_grid.snap(height));
        };
        if (m_view.hovered != m_view.selected)
            band(m_view.hovered, m_theme.hover);
        band(m_view.selected, m_theme.selection);
    }

    void addGrid(const PanelArea &area, SceneLayer &layer)
    {
        RectBatch &batch = layer.batch(m_theme.grid.rgba());
        for (const Tick &tick : ticks())
            batch.rects.emplace_back(m_grid.snap(m_layout.time.x(tick.at)), area.rows.top(), m_grid.pixel(),
                                     area.counters.bottom() - area.rows.top());
    }

    /// Under all that is drawn of the run itself, which is one of the repeats.
    void addSpread(const PanelCanvas &canvas, SceneLayer &layer)
    {
        const std::optional<TimeRange> &spread = canvas.input.spread;
        if (!spread || canvas.input.live)
            return;
        const double left = m_grid.snap(m_layout.time.x(std::max(spread->begin, m_layout.time.begin())));
        const double right = m_grid.snap(m_layout.time.x(std::min(spread->end, m_layout.time.end())));
        const double top = canvas.area.rows.top();
        if (right > left)
            layer.batch(canvas.palette.spread)
                .rects.emplace_back(left, top, right - left, canvas.area.counters.bottom() - 2 - top);
    }

    void addCounterNames(const PanelArea &area, SceneLayer &layer)
    {
        if (area.counters.height() < 20)
            return;
        const double width = m_layout.time.left() - 12;
        const double middle = area.counters.center().y() + 1;
        const double line = area.counters.height() < 26 ? 10 : 12;
        const auto add = [&](double top, const QString &text, const QColor &colour) {
            layer.labels.push_back({text, QRectF(2, top, width, line), Qt::AlignRight | Qt::AlignVCenter, 10,
                                    QFont::Normal, colour.rgba(), LabelRole::CounterName});
        };
        add(middle - line, m_input.wording.translate("Timeline", "in flight"), m_theme.fetch);
        add(middle, m_input.wording.translate("Timeline", "busy"), m_theme.busyLine);
    }

    void addLines(const PanelCanvas &canvas, SceneLayer &layer)
    {
        const double top = canvas.area.rows.top() - 2;
        const double bottom = canvas.area.counters.bottom() - 2;
        const auto add = [&](Nanos at, QRgb colour, bool dashed) {
            if (at <= Nanos(0) || at < m_layout.time.begin() || at > m_layout.time.end())
                return;
            const double x = m_grid.snap(m_layout.time.x(at)) + m_grid.pixel() / 2;
            layer.lines.push_back({{x, top}, {x, bottom}, colour, 1.4, dashed});
        };
        if (canvas.input.live) {
            add(canvas.input.now, m_theme.accent.rgba(), false);
            return;
        }
        // The dashes on top: a run that reaches its bound shows both.
        const Nanos makespan = canvas.input.figures.makespan;
        add(makespan > Nanos(0) ? makespan : canvas.rows.end(), canvas.palette.makespanLine, false);
        add(canvas.input.figures.lowerBound, canvas.palette.boundLine, true);
    }

    /// Rows are cut at their surface, everything at the axis below which panels scroll.
    void keep(Layers layers, const PanelArea &area)
    {
        QRectF below(0, m_layout.axis.bottom(), m_view.size.width(),
                     m_view.size.height() - m_layout.axis.bottom());
        if (area.folded)
            below &= area.panel;
        for (SceneLayer *layer :
             {&layers.surfaces, &layers.grid, &layers.spread, &layers.ghosts, &layers.spans, &layers.focus,
              &layers.focusSpans, &layers.marks, &layers.needles, &layers.chain, &layers.hits, &layers.notes,
              &layers.counters, &layers.lines, &layers.labels}) {
            if (layer->rects.empty() && layer->polygons.empty() && layer->lines.empty()
                && layer->labels.empty())
                continue;
            const bool inRows = layer == &layers.ghosts || layer == &layers.spans || layer == &layers.focus
                || layer == &layers.focusSpans || layer == &layers.marks || layer == &layers.needles
                || layer == &layers.chain || layer == &layers.hits || layer == &layers.notes;
            layer->clip = inRows ? below & area.rows : below;
            if (layer->clip.isEmpty())
                continue; // scrolled away: an empty clip would be none
            m_scene.layers.push_back(std::move(*layer));
        }
    }

    const std::vector<Tick> &ticks()
    {
        if (m_ticks.empty())
            m_ticks = niceTicks(m_layout.time, axisTickSpacing, 7, m_input.wording.locale);
        return m_ticks;
    }

    void addAxis()
    {
        SceneLayer layer;
        const QFontMetricsF metrics(themeFont(m_theme.fontFamilies, tickSize));
        constexpr double gap = 4;
        const QRectF taken =
            rangeLengthBox(m_view, m_layout, m_theme, m_input.wording).adjusted(-gap, 0, gap, 0);
        for (const Tick &tick : ticks()) {
            const double x = m_grid.snap(m_layout.time.x(tick.at));
            layer.batch(m_theme.border.rgba())
                .rects.emplace_back(x, m_layout.axis.bottom() - 4, m_grid.pixel(), 4);
            const double width = std::ceil(metrics.horizontalAdvance(tick.label)) + 2;
            // The last one leans to the left rather than being cut off.
            const double left = std::min(x - width / 2, m_view.size.width() - width);
            const QRectF box(left, 2, width, m_layout.axis.height() - 7);
            if (box.intersects(taken))
                continue; // half of a number is another number
            layer.labels.push_back({tick.label, box, Qt::AlignHCenter | Qt::AlignVCenter, tickSize,
                                    QFont::Normal, m_theme.text2.rgba(), LabelRole::Tick});
        }
        m_scene.layers.push_back(std::move(layer));
    }

    const TimelineInput &m_input;
    const TimelineView &m_view;
    const Theme &m_theme;
    const TimelineLayout &m_layout;
    PixelGrid m_grid;
    HeaderColumns m_columns;
    Scene m_scene;
    std::vector<Tick> m_ticks;
    std::vector<std::unique_ptr<Panel>> m_panels;
    std::size_t m_visible = 1;
    double m_peak = 0;
};

} // namespace

Scene buildTimelineScene(const TimelineInput &input, const TimelineView &view, const Theme &theme)
{
    return buildTimelineScene(input, view, theme, layoutTimeline(input, view));
}

Scene buildTimelineScene(const TimelineInput &input, const TimelineView &view, const Theme &theme,
                         const TimelineLayout &layout)
{
    return TimelineBuilder(input, view, theme, layout).build();
}

} // namespace overlapse
