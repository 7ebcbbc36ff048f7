// SPDX-License-Identifier: MIT
// The map of limits: each cell is the prediction of its limits alone; the best and the knee against exhaustive search.
#include "analysis/limits_map.h"
#include "analysis/percentiles.h"
#include "analysis/replay_fit.h"
#include "core/analysis/replaying.h"
#include "virtual/predict.h"

#include <QTest>

#include <numeric>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

WorkSpec work(std::int64_t items = 40)
{
    WorkSpec spec;
    spec.items = items;
    spec.fetchTime = {.kind = TimeSpec::Kind::Uniform, .a = 5ms, .b = 40ms};
    spec.transformTime = {.kind = TimeSpec::Kind::Exp, .a = 4ms};
    return spec;
}

std::vector<std::int64_t> upTo(std::int64_t most)
{
    std::vector<std::int64_t> all(std::size_t(most), 0);
    std::iota(all.begin(), all.end(), 1);
    return all;
}

LimitsMap mapWith(const MapAxes &axes, const std::vector<int> &makespans)
{
    LimitsMap map{{}, 100, axes, {}};
    for (const int makespan : makespans)
        map.cells.push_back({.makespan = Nanos(makespan), .reliable = makespan > 0});
    return map;
}

} // namespace

class TestLimitsMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCellIsThePredictionOfItsLimits_data();
    void eachCellIsThePredictionOfItsLimits();
    void fromCoarseToFine();
    void oneCell();
    void cancelledTheRestIsAbsent();
    void theBestAndTheKnee();
    void whatIsNotToBeReliedOnIsNotTheBest();
    void beyondWhatWasSeenIsMarked();
    void whereMoreItemsFailNothingIsBetter();
};

void TestLimitsMap::eachCellIsThePredictionOfItsLimits_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Order>("order");
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            QTest::addRow("%d, %d", int(mode), int(order)) << mode << order;
}

void TestLimitsMap::eachCellIsThePredictionOfItsLimits()
{
    QFETCH(const Mode, mode);
    QFETCH(const Order, order);
    const PipelineSpec base{.mode = mode, .order = order, .threads = 3};
    const MapAxes axes{{1, 2, 3, 5, 9, 17}, {1, 2, 8}};
    const LimitsMap map = mapOfLimits(base, work(), 2, axes);
    QCOMPARE(map.cells.size(), std::size_t(18));
    for (std::size_t fetch = 0; fetch < axes.fetchLimits.size(); ++fetch)
        for (std::size_t transform = 0; transform < axes.transformLimits.size(); ++transform) {
            PipelineSpec spec = base;
            spec.fetchLimit = axes.fetchLimits[fetch];
            spec.transformLimit = axes.transformLimits[transform];
            const std::size_t place = map.place(fetch, transform);
            QCOMPARE(map.specAt(place), spec);
            const Trace trace = predict(spec, work(), {.cores = 2});
            QCOMPARE(map.cells[place].makespan, trace.end());
            QCOMPARE(map.cells[place].p99, stageTimes(trace).latency.percentiles.p99);
            QCOMPARE(map.throughputAt(place), 40e9 / double(trace.end().count()));
        }
}

void TestLimitsMap::fromCoarseToFine()
{
    const MapAxes axes{upTo(33), upTo(10)};
    std::vector<std::size_t> counts;
    const LimitsMap map = mapOfLimits({}, work(5), 2, axes, {}, [&](const LimitsMap &part, std::size_t done) {
        counts.push_back(done);
        const auto there =
            std::ranges::count_if(part.cells, [](const MapCell &cell) { return cell.makespan != absent; });
        QCOMPARE(std::size_t(there), done);
    });
    QVERIFY(counts.size() >= 4 && counts.front() <= 16);
    QVERIFY(std::ranges::is_sorted(counts));
    QCOMPARE(counts.back(), axes.cells());
}

void TestLimitsMap::oneCell()
{
    const LimitsMap map = mapOfLimits({}, work(), 2, {{7}, {3}});
    QCOMPARE(map.cells.size(), std::size_t(1));
    QCOMPARE(bestOf(map), std::optional<std::size_t>(0));
    QCOMPARE(kneeOf(map), std::optional<std::size_t>(0));
}

void TestLimitsMap::cancelledTheRestIsAbsent()
{
    std::stop_source stop;
    std::size_t there = 0;
    const LimitsMap map = mapOfLimits({}, work(5), 2, {upTo(20), upTo(20)}, stop.get_token(),
                                      [&](const LimitsMap &, std::size_t done) {
                                          there = done;
                                          stop.request_stop();
                                      });
    QCOMPARE(std::size_t(std::ranges::count_if(map.cells,
                                               [](const MapCell &cell) { return cell.makespan != absent; })),
             there);
    QVERIFY(there < map.cells.size());
}

void TestLimitsMap::theBestAndTheKnee()
{
    // By M, then N.
    const MapAxes axes{{1, 2, 4}, {1, 3}};
    const LimitsMap map = mapWith(axes,
                                  {300, 101, 100, //
                                   300, 100, 100});
    QCOMPARE(bestOf(map), std::optional(map.place(1, 1))); // 2 + 3 as 4 + 1: the smaller N
    QCOMPARE(map.specAt(*bestOf(mapWith(axes, {9, 9, 9, 9, 9, 9}))).fetchLimit, 1);
    QCOMPARE(kneeOf(map), std::optional(map.place(1, 0)));
    QCOMPARE(kneeOf(mapWith(axes, {300, 103, 100, 300, 300, 300})), std::optional(map.place(2, 0)));
}

void TestLimitsMap::whatIsNotToBeReliedOnIsNotTheBest()
{
    const MapAxes axes{{1, 2}, {1}};
    LimitsMap map = mapWith(axes, {300, 100});
    map.cells[1].reliable = false;
    QCOMPARE(bestOf(map), std::optional<std::size_t>(0));
    map.cells[0].reliable = false;
    QVERIFY(!bestOf(map) && !kneeOf(map));
    map.cells.assign(2, {});
    QVERIFY(!bestOf(map) && !kneeOf(map));
}

void TestLimitsMap::beyondWhatWasSeenIsMarked()
{
    DurationTable table{.fetch = std::vector<Nanos>(30, 20ms), .transform = std::vector<Nanos>(30, 1ms)};
    table.servers = {{.places = 4, .filled = false}};
    table.mostInFlight = 4;
    const LimitsMap map = mapOfLimits({}, replaying(table, 30), 2, {{2, 4, 8}, {4}});
    QVERIFY(map.cells[0].reliable && map.cells[1].reliable && !map.cells[2].reliable);
    QCOMPARE(bestOf(map), std::optional<std::size_t>(1));
}

// With a deadline, more in flight only fails sooner.
void TestLimitsMap::whereMoreItemsFailNothingIsBetter()
{
    DurationTable table{.fetch = std::vector<Nanos>(60, 20ms), .transform = std::vector<Nanos>(60, 0ms)};
    table.servers = {{.places = 5, .filled = true}};
    table.mostInFlight = 60;
    table.deadline = 100ms;
    const LimitsMap map = mapOfLimits({}, replaying(table, 60), 2, {{1, 5, 20, 60}, {1}});
    QCOMPARE(map.cells[3].failed, 35);
    QVERIFY(map.cells[3].makespan < map.cells[1].makespan);
    QCOMPARE(bestOf(map), std::optional<std::size_t>(1));
    QCOMPARE(kneeOf(map), std::optional<std::size_t>(1));
    QCOMPARE(map.throughputAt(3), 25 * 1e9 / double(map.cells[3].makespan.count()));
}

QTEST_APPLESS_MAIN(TestLimitsMap)
#include "tst_limits_map.moc"
