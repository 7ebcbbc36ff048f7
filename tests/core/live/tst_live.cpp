// SPDX-License-Identifier: MIT
// Live runs: what must hold whatever the machine's speed. No test asserts a wall-clock duration.
#include "live/live_run.h"

#include "analysis/waits.h"
#include "pipeline/words.h"
#include "workload/inputs.h"
#include "workload/work_text.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>
#include <thread>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

WorkSpec busyWork(std::int64_t items, Nanos fetch, Nanos transform, TransformKind kind)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime.a = fetch;
    work.transformTime.a = transform;
    work.transform = kind;
    return work;
}

Trace runLive(const PipelineSpec &spec, const WorkSpec &work, std::shared_ptr<RunFeed> feed = nullptr)
{
    LiveRun run(spec, work, {.cores = 2, .feed = std::move(feed)});
    return run.future().result();
}

PipelineSpec spec(Mode mode, std::int64_t n, std::int64_t m, int c, Order order = Order::Kept)
{
    return {.mode = mode, .order = order, .fetchLimit = n, .transformLimit = m, .threads = c};
}

// Never more than `limit` of the intervals cover one instant.
int mostAtOnce(std::vector<std::pair<Nanos, Nanos>> intervals)
{
    std::vector<std::pair<Nanos, int>> edges;
    for (const auto &[begin, end] : intervals) {
        edges.emplace_back(begin, 1);
        edges.emplace_back(end, -1);
    }
    std::sort(edges.begin(), edges.end());
    int count = 0;
    int most = 0;
    for (const auto &[at, change] : edges)
        most = std::max(most, count += change);
    return most;
}

void checkWhole(const Trace &trace, const PipelineSpec &spec, const WorkSpec &work)
{
    QVERIFY(!trace.cancelled());
    QCOMPARE(trace.size(), work.items);
    QCOMPARE(trace.emittedCount(), work.items);
    std::vector<bool> ranks(static_cast<std::size_t>(work.items));
    std::vector<std::pair<Nanos, Nanos>> inFetch;
    std::vector<std::pair<Nanos, Nanos>> inTransform;
    Nanos previous{0};
    for (std::int64_t i = 0; i < trace.size(); ++i) {
        const ItemRow row = trace.row(i);
        QVERIFY(row.rank >= 0 && !ranks[static_cast<std::size_t>(row.rank)]);
        ranks[static_cast<std::size_t>(row.rank)] = true;
        if (spec.order == Order::Kept)
            QCOMPARE(row.rank, i);
        QVERIFY(previous <= row.fetchAdmitted);
        previous = row.fetchAdmitted;
        QVERIFY(row.fetchAdmitted <= row.fetchStarted);
        QVERIFY(row.fetchStarted <= row.fetchFinished);
        QVERIFY(row.fetchFinished <= row.fetchYielded);
        QVERIFY(row.fetchYielded <= row.transformStarted);
        QVERIFY(row.transformStarted <= row.transformFinished);
        QVERIFY(row.transformFinished <= row.transformYielded);
        QVERIFY(row.transformYielded <= trace.end());
        QCOMPARE(row.transformLane == driverLane, !usesPool(spec.mode));
        inFetch.emplace_back(row.fetchAdmitted, row.fetchYielded);
        inTransform.emplace_back(row.fetchYielded, row.transformYielded);
    }
    if (usesLimits(spec.mode)) {
        QVERIFY(mostAtOnce(inFetch) <= spec.fetchLimit);
        QVERIFY(mostAtOnce(inTransform) <= spec.transformLimit);
    }
}

} // namespace

class TestLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModeKeepsItsPromises_data();
    void everyModeKeepsItsPromises();
    void simulatedTimesAreTheirTimes();
    void aHundredThousandFetchesNeedNoThreads();
    void shortTransformsHaveUnknownCpuTime();
    void stopEndsARunAtAnyInstant();
    void cancellingTheFutureEndsTheRun();
    void theFeedHasEveryRowOnce();
    void realFilesAreReadAndDigested();
    void badFilesFailAlone();
    void aServerServesSoManyAtATime_data();
    void aServerServesSoManyAtATime();
    void eachAwaitBeginsInAPoll_data();
    void eachAwaitBeginsInAPoll();
};

void TestLive::everyModeKeepsItsPromises_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Order>("order");
    QTest::addColumn<int>("transformUs");
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            for (const int us : {0, 1, 40})
                QTest::addRow("%s %s %d us", qPrintable(modeName(mode)), qPrintable(orderName(order)), us)
                    << mode << order << us;
}

void TestLive::everyModeKeepsItsPromises()
{
    QFETCH(Mode, mode);
    QFETCH(Order, order);
    QFETCH(int, transformUs);
    for (const Nanos fetch : {Nanos(0), Nanos(20us)}) {
        WorkSpec work = busyWork(300, fetch, std::chrono::microseconds(transformUs), TransformKind::Wall);
        if (fetch > Nanos(0))
            work.fetchTime = {.kind = TimeSpec::Kind::Exp, .a = fetch};
        const PipelineSpec pipeline = spec(mode, 5, 3, 2, order);
        checkWhole(runLive(pipeline, work), pipeline, work);
    }
}

void TestLive::simulatedTimesAreTheirTimes()
{
    for (const Mode mode : allModes) {
        const WorkSpec work = busyWork(12, 3ms, 2ms, TransformKind::Cpu);
        const Trace trace = runLive(spec(mode, 4, 4, 2), work);
        for (std::int64_t i = 0; i < trace.size(); ++i) {
            const ItemRow row = trace.row(i);
            if (mode == Mode::Blocking)
                QVERIFY(row.fetchFinished - row.fetchStarted >= work.fetchTime.a); // when the sleep returned
            else
                QCOMPARE(row.fetchFinished - row.fetchStarted, work.fetchTime.a); // its deadline
            QVERIFY(row.transformCpu >= work.transformTime.a);
            QVERIFY(row.transformFinished - row.transformStarted >= row.transformCpu);
        }
    }
}

void TestLive::aHundredThousandFetchesNeedNoThreads()
{
    const WorkSpec work = busyWork(100'000, 100ms, 0ns, TransformKind::Cpu);
    const Trace trace = runLive(spec(Mode::Concurrent, 100'000, 4, 1), work);
    QCOMPARE(trace.emittedCount(), 100'000);
}

void TestLive::shortTransformsHaveUnknownCpuTime()
{
    const Trace quick = runLive(spec(Mode::Parallel, 4, 4, 2), busyWork(50, 0ns, 5us, TransformKind::Cpu));
    const Trace slow = runLive(spec(Mode::Parallel, 4, 4, 2), busyWork(50, 0ns, 50us, TransformKind::Cpu));
    for (std::int64_t i = 0; i < 50; ++i) {
        QCOMPARE(quick.row(i).transformCpu, absent);
        QVERIFY(slow.row(i).transformCpu >= Nanos(50us));
    }
}

void TestLive::stopEndsARunAtAnyInstant()
{
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        const Mode mode = allModes[random() % allModes.size()];
        const auto kind = random() % 2 == 0 ? TransformKind::Cpu : TransformKind::Wall;
        // Hours of work: only the stop can end it.
        const Nanos longTime = 1h;
        const Nanos shortTime = 100us;
        const WorkSpec work = busyWork(1'000'000, random() % 2 == 0 ? longTime : shortTime,
                                       random() % 2 == 0 ? longTime : shortTime, kind);
        LiveRun run(spec(mode, 8, 8, 2), work, {.cores = 2, .feed = nullptr});
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 5000));
        run.stop();
        const Trace trace = run.future().result();
        QVERIFY(trace.cancelled());
        for (std::int64_t i = 0; i < trace.size(); ++i) {
            const ItemRow row = trace.row(i);
            QVERIFY(row.fetchAdmitted != absent);
            QCOMPARE(row.rank >= 0, row.transformYielded != absent);
            QVERIFY(std::max({row.fetchYielded, row.transformFinished, row.transformYielded}) <= trace.end());
        }
    }
}

void TestLive::cancellingTheFutureEndsTheRun()
{
    auto run = std::make_unique<LiveRun>(spec(Mode::Parallel, 4, 4, 2),
                                         busyWork(1'000'000, 10us, 10us, TransformKind::Wall),
                                         LiveOptions{.cores = 2, .feed = nullptr});
    QFuture<Trace> future = run->future();
    future.cancel();
    run.reset(); // waits for the driver
    QVERIFY(future.isFinished());
    QVERIFY(future.isCanceled());
}

void TestLive::theFeedHasEveryRowOnce()
{
    for (const Mode mode : allModes) {
        auto feed = std::make_shared<RunFeed>();
        const WorkSpec work = busyWork(2'000, 10us, 5us, TransformKind::Wall);
        LiveRun run(spec(mode, 8, 8, 2), work, {.cores = 2, .feed = feed});
        Trace seen(work.items);
        std::int64_t rows = 0;
        const auto drain = [&] {
            for (const ItemRow &row : feed->take().finished) {
                seen.put(row);
                ++rows;
            }
        };
        while (!run.future().isFinished())
            drain();
        drain();
        QCOMPARE(run.future().result().size(), 0);
        QCOMPARE(rows, work.items);
        seen.setEnd(run.future().result().end());
        checkWhole(seen, spec(mode, 8, 8, 2), work);
    }
}

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

WorkSpec fileWork(const QString &folder, std::vector<TransformStep> steps)
{
    WorkSpec work;
    work.fetch = FetchKind::File;
    work.transform = TransformKind::Real;
    work.steps = std::move(steps);
    Checked<InputList> inputs = collectInputs({folder}, beginsWithGunzip(work));
    if (inputs) {
        work.items = static_cast<std::int64_t>(inputs->paths.size());
        work.inputs = std::make_shared<InputList>(std::move(*inputs));
    }
    return work;
}

} // namespace

void TestLive::realFilesAreReadAndDigested()
{
    QTemporaryDir folder;
    std::vector<QByteArray> digests;
    for (int i = 0; i < 40; ++i) {
        const QByteArray content(i * 1000, static_cast<char>('a' + i % 26));
        writeFile(folder.filePath(QStringLiteral("%1").arg(i, 3, 10, QLatin1Char('0'))), content);
        digests.push_back(QCryptographicHash::hash(content, QCryptographicHash::Sha256));
    }
    const WorkSpec work = fileWork(folder.path(), {{QStringLiteral("sha256"), {}}});
    QCOMPARE(work.items, 40);
    for (const Mode mode : allModes) {
        const PipelineSpec pipeline = spec(mode, 4, 4, 2);
        const Trace trace = runLive(pipeline, work);
        checkWhole(trace, pipeline, work);
        QCOMPARE(trace.failedCount(), 0);
        for (std::int64_t i = 0; i < trace.size(); ++i) {
            QVERIFY(trace.detail(i));
            QCOMPARE(trace.detail(i)->digest, digests[static_cast<std::size_t>(i)]);
            QCOMPARE(trace.row(i).fetchBytes, i * 1000);
            QVERIFY(trace.row(i).fetchCpu > Nanos(0));
        }
    }
}

void TestLive::badFilesFailAlone()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("a.gz")),
              QByteArray::fromHex("1f8b0800000000000003cb48cdc9c907008c0a6e3b05000000"));
    writeFile(folder.filePath(QStringLiteral("b.gz")), "this is not gzip, whatever its name says");
    // "hello", packed
    writeFile(folder.filePath(QStringLiteral("c.gz")),
              QByteArray::fromHex("1f8b0800000000000003cb48cdc9c9070086a6103605000000"));
    WorkSpec work = fileWork(folder.path(), {{QStringLiteral("gunzip"), {}}, {QStringLiteral("sha256"), {}}});
    QCOMPARE(work.items, 3);
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("a.gz")))); // gone between listing and reading
    for (const Mode mode : allModes) {
        const Trace trace = runLive(spec(mode, 2, 2, 2), work);
        QCOMPARE(trace.emittedCount(), 3);
        QCOMPARE(trace.failedCount(), 2);
        QCOMPARE(trace.row(0).fetchStatus, Status::Failed);
        QCOMPARE(trace.row(0).transformStatus, Status::Skipped);
        QVERIFY(trace.detail(0)->error.startsWith(QStringLiteral("cannot read: ")));
        QCOMPARE(trace.row(1).transformStatus, Status::Failed);
        QVERIFY(trace.detail(1)->error.contains(QStringLiteral("not in gzip format")));
        QCOMPARE(trace.row(2).transformStatus, Status::Ok);
        QCOMPARE(trace.detail(2)->digest, QCryptographicHash::hash("hello", QCryptographicHash::Sha256));
    }
}

void TestLive::aServerServesSoManyAtATime_data()
{
    QTest::addColumn<Mode>("mode");
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching, Mode::Blocking})
        QTest::newRow(qPrintable(modeName(mode))) << mode;
}

// First come, first served: each begins no earlier than the end of the one that had its place before, and what was in
// line until then is a cause of its own.
void TestLive::aServerServesSoManyAtATime()
{
    QFETCH(const Mode, mode);
    constexpr Nanos service = 2ms;
    constexpr std::size_t places = 3;
    WorkSpec work = busyWork(40, service, Nanos(0), TransformKind::Wall);
    work.capacity = places;
    LiveRun live(spec(mode, 16, 4, 8), work, {.cores = 2});
    const Run run{spec(mode, 16, 4, 8), Clock::Live, live.future().result()};
    checkWhole(run.trace, run.spec, work);
    std::vector<Nanos> begins;
    Nanos waited{0};
    for (std::int64_t item = 0; item < work.items; ++item) {
        const std::optional<ItemDetail> detail = run.trace.detail(item);
        const ItemRow row = run.trace.row(item);
        begins.push_back(row.fetchStarted);
        if (!detail)
            continue;
        QCOMPARE(detail->parts.size(), std::size_t(2));
        QCOMPARE(detail->parts[0].kind, PartKind::Capacity);
        QCOMPARE(detail->parts[0].begin, row.fetchStarted);
        QCOMPARE(detail->parts[1].end, row.fetchFinished);
        begins.back() = detail->parts[0].end;
        waited += detail->parts[0].end - row.fetchStarted;
        QVERIFY(row.fetchFinished - begins.back() >= service);
    }
    QVERIFY(waited > Nanos(0)); // eight are begun at once
    QCOMPARE(WaitAccount(run).totals()[static_cast<std::size_t>(Cause::FetchCapacity)], waited);
    std::sort(begins.begin(), begins.end());
    for (std::size_t i = places; i < begins.size(); ++i)
        QVERIFY(begins[i] >= begins[i - places] + service);
}

void TestLive::eachAwaitBeginsInAPoll_data()
{
    QTest::addColumn<Mode>("mode");
    for (const Mode mode : allModes)
        QTest::newRow(qPrintable(modeName(mode))) << mode;
}

// While the driver transforms, a fetch whose await has ended stands still; what it waited for adds up.
void TestLive::eachAwaitBeginsInAPoll()
{
    QFETCH(const Mode, mode);
    WorkSpec work = busyWork(24, 4ms, 2ms, TransformKind::Wall);
    work.fetchTime.awaits = 4;
    LiveRun live(spec(mode, 6, 4, 4), work, {.cores = 2});
    const Run run{spec(mode, 6, 4, 4), Clock::Live, live.future().result()};
    checkWhole(run.trace, run.spec, work);
    Nanos unpolled{0};
    for (std::int64_t item = 0; item < work.items; ++item) {
        const std::optional<ItemDetail> detail = run.trace.detail(item);
        if (!detail)
            continue;
        const ItemRow row = run.trace.row(item);
        QCOMPARE(detail->parts.front().begin, row.fetchStarted);
        QCOMPARE(detail->parts.back().end, row.fetchFinished);
        int running = 0;
        for (std::size_t i = 0; i < detail->parts.size(); ++i) {
            const FetchPart &part = detail->parts[i];
            if (i > 0)
                QCOMPARE(part.begin, detail->parts[i - 1].end);
            if (part.kind == PartKind::Running) {
                QCOMPARE(part.end - part.begin, Nanos(1ms));
                ++running;
            } else {
                QCOMPARE(part.kind, PartKind::Unpolled);
                unpolled += part.end - part.begin;
            }
        }
        QCOMPARE(running, 4);
    }
    QCOMPARE(WaitAccount(run).totals()[static_cast<std::size_t>(Cause::FetchUnpolled)], unpolled);
    QCOMPARE(mode == Mode::Blocking, unpolled == Nanos(0));
}

QTEST_GUILESS_MAIN(TestLive)
#include "tst_live.moc"
