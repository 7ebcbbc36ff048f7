// SPDX-License-Identifier: MIT
// Times that pass what the clock can show are said so, and never shown as others.
#include "analysis/clock_range.h"

#include "virtual/predict.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

class TestClockRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClockDoesNotPassItsEnd();
    void whatFitsAndWhatDoesNot_data();
    void whatFitsAndWhatDoesNot();
};

void TestClockRange::theClockDoesNotPassItsEnd()
{
    QCOMPARE(laterOnClock(Nanos(3), Nanos(4)), Nanos(7));
    QCOMPARE(laterOnClock(clockEnd - Nanos(1), Nanos(1)), clockEnd);
    QCOMPARE(laterOnClock(clockEnd - Nanos(1), Nanos(2)), clockEnd);
    QCOMPARE(laterOnClock(clockEnd, maxTime), clockEnd);
    QCOMPARE(laterOnClock(clockEnd, Nanos::max()), clockEnd);
}

void TestClockRange::whatFitsAndWhatDoesNot_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<qint64>("items");
    QTest::addColumn<qint64>("fetchHours");
    QTest::addColumn<qint64>("transformHours");
    QTest::addColumn<QString>("problem"); // its begin; empty: there is none
    const auto row = [](const char *name, Mode mode, qint64 items, qint64 fetch, qint64 transform,
                        const char *problem) {
        QTest::newRow(name) << mode << items << fetch << transform << QString::fromLatin1(problem);
    };
    constexpr qint64 longest = 24 * 116;
    const char *tooLong = "sequential would take more than 73 years";
    row("an hour", Mode::Sequential, 4, 1, 1, "");
    row("116 days each, 230 of them", Mode::Sequential, 229, longest, 0, "");
    row("two more", Mode::Sequential, 231, longest, 0, tooLong);
    row("as it was reported", Mode::Sequential, 921, longest, 0, tooLong);
    row("far beyond", Mode::Sequential, 100'000, longest, longest, tooLong);
    row("all at once", Mode::Parallel, 900, longest, 0, "");
    row("transforms on two cores", Mode::Parallel, 900, 0, longest, "parallel would take more than 73 years");
    row("on the driver", Mode::Concurrent, 900, 0, longest, "concurrent would take more than 73 years");
    row("in pairs", Mode::Blocking, 900, longest, longest, "blocking would take more than 73 years");
    row("their sum alone", Mode::Prefetching, 1'000, longest, 24,
        "prefetching: the items' times come to more");
}

void TestClockRange::whatFitsAndWhatDoesNot()
{
    QFETCH(Mode, mode);
    QFETCH(qint64, items);
    QFETCH(qint64, fetchHours);
    QFETCH(qint64, transformHours);
    QFETCH(QString, problem);
    WorkSpec work;
    work.items = items;
    work.fetchTime.a = std::chrono::hours(fetchHours);
    work.transformTime.a = std::chrono::hours(transformHours);
    const PipelineSpec spec{.mode = mode, .fetchLimit = 1'000, .transformLimit = 1'000, .threads = 4};
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
    const QString told = clockProblem(run);
    QCOMPARE(told.isEmpty(), problem.isEmpty());
    QVERIFY2(problem.isEmpty() || told.startsWith(problem), qPrintable(told));
    QVERIFY(run.trace.end() <= clockEnd);
    for (std::int64_t item = 0; item < run.trace.size(); ++item)
        for (int column = 0; column < stampColumnCount; ++column)
            QVERIFY(run.trace.stamp(StampColumn(column), item) >= absent
                    && run.trace.stamp(StampColumn(column), item) <= clockEnd);
}

QTEST_APPLESS_MAIN(TestClockRange)
#include "tst_clock_range.moc"
