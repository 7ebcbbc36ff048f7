// SPDX-License-Identifier: MIT
// What the cores did, without remainder.
#include "analysis/core_time.h"
#include "core/analysis/random_pipelines.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

Nanos sumOf(const CoreTime &time)
{
    return time.fetching + time.transforming + time.others + time.offCpu + time.blocked + time.starved;
}

CoreTime timeOf(const PipelineSpec &spec, Nanos fetch, Nanos transform, int cores)
{
    WorkSpec work;
    work.items = 20;
    work.fetchTime.a = fetch;
    work.transformTime.a = transform;
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = cores})};
    return coreTimeOf(run, work, cores);
}

} // namespace

class TestCoreTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsClosed();
    void starvedIsNotBlocked();
    void idleIsWhatEachInstantSays();
    void otherProgramsComeBeforeIdle();
    void whatRunsOffTheCpuIsNotIdle();
};

void TestCoreTime::itIsClosed()
{
    for (const Mode mode : allModes)
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            const RandomPipeline pipeline =
                randomPipeline(seed, mode, seed % 2 == 0 ? Order::Kept : Order::Any);
            Run run = pipeline.run();
            if (seed % 3 == 0)
                run.facts.disturbed = static_cast<double>(seed % 100) / 90;
            const CoreTime time = coreTimeOf(run, pipeline.work, pipeline.cores);
            QCOMPARE(time.all, run.trace.end() * pipeline.cores);
            QCOMPARE(sumOf(time), time.all);
            for (const Nanos part :
                 {time.fetching, time.transforming, time.others, time.offCpu, time.blocked, time.starved})
                QVERIFY(part >= Nanos(0));
        }
    QCOMPARE(coreTimeOf(Run{}, {}, 4).all, Nanos(0));
}

void TestCoreTime::starvedIsNotBlocked()
{
    const PipelineSpec narrow{.mode = Mode::Parallel, .fetchLimit = 1, .transformLimit = 4, .threads = 4};
    const CoreTime starved = timeOf(narrow, 100ms, 20ms, 4);
    QCOMPARE(starved.blocked, Nanos(0));
    QVERIFY(starved.starved > starved.all / 2);
    const PipelineSpec full{.mode = Mode::Parallel, .fetchLimit = 8, .transformLimit = 1, .threads = 4};
    const CoreTime blocked = timeOf(full, 10ms, 100ms, 4);
    QVERIFY(blocked.blocked > blocked.all / 2);
}

// Two items, two cores, one thread: the second waits from 100 ms to 150 ms while a core has nothing to do.
void TestCoreTime::idleIsWhatEachInstantSays()
{
    WorkSpec work;
    work.items = 2;
    work.fetchTime.a = 100ms;
    work.transformTime.a = 50ms;
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 2, .transformLimit = 2, .threads = 1};
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
    const CoreTime time = coreTimeOf(run, work, 2);
    QCOMPARE(time.all, Nanos(400ms));
    QCOMPARE(time.transforming, Nanos(100ms));
    QCOMPARE(time.blocked, Nanos(50ms));
    QCOMPARE(time.starved, Nanos(250ms));
}

void TestCoreTime::otherProgramsComeBeforeIdle()
{
    WorkSpec work;
    work.items = 2;
    const PipelineSpec spec{.mode = Mode::Sequential};
    Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
    run.facts.disturbed = 0.25;
    CoreTime time = coreTimeOf(run, work, 2);
    QCOMPARE(time.others, Nanos(2s));
    run.facts.disturbed = 1;
    time = coreTimeOf(run, work, 2);
    QCOMPARE(time.others, Nanos(6s));
    QCOMPARE(time.starved, Nanos(0));
}

void TestCoreTime::whatRunsOffTheCpuIsNotIdle()
{
    Run run{.spec = {.mode = Mode::Sequential}, .clock = Clock::Live, .trace = Trace(1, true)};
    ItemRow row{.item = 0, .rank = 0};
    row.fetchAdmitted = row.fetchStarted = 0s;
    row.fetchFinished = row.fetchYielded = row.transformStarted = 1s;
    row.transformFinished = row.transformYielded = 3s;
    row.transformCpu = 500ms;
    row.fetchCpu = 250ms;
    row.transformLane = driverLane;
    row.fetchStatus = row.transformStatus = Status::Ok;
    run.trace.put(row);
    run.trace.setEnd(3s);
    WorkSpec work;
    work.items = 1;
    work.transform = TransformKind::Real;
    const CoreTime time = coreTimeOf(run, work, 1);
    QCOMPARE(time.fetching, Nanos(250ms));
    QCOMPARE(time.transforming, Nanos(500ms));
    // Of the rest, the stamps say 1 s without input and 1.5 s off the CPU.
    QCOMPARE(time.offCpu, Nanos(1350ms));
    QCOMPARE(time.starved, Nanos(900ms));
}

QTEST_APPLESS_MAIN(TestCoreTime)
#include "tst_core_time.moc"
