// SPDX-License-Identifier: MIT
// The figures of a run: exact where the formula is exact, and a lower bound that is a floor.
#include "analysis/figures.h"

#include "analysis/comparable_runs.h"
#include "analysis/head_of_line.h"
#include "analysis/overlap.h"
#include "core/analysis/random_pipelines.h"

#include <QTest>

using namespace overlapse;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// The article's four items of one second each.
Run articleRun(const PipelineSpec &spec, int cores, TransformKind kind = TransformKind::Cpu)
{
    WorkSpec work;
    work.transform = kind;
    PredictOptions options;
    options.cores = cores;
    return {spec, Clock::Virtual, predict(spec, work, options)};
}

WorkSpec workOf(TransformKind kind)
{
    WorkSpec work;
    work.transform = kind;
    return work;
}

PipelineSpec specOf(Mode mode, std::int64_t n, std::int64_t m, int c)
{
    return {.mode = mode, .order = Order::Kept, .fetchLimit = n, .transformLimit = m, .threads = c};
}

ItemRow measured(std::int64_t item, Nanos fetched, Nanos transformed, Nanos cpu)
{
    ItemRow row{.item = item, .rank = item, .fetchAdmitted = Nanos(0), .fetchStarted = Nanos(0)};
    row.fetchFinished = row.fetchYielded = row.transformStarted = fetched;
    row.transformFinished = row.transformYielded = transformed;
    row.transformCpu = cpu;
    row.fetchStatus = row.transformStatus = Status::Ok;
    return row;
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBoundIsAFloorForEveryModeAndOrder()
    {
        int tight = 0;
        for (const Mode mode : allModes)
            for (const Order order : {Order::Kept, Order::Any})
                for (std::uint64_t seed = 0; seed < 3000; ++seed) {
                    const RandomPipeline pipeline = randomPipeline(seed, mode, order);
                    const Run run = pipeline.run();
                    const Nanos bound = lowerBound(run, pipeline.work, pipeline.cores);
                    if (bound > run.trace.end())
                        QFAIL(qPrintable(QStringLiteral("mode %1 order %2 seed %3: bound %4, makespan %5")
                                             .arg(int(mode))
                                             .arg(int(order))
                                             .arg(seed)
                                             .arg(bound.count())
                                             .arg(run.trace.end().count())));
                    tight += bound == run.trace.end() ? 1 : 0;
                }
        // Not a floor because it is far below: it is met often.
        QVERIFY2(tight > 3000, qPrintable(QString::number(tight)));
    }

    void theBoundEqualsTheFormula_data()
    {
        QTest::addColumn<PipelineSpec>("spec");
        QTest::addColumn<TransformKind>("kind");
        QTest::addColumn<int>("cores");
        QTest::addColumn<Nanos>("bound");
        const auto cpu = TransformKind::Cpu;
        QTest::newRow("sequential: sum F + min T")
            << specOf(Mode::Sequential, 4, 4, 4) << cpu << 4 << Nanos(seconds(5));
        QTest::newRow("concurrent: min F + sum T")
            << specOf(Mode::Concurrent, 4, 4, 4) << cpu << 4 << Nanos(seconds(5));
        QTest::newRow("parallel, 4 cores: F + T")
            << specOf(Mode::Parallel, 4, 4, 4) << cpu << 4 << Nanos(seconds(2));
        QTest::newRow("parallel, 2 cores: min F + sum T / 2")
            << specOf(Mode::Parallel, 4, 4, 4) << cpu << 2 << Nanos(seconds(3));
        QTest::newRow("wall() does not count cores")
            << specOf(Mode::Parallel, 4, 4, 4) << TransformKind::Wall << 2 << Nanos(seconds(2));
        QTest::newRow("parallel, M = 1") << specOf(Mode::Parallel, 4, 1, 4) << cpu << 4 << Nanos(seconds(5));
        QTest::newRow("prefetching, N = 2: sum F / 2 + min T")
            << specOf(Mode::Prefetching, 2, 4, 4) << cpu << 4 << Nanos(seconds(3));
        QTest::newRow("rounded down") << specOf(Mode::Parallel, 3, 4, 4) << cpu << 4 << Nanos(2'333'333'333);
        QTest::newRow("blocking, 2 threads: sum (F + T) / 2")
            << specOf(Mode::Blocking, 1, 1, 2) << cpu << 4 << Nanos(seconds(4));
        QTest::newRow("blocking, 1 core: sum T")
            << specOf(Mode::Blocking, 1, 1, 4) << cpu << 1 << Nanos(seconds(4));
    }
    void theBoundEqualsTheFormula()
    {
        QFETCH(PipelineSpec, spec);
        QFETCH(TransformKind, kind);
        QFETCH(int, cores);
        QFETCH(Nanos, bound);
        QCOMPARE(lowerBound(articleRun(spec, cores, kind), workOf(kind), cores), bound);
    }

    void figuresOfTheArticle()
    {
        const Figures figures =
            figuresOf(articleRun(specOf(Mode::Concurrent, 4, 4, 4), 4), workOf(TransformKind::Cpu), 4);
        QCOMPARE(figures.makespan, Nanos(seconds(5)));
        QCOMPARE(figures.boundShare, 1.0);
        QCOMPARE(figures.throughput, 0.8);
        QCOMPARE(figures.busyCores, 0.8);
        QCOMPARE(figures.emitted, 4);
        QCOMPARE(figures.failed, 0);
        QVERIFY(!figures.speedup);
    }

    void sharedCoresAreNotBusyTwice()
    {
        const Figures figures =
            figuresOf(articleRun(specOf(Mode::Parallel, 4, 4, 4), 2), workOf(TransformKind::Cpu), 2);
        QCOMPARE(figures.makespan, Nanos(seconds(3)));
        QCOMPARE(figures.busyCores, 4.0 / 3);
    }

    void unknownCpuTimesAreCappedAtTheCores()
    {
        // Four seconds of wall time in two seconds, on one core: how much of it was CPU time nobody knows.
        const Run run = articleRun(specOf(Mode::Parallel, 4, 4, 4), 1, TransformKind::Wall);
        QCOMPARE(run.trace.row(0).transformCpu, absent);
        QCOMPARE(figuresOf(run, workOf(TransformKind::Wall), 1).busyCores, 1.0);
        QCOMPARE(figuresOf(run, workOf(TransformKind::Wall), 4).busyCores, 2.0);
    }

    void unknownCpuTimesDoNotRaiseTheBound()
    {
        // Real work on one core, two threads, CPU clock not read: each span holds the other's time as well.
        Run run{.spec = specOf(Mode::Parallel, 2, 2, 2), .clock = Clock::Live, .trace = Trace(2)};
        run.trace.put(measured(0, seconds(1), seconds(3), absent));
        run.trace.put(measured(1, seconds(1), seconds(3), absent));
        run.trace.setEnd(seconds(3));
        QCOMPARE(lowerBound(run, workOf(TransformKind::Real), 1), Nanos(seconds(3)));
    }

    void aCpuClockAheadOfTheWallClockCountsAsTheSpan()
    {
        Run run{.spec = specOf(Mode::Sequential, 1, 1, 1), .clock = Clock::Live, .trace = Trace(1)};
        run.trace.put(measured(0, seconds(1), seconds(2), seconds(1) + Nanos(40)));
        run.trace.setEnd(seconds(2));
        const Figures figures = figuresOf(run, workOf(TransformKind::Cpu), 1);
        QCOMPARE(figures.lowerBound, Nanos(seconds(2)));
        QCOMPARE(figures.busyCores, 0.5);
    }

    // What commands use of CPU time, whichever stage they are in, takes cores: nobody can do the same work in less.
    void cpuTimeOfBothStagesKeepsCoresBusy()
    {
        const auto runOf = [](Nanos fetchCpu, Nanos transformCpu) {
            Run run{.spec = specOf(Mode::Parallel, 4, 4, 4), .clock = Clock::Live, .trace = Trace(2, true)};
            for (const std::int64_t item : {0, 1}) {
                ItemRow row = measured(item, seconds(2), seconds(3), transformCpu);
                row.fetchCpu = fetchCpu;
                run.trace.put(row);
            }
            run.trace.setEnd(seconds(3));
            return run;
        };
        struct Case
        {
            Nanos fetch;
            Nanos transform;
            double busy; // of two cores
            Nanos bound;
        };
        for (const Case &one : {Case{seconds(2), Nanos(0), 4.0 / 3, seconds(2)}, // fetching alone
                                Case{seconds(2), seconds(1), 2.0, seconds(3)},
                                Case{absent, seconds(1), 2.0 / 3, seconds(3)}, // the transforms' own
                                Case{seconds(1), seconds(2), 2.0, seconds(3)}, // two threads in a transform
                                Case{milliseconds(1500), seconds(1), 5.0 / 3, seconds(3)}}) {
            const Run run = runOf(one.fetch, one.transform);
            const Figures figures = figuresOf(run, workOf(TransformKind::Real), 2);
            QCOMPARE(figures.busyCores, one.busy);
            QCOMPARE(figures.fetchCpu, std::max(one.fetch, Nanos(0)) * 2);
            QCOMPARE(figures.lowerBound, one.bound);
        }
        // On one core it is a floor by itself.
        QCOMPARE(
            boundTerms(runOf(milliseconds(900), milliseconds(200)), workOf(TransformKind::Real), 1).cores,
            Nanos(milliseconds(2200)));
        // Work that only watches the clock needs none.
        QCOMPARE(
            boundTerms(runOf(milliseconds(900), milliseconds(200)), workOf(TransformKind::Wall), 1).cores,
            Nanos(milliseconds(1800)));
    }

    void aCancelledRunIsBoundedByWhatItEmitted()
    {
        RandomPipeline pipeline;
        pipeline.spec = specOf(Mode::Sequential, 1, 1, 1);
        pipeline.stopAt = milliseconds(4500);
        const Figures figures = figuresOf(pipeline.run(), workOf(TransformKind::Cpu), 1);
        QCOMPARE(figures.makespan, Nanos(milliseconds(4500)));
        QCOMPARE(figures.emitted, 2);
        QCOMPARE(figures.lowerBound, Nanos(seconds(3)));
    }

    void nothingTakesNoTimeWithoutADivision()
    {
        Run run{.spec = specOf(Mode::Parallel, 1, 1, 1), .clock = Clock::Live, .trace = Trace(0)};
        const Figures figures = figuresOf(run, workOf(TransformKind::Cpu), 1);
        QCOMPARE(figures.throughput, 0.0);
        QCOMPARE(figures.boundShare, 0.0);
        QCOMPARE(figures.busyCores, 0.0);
        QCOMPARE(figures.lowerBound, Nanos(0));
    }

    void longRunsDoNotOverflow()
    {
        // Ten items of 100 years: their sum is beyond 64 bits of nanoseconds.
        Run run{.spec = specOf(Mode::Blocking, 1, 1, 10), .clock = Clock::Live, .trace = Trace(10)};
        const Nanos century = std::chrono::hours(24 * 36525);
        for (std::int64_t item = 0; item < 10; ++item)
            run.trace.put(measured(item, century, century + Nanos(1), Nanos(1)));
        run.trace.setEnd(century + Nanos(1));
        QCOMPARE(lowerBound(run, workOf(TransformKind::Cpu), 10), century + Nanos(1));
    }

    void parallelismIsOfTheTransforms()
    {
        const PipelineSpec spec = specOf(Mode::Parallel, 9, 6, 4);
        QCOMPARE(parallelism(spec, TransformKind::Cpu, 2), 2);
        QCOMPARE(parallelism(spec, TransformKind::Real, 8), 4);
        QCOMPARE(parallelism(spec, TransformKind::Wall, 2), 4);
        QCOMPARE(parallelism(specOf(Mode::Prefetching, 9, 3, 4), TransformKind::Wall, 2), 3);
        QCOMPARE(parallelism(specOf(Mode::Blocking, 9, 1, 4), TransformKind::Wall, 2), 4);
        QCOMPARE(parallelism(specOf(Mode::Blocking, 9, 1, 4), TransformKind::Cpu, 2), 2);
        QCOMPARE(parallelism(specOf(Mode::Concurrent, 9, 6, 4), TransformKind::Wall, 2), 1);
        QCOMPARE(parallelism(specOf(Mode::Sequential, 9, 6, 4), TransformKind::Cpu, 2), 1);
    }

    void speedupIsOverSequentialOnTheSameClock()
    {
        Recording recording;
        recording.machine.cores = 4;
        const auto add = [&](Mode mode, Clock clock) -> Run & {
            recording.runs.push_back(articleRun(specOf(mode, 4, 4, 4), 4));
            recording.runs.back().clock = clock;
            return recording.runs.back();
        };
        add(Mode::Concurrent, Clock::Live);
        add(Mode::Sequential, Clock::Virtual);
        add(Mode::Parallel, Clock::Virtual);
        add(Mode::Blocking, Clock::Virtual).trace.setCancelled(true);
        std::vector<Figures> figures = figuresOf(recording);
        QVERIFY(!figures[0].speedup); // no sequential run was measured
        QCOMPARE(figures[1].speedup, 1.0);
        QCOMPARE(figures[2].speedup, 4.0);
        QVERIFY(!figures[3].speedup);
        add(Mode::Sequential, Clock::Live);
        figures = figuresOf(recording);
        QCOMPARE(figures[0].speedup, 1.6);
        recording.runs[1].trace.setCancelled(true);
        QVERIFY(!figuresOf(recording)[2].speedup);
    }

    void speedupIsOverSequentialOfTheSameWorkAndMachine()
    {
        Recording recording;
        recording.machine.cores = 4;
        for (const Mode mode : {Mode::Sequential, Mode::Parallel, Mode::Parallel, Mode::Parallel})
            recording.runs.push_back(articleRun(specOf(mode, 4, 4, 4), 4));
        auto work = std::make_shared<WorkSpec>();
        work->items = 3;
        recording.runs[2].facts.work = work;
        recording.runs[3].facts.machine = Machine{.cores = 2, .cpu = {}, .system = {}};
        QCOMPARE(comparisonGroups(recording), (std::vector<std::size_t>{0, 0, 1, 2}));
        const std::vector<Figures> figures = figuresOf(recording);
        QCOMPARE(figures[1].speedup, 4.0);
        QVERIFY(!figures[2].speedup && !figures[3].speedup);
        // The bound is that of the run's own cores.
        QVERIFY(figures[3].lowerBound > figures[1].lowerBound);

        // The first sequential run counts; a system that was renewed in between does not matter.
        recording.runs.push_back(recording.runs[0]);
        recording.runs.back().trace.setEnd(recording.runs[0].trace.end() * 2);
        recording.runs.back().facts.machine = Machine{.cores = 4, .cpu = {}, .system = QStringLiteral("new")};
        QCOMPARE(figuresOf(recording)[1].speedup, 4.0);
        QCOMPARE(figuresOf(recording)[4].speedup, 0.5);
    }

    void overlapCountsWhatHoldsAtOnce()
    {
        Overlap overlap;
        for (const auto &[begin, end] : {std::pair{0, 4}, {2, 6}, {6, 8}, {3, 5}, {9, 9}, {12, 13}})
            overlap.add(Nanos(begin), Nanos(end));
        const auto period = [](int begin, int end) { return Period{Nanos(begin), Nanos(end)}; };
        QCOMPARE(overlap.count(), 5);
        QCOMPARE(overlap.periods(1), (std::vector{period(0, 8), period(12, 13)}));
        QCOMPARE(overlap.periods(2), (std::vector{period(2, 5)}));
        QCOMPARE(overlap.time(3), Nanos(1));
        QCOMPARE(overlap.time(4), Nanos(0));
        QCOMPARE(Overlap().time(1), Nanos(0));
    }

    void whatOrderHeldAddsUpToTheAccount()
    {
        for (const Mode mode : allModes)
            for (std::uint64_t seed = 0; seed < 1500; ++seed) {
                const Run run = randomPipeline(seed, mode, Order::Kept).run();
                const WaitTotals totals = WaitAccount(run).totals();
                for (const auto &[column, cause] :
                     {std::pair{StampColumn::FetchFinished, Cause::FetchHeldOrder},
                      {StampColumn::TransformFinished, Cause::TransformHeldOrder}}) {
                    if (mode == Mode::Blocking && column == StampColumn::FetchFinished)
                        continue; // a blocking task's fetch waits for nobody
                    const OrderHolds holds = orderHolds(run.trace, column);
                    QCOMPARE(holds.itemTime, totals[static_cast<std::size_t>(cause)]);
                    QVERIFY(holds.worst.itemTime <= holds.itemTime && holds.worst.time <= holds.time);
                    QCOMPARE(holds.worst.item < 0, holds.itemTime == Nanos(0));
                }
            }
    }

    void theHeadOfTheLineIsNamed()
    {
        // Item 0 finishes at 5, item 3 at 9; 1 and 2 wait for 0 from 1 and 2 on, 4 for 0 and then for 3.
        Trace trace(5);
        int finished[] = {5, 1, 2, 9, 3};
        for (int item = 0; item < 5; ++item) {
            ItemRow row{.item = item, .fetchAdmitted = Nanos(0), .fetchStarted = Nanos(0)};
            row.fetchFinished = Nanos(finished[item]);
            trace.put(row);
        }
        trace.setEnd(Nanos(10));
        const OrderHolds holds = orderHolds(trace, StampColumn::FetchFinished);
        QCOMPARE(holds.worst.item, 0);
        QCOMPARE(holds.worst.held, 3);
        QCOMPARE(holds.worst.time, Nanos(4));
        QCOMPARE(holds.worst.itemTime, Nanos(4 + 3 + 2));
        QCOMPARE(holds.itemTime, Nanos(9 + 4));
        QCOMPARE(holds.time, Nanos(8));
    }
};

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_figures.moc"
