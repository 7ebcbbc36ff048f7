// SPDX-License-Identifier: MIT
// Predicted runs whose stamps are known, ready to be drawn.
#pragma once

#include "scene/timeline_scene.h"
#include "virtual/predict.h"

#include <QFontMetricsF>
#include <QTest>

#include <deque>
#include <memory>

namespace overlapse {

using namespace std::chrono_literals;

/// Four items of one second each.
inline WorkSpec articleWork()
{
    return {};
}

/// A crawler: heavy-tailed fetches.
inline WorkSpec crawlerWork(std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 80ms, .b = {}, .p = 0.45};
    work.transformTime = {.kind = TimeSpec::Kind::Uniform, .a = 38ms, .b = 62ms, .p = 0};
    return work;
}

/// Owns what a TimelineInput points to.
class Case
{
public:
    Case(WorkSpec work, int cores) : m_work(std::move(work)), m_cores(cores) {}

    /// Drawn as a measurement, unless told otherwise.
    Run &add(const PipelineSpec &spec, PredictOptions options = {}, Clock clock = Clock::Live)
    {
        options.cores = m_cores;
        Run &run = m_runs.emplace_back();
        run.spec = spec;
        run.clock = clock;
        run.trace = predict(spec, m_work, options);
        PanelInput panel;
        panel.run = &run;
        panel.waits = &m_waits.emplace_back(run);
        panel.levels = &m_levels.emplace_back(run, *panel.waits);
        panel.figures = figuresOf(run, m_work, m_cores);
        panel.title = QStringLiteral("Prefetching");
        panel.subtitle = QStringLiteral("predicted +0.4 % · 85 % of the bound");
        panel.sentence =
            QStringLiteral("item 2 held back five finished fetches for 0.21 s of the whole run's 0.72 s");
        panel.items = m_work.items;
        input.panels.push_back(panel);
        return run;
    }
    Case &addAll(std::initializer_list<Mode> modes, std::int64_t n, std::int64_t m, int c)
    {
        for (const Mode mode : modes)
            add({.mode = mode, .order = Order::Kept, .fetchLimit = n, .transformLimit = m, .threads = c});
        return *this;
    }

    TimelineInput input;

private:
    WorkSpec m_work;
    int m_cores;
    std::deque<Run> m_runs;
    std::deque<WaitAccount> m_waits;
    std::deque<RunLevels> m_levels;
};

/// A measurement and a prediction of the same work, as rows, lanes or the flow: what there is to draw of a timeline.
class TwoPanels
{
public:
    explicit TwoPanels(std::int64_t items, QSizeF size, RowMode mode) : m_case(crawlerWork(items), 4)
    {
        m_case.add({.mode = Mode::Concurrent, .fetchLimit = 8});
        m_case.add({.mode = Mode::Parallel, .fetchLimit = 8, .transformLimit = 6, .threads = 4}, {},
                   Clock::Virtual);
        view.size = size;
        view.rowMode = mode;
    }

    TimelineView view;

    [[nodiscard]] Scene scene(const Theme &theme) const
    {
        return buildTimelineScene(m_case.input, view, theme, layoutTimeline(m_case.input, view));
    }

private:
    Case m_case;
};

/// Columns of a test: how many items, as lanes, and by the dark theme.
inline void addTimelineLooks()
{
    QTest::addColumn<int>("items");
    QTest::addColumn<bool>("lanes");
    QTest::addColumn<bool>("dark");
    QTest::newRow("rows") << 12 << false << false;
    QTest::newRow("lanes") << 40 << true << true;
    QTest::newRow("the flow") << 3'000 << false << true;
}

/// Every rectangle of that fill inside `area`.
inline std::vector<QRectF> rectsOf(const Scene &scene, QRgb colour, const QRectF &area)
{
    std::vector<QRectF> found;
    for (const SceneLayer &layer : scene.layers)
        for (const RectBatch &batch : layer.rects)
            for (const QRectF &rect : batch.rects)
                if (batch.colour == colour && area.contains(rect.center()))
                    found.push_back(rect);
    std::sort(found.begin(), found.end(), [](const QRectF &a, const QRectF &b) {
        return a.y() != b.y() ? a.y() < b.y() : a.x() < b.x();
    });
    return found;
}

inline std::vector<SceneLabel> labelsOf(const Scene &scene, LabelRole role)
{
    std::vector<SceneLabel> found;
    for (const SceneLayer &layer : scene.layers)
        for (const SceneLabel &label : layer.labels)
            if (label.role == role)
                found.push_back(label);
    return found;
}

} // namespace overlapse
