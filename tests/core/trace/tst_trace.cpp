// SPDX-License-Identifier: MIT
#include "trace/recorder.h"
#include "trace/trace.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <limits>
#include <numeric>
#include <random>
#include <thread>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t chunk = Trace::chunkItems;
// Eight stamps, a rank, two lanes, the attempts and two statuses; for real work two sizes and a CPU time more.
constexpr std::int64_t rowBytes = 8 * 8 + 3 * 4 + 2 + 2;
constexpr std::int64_t rowBytesOfRealWork = rowBytes + 3 * 8;

// Each field has a value of its own.
ItemRow rowOf(std::int64_t item)
{
    const Nanos at(item * 100);
    return {.item = item,
            .rank = item + 7,
            .fetchAdmitted = at,
            .fetchStarted = at + 1ns,
            .fetchFinished = at + 2ns,
            .fetchYielded = at + 3ns,
            .transformStarted = at + 4ns,
            .transformFinished = at + 5ns,
            .transformYielded = at + 6ns,
            .transformCpu = at + 7ns,
            .fetchCpu = at + 8ns,
            .fetchBytes = item + 8,
            .transformBytes = item + 9,
            .fetchLane = static_cast<std::int32_t>(item % 10),
            .transformLane = static_cast<std::int32_t>(item % 11),
            .attempts = static_cast<std::uint16_t>(item % 12),
            .fetchStatus = Status::Ok,
            .transformStatus = item % 5 == 0 ? Status::Failed : Status::Ok};
}

ItemRow withoutBytes(ItemRow row)
{
    row.fetchBytes = row.transformBytes = -1;
    row.fetchCpu = absent;
    return row;
}

// Qt Test has no words for rows; this says which one.
#define COMPARE_ROWS(actual, expected)                                                                       \
    QVERIFY2((actual) == (expected), qPrintable(QStringLiteral("row of item %1").arg((expected).item)))

} // namespace

class TestTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTraceHasNothing();
    void aRowComesBackAsItWas_data();
    void aRowComesBackAsItWas();
    void stampsCanBeAskedForOneByOne();
    void rowsThatWereNeverPutAreAbsent();
    void aRowMayBePutTwice();
    void countsFollowWhatIsPut();
    void memoryComesAsItIsNeeded();
    void copiesShareUntilOneWrites();
    void aCopyTakesOnlyTheChunksThatItChanges();
    void copiesCanBeReadWhileTheOriginalGrows();
    void detailsAreASideTable();
    void theEndIsKept();
    void extremesFit();
    void theRecorderUsesFetchLanesAgain();
    void theRecorderKnowsWhatIsInFlight();
};

void TestTrace::anEmptyTraceHasNothing()
{
    for (const Trace &trace : {Trace(), Trace(10), Trace(10, true)}) {
        QCOMPARE(trace.size(), 0);
        QCOMPARE(trace.emittedCount(), 0);
        QCOMPARE(trace.failedCount(), 0);
        QCOMPARE(trace.bytesUsed(), std::size_t(0));
        QCOMPARE(trace.end(), Nanos(0));
        QVERIFY(!trace.cancelled());
        QVERIFY(!trace.detail(0));
        QCOMPARE(trace.nextDetailed(0), -1);
    }
}

void TestTrace::aRowComesBackAsItWas_data()
{
    QTest::addColumn<qint64>("capacity");
    QTest::addColumn<bool>("withBytes");
    for (const bool withBytes : {false, true}) {
        const char *what = withBytes ? "with bytes" : "simulated";
        for (const std::int64_t capacity : {std::int64_t(1), std::int64_t(2), std::int64_t(100), chunk - 1,
                                            chunk, chunk + 1, 3 * chunk + 5})
            QTest::addRow("%lld items, %s", static_cast<long long>(capacity), what)
                << qint64(capacity) << withBytes;
    }
}

// Across the borders of chunks, in no order.
void TestTrace::aRowComesBackAsItWas()
{
    QFETCH(qint64, capacity);
    QFETCH(bool, withBytes);
    std::vector<std::int64_t> items(static_cast<std::size_t>(capacity));
    std::iota(items.begin(), items.end(), 0);
    std::shuffle(items.begin(), items.end(), std::mt19937_64(1));
    Trace trace(capacity, withBytes);
    QCOMPARE(trace.hasBytes(), withBytes);
    for (const std::int64_t item : items)
        trace.put(rowOf(item));
    QCOMPARE(trace.size(), capacity);
    QCOMPARE(trace.emittedCount(), capacity);
    QCOMPARE(trace.failedCount(), (capacity + 4) / 5);
    for (std::int64_t item = 0; item < capacity; ++item) {
        const ItemRow expected = withBytes ? rowOf(item) : withoutBytes(rowOf(item));
        COMPARE_ROWS(trace.row(item), expected);
    }
}

void TestTrace::stampsCanBeAskedForOneByOne()
{
    Trace trace(chunk + 10);
    for (const std::int64_t item : {std::int64_t(0), chunk - 1, chunk, chunk + 9}) {
        const ItemRow row = rowOf(item);
        trace.put(row);
        QCOMPARE(trace.stamp(StampColumn::FetchAdmitted, item), row.fetchAdmitted);
        QCOMPARE(trace.stamp(StampColumn::FetchStarted, item), row.fetchStarted);
        QCOMPARE(trace.stamp(StampColumn::FetchFinished, item), row.fetchFinished);
        QCOMPARE(trace.stamp(StampColumn::FetchYielded, item), row.fetchYielded);
        QCOMPARE(trace.stamp(StampColumn::TransformStarted, item), row.transformStarted);
        QCOMPARE(trace.stamp(StampColumn::TransformFinished, item), row.transformFinished);
        QCOMPARE(trace.stamp(StampColumn::TransformYielded, item), row.transformYielded);
        QCOMPARE(trace.stamp(StampColumn::TransformCpu, item), row.transformCpu);
    }
}

void TestTrace::rowsThatWereNeverPutAreAbsent()
{
    for (const bool withBytes : {false, true}) {
        Trace trace(3 * chunk, withBytes);
        trace.put(rowOf(2 * chunk + 1));
        QCOMPARE(trace.size(), 2 * chunk + 2);
        QCOMPARE(trace.emittedCount(), 1);
        for (const std::int64_t item :
             {std::int64_t(0), std::int64_t(77), chunk - 1, chunk, 2 * chunk - 1, 2 * chunk}) {
            ItemRow nothing;
            nothing.item = item;
            COMPARE_ROWS(trace.row(item), nothing);
        }
    }
}

void TestTrace::aRowMayBePutTwice()
{
    Trace trace(3, true);
    ItemRow row{.item = 1, .fetchAdmitted = 5ns, .fetchStatus = Status::Cancelled};
    trace.put(row);
    QCOMPARE(trace.size(), 2);
    QCOMPARE(trace.emittedCount(), 0);
    COMPARE_ROWS(trace.row(1), row);
    trace.put(rowOf(1));
    QCOMPARE(trace.size(), 2);
    QCOMPARE(trace.emittedCount(), 1);
    COMPARE_ROWS(trace.row(1), rowOf(1));
    trace.put(rowOf(1));
    QCOMPARE(trace.emittedCount(), 1);
    trace.put(row);
    QCOMPARE(trace.emittedCount(), 0);
    COMPARE_ROWS(trace.row(1), row);
}

void TestTrace::countsFollowWhatIsPut()
{
    Trace trace(10);
    ItemRow row = rowOf(1);
    row.fetchStatus = Status::Failed;
    row.transformStatus = Status::Skipped;
    trace.put(row);
    QCOMPARE(trace.failedCount(), 1);
    row = rowOf(2);
    row.transformStatus = Status::Failed;
    trace.put(row);
    QCOMPARE(trace.failedCount(), 2);
    row.transformStatus = Status::Ok;
    trace.put(row);
    QCOMPARE(trace.failedCount(), 1);
    row.fetchStatus = Status::Failed;
    row.transformStatus = Status::Failed;
    trace.put(row);
    QCOMPARE(trace.failedCount(), 2); // one item, once
    QCOMPARE(trace.emittedCount(), 2);
}

void TestTrace::memoryComesAsItIsNeeded()
{
    QCOMPARE(rowBytes, 80);
    constexpr std::int64_t between =
        14 * 64; // a line of the caches after each of its columns; of real work there are three more
    Trace small(4);
    small.put(rowOf(0));
    QCOMPARE(small.bytesUsed(), std::size_t(4 * rowBytes + between));
    Trace large(10'000'000);
    QCOMPARE(large.bytesUsed(), std::size_t(0));
    large.put(rowOf(0));
    QCOMPARE(large.bytesUsed(), std::size_t(chunk * rowBytes + between));
    large.put(rowOf(chunk - 1));
    QCOMPARE(large.bytesUsed(), std::size_t(chunk * rowBytes + between));
    large.put(rowOf(chunk));
    QCOMPARE(large.bytesUsed(), std::size_t(2 * (chunk * rowBytes + between)));
    // The last chunk is as large as what is left.
    Trace odd(chunk + 3, true);
    odd.put(rowOf(chunk + 2));
    QCOMPARE(odd.bytesUsed(), std::size_t((chunk + 3) * rowBytesOfRealWork + 2 * (between + 3 * 64)));
}

void TestTrace::copiesShareUntilOneWrites()
{
    Trace original(chunk + 2);
    original.put(rowOf(0));
    original.put(rowOf(chunk));
    Trace copy = original;
    ItemRow changed = rowOf(0);
    changed.fetchStarted = 77ns;
    copy.put(changed);
    copy.put(rowOf(chunk + 1));
    COMPARE_ROWS(original.row(0), withoutBytes(rowOf(0)));
    COMPARE_ROWS(copy.row(0), withoutBytes(changed));
    QCOMPARE(original.size(), chunk + 1);
    QCOMPARE(copy.size(), chunk + 2);
    QCOMPARE(original.emittedCount(), 2);
    QCOMPARE(copy.emittedCount(), 3);
    // The other way round: what the original writes, the copy does not see.
    changed.fetchStarted = 88ns;
    original.put(changed);
    QCOMPARE(copy.stamp(StampColumn::FetchStarted, 0), Nanos(77));
    original = copy;
    QCOMPARE(original.stamp(StampColumn::FetchStarted, 0), Nanos(77));
}

// Ten thousand copies of 20 MiB, none of which is made.
void TestTrace::aCopyTakesOnlyTheChunksThatItChanges()
{
    constexpr std::int64_t items = 4 * chunk;
    Trace trace(items);
    for (std::int64_t item = 0; item < items; item += chunk)
        trace.put(rowOf(item));
    for (int round = 0; round < 10'000; ++round) {
        const Trace copy = trace;
        QCOMPARE(copy.row(items - chunk).rank, items - chunk + 7);
    }
    Trace copy = trace;
    for (std::int64_t item = 1; item < 1000; ++item)
        copy.put(rowOf(item));
    QCOMPARE(copy.emittedCount(), trace.emittedCount() + 999);
    QCOMPARE(trace.row(5).rank, -1);
}

void TestTrace::copiesCanBeReadWhileTheOriginalGrows()
{
    Trace trace(2000);
    for (std::int64_t item = 0; item < 1000; ++item)
        trace.put(rowOf(item));
    std::vector<std::jthread> readers;
    std::atomic<int> wrong{0};
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([copy = trace, &wrong] {
            for (int round = 0; round < 20; ++round)
                for (std::int64_t item = 0; item < 1000; ++item)
                    wrong += copy.row(item) == withoutBytes(rowOf(item)) ? 0 : 1;
        });
    }
    for (std::int64_t item = 0; item < 2000; ++item) {
        ItemRow row = rowOf(item);
        row.fetchLane = 99;
        trace.put(row);
    }
    readers.clear();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(trace.row(3).fetchLane, 99);
}

void TestTrace::detailsAreASideTable()
{
    Trace trace(10);
    trace.put(rowOf(3));
    trace.putDetail(3, {.digest = QByteArray(32, 'x'), .error = {}});
    trace.putDetail(5, {.digest = {}, .error = QStringLiteral("cannot read")});
    QCOMPARE(trace.nextDetailed(0), 3);
    QCOMPARE(trace.nextDetailed(4), 5);
    QCOMPARE(trace.nextDetailed(6), -1);
    QCOMPARE(trace.nextError(0), 5);
    QVERIFY(!trace.detail(4));
    QCOMPARE(trace.detail(3)->digest, QByteArray(32, 'x'));
    QCOMPARE(trace.detail(5)->error, QStringLiteral("cannot read"));
    const Trace copy = trace;
    trace.putDetail(5, {.digest = {}, .error = QStringLiteral("another")});
    QCOMPARE(copy.detail(5)->error, QStringLiteral("cannot read"));
    QCOMPARE(trace.detail(5)->error, QStringLiteral("another"));
    trace.putDetail(3, {});
    QVERIFY(!trace.detail(3));
    QCOMPARE(trace.nextDetailed(0), 5);
}

void TestTrace::theEndIsKept()
{
    Trace trace(1);
    trace.setEnd(5s);
    trace.setCancelled(true);
    const Trace copy = trace;
    QCOMPARE(copy.end(), Nanos(5s));
    QVERIFY(copy.cancelled());
}

void TestTrace::extremesFit()
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    Trace trace(2, true);
    const ItemRow row{.item = 1,
                      .rank = std::numeric_limits<std::int32_t>::max(),
                      .fetchAdmitted = 0ns,
                      .fetchStarted = Nanos(most),
                      .transformCpu = Nanos(most),
                      .fetchBytes = most,
                      .transformBytes = 0,
                      .fetchLane = std::numeric_limits<std::int32_t>::max(),
                      .transformLane = driverLane,
                      .attempts = std::numeric_limits<std::uint16_t>::max(),
                      .fetchStatus = Status::Cancelled};
    trace.put(row);
    COMPARE_ROWS(trace.row(1), row);
    ItemRow nothing;
    nothing.item = 0;
    COMPARE_ROWS(trace.row(0), nothing);
}

void TestTrace::theRecorderUsesFetchLanesAgain()
{
    Recorder recorder;
    for (const Slot slot : {0, 1, 2}) {
        recorder.admitted(slot, 10 + slot, 0ns);
        recorder.fetchStarted(slot, 1ns);
        QCOMPARE(recorder.row(slot).fetchLane, slot);
        QCOMPARE(recorder.row(slot).attempts, 1);
    }
    recorder.fetchYielded(1, 2ns);
    recorder.admitted(3, 13, 2ns);
    recorder.fetchStarted(3, 2ns);
    QCOMPARE(recorder.row(3).fetchLane, 1);
    recorder.transformRan(1, 4, 2ns, 3ns, 1ns, Status::Ok);
    const ItemRow first = recorder.emitted(1, 4ns);
    QCOMPARE(first.rank, 0);
    QCOMPARE(first.item, 11);
    QCOMPARE(first.fetchLane, 1);
    QCOMPARE(first.transformYielded, Nanos(4));
    // The slot is used again, for an item whose row begins empty.
    recorder.admitted(1, 14, 5ns);
    ItemRow fresh;
    fresh.item = 14;
    fresh.fetchAdmitted = 5ns;
    COMPARE_ROWS(recorder.row(1), fresh);
    QCOMPARE(recorder.emittedCount(), 1);
}

void TestTrace::theRecorderKnowsWhatIsInFlight()
{
    Recorder recorder;
    recorder.admitted(2, 5, 0ns); // slots 0 and 1 were never used
    recorder.admitted(3, 6, 0ns);
    recorder.emitted(2, 1ns);
    std::vector<std::int64_t> items;
    recorder.forEachInFlight([&](Slot slot, const ItemRow &row) {
        QCOMPARE(slot, 3);
        items.push_back(row.item);
    });
    QCOMPARE(items, (std::vector<std::int64_t>{6}));
}

QTEST_APPLESS_MAIN(TestTrace)
#include "tst_trace.moc"
