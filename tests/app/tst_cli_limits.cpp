// SPDX-License-Identifier: MIT
// What the system does not give is said before anything begins, with what would fit; and where it runs out all the same,
// in one line and with a status.
#include "program.h"
#include "sanitized.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace overlapse;

namespace {

Outcome runWithin(const Place &place, int resource, rlim_t soft, rlim_t hard, const QStringList &arguments)
{
    QProcess process;
    place.prepare(process, arguments);
    process.setChildProcessModifier([=] {
        const rlimit limit{soft, hard};
        ::setrlimit(static_cast<__rlimit_resource>(resource), &limit);
    });
    process.start();
    process.closeWriteChannel();
    return outcomeOf(process);
}

void writeList(const Place &place, int items)
{
    QByteArray list;
    for (int i = 0; i < items; ++i)
        list += QByteArray::number(i) + '\n';
    place.write("list", list);
}

bool isOneLine(const QByteArray &text)
{
    return text.count('\n') == 1 && text.endsWith('\n') && text.startsWith("overlapse: ");
}

} // namespace

class TestCliLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openFilesAreRaised_data();
    void openFilesAreRaised();
    void whatDoesNotFitIsRefused_data();
    void whatDoesNotFitIsRefused();
    void memoryIsCountedBefore_data();
    void memoryIsCountedBefore();
    void memoryThatRunsOutIsSaid();
    void whatRunsOutAnywhereIsSaid_data();
    void whatRunsOutAnywhereIsSaid();
    void timesBeyondTheClockAreRefused_data();
    void timesBeyondTheClockAreRefused();
    void whatIsPassedOverIsCounted();
    void withoutADisplayOneLineSaysSo_data();
    void withoutADisplayOneLineSaysSo();
};

void TestCliLimits::openFilesAreRaised_data()
{
    QTest::addColumn<QStringList>("work");
    QTest::newRow("commands that fetch") << QStringList{"--fetch",     "cmd:true", "--list",        "list",
                                                        "--transform", "none",     "--fetch-limit", "100"};
    QTest::newRow("commands for both, in blocking")
        << QStringList{"--mode", "blocking",    "--fetch", "cmd:true",  "--list",
                       "list",   "--transform", "cmd:cat", "--threads", "100"};
    QTest::newRow("threads alone") << QStringList{"--items",     "100", "--fetch",   "0s",
                                                  "--transform", "0s",  "--threads", "400"};
}

// With a soft limit far below what it takes.
void TestCliLimits::openFilesAreRaised()
{
    QFETCH(QStringList, work);
    const Place place;
    writeList(place, 150);
    const Outcome outcome = runWithin(place, RLIMIT_NOFILE, 200, 4'096, QStringList{"run", "--json"} + work);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(jsonOf(outcome.out)[QLatin1String("runs")][0][QLatin1String("failed")].toInt(-1), 0);
}

void TestCliLimits::whatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QStringList>("work");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    const QStringList commands{"--fetch", "cmd:true", "--list", "list", "--transform", "none"};
    // Of 500 files some are open already, and some are left to libraries; each command takes seven.
    QTest::newRow("commands") << QStringList{"run", "--fetch-limit", "100"} + commands
                              << QByteArray("--fetch-limit: at most N here in the mode parallel") << 50 << 66;
    QTest::newRow("in one of several modes")
        << QStringList{"compare", "--yes", "--modes", "sequential,blocking", "--threads", "80"} + commands
        << QByteArray("--threads: at most N here in the mode blocking") << 50 << 66;
    QTest::newRow("sockets") << QStringList{"run",         "--fetch", "http",          "--list", "urls",
                                            "--transform", "none",    "--fetch-limit", "1000"}
                             << QByteArray("--fetch-limit: at most N here in the mode parallel") << 350
                             << 465;
}

void TestCliLimits::whatDoesNotFitIsRefused()
{
    QFETCH(QStringList, work);
    QFETCH(QByteArray, error);
    QFETCH(int, least);
    QFETCH(int, most);
    const Place place;
    writeList(place, 500);
    place.write("urls", QByteArray("http://127.0.0.1:1/\n").repeated(500));
    const Outcome outcome = runWithin(place, RLIMIT_NOFILE, 500, 500, work);
    static const QRegularExpression number(QStringLiteral("at most (\\d+) here"));
    const QString told = number.match(QString::fromUtf8(outcome.err)).captured(1);
    QVERIFY2(told.toInt() >= least && told.toInt() <= most, outcome.err.constData());
    QCOMPARE(outcome.err,
             "overlapse: " + error.replace("at most N", "at most " + told.toLatin1())
                 + ": the system lets this process open no more files and sockets (ulimit -Hn)\n");
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    // What was told is true.
    const qsizetype at = work.indexOf(QLatin1String("--fetch-limit")) >= 0
        ? work.indexOf(QLatin1String("--fetch-limit"))
        : work.indexOf(QLatin1String("--threads"));
    work[at + 1] = told;
    if (!work.contains(QLatin1String("http")))
        QCOMPARE(runWithin(place, RLIMIT_NOFILE, 500, 500, work).status, 0);
}

void TestCliLimits::memoryIsCountedBefore_data()
{
    QTest::addColumn<QStringList>("work");
    QTest::newRow("a prediction") << QStringList{"predict", "--items", "30000000"};
    QTest::newRow("a comparison") << QStringList{"compare", "--items",     "30000000", "--fetch",
                                                 "0s",      "--transform", "0s"};
    QTest::newRow("a run") << QStringList{"run", "--items", "30000000", "--fetch", "0s", "--transform", "0s"};
}

void TestCliLimits::memoryIsCountedBefore()
{
    if (isSanitized)
        QSKIP("what looks for mistakes takes terabytes of address space");
    QFETCH(QStringList, work);
    const Place place;
    constexpr rlim_t room = 3'000'000'000;
    const Outcome outcome = runWithin(place, RLIMIT_AS, room, room, work);
    QVERIFY2(isOneLine(outcome.err), outcome.err.constData());
    QVERIFY2(outcome.err.startsWith("overlapse: 30000000 items in "), outcome.err.constData());
    QVERIFY2(outcome.err.endsWith(": take fewer, or add --yes to try\n"), outcome.err.constData());
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
}

void TestCliLimits::memoryThatRunsOutIsSaid()
{
    if (isSanitized)
        QSKIP("what looks for mistakes takes terabytes of address space");
    const Place place;
    constexpr rlim_t room = 700'000'000;
    const Outcome predicted = runWithin(place, RLIMIT_AS, room, room,
                                        {"predict", "--yes", "--quiet", "--items", "30000000", "--json"});
    QVERIFY2(isOneLine(predicted.err), predicted.err.constData());
    QVERIFY2(predicted.err.contains("memory ran out while sequential was predicted"),
             predicted.err.constData());
    QCOMPARE(predicted.status, 1);
    QCOMPARE(predicted.out, QByteArray());

    const Outcome measured = runWithin(place, RLIMIT_AS, room, room,
                                       {"run", "--yes", "--quiet", "--items", "30000000", "--fetch", "0s",
                                        "--transform", "0s", "--mode", "concurrent", "--json"});
    QVERIFY2(isOneLine(measured.err), measured.err.constData());
    QCOMPARE(measured.status, 1);
    QVERIFY2(measured.err.contains("memory ran out after "), measured.err.constData());
    // What was recorded until then is there.
    const QJsonValue run = jsonOf(measured.out)[QLatin1String("runs")][0];
    QVERIFY(run[QLatin1String("cancelled")].toBool());
    QVERIFY(run[QLatin1String("makespan_ns")].toInteger() > 0);
}

void TestCliLimits::whatRunsOutAnywhereIsSaid_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("work");
    QTest::addColumn<int>("times"); // that it can run out
    const QStringList many{"--items", "70000", "--fetch", "0s", "--transform", "0s"};
    const QStringList files{"--fetch", "file", "--inputs", "in", "--transform", "sha256"};
    QTest::newRow("memory of a prediction")
        << "memory" << QStringList{"predict", "--modes", "parallel,blocking"} + many << 4;
    QTest::newRow("memory of a run") << "memory" << QStringList{"run"} + many << 2;
    QTest::newRow("memory of real work") << "memory" << QStringList{"run"} + files << 4; // rows, and digests
    QTest::newRow("a thread of a prediction") << "thread" << QStringList{"predict"} << 1;
    QTest::newRow("a thread of a run") << "thread" << QStringList{"run", "--threads", "2"} + many << 3;
    QTest::newRow("a thread of real work")
        << "thread" << QStringList{"run", "--threads", "2", "--fetch-limit", "2"} + files << 5;
    QTest::newRow("a thread of a comparison")
        << "thread" << QStringList{"compare", "--modes", "sequential,blocking", "--threads", "2"} + files
        << 6;
}

// At every point at which it can: one status, a reason, and what was measured is exported.
void TestCliLimits::whatRunsOutAnywhereIsSaid()
{
    QFETCH(QString, what);
    QFETCH(QStringList, work);
    QFETCH(int, times);
    const bool predicts = work.first() == QLatin1String("predict");
    for (int n = 1; n <= times + 1; ++n) {
        const Place place;
        place.makeFolder("in");
        for (const char *name : {"in/a", "in/b", "in/c"})
            place.write(name, "x");
        QProcess process;
        place.prepare(process, work + QStringList{"--quiet", "--export", "a.json"});
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert(QStringLiteral("OVERLAPSE_DENY"), QStringLiteral("%1 %2").arg(what).arg(n));
        process.setProcessEnvironment(environment);
        process.start();
        process.closeWriteChannel();
        const Outcome outcome = outcomeOf(process);
        const QJsonArray runs = place.json("a.json")[QLatin1String("runs")].toArray();
        const QByteArray told = QByteArray::number(n) + ": " + outcome.err;
        if (n > times) {
            QVERIFY2(outcome.status == 0 && outcome.err.isEmpty(), told.constData());
            QVERIFY(!runs.isEmpty() && !runs.last()[QLatin1String("cancelled")].toBool());
            return;
        }
        // Files that cannot be read once before are read when it is their turn.
        if (outcome.status == 0 && n == 1 && work.first() == QLatin1String("compare"))
            continue;
        QVERIFY2(outcome.status == 1, told.constData());
        QVERIFY2(what == QLatin1String("memory") || predicts ? isOneLine(outcome.err)
                                                             : outcome.err.contains(": cannot start "),
                 told.constData());
        QCOMPARE(runs.isEmpty(), predicts);
        if (what == QLatin1String("memory") && !predicts)
            QVERIFY(runs.last()[QLatin1String("cancelled")].toBool());
    }
}

void TestCliLimits::timesBeyondTheClockAreRefused_data()
{
    QTest::addColumn<QStringList>("work");
    QTest::addColumn<QByteArray>("problem");
    QTest::newRow("as it was reported") << QStringList{"--items", "921", "--fetch", "2784h"}
                                        << QByteArray("sequential would take more than 73 years");
    QTest::newRow("a transform") << QStringList{"--items", "10000",   "--transform",
                                                "2000h",   "--modes", "concurrent"}
                                 << QByteArray("concurrent would take more than 73 years");
    QTest::newRow("drawn") << QStringList{"--items", "100000", "--fetch", "exp(1000h)", "--modes", "parallel"}
                           << QByteArray("parallel would take more than 73 years");
    QTest::newRow("replayed") << QStringList{"--items",   "100000",  "--durations",
                                             "times.csv", "--modes", "blocking"}
                              << QByteArray("blocking would take more than 73 years");
}

void TestCliLimits::timesBeyondTheClockAreRefused()
{
    QFETCH(QStringList, work);
    QFETCH(QByteArray, problem);
    const Place place;
    place.write("times.csv", "fetch_ms,transform_ms\n10000000000,1\n");
    const Outcome outcome = place.run(QStringList{"predict", "--json", "--export", "a.json"} + work);
    QVERIFY2(isOneLine(outcome.err) && outcome.err.contains(problem), outcome.err.constData());
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(!place.entries().contains(QLatin1String("a.json")));
}

void TestCliLimits::whatIsPassedOverIsCounted()
{
    const Place place;
    place.makeFolder("in/below");
    place.write("in/file", "x");
    QVERIFY(QFile::link("file", place.path("in/link")));
    QVERIFY(QFile::link("file", place.path("in/below/link")));
    const QByteArray fifo = QFile::encodeName(place.path("in/below/fifo"));
    QCOMPARE(::mkfifo(fifo.constData(), 0600), 0);
    const QStringList run{"run", "--fetch", "file", "--inputs", "in", "--transform", "none"};
    for (const char *way : {"--yes", "--dry-run"}) {
        const Outcome outcome = place.run(run + QStringList{QLatin1String(way)});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains(
                     "\n2 symbolic links were passed over\n1 pipe, socket or device was passed over\n"),
                 outcome.out.constData());
    }
    const QJsonObject workload =
        jsonOf(place.run(run + QStringList{"--json"}).out).value(QLatin1String("workload")).toObject();
    QCOMPARE(workload.value(QLatin1String("passed_links")).toInt(), 2);
    QCOMPARE(workload.value(QLatin1String("passed_specials")).toInt(), 1);
    QVERIFY(!workload.contains(QLatin1String("closed_folders")));
    const Outcome none = place.run({"run", "--fetch", "file", "--inputs", "in/below", "--transform", "none"});
    QCOMPARE(none.status, 2);
    QCOMPARE(
        none.err,
        QByteArray(
            "overlapse: --inputs: in/below: no files there but symbolic links, which are not followed in "
            "folders\n"));
}

void TestCliLimits::withoutADisplayOneLineSaysSo_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("none is named") << QByteArray("LANG") << QByteArray("C")
                                   << QByteArray(
                                          "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)");
    QTest::newRow("one that is not there")
        << QByteArray("DISPLAY") << QByteArray(":4711") << QByteArray(":4711");
    QTest::newRow("a platform that is not there")
        << QByteArray("QT_QPA_PLATFORM") << QByteArray("nonesuch") << QByteArray("nonesuch");
}

void TestCliLimits::withoutADisplayOneLineSaysSo()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, why);
    const Place place;
    QProcess process;
    place.prepare(process, {});
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    process.setProcessEnvironment(environment);
    process.start();
    const Outcome outcome = outcomeOf(process);
    QVERIFY2(isOneLine(outcome.err), outcome.err.constData());
    QVERIFY2(outcome.err.startsWith("overlapse: no window can be opened: ") && outcome.err.contains(why),
             outcome.err.constData());
    QCOMPARE(outcome.status, 1);
}

QTEST_GUILESS_MAIN(TestCliLimits)
#include "tst_cli_limits.moc"
