// SPDX-License-Identifier: MIT
// What viewers get: every span where the stamps say, and a file that no reader trips over (trace_check.h).
#include "analysis/waits.h"
#include "core/analysis/random_pipelines.h"
#include "core/formats/sample_recordings.h"
#include "core/formats/trace_check.h"
#include "formats/chrome_trace.h"

#include "analysis/run_names.h"
#include "live/live_run.h"
#include "pipeline/words.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

QByteArray textOf(const Recording &recording)
{
    return written([&](QIODevice &device) { return writeChromeTrace(device, recording); });
}

Recording recordingOf(const std::vector<Run> &runs, const WorkSpec &work = {})
{
    Recording recording = emptyRecording(work);
    recording.runs = runs;
    return recording;
}

const TraceSpan *spanOf(const std::vector<TraceSpan> &spans, std::int64_t item)
{
    for (const TraceSpan &span : spans)
        if (span.args[QLatin1String("item")].toDouble() == static_cast<double>(item))
            return &span;
    return nullptr;
}

/// Empty, or how the span differs from what was recorded.
QString stageProblem(const TraceSpan *span, const QString &name, Nanos begin, Nanos end, Nanos runEnd,
                     Nanos cpu)
{
    if (!span)
        return begin == absent ? QString() : name + QStringLiteral(" is missing");
    if (begin == absent)
        return name + QStringLiteral(" was not recorded");
    if (span->name != name || span->begin != begin.count()
        || span->end != (end == absent ? runEnd : end).count())
        return name + QStringLiteral(" lies elsewhere, or has another name");
    return span->tdur == (cpu == absent ? -1 : cpu.count()) ? QString() : name + QStringLiteral(": tdur");
}

std::int64_t sumOf(const QJsonObject &waits)
{
    std::int64_t sum = 0;
    for (const QJsonValue &value : waits)
        sum += static_cast<std::int64_t>(value.toDouble());
    return sum;
}

QString itemProblem(const Run &run, std::int64_t item, const TraceSpan *fetch, const TraceSpan *held,
                    const TraceSpan *transform)
{
    const ItemRow row = run.trace.row(item);
    const Nanos end = run.trace.end();
    const QString number = QString::number(item);
    const bool ran = row.transformLane != noLane && row.transformStatus != Status::Skipped;
    QString problem = stageProblem(fetch, QStringLiteral("fetch ") + number, row.fetchStarted,
                                   row.fetchFinished, end, row.fetchCpu);
    if (problem.isEmpty())
        problem =
            stageProblem(transform, QStringLiteral("transform ") + number,
                         ran ? row.transformStarted : absent, row.transformFinished, end, row.transformCpu);
    const Nanos yielded = row.fetchYielded == absent ? end : row.fetchYielded;
    if (row.fetchFinished != absent && yielded > row.fetchFinished
        && !(held && held->begin == row.fetchFinished.count() && held->end == yielded.count()))
        return number + QStringLiteral(" was held, and is not shown so");
    if (fetch
        && sumOf(fetch->args[QLatin1String("waits")].toObject()) != (yielded - row.fetchAdmitted).count())
        return number + QStringLiteral(": the fetch's waits are not its stay");
    const Nanos left = row.transformYielded == absent ? end : row.transformYielded;
    if (transform && sumOf(transform->args[QLatin1String("waits")].toObject()) != (left - yielded).count())
        return number + QStringLiteral(": the transform's waits are not its stay");
    return problem;
}

/// Empty, or the first thing that is wrong with the trace of this recording.
QString problemOf(const Recording &recording)
{
    const TraceCheck check(textOf(recording));
    if (!check.problem.isEmpty())
        return check.problem;
    if (check.processes.size() != recording.runs.size())
        return QStringLiteral("not a process a run");
    std::int64_t most = 0;
    std::int64_t pid = 0;
    const QStringList names = runNames(recording);
    for (const Run &run : recording.runs) {
        if (check.processes.at(pid + 1) != names[pid])
            return QStringLiteral("a process of another run");
        ++pid;
        std::map<std::int64_t, const TraceSpan *> found[3];
        const std::vector<TraceSpan> spans[] = {check.spansOf(pid, "fetch"), check.spansOf(pid, "held"),
                                                check.spansOf(pid, "transform")};
        for (int kind = 0; kind < 3; ++kind)
            for (const TraceSpan &span : spans[kind])
                if (!found[kind].emplace(span.args[QLatin1String("item")].toInteger(), &span).second)
                    return span.name + QStringLiteral(" twice");
        for (std::int64_t item = 0; item < run.trace.size(); ++item)
            if (const QString problem =
                    itemProblem(run, item, found[0][item], found[1][item], found[2][item]);
                !problem.isEmpty())
                return problem;
        // Three spans, two ends of a flow and at most eight steps of counters an item; names of threads besides.
        most += 13 * run.trace.size() + 2 * static_cast<std::int64_t>(check.threads.size()) + 7;
    }
    return check.eventCount <= most ? QString() : QStringLiteral("%1 events").arg(check.eventCount);
}

} // namespace

class TestChromeTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theArticleIsAsRecorded();
    void realWorkNamesItsInputsAndFailures();
    void runsOfOneModeAreToldApart();
    void variedWorkNests();
    void randomRunsAreSound_data();
    void randomRunsAreSound();
    void measuredRunsAreSound();
    void spansWithoutLengthAreShown();
    void longTimesStayExact();
    void aRunWithoutItemsIsEmpty();
    void whatTheDeviceDoesNotTakeIsSaid();
    void theFileIsWrittenInBlocks();
};

void TestChromeTrace::theArticleIsAsRecorded()
{
    const Recording recording = articleRecording();
    QCOMPARE(problemOf(recording), QString());
    const TraceCheck check(textOf(recording));
    // Parallel is the third run: two threads, four slots, and the driver, which waits.
    QStringList names;
    for (const auto &[tid, name] : check.threads)
        if (std::any_of(check.spans.begin(), check.spans.end(),
                        [id = tid](const TraceSpan &span) { return span.tid == id && span.pid == 3; }))
            names << name;
    QCOMPARE(names,
             QStringList({QStringLiteral("driver"), QStringLiteral("thread 0"), QStringLiteral("thread 1"),
                          QStringLiteral("thread 2"), QStringLiteral("thread 3"),
                          QStringLiteral("fetch slot 0"), QStringLiteral("fetch slot 1"),
                          QStringLiteral("fetch slot 2"), QStringLiteral("fetch slot 3")}));
    const std::vector<TraceSpan> fetches = check.spansOf(3, "fetch");
    const TraceSpan *fetch = spanOf(fetches, 2);
    QVERIFY(fetch);
    QCOMPARE(fetch->args[QLatin1String("mode")], QLatin1String("parallel"));
    QCOMPARE(fetch->args[QLatin1String("stage")], QLatin1String("fetch"));
    QCOMPARE(fetch->args[QLatin1String("status")], QLatin1String("ok"));
    QCOMPARE(fetch->args[QLatin1String("waits")][QLatin1String("fetch_running")].toInteger(), 1'000'000'000);
    // Whole microseconds need no mending.
    QVERIFY(textOf(recording).contains("\"ts\":0.000,\"dur\":1000000.000,"));
}

void TestChromeTrace::realWorkNamesItsInputsAndFailures()
{
    const Recording recording = realRecording();
    QCOMPARE(problemOf(recording), QString());
    const TraceCheck check(textOf(recording));
    const std::vector<TraceSpan> fetches = check.spansOf(1, "fetch");
    const std::vector<TraceSpan> transforms = check.spansOf(1, "transform");
    const TraceSpan *failed = spanOf(fetches, 1);
    QVERIFY(failed);
    QCOMPARE(failed->args[QLatin1String("status")], QLatin1String("failed"));
    QCOMPARE(failed->args[QLatin1String("attempts")].toInteger(), 3);
    QCOMPARE(failed->args[QLatin1String("error")].toString(), recording.runs[0].trace.detail(1)->error);
    QVERIFY(!spanOf(transforms, 1));
    QCOMPARE(spanOf(transforms, 2)->args[QLatin1String("error")], QLatin1String("not gzip"));
    QCOMPARE(spanOf(fetches, 2)->args[QLatin1String("bytes")].toInteger(), std::int64_t(1) << 53);
    QCOMPARE(spanOf(fetches, 0)->args[QLatin1String("input")], QLatin1String("/data/plain"));
    QCOMPARE(spanOf(fetches, 3)->args[QLatin1String("status")], QLatin1String("cancelled"));
    QCOMPARE(spanOf(fetches, 3)->end, 30);
}

void TestChromeTrace::runsOfOneModeAreToldApart()
{
    const Recording recording = manifoldRecording();
    QCOMPARE(problemOf(recording), QString());
    const TraceCheck check(textOf(recording));
    QStringList names;
    for (const auto &[pid, name] : check.processes)
        names << name;
    QCOMPARE(names,
             QStringList({QStringLiteral("sequential"), QStringLiteral("parallel (N 4)"),
                          QStringLiteral("parallel (N=2 ü)"), QStringLiteral("parallel (N=5 ü)")}));
    // What is a run's own stands beside it; the rest is said of the file.
    const QJsonObject shared = check.spansOf(2, "run").at(0).args;
    const QJsonObject own = check.spansOf(3, "run").at(0).args;
    QVERIFY(!shared.contains(QLatin1String("workload")) && !shared.contains(QLatin1String("cores")));
    QVERIFY(own[QLatin1String("workload")].toString().startsWith(QLatin1String("6 items, durations from ")));
    QCOMPARE(own[QLatin1String("cores")].toInt(), 8);
    QCOMPARE(own[QLatin1String("cpu")], QLatin1String("Large"));
    QCOMPARE(own[QLatin1String("recorded")], QLatin1String("2024-05-04T12:30:15.250Z"));
}

void TestChromeTrace::variedWorkNests()
{
    for (const Order order : {Order::Kept, Order::Any}) {
        const Recording recording =
            predicted(variedWork(1'000), {.cores = 3},
                      {.order = order, .fetchLimit = 16, .transformLimit = 8, .threads = 4});
        QCOMPARE(problemOf(recording), QString());
    }
}

void TestChromeTrace::randomRunsAreSound_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Order>("order");
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            QTest::addRow("%s, %s", qPrintable(modeName(mode)), qPrintable(orderName(order)))
                << mode << order;
}

// Short and equal times, spans without length, failures and stops at any instant; several runs to a file.
void TestChromeTrace::randomRunsAreSound()
{
    QFETCH(const Mode, mode);
    QFETCH(const Order, order);
    bool cancelled = false;
    bool failed = false;
    for (std::uint64_t seed = 1; seed <= 400; seed += 2) {
        const Run a = randomPipeline(seed, mode, order).run();
        const Run b = randomPipeline(seed + 1, mode, order).run();
        cancelled = cancelled || b.trace.cancelled();
        failed = failed || a.trace.failedCount() > 0;
        const QString problem = problemOf(recordingOf({a, b}));
        QVERIFY2(problem.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(problem)));
    }
    QVERIFY(cancelled && failed);
}

void TestChromeTrace::measuredRunsAreSound()
{
    WorkSpec work;
    work.items = 300;
    work.fetchTime = {.kind = TimeSpec::Kind::Exp, .a = 200us};
    work.transformTime = {.kind = TimeSpec::Kind::Exp, .a = 30us};
    for (const bool stopped : {false, true}) {
        std::vector<Run> runs;
        for (const Mode mode : allModes) {
            WorkSpec own = work;
            own.items = stopped ? 1'000'000 : work.items;
            const PipelineSpec spec{.mode = mode, .fetchLimit = 8, .transformLimit = 4, .threads = 2};
            LiveRun live(spec, own, LiveOptions{.cores = 2});
            if (stopped) {
                QTest::qSleep(5);
                live.stop();
            }
            runs.push_back({spec, Clock::Live, live.future().result()});
            QCOMPARE(runs.back().trace.cancelled(), stopped);
        }
        QCOMPARE(problemOf(recordingOf(runs, work)), QString());
    }
}

void TestChromeTrace::spansWithoutLengthAreShown()
{
    WorkSpec work;
    work.items = 5;
    work.fetchTime = {.a = Nanos(0)};
    work.transformTime = {.a = Nanos(0)};
    const Recording recording = predicted(work, {.cores = 2}, {.fetchLimit = 2, .transformLimit = 2});
    QCOMPARE(problemOf(recording), QString());
    const TraceCheck check(textOf(recording));
    for (std::int64_t pid = 1; pid <= 5; ++pid)
        for (const char *category : {"fetch", "transform"})
            QCOMPARE(check.spansOf(pid, category).size(), std::size_t{5});
}

// Odd nanoseconds a week into a run: beyond what a float, or a double of seconds, would hold.
void TestChromeTrace::longTimesStayExact()
{
    const Nanos week = std::chrono::hours(24 * 7);
    Trace trace(3);
    for (std::int64_t item = 0; item < 3; ++item) {
        const Nanos at = week * item / 3 + Nanos(item);
        const Nanos next = item < 2 ? week * (item + 1) / 3 + Nanos(item + 1) : week + Nanos(7);
        trace.put({.item = item,
                   .rank = item,
                   .fetchAdmitted = at,
                   .fetchStarted = at,
                   .fetchFinished = next,
                   .fetchYielded = next,
                   .transformStarted = next,
                   .transformFinished = next + Nanos(1),
                   .transformYielded = next + Nanos(1),
                   .transformCpu = Nanos(1),
                   .fetchLane = 0,
                   .transformLane = 1,
                   .attempts = 1,
                   .fetchStatus = Status::Ok,
                   .transformStatus = Status::Ok});
    }
    trace.setEnd(week + Nanos(8));
    const Recording recording = recordingOf({{{.mode = Mode::Prefetching}, Clock::Live, trace}});
    QCOMPARE(problemOf(recording), QString());
    QVERIFY(textOf(recording).contains("\"ts\":604800000000.007,"));
}

void TestChromeTrace::aRunWithoutItemsIsEmpty()
{
    const Recording none = recordingOf({});
    QCOMPARE(problemOf(none), QString());
    QCOMPARE(TraceCheck(textOf(none)).eventCount, qsizetype(0));
    QCOMPARE(problemOf(recordingOf({{{}, Clock::Live, Trace(10)}})), QString());
}

void TestChromeTrace::whatTheDeviceDoesNotTakeIsSaid()
{
    QBuffer closed;
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
    QVERIFY(!writeChromeTrace(closed, articleRecording()));
}

// So that a trace of any length needs no memory of its own.
void TestChromeTrace::theFileIsWrittenInBlocks()
{
    class Counting : public QIODevice
    {
    public:
        qint64 total = 0;
        qint64 largest = 0;

    protected:
        qint64 readData(char *, qint64) override { return -1; }
        qint64 writeData(const char *, qint64 size) override
        {
            total += size;
            largest = std::max(largest, size);
            return size;
        }
    } device;
    device.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    QVERIFY(writeChromeTrace(device, predicted(variedWork(20'000), {.cores = 4}, {}, {Mode::Parallel})));
    QVERIFY2(device.total > 10'000'000, qPrintable(QString::number(device.total)));
    QVERIFY2(device.largest <= 1 << 16, qPrintable(QString::number(device.largest)));
}

QTEST_GUILESS_MAIN(TestChromeTrace)
#include "tst_chrome_trace.moc"
