// SPDX-License-Identifier: MIT
// What is drawn is what was stamped.
#include "scene_cases.h"

#include "scene/view_columns.h"

#include "scene/lanes.h"

#include <QTest>

using namespace overlapse;

class TestScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void articleSpansLieAtTheirStamps();
    void everySpanOfAPixelIsDrawnToTheHalfPixel_data();
    void everySpanOfAPixelIsDrawnToTheHalfPixel();
    void drawnTimeEqualsTheAccounting();
    void waitingIsThinnerThanRunning();
    void rectanglesAreBoundedByPixels_data();
    void rectanglesAreBoundedByPixels();
    void nothingOutsideTheViewIsDrawn();
    void whatIsScrolledAwayIsNotDrawnOverTheAxis();
    void lanesShowEveryTransformOnItsThread();
    void noNumberOfRowsIsCut();
    void countersFollowTheStamps();
    void busyCoresCountTheCpuOfBothStages();
    void linesLieAtMakespanAndBound();
    void edgesLieOnDevicePixels();
    void theSameInputGivesTheSameScene();
};

void TestScene::articleSpansLieAtTheirStamps()
{
    Case article(articleWork(), 4);
    article.addAll({Mode::Sequential, Mode::Concurrent, Mode::Parallel}, 4, 4, 4);
    TimelineView view;
    view.end = 10s;
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(article.input, view, theme);
    const TimelineLayout layout = layoutTimeline(article.input, view);
    const auto at = [&](int seconds) { return std::round(layout.time.x(std::chrono::seconds(seconds))); };

    // Begin of fetch and of transform of each item, in seconds.
    const int expected[3][4][2] = {
        {{0, 1}, {2, 3}, {4, 5}, {6, 7}}, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}, {{0, 1}, {0, 1}, {0, 1}, {0, 1}}};
    for (int panel = 0; panel < 3; ++panel) {
        const PanelArea &area = layout.panels[panel];
        const auto fetches = rectsOf(scene, theme.fetch.rgba(), area.rows);
        const auto transforms = rectsOf(scene, theme.transform.rgba(), area.rows);
        QCOMPARE(fetches.size(), std::size_t{4});
        QCOMPARE(transforms.size(), std::size_t{4});
        for (int item = 0; item < 4; ++item) {
            QCOMPARE(fetches[item].left(), at(expected[panel][item][0]));
            QCOMPARE(fetches[item].right(), at(expected[panel][item][0] + 1));
            QCOMPARE(transforms[item].left(), at(expected[panel][item][1]));
            QCOMPARE(transforms[item].right(), at(expected[panel][item][1] + 1));
            const double top = area.firstRowTop + item * area.rowHeight;
            QVERIFY(fetches[item].top() >= top && fetches[item].bottom() <= top + area.rowHeight);
        }
    }
}

void TestScene::everySpanOfAPixelIsDrawnToTheHalfPixel_data()
{
    QTest::addColumn<Mode>("mode");
    for (const Mode mode : allModes)
        QTest::newRow(qPrintable(QString::number(int(mode)))) << mode;
}

void TestScene::everySpanOfAPixelIsDrawnToTheHalfPixel()
{
    QFETCH(Mode, mode);
    Case crawler(crawlerWork(18), 2);
    const Run &run =
        crawler.add({.mode = mode, .order = Order::Kept, .fetchLimit = 6, .transformLimit = 4, .threads = 4});
    const TimelineView view;
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(crawler.input, view, theme);
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    const PanelArea &area = layout.panels[0];
    std::vector<CauseSpan> spans;
    for (std::int64_t item = 0; item < 18; ++item) {
        crawler.input.panels[0].waits->spansOf(run.trace, item, spans);
        const QRectF row(0, area.firstRowTop + static_cast<double>(item) * area.rowHeight, view.size.width(),
                         area.rowHeight);
        for (const CauseSpan &span : spans) {
            const double from = layout.time.x(span.begin);
            const double to = layout.time.x(span.end);
            if (to - from < 1)
                continue;
            const auto rects = rectsOf(scene, causeColour(theme, span.cause).rgba(), row);
            const bool covered = std::any_of(rects.begin(), rects.end(), [&](const QRectF &rect) {
                return rect.left() <= from + 0.5 && rect.right() >= to - 0.5;
            });
            QVERIFY2(covered, qPrintable(QStringLiteral("item %1 %2").arg(item).arg(causeText(span.cause))));
        }
    }
}

void TestScene::drawnTimeEqualsTheAccounting()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Concurrent, Mode::Parallel, Mode::Prefetching, Mode::Blocking}, 6, 4, 4);
    const TimelineView view;
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(crawler.input, view, theme);
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    for (std::size_t panel = 0; panel < crawler.input.panels.size(); ++panel) {
        std::array<double, lookCount> wanted{};
        for (int cause = 0; cause < causeCount; ++cause)
            wanted[static_cast<std::size_t>(causeLook(static_cast<Cause>(cause)))] +=
                static_cast<double>(crawler.input.panels[panel].waits->totals()[cause].count());
        for (int look = 0; look < lookCount; ++look) {
            const auto rects =
                rectsOf(scene, lookColour(theme, static_cast<Look>(look)).rgba(), layout.panels[panel].rows);
            double pixels = 0;
            for (const QRectF &rect : rects)
                pixels += rect.width();
            // Each end is at most half a pixel off, and off to either side.
            const double off = std::abs(pixels - wanted[look] / layout.time.nanosPerPixel());
            QVERIFY2(
                off <= std::max(1.0, std::sqrt(static_cast<double>(rects.size()))),
                qPrintable(QStringLiteral("panel %1 look %2 off by %3 px").arg(panel).arg(look).arg(off)));
        }
    }
}

void TestScene::waitingIsThinnerThanRunning()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Concurrent}, 6, 4, 4);
    const Theme theme = darkTheme();
    for (const double height : {160.0, 220.0, 400.0, 800.0}) {
        TimelineView view;
        view.size = {900, height};
        const Scene scene = buildTimelineScene(crawler.input, view, theme);
        const QRectF rows = layoutTimeline(crawler.input, view).panels[0].rows;
        const double running = rectsOf(scene, theme.fetch.rgba(), rows).at(0).height();
        const double waiting = rectsOf(scene, theme.heldDriver.rgba(), rows).at(0).height();
        QVERIFY(waiting < running && waiting * 2 <= running);
    }
}

void TestScene::rectanglesAreBoundedByPixels_data()
{
    QTest::addColumn<qint64>("items");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<RowMode>("rowMode");
    for (const auto &[name, mode] : {std::pair{"items", RowMode::Items}, std::pair{"lanes", RowMode::Lanes}})
        for (const qint64 items : {10'000, 200'000})
            for (const qint64 limit : {64, 4'000})
                QTest::addRow("%s, %lld, N = %lld", name, static_cast<long long>(items),
                              static_cast<long long>(limit))
                    << items << limit << mode;
}

void TestScene::rectanglesAreBoundedByPixels()
{
    QFETCH(qint64, items);
    QFETCH(qint64, limit);
    QFETCH(RowMode, rowMode);
    Case crawler(crawlerWork(items), 8);
    crawler.addAll({Mode::Parallel}, limit, limit, 8);
    TimelineView view;
    view.size = {1600, 900};
    view.rowMode = rowMode;
    const Scene scene = buildTimelineScene(crawler.input, view, lightTheme());
    QVERIFY2(scene.rectCount() <= 12'000, qPrintable(QString::number(scene.rectCount())));
    QVERIFY(scene.pointCount() <= 6 * 1600 + 500);
    QVERIFY(scene.rectCount() > 20);
}

void TestScene::nothingOutsideTheViewIsDrawn()
{
    Case crawler(crawlerWork(10'000), 8);
    crawler.addAll({Mode::Parallel}, 64, 64, 8);
    TimelineView view;
    view.begin = 30s;
    view.end = 31s;
    view.firstRow = 4'700.5;
    view.rowCount = 100;
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    const Scene scene = buildTimelineScene(crawler.input, view, lightTheme());
    QVERIFY(scene.rectCount() > 50);
    QVERIFY(scene.rectCount() < 3'000);
    for (const SceneLayer &layer : scene.layers)
        for (const RectBatch &batch : layer.rects)
            for (const QRectF &rect : batch.rects)
                if (layer.clip.isValid() && batch.colour == lightTheme().fetch.rgba())
                    QVERIFY(rect.left() >= layout.time.left() && rect.right() <= layout.time.right() + 1);
}

void TestScene::whatIsScrolledAwayIsNotDrawnOverTheAxis()
{
    Case crawler(crawlerWork(60), 4);
    crawler.addAll({Mode::Sequential, Mode::Concurrent, Mode::Parallel, Mode::Blocking}, 6, 4, 4);
    TimelineView view;
    view.size = {700, 200};
    view.selected = 3;
    const double most = layoutTimeline(crawler.input, view).maxScroll;
    QVERIFY(most > 100);
    for (view.scroll = 0; view.scroll < most; view.scroll += 1) {
        const Scene scene = buildTimelineScene(crawler.input, view, lightTheme());
        const TimelineLayout layout = layoutTimeline(crawler.input, view);
        // The axis' own layer is the one that is not cut off at the axis.
        const auto uncut =
            std::count_if(scene.layers.begin(), scene.layers.end(), [&](const SceneLayer &layer) {
                return layer.clip.isNull() || layer.clip.top() < layout.axis.bottom();
            });
        QVERIFY2(uncut <= 1, qPrintable(QString::number(view.scroll)));
    }
}

void TestScene::lanesShowEveryTransformOnItsThread()
{
    Case crawler(crawlerWork(18), 4);
    const Run &run = crawler.add(
        {.mode = Mode::Parallel, .order = Order::Any, .fetchLimit = 6, .transformLimit = 4, .threads = 4});
    TimelineView view;
    view.rowMode = RowMode::Lanes;
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(crawler.input, view, theme);
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    const PanelArea &area = layout.panels[0];
    QCOMPARE(rowTotal(crawler.input, RowMode::Lanes), std::int64_t{10});
    QCOMPARE(laneName(crawler.input.panels[0], 0), QStringLiteral("thread 0"));
    QCOMPARE(laneName(crawler.input.panels[0], 4), QStringLiteral("slot 0"));
    for (std::int64_t item = 0; item < 18; ++item) {
        const ItemRow row = run.trace.row(item);
        const QRectF lane(0, area.firstRowTop + row.transformLane * area.rowHeight, view.size.width(),
                          area.rowHeight);
        const auto rects = rectsOf(scene, theme.transform.rgba(), lane);
        QVERIFY(std::any_of(rects.begin(), rects.end(), [&](const QRectF &rect) {
            return std::abs(rect.left() - layout.time.x(row.transformStarted)) <= 0.5
                && std::abs(rect.right() - layout.time.x(row.transformFinished)) <= 0.5;
        }));
    }
}

void TestScene::noNumberOfRowsIsCut()
{
    Case crawler(crawlerWork(10'000), 4);
    crawler.add({.mode = Mode::Parallel, .fetchLimit = 10'000, .transformLimit = 10'000, .threads = 1'000});
    TimelineView view;
    view.rowMode = RowMode::Lanes;
    const Theme theme = lightTheme();
    for (const double height : {900.0, 240.0}) {
        view.size.setHeight(height);
        QStringList said;
        for (const SceneLabel &label :
             labelsOf(buildTimelineScene(crawler.input, view, theme), LabelRole::RowNumber)) {
            const QFontMetricsF metrics(themeFont(theme.fontFamilies, label.pixelSize, label.weight));
            QVERIFY2(metrics.horizontalAdvance(label.text) <= label.rect.width(), qPrintable(label.text));
            said << label.text;
        }
        QVERIFY2(said.join(u' ').contains(QStringLiteral("1,000 t")), qPrintable(said.join(u'|')));
    }
}

void TestScene::countersFollowTheStamps()
{
    Case article(articleWork(), 4);
    article.addAll({Mode::Concurrent}, 4, 4, 4);
    const TimelineView view;
    const TimelineLayout layout = layoutTimeline(article.input, view);
    const Scene scene = buildTimelineScene(article.input, view, lightTheme());
    std::vector<ScenePolygon> polygons;
    for (const SceneLayer &layer : scene.layers)
        polygons.insert(polygons.end(), layer.polygons.begin(), layer.polygons.end());
    // In flight, where all four fetches and the driver are taken, and the busy cores.
    QCOMPARE(polygons.size(), std::size_t{4});
    const auto reach = [&](const ScenePolygon &shade) {
        return std::pair(shade.points.front().x(), shade.points.back().x());
    };
    QVERIFY(std::abs(reach(polygons[1]).first - layout.time.x(0s)) <= 1);
    QVERIFY(std::abs(reach(polygons[1]).second - layout.time.x(1s)) <= 1);
    QVERIFY(std::abs(reach(polygons[2]).first - layout.time.x(1s)) <= 1);
    QVERIFY(std::abs(reach(polygons[2]).second - layout.time.x(5s)) <= 1);
    // Four fetches for a second, then one transform after another: one step down, one step up.
    const QRectF area =
        QPolygonF(QList<QPointF>(polygons[0].points.begin(), polygons[0].points.end())).boundingRect();
    QVERIFY(layout.panels[0].counters.contains(area));
    double right = 0;
    for (const QPointF &point : polygons[0].points)
        if (point.y() == area.top())
            right = std::max(right, point.x());
    QVERIFY(std::abs(right - layout.time.x(1s)) <= 1);
    const QPointF last = polygons[3].points.back();
    QVERIFY(std::abs(last.x() - layout.time.x(5s)) <= 1);
    QVERIFY(last.y() > area.top() && last.y() < area.bottom());
}

void TestScene::busyCoresCountTheCpuOfBothStages()
{
    Run run;
    run.trace = Trace(3, true);
    // A command of two processes, a transform that waits for half of its time, and one of which nothing is known.
    const auto put = [&run](std::int64_t item, Nanos fetchCpu, Nanos transformCpu) {
        ItemRow row;
        row.item = item;
        row.fetchAdmitted = row.fetchStarted = 0s;
        row.fetchFinished = row.transformStarted = 4s;
        row.transformFinished = 8s;
        row.fetchCpu = fetchCpu;
        row.transformCpu = transformCpu;
        run.trace.put(row);
    };
    put(0, 8s, 2s);
    put(1, absent, absent);
    put(2, 0s, 0s);
    run.trace.setEnd(8s);
    PanelInput panel;
    panel.run = &run;
    const TimeAxis time(0s, 8s, 0, 8);
    const PanelRows rows(panel);
    const ViewColumns columns = viewColumns(rows, time, {}, rows.underWay(0s, 8s), true);
    QCOMPARE(columns.inFlight, (std::vector<double>{3, 3, 3, 3, 0, 0, 0, 0}));
    QCOMPARE(columns.busy, (std::vector<double>{2, 2, 2, 2, 1.5, 1.5, 1.5, 1.5}));
}

void TestScene::linesLieAtMakespanAndBound()
{
    Case article(articleWork(), 4);
    article.addAll({Mode::Sequential}, 4, 4, 4);
    const TimelineView view;
    const TimelineLayout layout = layoutTimeline(article.input, view);
    const Scene scene = buildTimelineScene(article.input, view, lightTheme());
    int solid = 0;
    int dashed = 0;
    for (const SceneLayer &layer : scene.layers) {
        for (const SceneLine &line : layer.lines) {
            const Nanos at = line.dashed ? article.input.panels[0].figures.lowerBound : Nanos(8s);
            QVERIFY(std::abs(line.from.x() - layout.time.x(at)) <= 1);
            (line.dashed ? dashed : solid) += 1;
        }
    }
    QCOMPARE(solid, 1);
    QCOMPARE(dashed, 1);
}

void TestScene::edgesLieOnDevicePixels()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Parallel, Mode::Blocking}, 6, 4, 4);
    for (const double ratio : {1.0, 1.25, 2.0}) {
        TimelineView view;
        view.size = {1013, 517};
        view.devicePixelRatio = ratio;
        const Theme theme = lightTheme();
        const Scene scene = buildTimelineScene(crawler.input, view, theme);
        for (const QColor &colour : {theme.fetch, theme.transform, theme.heldOrder})
            for (const QRectF &rect : rectsOf(scene, colour.rgba(), QRectF(QPointF(0, 0), view.size)))
                for (const double edge : {rect.left(), rect.top(), rect.right(), rect.bottom()})
                    QVERIFY(std::abs(edge * ratio - std::round(edge * ratio)) < 1e-6);
    }
}

void TestScene::theSameInputGivesTheSameScene()
{
    Case crawler(crawlerWork(1'000), 4);
    crawler.addAll({Mode::Parallel}, 6, 4, 4);
    const auto all = [&] {
        const Scene scene = buildTimelineScene(crawler.input, {}, darkTheme());
        std::vector<QRectF> rects;
        for (const SceneLayer &layer : scene.layers)
            for (const RectBatch &batch : layer.rects)
                rects.insert(rects.end(), batch.rects.begin(), batch.rects.end());
        return rects;
    };
    QVERIFY(all() == all());
}

QTEST_MAIN(TestScene)
#include "tst_scene.moc"
