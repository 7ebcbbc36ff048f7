// SPDX-License-Identifier: MIT
// What the cores did, without remainder.
#include "analysis/core_time.h"
#include "core/analysis/random_pipelines.h"
#include "pipeline/clock_end.h"

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

// As a recording may hold it: CPU clocks that were not read, or say less or more than the span.
Run recordingOf(const Run &run, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    Run recorded{run.spec, Clock::Live, Trace(run.trace.size(), true)};
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        ItemRow row = run.trace.row(item);
        const auto cpuOf = [&random](Nanos begin, Nanos end) {
            const auto choice = static_cast<std::int64_t>(random() % 3);
            return begin == absent || end == absent || choice == 0 ? absent : (end - begin) * choice * 2 / 3;
        };
        row.fetchCpu = cpuOf(row.fetchStarted, row.fetchFinished);
        row.transformCpu = cpuOf(row.transformStarted, row.transformFinished);
        recorded.trace.put(row);
    }
    recorded.trace.setEnd(run.trace.end());
    recorded.trace.setCancelled(run.trace.cancelled());
    return recorded;
}

struct Idle
{
    std::int64_t running = 0;
    std::int64_t blocked = 0;
    std::int64_t starved = 0;
};

// Between two neighbouring stamps nothing changes: there every item is asked what it does.
Idle idleByInstants(const Trace &trace, int cores)
{
    std::set<Nanos> instants{Nanos(0), trace.end()};
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        for (const Nanos stamp : {row.fetchFinished, row.transformStarted, row.transformFinished})
            if (stamp != absent)
                instants.insert(stamp);
    }
    Idle idle;
    for (auto at = instants.begin(); std::next(at) != instants.end(); ++at) {
        const auto isIn = [at](Nanos begin, Nanos end) {
            return begin != absent && begin <= *at && (end == absent || *at < end);
        };
        std::int64_t running = 0;
        std::int64_t waiting = 0;
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            const ItemRow row = trace.row(item);
            const bool isOut = row.fetchStatus == Status::Failed || row.transformStatus == Status::Skipped;
            running += isIn(row.transformStarted, row.transformFinished) && !isOut;
            waiting += isIn(row.fetchFinished, row.transformStarted) && !isOut;
        }
        const std::int64_t free = std::max<std::int64_t>(cores - running, 0);
        const std::int64_t blocked = std::min(free, waiting);
        const std::int64_t length = (*std::next(at) - *at).count();
        idle.running += (cores - free) * length;
        idle.blocked += blocked * length;
        idle.starved += (free - blocked) * length;
    }
    return idle;
}

} // namespace

class TestCoreTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsClosed();
    void recordingsAreClosedWhateverTheirCpuClocksSay();
    void withoutItemsNothingHadInput();
    void starvedIsNotBlocked();
    void idleIsWhatEachInstantSays();
    void idleIsInProportionToABruteForceSweep();
    void otherProgramsComeBeforeIdle();
    void whatRunsOffTheCpuIsNotIdle();
    void wallOccupiesCoresByItsSpan();
    void spansBeyondTheClockAreStillTransforming();
    void otherProgramsMayHaveHadAllUpToTheClocksEnd();
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

void TestCoreTime::recordingsAreClosedWhateverTheirCpuClocksSay()
{
    for (const Mode mode : allModes)
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            const RandomPipeline pipeline = randomPipeline(seed, mode, Order::Kept);
            Run run = recordingOf(pipeline.run(), seed);
            if (seed % 3 == 0)
                run.facts.disturbed = static_cast<double>(seed % 100) / 90;
            const CoreTime time = coreTimeOf(run, pipeline.work, pipeline.cores);
            QCOMPARE(time.all, run.trace.end() * pipeline.cores);
            QCOMPARE(sumOf(time), time.all);
            for (const Nanos part :
                 {time.fetching, time.transforming, time.others, time.offCpu, time.blocked, time.starved})
                QVERIFY(part >= Nanos(0));
        }
}

void TestCoreTime::withoutItemsNothingHadInput()
{
    Run run;
    run.trace.setEnd(3s);
    const CoreTime time = coreTimeOf(run, {}, 4);
    QCOMPARE(time.all, Nanos(12s));
    QCOMPARE(time.starved, Nanos(12s));
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

void TestCoreTime::idleIsInProportionToABruteForceSweep()
{
    using Wide = __int128;
    std::int64_t blocked = 0;
    std::int64_t starved = 0;
    for (const Mode mode : allModes)
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            const RandomPipeline pipeline =
                randomPipeline(seed, mode, seed % 2 == 0 ? Order::Kept : Order::Any);
            const Run predicted = pipeline.run();
            const Run run = seed % 5 == 0 ? recordingOf(predicted, seed) : predicted;
            const CoreTime time = coreTimeOf(run, pipeline.work, pipeline.cores);
            const Idle idle = idleByInstants(run.trace, pipeline.cores);
            const Wide left = (time.offCpu + time.blocked + time.starved).count();
            const Wide off = std::max<std::int64_t>(idle.running - time.transforming.count(), 0);
            const Wide all = off + idle.blocked + idle.starved;
            // Where the CPU time had to be cut there is nothing left to share.
            QVERIFY(all > 0 || left == 0);
            if (all == 0)
                continue;
            QCOMPARE(time.blocked, Nanos(static_cast<std::int64_t>(left * idle.blocked / all)));
            QCOMPARE(time.offCpu, Nanos(static_cast<std::int64_t>(left * off / all)));
            blocked += time.blocked > Nanos(0);
            starved += time.starved > Nanos(0);
        }
    QVERIFY(blocked > 100 && starved > 100);
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

// Two threads that wait for one second each, and need hardly any CPU time for it.
void TestCoreTime::wallOccupiesCoresByItsSpan()
{
    WorkSpec work;
    work.items = 2;
    work.fetchTime.a = 1s;
    work.transformTime.a = 1s;
    work.transform = TransformKind::Wall;
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 2, .transformLimit = 2, .threads = 2};
    Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 1})};
    for (std::int64_t item = 0; item < work.items; ++item) {
        ItemRow row = run.trace.row(item);
        row.transformCpu = 1ms;
        run.trace.put(row);
    }
    CoreTime time = coreTimeOf(run, work, 4);
    QCOMPARE(time.transforming, Nanos(2s));
    QCOMPARE(time.starved, Nanos(6s));
    time = coreTimeOf(run, work, 1);
    QCOMPARE(time.transforming, Nanos(2s)); // cut to what there is
    QCOMPARE(time.starved, Nanos(0));
}

void TestCoreTime::spansBeyondTheClockAreStillTransforming()
{
    WorkSpec work;
    work.items = 16;
    work.transformTime.a = clockEnd / 2;
    work.transform = TransformKind::Wall;
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 16, .transformLimit = 16, .threads = 16};
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 1})};
    const CoreTime time = coreTimeOf(run, work, 1);
    QCOMPARE(time.transforming, time.all);
}

void TestCoreTime::otherProgramsMayHaveHadAllUpToTheClocksEnd()
{
    Run run;
    run.trace.setEnd(clockEnd);
    run.facts.disturbed = 1;
    const CoreTime time = coreTimeOf(run, {}, 4);
    QCOMPARE(time.all, clockEnd * 4);
    QCOMPARE(time.others, time.all);
}

QTEST_APPLESS_MAIN(TestCoreTime)
#include "tst_core_time.moc"
