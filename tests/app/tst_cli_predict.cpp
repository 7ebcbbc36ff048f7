// SPDX-License-Identifier: MIT
// Predictions are exact: the table to the letter, the figures to the nanosecond.
#include "program.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace overlapse;

namespace {

constexpr double second = 1e9;

// Quoted words before a colon, in the order in which they stand.
QStringList keysOf(const QByteArray &json)
{
    static const QRegularExpression key(QStringLiteral("\"([a-z_]+)\":"));
    QStringList keys;
    for (auto it = key.globalMatch(QString::fromUtf8(json)); it.hasNext();)
        keys << it.next().captured(1);
    return keys;
}

const QStringList headKeys{"format",   "version", "program", "machine",   "cores", "cpu", "system",
                           "workload", "items",   "fetch",   "transform", "seed",  "runs"};
const QStringList runKeys{"mode",
                          "order",
                          "fetch_limit",
                          "transform_limit",
                          "threads",
                          "clock",
                          "makespan_ns",
                          "lower_bound_ns",
                          "throughput_per_s",
                          "speedup",
                          "failed",
                          "cancelled",
                          "waits_ns",
                          "fetch_queued",
                          "fetch_host",
                          "fetch_rate",
                          "fetch_backoff",
                          "fetch_capacity",
                          "fetch_unpolled",
                          "fetch_running",
                          "fetch_held_order",
                          "fetch_held_driver",
                          "fetch_held_full",
                          "fetch_held_wakeup",
                          "transform_queued_pool",
                          "transform_queued_driver",
                          "transform_cpu",
                          "transform_off_cpu",
                          "transform_unknown",
                          "transform_held_order",
                          "transform_held_driver",
                          "transform_held_wakeup"};
const QStringList stageKeys{"name",   "admitted_ns", "started_ns", "finished_ns", "yielded_ns",
                            "cpu_ns", "lane",        "attempts",   "status",      "bytes"};

QMap<QString, double> makespansOf(const QByteArray &json)
{
    QMap<QString, double> makespans;
    for (const QJsonValue run : jsonOf(json)[QLatin1String("runs")].toArray())
        makespans[run[QLatin1String("mode")].toString()] = run[QLatin1String("makespan_ns")].toDouble();
    return makespans;
}

} // namespace

class TestCliPredict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableOfTheArticle_data();
    void theTableOfTheArticle();
    void theGoldenMakespans_data();
    void theGoldenMakespans();
    void headOfLine_data();
    void headOfLine();
    void keysStandAsPromised();
    void whatDoesNotApplyIsNull();
    void modesComeInTheOrderAskedForAndOnce();
    void theSeedDecidesTheDraws();
    void durationsAreReplayed();
    void manyItemsTakeNoWaiting();
};

void TestCliPredict::theTableOfTheArticle_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("parallel");
    QTest::newRow("predict-4-cores") << QStringList{"--cores", "4", "--threads", "4"}
                                     << QByteArray("2.000 s");
    QTest::newRow("predict-2-cores-cpu")
        << QStringList{"--cores", "2", "--threads", "4"} << QByteArray("3.000 s");
    QTest::newRow("predict-2-cores-wall")
        << QStringList{"--cores", "2", "--threads", "4", "--transform", "wall(1s)"} << QByteArray("2.000 s");
}

void TestCliPredict::theTableOfTheArticle()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, parallel);
    const Outcome outcome = Place().run(QStringList{"predict"} + arguments);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QFile golden(QStringLiteral(TEST_DATA "/cli/%1.txt").arg(QLatin1String(QTest::currentDataTag())));
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(outcome.out).split(u'\n'), QString::fromUtf8(golden.readAll()).split(u'\n'));
    QVERIFY(outcome.out.contains("\nparallel        " + parallel + " "));
}

void TestCliPredict::theGoldenMakespans_data()
{
    QTest::addColumn<QStringList>("limits");
    QTest::addColumn<QList<int>>("seconds"); // concurrent; parallel and prefetching with 4 threads, with 2
    const auto add = [](const char *n, const char *m, const QList<int> &seconds) {
        QTest::addRow("N = %s, M = %s", n, m) << QStringList{n, m} << seconds;
    };
    add("1", "1", {8, 8, 5, 8, 5});
    add("1", "2", {5, 5, 5, 5, 5});
    add("1", "4", {5, 5, 5, 5, 5});
    add("2", "1", {6, 6, 5, 6, 5});
    add("2", "2", {5, 4, 3, 4, 3});
    add("2", "4", {5, 3, 3, 3, 3});
    add("4", "1", {5, 5, 5, 5, 5});
    add("4", "2", {5, 3, 3, 3, 3});
    add("4", "4", {5, 2, 2, 3, 3});
}

void TestCliPredict::theGoldenMakespans()
{
    QFETCH(const QStringList, limits);
    QFETCH(const QList<int>, seconds);
    for (const char *order : {"kept", "any"}) {
        for (const int threads : {4, 2}) {
            const Outcome outcome = Place().run({"predict", "--json", "--cores", "4", "--fetch-limit",
                                                 limits[0], "--transform-limit", limits[1], "--order", order,
                                                 "--threads", QString::number(threads)});
            QCOMPARE(outcome.status, 0);
            const QMap<QString, double> makespans = makespansOf(outcome.out);
            QCOMPARE(makespans.size(), 5);
            QCOMPARE(makespans[QStringLiteral("sequential")], 8 * second);
            QCOMPARE(makespans[QStringLiteral("concurrent")], seconds[0] * second);
            QCOMPARE(makespans[QStringLiteral("parallel")], seconds[threads == 4 ? 1 : 3] * second);
            QCOMPARE(makespans[QStringLiteral("prefetching")], seconds[threads == 4 ? 2 : 4] * second);
            QCOMPARE(makespans[QStringLiteral("blocking")], (threads == 4 ? 2 : 4) * second);
        }
    }
}

void TestCliPredict::headOfLine_data()
{
    QTest::addColumn<QString>("fetchLimit");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QList<double>>("seconds"); // concurrent, parallel, prefetching, blocking
    QTest::newRow("N = 2, kept") << "2"
                                 << "kept" << QList<double>{14.5, 14.25, 14.25, 7.5};
    QTest::newRow("N = 2, any") << "2"
                                << "any" << QList<double>{12.5, 12.25, 12.25, 7.5};
    QTest::newRow("N = 4, kept") << "4"
                                 << "kept" << QList<double>{11, 10.25, 9.25, 7.5};
    QTest::newRow("N = 4, any") << "4"
                                << "any" << QList<double>{7.25, 6.5, 6.25, 7.5};
    QTest::newRow("N = 8, kept") << "8"
                                 << "kept" << QList<double>{10.5, 8.25, 7.25, 7.5};
    QTest::newRow("N = 8, any") << "8"
                                << "any" << QList<double>{6.5, 5.25, 5.25, 7.5};
}

void TestCliPredict::headOfLine()
{
    QFETCH(const QString, fetchLimit);
    QFETCH(const QString, order);
    QFETCH(const QList<double>, seconds);
    const Place place;
    place.write("late.csv", "fetch_ms,transform_ms\n5000,250\n" + QByteArray("1000,250\n").repeated(19));
    const Outcome outcome =
        place.run({"predict", "--json", "--durations", "late.csv", "--cores", "4", "--threads", "4",
                   "--transform-limit", "4", "--fetch-limit", fetchLimit, "--order", order});
    QCOMPARE(outcome.status, 0);
    const QMap<QString, double> makespans = makespansOf(outcome.out);
    QCOMPARE(makespans[QStringLiteral("concurrent")], seconds[0] * second);
    QCOMPARE(makespans[QStringLiteral("parallel")], seconds[1] * second);
    QCOMPARE(makespans[QStringLiteral("prefetching")], seconds[2] * second);
    QCOMPARE(makespans[QStringLiteral("blocking")], seconds[3] * second);
}

void TestCliPredict::keysStandAsPromised()
{
    const Place place;
    const Outcome outcome = place.run(
        {"predict", "--items", "2", "--modes", "sequential,parallel", "--json", "--export", "full.json"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(keysOf(outcome.out), headKeys + runKeys + runKeys);
    const QStringList itemKeys = QStringList{"index", "rank", "stages"} + stageKeys + stageKeys;
    const QStringList fullRun = runKeys + QStringList{"items"} + itemKeys + itemKeys;
    QCOMPARE(keysOf(place.content(QStringLiteral("full.json"))), headKeys + fullRun + fullRun);
    QVERIFY(outcome.out.endsWith("}\n"));
}

void TestCliPredict::whatDoesNotApplyIsNull()
{
    const Outcome outcome =
        Place().run({"predict", "--json", "--threads", "3", "--modes", "blocking,concurrent"});
    const QJsonObject result = jsonOf(outcome.out);
    QCOMPARE(result[QLatin1String("format")].toString(), QStringLiteral("overlapse-result"));
    QCOMPARE(result[QLatin1String("version")].toInt(), 1);
    const QJsonArray runs = result[QLatin1String("runs")].toArray();
    QCOMPARE(runs.size(), 2);
    const QJsonObject blocking = runs[0].toObject();
    QVERIFY(blocking[QLatin1String("fetch_limit")].isNull());
    QVERIFY(blocking[QLatin1String("transform_limit")].isNull());
    QCOMPARE(blocking[QLatin1String("threads")].toInt(), 3);
    const QJsonObject concurrent = runs[1].toObject();
    QVERIFY(concurrent[QLatin1String("threads")].isNull());
    QVERIFY(concurrent[QLatin1String("fetch_limit")].isDouble());
    QVERIFY(concurrent[QLatin1String("speedup")].isNull()); // sequential did not run
    QCOMPARE(concurrent[QLatin1String("clock")].toString(), QStringLiteral("virtual"));
}

void TestCliPredict::modesComeInTheOrderAskedForAndOnce()
{
    const Outcome outcome =
        Place().run({"predict", "--json", "--modes", "prefetching, sequential,prefetching,parallel"});
    QCOMPARE(outcome.status, 0);
    QStringList modes;
    for (const QJsonValue run : jsonOf(outcome.out)[QLatin1String("runs")].toArray())
        modes << run[QLatin1String("mode")].toString();
    QCOMPARE(modes, (QStringList{"prefetching", "sequential", "parallel"}));
}

void TestCliPredict::theSeedDecidesTheDraws()
{
    const auto predict = [](const char *seed) {
        return Place().run({"predict", "--json", "--items", "50", "--fetch", "lognormal(80ms,0.6)",
                            "--transform", "exp(20ms)", "--seed", seed});
    };
    const Outcome first = predict("1");
    QCOMPARE(first.status, 0);
    QCOMPARE(predict("1").out, first.out);
    QVERIFY(makespansOf(predict("2").out) != makespansOf(first.out));
}

void TestCliPredict::durationsAreReplayed()
{
    const Place place;
    place.write("measured.csv", "note,transform_ms,fetch_ms\r\n\"a, b\",2,1.5\r\n,0.25,3e1\r\n");
    const Outcome outcome = place.run(
        {"predict", "--durations", "measured.csv", "--modes", "sequential", "--json", "--items", "3"});
    QCOMPARE(outcome.status, 0);
    // The third item takes the first row again.
    QCOMPARE(makespansOf(outcome.out)[QStringLiteral("sequential")], 1e6 * (3.5 + 30.25 + 3.5));
}

void TestCliPredict::manyItemsTakeNoWaiting()
{
    const Outcome outcome =
        Place().run({"predict", "--items", "20000", "--fetch", "1h", "--modes", "parallel", "--json"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(makespansOf(outcome.out)[QStringLiteral("parallel")] > 1e15);
}

QTEST_GUILESS_MAIN(TestCliPredict)
#include "tst_cli_predict.moc"
