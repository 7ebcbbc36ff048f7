// SPDX-License-Identifier: MIT
#include "analysis/conditions.h"

#include "analysis/verdict.h"
#include "virtual/predict.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

Run runOf(Mode mode, std::optional<double> disturbed, Nanos paused = Nanos(0))
{
    const PipelineSpec spec{.mode = mode};
    return {spec,
            Clock::Live,
            predict(spec, WorkSpec{}, {.cores = 4}),
            {.disturbed = disturbed, .paused = paused}};
}

} // namespace

class TestConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneRun_data();
    void oneRun();
    void theVerdict_data();
    void theVerdict();
};

void TestConditions::oneRun_data()
{
    QTest::addColumn<double>("disturbed"); // -1: not known
    QTest::addColumn<qint64>("pausedMs");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("not known") << -1.0 << qint64(0) << QString();
    QTest::newRow("not at all") << 0.0 << qint64(0) << QString();
    QTest::newRow("5 % is little") << 0.05 << qint64(0) << QString();
    QTest::newRow("more is not") << 0.051 << qint64(0)
                                 << "other programs used 5 % of the machine meanwhile: measure again";
    QTest::newRow("half of it") << 0.5 << qint64(0)
                                << "other programs used 50 % of the machine meanwhile: measure again";
    QTest::newRow("paused") << -1.0 << qint64(5200) << "the program was stopped for 5.2 s, which is left out";
    QTest::newRow("both")
        << 0.23 << qint64(40)
        << "the program was stopped for 40 ms, which is left out; other programs used 23 % of "
           "the machine meanwhile: measure again";
}

void TestConditions::oneRun()
{
    QFETCH(double, disturbed);
    QFETCH(qint64, pausedMs);
    QFETCH(QString, sentence);
    const Run run = runOf(Mode::Parallel, disturbed < 0 ? std::nullopt : std::optional(disturbed),
                          std::chrono::milliseconds(pausedMs));
    QCOMPARE(conditionsSentence(run, WorkSpec(), 4), sentence);
}

void TestConditions::theVerdict_data()
{
    QTest::addColumn<double>("sequential");
    QTest::addColumn<double>("concurrent");
    QTest::addColumn<double>("parallel");
    QTest::addColumn<QString>("end");
    const auto row = [](const char *name, double a, double b, double c, const char *end) {
        QTest::newRow(name) << a << b << c << QString::fromLatin1(end);
    };
    row("none", 0.01, 0.05, 0, "fetches overlap");
    row("one", 0.01, 0.4, 0,
        "; concurrent was disturbed by other programs (40 % of the machine): measure again");
    row("two", 0.06, 0, 0.3,
        "; sequential and parallel were disturbed by other programs (up to 30 % of the machine): measure "
        "again");
    row("three", 0.06, 0.07, 0.3,
        "; sequential, concurrent and parallel were disturbed by other programs (up to 30 % of the "
        "machine): "
        "measure again");
}

void TestConditions::theVerdict()
{
    QFETCH(double, sequential);
    QFETCH(double, concurrent);
    QFETCH(double, parallel);
    QFETCH(QString, end);
    Recording recording;
    recording.machine.cores = 4;
    recording.runs = {runOf(Mode::Sequential, sequential), runOf(Mode::Concurrent, concurrent),
                      runOf(Mode::Parallel, parallel)};
    const QString sentence = bestModeSentence(recording, figuresOf(recording));
    QVERIFY2(sentence.startsWith(QLatin1String("parallel was best: 4.0")), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(end), qPrintable(sentence));
}

QTEST_APPLESS_MAIN(TestConditions)
#include "tst_run_conditions.moc"
