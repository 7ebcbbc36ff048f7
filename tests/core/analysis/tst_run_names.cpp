// SPDX-License-Identifier: MIT
// What runs are called where several may be of one mode, and what a headline may say of all of them.
#include "analysis/run_names.h"

#include "analysis/shared_facts.h"
#include "workload/same_work.h"

#include <QTest>

#include <set>

using namespace overlapse;

namespace {

Run runOf(const PipelineSpec &spec, const char *name = "", Clock clock = Clock::Live)
{
    Run run{spec, clock, {}};
    run.facts.name = QString::fromUtf8(name);
    return run;
}

Recording recordingOf(std::vector<Run> runs)
{
    Recording recording;
    recording.program = QStringLiteral("overlapse 0.1.0");
    recording.when = QDateTime(QDate(2024, 5, 1), QTime(12, 30), Qt::UTC);
    recording.machine.cores = 4;
    recording.runs = std::move(runs);
    return recording;
}

PipelineSpec parallel(std::int64_t n, std::int64_t m = 4, int threads = 2, Order order = Order::Kept)
{
    return {.mode = Mode::Parallel, .order = order, .fetchLimit = n, .transformLimit = m, .threads = threads};
}

} // namespace

class TestRunNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void noTwoNamesAreTheSame();
    void limitsAreThoseThatTheModeUses();
    void aHeadlineSaysWhatAllShare();
    void whatDiffersIsSaidOfEachRun();
    void worksAreTheSameIfTheSameIsDone();
};

void TestRunNames::names_data()
{
    QTest::addColumn<Recording>("recording");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *title, std::vector<Run> runs, const QStringList &names) {
        QTest::newRow(title) << recordingOf(std::move(runs)) << names;
    };
    const PipelineSpec sequential{.mode = Mode::Sequential};
    row("none", {}, {});
    row("one of each mode", {runOf(sequential, "slow"), runOf(parallel(8), "fast")},
        {"sequential", "parallel"});
    row("one limit differs", {runOf(sequential), runOf(parallel(2)), runOf(parallel(8))},
        {"sequential", "parallel (N 2)", "parallel (N 8)"});
    row("all that differs", {runOf(parallel(2, 1, 1, Order::Any)), runOf(parallel(8, 3))},
        {"parallel (N 2, M 1, 1 thread, order any)", "parallel (N 8, M 3, 2 threads, order kept)"});
    row("measured and predicted", {runOf(parallel(2)), runOf(parallel(2), "", Clock::Virtual)},
        {"parallel (measured)", "parallel (predicted)"});
    row("names before limits", {runOf(parallel(2), "by night"), runOf(parallel(8))},
        {"parallel (by night)", "parallel (N 8)"});
    row("limits that the mode does not use",
        {runOf({.mode = Mode::Sequential, .fetchLimit = 2, .threads = 1}),
         runOf({.mode = Mode::Sequential, .fetchLimit = 9, .threads = 2})},
        {"sequential (run 1)", "sequential (run 2)"});
    row("repeats", {runOf(parallel(2)), runOf(parallel(8)), runOf(parallel(2))},
        {"parallel (N 2, run 1)", "parallel (N 8)", "parallel (N 2, run 2)"});
    row("one name twice", {runOf(parallel(2), "night"), runOf(parallel(8), "night")},
        {"parallel (night, run 1)", "parallel (night, run 2)"});
    row("a name like a number", {runOf(parallel(2), "run 1"), runOf(parallel(2)), runOf(parallel(2))},
        {"parallel (run 1)", "parallel (run 2)", "parallel (run 3)"});
}

void TestRunNames::names()
{
    QFETCH(Recording, recording);
    QFETCH(QStringList, names);
    QCOMPARE(runNames(recording), names);
    const QStringList distinctions = runDistinctions(runsOf(recording));
    for (qsizetype i = 0; i < names.size(); ++i)
        QVERIFY(distinctions[i].isEmpty() ? !names[i].contains(u'(')
                                          : names[i].endsWith(u'(' + distinctions[i] + u')'));
}

void TestRunNames::noTwoNamesAreTheSame()
{
    std::vector<Run> runs;
    for (const char *name : {"", "run 2", "N 1", "N 1, run 1", ""})
        for (const Mode mode : allModes)
            for (const int n : {1, 2, 1})
                for (const Clock clock : {Clock::Live, Clock::Virtual})
                    runs.push_back(runOf({.mode = mode, .fetchLimit = n}, name, clock));
    const QStringList names = runNames(recordingOf(runs));
    QCOMPARE(std::set<QString>(names.begin(), names.end()).size(), runs.size());
}

void TestRunNames::limitsAreThoseThatTheModeUses()
{
    PipelineSpec spec = parallel(8, 3, 1);
    QCOMPARE(limitsWords(spec), QStringLiteral("N 8, M 3, 1 thread, order kept"));
    spec.mode = Mode::Concurrent;
    QCOMPARE(limitsWords(spec), QStringLiteral("N 8, M 3, order kept"));
    spec.mode = Mode::Blocking;
    QCOMPARE(limitsWords(spec), QStringLiteral("1 thread, order kept"));
    spec.mode = Mode::Sequential;
    QCOMPARE(limitsWords(spec), QStringLiteral("order kept"));
}

void TestRunNames::aHeadlineSaysWhatAllShare()
{
    // Sequential uses no limits, so that its own do not matter.
    Recording recording =
        recordingOf({runOf({.mode = Mode::Sequential, .order = Order::Any}), runOf(parallel(8)),
                     runOf({.mode = Mode::Concurrent, .fetchLimit = 8})});
    SharedFacts facts = sharedFacts(recording);
    QCOMPARE(sharedLimitsText(facts), QStringLiteral("N = 8, M = 4, 2 threads, order kept"));
    QCOMPARE(facts.work, &recording.work);
    QCOMPARE(facts.machine, &recording.machine);
    QVERIFY(facts.clock == Clock::Live && !facts.limitsDiffer);
    QCOMPARE(facts.program, recording.program);
    QVERIFY(facts.first == recording.when && facts.last == recording.when);
    for (const Run &run : recording.runs)
        QCOMPARE(ownFactsText(recording, run, facts), QString());

    // What all runs have of their own is shared too, whatever the recording says.
    const auto work = std::make_shared<WorkSpec>();
    for (Run &run : recording.runs) {
        run.facts.work = work;
        run.facts.machine = Machine{.cores = 16, .cpu = {}, .system = {}};
    }
    facts = sharedFacts(recording);
    QCOMPARE(facts.work, work.get());
    QCOMPARE(facts.machine->cores, 16);
}

void TestRunNames::whatDiffersIsSaidOfEachRun()
{
    Recording recording = recordingOf({runOf(parallel(8)), runOf({.mode = Mode::Concurrent, .fetchLimit = 2}),
                                       runOf({.mode = Mode::Blocking}, "", Clock::Virtual)});
    auto work = std::make_shared<WorkSpec>();
    work->items = 9;
    recording.runs[2].facts.work = work;
    recording.runs[2].facts.machine = Machine{.cores = 1, .cpu = {}, .system = {}};
    recording.runs[2].facts.when = recording.when.addDays(-1);
    recording.runs[2].facts.program = QStringLiteral("overlapse 0.0.9");
    const SharedFacts facts = sharedFacts(recording);
    QVERIFY(!facts.work && !facts.machine && !facts.clock && !facts.fetchLimit && facts.limitsDiffer);
    QCOMPARE(facts.works, 2u);
    QCOMPARE(facts.transformLimit, 4);
    QCOMPARE(facts.first, recording.when.addDays(-1));
    QCOMPARE(facts.last, recording.when);
    QVERIFY(facts.program.isEmpty());
    QCOMPARE(ownFactsText(recording, recording.runs[0], facts),
             QStringLiteral("N 8, M 4, 2 threads, order kept, 4 cores, measured"));
    QCOMPARE(ownFactsText(recording, recording.runs[2], facts),
             QStringLiteral("4 threads, order kept, 1 core, predicted"));
}

void TestRunNames::worksAreTheSameIfTheSameIsDone()
{
    const WorkSpec work;
    WorkSpec other = work;
    other.seed = 7; // from which nothing is drawn
    QVERIFY(sameWork(work, other));
    other.fetchTime.kind = TimeSpec::Kind::Exp;
    QVERIFY(!sameWork(work, other));
    WorkSpec drawn = other;
    QVERIFY(sameWork(drawn, other));
    drawn.seed = 8;
    QVERIFY(!sameWork(drawn, other));

    WorkSpec files;
    files.fetch = FetchKind::File;
    files.transform = TransformKind::Real;
    files.items = 1;
    WorkSpec same = files;
    files.inputs = std::make_shared<InputList>(InputList{{QStringLiteral("/a")}, {"/a/b"}});
    same.inputs = std::make_shared<InputList>(InputList{{QStringLiteral(".")}, {"/a/b"}});
    QVERIFY(sameWork(files, same)); // listed twice
    same.inputs = std::make_shared<InputList>(InputList{{}, {"/a/c"}});
    QVERIFY(!sameWork(files, same));
    same.inputs = nullptr;
    QVERIFY(!sameWork(files, same));
    same = files;
    same.rules.stopAtError = true;
    QVERIFY(!sameWork(files, same));

    WorkSpec replayed;
    replayed.durations = std::make_shared<DurationTable>(DurationTable{{}, {Nanos(1)}, {Nanos(2)}});
    WorkSpec again = replayed;
    again.durations =
        std::make_shared<DurationTable>(DurationTable{QStringLiteral("x.csv"), {Nanos(1)}, {Nanos(2)}});
    again.seed = 9;
    QVERIFY(sameWork(replayed, again));
    QVERIFY(!sameWork(replayed, work));
}

QTEST_APPLESS_MAIN(TestRunNames)
#include "tst_run_names.moc"
