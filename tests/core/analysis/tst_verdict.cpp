// SPDX-License-Identifier: MIT
// Which run was best: what is compared, what is not told apart, and what a reader must know beside it.
#include "analysis/verdict.h"
#include "core/analysis/recipes.h"
#include "core/formats/sample_recordings.h"

#include <QTest>

Q_DECLARE_METATYPE(overlapse::Recording)

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

QString verdictOf(const Recording &recording)
{
    return bestModeSentence(recording, figuresOf(recording));
}

/// Two or more runs that were measured one after the other, each of whole items that take no time, until `ends`.
Recording measuredRuns(const std::vector<std::pair<Mode, Nanos>> &ends)
{
    Recording recording;
    recording.machine.cores = 4;
    recording.work.items = 4;
    recording.when = QDateTime::fromMSecsSinceEpoch(1'000'000, Qt::UTC);
    for (const auto &[mode, end] : ends) {
        RandomPipeline pipeline = Recipe{{0.001}, {0}, 4, specOf(mode)}.pipeline();
        recording.work = pipeline.work;
        Run run = pipeline.run();
        run.clock = Clock::Live;
        run.trace.setEnd(end);
        recording.runs.push_back(run);
    }
    return recording;
}

void failItems(Run &run, std::int64_t count)
{
    for (std::int64_t item = 0; item < count; ++item) {
        ItemRow row = run.trace.row(item);
        row.fetchStatus = Status::Failed;
        run.trace.put(row);
    }
}

} // namespace

class TestVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotToBeReliedOnIsNotRanked();
    void bestModes_data();
    void bestModes();
    void bestModeNeedsTwoWholeRunsOnOneClock();
    void bestOfSeveralRunsOfOneModeIsCalledByItsLimits();
    void onlyRunsOfOneWorkAreCompared();
    void manyWinnersAreCounted();
    void runsOfCenturiesAreCompared();
    void whatOneMeasurementTells_data();
    void whatOneMeasurementTells();
    void timeOffTheCpuIsNoise();
    void answersThatTookLongerAreNoise();
    void whatFailedAltogetherIsNotRanked();
    void measurementsGoBeforePredictions();
    void whatFailedMoreIsLeftOut();
    void whatWasNotMeasuredInOneGoSaysSo();
    void otherLimitsAreSaid();
};

void TestVerdict::bestModes_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<std::vector<Mode>>("modes");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const char *name, const Recipe &recipe, const std::vector<Mode> &modes,
                        const char *sentence) {
        QTest::newRow(name) << recipe << modes << QString::fromUtf8(sentence);
    };
    const std::vector<Mode> first3{Mode::Sequential, Mode::Concurrent, Mode::Parallel};
    add("the article", {.spec = specOf(Mode::Parallel)}, first3,
        "parallel was best: 4.0× sequential, transforms on 4 cores while fetches overlap");
    add("the article, two cores", {.spec = specOf(Mode::Parallel), .cores = 2}, first3,
        "parallel was best: 2.7× sequential, transforms on 2 cores while fetches overlap");
    add("the article, two threads", {.spec = specOf(Mode::Parallel, 4, 4, 2)}, first3,
        "parallel was best: 2.7× sequential, transforms on 2 threads while fetches overlap");
    add("a tie", {.spec = specOf(Mode::Parallel)}, everyMode,
        "parallel, prefetching and blocking were equally fast: 4.0× sequential");
    add("all alike", {.items = 1, .spec = specOf(Mode::Parallel)}, everyMode, "every mode took 2.0 s");
    add("stall", {{1}, {1}, 20, specOf(Mode::Parallel)}, everyMode,
        "prefetching was best: 6.7× sequential, transforms on 4 cores while fetching never waits for demand");
    add("few fetches", {{1}, {0.1}, 20, specOf(Mode::Parallel, 2)}, everyMode,
        "blocking was best: 4.0× sequential, 4 items at a time, each on a thread of its own");
    add("without sequential", {.spec = specOf(Mode::Parallel)}, {Mode::Concurrent, Mode::Parallel},
        "parallel was best: 2.5× concurrent, transforms on 4 cores while fetches overlap");
    add("one thread is too few", {.spec = specOf(Mode::Parallel, 4, 4, 1)},
        {Mode::Concurrent, Mode::Blocking},
        "concurrent was best: 1.6× blocking, fetches overlap, transforms take turns on the driver");
    add("no time", {{0}, {0}, 4, specOf(Mode::Parallel)}, everyMode, "no time to compare: nothing took any");
    add("no items", {.items = 0, .spec = specOf(Mode::Parallel)}, everyMode, "");
}

void TestVerdict::bestModes()
{
    QFETCH(Recipe, recipe);
    QFETCH(std::vector<Mode>, modes);
    QFETCH(QString, sentence);
    QCOMPARE(verdictOf(recordingOf(recipe, modes)), sentence);
}

void TestVerdict::bestModeNeedsTwoWholeRunsOnOneClock()
{
    const Recipe recipe{.spec = specOf(Mode::Parallel)};
    Recording recording = recordingOf(recipe, {Mode::Parallel});
    QCOMPARE(verdictOf(recording), QString());
    recording = recordingOf(recipe, {Mode::Concurrent, Mode::Parallel});
    recording.runs[0].clock = Clock::Live;
    QCOMPARE(verdictOf(recording), QString());
    recording.runs[0].clock = Clock::Virtual;
    recording.runs[1].trace.setCancelled(true);
    QCOMPARE(verdictOf(recording), QString());
}

void TestVerdict::bestOfSeveralRunsOfOneModeIsCalledByItsLimits()
{
    Recording recording = recordingOf({.items = 8, .spec = specOf(Mode::Parallel, 2)}, {Mode::Parallel});
    recording.runs.push_back(
        recordingOf({.items = 8, .spec = specOf(Mode::Parallel, 8)}, {Mode::Parallel}).runs[0]);
    // Why parallel is best says nothing: the other was parallel too.
    QCOMPARE(verdictOf(recording), QStringLiteral("parallel (N 8) was best: 1.7× parallel (N 2)"));
    recording.runs.push_back(
        recordingOf({.items = 8, .spec = specOf(Mode::Sequential)}, {Mode::Sequential}).runs[0]);
    const QString sentence = verdictOf(recording);
    QVERIFY2(sentence.startsWith(QLatin1String("parallel (N 8) was best: "))
                 && sentence.contains(QStringLiteral("× sequential, transforms on ")),
             qPrintable(sentence));
    recording.runs.resize(1);
    recording.runs.push_back(recording.runs[0]);
    const QString alike = verdictOf(recording);
    QVERIFY2(alike.startsWith(QLatin1String("parallel (run 1) and parallel (run 2) took ")),
             qPrintable(alike));
}

void TestVerdict::onlyRunsOfOneWorkAreCompared()
{
    Recording recording = recordingOf({}, {Mode::Sequential, Mode::Parallel});
    const QString sentence = verdictOf(recording);
    QVERIFY(sentence.startsWith(QLatin1String("parallel was best: ")));
    // A run of one item is faster, and better at nothing.
    Run other = recordingOf({.items = 1}, {Mode::Concurrent}).runs[0];
    auto work = std::make_shared<WorkSpec>(recording.work);
    work->items = 1;
    other.facts.work = work;
    recording.runs.push_back(other);
    QCOMPARE(verdictOf(recording), QStringLiteral("among 2 comparable runs, ") + sentence);
    // One run of each work compares with none.
    recording.runs.erase(recording.runs.begin());
    QCOMPARE(verdictOf(recording), QString());
}

void TestVerdict::manyWinnersAreCounted()
{
    Recording recording = recordingOf({}, {Mode::Sequential, Mode::Parallel});
    recording.runs.resize(1'000, recording.runs[1]);
    QVERIFY2(verdictOf(recording).startsWith(QLatin1String("999 runs were equally fast: ")),
             qPrintable(verdictOf(recording)));
}

// A file may hold any time.
void TestVerdict::runsOfCenturiesAreCompared()
{
    Recording recording = recordingOf({}, {Mode::Sequential, Mode::Parallel});
    recording.runs[0].trace.setEnd(Nanos::max() / 4);
    QVERIFY2(verdictOf(recording).startsWith(QLatin1String("parallel was best: ")),
             qPrintable(verdictOf(recording)));
}

void TestVerdict::whatOneMeasurementTells_data()
{
    QTest::addColumn<Recording>("recording");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const char *name, const std::vector<std::pair<Mode, Nanos>> &ends,
                        const char *sentence) {
        QTest::newRow(name) << measuredRuns(ends) << QString::fromUtf8(sentence);
    };
    add("a microsecond of 34", {{Mode::Sequential, 34us}, {Mode::Parallel, 33us}}, "");
    add("half of almost nothing", {{Mode::Sequential, 900us}, {Mode::Parallel, 300us}}, "");
    add("less than a wake-up", {{Mode::Sequential, 1'090us}, {Mode::Parallel, 1'000us}},
        "one measurement does not tell sequential and parallel apart: 1.0 ms to 1.1 ms");
    add("more than that", {{Mode::Sequential, 1'300us}, {Mode::Concurrent, 1'000us}},
        "concurrent was best: 1.3× sequential, fetches overlap");
    add("transforms explain nothing where they take none",
        {{Mode::Concurrent, 130ms}, {Mode::Parallel, 100ms}}, "parallel was best: 1.3× concurrent");
    add("a hundredth", {{Mode::Sequential, 1'705ms}, {Mode::Parallel, 1'700ms}},
        "sequential and parallel took 1.7 s, within 1 %");
    add("neither of two, but both against a third",
        {{Mode::Sequential, 12ms}, {Mode::Concurrent, 3'080us}, {Mode::Parallel, 3'000us}},
        "one measurement does not tell concurrent and parallel apart: 3.0 ms to 3.1 ms, at least 3.9× "
        "sequential");
    add("two of three",
        {{Mode::Sequential, 12'300ms}, {Mode::Concurrent, 1'700ms}, {Mode::Parallel, 1'700ms}},
        "concurrent and parallel were equally fast: 7.2× sequential");
}

void TestVerdict::whatOneMeasurementTells()
{
    QFETCH(Recording, recording);
    QFETCH(QString, sentence);
    QCOMPARE(verdictOf(recording), sentence);
}

void TestVerdict::timeOffTheCpuIsNoise()
{
    Recording recording = measuredRuns({{Mode::Sequential, 1'100ms}, {Mode::Concurrent, 1'000ms}});
    recording.work.transform = TransformKind::Cpu;
    QVERIFY(verdictOf(recording).startsWith(QLatin1String("concurrent was best: ")));
    // The driver was off the CPU for a fifth of a second: that may be all of the difference.
    ItemRow row = recording.runs[0].trace.row(0);
    row.transformFinished = row.transformStarted + 300ms;
    row.transformYielded = row.transformFinished;
    row.transformCpu = 100ms;
    recording.runs[0].trace.put(row);
    QCOMPARE(verdictOf(recording),
             QStringLiteral("one measurement does not tell sequential and concurrent apart: 1.0 s to 1.1 s"));
    recording.work.transform = TransformKind::Wall; // watches the clock, on the CPU or not
    QVERIFY(verdictOf(recording).startsWith(QLatin1String("concurrent was best: ")));
}

void TestVerdict::answersThatTookLongerAreNoise()
{
    Recording recording = measuredRuns({{Mode::Concurrent, 120ms}, {Mode::Parallel, 100ms}});
    const auto answer = [&recording](std::size_t run, Nanos time) {
        Trace &trace = recording.runs[run].trace;
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            ItemRow row = trace.row(item);
            row.fetchFinished = row.fetchStarted + time;
            trace.put(row);
        }
    };
    answer(0, 118ms);
    answer(1, 98ms);
    QVERIFY2(verdictOf(recording).startsWith(QLatin1String("parallel was best: ")),
             qPrintable(verdictOf(recording)));
    recording.work.fetch = FetchKind::Http; // the server took as much longer as the run did
    QCOMPARE(verdictOf(recording),
             QStringLiteral("one measurement does not tell concurrent and parallel apart: 100 ms to 120 ms"));
    answer(0, 98ms); // it did not: the mode took longer
    QVERIFY2(verdictOf(recording).startsWith(QLatin1String("parallel was best: ")),
             qPrintable(verdictOf(recording)));
}

void TestVerdict::whatFailedAltogetherIsNotRanked()
{
    Recording recording = measuredRuns({{Mode::Sequential, 12s}, {Mode::Parallel, 3s}});
    for (Run &run : recording.runs)
        failItems(run, 4);
    QCOMPARE(verdictOf(recording), QString());
}

void TestVerdict::measurementsGoBeforePredictions()
{
    Recording recording = measuredRuns({{Mode::Sequential, 12s}, {Mode::Parallel, 3s}});
    const Recording predicted = recordingOf({}, everyMode);
    QVERIFY(verdictOf(recording).startsWith(QStringLiteral("parallel was best: 4.0× sequential")));
    for (const Run &run : predicted.runs)
        recording.runs.push_back(run);
    QVERIFY2(verdictOf(recording).startsWith(QLatin1String("among 2 measured runs, ")),
             qPrintable(verdictOf(recording)));
    recording.runs.erase(recording.runs.begin()); // a single measurement compares with nothing
    QVERIFY2(verdictOf(recording).startsWith(QLatin1String("among 5 predicted runs, ")),
             qPrintable(verdictOf(recording)));
}

void TestVerdict::whatFailedMoreIsLeftOut()
{
    Recording recording =
        measuredRuns({{Mode::Sequential, 12s}, {Mode::Concurrent, 6s}, {Mode::Parallel, 1s}});
    failItems(recording.runs[2], 3); // so it was done soon
    QCOMPARE(
        verdictOf(recording),
        QStringLiteral("concurrent was best: 2.0× sequential, fetches overlap; parallel is left out: more "
                       "of its items failed"));
    failItems(recording.runs[1], 2);
    QCOMPARE(verdictOf(recording), QString());
    failItems(recording.runs[0], 3);
    failItems(recording.runs[1], 3); // alike again
    QVERIFY(verdictOf(recording).startsWith(QStringLiteral("parallel was best: 12× sequential")));
}

void TestVerdict::whatWasNotMeasuredInOneGoSaysSo()
{
    Recording recording = measuredRuns({{Mode::Sequential, 12s}, {Mode::Parallel, 3s}});
    const QString sentence = verdictOf(recording);
    QVERIFY(!sentence.contains(QLatin1String("in one go")));
    recording.runs[1].facts.when = recording.when.addSecs(14); // after the other
    QCOMPARE(verdictOf(recording), sentence);
    recording.runs[1].facts.when = recording.when.addSecs(3600);
    QCOMPARE(verdictOf(recording), sentence + QStringLiteral("; they were not measured in one go"));
}

void TestVerdict::otherLimitsAreSaid()
{
    Recording recording =
        measuredRuns({{Mode::Concurrent, 12s}, {Mode::Parallel, 3s}, {Mode::Sequential, 20s}});
    const QString sentence = verdictOf(recording);
    recording.runs[2].spec.fetchLimit = 64; // which sequential does not use
    QCOMPARE(verdictOf(recording), sentence);
    recording.runs[1].spec.fetchLimit = 64;
    QCOMPARE(verdictOf(recording), sentence + QStringLiteral("; their limits differ"));
}

void TestVerdict::whatIsNotToBeReliedOnIsNotRanked()
{
    WorkSpec work;
    work.items = 40;
    DurationTable table;
    table.fetch.assign(40, 20ms);
    table.transform.assign(40, 5ms);
    table.mostInFlight = 2;
    table.servers = {{.places = 2, .filled = false}};
    work.durations = std::make_shared<const DurationTable>(std::move(table));
    const Recording recording =
        predicted(work, {.cores = 2}, {.fetchLimit = 8, .threads = 2},
                  {Mode::Sequential, Mode::Parallel, Mode::Blocking}); // eight in flight were never seen
    const QString text = verdictOf(recording);
    QVERIFY2(text.startsWith(QLatin1String("of those to be relied on, blocking was best: ")),
             qPrintable(text));
    Recording rest = recording;
    rest.runs.erase(rest.runs.begin() + 1);
    QVERIFY(verdictOf(rest).startsWith(QLatin1String("blocking was best: ")));
    QCOMPARE(bestModeSentence(rest, figuresOf(rest), true), text);
}

QTEST_APPLESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
