// SPDX-License-Identifier: MIT
#include "scene_cases.h"

#include "scene/flow_words.h"

#include <QTest>

using namespace overlapse;

class TestHitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPointInARowIsItsItemTimeAndCause();
    void besideTheRowsThereIsNoItem();
    void zonesAreFoundByTheirAreas();
    void everyDenseItemCanBeHit();
    void theFlowHasNoItemOfItsOwn();
    void lanesGiveTheItemThatHeldThem();

private:
    static constexpr PipelineSpec m_spec{
        .mode = Mode::Concurrent, .order = Order::Kept, .fetchLimit = 4, .transformLimit = 4, .threads = 4};
    std::unique_ptr<Case> m_article;
};

void TestHitTest::initTestCase()
{
    m_article = std::make_unique<Case>(articleWork(), 4);
    m_article->addAll({Mode::Concurrent, Mode::Parallel}, 4, 4, 4);
}

void TestHitTest::aPointInARowIsItsItemTimeAndCause()
{
    const TimelineView view;
    const TimelineLayout layout = layoutTimeline(m_article->input, view);
    const PanelArea &area = layout.panels[0];
    const auto hit = [&](int item, Nanos at) {
        return hitTest(m_article->input, view,
                       {layout.time.x(at), area.firstRowTop + (item + 0.5) * area.rowHeight});
    };
    const Hit fetch = hit(2, 500ms);
    QCOMPARE(fetch.zone, Hit::Zone::Rows);
    QCOMPARE(fetch.panel, 0);
    QCOMPARE(fetch.item, std::int64_t{2});
    QCOMPARE(fetch.time, Nanos(500ms));
    QVERIFY(fetch.cause == Cause::FetchRunning);
    // Item 2 waits from one to three seconds for the driver, then is transformed.
    QVERIFY(hit(2, 2s).cause.has_value());
    QVERIFY(!isRunning(*hit(2, 2s).cause));
    QVERIFY(hit(2, 3500ms).cause == Cause::TransformCpu);
    QVERIFY(!hit(2, 4500ms).cause.has_value());
    QCOMPARE(hit(2, 4500ms).item, std::int64_t{2});
}

void TestHitTest::besideTheRowsThereIsNoItem()
{
    const TimelineView view;
    const TimelineLayout layout = layoutTimeline(m_article->input, view);
    const QRectF rows = layout.panels[1].rows;
    QCOMPARE(hitTest(m_article->input, view, {300, rows.top() + 1}).item, std::int64_t{-1});
    QCOMPARE(hitTest(m_article->input, view, {300, rows.bottom() - 1}).item, std::int64_t{-1});
    QCOMPARE(hitTest(m_article->input, view, {-5, rows.center().y()}).zone, Hit::Zone::None);
    QCOMPARE(hitTest(m_article->input, view, {300, view.size.height() + 5}).zone, Hit::Zone::None);
    QCOMPARE(hitTest({}, view, {300, 300}).zone, Hit::Zone::None);
}

void TestHitTest::zonesAreFoundByTheirAreas()
{
    const TimelineView view;
    const TimelineLayout layout = layoutTimeline(m_article->input, view);
    const auto zone = [&](QPointF at) { return hitTest(m_article->input, view, at).zone; };
    QCOMPARE(zone({300, 5}), Hit::Zone::Axis);
    QCOMPARE(zone(layout.panels[1].header.center()), Hit::Zone::Header);
    QCOMPARE(zone(layout.panels[1].counters.center()), Hit::Zone::Counters);
    const Hit divider = hitTest(m_article->input, view, {300, layout.panels[1].panel.top() + 1});
    QCOMPARE(divider.zone, Hit::Zone::Divider);
    QCOMPARE(divider.panel, 0);
}

void TestHitTest::everyDenseItemCanBeHit()
{
    Case crawler(crawlerWork(900), 4);
    crawler.addAll({Mode::Parallel}, 400, 64, 8);
    const TimelineView view;
    const PanelArea area = layoutTimeline(crawler.input, view).panels[0];
    QVERIFY(area.rowHeight < 1);
    for (const std::int64_t item : {0, 1, 499, 899})
        QCOMPARE(hitTest(crawler.input, view,
                         {300, area.firstRowTop + (static_cast<double>(item) + 0.5) * area.rowHeight})
                     .item,
                 item);
}

// A column of the flow is of many items.
void TestHitTest::theFlowHasNoItemOfItsOwn()
{
    Case crawler(crawlerWork(10'000), 4);
    crawler.addAll({Mode::Parallel}, 64, 64, 8);
    const TimelineView view;
    const PanelArea area = layoutTimeline(crawler.input, view).panels[0];
    const Hit hit = hitTest(crawler.input, view, {300, area.rows.center().y()});
    QCOMPARE(hit.zone, Hit::Zone::Rows);
    QCOMPARE(hit.item, std::int64_t{-1});
    QVERIFY(hit.time > 0s);
    // It is told how many are in which state: together as many as are under way.
    const QString words = flowWords(crawler.input.panels[0], hit.time, {1ms, 10s}, {});
    const QString at = QStringLiteral("at %1: ").arg(Wording().instant(hit.time, {1ms, 10s}));
    QVERIFY2(words.startsWith(at), qPrintable(words));
    qint64 told = 0;
    for (const QString &part : words.section(QStringLiteral(": "), 1).split(QStringLiteral(" · ")))
        told += part.section(u' ', 0, 0).toLongLong();
    qint64 underWay = 0;
    const Trace &trace = crawler.input.panels[0].run->trace;
    for (std::int64_t item = 0; item < trace.size(); ++item)
        underWay +=
            trace.stamp(StampColumn::FetchAdmitted, item) <= hit.time && latencyEnd(trace, item) > hit.time;
    QCOMPARE(told, underWay);
    QVERIFY(underWay > 10);
    QVERIFY(flowWords(crawler.input.panels[0], trace.end() + 1s, {}, {}).isEmpty());
}

void TestHitTest::lanesGiveTheItemThatHeldThem()
{
    TimelineView view;
    view.rowMode = RowMode::Lanes;
    const TimelineLayout layout = layoutTimeline(m_article->input, view);
    const PanelArea &area = layout.panels[0];
    const auto hit = [&](int lane, Nanos at) {
        return hitTest(m_article->input, view,
                       {layout.time.x(at), area.firstRowTop + (lane + 0.5) * area.rowHeight});
    };
    // The driver transforms item after item from one second on; before that nothing holds it.
    QCOMPARE(hit(0, 500ms).item, std::int64_t{-1});
    QCOMPARE(hit(0, 1500ms).item, std::int64_t{0});
    QCOMPARE(hit(0, 3500ms).item, std::int64_t{2});
    QCOMPARE(hit(3, 500ms).item, std::int64_t{2});
    QCOMPARE(hit(3, 500ms).row, std::int64_t{3});
}

QTEST_MAIN(TestHitTest)
#include "tst_hit_test.moc"
