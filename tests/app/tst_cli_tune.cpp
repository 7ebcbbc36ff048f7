// SPDX-License-Identifier: MIT
// The search for limits in the terminal: what is printed, what is asked first, and what is refused. What it finds is tested
// on the virtual clock (tst_limit_search).
#include "program.h"

#include <QJsonArray>

using namespace overlapse;

class TestCliTune : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasTriedAndTheAdvice();
    void asJson();
    void itAsksBeforeItActsOutside();
    void whatFailsEveryTimeIsSaid();
    void aBudgetShorterThanOneItem();
    void experimentsAreTakenInAModeWithLimits();
    void mistakes_data();
    void mistakes();
};

namespace {

const QStringList brief{"tune", "--items",     "300",   "--fetch",  "2ms",  "--capacity",
                        "3",    "--transform", "100us", "--budget", "500ms"};

} // namespace

void TestCliTune::whatWasTriedAndTheAdvice()
{
    const Place place;
    const Outcome outcome = place.run(brief);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY2(outcome.out.startsWith("     N    M  slices   items/s "), outcome.out.constData());
    const bool advised = outcome.out.contains("\nadvice: parallel, order kept, N = ")
        || outcome.out.contains("\nadvice so far: parallel, order kept, N = ");
    QCOMPARE(advised, outcome.out.contains("\n*   "));
    QCOMPARE(advised, outcome.out.contains("\nwhy: "));
    QCOMPARE(!advised, outcome.out.contains("\nno advice: ")); // of a busy machine
    QCOMPARE(outcome.status, advised ? 0 : 1);
}

void TestCliTune::asJson()
{
    const Place place;
    const Outcome outcome = place.run(brief + QStringList{"--json", "--max-fetch-limit", "4"});
    const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(json["format"], QJsonValue("overlapse-tune"));
    QCOMPARE(json["capacity"], QJsonValue(3));
    QVERIFY(json["advice"].isNull() != json["reason"].isNull());
    QCOMPARE(outcome.status, json["advice"].isNull() ? 1 : 0);
    const QJsonArray tried = json["tried"].toArray();
    QVERIFY(!tried.isEmpty());
    for (const QJsonValue &one : tried) {
        QVERIFY(one["fetch_limit"].toInt() >= 1 && one["fetch_limit"].toInt() <= 4);
        QVERIFY(one["slices"].toInt() + one["disturbed"].toInt() >= 1);
        QVERIFY(one["throughput_per_s"].toDouble() > 0);
        QVERIFY(one["interval_per_s"][0].toDouble() <= one["throughput_per_s"].toDouble());
        QVERIFY(one["interval_per_s"][1].toDouble() >= one["throughput_per_s"].toDouble());
    }
}

void TestCliTune::itAsksBeforeItActsOutside()
{
    const Place place;
    place.write("list", "a\nb\nc\n");
    const QStringList work{"tune", "--fetch", "cmd:touch {}", "--list", "list", "--transform", "none"};
    const Outcome outcome = place.run(work);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(
        outcome.err.contains("slices of 3 inputs are run again and again, for up to 60 s, at most 64 at a "
                             "time: add --yes if that is meant"),
        outcome.err.constData());
    QVERIFY(!QFile::exists(place.path("a")));
    const Outcome done = place.run(work + QStringList{"--yes", "--budget", "300ms"});
    QVERIFY(done.status != 2 && done.err.contains("run again and again") && !done.err.contains("--yes"));
    for (const char *name : {"a", "b", "c"})
        QVERIFY(QFile::exists(place.path(name)));
}

void TestCliTune::whatFailsEveryTimeIsSaid()
{
    const Place place;
    place.write("list", "a\nb\nc\n");
    const Outcome outcome =
        place.run({"tune", "--fetch", "cmd:false", "--list", "list", "--transform", "none", "--yes"});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, QByteArray("no advice: every item of the first slice failed: exit status 1\n"));
}

void TestCliTune::aBudgetShorterThanOneItem()
{
    const Place place;
    const Outcome outcome = place.run({"tune", "--items", "100", "--fetch", "1h", "--budget", "20ms"});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out,
             QByteArray("no advice: the budget was spent before one slice of the work was measured: nothing "
                        "came back\n"));
}

void TestCliTune::experimentsAreTakenInAModeWithLimits()
{
    const Place place;
    const Outcome outcome = place.run({"tune", "--experiment", "example:article", "--budget", "20ms"});
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(outcome.out.startsWith("no advice: the budget was spent"));
}

void TestCliTune::mistakes_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("said");
    const auto add = [](const char *name, const QStringList &options, const char *said) {
        QTest::newRow(name) << options << QByteArray(said);
    };
    add("an experiment without limits", {"--mode", "blocking", "--experiment", "example:article"},
        "N and M mean nothing to sequential and blocking");
    add("sequential", {"--mode", "sequential"}, "N and M mean nothing to sequential and blocking");
    add("several modes", {"--modes", "parallel"}, "Unknown option");
    add("a goal", {"--goal", "fast"},
        "--goal: 'fast' is neither throughput nor a p99 latency, as in 'p99<=200ms'");
    add("a goal without a time", {"--goal", "p99<="}, "--goal: ");
    add("a goal of none", {"--goal", "p99<=0s"}, "--goal: ");
    add("no budget", {"--budget", "0s"}, "--budget: '0s' is no time to measure in");
    add("a budget", {"--budget", "long"}, "--budget: ");
    add("none in flight", {"--max-fetch-limit", "0"},
        "--max-fetch-limit: '0' is not a whole number from 1 to ");
    add("results", {"--output", "results"}, "Unknown option");
    add("no items", {"--items", "0"}, "");
}

void TestCliTune::mistakes()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, said);
    const Place place;
    const Outcome outcome = place.run(QStringList{"tune"} + options);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.startsWith("overlapse: ") && outcome.err.contains(said), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestCliTune)
#include "tst_cli_tune.moc"
