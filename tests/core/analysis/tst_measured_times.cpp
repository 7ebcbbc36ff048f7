// SPDX-License-Identifier: MIT
// What of a measured fetch is its own time, as predictions take it: not what it waited for.
#include "analysis/measured_times.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

class TestMeasuredTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsAreNoFetching_data();
    void waitsAreNoFetching();
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

QTEST_APPLESS_MAIN(TestMeasuredTimes)
#include "tst_measured_times.moc"
