// SPDX-License-Identifier: MIT
// What of a measured fetch is its own time, as predictions take it: not what it waited for.
#include "analysis/measured_times.h"

#include "analysis/sentence.h"
#include "virtual/predict.h"
#include "workload/same_work.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

class TestMeasuredTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsAreNoFetching_data();
    void waitsAreNoFetching();
    void awaitsStayAwaits_data();
    void awaitsStayAwaits();
    void theRulesOfTheRecordingAreNamed();
};

void TestMeasuredTimes::waitsAreNoFetching_data()
{
    QTest::addColumn<PartKind>("kind");
    QTest::addColumn<bool>("waits");
    for (int kind = 0; kind < partKindCount; ++kind) {
        const auto part = static_cast<PartKind>(kind);
        QTest::newRow(partName(part))
            << part
            << (part == PartKind::Waiting || part == PartKind::Backoff || part == PartKind::Host
                || part == PartKind::Rate || part == PartKind::Capacity || part == PartKind::Unpolled);
    }
}

void TestMeasuredTimes::waitsAreNoFetching()
{
    QFETCH(PartKind, kind);
    QFETCH(bool, waits);
    Run run{.spec = {}, .clock = Clock::Live, .trace = Trace(1, true)};
    ItemRow row;
    row.item = row.rank = 0;
    row.fetchAdmitted = row.fetchStarted = 1s;
    row.fetchFinished = row.fetchYielded = row.transformStarted = 11s;
    row.transformFinished = row.transformYielded = 12s;
    row.fetchStatus = row.transformStatus = Status::Ok;
    run.trace.put(row);
    ItemDetail detail;
    detail.parts = {{1s, 4s, 1, kind, Status::Ok}, {4s, 11s, 1, PartKind::Download, Status::Ok}};
    run.trace.putDetail(0, std::move(detail));
    const std::shared_ptr<const DurationTable> times = measuredTimes(run, {}, 1, {});
    QVERIFY(times);
    QCOMPARE(times->fetch.front(), waits ? Nanos(7s) : Nanos(10s));
    QCOMPARE(times->transform.front(), Nanos(1s));
}

void TestMeasuredTimes::awaitsStayAwaits_data()
{
    QTest::addColumn<Clock>("clock");
    QTest::newRow("measured") << Clock::Live;
    QTest::newRow("predicted, from durations that a file brought") << Clock::Virtual;
}

void TestMeasuredTimes::awaitsStayAwaits()
{
    QFETCH(Clock, clock);
    WorkSpec work;
    work.items = 9;
    work.fetchTime = {.a = 100ms, .awaits = 5};
    work.transform = TransformKind::Wall;
    work.transformTime.a = 30ms;
    const PipelineSpec spec{.mode = Mode::Concurrent, .fetchLimit = 4};
    Run run{.spec = spec, .clock = clock, .trace = predict(spec, work, {.cores = 1})};
    if (clock == Clock::Virtual) {
        DurationTable table;
        table.fetch.assign(9, 100ms);
        table.transform.assign(9, 30ms);
        work.durations = finished(std::move(table));
    }
    const std::shared_ptr<const WorkSpec> measured = measuredWork(run, work, 1, {});
    QVERIFY(measured);
    QCOMPARE(predict(spec, *measured, {.cores = 1}).end(), run.trace.end());
    WorkSpec asOne = work;
    asOne.fetchTime.awaits = 1;
    QVERIFY(predict(spec, asOne, {.cores = 1}).end() < run.trace.end());
    if (clock == Clock::Live)
        QCOMPARE(measured->durations->fit->off, 0.0);
}

void TestMeasuredTimes::theRulesOfTheRecordingAreNamed()
{
    DurationTable table;
    table.fetch.assign(12, 50ms);
    table.transform.assign(12, 0ms);
    table.perHost = 3;
    WorkSpec work;
    work.items = 12;
    work.durations = finished(std::move(table));
    const PipelineSpec spec{.mode = Mode::Concurrent, .fetchLimit = 6};
    const Run run{.spec = spec, .clock = Clock::Virtual, .trace = predict(spec, work, {.cores = 2})};
    const Figures figures = figuresOf(run, work, 2);
    QCOMPARE(figures.lowerBound, run.trace.end()); // which the rule alone explains
    QCOMPARE(limitingSentence(run, work, 2, figures, WaitAccount(run)),
             QStringLiteral("fetches waited for their host's turn, 3 at a time: 150 ms of 200 ms"));
}

QTEST_APPLESS_MAIN(TestMeasuredTimes)
#include "tst_measured_times.moc"
