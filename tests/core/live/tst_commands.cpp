// SPDX-License-Identifier: MIT
// Runs whose fetches and transforms are commands.
#include "live/live_run.h"
#include "workload/inputs.h"
#include "workload/work_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <thread>

#include <sys/wait.h>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

WorkSpec workOn(const QString &fetch, const QString &transform, std::vector<QByteArray> inputs)
{
    WorkSpec work;
    const Checked<FetchChoice> choice = parseFetch(fetch);
    const Checked<TransformChoice> steps = parseTransform(transform);
    if (!choice || !steps)
        qFatal("%s%s", qPrintable(choice.error), qPrintable(steps.error));
    work.fetch = choice->kind;
    work.command = choice->command;
    setTransform(work, *steps);
    auto list = std::make_shared<InputList>();
    list->paths = std::move(inputs);
    work.items = static_cast<std::int64_t>(list->paths.size());
    work.inputs = std::move(list);
    return work;
}

Trace runLive(const WorkSpec &work, Mode mode = Mode::Parallel)
{
    LiveRun run({.mode = mode, .fetchLimit = 4, .transformLimit = 4, .threads = 2}, work, {.cores = 2});
    return run.future().result();
}

bool childrenLeft()
{
    return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD;
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModeBringsTheSame();
    void theirCpuTimeIsTheirStages();
    void blockingHasAThreadForEach();
    void whatIsNoCommandFailsEachItem();
    void failuresCostTheirOwnItems();
    void anotherAttemptMayDoBetter();
    void limitsEndThem();
    void aStopEndsThem();
};

void TestCommands::everyModeBringsTheSame()
{
    const QTemporaryDir folder;
    std::vector<QByteArray> paths;
    for (int i = 0; i < 12; ++i) {
        paths.push_back(folder.filePath(QStringLiteral("-a b\n%1").arg(i)).toLocal8Bit());
        QFile file(QString::fromLocal8Bit(paths.back()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(i * 100, 'x'));
    }
    const WorkSpec work =
        workOn(QStringLiteral("cmd:cat {}"), QStringLiteral("sha256+cmd:head -c 50"), paths);
    for (const Mode mode : allModes) {
        const Trace trace = runLive(work, mode);
        QCOMPARE(trace.emittedCount(), 12);
        QCOMPARE(trace.failedCount(), 0);
        for (int i = 0; i < 12; ++i) {
            QCOMPARE(trace.row(i).fetchBytes, i * 100);
            QCOMPARE(trace.row(i).transformBytes, std::min(i * 100, 50));
            QVERIFY(trace.row(i).transformCpu > Nanos(0));
        }
    }
    QVERIFY(!childrenLeft());
}

void TestCommands::theirCpuTimeIsTheirStages()
{
    const QString spin = QStringLiteral("cmd:sh -c 'i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done'");
    const Trace busy = runLive(workOn(QStringLiteral("cmd:true"), spin, {"1", "2"}));
    const Trace idle =
        runLive(workOn(QStringLiteral("cmd:true"), QStringLiteral("cmd:sleep 0.3"), {"1", "2"}));
    for (const std::int64_t item : {0, 1}) {
        QVERIFY(busy.row(item).transformCpu > 1ms);
        const ItemRow row = idle.row(item);
        QVERIFY(row.transformCpu
                < (row.transformFinished - row.transformStarted) / 2); // asleep most of the time
    }
    for (const Mode mode : allModes) {
        const Trace fetching = runLive(workOn(spin, QStringLiteral("none"), {"1", "2"}), mode);
        for (const std::int64_t item : {0, 1}) {
            const ItemRow row = fetching.row(item);
            QVERIFY(row.fetchCpu > 1ms);
            QVERIFY(row.transformCpu < row.fetchCpu); // absent, or of a moment
        }
    }
    // Of all attempts together.
    const QString failing =
        QStringLiteral("cmd:sh -c 'i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; exit 1' _ {}");
    WorkSpec again = workOn(failing, QStringLiteral("none"), {"1"});
    again.rules.retries = 2;
    const Trace tried = runLive(again, Mode::Sequential);
    QCOMPARE(tried.row(0).attempts, 3);
    Nanos running{0};
    for (const FetchPart &part : tried.parts(0))
        running += part.kind == PartKind::Running ? part.end - part.begin : Nanos(0);
    QVERIFY(tried.row(0).fetchCpu > 3ms);
    QVERIFY(tried.row(0).fetchCpu < running + 100ms);
}

// Each waits for the other of its pair: one after the other, they would wait until the deadline.
void TestCommands::blockingHasAThreadForEach()
{
    const QTemporaryDir folder;
    WorkSpec work =
        workOn(QStringLiteral("cmd:sh -c ': > \"%1/$1\"; until [ -e \"%1/$(($1 ^ 1))\" ]; do sleep 0.01; "
                              "done' _ {}")
                   .arg(folder.path()),
               QStringLiteral("none"), {});
    auto list = std::make_shared<InputList>();
    for (int i = 0; i < 24; ++i)
        list->paths.push_back(QByteArray::number(i));
    work.items = 24;
    work.inputs = list;
    work.rules.deadline = 20s;
    const Trace trace = runLive(work, Mode::Blocking);
    QCOMPARE(trace.emittedCount(), 24);
    QCOMPARE(trace.failedCount(), 0);
}

// Also where it was put into the work without being read first.
void TestCommands::whatIsNoCommandFailsEachItem()
{
    WorkSpec work = workOn(QStringLiteral("cmd:cat {}"), QStringLiteral("sha256"), {"a", "b", "c"});
    work.command = QStringLiteral("cat {} | wc");
    work.rules.retries = 5;
    const QString why = parseCommand(work.command).error;
    QVERIFY(!why.isEmpty());
    for (const Mode mode : allModes) {
        const Trace trace = runLive(work, mode);
        QCOMPARE(trace.emittedCount(), 3);
        QCOMPARE(trace.failedCount(), 3);
        for (std::int64_t i = 0; i < 3; ++i) {
            QCOMPARE(trace.detail(i)->error, why);
            QCOMPARE(trace.row(i).attempts, 1);
        }
    }
}

void TestCommands::failuresCostTheirOwnItems()
{
    const WorkSpec work = workOn(QStringLiteral("cmd:sh -c 'echo said >&2; exit $1' _ {}"),
                                 QStringLiteral("cmd:cat"), {"0", "3", "0", "7"});
    const Trace trace = runLive(work);
    QCOMPARE(trace.failedCount(), 2);
    QCOMPARE(trace.detail(1)->error, QStringLiteral("exit status 3: said"));
    QCOMPARE(trace.row(1).transformStatus, Status::Skipped);
    QCOMPARE(trace.row(2).transformStatus, Status::Ok);
    const Trace transforms =
        runLive(workOn(QStringLiteral("cmd:true"), QStringLiteral("cmd:false"), {"a", "b"}));
    QCOMPARE(transforms.failedCount(), 2);
    QCOMPARE(transforms.row(0).transformStatus, Status::Failed);
    QCOMPARE(transforms.detail(0)->error, QStringLiteral("cmd: exit status 1"));
}

// The first attempt leaves something behind by which the second knows that it is the second.
void TestCommands::anotherAttemptMayDoBetter()
{
    const QTemporaryDir folder;
    WorkSpec work = workOn(QStringLiteral("cmd:sh -c 'if mkdir \"$1\"; then exit 1; fi; echo done' _ {}"),
                           QStringLiteral("none"),
                           {folder.filePath(QStringLiteral("a")).toLocal8Bit(),
                            folder.filePath(QStringLiteral("b")).toLocal8Bit()});
    work.rules.retries = 1;
    const Trace trace = runLive(work);
    QCOMPARE(trace.failedCount(), 0);
    for (const std::int64_t item : {0, 1}) {
        QCOMPARE(trace.row(item).attempts, 2);
        QCOMPARE(trace.row(item).fetchBytes, 5);
        const std::vector<FetchPart> parts = trace.detail(item)->parts;
        QCOMPARE(parts.size(), std::size_t(3));
        QCOMPARE(parts[0].kind, PartKind::Running);
        QCOMPARE(parts[0].status, Status::Failed);
        QCOMPARE(parts[1].kind, PartKind::Backoff);
        QCOMPARE(parts[2].kind, PartKind::Running);
        QCOMPARE(parts[2].status, Status::Ok);
        QCOMPARE(parts[2].attempt, 2);
        for (std::size_t i = 1; i < parts.size(); ++i)
            QCOMPARE(parts[i].begin.count(), parts[i - 1].end.count());
    }
}

void TestCommands::limitsEndThem()
{
    WorkSpec work = workOn(QStringLiteral("cmd:sleep {}"), QStringLiteral("none"), {"0", "1000", "0"});
    work.rules.timeout = 100ms;
    QCOMPARE(runLive(work).detail(1)->error, QStringLiteral("no output for 100ms"));
    work.rules.timeout = absent;
    work.rules.deadline = 150ms;
    QCOMPARE(runLive(work).detail(1)->error, QStringLiteral("took longer than 150ms"));
    WorkSpec much = workOn(QStringLiteral("cmd:cat /dev/zero"), QStringLiteral("none"), {"x"});
    much.rules.maxBytes = 100'000;
    QVERIFY(runLive(much).detail(0)->error.startsWith(QStringLiteral("more than ")));
    QVERIFY(!childrenLeft());
}

void TestCommands::aStopEndsThem()
{
    const WorkSpec work = workOn(QStringLiteral("cmd:sh -c 'sleep 1000 & wait'"), QStringLiteral("cmd:cat"),
                                 std::vector<QByteArray>(50, "x"));
    const WorkSpec quick = workOn(QStringLiteral("cmd:echo {}"), QStringLiteral("cmd:sh -c 'sleep 1000'"),
                                  std::vector<QByteArray>(50, "x"));
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        LiveRun run({.mode = allModes[static_cast<std::size_t>(round) % allModes.size()],
                     .fetchLimit = 6,
                     .transformLimit = 6,
                     .threads = 3},
                    round % 2 == 0 ? work : quick, {.cores = 2});
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
        run.stop();
        const Trace trace = run.future().result();
        QVERIFY(trace.cancelled());
        QCOMPARE(trace.failedCount(), 0); // what was ended did not fail
    }
    QVERIFY(!childrenLeft());
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
