// SPDX-License-Identifier: MIT
// The results of items, arranged: by each column both ways, filtered, and what is cut off.
#include "runs/result_columns.h"
#include "runs/result_order.h"
#include "virtual/predict.h"

#include <QTest>

using namespace overlapse;

namespace {

using C = ResultColumn;
using Items = std::vector<std::int64_t>;

const std::atomic<bool> goOn{false};

/// Six URLs: 0 and 2 well, 1 not found after three attempts, 3 refused, 4 cut off by a stop, 5 well but then no gzip.
struct Sample
{
    WorkSpec work;
    Run run{{.mode = Mode::Parallel}, Clock::Live, Trace(8, true)};

    Sample()
    {
        work.items = 8;
        work.fetch = FetchKind::Http;
        work.transform = TransformKind::Real;
        auto inputs = std::make_shared<InputList>();
        inputs->paths = {"http://h/b", "http://h/a",      "http://h/D",      "http://h/c",
                         "http://h/e", "http://h/?key=x", "http://h/never1", "http://h/never2"};
        work.inputs = inputs;
        put(0, 30, 10, 90, 500, 16);
        put(1, 80, -1, 85, -1, -1, Status::Failed, 3);
        put(2, 30, 20, 55, 9'000, 2);
        put(3, 5, -1, 90, -1, -1, Status::Failed, 1);
        run.trace.put({.item = 4,
                       .fetchAdmitted = Nanos(7),
                       .fetchStarted = Nanos(8),
                       .attempts = 1,
                       .fetchStatus = Status::Cancelled});
        put(5, 40, 1, 60, 70, -1, Status::Ok, 1, Status::Failed);
        run.trace.putDetail(
            0, {.digest = QByteArray::fromHex("beef"), .httpStatus = 200, .address = "10.0.0.7"});
        run.trace.putDetail(1, {.error = "HTTP 404", .httpStatus = 404});
        run.trace.putDetail(2, {.note = "Two lines", .httpStatus = 204});
        run.trace.putDetail(3, {.error = "connection refused"});
        run.trace.putDetail(5, {.error = "gunzip: not gzip", .httpStatus = 200});
        run.trace.setEnd(Nanos(200));
        run.trace.setCancelled(true);
    }

    void put(std::int64_t item, std::int64_t fetch, std::int64_t transform, std::int64_t latency,
             std::int64_t in, std::int64_t out, Status fetched = Status::Ok, std::uint16_t attempts = 1,
             Status transformed = Status::Ok)
    {
        const Nanos begin(item);
        const bool skipped = fetched == Status::Failed;
        run.trace.put({.item = item,
                       .rank = item,
                       .fetchAdmitted = begin,
                       .fetchStarted = begin,
                       .fetchFinished = begin + Nanos(fetch),
                       .fetchYielded = begin + Nanos(fetch),
                       .transformStarted = begin + Nanos(fetch),
                       .transformFinished = begin + Nanos(fetch + std::max<std::int64_t>(transform, 0)),
                       .transformYielded = begin + Nanos(latency),
                       .fetchBytes = in,
                       .transformBytes = out,
                       .attempts = attempts,
                       .fetchStatus = fetched,
                       .transformStatus = skipped ? Status::Skipped : transformed});
    }

    [[nodiscard]] Items arranged(const ResultQuery &query) const
    {
        return itemsOf(arrangeResults(run, work, query, goOn));
    }
    [[nodiscard]] static Items itemsOf(const ResultOrder &order)
    {
        Items items;
        for (std::int64_t row = 0; row < order.count(); ++row)
            items.push_back(order.itemAt(row));
        return items;
    }
};

Run predictedRun(const WorkSpec &work)
{
    const PipelineSpec spec{.mode = Mode::Parallel};
    return {spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
}

} // namespace
Q_DECLARE_METATYPE(overlapse::ResultColumn)

class TestResultOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachColumnSortsBothWays_data();
    void eachColumnSortsBothWays();
    void anOrderIsKnownBothWays();
    void filtersFind_data();
    void filtersFind();
    void failedOnly();
    void whatIsFilteredIsSortedToo();
    void secretsAreNotFound();
    void itemsOfSimulatedWorkAreFoundByNumber();
    void manyAreSortedByValue();
    void aStopEndsIt();
    void textsAreWhole();
    void spreadsheetsGetBareNumbers();
    void columnsFollowFromTheRun();
    void whatAllInputsBeginWith();
    void columnsFitTheRoom_data();
    void columnsFitTheRoom();
};

void TestResultOrder::eachColumnSortsBothWays_data()
{
    QTest::addColumn<ResultColumn>("column");
    QTest::addColumn<Items>("up");
    QTest::addColumn<Items>("down");
    // Equal ones stay in the order of items both ways; those without a value stand at the end.
    QTest::newRow("item") << C::Item << Items{0, 1, 2, 3, 4, 5} << Items{5, 4, 3, 2, 1, 0};
    QTest::newRow("input") << C::Input << Items{5, 2, 1, 0, 3, 4} << Items{4, 3, 0, 1, 2, 5};
    QTest::newRow("status") << C::Status << Items{0, 2, 1, 3, 5, 4} << Items{4, 3, 5, 1, 2, 0};
    QTest::newRow("attempts") << C::Attempts << Items{0, 2, 3, 4, 5, 1} << Items{1, 0, 2, 3, 4, 5};
    QTest::newRow("fetch") << C::Fetch << Items{3, 0, 2, 5, 1, 4} << Items{1, 5, 0, 2, 3, 4};
    QTest::newRow("transform") << C::Transform << Items{5, 0, 2, 1, 3, 4} << Items{2, 0, 5, 1, 3, 4};
    QTest::newRow("waiting") << C::Waiting << Items{1, 2, 5, 0, 3, 4} << Items{3, 0, 5, 1, 2, 4};
    QTest::newRow("latency") << C::Latency << Items{2, 5, 1, 0, 3, 4} << Items{0, 3, 1, 5, 2, 4};
    QTest::newRow("bytes in") << C::BytesIn << Items{5, 0, 2, 1, 3, 4} << Items{2, 0, 5, 1, 3, 4};
    QTest::newRow("bytes out") << C::BytesOut << Items{2, 0, 1, 3, 4, 5} << Items{0, 2, 1, 3, 4, 5};
    QTest::newRow("result") << C::Result << Items{2, 0, 1, 3, 4, 5} << Items{0, 2, 1, 3, 4, 5};
    QTest::newRow("error") << C::Error << Items{1, 3, 5, 0, 2, 4} << Items{5, 3, 1, 0, 2, 4};
}

void TestResultOrder::eachColumnSortsBothWays()
{
    QFETCH(const ResultColumn, column);
    QFETCH(const Items, up);
    QFETCH(const Items, down);
    const Sample sample;
    QCOMPARE(sample.arranged({.sort = column}), up);
    QCOMPARE(sample.arranged({.sort = column, .descending = true}), down);
}

void TestResultOrder::anOrderIsKnownBothWays()
{
    const Sample sample;
    for (const bool descending : {false, true})
        for (const ResultColumn column : {C::Item, C::Latency}) {
            const ResultOrder order =
                arrangeResults(sample.run, sample.work, {.sort = column, .descending = descending}, goOn);
            QCOMPARE(order.count(), 6);
            for (std::int64_t row = 0; row < order.count(); ++row)
                QCOMPARE(order.rowOf(order.itemAt(row)), row);
            QCOMPARE(order.rowOf(-1), -1);
            QCOMPARE(order.rowOf(6), -1);
        }
    QCOMPARE(ResultOrder().rowOf(0), -1);
}

void TestResultOrder::filtersFind_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<Items>("found");
    QTest::newRow("nothing is asked") << "" << Items{0, 1, 2, 3, 4, 5};
    QTest::newRow("input") << "h/d" << Items{2};
    QTest::newRow("error") << "REFUSED" << Items{3};
    QTest::newRow("note") << "two LINES" << Items{2};
    QTest::newRow("digest") << "BEE" << Items{0};
    QTest::newRow("inside a digest") << "eef" << Items{};
    QTest::newRow("address") << "10.0.0." << Items{0};
    QTest::newRow("HTTP status") << "404" << Items{1};
    QTest::newRow("status") << "failed" << Items{3, 5};
    QTest::newRow("cut off") << "stopped" << Items{4};
    QTest::newRow("none") << "zzz" << Items{};
    QTest::newRow("no pattern") << "h/." << Items{};
}

void TestResultOrder::filtersFind()
{
    QFETCH(const QString, filter);
    QFETCH(const Items, found);
    QCOMPARE(Sample().arranged({.filter = filter}), found);
}

void TestResultOrder::failedOnly()
{
    Sample sample;
    QCOMPARE(sample.arranged({.failedOnly = true}), Items({1, 3, 5}));
    QCOMPARE(sample.arranged({.failedOnly = true, .sort = C::Fetch}), Items({3, 5, 1}));
    QCOMPARE(sample.arranged({.filter = "404", .failedOnly = true}), Items({1}));
    sample.run.trace = Trace(8, true);
    sample.put(0, 1, 1, 2, 3, 4);
    QCOMPARE(sample.arranged({.failedOnly = true}), Items());
    QCOMPARE(sample.arranged({}), Items({0}));
}

void TestResultOrder::whatIsFilteredIsSortedToo()
{
    QCOMPARE(Sample().arranged({.filter = "h/", .sort = C::Item, .descending = true}),
             Items({5, 4, 3, 2, 1, 0}));
    QCOMPARE(Sample().arranged({.filter = "20", .sort = C::BytesIn, .descending = true}), Items({2, 0}));
}

void TestResultOrder::secretsAreNotFound()
{
    const Sample sample;
    QCOMPARE(resultText(sample.run, sample.work, C::Input, 5, {}), QStringLiteral("http://h/?key=***"));
    QCOMPARE(sample.arranged({.filter = "key="}), Items({5}));
    QCOMPARE(sample.arranged({.filter = "key=x"}), Items());
}

void TestResultOrder::itemsOfSimulatedWorkAreFoundByNumber()
{
    WorkSpec work;
    work.items = 25;
    const Run run = predictedRun(work);
    const ResultOrder order = arrangeResults(run, work, {.filter = "2"}, goOn);
    QCOMPARE(Sample::itemsOf(order), Items({2, 20, 21, 22, 23, 24}));
}

void TestResultOrder::manyAreSortedByValue()
{
    WorkSpec work;
    work.items = 200'003; // several blocks of the sort
    work.fetchTime = {.kind = TimeSpec::Kind::Uniform, .a = Nanos(1'000), .b = Nanos(9'000)};
    work.transformTime = {.a = Nanos(1)};
    const Run run = predictedRun(work);
    for (const bool descending : {false, true}) {
        const ResultOrder order =
            arrangeResults(run, work, {.sort = C::Fetch, .descending = descending}, goOn);
        QCOMPARE(order.count(), work.items);
        std::vector<bool> seen(static_cast<std::size_t>(work.items));
        for (std::int64_t row = 0; row < order.count(); ++row) {
            const std::int64_t item = order.itemAt(row);
            QVERIFY(!seen[static_cast<std::size_t>(item)]);
            seen[static_cast<std::size_t>(item)] = true;
            if (row == 0)
                continue;
            const std::int64_t before = order.itemAt(row - 1);
            const std::int64_t a = resultNumber(run, C::Fetch, before);
            const std::int64_t b = resultNumber(run, C::Fetch, item);
            QVERIFY(a == b ? before < item : (a < b) != descending);
        }
    }
}

void TestResultOrder::aStopEndsIt()
{
    const std::atomic<bool> stop{true};
    WorkSpec work;
    work.items = 10'000;
    const Run run = predictedRun(work);
    QCOMPARE(arrangeResults(run, work, {.filter = "1"}, stop).count(), 0);
    QCOMPARE(arrangeResults(run, work, {.sort = C::Latency}, stop).count(), 0);
}

void TestResultOrder::textsAreWhole()
{
    const Sample sample;
    const auto text = [&sample](ResultColumn column, std::int64_t item) {
        return resultText(sample.run, sample.work, column, item, {});
    };
    QCOMPARE(text(C::Status, 0), QStringLiteral("200"));
    QCOMPARE(text(C::Status, 1), QStringLiteral("404"));
    QCOMPARE(text(C::Status, 3), QStringLiteral("failed"));
    QCOMPARE(text(C::Status, 4), QStringLiteral("stopped"));
    QCOMPARE(text(C::Status, 5), QStringLiteral("failed"));
    QCOMPARE(text(C::Result, 0), QStringLiteral("beef"));
    QCOMPARE(text(C::Result, 2), QStringLiteral("Two lines"));
    QCOMPARE(text(C::Fetch, 0), QStringLiteral("30 ns"));
    QCOMPARE(text(C::Waiting, 0), QStringLiteral("50 ns"));
    QCOMPARE(text(C::Transform, 1), QString());
    QCOMPARE(text(C::Latency, 4), QString());
    QCOMPARE(text(C::BytesIn, 2), QStringLiteral("9,000 B"));
    QCOMPARE(text(C::BytesOut, 5), QString());
    Trace gap(8, true);
    gap.put({.item = 2, .fetchAdmitted = Nanos(1), .fetchStatus = Status::Cancelled});
    QCOMPARE(resultText({{}, Clock::Live, gap}, sample.work, C::Status, 1, {}),
             QStringLiteral("not reached"));
}

void TestResultOrder::spreadsheetsGetBareNumbers()
{
    const Sample sample;
    QCOMPARE(bareResultText(sample.run, sample.work, C::Fetch, 0), QStringLiteral("0.000030"));
    QCOMPARE(bareResultText(sample.run, sample.work, C::BytesIn, 2), QStringLiteral("9000"));
    QCOMPARE(bareResultText(sample.run, sample.work, C::Latency, 4), QString());
    QCOMPARE(bareResultText(sample.run, sample.work, C::Error, 3), QStringLiteral("connection refused"));
}

void TestResultOrder::columnsFollowFromTheRun()
{
    Sample sample;
    ResultFacts facts = resultFactsOf(sample.run, sample.work, goOn);
    QCOMPARE(facts, ResultFacts({true, true, true, true, true, "http://h/"}));
    QCOMPARE(resultColumnsOf(sample.run, sample.work, facts),
             std::vector<C>({C::Item, C::Input, C::Status, C::Attempts, C::Fetch, C::Transform, C::Latency,
                             C::BytesIn, C::BytesOut, C::Result, C::Error}));
    sample.run.trace = Trace(8, true);
    sample.put(0, 1, 1, 2, 3, -1);
    facts = resultFactsOf(sample.run, sample.work, goOn);
    QCOMPARE(facts, ResultFacts({.bytesIn = true, .inputsBegin = "http://h/"}));
    QCOMPARE(resultColumnsOf(sample.run, sample.work, facts),
             std::vector<C>({C::Item, C::Input, C::Status, C::Fetch, C::Transform, C::Latency, C::BytesIn}));
    const WorkSpec simulated;
    QCOMPARE(resultColumnsOf(predictedRun(simulated), simulated, {}),
             std::vector<C>({C::Item, C::Fetch, C::Transform, C::Waiting, C::Latency}));
}

void TestResultOrder::whatAllInputsBeginWith()
{
    const auto begin = [](const std::vector<QByteArray> &paths) {
        WorkSpec work;
        auto inputs = std::make_shared<InputList>();
        inputs->paths = paths;
        work.fetch = FetchKind::File;
        work.inputs = inputs;
        return resultFactsOf({}, work, goOn).inputsBegin;
    };
    QCOMPARE(begin({"/usr/share/doc/a", "/usr/share/doc/ab", "/usr/share/doc/b/c"}),
             QStringLiteral("/usr/share/doc/"));
    QCOMPARE(begin({"/usr/share/doc/a", "/usr/share/doc/a"}), QStringLiteral("/usr/share/doc/"));
    QCOMPARE(begin({"/usr/share/doc/a"}), QString());
    QCOMPARE(begin({"/usr/a", "/usr/b"}), QString());
    QCOMPARE(begin({"http://h/page?key=1/2", "http://h/page?key=1/3"}), QString());
    QCOMPARE(begin({}), QString());
}

void TestResultOrder::columnsFitTheRoom_data()
{
    QTest::addColumn<double>("room");
    QTest::addColumn<ResultColumn>("sorted");
    for (const double room : {640.0, 814.0, 1300.0})
        for (const ResultColumn sorted : {C::Item, C::BytesOut, C::Result})
            QTest::addRow("%g by %d", room, int(sorted)) << room << sorted;
}

void TestResultOrder::columnsFitTheRoom()
{
    QFETCH(const double, room);
    QFETCH(const ResultColumn, sorted);
    const Sample sample;
    const auto all = resultColumnsOf(sample.run, sample.work, resultFactsOf(sample.run, sample.work, goOn));
    const std::vector<ColumnPlace> places = placeResultColumns(all, 10'000'000, room, sorted);
    double x = 0;
    std::vector<C> columns;
    for (const ColumnPlace &place : places) {
        QCOMPARE(place.x, x);
        QVERIFY(place.width >= 56);
        x += place.width;
        columns.push_back(place.column);
    }
    QVERIFY2(x <= room && x > room - 4, qPrintable(QString::number(x)));
    for (const C column : {C::Item, C::Input, C::Status, C::Latency, C::Error, sorted})
        QVERIFY(std::find(columns.begin(), columns.end(), column) != columns.end());
    if (room > 1'000)
        QCOMPARE(columns, all);
}

QTEST_GUILESS_MAIN(TestResultOrder)
#include "tst_result_order.moc"
