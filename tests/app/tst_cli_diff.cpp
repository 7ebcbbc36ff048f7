// SPDX-License-Identifier: MIT
// Two runs compared in the terminal, from outside.
#include "program.h"

#include <QJsonArray>
#include <QTest>

using namespace overlapse;

class TestCliDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameModesOfTwoRecordings();
    void twoRunsOfOne();
    void ofRepeatsTheMedian();
    void whatIsNamedTwiceDoesNotDiffer();
    void jsonHasTheSame();
    void aThreshold();
    void whatWasCutSaysSo();
    void mistakes_data();
    void mistakes();

private:
    Place m_place;
};

void TestCliDiff::theSameModesOfTwoRecordings()
{
    QCOMPARE(m_place.run({"predict", "--export", "a.overlapse", "--quiet"}).status, 0);
    QCOMPARE(m_place.run({"predict", "--fetch-limit", "2", "--export", "b.overlapse", "--quiet"}).status, 0);
    const Outcome outcome = m_place.run({"diff", "a.overlapse", "b.overlapse"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.out.count("\nB: b.overlapse, "), 5);
    QVERIFY(outcome.out.startsWith("A: a.overlapse, sequential\nB: b.overlapse, sequential\n"
                                   "A and B take exactly as long: 8.0 s\nall 4 items were the same\n"));
    QVERIFY(outcome.out.contains("count as the same (1 % of the median latency of A)\n"));
}

void TestCliDiff::twoRunsOfOne()
{
    QCOMPARE(m_place.run({"predict", "--export", "a.overlapse", "--quiet"}).status, 0);
    const Outcome outcome =
        m_place.run({"diff", "a.overlapse", "--run-a", "concurrent", "--run-b", "parallel"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out.count("A: "), 1);
    QVERIFY2(outcome.out.contains("\nB is ") && outcome.out.contains(" instead of 5.0 s\n"), outcome.out);
    QVERIFY2(outcome.out.contains("\n  transform waiting for the driver "), outcome.out);
}

void TestCliDiff::ofRepeatsTheMedian()
{
    QCOMPARE(m_place
                 .run({"run", "--repeat", "3", "--fetch", "2ms", "--transform", "0s", "--export",
                       "a.overlapse", "--export", "a.json", "--quiet"})
                 .status,
             0);
    QCOMPARE(m_place.run({"predict", "--modes", "parallel", "--export", "b.overlapse", "--quiet"}).status, 0);
    const QJsonObject written = m_place.json("a.json");
    const int median = written["repeats"][0]["median_run"].toInt();
    const QByteArray name = written["runs"][median]["name"].toString().toUtf8();
    QVERIFY(name.contains("repeat"));
    const Outcome outcome = m_place.run({"diff", "a.overlapse", "b.overlapse"});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.startsWith("A: a.overlapse, ")
                 && outcome.out.contains("parallel (" + name + ")\nB: "),
             outcome.out);
}

void TestCliDiff::whatIsNamedTwiceDoesNotDiffer()
{
    QCOMPARE(m_place.run({"predict", "--export", "a.overlapse", "--quiet"}).status, 0);
    const Outcome all = m_place.run({"diff", "a.overlapse", "a.overlapse"});
    QCOMPARE(all.status, 0);
    QCOMPARE(all.err, QByteArray());
    QCOMPARE(all.out.count("A and B take exactly as long: "), 5);
    QCOMPARE(all.out.count("all 4 items were the same\n"), 5);
    const Outcome one =
        m_place.run({"diff", "a.overlapse", "a.overlapse", "--run-a", "concurrent", "--run-b", "concurrent"});
    QCOMPARE(one.status, 0);
    QCOMPARE(one.out.count("A and B take exactly as long: "), 1);
    // Two modes are two runs of one only where the file is named once.
    QCOMPARE(
        m_place.run({"predict", "--modes", "concurrent,parallel", "--export", "two.overlapse", "--quiet"})
            .status,
        0);
    QCOMPARE(m_place.run({"diff", "two.overlapse"}).out.count("A: "), 1);
    QCOMPARE(m_place.run({"diff", "two.overlapse", "two.overlapse"}).out.count("A and B take exactly"), 2);
}

void TestCliDiff::jsonHasTheSame()
{
    QCOMPARE(m_place.run({"predict", "--export", "a.overlapse", "--quiet"}).status, 0);
    const Outcome outcome = m_place.run({"diff", "a.overlapse", "--run-a", "1", "--run-b", "2", "--json"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject json = jsonOf(outcome.out);
    QCOMPARE(json["format"], QJsonValue("overlapse-difference"));
    const QJsonObject one = json["differences"].toArray().first().toObject();
    QCOMPARE(one["a"].toObject()["makespan_ns"].toDouble(), 8e9);
    QCOMPARE(one["b"].toObject()["run"].toString(), "concurrent");
    QCOMPARE(one["compared"].toInt(), 4);
    QCOMPARE(one["faster"].toInt() + one["same"].toInt() + one["slower"].toInt(), 4);
    double gained = 0;
    for (const QJsonValue &cause : one["by_cause"].toObject())
        gained += cause.toObject()["gained_ns"].toDouble() - cause.toObject()["lost_ns"].toDouble();
    QCOMPARE(gained, one["latency_a_ns"].toDouble() - one["latency_b_ns"].toDouble());
}

void TestCliDiff::aThreshold()
{
    QCOMPARE(m_place.run({"predict", "--export", "a.overlapse", "--quiet"}).status, 0);
    const QByteArray text =
        m_place.run({"diff", "a.overlapse", "--run-a", "1", "--run-b", "2", "--threshold", "1h"}).out;
    QVERIFY2(text.contains("all 4 items were the same"), text);
    QVERIFY2(text.contains("differences below 3600 s count as the same\n"), text);
}

void TestCliDiff::whatWasCutSaysSo()
{
    QCOMPARE(m_place.run({"predict", "--items", "50", "--export", "a.overlapse", "--quiet"}).status, 0);
    const QByteArray whole = m_place.content("a.overlapse");
    m_place.write("cut.overlapse", whole.left(whole.size() * 3 / 4));
    const QByteArray said =
        "overlapse: cut.overlapse: the file was cut short: the last 2 of its 5 runs are missing\n";
    const Outcome outcome = m_place.run({"diff", "cut.overlapse", "a.overlapse"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, said);
    QCOMPARE(outcome.out.count("\nB: a.overlapse, "), 3);
    const QJsonObject json = jsonOf(m_place.run({"diff", "a.overlapse", "cut.overlapse", "--json"}).out);
    const QJsonObject one = json["differences"].toArray().first().toObject();
    QVERIFY(!one["a"].toObject().contains("lost_runs"));
    QCOMPARE(one["b"].toObject()["lost_runs"].toInt(), 2);
    QCOMPARE(m_place.run({"diff", "cut.overlapse", "--run-a", "1", "--run-b", "2"}).err, said);
}

void TestCliDiff::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("error");
    const auto add = [](const char *name, const QStringList &arguments, const char *error) {
        QTest::newRow(name) << (QStringList{"diff"} + arguments) << QByteArray(error);
    };
    add("no file", {}, "diff takes two recordings");
    add("three", {"a", "b", "c"}, "diff takes two recordings");
    add("not there", {"a.overlapse", "none.overlapse"}, "none.overlapse");
    add("no name", {"a.overlapse", ""}, "the name of a recording is empty");
    add("which two", {"a.overlapse"},
        "a.overlapse: say which two runs with --run-a and --run-b. It has 1 sequential");
    add("no such run", {"a.overlapse", "--run-a", "9", "--run-b", "1"}, "a.overlapse: which run is '9'?");
    add("the same", {"a.overlapse", "--run-a", "1", "--run-b", "1"}, "--run-a and --run-b are the same run");
    add("threshold", {"a.overlapse", "--threshold", "soon"}, "--threshold: ");
}

void TestCliDiff::mistakes()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, error);
    QCOMPARE(m_place.run({"predict", "--export", "a.overlapse", "--quiet"}).status, 0);
    const Outcome outcome = m_place.run(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(error) && outcome.err.count('\n') == 1, outcome.err);
    QCOMPARE(outcome.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestCliDiff)
#include "tst_cli_diff.moc"
