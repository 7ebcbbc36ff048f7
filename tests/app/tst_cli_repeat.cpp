// SPDX-License-Identifier: MIT
// Repeats in the terminal: a round that is left out, every other kept, and what is said of them.
#include "program.h"

#include <QJsonArray>

#include <set>

using namespace overlapse;

class TestCliRepeat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRepeatIsKept();
    void picturesHaveTheMedians();
    void whatActsOutsideIsAskedForOnce();
    void whatEndsBeforeTheRepeatsIsKept();
    void mistakes_data();
    void mistakes();
};

void TestCliRepeat::everyRepeatIsKept()
{
    const Place place;
    const Outcome outcome = place.run({"compare", "--repeat", "3", "--modes", "sequential,parallel",
                                       "--fetch", "2ms", "--transform", "1ms", "--export", "a.json"});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains(
                 "\nabove: of each mode the run of the median\n\nmode         repeats     median"),
             outcome.out.constData());
    QVERIFY(outcome.out.contains("\nsequential         3 ")
            && outcome.out.contains("\nparallel           3 "));
    QVERIFY(outcome.out.contains("an interval needs 6 repeats"));
    const QJsonArray runs = place.json("a.json")["runs"].toArray();
    QCOMPARE(runs.size(), 6);
    const QJsonArray repeats = place.json("a.json")["repeats"].toArray();
    QCOMPARE(repeats.size(), 2);
    for (const QJsonValue &group : repeats) {
        QCOMPARE(group["runs"].toArray().size(), 3);
        std::vector<double> makespans;
        for (const QJsonValue &run : group["runs"].toArray()) {
            QCOMPARE(runs[run.toInt()]["mode"], group["mode"]);
            makespans.push_back(runs[run.toInt()]["makespan_ns"].toDouble());
        }
        std::sort(makespans.begin(), makespans.end());
        QCOMPARE(group["median_ns"].toDouble(), makespans[1]);
        QCOMPARE(runs[group["median_run"].toInt()]["makespan_ns"].toDouble(), makespans[1]);
        QCOMPARE(group["interval_ns"].toArray(), (QJsonArray{makespans[0], makespans[2]}));
        QVERIFY(group["interval_is_range"].toBool()); // too few for an interval
    }
    const QJsonArray ranking = place.json("a.json")["ranking"].toArray();
    QCOMPARE(ranking.size(), 2);
    QCOMPARE(ranking[0]["ratio"].toDouble(), 1.);
    QVERIFY(ranking[1]["ratio"].toDouble() >= 1);
    QVERIFY(!ranking[1]["different"].toBool()); // nor to see a difference
    std::multiset<QString> names;
    for (const QJsonValue &run : runs)
        names.insert(run["mode"].toString() + u' ' + run["name"].toString());
    QCOMPARE(names,
             (std::multiset<QString>{"parallel repeat 1 of 3", "parallel repeat 2 of 3",
                                     "parallel repeat 3 of 3", "sequential repeat 1 of 3",
                                     "sequential repeat 2 of 3", "sequential repeat 3 of 3"}));
}

void TestCliRepeat::picturesHaveTheMedians()
{
    const Place place;
    QCOMPARE(place
                 .run({"run", "--repeat", "4", "--fetch", "1ms", "--transform", "1ms", "--export", "a.svg",
                       "--export", "a.csv", "--export", "a.overlapse"})
                 .status,
             0);
    // And when its recording is drawn later.
    QCOMPARE(place.run({"export", "a.overlapse", "--export", "b.svg"}).status, 0);
    for (const char *file : {"a.svg", "b.svg"}) {
        const QByteArray picture = place.content(file);
        QVERIFY2(picture.contains("median of 4") && !picture.contains("repeat "), file);
        QVERIFY2(picture.contains("repeats, shortest to longest"), file);
    }
    // A line for each stage of four items, four times; and the header.
    QCOMPARE(place.content("a.csv").count('\n'), 1 + 4 * 4 * 2);
}

void TestCliRepeat::whatActsOutsideIsAskedForOnce()
{
    const Place place;
    const QStringList work{"run",    "--repeat", "2",           "--fetch", "cmd:touch ran",
                           "--list", "-",        "--transform", "none"};
    const Outcome refused = place.run(work, "one\n");
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.contains("each of 1 input is run 3 times, 2 repeats after one that is left out: add "
                                  "--yes if that is meant"),
             refused.err.constData());
}

void TestCliRepeat::whatEndsBeforeTheRepeatsIsKept()
{
    const Place place;
    const Outcome outcome = place.run({"run", "--repeat", "3", "--yes", "--fetch", "cmd:false", "--list", "-",
                                       "--transform", "none", "--on-error", "stop", "--export", "a.json"},
                                      QByteArray("x\n").repeated(9));
    QCOMPARE(outcome.status, 1);
    const QJsonArray runs = place.json("a.json")["runs"].toArray();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs[0]["name"], QJsonValue("before the repeats"));
}

void TestCliRepeat::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("once") << QStringList{"compare", "--repeat", "1"}
                          << QByteArray("overlapse: --repeat: '1' is not a whole number from 2 to 1000\n");
    QTest::newRow("predict") << QStringList{"predict", "--repeat", "3"}
                             << QByteArray(
                                    "overlapse: Unknown option 'repeat': see overlapse predict --help\n");
    QTest::newRow("results")
        << QStringList{"run", "--repeat", "3", "--fetch", "file", "--inputs", "input", "--output", "out"}
        << QByteArray("overlapse: --repeat measures, and --output keeps what came of it: leave one out\n");
}

void TestCliRepeat::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, error);
    const Place place;
    place.write("input", "x");
    const Outcome outcome = place.run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.err, error);
}

QTEST_GUILESS_MAIN(TestCliRepeat)
#include "tst_cli_repeat.moc"
