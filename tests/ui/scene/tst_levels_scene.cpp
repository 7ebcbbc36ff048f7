// SPDX-License-Identifier: MIT
// Scenes of many items: bounded, conserved, and with a needle for what failed, at any zoom.
#include "scene_cases.h"

#include "scene/flow_rows.h"

#include <QPolygonF>
#include <QTest>

#include <numeric>

using namespace overlapse;

namespace {

/// What is drawn of the items, in nanoseconds: each look's by its colour, and what found no room.
struct DrawnTime
{
    std::array<double, lookCount> looks{};
    double notDrawn = 0;
    [[nodiscard]] double total() const { return std::accumulate(looks.begin(), looks.end(), notDrawn); }
};

DrawnTime drawnTime(const Scene &scene, const Theme &theme, bool predicted)
{
    const Palette palette(theme, false, predicted);
    DrawnTime drawn;
    for (const SceneLayer &layer : scene.layers) {
        drawn.notDrawn += layer.notDrawn;
        for (const RectBatch &batch : layer.rects) {
            if (batch.times.empty())
                continue;
            const QRgb colour = batch.style == RectStyle::Outline ? batch.second : batch.colour;
            const auto look = std::find(palette.look.begin(), palette.look.end(), colour);
            if (look == palette.look.end() || batch.times.size() != batch.rects.size())
                qFatal("a rectangle of no look, or without its time");
            drawn.looks[static_cast<std::size_t>(look - palette.look.begin())] +=
                std::accumulate(batch.times.begin(), batch.times.end(), 0.0);
        }
    }
    return drawn;
}

/// From the items themselves.
std::array<double, lookCount> timeInView(const PanelInput &panel, Nanos begin, Nanos end)
{
    std::array<double, lookCount> times{};
    const Trace &trace = panel.run->trace;
    std::vector<CauseSpan> spans;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        if (row.fetchAdmitted == absent || row.fetchAdmitted > end || latencyEnd(trace, item) < begin)
            continue;
        panel.waits->spansOf(trace, item, spans);
        for (const CauseSpan &span : spans) {
            const Nanos inside = std::min(span.end, end) - std::max(span.begin, begin);
            if (inside > Nanos(0))
                times[static_cast<std::size_t>(spanLook(span.cause, row))] +=
                    static_cast<double>(inside.count());
        }
    }
    return times;
}

/// Every so many items fail, and one is stuck for ten times as long as others take.
void trouble(Run &run, std::int64_t every)
{
    Trace &trace = run.trace;
    for (std::int64_t item = every / 2; item < trace.size(); item += every) {
        ItemRow row = trace.row(item);
        row.transformStatus = Status::Failed;
        trace.put(row);
    }
}

class Zooms
{
public:
    explicit Zooms(const TimelineInput &input) : m_input(input) { m_view.size = {1600, 900}; }

    /// visit(view) at zooms of even steps and some places each, until few items are left.
    template<typename Visit>
    void forEach(RowMode mode, Visit visit)
    {
        m_view.rowMode = mode;
        const auto whole = static_cast<double>(fullRange(m_input).end.count());
        const auto items = static_cast<double>(rowTotal(m_input, RowMode::Items));
        for (double zoom = 1; zoom < items / 8; zoom *= 2.25)
            for (const double place : {0.0, 0.37, 1.0}) {
                m_view.begin = Nanos(std::llround(whole * (1 - 1 / zoom) * place));
                m_view.end = m_view.begin + Nanos(std::llround(whole / zoom));
                visit(m_view);
            }
    }

private:
    const TimelineInput &m_input;
    TimelineView m_view;
};

} // namespace

class TestLevelsScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rectanglesAreBoundedAtEveryZoom_data();
    void rectanglesAreBoundedAtEveryZoom();
    void timeIsConservedAtEveryZoom_data();
    void timeIsConservedAtEveryZoom();
    void rowsFollowTheItemsUnderWay();
    void theFlowStandsForRowsThatWouldBeAThinDiagonal();
    void everyFailureHasItsNeedle();
    void oneFailureAmongMillionsIsSeen();
    void theSlowestInViewIsMarked();
    void theSelectedItemIsFoundInTheFlow();
    void strangeTracesAreDrawn();
};

void TestLevelsScene::rectanglesAreBoundedAtEveryZoom_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<bool>("kept");
    QTest::addColumn<int>("panels");
    QTest::newRow("parallel, 64, kept") << Mode::Parallel << qint64{64} << true << 1;
    QTest::newRow("parallel, 64, any") << Mode::Parallel << qint64{64} << false << 1;
    QTest::newRow("parallel, 4,000, kept") << Mode::Parallel << qint64{4'000} << true << 1;
    QTest::newRow("parallel, 4,000, any, four panels") << Mode::Parallel << qint64{4'000} << false << 4;
    // Its driver is busy on and off as often as there are items.
    QTest::newRow("concurrent, 4,000, kept") << Mode::Concurrent << qint64{4'000} << true << 1;
    QTest::newRow("concurrent, 64, kept, three panels") << Mode::Concurrent << qint64{64} << true << 3;
    QTest::newRow("blocking, 64, any") << Mode::Blocking << qint64{64} << false << 1;
}

void TestLevelsScene::rectanglesAreBoundedAtEveryZoom()
{
    QFETCH(Mode, mode);
    QFETCH(qint64, limit);
    QFETCH(bool, kept);
    QFETCH(int, panels);
    Case crawler(crawlerWork(30'000), 8);
    Run &run = crawler.add({.mode = mode,
                            .order = kept ? Order::Kept : Order::Any,
                            .fetchLimit = limit,
                            .transformLimit = limit,
                            .threads = 8});
    trouble(run, 50);
    for (int more = 1; more < panels; ++more)
        crawler.input.panels.push_back(crawler.input.panels.front());
    for (const RowMode rows : {RowMode::Items, RowMode::Lanes})
        Zooms(crawler.input).forEach(rows, [&](const TimelineView &view) {
            const Scene scene = buildTimelineScene(crawler.input, view, lightTheme());
            QVERIFY2(scene.rectCount() <= 12'000, qPrintable(QString::number(scene.rectCount())));
            QVERIFY(scene.pointCount() <= static_cast<std::size_t>(panels) * (6 * 1600 + 500));
        });
}

void TestLevelsScene::timeIsConservedAtEveryZoom_data()
{
    rectanglesAreBoundedAtEveryZoom_data();
}

void TestLevelsScene::timeIsConservedAtEveryZoom()
{
    QFETCH(Mode, mode);
    QFETCH(qint64, limit);
    QFETCH(bool, kept);
    Case crawler(crawlerWork(9'000), 8);
    crawler.add({.mode = mode,
                 .order = kept ? Order::Kept : Order::Any,
                 .fetchLimit = limit,
                 .transformLimit = limit,
                 .threads = 8});
    const Theme theme = lightTheme();
    Zooms(crawler.input).forEach(RowMode::Items, [&](const TimelineView &view) {
        const DrawnTime drawn = drawnTime(buildTimelineScene(crawler.input, view, theme), theme, false);
        const auto wanted = timeInView(crawler.input.panels[0], view.begin, view.end);
        const double all = std::accumulate(wanted.begin(), wanted.end(), 0.0);
        QVERIFY2(std::abs(drawn.total() - all) <= 1e-4 * all + 1,
                 qPrintable(QString::number(drawn.total() / all - 1)));
        // No look has more than it should, and none lacks more than what found no room.
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            QVERIFY2(
                drawn.looks[k] <= wanted[k] + 1e-4 * all + 1,
                qPrintable(QStringLiteral("look %1: %2 of %3").arg(k).arg(drawn.looks[k]).arg(wanted[k])));
            QVERIFY(drawn.looks[k] + drawn.notDrawn >= wanted[k] - 1e-4 * all - 1);
        }
        QVERIFY2(drawn.notDrawn <= 0.05 * all + 1, qPrintable(QString::number(drawn.notDrawn / all)));
    });
}

void TestLevelsScene::rowsFollowTheItemsUnderWay()
{
    Case crawler(crawlerWork(5'000), 8);
    Run &run = crawler.add({.mode = Mode::Parallel, .fetchLimit = 20, .transformLimit = 8, .threads = 8});
    TimelineView view;
    view.size = {1600, 900};
    QCOMPARE(layoutTimeline(crawler.input, view).panels[0].rowCount, 5'000.0);
    view.begin = run.trace.end() / 2;
    view.end = view.begin + 300ms;
    const PanelArea area = layoutTimeline(crawler.input, view).panels[0];
    const ItemRange among = crawler.input.panels[0].levels->overlaps().range(run.trace, view.begin, view.end);
    QCOMPARE(area.firstRow, double(among.first));
    QCOMPARE(area.rowCount, double(among.count()));
    QVERIFY(area.rowHeight >= leastRowHeight);
    // Locked: they stay.
    view.firstRow = 100;
    view.rowCount = 50;
    QCOMPARE(layoutTimeline(crawler.input, view).panels[0].firstRow, 100.0);
    // A part of them.
    view.rowCount = 0;
    view.rowZoom = 4;
    view.rowPlace = 1;
    const PanelArea part = layoutTimeline(crawler.input, view).panels[0];
    QCOMPARE(part.rowCount, area.rowCount / 4);
    QCOMPARE(part.firstRow + part.rowCount, area.firstRow + area.rowCount);
}

void TestLevelsScene::theFlowStandsForRowsThatWouldBeAThinDiagonal()
{
    Case crawler(crawlerWork(2'281), 8);
    crawler.addAll({Mode::Parallel}, 4, 4, 4);
    TimelineView view;
    view.size = {1200, 700};
    const Theme theme = lightTheme();
    const PanelArea area = layoutTimeline(crawler.input, view).panels[0];
    const Scene scene = buildTimelineScene(crawler.input, view, theme);
    // As high as four items of eight: fetches fill the lower half or more, in the middle of the run too.
    const Palette palette(theme, false, false);
    double fetching = 0;
    for (const QRectF &rect : rectsOf(scene, palette[Look::Fetch], area.rows))
        fetching += rect.width() * rect.height();
    const double plot = layoutTimeline(crawler.input, view).plot.width() * area.rows.height();
    QVERIFY2(fetching > 0.2 * plot, qPrintable(QString::number(fetching / plot)));
    // And rows again as one zooms in.
    view.begin = crawler.input.panels[0].run->trace.end() / 2;
    view.end = view.begin + 500ms;
    QVERIFY(layoutTimeline(crawler.input, view).panels[0].rowHeight > leastRowHeight);
}

void TestLevelsScene::everyFailureHasItsNeedle()
{
    Case crawler(crawlerWork(30'000), 8);
    Run &run = crawler.add({.mode = Mode::Parallel, .fetchLimit = 64, .transformLimit = 64, .threads = 8});
    trouble(run, 700);
    crawler.input.panels[0].levels = nullptr; // of the trace as it is now
    const WaitAccount waits(run);
    const RunLevels levels(run, waits);
    crawler.input.panels[0].waits = &waits;
    crawler.input.panels[0].levels = &levels;
    QCOMPARE(levels.failed().size(), std::size_t(run.trace.failedCount()));
    const Theme theme = darkTheme();
    const QRgb colour = Palette(theme, false, false)[Look::Failed];
    Zooms(crawler.input).forEach(RowMode::Items, [&](const TimelineView &view) {
        const TimelineLayout layout = layoutTimeline(crawler.input, view);
        if (layout.panels[0].rowHeight >= leastRowHeight)
            return; // drawn one by one there
        const Scene scene = buildTimelineScene(crawler.input, view, theme, layout);
        for (const std::int32_t item : levels.failed()) {
            const Nanos at = failedAt(run.trace, item);
            if (at < view.begin || at > view.end)
                continue;
            const double x = layout.time.x(at);
            bool found = false;
            for (const SceneLayer &layer : scene.layers)
                for (const RectBatch &batch : layer.rects)
                    for (const QRectF &rect : batch.rects)
                        found = found
                            || (batch.colour == colour && batch.times.empty() && rect.width() >= 3
                                && rect.height() >= 3 && std::abs(rect.center().x() - x) <= 4);
            QVERIFY2(found, qPrintable(QString::number(item)));
        }
    });
}

void TestLevelsScene::oneFailureAmongMillionsIsSeen()
{
    Case crawler(crawlerWork(1'000'000), 8);
    Run &run = crawler.add({.mode = Mode::Parallel, .fetchLimit = 64, .transformLimit = 64, .threads = 8});
    ItemRow row = run.trace.row(765'432);
    row.fetchStatus = Status::Failed;
    run.trace.put(row);
    const WaitAccount waits(run);
    const RunLevels levels(run, waits);
    crawler.input.panels[0].waits = &waits;
    crawler.input.panels[0].levels = &levels;
    const TimelineView view;
    const Theme theme = darkTheme();
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    const Scene scene = buildTimelineScene(crawler.input, view, theme, layout);
    int needles = 0;
    for (const QRectF &rect :
         rectsOf(scene, Palette(theme, false, false)[Look::Failed], layout.panels[0].rows))
        if (rect.width() >= 3 && std::abs(rect.center().x() - layout.time.x(row.fetchFinished)) < 2)
            ++needles;
    QCOMPARE(needles, 1);
}

void TestLevelsScene::theSlowestInViewIsMarked()
{
    Case crawler(crawlerWork(40'000), 8);
    Run &run = crawler.add(
        {.mode = Mode::Parallel, .order = Order::Any, .fetchLimit = 64, .transformLimit = 64, .threads = 8});
    const TimelineView view;
    const Theme theme = lightTheme();
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    const Scene scene = buildTimelineScene(crawler.input, view, theme, layout);
    const OverlapIndex &overlaps = crawler.input.panels[0].levels->overlaps();
    const std::int64_t slowest = overlaps.slowest(run.trace, {0, 40'000}, Nanos(0), run.trace.end());
    const Nanos middle =
        (run.trace.stamp(StampColumn::FetchAdmitted, slowest) + latencyEnd(run.trace, slowest)) / 2;
    std::vector<QRectF> found;
    for (const SceneLayer &layer : scene.layers)
        for (const ScenePolygon &polygon : layer.polygons)
            if (polygon.smooth && polygon.points.size() == 3 && polygon.colour == theme.text.rgba())
                found.push_back(
                    QPolygonF(QList<QPointF>(polygon.points.begin(), polygon.points.end())).boundingRect());
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found[0].width() >= 3 && found[0].height() >= 3);
    QVERIFY(layout.panels[0].rows.contains(found[0].center()));
    QVERIFY(std::abs(found[0].center().x() - layout.time.x(middle)) <= 2);
}

void TestLevelsScene::theSelectedItemIsFoundInTheFlow()
{
    Case crawler(crawlerWork(2'281), 8);
    const Run &run =
        crawler.add({.mode = Mode::Parallel, .fetchLimit = 4, .transformLimit = 4, .threads = 4});
    const Theme theme = lightTheme();
    TimelineView view;
    view.size = {1200, 700};
    const auto linesIn = [&] {
        const TimelineLayout layout = layoutTimeline(crawler.input, view);
        return rectsOf(buildTimelineScene(crawler.input, view, theme, layout), theme.accent.rgba(),
                       layout.panels[0].rows);
    };
    QVERIFY(linesIn().empty());
    view.selected = 1000;
    const ItemRow row = run.trace.row(view.selected);
    const Nanos middle = row.fetchAdmitted + (row.transformYielded - row.fetchAdmitted) / 2;
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    const std::vector<QRectF> lines = linesIn();
    QVERIFY(!lines.empty());
    double sum = 0;
    for (const QRectF &line : lines) {
        QVERIFY(line.width() >= 2 && line.height() >= layout.panels[0].rows.height());
        sum += line.center().x();
    }
    QVERIFY(std::abs(sum / double(lines.size()) - layout.time.x(middle)) <= 2);
    // What is out of sight has none.
    view.begin = row.transformYielded + 1s;
    view.end = run.trace.end();
    QVERIFY(linesIn().empty());
}

void TestLevelsScene::strangeTracesAreDrawn()
{
    const auto drawnOf = [](const std::vector<ItemRow> &rows, Nanos end) {
        Run run;
        run.spec = {
            .mode = Mode::Parallel, .fetchLimit = 100'000, .transformLimit = 100'000, .threads = 10'000};
        run.trace = Trace(std::int64_t(rows.size()) + 1);
        for (const ItemRow &row : rows)
            run.trace.put(row);
        run.trace.setEnd(end);
        PanelInput panel;
        panel.run = &run;
        panel.title = QString(300'000, QLatin1Char('x'));
        TimelineInput input;
        input.panels.push_back(panel);
        for (const RowMode mode : {RowMode::Items, RowMode::Lanes})
            for (const double length : {1.0, 1e-3, 1e-9}) {
                TimelineView view;
                view.size = {900, 500};
                view.rowMode = mode;
                view.end = Nanos(std::llround(std::max(1.0, static_cast<double>(end.count()) * length)));
                const Scene scene = buildTimelineScene(input, view, lightTheme());
                for (const SceneLayer &layer : scene.layers)
                    for (const RectBatch &batch : layer.rects)
                        for (const QRectF &rect : batch.rects)
                            if (!std::isfinite(rect.x()) || !std::isfinite(rect.y())
                                || !std::isfinite(rect.width()) || !std::isfinite(rect.height()))
                                return false;
            }
        return true;
    };
    const auto row = [](std::int64_t item, Nanos begin, Nanos length) {
        ItemRow made;
        made.item = made.rank = item;
        made.fetchAdmitted = made.fetchStarted = begin;
        made.fetchFinished = made.fetchYielded = made.transformStarted = begin + length;
        made.transformFinished = made.transformYielded = begin + length;
        made.fetchLane = static_cast<std::int32_t>(item % 10'000);
        made.transformLane = static_cast<std::int32_t>(item % 10'000);
        made.fetchStatus = made.transformStatus = Status::Ok;
        return made;
    };
    QVERIFY(drawnOf({}, 0ns));
    QVERIFY(drawnOf({row(0, 0ns, 0ns)}, 0ns));
    QVERIFY(drawnOf({row(0, 0ns, 1ns)}, 1ns));
    constexpr Nanos year = std::chrono::hours(8'766);
    QVERIFY(drawnOf({row(0, 0ns, year), row(1, 1s, 1ns)}, year));
    std::vector<ItemRow> many;
    for (std::int64_t item = 0; item < 20'000; ++item)
        many.push_back(row(item, Nanos(item), item % 3 == 0 ? 0ns : 500ns));
    QVERIFY(drawnOf(many, 21us));
}

QTEST_MAIN(TestLevelsScene)
#include "tst_levels_scene.moc"
