// SPDX-License-Identifier: MIT
// Maps in the background: every cell is what a prediction says of it, and the latest question wins.
#include "running/map_finder.h"

#include "document/experiment_edits.h"
#include "virtual/predict.h"

#include <QSignalSpy>
#include <QTest>

using namespace overlapse;

namespace {

constexpr int patience = 120'000; // ms; only reached when something hangs

Experiment sample(std::int64_t items)
{
    Experiment experiment = articleExperiment(2);
    experiment.work.items = items;
    return *withTransformTime(*withFetchTime(experiment, QStringLiteral("exp(20ms)")), QStringLiteral("3ms"));
}

} // namespace

class TestMapFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void axes_data();
    void axes();
    void cellsAreSinglePredictions();
    void otherLimitsNeedNoOtherMap();
    void theLatestQuestionWins();
    void stopping();
};

void TestMapFinder::axes_data()
{
    QTest::addColumn<std::int64_t>("fetchLimit");
    QTest::addColumn<std::int64_t>("items");
    QTest::addColumn<std::vector<std::int64_t>>("fetchLimits");
    using Limits = std::vector<std::int64_t>;
    QTest::newRow("usual") << std::int64_t(4) << std::int64_t(1000)
                           << Limits{1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64};
    QTest::newRow("that of now") << std::int64_t(11) << std::int64_t(1000)
                                 << Limits{1,  2,  3,  4,  5,  6,  7,  8,  10, 11, 12,
                                           14, 16, 20, 24, 28, 32, 40, 48, 56, 64};
    QTest::newRow("few items") << std::int64_t(4) << std::int64_t(5) << Limits{1, 2, 3, 4, 5};
    QTest::newRow("one item") << std::int64_t(4) << std::int64_t(1) << Limits{1};
    QTest::newRow("no item") << std::int64_t(4) << std::int64_t(0) << Limits{1};
}

void TestMapFinder::axes()
{
    QFETCH(std::int64_t, fetchLimit);
    QFETCH(std::int64_t, items);
    QFETCH(std::vector<std::int64_t>, fetchLimits);
    WorkSpec work;
    work.items = items;
    const MapAxes axes = usualAxes({.fetchLimit = fetchLimit, .transformLimit = 300}, work);
    QCOMPARE(axes.fetchLimits, fetchLimits);
    QVERIFY(std::ranges::is_sorted(axes.transformLimits));
    QCOMPARE(axes.transformLimits.front(), 1);
    QCOMPARE(axes.transformLimits.back(), std::clamp<std::int64_t>(items, 1, 600));
    QVERIFY(axes.cells() < 2'000);
}

void TestMapFinder::cellsAreSinglePredictions()
{
    const Experiment experiment = sample(40);
    MapFinder finder;
    QSignalSpy grew(&finder, &MapFinder::grew);
    finder.ask(experiment, Mode::Prefetching, 2, {});
    QTRY_VERIFY_WITH_TIMEOUT(!finder.pending(), patience);
    QVERIFY(grew.size() > 2); // coarse first
    std::size_t before = 0;
    for (const QList<QVariant> &arguments : grew) {
        const auto done = arguments[1].value<std::size_t>();
        QVERIFY(done > before);
        before = done;
    }
    const auto map = grew.last()[0].value<std::shared_ptr<const LimitsMap>>();
    QCOMPARE(before, map->cells.size());
    QCOMPARE(map->base, experiment.specFor(Mode::Prefetching));
    for (std::size_t place = 0; place < map->cells.size(); place += 7)
        QCOMPARE(map->cells[place].makespan,
                 predict(map->specAt(place), experiment.work, {.cores = 2}).end());
}

void TestMapFinder::otherLimitsNeedNoOtherMap()
{
    Experiment experiment = sample(40);
    MapFinder finder;
    QSignalSpy grew(&finder, &MapFinder::grew);
    finder.ask(experiment, Mode::Parallel, 2, {});
    QTRY_VERIFY_WITH_TIMEOUT(!finder.pending(), patience);
    const qsizetype levels = grew.size();
    experiment.limits.fetchLimit = 16;
    experiment.limits.transformLimit = 2;
    finder.ask(experiment, Mode::Parallel, 2, {});
    QVERIFY(!finder.pending());
    // Threads are those of every cell, and 17 is not on the map.
    for (auto change :
         {+[](Experiment &e) { e.limits.threads = 3; }, +[](Experiment &e) { e.limits.fetchLimit = 17; }}) {
        change(experiment);
        finder.ask(experiment, Mode::Parallel, 2, {});
        QVERIFY(finder.pending());
        QTRY_VERIFY_WITH_TIMEOUT(!finder.pending(), patience);
    }
    QVERIFY(grew.size() > levels);
    finder.outdate();
    finder.ask(experiment, Mode::Parallel, 2, {});
    QVERIFY(finder.pending());
}

void TestMapFinder::theLatestQuestionWins()
{
    MapFinder finder;
    QSignalSpy grew(&finder, &MapFinder::grew);
    for (const std::int64_t items : {100'000, 50'000, 30}) {
        finder.outdate();
        finder.ask(sample(items), Mode::Parallel, 2, {});
    }
    QTRY_VERIFY_WITH_TIMEOUT(!finder.pending(), patience);
    for (const QList<QVariant> &arguments : grew)
        QCOMPARE(arguments[0].value<std::shared_ptr<const LimitsMap>>()->items, 30);
    QVERIFY(!grew.isEmpty());
}

void TestMapFinder::stopping()
{
    MapFinder finder;
    QSignalSpy grew(&finder, &MapFinder::grew);
    finder.ask(sample(200'000), Mode::Parallel, 2, {});
    finder.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!finder.pending(), patience);
    QCOMPARE(grew.size(), 0);
    // It begins anew.
    finder.ask(sample(30), Mode::Parallel, 2, {});
    QTRY_VERIFY_WITH_TIMEOUT(!finder.pending() && !grew.isEmpty(), patience);
    finder.ask(sample(500'000), Mode::Concurrent, 2, {}); // and the destructor ends this
}

QTEST_GUILESS_MAIN(TestMapFinder)
#include "tst_map_finder.moc"
