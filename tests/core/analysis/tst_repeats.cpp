// SPDX-License-Identifier: MIT
// Repeats of one setting: which belong together, the run of the median, the ranking, and what makes them doubtful.
#include "analysis/repeats.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

Run measured(Mode mode, Nanos makespan, std::optional<double> disturbed = {})
{
    Run run{{.mode = mode}, Clock::Live, Trace(1)};
    run.trace.setEnd(makespan);
    run.facts.disturbed = disturbed;
    return run;
}

Recording recordingOf(std::vector<Run> runs)
{
    Recording recording;
    recording.machine.cores = 2;
    recording.work.items = 1;
    recording.runs = std::move(runs);
    return recording;
}

/// Of each mode as many runs as there are makespans, in milliseconds.
Recording repeated(const std::vector<std::pair<Mode, std::vector<int>>> &modes)
{
    std::vector<Run> runs;
    for (const auto &[mode, makespans] : modes)
        for (const int makespan : makespans)
            runs.push_back(measured(mode, 1ms * makespan));
    return recordingOf(std::move(runs));
}

} // namespace

class TestRepeats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneAlikeBelongsTogether();
    void theRunOfTheMedian_data();
    void theRunOfTheMedian();
    void theRecordingOfTheMedians();
    void theRanking();
    void whatIsNotDifferentIsNotCalledSo();
    void whatWasDisturbedCanBeLeftOut();
    void whereItemsFailedNothingIsRanked();
    void inWords();
    void tooFewAreSaidToBe();
    void tooFewOfOneHideNoOther();
    void theFastestIsSeenToBe();
};

// A mode that was switched off early is named, and those of which there are enough are compared.
void TestRepeats::tooFewOfOneHideNoOther()
{
    const std::vector<RepeatGroup> groups = repeatsOf(repeated({{Mode::Sequential, {90, 91}},
                                                                {Mode::Prefetching, {40, 44, 46, 50, 60, 65}},
                                                                {Mode::Blocking, {78, 80, 81, 83, 85, 87}}}));
    const QStringList names{QStringLiteral("sequential"), QStringLiteral("prefetching"),
                            QStringLiteral("blocking")};
    QCOMPARE(rankingOf(groups).size(), std::size_t(2));
    const QString text = repeatDifferences(groups, names).join(u'\n');
    QVERIFY2(text.contains("prefetching was the fastest"), qPrintable(text));
    QVERIFY2(text.contains("blocking took 1.71 times as long"), qPrintable(text));
    QVERIFY2(text.contains("too few repeats to compare: sequential"), qPrintable(text));
    // Where all have as few, all that can be said is how many would do.
    const std::vector<RepeatGroup> few =
        repeatsOf(repeated({{Mode::Sequential, {90, 91}}, {Mode::Blocking, {78, 80}}}));
    QVERIFY(repeatDifferences(few, {names[0], names[2]}).join(u'\n').contains("cannot be told from so few"));
}

// Where another may be as fast, none is called the fastest.
void TestRepeats::theFastestIsSeenToBe()
{
    const QStringList names{QStringLiteral("parallel"), QStringLiteral("blocking"),
                            QStringLiteral("sequential")};
    const QString text =
        repeatDifferences(repeatsOf(repeated({{Mode::Parallel, {40, 44, 46, 50, 60, 65}},
                                              {Mode::Blocking, {41, 43, 47, 51, 59, 66}},
                                              {Mode::Sequential, {90, 91, 92, 93, 94, 95}}})),
                          names)
            .join(u'\n');
    QVERIFY2(!text.contains("fastest"), qPrintable(text));
    QVERIFY2(text.startsWith("parallel had the smallest median; permutation tests"), qPrintable(text));
    QVERIFY2(text.contains("no difference to it was seen: blocking"), qPrintable(text));
    QVERIFY2(text.contains("sequential took "), qPrintable(text));
}

void TestRepeats::whatWasDoneAlikeBelongsTogether()
{
    Recording recording =
        repeated({{Mode::Parallel, {10, 11}}, {Mode::Blocking, {20, 21, 22}}, {Mode::Concurrent, {30}}});
    recording.runs.push_back(measured(Mode::Parallel, 12ms));
    recording.runs.push_back(measured(Mode::Parallel, 1ms));
    recording.runs.back().trace.setCancelled(true);
    recording.runs.push_back(measured(Mode::Parallel, 1ms));
    recording.runs.back().clock = Clock::Virtual;
    recording.runs.push_back(measured(Mode::Parallel, 1ms));
    recording.runs.back().spec.fetchLimit = 9;
    const std::vector<RepeatGroup> groups = repeatsOf(recording);
    QCOMPARE(groups.size(), std::size_t(2));
    QCOMPARE(groups[0].runs, (std::vector<std::size_t>{0, 1, 6}));
    QCOMPARE(groups[1].runs, (std::vector<std::size_t>{2, 3, 4}));
    QVERIFY(repeatsOf(recordingOf({})).empty());
}

void TestRepeats::theRunOfTheMedian_data()
{
    QTest::addColumn<QList<int>>("makespans");
    QTest::addColumn<int>("run");
    QTest::addColumn<double>("median");
    QTest::newRow("odd") << QList<int>{30, 10, 20} << 2 << 20e6;
    QTest::newRow("even") << QList<int>{40, 10, 30, 20} << 3 << 25e6;
    QTest::newRow("two") << QList<int>{10, 20} << 0 << 15e6;
    QTest::newRow("alike") << QList<int>{10, 10, 10} << 0 << 10e6;
}

void TestRepeats::theRunOfTheMedian()
{
    QFETCH(const QList<int>, makespans);
    QFETCH(const int, run);
    QFETCH(const double, median);
    const std::vector<RepeatGroup> groups =
        repeatsOf(repeated({{Mode::Parallel, {makespans.begin(), makespans.end()}}}));
    QCOMPARE(groups[0].median, median);
    QCOMPARE(groups[0].medianRun, std::size_t(run));
}

void TestRepeats::theRecordingOfTheMedians()
{
    const Recording recording =
        repeated({{Mode::Parallel, {10, 12, 11}}, {Mode::Concurrent, {30}}, {Mode::Blocking, {20, 22}}});
    const Recording medians = mediansOf(recording, repeatsOf(recording));
    QCOMPARE(medians.runs.size(), std::size_t(3));
    QCOMPARE(medians.runs[0].trace.end(), Nanos(11ms));
    QCOMPARE(medians.runs[1].trace.end(), Nanos(20ms));
    QCOMPARE(medians.runs[2].trace.end(), Nanos(30ms)); // which was not repeated
    QCOMPARE(mediansOf(recording, {}).runs.size(), recording.runs.size());
}

void TestRepeats::theRanking()
{
    const std::vector<RepeatGroup> groups =
        repeatsOf(repeated({{Mode::Sequential, {40, 41, 42, 43, 44, 45, 46}},
                            {Mode::Parallel, {10, 11, 12, 13, 14, 15, 16}},
                            {Mode::Blocking, {13, 12, 14, 15, 11, 16, 10}}}));
    const std::vector<Ranked> ranking = rankingOf(groups);
    QCOMPARE(ranking.size(), std::size_t(3));
    QCOMPARE(ranking[0].group, std::size_t(1));
    QCOMPARE(ranking[0].pValue, 1.0);
    QCOMPARE(ranking[1].group, std::size_t(2));
    QVERIFY(!ranking[1].isDifferent());
    QCOMPARE(ranking[2].group, std::size_t(0));
    QCOMPARE(ranking[2].ratio, 43.0 / 13);
    QVERIFY(ranking[2].isDifferent());
    // Of 3,432 ways to part them, two tell the small from the large; and it is one of two tests.
    QVERIFY(std::abs(ranking[2].pValue - 2 * 2.0 / 3432) < 1e-9);
    QVERIFY(ranking[2].interval.low <= ranking[2].ratio && ranking[2].ratio <= ranking[2].interval.high);
    QVERIFY(rankingOf({groups[0]}).empty());
}

void TestRepeats::whatIsNotDifferentIsNotCalledSo()
{
    const std::vector<RepeatGroup> groups =
        repeatsOf(repeated({{Mode::Parallel, {10, 20, 15, 12, 17}}, {Mode::Blocking, {18, 11, 16, 13, 19}}}));
    QVERIFY(!rankingOf(groups)[1].isDifferent());
    QVERIFY(repeatsText(groups, {"parallel", "blocking"})
                .contains("no difference to it was seen: blocking (p = "));
    // Three against three cannot be told apart at that level, however far they are.
    const std::vector<RepeatGroup> few =
        repeatsOf(repeated({{Mode::Parallel, {10, 20, 15}}, {Mode::Blocking, {300, 400, 350}}}));
    const QString text = repeatsText(few, {"parallel", "blocking"});
    QVERIFY2(text.contains("cannot be told from so few repeats, however far they are apart: 4 of each can\n"),
             qPrintable(text));
    QVERIFY(!text.contains("no difference") && !text.contains("fastest"));
}

void TestRepeats::whatWasDisturbedCanBeLeftOut()
{
    Recording recording = repeated({{Mode::Parallel, {10, 11, 12}}});
    recording.runs[1].facts.disturbed = 0.3;
    QCOMPARE(repeatsOf(recording)[0].disturbed, std::vector<std::size_t>{1});
    const std::vector<RepeatGroup> rest = repeatsOf(recording, true);
    QCOMPARE(rest[0].runs, (std::vector<std::size_t>{0, 2}));
    QVERIFY(rest[0].disturbed.empty());
    recording.runs[0].facts.disturbed = 0.3;
    QVERIFY(repeatsOf(recording, true).empty());
}

void TestRepeats::whereItemsFailedNothingIsRanked()
{
    Recording recording =
        repeated({{Mode::Parallel, {10, 11, 12, 13, 14, 15}}, {Mode::Blocking, {30, 31, 32, 33, 34, 35}}});
    ItemRow row{.item = 0};
    row.fetchStatus = Status::Failed;
    recording.runs[2].trace.put(row);
    const std::vector<RepeatGroup> groups = repeatsOf(recording);
    QCOMPARE(groups[0].failed, std::vector<std::size_t>{2});
    QVERIFY(rankingOf(groups).empty());
    QVERIFY(repeatsText(groups, {"parallel", "blocking"}).contains("parallel: items failed in 1 of 6: "));
}

void TestRepeats::inWords()
{
    Recording recording = repeated(
        {{Mode::Parallel, {100, 101, 102, 103, 104, 900}}, {Mode::Blocking, {300, 301, 302, 303, 304, 305}}});
    recording.runs[5].facts.disturbed = 0.5;
    const QString text = repeatsText(repeatsOf(recording), {"parallel", "blocking"});
    for (const char *part :
         {"mode         repeats     median  95 % interval of the median  least to most\n",
          "\nparallel           6   102.5 ms  ",
          "parallel had the smallest median; permutation tests of ranks at 0.05, after Holm\n",
          "parallel: 1 of 6 was disturbed by other programs: measure again\n",
          "parallel: 1 of 6 lies far from the rest", "blocking: the later, the slower (p = 0.003)"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    QVERIFY(!text.contains("an interval needs"));
    QCOMPARE(repeatsText({}, {}), QString());
}

void TestRepeats::tooFewAreSaidToBe()
{
    const QString text = repeatsText(repeatsOf(repeated({{Mode::Parallel, {100, 102, 101}}})), {"parallel"});
    QVERIFY2(text.contains("too few for one              100.0 ms to 102.0 ms\n"), qPrintable(text));
    QVERIFY(text.endsWith("an interval needs 6 repeats: until then stands how far they were apart\n"));
    QVERIFY(!text.contains("fastest"));
}

QTEST_APPLESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
