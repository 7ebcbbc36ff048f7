// SPDX-License-Identifier: MIT
// What a recording cannot tell: its predictions say so, and why.
#include "analysis/measured_times.h"
#include "analysis/replay_fit.h"
#include "analysis/scheduler_turns.h"
#include "core/analysis/replaying.h"
#include "virtual/predict.h"
#include "workload/same_work.h"

#include <QTest>

#include <cmath>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

PipelineSpec limits(std::int64_t fetches)
{
    return {.mode = Mode::Parallel, .fetchLimit = fetches, .transformLimit = 4, .threads = 2};
}

WorkSpec realWork(FetchKind fetch, std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetch = fetch;
    work.transform = TransformKind::Real;
    return work;
}

DurationTable commands(Nanos outside, Nanos cpu)
{
    return {.fetch = {outside + cpu}, .transform = {0s}, .fetchCpu = {cpu}};
}

Run measured(const PipelineSpec &spec, const DurationTable &truth, std::int64_t items)
{
    return {spec, Clock::Live, predict(spec, replaying(truth, items), {.cores = 2})};
}

Run asked(std::int64_t fetches, const DurationTable &times)
{
    const auto items = static_cast<std::int64_t>(times.fetch.size());
    return {limits(fetches), Clock::Virtual, predict(limits(fetches), replaying(times, items), {.cores = 2})};
}

/// The same, but no two neighbours compute as long: else all would do the same at the same time.
DurationTable uneven(Nanos outside, Nanos cpu, std::size_t rows)
{
    DurationTable table;
    for (std::size_t row = 0; row < rows; ++row) {
        table.fetchCpu.push_back(cpu * (5 + row * 7 % 11) / 10);
        table.fetch.push_back(outside + table.fetchCpu.back());
    }
    table.transform.assign(rows, Nanos(0));
    return table;
}

/// One after the other, fetches of 10 ms; between two of them the driver takes its time.
Run withOverhead(Nanos overhead)
{
    constexpr std::int64_t items = 10;
    Run run{{.mode = Mode::Parallel, .fetchLimit = 1, .transformLimit = 1, .threads = 1},
            Clock::Live,
            Trace(items)};
    Nanos now{0};
    for (std::int64_t item = 0; item < items; ++item) {
        ItemRow row{.item = item, .rank = item, .fetchAdmitted = now, .fetchStarted = now};
        row.fetchFinished = now + 10ms;
        now = row.fetchFinished + overhead;
        row.fetchYielded = row.transformStarted = row.transformFinished = row.transformYielded = now;
        row.transformCpu = Nanos(0);
        row.fetchLane = row.transformLane = 0;
        row.fetchStatus = row.transformStatus = Status::Ok;
        run.trace.put(row);
    }
    run.trace.setEnd(now);
    return run;
}

} // namespace

class TestWhatIsUnsure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overheadIsNoPartOfAPrediction();
    void aFitByLuckIsNone();
    void whereTheCoresWereUsedUp();
    void whereTheyWereNot();
    void withAsManyAtWorkItMakesNoDifference();
    void olderRecordingsHaveNoCpuTimeOfFetches();
    void theThreadThatFetchesIsNoServer();
    void aSlowServerIsNoThread();
    void attemptsFailByChance();
    void threadsTakeTurns();
};

void TestWhatIsUnsure::overheadIsNoPartOfAPrediction()
{
    const WorkSpec work = realWork(FetchKind::Http, 10);
    const Run run = withOverhead(2ms);
    const std::shared_ptr<const DurationTable> times = measuredTimes(run, work, 2, {});
    QVERIFY(times && times->fit);
    QCOMPARE(times->fit->overhead, Nanos(2ms));
    QVERIFY(isMostlyOverhead(*times, asked(1, *times)) && !isReliable(*times, asked(1, *times)));
    const Run quick = withOverhead(100us);
    const std::shared_ptr<const DurationTable> good = measuredTimes(quick, work, 2, {});
    QCOMPARE(good->fit->overhead, Nanos(100us));
    QVERIFY(!isMostlyOverhead(*good, asked(1, *good)));
    QVERIFY(!isMostlyOverhead(*good, asked(8, *good)));
    // With all at once the same overhead is a tenth of the makespan, and more with any less to do.
    Run shorter = asked(10, *good);
    shorter.trace.setEnd(shorter.trace.end() * 9 / 10);
    QVERIFY(isMostlyOverhead(*good, shorter));
}

void TestWhatIsUnsure::aFitByLuckIsNone()
{
    DurationTable times{.fetch = {10ms}, .transform = {0s}, .fit = ReplayFit{.off = 0.01, .overhead = 3ms}};
    QVERIFY(!isReliable(times, asked(1, times)));
    QVERIFY(doubtSentence(times, asked(1, times))
                .startsWith(QLatin1String("between items the driver and the system took 3.0 ms each")));
    times.fit->overhead = 500us;
    QVERIFY(isReliable(times, asked(1, times)));
    QCOMPARE(doubtSentence(times, asked(1, times)), QString());
}

// Twenty milliseconds outside and ten on one of two cores: of twelve at once, hardly any time outside is to be told from waiting.
void TestWhatIsUnsure::whereTheCoresWereUsedUp()
{
    const Run run = measured(limits(12), uneven(20ms, 10ms, 200), 200);
    const std::shared_ptr<const DurationTable> times =
        measuredTimes(run, realWork(FetchKind::Command, 200), 2, {});
    QVERIFY(times && times->fit && times->fit->off < poorFit);
    QVERIFY2(times->unsureBelow > 2 && times->unsureBelow <= 16,
             qPrintable(QString::number(times->unsureBelow)));
    QVERIFY(isUnsureOfCores(*times, asked(2, *times)) && !isReliable(*times, asked(2, *times)));
    QVERIFY(doubtSentence(*times, asked(2, *times)).startsWith(QLatin1String("the cores were used up")));
    QVERIFY(!isUnsureOfCores(*times, asked(16, *times)) && isReliable(*times, asked(16, *times)));
}

void TestWhatIsUnsure::whereTheyWereNot()
{
    for (const int recorded : {1, 2, 3}) {
        const Run run = measured(limits(recorded), commands(20ms, 10ms), 200);
        const std::shared_ptr<const DurationTable> times =
            measuredTimes(run, realWork(FetchKind::Command, 200), 2, {});
        QVERIFY(times);
        QCOMPARE(times->unsureBelow, 0);
    }
    // Nor is anything unsure where all is computing.
    const Run run = measured(limits(32), commands(0ms, 10ms), 200);
    QCOMPARE(measuredTimes(run, realWork(FetchKind::Command, 200), 2, {})->unsureBelow, 0);
}

void TestWhatIsUnsure::withAsManyAtWorkItMakesNoDifference()
{
    const auto table = [](Nanos outside) {
        return std::make_shared<const DurationTable>(uneven(outside, 10ms, 100));
    };
    // With a core for two at a time, 20 ms outside are hidden from some six at work on.
    PipelineSpec inAnyOrder = limits(64);
    inAnyOrder.order = Order::Any;
    const std::int64_t below = unsureBelow(inAnyOrder, table(20ms), table(0ms), 2);
    QVERIFY2(below > 4 && below <= 16, qPrintable(QString::number(below)));
    QCOMPARE(unsureBelow(limits(64), table(1ms), table(1ms), 2), 0);
    // Of what makes a difference with any number, none is enough.
    QVERIFY(unsureBelow(limits(2), table(500ms), table(0ms), 2) > 4);
}

void TestWhatIsUnsure::olderRecordingsHaveNoCpuTimeOfFetches()
{
    DurationTable truth{.fetch = {20ms}, .transform = {0s}};
    const Run run = measured(limits(4), truth, 100);
    for (const FetchKind kind : {FetchKind::File, FetchKind::Command}) {
        const std::shared_ptr<const DurationTable> times = measuredTimes(run, realWork(kind, 100), 2, {});
        QVERIFY(times && times->fetchCpuUnknown);
        QVERIFY(!isReliable(*times, asked(4, *times)));
        QVERIFY(
            doubtSentence(*times, asked(4, *times)).contains(QLatin1String("no CPU time of its fetches")));
        QCOMPARE(asked(8, *times).trace.end(), Nanos(20ms * 13)); // as before
    }
    QVERIFY(!measuredTimes(run, realWork(FetchKind::Http, 100), 2, {})->fetchCpuUnknown);
}

// Eight in flight, each a millisecond of the one thread: what they wait for is that thread, and with one in flight each
// takes as long as alone.
void TestWhatIsUnsure::theThreadThatFetchesIsNoServer()
{
    DurationTable truth = commands(2ms, 1ms);
    truth.fetchThread = true;
    for (const int recorded : {8, 32}) {
        const Run run = measured(limits(recorded), truth, 300);
        const std::shared_ptr<const DurationTable> times =
            measuredTimes(run, realWork(FetchKind::Http, 300), 2, {});
        QVERIFY(times && times->fetchThread && times->servers.empty());
        QVERIFY(times->fit && times->fit->off < 0.05);
        for (const int fetches : {8, 32}) {
            const double off = double(asked(fetches, *times).trace.end().count())
                    / double(measured(limits(fetches), truth, 300).trace.end().count())
                - 1;
            QVERIFY2(std::abs(off) < 0.05,
                     qPrintable(QStringLiteral("%1 to %2: %3 (%4 %5)")
                                    .arg(recorded)
                                    .arg(fetches)
                                    .arg(off)
                                    .arg(times->fetch[100].count())
                                    .arg(times->fetchCpu[100].count())));
        }
    }
}

// A server of four, and a thread that has little to do.
void TestWhatIsUnsure::aSlowServerIsNoThread()
{
    DurationTable truth = commands(20ms, 200us);
    truth.fetchThread = true;
    truth.servers = {{.places = 4, .filled = true}};
    Run run = measured(limits(16), truth, 300);
    for (std::int64_t item = 0; item < run.trace.size(); ++item)
        run.trace.putDetail(item, {});
    const std::shared_ptr<const DurationTable> times =
        measuredTimes(run, realWork(FetchKind::Http, 300), 2, {});
    QVERIFY(times && times->fetchThread);
    QCOMPARE(times->servers, (std::vector<Capacity>{{.places = 4, .filled = true}}));
    for (const int fetches : {1, 2, 4, 8, 64})
        QVERIFY(std::abs(double(asked(fetches, *times).trace.end().count())
                             / double(measured(limits(fetches), truth, 300).trace.end().count())
                         - 1)
                < 0.05);
}

namespace {

/// So many items, of which the first few were tried again.
std::shared_ptr<const DurationTable> retried(std::size_t items, std::size_t again, Nanos wait)
{
    DurationTable table;
    table.fetch.assign(items, 10ms);
    table.transform.assign(items, Nanos(0));
    for (std::size_t row = 0; row < again; ++row)
        table.trials.push_back({.row = static_cast<std::int64_t>(row), .time = 10ms, .wait = wait});
    return finished(std::move(table));
}

WorkSpec simulated(TransformKind kind, Nanos fetch, Nanos transform)
{
    WorkSpec work;
    work.items = 100;
    work.fetchTime.a = fetch;
    work.transform = kind;
    work.transformTime.a = transform;
    return work;
}

} // namespace

void TestWhatIsUnsure::attemptsFailByChance()
{
    // A few long waits, that may be none or twice as many; of many short ones the sum is nearly the same each time.
    const auto few = retried(100, 4, 500ms);
    QVERIFY(isByChance(*few, asked(4, *few)));
    const auto many = retried(20'000, 4'000, 10ms);
    QVERIFY(!isByChance(*many, asked(4, *many)));
    QVERIFY(isReliable(*many, asked(4, *many)));
    // Two standard deviations of the sum of 4 waits of 510 ms, of 3,040 ms in flight.
    QCOMPARE(few->retrySpread, 2 * std::sqrt(4 * 510. * 510.) / (100 * 10. + 4 * 510.));
    QCOMPARE(few->longestRetried, 520e6);
    const auto none = retried(100, 0, 0ms);
    QVERIFY(!isByChance(*none, asked(4, *none)) && doubtSentence(*none, asked(4, *none)).isEmpty());
    QVERIFY(doubtSentence(*few, asked(4, *few)).contains("the attempts that failed fail here too"));
    // One long wait at the end of a long run is seen in few of them.
    const auto last = retried(1'000, 1, 300ms);
    QVERIFY(isByChance(*last, asked(64, *last)));
    QVERIFY(!isByChance(*last, asked(1, *last)));
    // What the same failures have in common does not matter where two predictions are compared.
    QVERIFY(isComparable(*few, asked(4, *few)) && !isReliable(*few, asked(4, *few)));
}

void TestWhatIsUnsure::threadsTakeTurns()
{
    const PipelineSpec pool{.mode = Mode::Parallel, .fetchLimit = 8, .transformLimit = 8, .threads = 4};
    const WorkSpec brief = simulated(TransformKind::Wall, 5ms, 5ms);
    QVERIFY(endsLateByTurns(pool, brief, 2));
    QVERIFY(!endsLateByTurns(pool, brief, 4));
    QVERIFY(!endsLateByTurns(pool, simulated(TransformKind::Wall, 5ms, 1s), 2));
    QVERIFY(!endsLateByTurns(pool, simulated(TransformKind::Cpu, 5ms, 5ms), 2));
    QVERIFY(!endsLateByTurns(pool, simulated(TransformKind::Wall, 5ms, 0ms), 2));
    QVERIFY(!endsLateByTurns({.mode = Mode::Parallel, .fetchLimit = 8, .transformLimit = 2, .threads = 4},
                             brief, 2));
    QVERIFY(!endsLateByTurns({.mode = Mode::Concurrent, .fetchLimit = 8, .transformLimit = 8, .threads = 4},
                             brief, 2));
    // Threads that wait for their fetches need a core when these end.
    const PipelineSpec blocking{.mode = Mode::Blocking, .threads = 4};
    QVERIFY(endsLateByTurns(blocking, simulated(TransformKind::Cpu, 7ms, 5ms), 2));
    QVERIFY(!endsLateByTurns(blocking, simulated(TransformKind::Cpu, 100ms, 1ms), 2));
    // It is said of what was predicted, never of what was measured.
    Run run{pool, Clock::Virtual, predict(pool, brief, {.cores = 2})};
    QVERIFY(!isReliable(run, brief, 2));
    QVERIFY(doubtSentence(run, brief, 2).startsWith("4 threads on 2 cores"));
    run.clock = Clock::Live;
    QVERIFY(isReliable(run, brief, 2));
    QVERIFY(doubtSentence(run, brief, 2).isEmpty());
}

QTEST_APPLESS_MAIN(TestWhatIsUnsure)
#include "tst_what_is_unsure.moc"
