// SPDX-License-Identifier: MIT
// The indexes against a look at every item.
#include "levels/run_levels.h"
#include "virtual/predict.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

struct Indexed
{
    Run run;
    WaitAccount waits;
    RunLevels levels;
};

Indexed indexed(const PipelineSpec &spec, std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 20ms, .p = 0.8};
    work.transformTime = {.kind = TimeSpec::Kind::Exp, .a = 3ms};
    Indexed all;
    all.run.spec = spec;
    all.run.clock = Clock::Virtual;
    all.run.trace = predict(spec, work, {.cores = 2});
    all.waits = WaitAccount(all.run);
    all.levels = RunLevels(all.run, all.waits);
    return all;
}

/// Items of which some failed and the last ones were cut off by the end of the run.
Indexed troubled(std::int64_t items)
{
    Indexed all =
        indexed({.mode = Mode::Parallel, .order = Order::Any, .fetchLimit = 20, .threads = 3}, items);
    const Trace whole = all.run.trace;
    Trace cut(items);
    const Nanos end = whole.end() * 3 / 4;
    const auto before = [end](Nanos &stamp) {
        if (stamp > end)
            stamp = absent;
    };
    for (std::int64_t item = 0; item < items; ++item) {
        ItemRow row = whole.row(item);
        if (row.fetchAdmitted > end)
            break;
        for (Nanos *stamp : {&row.fetchStarted, &row.fetchFinished, &row.fetchYielded, &row.transformStarted,
                             &row.transformFinished, &row.transformYielded})
            before(*stamp);
        if (row.transformYielded == absent)
            row.rank = -1;
        if (item % 17 == 3 && row.transformFinished != absent)
            row.transformStatus = Status::Failed;
        if (item == 5) // stuck for as long as the run lasts
            row.fetchFinished = row.fetchYielded = row.transformStarted = row.transformFinished =
                row.transformYielded = absent;
        cut.put(row);
    }
    cut.setEnd(end);
    cut.setCancelled(true);
    all.run.trace = cut;
    all.waits = WaitAccount(all.run);
    all.levels = RunLevels(all.run, all.waits);
    return all;
}

StateTimes timesWithin(const Indexed &all, Nanos begin, Nanos end)
{
    StateTimes times{};
    std::vector<CauseSpan> spans;
    for (std::int64_t item = 0; item < all.run.trace.size(); ++item) {
        const ItemRow row = all.run.trace.row(item);
        if (row.fetchAdmitted == absent)
            continue;
        all.waits.spansOf(all.run.trace, item, spans);
        for (const CauseSpan &span : spans)
            times[static_cast<std::size_t>(stateOf(span.cause, row.fetchStatus, row.transformStatus))] +=
                std::max<std::int64_t>(0, (std::min(span.end, end) - std::max(span.begin, begin)).count());
    }
    return times;
}

} // namespace

class TestRunLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreThoseOfTheItems_data();
    void timesAreThoseOfTheItems();
    void rangesHoldEveryItemUnderWay();
    void theSlowestIsTheSlowest();
    void lanesAddUpToTheirSpans_data();
    void lanesAddUpToTheirSpans();
    void coarseCopiesTellTheSame();
    void runsWithoutItemsHaveNothing();
};

void TestRunLevels::timesAreThoseOfTheItems_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("kept");
    for (const Mode mode : allModes)
        for (const bool kept : {true, false})
            QTest::addRow("%d %s", int(mode), kept ? "kept" : "any") << int(mode) << kept;
}

// At the grid's own edges exactly; the index interpolates between them.
void TestRunLevels::timesAreThoseOfTheItems()
{
    QFETCH(int, mode);
    QFETCH(bool, kept);
    const Indexed all = indexed({.mode = static_cast<Mode>(mode),
                                 .order = kept ? Order::Kept : Order::Any,
                                 .fetchLimit = 9,
                                 .transformLimit = 4,
                                 .threads = 3},
                                500);
    const CumulativeTimes &times = all.levels.times();
    std::vector<std::int64_t> sums(static_cast<std::size_t>(times.columns()));
    CumulativeTimes::Hint hint;
    for (std::size_t i = 0; i < times.size(); ++i) {
        times.before(times.time(i), hint, sums.data());
        const StateTimes wanted = timesWithin(all, Nanos(0), times.time(i));
        for (int c = 0; c < all.levels.columns().count(); ++c)
            QCOMPARE(sums[static_cast<std::size_t>(c)],
                     wanted[static_cast<std::size_t>(all.levels.columns().state(c))]);
    }
    times.before(all.run.trace.end(), hint, sums.data());
    const auto total = std::accumulate(sums.begin(), sums.end() - 1, std::int64_t{0});
    const WaitTotals &causes = all.waits.totals();
    QCOMPARE(Nanos(total), std::accumulate(causes.begin(), causes.end(), Nanos(0)));
}

void TestRunLevels::rangesHoldEveryItemUnderWay()
{
    const Indexed all = troubled(2000);
    const Trace &trace = all.run.trace;
    std::mt19937 random(3);
    for (int i = 0; i < 300; ++i) {
        const Nanos begin(
            static_cast<std::int64_t>(random() % static_cast<unsigned>(trace.end().count() / 1000)) * 1000);
        const Nanos end = begin + Nanos(random() % 50'000'000);
        ItemRange wanted{trace.size(), 0};
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            const Nanos admitted = trace.stamp(StampColumn::FetchAdmitted, item);
            if (admitted == absent || admitted > end || latencyEnd(trace, item) < begin)
                continue;
            wanted.first = std::min(wanted.first, item);
            wanted.last = item + 1;
        }
        const ItemRange found = all.levels.overlaps().range(trace, begin, end);
        QCOMPARE(found.first, wanted.first);
        QCOMPARE(found.last, wanted.last);
        // Item 5 never ends, and still not everything after it is read.
        std::vector<bool> visited(static_cast<std::size_t>(trace.size()));
        all.levels.overlaps().forEachLeaf(found, begin, [&](std::int64_t first, std::int64_t last) {
            std::fill(visited.begin() + first, visited.begin() + last, true);
            return true;
        });
        for (std::int64_t item = found.first; item < found.last; ++item)
            if (latencyEnd(trace, item) >= begin)
                QVERIFY(visited[static_cast<std::size_t>(item)]);
        const auto count = std::count(visited.begin(), visited.end(), true);
        QVERIFY(count <= all.levels.overlaps().countAbout(found, begin, trace.size()));
        if (begin > trace.end() / 2)
            QVERIFY2(count < trace.size() / 2, qPrintable(QString::number(count)));
    }
}

void TestRunLevels::theSlowestIsTheSlowest()
{
    const Indexed all = troubled(1500);
    const Trace &trace = all.run.trace;
    std::mt19937 random(9);
    for (int i = 0; i < 200; ++i) {
        const Nanos begin(
            static_cast<std::int64_t>(random() % static_cast<unsigned>(trace.end().count() / 1000)) * 1000);
        const Nanos end = begin + Nanos(random() % 90'000'000);
        Nanos longest = Nanos::min();
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            const Nanos admitted = trace.stamp(StampColumn::FetchAdmitted, item);
            if (admitted != absent && admitted <= end && latencyEnd(trace, item) >= begin)
                longest = std::max(longest, latencyEnd(trace, item) - admitted);
        }
        const OverlapIndex &overlaps = all.levels.overlaps();
        const std::int64_t found = overlaps.slowest(trace, overlaps.range(trace, begin, end), begin, end);
        QVERIFY(found >= 0);
        QCOMPARE(latencyEnd(trace, found) - trace.stamp(StampColumn::FetchAdmitted, found), longest);
    }
}

void TestRunLevels::lanesAddUpToTheirSpans_data()
{
    timesAreThoseOfTheItems_data();
}

void TestRunLevels::lanesAddUpToTheirSpans()
{
    QFETCH(int, mode);
    QFETCH(bool, kept);
    const Indexed all = indexed({.mode = static_cast<Mode>(mode),
                                 .order = kept ? Order::Kept : Order::Any,
                                 .fetchLimit = 9,
                                 .transformLimit = 4,
                                 .threads = 3},
                                700);
    const bool blocking = static_cast<Mode>(mode) == Mode::Blocking;
    const Trace &trace = all.run.trace;
    std::map<std::int64_t, std::int64_t> slots;
    std::map<std::int64_t, std::int64_t> threads;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        const std::int64_t transform = (row.transformFinished - row.transformStarted).count();
        const std::int64_t lane = row.transformLane == driverLane ? 0 : row.transformLane;
        threads[lane] += transform;
        if (blocking)
            threads[lane] += (row.fetchYielded - row.fetchStarted).count();
        else
            slots[row.fetchLane] += (row.fetchYielded - row.fetchStarted).count();
    }
    const auto totalOf = [](const CumulativeTimes &times) {
        std::vector<std::int64_t> sums(static_cast<std::size_t>(times.columns()));
        CumulativeTimes::Hint hint;
        times.before(Nanos::max(), hint, sums.data());
        return std::accumulate(sums.begin(), sums.end(), std::int64_t{0});
    };
    for (const auto &[lane, wanted] : slots)
        QCOMPARE(totalOf(all.levels.lanes().slot(lane)), wanted);
    for (const auto &[lane, wanted] : threads)
        QCOMPARE(totalOf(all.levels.lanes().thread(lane)), wanted);
    QCOMPARE(all.levels.lanes().slot(9).columns(), 0); // there is no such lane
}

void TestRunLevels::coarseCopiesTellTheSame()
{
    CumulativeTimes times(1);
    std::mt19937 random(1);
    std::vector<std::pair<Nanos, std::int64_t>> told;
    Nanos at(0);
    std::int64_t sum = 0;
    for (int i = 0; i < 5000; ++i) {
        times.append(at, &sum);
        told.emplace_back(at, sum);
        at += Nanos(1 + random() % 100);
        sum += random() % 100;
    }
    for (const std::int64_t instants : {1, 10, 100, 1000, 100'000}) {
        CumulativeTimes::Hint hint = times.begin(Nanos(0), at, instants);
        std::int64_t last = -1;
        for (std::int64_t i = 0; i <= instants; ++i) {
            std::int64_t found = 0;
            times.before(at * i / instants, hint, &found);
            QVERIFY(found >= last); // never less than before
            last = found;
        }
        QCOMPARE(last, told.back().second);
        // What a copy leaves out is less than what lies between two of its instants.
        std::int64_t half = 0;
        times.before(told[2500].first, hint, &half);
        QVERIFY(std::abs(half - told[2500].second) <= 100 * 5000 / std::max<std::int64_t>(1, instants));
    }
}

void TestRunLevels::runsWithoutItemsHaveNothing()
{
    Run run;
    run.trace = Trace(10);
    const WaitAccount waits(run);
    const RunLevels levels(run, waits);
    QCOMPARE(levels.overlaps().range(run.trace, 0s, 1s), ItemRange{});
    QCOMPARE(levels.overlaps().slowest(run.trace, {}, 0s, 1s), -1);
    std::vector<std::int64_t> sums(static_cast<std::size_t>(levels.times().columns()), 7);
    CumulativeTimes::Hint hint;
    levels.times().before(1s, hint, sums.data());
    QCOMPARE(std::accumulate(sums.begin(), sums.end(), std::int64_t{0}), 0);
}

QTEST_APPLESS_MAIN(TestRunLevels)
#include "tst_run_levels.moc"
