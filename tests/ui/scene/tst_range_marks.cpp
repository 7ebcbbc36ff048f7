// SPDX-License-Identifier: MIT
// The selected part of the time, as it is drawn.
#include "scene_cases.h"

#include <QTest>

#include <cmath>

using namespace overlapse;

namespace {

Case article()
{
    Case article({}, 4);
    article.addAll({Mode::Parallel, Mode::Concurrent}, 4, 4, 4);
    return article;
}

TimelineView viewOf(Nanos begin, Nanos end)
{
    TimelineView view;
    view.range = TimeRange{begin, end};
    return view;
}

/// Upright edges in the colour of the accent.
std::vector<QRectF> edgesOf(const Scene &scene, const Theme &theme)
{
    std::vector<QRectF> edges;
    for (const QRectF &rect : rectsOf(scene, theme.accent.rgba(), QRectF(QPointF(0, 0), scene.size)))
        if (rect.width() <= 1 && rect.height() > 20)
            edges.push_back(rect);
    return edges;
}

} // namespace

class TestRangeMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBandGoesThroughEveryPanel();
    void itsLengthStandsOnTheAxis();
    void itsLengthLiesOnNoOtherLabel();
    void whatLiesOutsideHasNoEdge();
    void noneIsNothing();
};

void TestRangeMarks::theBandGoesThroughEveryPanel()
{
    const Case shown = article();
    for (const Theme &theme : {lightTheme(), darkTheme()}) {
        const TimelineView view = viewOf(1s, 2s);
        const TimelineLayout layout = layoutTimeline(shown.input, view);
        const Scene scene = buildTimelineScene(shown.input, view, theme, layout);
        const std::vector<QRectF> edges = edgesOf(scene, theme);
        QCOMPARE(edges.size(), 2 * layout.panels.size());
        for (const PanelArea &area : layout.panels) {
            // Over all that has a time, and not over the words above it.
            int found = 0;
            for (const QRectF &edge : edges)
                if (edge.top() >= area.header.bottom() - 1 && edge.bottom() >= area.counters.bottom() - 3
                    && edge.bottom() <= area.panel.bottom())
                    ++found;
            QCOMPARE(found, 2);
        }
        QVERIFY(std::abs(edges[0].left() - layout.time.x(1s)) <= 1);
        QVERIFY(std::abs(edges[1].right() - layout.time.x(2s)) <= 1);
        // See-through, and above all that it lies on: its length alone comes after it.
        const SceneLayer &layer = scene.layers[scene.layers.size() - 2];
        const auto band = std::ranges::find_if(layer.rects, [](const RectBatch &batch) {
            return qAlpha(batch.colour) > 0 && qAlpha(batch.colour) < 128;
        });
        QVERIFY(band != layer.rects.end());
        QCOMPARE(band->rects.front().left(), edges[0].left());
        QCOMPARE(band->rects.front().right(), edges[1].right());
    }
}

void TestRangeMarks::itsLengthStandsOnTheAxis()
{
    const Case shown = article();
    // At both ends of the axis as well: it leans inwards rather than being cut off.
    for (const TimeRange range : {TimeRange{1s, 2s}, TimeRange{0s, 1ms}, TimeRange{2s - 1ns, 2s}}) {
        const Scene scene = buildTimelineScene(shown.input, viewOf(range.begin, range.end), lightTheme());
        const QString length = Wording().duration(range.length());
        const auto labels = labelsOf(scene, LabelRole::Note);
        const auto found = std::ranges::find(labels, length, &SceneLabel::text);
        QVERIFY2(found != labels.end(), qPrintable(length));
        QVERIFY(QRectF(QPointF(0, 0), scene.size).contains(found->rect));
    }
}

void TestRangeMarks::itsLengthLiesOnNoOtherLabel()
{
    const Case shown = article();
    const std::size_t all =
        labelsOf(buildTimelineScene(shown.input, {}, lightTheme()), LabelRole::Tick).size();
    std::size_t fewest = all;
    for (Nanos begin(0); begin < 4s; begin += 37ms) {
        const Scene scene = buildTimelineScene(shown.input, viewOf(begin, begin + 250ms), lightTheme());
        const QString length = Wording().duration(250ms);
        const auto notes = labelsOf(scene, LabelRole::Note);
        const auto found = std::ranges::find(notes, length, &SceneLabel::text);
        QVERIFY(found != notes.end());
        const auto ticks = labelsOf(scene, LabelRole::Tick);
        for (const SceneLabel &tick : ticks)
            QVERIFY2(!tick.rect.intersects(found->rect), qPrintable(tick.text));
        fewest = std::min(fewest, ticks.size());
        QVERIFY(ticks.size() + 2 >= all); // those alone that it would touch
    }
    QVERIFY(fewest < all);
}

void TestRangeMarks::whatLiesOutsideHasNoEdge()
{
    const Case shown = article();
    TimelineView view = viewOf(500ms, 1500ms);
    view.begin = 1s;
    view.end = 2s;
    QCOMPARE(edgesOf(buildTimelineScene(shown.input, view, lightTheme()), lightTheme()).size(),
             layoutTimeline(shown.input, view).panels.size());
    view.begin = 600ms;
    view.end = 700ms;
    QCOMPARE(edgesOf(buildTimelineScene(shown.input, view, lightTheme()), lightTheme()).size(),
             std::size_t(0));
    const std::size_t within = buildTimelineScene(shown.input, view, lightTheme()).layers.size();
    view.begin = 1600ms;
    view.end = 1700ms;
    QVERIFY(buildTimelineScene(shown.input, view, lightTheme()).layers.size() <= within);
    QVERIFY(edgesOf(buildTimelineScene(shown.input, view, lightTheme()), lightTheme()).empty());
}

void TestRangeMarks::noneIsNothing()
{
    const Case shown = article();
    QVERIFY(edgesOf(buildTimelineScene(shown.input, {}, lightTheme()), lightTheme()).empty());
    // One of no length, or of a nanosecond, is a line.
    const Scene scene = buildTimelineScene(shown.input, viewOf(1s, 1s + 1ns), lightTheme());
    for (const SceneLayer &layer : scene.layers)
        for (const RectBatch &batch : layer.rects)
            for (const QRectF &rect : batch.rects)
                QVERIFY(rect.width() >= 0 && std::isfinite(rect.left()));
}

QTEST_MAIN(TestRangeMarks)
#include "tst_range_marks.moc"
