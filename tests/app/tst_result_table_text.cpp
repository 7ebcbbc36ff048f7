// SPDX-License-Identifier: MIT
// The table of a recording, whatever runs it holds: its headline says what is true of all, its rows the rest.
#include "output.h"

#include "core/formats/sample_recordings.h"

#include <QTest>

using namespace overlapse;

namespace {

/// Without what follows the name in it.
QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = line.trimmed();
    return lines;
}

QString lineThatBegins(const QString &text, const QString &begin)
{
    for (const QString &line : linesOf(text))
        if (line.startsWith(begin))
            return line;
    return {};
}

} // namespace

class TestResultTableText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsOfOneComparisonHaveOneHeadline();
    void limitsThatDifferStandInTheRows();
    void worksThatDifferAreSaid();
    void runsOfOneModeHaveRowsOfTheirOwn();
    void namesCannotDriveTheTerminal();
    void failuresAreThoseOfTheRunsWork();
    void aRecordingWithoutRunsIsAHeadline();
    void manyWorksAreCounted();
};

void TestResultTableText::runsOfOneComparisonHaveOneHeadline()
{
    const QStringList lines = linesOf(tableText(articleRecording()));
    QCOMPARE(lines[0], QStringLiteral("predicted: 4 items, fetch 1s, transform cpu(1s)"));
    QCOMPARE(lines[1], QStringLiteral("N = 4, M = 4, 4 threads, order kept, 2 cores"));
    QCOMPARE(lines[3],
             QStringLiteral("mode           makespan  speed-up  of the bound    items/s  busy cores"));
    QCOMPARE(lines[4],
             QStringLiteral("sequential      8.000 s     1.00×          63 %       0.50        0.50"));
}

void TestResultTableText::limitsThatDifferStandInTheRows()
{
    Recording recording = predicted(WorkSpec{}, {.cores = 2}, {.fetchLimit = 2}, {Mode::Parallel});
    recording.runs.push_back(
        predicted(WorkSpec{}, {.cores = 2}, {.fetchLimit = 8}, {Mode::Concurrent}).runs[0]);
    const QString text = tableText(recording);
    QCOMPARE(linesOf(text)[1], QStringLiteral("M = 4, 4 threads, order kept, 2 cores"));
    QVERIFY2(lineThatBegins(text, QStringLiteral("parallel "))
                 .endsWith(QLatin1String("  N 2, M 4, 4 threads, order kept")),
             qPrintable(text));
    QVERIFY2(
        lineThatBegins(text, QStringLiteral("concurrent ")).endsWith(QLatin1String("  N 8, M 4, order kept")),
        qPrintable(text));
}

void TestResultTableText::worksThatDifferAreSaid()
{
    const QString text = tableText(manifoldRecording());
    const QStringList lines = linesOf(text);
    QCOMPARE(lines[0], QStringLiteral("predicted: 2 different works"));
    QCOMPARE(lines[1], QStringLiteral("sequential, parallel (N 4): 4 items, fetch 1s, transform cpu(1s)"));
    QVERIFY(lines[2].startsWith(QStringLiteral("parallel (N=2 ü), parallel (N=5 ü): 6 items, ")));
    QCOMPARE(lines[3], QStringLiteral("M = 4, 4 threads, order kept"));
    // The speed-up of other work over sequential would be false.
    QVERIFY(lineThatBegins(text, QStringLiteral("parallel (N 4) ")).contains(QStringLiteral(" 2.67×")));
    QVERIFY(lineThatBegins(text, QStringLiteral("parallel (N=2 ü) ")).contains(QStringLiteral(" - ")));
    QVERIFY(lineThatBegins(text, QStringLiteral("parallel (N=2 ü) ")).endsWith(QStringLiteral(", 8 cores")));
    QVERIFY2(
        text.contains(QStringLiteral("\namong 2 comparable runs, parallel (N 4) was best: 2.7× sequential")),
        qPrintable(text));
}

void TestResultTableText::runsOfOneModeHaveRowsOfTheirOwn()
{
    Recording recording = articleRecording();
    recording.runs.resize(2);
    recording.runs.push_back(recording.runs[1]);
    recording.runs[2].facts.name = QStringLiteral("with the other disk, after a restart, by night");
    const QStringList lines = linesOf(tableText(recording));
    QVERIFY(lines[4].startsWith(QLatin1String("sequential   ")));
    QVERIFY(lines[5].startsWith(QLatin1String("concurrent (run 1)   ")));
    QVERIFY(
        lines[6].startsWith(QLatin1String("concurrent (with the other disk, after a restart, by night) ")));
    QCOMPARE(lines[4].size(), lines[5].size());
}

void TestResultTableText::namesCannotDriveTheTerminal()
{
    Recording recording = articleRecording();
    for (Run &run : recording.runs) {
        run.spec.mode = Mode::Parallel;
        run.facts.name = QStringLiteral("%1 \x1b[2J\n");
        run.trace.putDetail(1, {{}, QStringLiteral("no")});
        ItemRow row = run.trace.row(1);
        row.transformStatus = Status::Failed;
        run.trace.put(row);
    }
    for (const QString &text : {tableText(recording), failureText(recording)}) {
        QVERIFY(!text.contains(u'\x1b'));
        QVERIFY2(text.contains(QStringLiteral("parallel (%1 \\x1b[2J\\x0a, run 1)")), qPrintable(text));
    }
}

void TestResultTableText::failuresAreThoseOfTheRunsWork()
{
    Recording recording = articleRecording();
    recording.runs.resize(1);
    recording.runs.push_back(realRecording().runs[0]);
    recording.runs[1].facts.work = std::make_shared<WorkSpec>(realRecording().work);
    const QString text = failureText(recording);
    QVERIFY2(text.startsWith(QLatin1String("prefetching: 2 of 5 items failed\n")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("  /data/ä: not gzip\n")), qPrintable(text));
}

void TestResultTableText::aRecordingWithoutRunsIsAHeadline()
{
    const QStringList lines = linesOf(tableText(emptyRecording(WorkSpec{})));
    QCOMPARE(lines[0], QStringLiteral("4 items, fetch 1s, transform cpu(1s)"));
}

void TestResultTableText::manyWorksAreCounted()
{
    Recording recording = articleRecording();
    recording.runs.resize(30, recording.runs[0]);
    for (std::size_t i = 10; i < 30; ++i) {
        auto work = std::make_shared<WorkSpec>();
        work->items = 4 + std::int64_t(i);
        recording.runs[i].facts.work = work;
    }
    const QStringList lines = linesOf(tableText(recording));
    QCOMPARE(lines[0], QStringLiteral("predicted: 21 different works"));
    QVERIFY2(lines[1].startsWith(
                 QLatin1String("sequential (run 1), concurrent, parallel, prefetching and 6 more: ")),
             qPrintable(lines[1]));
    QCOMPARE(lines[9], QStringLiteral("and 13 more"));
}

QTEST_APPLESS_MAIN(TestResultTableText)
#include "tst_result_table_text.moc"
