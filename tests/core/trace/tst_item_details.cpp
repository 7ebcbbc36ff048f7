// SPDX-License-Identifier: MIT
// What real work found is kept in few bytes, and comes back as it was put.
#include "trace/trace.h"

#include <QTest>

#include <random>
#include <thread>

using namespace overlapse;

namespace {

QString randomText(std::mt19937 &random)
{
    QString text;
    for (std::uint32_t more = random() % 30; more > 0; --more)
        text += random() % 20 == 0 ? QChar(char16_t(0xd800 + random() % 0x800)) // halves of pairs, too
                                   : QChar(char16_t(1 + random() % 0x700));
    return text;
}

ItemDetail randomDetail(std::mt19937 &random)
{
    const auto chance = [&random](std::uint32_t of) { return random() % of == 0; };
    ItemDetail detail;
    if (chance(3))
        detail.digest = QByteArray(qsizetype(random() % 70), char(random()));
    if (chance(4))
        detail.error = chance(2) ? QStringLiteral("HTTP 503") : randomText(random);
    if (chance(5))
        detail.note = randomText(random);
    if (chance(2))
        detail.httpStatus = int(random() % 1'000);
    if (chance(2))
        detail.address = QStringLiteral("127.0.0.%1").arg(random() % 5);
    if (chance(6))
        detail.finalUrl = randomText(random);
    for (std::uint32_t more = random() % 4; more > 0; --more)
        detail.parts.push_back({Nanos(std::int64_t(random()) << (random() % 32)),
                                Nanos(std::int64_t(random()) - std::int64_t(random() % 2) * 5'000'000'000),
                                std::uint16_t(chance(3) ? random() : 1), PartKind(random() % partKindCount),
                                Status(random() % 5)});
    return detail;
}

std::vector<FetchPart> partsOf(const Trace &trace, std::int64_t item)
{
    std::vector<FetchPart> parts;
    for (const FetchPart &part : trace.parts(item))
        parts.push_back(part);
    return parts;
}

/// A fetch over HTTP as it mostly is.
ItemDetail fetched(std::int64_t item)
{
    const Nanos begin(1'000'000 * item);
    return {
        .httpStatus = 200,
        .address = QStringLiteral("192.0.2.17"),
        .parts = {{begin, begin + Nanos(700'000 + item % 1'000), 1, PartKind::Connect, Status::Ok},
                  {begin + Nanos(700'000 + item % 1'000), begin + Nanos(81'000'000), 1, PartKind::FirstByte,
                   Status::Ok},
                  {begin + Nanos(81'000'000), begin + Nanos(95'000'321), 1, PartKind::Download, Status::Ok}}};
}

} // namespace

class TestItemDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackAsTheyWerePut();
    void takeThePlaceOfEarlierOnes();
    void ofACopyStayWhenOthersChange();
    void largeOnesAreKept();
    void extremeTimesAreKept();
    void realWorkTakesLittleMore();
    void aTraceIsFilledByChunks();
    void whatIsNotFilledIsNoTrace();
};

void TestItemDetails::comeBackAsTheyWerePut()
{
    std::mt19937 random(4);
    constexpr std::int64_t items = 140'000; // three chunks
    Trace trace(items);
    std::vector<std::pair<std::int64_t, ItemDetail>> put;
    for (std::int64_t item = 3; item < items; item += 1 + random() % 20)
        put.emplace_back(item, randomDetail(random));
    std::shuffle(put.begin(), put.end(), random);
    for (const auto &[item, detail] : put)
        trace.putDetail(item, detail);
    std::sort(put.begin(), put.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::int64_t next = trace.nextDetailed(0);
    for (const auto &[item, detail] : put) {
        const bool empty = detail == ItemDetail();
        QCOMPARE(trace.detail(item).value_or(ItemDetail()), detail);
        QCOMPARE(trace.detail(item).has_value(), !empty);
        QCOMPARE(partsOf(trace, item), detail.parts);
        QCOMPARE(trace.parts(item).empty(), detail.parts.empty());
        QCOMPARE(trace.isRedirected(item), !detail.finalUrl.isEmpty());
        QCOMPARE(trace.nextError(item) == item, !detail.error.isEmpty());
        if (empty)
            continue;
        QCOMPARE(next, item);
        next = trace.nextDetailed(item + 1);
    }
    QCOMPARE(next, -1);
    QVERIFY(!trace.detail(0) && trace.parts(1).empty());
}

void TestItemDetails::takeThePlaceOfEarlierOnes()
{
    Trace trace(2);
    trace.putDetail(1, {.error = QStringLiteral("late")});
    trace.putDetail(1, fetched(1));
    QCOMPARE(*trace.detail(1), fetched(1));
    QCOMPARE(trace.nextError(0), -1);
    trace.putDetail(1, {});
    QVERIFY(!trace.detail(1));
}

void TestItemDetails::ofACopyStayWhenOthersChange()
{
    Trace trace(10);
    trace.putDetail(4, fetched(4));
    const Trace copy = trace;
    trace.putDetail(4, fetched(5));
    trace.putDetail(5, fetched(6));
    QCOMPARE(*copy.detail(4), fetched(4));
    QVERIFY(!copy.detail(5));
    QCOMPARE(*trace.detail(4), fetched(5));
}

void TestItemDetails::largeOnesAreKept()
{
    Trace trace(3);
    ItemDetail large{.digest = QByteArray(1'024, 'd'), .error = QString(200'000, u'e')};
    for (int i = 0; i < 30'000; ++i)
        large.parts.push_back({Nanos(i), Nanos(i + 1), std::uint16_t(i + 1)});
    for (const std::int64_t item : {0, 1, 2})
        trace.putDetail(item, large);
    for (const std::int64_t item : {0, 1, 2})
        QCOMPARE(*trace.detail(item), large);
    QCOMPARE(trace.parts(1).size(), std::size_t(30'000));
    QCOMPARE(trace.parts(1).lastAttempt(), 30'000);
}

void TestItemDetails::extremeTimesAreKept()
{
    Trace trace(1);
    const ItemDetail detail{
        .parts = {{Nanos::min(), Nanos::max()}, {Nanos::max(), Nanos::min()}, {absent, never}}};
    trace.putDetail(0, detail);
    QCOMPARE(trace.detail(0)->parts, detail.parts);
}

// Beside the bytes of both stages and the fetch's CPU time, which are 24 bytes an item.
void TestItemDetails::realWorkTakesLittleMore()
{
    constexpr std::int64_t items = 200'000;
    Trace trace(items);
    for (std::int64_t item = 0; item < items; ++item)
        trace.putDetail(item, fetched(item));
    const std::size_t columns = Trace::bytesOfItem(true) - Trace::bytesOfItem(false);
    const std::size_t more = columns + trace.detailBytesUsed() / items;
    QVERIFY2(more <= 75, qPrintable(QString::number(more)));
}

void TestItemDetails::aTraceIsFilledByChunks()
{
    constexpr std::int64_t items = 200'001;
    const auto rowOf = [](std::int64_t item) {
        return ItemRow{.item = item,
                       .rank = item % 3 == 0 ? -1 : item,
                       .fetchAdmitted = Nanos(item),
                       .fetchStarted = Nanos(item + 1),
                       .fetchCpu = Nanos(item % 7),
                       .fetchBytes = item * 2,
                       .transformBytes = -1,
                       .fetchLane = std::int32_t(item % 5),
                       .attempts = 2,
                       .fetchStatus = item % 10 == 0 ? Status::Failed : Status::Ok};
    };
    Trace put(items, true);
    for (std::int64_t item = 0; item < items; ++item)
        put.put(rowOf(item));
    Trace filled(items, true);
    filled.putDetail(70'000, fetched(7));
    const bool done = filled.fill([&](const ChunkColumns &chunk, DetailChunk &details) {
        for (std::int64_t i = 0; i < chunk.count; ++i) {
            const ItemRow row = rowOf(chunk.first + i);
            for (Nanos *stamps : chunk.stamps)
                stamps[i] = absent;
            chunk.stamps[0][i] = row.fetchAdmitted;
            chunk.stamps[1][i] = row.fetchStarted;
            chunk.bytes[0][i] = row.fetchBytes;
            chunk.bytes[1][i] = row.transformBytes;
            chunk.fetchCpu[i] = row.fetchCpu;
            chunk.ranks[i] = std::int32_t(row.rank);
            chunk.lanes[0][i] = row.fetchLane;
            chunk.lanes[1][i] = row.transformLane;
            chunk.attempts[i] = row.attempts;
            chunk.status[0][i] = row.fetchStatus;
            chunk.status[1][i] = row.transformStatus;
        }
        details.put(0, fetched(chunk.first));
        return true;
    });
    QVERIFY(done);
    QCOMPARE(filled.size(), items);
    QCOMPARE(filled.failedCount(), put.failedCount());
    QCOMPARE(filled.emittedCount(), put.emittedCount());
    for (std::int64_t item = 0; item < items; ++item)
        QVERIFY(filled.row(item) == put.row(item));
    QCOMPARE(*filled.detail(70'000), fetched(7));
    QCOMPARE(*filled.detail(65'536), fetched(65'536));
    QCOMPARE(filled.nextDetailed(1), 65'536);
}

void TestItemDetails::whatIsNotFilledIsNoTrace()
{
    Trace stopped(300'000);
    QVERIFY(!stopped.fill([](const ChunkColumns &chunk, DetailChunk &) { return chunk.first != 65'536; }));
    QCOMPARE(stopped.size(), 0);
    Trace thrown(300'000);
    bool caught = false;
    try {
        (void)thrown.fill([](const ChunkColumns &, DetailChunk &) -> bool { throw std::bad_alloc(); });
    } catch (const std::bad_alloc &) {
        caught = true;
    }
    QVERIFY(caught);
    QCOMPARE(thrown.size(), 0);
    Trace none(0);
    QVERIFY(none.fill([](const ChunkColumns &, DetailChunk &) { return false; }));
}

QTEST_APPLESS_MAIN(TestItemDetails)
#include "tst_item_details.moc"
