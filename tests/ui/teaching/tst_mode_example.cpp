// SPDX-License-Identifier: MIT
// The experiment of the help's pictures: what the pages say of it is so.
#include "teaching/mode_example.h"
#include "virtual/predict.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

ItemRow rowOf(Mode mode, std::int64_t item)
{
    return modeExample().runs[static_cast<std::size_t>(mode)]->run.trace.row(item);
}

std::int64_t itemCount()
{
    return modeExample().experiment.work.items;
}

/// How many transforms are under way at an instant.
int transformsAt(Mode mode, Nanos at)
{
    int running = 0;
    for (std::int64_t item = 0; item < itemCount(); ++item) {
        const ItemRow row = rowOf(mode, item);
        running += row.transformStarted <= at && at < row.transformFinished;
    }
    return running;
}

int mostTransforms(Mode mode)
{
    int most = 0;
    for (std::int64_t item = 0; item < itemCount(); ++item)
        most = std::max(most, transformsAt(mode, rowOf(mode, item).transformStarted));
    return most;
}

} // namespace

class TestModeExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequentialDoesOneThingAtATime();
    void concurrentTransformsTakeTurns();
    void parallelStalls();
    void prefetchingDoesNot();
    void blockingHoldsItsThreads();
    void eachModeTakesItsOwnTime();
};

void TestModeExample::sequentialDoesOneThingAtATime()
{
    for (std::int64_t item = 1; item < itemCount(); ++item)
        QCOMPARE(rowOf(Mode::Sequential, item).fetchStarted,
                 rowOf(Mode::Sequential, item - 1).transformYielded);
    QCOMPARE(rowOf(Mode::Sequential, itemCount() - 1).transformYielded, Nanos(220ms + 180ms));
}

void TestModeExample::concurrentTransformsTakeTurns()
{
    QCOMPARE(mostTransforms(Mode::Concurrent), 1);
    for (const std::int64_t item : {1, 2}) {
        QVERIFY(rowOf(Mode::Concurrent, item).fetchFinished < rowOf(Mode::Concurrent, 0).fetchFinished);
        QVERIFY(rowOf(Mode::Concurrent, item).transformStarted
                >= rowOf(Mode::Concurrent, item - 1).transformFinished);
    }
    QCOMPARE(rowOf(Mode::Concurrent, 3).fetchAdmitted, Nanos(50ms));
    QCOMPARE(rowOf(Mode::Concurrent, 3).fetchStarted, Nanos(110ms));
    for (const Nanos at : {50ms, 79ms, 80ms, 109ms})
        QCOMPARE(transformsAt(Mode::Concurrent, at), 1);
}

void TestModeExample::parallelStalls()
{
    for (const Nanos at : {50ms, 79ms})
        QCOMPARE(transformsAt(Mode::Parallel, at), 2); // M
    QVERIFY(rowOf(Mode::Parallel, 2).fetchFinished < Nanos(50ms));
    QCOMPARE(rowOf(Mode::Parallel, 2).transformStarted, Nanos(80ms));
    QVERIFY(rowOf(Mode::Parallel, 3).fetchAdmitted < Nanos(80ms));
    for (const std::int64_t item : {3, 4, 5})
        QCOMPARE(rowOf(Mode::Parallel, item).fetchStarted, Nanos(80ms));
    QCOMPARE(transformsAt(Mode::Parallel, 109ms), 1);
    QCOMPARE(transformsAt(Mode::Parallel, 110ms), 0);
    // "A larger M or prefetching helps."
    const ModeExample &example = modeExample();
    PipelineSpec spec = example.experiment.specFor(Mode::Parallel);
    spec.transformLimit *= 2;
    QVERIFY(predict(spec, example.experiment.work, {.cores = example.cores}).end()
            < rowOf(Mode::Parallel, itemCount() - 1).transformYielded);
}

void TestModeExample::prefetchingDoesNot()
{
    for (const std::int64_t item : {0, 1})
        QCOMPARE(rowOf(Mode::Prefetching, item).fetchYielded, Nanos(50ms));
    for (const std::int64_t item : {3, 4})
        QCOMPARE(rowOf(Mode::Prefetching, item).fetchStarted, Nanos(50ms));
    QCOMPARE(transformsAt(Mode::Prefetching, 50ms), 2); // M: it is full
    const Nanos end = rowOf(Mode::Prefetching, itemCount() - 1).transformYielded;
    for (Nanos at = 50ms; at < end; at += 1ms)
        QVERIFY(transformsAt(Mode::Prefetching, at) > 0);
}

void TestModeExample::blockingHoldsItsThreads()
{
    QCOMPARE(rowOf(Mode::Blocking, 1).transformFinished, Nanos(40ms));
    QCOMPARE(rowOf(Mode::Blocking, 2).fetchStarted, Nanos(40ms));
    QCOMPARE(rowOf(Mode::Blocking, 1).transformYielded, Nanos(80ms));
    QCOMPARE(rowOf(Mode::Blocking, 0).transformYielded, Nanos(80ms));
    for (Nanos at{0}; at < rowOf(Mode::Blocking, itemCount() - 1).transformYielded; at += 1ms) {
        int held = 0;
        for (std::int64_t item = 0; item < itemCount(); ++item) {
            const ItemRow row = rowOf(Mode::Blocking, item);
            held += row.fetchStarted <= at && at < row.transformFinished;
        }
        QVERIFY(held <= 2);
    }
    for (const int thread : {0, 1}) { // each of them
        Nanos fetching{0};
        Nanos transforming{0};
        for (std::int64_t item = 0; item < itemCount(); ++item) {
            const ItemRow row = rowOf(Mode::Blocking, item);
            if (row.transformLane != thread)
                continue;
            fetching += row.fetchFinished - row.fetchStarted;
            transforming += row.transformFinished - row.transformStarted;
        }
        QVERIFY(transforming > Nanos(0));
        QVERIFY(fetching > transforming);
    }
}

void TestModeExample::eachModeTakesItsOwnTime()
{
    QList<qint64> makespans;
    for (const Mode mode : allModes) {
        const PreparedRun &run = *modeExample().runs[static_cast<std::size_t>(mode)];
        QVERIFY(!makespans.contains(run.figures.makespan.count()));
        QVERIFY(run.figures.makespan < modeExample().end);
        makespans << run.figures.makespan.count();
        QVERIFY(modeExampleText(mode).startsWith(
            QStringLiteral("6 items, fetched in 50, 10, 30, 40, 60 and 30 ms")));
    }
    QVERIFY(!modeExampleText(Mode::Sequential).contains(QStringLiteral("N = ")));
    QVERIFY(modeExampleText(Mode::Concurrent).contains(QStringLiteral("N = 3, M = 2, order kept")));
    QVERIFY(modeExampleText(Mode::Blocking).contains(QStringLiteral("2 threads")));
}

QTEST_MAIN(TestModeExample)
#include "tst_mode_example.moc"
