// SPDX-License-Identifier: MIT
// --experiment gives the defaults, other options override them; --cache says what the files' cache held.
#include "program.h"

#include <QJsonArray>

using namespace overlapse;

namespace {

// 6 items of 10 ms and wall(5ms); N = 3, M = 2, 2 threads for each of 3 cores, any order; two modes.
QByteArray small()
{
    QFile file(QStringLiteral(TEST_DATA "/cli/experiment.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray realWork(const QByteArray &more)
{
    return R"({"format": "overlapse-experiment", "version": 1, "work": {"fetch": "file", "inputs": ["data"])"
        + more + "}}";
}

QStringList modesOf(const QJsonObject &result)
{
    QStringList modes;
    for (const QJsonValue run : result[QLatin1String("runs")].toArray())
        modes << run[QLatin1String("mode")].toString();
    return modes;
}

QJsonObject firstRun(const QJsonObject &result)
{
    return result[QLatin1String("runs")][0].toObject();
}

} // namespace

class TestCliExperiment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileGivesTheDefaults();
    void optionsOverrideTheFile();
    void runTakesTheFirstMode();
    void fetchAndDurationsReplaceEachOther();
    void filesAreRelativeToTheExperiment();
    void everyExampleIsPredicted();
    void helpNamesTheExamples();
    void mistakesNameTheFile_data();
    void mistakesNameTheFile();
    void theCacheIsToldInTheTableAndInJson();
    void aRunOfOneModeSaysNothingOfTheCacheUnlessAsked();
};

void TestCliExperiment::aFileGivesTheDefaults()
{
    const Place place;
    place.write("a.json", small());
    const Outcome outcome = place.run({"predict", "--experiment", "a.json", "--json"});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const QJsonObject result = jsonOf(outcome.out);
    QCOMPARE(result[QLatin1String("machine")][QLatin1String("cores")].toInt(), 3);
    const QJsonValue work = result[QLatin1String("workload")];
    QCOMPARE(work[QLatin1String("items")].toInt(), 6);
    QCOMPARE(work[QLatin1String("fetch")].toString(), "10ms");
    QCOMPARE(work[QLatin1String("transform")].toString(), "wall(5ms)");
    QCOMPARE(work[QLatin1String("seed")].toInt(), 7);
    QCOMPARE(modesOf(result), (QStringList{"concurrent", "parallel"}));
    const QJsonObject parallel = result[QLatin1String("runs")][1].toObject();
    QCOMPARE(parallel[QLatin1String("fetch_limit")].toInt(), 3);
    QCOMPARE(parallel[QLatin1String("transform_limit")].toInt(), 2);
    QCOMPARE(parallel[QLatin1String("threads")].toInt(), 6);
    QCOMPARE(parallel[QLatin1String("order")].toString(), "any");
}

void TestCliExperiment::optionsOverrideTheFile()
{
    const Place place;
    place.write("a.json", small());
    const Outcome outcome = place.run({"predict", "--experiment", "a.json", "--json", "--cores", "5",
                                       "--items", "9", "--transform", "1ms", "--modes", "prefetching",
                                       "--order", "kept", "--fetch-limit", "8", "--seed", "2"});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const QJsonObject result = jsonOf(outcome.out);
    const QJsonValue work = result[QLatin1String("workload")];
    QCOMPARE(work[QLatin1String("items")].toInt(), 9);
    QCOMPARE(work[QLatin1String("fetch")].toString(), "10ms");
    QCOMPARE(work[QLatin1String("transform")].toString(), "cpu(1ms)");
    QCOMPARE(work[QLatin1String("seed")].toInt(), 2);
    QCOMPARE(modesOf(result), QStringList{"prefetching"});
    QCOMPARE(firstRun(result)[QLatin1String("fetch_limit")].toInt(), 8);
    QCOMPARE(firstRun(result)[QLatin1String("transform_limit")].toInt(), 2);
    QCOMPARE(firstRun(result)[QLatin1String("threads")].toInt(), 10); // twice the 5 cores
    QCOMPARE(firstRun(result)[QLatin1String("order")].toString(), "kept");
}

void TestCliExperiment::runTakesTheFirstMode()
{
    const Place place;
    place.write("a.json", small());
    const Outcome first = place.run({"run", "--experiment", "a.json", "--json"});
    QCOMPARE(modesOf(jsonOf(first.out)), QStringList{"concurrent"});
    const Outcome other = place.run({"run", "--experiment", "a.json", "--mode", "blocking", "--json"});
    QCOMPARE(modesOf(jsonOf(other.out)), QStringList{"blocking"});
    const Outcome compared = place.run({"compare", "--experiment", "a.json", "--json"});
    QCOMPARE(modesOf(jsonOf(compared.out)), (QStringList{"concurrent", "parallel"}));
}

void TestCliExperiment::fetchAndDurationsReplaceEachOther()
{
    const Place place;
    place.write("a.json", small());
    place.write("times.csv", "fetch_ms,transform_ms\n1,2\n3,4\n");
    const Outcome replayed = place.run({"predict", "--experiment", "a.json", "--durations", "times.csv"});
    QVERIFY2(replayed.out.startsWith("predicted: 2 items, durations from times.csv"),
             replayed.err + replayed.out);
    const Outcome drawn = place.run({"predict", "--experiment", "example:slow-item", "--fetch", "20ms"});
    QVERIFY2(drawn.out.startsWith("predicted: 20 items, fetch 20ms, transform cpu(1s)\n"),
             drawn.err + drawn.out);
    const Outcome simulated =
        place.run({"predict", "--experiment", "example:documentation", "--fetch", "2ms", "--items", "3"});
    QVERIFY2(simulated.out.startsWith("predicted: 3 items, fetch 2ms, transform cpu(1s)\n"),
             simulated.err + simulated.out);
    const Outcome files =
        place.run({"run", "--experiment", "a.json", "--fetch", "file", "--inputs", "times.csv"});
    QVERIFY2(files.out.startsWith("1 file from times.csv, transform none\n"), files.err + files.out);
}

void TestCliExperiment::filesAreRelativeToTheExperiment()
{
    const Place place;
    place.makeFolder("lab/data");
    place.write("lab/data/one", "1");
    place.write("two", "2");
    place.write("lab/a.json", realWork(R"(, "transform": "sha256")"));
    const Outcome outcome = place.run({"run", "--experiment", "lab/a.json"});
    QVERIFY2(outcome.out.startsWith("1 file from lab/data, transform sha256\n"), outcome.err + outcome.out);
    const Outcome other = place.run({"run", "--experiment", "lab/a.json", "--inputs", "two"});
    QVERIFY2(other.out.startsWith("1 file from two, transform sha256\n"), other.err + other.out);
    place.write("lab/b.json",
                R"({"format": "overlapse-experiment", "version": 1, "work": {"durations": "../times.csv"}})");
    place.write("times.csv", "fetch_ms,transform_ms\n1,2\n");
    const Outcome replayed = place.run({"predict", "--experiment", "lab/b.json"});
    QVERIFY2(replayed.out.startsWith("predicted: 1 item, durations from lab/../times.csv"), replayed.err);
}

void TestCliExperiment::everyExampleIsPredicted()
{
    const Place place;
    const QString help = QString::fromUtf8(place.run({"predict", "--help"}).out);
    for (const char *name : {"article", "hiccups", "more-m", "stall", "crawler", "thumbnails", "slow-item",
                             "tiny", "oversubscription"}) {
        QVERIFY2(help.contains(QStringLiteral("\n    %1 ").arg(QLatin1String(name))), name);
        const Outcome outcome =
            place.run({"predict", "--experiment", QStringLiteral("example:%1").arg(name)});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(outcome.out.startsWith("predicted: "));
    }
    const Outcome real = place.run({"predict", "--experiment", "example:documentation"});
    QCOMPARE(real.status, 2);
    QVERIFY(real.err.contains("has to be measured"));
}

void TestCliExperiment::helpNamesTheExamples()
{
    for (const char *command : {"run", "compare", "predict"}) {
        const QByteArray help = Place().run({QLatin1String(command), QStringLiteral("--help")}).out;
        QVERIFY2(help.contains("--experiment FILE") && help.contains("\n    documentation "), command);
    }
}

void TestCliExperiment::mistakesNameTheFile_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *says, const QStringList &arguments) {
        QTest::newRow(says) << arguments << QByteArray(says);
    };
    row("--experiment: nowhere.json: No such file", {"run", "--experiment", "nowhere.json"});
    row("--experiment: items.json: work.items: 0, expected", {"compare", "--experiment", "items.json"});
    row("--experiment: broken.json:2:1: this is not JSON: ", {"predict", "--experiment", "broken.json"});
    row("--experiment: result.json: this is a result, not an experiment",
        {"run", "--experiment", "result.json"});
    row("--experiment: example:nothing: there is no such example: article, ",
        {"run", "--experiment", "example:nothing"});
    row("--experiment: one at a time",
        {"run", "--experiment", "example:tiny", "--experiment", "example:stall"});
    row("--inputs: data: No such file", {"run", "--experiment", "real.json"});
    row("--items does not go with --fetch file", {"run", "--experiment", "real.json", "--items", "3"});
    row("has to be measured", {"predict", "--experiment", "real.json"});
    row("--cache: 'hot' is neither cold nor warm",
        {"run", "--fetch", "file", "--inputs", "items.json", "--cache", "hot"});
    row("--cache goes with --fetch file", {"run", "--cache", "cold"});
    row("'experiment'", {"export", "--experiment", "real.json"});
}

void TestCliExperiment::mistakesNameTheFile()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, says);
    const Place place;
    place.write("items.json", R"({"format": "overlapse-experiment", "version": 1, "work": {"items": 0}})");
    place.write("broken.json", "{\"format\": \"overlapse-experiment\",\n}");
    place.write("result.json", R"({"format": "overlapse-result", "version": 1})");
    place.write("real.json", realWork({}));
    const Outcome outcome = place.run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void TestCliExperiment::theCacheIsToldInTheTableAndInJson()
{
    const Place place;
    place.makeFolder("data");
    for (int i = 0; i < 10; ++i)
        place.write("data/" + QByteArray::number(i), QByteArray(10'000, 'x'));
    place.write("cold.json", realWork(R"(, "cache": "cold")"));
    const QByteArray dropped = "before each mode the files were dropped from the cache: it was cold";
    const QByteArray read = "every file was read once first, so that no mode paid for a cold cache\n";

    const Outcome cold = place.run({"compare", "--experiment", "cold.json", "--export", "a.json"});
    QVERIFY2(cold.status == 0, cold.err.constData());
    QVERIFY2(cold.out.contains(dropped) && !cold.out.contains(read), cold.out.constData());
    const QString told = place.json("a.json")[QLatin1String("workload")][QLatin1String("cache")].toString();
    QVERIFY2(told.startsWith(QLatin1String("cold")), qPrintable(told));
    QVERIFY(cold.out.contains(told.toUtf8() + '\n'));

    const Outcome warm =
        place.run({"compare", "--experiment", "cold.json", "--cache", "warm", "--export", "b.json"});
    QVERIFY2(warm.out.contains(read) && !warm.out.contains(dropped), warm.out.constData());
    QCOMPARE(place.json("b.json")[QLatin1String("workload")][QLatin1String("cache")].toString(), "warm");
}

void TestCliExperiment::aRunOfOneModeSaysNothingOfTheCacheUnlessAsked()
{
    const Place place;
    place.write("file", "x");
    const QStringList real{"run", "--fetch", "file", "--inputs", "file", "--export", "a.json"};
    const auto told = [&place] {
        return place.json("a.json")[QLatin1String("workload")][QLatin1String("cache")];
    };
    QCOMPARE(place.run(real).status, 0);
    QVERIFY(told().isUndefined());
    QVERIFY(place.run(real + QStringList{"--cache", "warm"}).out.contains("read once first"));
    QCOMPARE(told().toString(), "warm");
    QVERIFY(place.run(real + QStringList{"--cache", "cold"}).out.contains("dropped from the cache"));
    QVERIFY(told().toString().startsWith(QLatin1String("cold")));
}

QTEST_GUILESS_MAIN(TestCliExperiment)
#include "tst_cli_experiment.moc"
