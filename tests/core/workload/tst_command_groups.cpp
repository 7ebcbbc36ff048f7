// SPDX-License-Identifier: MIT
// What a command leaves behind in its process group, and what reaches it there.
#include "workload/run_command.h"

#include "workload/descriptor.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <thread>

#include <sys/stat.h>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

CommandResult runScript(const QByteArray &script, const CommandLimits &limits = {})
{
    return runCommand({"/bin/sh", "-c", script}, {}, limits, nullptr);
}

char stateOf(pid_t process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return ' ';
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1).append(' ').front();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCommandGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatKeepsThePipeOpenIsNotWaitedFor_data();
    void oneThatKeepsThePipeOpenIsNotWaitedFor();
    void cpuTimeOfWhatNobodyWaitedForIsCounted_data();
    void cpuTimeOfWhatNobodyWaitedForIsCounted();
    void signalsReachAllOfThem();
};

void TestCommandGroups::oneThatKeepsThePipeOpenIsNotWaitedFor_data()
{
    QTest::addColumn<QByteArray>("script"); // its first line is the process that is left
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("error");
    QTest::newRow("output") << QByteArray("sleep 1000 & echo $!; echo hi") << QByteArray("hi\n") << QString();
    QTest::newRow("what it still wrote")
        << QByteArray("(sleep 0.1; echo late; exec sleep 1000) & echo $!; echo hi")
        << QByteArray("hi\nlate\n") << QString();
    QTest::newRow("stderr as well") << QByteArray("sleep 1000 >&2 & echo $!; echo no >&2; exit 3")
                                    << QByteArray() << QStringLiteral("exit status 3: no");
    QTest::newRow("in a session of its own")
        << QByteArray("setsid sh -c 'echo $$; exec sleep 1000' & sleep 0.2") << QByteArray() << QString();
}

// Else each would take a thousand seconds; and what is left is left alone.
void TestCommandGroups::oneThatKeepsThePipeOpenIsNotWaitedFor()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, rest);
    QFETCH(QString, error);
    const CommandResult result = runScript(script);
    const qsizetype lineEnd = result.out.indexOf('\n');
    const pid_t left = result.out.left(std::max<qsizetype>(lineEnd, 0)).toInt();
    QVERIFY(left > 0);
    QTRY_COMPARE(stateOf(left), 'S'); // it may be about to begin its sleep
    QCOMPARE(::kill(left, SIGKILL), 0);
    QCOMPARE(result.error, error);
    QCOMPARE(result.out.mid(lineEnd + 1), rest);
}

void TestCommandGroups::cpuTimeOfWhatNobodyWaitedForIsCounted_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("totalMs"); // 0: none
    QTest::newRow("it is left in the background")
        << QByteArray("while [ ! -s $file ]; do sleep 0.01; done") << 0;
    QTest::newRow("it is killed with its group") << QByteArray("wait") << 3000;
}

// The system's account of a command that was reaped has nothing of it.
void TestCommandGroups::cpuTimeOfWhatNobodyWaitedForIsCounted()
{
    QFETCH(QByteArray, end);
    QFETCH(int, totalMs);
    const QTemporaryDir place;
    const QString path = place.filePath(QStringLiteral("ticks"));
    // What it has used itself, in clock ticks, as the system counts them.
    const CommandResult result =
        runScript("file='" + QFile::encodeName(path)
                      + "'; (i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; "
                        "cat /proc/$(sh -c 'echo $PPID')/stat > $file; exec sleep 1000) & "
                      + end,
                  {.total = std::chrono::milliseconds(totalMs)});
    const QList<QByteArray> fields = contentOf(path).split(' ');
    if (totalMs > 0 && fields.size() < 15)
        QSKIP("this machine takes too long to use so much");
    const qint64 ticks = fields.value(13).toLongLong() + fields.value(14).toLongLong();
    QVERIFY(ticks > 0);
    const Nanos used = Nanos(1s) / ::sysconf(_SC_CLK_TCK) * ticks;
    QVERIFY2(result.cpu >= used, qPrintable(QString::number(result.cpu.count())));
}

// As a terminal would that reached them: each stops, and goes on.
void TestCommandGroups::signalsReachAllOfThem()
{
    const QTemporaryDir place;
    std::vector<std::thread> threads;
    std::array<CommandResult, 3> results;
    const auto file = [&place](std::size_t t) { return place.filePath(QString::number(t)); };
    // They wait without starting anybody: a shell that is just doing so waits for that, and is not stopped.
    const QByteArray gate = QFile::encodeName(place.filePath(QStringLiteral("gate")));
    QCOMPARE(::mkfifo(gate.constData(), 0600), 0);
    const Descriptor open(::open(gate.constData(), O_RDWR | O_CLOEXEC));
    for (std::size_t t = 0; t < results.size(); ++t)
        threads.emplace_back([&results, &file, &gate, t] {
            results[t] = runCommand({"/bin/sh", "-c", "echo $$ > \"$1\"; read x < \"$2\"; echo end", "_",
                                     QFile::encodeName(file(t)), gate},
                                    {}, {}, nullptr);
        });
    std::array<pid_t, 3> processes{};
    for (std::size_t t = 0; t < results.size(); ++t) {
        QTRY_VERIFY_WITH_TIMEOUT(contentOf(file(t)).endsWith('\n'), 30'000);
        processes[t] = contentOf(file(t)).trimmed().toInt();
    }
    signalCommandsFromSignalHandler(SIGTSTP);
    for (const pid_t process : processes)
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(process), 'T', 30'000);
    QCOMPARE(::write(open.number(), "\n\n\n\n\n\n", 6), 6);
    signalCommandsFromSignalHandler(SIGCONT);
    for (std::thread &thread : threads)
        thread.join();
    for (const CommandResult &result : results) {
        QCOMPARE(result.error, QString());
        QCOMPARE(result.out, QByteArray("end\n"));
    }
}

QTEST_GUILESS_MAIN(TestCommandGroups)
#include "tst_command_groups.moc"
