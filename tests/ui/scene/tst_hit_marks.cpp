// SPDX-License-Identifier: MIT
// Items that were found, as they are marked: all of few, and of many as many as there is room for.
#include "scene_cases.h"

#include "scene/hit_marks.h"

#include <QTest>

using namespace overlapse;

namespace {

constexpr PanelId panel{7};

std::shared_ptr<const ItemHits> hitsOf(const Run &run, std::vector<std::int64_t> items)
{
    return std::make_shared<const ItemHits>(ItemHits{{{panel, &run, std::move(items)}}});
}

/// How many marks there are: pointers at rows, and needles, by their layer.
struct Marks
{
    std::vector<double> pointers; ///< y
    std::vector<QRectF> needles;

    Marks(const Scene &scene, const TimelineLayout &layout, const Theme &theme)
    {
        for (const SceneLayer &layer : scene.layers) {
            for (const ScenePolygon &polygon : layer.polygons)
                if (polygon.filled && polygon.colour == theme.accent.rgba() && polygon.points.size() == 3
                    && polygon.points[0].x() <= layout.time.left())
                    pointers.push_back(polygon.points[0].y());
            for (const RectBatch &batch : layer.rects)
                if (batch.colour == theme.text.rgba() && batch.style == RectStyle::Solid)
                    needles.insert(needles.end(), batch.rects.begin(), batch.rects.end());
        }
        std::ranges::sort(pointers);
        std::ranges::sort(needles, {}, [](const QRectF &rect) { return rect.left(); });
    }
};

} // namespace

class TestHitMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewAreAllMarked();
    void manyAreAFewPixelsApart();
    void lanesHaveThemAtTheUpperEdge();
    void hitsOfAnotherRunAreNotDrawn();
    void placesOnTheOverview();
};

void TestHitMarks::fewAreAllMarked()
{
    Case shown({}, 4);
    const Run &run = shown.add({.mode = Mode::Parallel});
    shown.input.panels[0].id = panel;
    TimelineView view;
    view.hits = hitsOf(run, {1, 3});
    const TimelineLayout layout = layoutTimeline(shown.input, view);
    const Marks marks(buildTimelineScene(shown.input, view, lightTheme(), layout), layout, lightTheme());
    const PanelArea &area = layout.panels[0];
    QCOMPARE(marks.pointers.size(), std::size_t(2));
    QCOMPARE(marks.pointers[0], area.firstRowTop + 1.5 * area.rowHeight);
    QCOMPARE(marks.pointers[1], area.firstRowTop + 3.5 * area.rowHeight);
    QCOMPARE(marks.needles.size(), std::size_t(2));
    for (const QRectF &needle : marks.needles)
        QVERIFY(std::abs(needle.center().x() - layout.time.x(run.trace.row(1).fetchStarted)) <= 1);
}

void TestHitMarks::manyAreAFewPixelsApart()
{
    Case shown(crawlerWork(5'000), 4);
    const Run &run = shown.add({.mode = Mode::Prefetching, .fetchLimit = 16, .transformLimit = 8});
    shown.input.panels[0].id = panel;
    std::vector<std::int64_t> all(5'000);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<std::int64_t>(i);
    TimelineView view;
    view.size = {1100, 300};
    for (const double rows : {0.0, 1'000.0, 300.0, 40.0}) {
        view.rowCount = rows;
        view.hits = hitsOf(run, all);
        const TimelineLayout layout = layoutTimeline(shown.input, view);
        const Marks marks(buildTimelineScene(shown.input, view, lightTheme(), layout), layout, lightTheme());
        QCOMPARE(marks.pointers.empty(), layout.panels[0].rowHeight < 0.5); // a flow: no item has a row there
        QVERIFY(static_cast<double>(marks.pointers.size())
                <= layout.panels[0].rows.height() / hitSpacing + 2);
        for (std::size_t i = 1; i < marks.pointers.size(); ++i)
            QVERIFY(marks.pointers[i] - marks.pointers[i - 1] >= hitSpacing - 1e-6);
        QVERIFY(static_cast<double>(marks.needles.size()) <= view.size.width() / hitSpacing + 2);
    }
}

void TestHitMarks::lanesHaveThemAtTheUpperEdge()
{
    Case shown(crawlerWork(50), 4);
    const Run &run = shown.add({.mode = Mode::Parallel});
    shown.input.panels[0].id = panel;
    TimelineView view;
    view.rowMode = RowMode::Lanes;
    view.hits = hitsOf(run, {0, 20, 49});
    const TimelineLayout layout = layoutTimeline(shown.input, view);
    const Marks marks(buildTimelineScene(shown.input, view, lightTheme(), layout), layout, lightTheme());
    QVERIFY(marks.pointers.empty());
    QCOMPARE(marks.needles.size(), std::size_t(3));
    for (const QRectF &needle : marks.needles)
        QVERIFY(needle.top() < layout.panels[0].rows.top() + 10);
    QVERIFY(std::abs(marks.needles[1].center().x() - layout.time.x(run.trace.row(20).fetchAdmitted)) <= 1);
}

void TestHitMarks::hitsOfAnotherRunAreNotDrawn()
{
    Case shown({}, 4);
    const Run before = shown.add({.mode = Mode::Parallel});
    shown.input.panels[0].id = panel;
    TimelineView view;
    view.hits = hitsOf(before, {1, 3}); // a copy: another run than that of the panel
    const TimelineLayout layout = layoutTimeline(shown.input, view);
    const Marks marks(buildTimelineScene(shown.input, view, lightTheme(), layout), layout, lightTheme());
    QVERIFY(marks.pointers.empty() && marks.needles.empty());
}

void TestHitMarks::placesOnTheOverview()
{
    Case shown(crawlerWork(3'000), 4);
    const Run &run = shown.add({.mode = Mode::Parallel, .fetchLimit = 8});
    std::vector<std::int64_t> every;
    for (std::int64_t i = 0; i < 3'000; i += 2)
        every.push_back(i);
    const Nanos end = run.trace.end();
    const ItemHits::InPanel hits{panel, &run, every};
    const std::vector<double> places = hitPlaces(hits, {0ns, end}, 200);
    QVERIFY(places.size() > 40 && places.size() <= 67 + 1);
    for (std::size_t i = 1; i < places.size(); ++i)
        QVERIFY(places[i] - places[i - 1] >= hitSpacing - 1e-6);
    // None is further from a mark than their spacing.
    for (const std::int64_t item : every) {
        const double x = 200 * static_cast<double>(run.trace.row(item).fetchAdmitted.count())
            / static_cast<double>(end.count());
        QVERIFY(std::ranges::any_of(places,
                                    [x](double place) { return std::abs(place - x) <= hitSpacing + 1e-6; }));
    }
    QVERIFY(hitPlaces({panel, &run, {}}, {0ns, end}, 200).empty());
    QVERIFY(hitPlaces(hits, {0ns, 0ns}, 200).empty());
    QCOMPARE(hitPlaces({panel, &run, {0}}, {0ns, end}, 200), std::vector<double>{0});
}

QTEST_MAIN(TestHitMarks)
#include "tst_hit_marks.moc"
