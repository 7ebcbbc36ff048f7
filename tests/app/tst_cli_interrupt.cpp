// SPDX-License-Identifier: MIT
// Ctrl-C, SIGTERM and a terminal that closes: the program ends by itself, and what was recorded is not lost.
#include "program.h"

#include <QJsonArray>

#include <algorithm>

#include <csignal>

using namespace overlapse;

namespace {

QByteArray procFile(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Whether the program handles both signals by now: before that they would just end it.
bool handlesSignals(qint64 pid)
{
    const QByteArray status = procFile(pid, "status");
    const qsizetype at = status.indexOf("SigCgt:");
    const quint64 caught = at < 0 ? 0 : status.mid(at + 7, 17).trimmed().toULongLong(nullptr, 16);
    const auto bit = [](int signal) { return quint64(1) << (signal - 1); };
    return (caught & bit(SIGINT)) && (caught & bit(SIGTERM));
}

bool hasThread(qint64 pid, const QByteArray &name)
{
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(pid));
    return std::ranges::any_of(tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot), [&](const QString &task) {
        return procFile(pid, QByteArray("task/" + task.toLatin1() + "/comm").constData()).trimmed() == name;
    });
}

// In clock ticks: user time, over all threads.
qint64 cpuTicks(qint64 pid)
{
    const QByteArray stat = procFile(pid, "stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(11).toLongLong();
}

const QStringList everyFormat{"--export", "a.png",    "--export", "a.svg",       "--export",
                              "a.csv",    "--export", "a.json",   "--export",    "a.overlapse",
                              "--export", "a.pdf",    "--export", "a.trace.json"};

} // namespace

class TestCliInterrupt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasRecordedIsKept_data();
    void whatWasRecordedIsKept();
    void laterModesDoNotStart();
    void aFetchThatTakesForEverIsNotWaitedFor();
    void noModeRunsDuringTheFirstReading();
    void aPredictionIsGivenUp();
    void aFileThatIsBeingWrittenIsGivenUp();

private:
    // Until it has transformed for a while, or for no time: until it can be interrupted; or else until a run is under way.
    static void startAndInterrupt(const Place &place, QProcess &process, const QStringList &arguments,
                                  int signal, qint64 ticks, bool underWay = false);
};

void TestCliInterrupt::startAndInterrupt(const Place &place, QProcess &process, const QStringList &arguments,
                                         int signal, qint64 ticks, bool underWay)
{
    place.prepare(process, arguments);
    process.start();
    process.closeWriteChannel();
    QVERIFY(process.waitForStarted());
    const qint64 pid = process.processId();
    QTRY_VERIFY_WITH_TIMEOUT(handlesSignals(pid), patience);
    const qint64 before = cpuTicks(pid);
    QTRY_VERIFY_WITH_TIMEOUT(cpuTicks(pid) >= before + ticks, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!underWay || hasThread(pid, "driver"), patience);
    QCOMPARE(::kill(pid_t(pid), signal), 0);
}

void TestCliInterrupt::whatWasRecordedIsKept_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("mode");
    QTest::newRow("SIGINT, parallel") << SIGINT << "parallel";
    QTest::newRow("SIGTERM, parallel") << SIGTERM << "parallel";
    QTest::newRow("SIGINT, sequential") << SIGINT << "sequential";
    QTest::newRow("SIGTERM, concurrent") << SIGTERM << "concurrent";
    QTest::newRow("SIGINT, prefetching") << SIGINT << "prefetching";
    QTest::newRow("SIGTERM, blocking") << SIGTERM << "blocking";
    QTest::newRow("SIGHUP, parallel") << SIGHUP << "parallel";
    QTest::newRow("SIGXCPU, sequential") << SIGXCPU << "sequential";
}

void TestCliInterrupt::whatWasRecordedIsKept()
{
    QFETCH(const int, signal);
    QFETCH(const QString, mode);
    const Place place;
    QProcess process;
    startAndInterrupt(
        place, process,
        QStringList{"run", "--mode", mode, "--items", "1000000", "--fetch", "1ms", "--transform", "2ms"}
            + everyFormat,
        signal, 10);
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, 128 + signal);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(outcome.out.contains(" stopped"));
    const QJsonObject run = place.json("a.json")[QLatin1String("runs")][0].toObject();
    QCOMPARE(run[QLatin1String("cancelled")].toBool(), true);
    const QJsonArray items = run[QLatin1String("items")].toArray();
    QVERIFY(!items.isEmpty());
    QVERIFY(items.size() < 1'000'000);
    QCOMPARE(items[0][QLatin1String("rank")].toInt(-1), 0);

    // The recording of a stopped run is a recording like any other.
    QCOMPARE(
        place.run({"export", "a.overlapse", "--export", "b.json", "--export", "b.csv", "--export", "b.svg"})
            .status,
        0);
    for (const char *suffix : {"json", "csv", "svg"})
        QVERIFY2(place.content(QStringLiteral("a.%1").arg(QLatin1String(suffix)))
                     == place.content(QStringLiteral("b.%1").arg(QLatin1String(suffix))),
                 suffix);
    QVERIFY(place.content("a.png").startsWith("\x89PNG"));
    QVERIFY(place.content("a.pdf").startsWith("%PDF-"));
    QVERIFY(place.json("a.trace.json").contains(QLatin1String("traceEvents")));
}

void TestCliInterrupt::laterModesDoNotStart()
{
    const Place place;
    QProcess process;
    startAndInterrupt(place, process,
                      {"compare", "--items", "1000000", "--fetch", "1ms", "--transform", "2ms", "--json"},
                      SIGINT, 5);
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, 130);
    const QJsonArray runs = jsonOf(outcome.out)[QLatin1String("runs")].toArray();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs[0][QLatin1String("mode")].toString(), QStringLiteral("sequential"));
    QCOMPARE(runs[0][QLatin1String("cancelled")].toBool(), true);
}

void TestCliInterrupt::aFetchThatTakesForEverIsNotWaitedFor()
{
    for (const char *mode : {"sequential", "concurrent", "parallel", "prefetching", "blocking"}) {
        const Place place;
        QProcess process;
        startAndInterrupt(place, process, {"run", "--mode", mode, "--fetch", "1000h", "--json"}, SIGTERM, 0,
                          true);
        const Outcome outcome = outcomeOf(process);
        QCOMPARE(outcome.status, 143);
        QVERIFY(!jsonOf(outcome.out).isEmpty());
    }
}

void TestCliInterrupt::noModeRunsDuringTheFirstReading()
{
    const Place place;
    place.write("list", QByteArray("file\n").repeated(3'000'000));
    place.write("file", "x");
    QProcess process;
    startAndInterrupt(place, process,
                      QStringList{"compare", "--fetch", "file", "--list", "list"} + everyFormat, SIGINT, 0);
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, 130);
    QCOMPARE(outcome.err, QByteArray("overlapse: interrupted before anything was measured\n"));
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(place.entries(), (QStringList{"file", "list"}));
}

void TestCliInterrupt::aPredictionIsGivenUp()
{
    for (const int signal : {SIGINT, SIGTERM}) {
        const Place place;
        QProcess process;
        startAndInterrupt(place, process,
                          QStringList{"predict", "--items", "20000000", "--fetch", "exp(1ms)"} + everyFormat,
                          signal, 0);
        const Outcome outcome = outcomeOf(process);
        QCOMPARE(outcome.status, 128 + signal);
        QCOMPARE(outcome.err, QByteArray("overlapse: interrupted before the prediction was complete\n"));
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(place.entries(), QStringList());
    }
}

void TestCliInterrupt::aFileThatIsBeingWrittenIsGivenUp()
{
    const Place place;
    QCOMPARE(place
                 .run({"predict", "--modes", "sequential", "--items", "1000000", "--fetch", "1ms", "--export",
                       "a.overlapse"})
                 .status,
             0);
    QProcess process;
    startAndInterrupt(place, process, {"export", "a.overlapse", "--export", "b.csv"}, SIGTERM, 5);
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, 143);
    QCOMPARE(outcome.err, QByteArray("overlapse: b.csv: not written: interrupted\n"));
    QCOMPARE(place.entries(), QStringList{"a.overlapse"});
}

QTEST_GUILESS_MAIN(TestCliInterrupt)
#include "tst_cli_interrupt.moc"
