// SPDX-License-Identifier: MIT
// What the formula says was read for a run (analysis/recording_cost.h), against what its threads really read: this program
// has a clock_gettime() of its own, which counts.
#include "analysis/recording_cost.h"
#include "live/clock_cost.h"
#include "live/live_run.h"
#include "workload/steps.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<std::int64_t> clockCount{0};
std::atomic<std::int64_t> threadClockCount{0};

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    if (clock == CLOCK_MONOTONIC)
        clockCount.fetch_add(1, std::memory_order_relaxed);
    else if (clock == CLOCK_THREAD_CPUTIME_ID)
        threadClockCount.fetch_add(1, std::memory_order_relaxed);
    return static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
}

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

struct Counted
{
    Readings real;
    Readings told;
};

Readings sumOf(const RunReadings &readings)
{
    return {readings.driver.clock + readings.pool.clock + readings.fetchers.clock,
            readings.driver.threadClock + readings.pool.threadClock + readings.fetchers.threadClock};
}

Counted measure(const PipelineSpec &spec, const WorkSpec &work)
{
    lookingCost(); // else it would be counted
    const std::int64_t clockBefore = clockCount;
    const std::int64_t threadClockBefore = threadClockCount;
    LiveRun live(spec, work, {.cores = 2});
    live.future().waitForFinished();
    Counted counted;
    counted.real = {clockCount - clockBefore, threadClockCount - threadClockBefore};
    const Run run{spec, Clock::Live, live.future().result()};
    counted.told = sumOf(readingsOf(run, work));
    return counted;
}

WorkSpec workOf(std::int64_t items, TransformKind transform, Nanos fetch, Nanos time)
{
    WorkSpec work;
    work.items = items;
    work.transform = transform;
    work.fetchTime.a = fetch;
    work.transformTime.a = time;
    return work;
}

} // namespace

class TestReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNeedsNoClockIsReadAsOftenAsIsTold_data();
    void whatNeedsNoClockIsReadAsOftenAsIsTold();
    void neverLessIsReadThanIsTold_data();
    void neverLessIsReadThanIsTold();
    void cpuTimesAreReadTwiceEach();
    void shortTransformsHaveNoCpuTime();
    void filesHaveTheirCpuTimeRead();
};

void TestReadings::whatNeedsNoClockIsReadAsOftenAsIsTold_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("sequential") << int(Mode::Sequential);
    QTest::newRow("concurrent") << int(Mode::Concurrent);
}

// Nothing takes time and nobody sleeps: beside the stamps the clock is read at the begin, at the end and for reports alone.
void TestReadings::whatNeedsNoClockIsReadAsOftenAsIsTold()
{
    QFETCH(int, mode);
    constexpr std::int64_t items = 3000;
    const Counted counted = measure({.mode = Mode(mode)}, workOf(items, TransformKind::Cpu, 0ns, 0ns));
    QVERIFY(counted.told.clock >= 3 * items);
    QVERIFY2(counted.real.clock >= counted.told.clock && counted.real.clock <= counted.told.clock + 100,
             qPrintable(QStringLiteral("%1 told, %2 real").arg(counted.told.clock).arg(counted.real.clock)));
    QCOMPARE(counted.told.threadClock, 0);
    QCOMPARE(counted.real.threadClock, 0);
}

void TestReadings::neverLessIsReadThanIsTold_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<qint64>("transformNs");
    for (const Mode mode : allModes)
        for (const qint64 time : {0, 2'000, 30'000})
            QTest::addRow("%d, %d ns", int(mode), int(time)) << int(mode) << time;
}

void TestReadings::neverLessIsReadThanIsTold()
{
    QFETCH(int, mode);
    QFETCH(qint64, transformNs);
    constexpr std::int64_t items = 300;
    const Counted counted = measure({.mode = Mode(mode), .threads = 2},
                                    workOf(items, TransformKind::Wall, 1us, Nanos(transformNs)));
    QVERIFY2(counted.told.clock <= counted.real.clock,
             qPrintable(QStringLiteral("%1 told, %2 real").arg(counted.told.clock).arg(counted.real.clock)));
    QVERIFY(counted.told.clock >= 3 * items);
    QCOMPARE(counted.told.threadClock, counted.real.threadClock);
}

void TestReadings::cpuTimesAreReadTwiceEach()
{
    constexpr std::int64_t items = 50;
    const Counted wall = measure({.threads = 2}, workOf(items, TransformKind::Wall, 0ns, 100us));
    QCOMPARE(wall.told.threadClock, 2 * items);
    QCOMPARE(wall.real.threadClock, 2 * items);
    // Here the thread's clock is also what says that the work is done, which is no recording.
    const Counted cpu = measure({.threads = 2}, workOf(items, TransformKind::Cpu, 0ns, 100us));
    QCOMPARE(cpu.told.threadClock, 2 * items);
    QVERIFY(cpu.real.threadClock >= 2 * items);
}

void TestReadings::shortTransformsHaveNoCpuTime()
{
    const Counted counted = measure({.threads = 2}, workOf(50, TransformKind::Wall, 0ns, 10us));
    QCOMPARE(counted.told.threadClock, 0);
    QCOMPARE(counted.real.threadClock, 0);
}

void TestReadings::filesHaveTheirCpuTimeRead()
{
    const QTemporaryDir folder;
    auto inputs = std::make_shared<InputList>();
    for (int i = 0; i < 20; ++i) {
        const QString path = folder.filePath(QString::number(i));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(100'000, 'x')) > 0);
        inputs->paths.push_back(path.toUtf8());
    }
    WorkSpec work;
    work.items = 20;
    work.fetch = FetchKind::File;
    work.transform = TransformKind::Real;
    work.steps = {{QStringLiteral("sha256"), {}}};
    work.inputs = inputs;
    for (const Mode mode : allModes) {
        const Counted counted = measure({.mode = mode, .threads = 2}, work);
        QVERIFY(counted.told.clock <= counted.real.clock);
        QVERIFY(counted.told.threadClock >= 2 * work.items);
        QCOMPARE(counted.told.threadClock, counted.real.threadClock);
    }
}

QTEST_GUILESS_MAIN(TestReadings)
#include "tst_readings.moc"
