// SPDX-License-Identifier: MIT
// Where the cores set the pace, whichever stage keeps them busy, the sentence says so, and nothing else.
#include "analysis/sentence.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

// Four of each at a time, one second of each item in the stage, as a measured run of commands has it.
Run measured(Mode mode, std::int64_t items, Nanos fetchCpu, Nanos transformCpu, Nanos transform = 1ms)
{
    Run run{
        {.mode = mode, .fetchLimit = 4, .transformLimit = 4, .threads = 4}, Clock::Live, Trace(items, true)};
    Nanos end{0};
    for (std::int64_t item = 0; item < items; ++item) {
        ItemRow row{.item = item, .rank = item, .fetchAdmitted = 1s * (item / 4)};
        row.fetchStarted = row.fetchAdmitted;
        row.fetchFinished = row.fetchYielded = row.transformStarted = row.fetchStarted + 1s;
        row.transformFinished = row.transformYielded = end = row.transformStarted + transform;
        row.fetchCpu = fetchCpu;
        row.transformCpu = transformCpu;
        row.fetchLane = row.transformLane = static_cast<std::int32_t>(item % 4);
        row.fetchStatus = row.transformStatus = Status::Ok;
        run.trace.put(row);
    }
    run.trace.setEnd(end);
    return run;
}

} // namespace

class TestCorePace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSentence_data();
    void theSentence();
};

void TestCorePace::theSentence_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<int>("items");
    QTest::addColumn<int>("fetchMs"); // of CPU time; -1: not known
    QTest::addColumn<int>("transformMs");
    QTest::addColumn<int>("transformSpanMs");
    QTest::addColumn<int>("cores");
    QTest::addColumn<QString>("sentence"); // its begin; with "not ", what it must not begin with
    const auto row = [](const char *name, Mode mode, int items, int fetch, int transform, int span, int cores,
                        const char *sentence) {
        QTest::newRow(name) << mode << items << fetch << transform << span << cores
                            << QString::fromLatin1(sentence);
    };
    row("fetches", Mode::Parallel, 40, 495, 0, 1, 2,
        "2 cores set the pace: fetches kept them busy 99 % of the time");
    row("fetches on the only core", Mode::Parallel, 40, 248, 0, 1, 1,
        "the only core set the pace: fetches kept it busy 99 % of the time");
    row("both", Mode::Parallel, 40, 300, 180, 190, 2,
        "2 cores set the pace: fetches and transforms kept them busy 9");
    row("in blocking", Mode::Blocking, 40, 495, 0, 1, 2, "2 cores set the pace: fetches kept them busy 99 %");
    row("in concurrent", Mode::Concurrent, 40, 495, 0, 1, 2,
        "2 cores set the pace: fetches kept them busy 99 %");
    row("all at once", Mode::Parallel, 4, 490, 0, 1, 2, "2 cores set the pace: fetches kept them busy 98 %");
    row("a transform of several threads", Mode::Parallel, 4, 0, 980, 1000, 2, "not 2 cores");
    row("half of two cores", Mode::Parallel, 40, 250, 0, 1, 2, "not 2 cores");
    row("more cores", Mode::Parallel, 40, 495, 0, 1, 4, "not 4 cores");
    row("not known", Mode::Parallel, 40, -1, 0, 1, 2, "N = 4 fetches in flight set the pace");
    row("one item is itself", Mode::Parallel, 1, 1000, 0, 1, 1, "not the only core");
}

void TestCorePace::theSentence()
{
    QFETCH(Mode, mode);
    QFETCH(int, items);
    QFETCH(int, fetchMs);
    QFETCH(int, transformMs);
    QFETCH(int, transformSpanMs);
    QFETCH(int, cores);
    QFETCH(QString, sentence);
    using Ms = std::chrono::milliseconds;
    const Run run = measured(mode, items, fetchMs < 0 ? absent : Nanos(Ms(fetchMs)), Ms(transformMs),
                             Ms(transformSpanMs));
    WorkSpec work;
    work.items = items;
    work.fetch = FetchKind::Command;
    work.transform = TransformKind::Real;
    const QString said = limitingSentence(run, work, cores, figuresOf(run, work, cores), WaitAccount(run));
    const bool negated = sentence.startsWith(QLatin1String("not "));
    QVERIFY2(said.startsWith(negated ? sentence.mid(4) : sentence) != negated, qPrintable(said));
    if (negated)
        QVERIFY2(!said.contains(QLatin1String("kept")), qPrintable(said));
}

QTEST_APPLESS_MAIN(TestCorePace)
#include "tst_core_pace.moc"
