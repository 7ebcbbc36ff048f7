// SPDX-License-Identifier: MIT
// What recording took, from hand-written rows of each mode; and spans that the clock cannot tell.
#include "analysis/conditions.h"
#include "analysis/recording_cost.h"
#include "analysis/short_spans.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr LookingCost cost{.clockNs = 25, .threadClockNs = 400, .resolution = 30ns};

/// On a thread of the pool; every stamp of the driver's was read for itself.
ItemRow pooled(std::int64_t item, Nanos from, std::int32_t lane = 0)
{
    return {.item = item,
            .rank = item,
            .fetchAdmitted = from,
            .fetchStarted = from,
            .fetchFinished = from + 100ns,
            .fetchYielded = from + 120ns,
            .transformStarted = from + 200ns,
            .transformFinished = from + 900ns,
            .transformYielded = from + 950ns,
            .fetchLane = 0,
            .transformLane = lane,
            .attempts = 1,
            .fetchStatus = Status::Ok,
            .transformStatus = Status::Ok};
}

/// On the driver; emitted at once, with the same stamp.
ItemRow driven(std::int64_t item, Nanos from)
{
    ItemRow row = pooled(item, from, driverLane);
    row.transformYielded = row.transformFinished;
    return row;
}

Run runOf(Mode mode, const std::vector<ItemRow> &rows, Nanos end, bool real = false)
{
    Run run{{.mode = mode, .threads = 2}, Clock::Live, Trace(std::int64_t(rows.size()), real), {}};
    for (const ItemRow &row : rows)
        run.trace.put(row);
    run.trace.setEnd(end);
    run.facts.looking = cost;
    return run;
}

WorkSpec workOf(TransformKind transform, FetchKind fetch = FetchKind::Simulated)
{
    WorkSpec work;
    work.fetch = fetch;
    work.transform = transform;
    return work;
}

const WorkSpec simulated = workOf(TransformKind::Wall);

/// A sequential run of one item whose makespan makes the share of its readings this much.
Run ofShare(double share)
{
    const double readings = 4 * cost.clockNs;
    return runOf(Mode::Sequential, {driven(0, 0ns)}, Nanos(std::llround(readings / share)));
}

} // namespace

class TestRecordingCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stampsThatAreTheSameWereReadOnce();
    void aThreadThatTookSeveralReadsBetweenThemOnce();
    void inBlockingAllButTheEndsAreThePools();
    void cpuTimesTakeTwoReadings();
    void realTransformsAreTimedOnceMore();
    void fetchesOfFilesAreReadWhereTheyAreRead();
    void whatFailedOrNeverBeganWasNotRead();
    void theUsualItemIsCountedAlike();
    void allReadingsOfOneAtATimeArePartOfTheRun();
    void thePoolsAreSharedByItsThreads();
    void nothingIsSaidOfWhatIsNotKnown();
    void aFewPercentAreNotWorthAWord_data();
    void aFewPercentAreNotWorthAWord();
    void itStandsWithTheOtherConditions();
    void spansWithinTheResolutionAreTooShort();
    void onlyMeasuredSpansAreTooShort();
};

void TestRecordingCost::stampsThatAreTheSameWereReadOnce()
{
    // Admitted, yielded, and both ends of the transform; what is emitted at once has its end.
    QCOMPARE(readingsOf(runOf(Mode::Concurrent, {driven(0, 0ns)}, 1us), simulated),
             (RunReadings{.driver = {.clock = 4}, .pool = {}, .fetchers = {}}));
    ItemRow row = driven(0, 0ns);
    row.fetchFinished = row.fetchYielded = row.fetchAdmitted;
    QCOMPARE(readingsOf(runOf(Mode::Concurrent, {row}, 1us), simulated).driver, Readings{.clock = 3});
    row.transformYielded += 5ns;
    QCOMPARE(readingsOf(runOf(Mode::Concurrent, {row}, 1us), simulated).driver, Readings{.clock = 4});
}

void TestRecordingCost::aThreadThatTookSeveralReadsBetweenThemOnce()
{
    ItemRow second = pooled(1, 0ns);
    ItemRow other = pooled(2, 0ns, 1);
    second.transformStarted = other.transformStarted = pooled(0, 0ns).transformFinished;
    second.transformFinished = other.transformFinished = 930ns;
    const RunReadings readings =
        readingsOf(runOf(Mode::Parallel, {pooled(0, 0ns), second, other}, 1us), simulated);
    QCOMPARE(readings.driver, Readings{.clock = 9});
    QCOMPARE(readings.pool, Readings{.clock = 5}); // another thread read it for itself
}

void TestRecordingCost::inBlockingAllButTheEndsAreThePools()
{
    ItemRow row = pooled(0, 0ns);
    row.fetchYielded = row.transformStarted = row.fetchFinished;
    QCOMPARE(readingsOf(runOf(Mode::Blocking, {row}, 1us), simulated),
             (RunReadings{.driver = {.clock = 2}, .pool = {.clock = 2}, .fetchers = {}}));
}

void TestRecordingCost::cpuTimesTakeTwoReadings()
{
    ItemRow row = pooled(0, 0ns);
    row.transformCpu = 600ns;
    QCOMPARE(readingsOf(runOf(Mode::Parallel, {row}, 1us), simulated).pool,
             (Readings{.clock = 2, .threadClock = 2}));
    row = driven(0, 0ns);
    row.transformCpu = 600ns;
    QCOMPARE(readingsOf(runOf(Mode::Sequential, {row}, 1us), simulated).driver,
             (Readings{.clock = 4, .threadClock = 2}));
}

void TestRecordingCost::realTransformsAreTimedOnceMore()
{
    const WorkSpec work = workOf(TransformKind::Real, FetchKind::File);
    QCOMPARE(readingsOf(runOf(Mode::Parallel, {pooled(0, 0ns)}, 1us, true), work).pool, Readings{.clock = 3});
}

void TestRecordingCost::fetchesOfFilesAreReadWhereTheyAreRead()
{
    ItemRow row = pooled(0, 0ns);
    row.fetchCpu = 80ns;
    row.attempts = 3;
    const auto fetchers = [&row](FetchKind fetch, Mode mode = Mode::Parallel) {
        return readingsOf(runOf(mode, {row}, 1us, true), workOf(TransformKind::Wall, fetch));
    };
    QCOMPARE(fetchers(FetchKind::Command).fetchers, (Readings{.clock = 1, .threadClock = 6}));
    QCOMPARE(fetchers(FetchKind::Http).fetchers, Readings{.clock = 1});
    QCOMPARE(fetchers(FetchKind::Command, Mode::Blocking).fetchers, Readings());
    QCOMPARE(fetchers(FetchKind::Command, Mode::Blocking).pool, (Readings{.clock = 2, .threadClock = 6}));
}

void TestRecordingCost::whatFailedOrNeverBeganWasNotRead()
{
    ItemRow skipped = pooled(0, 0ns, noLane);
    skipped.fetchStatus = Status::Failed;
    skipped.transformStatus = Status::Skipped;
    skipped.transformStarted = skipped.transformFinished = skipped.transformYielded = skipped.fetchYielded;
    const ItemRow begun{.item = 1, .fetchAdmitted = 5ns, .fetchStarted = 5ns};
    const RunReadings readings =
        readingsOf(runOf(Mode::Parallel, {skipped, begun, ItemRow{.item = 2}}, 1us), simulated);
    QCOMPARE(readings, (RunReadings{.driver = {.clock = 3}, .pool = {}, .fetchers = {}}));
}

void TestRecordingCost::theUsualItemIsCountedAlike()
{
    ItemRow row = pooled(0, 0ns);
    row.transformCpu = 600ns;
    const RunReadings readings = readingsOf(runOf(Mode::Parallel, {row}, 1us), simulated);
    QCOMPARE(readingsOfItem.clock, readings.driver.clock + readings.pool.clock);
    QCOMPARE(readingsOfItem.threadClock, readings.pool.threadClock);
    QCOMPARE(timeOf(readingsOfItem, cost), 5 * 25.0 + 2 * 400.0);
}

void TestRecordingCost::allReadingsOfOneAtATimeArePartOfTheRun()
{
    ItemRow row = driven(0, 0ns);
    row.fetchCpu = 80ns;
    const std::optional<RecordingCost> found = recordingCostOf(
        runOf(Mode::Sequential, {row}, 10us, true), workOf(TransformKind::Wall, FetchKind::File), 2);
    QVERIFY(found);
    QCOMPARE(found->time, 925ns); // five of the clock, and two of the thread's that reads the file
    QCOMPARE(found->share, 0.0925);
    QVERIFY(found->of == TimeOf::Run);
}

void TestRecordingCost::thePoolsAreSharedByItsThreads()
{
    ItemRow row = pooled(0, 0ns);
    row.transformCpu = 600ns;
    const Run run = runOf(Mode::Parallel, {row}, 10us);
    const std::optional<RecordingCost> two = recordingCostOf(run, simulated, 8);
    QVERIFY(two);
    QCOMPARE(two->time, 925ns);
    QCOMPARE(two->share, 850.0 / 20'000);
    QVERIFY(two->of == TimeOf::Pool);
    QCOMPARE(recordingCostOf(run, simulated, 1)->share, 850.0 / 10'000); // two threads take turns
    const std::optional<RecordingCost> driver =
        recordingCostOf(runOf(Mode::Parallel, {pooled(0, 0ns)}, 1us), simulated, 8);
    QCOMPARE(driver->share, 0.075);
    QVERIFY(driver->of == TimeOf::Driver);
}

void TestRecordingCost::nothingIsSaidOfWhatIsNotKnown()
{
    Run run = ofShare(0.5);
    QVERIFY(recordingCostOf(run, simulated, 2));
    run.facts.looking.reset();
    QVERIFY(!recordingCostOf(run, simulated, 2));
    run = ofShare(0.5);
    run.clock = Clock::Virtual;
    QVERIFY(!recordingCostOf(run, simulated, 2));
    QVERIFY(!recordingCostOf(runOf(Mode::Parallel, {}, 0ns), simulated, 2));
}

void TestRecordingCost::aFewPercentAreNotWorthAWord_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("little") << 0.001 << QString();
    QTest::newRow("just below") << 0.0495 << QString();
    QTest::newRow("just above") << 0.0505
                                << "recording it took about 5 % of the run: overhead is being measured";
    QTest::newRow("much") << 0.4 << "recording it took about 40 % of the run: overhead is being measured";
}

void TestRecordingCost::aFewPercentAreNotWorthAWord()
{
    QFETCH(double, share);
    QFETCH(QString, sentence);
    QCOMPARE(conditionsSentence(ofShare(share), simulated, 2), sentence);
}

void TestRecordingCost::itStandsWithTheOtherConditions()
{
    Run run = ofShare(0.08);
    run.facts.disturbed = 0.25;
    QCOMPARE(conditionsSentence(run, simulated, 2),
             QStringLiteral("other programs used 25 % of the machine meanwhile: measure again; recording it "
                            "took about 8 % of the run: overhead is being measured"));
    const auto pool = [](const PipelineSpec &spec) {
        std::vector<ItemRow> rows{pooled(0, 0ns), pooled(1, 0ns, 1)};
        for (ItemRow &row : rows)
            row.transformCpu = 600ns;
        Run long20 = runOf(Mode::Parallel, rows, 10us);
        long20.spec = spec;
        return conditionsSentence(long20, simulated, 2);
    };
    QCOMPARE(
        pool({.threads = 2}),
        QStringLiteral("recording it took about 9 % of the time of its threads: overhead is being measured"));
    QCOMPARE(clockText(cost),
             QStringLiteral("25 ns a reading, 400 ns of a thread's CPU clock; spans of up to 30 ns cannot be "
                            "told from none"));
}

void TestRecordingCost::spansWithinTheResolutionAreTooShort()
{
    ItemRow row = pooled(0, 0ns);
    row.transformFinished = row.transformStarted + 30ns;
    row.fetchFinished = row.fetchStarted + 30ns;
    Run run = runOf(Mode::Blocking, {row, pooled(1, 0ns)}, 1us);
    QVERIFY(isTransformTooShort(run, row));
    QVERIFY(isFetchTooShort(run, row));
    row.transformFinished += 1ns;
    row.fetchFinished += 1ns;
    QVERIFY(!isTransformTooShort(run, row));
    QVERIFY(!isFetchTooShort(run, row));
    const ShortSpans spans = shortSpans(run);
    QCOMPARE(spans.fetches, 1);
    QCOMPARE(spans.allFetches, 2);
    QCOMPARE(spans.transforms, 1);
    QCOMPARE(spans.allTransforms, 2);
}

void TestRecordingCost::onlyMeasuredSpansAreTooShort()
{
    ItemRow row = pooled(0, 0ns);
    row.fetchFinished = row.fetchStarted;
    row.transformFinished = row.transformStarted;
    Run run = runOf(Mode::Parallel, {row}, 1us);
    QVERIFY(!isFetchTooShort(run, row)); // it was to take so long, and took it
    QVERIFY(isTransformTooShort(run, row));
    QVERIFY(isFetchTooShort(runOf(Mode::Parallel, {row}, 1us, true), row));
    run.clock = Clock::Virtual;
    QVERIFY(!isTransformTooShort(run, row));
    QCOMPARE(shortSpans(run).allTransforms, 0);
    run.clock = Clock::Live;
    run.facts.looking.reset();
    QVERIFY(!isTransformTooShort(run, row));
    run.facts.looking = cost;
    row.transformStatus = Status::Skipped;
    QVERIFY(!isTransformTooShort(run, row));
    row = {.item = 0, .transformStarted = 5ns};
    QVERIFY(!isTransformTooShort(run, row));
}

QTEST_APPLESS_MAIN(TestRecordingCost)
#include "tst_recording_cost.moc"
