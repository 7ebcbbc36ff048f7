// SPDX-License-Identifier: MIT
// What a terminal sends to a program whose commands it does not reach: they end, stop and go on with it.
#include "program.h"

#include <QJsonArray>

#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace overlapse;

namespace {

// Each command writes its number into a file of its own, and ends when "go" brings a line. It starts nobody: a shell that
// is just doing so waits for that, and is not stopped.
const QString waitingCommand =
    QStringLiteral("cmd:sh -c 'echo $$ > started-$1; read x < go; echo done' _ {}");

/// The pipe that commands wait for; held open until they have ended.
class Gate
{
public:
    explicit Gate(const Place &place)
    {
        const QByteArray path = QFile::encodeName(place.path(QStringLiteral("go")));
        if (::mkfifo(path.constData(), 0600) == 0)
            m_file = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    }
    ~Gate() { ::close(m_file); }
    Q_DISABLE_COPY_MOVE(Gate)
    void open() const { QCOMPARE(::write(m_file, "\n\n\n\n", 4), 4); }

private:
    int m_file = -1;
};

char stateOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return ' ';
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1).append(' ').front();
}

bool isGone(qint64 process)
{
    const char state = stateOf(process);
    return state == ' ' || state == 'Z' || state == 'X';
}

} // namespace

class TestCliSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsEndWithTheProgram_data();
    void commandsEndWithTheProgram();
    void aTerminalClosesSeveralTimes();
    void whatIsIgnoredStaysIgnored();
    void aPauseIsNoWork();
    void aReaderThatHasGoneCostsNoExport();

private:
    // Until both of its commands run.
    static QList<qint64> startWithCommands(const Place &place, QProcess &process,
                                           const QStringList &more = {});
};

QList<qint64> TestCliSignals::startWithCommands(const Place &place, QProcess &process,
                                                const QStringList &more)
{
    place.write("list", "1\n2\n");
    place.prepare(process,
                  QStringList{"run", "--fetch", waitingCommand, "--list", "list", "--transform", "none",
                              "--export", "a.json"}
                      + more);
    // A group of its own, which somebody could set going again: else the system does not stop it for Ctrl-Z.
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
    process.start();
    process.closeWriteChannel();
    QList<qint64> commands;
    for (const char *name : {"started-1", "started-2"}) {
        const auto told = [&] { return place.content(QLatin1String(name)); };
        if (!QTest::qWaitFor([&] { return told().endsWith('\n'); }, patience))
            return {};
        commands << told().trimmed().toLongLong();
    }
    return commands;
}

void TestCliSignals::commandsEndWithTheProgram_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("status"); // -1: it ends by the signal
    QTest::newRow("SIGINT") << SIGINT << 130;
    QTest::newRow("SIGTERM") << SIGTERM << 143;
    QTest::newRow("SIGHUP") << SIGHUP << 129;
    QTest::newRow("SIGXCPU") << SIGXCPU << 152;
    QTest::newRow("SIGQUIT") << SIGQUIT << -1;
    QTest::newRow("SIGALRM") << SIGALRM << -1;
    QTest::newRow("SIGUSR1") << SIGUSR1 << -1;
    QTest::newRow("SIGUSR2") << SIGUSR2 << -1;
}

void TestCliSignals::commandsEndWithTheProgram()
{
    QFETCH(int, signal);
    QFETCH(int, status);
    const Place place;
    const Gate gate(place);
    QProcess process;
    const QList<qint64> commands = startWithCommands(place, process);
    QCOMPARE(commands.size(), 2);
    QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, status);
    for (const qint64 command : commands)
        QTRY_VERIFY_WITH_TIMEOUT(isGone(command), patience);
    QCOMPARE(place.json("a.json")[QLatin1String("runs")][0][QLatin1String("cancelled")].toBool(), status > 0);
    for (const QString &entry : place.entries())
        QVERIFY2(!entry.endsWith(QLatin1String(".part")) && !entry.startsWith(QLatin1String("a.json.")),
                 qPrintable(entry));
}

// The kernel and the shell each tell it: the second time is no reason to hurry.
void TestCliSignals::aTerminalClosesSeveralTimes()
{
    const Place place;
    const Gate gate(place);
    QProcess process;
    QCOMPARE(startWithCommands(place, process).size(), 2);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(::kill(pid_t(process.processId()), SIGHUP), 0);
    QCOMPARE(outcomeOf(process).status, 129);
    QVERIFY(place.json("a.json").contains(QLatin1String("runs")));
}

// As under nohup.
void TestCliSignals::whatIsIgnoredStaysIgnored()
{
    const Place place;
    const Gate gate(place);
    QProcess process;
    place.write("list", "1\n2\n");
    place.prepare(process,
                  {"run", "--fetch", waitingCommand, "--list", "list", "--transform", "none", "--json"});
    process.setChildProcessModifier([] { ::signal(SIGHUP, SIG_IGN); });
    process.start();
    process.closeWriteChannel();
    for (const char *name : {"started-1", "started-2"})
        QTRY_VERIFY_WITH_TIMEOUT(place.content(QLatin1String(name)).endsWith('\n'), patience);
    QCOMPARE(::kill(pid_t(process.processId()), SIGHUP), 0);
    gate.open();
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(jsonOf(outcome.out)[QLatin1String("runs")][0][QLatin1String("cancelled")].toBool(true), false);
}

void TestCliSignals::aPauseIsNoWork()
{
    const Place place;
    const Gate gate(place);
    QProcess process;
    const QList<qint64> commands = startWithCommands(place, process);
    QCOMPARE(commands.size(), 2);
    const qint64 program = process.processId();
    QCOMPARE(::kill(pid_t(program), SIGTSTP), 0);
    for (const qint64 one : commands + QList<qint64>{program})
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(one), 'T', patience);
    constexpr int pauseMs = 300;
    QTest::qSleep(pauseMs);
    for (const qint64 one : commands + QList<qint64>{program})
        QCOMPARE(stateOf(one), 'T');
    QCOMPARE(::kill(pid_t(program), SIGCONT), 0);
    for (const qint64 one : commands + QList<qint64>{program})
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(one) != 'T', patience);
    gate.open();
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains("the program was stopped for"), outcome.out.constData());
    const QJsonValue run = place.json("a.json")[QLatin1String("runs")][0];
    QVERIFY(run[QLatin1String("paused_ns")].toInteger() >= pauseMs * 1'000'000);
    QVERIFY(run[QLatin1String("items")][0][QLatin1String("stages")][0][QLatin1String("status")].toString()
            == QLatin1String("ok"));
}

void TestCliSignals::aReaderThatHasGoneCostsNoExport()
{
    const Place place;
    QProcess process;
    place.prepare(process, {});
    process.setProgram(QStringLiteral("/bin/sh"));
    process.setArguments(
        {"-c",
         QStringLiteral("'%1' predict --json --export a.csv | :").arg(QStringLiteral(OVERLAPSE_PROGRAM))});
    process.start();
    QCOMPARE(outcomeOf(process).status, 0); // the reader's
    QVERIFY(place.content("a.csv").startsWith("run,mode,"));
}

QTEST_GUILESS_MAIN(TestCliSignals)
#include "tst_cli_signals.moc"
