// SPDX-License-Identifier: MIT
// The golden tables: what the real futures-util 0.3.21 gives, on the virtual clock.
#include "analysis/waits.h"
#include "virtual/predict.h"

#include "pipeline/words.h"

#include <QTest>

#include <algorithm>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr Nanos unit = 1s;

WorkSpec uniformWork(std::int64_t items, Nanos fetch = unit, Nanos transform = unit)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime.a = fetch;
    work.transformTime.a = transform;
    work.transform = TransformKind::Wall;
    return work;
}

// 20 items, the first fetch 5 and the others 1, transform 0.25.
WorkSpec headOfLineWork()
{
    WorkSpec work = uniformWork(20);
    auto table = std::make_shared<DurationTable>();
    table->fetch.assign(20, unit);
    table->fetch[0] = 5 * unit;
    table->transform.assign(20, unit / 4);
    work.durations = table;
    return work;
}

PipelineSpec spec(Mode mode, std::int64_t n, std::int64_t m, int c, Order order = Order::Kept)
{
    return {.mode = mode, .order = order, .fetchLimit = n, .transformLimit = m, .threads = c};
}

double units(const Trace &trace)
{
    return std::chrono::duration<double>(trace.end()).count();
}

std::vector<double> fetchStarts(const Trace &trace)
{
    std::vector<double> starts;
    for (std::int64_t i = 0; i < trace.size(); ++i)
        starts.push_back(std::chrono::duration<double>(trace.row(i).fetchStarted).count());
    return starts;
}

} // namespace

class TestVirtual : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goldenMakespans_data();
    void goldenMakespans();
    void headOfLine_data();
    void headOfLine();
    void bufferStall();
    void severalAwaits_data();
    void severalAwaits();
    void unpolledIsACause();
    void blockingWaitsForOneAfterTheOther();
    void fetchesStartWhenTheRulesSay();
    void threadsShareCores();
    void failuresPassInTheirPlace();
    void stopKeepsWhatWasRecorded();
};

void TestVirtual::goldenMakespans_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("m");
    QTest::addColumn<int>("c");
    QTest::addColumn<double>("expected");
    struct Row
    {
        int n, m;
        double concurrent, parallel4, parallel2, prefetching4, prefetching2;
    };
    const Row rows[] = {
        {1, 1, 8, 8, 8, 5, 5}, {1, 2, 5, 5, 5, 5, 5}, {1, 4, 5, 5, 5, 5, 5},
        {2, 1, 6, 6, 6, 5, 5}, {2, 2, 5, 4, 4, 3, 3}, {2, 4, 5, 3, 3, 3, 3},
        {4, 1, 5, 5, 5, 5, 5}, {4, 2, 5, 3, 3, 3, 3}, {4, 4, 5, 2, 3, 2, 3},
    };
    const auto add = [](Mode mode, int n, int m, int c, double expected) {
        QTest::addRow("%s N=%d M=%d c=%d", qPrintable(modeName(mode)), n, m, c)
            << mode << n << m << c << expected;
    };
    for (const Row &r : rows) {
        add(Mode::Concurrent, r.n, r.m, 4, r.concurrent);
        add(Mode::Parallel, r.n, r.m, 4, r.parallel4);
        add(Mode::Parallel, r.n, r.m, 2, r.parallel2);
        add(Mode::Prefetching, r.n, r.m, 4, r.prefetching4);
        add(Mode::Prefetching, r.n, r.m, 2, r.prefetching2);
    }
    add(Mode::Sequential, 4, 4, 4, 8);
    add(Mode::Blocking, 1, 1, 4, 2);
    add(Mode::Blocking, 1, 1, 2, 4);
    add(Mode::Blocking, 1, 1, 1, 8);
}

void TestVirtual::goldenMakespans()
{
    QFETCH(Mode, mode);
    QFETCH(int, n);
    QFETCH(int, m);
    QFETCH(int, c);
    QFETCH(double, expected);
    for (const Order order : {Order::Kept, Order::Any})
        QCOMPARE(units(predict(spec(mode, n, m, c, order), uniformWork(4), {.cores = 8})), expected);
}

void TestVirtual::headOfLine_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("c");
    QTest::addColumn<double>("kept");
    QTest::addColumn<double>("any");
    const auto add = [](Mode mode, int n, int c, double kept, double any) {
        QTest::addRow("%s N=%d c=%d", qPrintable(modeName(mode)), n, c) << mode << n << c << kept << any;
    };
    add(Mode::Concurrent, 2, 4, 14.5, 12.5);
    add(Mode::Parallel, 2, 4, 14.25, 12.25);
    add(Mode::Prefetching, 2, 4, 14.25, 12.25);
    add(Mode::Concurrent, 4, 4, 11, 7.25);
    add(Mode::Parallel, 4, 4, 10.25, 6.5);
    add(Mode::Prefetching, 4, 4, 9.25, 6.25);
    add(Mode::Concurrent, 8, 4, 10.5, 6.5);
    add(Mode::Parallel, 8, 4, 8.25, 5.25);
    add(Mode::Prefetching, 8, 4, 7.25, 5.25);
    for (const int n : {2, 4, 8})
        add(Mode::Blocking, n, 4, 7.5, 7.5);
    add(Mode::Blocking, 4, 2, 15, 15);
}

void TestVirtual::headOfLine()
{
    QFETCH(Mode, mode);
    QFETCH(int, n);
    QFETCH(int, c);
    QFETCH(double, kept);
    QFETCH(double, any);
    QCOMPARE(units(predict(spec(mode, n, 4, c), headOfLineWork(), {.cores = 8})), kept);
    QCOMPARE(units(predict(spec(mode, n, 4, c, Order::Any), headOfLineWork(), {.cores = 8})), any);
}

void TestVirtual::bufferStall()
{
    QCOMPARE(units(predict(spec(Mode::Parallel, 4, 4, 4), uniformWork(20), {.cores = 8})), 10.0);
    QCOMPARE(units(predict(spec(Mode::Prefetching, 4, 4, 4), uniformWork(20), {.cores = 8})), 6.0);
    QCOMPARE(units(predict(spec(Mode::Parallel, 4, 2, 2), uniformWork(12), {.cores = 8})), 9.0);
    QCOMPARE(units(predict(spec(Mode::Prefetching, 4, 2, 2), uniformWork(12), {.cores = 8})), 7.0);
}

// Rule 15: the real futures-util 0.3.21 on a virtual clock; makespans for 1, 2, 5 and 10 awaits of equal length.
void TestVirtual::severalAwaits_data()
{
    QTest::addColumn<WorkSpec>("work");
    QTest::addColumn<PipelineSpec>("spec");
    QTest::addColumn<QList<double>>("expected");
    const auto replayed = [](auto fetch, Nanos transform) {
        DurationTable table;
        for (int item = 0; item < 20; ++item) {
            table.fetch.push_back(fetch(item));
            table.transform.push_back(transform);
        }
        WorkSpec work;
        work.items = 20;
        work.durations = std::make_shared<const DurationTable>(std::move(table));
        return work;
    };
    struct Recipe
    {
        const char *name;
        WorkSpec work;
        int n, m;
        QList<double> concurrentKept, concurrentAny, parallelKept, parallelAny;
    };
    const auto always = [](double value) { return QList<double>(4, value); };
    const Recipe recipes[] = {
        {"1 + 0.25",
         replayed([](int) { return Nanos(1s); }, 250ms),
         4,
         4,
         {7, 7, 7.6, 8.8},
         {7, 7, 7.6, 8.8},
         always(6.25),
         always(6.25)},
        {"1 + 1",
         replayed([](int) { return Nanos(1s); }, 1s),
         8,
         2,
         {21, 22, 22.6, 22.8},
         {21, 22, 22.6, 22.8},
         always(13),
         always(13)},
        {"uneven",
         replayed([](int item) { return 500ms + 100ms * (item % 11); }, 500ms),
         8,
         2,
         {10.5, 11.35, 12.3, 12.47},
         {10.5, 10.55, 10.96, 11.79},
         {7.2, 7.2, 7.12, 7.58},
         {6.8, 6.55, 6.72, 6.86}},
        {"long and short",
         replayed([](int item) { return item % 2 == 0 ? Nanos(2s) : Nanos(200ms); }, 500ms),
         8,
         4,
         {13, 13, 13.6, 14.8},
         {10.2, 10.2, 10.28, 10.98},
         always(8.5),
         {5, 5, 5.6, 5.6}},
    };
    for (const Recipe &recipe : recipes) {
        const auto add = [&recipe](Mode mode, Order order, const QList<double> &expected) {
            QTest::addRow("%s, %s, %s", recipe.name, qPrintable(modeName(mode)), qPrintable(orderName(order)))
                << recipe.work << spec(mode, recipe.n, recipe.m, recipe.m, order) << expected;
        };
        add(Mode::Concurrent, Order::Kept, recipe.concurrentKept);
        add(Mode::Concurrent, Order::Any, recipe.concurrentAny);
        add(Mode::Parallel, Order::Kept, recipe.parallelKept);
        add(Mode::Parallel, Order::Any, recipe.parallelAny);
    }
}

void TestVirtual::severalAwaits()
{
    QFETCH(WorkSpec, work);
    QFETCH(const PipelineSpec, spec);
    QFETCH(const QList<double>, expected);
    QList<double> found;
    for (const int awaits : {1, 2, 5, 10}) {
        work.fetchTime.awaits = awaits;
        const Trace trace = predict(spec, work, {.cores = 8});
        found << std::round(100 * static_cast<double>(trace.end().count()) / 1e9) / 100;
    }
    QCOMPARE(found, expected);
}

// Ready from the end of an await until the poll that begins the next: here the driver transforms meanwhile.
void TestVirtual::unpolledIsACause()
{
    WorkSpec work;
    work.items = 2;
    work.fetchTime = {.a = 2s, .awaits = 2};
    work.transformTime = {.a = 5s};
    const PipelineSpec concurrent = spec(Mode::Concurrent, 2, 1, 1, Order::Any);
    DurationTable table{.fetch = {1s, 4s}, .transform = {5s, 0s}};
    work.durations = std::make_shared<const DurationTable>(std::move(table));
    const Run run{concurrent, Clock::Virtual, predict(concurrent, work, {.cores = 2})};
    QCOMPARE(run.trace.row(0).fetchFinished, Nanos(1s));
    // Its first await ends at 2 s, the transform at 6 s.
    QCOMPARE(run.trace.row(1).fetchFinished, Nanos(8s));
    const WaitTotals totals = WaitAccount(run).totalsOf(run.trace, 1);
    QCOMPARE(totals[static_cast<std::size_t>(Cause::FetchUnpolled)], Nanos(4s));
    QCOMPARE(totals[static_cast<std::size_t>(Cause::FetchRunning)], Nanos(4s));
    QCOMPARE(run.trace.mostInFlight(), 2);
}

void TestVirtual::blockingWaitsForOneAfterTheOther()
{
    WorkSpec once = uniformWork(8);
    WorkSpec often = once;
    often.fetchTime.awaits = 5;
    const PipelineSpec blocking = spec(Mode::Blocking, 1, 1, 3, Order::Kept);
    QCOMPARE(predict(blocking, often, {.cores = 2}).end(), predict(blocking, once, {.cores = 2}).end());
    QCOMPARE(predict(blocking, often, {.cores = 2}).nextDetailed(0), -1);
}

void TestVirtual::fetchesStartWhenTheRulesSay()
{
    const Trace parallel = predict(spec(Mode::Parallel, 4, 2, 2), uniformWork(8), {.cores = 8});
    QCOMPARE(units(parallel), 6.0);
    QCOMPARE(fetchStarts(parallel), (std::vector<double>{0, 0, 0, 0, 3, 3, 3, 3}));
    const Trace prefetching = predict(spec(Mode::Prefetching, 4, 2, 2), uniformWork(8), {.cores = 8});
    QCOMPARE(units(prefetching), 5.0);
    QCOMPARE(fetchStarts(prefetching), (std::vector<double>{0, 0, 0, 0, 1, 1, 2, 2}));
    QCOMPARE(units(predict(spec(Mode::Blocking, 4, 2, 2), uniformWork(8), {.cores = 8})), 8.0);
}

void TestVirtual::threadsShareCores()
{
    WorkSpec work = uniformWork(4);
    QCOMPARE(units(predict(spec(Mode::Parallel, 4, 4, 4), work, {.cores = 2})), 2.0);
    work.transform = TransformKind::Cpu;
    QCOMPARE(units(predict(spec(Mode::Parallel, 4, 4, 4), work, {.cores = 2})), 3.0);
    // Three jobs of 1, 2 and 3 s on one core: each in turn gets a third, then a half, then all of it.
    auto table = std::make_shared<DurationTable>();
    table->fetch.assign(3, Nanos(0));
    table->transform = {1s, 2s, 3s};
    work.items = 3;
    work.durations = table;
    const Trace trace = predict(spec(Mode::Prefetching, 3, 3, 3), work, {.cores = 1});
    QCOMPARE(trace.row(0).transformFinished, Nanos(3s));
    QCOMPARE(trace.row(1).transformFinished, Nanos(5s));
    QCOMPARE(trace.row(2).transformFinished, Nanos(6s));
    QCOMPARE(trace.row(2).transformCpu, Nanos(3s));
}

void TestVirtual::failuresPassInTheirPlace()
{
    for (const Mode mode : allModes) {
        PredictOptions options{.cores = 8};
        options.fetchFails = [](std::int64_t item) { return item == 1; };
        const Trace trace = predict(spec(mode, 2, 2, 2), uniformWork(4), options);
        QCOMPARE(trace.emittedCount(), 4);
        QCOMPARE(trace.failedCount(), 1);
        const ItemRow failed = trace.row(1);
        QCOMPARE(failed.rank, 1);
        QCOMPARE(failed.fetchStatus, Status::Failed);
        QCOMPARE(failed.transformStatus, Status::Skipped);
        QCOMPARE(failed.transformLane, noLane);
        QCOMPARE(failed.transformStarted, failed.transformFinished);
    }
}

void TestVirtual::stopKeepsWhatWasRecorded()
{
    for (const Mode mode : allModes) {
        const Trace trace = predict(spec(mode, 2, 2, 2), uniformWork(20), {.cores = 8, .stopAt = 2500ms});
        QVERIFY(trace.cancelled());
        QCOMPARE(trace.end(), Nanos(2500ms));
        QVERIFY(trace.size() > 0);
        QVERIFY(trace.emittedCount() < 20);
        for (std::int64_t i = 0; i < trace.size(); ++i) {
            const ItemRow row = trace.row(i);
            QVERIFY(row.fetchAdmitted != absent);
            QCOMPARE(row.rank >= 0, row.transformYielded != absent);
            QCOMPARE(row.rank < 0,
                     row.fetchStatus == Status::Cancelled || row.transformStatus == Status::Cancelled);
            QVERIFY(std::max({row.fetchFinished, row.transformStarted, row.transformYielded}) <= trace.end());
        }
    }
}

QTEST_APPLESS_MAIN(TestVirtual)
#include "tst_virtual.moc"
