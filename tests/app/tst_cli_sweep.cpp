// SPDX-License-Identifier: MIT
// The map of limits in the terminal: what is printed, what is written, and what is refused.
#include "program.h"

#include <QJsonArray>

using namespace overlapse;

class TestCliSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theArticlesLimits();
    void eachCellIsWhatPredictSays();
    void mapsOfSeveralThreadsAndModes();
    void filesHoldTheSame();
    void picturesAreWritten();
    void beyondWhatWasRecordedStandsInBrackets();
    void timesOfACutRecordingSaySo();
    void examplesCanBeSwept();
    void mistakes_data();
    void mistakes();
};

void TestCliSweep::theArticlesLimits()
{
    const Place place;
    const Outcome outcome = place.run({"sweep", "--threads", "4", "--cores", "4"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY2(outcome.out.contains("predicted: 4 items, fetch 1s, transform cpu(1s)\norder kept, 4 cores\n"),
             outcome.out.constData());
    QVERIFY2(outcome.out.contains("parallel           4  2.000 s at N = 4, M = 4        "),
             outcome.out.constData());
    QVERIFY2(outcome.out.contains(
                 "parallel, 4 threads: makespan with N fetches (columns) and M transforms (lines) in flight\n"
                 "                  1          2          4          8         16         32         64\n"
                 "       1    8.000 s    6.000 s"),
             outcome.out.constData());
}

void TestCliSweep::eachCellIsWhatPredictSays()
{
    const Place place;
    const QStringList work{"--items", "50",      "--fetch", "exp(20ms)", "--transform",
                           "3ms",     "--cores", "2",       "--threads", "2"};
    const QByteArray json =
        place
            .run(QStringList{"sweep", "--fetch-limits", "1..3,9", "--transform-limits", "2", "--json"} + work)
            .out;
    const QJsonValue map = QJsonDocument::fromJson(json)["maps"][0];
    QCOMPARE(map["fetch_limits"].toArray(), (QJsonArray{1, 2, 3, 9}));
    for (int i = 0; i < 4; ++i) {
        const QString limit = QString::number(map["fetch_limits"][i].toInt());
        const QByteArray alone = place
                                     .run(QStringList{"predict", "--modes", "parallel", "--fetch-limit",
                                                      limit, "--transform-limit", "2", "--json"}
                                          + work)
                                     .out;
        QCOMPARE(map["makespan_ns"][0][i], QJsonDocument::fromJson(alone)["runs"][0]["makespan_ns"]);
    }
}

void TestCliSweep::mapsOfSeveralThreadsAndModes()
{
    const Place place;
    const QByteArray json = place
                                .run({"sweep", "--modes", "concurrent,parallel", "--threads-list", "1,2",
                                      "--fetch-limits", "1,2", "--transform-limits", "1", "--json"})
                                .out;
    const QJsonArray maps = QJsonDocument::fromJson(json)["maps"].toArray();
    QCOMPARE(maps.size(), 3); // threads mean nothing to concurrent
    QCOMPARE(maps[0]["mode"], QJsonValue("concurrent"));
    QCOMPARE(maps[1]["threads"], QJsonValue(1));
    QCOMPARE(maps[2]["threads"], QJsonValue(2));
}

void TestCliSweep::filesHoldTheSame()
{
    const Place place;
    const Outcome outcome = place.run({"sweep", "--fetch-limits", "1,2", "--transform-limits", "1,4",
                                       "--export", "a.csv", "--export", "a.json", "--json"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(place.content("a.csv").count('\n'), 5);
    QCOMPARE(place.content("a.json"), outcome.out);
}

void TestCliSweep::picturesAreWritten()
{
    const Place place;
    const Outcome outcome =
        place.run({"sweep", "--fetch-limits", "1..8", "--transform-limits", "1..4", "--export", "a.svg",
                   "--export", "a.png", "--export", "a.pdf", "--quiet"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(place.content("a.svg").contains("smallest within 2 %"));
    QVERIFY(place.content("a.png").startsWith("\x89PNG"));
    QVERIFY(place.content("a.pdf").startsWith("%PDF"));
}

void TestCliSweep::beyondWhatWasRecordedStandsInBrackets()
{
    const Place place;
    QCOMPARE(place
                 .run({"run", "--yes", "--fetch", "cmd:sleep 0.01", "--transform", "none", "--fetch-limit",
                       "2", "--list", "-", "--export", "a.overlapse"},
                      QByteArray("x\n").repeated(30))
                 .status,
             0);
    const Outcome outcome = place.run(
        {"sweep", "--durations", "a.overlapse", "--fetch-limits", "1,2,8", "--transform-limits", "4"});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains("\nin brackets, "), outcome.out.constData());
}

// And so do the other commands that replay them.
void TestCliSweep::timesOfACutRecordingSaySo()
{
    const Place place;
    QCOMPARE(place
                 .run({"predict", "--items", "50", "--fetch", "1ms", "--transform", "1ms", "--export",
                       "a.overlapse", "--quiet"})
                 .status,
             0);
    const QByteArray whole = place.content("a.overlapse");
    place.write("cut.overlapse", whole.left(whole.size() * 3 / 4));
    const QByteArray said =
        "overlapse: cut.overlapse: the file was cut short: the last 2 of its 5 runs are missing\n";
    const QStringList limits{"--fetch-limits", "1,2", "--transform-limits", "1"};
    const auto replayed = [&place](const QStringList &command, const QString &file) {
        return place.run(command + QStringList{"--durations", file});
    };
    QCOMPARE(replayed(QStringList{"sweep"} + limits, "cut.overlapse").err, said);
    QCOMPARE(replayed(QStringList{"sweep"} + limits, "a.overlapse").err, QByteArray());
    QCOMPARE(replayed({"predict"}, "cut.overlapse").err, said);
    QVERIFY(replayed({"tune", "--budget", "50ms", "--quiet"}, "cut.overlapse").err.startsWith(said));
    QCOMPARE(jsonOf(replayed(QStringList{"sweep", "--json"} + limits, "cut.overlapse").out)["lost_runs"],
             QJsonValue(2));
    QCOMPARE(jsonOf(replayed({"predict", "--json"}, "cut.overlapse").out)["workload"].toObject()["lost_runs"],
             QJsonValue(2));
    QCOMPARE(jsonOf(replayed({"tune", "--budget", "50ms", "--json"}, "cut.overlapse").out)["lost_runs"],
             QJsonValue(2));
}

void TestCliSweep::examplesCanBeSwept()
{
    const Place place;
    const QByteArray json = place
                                .run({"sweep", "--experiment", "example:article", "--fetch-limits", "1,4",
                                      "--transform-limits", "4", "--json"})
                                .out;
    const QJsonArray maps = QJsonDocument::fromJson(json)["maps"].toArray();
    QVERIFY(maps.size() >= 2); // those to which N and M mean something
    for (const QJsonValue &map : maps)
        QVERIFY(map["mode"] != QJsonValue("sequential") && map["mode"] != QJsonValue("blocking"));
}

void TestCliSweep::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("error");
    const auto add = [](const char *name, const QStringList &arguments, const char *error) {
        QTest::newRow(name) << (QStringList{"sweep"} + arguments) << "overlapse: " + QByteArray(error) + '\n';
    };
    add("no number", {"--fetch-limits", "1,x"},
        "--fetch-limits: 'x' is neither a whole number from 1 to 1000000000 nor a range of such, as in "
        "1..16");
    add("backwards", {"--transform-limits", "9..3"},
        "--transform-limits: '9..3' is neither a whole number from 1 to 1000000000 nor a range of such, as "
        "in 1..16");
    add("zero", {"--fetch-limits", "0..3"},
        "--fetch-limits: '0..3' is neither a whole number from 1 to 1000000000 nor a range of such, as in "
        "1..16");
    add("empty", {"--fetch-limits", ""},
        "--fetch-limits: '' is neither a whole number from 1 to 1000000000 nor a range of such, as in 1..16");
    add("too many numbers", {"--fetch-limits", "1..1000000"},
        "--fetch-limits: 1,000,000 numbers are more than a map shows: at most 65,536; take steps, as in "
        "1,2,4,8,16");
    add("a million cells", {"--fetch-limits", "1..1000", "--transform-limits", "1..1000"},
        "1,000 limits N, 1,000 limits M and 1 map are 1,000,000 cells: at most 65,536; take steps, as in "
        "--fetch-limits "
        "1,2,4,8,16,32,64,128,256,512 --transform-limits 1,2,4,8,16,32,64,128,256,512");
    add("no limits", {"--modes", "sequential"},
        "--modes: N and M mean nothing to sequential and blocking: leave them out");
    add("a recording", {"--export", "a.overlapse"},
        "--export: a.overlapse: a map is written as .svg, .pdf, .png, .csv or .json");
    add("real work", {"--fetch", "file"},
        "sweep works on simulated times; real work has to be measured: use overlapse compare --fetch file "
        "--export "
        "run.overlapse, and --durations run.overlapse here");
    add("threads", {"--threads-list", "2000"},
        "--threads-list: '2000' is neither a whole number from 1 to 1024 nor a range of such, as in 1..16");
    add("threads of the driver", {"--modes", "concurrent", "--threads-list", "1,2"},
        "--threads-list: threads mean nothing to a mode that transforms on its driver: leave it out, or add "
        "--modes "
        "parallel");
}

void TestCliSweep::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, error);
    const Place place;
    const Outcome outcome = place.run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err, error);
}

QTEST_GUILESS_MAIN(TestCliSweep)
#include "tst_cli_sweep.moc"
