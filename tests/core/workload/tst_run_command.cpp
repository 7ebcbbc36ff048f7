// SPDX-License-Identifier: MIT
// One command: what reaches it, what comes back, and that nothing of it is left, however it ends.
#include "workload/run_command.h"

#include "workload/command_words.h"
#include "workload/running_commands.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <csignal>
#include <random>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace overlapse;
using namespace std::chrono_literals;

using Words = std::vector<QByteArray>;
Q_DECLARE_METATYPE(Words)

namespace {

constexpr qsizetype mib = qsizetype(1) << 20;

CommandResult run(const Words &words, const QByteArray &in = {}, const CommandLimits &limits = {},
                  const StopSignal *stop = nullptr)
{
    return runCommand(words, in, limits, stop);
}

CommandResult runScript(const char *script, const QByteArray &in = {}, const CommandLimits &limits = {},
                        const StopSignal *stop = nullptr)
{
    return run({"/bin/sh", "-c", script}, in, limits, stop);
}

// Any bytes, the same each time.
QByteArray manyBytes(qsizetype count)
{
    std::mt19937_64 random(1);
    QByteArray bytes(count, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

bool noChildIsLeft()
{
    return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

// A process that nobody has reaped yet does nothing any more: who reaps orphans is the system's business.
bool runs(pid_t process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    const char state = text.mid(text.lastIndexOf(')') + 2, 1).append(' ').front();
    return state != 'Z' && state != 'X' && state != ' ';
}

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
        .size();
}

// What a command with a stop does while another thread waits for a file to say that it is where it should be.
class StopWhen
{
public:
    StopWhen(StopSignal &stop, const QString &file)
        : m_thread([this, &stop, file] {
              while (!m_over && QFile(file).size() == 0)
                  std::this_thread::sleep_for(1ms);
              stop.request();
          })
    {
    }
    ~StopWhen()
    {
        m_over = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(StopWhen)

private:
    std::atomic<bool> m_over = false;
    std::thread m_thread;
};

QList<pid_t> processesIn(const QString &path)
{
    QList<pid_t> processes;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.toInt() > 0)
                processes << line.toInt();
    return processes;
}

} // namespace

class TestRunCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void outputComesBack_data();
    void outputComesBack();
    void theEndIsSaid_data();
    void theEndIsSaid();
    void theLastLineOfStderrIsSaid_data();
    void theLastLineOfStderrIsSaid();
    void whatCannotStartIsSaid_data();
    void whatCannotStartIsSaid();
    void muchGoesThrough();
    void inputNeedNotBeRead();
    void aFloodOfStderrDisturbsNothing();
    void wordsArriveByteForByte_data();
    void wordsArriveByteForByte();
    void stdinIsAPipeOrNothing();
    void signalsAreTheDefault();
    void itHasAGroupOfItsOwn();
    void cpuTimeIsThatOfAllItWaitedFor();
    void outputThatIsClosedEarlyIsNotTheEnd();
    void whatItLeavesInTheBackgroundIsWaitedForWhileItMayWrite();
    void limitsEndIt_data();
    void limitsEndIt();
    void outputUpToTheLimitIsFine();
    void outputKeepsItFromBeingIdle();
    void aStopBeforeTheStartStartsNothing();
    void aStopEndsTheWholeGroup_data();
    void aStopEndsTheWholeGroup();
    void aStopAtAnyInstantLeavesNobody();
    void descriptorsAreNeitherLeakedNorInherited();
    void closedStandardDescriptorsDoNoHarm();
    void itWorksWithTheLastDescriptors();
    void signalsToUsDoNotDisturb();
    void manyThreadsRunCommandsAtOnce();
    void aSignalWaitsForAThreadThatIsStartingACommand();
    void aSignalHandlerKillsAll(); // the last: no command starts after it
};

void TestRunCommand::cleanup()
{
    QVERIFY(noChildIsLeft());
}

void TestRunCommand::outputComesBack_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const auto add = [](const char *name, const char *script, const QByteArray &in, const QByteArray &out) {
        QTest::newRow(name) << QByteArray(script) << in << out;
    };
    add("nothing", ":", {}, {});
    add("a line", "echo x", {}, "x\n");
    add("stderr is not output", "echo x; echo y >&2", {}, "x\n");
    add("NUL and bytes that are no UTF-8", "printf 'a\\0\\377b'", {}, QByteArray("a\0\377b", 4));
    add("in pieces", "printf a; sleep 0.01; printf b", {}, "ab");
    add("input", "cat", "x\ny", "x\ny");
    add("input with NUL", "cat", QByteArray("a\0b", 3), QByteArray("a\0b", 3));
    add("no input is at its end", "cat; echo end", {}, "end\n");
}

void TestRunCommand::outputComesBack()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    const CommandResult result = runScript(script.constData(), in);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.out, out);
    QVERIFY(!result.stopped);
    QVERIFY(result.cpu >= Nanos(0));
}

void TestRunCommand::theEndIsSaid_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("error");
    const auto add = [](const char *script, const char *error) {
        QTest::newRow(script) << QByteArray(script) << QString::fromUtf8(error);
    };
    add("exit 0", "");
    add("echo trouble >&2", "");
    add("exit 3", "exit status 3");
    add("exit 255", "exit status 255");
    add("echo trouble >&2; exit 3", "exit status 3: trouble");
    add("kill -9 $$", "killed by signal 9 (SIGKILL)");
    add("kill -15 $$", "killed by signal 15 (SIGTERM)");
    add("kill -13 $$", "killed by signal 13 (SIGPIPE)");
    add("kill -40 $$", "killed by signal 40");
    add("echo trouble >&2; kill -6 $$", "killed by signal 6 (SIGABRT): trouble");
    add("no-such-program-at-all 2>/dev/null", "exit status 127");
}

void TestRunCommand::theEndIsSaid()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, error);
    const CommandResult result = runScript("ulimit -c 0; eval \"$(cat)\"", script);
    QCOMPARE(result.error, error);
    QVERIFY(!result.stopped);
    QVERIFY(result.cpu >= Nanos(0));
}

void TestRunCommand::theLastLineOfStderrIsSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    const auto add = [](const char *name, const QByteArray &text, const QString &line) {
        QTest::newRow(name) << text << line;
    };
    add("one", "a\n", QStringLiteral("a"));
    add("no newline", "a", QStringLiteral("a"));
    add("the last of several", "a\nb c\n", QStringLiteral("b c"));
    add("empty lines after it", "a\nb\n\n \t\n\r\n", QStringLiteral("b"));
    add("only empty lines", "\n \n", {});
    add("leading blanks stay", "a\n  b", QStringLiteral("  b"));
    add("a line written over", " 10 %\r 20 %\rbroken\n", QStringLiteral("broken"));
    add("control characters stay", "a\n\033[31mb\a", QStringLiteral("\033[31mb\a"));
    add("UTF-8", "a\né…", QStringLiteral(u"é…"));
    add("invalid UTF-8 is replaced",
        "a\xff"
        "b",
        QStringLiteral(u"a\ufffdb"));
    add("percent signs", "%1 %2\n", QStringLiteral("%1 %2"));
    add("as long as is kept", QByteArray(1023, 'x') + '\n', QString(1023, u'x'));
    add("longer than is kept", 'a' + QByteArray(1024, 'x'), u'…' + QString(1024, u'x'));
    add("much before it", QByteArray(100'000, 'x') + "\nb\n", QStringLiteral("b"));
}

void TestRunCommand::theLastLineOfStderrIsSaid()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, line);
    const CommandResult result = runScript("cat >&2; exit 1", text);
    QCOMPARE(result.error,
             line.isEmpty() ? QStringLiteral("exit status 1") : QStringLiteral("exit status 1: ") + line);
}

void TestRunCommand::whatCannotStartIsSaid_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<QString>("error");
    const auto add = [](const char *name, const Words &words, const char *error) {
        QTest::newRow(name) << words << QString::fromUtf8(error);
    };
    add("no words", {}, "there is no command");
    add("in PATH", {"no-such-program"}, "cannot start 'no-such-program': No such file or directory");
    add("a path", {"/no/such"}, "cannot start '/no/such': No such file or directory");
    add("empty", {""}, "cannot start '': No such file or directory");
    add("no program", {"/etc/passwd"}, "cannot start '/etc/passwd': Permission denied");
    add("a folder", {"/etc"}, "cannot start '/etc': Permission denied");
    add("not UTF-8", {"a\xff"}, "cannot start 'a\\xFF': No such file or directory");
    add("percent signs", {"%1%2"}, "cannot start '%1%2': No such file or directory");
    add("a NUL", {"true", QByteArray("a\0b", 3)}, "cannot start 'true': a NUL in one of its words");
    add("too long", {"true", QByteArray(8 * mib, 'x')}, "cannot start 'true': Argument list too long");
}

void TestRunCommand::whatCannotStartIsSaid()
{
    QFETCH(Words, words);
    QFETCH(QString, error);
    const qsizetype before = openDescriptors();
    const CommandResult result = run(words, "input");
    QCOMPARE(result.error, error);
    QCOMPARE(result.out, QByteArray());
    QVERIFY(result.cpu == absent);
    QVERIFY(!result.stopped);
    QCOMPARE(openDescriptors(), before);
}

// More than any pipe holds, both ways at once.
void TestRunCommand::muchGoesThrough()
{
    const QByteArray in = manyBytes(8 * mib + 1);
    const CommandResult result = run({"cat"}, in);
    QCOMPARE(result.error, QString());
    QVERIFY(result.out == in);
}

void TestRunCommand::inputNeedNotBeRead()
{
    const QByteArray in(8 * mib, 'x');
    for (const char *script : {":", "exec <&-; echo x", "head -c 5"}) {
        const CommandResult result = runScript(script, in);
        QCOMPARE(result.error, QString());
    }
    QCOMPARE(runScript("exec <&-; exit 4", in).error, QStringLiteral("exit status 4"));
    // Nothing of it waits in this thread, and what SIGPIPE does is as it was.
    sigset_t signals;
    QCOMPARE(::sigpending(&signals), 0);
    QCOMPARE(::sigismember(&signals, SIGPIPE), 0);
    QCOMPARE(::pthread_sigmask(SIG_BLOCK, nullptr, &signals), 0);
    QCOMPARE(::sigismember(&signals, SIGPIPE), 0);
}

void TestRunCommand::aFloodOfStderrDisturbsNothing()
{
    const CommandResult result = runScript("head -c 5000000 /dev/zero | tr '\\0' 'x' >&2; echo out; "
                                           "head -c 5000000 /dev/zero >&2; echo >&2; echo last >&2; exit 7");
    QCOMPARE(result.out, QByteArray("out\n"));
    QCOMPARE(result.error, QStringLiteral("exit status 7: last"));
}

void TestRunCommand::wordsArriveByteForByte_data()
{
    QTest::addColumn<QByteArray>("input");
    for (const char *input :
         {"plain", "with blanks ", "two\nlines\n", "it's \"quoted\" \\ `x` $(y) $z", "*", "~",
          "not\xff\xfeUTF-8", "\xc3", "é\xf0\x9f\x98\x80", "%s%d", "\033[31m", "\r\t", "{}"})
        QTest::newRow(input) << QByteArray(input);
    QTest::newRow("empty") << QByteArray("");
    QByteArray all;
    for (int byte = 1; byte < 256; ++byte)
        all += static_cast<char>(byte);
    QTest::newRow("every byte") << all;
    QTest::newRow("long") << QByteArray(100'000, 'x');
}

void TestRunCommand::wordsArriveByteForByte()
{
    QFETCH(QByteArray, input);
    const Checked<CommandWords> command = parseCommand(QStringLiteral("printf '%s\\0' a {} \"b c\" {}"));
    QVERIFY2(command, qPrintable(command.error));
    const CommandResult result = run(commandFor(*command, input));
    QCOMPARE(result.error, QString());
    QVERIFY(result.out == 'a' + QByteArray(1, '\0') + input + '\0' + "b c" + '\0' + input + '\0');
    // A leading - is no option to the command, and the file is still found.
    const QTemporaryDir place;
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(place.path()));
    QFile file(QStringLiteral("-n"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("content");
    file.close();
    const CommandResult read = run(commandFor(*parseCommand(QStringLiteral("cat {}")), "-n"));
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(read.error, QString());
    QCOMPARE(read.out, QByteArray("content"));
}

// What a shell gives: /dev/stdin can be opened, which it could not if it were a socket.
void TestRunCommand::stdinIsAPipeOrNothing()
{
    QCOMPARE(runScript("cat /dev/stdin", "x").out, QByteArray("x"));
    QCOMPARE(runScript("readlink /proc/self/fd/0").out, QByteArray("/dev/null\n"));
}

void TestRunCommand::signalsAreTheDefault()
{
    // What this process ignores, handles and blocks is not handed down.
    struct sigaction ignore
    {};
    ignore.sa_handler = SIG_IGN;
    struct sigaction pipeBefore
    {};
    struct sigaction interruptBefore
    {};
    QCOMPARE(::sigaction(SIGPIPE, &ignore, &pipeBefore), 0);
    QCOMPARE(::sigaction(SIGINT, &ignore, &interruptBefore), 0);
    sigset_t blocked;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
    const QByteArray status = run({"cat", "/proc/self/status"}).out;
    const QByteArray statusWithInput = run({"cat", "/proc/self/status"}, "x").out;
    ::pthread_sigmask(SIG_UNBLOCK, &blocked, nullptr);
    ::sigaction(SIGPIPE, &pipeBefore, nullptr);
    ::sigaction(SIGINT, &interruptBefore, nullptr);
    // Two of the C library's own, which no program sends, are ignored in whatever it starts.
    constexpr qulonglong internal = 3ULL << 31;
    for (const QByteArray &text : {status, statusWithInput})
        for (const char *name : {"SigBlk:\t", "SigIgn:\t"}) {
            QVERIFY2(text.contains(name), text.constData());
            bool ok = false;
            const qulonglong signals = text.mid(text.indexOf(name) + 8, 16).toULongLong(&ok, 16);
            QVERIFY(ok);
            QCOMPARE(signals & ~internal, 0ULL);
        }
}

void TestRunCommand::itHasAGroupOfItsOwn()
{
    const CommandResult result = runScript("echo $$; cut -d ' ' -f 5 /proc/$$/stat");
    const QByteArrayList numbers = result.out.split('\n');
    QCOMPARE(numbers.size(), 3);
    QCOMPARE(numbers[0], numbers[1]);
}

void TestRunCommand::cpuTimeIsThatOfAllItWaitedFor()
{
    // The shell's own report is the judge: what it and its children used until then, in minutes and seconds.
    const auto reported = [](const QByteArray &times) {
        double seconds = 0;
        for (const QByteArray &time : times.simplified().split(' '))
            seconds += time.left(time.indexOf('m')).toDouble() * 60
                + time.mid(time.indexOf('m') + 1).chopped(1).toDouble();
        return seconds;
    };
    const char *burn = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; ";
    for (const char *script : {"%times", "(%:); times"}) {
        const CommandResult result = runScript(QByteArray(script).replace('%', burn).constData());
        QCOMPARE(result.error, QString());
        const double seconds = reported(result.out);
        QVERIFY(seconds > 0);
        const double cpu = std::chrono::duration<double>(result.cpu).count();
        QVERIFY2(cpu > seconds - 0.05 && cpu < seconds + 0.5,
                 qPrintable(QStringLiteral("%1 %2").arg(cpu).arg(seconds)));
    }
}

void TestRunCommand::outputThatIsClosedEarlyIsNotTheEnd()
{
    const CommandResult result = runScript("echo x; exec >&- 2>&-; sleep 0.05; exit 5");
    QCOMPARE(result.out, QByteArray("x\n"));
    QCOMPARE(result.error, QStringLiteral("exit status 5"));
}

void TestRunCommand::whatItLeavesInTheBackgroundIsWaitedForWhileItMayWrite()
{
    QCOMPARE(runScript("(sleep 0.05; echo late) & echo early").out, QByteArray("early\nlate\n"));
    // It may go on for longer than it may be silent.
    QCOMPARE(runScript("(for i in 1 2 3 4 5 6 7 8 9; do sleep 0.1; echo $i; done) & echo 0").out,
             QByteArray("0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n"));
    // With its output elsewhere it is nobody's business: else this would take a thousand seconds.
    const CommandResult result = runScript("sleep 1000 > /dev/null & echo $!");
    QCOMPARE(result.error, QString());
    const pid_t left = result.out.trimmed().toInt();
    QVERIFY(left > 0 && runs(left));
    QCOMPARE(::kill(left, SIGKILL), 0);
}

void TestRunCommand::limitsEndIt_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("idleMs");
    QTest::addColumn<int>("totalMs");
    QTest::addColumn<int>("maxBytes");
    QTest::addColumn<QString>("error");
    const auto add = [](const char *name, const char *script, int idleMs, int totalMs, qsizetype maxBytes,
                        const char *error) {
        QTest::newRow(name) << QByteArray(script) << idleMs << totalMs << static_cast<int>(maxBytes)
                            << QString::fromUtf8(error);
    };
    add("idle", "sleep 1000", 20, 0, mib, "no output for 20ms");
    add("idle with input", "sleep 1000; cat", 20, 0, mib, "no output for 20ms");
    add("idle after output", "echo x; exec sleep 1000", 20, 0, mib, "no output for 20ms");
    add("idle, its output closed", "exec >&- 2>&-; sleep 1000", 20, 0, mib, "no output for 20ms");
    // Long enough for a shell to start and end on a busy machine.
    add("idle, but it has exited", "sleep 1000 & exit 3", 1'000, 0, mib, "exit status 3");
    add("total", "while :; do echo x >&2; sleep 0.001; done", 1000, 100, mib, "took longer than 100ms");
    add("SIGTERM is ignored", "trap '' TERM; while :; do sleep 1000; done", 0, 20, mib,
        "took longer than 20ms");
    add("it stands still", "kill -STOP $$", 0, 20, mib, "took longer than 20ms");
    add("bytes", "echo xyz", 0, 0, 3, "more than 3B of output");
    add("a byte", "printf xy; sleep 1000", 0, 0, 1, "more than 1B of output");
    add("no bytes", "echo; sleep 1000", 0, 0, 0, "more than 0B of output");
    add("KiB", "cat /dev/zero", 0, 0, 3 * 1024, "more than 3KiB of output");
    add("MiB", "cat /dev/zero", 0, 0, 2 * mib, "more than 2MiB of output");
    add("a flood that does not listen", "trap '' TERM; while :; do cat /dev/zero; done", 0, 0, mib,
        "more than 1MiB of output");
}

void TestRunCommand::limitsEndIt()
{
    QFETCH(QByteArray, script);
    QFETCH(int, idleMs);
    QFETCH(int, totalMs);
    QFETCH(int, maxBytes);
    QFETCH(QString, error);
    const CommandLimits limits{std::chrono::milliseconds(idleMs), std::chrono::milliseconds(totalMs),
                               maxBytes};
    const CommandResult result = runScript(script.constData(), "x", limits);
    QCOMPARE(result.error, error);
    QVERIFY(result.out.size() <= maxBytes);
    QVERIFY(result.cpu >= Nanos(0));
    QVERIFY(!result.stopped);
}

void TestRunCommand::outputUpToTheLimitIsFine()
{
    const CommandLimits limits{.maxBytes = mib};
    const CommandResult result =
        runScript("head -c 1048576 /dev/zero; cat >&2", QByteArray(2 * mib, 'x'), limits);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.out.size(), mib);
}

// Whatever the machine is doing: if it is slow, the command is slow as well, and the limit has to be far off.
void TestRunCommand::outputKeepsItFromBeingIdle()
{
    const CommandLimits limits{.idle = 2s}; // far more than between two outputs, less than all of it
    const CommandResult result =
        runScript("for i in 1 2 3; do sleep 0.4; echo $i; sleep 0.4; echo $i >&2; done", {}, limits);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.out, QByteArray("1\n2\n3\n"));
}

void TestRunCommand::aStopBeforeTheStartStartsNothing()
{
    StopSignal stop;
    stop.request();
    const QTemporaryDir place;
    const QString file = place.filePath(QStringLiteral("file"));
    const CommandResult result = run({"touch", QFile::encodeName(file)}, {}, {}, &stop);
    QVERIFY(result.stopped);
    QCOMPARE(result.error, QStringLiteral("stopped"));
    QVERIFY(result.cpu == absent);
    QVERIFY(!QFile::exists(file));
}

void TestRunCommand::aStopEndsTheWholeGroup_data()
{
    QTest::addColumn<QByteArray>("script"); // writes its processes to "$1"
    const auto add = [](const char *name, const char *script) { QTest::newRow(name) << QByteArray(script); };
    add("it waits for the other", "sleep 1000 & echo $! > \"$1\"; echo $$ >> \"$1\"; wait");
    add("it has exited", "sleep 1000 & echo $! > \"$1\"");
    add("nobody listens to SIGTERM",
        "trap '' TERM; sleep 1000 & echo $! > \"$1\"; echo $$ >> \"$1\"; sleep 1000");
    add("only the other does not listen",
        "sh -c 'trap \"\" TERM; echo $$ > \"$0\"; while :; do sleep 1; done' \"$1\" & wait");
    add("its output is closed", "exec >&- 2>&-; sleep 1000 & echo $! > \"$1\"; echo $$ >> \"$1\"; wait");
    add("the other stands still", "sleep 1000 & kill -STOP $!; echo $! > \"$1\"; echo $$ >> \"$1\"; wait");
}

void TestRunCommand::aStopEndsTheWholeGroup()
{
    QFETCH(QByteArray, script);
    const QTemporaryDir place;
    const QString file = place.filePath(QStringLiteral("processes"));
    StopSignal stop;
    CommandResult result;
    {
        const StopWhen stopping(stop, file);
        result = run({"/bin/sh", "-c", script, "_", QFile::encodeName(file)}, {}, {}, &stop);
    }
    QVERIFY2(result.stopped, qPrintable(result.error));
    QCOMPARE(result.error, QStringLiteral("stopped"));
    QVERIFY(result.cpu >= Nanos(0));
    QVERIFY(noChildIsLeft());
    const QList<pid_t> processes = processesIn(file);
    QVERIFY(!processes.isEmpty());
    for (const pid_t process : processes)
        QTRY_VERIFY_WITH_TIMEOUT(!runs(process), 30'000);
}

void TestRunCommand::aStopAtAnyInstantLeavesNobody()
{
    std::mt19937_64 random(7);
    int stopped = 0;
    const QByteArray in = manyBytes(mib);
    for (int i = 0; i < 200; ++i) {
        StopSignal stop;
        const std::chrono::microseconds after(random() % 4'000);
        std::thread thread([&stop, after] {
            std::this_thread::sleep_for(after);
            stop.request();
        });
        const char *scripts[] = {"sleep 1000 & echo $!; wait", "sleep 1000 & echo $!", "exec cat", "echo x"};
        const CommandResult result = runScript(scripts[i % 4], i % 3 == 0 ? QByteArray() : in, {}, &stop);
        thread.join();
        QCOMPARE(result.stopped, result.error == QLatin1String("stopped"));
        if (!result.stopped)
            QCOMPARE(result.error, QString());
        QVERIFY(noChildIsLeft());
        if (i % 4 < 2 && result.out.endsWith('\n')) {
            const pid_t process = result.out.trimmed().toInt();
            QVERIFY(process > 0);
            QTRY_VERIFY_WITH_TIMEOUT(!runs(process), 30'000);
        }
        stopped += result.stopped ? 1 : 0;
    }
    QVERIFY(stopped >= 100); // half of them do not end by themselves
}

void TestRunCommand::descriptorsAreNeitherLeakedNorInherited()
{
    const int open = ::open("/dev/null", O_RDONLY); // one that is not closed on exec: whoever opened it
    const qsizetype before = openDescriptors();
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&wrong, t] {
            const QByteArray in = t % 2 == 0 ? QByteArray() : QByteArray("input");
            for (int i = 0; i < 20; ++i)
                if (run({"ls", "/proc/self/fd"}, in).out != "0\n1\n2\n3\n") // 3 is the folder that it reads
                    ++wrong;
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(openDescriptors(), before);
    ::close(open);
}

// A program may be started without them; then its pipes would get their numbers.
void TestRunCommand::closedStandardDescriptorsDoNoHarm()
{
    std::array<int, 3> saved{};
    std::vector<CommandResult> results;
    for (int number = 0; number < 3; ++number)
        saved[static_cast<std::size_t>(number)] = ::fcntl(number, F_DUPFD_CLOEXEC, 10);
    for (const char *closed : {"0", "1", "2", "01", "012"}) {
        for (const char *number = closed; *number != '\0'; ++number)
            ::close(*number - '0');
        results.push_back(runScript("cat; echo x >&2; exit 1", "input"));
        results.push_back(runScript("cat; printf input; echo x >&2; exit 1"));
        for (int number = 0; number < 3; ++number)
            ::dup2(saved[static_cast<std::size_t>(number)], number);
    }
    for (const int number : saved)
        ::close(number);
    for (const CommandResult &result : results) {
        QCOMPARE(result.out, QByteArray("input"));
        QCOMPARE(result.error, QStringLiteral("exit status 1: x"));
    }
}

// With four left there are two pipes, but nothing to wait for an exit or a stop with: then it looks now and then.
void TestRunCommand::itWorksWithTheLastDescriptors()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    std::vector<int> taken{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    const rlimit few{static_cast<rlim_t>(taken.front()) + 20, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    for (int more = ::dup(taken.front()); more >= 0; more = ::dup(taken.front()))
        taken.push_back(more);
    const auto give = [&taken](int count) {
        for (; count > 0; --count) {
            ::close(taken.back());
            taken.pop_back();
        }
    };
    StopSignal stop;
    give(3);
    const CommandResult none = run({"true"});
    give(1);
    const CommandResult ends = runScript("echo x; exec >&- 2>&-; sleep 0.05; exit 5");
    const CommandResult limited = runScript("exec >&- 2>&-; trap '' TERM; sleep 1000", {}, {.total = 20ms});
    CommandResult stopped;
    {
        std::thread thread([&stop] {
            std::this_thread::sleep_for(20ms);
            stop.request();
        });
        stopped = runScript("sleep 1000", {}, {}, &stop);
        thread.join();
    }
    give(static_cast<int>(taken.size()));
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(stop.descriptor(), -1);
    QCOMPARE(none.error, QStringLiteral("cannot start 'true': Too many open files"));
    QCOMPARE(ends.error, QStringLiteral("exit status 5"));
    QCOMPARE(ends.out, QByteArray("x\n"));
    QCOMPARE(limited.error, QStringLiteral("took longer than 20ms"));
    QCOMPARE(stopped.error, QStringLiteral("stopped"));
}

// Whatever system call they come in.
void TestRunCommand::signalsToUsDoNotDisturb()
{
    struct sigaction nothing
    {};
    nothing.sa_handler = [](int) {};
    struct sigaction before
    {};
    QCOMPARE(::sigaction(SIGUSR1, &nothing, &before), 0); // without SA_RESTART
    const pthread_t self = ::pthread_self();
    std::atomic<bool> over = false;
    std::thread thread([&over, self] {
        while (!over) {
            ::pthread_kill(self, SIGUSR1);
            std::this_thread::sleep_for(100us);
        }
    });
    const QByteArray in = manyBytes(2 * mib);
    for (int i = 0; i < 10; ++i) {
        const CommandResult result = run({"cat"}, in);
        QCOMPARE(result.error, QString());
        QVERIFY(result.out == in);
    }
    over = true;
    thread.join();
    QCOMPARE(::sigaction(SIGUSR1, &before, nullptr), 0);
}

void TestRunCommand::manyThreadsRunCommandsAtOnce()
{
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&good, t] {
            for (int i = 0; i < 25; ++i) {
                const QByteArray in = QByteArray::number(t * 100 + i).repeated(i * 1000);
                const CommandResult result = runScript("cat; exit 2", in);
                good += result.out == in && result.error == QLatin1String("exit status 2") ? 1 : 0;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 200);
}

// Its command already runs, and the thread has not come to say so: as under a quota of the system's.
void TestRunCommand::aSignalWaitsForAThreadThatIsStartingACommand()
{
    std::atomic<pid_t> command{0};
    std::thread slow([&command] {
        RunningCommand place;
        const pid_t child = ::fork();
        if (child == 0) {
            ::setpgid(0, 0);
            while (true)
                ::pause();
        }
        ::setpgid(child, child);
        command.store(child);
        QTest::qSleep(400);
        sigset_t held;
        ::pthread_sigmask(SIG_BLOCK, nullptr, &held);
        if (::sigismember(&held, SIGTERM) == 1)
            place.started(child);
        ::pthread_sigmask(SIG_BLOCK, nullptr, &held);
        while (::sigismember(&held, SIGTERM) == 0 && ::kill(child, 0) == 0)
            QTest::qSleep(1); // until it is reaped
    });
    while (command.load() == 0)
        QTest::qSleep(1);
    signalCommandsFromSignalHandler(SIGKILL);
    int status = 0;
    pid_t ended = 0;
    QElapsedTimer watchdog;
    watchdog.start();
    while (ended == 0 && !watchdog.hasExpired(30'000)) {
        ended = ::waitpid(command.load(), &status, WNOHANG);
        QTest::qSleep(1);
    }
    const bool itWasReached = ended == command.load();
    if (!itWasReached) {
        ::kill(command.load(), SIGKILL);
        ::waitpid(command.load(), &status, 0);
    }
    slow.join();
    QVERIFY(itWasReached);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

void TestRunCommand::aSignalHandlerKillsAll()
{
    struct sigaction kill
    {};
    kill.sa_handler = [](int) { killCommandsFromSignalHandler(); };
    QCOMPARE(::sigaction(SIGUSR1, &kill, nullptr), 0);
    const QTemporaryDir place;
    std::vector<std::thread> threads;
    std::array<CommandResult, 4> results;
    const auto file = [&place](std::size_t t) { return place.filePath(QString::number(t)); };
    for (std::size_t t = 0; t < results.size(); ++t)
        threads.emplace_back([&results, &file, t] {
            results[t] =
                run({"/bin/sh", "-c", "trap '' TERM; sleep 1000 & echo $! > \"$1\"; echo $$ >> \"$1\"; wait",
                     "_", QFile::encodeName(file(t))});
        });
    QElapsedTimer watchdog;
    watchdog.start();
    for (std::size_t t = 0; t < results.size(); ++t)
        while (processesIn(file(t)).size() < 2 && !watchdog.hasExpired(60'000))
            QTest::qSleep(1);
    QCOMPARE(::raise(SIGUSR1), 0);
    for (std::thread &thread : threads)
        thread.join();
    for (std::size_t t = 0; t < results.size(); ++t) {
        QCOMPARE(results[t].error, QStringLiteral("killed by signal 9 (SIGKILL)"));
        QCOMPARE(processesIn(file(t)).size(), 2);
        for (const pid_t process : processesIn(file(t)))
            QTRY_VERIFY_WITH_TIMEOUT(!runs(process), 30'000);
    }
    const CommandResult after = run({"true"});
    QVERIFY(after.stopped);
    QCOMPARE(after.error, QStringLiteral("stopped"));
}

QTEST_GUILESS_MAIN(TestRunCommand)
#include "tst_run_command.moc"
